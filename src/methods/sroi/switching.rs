//! Switching values: the value at which one number, alone, makes the ratio exactly 1.

use super::Evaluation;
use super::builder::Builder;
use super::returns::is_ratio_defined;
use super::roots::{is_rounding, root};
use super::switching_rate::Rates;
use crate::number::{CheckedOps as _, Decimal, plain};
use crate::sheet::CellId;
use crate::study::field::{OutcomeField, PartField};
use crate::study::limits::MAX_YEARS;
use crate::study::{Estimate, NumberPath, Outcome, Shared, Study};
use std::cell::Cell;

/// Yearly rates between which a switching value is searched.
const RATES: [Decimal; 6] = [
    Decimal::NEGATIVE_ONE,
    Decimal::from_parts(9, 0, 0, true, 1),
    Decimal::ZERO,
    Decimal::ONE,
    Decimal::TEN,
    Decimal::from_parts(1000, 0, 0, false, 0),
];
/// In how many parts an interval is divided where there may be several roots.
const INTERVALS: u32 = 32;

/// The switching value of one number.
#[derive(Debug, Clone, PartialEq)]
pub struct Switching {
    /// The number.
    pub target: NumberPath,
    /// The switching value; `None` when no admissible value makes the ratio 1.
    pub value: Option<Decimal>,
    /// Other values that do so too, nearest first: a rate can have several where inputs or harm come late.
    pub others: Vec<Decimal>,
}

/// The switching values of all numbers of the study, in the order of [`Study::targets`].
///
/// The net present value is affine in quantities, amounts, deductions and adjustments: `x* = x − NPV / (dNPV/dx)`, with the slope
/// from one sweep over the sheet. In drop-off, growth, duration and all rates it is not; a root is searched numerically.
/// Source: SROI guide, stage 5 (sensitivity); HM Treasury Green Book (switching values).
pub fn switching(study: &Study, evaluation: &Evaluation) -> Vec<Switching> {
    let slopes = evaluation.sheet().slopes(evaluation.values(), evaluation.net_present_value());
    let rates = Rates::of(study, evaluation);
    let solver = Solver { study, evaluation, place: Cell::new(0) };
    let returns = solver.returns();
    // The sheet has the rates first, then its other numbers in the order of `Study::targets`, but for an amount that outcomes share:
    // it comes with the first of them.
    let is_rate = |target: &NumberPath| matches!(target, NumberPath::Rate | NumberPath::LaterRate(_));
    let shared: Vec<&str> = study.outcomes.iter().filter_map(|outcome| outcome.shares_proxy_of()).collect();
    let is_shared = |target: &NumberPath| match target {
        NumberPath::Outcome(id, field) => field.part() == Some(PartField::Proxy) && shared.contains(&id.as_str()),
        _ => false,
    };
    let apart: Vec<&(NumberPath, CellId)> = evaluation.targets().iter().filter(|(it, _)| is_shared(it)).collect();
    let in_order = evaluation.targets().iter().filter(|(target, _)| !is_rate(target) && !is_shared(target));
    let mut on_sheet = in_order.peekable();
    study
        .targets()
        .into_iter()
        .map(|target| {
            let known = if is_shared(&target) {
                apart.iter().copied().find(|(known, _)| *known == target)
            } else {
                on_sheet.next_if(|(known, _)| *known == target)
            };
            let cell = known.map(|(_, cell)| *cell);
            let mut others = Vec::new();
            let mut rate = |n: usize| {
                let mut found = solver.rate(rates.as_ref()?, n)?.into_iter();
                let nearest = found.next();
                others = found.map(plain::rounded_to_fit).map(|rate| rate.normalize()).collect();
                nearest
            };
            let value = match &target {
                NumberPath::Rate => rate(0),
                NumberPath::LaterRate(n) => rate(*n),
                NumberPath::Outcome(id, field) if field.part() == Some(PartField::DropOff) => {
                    solver.search(id, &target, &[Decimal::ZERO, Decimal::ONE])
                }
                NumberPath::Outcome(id, OutcomeField::Part(PartField::Growth | PartField::DiscountRate)) => {
                    solver.search(id, &target, &RATES)
                }
                NumberPath::Outcome(id, OutcomeField::Part(PartField::Duration)) => solver.duration(id),
                _ => cell.and_then(|cell| solver.affine(cell, slopes.get(cell).ok()?)),
            };
            // The ratio is 1 where the net present value is 0 and inputs are above 0.
            let is_return_defined = match target {
                NumberPath::Input(..) => returns.of_inputs,
                NumberPath::Rate | NumberPath::LaterRate(_) => true,
                _ => returns.of_outcomes,
            };
            let spec = target.field().spec();
            let value = value.filter(|value| is_return_defined && spec.check(*value).is_ok());
            Switching { target, value: value.map(|value| plain::rounded_to_fit(value).normalize()), others }
        })
        .collect()
}

/// Whether a ratio of 1 is possible.
struct Returns {
    /// By changing inputs: they would have to equal the present value, which must therefore be above 0.
    of_inputs: bool,
    /// By changing outcomes: inputs must be above 0.
    of_outcomes: bool,
}

struct Solver<'a> {
    study: &'a Study,
    evaluation: &'a Evaluation,
    /// The position of the last outcome looked up: the next lookup most likely wants the same outcome or the one after it.
    place: Cell<usize>,
}

