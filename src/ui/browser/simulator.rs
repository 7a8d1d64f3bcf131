//! Simulating: `simulation.js`, which is only fetched when it is asked for, drives the workers. It is handed a request of the
//! [`protocol`](crate::analysis::simulation::protocol) and calls back with answers. A study is simulated, or its scenarios are
//! compared: one at a time, and the newer one goes on.

use crate::analysis::simulation::{Answer, Request, RequestError, ScenarioSimulationRequest, SimulationRequest};
use crate::analysis::{Ranking, Report};
use crate::study::Shared;
use js_sys::{Array, Function, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use yew::Callback;

/// How a simulation goes, or a comparison.
#[derive(Clone, PartialEq)]
pub struct News<R: PartialEq = Report> {
    /// What was found so far; none where there is nothing to find.
    pub report: Option<Shared<R>>,
    /// Why there is nothing to find, where the request was refused.
    pub refused: Option<RequestError>,
    /// Whether nothing more comes.
    pub done: bool,
    /// Workers; 0 where the page draws itself.
    pub workers: u32,
    /// Whether it could not be done.
    pub failed: bool,
}

impl<R: PartialEq> News<R> {
    /// Nothing more comes.
    pub fn finished() -> Self {
        Self { report: None, refused: None, done: true, workers: 0, failed: false }
    }

    /// The news in an answer; `report` takes out of it what was asked for. An answer that cannot be read, or answers something else,
    /// is a failure.
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

/// Who hears of what is under way.
#[derive(Clone)]
enum Listener {
    Run(Callback<News>),
    Comparison(Callback<News<Ranking>>),
}

thread_local! {
    static LISTENER: RefCell<Option<Listener>> = const { RefCell::new(None) };
    /// What was asked for last, while nothing else was asked for since.
    static ORDER: RefCell<Option<SimulationRequest>> = const { RefCell::new(None) };
    /// Whether the run that is under way has told nothing yet. It may: a hand that moves faster than the first draws would else
    /// never see any.
    static BEGINS: Cell<bool> = const { Cell::new(false) };
    /// What comes after that.
    static NEXT: RefCell<Option<SimulationRequest>> = const { RefCell::new(None) };
    /// What JavaScript calls. Both live as long as the page: what was ended may still call once, and nobody hears it who asked for
    /// the other.
    static TELL: Tell = Closure::new(|answer: String, done, workers, failed| {
        BEGINS.set(false);
        let next = NEXT.take();
        if let Some(next) = &next {
            start(next);
        }
        if let Some(Listener::Run(listener)) = LISTENER.with_borrow(Clone::clone) {
            let (done, failed) = (done && next.is_none(), failed && next.is_none());
            let report = |answer| if let Answer::Report(report) = answer { Some(report) } else { None };
            listener.emit(News::of(&answer, report, done, workers, failed));
        }
    });
    static TELL_RANKING: Tell = Closure::new(|answer: String, done, workers, failed| {
        if let Some(Listener::Comparison(listener)) = LISTENER.with_borrow(Clone::clone) {
            let ranking = |answer| if let Answer::Ranking(ranking) = answer { Some(ranking) } else { None };
            listener.emit(News::of(&answer, ranking, done, workers, failed));
        }
    });
}

/// Simulates; what is under way ends, unless it is the same. `tell` is called whenever there is more.
pub fn run(order: &SimulationRequest, tell: Callback<News>) {
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

/// Compares scenarios; what is under way ends. `tell` is called once, when all draws are made.
pub fn compare(order: ScenarioSimulationRequest, tell: Callback<News<Ranking>>) {
    forget();
    LISTENER.replace(Some(Listener::Comparison(tell)));
    let request = Request::ScenarioSimulation(order).write();
    TELL_RANKING.with(|tell| call("compare", &[&request.into(), tell.as_ref()]));
}

/// Ends what is under way.
pub fn stop() {
    LISTENER.replace(None);
    forget();
    call("stop", &[]);
}

/// Of an ended run nothing more is told.
fn forget() {
    ORDER.replace(None);
    NEXT.replace(None);
    BEGINS.set(false);
}

/// Saves the first draws of the last run as a file of comma-separated values.
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
        // What fails is told by `tell`; where nothing can be fetched there is nobody to tell.
        let _ = ask.apply(&global, &list);
    }
}
