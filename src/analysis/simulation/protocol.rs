//! What the page and a simulation say to each other: requests and answers, each one text of JSON.
//!
//! The page writes a [`Request`]. The program of a worker reads it, carries it out (see [`Job`](super::Job)), and writes an [`Answer`],
//! which the page reads. JavaScript carries both texts from one to the other and looks into neither. Every message starts with the
//! [`VERSION`] of the protocol, because the page and the worker are two files: a browser may keep one of them from an earlier
//! version of the program.
//!
//! ```text
//! {"protocol":4,"simulate":{"study":"…","scenario":null,"judged":"0.2","unknown":"0.5","threshold":"1"}}
//! {"protocol":4,"compare":{"study":"…","judged":"0.2","unknown":"0.5"}}
//!
//! {"protocol":4,"report":{…}}    {"protocol":4,"ranking":{…}}    {"protocol":4,"refused":{"why":"unknown_scenario","scenario":"b"}}
//! ```
//!
//! A study is the text of its file, which carries its seed. Decimals are texts, as in that file.

mod json;

use super::{Ranking, Report};
use crate::analysis::DefaultRanges;
use crate::number::Decimal;
use crate::study::{Shared, Study};

/// The version of the protocol. `assets/simulation.js` names the same one.
pub const VERSION: u32 = 4;

/// What the page asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// To simulate a study or one of its scenarios.
    Simulation(SimulationRequest),
    /// To compare a study and all of its scenarios over the same draws.
    ScenarioSimulation(ScenarioSimulationRequest),
}

/// A simulation that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct SimulationRequest {
    /// The study; its seed is the seed of the draws.
    pub study: Shared<Study>,
    /// The id of one of its scenarios; none for the study as stated.
    pub scenario: Option<String>,
    /// How far a number without a range may be off.
    pub default_ranges: DefaultRanges,
    /// The ratio below which one would decide otherwise.
    pub threshold: Decimal,
}

/// A comparison of scenarios that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct ScenarioSimulationRequest {
    /// The study; its seed is the seed of the draws.
    pub study: Shared<Study>,
    /// How far a number without a range may be off.
    pub default_ranges: DefaultRanges,
}

/// What the page is told.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// The report of the draws made so far; none while no draw has a ratio.
    Report(Option<Shared<Report>>),
    /// The ranking of the scenarios; none before all draws are made.
    Ranking(Option<Shared<Ranking>>),
    /// The request was refused.
    Refused(RequestError),
}

/// Why a text is no message of this protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    /// The text is not JSON, or a member is missing or of another kind.
    #[error("not a message of the simulation")]
    Malformed,
    /// The message has another version of the protocol.
    #[error("version {version} of the protocol, not {VERSION}")]
    OtherVersion {
        /// The version that the message states.
        version: u32,
    },
}

/// Why a request is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// The text is no message of this protocol.
    #[error(transparent)]
    Message(#[from] MessageError),
    /// The study cannot be read.
    #[error("the study cannot be read at {path}")]
    UnreadableStudy {
        /// The place in its file, as a JSON path.
        path: String,
    },
    /// A number is not a decimal, or a width is negative.
    #[error("{number} is not a number that is possible there")]
    BadNumber {
        /// Which number.
        number: RequestNumber,
    },
    /// The study has no scenario with this id.
    #[error("there is no scenario {id:?} in the study")]
    UnknownScenario {
        /// The id that was asked for.
        id: String,
    },
    /// The study has no ratio: nothing is put in, or nothing has a value.
    #[error("the study has no ratio to simulate")]
    NoRatio,
    /// The study has no scenario to compare with, or is without money.
    #[error("the study has no scenarios to compare")]
    NothingToCompare,
}

/// A number of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestNumber {
    /// The width of a judged number without a range.
    Judged,
    /// The width of a number that nobody knows.
    Unknown,
    /// The ratio below which one would decide otherwise.
    Threshold,
}

impl RequestNumber {
    /// Every number.
    pub const ALL: [Self; 3] = [Self::Judged, Self::Unknown, Self::Threshold];

    /// Its name in a message, and in the keys of the catalogue: `uncertainty.judged`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Judged => "judged",
            Self::Unknown => "unknown",
            Self::Threshold => "threshold",
        }
    }
}

impl std::fmt::Display for RequestNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word())
    }
}

impl RequestError {
    /// The word for each reason, in the order of [`word`](Self::word).
    pub const WORDS: [&str; 7] = [
        "malformed",
        "other_version",
        "unreadable_study",
        "bad_number",
        "unknown_scenario",
        "no_ratio",
        "nothing_to_compare",
    ];

    /// Its name in a message, and in the keys of the catalogue: `refused.no_ratio`.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Message(MessageError::Malformed) => "malformed",
            Self::Message(MessageError::OtherVersion { .. }) => "other_version",
            Self::UnreadableStudy { .. } => "unreadable_study",
            Self::BadNumber { .. } => "bad_number",
            Self::UnknownScenario { .. } => "unknown_scenario",
            Self::NoRatio => "no_ratio",
            Self::NothingToCompare => "nothing_to_compare",
        }
    }
}
