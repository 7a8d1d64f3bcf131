//! Simulating: `simulation.js`, which is only fetched when it is asked for, drives the workers; here it is told what to do, and
//! what it tells is handed on. A study is simulated, or its scenarios are compared: one at a time, and the newer one goes on.

use crate::analysis::{DefaultRanges, Ranking, Report};
use crate::number::plain;
use crate::study::{Shared, Study};
use js_sys::{Array, Function, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use yew::Callback;

/// What to simulate.
#[derive(Clone, PartialEq)]
pub struct SimulationRequest {
    /// The study.
    pub study: Shared<Study>,
    /// A scenario of it; empty for the study as stated.
    pub scenario: String,
    /// How far a judged number without a range may be off, as a share.
    pub judged: String,
    /// The same for a number that nobody knows.
    pub unknown: String,
    /// The return from which one would decide otherwise.
    pub threshold: String,
}

/// What to compare: the study as stated and all of its scenarios, over the same draws.
#[derive(Clone, PartialEq)]
pub struct Comparing {
    /// The study.
    pub study: Shared<Study>,
    /// How far numbers without a range may be off.
    pub default_ranges: DefaultRanges,
}

/// How a simulation goes, or a comparison.
#[derive(Clone, PartialEq)]
pub struct News<R: PartialEq = Report> {
    /// What was found so far; none where there is nothing to find.
    pub report: Option<Shared<R>>,
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
        Self { report: None, done: true, workers: 0, failed: false }
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
    static TELL: Tell = Closure::new(|report: String, done, workers, failed| {
        BEGINS.set(false);
        let next = NEXT.take();
        if let Some(next) = &next {
            start(next);
        }
        if let Some(Listener::Run(listener)) = LISTENER.with_borrow(Clone::clone) {
            let (done, failed) = (done && next.is_none(), failed && next.is_none());
            listener.emit(News { report: Report::read(&report).map(Shared::new), done, workers, failed });
        }
    });
    static TELL_RANKING: Tell = Closure::new(|ranking: String, done, workers, failed| {
        if let Some(Listener::Comparison(listener)) = LISTENER.with_borrow(Clone::clone) {
            listener.emit(News { report: Ranking::read(&ranking).map(Shared::new), done, workers, failed });
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
    let seed = order.study.seed.0.to_string();
    let study = crate::file::write(&order.study);
    let list = texts(&[&study, &order.scenario, &seed, &order.judged, &order.unknown, &order.threshold]);
    TELL.with(|tell| call("run", &[&list, tell.as_ref()]));
}

/// Compares scenarios; what is under way ends. `tell` is called once, when all draws are made.
pub fn compare(order: &Comparing, tell: Callback<News<Ranking>>) {
    forget();
    LISTENER.replace(Some(Listener::Comparison(tell)));
    let seed = order.study.seed.0.to_string();
    let study = crate::file::write(&order.study);
    let [judged, unknown] = [order.default_ranges.judged, order.default_ranges.unknown].map(plain::print);
    let list = texts(&[&study, &seed, &judged, &unknown]);
    TELL_RANKING.with(|tell| call("compare", &[&list, tell.as_ref()]));
}

fn texts(texts: &[&str]) -> Array {
    texts.iter().map(|text| JsValue::from_str(text)).collect()
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
