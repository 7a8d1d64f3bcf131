//! The figures that a link states, so that who opens it sees whether they are others there.

use crate::analysis::{RatioRange, ShownRange};
use crate::number::{Decimal, plain};

/// The names of the figures that a link states: the ratio and the ends of its range.
pub(super) const FIGURES: [&str; 3] = ["ratio", "low", "high"];

/// The figures of a study as stated, by their names, as decimals of files; a range only where it is that of the study as it is now.
pub fn figures_for_link(ratio: Option<Decimal>, range: Option<ShownRange>) -> Vec<(String, String)> {
    let [low, high] = match range {
        Some(ShownRange { range: RatioRange::Between { low, high }, is_current: true }) => [Some(low), Some(high)],
        _ => [None, None],
    };
    let stated = FIGURES.into_iter().zip([ratio, low, high]);
    stated.filter_map(|(name, value)| Some((name.to_owned(), plain::print_normalized(value?)))).collect()
}
