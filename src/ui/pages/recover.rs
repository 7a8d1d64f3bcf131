//! What can be recovered: records that cannot be opened, with the reason, and studies that were deleted lately.

use crate::app::storage::{Recoverable, Source, Why, discard, recoverable};
use crate::app::{Action, DeviceNews};
use crate::file::{self, RecordError};
use crate::present::Catalog;
use crate::study::Study;
use crate::ui::browser::{download, mirror, moments, names, saver};
use crate::ui::context::{Dispatch, use_shell};
use crate::ui::widgets::text::{button, heading, paragraph, text};
use yew::prelude::*;

/// The list as it is now; nothing where there is nothing.
pub(super) fn recoverable_list(catalog: &'static Catalog) -> Html {
    let list = |saver: saver::Saver| saver.with(|storage| recoverable(storage, names::now_ms()));
    let all = saver::current().map(list).unwrap_or_default();
    let (deleted, broken): (Vec<&Recoverable>, Vec<&Recoverable>) = all.iter().partition(|one| one.why == Why::Deleted);
    let part = |id: &'static str, title: &'static str, intro: &'static str, list: Vec<&Recoverable>| {
        html! {
            if !list.is_empty() {
                <section class="recover" aria-labelledby={id}>
                    { heading(id, catalog, title) }
                    { paragraph("room-intro", catalog, intro) }
                    <ul class="recover-list" data-testid={id}>
                        for one in list { <Row key={key_of(one)} one={one.clone()} /> }
                    </ul>
                </section>
            }
        }
    };
    html! {
        <>
            { part("recover", "recover.title", "recover.intro", broken) }
            { part("recover-deleted", "recover.deleted_title", "recover.deleted_intro", deleted) }
        </>
    }
}

fn key_of(one: &Recoverable) -> String {
    format!("{:?}", one.source)
}

#[derive(Properties, PartialEq)]
struct RowProps {
    one: Recoverable,
}

/// One of them, with what can be done.
#[component]
fn Row(props: &RowProps) -> Html {
    let (catalog, dispatch) = use_shell();
    let asks = use_state(|| false);
    let one = &props.one;
    let title = catalog.title_or_untitled(one.title.as_deref().unwrap_or_default()).to_owned();
    let named = |key: &str| Some(catalog.fill(key, &[("title", &title)]));
    let is_deleted = one.why == Why::Deleted;
    let saved = one.saved_at_ms.map(|ms| moments::written(ms, catalog.language()));
    let when = saved.map(|moment| {
        catalog.fill(if is_deleted { "recover.deleted_at" } else { "recover.saved_at" }, &[("moment", &moment)])
    });
    let raw = {
        let (one, title) = (one.clone(), title.clone());
        Callback::from(move |_: MouseEvent| {
            let text = match &one.source {
                Source::Key(key) => saver::current().and_then(|saver| saver.with(|storage| storage.text(key))),
                Source::Mirror(id) => {
                    mirror::records().into_iter().find(|(known, _)| known == id).map(|(_, text)| text)
                }
            };
            if let Some(text) = text {
                download::text(&format!("{}-{}.txt", download::file_name(&title), names::today()), &text);
            }
        })
    };
    let remove = {
        let (one, dispatch) = (one.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| remove(&one, &dispatch))
    };
    let ask = |to: bool| {
        let asks = asks.clone();
        Callback::from(move |_: MouseEvent| asks.set(to))
    };
    html! {
        <li class="recover-row">
            <p><strong>{ title.clone() }</strong>if let Some(when) = when { { " " }<span class="recover-when">{ when }</span> }</p>
            if !is_deleted { <p>{ reason(&one.why, catalog) }</p> }
            <p class="question-acts">
                { open_older(one, &title, catalog, &dispatch) }
                if !is_deleted {
                    { button("button quiet small", "recover-download", named("recover.download_named"), raw, text(catalog, "recover.download")) }
                }
                if *asks {
                    <span>{ text(catalog, "recover.question") }</span>
                    { button("button small", "recover-remove-yes", named("recover.remove_named"), remove, text(catalog, "recover.remove")) }
                    { button("button quiet small", "", None, ask(false), text(catalog, "device.cancel")) }
                } else {
                    { button("button quiet small", "recover-remove", named("recover.remove_named"), ask(true), text(catalog, "recover.remove")) }
                }
            </p>
        </li>
    }
}

/// Removes it for good, and shows the list anew.
fn remove(one: &Recoverable, dispatch: &Dispatch) {
    let Some(saver) = saver::current() else { return };
    let (is_gone, used) = saver.with(|storage| (discard(storage, one), storage.used()));
    if is_gone && (one.is_whole_study || matches!(one.source, Source::Mirror(_))) {
        mirror::remove(&one.study_id);
    }
    dispatch.act(Action::Device(DeviceNews::Used(used)));
    dispatch.act(Action::Device(DeviceNews::Listed));
}

/// The button that opens the revision that can be opened: as it was where the study was deleted, else as a copy.
fn open_older(one: &Recoverable, title: &str, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let Some(older) = &one.older else { return Html::default() };
    let moment = moments::written(older.saved_at_ms, catalog.language());
    let (is_deleted, one) = (one.why == Why::Deleted, one.clone());
    let (dispatch, payload, of) = (dispatch.clone(), older.payload.clone(), title.to_owned());
    let open = Callback::from(move |_: MouseEvent| {
        let Ok(study) = file::read(payload.as_bytes()) else { return };
        let is_free = dispatch.0.now().library.get(&one.study_id).is_none();
        let study = if is_deleted && is_free {
            Study { id: one.study_id.clone(), ..study }
        } else {
            Study { id: names::study(), title: catalog.fill("studies.copy_title", &[("title", &of)]), ..study }
        };
        dispatch.act(Action::AddStudy(Box::new(study)));
        if is_deleted {
            remove(&one, &dispatch);
        }
    });
    let label = if is_deleted {
        catalog.text("recover.restore").to_owned()
    } else {
        catalog.fill("recover.open_older", &[("moment", &moment)])
    };
    button("button small", "recover-open", None, open, Html::from(label))
}

/// Why it cannot be opened.
fn reason(why: &Why, catalog: &Catalog) -> String {
    match why {
        Why::Record(RecordError::NewerFormat { .. }) => catalog.text("recover.why.newer_record").to_owned(),
        Why::Record(error) => catalog.under("recover.why", error.key()).to_owned(),
        Why::File { key, arguments, path } => catalog.problem(&["file", key].join("."), arguments, path),
        Why::Openable => catalog.text("recover.why.openable").to_owned(),
        Why::Deleted => String::new(),
    }
}
