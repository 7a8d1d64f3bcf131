//! What is opened at the start, and what becomes of records that cannot be opened.
//!
//! A damaged text is moved, as it is, under a key of its own, where nothing writes over it; the study is opened from its other slot or from
//! the mirror, and the person is told. A record of a newer version of the program stays where it is, and its study with it. All of them are
//! listed as recoverable: to be downloaded as they are, removed, or opened as they were one revision before.

use super::place::{CAPACITY, TextStore, put_numbered};
use super::problem::StorageProblem;
use super::slots::Slots;
use crate::file::{self, FileError, Record, RecordError, slot_keys};
use crate::json::{self, Json};
use crate::study::Study;

/// The prefix of the keys of texts that were set aside.
pub(super) const ASIDE: &str = "retombees/v1/aside/";

/// Where the text of a recoverable record is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Under this key.
    Key(String),
    /// In the mirror, under the id of this study.
    Mirror(String),
}

/// Why a record cannot be opened.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// It is not the record that was written, or one of a newer format.
    Record(RecordError),
    /// Its study cannot be read: the key of the sentence, its arguments, and the place in the file.
    File {
        /// The key of the sentence, without its prefix.
        key: &'static str,
        /// Its arguments.
        arguments: Vec<(&'static str, String)>,
        /// The place, as a JSON path.
        path: String,
    },
    /// It can be: by this version of the program, which is not the one that set it aside.
    Openable,
    /// The person deleted the study; the time of saving is that of the deletion.
    Deleted,
}

impl Why {
    pub(super) fn file(error: &FileError) -> Self {
        Self::File { key: error.problem.key(), arguments: error.problem.args(), path: error.path.clone() }
    }
}

/// A valid record of the same study that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Older {
    /// When it was saved, in milliseconds since 1970.
    pub saved_at_ms: u64,
    /// Its study file.
    pub payload: String,
}

impl Older {
    pub(super) fn of(record: &Record) -> Self {
        Self { saved_at_ms: record.saved_at_ms, payload: record.payload.clone() }
    }
}

/// A record that cannot be opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Recoverable {
    /// Where its text is.
    pub source: Source,
    /// The study it belongs to.
    pub study_id: String,
    /// The title of the study, where the text still tells.
    pub title: Option<String>,
    /// When it was saved, where the text still tells.
    pub saved_at_ms: Option<u64>,
    /// Why it cannot be opened.
    pub why: Why,
    /// A revision of the study that can be opened.
    pub older: Option<Older>,
    /// Whether the study itself is kept back because of it: then it goes when this is removed.
    pub is_whole_study: bool,
}

/// What the person is told of a study that was damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// One copy was damaged; nothing is lost.
    Mended(String),
    /// The newest revision was damaged: the one before is opened, saved at this time.
    Older(String, u64),
    /// No revision could be opened.
    Lost,
    /// A newer version of the program saved it.
    Newer,
}

/// The result of reading a place.
#[derive(Debug, Default)]
pub struct Found {
    /// The studies that could be opened.
    pub studies: Vec<Study>,
    /// What could not be opened and stays in its place.
    pub(super) kept_back: Vec<Recoverable>,
    /// What happened to studies now, at this start.
    pub told: Vec<Told>,
    /// Ids of the studies of which the slots and the mirror differ: they are written once more.
    pub uneven: Vec<String>,
    /// Ids of the studies of which the mirror has a damaged record that was set aside.
    pub mirror_damaged: Vec<String>,
    /// Whether something is set aside or kept back, now or from an earlier start.
    pub has_unopened: bool,
}

/// A stored text that is not a usable record.
struct Damaged {
    /// Its slot; none in the mirror.
    place: Option<usize>,
    text: String,
    error: RecordError,
}

/// The stored texts of a study.
#[derive(Default)]
struct Texts {
    /// The records with their slots, none in the mirror: the highest revision first, and of two the one in a slot.
    valid: Vec<(Option<usize>, Record)>,
    damaged: Vec<Damaged>,
}

impl Texts {
    fn read<S: TextStore>(store: &S, id: &str, mirrored: Option<&str>) -> Result<Self, StorageProblem> {
        let mut all = Self::default();
        for (place, key) in slot_keys(id).iter().enumerate() {
            if let Some(text) = store.read(key)? {
                all.note(Some(place), text);
            }
        }
        if let Some(text) = mirrored {
            all.note(None, text.to_owned());
        }
        Ok(all)
    }

    fn note(&mut self, place: Option<usize>, text: String) {
        match Record::read(&text) {
            Ok(record) => {
                let later = self.valid.iter().position(|(_, other)| other.revision < record.revision);
                self.valid.insert(later.unwrap_or(self.valid.len()), (place, record));
            }
            Err(error) => self.damaged.push(Damaged { place, text, error }),
        }
    }

