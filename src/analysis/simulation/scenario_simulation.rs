//! Simulates the study as stated and its scenarios over the same draws: the percentiles of each ratio, and how often the order
//! of the scenarios holds.
//!
//! Draw `i` uses one quantile for each uncertain number, the same in all columns; each column reads it off its own range of
//! that number. Variation common to two scenarios therefore does not hide the difference between them. The shares below follow
//! from the net present values `NPV(i, a)` of the choices `a` in draw `i`, over `n` draws:
//!
//! ```text
//! best(a)     = #{ i : max over b of NPV(i, b) − NPV(i, a) ≤ m } / n
//! better(a)   = #{ i : NPV(i, a) − NPV(i, reference) > m } / n
//! reversed    = #{ i : NPV(i, b) − NPV(i, a) > m for some a, b with NPV(a) − NPV(b) > m } / n
//! another     = #{ i : none of the best at the stated numbers is best } / n
//! ```
//!
//! where `NPV(a)` is at the stated numbers and `m` is the margin of a tie: a millionth of a unit of money, as for regrets, or
//! 10⁻¹² of the largest amounts where that is more, since an `f64` holds no more digits. The criterion and the choices are
//! those of [`Regret`](crate::analysis::comparison::Regret). Each share has the standard error of [`Frequency`].
//!
//! Source: common random numbers, as in Law, *Simulation Modeling and Analysis*, chapter 11. What a scenario repeats in later
//! years is one number, with one draw for all of them.

use super::blocks::{BlockPart, blocks};
use super::engine::Engine;
use super::lattice_dimensions::LatticeDimensions;
use super::levels::{FIRST_LEVEL, greatest, next_level};
use super::model::SimulationModel;
use super::rank_tally::RankTally;
use super::stepper::{self, BLOCK};
use crate::analysis::comparison::{alternatives, reference};
use crate::analysis::default_ranges::DefaultRanges;
use crate::analysis::scenarios::{AppliedScenario, apply_quietly};
use crate::analysis::simulation::ranking::{Percentiles, RankReversal, Ranking, Share, Standing};
use crate::number::{Decimal, Invariant as _, plain, real};
use crate::sheet::CellId;
use crate::stats::{Frequency, Histogram, Tables};
use crate::study::Study;

/// Net present values that differ by no more than this are tied, in money.
const EQUAL: f64 = 1e-6;
/// The same margin as a share of the present values of the inputs and outcomes.
const DIGITS: f64 = 1e-12;

/// Positions of the outputs in an engine.
const NET: usize = 0;
const PUT_IN: usize = 1;
const RATIO: usize = 2;

/// Invariant on the columns that are choices.
const CHOICE: &str = "every choice is a column, the reference one of them";

/// A run in progress: it prepares the columns one by one, then makes the draws for all of them.
#[derive(Debug, Clone)]
pub struct ScenarioSimulation {
    study: Study,
    default_ranges: DefaultRanges,
    places: LatticeDimensions,
    seed: u64,
    reference: usize,
    columns: Vec<SimulatedScenario>,
    /// The columns that are choices, and the tally of their order; none without at least two choices.
    rank_tally: Option<(Vec<usize>, RankTally)>,
    next: u64,
    /// The number of draws at which the errors are looked at next.
    level: u64,
}

/// The study as stated, or one of its scenarios.
#[derive(Debug, Clone)]
struct SimulatedScenario {
    /// Id of the scenario; empty for the study as stated.
    scenario: String,
    /// Net present value at the stated numbers.
    net: Option<Decimal>,
    /// Present values of the inputs and of the outcomes at the stated numbers, as absolute values, summed.
    amounts: f64,
    /// Ratio at the stated numbers.
    ratio: Option<Decimal>,
    engine: Engine,
    /// Histogram of the ratio; none where there is no ratio.
    histogram: Option<Histogram>,
}

