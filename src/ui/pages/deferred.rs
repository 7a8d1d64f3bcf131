//! Parts of rooms whose code is deferred: charts, switching values, and the rooms of scenarios and uncertainty. Mounting the
//! first of them fetches the deferred part of the program.

use crate::ui::browser::deferred;
use crate::ui::context::View;
use crate::ui::widgets::text::{button, paragraph, text};
use yew::prelude::*;

/// The function that renders a part.
#[derive(Clone, Copy)]
pub struct Render(fn(&View) -> Html);

impl PartialEq for Render {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

/// Properties of [`Deferred`].
#[derive(Properties, PartialEq)]
pub struct DeferredProps {
    /// Renders the part.
    pub render: Render,
    /// The study and its context.
    pub view: View,
}

/// A part whose code may still have to load. If loading fails, it says so and offers to try again.
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

/// Renders a part once its code is loaded.
pub fn deferred(view: &View, render: fn(&View) -> Html) -> Html {
    html! { <Deferred render={Render(render)} view={view.clone()} /> }
}
