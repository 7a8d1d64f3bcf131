//! The ways to share the open study: a link that holds all of it, its QR code, its file.

use super::copies::copies;
use super::export_button;
use super::result_card::result_card;
use super::title::title_of;
use crate::analysis::ShownRange;
use crate::app::{Action, Route, State, WorkspaceAction, figures_for_link};
use crate::file::Link;
use crate::file::link::{LONG, PROGRAM, TooLargeForLink};
use crate::number::write;
use crate::present::Catalog;
use crate::present::qr::{QrPicture, qr_picture};
use crate::study::{Shared, Study};
use crate::ui::browser::{assets, share};
use crate::ui::context::Dispatch;
use crate::ui::widgets::ActionButton;
use crate::ui::widgets::text::{button, paragraph, text};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The panel for the open study. Not inlined into the component of the first part that waits for it.
#[inline(never)]
pub fn share_panel(state: &State, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let Some(document) = state.open() else { return Html::default() };
    let study = document.study();
    let range = state.ranges.of(study, &state.workspace.uncertainty.default_ranges);
    let dictionary = assets::link_dictionary();
    let written = dictionary.map(|known| made(state, study, range, catalog, dispatch).write(&known));
    let is_ready = range.is_some_and(|range| range.is_current);
    let card = catalog.result_card(study, &dispatch.0.derived.open(study).evaluation, range);
    let close = ActionButton {
        testid: Some("share-close"),
        ..ActionButton::new(Action::Workspace(WorkspaceAction::Share(false)), catalog.text("close"), "quiet")
    };
    html! {
        <section class="incoming share" aria-labelledby="share-title" data-testid="share">
            <h2 id="share-title" tabindex="-1">{ text(catalog, "share.title") }</h2>
            { match written {
                Some(Ok(fragment)) => by_link(&share::address(&fragment), study, catalog, dispatch),
                None => paragraph("", catalog, "notice.not_come"),
                Some(Err(TooLargeForLink)) => html! {
                    <div data-testid="share-too-large">
                        { paragraph("", catalog, "share.too_large") }
                        { export_button(catalog, dispatch, vec![study.clone()], false, "primary") }
                    </div>
                },
            } }
            <p>{ ActionButton::new(Action::Go(Route::Embed(study.id.clone())), catalog.text("embedding.go"), "").view(dispatch) }</p>
            if let Some(card) = card { { result_card(&card, is_ready, &study.title, catalog, dispatch) } }
            <p class="incoming-acts">{ close.view(dispatch) }</p>
        </section>
    }
}

/// The link to a study as it is looked at.
fn made(
    state: &State,
    study: &Shared<Study>,
    range: Option<ShownRange>,
    catalog: &Catalog,
    dispatch: &Dispatch,
) -> Link {
    let ratio = dispatch.0.derived.sentence(study, catalog).1;
    Link {
        program: PROGRAM.to_owned(),
        view: state.view_for_link(),
        figures: figures_for_link(ratio, range),
        study: (**study).clone(),
        unknown: Vec::new(),
    }
}

fn by_link(address: &str, study: &Shared<Study>, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let length = address.chars().count();
    let is_long = length > LONG;
    let copy = copies(address, dispatch);
    let send = {
        let (address, title) = (address.to_owned(), title_of(study, catalog));
        Callback::from(move |_: MouseEvent| share::share(&title, &address))
    };
    // Chosen as a whole, so that one key copies it.
    let choose = Callback::from(|event: FocusEvent| event.target_unchecked_into::<HtmlInputElement>().select());
    // What is safer comes first, and looks so.
    let (file_look, copy_look) = if is_long { ("primary", "button") } else { ("quiet", "button primary") };
    let file = || export_button(catalog, dispatch, vec![study.clone()], false, file_look);
    let count = write::number(length.into(), 0, catalog.language());
    html! {
        <>
            { paragraph("", catalog, "share.about") }
            if is_long {
                <p class="share-long" data-testid="share-long">{ catalog.fill("share.long", &[("n", &count)]) }</p>
            }
            <div class="share-link">
                <label for="share-link">{ text(catalog, "share.link") }</label>
                <input id="share-link" type="text" readonly=true value={address.to_owned()} onfocus={choose} data-testid="share-link" />
            </div>
            <p class="incoming-acts">
                if is_long { { file() } }
                { button(copy_look, "share-copy", None, copy, text(catalog, "share.copy")) }
                if share::can_share() { { button("button", "share-system", None, send, text(catalog, "share.system")) } }
                if !is_long { { file() } }
            </p>
            <details class="share-qr">
                <summary data-testid="share-qr">{ text(catalog, "share.qr") }</summary>
                { match qr_picture(address) {
                    Some(picture) => qr_code(&picture, catalog),
                    None => html! { <p>{ catalog.fill("share.no_qr", &[("n", &count)]) }</p> },
                } }
            </details>
        </>
    }
}

/// Dark on light in every theme: readers take no other.
fn qr_code(picture: &QrPicture, catalog: &Catalog) -> Html {
    let view = format!("0 0 {0} {0}", picture.side);
    html! {
        <svg class="qr" viewBox={view} role="img" aria-label={catalog.text("share.qr_name").to_owned()} shape-rendering="crispEdges">
            <rect class="qr-ground" width="100%" height="100%" />
            <path class="qr-dark" d={picture.path.clone()} />
        </svg>
    }
}
