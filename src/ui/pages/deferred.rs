//! The parts of rooms whose program comes when the first of them is looked at: pictures, what decides, and the rooms of what could be.

use super::{Uncertainty, inputs, result, scenarios};
use crate::ui::browser::deferred;
use crate::ui::context::View;
use crate::ui::widgets::text::{button, paragraph, text};
use yew::prelude::*;

/// Which part.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum DeferredPart {
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
    pub part: DeferredPart,
    /// What it needs.
    pub view: View,
}

/// A part that waits for its program; where that does not come, it says so and offers to try again.
#[component]
pub fn Late(props: &LateProps) -> Html {
    let view = &props.view;
    let came = use_state_eq(|| deferred::is_there().then_some(true));
    let fetch = {
        let came = came.clone();
        move || {
            came.set(None);
            let came = came.clone();
            deferred::fetch(Callback::from(move |there| came.set(Some(there))));
        }
    };
    {
        let fetch = fetch.clone();
        use_effect_with((), move |()| {
            if !deferred::is_there() {
                fetch();
            }
        });
    }
    match *came {
        Some(true) => match props.part {
            DeferredPart::Inputs => inputs::picture(view),
            DeferredPart::Result => result::rest(view),
            DeferredPart::Scenarios => scenarios::scenarios(view),
            DeferredPart::Uncertainty => html! { <Uncertainty view={view.clone()} /> },
        },
        Some(false) => html! {
            <div class="notice is-warning" role="alert" data-testid="deferred-failed">
                { paragraph("", view.catalog, "deferred.failed") }
                { button("button", "deferred-again", None, Callback::from(move |_: MouseEvent| fetch()), text(view.catalog, "deferred.again")) }
            </div>
        },
        None => {
            html! { <p class="deferred" role="status" data-testid="deferred-waiting">{ text(view.catalog, "deferred.waiting") }</p> }
        }
    }
}

/// A part that may still have to come.
pub fn deferred(view: &View, part: DeferredPart) -> Html {
    html! { <Late {part} view={view.clone()} /> }
}
