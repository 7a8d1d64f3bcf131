//! The protocol between the page and a simulation worker: requests and answers, each a JSON text.
//!
//! The page writes a [`Request`]. The worker reads it, carries it out (see [`Job`](super::Job)) and writes an [`Answer`], which
//! the page reads. JavaScript passes both texts on without parsing them. Every message starts with the [`BUILD`] of the program
//! that wrote it, because the page and the worker are two files and a browser may have cached one of them from an earlier version:
//! its figures could be others, even where its messages are the same.
//!
//! ```text
//! {"build":1234567890,"simulate":{"study":"…","scenario":null,"judged":"0.2","unknown":"0.5","threshold":"1"}}
//! {"build":1234567890,"compare":{"study":"…","judged":"0.2","unknown":"0.5"}}
//!
//! {"build":1234567890,"report":{…}} {"build":1234567890,"ranking":{…}} {"build":1234567890,"refused":{"why":"unknown_scenario","scenario":"b"}}
//! ```
//!
//! The study is the text of its file, which includes its seed. Decimals are JSON strings, as in that file.

mod json;

use super::{Ranking, Report};
use crate::analysis::DefaultRanges;
use crate::number::Decimal;
use crate::study::{Shared, Study};

/// The build that this program is: a hash of the sources, which `build.rs` makes. Two programs of the same sources state the same.
pub const BUILD: u32 = match u32::from_str_radix(env!("RETOMBEES_BUILD"), 10) {
    Ok(build) => build,
    Err(_) => panic!("build.rs gives a number"),
};

/// A request of the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Simulate a study or one of its scenarios.
    Simulation(SimulationRequest),
    /// Compare a study and all of its scenarios over the same draws.
    ScenarioSimulation(ScenarioSimulationRequest),
}

/// A request for a simulation.
#[derive(Debug, Clone, PartialEq)]
pub struct SimulationRequest {
    /// The study; its seed is the seed of the draws.
    pub study: Shared<Study>,
    /// The id of one of its scenarios; none for the study as stated.
    pub scenario: Option<String>,
    /// The default ranges of numbers without a range.
    pub default_ranges: DefaultRanges,
    /// The ratio below which one would decide otherwise.
    pub threshold: Decimal,
}

/// A request for a comparison of scenarios.
#[derive(Debug, Clone, PartialEq)]
pub struct ScenarioSimulationRequest {
    /// The study; its seed is the seed of the draws.
    pub study: Shared<Study>,
    /// The default ranges of numbers without a range.
    pub default_ranges: DefaultRanges,
}

/// An answer of the worker.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// The report of the draws made so far; none while no draw has a ratio.
    Report(Option<Shared<Report>>),
    /// The ranking of the scenarios; none before all draws are made.
    Ranking(Option<Shared<Ranking>>),
    /// The request was refused.
    Refused(RequestError),
}

/// Why a text is not a message of this protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    /// The text is not JSON, or a member is missing or of the wrong type.
    #[error("not a message of the simulation")]
    Malformed,
    /// Another build of the program wrote the message.
    #[error("a message of build {build}, not {BUILD}")]
    OtherVersion {
        /// The build that the message states.
        build: u32,
    },
}

/// Why a request is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// The text is not a message of this protocol.
    #[error(transparent)]
    Message(#[from] MessageError),
    /// The study cannot be read.
    #[error("the study cannot be read at {path}")]
    UnreadableStudy {
        /// The position of the error in the study file, as a JSON path.
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
        /// The requested id.
        id: String,
    },
    /// The study has no ratio: it has no inputs, or nothing has a value.
    #[error("the study has no ratio to simulate")]
    NoRatio,
    /// The study has no scenario to compare, or is without money.
    #[error("the study has no scenarios to compare")]
    NothingToCompare,
}

/// A number of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestNumber {
    /// The default range of a judged number.
    Judged,
    /// The default range of a number that nobody knows.
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