impl ScenarioSimulation {
    /// A run for a study to which no scenario has been applied. None where there is nothing to compare: the study has no
    /// scenario or no money.
    #[must_use]
    pub fn new(study: Study, default_ranges: DefaultRanges, seed: u64) -> Option<Self> {
        if study.scenarios.is_empty() || study.is_without_money() {
            return None;
        }
        let (places, reference) = (LatticeDimensions::of(&study, &default_ranges), reference(&study));
        Some(Self {
            study,
            default_ranges,
            places,
            seed,
            reference,
            columns: Vec::new(),
            rank_tally: None,
            next: 0,
            level: FIRST_LEVEL,
        })
    }

    /// Prepares the next column. False when all are ready.
    pub fn prepare(&mut self, tables: &mut Tables) -> bool {
        let place = self.columns.len();
        let scenario = place.checked_sub(1).map(|place| self.study.scenarios.get(place));
        let column = match scenario {
            None => SimulatedScenario::new(String::new(), &AppliedScenario::none(self.study.clone()), self, tables),
            Some(Some(scenario)) => {
                SimulatedScenario::new(scenario.id.clone(), &apply_quietly(&self.study, scenario), self, tables)
            }
            Some(None) => return false,
        };
        self.columns.push(column);
        if place == self.study.scenarios.len() {
            self.rank_tally = self.rank_tally();
        }
        true
    }

    /// The choices and their tally; none with fewer than two choices, or where one has no net present value.
    fn rank_tally(&self) -> Option<(Vec<usize>, RankTally)> {
        let choices = alternatives(self.columns.len(), self.reference);
        let columns = || choices.iter().map(|place| self.columns.get(*place).or_broken(CHOICE));
        let stated: Option<Vec<f64>> = columns().map(|column| column.net.map(real::from_decimal)).collect();
        let reference = choices.iter().position(|place| *place == self.reference).or_broken(CHOICE);
        let margin = columns().map(|column| column.amounts * DIGITS).fold(EQUAL, f64::max);
        let rank_tally = RankTally::new(&stated.filter(|stated| stated.len() > 1)?, reference, margin);
        Some((choices, rank_tally))
    }

    /// Makes and counts the next `n` draws, once all columns are ready, but no more than up to the next level. False when these are
    /// enough.
    pub fn advance(&mut self, n: u64) -> bool {
        let end = self.next.saturating_add(n).min(self.level);
        for part in blocks(self.next..end) {
            for column in &mut self.columns {
                column.engine.go_to(part.block);
                if let Some(histogram) = &mut column.histogram {
                    let ratios = column.engine.ratio(RATIO, PUT_IN);
                    histogram.add(part.first, ratios.get(part.places.clone()).or_broken(BLOCK));
                }
            }
            self.rank(&part);
        }
        self.next = end;
        if self.next < self.level {
            return true;
        }
        let next = next_level(self.next, self.error());
        self.level = next.unwrap_or(self.level);
        next.is_some()
    }

    /// The greatest standard error of the percentiles and the shares.
    fn error(&self) -> f64 {
        let histograms = self.columns.iter().filter_map(|column| column.histogram.as_ref());
        // A scenario in which no draw has a ratio would never be known better.
        let found = histograms.map(Histogram::summary).filter(|found| found.draws > 0);
        let percentiles = found.flat_map(|found| [found.p5.1, found.p50.1, found.p95.1]);
        let shares = self.rank_tally.iter().flat_map(|(_, tally)| tally.all()).map(|found| found.share().1);
        greatest(percentiles.chain(shares))
    }

    /// The number of draws of the last level that is reached; 0 before the first.
    #[must_use]
    pub fn ranked(&self) -> u64 {
        if self.next < FIRST_LEVEL {
            0
        } else if self.next < self.level {
            self.level / 4
        } else {
            self.next
        }
    }

