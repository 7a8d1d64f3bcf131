//! Stakeholders: who they are, how many, and how they were consulted.

use super::table_paste::{TablePaste, copy_button};
use crate::app::{Edit, PartKind};
use crate::study::{NumberPath, Role, Stakeholder, TextField};
use crate::ui::browser::focus::control_id;
use crate::ui::browser::names;
use crate::ui::context::View;
use crate::ui::widgets::text::{button, entry, paragraph, text};
use crate::ui::widgets::{
    EstimateLook, TextLook, choices, estimate_field, figure, part_buttons, removed, select, text_input, text_input_as,
};
use yew::prelude::*;

/// The room of the stakeholders.
pub fn stakeholders(view: &View) -> Html {
    let catalog = view.catalog;
    let (dispatch, edit) = (view.dispatch.clone(), view.paths.edit.clone());
    let stakeholders = &view.stated().stakeholders;
    let add = Callback::from(move |_: MouseEvent| {
        let id = names::random("s", 5);
        dispatch.edit(Edit::Add(PartKind::Stakeholder, id.clone()));
        // Who is new needs a name first.
        edit.emit(format!("stakeholders/{id}/name"));
    });
    html! {
        <>
            <TablePaste kind={PartKind::Stakeholder} />
            if stakeholders.is_empty() { { paragraph("empty", catalog, "stakeholders.empty") } }
            <ol class="cards">
                for (place, stakeholder) in stakeholders.iter().enumerate() {
                    { removed(view, PartKind::Stakeholder, Some(place)).map(|line| html! { <li>{ line }</li> }) }
                    <li key={stakeholder.id.clone()} class="card" id={format!("part-stakeholders-{}", stakeholder.id)} tabindex="-1">
                        { card(view, stakeholder, place) }
                    </li>
                }
            </ol>
            { removed(view, PartKind::Stakeholder, Some(stakeholders.len())) }
            <p class="list-acts">
                { button("button", "add-stakeholder", None, add, text(catalog, "stakeholders.add")) }
                if !stakeholders.is_empty() { { copy_button(view, PartKind::Stakeholder) } }
            </p>
            { paragraph("field-hint", catalog, "table_paste.hint") }
        </>
    }
}

fn card(view: &View, stakeholder: &Stakeholder, place: usize) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let id = stakeholder.id.clone();
    let name = catalog.stakeholder_name(study, &id);
    let roles = choices(catalog, "role", Role::WORDS);
    let choose = view.dispatch.choose(&id, |id, word| Some(Edit::SetRole(id, Role::from_word(word)?)));
    let role_id = control_id(&format!("stakeholders/{id}/role"));
    let asked = TextLook { long: true, placeholder: Some(view.text("stakeholder.consulted.placeholder")), hint: None };
    html! {
        <>
            <div class="card-head">
                <h2 class="card-title">{ &name }</h2>
                { part_buttons((view.catalog, &view.dispatch), PartKind::Stakeholder, &id, &name, (place, study.stakeholders.len())) }
            </div>
            <div class="form-row">
                { text_input(TextField::StakeholderName(id.clone()), catalog.text("stakeholder.name"), &stakeholder.name) }
                { select(&role_id, catalog.text("stakeholder.role"), stakeholder.role.word(), roles, choose) }
                { estimate_field(view, &NumberPath::Headcount(id.clone()), &EstimateLook::default()) }
            </div>
            { text_input_as(TextField::Consulted(id.clone()), catalog.text("stakeholder.consulted"), &stakeholder.consulted, asked) }
            <dl class="card-figures">
                { entry("", text(catalog, "stakeholder.brings"), figure(view, view.study.stakeholder_inputs(place))) }
                { entry("", text(catalog, "stakeholder.gains"), figure(view, view.study.stakeholder_present_value(place))) }
            </dl>
        </>
    }
}
