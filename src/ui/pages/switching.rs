//! Switching values: how far each number must move, alone, for the ratio to be 1.

use crate::app::{Action, WorkspaceAction};
use crate::number::{Decimal, write};
use crate::present::figures::Detail;
use crate::ui::context::View;
use crate::ui::widgets::section;
use crate::ui::widgets::text::{button, paragraph, text};
use yew::prelude::*;

/// The table of switching values, computed when it is opened.
pub fn switching_table(view: &View) -> Html {
    let (study, catalog, paths) = (&view.study, view.catalog, &view.paths);
    let open = view.workspace.switching;
    let toggle = view.dispatch.on::<MouseEvent>(Action::Workspace(WorkspaceAction::ShowSwitching(!open)));
    let rows = if open { study.switching() } else { &[] };
    let nearest = if open { study.nearest_switching() } else { Vec::new() };
    let reachable = nearest.into_iter().filter_map(|(row, away)| Some((row, row.value?, away)));
    let currency = study.study.currency.code();
    let show = |target: &crate::study::NumberPath, value: Decimal| {
        let unit = crate::present::figures::unit_of(target.field().spec().unit);
        catalog.figure(value, unit, currency, Detail::Full)
    };
    let content = html! {
        <>
            { paragraph("", catalog, "switching.about") }
            <button type="button" class="button" aria-expanded={if open { "true" } else { "false" }} onclick={toggle}
                data-testid="switching">{ text(catalog, if open { "switching.hide" } else { "switching.show" }) }</button>
            if open {
                // The number closest to its switching value, in one sentence, before the table.
                if let Some(sentence) = study.closest_switching_value().and_then(|it| catalog.switching_sentence(&study.study, it)) {
                    <p class="chart-finding">{ sentence }</p>
                }
                <div class="table-scroll" tabindex="0" role="group" aria-labelledby="switching-title">
                    <table class="plain-table">
                        <caption class="visually-hidden">{ text(catalog, "switching.title") }</caption>
                        <thead><tr>
                            <th scope="col">{ text(catalog, "switching.number") }</th>
                            <th scope="col" class="number">{ text(catalog, "switching.now") }</th>
                            <th scope="col" class="number">{ text(catalog, "switching.then") }</th>
                            <th scope="col" class="number">{ text(catalog, "switching.away") }</th>
                        </tr></thead>
                        <tbody>
                            for (row, value, away) in reachable {
                                <tr key={row.target.to_string()}>
                                    <th scope="row">
                                        { button("link", "", None, paths.to_path(row.target.to_string()), Html::from(catalog.target_name(&row.target))) }
                                        if let Some(part) = catalog.part_name(&study.study, &row.target.to_string()) {
                                            <span class="of-part">{ part }</span>
                                        }
                                    </th>
                                    <td class="number">{ row.target.get(&study.study).map(|now| show(&row.target, now.point())) }</td>
                                    <td class="number">{ show(&row.target, value) }</td>
                                    <td class="number">{ away.map(|away| write::percent(away, 0, catalog.language())) }</td>
                                </tr>
                            }
                        </tbody>
                    </table>
                </div>
                <p class="field-hint">{ catalog.plural("switching.unreachable", rows.iter().filter(|row| row.value.is_none()).count(), &[]) }</p>
            }
        </>
    };
    section(view, "switching-title", "switching.title", content)
}
