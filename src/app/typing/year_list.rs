//! A list of quantities, `12 ; 14 ; 15`: one for each year, from the field that they are typed in.

use super::field::NumberField;
use crate::study::NumberPath;
use crate::study::field::{OutcomeField, PartField};

/// Separates the years. One alone separates the bounds of a range, `50 ; 70`, as in every other number.
const SEPARATOR: char = ';';

/// Whether the text of a field states several years: a quantity with two separators or more, the last of which may end it.
pub fn is_list(number: &NumberField, text: &str) -> bool {
    place(number).is_some() && split(text).len() > 2
}

/// The parts between the separators; those in the brackets of a range separate nothing.
pub(super) fn split(text: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let separates = |character: char| {
        match character {
            '(' | '[' => depth = depth.saturating_add(1),
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => (),
        }
        depth == 0 && character == SEPARATOR
    };
    text.split(separates).collect()
}

/// The outcome and the year of a quantity.
pub(super) fn place(number: &NumberField) -> Option<(&str, usize)> {
    match number {
        NumberField::Value(NumberPath::Outcome(id, OutcomeField::Part(PartField::Quantity))) => Some((id, 0)),
        NumberField::Value(NumberPath::Outcome(id, OutcomeField::Cohort(year))) => Some((id, *year)),
        _ => None,
    }
}
