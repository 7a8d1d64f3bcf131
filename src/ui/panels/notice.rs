//! Messages of the page to the user.

use super::export_button;
use crate::app::storage::Told;
use crate::app::{Action, DeviceNews, LinkState, Notice, Offline, Route, SaveState, State, TableChoice};
use crate::number::write;
use crate::present::Catalog;
use crate::ui::browser::{moments, offline};
use crate::ui::context::Dispatch;
use crate::ui::widgets::ActionButton;
use crate::ui::widgets::text::{button, class_if, paragraph, text};
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
        Some(Notice::TextCopied(is_copied)) => {
            let key = if *is_copied { "notice.text_copied" } else { "notice.text_not_copied" };
            (!is_copied, Some(catalog.text(key).to_owned()))
        }
        Some(Notice::LinkRefused(sentence)) => (true, Some(sentence.clone())),
        Some(Notice::Imported(count)) => (false, Some(catalog.plural("notice.imported", *count, &[]))),
        Some(Notice::Pasted { sentence, refused, .. }) => (!refused.is_empty(), Some(sentence.clone())),
        Some(Notice::Recovered(told)) => (true, Some(recovered(told, catalog))),
        Some(Notice::AlmostFull(used)) => {
            let used = write::number((*used).into(), 0, catalog.language());
            (true, Some(catalog.fill("notice.almost_full", &[("n", &used)])))
        }
        Some(Notice::Large(title)) => {
            (true, Some(catalog.fill("notice.large", &[("title", catalog.title_or_untitled(title))])))
        }
        Some(Notice::File(link, name)) => {
            let sentence = catalog.under("notice.file", link.word()).replace("{file}", name);
            (matches!(link, LinkState::Changed | LinkState::Failed), Some(sentence))
        }
        Some(Notice::SafeMode) => (true, Some(catalog.text("notice.safe_mode").to_owned())),
        Some(Notice::ExportReminder) => (false, Some(catalog.text("notice.export_reminder").to_owned())),
        Some(Notice::NotCome) => (true, Some(catalog.text("notice.not_come").to_owned())),
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
            let problem = catalog.problem(key, arguments, path);
            (true, Some(catalog.fill("notice.import_failed", &[("problem", &problem)])))
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
            if state.device.offline == Offline::Waiting { { newer_version(catalog, dispatch) } }
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
                        if matches!(state.notice, Some(Notice::Recovered(_))) && state.route != Route::Studies {
                            { ActionButton::new(Action::Go(Route::Studies), catalog.text("notice.see_recover"), "small").view(dispatch) }
                        }
                        if matches!(state.notice, Some(Notice::ExportReminder)) {
                            { export_button(catalog, dispatch, state.library.documents().iter().map(|document| document.study().clone()).collect(), true, "quiet small") }
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

/// A newer version of the program waits: the person lets it in.
fn newer_version(catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let later = Action::Device(DeviceNews::Offline(Offline::Ready));
    html! {
        <div class="notice" role="status" data-testid="newer-version">
            { paragraph("", catalog, "update.waiting") }
            { button("button small", "update-accept", None, Callback::from(|_: MouseEvent| offline::accept()), text(catalog, "update.accept")) }
            { ActionButton::new(later, catalog.text("update.later"), "quiet small").view(dispatch) }
        </div>
    }
}

/// What happened to stored studies of which a record cannot be opened.
fn recovered(told: &[Told], catalog: &Catalog) -> String {
    let count = |which: &Told| told.iter().filter(|one| *one == which).count();
    let mut sentences: Vec<String> = Vec::new();
    for (which, key) in [(Told::Lost, "notice.damaged"), (Told::Newer, "notice.newer")] {
        let count = count(&which);
        if count > 0 {
            sentences.push(catalog.plural(key, count, &[]));
        }
    }
    for one in told {
        match one {
            Told::Older(title, saved_at_ms) => {
                let moment = moments::written(*saved_at_ms, catalog.language());
                let title = catalog.title_or_untitled(title);
                sentences.push(catalog.fill("notice.older", &[("title", title), ("moment", &moment)]));
            }
            Told::Mended(title) => {
                sentences.push(catalog.fill("notice.mended", &[("title", catalog.title_or_untitled(title))]));
            }
            Told::Lost | Told::Newer => {}
        }
    }
    sentences.join(" ")
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
