//! The banner over a study that was opened by a link, and the reader of the link.

use super::title::title_of;
use crate::app::{Action, Preview, PreviewAction, Route, Section, State};
use crate::file::link::PROGRAM;
use crate::file::{Link, LinkError};
use crate::number::{plain, write};
use crate::present::Catalog;
use crate::ui::browser::{assets, link, names};
use crate::ui::context::Dispatch;
use crate::ui::panels::problem_sentence;
use crate::ui::widgets::ActionButton;
use crate::ui::widgets::text::{button, text};
use yew::prelude::*;

/// Reads a link and opens its study, or says why not. Not inlined into the component of the first part that waits for it.
#[inline(never)]
pub fn arrive(address: &str, catalog: &'static Catalog, dispatch: &Dispatch) {
    let action = match assets::link_dictionary().map(|dictionary| Link::read(address, &dictionary)) {
        Some(Ok(link)) => PreviewAction::Open(Box::new(link), names::study()),
        Some(Err(error)) => {
            link::forget();
            PreviewAction::Refuse(refusal(&error, catalog))
        }
        None => PreviewAction::Refuse(catalog.text("notice.not_come").to_owned()),
    };
    dispatch.act(Action::Preview(action));
}

/// Why a link is refused, and what to do.
fn refusal(error: &LinkError, catalog: &Catalog) -> String {
    let problem = match error {
        LinkError::Study(error) => {
            let key = format!("file.{}", error.problem.key());
            problem_sentence(&key, &error.problem.args(), &error.path, catalog)
        }
        _ => String::new(),
    };
    catalog.under("link.refused", error.key()).replace("{problem}", &problem)
}

/// The banner: where the study comes from, what was left out, what is another figure here, and what can be done.
#[inline(never)]
pub fn preview_banner(state: &State, preview: &Preview, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let Some(study) = state.previewed() else { return Html::default() };
    let title = title_of(study, catalog);
    let is_taken = state.library.documents().iter().any(|document| document.study().title == study.title);
    let kept = if is_taken { catalog.fill("link.copy_title", &[("title", &title)]) } else { study.title.clone() };
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
                if preview.program != PROGRAM {
                    <p>{ catalog.fill("link.program", &[("theirs", &preview.program), ("ours", PROGRAM)]) }</p>
                }
                if let Some(sentence) = other_figures(preview, catalog, dispatch) { <p data-testid="link-figures">{ sentence }</p> }
                if !preview.left_out.is_empty() {
                    <p data-testid="link-left-out">{ catalog.fill("link.left_out", &[("names", &preview.left_out.join(", "))]) }</p>
                }
            </div>
            { button("button primary small", "link-keep", None, act(PreviewAction::Keep(kept)), text(catalog, "link.keep")) }
            if !open { { ActionButton::new(Action::Go(route), catalog.text("link.open"), "small").view(dispatch) } }
            { button("button quiet small", "link-close", None, act(PreviewAction::Close), text(catalog, "close")) }
        </section>
    }
}

/// The ratio that the link states and the one found here, where they differ as they are shown.
fn other_figures(preview: &Preview, catalog: &Catalog, dispatch: &Dispatch) -> Option<String> {
    let (_, stated) = preview.figures.iter().find(|(name, _)| name == "ratio")?;
    let then = plain::parse(stated).ok()?;
    let now = dispatch.0.derived.sentence(&preview.original, catalog).1?;
    let [then, now] = [then, now].map(|ratio| write::number(ratio, 2, catalog.language()));
    (then != now).then(|| catalog.fill("link.figures", &[("then", &then), ("now", &now)]))
}
