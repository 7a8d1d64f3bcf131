//! Inputs: what is put in, in money, in kind, in time.

use super::outcomes::stakeholder_options;
use crate::app::{Edit, PartKind};
use crate::study::field::InputField;
use crate::study::{Input, InputKind, Shared, Target, TextField};
use crate::ui::browser::focus::control_id;
use crate::ui::browser::names;
use crate::ui::context::View;
use crate::ui::widgets::{
    EstimateLook, Pedigree, TextLook, estimate_field, figure, figure_as, part_buttons, select, text_input,
    text_input_as,
};
use yew::prelude::*;

/// The room of the inputs.
pub fn inputs(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let dispatch = view.dispatch.clone();
    let add = Callback::from(move |_: MouseEvent| {
        dispatch.edit(Edit::Add(PartKind::Input, names::random("i", 5)));
    });
    html! {
        <>
            if study.inputs.is_empty() { <p class="empty">{ catalog.text("inputs.empty") }</p> }
            <ol class="cards">
                for (place, input) in study.inputs.iter().enumerate() {
                    <li key={input.id.clone()} class="card" id={format!("part-inputs-{}", input.id)} tabindex="-1">
                        <InputCard view={view.clone()} input={input.clone()} {place} />
                    </li>
                }
            </ol>
            <p><button type="button" class="button" data-testid="add-input" onclick={add}>{ catalog.text("inputs.add") }</button></p>
            <dl class="card-figures totals">
                for (kind, cell) in view.study.inputs_of_kinds() {
                    <div>
                        <dt>{ catalog.text(&format!("input_kind.{}", kind.word())) }</dt>
                        <dd>{ figure(view, cell) }</dd>
                    </div>
                }
                <div class="is-total">
                    <dt>{ catalog.text("figure.inputs_total") }</dt>
                    <dd>{ figure(view, view.study.inputs_total()) }</dd>
                </div>
            </dl>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct InputCardProps {
    view: View,
    input: Shared<Input>,
    place: usize,
}

#[component]
fn InputCard(props: &InputCardProps) -> Html {
    let view = &props.view;
    let (catalog, dispatch) = (view.catalog, &view.dispatch);
    let open = use_state(|| None::<Target>);
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |target: Target| open.set((open.as_ref() != Some(&target)).then_some(target)))
    };
    let onclose = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(None))
    };
    let (study, input) = (view.stated(), &props.input);
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
        let is_open = open.as_ref() == Some(&target);
        let ontoggle = estimated.then(|| ontoggle.clone());
        estimate_field(view, &target, &EstimateLook { is_open, ontoggle, ..EstimateLook::default() })
    };
    html! {
        <>
            <div class="card-head">
                <h2 class="card-title">{ &name }</h2>
                { figure_as(view, view.study.input_value(props.place), "card-value", None) }
            </div>
            <div class="form-row">
                { text_input(view, TextField::InputLabel(id.clone()), catalog.text("input.label"), &input.label) }
                { select(&control_id(&format!("{path}/stakeholder")), catalog.text("input.stakeholder"), &input.stakeholder,
                    stakeholder_options(study, catalog), choose_stakeholder) }
                { select(&control_id(&format!("{path}/kind")), catalog.text("input.kind"), input.kind.word(), kinds, choose_kind) }
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
                { text_input_as(view, TextField::InputNotes(id.clone()), catalog.text("card.notes"), &input.notes,
                    TextLook { long: true, ..TextLook::default() }) }
                { part_buttons(view, PartKind::Input, &id, &name, (props.place, study.inputs.len())) }
            </details>
        </>
    }
}
