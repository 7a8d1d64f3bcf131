//! Asks for the ranges of ratios while the page is idle.

use crate::analysis::RatioRange;
use crate::analysis::simulation::SimulationRequest;
use crate::app::{Action, KnownRange, UncertaintySettings};
use crate::study::{Shared, Study};
use crate::ui::browser::deferred;
use crate::ui::browser::simulator::{self, News};
use crate::ui::context::Dispatch;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How long nothing may change before a simulation starts, in milliseconds.
const PAUSE_MS: u32 = 300;

/// Asks for the ranges of studies whose ranges are not known, once nothing has changed for a while. `settings` are those of the
/// room of uncertainty; the ranges are always of the studies as stated.
#[hook]
pub(super) fn use_ranges(dispatch: &Dispatch, studies: Vec<Shared<Study>>, settings: &UncertaintySettings) {
    let known = dispatch.0.now();
    let settings = settings.clone();
    let unknown: Vec<_> =
        studies.into_iter().filter(|study| !known.ranges.has(study, &settings.default_ranges)).collect();
    let dispatch = dispatch.clone();
    use_effect_with((unknown, settings.default_ranges), move |(unknown, _)| {
        let unknown = unknown.clone();
        let timer = (!unknown.is_empty()).then(|| {
            Timeout::new(PAUSE_MS, move || {
                deferred::fetch(Callback::from(move |came| {
                    if came {
                        ask(&dispatch, unknown.iter().map(|study| settings.request_as_stated(study)).collect());
                    }
                }));
            })
        });
        move || drop(timer)
    });
}

/// Simulates these in their turn, and tells the state what comes out.
#[inline(never)]
fn ask(dispatch: &Dispatch, requests: Vec<SimulationRequest>) {
    let dispatch = dispatch.clone();
    let tell = Callback::from(move |(request, news): (SimulationRequest, News)| {
        let range = RatioRange::of(news.report.as_deref());
        let SimulationRequest { study, default_ranges, .. } = request;
        dispatch.act(Action::SetRange(KnownRange { study, default_ranges, range }));
    });
    simulator::run_when_idle(requests, tell);
}
