//! Converts messages to and from JSON. An invalid message is refused; unknown members are ignored.

use super::{
    Answer, BUILD, MessageError, Request, RequestError, RequestNumber, ScenarioSimulationRequest, SimulationRequest,
};
use crate::analysis::DefaultRanges;
use crate::analysis::simulation::{Ranking, Report};
use crate::file;
use crate::json::{self, Json, JsonMembers, Layout, decimal, object, print};
use crate::number::{Decimal, plain};
use crate::study::{Shared, Study};

impl Request {
    /// Writes the request as one line of JSON.
    #[must_use]
    pub fn write(&self) -> String {
        match self {
            Self::Simulation(it) => message(
                "simulate",
                object([
                    ("study", study(&it.study)),
                    ("scenario", it.scenario.clone().map_or(Json::Null, Json::Text)),
                    ("judged", decimal(it.default_ranges.judged)),
                    ("unknown", decimal(it.default_ranges.unknown)),
                    ("threshold", decimal(it.threshold)),
                ]),
            ),
            Self::ScenarioSimulation(it) => message(
                "compare",
                object([
                    ("study", study(&it.study)),
                    ("judged", decimal(it.default_ranges.judged)),
                    ("unknown", decimal(it.default_ranges.unknown)),
                ]),
            ),
        }
    }

    /// Reads a request.
    ///
    /// # Errors
    ///
    /// The first reason to refuse it, checked in this order: the message, its numbers, its study. An unknown scenario is only
    /// detected when the request is carried out.
    pub fn read(text: &str) -> Result<Self, RequestError> {
        let tree = opened(text)?;
        let all = JsonMembers(&tree);
        if let Some(it) = all.of("simulate") {
            let scenario = it.maybe("scenario", |it| it.as_string().map(str::to_owned));
            let scenario = scenario.ok_or(MessageError::Malformed)?;
            let (default_ranges, threshold) = (widths(it)?, number(it, RequestNumber::Threshold)?);
            let study = stated(it)?;
            return Ok(Self::Simulation(SimulationRequest { study, scenario, default_ranges, threshold }));
        }
        let it = all.of("compare").ok_or(MessageError::Malformed)?;
        let default_ranges = widths(it)?;
        Ok(Self::ScenarioSimulation(ScenarioSimulationRequest { study: stated(it)?, default_ranges }))
    }
}

impl Answer {
    /// Writes the answer as one line of JSON.
    #[must_use]
    pub fn write(&self) -> String {
        match self {
            Self::Report(report) => message("report", report.as_ref().map_or(Json::Null, |report| report.to_json())),
            Self::Ranking(ranking) => {
                message("ranking", ranking.as_ref().map_or(Json::Null, |ranking| ranking.to_json()))
            }
            Self::Refused(error) => message("refused", refusal(error)),
        }
    }

    /// Reads an answer.
    ///
    /// # Errors
    ///
    /// The text is not an answer, or is that of another build.
    pub fn read(text: &str) -> Result<Self, MessageError> {
        let tree = opened(text)?;
        let all = JsonMembers(&tree);
        let report = || Some(Self::Report(all.maybe("report", |it| Report::from_json(it.0))?.map(Shared::new)));
        let ranking = || Some(Self::Ranking(all.maybe("ranking", |it| Ranking::from_json(it.0))?.map(Shared::new)));
        let refused = || Some(Self::Refused(reason(all.of("refused")?)?));
        report().or_else(ranking).or_else(refused).ok_or(MessageError::Malformed)
    }
}

fn message(kind: &str, content: Json) -> String {
    print(&object([("build", Json::Integer(BUILD.into())), (kind, content)]), Layout::Compact)
}

/// Parses a message of this build.
fn opened(text: &str) -> Result<Json, MessageError> {
    let tree = json::tree(text).ok_or(MessageError::Malformed)?;
    match JsonMembers(&tree).whole("build").ok_or(MessageError::Malformed)? {
        BUILD => Ok(tree),
        build => Err(MessageError::OtherVersion { build }),
    }
}

fn study(study: &Study) -> Json {
    Json::Text(file::write(study))
}

fn stated(it: JsonMembers<'_>) -> Result<Shared<Study>, RequestError> {
    let text = it.string("study").ok_or(MessageError::Malformed)?;
    let study = file::read(text.as_bytes());
    study.map(Shared::new).map_err(|error| RequestError::UnreadableStudy { path: error.path })
}

fn widths(it: JsonMembers<'_>) -> Result<DefaultRanges, RequestError> {
    let width = |which| {
        let width = number(it, which)?;
        if width < Decimal::ZERO { Err(RequestError::BadNumber { number: which }) } else { Ok(width) }
    };
    Ok(DefaultRanges { judged: width(RequestNumber::Judged)?, unknown: width(RequestNumber::Unknown)? })
}

fn number(it: JsonMembers<'_>, number: RequestNumber) -> Result<Decimal, RequestError> {
    let text = it.string(number.word()).ok_or(MessageError::Malformed)?;
    plain::parse(text).map_err(|_| RequestError::BadNumber { number })
}

fn refusal(error: &RequestError) -> Json {
    let text = |text: &str| Json::Text(text.to_owned());
    let why = ("why", text(error.word()));
    match error {
        RequestError::Message(MessageError::OtherVersion { build }) => {
            object([why, ("build", Json::Integer((*build).into()))])
        }
        RequestError::UnreadableStudy { path } => object([why, ("path", text(path))]),
        RequestError::BadNumber { number } => object([why, ("number", text(number.word()))]),
        RequestError::UnknownScenario { id } => object([why, ("scenario", text(id))]),
        RequestError::Message(MessageError::Malformed) | RequestError::NoRatio | RequestError::NothingToCompare => {
            object([why])
        }
    }
}

fn reason(it: JsonMembers<'_>) -> Option<RequestError> {
    let text = |name| it.string(name).map(str::to_owned);
    Some(match it.string("why")? {
        "malformed" => MessageError::Malformed.into(),
        "other_version" => MessageError::OtherVersion { build: it.whole("build")? }.into(),
        "unreadable_study" => RequestError::UnreadableStudy { path: text("path")? },
        "bad_number" => {
            let word = it.string("number")?;
            RequestError::BadNumber { number: RequestNumber::ALL.into_iter().find(|number| number.word() == word)? }
        }
        "unknown_scenario" => RequestError::UnknownScenario { id: text("scenario")? },
        "no_ratio" => RequestError::NoRatio,
        "nothing_to_compare" => RequestError::NothingToCompare,
        _ => return None,
    })
}
