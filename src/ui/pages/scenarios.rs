//! What else could be: scenarios of the study, side by side.

use super::comparison;
use crate::ui::context::View;
use yew::prelude::*;

/// The room of scenarios.
pub fn scenarios(view: &View) -> Html {
    comparison::comparison(view)
}
