//! A whole study in an address, for a reader without a server: the fragment `v1.LENGTH.CHECKSUM.TEXT`.
//!
//! `TEXT` is base64url of a deflated JSON object (`pack`); `LENGTH` and `CHECKSUM` are its own, so that a text that was cut or changed on its
//! way is noticed, and what was added behind it is not read (`frame`). `docs/format.md` describes both.

mod frame;
mod pack;
mod write;

pub use pack::LinkDictionary;

use super::checksum::fnv1a;
use super::open::can_be_saved;
use super::problem::{FileError, Problem};
use super::v1;
use crate::json::{self, Json, Path};
use crate::study::Study;

/// The version of links that is written, and the latest that can be read.
const VERSION: u32 = 1;
/// The version of this program, which a link states.
pub const PROGRAM: &str = env!("CARGO_PKG_VERSION");
/// Maximum length of a link's encoded text, in characters.
pub const MAX_ENCODED: usize = 16 * 1024;
/// Maximum length of what a link holds, in bytes.
pub const MAX_INFLATED: usize = 256 * 1024;
/// From this length on some programs for mail and chat cut a link, in characters.
pub const LONG: usize = 2_000;

/// What a link carries.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Link {
    /// The version of the program that made it.
    pub program: String,
    /// What was looked at: settings of the view by their names.
    pub view: Vec<(String, String)>,
    /// The figures that were shown, by their names, as decimals of files.
    pub figures: Vec<(String, String)>,
    /// The study.
    pub study: Study,
    /// The names of members that this version does not know.
    pub unknown: Vec<String>,
}

/// Why an address is not a usable link.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum LinkError {
    /// No link at all.
    #[error("not a link of this program")]
    NotALink,
    /// Made by a later version.
    #[error("version {version} of links is newer than {VERSION}")]
    NewerVersion {
        /// The version of the link.
        version: u64,
    },
    /// Characters are missing at its end.
    #[error("the link is incomplete: its end is missing")]
    Incomplete,
    /// It is not as it was made.
    #[error("the link is damaged: some of its characters were changed")]
    Damaged,
    /// More than is read.
    #[error("the link holds more than {MAX_INFLATED} bytes")]
    TooLarge,
    /// The study in it is refused.
    #[error(transparent)]
    Study(#[from] FileError),
}

impl LinkError {
    /// The key of its sentence in the catalogue, without its prefix.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NotALink => "not_a_link",
            Self::NewerVersion { .. } => "newer",
            Self::Incomplete => "incomplete",
            Self::Damaged => "damaged",
            Self::TooLarge => "too_large",
            Self::Study(_) => "study",
        }
    }
}

/// A study is too large for a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the study does not fit into a link; send its file")]
pub struct TooLargeForLink;

impl Link {
    /// Reads an address or its fragment. What mail programs do to the end of an address, and to `-` and `_`, is repaired.
    ///
    /// # Errors
    /// See [`LinkError`]: a text that is not exactly what [`write`](Self::write) made is never read as something else.
    pub fn read(address: &str, dictionary: &LinkDictionary) -> Result<Self, LinkError> {
        let encoded = frame::read(address)?;
        let packed = frame::decode(&encoded).ok_or(LinkError::Damaged)?;
        let bytes = dictionary.inflate(&packed)?;
        let text = String::from_utf8(bytes).map_err(|_| LinkError::Damaged)?;
        let (tree, _) = json::parse(&text).map_err(FileError::from)?;
        let Json::Object(members) = tree else { return Err(LinkError::Damaged) };
        let mut link = Self::default();
        let mut study = None;
        for (name, json) in members {
            match name.as_str() {
                "program" => link.program = text_of(json).unwrap_or_default(),
                "view" => link.view = texts(json, "view", &mut link.unknown),
                "figures" => link.figures = texts(json, "figures", &mut link.unknown),
                "study" => study = Some(json),
                _ => link.unknown.push(name),
            }
        }
        let path = Path::Member(&Path::Root, "study");
        let study = study.ok_or_else(|| FileError::at(&path, Problem::Missing))?;
        link.study = v1::study(study, &path)?;
        can_be_saved(&v1::written(&link.study))?;
        Ok(link)
    }
}

fn text_of(json: Json) -> Option<String> {
    if let Json::Text(text) = json { Some(text) } else { None }
}

/// The texts among the members of an object; the names of the others go to `unknown`.
fn texts(json: Json, place: &str, unknown: &mut Vec<String>) -> Vec<(String, String)> {
    let Json::Object(members) = json else {
        unknown.push(place.to_owned());
        return Vec::new();
    };
    let mut found = Vec::with_capacity(members.len());
    for (name, json) in members {
        match json {
            Json::Text(text) => found.push((name, text)),
            _ => unknown.push(format!("{place}.{name}")),
        }
    }
    found
}
