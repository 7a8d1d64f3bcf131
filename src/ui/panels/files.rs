//! Export and import of studies as files.

use super::offer::offer;
use super::title::title_of;
use crate::app::{Action, DeviceNews, Notice};
use crate::file;
use crate::present::Catalog;
use crate::study::{Shared, Study};
use crate::ui::browser::{deferred, download, focus, names};
use crate::ui::context::Dispatch;
use crate::ui::widgets::text::{button, text};
use js_sys::Uint8Array;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A button that downloads one study, or all of them, as JSON, in one of the looks of buttons; `quiet small` in a row of the list.
pub fn export_button(
    catalog: &Catalog,
    dispatch: &Dispatch,
    studies: Vec<Shared<Study>>,
    all: bool,
    look: &'static str,
) -> Html {
    let small = look.contains("small");
    let key = if all { "bar.export_all" } else { "bar.export" };
    let disabled = studies.is_empty();
    // In the list, each button names its study.
    let name = studies
        .first()
        .filter(|_| small && !all)
        .map(|study| catalog.fill("bar.export_named", &[("title", &title_of(study, catalog))]));
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let day = names::today();
        match (all, studies.as_slice()) {
            (false, [study]) => {
                let name = format!("{}-{day}.json", download::file_name(&study.title));
                download::json(&name, &file::write(study));
            }
            (_, studies) => {
                let studies: Vec<&Study> = studies.iter().map(|study| &**study).collect();
                download::json(&format!("retombees-{day}.json"), &file::write_many(&studies));
            }
        }
        dispatch.act(Action::Device(DeviceNews::Exported(names::now_ms())));
    });
    html! {
        <button type="button" class={classes!("button", look)} aria-label={name}
            data-testid={(!small).then_some("export-json")} {disabled} {onclick}>
            { catalog.text(key) }
        </button>
    }
}

/// A button that reads studies from a file and shows a preview of the import.
pub fn import_button(catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        let chosen = input.files().and_then(|files| files.get(0));
        let Some(chosen) = chosen else {
            return;
        };
        let dispatch = dispatch.clone();
        // Check the size before reading anything.
        #[expect(clippy::cast_precision_loss, reason = "thirty million is exact")]
        let max = file::MAX_COLLECTION_BYTES as f64;
        if chosen.size() > max {
            dispatch.act(Action::Notify(too_large(chosen.size())));
        } else {
            spawn_local(async move {
                let Ok(bytes) = JsFuture::from(chosen.array_buffer()).await else {
                    return dispatch.act(Action::Notify(unreadable()));
                };
                let bytes = Uint8Array::new(&bytes).to_vec();
                deferred::fetch(Callback::from(move |came| {
                    if came {
                        offer(&bytes, dispatch.clone());
                    } else {
                        dispatch.act(Action::Notify(Notice::NotCome));
                    }
                }));
            });
        }
        // Allow choosing the same file again after it was corrected.
        input.set_value("");
    });
    let onclick = Callback::from(|_: MouseEvent| focus::click("import-file"));
    html! {
        <span class="import">
            { button("button quiet", "", None, onclick, text(catalog, "bar.import")) }
            <input id="import-file" type="file" class="visually-hidden" tabindex="-1" accept=".json,application/json"
                data-testid="import-json" aria-hidden="true" {onchange} />
        </span>
    }
}

fn too_large(bytes: f64) -> Notice {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size in bytes; too large ones saturate"
    )]
    let bytes = bytes as usize;
    let problem = file::Problem::FileTooLarge { bytes, max: file::MAX_COLLECTION_BYTES };
    Notice::ImportFailed { path: String::new(), key: format!("file.{}", problem.key()), arguments: problem.args() }
}

fn unreadable() -> Notice {
    Notice::ImportFailed { path: String::new(), key: "file.unreadable".to_owned(), arguments: Vec::new() }
}
