//! Announces the result to screen readers.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Pause in typing before a screen reader announces the result, in milliseconds.
const PAUSE_MS: u32 = 1_000;

/// Properties of [`Announcement`].
#[derive(Properties, PartialEq)]
pub struct AnnouncementProps {
    /// The result in a sentence.
    pub sentence: AttrValue,
}

/// The result in a live region, which changes once typing pauses and not on every key.
#[component]
pub fn Announcement(props: &AnnouncementProps) -> Html {
    let said = use_state(AttrValue::default);
    {
        let said = said.clone();
        let first = use_mut_ref(|| true);
        use_effect_with(props.sentence.clone(), move |sentence| {
            let sentence = sentence.clone();
            let wait = (!first.replace(false)).then(|| Timeout::new(PAUSE_MS, move || said.set(sentence)));
            move || drop(wait)
        });
    }
    html! { <p class="visually-hidden" role="status" data-testid="announcement">{ &*said }</p> }
}
