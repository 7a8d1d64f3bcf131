//! The grid: the ratio for every pair of values of two numbers.

use crate::analysis::Bar;
use crate::app::WorkspaceAction;
use crate::number::Decimal;
use crate::present::figures::Detail;
use crate::sheet::CellUnit;
use crate::study::NumberPath;
use crate::ui::context::View;
use crate::ui::widgets::number_select;
use crate::ui::widgets::section;
use crate::ui::widgets::text::{class_if, paragraph};
use yew::prelude::*;

/// The grid and the selects of its two numbers: at first the two most influential ones.
pub(super) fn grid(view: &View, bars: &[Bar]) -> Html {
    let all: Vec<String> = bars.iter().map(|bar| bar.target.to_string()).collect();
    let chosen = |place: usize| {
        let wanted =
            view.workspace.uncertainty.grid.get(place).and_then(|path| all.iter().find(|known| *known == path));
        wanted.or_else(|| all.get(place)).cloned().unwrap_or_default()
    };
    let (a, b) = (chosen(0), chosen(1));
    let (Some(rows), Some(columns)) = (NumberPath::parse(&a), NumberPath::parse(&b)) else {
        return Html::default();
    };
    let catalog = view.catalog;
    let groups = catalog.number_groups(view.study.simulated().study, all.iter().cloned());
    let choose = |place: usize| {
        let dispatch = view.dispatch.clone();
        Callback::from(move |path: String| dispatch.workspace(WorkspaceAction::ChooseGrid(place, path)))
    };
    let content = html! {
        <>
            { paragraph("", catalog, "uncertainty.grid.about") }
            <div class="form-row">
                { number_select("grid-rows", catalog.text("uncertainty.grid.rows"), &a, groups.clone(), choose(0)) }
                { number_select("grid-columns", catalog.text("uncertainty.grid.columns"), &b, groups, choose(1)) }
            </div>
            { table(view, &rows, &columns) }
        </>
    };
    section(view, "grid-title", "uncertainty.grid", content)
}

fn table(view: &View, rows: &NumberPath, columns: &NumberPath) -> Html {
    let (catalog, study) = (view.catalog, view.study.simulated().study);
    if rows == columns {
        return paragraph("field-hint", catalog, "uncertainty.grid.same");
    }
    let found = view.study.grid(&view.workspace.uncertainty.default_ranges, rows, columns);
    let show = |target: &NumberPath, value: Decimal| catalog.value_of(study, target, value);
    let stated = |target: &NumberPath, value: Decimal| target.get(study).is_some_and(|now| now.point() == value);
    let name = |target: &NumberPath| catalog.number_name(study, &target.to_string());
    html! {
        <div class="table-scroll" tabindex="0" role="group" aria-labelledby="grid-title">
            <table class="plain-table grid" data-testid="grid">
                <caption class="field-hint">{ catalog.fill("uncertainty.grid.caption", &[("rows", &name(rows)), ("columns", &name(columns))]) }</caption>
                <thead><tr>
                    <td></td>
                    for value in &found.across {
                        <th scope="col" class={class_if("number", stated(columns, *value), "is-stated")}>{ show(columns, *value) }</th>
                    }
                </tr></thead>
                <tbody>
                    for (value, ratios) in found.down.iter().zip(&found.ratios) {
                        <tr>
                            <th scope="row" class={class_if("number", stated(rows, *value), "is-stated")}>{ show(rows, *value) }</th>
                            for (column, ratio) in found.across.iter().zip(ratios) {
                                <td class={class_if("number", stated(rows, *value) && stated(columns, *column), "is-stated")}>
                                    { catalog.figure_or_none(*ratio, CellUnit::Ratio, study.currency.code(), Detail::Plain) }
                                </td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}
