//! Stakeholders: who they are, how many, how they were consulted, what they bring and gain.

use super::map_keys;
use super::table_paste::{TablePaste, copy_button};
use crate::app::{Edit, PartKind, TypedField};
use crate::study::{NumberPath, Role, Stakeholder, TextField};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::text::{button, paragraph, text};
use crate::ui::widgets::{
    EstimateLook, PartLook, TextBox, choices, estimate_field, figure, part_buttons, quiet_select, removed,
};
use yew::prelude::*;

/// The room of the stakeholders.
pub fn stakeholders(view: &View) -> Html {
    let catalog = view.catalog;
    let stakeholders = &view.stated().stakeholders;
    let around = view.clone();
    let add = Callback::from(move |_: MouseEvent| map_keys::add(&around, PartKind::Stakeholder));
    html! {
        <>
            <TablePaste kind={PartKind::Stakeholder} />
            if stakeholders.is_empty() {
                { paragraph("empty", catalog, "stakeholders.empty") }
                { removed(view, PartKind::Stakeholder, None) }
            } else {
                { table(view) }
            }
            <p class="list-acts">
                { button("button", "add-stakeholder", None, add, text(catalog, "stakeholders.add")) }
                if !stakeholders.is_empty() { { copy_button(view, PartKind::Stakeholder) } }
            </p>
            { paragraph("field-hint", catalog, "table_paste.hint") }
        </>
    }
}

/// The stakeholders as rows.
fn table(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let head = |key: &str, class: &'static str| html! { <th role="columnheader" scope="col" {class}>{ text(catalog, key) }</th> };
    let line = |place: usize| {
        removed(view, PartKind::Stakeholder, Some(place))
            .map(|line| html! { <tr role="row" class="map-removed" key="removed"><td role="cell">{ line }</td></tr> })
    };
    html! {
        <div class="table-scroll map-scroll" tabindex="0" onkeydown={map_keys::onkeydown(view, PartKind::Stakeholder)}
            onmousedown={map_keys::onmousedown()} onfocusout={map_keys::onfocusout()} role="group" aria-label={catalog.text("stakeholders.table").to_owned()}>
            <table role="table" class="map is-people" data-testid="stakeholders-table">
                <caption class="visually-hidden">{ text(catalog, "stakeholders.table") }</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        { head("stakeholder.name", "map-name") }
                        { head("stakeholder.role", "") }
                        { head("field.headcount", "number") }
                        { head("stakeholder.consulted", "") }
                        { head("stakeholder.brings", "number") }
                        { head("stakeholder.gains", "number") }
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    for (place, stakeholder) in study.stakeholders.iter().enumerate() {
                        { line(place) }
                        { row(view, stakeholder, place) }
                    }
                    { line(study.stakeholders.len()) }
                </tbody>
            </table>
        </div>
    }
}

fn row(view: &View, stakeholder: &Stakeholder, place: usize) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let id = stakeholder.id.clone();
    let name = catalog.stakeholder_name(study, &id);
    let named = |key: &str| catalog.named(catalog.text(key), &name);
    let role = quiet_select(
        &control_id(&format!("stakeholders/{id}/role")),
        &named("stakeholder.role"),
        stakeholder.role.word(),
        choices(catalog, "role", Role::WORDS),
        view.dispatch.choose(&id, |id, word| Some(Edit::SetRole(id, Role::from_word(word)?))),
    );
    let headcount = EstimateLook { cell_of: Some(name.clone()), ..EstimateLook::default() };
    let text_field = |field: TextField| {
        let field = TypedField::Text(field);
        (AttrValue::from(control_id(&field.path())), field)
    };
    let (name_id, name_field) = text_field(TextField::StakeholderName(id.clone()));
    let (consulted_id, consulted) = text_field(TextField::Consulted(id.clone()));
    let cell = |key: &str| catalog.text(key).to_owned();
    html! {
        <tr role="row" key={id.clone()} class="map-row" id={format!("part-stakeholders-{id}")} tabindex="-1" aria-label={name.clone()}>
            <th role="rowheader" scope="row" class="map-name" data-name={stakeholder.name.clone()}>
                <TextBox class="map-label" names={id.clone()} id={name_id} field={name_field} value={stakeholder.name.clone()}
                    placeholder={name.clone()} label={named("stakeholder.name")} />
            </th>
            <td role="cell" class="map-cell is-choice" data-name={cell("stakeholder.role")}>{ role }</td>
            <td role="cell" class="map-cell" data-name={cell("field.headcount")}>
                { estimate_field(view, &NumberPath::Headcount(id.clone()), &headcount) }
            </td>
            <td role="cell" class="map-cell is-text" data-name={cell("stakeholder.consulted")}>
                <TextBox long=true id={consulted_id} field={consulted} value={stakeholder.consulted.clone()}
                    placeholder={view.text("stakeholder.consulted.placeholder")} label={named("stakeholder.consulted")} />
            </td>
            <td role="cell" class="map-cell is-figure" data-name={cell("stakeholder.brings")}>{ figure(view, view.study.stakeholder_inputs(place)) }</td>
            <td role="cell" class="map-cell is-figure" data-name={cell("stakeholder.gains")}>{ figure(view, view.study.stakeholder_present_value(place)) }</td>
            <td role="cell" class="map-acts">{ part_buttons((catalog, &view.dispatch), PartKind::Stakeholder, &id, &name, (place, study.stakeholders.len()), PartLook::Signs) }</td>
        </tr>
    }
}
