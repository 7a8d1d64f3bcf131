//! What the editor of a pedigree needs to know. It stands apart from the editor, whose code may still have to load.

use crate::study::{Currency, Estimate, NumberPath};
use yew::prelude::*;

/// What the editor of a pedigree needs to know.
#[derive(Properties, PartialEq, Clone)]
pub struct PedigreeProps {
    /// Which number.
    pub target: NumberPath,
    /// The number now.
    pub estimate: Option<Estimate>,
    /// The study's currency.
    pub currency: Currency,
    /// Hides it.
    pub onclose: Callback<MouseEvent>,
}