    /// Ranks the choices in the draws of a block part.
    fn rank(&mut self, part: &BlockPart) {
        let Some((choices, rank_tally)) = &mut self.rank_tally else { return };
        let columns = self.columns.iter_mut().enumerate().filter(|(place, _)| choices.contains(place));
        let nets: Vec<&[f64]> =
            columns.map(|(_, column)| column.engine.output(NET).get(part.places.clone()).or_broken(BLOCK)).collect();
        let mut values = Vec::with_capacity(nets.len());
        for (n, draw) in (part.first..).take(part.places.len()).enumerate() {
            values.clear();
            values.extend(nets.iter().map(|net| net.get(n).copied().or_broken(BLOCK)));
            rank_tally.count(draw, &values);
        }
    }

    /// The result of the draws so far; none before the first level is reached.
    #[must_use]
    pub fn ranking(&self) -> Option<Ranking> {
        if self.next < FIRST_LEVEL || self.columns.len() <= self.study.scenarios.len() {
            return None;
        }
        let of = |place: usize, list: fn(&RankTally) -> &[Frequency]| {
            let (choices, rank_tally) = self.rank_tally.as_ref()?;
            let choice = choices.iter().position(|choice| *choice == place)?;
            share(list(rank_tally).get(choice).or_broken(CHOICE))
        };
        let columns = self.columns.iter().enumerate().map(|(place, column)| Standing {
            scenario: column.scenario.clone(),
            ratio: column.percentiles(),
            probability_best: of(place, |tally| &tally.best),
            probability_better: of(place, |tally| &tally.better).filter(|_| place != self.reference),
        });
        let order = self.rank_tally.as_ref().and_then(|(_, rank_tally)| {
            Some(RankReversal { order: share(&rank_tally.reversed)?, best: share(&rank_tally.best_changes)? })
        });
        let varies = self.columns.iter().any(|column| column.engine.varies());
        Some(Ranking { draws: self.next, seed: self.seed, varies, columns: columns.collect(), order })
    }
}

impl SimulatedScenario {
    fn new(
        scenario: String,
        applied: &AppliedScenario,
        scenario_simulation: &ScenarioSimulation,
        tables: &mut Tables,
    ) -> Self {
        let model = SimulationModel::at(applied, &scenario_simulation.default_ranges, &scenario_simulation.places);
        let evaluation = &model.evaluation;
        let mut wanted: Vec<CellId> = vec![evaluation.net_present_value(), evaluation.inputs_present_value()];
        wanted.extend(model.ratio());
        let mut engine = Engine::new(&model, tables, super::draws(scenario_simulation.seed), &wanted);
        // A column with an amount too large to compute has no net present value, and then nothing is ranked.
        let amount = |cell: CellId| evaluation.value(cell).map_or(0.0, real::from_decimal).abs();
        Self {
            scenario,
            net: evaluation.value(evaluation.net_present_value()),
            amounts: amount(evaluation.present_value()) + amount(evaluation.inputs_present_value()),
            ratio: model.ratio().and_then(|ratio| evaluation.value(ratio)),
            histogram: model.ratio().map(|_| stepper::histogram(&mut engine, RATIO, PUT_IN, 1.0)),
            engine,
        }
    }

    /// Percentiles of the ratio. Where every draw gives the same ratio, they are the stated one, rounded to the digits a file
    /// can hold.
    fn percentiles(&self) -> Option<Percentiles> {
        let found = self.histogram.as_ref()?.summary();
        if found.draws > 0 && found.sd <= 0.0 {
            return self.ratio.map(plain::rounded_to_fit).map(|ratio| Percentiles {
                p5: ratio,
                p50: ratio,
                p95: ratio,
            });
        }
        let number = real::to_decimal;
        Some(Percentiles { p5: number(found.p5.0)?, p50: number(found.p50.0)?, p95: number(found.p95.0)? })
    }
}

/// A share as decimals; none where no draw was counted.
fn share(frequency: &Frequency) -> Option<Share> {
    let (share, error) = frequency.share();
    Some(Share { share: real::to_decimal(share)?, error: real::to_decimal(error)? })
}
