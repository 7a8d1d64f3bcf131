//! The rarer members of an outcome: further shares under names of their own, and numbers that differ from year to year.

use crate::app::{Action, Edit, OutcomeEdit};
use crate::study::field::{Field, PartField};
use crate::study::limits::MAX_ADJUSTMENTS;
use crate::study::{NumberPath, Outcome, TextField, field::OutcomeField};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::text::text;
use crate::ui::widgets::{ActionButton, EstimateLook, TextLook, estimate_field, text_input_as};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The ready-made adjustments: the last part of their key, and whether their share is what is kept.
const READY_MADE: [(&str, bool); 4] = [("leakage", false), ("likelihood", true), ("optimism", false), ("other", false)];

/// The adjustments of an outcome, each with its label and its share, and buttons that add one.
pub(super) fn adjustments(view: &View, outcome: &Outcome) -> Html {
    let catalog = view.catalog;
    let act = |edit: OutcomeEdit, label: &str, class: &'static str| {
        ActionButton::new(Action::Edit(Edit::Outcome(outcome.id.clone(), edit)), label, class).view(&view.dispatch)
    };
    let row = |n: usize| {
        let target = NumberPath::Outcome(outcome.id.clone(), OutcomeField::Adjustment(n));
        let name = catalog.target_name_in(view.stated(), &target);
        let (label, kept) = outcome.adjustments.get(n).map(|it| (it.label.clone(), it.kept)).unwrap_or_default();
        let field = TextField::AdjustmentLabel(outcome.id.clone(), n);
        let look = EstimateLook { name: Some(catalog.text("adjustment.share").to_owned()), ..EstimateLook::default() };
        let id = control_id(&format!("{target}/kept"));
        let keeps = tick(view, &outcome.id, kept, move |kept| OutcomeEdit::SetKept(n, kept));
        html! {
            <div class="adjustment" key={n}>
                { text_input_as(field, catalog.text("adjustment.label"), &label, TextLook::default()) }
                { estimate_field(view, &target, &look) }
                <div class="tick">
                    <input type="checkbox" id={id.clone()} checked={kept} onchange={keeps} />
                    <label for={id}>{ text(catalog, "adjustment.kept") }</label>
                </div>
                { act(OutcomeEdit::RemoveAdjustment(n), &catalog.fill("part.delete_named", &[("name", &name)]), "small quiet") }
            </div>
        }
    };
    let can_add = outcome.adjustments.len() < MAX_ADJUSTMENTS;
    html! {
        <fieldset class="adjustments">
            <legend>{ text(catalog, "adjustment.title") }</legend>
            <p class="field-hint">{ text(catalog, "adjustment.hint") }</p>
            for n in 0..outcome.adjustments.len() { { row(n) } }
            if can_add {
                <div class="adjustment-add">
                    for (word, kept) in READY_MADE {
                        { act(
                            OutcomeEdit::AddAdjustment(ready_made_label(view, word), kept),
                            &catalog.fill("adjustment.add", &[("name", catalog.under("adjustment.ready", word))]),
                            "small",
                        ) }
                    }
                </div>
            }
        </fieldset>
    }
}

/// The label that a ready-made adjustment starts with; none for one that a person names.
fn ready_made_label(view: &View, word: &str) -> String {
    if word == "other" { String::new() } else { view.catalog.under("adjustment.ready", word).to_owned() }
}

/// Which numbers of an outcome differ from year to year.
pub(super) fn years(view: &View, outcome: &Outcome) -> Html {
    let catalog = view.catalog;
    let parts = PartField::ALL.iter().copied().filter(|part| part.may_be_by_year());
    html! {
        <fieldset class="ticks">
            <legend>{ text(catalog, "outcome.by_year") }</legend>
            <p class="field-hint">{ text(catalog, "outcome.by_year.hint") }</p>
            for part in parts {
                <div class="tick" key={part.word()}>
                    <input type="checkbox" id={control_id(&format!("outcomes/{}/{}/by_year", outcome.id, part.word()))}
                        checked={outcome.by_year(part).is_some()}
                        onchange={tick(view, &outcome.id, outcome.by_year(part).is_some(), move |on| OutcomeEdit::SetByYear(part, on))} />
                    <label for={control_id(&format!("outcomes/{}/{}/by_year", outcome.id, part.word()))}>
                        { Html::from(catalog.field_name(Field::Outcome(part.into()))) }
                    </label>
                </div>
            }
        </fieldset>
    }
}

/// Edits the outcome when a box is ticked or unticked.
fn tick(view: &View, id: &str, now: bool, make: impl Fn(bool) -> OutcomeEdit + 'static) -> Callback<Event> {
    let (dispatch, id) = (view.dispatch.clone(), id.to_owned());
    Callback::from(move |event: Event| {
        let ticked = event.target_unchecked_into::<HtmlInputElement>().checked();
        if ticked != now {
            dispatch.edit(Edit::Outcome(id.clone(), make(ticked)));
        }
    })
}
