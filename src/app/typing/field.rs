//! The fields to type in: every number and every text of a study, and the settings of its simulation.

use crate::app::Changes;
use crate::number::read::Expect;
use crate::study::field::{FieldSpec, FieldUnit};
use crate::study::text::MAX_SOURCE;
use crate::study::trial::{PlanNumber, Trial, TrialPath, TrialText};
use crate::study::{NumberPath, Operation, Parameter, Sample, Study, TextField};

/// A field to type in.
#[derive(Debug, Clone, PartialEq)]
pub enum TypedField {
    /// A number.
    Number(NumberField),
    /// A text of the study.
    Text(TextField),
    /// The source of a number.
    Source(NumberPath),
    /// A text of the randomised trial.
    Trial(TrialText),
}

/// One of the two bounds of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// The lower one.
    Low,
    /// The upper one.
    High,
}

/// One of the counts of a [`Sample`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SampleCount {
    /// How many people answered.
    Answered,
    /// How many of them said yes.
    Positives,
    /// How many people there are in the group.
    All,
}

impl SampleCount {
    /// In the order in which they are typed.
    pub const ALL: [Self; 3] = [Self::Answered, Self::Positives, Self::All];

    /// Its word in paths and in the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Positives => "positives",
            Self::All => "all",
        }
    }

    /// The count of a sample.
    pub fn of(self, sample: &Sample) -> Option<u64> {
        match self {
            Self::Answered => Some(sample.n),
            Self::Positives => Some(sample.positives),
            Self::All => sample.of,
        }
    }
}

/// A number to type.
#[derive(Debug, Clone, PartialEq)]
pub enum NumberField {
    /// The likely value of a registered number.
    Value(NumberPath),
    /// A bound of its range. A range has both bounds or neither.
    Bound(NumberPath, Bound),
    /// The year of publication of its source.
    SourceYear(NumberPath),
    /// What the number turned out to be.
    Actual(NumberPath),
    /// A count of the survey that the number rests on.
    Sample(NumberPath, SampleCount),
    /// A parameter of a driver: the id of its hypothesis, the index of the driver there, the parameter.
    Parameter(String, usize, Parameter),
    /// The value of the override at this index.
    Override(Changes, usize),
    /// The rank correlation of a group.
    RankCorrelation(String),
    /// The seed of the simulation.
    Seed,
    /// Half the width of the default range of a judged number, as a share of its value.
    JudgedWidth,
    /// The same for a number whose basis is `Unknown`.
    UnknownWidth,
    /// The ratio above which the user would decide otherwise.
    Threshold,
    /// A number of the randomised trial.
    Trial(TrialPath),
}

/// How the number of a field is read and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberFormat {
    /// What the parser expects: accepted units, and whether the text is in per cent.
    pub expect: Expect,
    /// The unit of the number.
    pub unit: FieldUnit,
    /// Whether its digits are not grouped, as in a calendar year.
    pub ungrouped: bool,
}

/// The trial of a study, where it has one that can be read.
pub(super) fn trial_of(study: &Study) -> Option<Trial> {
    crate::file::trial(study).ok().flatten()
}

/// What the registry knows of a number of the trial. Only the effect of the plan depends on the rest of it.
pub(super) fn trial_spec(path: &TrialPath, study: Option<&Study>) -> FieldSpec {
    let depends = *path == TrialPath::Plan(PlanNumber::Effect);
    path.spec(study.filter(|_| depends).and_then(trial_of).as_ref())
}

impl TypedField {
    /// The path that identifies the field in labels, for the focus and in tests.
    pub fn path(&self) -> String {
        match self {
            Self::Number(number) => number.path(),
            Self::Text(text) => text.path(),
            Self::Source(path) => format!("{path}/source"),
            Self::Trial(text) => text.path(),
        }
    }

    /// The maximum length of its text, in characters; `None` for a number.
    pub const fn max_length(&self) -> Option<usize> {
        match self {
            Self::Number(_) => None,
            Self::Text(text) => Some(text.max_length()),
            Self::Source(_) => Some(MAX_SOURCE),
            Self::Trial(text) => Some(text.max_length()),
        }
    }
}

impl Bound {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Low => Self::High,
            Self::High => Self::Low,
        }
    }

    /// Its word in paths and in the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::High => "high",
        }
    }
}

impl NumberField {
    /// The path that identifies the field in labels, for the focus and in tests.
    pub fn path(&self) -> String {
        match self {
            Self::Value(path) => path.to_string(),
            Self::Bound(path, bound) => format!("{path}/{}", bound.word()),
            Self::SourceYear(path) => format!("{path}/year"),
            Self::Actual(path) => format!("{path}/actual"),
            Self::Sample(path, count) => format!("{path}/sample/{}", count.word()),
            Self::Parameter(id, n, parameter) => format!("hypotheses/{id}/drivers/{n}/{}", parameter.word()),
            Self::Override(changes, n) => format!("{}/overrides/{n}/value", changes.path()),
            Self::RankCorrelation(id) => format!("correlations/{id}/rank_correlation"),
            Self::Seed => "seed".to_owned(),
            Self::JudgedWidth => "uncertainty/judged".to_owned(),
            Self::UnknownWidth => "uncertainty/unknown".to_owned(),
            Self::Threshold => "threshold".to_owned(),
            Self::Trial(path) => path.path(),
        }
    }

    /// The format of the number.
    pub fn format(&self, study: Option<&Study>) -> NumberFormat {
        let of = |expect, unit| NumberFormat { expect, unit, ungrouped: unit == FieldUnit::CalendarYear };
        match self {
            Self::Value(path) | Self::Bound(path, _) | Self::Actual(path) => {
                let spec = path.field().spec();
                of(spec.expect(), spec.unit)
            }
            Self::Parameter(_, _, parameter) => of(parameter.spec().expect(), parameter.spec().unit),
            Self::Override(changes, n) => {
                let change = study.and_then(|study| changes.get(study, *n));
                let path = change.filter(|change| change.operation != Operation::Scale).map(|change| &*change.target);
                let spec = path.and_then(NumberPath::parse).map(|path| path.field().spec());
                spec.map_or(of(Expect::Number, FieldUnit::Count), |spec| of(spec.expect(), spec.unit))
            }
            Self::Trial(path) => {
                let spec = trial_spec(path, study);
                of(spec.expect(), spec.unit)
            }
            Self::SourceYear(_) => of(Expect::Count, FieldUnit::CalendarYear),
            Self::Sample(..) => of(Expect::Count, FieldUnit::Count),
            Self::Seed => NumberFormat { ungrouped: true, ..of(Expect::Count, FieldUnit::Count) },
            Self::JudgedWidth | Self::UnknownWidth => of(Expect::Percent, FieldUnit::Share),
            Self::RankCorrelation(_) | Self::Threshold => of(Expect::Number, FieldUnit::Count),
        }
    }
}
