//! The ranges behind the distribution: the stated ones, and the default ranges by basis.

use crate::analysis::default_ranges::Widened;
use crate::app::{Edit, given_ranges};
use crate::number::{Decimal, write};
use crate::present::figures::{Detail, unit_of};
use crate::study::{Basis, NumberPath};
use crate::ui::context::View;
use crate::ui::widgets::section;
use crate::ui::widgets::text::{button, paragraph, text};
use yew::prelude::*;

pub(super) fn ranges(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let found = view.study.ranges(&view.workspace.uncertainty.default_ranges);
    let (stated, given): (Vec<&(NumberPath, Widened)>, Vec<_>) =
        found.iter().partition(|(_, widened)| widened.is_stated);
    let show = |target: &NumberPath, value: Decimal| {
        catalog.figure(value, unit_of(target.field().spec().unit), study.currency.code(), Detail::Full)
    };
    let list = |key: &str, rows: &[&(NumberPath, Widened)]| {
        if rows.is_empty() {
            return Html::default();
        }
        html! {
            <details class="more">
                <summary>{ catalog.plural(key, rows.len(), &[]) }</summary>
                <ul class="ranges">
                    for (target, widened) in rows {
                        <li>
                            { button("link", "", None, view.paths.to_path(target.to_string()), Html::from(catalog.number_name(study, &target.to_string()))) }
                            <span class="number">{ catalog.fill("uncertainty.between", &[
                                ("low", &show(target, widened.range.low)), ("high", &show(target, widened.range.high))]) }</span>
                        </li>
                    }
                </ul>
            </details>
        }
    };
    let content = html! {
        <>
            { paragraph("", catalog, "define.default_ranges") }
            if stated.is_empty() && given.is_empty() { <p>{ text(catalog, "uncertainty.ranges.none") }</p> }
            { list("uncertainty.ranges.stated", &stated) }
            { list("uncertainty.ranges.given", &given) }
            { give_buttons(view) }
        </>
    };
    section(view, "ranges-title", "uncertainty.ranges", content)
}

/// The buttons that give their ranges to all numbers of a basis at once.
pub(in crate::ui::pages) fn give_buttons(view: &View) -> Html {
    html! {
        <>
            { give(view, Some(Basis::Judged), "uncertainty.give.judged") }
            { give(view, Some(Basis::Unknown), "uncertainty.give.unknown") }
            { give(view, None, "uncertainty.give.unstated") }
        </>
    }
}

/// The button that gives every number of a basis its range, where there is one without.
fn give(view: &View, basis: Option<Basis>, key: &'static str) -> Html {
    let (catalog, widths) = (view.catalog, view.workspace.uncertainty.default_ranges);
    let count = given_ranges(view.stated(), basis, &widths).len();
    if count == 0 {
        return Html::default();
    }
    let width = if basis == Some(Basis::Unknown) { widths.unknown } else { widths.judged };
    let width = write::percent(width, 1, catalog.language());
    let said = catalog.plural(key, count, &[("width", &width)]);
    html! { <p>{ button("button", key, None, view.dispatch.on_edit(Edit::GiveRanges(basis, widths)), said.into()) }</p> }
}
