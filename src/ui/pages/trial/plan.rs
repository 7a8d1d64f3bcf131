//! The plan of a trial: what follows from what, in a sentence and as a curve.

use super::fields::{plan_figure, plan_number, rounded};
use super::settings::settings;
use super::trial_view::TrialView;
use crate::app::{PlanChoice, TrialEdit};
use crate::methods::trial::PlanFigure;
use crate::number::write;
use crate::present::chart::ChartKind;
use crate::study::EffectMeasure;
use crate::study::trial::{PlanNumber as N, Solve};
use crate::ui::browser::focus::control_id;
use crate::ui::charts::{Found, analysis_chart};
use crate::ui::widgets::text::{entry, paragraph};
use crate::ui::widgets::{choices, section, select};
use yew::prelude::*;

/// The plan.
pub(super) fn plan(view: &TrialView<'_>) -> Html {
    let content = html! {
        <>
            { paragraph("", view.catalog(), "trial.plan.about") }
            { questions(view) }
            { answer(view) }
            { settings(view) }
            { analysis_chart(&view.view.shown, ChartKind::TrialPower, Found::Trial(view.found.clone())) }
        </>
    };
    section(view.view, "trial-plan", "trial.plan", content)
}

/// What is looked for, and the numbers from which it follows.
fn questions(view: &TrialView<'_>) -> Html {
    let (catalog, plan) = (view.catalog(), &view.trial().plan);
    let field = |of: N| plan_number(view, of);
    html! {
        <>
            <div class="form-row">
                { select(&control_id("trial/plan/measure"), catalog.text("trial.measure"), plan.measure.word(),
                    choices(catalog, "trial.measure", EffectMeasure::WORDS),
                    view.choose(|word| EffectMeasure::from_word(word).map(PlanChoice::Measure).map(TrialEdit::Plan))) }
                { select(&control_id("trial/plan/solve"), catalog.text("trial.solve"), plan.solve.word(),
                    choices(catalog, "trial.solve", Solve::WORDS),
                    view.choose(|word| Solve::from_word(word).map(PlanChoice::Solve).map(TrialEdit::Plan))) }
            </div>
            <div class="form-row">
                { match plan.measure {
                    EffectMeasure::Shares => field(N::BaseShare),
                    EffectMeasure::Means => field(N::Deviation),
                } }
                if plan.solve != Solve::Effect { { field(N::Effect) } }
                if plan.solve != Solve::People { { field(N::People) } }
                if plan.solve != Solve::Power { { field(N::Power) } }
            </div>
        </>
    }
}

/// What follows, in a sentence, and its figures.
fn answer(view: &TrialView<'_>) -> Html {
    let (catalog, plan) = (view.catalog(), &view.evaluation().plan);
    let sentence = catalog.plan_sentence(view.trial(), plan);
    if plan.problem.is_some() {
        return html! { <p class="trial-answer is-open" data-testid="plan-sentence">{ sentence }</p> };
    }
    let shown = |figure: PlanFigure| {
        let value = plan.figure(figure)?;
        let name = catalog.under("trial.plan_figure", figure.word());
        let written = match figure {
            PlanFigure::Power => write::percent(value, 1, catalog.language()),
            PlanFigure::Effect | PlanFigure::Fall | PlanFigure::DilutedEffect => {
                catalog.planned_effect(view.trial(), value)
            }
            PlanFigure::DesignEffect => rounded(view, value, 3),
            _ => rounded(view, value, 1),
        };
        Some(entry("trial-figure", name.into(), plan_figure(view, figure, &written)))
    };
    let figures = [
        PlanFigure::People,
        PlanFigure::OfferedPeople,
        PlanFigure::ControlPeople,
        PlanFigure::OfferedAnswers,
        PlanFigure::ControlAnswers,
        PlanFigure::Power,
        PlanFigure::Effect,
        PlanFigure::Fall,
        PlanFigure::DilutedEffect,
        PlanFigure::DesignEffect,
    ];
    html! {
        <>
            <p class="trial-answer" data-testid="plan-sentence">{ sentence }</p>
            { paragraph("field-hint", catalog, "trial.plan.unseen") }
            <dl class="trial-figures">{ for figures.into_iter().filter_map(shown) }</dl>
        </>
    }
}
