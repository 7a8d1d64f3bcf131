//! What was known before the lot was drawn: whether both groups were alike.

use super::fields::{baseline_figure, rounded, text_field};
use super::groups::groups;
use super::outcome::measure;
use super::trial_view::TrialView;
use crate::app::{Edit, Measured, RemovedFrom, TrialEdit};
use crate::methods::trial::{IMBALANCE, TrialFigure as F};
use crate::study::trial::{ArmsPlace, MAX_TRIAL_OUTCOMES, TrialOutcome, TrialText};
use crate::ui::browser::names;
use crate::ui::widgets::text::{button, entry, paragraph, text};
use crate::ui::widgets::{removed, section};
use yew::prelude::*;

/// The table of what was known before.
pub(super) fn baseline(view: &TrialView<'_>) -> Html {
    let catalog = view.catalog();
    let dispatch = view.view.dispatch.clone();
    let add = Callback::from(move |_: MouseEvent| {
        dispatch.edit(Edit::Trial(TrialEdit::Add(Measured::Before, names::random("t", 5))));
    });
    let rows = view.trial().baseline.iter().enumerate();
    let content = html! {
        <>
            { paragraph("", catalog, "trial.baseline.about") }
            for (place, one) in rows { { row(view, place, one) } }
            { removed(view.view, RemovedFrom::TrialBefore, None).unwrap_or_default() }
            if view.trial().baseline.len() < MAX_TRIAL_OUTCOMES {
                <p>{ button("button small", "trial-add-baseline", None, add, text(catalog, "trial.baseline.add")) }</p>
            }
        </>
    };
    section(view.view, "trial-baseline", "trial.baseline", content)
}

fn row(view: &TrialView<'_>, place: usize, one: &TrialOutcome) -> Html {
    let (catalog, id) = (view.catalog(), one.id.clone());
    let name = catalog.measured_name(one);
    let heading = format!("trial-{id}-title");
    let steps = view.evaluation().baseline.get(place);
    let difference = steps.and_then(|steps| steps.get(F::StandardisedDifference.into())?.value.ok());
    html! {
        <section class="trial-outcome" id={format!("part-trial-{id}")} tabindex="-1" aria-labelledby={heading.clone()} key={id.clone()}>
            <h3 id={heading}>{ name }</h3>
            <div class="form-row">
                { text_field(view, TrialText::OutcomeLabel(id.clone()), "trial.baseline.label", &one.label, false) }
                { measure(view, one) }
            </div>
            { groups(view, &ArmsPlace::Outcome(id.clone()), one.measure, false, name) }
            if let Some(difference) = difference {
                <dl class="trial-figures">
                    { entry("trial-figure", text(catalog, "trial.figure.standardised_difference"),
                        baseline_figure(view, place, F::StandardisedDifference, &rounded(view, difference, 3))) }
                </dl>
                { paragraph("field-hint", catalog, if difference.abs() > IMBALANCE { "trial.baseline.apart" } else { "trial.baseline.alike" }) }
            }
            <p class="trial-acts">
                { button("button quiet small", "", Some(catalog.fill("part.delete_named", &[("name", name)])),
                    view.on_delete(TrialEdit::Take(id)), text(catalog, "part.delete")) }
            </p>
        </section>
    }
}
