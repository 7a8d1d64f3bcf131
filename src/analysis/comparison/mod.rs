//! Compares the scenarios of one study: their figures, their differences, who gains and who pays, and the regrets.
//!
//! | module | what it does |
//! |---|---|
//! | [`scenario_figures`] | the figures of one scenario |
//! | [`difference`] | the stated numbers in which two versions of a study differ |
//! | [`stress_case`] | versions of the study with one kind of number at one end of its ranges |
//! | [`regret`] | the regret of each choice in each stress case |
//!
//! Only scenarios of one study are compared: the figures of two organisations rest on different choices.

pub mod difference;
pub mod regret;
pub mod scenario_figures;
pub mod stress_case;

pub use difference::{Change, Difference, differences};
pub use regret::{Regret, RegretRow};
pub use scenario_figures::{Balance, ScenarioFigures, YearValue};
pub use stress_case::StressCase;

use super::apply;
use super::default_ranges::DefaultRanges;
use crate::methods::sroi::Evaluation;
use crate::number::{Decimal, Invariant as _};
use crate::study::{Form, Study};

/// The study as stated and each of its scenarios, one column each.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The study as stated, then its scenarios in their order.
    pub columns: Vec<ScenarioFigures>,
    /// The position of the reference column.
    pub reference: usize,
    /// The regret of each choice; none without at least two choices, and in a study without money.
    pub regret: Option<Regret>,
}

/// Invariant on the position of the reference.
const REFERENCE: &str = "the reference is one of the columns";

/// The position of the reference column: the scenario marked as the reference, else the first trend scenario, else the study as
/// stated. This is the only place that decides it.
pub(in crate::analysis) fn reference(study: &Study) -> usize {
    let said = study.scenarios.iter().position(|scenario| scenario.reference);
    let trend = || study.scenarios.iter().position(|scenario| scenario.form == Form::Trend);
    said.or_else(trend).map_or(0, |place| place.saturating_add(1))
}

impl Comparison {
    /// Compares the scenarios of a study.
    ///
    /// Never fails: an undefined figure is left out of its column. Each column is evaluated as stated and once for each
    /// [`StressCase`] that changes it.
    pub fn of(study: &Study, default_ranges: &DefaultRanges) -> Self {
        let reference = reference(study);
        let mut versions = vec![(study.clone(), Vec::new())];
        versions.extend(study.scenarios.iter().map(|scenario| apply(study, scenario)));
        let mut states: Vec<Vec<Returns>> = Vec::with_capacity(versions.len());
        let mut columns = Vec::with_capacity(versions.len());
        for (place, (version, findings)) in versions.iter().enumerate() {
            let scenario = place.checked_sub(1).and_then(|place| study.scenarios.get(place));
            let evaluation = Evaluation::of(version);
            let mut column = ScenarioFigures::of(version, &evaluation);
            let own = returns(version, &evaluation, default_ranges);
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
        // Without money the net value is minus the inputs alone, so the cheapest choice would never be regretted.
        let regret = if study.is_without_money() { None } else { regret(&states, reference) };
        Self { columns, reference, regret }
    }

    /// Whether there is any scenario to compare with the study.
    pub fn has_scenarios(&self) -> bool {
        self.columns.len() > 1
    }

    /// The reference column.
    pub fn reference_column(&self) -> Option<&ScenarioFigures> {
        self.columns.get(self.reference)
    }

    /// All columns but the reference, each with its position.
    pub fn others(&self) -> impl Iterator<Item = (usize, &ScenarioFigures)> {
        self.columns.iter().enumerate().filter(|(place, _)| *place != self.reference)
    }

    /// Whether anybody receives or puts in more or less than in the reference, or such a change is unknown.
    pub fn has_changes(&self) -> bool {
        let moves = |change: Option<Decimal>| change.is_none_or(|change| !change.is_zero());
        let mut changes = self.others().flat_map(|(_, column)| &column.changes);
        changes.any(|change| moves(change.received) || moves(change.inputs))
    }

    /// The columns that cover the same years: without the study as stated where the scenarios continue its activity, unless it is
    /// the reference.
    #[must_use]
    pub fn of_one_horizon(&self, study: &Study) -> Self {
        let mut same = self.clone();
        if study.horizon() > 1 && same.reference > 0 && !same.columns.is_empty() {
            same.columns.remove(0);
            same.reference = same.reference.saturating_sub(1);
        }
        same
    }

    /// The number of years, from year 0 on, up to the last that has value in any column; 0 when there is none.
    pub fn years(&self) -> usize {
        self.columns.iter().map(|column| column.years.len()).max().unwrap_or_default()
    }
}

/// Net present value and ratio of a version of the study in one stress case.
type Returns = (Option<Decimal>, Option<Decimal>);

/// Net present value and ratio of a version of the study in each stress case, in the order of [`StressCase::ALL`].
fn returns(version: &Study, stated: &Evaluation, default_ranges: &DefaultRanges) -> Vec<Returns> {
    let of = |evaluation: &Evaluation| {
        let ratio = evaluation.ratio().and_then(|cell| evaluation.value(cell));
        (evaluation.value(evaluation.net_present_value()), ratio)
    };
    let one = |state: &StressCase| {
        let changed = state.of(version, default_ranges);
        // Most studies have few ranges; a version that a stress case does not change is not evaluated again.
        if changed == *version { of(stated) } else { of(&Evaluation::of(&changed)) }
    };
    StressCase::ALL.iter().map(one).collect()
}

/// The smallest and the largest ratio over the stress cases; none where one of them has no ratio.
fn range(states: &[Returns]) -> Option<(Decimal, Decimal)> {
    let mut range: Option<(Decimal, Decimal)> = None;
    for (_, ratio) in states {
        let ratio = (*ratio)?;
        range = Some(range.map_or((ratio, ratio), |(low, high)| (low.min(ratio), high.max(ratio))));
    }
    range
}

/// The columns that one can choose between: all scenarios, and the study as stated if no scenario is the reference, since only
/// then is it what happens when nothing else is chosen.
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
