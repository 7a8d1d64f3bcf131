//! Messages of the page to the user.

use crate::app::{Action, Notice, SaveState, State, TableChoice};
use crate::present::Catalog;
use crate::ui::context::Dispatch;
use crate::ui::widgets::ActionButton;
use crate::ui::widgets::text::{class_if, paragraph};
use yew::prelude::*;

/// The area below the top bar: the current message, and a warning while the work is not saved.
pub fn notices(state: &State, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let (is_error, sentence) = match &state.notice {
        None => (false, None),
        Some(Notice::Deleted(title)) => {
            (false, Some(catalog.fill("notice.deleted", &[("title", catalog.title_or_untitled(title))])))
        }
        Some(Notice::Copied(true)) => (false, Some(catalog.text("notice.copied").to_owned())),
        Some(Notice::Copied(false)) => (true, Some(catalog.text("notice.not_copied").to_owned())),
        Some(Notice::Imported(count)) => (false, Some(catalog.plural("notice.imported", *count, &[]))),
        Some(Notice::Pasted { sentence, refused, .. }) => (!refused.is_empty(), Some(sentence.clone())),
        Some(Notice::Damaged(count)) => (true, Some(catalog.plural("notice.damaged", *count, &[]))),
        Some(Notice::Conflict(title)) => (true, Some(catalog.fill("notice.conflict", &[("title", title)]))),
        Some(Notice::DeletedElsewhere(title)) => {
            (true, Some(catalog.fill("notice.deleted_elsewhere", &[("title", catalog.title_or_untitled(title))])))
        }
        Some(Notice::StorageEmptied) => (true, Some(catalog.text("notice.storage_emptied").to_owned())),
        Some(Notice::Refused(error, unit)) => (true, Some(error.sentence(*unit, catalog))),
        Some(Notice::NoStudy) => (true, Some(catalog.text("notice.no_study").to_owned())),
        Some(Notice::NoCase) => (true, Some(catalog.text("notice.no_case").to_owned())),
        Some(Notice::NoTexts(language)) => {
            let name = catalog.under("language", language.code());
            (true, Some(catalog.fill("notice.no_texts", &[("language", name)])))
        }
        Some(Notice::ImportFailed { path, key, arguments }) => {
            // Names of JSON types are translated.
            let word = |value: &'_ str| {
                let key = format!("json.{value}");
                if catalog.has(&key) { catalog.text(&key).to_owned() } else { value.to_owned() }
            };
            let arguments: Vec<(&str, String)> = arguments.iter().map(|(name, value)| (*name, word(value))).collect();
            let arguments: Vec<(&str, &str)> = arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let problem = catalog.fill(key, &arguments);
            let place = if path.is_empty() || path == "$" {
                String::new()
            } else {
                catalog.fill("notice.at_path", &[("path", path)])
            };
            (true, Some(catalog.fill("notice.import_failed", &[("problem", &problem), ("place", &place)])))
        }
    };
    let can_undo = matches!(state.notice, Some(Notice::Deleted(_)));
    html! {
        <div class="notices">
            if let SaveState::NotSaved(problem) = state.save {
                <div class="notice is-warning" role="alert" data-testid="storage-problem">
                    { paragraph("", catalog, &format!("save.problem.{}", problem.word())) }
                </div>
            }
            <div role={if is_error { "alert" } else { "status" }} data-testid="notice">
                if let Some(sentence) = sentence {
                    <div class={class_if("notice", is_error, "is-warning")}>
                        <p>{ sentence }</p>
                        if let Some(Notice::Pasted { refused, .. }) = &state.notice {
                            { left_out(refused, catalog) }
                        }
                        if matches!(state.notice, Some(Notice::Pasted { asks: Some(_), .. })) {
                            { ActionButton::new(Action::ReadShares(TableChoice::First), catalog.text("paste.shares.first"), "small").view(dispatch) }
                            { ActionButton::new(Action::ReadShares(TableChoice::Second), catalog.text("paste.shares.second"), "small").view(dispatch) }
                        }
                        if can_undo {
                            { ActionButton::new(Action::RestoreDeleted, catalog.text("bar.undo"), "small").view(dispatch) }
                        }
                        { ActionButton::new(Action::Dismiss, catalog.text("close"), "quiet small").view(dispatch) }
                    </div>
                }
            </div>
        </div>
    }
}

/// The pasted cells that were left out; only the first ones if there are many.
fn left_out(refused: &[String], catalog: &Catalog) -> Html {
    const SHOWN: usize = 5;
    let rest = refused.len().saturating_sub(SHOWN);
    html! {
        if !refused.is_empty() {
            <ul class="notice-list">
                for sentence in refused.iter().take(SHOWN) { <li>{ sentence }</li> }
                if rest > 0 { <li>{ catalog.plural("paste.more", rest, &[]) }</li> }
            </ul>
        }
    }
}
