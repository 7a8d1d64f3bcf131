//! Runs simulations. `simulation.js`, which `boot.js` fetches on first use, drives the workers: it takes a request of the
//! [`protocol`](crate::analysis::simulation::protocol) and calls back with answers. Either one study is simulated or its
//! scenarios are compared; a new request replaces the one under way. What [`run_when_idle`] asks for waits for both.

use crate::analysis::simulation::protocol::MessageError;
use crate::analysis::simulation::{Answer, Request, RequestError, ScenarioSimulationRequest, SimulationRequest};
use crate::analysis::{Ranking, Report};
use crate::study::Shared;
use gloo::timers::callback::Timeout;
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
        let answer = if failed { None } else { Some(Answer::read(answer)) };
        match answer {
            Some(Ok(Answer::Refused(error))) => Self { report: None, refused: Some(error), done, workers, failed },
            // It cannot read the request either, and answers in its own build's name.
            Some(Err(error @ MessageError::OtherVersion { .. })) => {
                Self { report: None, refused: Some(error.into()), done, workers, failed }
            }
            answer => {
                let report = answer.and_then(Result::ok).and_then(report);
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
    /// The first request of the queue is simulated.
    Idle,
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
    /// The requests that wait until nothing else is under way, the one that is simulated meanwhile first.
    static QUEUE: RefCell<Vec<SimulationRequest>> = const { RefCell::new(Vec::new()) };
    /// What the last finished run of a room found: it answers whoever asks for the same while that room stays open.
    static LAST: RefCell<Option<(SimulationRequest, News)>> = const { RefCell::new(None) };
    /// The callback of these requests.
    static TELL_QUEUED: RefCell<Option<Callback<(SimulationRequest, News)>>> = const { RefCell::new(None) };
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
            let news = News::of(&answer, report_of, done, workers, failed);
            listener.emit((order.clone(), news.clone()));
            if done && !failed {
                LAST.replace(Some((order.clone(), news.clone())));
                answer_queued(&order, &news);
            }
        }
    });
    static TELL_IDLE: Tell = Closure::new(|answer: String, done, workers, failed| {
        let is_idle = LISTENER.with_borrow(|listener| matches!(listener, Some(Listener::Idle)));
        if let Some(order) = QUEUE.with_borrow(|queue| queue.first().cloned()).filter(|_| done && is_idle) {
            LISTENER.replace(None);
            answer_queued(&order, &News::of(&answer, report_of, done, workers, failed));
            start_queued_soon();
        }
    });
    static TELL_RANKING: Tell = Closure::new(|answer: String, done, workers, failed| {
        if let Some(Listener::Comparison(listener)) = LISTENER.with_borrow(Clone::clone) {
            let ranking = |answer| if let Answer::Ranking(ranking) = answer { Some(ranking) } else { None };
            if done {
                LISTENER.replace(None);
                start_queued_soon();
            }
            listener.emit(News::of(&answer, ranking, done, workers, failed));
        }
    });
}

/// How long nothing may be asked for before a queued request starts, in milliseconds: a room that closes is most often followed by
/// one that asks.
const IDLE_MS: u32 = 50;

#[expect(clippy::option_option, reason = "an answer of another kind, or a report that has nothing to say")]
fn report_of(answer: Answer) -> Option<Option<Shared<Report>>> {
    if let Answer::Report(report) = answer { Some(report) } else { None }
}

/// Simulates in place of whatever is under way, unless that is the same request. `tell` is called with each new report and the
/// newest request; only a report that is done is sure to answer it.
pub fn run(order: &SimulationRequest, tell: Callback<(SimulationRequest, News)>) {
    if let Some(Listener::Idle) = LISTENER.replace(Some(Listener::Run(tell))) {
        forget();
    }
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

/// Starts the last simulation again, after a failure.
pub fn again() {
    if let Some(order) = ORDER.with_borrow(Clone::clone) {
        start(&order);
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
    start_queued_soon();
}

/// Simulates these one after the other while no room simulates or compares, in place of those that were asked for so before.
/// `tell` is called once for each, with its last report.
pub fn run_when_idle(orders: Vec<SimulationRequest>, tell: Callback<(SimulationRequest, News)>) {
    let is_idle = LISTENER.with_borrow(|listener| matches!(listener, Some(Listener::Idle)));
    // What is under way goes on where it is asked for again.
    let goes_on = is_idle && QUEUE.with_borrow(|queue| queue.first() == orders.first());
    TELL_QUEUED.replace(Some(tell));
    QUEUE.replace(orders);
    if let Some((order, news)) = LAST.with_borrow(Clone::clone) {
        answer_queued(&order, &news);
    }
    if is_idle && !goes_on {
        LISTENER.replace(None);
        call("stop", &[]);
    }
    start_queued_soon();
}

fn start_queued_soon() {
    Timeout::new(IDLE_MS, start_queued).forget();
}

fn start_queued() {
    let order = QUEUE.with_borrow(|queue| queue.first().cloned());
    if let Some(order) = order.filter(|_| LISTENER.with_borrow(Option::is_none)) {
        LISTENER.replace(Some(Listener::Idle));
        let request = Request::Simulation(order).write();
        TELL_IDLE.with(|tell| call("run", &[&request.into(), tell.as_ref()]));
    }
}

/// Answers a queued request, whoever simulated it.
fn answer_queued(order: &SimulationRequest, news: &News) {
    let queued = QUEUE.with_borrow_mut(|queue| {
        let place = queue.iter().position(|queued| has_range_of(queued, order));
        place.map(|place| queue.remove(place))
    });
    if let Some((tell, queued)) = TELL_QUEUED.with_borrow(Clone::clone).zip(queued) {
        tell.emit((queued, news.clone()));
    }
}

/// Whether both ask for the range of the same ratio: the threshold has no part in it.
fn has_range_of(one: &SimulationRequest, other: &SimulationRequest) -> bool {
    one.scenario == other.scenario && one.default_ranges == other.default_ranges && one.study == other.study
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
