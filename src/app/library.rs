//! The list of studies, with its own undo and redo.

use super::{Document, History};
use crate::study::{Shared, Study};

/// The inverse of a change to the list.
#[derive(Debug, Clone, PartialEq)]
enum Reversal {
    /// Remove these studies.
    Remove(Vec<String>),
    /// Insert these studies at their indices, in this order.
    Insert(Vec<(usize, Shared<Document>)>),
    /// Restore the former title of this study.
    Rename(String, String),
}

/// The list of studies.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Library {
    documents: Vec<Shared<Document>>,
    /// The study that a link opened, which is in no list and is not kept.
    preview: Option<Shared<Document>>,
    undo: Vec<Reversal>,
    redo: Vec<Reversal>,
}

impl Library {
    /// A list without history.
    pub fn new(studies: Vec<Study>) -> Self {
        let documents = studies.into_iter().map(|study| Shared::new(Document::new(study))).collect();
        Self { documents, ..Self::default() }
    }

    /// The studies in their order.
    pub fn documents(&self) -> &[Shared<Document>] {
        &self.documents
    }

    /// The study with this id, also that of a link.
    pub fn get(&self, id: &str) -> Option<&Shared<Document>> {
        self.documents.iter().chain(&self.preview).find(|document| document.id() == id)
    }

    /// The study of a link, which is not kept.
    pub fn preview(&self) -> Option<&Shared<Document>> {
        self.preview.as_ref()
    }

    /// The list with the study of a link beside it, or with none. No step of the list.
    #[must_use]
    pub fn with_preview(&self, study: Option<Study>) -> Self {
        Self { preview: study.map(|study| Shared::new(Document::new(study))), ..self.clone() }
    }

    /// The list with the study of a link, and its history, at its end.
    #[must_use]
    pub fn keep_preview(&self) -> Option<Self> {
        let document = self.preview.clone()?;
        let mut next = self.act(Reversal::Remove(vec![document.id().to_owned()]));
        next.preview = None;
        next.documents.push(document);
        Some(next)
    }

    /// An id if no study has it.
    pub fn free_id(&self, id: String) -> Option<String> {
        (!id.is_empty() && self.get(&id).is_none()).then_some(id)
    }

    /// The list with a new history for one of its studies.
    #[must_use]
    pub fn with_history(&self, id: &str, history: History<Study>) -> Self {
        let mut next = self.clone();
        if let Some(document) = next.documents.iter_mut().chain(&mut next.preview).find(|document| document.id() == id)
        {
            *document = Shared::new(Document { history });
        }
        next
    }

    /// The list with a study as another tab saved it, without a history: in its place, or at the end. No step of the list.
    #[must_use]
    pub fn with_study(&self, study: Shared<Study>) -> Self {
        let mut next = self.clone();
        let id = study.id.clone();
        let document = Shared::new(Document { history: History::of(study) });
        match next.documents.iter_mut().find(|known| known.id() == id) {
            Some(known) => *known = document,
            None => next.documents.push(document),
        }
        next
    }

    /// The list without a study that another tab deleted. No step of the list.
    #[must_use]
    pub fn without(&self, id: &str) -> Self {
        let mut next = self.clone();
        next.documents.retain(|document| document.id() != id);
        next
    }

    /// The list with studies added at its end.
    #[must_use]
    pub fn add(&self, studies: Vec<Study>) -> Self {
        let ids = studies.iter().map(|study| study.id.clone()).collect();
        let added = studies.into_iter().map(|study| Shared::new(Document::new(study)));
        let mut next = self.act(Reversal::Remove(ids));
        next.documents.extend(added);
        next
    }

    /// The list without a study; `None` when it has no such study.
    #[must_use]
    pub fn remove(&self, id: &str) -> Option<Self> {
        let place = self.documents.iter().position(|document| document.id() == id)?;
        let document = self.documents.get(place)?.clone();
        let mut next = self.act(Reversal::Insert(vec![(place, document)]));
        next.documents.remove(place);
        Some(next)
    }

