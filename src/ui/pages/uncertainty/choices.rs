//! The numbers of the tornado as choices.

use crate::analysis::Bar;
use crate::study::NumberPath;
use crate::ui::context::View;

/// A number with its part, as a choice.
fn choice(view: &View, target: &NumberPath) -> (String, String) {
    let path = target.to_string();
    let name = view.catalog.number_name(view.stated(), &path);
    (path, name)
}

/// The numbers of the bars, each once, in the order of what they move.
pub(super) fn choices(view: &View, bars: &[Bar]) -> Vec<(String, String)> {
    bars.iter().map(|bar| choice(view, &bar.target)).collect()
}
