//! Switching values: how far one number must move, alone, for the ratio to be exactly 1.

use super::Evaluation;
use super::build::Builder;
use super::evaluation::Year;
use crate::number::{Decimal, Exact as _, plain};
use crate::sheet::CellId;
use crate::study::field::{OutcomeField, PartField};
use crate::study::{Estimate, Outcome, Proxy, Shared, Study, Target, Volume};
use std::cell::Cell;

/// The value at which one number, alone, makes the ratio exactly 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Switching {
    /// The number.
    pub target: Target,
    /// The value; none when no admissible value does that.
    pub value: Option<Decimal>,
}

/// Two figures that differ by less than this are taken as equal: the last digits of 28 carry rounding.
const ROUNDING: Decimal = Decimal::from_parts(1, 0, 0, false, 18);
/// Steps of the bracketed search; each at least halves the bracket.
const MAX_STEPS: u32 = 200;
/// The longest duration that the study file admits, in years.
const MAX_DURATION: u32 = 100;

/// Switching values of every number of the study, in the order of [`Study::targets`].
///
/// The net present value is affine in quantities, amounts and deductions: `x* = x − NPV / (dNPV/dx)`, with the slope from
/// one sweep over the sheet. In drop-off, duration and rate it is not: a bracketed root is searched.
/// Source: SROI guide, stage 5 (sensitivity); HM Treasury Green Book (switching values).
pub fn switching(study: &Study, evaluation: &Evaluation) -> Vec<Switching> {
    let slopes = evaluation.sheet().slopes(evaluation.values(), evaluation.net_present_value());
    let solver = Solver { study, evaluation, next: Cell::new(0) };
    study
        .targets()
        .into_iter()
        .map(|target| {
            let value = match &target {
                Target::Rate => solver.rate(&target),
                Target::Outcome(id, OutcomeField::Part(PartField::DropOff)) => solver.drop_off(id),
                Target::Outcome(id, OutcomeField::Part(PartField::Duration)) => solver.duration(id),
                _ => solver.cell(&target).and_then(|cell| solver.affine(cell, slopes.get(cell).ok()?)),
            };
            let spec = target.field().spec();
            let value = value.filter(|value| spec.check(*value).is_ok() && solver.is_return_defined(&target, *value));
            Switching { target, value: value.map(|value| plain::rounded_to_fit(value).normalize()) }
        })
        .collect()
}

struct Solver<'a> {
    study: &'a Study,
    evaluation: &'a Evaluation,
    /// Where on the sheet the next number most likely is: both go through the study in the same order.
    next: Cell<usize>,
}

