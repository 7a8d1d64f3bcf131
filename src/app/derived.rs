//! A cache of values derived from a study. Each is computed on first request, once per version of the study. Pages read it and
//! compute nothing themselves.

mod analysis;

use crate::analysis::default_ranges::Widened;
use crate::analysis::simulation::SimulationRequest;
use crate::analysis::{Bar, Comparison, DefaultRanges, Report};
use crate::file::References;
use crate::methods::StudyFigures;
use crate::methods::simulated::SimulatedFigure;
use crate::methods::sroi::{Evaluation, EvidenceBasis, Switching, evidence_bases};
use crate::methods::trial::step;
use crate::number::{Decimal, Language};
use crate::present::Catalog;
use crate::sheet::Derivation;
use crate::study::{Finding, NumberPath, Shared, Study};
use std::cell::{OnceCell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

/// A scenario applied to its study.
#[derive(Debug)]
pub struct AppliedScenario {
    /// The study with the scenario applied, with its values.
    pub derived: Rc<Derived>,
    /// Findings about the scenario.
    pub findings: Vec<Finding>,
}

/// What the simulation draws: the study as stated, or with the scenario that it chooses.
#[derive(Debug, Clone, Copy)]
pub struct Simulated<'a> {
    /// The study, with the scenario applied.
    pub study: &'a Study,
    /// Its evaluation.
    pub evaluation: &'a Evaluation,
    /// The id of the scenario; none for the study as stated.
    pub scenario: Option<&'a str>,
}

/// The ratio at every pair of values of two numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct GridTable {
    /// The values of the rows.
    pub down: Vec<Decimal>,
    /// The values of the columns.
    pub across: Vec<Decimal>,
    /// The ratios, row by row; `None` where the ratio is not defined.
    pub ratios: Vec<Vec<Option<Decimal>>>,
}

/// A study with its derived values.
#[derive(Debug)]
pub struct Derived {
    /// The study.
    pub study: Shared<Study>,
    /// Its evaluation.
    pub evaluation: Evaluation,
    evidence: OnceCell<Option<Vec<(EvidenceBasis, Decimal)>>>,
    scenarios: OnceCell<Vec<AppliedScenario>>,
    comparison: Remembered<DefaultRanges, Rc<Comparison>>,
    switching: OnceCell<Vec<Switching>>,
    ranges: Remembered<DefaultRanges, Rc<[(NumberPath, Widened)]>>,
    tornado: Remembered<DefaultRanges, Shared<Vec<Bar>>>,
    grid: Remembered<(DefaultRanges, NumberPath, NumberPath), Rc<GridTable>>,
    report: Remembered<SimulationRequest, Shared<Report>>,
    /// The figures of that report.
    simulated: RefCell<Option<Rc<Derivation<SimulatedFigure>>>>,
}

/// A cache of one value for the last arguments besides the study.
#[derive(Debug)]
struct Remembered<K, V>(RefCell<Option<(K, V)>>);

impl<K, V> Default for Remembered<K, V> {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}

impl<K: PartialEq, V: Clone> Remembered<K, V> {
    fn get(&self, key: &K) -> Option<V> {
        self.0.borrow().as_ref().filter(|(known, _)| known == key).map(|(_, value)| value.clone())
    }

    fn put(&self, key: K, value: V) {
        self.0.replace(Some((key, value)));
    }

    fn get_or(&self, key: K, compute: impl FnOnce(&K) -> V) -> V {
        self.get(&key).unwrap_or_else(|| {
            let value = compute(&key);
            self.put(key, value.clone());
            value
        })
    }
}

impl Derived {
    /// Evaluates a study; the rest is computed on request.
    pub fn of(study: Shared<Study>) -> Self {
        let evaluation = Evaluation::of(&study);
        Self {
            study,
            evaluation,
            evidence: OnceCell::new(),
            scenarios: OnceCell::new(),
            comparison: Remembered::default(),
            switching: OnceCell::new(),
            ranges: Remembered::default(),
            tornado: Remembered::default(),
            grid: Remembered::default(),
            report: Remembered::default(),
            simulated: RefCell::default(),
        }
    }

    /// Shares of the value by the weakest basis of each outcome; `None` where there is no value.
    pub fn evidence(&self) -> Option<&[(EvidenceBasis, Decimal)]> {
        self.evidence.get_or_init(|| evidence_bases(&self.study, &self.evaluation)).as_deref()
    }

    /// The figures of all methods, with the public reference values that some of them need.
    pub fn figures(&self, references: fn() -> Option<&'static References>) -> StudyFigures<'_> {
        let simulated = self.simulated.borrow().clone();
        StudyFigures { study: &self.study, evaluation: &self.evaluation, references, trial_step: step, simulated }
    }

    /// The report of a finished simulation that answered this request, if it is the last one.
    pub fn report(&self, request: &SimulationRequest) -> Option<Shared<Report>> {
        self.report.get(request)
    }
}

impl Deref for Derived {
    type Target = Evaluation;

    fn deref(&self) -> &Evaluation {
        &self.evaluation
    }
}

impl PartialEq for Derived {
    /// Everything is derived from the study, so comparing the study is enough.
    fn eq(&self, other: &Self) -> bool {
        self.study.is_same(&other.study)
    }
}

/// Maximum number of cached sentences.
const MAX_SENTENCES: usize = 1_000;

/// The result of a study in one sentence, in a language.
#[derive(Debug)]
struct Sentence {
    study: Shared<Study>,
    language: Language,
    text: Rc<str>,
    ratio: Option<Decimal>,
}

/// The values derived last: of the open study, and the sentences of the list.
#[derive(Debug, Default)]
pub struct DerivedCache {
    open: RefCell<Option<Rc<Derived>>>,
    sentences: RefCell<Vec<Sentence>>,
}

impl DerivedCache {
    /// The derived values of the open study.
    pub fn open(&self, study: &Shared<Study>) -> Rc<Derived> {
        let known = self.open.borrow().clone().filter(|known| known.study.is_same(study));
        known.unwrap_or_else(|| {
            let derived = Rc::new(Derived::of(study.clone()));
            self.open.replace(Some(derived.clone()));
            derived
        })
    }

    /// The result of a study in one sentence, and its ratio. Its sheet is not cached, because a list has many studies.
    pub fn sentence(&self, study: &Shared<Study>, catalog: &Catalog) -> (Rc<str>, Option<Decimal>) {
        let mut sentences = self.sentences.borrow_mut();
        let language = catalog.language();
        let is_known = |known: &&Sentence| known.study.is_same(study) && known.language == language;
        if let Some(known) = sentences.iter().find(is_known) {
            return (known.text.clone(), known.ratio);
        }
        let evaluation = Evaluation::of(study);
        let text: Rc<str> = catalog.result_sentence(study, &evaluation).into();
        let ratio = evaluation.ratio().and_then(|cell| evaluation.value(cell));
        if sentences.len() >= MAX_SENTENCES {
            sentences.clear();
        }
        sentences.push(Sentence { study: study.clone(), language, text: text.clone(), ratio });
        (text, ratio)
    }
}
