//! Simulating: `simulation.js`, which is only fetched when it is asked for, drives the workers; here it is told what to do, and
//! what it tells is handed on.

use crate::outlook::Report;
use crate::study::{Shared, Study};
use js_sys::{Array, Function, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use yew::Callback;

/// What to simulate.
#[derive(Clone, PartialEq)]
pub struct Order {
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

/// How a simulation goes.
#[derive(Clone, PartialEq)]
pub struct News {
    /// What was found so far; none where there is nothing to simulate.
    pub report: Option<Shared<Report>>,
    /// Whether nothing more comes.
    pub done: bool,
    /// Workers; 0 where the page draws itself.
    pub workers: u32,
    /// Whether it could not be done.
    pub failed: bool,
}

type Tell = Closure<dyn FnMut(String, bool, u32, bool)>;

thread_local! {
    /// Who hears of the run that is under way.
    static LISTENER: RefCell<Option<Callback<News>>> = const { RefCell::new(None) };
    /// What JavaScript calls. It lives as long as the page: a run that was ended may still call it once.
    static TELL: Tell = Closure::new(|report: String, done, workers, failed| {
        let listener = LISTENER.with_borrow(Clone::clone);
        if let Some(listener) = listener {
            listener.emit(News { report: Report::read(&report).map(Shared::new), done, workers, failed });
        }
    });
}

/// Simulates; an earlier run ends. `tell` is called whenever there is more.
pub fn run(order: &Order, tell: Callback<News>) {
    LISTENER.replace(Some(tell));
    let list = Array::new();
    let seed = order.study.seed.0.to_string();
    let study = crate::file::write(&order.study);
    for text in [&study, &order.scenario, &seed, &order.judged, &order.unknown, &order.threshold] {
        list.push(&JsValue::from_str(text));
    }
    TELL.with(|tell| call("run", &[&list, tell.as_ref()]));
}

/// Ends the run that is under way.
pub fn stop() {
    LISTENER.replace(None);
    call("stop", &[]);
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
