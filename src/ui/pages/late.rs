//! The parts of rooms whose program comes when the first of them is looked at: pictures, what decides, and the rooms of what could be.

use super::{Uncertainty, inputs, result, scenarios};
use crate::ui::browser::late;
use crate::ui::context::View;
use crate::ui::widgets::words::{paragraph, press, words};
use yew::prelude::*;

/// Which part.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LatePart {
    /// The picture of what is put in.
    Inputs,
    /// The pictures of the result, and what decides it.
    Result,
    /// The room of scenarios.
    Scenarios,
    /// The room of uncertainty.
    Uncertainty,
}

/// A part, and the study it is about.
#[derive(Properties, PartialEq)]
pub struct LateProps {
    /// Which part.
    pub part: LatePart,
    /// What it needs.
    pub view: View,
}

/// A part that waits for its program; where that does not come, it says so and offers to try again.
#[component]
pub fn Late(props: &LateProps) -> Html {
    let view = &props.view;
    let came = use_state_eq(|| late::is_there().then_some(true));
    let fetch = {
        let came = came.clone();
        move || {
            came.set(None);
            let came = came.clone();
            late::fetch(Callback::from(move |there| came.set(Some(there))));
        }
    };
    {
        let fetch = fetch.clone();
        use_effect_with((), move |()| {
            if !late::is_there() {
                fetch();
            }
        });
    }
    match *came {
        Some(true) => match props.part {
            LatePart::Inputs => inputs::picture(view),
            LatePart::Result => result::rest(view),
            LatePart::Scenarios => scenarios::scenarios(view),
            LatePart::Uncertainty => html! { <Uncertainty view={view.clone()} /> },
        },
        Some(false) => html! {
            <div class="notice is-warning" role="alert" data-testid="late-failed">
                { paragraph("", view.catalog, "late.failed") }
                { press("button", "late-again", None, Callback::from(move |_: MouseEvent| fetch()), words(view.catalog, "late.again")) }
            </div>
        },
        None => {
            html! { <p class="late" role="status" data-testid="late-waiting">{ words(view.catalog, "late.waiting") }</p> }
        }
    }
}

/// A part that may still have to come.
pub fn late(view: &View, part: LatePart) -> Html {
    html! { <Late {part} view={view.clone()} /> }
}
