//! The definition of a term, on request.

use crate::ui::context::use_shell;
use yew::prelude::*;

/// Properties of [`Term`].
#[derive(Properties, PartialEq)]
pub struct TermProps {
    /// The key of the definition, under `define.`.
    pub word: AttrValue,
    /// The term itself.
    pub name: AttrValue,
}

/// A button that shows and hides a definition in one sentence.
#[component]
pub fn Term(props: &TermProps) -> Html {
    let (catalog, _) = use_shell();
    let open = use_state(|| false);
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onkeydown = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                open.set(false);
            }
        })
    };
    html! {
        <span class="term">
            <button type="button" class="term-button" aria-expanded={if *open { "true" } else { "false" }}
                aria-label={catalog.fill("term.what_is", &[("name", &props.name)])} {onclick} {onkeydown}>
                <span aria-hidden="true">{ "?" }</span>
            </button>
            if *open {
                <span class="term-definition" role="status">{ Html::from(catalog.under("define", &props.word)) }</span>
            }
        </span>
    }
}
