//! The room of uncertainty: the distribution of the ratio, what drives it, what would be worth measuring.

mod chosen;
mod correlations;
mod grid;
mod headline;
mod numbers;
mod rest;
mod settings;
mod ties;

use super::sliders::Sliders;
use crate::analysis::simulation::SimulationRequest;
use crate::app::State;
use crate::present::chart::ChartKind;
use crate::ui::browser::paint;
use crate::ui::browser::simulator::{self, News};
use crate::ui::charts::{Found, analysis_chart};
use crate::ui::context::View;
pub(super) use numbers::give_all;
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
    // A report of another scenario never stands under the name of this one.
    let last = news.as_ref().filter(|(answered, _)| answered.scenario == wanted.scenario);
    let shown = last.map(|(_, news)| news.clone()).or_else(remembered);
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
            { chosen::chosen(view) }
            <div class="uncertainty-top">
                <div>
                    { headline::headline(view, found.as_ref(), shown.as_ref()) }
                    if let Some(report) = &report {
                        { analysis_chart(view, ChartKind::Density, Found::Report(report.clone())) }
                    }
                </div>
                <Sliders view={view.clone()} count={5} simulated=true about="uncertainty.sliders.about" />
            </div>
            if let Some(report) = &report { { headline::figures(view, report, shown.as_ref()) } }
            <Rest ..(*painted).clone() />
        </div>
    }
}
