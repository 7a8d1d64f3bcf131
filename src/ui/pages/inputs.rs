//! Inputs: what is put in, in money, in kind, in time.

use super::outcomes::stakeholder_options;
use crate::app::{Edit, PartKind};
use crate::study::field::InputField;
use crate::study::{Input, InputKind, Shared, Target, TextField};
use crate::ui::browser::focus::control_id;
use crate::ui::browser::names;
use crate::ui::context::{Evaluated, use_catalog, use_dispatch};
use crate::ui::widgets::{EstimateField, FigureButton, PartButtons, Pedigree, Select, TextInput};
use yew::prelude::*;

/// The open study.
#[derive(Properties, PartialEq)]
pub struct InputsPageProps {
    /// The study and its evaluation.
    pub study: Evaluated,
    /// The path of a part or number to show.
    pub wanted: Option<String>,
}

/// The room of the inputs.
#[component]
pub fn InputsPage(props: &InputsPageProps) -> Html {
    let catalog = use_catalog();
    let dispatch = use_dispatch();
    let study = &props.study.study;
    let add = Callback::from(move |_: MouseEvent| {
        dispatch.edit(Edit::Add(PartKind::Input, names::random("i", 5)));
    });
    html! {
        <>
            if study.inputs.is_empty() { <p class="empty">{ catalog.text("inputs.empty") }</p> }
            <ol class="cards">
                for (place, input) in study.inputs.iter().enumerate() {
                    <li key={input.id.clone()} class="card" id={format!("part-inputs-{}", input.id)} tabindex="-1">
                        <InputCard study={props.study.clone()} input={input.clone()} {place} />
                    </li>
                }
            </ol>
            <p><button type="button" class="button" data-testid="add-input" onclick={add}>{ catalog.text("inputs.add") }</button></p>
            <dl class="card-figures totals">
                for (kind, cell) in props.study.inputs_of_kinds() {
                    <div>
                        <dt>{ catalog.text(&format!("input_kind.{}", kind.word())) }</dt>
                        <dd><FigureButton study={props.study.clone()} {cell} /></dd>
                    </div>
                }
                <div class="is-total">
                    <dt>{ catalog.text("figure.inputs_total") }</dt>
                    <dd><FigureButton study={props.study.clone()} cell={props.study.inputs_total()} /></dd>
                </div>
            </dl>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct InputCardProps {
    study: Evaluated,
    input: Shared<Input>,
    place: usize,
}

#[component]
fn InputCard(props: &InputCardProps) -> Html {
    let catalog = use_catalog();
    let dispatch = use_dispatch();
    let open = use_state(|| None::<Target>);
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |target: Target| open.set((open.as_ref() != Some(&target)).then_some(target)))
    };
    let onclose = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(None))
    };
    let (study, input) = (&props.study.study, &props.input);
    let id = input.id.clone();
    let path = format!("inputs/{id}");
    let name = catalog.part_name(study, &path).unwrap_or_default();
    let kinds: Vec<(String, String)> = InputKind::ALL
        .iter()
        .map(|kind| (kind.word().to_owned(), catalog.text(&format!("input_kind.{}", kind.word())).to_owned()))
        .collect();
    let choose_kind = {
        let (dispatch, id) = (dispatch.clone(), id.clone());
        Callback::from(move |word: String| {
            if let Some(kind) = InputKind::from_word(&word) {
                dispatch.edit(Edit::SetInputKind(id.clone(), kind));
            }
        })
    };
    let choose_stakeholder = {
        let (dispatch, id) = (dispatch.clone(), id.clone());
        Callback::from(move |who: String| dispatch.edit(Edit::SetInputStakeholder(id.clone(), who)))
    };
    let number = |field: InputField| {
        let target = Target::Input(id.clone(), field);
        let estimated = field != InputField::Year;
        html! {
            <EstimateField target={target.clone()} estimate={target.get(study)} currency={study.currency}
                is_open={open.as_ref() == Some(&target)} ontoggle={estimated.then(|| ontoggle.clone())} />
        }
    };
    html! {
        <>
            <div class="card-head">
                <h2 class="card-title">{ &name }</h2>
                <FigureButton study={props.study.clone()} cell={props.study.input_value(props.place)} class="card-value" />
            </div>
            <div class="form-row">
                <TextInput field={TextField::InputLabel(id.clone())} label={catalog.text("input.label").to_owned()}
                    value={input.label.clone()} />
                <Select id={control_id(&format!("{path}/stakeholder"))} label={catalog.text("input.stakeholder").to_owned()}
                    value={input.stakeholder.clone()} options={stakeholder_options(study, catalog)} onchoose={choose_stakeholder} />
                <Select id={control_id(&format!("{path}/kind"))} label={catalog.text("input.kind").to_owned()}
                    value={input.kind.word()} options={kinds} onchoose={choose_kind} />
            </div>
            <div class="numbers">
                { number(InputField::Quantity) }
                { number(InputField::UnitValue) }
                { number(InputField::Year) }
            </div>
            if let Some(target) = &*open {
                <Pedigree key={target.to_string()} target={target.clone()} estimate={target.get(study)} currency={study.currency} {onclose} />
            }
            <details class="more">
                <summary>{ catalog.text("card.more") }</summary>
                <TextInput field={TextField::InputNotes(id.clone())} label={catalog.text("card.notes").to_owned()}
                    value={input.notes.clone()} long=true />
                <PartButtons kind={PartKind::Input} id={id.clone()} name={name.clone()} is_first={props.place == 0}
                    is_last={props.place.saturating_add(1) == study.inputs.len()} />
            </details>
        </>
    }
}
