//! A widget with its words, its way in, and what it waits for: what `src/bin/embed.rs` hands to JavaScript, for native tests too.

use super::{Widget, answer, message};
use crate::analysis::simulation::SimulationRequest;
use crate::file::{self, FileError, Link, LinkDictionary, LinkError, References};
use crate::json::{Json, Layout, print};
use crate::number::Language;
use crate::present::Catalog;
use crate::study::Study;
use std::sync::OnceLock;

/// The public reference values, which come with the deferred part.
pub(super) static REFERENCES: OnceLock<Option<References>> = OnceLock::new();

/// Why there is no study to show.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The file is refused.
    File(FileError),
    /// The link is refused.
    Link(LinkError),
    /// What links are read by did not come.
    Late,
}

/// A frame: the widget and its surroundings. Texts that it returns are JSON.
#[derive(Debug)]
pub struct Frame {
    /// The words.
    pub(super) catalog: &'static Catalog,
    /// The widget, once there is a study.
    pub(super) widget: Option<Widget>,
    /// What is being simulated.
    pub(super) asked: Option<SimulationRequest>,
    /// Why there is no study.
    pub(super) refusal: Option<Refusal>,
}

/// A value as text.
pub(super) fn written(json: &Json) -> String {
    print(json, Layout::Compact)
}

impl Frame {
    /// A frame in a language, by its code, with its texts.
    pub fn new(language: &str, texts: &str) -> Self {
        let language = Language::from_code(language).unwrap_or_default();
        Catalog::provide(language, texts);
        Self { catalog: Catalog::of(language), widget: None, asked: None, refusal: None }
    }

    /// Takes the study of a file; false where it cannot, and [`why`](super::late::why) says why.
    pub fn open(&mut self, bytes: &[u8]) -> bool {
        self.take(file::read(bytes).map_err(Refusal::File))
    }

    /// Takes the study of a link; false where it cannot. What the link says of the view is not for a widget: its host chooses the scenario.
    pub fn open_link(&mut self, link: &str, dictionary: &str) -> bool {
        let dictionary = LinkDictionary::new(dictionary.to_owned());
        let read = dictionary.ok_or(Refusal::Late).and_then(|known| Link::read(link, &known).map_err(Refusal::Link));
        self.take(read.map(|link| link.study))
    }

    fn take(&mut self, read: Result<Study, Refusal>) -> bool {
        match read {
            Ok(study) => self.widget = Some(Widget::new(study)),
            Err(refusal) => self.refusal = Some(refusal),
        }
        self.widget.is_some()
    }

    /// The words of the frame.
    pub fn words(&self) -> String {
        written(&answer::words(self.catalog))
    }

    /// The answer.
    pub fn answer(&self) -> Option<String> {
        Some(written(&answer::answer(self.widget.as_ref()?, self.catalog)))
    }

    /// What the host is told, once the visitor agrees.
    pub fn totals(&self) -> Option<String> {
        Some(written(&message::totals(self.widget.as_ref()?)))
    }
}
