//! A study that was opened by a link: it is shown and can be changed, and is not kept before the user says so.

use super::link_figures::FIGURES;
use super::navigate::{go, remember};
use super::{Document, Notice, Preview, Route, Section, State, UncertaintySettings, Workspace};
use crate::analysis::DefaultRanges;
use crate::file::Link;
use crate::number::plain;
use crate::study::text::{MAX_NAME, clean};
use crate::study::{Shared, Study};

/// Actions on the study of a link.
#[derive(Debug, Clone, PartialEq)]
pub enum PreviewAction {
    /// The address is a link: its text, to be read once the code for that is there.
    Arrive(String),
    /// Shows the study of a link.
    Open {
        /// The link.
        link: Box<Link>,
        /// The id of the study here.
        id: String,
        /// Its title here if a study of the list has its own.
        title: String,
        /// The room it opens in, in place of that of the link: the one it was in before a reload.
        section: Option<Section>,
    },
    /// The link is refused, with this sentence.
    Refuse(String),
    /// Adds the study to the list, with all changes made so far.
    Keep,
    /// Closes it without keeping anything.
    Close,
}

impl State {
    /// The study of the link, whatever is open.
    pub fn previewed(&self) -> Option<&Shared<Study>> {
        self.library.preview().map(|document| document.study())
    }

    /// Whether the open study is that of a link, which is not kept.
    pub fn is_preview_open(&self) -> bool {
        self.library.preview().is_some_and(|document| self.route.study_id() == Some(document.id()))
    }

    /// Whether the study of the link was changed, or a refused text is in it, which would be lost.
    pub fn has_unsaved_preview(&self) -> bool {
        let original = self.preview.as_ref().map(|preview| &preview.original);
        self.previewed().zip(original).is_some_and(|(study, original)| {
            !study.is_same(original) || self.drafts.iter().any(|draft| draft.study == study.id)
        })
    }

    /// What is looked at in the open study, as a link carries it.
    pub fn view_for_link(&self) -> Vec<(String, String)> {
        let (open, section) = (&self.workspace, self.section().unwrap_or_default());
        let settings = &open.uncertainty;
        let mut view = vec![("room", section.word().to_owned())];
        let texts = [("outcome", &open.outcome), ("rows", &settings.grid[0]), ("columns", &settings.grid[1])];
        view.extend(texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| (name, text.clone())));
        let flags = [("switching", open.switching), ("build", open.builds_scenarios)];
        view.extend(flags.into_iter().filter(|(_, on)| *on).map(|(name, _)| (name, "yes".to_owned())));
        let (widths, usual) = (settings.default_ranges, DefaultRanges::default());
        for (name, width, usual) in
            [("judged", widths.judged, usual.judged), ("unknown", widths.unknown, usual.unknown)]
        {
            if width != usual {
                view.push((name, plain::print(width)));
            }
        }
        view.into_iter().map(|(name, text)| (name.to_owned(), text)).collect()
    }
}

/// Takes one setting of the view over; `None` where this version does not know it.
fn look(name: &str, text: &str, section: &mut Section, open: &mut Workspace) -> Option<()> {
    let settings = &mut open.uncertainty;
    let width = || plain::parse(text).ok().filter(|width| UncertaintySettings::check_width(*width).is_ok());
    match name {
        "room" => *section = Section::from_word(text)?,
        "outcome" => text.clone_into(&mut open.outcome),
        "rows" => text.clone_into(&mut settings.grid[0]),
        "columns" => text.clone_into(&mut settings.grid[1]),
        "switching" => open.switching = text == "yes",
        "build" => open.builds_scenarios = text == "yes",
        "judged" => settings.default_ranges.judged = width()?,
        "unknown" => settings.default_ranges.unknown = width()?,
        _ => return None,
    }
    Some(())
}

/// Applies an action; `None` when nothing changes.
pub(super) fn act(state: &mut State, action: PreviewAction) -> Option<()> {
    match action {
        PreviewAction::Arrive(text) => state.arriving = Some(text),
        PreviewAction::Open { link, id, title, section } => open(state, *link, id, title, section)?,
        PreviewAction::Refuse(sentence) => {
            state.arriving = None;
            state.notice = Some(Notice::LinkRefused(sentence));
        }
        PreviewAction::Keep => keep(state)?,
        PreviewAction::Close => {
            state.library.preview()?;
            if state.is_preview_open() {
                go(state, Route::Studies);
            }
            state.library = state.library.with_preview(None);
            state.preview = None;
        }
    }
    Some(())
}

fn open(state: &mut State, link: Link, id: String, title: String, place: Option<Section>) -> Option<()> {
    let is_taken = |documents: &[Shared<Document>]| documents.iter().any(|document| document.id() == id);
    let is_of_unsaved = state.has_unsaved_preview() && state.previewed().is_some_and(|study| study.id == id);
    if id.is_empty() || is_taken(state.library.documents()) || is_of_unsaved {
        // Nobody waits for it any longer.
        return state.arriving.take().map(drop);
    }
    if state.has_unsaved_preview() {
        // Its changes are not given up for another link.
        keep(state)?;
    }
    state.library = state.library.with_preview(None);
    let Link { program, view, figures, mut study, mut unknown } = link;
    study.id = id;
    if state.library.documents().iter().any(|document| document.study().title == study.title) {
        study.title = clean(&title, MAX_NAME);
    }
    unknown.extend(
        figures
            .iter()
            .map(|(name, _)| name)
            .filter(|name| !FIGURES.contains(&name.as_str()))
            .map(|name| format!("figures.{name}")),
    );
    let (mut section, mut open) = (Section::Result, Workspace { study: study.id.clone(), ..Workspace::default() });
    for (name, text) in view {
        if look(&name, &text, &mut section, &mut open).is_none() {
            unknown.push(format!("view.{name}"));
        }
    }
    let route = Route::study(&study, place.unwrap_or(section));
    state.library = state.library.with_preview(Some(study));
    let original = state.previewed()?.clone();
    state.preview = Some(Preview { original, program, figures, left_out: unknown });
    state.arriving = None;
    // What was told at the start is told once.
    state.notice = state
        .notice
        .take()
        .filter(|notice| !matches!(notice, Notice::NoStudy | Notice::LinkRefused(_) | Notice::NotCome));
    go(state, route);
    state.workspace = open;
    Some(())
}

/// Adds the study of the link to the list, where its id stays: what is looked at does not change.
fn keep(state: &mut State) -> Option<()> {
    let id = state.previewed()?.id.clone();
    state.library = state.library.keep_preview()?;
    state.preview = None;
    // A deletion that is told is not the last change of the list any more.
    state.notice = None;
    remember(&mut state.recent, &id);
    Some(())
}
