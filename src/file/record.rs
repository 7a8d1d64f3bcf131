//! One saved revision of a study in the browser's storage.
//!
//! A record is one text: a JSON header line, then the study file. Each study has two slots, written in turn,
//! so that a crash while writing one leaves the other intact; the valid record with the highest revision is the study.

use super::checksum::fnv1a;
use crate::json::{self, Json, JsonMembers, Layout, object, print};

/// The `magic` member of a record.
const MAGIC: &str = "retombees.record";
/// The start of every record, in every format.
const START: &str = "{\"magic\":\"retombees.record\",\"format\":";
/// The format that is written, and the latest that can be read.
const FORMAT: u64 = 1;
/// The prefix of all storage keys of studies.
const KEY_PREFIX: &str = "retombees/v1/study/";
/// The key suffixes of the two slots.
const SLOTS: [&str; 2] = ["/a", "/b"];

/// A saved revision.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// The study it belongs to.
    pub study_id: String,
    /// Revision number, incremented at each save.
    pub revision: u64,
    /// The tab that saved it.
    pub tab: String,
    /// The time of saving, in milliseconds since 1970.
    pub saved_at_ms: u64,
    /// The study file.
    pub payload: String,
}

/// Why a text is not a usable record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// The text does not start like a record.
    #[error("not a record")]
    NotARecord,
    /// A later version of the program wrote it; it must not be overwritten.
    #[error("record format {format} is newer than {known}")]
    NewerFormat {
        /// The format of the record.
        format: u64,
        /// The latest format known here.
        known: u64,
    },
    /// The header line is incomplete, or differs from what was written.
    #[error("the first line of the record is damaged")]
    DamagedHeader,
    /// The payload's length differs from the one stated.
    #[error("the record states {stated} bytes and has {found}")]
    WrongLength {
        /// The stated number of bytes.
        stated: u64,
        /// The actual number of bytes.
        found: u64,
    },
    /// The record changed after it was written.
    #[error("the checksum of the record does not match")]
    WrongChecksum,
}

impl RecordError {
    /// The key of the message in the catalogue, without its prefix.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NotARecord => "not_a_record",
            Self::NewerFormat { .. } => "newer_record",
            Self::DamagedHeader => "damaged_header",
            Self::WrongLength { .. } => "wrong_length",
            Self::WrongChecksum => "wrong_checksum",
        }
    }
}

impl Record {
    /// Serializes the record for storage.
    pub fn write(&self) -> String {
        let checksum = self.checksum();
        let mut text = self.header(length(&self.payload), &checksum);
        text.push('\n');
        text.push_str(&self.payload);
        text
    }

    /// Whether a text begins like a record.
    pub fn begins(text: &str) -> bool {
        text.starts_with(START)
    }

    /// Parses a stored record.
    ///
    /// # Errors
    /// See [`RecordError`]. A change of any single byte is detected: the checksum covers the payload and every value of the
    /// header, and the header must be spelled exactly as it would be written.
    pub fn read(text: &str) -> Result<Self, RecordError> {
        if !Self::begins(text) {
            return Err(RecordError::NotARecord);
        }
        let (line, payload) = text.split_once('\n').ok_or(RecordError::DamagedHeader)?;
        let header = json::tree(line).ok_or(RecordError::DamagedHeader)?;
        let header = JsonMembers(&header);
        match header.whole("format") {
            Some(FORMAT) => {}
            Some(format) if format > FORMAT => return Err(RecordError::NewerFormat { format, known: FORMAT }),
            _ => return Err(RecordError::DamagedHeader),
        }
        let (record, stated, checksum) = Self::parts(header, payload).ok_or(RecordError::DamagedHeader)?;
        if record.header(stated, checksum) != line {
            return Err(RecordError::DamagedHeader);
        }
        let found = length(payload);
        if stated != found {
            return Err(RecordError::WrongLength { stated, found });
        }
        if record.checksum() != checksum {
            return Err(RecordError::WrongChecksum);
        }
        Ok(record)
    }

    /// The revision and the time of saving that the first line of a text states, whether or not the rest is intact.
    pub fn stated(text: &str) -> Option<(u64, u64)> {
        let line = text.lines().next()?;
        let header = json::tree(line)?;
        let header = JsonMembers(&header);
        Some((header.whole("revision")?, header.whole("saved_at_ms")?))
    }

    /// The record, the length and the checksum stated by a header.
    fn parts<'h>(header: JsonMembers<'h>, payload: &str) -> Option<(Self, u64, &'h str)> {
        let record = Self {
            study_id: header.string("study")?.to_owned(),
            revision: header.whole("revision")?,
            tab: header.string("tab")?.to_owned(),
            saved_at_ms: header.whole("saved_at_ms")?,
            payload: payload.to_owned(),
        };
        Some((record, header.whole("length")?, header.string("checksum")?))
    }

    fn header(&self, length: u64, checksum: &str) -> String {
        let text = |value: &str| Json::Text(value.to_owned());
        let whole = |value: u64| Json::Integer(value.into());
        let header = object([
            ("magic", text(MAGIC)),
            ("format", whole(FORMAT)),
            ("study", text(&self.study_id)),
            ("revision", whole(self.revision)),
            ("tab", text(&self.tab)),
            ("saved_at_ms", whole(self.saved_at_ms)),
            ("length", whole(length)),
            ("checksum", text(checksum)),
        ]);
        print(&header, Layout::Compact)
    }

    /// FNV-1a of the header with an empty checksum, a line feed and the payload, in 16 hexadecimal digits.
    fn checksum(&self) -> String {
        let mut text = self.header(length(&self.payload), "");
        text.push('\n');
        text.push_str(&self.payload);
        format!("{:016x}", fnv1a(text.as_bytes()))
    }
}

fn length(payload: &str) -> u64 {
    u64::try_from(payload.len()).unwrap_or(u64::MAX)
}

/// The contents of the slots of a study.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Newest {
    /// The valid record with the highest revision; the first given, if two are equal.
    pub record: Option<Record>,
    /// Its position in the input; 0 without one.
    pub place: usize,
    /// The unusable slots, by position in the input, and why they are unusable.
    pub damaged: Vec<(usize, RecordError)>,
}

impl Newest {
    /// Whether a later version of the program has written a slot, so that this version must not overwrite it.
    pub fn has_newer_format(&self) -> bool {
        self.damaged.iter().any(|(_, error)| matches!(error, RecordError::NewerFormat { .. }))
    }
}

/// Selects the record to open among the stored texts of one study.
pub fn newest<'a>(slots: impl IntoIterator<Item = &'a str>) -> Newest {
    let mut answer = Newest::default();
    for (n, slot) in slots.into_iter().enumerate() {
        match Record::read(slot) {
            Ok(record) if answer.record.as_ref().is_none_or(|best| best.revision < record.revision) => {
                (answer.record, answer.place) = (Some(record), n);
            }
            Ok(_) => {}
            Err(error) => answer.damaged.push((n, error)),
        }
    }
    answer
}

/// The storage keys of the two slots of a study.
pub fn slot_keys(id: &str) -> [String; 2] {
    SLOTS.map(|slot| format!("{KEY_PREFIX}{id}{slot}"))
}

/// The id of the study that a storage key belongs to; `None` for any other key.
pub fn id_of_key(key: &str) -> Option<&str> {
    let rest = key.strip_prefix(KEY_PREFIX)?;
    let id = SLOTS.iter().find_map(|slot| rest.strip_suffix(slot))?;
    (!id.is_empty() && !id.contains('/')).then_some(id)
}
