//! What a frame does with the deferred part of the program. None of it is inlined into the first part, which exports the calls.

use super::frame::{Frame, REFERENCES, Refusal, written};
use super::{WidgetAction, views};
use crate::analysis::RatioRange;
use crate::analysis::simulation::{Answer, Request};
use crate::file::{LinkDictionary, References};

fn references() -> Option<&'static References> {
    REFERENCES.get().and_then(Option::as_ref)
}

/// Takes the texts and the public reference values of the deferred part; false if the texts are from another version.
#[inline(never)]
pub fn provide(frame: &Frame, texts: Option<&str>, known: Option<&str>) -> bool {
    REFERENCES.get_or_init(|| References::parse(known?).ok());
    texts.is_none_or(|texts| frame.catalog.provide_rest(texts))
}

/// Why the study was refused, in a sentence.
#[inline(never)]
pub fn why(frame: &Frame) -> Option<String> {
    let catalog = frame.catalog;
    Some(match frame.refusal.as_ref()? {
        Refusal::File(error) => [catalog.text("widget.refused_file"), " ", &catalog.file_error(error)].concat(),
        Refusal::Link(error) => catalog.link_error(error),
        Refusal::Late => catalog.text("widget.late").to_owned(),
    })
}

/// Shows a scenario; false where the study has none of this name.
#[inline(never)]
pub fn show_scenario(frame: &mut Frame, word: &str) -> bool {
    frame.widget.as_mut().and_then(|widget| widget.show_scenario(word)).is_some()
}

/// Lets visitors move these numbers; returns what cannot be moved.
#[inline(never)]
pub fn let_move(frame: &mut Frame, chosen: Option<&[String]>) -> Vec<String> {
    frame.widget.as_mut().map(|widget| widget.let_move(chosen)).unwrap_or_default()
}

/// The numbers that may be moved.
#[inline(never)]
pub fn numbers(frame: &Frame) -> Option<String> {
    Some(written(&views::numbers(frame.widget.as_ref()?, frame.catalog)))
}

/// A picture for a width and a font size in CSS pixels.
#[inline(never)]
pub fn picture(frame: &Frame, kind: &str, width: f64, em: f64) -> Option<String> {
    Some(written(&views::picture(frame.widget.as_ref()?, frame.catalog, kind, width, em)))
}

/// The open explanation.
#[inline(never)]
pub fn explanation(frame: &Frame) -> Option<String> {
    Some(written(&views::explanation(frame.widget.as_ref()?, frame.catalog, references)))
}

/// Does what a visitor asks for; false where nothing changes.
#[inline(never)]
pub fn act(frame: &mut Frame, action: WidgetAction) -> bool {
    let catalog = frame.catalog;
    frame.widget.as_mut().and_then(|widget| widget.act(action, catalog, references)).is_some()
}

/// What to simulate, while the range of what is shown is not known.
#[inline(never)]
pub fn request(frame: &mut Frame) -> Option<String> {
    let request = frame.widget.as_ref()?.request()?;
    let text = Request::Simulation(request.clone()).write();
    frame.asked = Some(request);
    Some(text)
}

/// Takes the last answer of a simulation; true where it is of what is shown. An answer that cannot be read gives no range.
#[inline(never)]
pub fn found(frame: &mut Frame, answer: &str) -> bool {
    let Some((request, widget)) = frame.asked.take().zip(frame.widget.as_mut()) else { return false };
    let report = match Answer::read(answer) {
        Ok(Answer::Report(report)) => report,
        _ => None,
    };
    widget.set_range(&request, RatioRange::of(report.as_deref()))
}

/// The fragment of the page's address that shows the same; `None` where it does not fit into one.
#[inline(never)]
pub fn address(frame: &Frame, dictionary: Option<&str>) -> Option<String> {
    let dictionary = dictionary.and_then(|text| LinkDictionary::new(text.to_owned()));
    frame.widget.as_ref()?.address(dictionary.as_ref())
}
