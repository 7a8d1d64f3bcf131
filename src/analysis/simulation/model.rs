//! A study prepared for simulation: its sheet, and the distribution of each uncertain number.

use super::copula::{CorrelationGroup, in_force};
use super::lattice_dimensions::LatticeDimensions;
use crate::analysis::default_ranges::{DefaultRanges, Widened};
use crate::analysis::scenarios::{AppliedScenario, Repeated};
use crate::methods::sroi::Evaluation;
use crate::number::Decimal;
use crate::number::real::from_decimal;
use crate::sheet::CellId;
use crate::stats::sampler::Map;
use crate::stats::{Distribution, DistributionError};
use crate::study::field::FieldUnit;
use crate::study::{NumberPath, RangeShape, Study};

/// An uncertain number of the study.
#[derive(Debug, Clone)]
pub struct Uncertain {
    /// Which number.
    pub target: NumberPath,
    /// Its path, which names its stream of draws; its draws do not depend on what else the study holds. A number that a scenario
    /// repeats has the path that it has in the study, so that it is drawn once for all years.
    pub path: String,
    /// Its lattice dimension, the same in the study and in all of its scenarios.
    pub place: usize,
    /// Its correlation group, if any.
    pub group: Option<CorrelationGroup>,
    /// Its cell.
    pub cell: CellId,
    /// Its distribution.
    pub distribution: Distribution,
    /// The mapping of its draws: clipped where [`FieldSpec::drawn_between`](crate::study::field::FieldSpec::drawn_between) says, a
    /// duration at the years that the sheet has.
    pub map: Map,
}

/// The sheet of a study with its uncertain numbers, sorted by path, so that the order of the rows in the study does not matter.
#[derive(Debug, Clone)]
pub struct SimulationModel {
    /// The study evaluated at its stated numbers.
    pub evaluation: Evaluation,
    /// The uncertain numbers; one that a scenario repeats is there once for each year.
    pub uncertain: Vec<Uncertain>,
}

impl SimulationModel {
    /// Evaluates a study and takes the ranges of its numbers, stated or given by the default ranges.
    ///
    /// A number that is not on the sheet (of an outcome that is not valued, say) affects no figure and is left out.
    #[must_use]
    pub fn of(study: &Study, default_ranges: &DefaultRanges) -> Self {
        let places = LatticeDimensions::of(study, default_ranges);
        Self::with(study, &Repeated::default(), default_ranges, &places)
    }

    /// The same for a study to which a scenario has been applied. `places` are the dimensions of the study before that, so that
    /// a number has the same draws in both.
    #[must_use]
    pub fn at(applied: &AppliedScenario, default_ranges: &DefaultRanges, places: &LatticeDimensions) -> Self {
        Self::with(&applied.study, &applied.repeated, default_ranges, places)
    }

    fn with(study: &Study, repeated: &Repeated, default_ranges: &DefaultRanges, places: &LatticeDimensions) -> Self {
        let evaluation = Evaluation::without_findings(study);
        let in_force = in_force(study, places);
        let mut uncertain: Vec<Uncertain> = evaluation
            .targets()
            .iter()
            .enumerate()
            .filter_map(|(n, (target, cell))| {
                let field = target.field();
                let stated = target.get(study)?;
                let widened = default_ranges.effective(&stated, field)?;
                let mode = from_decimal(stated.point());
                // A range so narrow that both ends are the same `f64` is a point.
                let distribution = distribution(&widened, mode).ok()?;
                // What rests on a survey is a share, also where it is a factor, which may be any number.
                let is_share = stated.sample.is_some() && stated.range.is_none();
                let share = (Some(Decimal::ZERO), Some(Decimal::ONE));
                let (least, most) = if is_share { share } else { field.spec().drawn_between() };
                // The sheet has only the years of the longest draw.
                let most = years_of_value(study, target).or(most);
                let map = Map {
                    low: least.map_or(f64::NEG_INFINITY, from_decimal),
                    high: most.map_or(f64::INFINITY, from_decimal),
                    ..Map::PLAIN
                };
                let path = repeated.origin(&target.to_string()).to_owned();
                // If `places` are those of another study, use a dimension after all of them, so that no two numbers share one.
                let beyond = || places.len().saturating_add(study.correlations.len()).saturating_add(n);
                let place = places.find(&path).unwrap_or_else(beyond);
                let group = CorrelationGroup::of(study, &in_force, &path, places.len());
                Some(Uncertain { path, place, group, target: target.clone(), cell: *cell, distribution, map })
            })
            .collect();
        uncertain.sort_by(|a, b| (&a.path, &a.target).cmp(&(&b.path, &b.target)));
        Self { evaluation, uncertain }
    }

    /// The cell of the ratio; none where the stated ratio is undefined, too large, or was not computed.
    #[must_use]
    pub fn ratio(&self) -> Option<CellId> {
        self.evaluation.ratio().filter(|ratio| self.evaluation.value(*ratio).is_some())
    }

    /// Whether there is a ratio and at least one uncertain number.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        !self.uncertain.is_empty() && self.ratio().is_some()
    }

    /// The paths of the uncertain numbers, each once, in their order.
    #[must_use]
    pub fn paths(&self) -> Vec<&str> {
        let mut paths: Vec<&str> = self.uncertain.iter().map(|one| one.path.as_str()).collect();
        paths.dedup();
        paths
    }

    pub(super) fn cells(&self) -> Vec<CellId> {
        self.uncertain.iter().map(|one| one.cell).collect()
    }
}

/// The years of value of the outcome whose duration the number is; none for any other number.
fn years_of_value(study: &Study, target: &NumberPath) -> Option<Decimal> {
    let outcome = target.outcome().filter(|_| target.field().spec().unit == FieldUnit::Years);
    outcome.and_then(|id| study.outcome(id)).map(|outcome| Decimal::from(outcome.years_of_value()))
}

/// The distribution of a range whose likely value is `mode`.
fn distribution(widened: &Widened, mode: f64) -> Result<Distribution, DistributionError> {
    let (low, high) = (from_decimal(widened.range.low), from_decimal(widened.range.high));
    match widened.shape {
        RangeShape::Pert => Distribution::pert(low, mode, high),
        RangeShape::Triangular => Distribution::triangular(low, mode, high),
        RangeShape::Uniform => Distribution::uniform(low, high),
        RangeShape::Normal => Distribution::normal(low, high),
        RangeShape::Lognormal => Distribution::lognormal(low, high),
    }
}
