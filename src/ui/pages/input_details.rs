//! The details of an input: its years, whether it is counted and comes again, its notes.

use crate::app::{Edit, PartKind};
use crate::study::field::InputField;
use crate::study::{Input, NumberPath, Recurrence, TextField};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::text::text;
use crate::ui::widgets::{
    EstimateLook, PartLook, TextLook, Tick, choices_or_none, estimate_field, part_buttons, select, sentence,
    text_input_as,
};
use yew::prelude::*;

/// The details of an input. Its quantity and the value of a unit are among them where the table has no column for its year, or no
/// quantity for an amount. One that is not the first of its row is a place of its own to go to.
pub(super) fn details(view: &View, input: &Input, place: usize, (is_in_table, is_later): (bool, bool)) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let id = input.id.clone();
    let path = format!("inputs/{id}");
    let name = catalog.part_name(study, &path).unwrap_or_default();
    let number = |field: InputField| {
        let pedigree = !matches!(field, InputField::Year | InputField::Years);
        estimate_field(
            view,
            &NumberPath::Input(id.clone(), field),
            &EstimateLook { pedigree, ..EstimateLook::default() },
        )
    };
    html! {
        <fieldset class="input-details" key={id.clone()} id={is_later.then(|| format!("part-inputs-{id}"))} tabindex="-1">
            <legend>{ &name }</legend>
            <div class="numbers">
                if !is_in_table || input.is_amount() { { number(InputField::Quantity) } }
                if !is_in_table { { number(InputField::UnitValue) } }
                { number(InputField::Year) }
                { number(InputField::Years) }
                if input.recurrence.is_some() || study.asks_recurrence(input) { { recurrence(view, input, &path) } }
            </div>
            { volunteering(view, place) }
            { counted(view, input, &path) }
            { text_input_as(TextField::InputNotes(id.clone()), catalog.text("card.notes"), &input.notes,
                TextLook { long: true, ..TextLook::default() }) }
            { part_buttons((catalog, &view.dispatch), PartKind::Input, &id, &name, (place, study.inputs.len()), PartLook::Words) }
        </fieldset>
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
