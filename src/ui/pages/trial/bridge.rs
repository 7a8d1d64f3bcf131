//! From the trial to the social return: the measured effect in place of a guessed deadweight, and set against a raw share.

use super::TrialView;
use super::fields::{NumberLook, number, text_field};
use crate::app::{Edit, TrialEdit};
use crate::number::plain;
use crate::study::trial::{TrialOutcome, TrialPath, TrialText};
use crate::study::{Outcome, Shared};
use crate::ui::browser::focus::control_id;
use crate::ui::widgets::select;
use crate::ui::widgets::text::{button, paragraph, text};
use yew::prelude::*;

/// Into which outcome of the study the effect goes, and where it stands already.
pub(super) fn bridge(view: &TrialView<'_>, place: usize, outcome: &TrialOutcome) -> Html {
    let (catalog, study) = (view.catalog(), view.view.stated());
    let Some((effect, error)) = view.evaluation().effect(place) else { return Html::default() };
    let names = catalog.outcome_names(study);
    let mut options = vec![(String::new(), catalog.text("trial.bridge.choose").to_owned())];
    options.extend(study.outcomes.iter().zip(&names).map(|(it, name)| (it.id.clone(), name.clone())));
    let source = catalog.trial_source(view.trial(), outcome);
    let choose = {
        let (dispatch, id, source) = (view.view.dispatch.clone(), outcome.id.clone(), source.clone());
        Callback::from(move |target: String| {
            if !target.is_empty() {
                dispatch.edit(Edit::Trial(TrialEdit::UseEffect(id.clone(), target, source.clone())));
            }
        })
    };
    let (effect, error) = (plain::rounded_to_fit(effect), plain::rounded_to_fit(error));
    let uses = study.outcomes.iter().zip(&names).filter_map(|(it, name)| {
        let stated = it.effect.as_ref().filter(|stated| stated.source == source)?;
        let is_current = stated.value == Some(effect) && stated.standard_error == Some(error);
        Some(used(view, outcome, place, (it, name), &source, is_current))
    });
    html! {
        <details class="more trial-bridge" data-testid="trial-bridge">
            <summary>{ text(catalog, "trial.bridge") }</summary>
            { paragraph("", catalog, "trial.bridge.about") }
            if study.outcomes.is_empty() {
                { paragraph("empty", catalog, "trial.bridge.none") }
            } else {
                { select(&control_id(&format!("trial/{}/bridge", outcome.id)), catalog.text("trial.bridge.into"), "", options, choose) }
            }
            <ul>{ for uses }</ul>
        </details>
    }
}

/// An outcome of the study whose effect is this one, or was before the trial changed.
fn used(
    view: &TrialView<'_>,
    outcome: &TrialOutcome,
    place: usize,
    (target, name): (&Shared<Outcome>, &str),
    source: &str,
    is_current: bool,
) -> Html {
    let catalog = view.catalog();
    let people = target.volume.cohorts().first().map(crate::study::Estimate::point);
    let people = people.and_then(|people| catalog.trial_people(view.evaluation(), outcome, place, people));
    let go = view.view.paths.to_path(format!("outcomes/{}/effect", target.id));
    let again = TrialEdit::UseEffect(outcome.id.clone(), target.id.clone(), source.to_owned());
    html! {
        <li key={target.id.clone()} data-testid="trial-used">
            { catalog.fill(if is_current { "trial.bridge.used" } else { "trial.bridge.stale" }, &[("name", name)]) }
            if let Some(people) = people { { " " }{ people } }
            { " " }{ button("link", "", None, go, text(catalog, "findings.go")) }
            if !is_current { { " " }{ button("button small", "trial-again", None, view.on(again), text(catalog, "trial.bridge.again")) } }
        </li>
    }
}

/// A published share without a comparison, beside the effect: it is none.
pub(super) fn contrast(view: &TrialView<'_>) -> Html {
    let (catalog, raw) = (view.catalog(), &view.trial().raw_rate);
    html! {
        <details class="more trial-contrast" data-testid="trial-contrast" open={raw.share.is_some()}>
            <summary>{ text(catalog, "trial.raw_rate") }</summary>
            { paragraph("field-hint", catalog, "trial.raw_rate.about") }
            <div class="form-row">
                { text_field(view, TrialText::RawRateLabel, "trial.raw_rate.label", &raw.label, false) }
                { number(view, TrialPath::RawRate, "trial.raw_rate.share", &NumberLook::default()) }
                { text_field(view, TrialText::RawRateSource, "trial.raw_rate.source", &raw.source, false) }
            </div>
            if let Some(said) = catalog.trial_contrast(view.trial()) { <p class="trial-answer" data-testid="trial-contrast-sentence">{ said }</p> }
        </details>
    }
}
