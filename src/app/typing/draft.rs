//! Drafts: texts that are being typed, which the study does not hold as they stand.

use super::field::TypedField;
use super::followed::Followed;
use super::year_list::is_list;
use crate::app::Section;
use crate::number::read::{Expect, ReadError};
use crate::number::{Decimal, Language};
use crate::present::Catalog;
use crate::study::FieldError;
use crate::study::field::FieldUnit;

/// The text of one field while the user types in it, and for as long as it is refused.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Which field.
    pub field: TypedField,
    /// Id of the study that was open.
    pub study: String,
    /// The room of the field.
    pub section: Section,
    /// The text as typed.
    pub text: String,
    /// The language when typing began; the draft is read in its convention to the end.
    pub language: Language,
    /// Why the text is refused, if it is.
    pub refusal: Option<Refusal>,
    /// The number before typing began. A refused text leaves it as it was.
    pub before: Option<Decimal>,
    /// Increases with each change of any draft, so that a changed draft never equals the former one.
    pub edit: u64,
}

/// Why a text is refused, independent of the language of the page, which may change.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// It is not a number.
    Unread(ReadError),
    /// The number is not admissible; the message writes numbers in this unit.
    NotAdmissible(FieldError, FieldUnit),
    /// The other bound of the range is still missing.
    HalfRange,
    /// A range was typed where none belongs.
    NoRange,
    /// How many people answered a survey, or how many of them said yes, is still missing.
    HalfSample,
}

/// All drafts, the last typed at the end.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drafts {
    list: Vec<Draft>,
    edits: u64,
    /// What followed the number that was typed last.
    followed: Option<Followed>,
}

impl Draft {
    /// Whether undo restores the number of this draft before it undoes changes: the draft is refused, or not yet a number.
    pub fn is_unfinished(&self) -> bool {
        let is_number = matches!(self.field, TypedField::Number(_));
        let is_begun = || self.text.trim().is_empty() || is_beginning(&self.text) || self.is_list();
        self.refusal.is_some() || (is_number && is_begun())
    }

    /// Whether it states several years, which the study takes when the field is left.
    pub(super) fn is_list(&self) -> bool {
        matches!(&self.field, TypedField::Number(number) if is_list(number, &self.text))
    }
}

impl Refusal {
    /// The message for the user, with an example of what the field expects.
    pub fn sentence(&self, catalog: &Catalog, expect: Expect) -> String {
        match self {
            Self::Unread(error) => catalog.read_error(error, expect),
            Self::NotAdmissible(error, unit) => catalog.field_error(*error, *unit),
            Self::HalfRange => catalog.text("pedigree.half_range").to_owned(),
            Self::NoRange => catalog.text("error.no_range").to_owned(),
            Self::HalfSample => catalog.text("pedigree.half_sample").to_owned(),
        }
    }

    /// The two readings of a doubtful text, as texts that can be typed.
    pub fn readings(&self, catalog: &Catalog) -> Option<[String; 2]> {
        match self {
            Self::Unread(ReadError::Doubtful { readings, expect, .. }) => {
                Some(readings.map(|reading| reading.written(*expect, catalog.language())))
            }
            _ => None,
        }
    }
}

impl Drafts {
    /// The draft of a field of a study.
    pub fn get(&self, study: &str, field: &TypedField) -> Option<&Draft> {
        self.list.iter().find(|draft| draft.study == study && draft.field == *field)
    }

    /// Whether a text was refused: it is nowhere but on the page.
    pub fn has_refused(&self) -> bool {
        self.list.iter().any(|draft| draft.refusal.is_some())
    }

    /// All drafts, the last typed at the end.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Draft> {
        self.list.iter()
    }

    /// Appends a draft in place of the one of the same field.
    pub(super) fn put(&mut self, draft: Draft) {
        self.list.retain(|other| other.study != draft.study || other.field != draft.field);
        self.edits = self.edits.saturating_add(1);
        self.list.push(Draft { edit: self.edits, ..draft });
    }

    /// Removes and returns the draft of a field.
    pub(super) fn take(&mut self, study: &str, field: &TypedField) -> Option<Draft> {
        let position = self.list.iter().position(|draft| draft.study == study && draft.field == *field)?;
        Some(self.list.remove(position))
    }

    /// Keeps the drafts that satisfy a predicate.
    pub(super) fn retain(&mut self, keep: impl FnMut(&Draft) -> bool) {
        self.list.retain(keep);
    }

    /// The fields whose drafts differ between two states.
    pub fn changed<'a>(&'a self, next: &'a Self) -> impl Iterator<Item = &'a TypedField> {
        let differs = |one: &'a Self, other: &'a Self| {
            one.list.iter().filter(|draft| !other.list.contains(draft)).map(|draft| &draft.field)
        };
        let tells = [&self.followed, &next.followed].into_iter().filter(|_| self.followed != next.followed);
        let told = tells.flatten().map(|followed| &followed.field);
        differs(self, next).chain(differs(next, self)).chain(told)
    }

    /// What followed the number typed last in this field.
    pub fn followed(&self, field: &TypedField) -> Option<&Followed> {
        self.followed.as_ref().filter(|followed| followed.field == *field)
    }

    /// Tells what followed the number that was typed last, in place of what was told before.
    pub(super) fn tell(&mut self, followed: Option<Followed>) {
        self.followed = followed;
    }

    /// What is told.
    pub(super) fn told(&self) -> Option<&Followed> {
        self.followed.as_ref()
    }
}

/// Whether a text may become a number with the next key.
pub(super) fn is_beginning(text: &str) -> bool {
    matches!(text.trim(), "-" | "+" | "−" | "–" | "," | ".")
}
