//! The uncertain numbers behind the distribution, each with its low and high end, and the acts that give ranges.

use crate::analysis::default_ranges::Widened;
use crate::app::{Edit, Simulated, given_ranges};
use crate::number::{Decimal, write};
use crate::study::{Basis, NumberPath};
use crate::ui::context::View;
use crate::ui::widgets::section;
use crate::ui::widgets::text::{button, paragraph, text};
use yew::prelude::*;

/// All bases whose numbers can be given a range, one that is not stated among them.
const ALL: [Option<Basis>; 3] = [Some(Basis::Judged), Some(Basis::Unknown), None];

/// A table of more numbers than this is folded.
const SHORT: usize = 12;

/// The table of the uncertain numbers, grouped by the input or outcome that they belong to.
pub(super) fn numbers(view: &View) -> Html {
    let catalog = view.catalog;
    let found = view.study.simulated_ranges(&view.workspace.uncertainty.default_ranges);
    let stated = found.iter().filter(|(_, widened)| widened.is_stated).count();
    let given = found.len().saturating_sub(stated);
    let content = html! {
        <>
            { paragraph("", catalog, "define.default_ranges") }
            if found.is_empty() {
                <p>{ text(catalog, "uncertainty.ranges.none") }</p>
            } else {
                <p>
                    if stated > 0 { { catalog.plural("uncertainty.ranges.stated", stated, &[]) }{ " " } }
                    if given > 0 { { catalog.plural("uncertainty.ranges.given", given, &[]) } }
                </p>
                <details class="more" open={found.len() <= SHORT}>
                    <summary>{ catalog.plural("uncertainty.numbers.all", found.len(), &[]) }</summary>
                    <div class="table-scroll" tabindex="0" role="group" aria-labelledby="ranges-title">{ table(view, &found) }</div>
                </details>
            }
            { give(view, &[Some(Basis::Judged)], "uncertainty.give.judged") }
            { give(view, &[Some(Basis::Unknown)], "uncertainty.give.unknown") }
            { give(view, &[None], "uncertainty.give.unstated") }
        </>
    };
    section(view, "ranges-title", "uncertainty.ranges", content)
}

fn table(view: &View, found: &[(NumberPath, Widened)]) -> Html {
    let catalog = view.catalog;
    let Simulated { study, .. } = view.study.simulated();
    let groups = catalog.number_groups(study, found.iter().map(|(path, _)| path.to_string()));
    let row = |path: &str, name: String| {
        let Some((target, widened)) = found.iter().find(|(target, _)| target.to_string() == path) else {
            return Html::default();
        };
        let show = |value: Decimal| catalog.value_of(study, target, value);
        let value = target.get(study).map(|estimate| show(estimate.point())).unwrap_or_default();
        let origin = if widened.is_stated { "uncertainty.numbers.stated" } else { "uncertainty.numbers.given" };
        html! {
            <tr key={path.to_owned()}>
                <th scope="row">
                    // What a scenario adds cannot be gone to.
                    if target.exists(view.stated()) {
                        { button("link", "", None, view.paths.to_path(path.to_owned()), name.into()) }
                    } else {
                        { name }
                    }
                </th>
                <td class="number">{ show(widened.range.low) }</td>
                <td class="number">{ value }</td>
                <td class="number">{ show(widened.range.high) }</td>
                <td>{ text(catalog, origin) }</td>
            </tr>
        }
    };
    html! {
        <table class="plain-table numbers-table" data-testid="numbers">
            <thead><tr>
                <th scope="col">{ text(catalog, "switching.number") }</th>
                for key in ["uncertainty.numbers.low", "uncertainty.numbers.value", "uncertainty.numbers.high"] {
                    <th scope="col" class="number">{ text(catalog, key) }</th>
                }
                <th scope="col">{ text(catalog, "uncertainty.numbers.origin") }</th>
            </tr></thead>
            for group in groups {
                <tbody key={group.numbers.first().map(|(path, _)| path.clone()).unwrap_or_default()}>
                    <tr class="is-group"><th scope="rowgroup" colspan="5">{ group.owner }</th></tr>
                    for (path, name) in group.numbers { { row(&path, name) } }
                </tbody>
            }
        </table>
    }
}

/// The button that gives a range to every number that can have one and has none.
pub(in crate::ui::pages) fn give_all(view: &View) -> Html {
    give(view, &ALL, "uncertainty.give.all")
}

/// The button that gives every number of some bases its range, where there is one without.
fn give(view: &View, bases: &[Option<Basis>], key: &'static str) -> Html {
    let (catalog, widths) = (view.catalog, view.workspace.uncertainty.default_ranges);
    let count = given_ranges(view.stated(), bases, &widths).len();
    if count == 0 {
        return Html::default();
    }
    let width = |width: Decimal| write::percent(width, 1, catalog.language());
    let widths_said = [("judged", &*width(widths.judged)), ("unknown", &*width(widths.unknown))];
    let said = catalog.plural(key, count, &widths_said);
    let edit = Edit::GiveRanges(bases.to_vec(), widths);
    html! { <p>{ button("button", key, None, view.dispatch.on_edit(edit), said.into()) }</p> }
}
