//! From the trial to the social return: the measured effect in place of a guessed deadweight, and set against a raw share.

use super::fields::{NumberLook, number, text_field};
use super::trial_view::TrialView;
use crate::app::{Edit, TrialEdit};
use crate::study::trial::{TrialOutcome, TrialPath, TrialText};
use crate::study::{MeasuredEffect, Outcome, Shared};
use crate::ui::browser::focus::control_id;
use crate::ui::widgets::Select;
use crate::ui::widgets::text::{button, paragraph, text};
use yew::prelude::*;

/// Into which outcome of the study the effect goes, and where it stands already.
pub(super) fn bridge(view: &TrialView<'_>, place: usize, outcome: &TrialOutcome) -> Html {
    let (catalog, study) = (view.catalog(), view.view.stated());
    let source = catalog.trial_source(view.trial(), outcome);
    let Some(effect) = view.evaluation().measured_effect(view.trial(), place, source) else { return Html::default() };
    let names = catalog.outcome_names(study);
    let mut options = vec![(String::new(), catalog.text("trial.bridge.choose").to_owned())];
    let option = |(it, name): (&Shared<Outcome>, &String)| {
        let has_effect = it.effect.as_ref().is_some_and(|effect| effect.value.is_some());
        let name = if has_effect { catalog.fill("trial.bridge.has_effect", &[("name", name)]) } else { name.clone() };
        (it.id.clone(), name)
    };
    options.extend(study.outcomes.iter().zip(&names).map(option));
    let choose = {
        let (dispatch, effect) = (view.view.dispatch.clone(), effect.clone());
        Callback::from(move |target: String| {
            if !target.is_empty() {
                dispatch.edit(Edit::Trial(TrialEdit::UseEffect(target, Box::new(effect.clone()))));
            }
        })
    };
    let uses = study.outcomes.iter().zip(&names).filter_map(|(it, name)| {
        let stated = it.effect.as_ref()?;
        let is_current = is_same(stated, &effect);
        // A name may have changed since, or the language. What is that of another outcome now is no earlier figure of this one.
        if !is_current && (stated.source != effect.source || is_of_another(view, place, stated)) {
            return None;
        }
        Some(used(view, (place, outcome), (it, name), (!is_current).then(|| effect.clone())))
    });
    html! {
        <details class="more trial-bridge" data-testid="trial-bridge">
            <summary>{ text(catalog, "trial.bridge") }</summary>
            { paragraph("", catalog, "trial.bridge.about") }
            if study.outcomes.is_empty() {
                { paragraph("empty", catalog, "trial.bridge.none") }
            } else {
                { Select { id: &control_id(&format!("trial/{}/bridge", outcome.id)), label: catalog.text("trial.bridge.into"), options, acts: true, ..Select::default() }.view(choose) }
            }
            <ul>{ for uses }</ul>
        </details>
    }
}

/// Whether two effects are the same figures of the same kind.
fn is_same(one: &MeasuredEffect, other: &MeasuredEffect) -> bool {
    (one.measure, one.value, one.standard_error) == (other.measure, other.value, other.standard_error)
}

/// Whether an effect is that of another outcome of the trial.
fn is_of_another(view: &TrialView<'_>, place: usize, stated: &MeasuredEffect) -> bool {
    let effect = |other: usize| view.evaluation().measured_effect(view.trial(), other, String::new());
    let mut others = (0..view.trial().outcomes.len()).filter(|other| *other != place);
    others.any(|other| effect(other).is_some_and(|effect| is_same(&effect, stated)))
}

/// An outcome of the study whose effect is this one, or was before the trial changed: then the present one is offered.
fn used(
    view: &TrialView<'_>,
    (place, outcome): (usize, &TrialOutcome),
    (target, name): (&Shared<Outcome>, &str),
    present: Option<MeasuredEffect>,
) -> Html {
    let catalog = view.catalog();
    let people = target.volume.cohorts().first().map(crate::study::Estimate::point);
    let people = people.and_then(|people| catalog.trial_people(view.evaluation(), outcome, place, people));
    let go = view.view.paths.to_path(format!("outcomes/{}/effect", target.id));
    let key = if present.is_none() { "trial.bridge.used" } else { "trial.bridge.stale" };
    let again = present.map(|effect| {
        let edit = TrialEdit::UseEffect(target.id.clone(), Box::new(effect));
        button("button small", "trial-again", None, view.on(edit), text(catalog, "trial.bridge.again"))
    });
    html! {
        <li key={target.id.clone()} data-testid="trial-used">
            { catalog.fill(key, &[("name", name)]) }
            if let Some(people) = people { { " " }{ people } }
            { " " }{ button("link", "", None, go, text(catalog, "findings.go")) }
            { " " }{ again.unwrap_or_default() }
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
