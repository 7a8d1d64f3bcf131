//! What the browser keeps: whether the page opens without a network, the space that is used, and the way to erase all of it.

use crate::app::{ALMOST_FULL, State};
use crate::number::write;
use crate::present::Catalog;
use crate::study::{Shared, Study};
use crate::ui::browser::lasting::{self, Lasting};
use crate::ui::browser::offline;
use crate::ui::context::use_shell;
use crate::ui::panels::export_button;
use crate::ui::widgets::text::{button, heading, paragraph, text};
use yew::prelude::*;

/// The part of the list of studies about this device.
pub(super) fn device(state: &State, catalog: &'static Catalog) -> Html {
    let device = &state.device;
    let used = write::number(device.used.into(), 0, catalog.language());
    let used = catalog.fill("device.used", &[("n", &used)]);
    html! {
        <section class="device" aria-labelledby="device-title" data-testid="device">
            { heading("device-title", catalog, "device.title") }
            <p data-testid="offline" data-offline={device.offline.word()}>{ Html::from(catalog.under("device.offline", device.offline.word())) }</p>
            <p>
                { used }
                if device.used >= ALMOST_FULL { { " " }{ text(catalog, "device.almost_full") } }
            </p>
            <Promise />
            <Erase studies={state.library.documents().iter().map(|document| document.study().clone()).collect::<Vec<_>>()} />
        </section>
    }
}

/// Whether the browser may erase the studies by itself, and the button that asks it not to.
#[component]
fn Promise() -> Html {
    let (catalog, _) = use_shell();
    let lasting = use_state(Lasting::default);
    let tell = {
        let lasting = lasting.clone();
        Callback::from(move |now| lasting.set(now))
    };
    {
        let tell = tell.clone();
        use_effect_with((), move |()| lasting::look(tell));
    }
    let Some(word) = lasting.word() else { return Html::default() };
    let ask = {
        let lasting = lasting.clone();
        Callback::from(move |_: MouseEvent| {
            lasting.set(Lasting::Asked);
            lasting::ask(tell.clone());
        })
    };
    html! {
        <p data-testid="lasting" data-lasting={word} role="status">
            { Html::from(catalog.under("device.lasting", word)) }
            if *lasting == Lasting::MayGo {
                { " " }
                { button("button small", "ask-lasting", None, ask, text(catalog, "device.lasting_ask")) }
            }
        </p>
    }
}

#[derive(Properties, PartialEq)]
struct EraseProps {
    studies: Vec<Shared<Study>>,
}

/// The button that erases everything, and the question that it asks first.
#[component]
fn Erase(props: &EraseProps) -> Html {
    let (catalog, dispatch) = use_shell();
    let asks = use_state(|| false);
    let set = |to: bool| {
        let asks = asks.clone();
        Callback::from(move |_: MouseEvent| asks.set(to))
    };
    if !*asks {
        return button("button quiet", "erase", None, set(true), text(catalog, "device.erase"));
    }
    let erase = Callback::from(|_: MouseEvent| offline::erase());
    html! {
        <div class="question" role="group" aria-labelledby="erase-question" data-testid="erase-question">
            <p id="erase-question">{ catalog.plural("device.erase_question", props.studies.len(), &[]) }</p>
            { paragraph("", catalog, "device.erase_tabs") }
            <p class="question-acts">
                { export_button(catalog, &dispatch, props.studies.clone(), true, "quiet small") }
                { button("button small", "erase-all", None, erase, text(catalog, "device.erase_all")) }
                { button("button quiet small", "erase-cancel", None, set(false), text(catalog, "device.cancel")) }
            </p>
        </div>
    }
}