    /// The list with a new title for a study; `None` when nothing changes.
    #[must_use]
    pub fn rename(&self, id: &str, title: &str) -> Option<Self> {
        let before = self.get(id)?.study().title.clone();
        if before == title {
            return None;
        }
        let mut next = self.act(Reversal::Rename(id.to_owned(), before));
        next.set_title(id, title);
        Some(next)
    }

    /// Whether the last change of the list can be undone.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether an undone change of the list can be redone.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// The list with its last change undone. Changes inside the remaining studies stay.
    #[must_use]
    pub fn undo(&self) -> Option<Self> {
        let mut next = self.clone();
        let reversal = next.undo.pop()?;
        let opposite = next.reverse(reversal)?;
        next.redo.push(opposite);
        Some(next)
    }

    /// The list with its last undone change redone.
    #[must_use]
    pub fn redo(&self) -> Option<Self> {
        let mut next = self.clone();
        let reversal = next.redo.pop()?;
        let opposite = next.reverse(reversal)?;
        next.undo.push(opposite);
        Some(next)
    }

    fn act(&self, reversal: Reversal) -> Self {
        let mut next = self.clone();
        next.undo.push(reversal);
        next.redo.clear();
        next
    }

    /// Applies a reversal and returns the reversal of that.
    fn reverse(&mut self, reversal: Reversal) -> Option<Reversal> {
        match reversal {
            Reversal::Remove(ids) => {
                // Each index is the one that holds after the earlier studies are back.
                let leaves = |document: &Shared<Document>| ids.iter().any(|id| id == document.id());
                let found = self.documents.iter().enumerate().filter(|(_, document)| leaves(document));
                let gone = found.map(|(place, document)| (place, document.clone())).collect();
                self.documents.retain(|document| !leaves(document));
                Some(Reversal::Insert(gone))
            }
            Reversal::Insert(documents) => {
                let ids = documents.iter().map(|(_, document)| document.id().to_owned()).collect();
                for (place, document) in documents {
                    self.documents.insert(place.min(self.documents.len()), document);
                }
                Some(Reversal::Remove(ids))
            }
            Reversal::Rename(id, title) => {
                let before = self.get(&id)?.study().title.clone();
                self.set_title(&id, &title);
                Some(Reversal::Rename(id, before))
            }
        }
    }

    fn set_title(&mut self, id: &str, title: &str) {
        if let Some(document) = self.documents.iter_mut().find(|document| document.id() == id) {
            let study = Study { title: title.to_owned(), ..(**document.study()).clone() };
            *document = Shared::new(Document { history: document.history.record(study, None) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(id: &str) -> Study {
        Study { id: id.to_owned(), title: id.to_uppercase(), ..Study::default() }
    }

    fn ids(library: &Library) -> Vec<String> {
        library.documents().iter().map(|document| document.id().to_owned()).collect()
    }

    #[test]
    fn a_deleted_study_comes_back_to_its_place() {
        let library = Library::new(vec![named("a"), named("b"), named("c")]);
        let without = library.remove("b").unwrap();
        assert_eq!(ids(&without), ["a", "c"]);
        let back = without.undo().unwrap();
        assert_eq!(ids(&back), ["a", "b", "c"]);
        let gone = back.redo().unwrap();
        assert_eq!(ids(&gone), ["a", "c"]);
        assert_eq!(ids(&gone.undo().unwrap()), ["a", "b", "c"], "however often it is undone and done again");
    }

    #[test]
    fn undoing_the_list_keeps_what_was_done_inside_studies() {
        let library = Library::new(vec![named("a")]).add(vec![named("b")]);
        let edited = library.rename("a", "New").unwrap().undo().unwrap().redo().unwrap();
        assert_eq!(edited.get("a").unwrap().study().title, "New");
        let back = edited.undo().unwrap().undo().unwrap();
        assert_eq!((ids(&back), back.get("a").unwrap().study().title.as_str()), (vec!["a".to_owned()], "A"));
    }
}