impl Solver<'_> {
    fn cell(&self, target: &Target) -> Option<CellId> {
        let targets = self.evaluation.targets();
        let (before, from) = targets.split_at(self.next.get().min(targets.len()));
        let found = from.iter().chain(before).position(|(known, _)| known == target)?;
        let place = self.next.get().saturating_add(found).checked_rem(targets.len())?;
        self.next.set(place);
        targets.get(place).map(|(_, cell)| *cell)
    }

    fn net_present_value(&self) -> Option<Decimal> {
        self.evaluation.value(self.evaluation.net_present_value())
    }

    /// `x* = x − NPV / slope`.
    fn affine(&self, cell: CellId, slope: Decimal) -> Option<Decimal> {
        let net = self.net_present_value()?;
        let now = self.evaluation.value(cell)?;
        if net.is_zero() {
            return Some(now);
        }
        let value = now.minus(net.over(slope)?)?;
        // What is left of a difference between equal numbers is rounding.
        Some(if is_rounding(value, now) { Decimal::ZERO } else { value })
    }

    /// The ratio is 1 where the net present value is 0 and something is put in.
    fn is_return_defined(&self, target: &Target, value: Decimal) -> bool {
        let inputs = self.evaluation.inputs_present_value();
        let put_in = match (target, self.cell(target)) {
            (Target::Input(..) | Target::Rate, Some(cell)) => {
                self.evaluation.sheet().exact_with(&[(cell, value)]).get(inputs).ok()
            }
            _ => self.evaluation.value(inputs),
        };
        put_in.is_some_and(|put_in| put_in > Decimal::ZERO)
    }

    /// What the present value of one outcome would have to be.
    fn wanted(&self, outcome: &Outcome) -> Option<Decimal> {
        let place = self.study.outcomes.iter().position(|item| item.id == outcome.id)?;
        let now = self.evaluation.value(self.evaluation.outcome_present_value(place)?)?;
        now.minus(self.net_present_value()?)
    }

    /// A study of one outcome alone, on the same clock: its present value is the outcome's.
    fn alone(&self, outcome: &Outcome) -> Study {
        Study {
            discounting: self.study.discounting.clone(),
            outcomes: vec![Shared::new(outcome.clone())],
            ..Study::default()
        }
    }

    /// The present value falls, or for a harm rises, steadily with drop-off: one root at most.
    fn drop_off(&self, id: &str) -> Option<Decimal> {
        let outcome = self.study.outcome(id)?;
        let wanted = self.wanted(outcome)?;
        let target = Target::Outcome(id.to_owned(), PartField::DropOff.into());
        if self.net_present_value()?.is_zero() {
            return target.get(self.study).map(|estimate| estimate.point()).or(Some(Decimal::ZERO));
        }
        let model = Builder::new(&self.alone(outcome)).build();
        let cell = model.targets.iter().find(|(known, _)| *known == target).map(|(_, cell)| *cell)?;
        let gap = |value: Decimal| {
            let values = model.sheet.exact_with(&[(cell, value)]);
            values.get(model.totals.present_value).ok()?.minus(wanted)
        };
        root(gap, Decimal::ZERO, Decimal::ONE)
    }

    /// The present value grows steadily with duration: bisection over whole years.
    fn duration(&self, id: &str) -> Option<Decimal> {
        let outcome = self.study.outcome(id)?;
        let wanted = self.wanted(outcome)?;
        let gap = |years: u32| {
            let lasting = Outcome { duration: Some(years), ..(**outcome).clone() };
            let alone = Builder::new(&self.alone(&lasting)).build();
            alone.sheet.exact().get(alone.totals.present_value).ok()?.minus(wanted)
        };
        if is_rounding(gap(outcome.duration_years())?, wanted) {
            return Some(Decimal::from(outcome.duration_years()));
        }
        let (mut low, mut high) = (0, MAX_DURATION);
        let (at_low, at_high) = (gap(low)?, gap(high)?);
        let is_between = at_low.is_sign_negative() != at_high.is_sign_negative();
        if !(is_between || is_rounding(at_low, wanted) || is_rounding(at_high, wanted)) {
            return None;
        }
        let rising = at_high >= at_low;
        while low < high {
            let middle = low.midpoint(high);
            let value = gap(middle)?;
            let enough = if rising { value >= Decimal::ZERO } else { value <= Decimal::ZERO };
            if enough || is_rounding(value, wanted) {
                high = middle;
            } else {
                low = middle.saturating_add(1);
            }
        }
        is_rounding(gap(low)?, wanted).then(|| Decimal::from(low))
    }

    /// A study with one outcome a year and the inputs as they are, on the same clock: at any rate it is worth as much.
    fn yearly(&self) -> Option<Study> {
        let outcome = |year: Year| {
            let proxy = Proxy { value: Some(Estimate::of(self.evaluation.value(year.value)?)), ..Proxy::default() };
            let volume = Volume::Single(Estimate::of(Decimal::ONE));
            Some(Shared::new(Outcome { volume, proxy: Some(proxy), first_year: year.year, ..Outcome::default() }))
        };
        Some(Study {
            discounting: self.study.discounting.clone(),
            inputs: self.study.inputs.clone(),
            outcomes: self.evaluation.years().map(outcome).collect::<Option<_>>()?,
            ..Study::default()
        })
    }

    /// The net present value may cross 0 several times as the rate moves: the crossing nearest the stated rate.
    fn rate(&self, target: &Target) -> Option<Decimal> {
        let now = self.evaluation.value(self.cell(target)?)?;
        if self.net_present_value()?.is_zero() {
            return Some(now);
        }
        let model = Builder::new(&self.yearly()?).build();
        let cell = model.targets.iter().find(|(known, _)| known == target).map(|(_, cell)| *cell)?;
        let gap = |rate: Decimal| model.sheet.exact_with(&[(cell, rate)]).get(model.totals.net_present_value).ok();
        let grid = rates();
        let crossings = grid.windows(2).filter_map(|pair| match pair {
            [low, high] => root(gap, *low, *high),
            _ => None,
        });
        crossings.min_by_key(|rate| rate.minus(now).unwrap_or(Decimal::MAX).abs())
    }
}

/// Rates between which a crossing is searched: from −99 % to 100 000 %, closer together near 0.
fn rates() -> Vec<Decimal> {
    let per_mille = [
        -990, -950, -900, -800, -700, -600, -500, -400, -300, -250, -200, -150, -100, -75, -50, -25, 0, 10, 20, 30, 40,
        50, 75, 100, 150, 200, 250, 300, 400, 500, 750, 1_000, 1_500, 2_000, 3_000, 5_000, 10_000, 30_000, 100_000,
        1_000_000,
    ];
    per_mille.into_iter().map(|rate| Decimal::new(rate, 3)).collect()
}

fn is_rounding(gap: Decimal, size: Decimal) -> bool {
    let size = size.abs().max(Decimal::ONE);
    size.times(ROUNDING).is_some_and(|limit| gap.abs() <= limit)
}

/// A root of `gap` between two values at which it has opposite signs, by regula falsi with halving (Illinois), and
/// bisection when that is slow; none when the signs agree.
fn root(gap: impl Fn(Decimal) -> Option<Decimal>, mut low: Decimal, mut high: Decimal) -> Option<Decimal> {
    let (mut at_low, mut at_high) = (gap(low)?, gap(high)?);
    if at_low.is_zero() {
        return Some(low);
    }
    if at_high.is_zero() {
        return Some(high);
    }
    if at_low.is_sign_negative() == at_high.is_sign_negative() {
        return None;
    }
    for step in 0..MAX_STEPS {
        let width = high.minus(low)?;
        let falsi = || {
            let part = at_low.over(at_low.minus(at_high)?)?;
            low.plus(width.times(part)?)
        };
        let half = low.plus(width.over(Decimal::TWO)?)?;
        // Every third step is a bisection, so that the bracket always shrinks.
        let middle = if step % 3 == 2 { half } else { falsi().unwrap_or(half) };
        if middle <= low || middle >= high {
            break;
        }
        let at_middle = gap(middle)?;
        if at_middle.is_zero() {
            return Some(middle);
        }
        if at_middle.is_sign_negative() == at_low.is_sign_negative() {
            (low, at_low) = (middle, at_middle);
            at_high = at_high.over(Decimal::TWO)?;
        } else {
            (high, at_high) = (middle, at_middle);
            at_low = at_low.over(Decimal::TWO)?;
        }
    }
    let (near_low, near_high) = (gap(low)?.abs(), gap(high)?.abs());
    Some(if near_low <= near_high { low } else { high })
}
