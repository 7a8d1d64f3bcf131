//! Inputs: what is put in, in money, in kind, in time.

use super::pedigree::open_pedigree;
use super::table_paste::{TablePaste, copy_button};
use crate::app::{Edit, PartKind};
use crate::present::chart::ChartKind;
use crate::study::field::InputField;
use crate::study::{Input, InputKind, NumberPath, Recurrence, TextField};
use crate::ui::browser::focus::control_id;
use crate::ui::browser::names;
use crate::ui::charts::chart;
use crate::ui::context::View;
use crate::ui::widgets::stakeholder_options;
use crate::ui::widgets::text::{button, entry, paragraph, text};
use crate::ui::widgets::{
    EstimateLook, TextLook, Tick, choices, choices_or_none, estimate_field, figure, figure_as, part_buttons, removed,
    select, sentence, text_input, text_input_as,
};
use yew::prelude::*;

/// The room of the inputs.
pub fn inputs(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let (dispatch, edit) = (view.dispatch.clone(), view.paths.edit.clone());
    let add = Callback::from(move |_: MouseEvent| {
        let id = names::random("i", 5);
        dispatch.edit(Edit::Add(PartKind::Input, id.clone()));
        // What is new needs its name first.
        edit.emit(format!("inputs/{id}/label"));
    });
    html! {
        <>
            <TablePaste kind={PartKind::Input} />
            if study.inputs.is_empty() { { paragraph("empty", catalog, "inputs.empty") } }
            <ol class="cards">
                for (place, input) in study.inputs.iter().enumerate() {
                    { removed(view, PartKind::Input, Some(place)).map(|line| html! { <li>{ line }</li> }) }
                    <li key={input.id.clone()} class="card" id={format!("part-inputs-{}", input.id)} tabindex="-1">
                        { card(view, input, place) }
                    </li>
                }
            </ol>
            { removed(view, PartKind::Input, Some(study.inputs.len())) }
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

fn card(view: &View, input: &Input, place: usize) -> Html {
    let (catalog, dispatch, study) = (view.catalog, &view.dispatch, view.stated());
    let id = input.id.clone();
    let path = format!("inputs/{id}");
    let name = catalog.part_name(study, &path).unwrap_or_default();
    let kinds = choices(catalog, "input_kind", InputKind::WORDS);
    let choose_kind = dispatch.choose(&id, |id, word| Some(Edit::SetInputKind(id, InputKind::from_word(word)?)));
    let choose_stakeholder = dispatch.choose(&id, |id, who| Some(Edit::SetInputStakeholder(id, who.to_owned())));
    let number = |field: InputField| {
        let target = NumberPath::Input(id.clone(), field);
        let estimated = !matches!(field, InputField::Year | InputField::Years);
        estimate_field(view, &target, &EstimateLook { pedigree: estimated, ..EstimateLook::default() })
    };
    html! {
        <>
            <div class="card-head">
                <h2 class="card-title">{ &name }</h2>
                { figure_as(view, view.study.input_value(place), "card-value", None) }
            </div>
            <div class="form-row">
                { text_input(TextField::InputLabel(id.clone()), catalog.text("input.label"), &input.label) }
                { select(&control_id(&format!("{path}/stakeholder")), catalog.text("input.stakeholder"), &input.stakeholder,
                    stakeholder_options(study, catalog), choose_stakeholder) }
                { select(&control_id(&format!("{path}/kind")), catalog.text("input.kind"), input.kind.word(), kinds, choose_kind) }
                if input.recurrence.is_some() || study.asks_recurrence(input) { { recurrence(view, input, &path) } }
            </div>
            <div class="numbers">
                { number(InputField::Quantity) }
                { number(InputField::UnitValue) }
                { number(InputField::Year) }
                { number(InputField::Years) }
            </div>
            { volunteering(view, place) }
            { open_pedigree(view, |target| matches!(target, NumberPath::Input(whose, _) if *whose == id)) }
            <details class="more">
                <summary>{ text(catalog, "card.more") }</summary>
                { counted(view, input, &path) }
                { text_input_as(TextField::InputNotes(id.clone()), catalog.text("card.notes"), &input.notes,
                    TextLook { long: true, ..TextLook::default() }) }
                { part_buttons((view.catalog, &view.dispatch), PartKind::Input, &id, &name, (place, study.inputs.len())) }
            </details>
        </>
    }
}

/// Whether the input has a part in the totals.
fn counted(view: &View, input: &Input, path: &str) -> Html {
    let tick = Tick {
        id: control_id(&format!("{path}/counted")),
        label: text(view.catalog, "input.counted"),
        hint: Some(text(view.catalog, "input.counted.hint")),
        is_on: !input.uncounted,
        enabled: true,
        edit: Edit::SetCounted(input.id.clone(), input.uncounted),
    };
    tick.view(view)
}

/// Whether an input comes again where scenarios continue the activity.
fn recurrence(view: &View, input: &Input, path: &str) -> Html {
    let options = choices_or_none(view.catalog, "recurrence", Recurrence::WORDS);
    let choose = view.dispatch.choose(&input.id, |id, word| Some(Edit::SetRecurrence(id, Recurrence::from_word(word))));
    let stated = input.recurrence.map(Recurrence::word).unwrap_or_default();
    select(&control_id(&format!("{path}/recurrence")), view.catalog.text("input.recurrence"), stated, options, choose)
}

/// Hours of volunteers as a sum that can be redone, and as jobs; both figures open.
fn volunteering(view: &View, place: usize) -> Html {
    let said = || view.catalog.volunteering(&view.figures().volunteer_time(place)?, view.stated().currency.code());
    html! {
        if let Some(pieces) = said() {
            <p class="field-hint">{ sentence(view, pieces) }{ " " }{ text(view.catalog, "volunteering.about") }</p>
        }
    }
}
