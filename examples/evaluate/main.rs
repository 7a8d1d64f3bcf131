//! Evaluates a study from the command line and prints the result as one JSON object, as `docs/format.md` describes it.
//!
//! ```text
//! cargo run --release --example evaluate -- FILE [--scenario ID] [--simulate DRAWS] [--compare] [--seed N]
//! cargo run --release --example evaluate -- FILE --link [--seed N]
//! cargo run --release --example evaluate -- --help
//! ```
//!
//! `FILE` is a study file; `-` is standard input. A link to a study, or its part from `#v1.` on, is read as its file is. Exact
//! figures are JSON strings; a figure that is undefined or too large to compute is `null`.
//!
//! `--simulate` adds the results of `DRAWS` draws of the uncertain numbers, with the stated ranges and, where only an evidence
//! basis is stated, the default ranges. These figures are JSON numbers, and all of them are `null` when the study has no ratio.
//! A draw whose inputs allow no ratio is left out of the figures. Time grows with the number of draws, memory does not: 10⁸
//! draws of a study with 30 uncertain numbers take about ten seconds.
//!
//! `--compare` adds the results of 16 384 common draws for the study as stated (id `""`) and its scenarios: the percentiles of
//! each ratio, how often each is best and better than the reference, and how often their order changes. Each share has its
//! standard error, and is `null` where there is nothing to compare.
//!
//! `--link` prints the study as the part of a link behind the address of the page, and no result.
//!
//! `--help` prints a summary. On any error, one line on standard error says what is wrong and where, and the exit code is 1.

mod result;
mod trial;

use result::{Node, comparison, result, simulation};
use retombees::analysis::DefaultRanges;
use retombees::analysis::scenarios::{AppliedScenario, apply_with_repeated};
use retombees::analysis::simulation::LatticeDimensions;
use retombees::file::link::PROGRAM;
use retombees::file::{self, Link, LinkDictionary, is_link};
use retombees::json::Json;
use retombees::methods::sroi::Evaluation;
use retombees::number::plain;
use retombees::study::{Finding, Seed, Study, lookup};
use std::ffi::OsString;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: evaluate FILE [--scenario ID] [--simulate DRAWS] [--compare] [--seed N] [--link]   (FILE - is standard input)";

const HELP: &str = "\
Evaluates a study and prints the result as one JSON object.

usage: evaluate FILE [--scenario ID] [--simulate DRAWS] [--compare] [--seed N]
       evaluate FILE --link [--seed N]
       evaluate --help

  FILE              a study file, or a link to a study; - is standard input
  --scenario ID     evaluate the study as this scenario has it
  --simulate DRAWS  add what so many draws of the uncertain numbers come to, 1 to 1000000000
  --compare         add what 16384 draws say of the study as stated and its scenarios
  --seed N          the seed of the draws, 0 to 18446744073709551615; the study's if absent
  --link            print a link to the study in place of its result
  -h, --help        print this and exit

The exit code is 0, or 1 when something is wrong: one line on standard error says what and where.
docs/format.md describes the study file and the result.";

fn main() -> ExitCode {
    let outcome = match asked(std::env::args_os().skip(1)) {
        Ok(Asked::Help) => Ok(HELP.to_owned()),
        Ok(Asked::Result(request)) => request.answer(),
        Err(message) => Err(message),
    };
    match outcome.and_then(|text| print(&text)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Ignore a failure to write the message: there is nowhere else to report it.
            _ = writeln!(std::io::stderr(), "{}", one_line(&message));
            ExitCode::FAILURE
        }
    }
}

/// Maximum number of scenario ids listed in a refusal.
const SHOWN: usize = 20;

/// What the command line asks for.
enum Asked {
    Help,
    Result(Request),
}

/// A request to evaluate a study.
struct Request {
    file: OsString,
    scenario: Option<String>,
    draws: Option<u64>,
    compare: bool,
    link: bool,
    seed: Option<u64>,
}

/// Maximum number of draws of a simulation.
const MOST_DRAWS: u64 = 1_000_000_000;

/// Parses the command line.
fn asked(arguments: impl Iterator<Item = OsString>) -> Result<Asked, String> {
    let mut arguments = arguments;
    let (mut file, mut scenario, mut draws, mut seed) = (None, None, None, None);
    let (mut compare, mut link) = (false, false);
    while let Some(argument) = arguments.next() {
        let mut value = |option: &str| {
            let value = arguments.next().ok_or(format!("{option} needs a value; {USAGE}"))?;
            value.into_string().map_err(|_| format!("the value of {option} is not text"))
        };
        match argument.to_str() {
            Some("--help" | "-h") => return Ok(Asked::Help),
            Some("--seed") => seed = Some(whole("--seed", &value("--seed")?, 0, u64::MAX)?),
            Some("--simulate") => draws = Some(whole("--simulate", &value("--simulate")?, 1, MOST_DRAWS)?),
            Some("--compare") => compare = true,
            Some("--link") => link = true,
            Some("--scenario") => scenario = Some(value("--scenario")?),
            Some(option) if option.starts_with("--") => return Err(format!("unknown option {option}; {USAGE}")),
            _ if file.is_some() => return Err(format!("one file at a time; {USAGE}")),
            _ => file = Some(argument),
        }
    }
    let file = file.ok_or(USAGE.to_owned())?;
    Ok(Asked::Result(Request { file, scenario, draws, compare, link, seed }))
}

