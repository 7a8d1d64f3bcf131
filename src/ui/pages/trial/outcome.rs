//! One outcome of a trial: its groups, what they show, and its figures.

use super::bridge::bridge;
use super::fields::{figure, rounded, text_field};
use super::groups::groups;
use super::trial_view::TrialView;
use crate::app::TrialEdit;
use crate::methods::trial::TrialFigure as F;
use crate::number::Decimal;
use crate::study::EffectMeasure;
use crate::study::trial::{ArmsPlace, MAX_STRATA, Stratum, TrialOutcome, TrialText, Wish};
use crate::ui::browser::focus::control_id;
use crate::ui::browser::names;
use crate::ui::widgets::text::{button, entry, paragraph, text};
use crate::ui::widgets::{choices, select};
use yew::prelude::*;

/// An outcome of the trial.
pub(super) fn outcome(view: &TrialView<'_>, place: usize, outcome: &TrialOutcome) -> Html {
    let catalog = view.catalog();
    let (id, name) = (outcome.id.clone(), catalog.measured_name(outcome));
    let delete_name = catalog.fill("part.delete_named", &[("name", name)]);
    let remove = view.on_delete(TrialEdit::Take(id.clone()));
    let heading = format!("trial-{id}-title");
    html! {
        <section class="trial-outcome" id={format!("part-trial-{id}")} tabindex="-1" aria-labelledby={heading.clone()} data-outcome={id.clone()} key={id.clone()}>
            <h3 id={heading}>{ name }</h3>
            <div class="form-row">
                { text_field(view, TrialText::OutcomeLabel(id.clone()), "trial.measured", &outcome.label, false) }
                { measure(view, outcome) }
                if outcome.measure == EffectMeasure::Means {
                    { text_field(view, TrialText::OutcomeUnit(id.clone()), "trial.unit", &outcome.unit, false) }
                }
                { wish(view, outcome) }
            </div>
            if outcome.strata.is_empty() {
                { groups(view, &ArmsPlace::Outcome(id.clone()), outcome.measure, true, name) }
            } else {
                { strata(view, outcome) }
            }
            { said(view, place) }
            { figures(view, place, outcome) }
            { bridge(view, place, outcome) }
            <p class="trial-acts">
                { add_stratum(view, outcome) }
                { button("button quiet small", "", Some(delete_name), remove, text(catalog, "part.delete")) }
            </p>
        </section>
    }
}

/// Whether it is a share or a mean.
pub(super) fn measure(view: &TrialView<'_>, outcome: &TrialOutcome) -> Html {
    let (catalog, id) = (view.catalog(), outcome.id.clone());
    select(
        &control_id(&format!("trial/{id}/measure")),
        catalog.text("trial.measure"),
        outcome.measure.word(),
        choices(catalog, "trial.measure", EffectMeasure::WORDS),
        view.choose(move |word| Some(TrialEdit::SetMeasure(id.clone(), EffectMeasure::from_word(word)?))),
    )
}

fn wish(view: &TrialView<'_>, outcome: &TrialOutcome) -> Html {
    let (catalog, id) = (view.catalog(), outcome.id.clone());
    select(
        &control_id(&format!("trial/{id}/wish")),
        catalog.text("trial.wish"),
        outcome.wish.word(),
        choices(catalog, "trial.wish", Wish::WORDS),
        view.choose(move |word| Some(TrialEdit::SetWish(id.clone(), Wish::from_word(word)?))),
    )
}

/// The sentence of the outcome, or what is missing for one.
fn said(view: &TrialView<'_>, place: usize) -> Html {
    let catalog = view.catalog();
    let Some(sentences) = catalog.trial_sentences(view.trial(), view.evaluation(), place) else {
        return paragraph("trial-answer is-open", catalog, "trial.incomplete");
    };
    html! {
        <div class="trial-answer" data-testid="trial-sentence">
            for sentence in sentences { <p>{ sentence }</p> }
        </div>
    }
}

