//! What is to be said of a trial beside its figures.

use super::figure::TrialFigure as F;
use super::steps::{Steps, real, value};
use crate::number::Decimal;
use crate::number::real::near;
use crate::study::EffectMeasure;
use crate::study::trial::{Arm, ArmNumber, Arms, Trial, TrialNumber, TrialOutcome};

/// A remark on a trial. Its words are in the catalogue, under `trial_finding.`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrialFinding {
    /// A number of an outcome is missing, or a group is empty: there is no effect.
    Incomplete {
        /// Id of the outcome, or of what was known before.
        outcome: String,
    },
    /// Fewer than five people stand in one cell of the table: they could be recognised, and the figures say little.
    SmallCell {
        /// Id of the outcome.
        outcome: String,
        /// The group.
        arm: Arm,
    },
    /// More people answered than were drawn by lot.
    MoreAnswers {
        /// Id of the outcome.
        outcome: String,
        /// The group.
        arm: Arm,
    },
    /// One group answered more often than the other, and not by chance.
    UnequalResponse {
        /// Id of the outcome.
        outcome: String,
    },
    /// The offer hardly raises the take-up (`F` below 10): the local effect is not to be relied on.
    WeakFirstStage {
        /// Id of the outcome.
        outcome: String,
    },
    /// The groups differed before: by more than a tenth of a standard deviation.
    Imbalance {
        /// Id of what was known before.
        baseline: String,
    },
    /// A finding of an outcome does not outlast the adjustment for several outcomes.
    FoundByMany {
        /// Id of the outcome.
        outcome: String,
    },
    /// Clusters were drawn and it is not stated how alike their people are.
    UnknownCorrelation,
    /// Fewer than twenty clusters in a group: the normal distribution makes the interval too narrow.
    FewClusters,
}

impl TrialFinding {
    /// Its word in the result and in the catalogue.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Incomplete { .. } => "incomplete",
            Self::SmallCell { .. } => "small_cell",
            Self::MoreAnswers { .. } => "more_answers",
            Self::UnequalResponse { .. } => "unequal_response",
            Self::WeakFirstStage { .. } => "weak_first_stage",
            Self::Imbalance { .. } => "imbalance",
            Self::FoundByMany { .. } => "found_by_many",
            Self::UnknownCorrelation => "unknown_correlation",
            Self::FewClusters => "few_clusters",
        }
    }

    /// The id of what it is about; empty for the trial as a whole.
    pub fn subject(&self) -> &str {
        match self {
            Self::Incomplete { outcome }
            | Self::SmallCell { outcome, .. }
            | Self::MoreAnswers { outcome, .. }
            | Self::UnequalResponse { outcome }
            | Self::WeakFirstStage { outcome }
            | Self::FoundByMany { outcome } => outcome,
            Self::Imbalance { baseline } => baseline,
            Self::UnknownCorrelation | Self::FewClusters => "",
        }
    }

    /// The group that it is about, if it is one.
    pub const fn arm(&self) -> Option<Arm> {
        match self {
            Self::SmallCell { arm, .. } | Self::MoreAnswers { arm, .. } => Some(*arm),
            _ => None,
        }
    }
}

/// Below so many people in a cell, a warning.
const SMALL_CELL: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
/// Above this difference, in standard deviations, the groups are not alike.
pub const IMBALANCE: Decimal = Decimal::from_parts(10, 0, 0, false, 2);
/// Below this `F` the first stage is weak. Source: Staiger and Stock (1997), Econometrica 65, 557–586.
const WEAK: f64 = 10.0;
/// Fewer clusters than this in a group are few.
const FEW_CLUSTERS: f64 = 20.0;

