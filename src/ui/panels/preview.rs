//! The banner over a study that was opened by a link, and the reader of the link.

use super::title::title_of;
use crate::app::{Action, Notice, Preview, PreviewAction, Route, Section, State};
use crate::file::link::PROGRAM;
use crate::file::{Link, LinkError, check_methods};
use crate::json::shortened;
use crate::number::{plain, write};
use crate::present::Catalog;
use crate::ui::browser::{address, assets, link, names};
use crate::ui::context::Dispatch;
use crate::ui::widgets::ActionButton;
use crate::ui::widgets::text::{button, text};
use yew::prelude::*;

/// Names listed of what was left out.
const LISTED: usize = 8;

/// Reads a link and opens its study, or says why not. Not inlined into the component of the first part that waits for it.
#[inline(never)]
pub fn arrive(text: &str, catalog: &'static Catalog, dispatch: &Dispatch) {
    let whole = |link: Link| check_methods(&link.study).map(|()| link).map_err(LinkError::from);
    let action = match assets::link_dictionary().map(|dictionary| Link::read(text, &dictionary).and_then(whole)) {
        Some(Ok(read)) => {
            let now = dispatch.0.now();
            let is_free = |id: &String| now.library.documents().iter().all(|document| document.id() != id);
            let former = link::id_of(text).filter(|id| is_free(id) && !now.has_unsaved_preview());
            let id = former.unwrap_or_else(names::study);
            let section = match address::current() {
                Some(Route::Study { id: known, section }) if known == id => Some(section),
                _ => None,
            };
            let title = catalog.fill("link.copy_title", &[("title", &title_of(&read.study, catalog))]);
            let open = PreviewAction::Open { link: Box::new(read), id: id.clone(), title, section };
            dispatch.act(Action::Preview(open));
            if dispatch.0.now().previewed().is_some_and(|study| study.id == id) {
                link::opened(text, &id);
            }
            return;
        }
        Some(Err(error)) => {
            link::refused();
            PreviewAction::Refuse(catalog.link_error(&error))
        }
        // A reload may bring it.
        None => return dispatch.act(Action::Notify(Notice::NotCome)),
    };
    dispatch.act(Action::Preview(action));
}

/// The banner: where the study comes from, what was left out, what is another figure here, and what can be done.
#[inline(never)]
pub fn preview_banner(state: &State, preview: &Preview, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let Some(study) = state.previewed() else { return Html::default() };
    let title = title_of(study, catalog);
    let act = |action: PreviewAction| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            link::forget();
            dispatch.act(Action::Preview(action.clone()));
        })
    };
    let open = state.is_preview_open();
    let route = Route::study(study, Section::Result);
    html! {
        <section class="notice preview" aria-label={catalog.text("link.name").to_owned()} data-testid="link-preview">
            <div class="preview-words">
                <p><strong>{ title }</strong>{ " " }{ text(catalog, "link.about") }</p>
                if !matches!(preview.program.as_str(), "" | PROGRAM) {
                    <p>{ catalog.fill("link.program", &[("theirs", &shortened(&preview.program)), ("ours", PROGRAM)]) }</p>
                }
                if let Some(sentence) = other_figures(preview, catalog, dispatch) { <p data-testid="link-figures">{ sentence }</p> }
                if !preview.left_out.is_empty() {
                    <p data-testid="link-left-out">{ left_out(&preview.left_out, catalog) }</p>
                }
            </div>
            { button("button primary small", "link-keep", None, act(PreviewAction::Keep), text(catalog, "link.keep")) }
            if !open { { ActionButton::new(Action::Go(route), catalog.text("link.open"), "small").view(dispatch) } }
            { button("button quiet small", "link-close", None, act(PreviewAction::Close), text(catalog, if state.has_unsaved_preview() { "link.close_without" } else { "close" })) }
        </section>
    }
}

/// What was left out: the first names, and how many more there are.
fn left_out(names: &[String], catalog: &Catalog) -> String {
    let listed: Vec<String> = names.iter().take(LISTED).map(|name| shortened(name)).collect();
    let mut listed = listed.join(", ");
    if names.len() > LISTED {
        listed.push_str(", …");
    }
    catalog.fill("link.left_out", &[("names", &listed)])
}

/// The ratio that the link states and the one found here, where they differ as they are shown.
fn other_figures(preview: &Preview, catalog: &Catalog, dispatch: &Dispatch) -> Option<String> {
    let (_, stated) = preview.figures.iter().find(|(name, _)| name == "ratio")?;
    let then = plain::parse(stated).ok()?;
    let shown = |ratio| write::number(ratio, 2, catalog.language());
    match dispatch.0.derived.sentence(&preview.original, catalog).1 {
        Some(now) if shown(now) == shown(then) => None,
        Some(now) => Some(catalog.fill("link.figures", &[("then", &shown(then)), ("now", &shown(now))])),
        None => Some(catalog.fill("link.no_figure", &[("then", &shown(then))])),
    }
}
