//! What a plan takes for granted: the test, the groups, who takes part and who answers, clusters.

use super::fields::{plan_number, trial_number};
use super::trial_view::TrialView;
use crate::app::{PlanChoice, TrialEdit};
use crate::study::EffectMeasure;
use crate::study::trial::{Groups, PlanNumber as N, PowerMethod, Sides, TrialNumber};
use crate::ui::browser::focus::control_id;
use crate::ui::widgets::choices;
use crate::ui::widgets::select;
use crate::ui::widgets::text::{paragraph, text};
use yew::prelude::*;

/// The settings, folded: their usual values stand in their place.
pub(super) fn settings(view: &TrialView<'_>) -> Html {
    let (catalog, plan) = (view.catalog(), &view.trial().plan);
    let field = |of: N| plan_number(view, of);
    let methods = match plan.measure {
        EffectMeasure::Shares => [PowerMethod::TwoVariances, PowerMethod::Normal, PowerMethod::Arcsine].as_slice(),
        EffectMeasure::Means => [PowerMethod::StudentT, PowerMethod::Normal].as_slice(),
    };
    let words: Vec<&str> = methods.iter().map(|method| method.word()).collect();
    html! {
        <details class="more trial-settings" data-testid="trial-settings">
            <summary>{ text(catalog, "trial.settings") }</summary>
            <div class="form-row">
                { field(N::TakeUp) }
                if plan.groups == Groups::Two { { field(N::ControlTakeUp) } }
                { field(N::Response) }
                if plan.groups == Groups::Two { { field(N::OfferedShare) } }
                { field(N::RSquared) }
                { trial_number(view, TrialNumber::Significance) }
            </div>
            <div class="form-row">
                { select(&control_id("trial/plan/method"), catalog.text("trial.method"), plan.power_method().word(),
                    choices(catalog, "trial.method", &words),
                    view.choose(|word| PowerMethod::from_word(word).map(PlanChoice::Method).map(TrialEdit::Plan))) }
                { select(&control_id("trial/plan/sides"), catalog.text("trial.sides"), plan.sides.word(),
                    choices(catalog, "trial.sides", Sides::WORDS),
                    view.choose(|word| Sides::from_word(word).map(PlanChoice::Sides).map(TrialEdit::Plan))) }
                { select(&control_id("trial/plan/groups"), catalog.text("trial.groups"), plan.groups.word(),
                    choices(catalog, "trial.groups", Groups::WORDS),
                    view.choose(|word| Groups::from_word(word).map(PlanChoice::Groups).map(TrialEdit::Plan))) }
            </div>
            if plan.sides == Sides::One { { paragraph("field-hint", catalog, "trial.sides.about") } }
            if plan.groups == Groups::One { { paragraph("field-hint", catalog, "trial.groups.about") } }
            <h3>{ text(catalog, "trial.clusters") }</h3>
            { paragraph("field-hint", catalog, "trial.clusters.about") }
            <div class="form-row">
                { trial_number(view, TrialNumber::ClusterSize) }
                { trial_number(view, TrialNumber::IntraclusterCorrelation) }
                { trial_number(view, TrialNumber::ClusterSizeVariation) }
            </div>
        </details>
    }
}