impl Request {
    /// Evaluates the study and returns the text to print.
    fn answer(&self) -> Result<String, String> {
        let shown = self.file.to_string_lossy();
        let mut study = self.study().map_err(|error| format!("{shown}: {error}"))?;
        file::check_methods(&study).map_err(|error| format!("{shown}: {error}"))?;
        if self.link {
            study.seed = self.seed.map_or(study.seed, Seed);
            return link(study).map_err(|error| format!("{shown}: {error}"));
        }
        // Computed before a scenario is applied, so that a number has the same draws in the study and in all of its scenarios.
        let places = LatticeDimensions::of(&study, &DefaultRanges::default());
        let seed = self.seed.unwrap_or(study.seed.0);
        let ranking = self.compare.then(|| comparison(study.clone(), seed));
        let (applied, said) = self.variant(study).map_err(|error| format!("{shown}: {error}"))?;
        let trial = trial::trial(&applied.study).map_err(|error| format!("{shown}: {error}"))?;
        let mut result = result(&applied.study, &said);
        if let Json::Object(members) = &mut result {
            members.push(("trial".to_owned(), trial));
            let simulated = self.draws.map(|draws| simulation(&applied, &places, draws, seed));
            members.extend(simulated.map(|it| ("simulation".to_owned(), it)));
            members.extend(ranking.map(|it| ("comparison".to_owned(), it)));
        }
        serde_json::to_string_pretty(&Node(&result)).map_err(|error| error.to_string())
    }

    /// The study with the requested scenario applied, and what could not be applied; the study itself without a scenario.
    fn variant(&self, study: Study) -> Result<(AppliedScenario, Vec<Finding>), String> {
        let Some(id) = &self.scenario else {
            return Ok((AppliedScenario::none(study), Vec::new()));
        };
        let Some(scenario) = lookup::find(&study.scenarios, id) else {
            let known: Vec<String> =
                study.scenarios.iter().take(SHOWN).map(|known| format!("{:?}", known.id)).collect();
            let more = if study.scenarios.len() > SHOWN { ", …" } else { "" };
            let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
            return Err(format!("$.scenarios: no scenario has the id {id:?}; known: {known}{more}"));
        };
        Ok(apply_with_repeated(&study, scenario))
    }

    /// The study of the file or of the link.
    fn study(&self) -> Result<Study, String> {
        if let Some(address) = self.file.to_str().filter(|argument| is_address(argument)) {
            return Link::read(address, &dictionary()?).map(|link| link.study).map_err(|error| error.to_string());
        }
        let bytes = self.read().map_err(|error| error.to_string())?;
        file::read(&bytes).map_err(|error| error.to_string())
    }

    /// Reads the file, at most one byte more than a study file may have, so that an endless device does not block.
    fn read(&self) -> std::io::Result<Vec<u8>> {
        let limit = u64::try_from(file::MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = Vec::new();
        if self.file == "-" {
            std::io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
        } else {
            std::fs::File::open(&self.file)?.take(limit).read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    }
}

/// Whether an argument is a link and no file that is there: an address with a fragment, or a fragment with a checksum.
fn is_address(argument: &str) -> bool {
    if Path::new(argument).exists() {
        return false;
    }
    let has_checksum = || argument.split('.').nth(2).is_some_and(|part| part.len() == 16);
    match argument.split_once('#') {
        Some((_, fragment)) => is_link(fragment),
        None => is_link(argument) && has_checksum(),
    }
}

fn dictionary() -> Result<LinkDictionary, String> {
    LinkDictionary::shipped().ok_or_else(|| "the dictionary of links is not the one of its version".to_owned())
}

/// The fragment of a link to a study, which opens at its result.
fn link(study: Study) -> Result<String, String> {
    let evaluation = Evaluation::of(&study);
    let ratio = evaluation.ratio().and_then(|cell| evaluation.value(cell));
    let member = |name: &str, text: String| (name.to_owned(), text);
    let link = Link {
        program: PROGRAM.to_owned(),
        view: vec![member("room", "result".to_owned())],
        figures: ratio.map(|ratio| member("ratio", plain::print_normalized(ratio))).into_iter().collect(),
        study,
        unknown: Vec::new(),
    };
    link.write(&dictionary()?).map(|fragment| format!("#{fragment}")).map_err(|error| error.to_string())
}

/// Parses the value of an option that is a whole number: digits only. An invalid seed is an error even without a simulation.
fn whole(option: &str, text: &str, least: u64, most: u64) -> Result<u64, String> {
    let number = if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None };
    let number = number.filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| format!("{option}: {text:?} is not a whole number from {least} to {most}"))
}

/// Prints the result. A closed pipe is no error: the reader has what it wanted.
fn print(text: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("standard output: {error}")),
        _ => Ok(()),
    }
}

fn one_line(message: &str) -> String {
    message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
