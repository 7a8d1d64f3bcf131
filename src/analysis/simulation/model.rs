//! A study made ready for draws: its sheet, and how each of its numbers is spread.

use super::copula::{CorrelationGroup, in_force};
use super::lattice_dimensions::LatticeDimensions;
use crate::analysis::default_ranges::{DefaultRanges, Widened};
use crate::methods::sroi::Evaluation;
use crate::number::real::from_decimal;
use crate::sheet::CellId;
use crate::stats::sampler::Map;
use crate::stats::{Distribution, DistributionError};
use crate::study::field::FieldUnit;
use crate::study::{NumberPath, RangeShape, Study};

/// A number of the study that is spread.
#[derive(Debug, Clone)]
pub struct Uncertain {
    /// Which number.
    pub target: NumberPath,
    /// Its path: the name of its draws, which stay its own whatever else the study holds.
    pub path: String,
    /// The place of its draws, the same in the study and in all of its scenarios.
    pub place: usize,
    /// The group that it is in, if any.
    pub group: Option<CorrelationGroup>,
    /// Its cell.
    pub cell: CellId,
    /// How it is spread.
    pub distribution: Distribution,
    /// Shares are clipped to 0…1.
    pub map: Map,
}

/// The sheet of a study with its uncertain numbers, in the order of their paths: the order of the rows has no part in it.
#[derive(Debug, Clone)]
pub struct SimulationModel {
    /// The study evaluated at its stated numbers.
    pub evaluation: Evaluation,
    /// The numbers that are spread.
    pub uncertain: Vec<Uncertain>,
}

impl SimulationModel {
    /// Evaluates a study and takes the ranges of its numbers, those stated and those that a basis without range is given.
    ///
    /// A number outside the sheet (of an outcome that is not valued, say) has no part in any figure, and none here.
    #[must_use]
    pub fn of(study: &Study, default_ranges: &DefaultRanges) -> Self {
        Self::at(study, default_ranges, &LatticeDimensions::of(study, default_ranges))
    }

    /// The same of a study as one of its scenarios has it, with the places of the study before that: a number then has the same
    /// draws in both.
    #[must_use]
    pub fn at(study: &Study, default_ranges: &DefaultRanges, places: &LatticeDimensions) -> Self {
        let evaluation = Evaluation::of(study);
        let in_force = in_force(study, places);
        let mut uncertain: Vec<Uncertain> = evaluation
            .targets()
            .iter()
            .enumerate()
            .filter_map(|(n, (target, cell))| {
                let field = target.field();
                let widened = default_ranges.effective(&target.get(study)?, field)?;
                let mode = from_decimal(target.get(study)?.point());
                // A range so narrow that its ends are the same real spreads nothing.
                let distribution = distribution(&widened, mode).ok()?;
                let map = if field.spec().unit == FieldUnit::Share { Map::SHARE } else { Map::PLAIN };
                let path = target.to_string();
                // Beyond them all, should these be the places of another study: two numbers never share one.
                let beyond = || places.len().saturating_add(study.correlations.len()).saturating_add(n);
                let place = places.find(&path).unwrap_or_else(beyond);
                let group = CorrelationGroup::of(study, &in_force, target, &path, places.len());
                Some(Uncertain { path, place, group, target: target.clone(), cell: *cell, distribution, map })
            })
            .collect();
        uncertain.sort_by(|a, b| a.path.cmp(&b.path));
        Self { evaluation, uncertain }
    }

    /// The cell of the ratio; none where the ratio of the stated numbers is not defined, too large, or was not computed.
    #[must_use]
    pub fn ratio(&self) -> Option<CellId> {
        self.evaluation.ratio().filter(|ratio| self.evaluation.value(*ratio).is_some())
    }

    /// Whether there is a ratio, and anything that spreads it.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        !self.uncertain.is_empty() && self.ratio().is_some()
    }

    pub(super) fn cells(&self) -> Vec<CellId> {
        self.uncertain.iter().map(|one| one.cell).collect()
    }
}

/// The distribution of a range; `mode` is the likely value.
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
