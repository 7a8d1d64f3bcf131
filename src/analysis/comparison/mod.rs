//! Scenarios of one study side by side: their figures, what differs, who gains and who pays, and what one would regret.
//!
//! | module | what it does |
//! |---|---|
//! | [`mod@column`] | the figures of one scenario |
//! | [`difference`] | the stated numbers in which two versions of a study differ |
//! | [`state`] | what may happen, whatever is chosen |
//! | [`regret`] | what a choice costs when things turn out otherwise |
//!
//! Only scenarios of one study are compared: the figures of two organisations rest on choices that are not the same.

pub mod difference;
pub mod regret;
pub mod scenario_figures;
pub mod stress_case;

pub use difference::{Change, Difference, differences};
pub use regret::{Regret, RegretRow};
pub use scenario_figures::{Balance, ScenarioFigures, YearValue};
pub use stress_case::StressCase;

use super::apply;
use crate::methods::sroi::Evaluation;
use crate::number::{Decimal, Invariant as _};
use crate::study::{Form, Study};

/// The study as stated and each of its scenarios, one column each.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The study as stated, then its scenarios in their order.
    pub columns: Vec<ScenarioFigures>,
    /// The position of the column that the others are compared with.
    pub reference: usize,
    /// What each choice costs when things turn out otherwise; none while there is nothing to choose between, and in a study
    /// without money.
    pub regret: Option<Regret>,
}

/// What holds of the position of the reference.
const REFERENCE: &str = "the reference is one of the columns";

/// The position of the column that the others are compared with: the scenario that is said to be the reference, else the first in
/// which things go on as they are, else the study as stated. The one place where this is decided.
pub(in crate::analysis) fn reference(study: &Study) -> usize {
    let said = study.scenarios.iter().position(|scenario| scenario.reference);
    let trend = || study.scenarios.iter().position(|scenario| scenario.form == Form::Trend);
    said.or_else(trend).map_or(0, |place| place.saturating_add(1))
}

impl Comparison {
    /// Compares the scenarios of a study.
    ///
    /// Never fails: a figure that is not defined is left out of its column. Each column is evaluated as stated and once in each
    /// [`StressCase`] that changes it.
    pub fn of(study: &Study) -> Self {
        let reference = reference(study);
        let mut versions = vec![(study.clone(), Vec::new())];
        versions.extend(study.scenarios.iter().map(|scenario| apply(study, scenario)));
        let mut states: Vec<Vec<Returns>> = Vec::with_capacity(versions.len());
        let mut columns = Vec::with_capacity(versions.len());
        for (place, (version, findings)) in versions.iter().enumerate() {
            let scenario = place.checked_sub(1).and_then(|place| study.scenarios.get(place));
            let evaluation = Evaluation::of(version);
            let mut column = ScenarioFigures::of(version, &evaluation);
            let own = returns(version, &evaluation);
            if let Some(scenario) = scenario {
                (column.scenario, column.name) = (Some(scenario.id.clone()), scenario.name.clone());
            }
            column.findings.clone_from(findings);
            column.ratio_range = range(&own);
            columns.push(column);
            states.push(own);
        }
        let (before, _) = versions.get(reference).or_broken(REFERENCE);
        let known = columns.get(reference).cloned().or_broken(REFERENCE);
        for (column, (version, _)) in columns.iter_mut().zip(&versions) {
            column.differences = differences(before, version);
            column.changes = column.changes_from(&known);
        }
        // Without money the net value is only what is put in: the least costly choice would never be regretted.
        let regret = if study.is_without_money() { None } else { regret(&states, reference) };
        Self { columns, reference, regret }
    }

    /// Whether there is anything to compare.
    pub fn has_scenarios(&self) -> bool {
        self.columns.len() > 1
    }

    /// The column that the others are compared with.
    pub fn reference_column(&self) -> Option<&ScenarioFigures> {
        self.columns.get(self.reference)
    }

    /// The columns that are compared with the reference, each with its position.
    pub fn others(&self) -> impl Iterator<Item = (usize, &ScenarioFigures)> {
        self.columns.iter().enumerate().filter(|(place, _)| *place != self.reference)
    }

    /// Whether anybody receives or puts in more or less than in the reference, or it is not known whether.
    pub fn has_changes(&self) -> bool {
        let moves = |change: Option<Decimal>| change.is_none_or(|change| !change.is_zero());
        let mut changes = self.others().flat_map(|(_, column)| &column.changes);
        changes.any(|change| moves(change.received) || moves(change.inputs))
    }

    /// The years that have value in any column: from 0 to this one, left out; 0 when there is none.
    pub fn years(&self) -> usize {
        self.columns.iter().map(|column| column.years.len()).max().unwrap_or_default()
    }
}

/// Net present value and ratio of a version of the study in one state.
type Returns = (Option<Decimal>, Option<Decimal>);

/// What a version of the study returns in each state, in the order of [`StressCase::ALL`].
fn returns(version: &Study, stated: &Evaluation) -> Vec<Returns> {
    let of = |evaluation: &Evaluation| {
        let ratio = evaluation.ratio().and_then(|cell| evaluation.value(cell));
        (evaluation.value(evaluation.net_present_value()), ratio)
    };
    let one = |state: &StressCase| {
        let changed = state.of(version);
        // Most studies have few ranges; what does not change is not computed again.
        if changed == *version { of(stated) } else { of(&Evaluation::of(&changed)) }
    };
    StressCase::ALL.iter().map(one).collect()
}

/// The least and the greatest ratio over the states; none where it is not defined in one of them.
fn range(states: &[Returns]) -> Option<(Decimal, Decimal)> {
    let mut range: Option<(Decimal, Decimal)> = None;
    for (_, ratio) in states {
        let ratio = (*ratio)?;
        range = Some(range.map_or((ratio, ratio), |(low, high)| (low.min(ratio), high.max(ratio))));
    }
    range
}

/// The columns between which one chooses: all scenarios, and the study as stated where no scenario is the reference: only then it
/// is what happens when nothing else is chosen.
pub(in crate::analysis) fn alternatives(columns: usize, reference: usize) -> Vec<usize> {
    (0..columns).filter(|place| *place > 0 || reference == 0).collect()
}

/// The regrets of the alternatives.
fn regret(states: &[Vec<Returns>], reference: usize) -> Option<Regret> {
    let alternatives = alternatives(states.len(), reference);
    let mut known: Vec<(StressCase, Vec<Decimal>)> = Vec::new();
    for (place, state) in StressCase::ALL.iter().enumerate() {
        let of = |column: &usize| {
            let (net, _) = states.get(*column).and_then(|own| own.get(place)).or_broken("a column has every state");
            *net
        };
        if let Some(values) = alternatives.iter().map(of).collect() {
            known.push((*state, values));
        } else if *state == StressCase::AsStated {
            return None;
        }
    }
    Regret::of(alternatives, &known)
}
