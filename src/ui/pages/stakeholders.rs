//! Stakeholders: who is concerned, how many they are, and how they were asked.

use crate::app::{Edit, PartKind};
use crate::study::{Role, Shared, Stakeholder, Target, TextField};
use crate::ui::browser::focus::control_id;
use crate::ui::browser::names;
use crate::ui::context::{Evaluated, use_catalog, use_dispatch};
use crate::ui::widgets::{EstimateField, FigureButton, PartButtons, Select, TextInput};
use yew::prelude::*;

/// The open study.
#[derive(Properties, PartialEq)]
pub struct StakeholdersPageProps {
    /// The study and its evaluation.
    pub study: Evaluated,
}

/// The room of the stakeholders.
#[component]
pub fn StakeholdersPage(props: &StakeholdersPageProps) -> Html {
    let catalog = use_catalog();
    let dispatch = use_dispatch();
    let stakeholders = &props.study.study.stakeholders;
    let add = Callback::from(move |_: MouseEvent| {
        dispatch.edit(Edit::Add(PartKind::Stakeholder, names::random("s", 5)));
    });
    html! {
        <>
            if stakeholders.is_empty() { <p class="empty">{ catalog.text("stakeholders.empty") }</p> }
            <ol class="cards">
                for (place, stakeholder) in stakeholders.iter().enumerate() {
                    <li key={stakeholder.id.clone()} class="card" id={format!("part-stakeholders-{}", stakeholder.id)} tabindex="-1">
                        <StakeholderCard study={props.study.clone()} stakeholder={stakeholder.clone()} {place} />
                    </li>
                }
            </ol>
            <p><button type="button" class="button" data-testid="add-stakeholder" onclick={add}>
                { catalog.text("stakeholders.add") }
            </button></p>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct StakeholderCardProps {
    study: Evaluated,
    stakeholder: Shared<Stakeholder>,
    place: usize,
}

#[component]
fn StakeholderCard(props: &StakeholderCardProps) -> Html {
    let catalog = use_catalog();
    let dispatch = use_dispatch();
    let (study, stakeholder) = (&props.study.study, &props.stakeholder);
    let id = stakeholder.id.clone();
    let name = catalog.stakeholder_name(study, &id);
    let roles: Vec<(String, String)> = Role::ALL
        .iter()
        .map(|role| (role.word().to_owned(), catalog.text(&format!("role.{}", role.word())).to_owned()))
        .collect();
    let choose = {
        let (dispatch, id) = (dispatch.clone(), id.clone());
        Callback::from(move |word: String| {
            if let Some(role) = Role::from_word(&word) {
                dispatch.edit(Edit::SetRole(id.clone(), role));
            }
        })
    };
    let headcount = Target::Headcount(id.clone());
    html! {
        <>
            <div class="card-head">
                <h2 class="card-title">{ &name }</h2>
                <PartButtons kind={PartKind::Stakeholder} id={id.clone()} name={name.clone()} is_first={props.place == 0}
                    is_last={props.place.saturating_add(1) == study.stakeholders.len()} />
            </div>
            <div class="form-row">
                <TextInput field={TextField::StakeholderName(id.clone())} label={catalog.text("stakeholder.name").to_owned()}
                    value={stakeholder.name.clone()} />
                <Select id={control_id(&format!("stakeholders/{id}/role"))} label={catalog.text("stakeholder.role").to_owned()}
                    value={stakeholder.role.word()} options={roles} onchoose={choose} />
                <EstimateField target={headcount.clone()} estimate={headcount.get(study)} currency={study.currency} />
            </div>
            <TextInput field={TextField::Consulted(id.clone())} label={catalog.text("stakeholder.consulted").to_owned()}
                value={stakeholder.consulted.clone()} long=true
                placeholder={AttrValue::from(catalog.text("stakeholder.consulted.placeholder").to_owned())} />
            <dl class="card-figures">
                <div>
                    <dt>{ catalog.text("stakeholder.brings") }</dt>
                    <dd><FigureButton study={props.study.clone()} cell={props.study.stakeholder_inputs(props.place)} /></dd>
                </div>
                <div>
                    <dt>{ catalog.text("stakeholder.gains") }</dt>
                    <dd><FigureButton study={props.study.clone()} cell={props.study.stakeholder_present_value(props.place)} /></dd>
                </div>
            </dl>
        </>
    }
}
