//! The answer of a first visit stands in the page before the program comes: the files in `assets/` are what the program renders,
//! with the range that the simulation finds. `./dev answer` writes them anew.

use super::html;
use retombees::analysis::simulation::job::Job;
use retombees::analysis::simulation::{Request, SimulationRequest};
use retombees::analysis::{DefaultRanges, RatioRange};
use retombees::app::{KnownRange, Library, Route, Section, State, UncertaintySettings};
use retombees::file::CASES;
use retombees::number::Language;
use retombees::study::{Shared, Study};
use retombees::ui::browser::deferred;
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
    let case = CASES.iter().find(|case| case.language == language).unwrap();
    let study = Shared::new(case.study().unwrap());
    let range = range(&study);
    let page = html(move || {
        deferred::pretend_absent();
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
    format!("<div class=\"first-answer\" lang=\"{code}\" data-answer=\"{code}\"{ends}>{}</div>\n", without_names(&page))
}

/// The page without what only the program and the tests need: it stands beside that of another language.
fn without_names(page: &str) -> String {
    let mut rest = page.to_owned();
    for name in ["id", "for", "data-testid", "aria-labelledby", "aria-controls", "aria-describedby", "data-value", "data-current"] {
        let start = format!(" {name}=\"");
        let mut kept = String::with_capacity(rest.len());
        let mut parts = rest.split(start.as_str());
        kept.push_str(parts.next().unwrap());
        for part in parts {
            kept.push_str(part.split_once('"').unwrap().1);
        }
        rest = kept;
    }
    rest
}

#[test]
fn the_answer_in_the_page_is_what_the_program_renders() {
    for language in Language::ALL.iter().copied() {
        let file = format!("{}/assets/answer.{}.html", env!("CARGO_MANIFEST_DIR"), language.code());
        let page = first_page(language);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&file, &page).unwrap();
        }
        assert!(fs::read_to_string(&file).unwrap_or_default() == page, "{file} is of another version: run ./dev answer");
    }
}
