//! Runs simulations. `simulation.js`, which `boot.js` fetches on first use, drives the workers: it takes a request of the
//! [`protocol`](crate::analysis::simulation::protocol) and calls back with answers. Either one study is simulated or its
//! scenarios are compared; a new request replaces the one under way.

use crate::analysis::simulation::{Answer, Request, RequestError, ScenarioSimulationRequest, SimulationRequest};
use crate::analysis::{Ranking, Report};
use crate::study::Shared;
use js_sys::{Array, Function, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use yew::Callback;

/// Progress of a simulation, or of a comparison of scenarios.
#[derive(Clone, PartialEq)]
pub struct News<R: PartialEq = Report> {
    /// The report so far; `None` where there is nothing to report.
    pub report: Option<Shared<R>>,
    /// Why the request was refused, if it was.
    pub refused: Option<RequestError>,
    /// Whether this is the last answer.
    pub done: bool,
    /// Number of workers; 0 where the page itself makes the draws.
    pub workers: u32,
    /// Whether the simulation failed.
    pub failed: bool,
}

impl<R: PartialEq> News<R> {
    /// A last answer without a report.
    pub fn finished() -> Self {
        Self { report: None, refused: None, done: true, workers: 0, failed: false }
    }

    /// Reads an answer; `report` extracts the kind of report that was asked for. An answer that cannot be read, or that is of
    /// another kind, is a failure.
    fn of(
        answer: &str,
        report: fn(Answer) -> Option<Option<Shared<R>>>,
        done: bool,
        workers: u32,
        failed: bool,
    ) -> Self {
        let answer = if failed { None } else { Answer::read(answer).ok() };
        match answer {
            Some(Answer::Refused(error)) => Self { report: None, refused: Some(error), done, workers, failed },
            answer => {
                let report = answer.and_then(report);
                let failed = report.is_none();
                Self { report: report.flatten(), refused: None, done, workers, failed }
            }
        }
    }
}

type Tell = Closure<dyn FnMut(String, bool, u32, bool)>;

/// The callback of the current request.
#[derive(Clone)]
enum Listener {
    Run(Callback<(SimulationRequest, News)>),
    Comparison(Callback<News<Ranking>>),
}

thread_local! {
    static LISTENER: RefCell<Option<Listener>> = const { RefCell::new(None) };
    /// The last request of a simulation; `None` once a comparison or a stop has replaced it.
    static ORDER: RefCell<Option<SimulationRequest>> = const { RefCell::new(None) };
    /// Whether the current run has not reported yet. It may report once before a newer request replaces it: a slider that moves
    /// faster than the first draws would otherwise never show a report.
    static BEGINS: Cell<bool> = const { Cell::new(false) };
    /// The newest request that came meanwhile; it starts after that report.
    static NEXT: RefCell<Option<SimulationRequest>> = const { RefCell::new(None) };
    /// The callbacks that JavaScript calls; they live as long as the page. A request that was replaced may call back once more;
    /// a listener of the other kind does not get that answer.
    static TELL: Tell = Closure::new(|answer: String, done, workers, failed| {
        BEGINS.set(false);
        let next = NEXT.take();
        if let Some(next) = &next {
            start(next);
        }
        let order = ORDER.with_borrow(Clone::clone);
        if let (Some(Listener::Run(listener)), Some(order)) = (LISTENER.with_borrow(Clone::clone), order) {
            // While a newer request waits, the report is of the older one, and not the last.
            let (done, failed) = (done && next.is_none(), failed && next.is_none());
            let report = |answer| if let Answer::Report(report) = answer { Some(report) } else { None };
            listener.emit((order, News::of(&answer, report, done, workers, failed)));
        }
    });
    static TELL_RANKING: Tell = Closure::new(|answer: String, done, workers, failed| {
        if let Some(Listener::Comparison(listener)) = LISTENER.with_borrow(Clone::clone) {
            let ranking = |answer| if let Answer::Ranking(ranking) = answer { Some(ranking) } else { None };
            listener.emit(News::of(&answer, ranking, done, workers, failed));
        }
    });
}

/// Simulates in place of whatever is under way, unless that is the same request. `tell` is called with each new report and the
/// newest request; only a report that is done is sure to answer it.
pub fn run(order: &SimulationRequest, tell: Callback<(SimulationRequest, News)>) {
    LISTENER.replace(Some(Listener::Run(tell)));
    if ORDER.with_borrow(|known| known.as_ref() == Some(order)) {
        return;
    }
    ORDER.replace(Some(order.clone()));
    if BEGINS.get() {
        NEXT.replace(Some(order.clone()));
    } else {
        start(order);
    }
}

fn start(order: &SimulationRequest) {
    BEGINS.set(true);
    let request = Request::Simulation(order.clone()).write();
    TELL.with(|tell| call("run", &[&request.into(), tell.as_ref()]));
}

/// Compares scenarios in place of whatever is under way. `tell` is called once, when all draws are made.
pub fn compare(order: ScenarioSimulationRequest, tell: Callback<News<Ranking>>) {
    forget();
    LISTENER.replace(Some(Listener::Comparison(tell)));
    let request = Request::ScenarioSimulation(order).write();
    TELL_RANKING.with(|tell| call("compare", &[&request.into(), tell.as_ref()]));
}

/// Stops whatever is under way.
pub fn stop() {
    LISTENER.replace(None);
    forget();
    call("stop", &[]);
}

/// Forgets the current run and the request that waits for it.
fn forget() {
    ORDER.replace(None);
    NEXT.replace(None);
    BEGINS.set(false);
}

/// Saves the first draws of the last run as a CSV file.
pub fn save_draws(name: &str) {
    call("save", &[&name.into()]);
}

fn call(name: &str, asked: &[&JsValue]) {
    let global = js_sys::global();
    let ask = Reflect::get(&global, &"retombeesSimulation".into()).ok().and_then(|ask| ask.dyn_into::<Function>().ok());
    let list = Array::new();
    list.push(&name.into());
    for value in asked {
        list.push(value);
    }
    if let Some(ask) = ask {
        // `tell` reports failures. Where `simulation.js` cannot be fetched, nothing reports that.
        let _ = ask.apply(&global, &list);
    }
}
