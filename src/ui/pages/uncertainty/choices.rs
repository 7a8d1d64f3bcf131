//! The numbers of the tornado as options of a select.

use crate::analysis::Bar;
use crate::study::NumberPath;
use crate::ui::context::View;

/// A number, named with its part, as an option.
fn choice(view: &View, target: &NumberPath) -> (String, String) {
    let path = target.to_string();
    let name = view.catalog.number_name(view.stated(), &path);
    (path, name)
}

/// The numbers of the bars in the order of their influence.
pub(super) fn choices(view: &View, bars: &[Bar]) -> Vec<(String, String)> {
    bars.iter().map(|bar| choice(view, &bar.target)).collect()
}