/// The groups of each stratum.
fn strata(view: &TrialView<'_>, outcome: &TrialOutcome) -> Html {
    let catalog = view.catalog();
    let one = |(n, stratum): (usize, &Stratum)| {
        let (id, name) = (stratum.id.clone(), catalog.stratum_name(outcome, n));
        let numbered = catalog.fill("trial.stratum.numbered", &[("n", &n.saturating_add(1).to_string())]);
        let delete_name = catalog.fill("part.delete_named", &[("name", &name)]);
        html! {
            <fieldset class="trial-stratum" key={id.clone()}>
                <legend>{ numbered }</legend>
                { text_field(view, TrialText::StratumLabel(id.clone()), "trial.stratum.label", &stratum.label, false) }
                { groups(view, &ArmsPlace::Stratum(id.clone()), outcome.measure, false, &name) }
                { button("button quiet small", "", Some(delete_name), view.on_delete(TrialEdit::Take(id)), text(catalog, "part.delete")) }
            </fieldset>
        }
    };
    html! { <>{ for outcome.strata.iter().enumerate().map(one) }</> }
}

fn add_stratum(view: &TrialView<'_>, outcome: &TrialOutcome) -> Html {
    let (dispatch, id) = (view.view.dispatch.clone(), outcome.id.clone());
    let add = Callback::from(move |_: MouseEvent| {
        let edit = TrialEdit::AddStratum(id.clone(), names::random("t", 5));
        dispatch.edit(crate::app::Edit::Trial(edit));
    });
    if outcome.strata.len() >= MAX_STRATA {
        return Html::default();
    }
    html! {
        <>
            { button("button quiet small", "trial-add-stratum", None, add, text(view.catalog(), "trial.stratum.add")) }
            <span class="field-hint">{ text(view.catalog(), "trial.stratum.about") }</span>
        </>
    }
}

/// How a figure is written.
enum Written {
    Effect,
    Level,
    Points,
    Probability,
    Number,
}

/// The figures of an outcome in the order in which they are asked for.
const FIGURES: [(F, Written); 24] = [
    (F::Effect, Written::Effect),
    (F::Low, Written::Effect),
    (F::High, Written::Effect),
    (F::PValue, Written::Probability),
    (F::HolmPValue, Written::Probability),
    (F::FalseDiscoveryPValue, Written::Probability),
    (F::OfferedLevel, Written::Level),
    (F::ControlLevel, Written::Level),
    (F::StandardError, Written::Effect),
    (F::TestStatistic, Written::Number),
    (F::DegreesOfFreedom, Written::Number),
    (F::FisherPValue, Written::Probability),
    (F::WaldLow, Written::Effect),
    (F::WaldHigh, Written::Effect),
    (F::RiskRatio, Written::Number),
    (F::NumberNeeded, Written::Number),
    (F::Detectable, Written::Effect),
    (F::DesignEffect, Written::Number),
    (F::FirstStage, Written::Points),
    (F::FirstStageStatistic, Written::Number),
    (F::LocalEffect, Written::Effect),
    (F::LocalStandardError, Written::Effect),
    (F::ResponseDifference, Written::Points),
    (F::ResponsePValue, Written::Probability),
];

fn figures(view: &TrialView<'_>, place: usize, outcome: &TrialOutcome) -> Html {
    let catalog = view.catalog();
    let shown = |(key, written): &(F, Written)| {
        let value = view.evaluation().figure(place, *key)?;
        let text = match written {
            Written::Effect => catalog.trial_effect(outcome.measure, &outcome.unit, value),
            Written::Level => catalog.trial_level(outcome, value),
            Written::Points => catalog.trial_effect(EffectMeasure::Shares, "", value),
            Written::Probability => probability(view, value),
            Written::Number => rounded(view, value, 3),
        };
        let name = catalog.under("trial.figure", key.word());
        Some(entry("trial-figure", name.into(), figure(view, place, *key, &text)))
    };
    let response = catalog.trial_response(view.evaluation(), outcome, place);
    html! {
        <details class="more" data-testid="trial-figures">
            <summary>{ text(catalog, "trial.figures") }</summary>
            <dl class="trial-figures">{ for FIGURES.iter().filter_map(shown) }</dl>
            if let Some(response) = response { <p data-testid="trial-response">{ response }</p> }
        </details>
    }
}

/// A probability to three decimals; a smaller one is said to be that.
fn probability(view: &TrialView<'_>, value: Decimal) -> String {
    let least = Decimal::new(1, 3);
    if value < least { format!("<\u{a0}{}", rounded(view, least, 3)) } else { rounded(view, value, 3) }
}
