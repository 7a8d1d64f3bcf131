//! The sentence with the range of the ratio, and the figures of its distribution.

use super::give_all;
use crate::analysis::Report;
use crate::app::Simulated;
use crate::methods::FigureRef;
use crate::methods::simulated::SimulatedFigure as S;
use crate::number::Decimal;
use crate::present::Catalog;
use crate::present::figures::Detail;
use crate::sheet::CellUnit;
use crate::study::Shared;
use crate::ui::browser::simulator::{self, News};
use crate::ui::context::View;
use crate::ui::widgets::figure_button;
use crate::ui::widgets::text::{button, text};
use yew::prelude::*;

/// The sentence with the range of the ratio, and how often it exceeds the threshold; what to do where there is no range.
pub(super) fn headline(view: &View, report: Option<&Shared<Report>>, news: Option<&News>) -> Html {
    let catalog = view.catalog;
    let Simulated { study, scenario, .. } = view.study.simulated();
    let failed = news.is_some_and(|news| news.failed);
    let done = news.is_some_and(|news| news.done);
    let is_done = if done { "true" } else { "false" };
    let Some(report) = report else {
        let sentence = match news.and_then(|news| news.refused.as_ref()) {
            Some(error) => Html::from(catalog.refusal(error)),
            None if failed => failure(catalog),
            None if done => text(catalog, "refused.no_ratio"),
            None => text(catalog, "uncertainty.working"),
        };
        return html! {
            <p class="result-sentence" role="status" data-testid="uncertainty-sentence" data-done={is_done}>{ sentence }</p>
        };
    };
    if report.ratio.sd.is_zero() {
        return html! {
            <>
                <p class="result-caveat" data-testid="uncertainty-sentence" data-done={is_done}>{ text(catalog, "uncertainty.no_range") }</p>
                { give_all(view) }
            </>
        };
    }
    let scenario = scenario.map(|id| catalog.name_of_scenario(view.stated(), id));
    let sentence = catalog.of_scenario(scenario.as_deref(), catalog.range_sentence(study, report));
    html! {
        <>
            <p class="result-sentence" data-testid="uncertainty-sentence">{ sentence }</p>
            <p class="result-caveat" data-testid="uncertainty-chance">{ catalog.above_sentence(study, report) }</p>
        </>
    }
}

/// Percentiles, mean and standard deviation, and how they were found.
pub(super) fn figures(view: &View, report: &Report, news: Option<&News>) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let failed = news.is_some_and(|news| news.failed);
    let done = news.is_some_and(|news| news.done);
    let is_done = if done { "true" } else { "false" };
    html! {
        <>
            { spread(view, report) }
            <p class="uncertainty-draws field-hint" data-testid="uncertainty-draws" data-done={is_done}>
                { catalog.plural("uncertainty.draws", usize::try_from(report.draws).unwrap_or(usize::MAX), &[("seed", &report.seed.to_string())]) }
                if let Some(groups) = catalog.groups_sentence(study) { { " " }{ groups } }
                if let Some(without) = catalog.without_ratio_sentence(report) { { " " }{ without } }
                if failed { { " " }{ failure(catalog) } }
            </p>
            if !done { <p class="working" role="status">{ text(catalog, "uncertainty.refining") }</p> }
        </>
    }
}

/// That the simulation failed, and the way to try again.
fn failure(catalog: &Catalog) -> Html {
    let again = Callback::from(|_: MouseEvent| simulator::again());
    html! {
        <>
            { text(catalog, "uncertainty.failed") }{ " " }
            { button("button small", "simulate-again", None, again, text(catalog, "deferred.again")) }
        </>
    }
}

fn spread(view: &View, report: &Report) -> Html {
    let (catalog, currency) = (view.catalog, view.stated().currency);
    let spread = &report.ratio;
    let figures =
        [(S::P5, spread.p5), (S::P50, spread.p50), (S::Mean, spread.mean), (S::P95, spread.p95), (S::Sd, spread.sd)];
    // They open once the run is over and kept.
    let open = |figure: S, value: Decimal| {
        let said = catalog.figure(value, CellUnit::Ratio, currency.code(), Detail::Plain);
        let key = FigureRef::Simulated(figure);
        let name = catalog.under("figure.simulated", figure.word());
        if view.figures().step(key).is_some_and(|step| step.shown.value == Ok(value)) {
            figure_button(catalog, &view.paths, (key, name, &said), "", None)
        } else {
            Html::from(said)
        }
    };
    html! {
        <dl class="result-figures">
            for (figure, value) in figures {
                <div class="result-figure" data-testid={format!("uncertainty-{}", figure.word())}>
                    <dt>{ Html::from(catalog.under("figure.simulated", figure.word())) }</dt>
                    <dd>{ open(figure, value) }</dd>
                </div>
            }
        </dl>
    }
}
