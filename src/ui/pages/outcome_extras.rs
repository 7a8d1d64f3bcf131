//! The rarer members of an outcome: what differs from year to year, and further shares under names of their own.

use super::pedigree::open_pedigree;
use crate::app::{Action, Edit, OutcomeEdit};
use crate::study::field::{Field, OutcomeField, PartField};
use crate::study::limits::MAX_ADJUSTMENTS;
use crate::study::{DropOffFrom, NumberPath, Outcome, TextField};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::text::text;
use crate::ui::widgets::{ActionButton, EstimateLook, TextLook, Tick, choices, estimate_field, select, text_input_as};
use yew::prelude::*;

/// The ready-made adjustments: the last part of their key, and whether their share is what is kept.
const READY_MADE: [(&str, bool); 4] = [("leakage", false), ("likelihood", true), ("optimism", false), ("other", false)];

/// Properties of [`Fold`].
#[derive(Properties, PartialEq)]
pub(super) struct FoldProps {
    /// What is folded.
    pub(super) title: String,
    /// Whether it is open at first.
    pub(super) open: bool,
    /// What is in it.
    pub(super) children: Html,
}

/// A folded part that is open at first where it holds something, and then stays as a person leaves it.
#[component]
pub(super) fn Fold(props: &FoldProps) -> Html {
    let open = use_state(|| props.open);
    html! {
        <details class="more" open={*open}>
            <summary>{ &props.title }</summary>
            { props.children.clone() }
        </details>
    }
}

/// The adjustments of an outcome, each with its label and its share, and buttons that add one.
pub(super) fn adjustments(view: &View, outcome: &Outcome) -> Html {
    let (catalog, count) = (view.catalog, outcome.adjustments.len());
    let is_adjustment = |field: &OutcomeField| matches!(field, OutcomeField::Adjustment(_));
    let add = |(word, kept): (&str, bool)| {
        let ready = catalog.under("adjustment.ready", word);
        // One that a person names has no label yet.
        let label = if word == "other" { String::new() } else { ready.to_owned() };
        let text = catalog.fill("adjustment.add", &[("name", ready)]);
        act(view, outcome, OutcomeEdit::AddAdjustment(label, kept), (&text, None), "small")
    };
    html! {
        <Fold title={catalog.text("adjustment.title").to_owned()} open={count > 0}>
            <p class="field-hint">{ text(catalog, "adjustment.hint") }</p>
            for n in 0..count { { adjustment(view, outcome, n) } }
            { open_pedigree(view, |target| {
                matches!(target, NumberPath::Outcome(whose, field) if *whose == outcome.id && is_adjustment(field))
            }) }
            if count < MAX_ADJUSTMENTS {
                <div class="adjustment-add">for ready in READY_MADE { { add(ready) } }</div>
            }
        </Fold>
    }
}

fn adjustment(view: &View, outcome: &Outcome, n: usize) -> Html {
    let catalog = view.catalog;
    let target = NumberPath::Outcome(outcome.id.clone(), OutcomeField::Adjustment(n));
    let name = catalog.adjustment_name(outcome, n);
    let (label, kept) = outcome.adjustments.get(n).map(|it| (it.label.clone(), it.kept)).unwrap_or_default();
    let look =
        EstimateLook { name: Some(catalog.text(way(kept)).to_owned()), pedigree: true, ..EstimateLook::default() };
    let field = TextField::AdjustmentLabel(outcome.id.clone(), n);
    let delete = catalog.fill("part.delete_named", &[("name", &name)]);
    let ways = [false, true].map(|kept| (kept.to_string(), catalog.text(way(kept)).to_owned())).to_vec();
    let (dispatch, whose) = (view.dispatch.clone(), outcome.id.clone());
    let choose = Callback::from(move |word: String| {
        dispatch.edit(Edit::Outcome(whose.clone(), OutcomeEdit::SetKept(n, word == true.to_string())));
    });
    html! {
        <div class="adjustment" role="group" aria-label={name} key={n}>
            { text_input_as(field, catalog.text("adjustment.label"), &label, TextLook::default()) }
            { estimate_field(view, &target, &look) }
            { select(&control_id(&format!("{target}/kept")), catalog.text("adjustment.way"), &kept.to_string(), ways, choose) }
            { act(view, outcome, OutcomeEdit::RemoveAdjustment(n), (catalog.text("part.delete"), Some(delete)), "small quiet") }
        </div>
    }
}

/// The key of the words for what a share is.
fn way(kept: bool) -> &'static str {
    if kept { "adjustment.share_kept" } else { "adjustment.share_taken" }
}

/// What differs from year to year: which numbers are stated by year, growth, how drop-off acts, and a discount rate of its own.
pub(super) fn years(view: &View, outcome: &Outcome) -> Html {
    let catalog = view.catalog;
    let parts = PartField::ALL.iter().copied().filter(|part| part.may_be_by_year());
    let estimated = |part: PartField| {
        let target = NumberPath::Outcome(outcome.id.clone(), part.into());
        estimate_field(view, &target, &EstimateLook { pedigree: true, defined: true, ..EstimateLook::default() })
    };
    let own = [PartField::Growth, PartField::DiscountRate];
    let is_rate = |field: &OutcomeField| own.iter().any(|part| *field == (*part).into());
    let states = !outcome.by_year.is_empty() || own.iter().any(|part| outcome.states(*part));
    let choose = view.dispatch.choose(&outcome.id, |id, word| {
        Some(Edit::Outcome(id, OutcomeEdit::SetDropOffFrom(DropOffFrom::from_word(word)?)))
    });
    let path = |word: &str| control_id(&format!("outcomes/{}/{word}", outcome.id));
    let ticked = |part: PartField| {
        let is_on = outcome.by_year(part).is_some();
        let tick = Tick {
            id: path(&format!("{}/by_year", part.word())),
            label: Html::from(catalog.field_name(Field::Outcome(part.into()))),
            hint: None,
            is_on,
            enabled: outcome.states(part),
            edit: Edit::Outcome(outcome.id.clone(), OutcomeEdit::SetByYear(part, !is_on)),
        };
        tick.view(view)
    };
    html! {
        <Fold title={catalog.text("outcome.by_year").to_owned()} open={states || outcome.drop_off_from != DropOffFrom::default()}>
            <fieldset class="ticks by-year">
                <legend>{ text(catalog, "outcome.by_year.legend") }</legend>
                for part in parts { { ticked(part) } }
            </fieldset>
            <div class="more-grid">
                { select(&path("drop_off_from"), catalog.text("outcome.drop_off_from"), outcome.drop_off_from.word(),
                    choices(catalog, "drop_off_from", DropOffFrom::WORDS), choose) }
                for part in own { { estimated(part) } }
            </div>
            { open_pedigree(view, |target| {
                matches!(target, NumberPath::Outcome(whose, field) if *whose == outcome.id && is_rate(field))
            }) }
        </Fold>
    }
}

/// A button, by its label and, where that does not say enough, its accessible name.
pub(super) fn act(
    view: &View,
    outcome: &Outcome,
    edit: OutcomeEdit,
    (label, name): (&str, Option<String>),
    class: &'static str,
) -> Html {
    let action = Action::Edit(Edit::Outcome(outcome.id.clone(), edit));
    ActionButton { name, ..ActionButton::new(action, label, class) }.view(&view.dispatch)
}