/// All remarks, in the order of the trial.
pub(super) fn findings(trial: &Trial, outcomes: &[Steps], baseline: &[Steps]) -> Vec<TrialFinding> {
    let mut findings = Vec::new();
    let significance = trial.number(TrialNumber::Significance).map_or(0.05, near);
    if trial.is_clustered() {
        let unknown = trial.numbers.get(TrialNumber::IntraclusterCorrelation).is_none();
        findings.extend(unknown.then_some(TrialFinding::UnknownCorrelation));
        findings.extend(has_few_clusters(trial, outcomes).then_some(TrialFinding::FewClusters));
    }
    for (outcome, steps) in trial.outcomes.iter().zip(outcomes) {
        let id = || outcome.id.clone();
        if value(steps, F::Variance).is_none() && is_begun(outcome) {
            findings.push(TrialFinding::Incomplete { outcome: id() });
        }
        let small = |arm: &Arm| has_small_cell(outcome, *arm);
        let arms = Arm::ALL.iter().filter(|arm| small(arm));
        findings.extend(arms.map(|arm| TrialFinding::SmallCell { outcome: id(), arm: *arm }));
        for (arm, assigned, answered) in [
            (Arm::Offered, TrialNumber::Offered, F::OfferedAnswered),
            (Arm::Control, TrialNumber::Control, F::ControlAnswered),
        ] {
            let more = trial.numbers.get(assigned).zip(value(steps, answered)).is_some_and(|(all, some)| some > all);
            findings.extend(more.then(|| TrialFinding::MoreAnswers { outcome: id(), arm }));
        }
        if real(steps, F::ResponsePValue).is_some_and(|p| p < significance) {
            findings.push(TrialFinding::UnequalResponse { outcome: id() });
        }
        if real(steps, F::FirstStageStatistic).is_some_and(|statistic| statistic < WEAK) {
            findings.push(TrialFinding::WeakFirstStage { outcome: id() });
        }
        let (alone, adjusted) = (real(steps, F::PValue), real(steps, F::HolmPValue));
        if alone.zip(adjusted).is_some_and(|(alone, adjusted)| alone < significance && adjusted >= significance) {
            findings.push(TrialFinding::FoundByMany { outcome: id() });
        }
    }
    for (row, steps) in trial.baseline.iter().zip(baseline) {
        if value(steps, F::Variance).is_none() && is_begun(row) {
            findings.push(TrialFinding::Incomplete { outcome: row.id.clone() });
        }
        let arms = Arm::ALL.iter().filter(|arm| has_small_cell(row, **arm));
        findings.extend(arms.map(|arm| TrialFinding::SmallCell { outcome: row.id.clone(), arm: *arm }));
        if value(steps, F::StandardisedDifference).is_some_and(|difference| difference.abs() > IMBALANCE) {
            findings.push(TrialFinding::Imbalance { baseline: row.id.clone() });
        }
    }
    findings
}

/// Whether fewer than five people, and not none, stand in a cell of a group of something that was measured.
fn has_small_cell(outcome: &TrialOutcome, arm: Arm) -> bool {
    let small = |count: Option<Decimal>| count.is_some_and(|count| count > Decimal::ZERO && count < SMALL_CELL);
    let in_cells = |arms: &Arms| {
        let stated = |number| arms.get(arm, number).filter(|_| counts(outcome, number));
        // Those of a part, and those of the whole who are not in it.
        let of = |number: ArmNumber| {
            let part = stated(number);
            let rest = |whole: &ArmNumber| stated(*whole).zip(part).map(|(whole, part)| whole.saturating_sub(part));
            small(part) || number.parts_of().iter().any(|whole| small(rest(whole)))
        };
        ArmNumber::ALL.iter().any(|number| of(*number))
    };
    if outcome.strata.is_empty() {
        return in_cells(&outcome.arms);
    }
    outcome.strata.iter().any(|stratum| in_cells(&stratum.arms))
}

/// Whether anything is counted of it: what was just added lacks nothing yet.
fn is_begun(outcome: &TrialOutcome) -> bool {
    let strata = outcome.strata.iter().map(|stratum| &stratum.arms);
    let mut arms = std::iter::once(&outcome.arms).chain(strata);
    arms.any(|arms| Arm::ALL.iter().any(|arm| !arms.arm(*arm).numbers.is_empty()))
}

/// Whether a number counts people, and has a part in the figures of what was measured.
fn counts(outcome: &TrialOutcome, number: ArmNumber) -> bool {
    let of_shares = matches!(number, ArmNumber::Positives | ArmNumber::PositivesTookUp);
    let of_take_up = matches!(number, ArmNumber::TookUp | ArmNumber::PositivesTookUp);
    number.spec().whole
        && (outcome.measure == EffectMeasure::Shares || !of_shares)
        && (outcome.strata.is_empty() || !of_take_up)
}

fn has_few_clusters(trial: &Trial, outcomes: &[Steps]) -> bool {
    let size = trial.numbers.get(TrialNumber::ClusterSize).map_or(1.0, near);
    let mut answers =
        outcomes.iter().flat_map(|steps| [F::OfferedAnswered, F::ControlAnswered].map(|it| real(steps, it)));
    answers.any(|answered| answered.is_some_and(|answered| answered / size < FEW_CLUSTERS))
}
