//! One outcome: its change, its numbers in the order of the value map, and what it is worth.

use super::outcome_details::outcome_details;
use super::outside::outside;
use super::pedigree::open_pedigree;
use crate::app::{Action, Edit, OutcomeEdit, PartKind};
use crate::study::field::{Field, OutcomeField, PartField};
use crate::study::{NumberPath, Outcome, Shared, TextField, Volume};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::stakeholder_options;
use crate::ui::widgets::text::text;
use crate::ui::widgets::{
    ActionButton, EstimateLook, PartLook, estimate_field, figure, figure_as, part_buttons, select, sentence, text_input,
};
use yew::prelude::*;

/// The card of an outcome at its place in the list.
pub fn outcome_card(view: &View, outcome: &Shared<Outcome>, place: usize) -> Html {
    let (catalog, dispatch, study) = (view.catalog, &view.dispatch, view.stated());
    let id = outcome.id.clone();
    let path = format!("outcomes/{id}");
    let name = catalog.part_name(study, &path).unwrap_or_default();
    let choose_stakeholder = dispatch.choose(&id, |id, who| Some(Edit::SetOutcomeStakeholder(id, who.to_owned())));
    let number = |field: OutcomeField| {
        let target = NumberPath::Outcome(id.clone(), field);
        let estimated = target.field().spec().estimated;
        let look = EstimateLook {
            pedigree: estimated,
            defined: !matches!(field, OutcomeField::Cohort(n) | OutcomeField::InYear(_, n) if n > 0),
            hint: target.field().is_effect().then(|| view.text("measured_effect.hint")),
            ..EstimateLook::default()
        };
        estimate_field(view, &target, &look)
    };
    let (volume, others) = (outcome.places(PartField::Quantity), PartField::columns());
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
            <div class="numbers">
                for field in volume { { number(field) } }
                if matches!(outcome.volume, Volume::Cohorts(_)) { { cohort_buttons(&id, view) } }
                // The volume is there already.
                for column in others.filter(|part| *part != PartField::Quantity) {
                    for field in outcome.in_column(column).into_iter().filter(|field| !is_detail(*field)) { { number(field) } }
                    if column == PartField::Proxy { { shared_proxy(view, outcome) } }
                    if outcome.by_year(column).is_some() { { year_buttons(&id, column, view) } }
                }
            </div>
            if let Some(pieces) = catalog.effect_interval(&view.figures(), place) {
                <p class="field-hint" data-testid="effect-interval">{ sentence(view, pieces) }</p>
            }
            { open_pedigree(view, |target| {
                matches!(target, NumberPath::Outcome(whose, field) if *whose == id && !is_detail(*field))
            }) }
            { outcome_details(view, outcome) }
            { part_buttons((view.catalog, &view.dispatch), PartKind::Outcome, &id, &name, (place, study.outcomes.len()), PartLook::Words) }
        </>
    }
}

/// Whose amount the outcome has, in place of one of its own.
fn shared_proxy(view: &View, outcome: &Outcome) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let Some(shared) = catalog.shared_proxy(study, outcome) else {
        return Html::default();
    };
    html! {
        <div class="field">
            <div class="field-label">{ catalog.field_name(Field::Outcome(PartField::Proxy.into())).to_owned() }</div>
            <p class="shared-proxy">{ shared }</p>
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
