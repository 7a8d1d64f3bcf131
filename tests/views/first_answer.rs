//! The answer of a first visit stands in the page before the program comes: the files in `assets/` are what the program renders,
//! with the range that the simulation finds. `./dev answer` writes them anew.

use super::html_with;
use retombees::analysis::simulation::job::Job;
use retombees::analysis::simulation::{Request, SimulationRequest};
use retombees::analysis::{DefaultRanges, RatioRange};
use retombees::app::{KnownRange, Library, Route, Section, State, UncertaintySettings};
use retombees::file::first_case;
use retombees::number::Language;
use retombees::study::{Shared, Study};
use std::fs;

/// The range of a study as stated, from as many draws as the page makes.
fn range(study: &Shared<Study>) -> RatioRange {
    let request: SimulationRequest = UncertaintySettings::default().request(study);
    let mut job = Job::default();
    job.open(&Request::Simulation(request)).unwrap();
    let (mut done, mut wanted) = (0, Some(2_048));
    while let Some(draws) = wanted {
        job.go_to(done);
        job.advance(draws - done);
        done = draws;
        wanted = job.next_level();
    }
    RatioRange::of(job.report().as_ref())
}

/// The first page in a language, as the program renders it before its deferred part is there.
fn first_page(language: Language) -> String {
    let case = first_case(language).unwrap();
    let study = Shared::new(case.study().unwrap());
    let range = range(&study);
    let page = html_with(false, move || {
        let study = case.study().unwrap();
        let mut state = State { language, recent: vec![study.id.clone()], ..State::default() };
        state.route = Route::study(&study, Section::Result);
        state.library = Library::new(vec![study]);
        let study = state.open().unwrap().study().clone();
        let _ = state.ranges.put(KnownRange { study, default_ranges: DefaultRanges::default(), range });
        state
    });
    let ends = match range {
        RatioRange::Between { low, high } => format!(" data-low=\"{low}\" data-high=\"{high}\""),
        RatioRange::Point => " data-point=\"\"".to_owned(),
        RatioRange::Absent => String::new(),
    };
    let code = language.code();
    format!(
        "<div class=\"first-answer\" lang=\"{code}\" data-answer=\"{code}\"{ends}>{}</div>\n",
        beside_another(&page, language)
    )
}

/// The page for standing beside that of another language: without the names that only the tests need, and with ids that say of which
/// language they are.
fn beside_another(page: &str, language: Language) -> String {
    let mut rest = page.to_owned();
    for name in ["data-testid", "data-value", "data-current"] {
        rest = each_value(&rest, name, |_| None);
    }
    for name in ["id", "for", "aria-labelledby", "aria-controls", "aria-describedby"] {
        rest = each_value(&rest, name, |value| Some(format!("{value}-{}", language.code())));
    }
    rest.replace("href=\"#main\"", &format!("href=\"#main-{}\"", language.code()))
}

/// The page with each value of an attribute changed, or the attribute taken out.
fn each_value(page: &str, name: &str, change: impl Fn(&str) -> Option<String>) -> String {
    let start = format!(" {name}=\"");
    let mut parts = page.split(start.as_str());
    let mut kept = parts.next().unwrap().to_owned();
    for part in parts {
        let (value, after) = part.split_once('"').unwrap();
        if let Some(value) = change(value) {
            kept.push_str(&format!("{start}{value}\""));
        }
        kept.push_str(after);
    }
    kept
}

#[test]
fn the_answer_in_the_page_is_what_the_program_renders() {
    for language in Language::ALL.iter().copied() {
        let file = format!("{}/assets/answer.{}.html", env!("CARGO_MANIFEST_DIR"), language.code());
        let page = first_page(language);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&file, &page).unwrap();
        }
        assert!(
            fs::read_to_string(&file).unwrap_or_default() == page,
            "{file} is of another version: run ./dev answer"
        );
    }
}
