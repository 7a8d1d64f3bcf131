//! The room of uncertainty: the distribution of the ratio, what drives it, what would be worth measuring.

mod choices;
mod correlations;
mod grid;
mod ranges;
mod rest;
mod settings;

use super::sliders::Sliders;
use crate::analysis::Report;
use crate::analysis::simulation::SimulationRequest;
use crate::app::State;
use crate::number::Decimal;
use crate::present::chart::ChartKind;
use crate::present::figures::Detail;
use crate::sheet::CellUnit;
use crate::study::Shared;
use crate::ui::browser::paint;
use crate::ui::browser::simulator::{self, News};
use crate::ui::charts::{Found, analysis_chart};
use crate::ui::context::View;
use crate::ui::widgets::text::text;
pub(super) use ranges::give_buttons;
use rest::{Rest, RestProps};
use std::rc::Rc;
use yew::prelude::*;

/// The room of uncertainty.
pub fn uncertainty(view: &View) -> Html {
    html! { <Uncertainty view={view.clone()} /> }
}

/// Properties of [`Uncertainty`].
#[derive(Properties, PartialEq)]
pub struct UncertaintyProps {
    /// The study and its context.
    pub view: View,
}

/// The room of uncertainty.
#[component]
pub fn Uncertainty(props: &UncertaintyProps) -> Html {
    let view = &props.view;
    let settings = &view.workspace.uncertainty;
    // The last news, with the request that it answers.
    let news = use_state(|| None::<(SimulationRequest, News)>);
    let wanted = settings.request(view.stated());
    // The last report stays on screen until the next one: a chart that vanishes on every key is useless.
    let tell = {
        let (news, store) = (news.setter(), view.dispatch.0.clone());
        use_callback((), move |found: (SimulationRequest, News), ()| {
            news.set(Some(found));
            store.release();
        })
    };
    {
        let tell = tell.clone();
        use_effect_with(wanted.clone(), move |wanted| simulator::run(wanted, tell));
    }
    {
        let store = view.dispatch.0.clone();
        use_effect_with((), move |()| {
            // Start the simulation at once, so that the workers draw while the browser paints the key.
            store.watch(Some(Callback::from(move |state: Rc<State>| {
                if let Some(document) = state.open() {
                    simulator::run(&state.workspace.uncertainty.request(document.study()), tell.clone());
                }
            })));
            move || {
                store.watch(None);
                simulator::stop();
            }
        });
    }
    if let Some((answered, News { report: Some(report), done: true, .. })) = &*news {
        view.study.remember_report(answered, report.clone());
    }
    let remembered = || view.study.report(&wanted).map(|report| News { report: Some(report), ..News::finished() });
    let shown = news.as_ref().map(|(_, news)| news.clone()).or_else(remembered);
    let found = shown.as_ref().and_then(|news| news.report.clone());
    // A result without spread has no chart.
    let report = found.clone().filter(|report| !report.ratio.sd.is_zero());
    // The parts below follow once the chart at the top is painted.
    let below = RestProps { view: view.clone(), report: report.clone() };
    let painted = use_state(|| below.clone());
    {
        let painted = painted.setter();
        use_effect_with(below, move |below| {
            let below = below.clone();
            paint::after(move || painted.set(below));
        });
    }
    html! {
        <div class="result uncertainty">
            { headline(view, found.as_ref(), shown.as_ref()) }
            if let Some(report) = &report {
                { analysis_chart(view, ChartKind::Density, Found::Report(report.clone())) }
            }
            <Sliders view={view.clone()} count={4} about="uncertainty.sliders.about" />
            <Rest ..(*painted).clone() />
        </div>
    }
}

/// The sentence with the range of the ratio, then the figures of its distribution.
fn headline(view: &View, report: Option<&Shared<Report>>, news: Option<&News>) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let failed = news.is_some_and(|news| news.failed);
    let done = news.is_some_and(|news| news.done);
    let Some(report) = report else {
        let sentence = match news.and_then(|news| news.refused.as_ref()) {
            Some(error) => Html::from(catalog.refusal(error)),
            None if failed => text(catalog, "uncertainty.failed"),
            None if done => text(catalog, "refused.no_ratio"),
            None => text(catalog, "uncertainty.working"),
        };
        let done = if done { "true" } else { "false" };
        return html! {
            <p class="result-sentence" role="status" data-testid="uncertainty-sentence" data-done={done}>{ sentence }</p>
        };
    };
    if report.ratio.sd.is_zero() {
        let done = if done { "true" } else { "false" };
        return html! { <p class="result-caveat" data-testid="uncertainty-sentence" data-done={done}>{ text(catalog, "uncertainty.no_range") }</p> };
    }
    let ratio =
        |value: Decimal| Html::from(catalog.figure(value, CellUnit::Ratio, study.currency.code(), Detail::Plain));
    let figures = [
        ("p5", report.ratio.p5),
        ("p50", report.ratio.p50),
        ("mean", report.ratio.mean),
        ("p95", report.ratio.p95),
        ("sd", report.ratio.sd),
    ];
    html! {
        <>
            <p class="result-sentence" data-testid="uncertainty-sentence">{ catalog.range_sentence(study, report) }</p>
            <p class="result-caveat" data-testid="uncertainty-chance">{ catalog.above_sentence(study, report) }</p>
            <dl class="result-figures">
                for (word, value) in figures {
                    <div class="result-figure" data-testid={format!("uncertainty-{word}")}>
                        <dt>{ text(catalog, &format!("uncertainty.figure.{word}")) }</dt>
                        <dd>{ ratio(value) }</dd>
                    </div>
                }
            </dl>
            <p class="uncertainty-draws field-hint" data-testid="uncertainty-draws" data-done={if done { "true" } else { "false" }}>
                { catalog.plural("uncertainty.draws", usize::try_from(report.draws).unwrap_or(usize::MAX), &[("seed", &report.seed.to_string())]) }
                if let Some(groups) = catalog.groups_sentence(study) { { " " }{ groups } }
                if let Some(without) = catalog.without_ratio_sentence(report) { { " " }{ without } }
                if failed { { " " }{ text(catalog, "uncertainty.failed") } }
            </p>
            if !done { <p class="working" role="status">{ text(catalog, "uncertainty.refining") }</p> }
        </>
    }
}
