//! Inputs: what is put in, in money, in kind, in time. A resource is a row, its years are columns.

use super::input_row::{row, years_of};
use super::map_keys;
use super::table_paste::{TablePaste, copy_button};
use crate::app::{PartKind, TypedField};
use crate::present::chart::ChartKind;
use crate::study::{Input, TextField};
use crate::ui::charts::chart;
use crate::ui::context::View;
use crate::ui::widgets::text::{button, class_if, entry, paragraph, text};
use crate::ui::widgets::{figure, removed};
use yew::prelude::*;

/// The room of the inputs.
pub fn inputs(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let around = view.clone();
    let add = Callback::from(move |_: MouseEvent| map_keys::add(&around, PartKind::Input));
    html! {
        <>
            <TablePaste kind={PartKind::Input} />
            if study.inputs.is_empty() {
                { paragraph("empty", catalog, "inputs.empty") }
                { removed(view, PartKind::Input, None) }
            } else {
                { table(view) }
            }
            <p class="list-acts">
                { button("button", "add-input", None, add, text(catalog, "inputs.add")) }
                if !study.inputs.is_empty() { { copy_button(view, PartKind::Input) } }
            </p>
            { paragraph("field-hint", catalog, "table_paste.hint") }
            <dl class="card-figures totals">
                for (kind, cell) in view.study.inputs_of_kinds() {
                    { entry("", Html::from(catalog.under("input_kind", kind.word())), figure(view, cell)) }
                }
                { entry("is-total", text(catalog, "figure.inputs_total"), figure(view, view.study.inputs_total())) }
            </dl>
            { chart(view, ChartKind::Inputs) }
        </>
    }
}

/// The resources as rows, their years as columns.
fn table(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let state = view.dispatch.0.now();
    let is_typed = |input: &Input| state.draft(&TypedField::Text(TextField::InputLabel(input.id.clone()))).is_some();
    let series = study.input_series(is_typed);
    let years = years_of(study);
    let line = || {
        let line = removed(view, PartKind::Input, None);
        line.map(|line| html! { <tr role="row" class="map-removed" key="removed"><td role="cell">{ line }</td></tr> })
    };
    // Before the row that now stands where the deleted one stood.
    let gone = view.workspace.removed.as_ref().map_or(usize::MAX, |removed| removed.place);
    let first = |row: &[usize]| row.iter().copied().min().unwrap_or_default();
    let next = series.iter().position(|members| first(members) >= gone).unwrap_or(series.len());
    html! {
        <div class="table-scroll map-scroll" tabindex="0" onkeydown={map_keys::onkeydown(view, PartKind::Input)}
            onmousedown={map_keys::onmousedown()} onfocusout={map_keys::onfocusout()} role="group" aria-label={catalog.text("inputs.table").to_owned()}>
            <table role="table" class={class_if("map is-inputs", true, &format!("years-{}", years.len()))} data-testid="inputs-table">
                <caption class="visually-hidden">{ text(catalog, "inputs.table") }</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col" class="map-name">{ text(catalog, "input.label") }</th>
                        for year in &years {
                            <th role="columnheader" scope="col" class="number" key={*year}>{ catalog.year_name(study, *year) }</th>
                        }
                        <td role="cell" class="map-more"></td>
                        <th role="columnheader" scope="col" class="number map-worth-head">{ text(catalog, "map.worth") }</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    for (number, members) in series.iter().enumerate() {
                        if number == next { { line() } }
                        { row(view, members, &years) }
                    }
                    if next == series.len() { { line() } }
                </tbody>
                <tfoot role="rowgroup">
                    <tr role="row">
                        <th role="rowheader" scope="row" class="map-name" colspan={years.len().saturating_add(1).to_string()}>{ text(catalog, "figure.inputs_total") }</th>
                        <td role="cell" class="map-total">{ figure(view, view.study.inputs_total()) }</td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
}