    /// The highest revision in the slots, or in the mirror.
    fn revision(&self, in_slots: bool) -> Option<u64> {
        let there = self.valid.iter().filter(|(place, _)| place.is_some() == in_slots);
        there.map(|(_, record)| record.revision).max()
    }
}

/// Opens the newest valid record of a study, and sets aside what is damaged.
pub(super) fn open<S: TextStore>(
    store: &S,
    id: &str,
    mirrored: Option<&str>,
    found: &mut Found,
) -> Result<Slots, StorageProblem> {
    let texts = Texts::read(store, id, mirrored)?;
    let (in_slots, in_mirror) = (texts.revision(true), texts.revision(false));
    if in_slots != in_mirror {
        found.uneven.push(id.to_owned());
    }
    let revision = in_slots.max(in_mirror).unwrap_or_default();
    let mut slots = Slots { id: id.to_owned(), revision, ..Slots::default() };
    if let Some((place, record)) = texts.valid.iter().find_map(|(place, record)| Some(((*place)?, record))) {
        slots.see(place, record);
    }

    let first = texts.valid.first().map(|(place, record)| (place, record, file::read(record.payload.as_bytes())));
    // What a newer version wrote, or a study that another version may be able to read, stays where it is.
    let newer = texts.damaged.iter().find(|one| matches!(one.error, RecordError::NewerFormat { .. }));
    let kept_back = match (newer, &first) {
        (Some(newer), _) => Some(describe(id, source(id, newer.place), &newer.text, Why::Record(newer.error))),
        (None, Some((place, record, Err(error)))) => {
            Some(describe(id, source(id, **place), &record.write(), Why::file(error)))
        }
        (None, _) => None,
    };
    if let Some(kept) = kept_back {
        slots.locked = true;
        let mut can_be_opened = texts.valid.iter().filter(|(_, record)| file::read(record.payload.as_bytes()).is_ok());
        let older = can_be_opened.next().map(|(_, record)| Older::of(record));
        found.kept_back.push(Recoverable { older, is_whole_study: true, ..kept });
        found.told.push(Told::Newer);
        return Ok(slots);
    }

    for one in &texts.damaged {
        let is_aside = put_numbered(store, ASIDE, id, &one.text, CAPACITY)?;
        match one.place {
            Some(place) if is_aside => {
                store.remove(slot_keys(id).get(place).map(String::as_str).unwrap_or_default())?;
            }
            None if is_aside => found.mirror_damaged.push(id.to_owned()),
            // Without room it stays where it is, and is listed from there.
            place => {
                slots.spared = slots.spared.or(place);
                found.kept_back.push(describe(id, source(id, place), &one.text, Why::Record(one.error)));
            }
        }
    }
    let study = first.and_then(|(_, record, study)| Some((record.saved_at_ms, study.ok()?)));
    let Some((saved_at_ms, study)) = study else {
        if !texts.damaged.is_empty() {
            found.told.push(Told::Lost);
        }
        return Ok(slots);
    };
    if !texts.damaged.is_empty() {
        // A text whose header still states a revision that is no later, or a mirror beside damaged slots: nothing is lost.
        let is_lost = |one: &Damaged| match Record::stated(&one.text) {
            Some((stated, _)) => stated > slots.revision,
            None => one.place.is_some() && in_mirror.is_none(),
        };
        found.told.push(if texts.damaged.iter().any(is_lost) {
            Told::Older(study.title.clone(), saved_at_ms)
        } else {
            Told::Mended(study.title.clone())
        });
    }
    found.studies.push(Study { id: id.to_owned(), ..study });
    Ok(slots)
}

/// Where the text in a slot, or in the mirror, is.
fn source(id: &str, place: Option<usize>) -> Source {
    match place.and_then(|place| slot_keys(id).get(place).cloned()) {
        Some(key) => Source::Key(key),
        None => Source::Mirror(id.to_owned()),
    }
}

/// What a text that cannot be opened still tells.
pub(super) fn describe(id: &str, source: Source, text: &str, why: Why) -> Recoverable {
    let payload = text.split_once('\n').map_or(text, |(_, payload)| payload);
    let title = json::simple_members(payload, &["title"]).into_iter().find_map(|(_, value)| match value {
        Json::Text(title) if !title.trim().is_empty() => Some(title),
        _ => None,
    });
    Recoverable {
        source,
        study_id: id.to_owned(),
        title,
        saved_at_ms: Record::stated(text).map(|(_, saved_at_ms)| saved_at_ms),
        why,
        older: None,
        is_whole_study: false,
    }
}
