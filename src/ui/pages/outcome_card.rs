//! One outcome: its change, its numbers in the order of the value map, and what it is worth.

use super::outcome_details::outcome_details;
use super::outcome_quantity::proxy_owner;
use super::outcome_sentence::outcome_sentence;
use super::outside::outside;
use super::pedigree::open_pedigree;
use crate::app::{Action, Edit, OutcomeEdit, PartKind};
use crate::study::field::{Field, OutcomeField, PartField};
use crate::study::{NumberPath, Outcome, Proxy, Shared, TextField, Volume};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::stakeholder_options;
use crate::ui::widgets::text::text;
use crate::ui::widgets::{
    ActionButton, PartLook, TextLook, figure, figure_as, part_buttons, select, sentence, text_input, text_input_as,
};
use yew::prelude::*;

/// The card of an outcome at its place in the list.
pub fn outcome_card(view: &View, outcome: &Shared<Outcome>, place: usize) -> Html {
    let (catalog, dispatch, study) = (view.catalog, &view.dispatch, view.stated());
    let id = outcome.id.clone();
    let path = format!("outcomes/{id}");
    let name = catalog.part_name(study, &path).unwrap_or_default();
    let choose_stakeholder = dispatch.choose(&id, |id, who| Some(Edit::SetOutcomeStakeholder(id, who.to_owned())));
    html! {
        <>
            <div class="card-head">
                <h2 class="card-title">
                    <span class="card-number">{ place.saturating_add(1) }</span>
                    { &name }
                </h2>
                { worth(view, outcome, place) }
            </div>
            <div class="form-row">
                { text_input(TextField::OutcomeLabel(id.clone()), catalog.text("outcome.label"), &outcome.label) }
                { select(&control_id(&format!("{path}/stakeholder")), catalog.text("outcome.stakeholder"), &outcome.stakeholder,
                    stakeholder_options(study, catalog), choose_stakeholder) }
            </div>
            { outcome_sentence(view, outcome, place) }
            { years_of_numbers(view, outcome) }
            if outcome.effect.is_some() { <p class="field-hint">{ text(catalog, "measured_effect.hint") }</p> }
            if let Some(pieces) = catalog.effect_interval(&view.figures(), place) {
                <p class="field-hint" data-testid="effect-interval">{ sentence(view, pieces) }</p>
            }
            { open_pedigree(view, |target| {
                matches!(target, NumberPath::Outcome(whose, field) if *whose == id && !is_detail(*field))
            }) }
            { value_source(view, outcome) }
            { outcome_details(view, outcome) }
            { part_buttons((view.catalog, &view.dispatch), PartKind::Outcome, &id, &name, (place, study.outcomes.len()), PartLook::Words) }
        </>
    }
}

/// What gives the value and where a reader finds it; whose value it is where it may be that of another outcome.
fn value_source(view: &View, outcome: &Outcome) -> Html {
    let id = outcome.id.clone();
    let unstated = Proxy::default();
    let proxy = outcome.proxy.as_ref().unwrap_or(&unstated);
    let editor = |field: TextField, word: &str, value: &str| {
        let look = TextLook { hint: Some(view.text(&format!("outcome.{word}.hint"))), ..TextLook::default() };
        text_input_as(field, view.catalog.under("outcome", word), value, look)
    };
    html! {
        <div class="form-row">
            { editor(TextField::ProxyLabel(id.clone()), "proxy_label", &proxy.label) }
            if outcome.shares_proxy_of().is_none() { { editor(TextField::ProxySource(id), "proxy_source", &proxy.source) } }
            { proxy_owner(view, outcome) }
        </div>
    }
}

/// The buttons that add and take away years, for the numbers that are stated year by year.
fn years_of_numbers(view: &View, outcome: &Outcome) -> Html {
    let by_year = PartField::columns().filter(|column| outcome.by_year(*column).is_some());
    html! {
        <div class="outcome-years">
            if matches!(outcome.volume, Volume::Cohorts(_)) { { cohort_buttons(&outcome.id, view) } }
            for column in by_year { { year_buttons(&outcome.id, column, view) } }
        </div>
    }
}

/// What the outcome adds to the total, or why it adds nothing.
fn worth(view: &View, outcome: &Outcome, place: usize) -> Html {
    let catalog = view.catalog;
    let outside = outside(view.stated(), outcome);
    html! {
        <p class="card-worth">
            if let Some(outside) = outside {
                <span class="card-outside">{ text(catalog, outside) }</span>
            } else {
                { figure_as(view, view.study.own_present_value(place), "card-value", None) }
                <span class="card-share">
                    { figure(view, view.study.share_of_value(place)) }
                    { " " }{ text(catalog, "outcome.of_value") }
                </span>
            }
        </p>
    }
}

/// Whether a number stands among the folded details of an outcome.
fn is_detail(field: OutcomeField) -> bool {
    match field {
        OutcomeField::Part(part) => part.column().is_none(),
        OutcomeField::Adjustment(_) | OutcomeField::Factor(_) => true,
        OutcomeField::Cohort(_) | OutcomeField::InYear(..) | OutcomeField::ProxyPriceYear => false,
    }
}

fn year_buttons(id: &str, part: PartField, view: &View) -> Html {
    let name = view.catalog.field_name(Field::Outcome(part.into())).to_owned();
    let button = |edit: OutcomeEdit, key: &str, class: &'static str| {
        let label = view.catalog.fill(key, &[("field", &name)]);
        ActionButton::new(Action::Edit(Edit::Outcome(id.to_owned(), edit)), &label, class).view(&view.dispatch)
    };
    html! {
        <div class="cohort-buttons">
            { button(OutcomeEdit::AddYear(part), "outcome.year.add", "small") }
            { button(OutcomeEdit::RemoveYear(part), "outcome.year.remove", "small quiet") }
        </div>
    }
}

fn cohort_buttons(id: &str, view: &View) -> Html {
    let button = |edit: Edit, key: &str, class: &'static str| {
        ActionButton::new(Action::Edit(edit), view.catalog.text(key), class).view(&view.dispatch)
    };
    html! {
        <div class="cohort-buttons">
            { button(Edit::AddCohort(id.to_owned()), "outcome.cohort.add", "small") }
            { button(Edit::RemoveCohort(id.to_owned()), "outcome.cohort.remove", "small quiet") }
        </div>
    }
}
