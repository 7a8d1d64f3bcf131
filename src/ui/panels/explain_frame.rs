//! The dialog around an explanation. It opens at once, even where the code that explains still has to load or cannot be
//! loaded: it says so, and closes.

use crate::present::Catalog;
use crate::ui::widgets::text::{button, paragraph, text};
use yew::prelude::*;

/// "How was this obtained?" with a way to close it, around the explanation.
pub fn explain_frame(catalog: &Catalog, onclose: &Callback<()>, explanation: Html) -> Html {
    let close = onclose.reform(|_: MouseEvent| ());
    let onkeydown = {
        let onclose = onclose.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                onclose.emit(());
            }
        })
    };
    html! {
        // The title names the dialog; before it is there, the question does.
        <section class="explain" role="dialog" aria-labelledby="explain-title" aria-label={catalog.text("explain.title").to_owned()}
            data-testid="explain" {onkeydown}>
            <div class="explain-head">
                { paragraph("explain-kind", catalog, "explain.title") }
                { button("button quiet small", "explain-close", None, close, text(catalog, "close")) }
            </div>
            { explanation }
        </section>
    }
}
