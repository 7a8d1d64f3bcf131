//! Copying a text.

use crate::app::{Action, Notice};
use crate::ui::browser::clipboard;
use crate::ui::context::Dispatch;
use yew::prelude::*;

/// Copies a text when a button is pressed, and says whether it did.
pub fn copies(text: &str, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let (text, dispatch) = (text.to_owned(), dispatch.clone());
    Callback::from(move |_: MouseEvent| {
        let dispatch = dispatch.clone();
        let tell = Callback::from(move |is_copied| dispatch.act(Action::Notify(Notice::TextCopied(is_copied))));
        clipboard::copy(text.clone(), tell);
    })
}