impl Solver<'_> {
    fn returns(&self) -> Returns {
        let value = |cell| self.evaluation.value(cell);
        let outcomes = (0..self.study.outcomes.len()).filter_map(|place| self.evaluation.outcome_present_value(place));
        let size = outcomes.filter_map(value).try_fold(Decimal::ZERO, |size, one| size.plus(one.abs()));
        let comes_out = value(self.evaluation.present_value());
        Returns {
            of_inputs: comes_out.zip(size).is_some_and(|(out, size)| out > Decimal::ZERO && !is_rounding(out, size)),
            of_outcomes: value(self.evaluation.inputs_present_value()).is_some_and(is_ratio_defined),
        }
    }

    fn outcome(&self, id: &str) -> Option<(usize, &Outcome)> {
        let (before, from) = self.study.outcomes.split_at_checked(self.place.get())?;
        let found = from.iter().position(|item| item.id == id).map(|found| found.saturating_add(before.len()));
        let place = found.or_else(|| before.iter().position(|item| item.id == id))?;
        self.place.set(place);
        self.study.outcomes.get(place).map(|outcome| (place, &**outcome))
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
        // The remainder of a difference between equal numbers is a rounding error.
        Some(if is_rounding(value, now) { Decimal::ZERO } else { value })
    }

    /// The present value that one outcome would need for a net present value of 0.
    fn wanted(&self, place: usize) -> Option<Decimal> {
        let now = self.evaluation.value(self.evaluation.outcome_present_value(place)?)?;
        now.minus(self.net_present_value()?)
    }

    /// A study of one outcome alone, with the same discounting: its present value is the outcome's.
    fn alone(&self, outcome: &Outcome) -> Study {
        let mut outcome = outcome.clone();
        self.study.own_proxy(&mut outcome);
        Study { outcomes: vec![Shared::new(outcome)], ..self.study.without_parts() }
    }

    /// The switching values of the nth rate, nearest first, or the stated rate if the ratio is 1 already.
    fn rate(&self, rates: &Rates<'_>, n: usize) -> Option<Vec<Decimal>> {
        if !self.net_present_value()?.is_zero() {
            return rates.switching(n);
        }
        let inputs = self.evaluation.value(self.evaluation.inputs_present_value())?;
        let stated = self.study.discounting.as_ref()?.rates.get(n)?.rate.point();
        is_ratio_defined(inputs).then_some(vec![stated])
    }

    /// The root between two of the `bounds`, which ascend. The present value is monotonic in drop-off, in growth and in its own
    /// rate (falling or rising, the other way for a harm), so there is at most one; where an amount changes its sign from year to
    /// year there may be several, and the smallest that a division of the intervals separates is found.
    fn search(&self, id: &str, target: &NumberPath, bounds: &[Decimal]) -> Option<Decimal> {
        let (place, outcome) = self.outcome(id)?;
        let wanted = self.wanted(place)?;
        let model = Builder::new(&self.alone(outcome)).build();
        let cell = model.targets.iter().find(|(known, _)| known == target).map(|(_, cell)| *cell)?;
        if self.net_present_value()?.is_zero() {
            return model.sheet.exact().get(cell).ok();
        }
        let gap = |value: Decimal| {
            let values = model.sheet.exact_with(&[(cell, value)]);
            values.get(model.totals.present_value).ok()?.minus(wanted)
        };
        let owner = self.study.proxy_owner(outcome).unwrap_or(outcome);
        let amounts = owner.by_year(PartField::Proxy).unwrap_or_default().iter().map(Estimate::point);
        let (least, most) =
            amounts.fold((Decimal::ZERO, Decimal::ZERO), |(least, most), x| (least.min(x), most.max(x)));
        let parts = if least < Decimal::ZERO && most > Decimal::ZERO { INTERVALS } else { 1 };
        bounds.iter().zip(bounds.iter().skip(1)).find_map(|(low, high)| {
            let width = high.minus(*low)?.over(Decimal::from(parts))?;
            (0..parts).find_map(|n| {
                let from = low.plus(width.times(Decimal::from(n))?)?;
                root(gap, from, from.plus(width)?)
            })
        })
    }

    /// The present value is linear in the duration between whole numbers of years. It is monotonic, so that the two between which
    /// the root lies are found by bisection; where amounts may rise and fall from year to year, by trying all of them. A duration
    /// that is stated in whole years has only whole values.
    fn duration(&self, id: &str) -> Option<Decimal> {
        let (place, outcome) = self.outcome(id)?;
        let wanted = self.wanted(place)?;
        if is_rounding(self.net_present_value()?, wanted) {
            return Some(outcome.duration_or_one());
        }
        let gap = |years: u32| {
            let lasting = Outcome { duration: Some(Estimate::of(years)), ..outcome.clone() };
            let alone = Builder::new(&self.alone(&lasting)).build();
            alone.sheet.exact().get(alone.totals.present_value).ok()?.minus(wanted)
        };
        let within = |low: u32| {
            let (at_low, at_high) = (gap(low)?, gap(low.saturating_add(1))?);
            let part = if is_rounding(at_low, wanted) {
                Decimal::ZERO
            } else if is_rounding(at_high, wanted) {
                Decimal::ONE
            } else {
                let is_between = at_low.is_sign_negative() != at_high.is_sign_negative();
                at_low.over(at_low.minus(at_high)?).filter(|_| is_between && !outcome.has_whole_years())?
            };
            Decimal::from(low).plus(part)
        };
        let owner = self.study.proxy_owner(outcome).unwrap_or(outcome);
        if owner.by_year(PartField::Proxy).is_some() {
            return (0..MAX_YEARS).find_map(within);
        }
        let (mut low, mut high) = (0, MAX_YEARS);
        let rises = gap(high)? >= gap(low)?;
        while high.saturating_sub(low) > 1 {
            let middle = low.midpoint(high);
            let value = gap(middle)?;
            let is_enough = if rises { value >= Decimal::ZERO } else { value <= Decimal::ZERO };
            if is_enough || is_rounding(value, wanted) { high = middle } else { low = middle }
        }
        within(low)
    }
}
