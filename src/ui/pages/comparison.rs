//! The comparison of the scenarios: their figures, what differs, who gains and who pays, and what a choice may cost.

use super::scenario_rows::scenario_rows;
use super::scenario_views::{opening, scenario_views};
use crate::analysis::simulation::ScenarioSimulationRequest;
use crate::analysis::{Comparison, Ranking};
use crate::methods::sroi::Figure;
use crate::present::chart::ChartKind;
use crate::present::comparison::{Differing, SimulatedRows};
use crate::study::{Shared, Study};
use crate::ui::browser::simulator::{self, News};
use crate::ui::charts::{Found, analysis_chart};
use crate::ui::context::View;
use crate::ui::widgets::section;
use crate::ui::widgets::text::{button, paragraph, text};
use crate::ui::widgets::{grid, grid_opening};
use std::rc::Rc;
use yew::prelude::*;

/// The comparison of the scenarios of the open study; an explanation while it has none.
pub fn comparison(view: &View) -> Html {
    if view.stated().scenarios.is_empty() {
        return paragraph("empty", view.catalog, "comparison.empty");
    }
    html! { <Compared view={view.clone()} /> }
}

/// Properties of [`Compared`].
#[derive(Properties, PartialEq)]
pub struct ComparedProps {
    /// The study and its context.
    pub view: View,
}

/// The comparison. It is recomputed only when the study changes, because it evaluates every scenario in every state. The
/// simulation of the scenarios then starts again.
#[component]
pub fn Compared(props: &ComparedProps) -> Html {
    let view = &props.view;
    // The ranges are those of the room of uncertainty: a number has one range, wherever it is shown.
    let default_ranges = view.workspace.uncertainty.default_ranges;
    let comparison = view.study.comparison(&default_ranges);
    let asked = (view.stated().clone(), default_ranges);
    let before = use_memo(asked.clone(), |(study, ranges)| SimulatedRows::before(study, ranges));
    let is_drawn = *before == SimulatedRows::Underway;
    // The last news, with the study it is about.
    let news = use_state(|| None::<(Shared<Study>, News<Ranking>)>);
    let tries = use_state(|| 0_u32);
    {
        let news = news.setter();
        use_effect_with((asked, *tries), move |((study, default_ranges), _)| {
            if is_drawn {
                let order = ScenarioSimulationRequest { study: study.clone(), default_ranges: *default_ranges };
                let study = study.clone();
                simulator::compare(order, Callback::from(move |found| news.set(Some((study.clone(), found)))));
            }
            move || {
                if is_drawn {
                    simulator::stop();
                }
            }
        });
    }
    // The last result stays on screen until there is a new one, unless it is about another study.
    let told = news.as_ref().filter(|(study, _)| study.id == view.stated().id);
    let is_over = told.is_some_and(|(_, news)| news.done);
    let refused = told.and_then(|(_, news)| news.refused.as_ref());
    let drawn = before.told(told.and_then(|(_, news)| news.report.as_deref()), refused, is_over);
    let is_done = !is_drawn || (is_over && told.is_some_and(|(study, _)| study == view.stated()));
    html! {
        <div class="comparison">
            { scenario_rows(view, &comparison, drawn.current(is_done)) }
            { side_by_side(view, &comparison, drawn, is_done) }
            if drawn == SimulatedRows::Failed {
                { button("button small", "simulate-again", None, Callback::from(move |_: MouseEvent| tries.set(tries.wrapping_add(1))), text(view.catalog, "deferred.again")) }
            }
            { analysis_chart(view, ChartKind::ScenarioYears, Found::Scenarios(comparison.clone())) }
            { differing(view, &comparison) }
            { balance(view, &comparison) }
            { regret(view, &comparison) }
        </div>
    }
}

/// The figures of all scenarios, and below them their order over the draws. `is_done` says whether these are final and of the
/// current study.
pub fn side_by_side(view: &View, comparison: &Comparison, drawn: SimulatedRows<'_>, is_done: bool) -> Html {
    let catalog = view.catalog;
    let views = scenario_views(view, comparison);
    let open =
        |column: usize, figure: Figure, said: &str| opening(views.get(column).and_then(Option::as_ref), figure, said);
    let content = html! {
        <>
            { paragraph("", catalog, "comparison.about") }
            { grid_opening(&catalog.side_by_side(view.stated(), comparison, drawn), &open) }
            if let Some(sentence) = catalog.order_sentence(drawn) {
                <div class="comparison-order" role="status" data-testid="ranking" data-done={if is_done { "true" } else { "false" }}>
                    <p class="chart-finding" data-testid="ranking-sentence">{ sentence }</p>
                    if let Some(basis) = catalog.order_basis(drawn) {
                        <p class="comparison-limits" data-testid="ranking-basis">{ basis }</p>
                        if !is_done { { paragraph("working", catalog, "ranking.refreshing") } }
                    }
                </div>
            }
        </>
    };
    section(view, "comparison-title", "comparison.title", content)
}

/// What each scenario changes, and which of its changes could not be applied.
fn differing(view: &View, comparison: &Comparison) -> Html {
    let catalog = view.catalog;
    let one = |differing: &Differing| {
        html! {
            <details class="more comparison-scenario">
                <summary>{ &differing.name }</summary>
                if !differing.story.is_empty() { <p>{ &differing.story }</p> }
                { match &differing.grid {
                    Some(numbers) => grid(numbers),
                    None => paragraph("", catalog, "comparison.same"),
                } }
                if !differing.findings.is_empty() {
                    <ul class="findings is-warning">for finding in differing.findings.iter() { <li>{ finding }</li> }</ul>
                }
            </details>
        }
    };
    let scenarios = catalog.differing(view.stated(), comparison);
    let content = html! {
        <>
            { paragraph("", catalog, "comparison.differences.about") }
            // The only scenario may be the reference itself.
            if scenarios.is_empty() { { paragraph("", catalog, "comparison.same") } }
            for scenario in scenarios.iter() { { one(scenario) } }
        </>
    };
    section(view, "differences-title", "comparison.differences.title", content)
}

/// Who gains and who pays.
fn balance(view: &View, comparison: &Rc<Comparison>) -> Html {
    if comparison.of_one_horizon(view.stated()).has_changes() {
        return analysis_chart(view, ChartKind::ScenarioBalance, Found::Scenarios(comparison.clone()));
    }
    let content = paragraph("", view.catalog, "comparison.balance.none");
    section(view, "balance-title", "chart.name.scenario_balance", content)
}

/// The regret of each choice, what it means, and which choices are robust.
fn regret(view: &View, comparison: &Comparison) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let table = catalog.regret_grid(study, comparison);
    let content = html! {
        <>
            <p class="chart-finding">
                { match catalog.regret_sentence(study, comparison) {
                    Some(sentence) => Html::from(sentence),
                    None => text(catalog, "regret.nothing"),
                } }
            </p>
            { paragraph("", catalog, "regret.about") }
            if let Some(table) = &table { { grid(table) } }
            { paragraph("comparison-limits", catalog, "regret.limits") }
        </>
    };
    let holding = html! {
        for sentence in catalog.holding_sentences(study, comparison) { <p>{ sentence }</p> }
    };
    html! {
        <>
            { section(view, "regret-title", "regret.title", content) }
            if table.is_some() { { section(view, "holds-title", "regret.holds.title", holding) } }
        </>
    }
}
