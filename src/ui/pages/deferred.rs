//! The parts of rooms whose program comes when the first of them is looked at: pictures, what decides, and the rooms of what could be.

use crate::ui::browser::deferred;
use crate::ui::context::View;
use crate::ui::widgets::text::{button, paragraph, text};
use yew::prelude::*;

/// What draws a part, once its program is there.
#[derive(Clone, Copy)]
pub struct Render(fn(&View) -> Html);

impl PartialEq for Render {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

/// A part, and the study it is about.
#[derive(Properties, PartialEq)]
pub struct DeferredProps {
    /// What draws it.
    pub render: Render,
    /// What it needs.
    pub view: View,
}

/// A part that waits for its program; where that does not come, it says so and offers to try again.
#[component]
pub fn Deferred(props: &DeferredProps) -> Html {
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
        Some(true) => props.render.0(view),
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
pub fn deferred(view: &View, render: fn(&View) -> Html) -> Html {
    html! { <Deferred render={Render(render)} view={view.clone()} /> }
}
