//! The result: the answer, and the details that bear it out.

use super::answer::answer;
use super::deferred::deferred;
use super::result_details::details;
use crate::ui::context::View;
use yew::prelude::*;

/// The room of the result.
pub fn result(view: &View) -> Html {
    html! {
        <div class="result">
            { answer(view) }
            { deferred(view, details) }
        </div>
    }
}
