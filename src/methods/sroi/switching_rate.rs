//! Switching values of discount rates.
//!
//! With `u = 1 + r` for one of the rates, all else unchanged, the net present value is `Σ net(t) · others(t) · u^(−e(t))`: the
//! value of year t minus its inputs, the factor of the other rates, and the number of years for which the rate applies
//! (including a half year for discounting in the middle of the year). That is a polynomial in `1/u` or, reversed, in `u`. Each
//! form is used where its variable is at most 1, so that nothing overflows however far out the root is.

use super::Evaluation;
use super::builder::Builder;
use super::figure::Figure;
use super::returns::is_ratio_defined;
use super::roots::Polynomial;
use crate::number::{CheckedOps as _, Decimal};
use crate::sheet::{CellId, Sheet};
use crate::study::{Discounting, Study, Timing};
use rust_decimal::MathematicalOps as _;
use std::collections::BTreeMap;

/// The value and the inputs of a year, not discounted.
#[derive(Debug, Clone, Copy, Default)]
struct Flow {
    value: Decimal,
    inputs: Decimal,
}

/// The data shared by the switching values of all rates.
pub(super) struct Rates<'a> {
    discounting: &'a Discounting,
    /// A sheet with only the discount factors of `years`.
    sheet: Sheet<Figure>,
    /// The cell of each rate.
    cells: Vec<CellId>,
    /// The years with value or inputs, with the cells of their discount factors.
    years: Vec<(u32, CellId, Flow)>,
    /// The present value of the outcomes with a rate of their own, which does not vary with the others.
    fixed: Decimal,
}

/// A remainder below this fraction of what was subtracted is a rounding error.
const ROUNDING: Decimal = Decimal::from_parts(1, 0, 0, false, 24);
/// The net present value at a root, as a share of the sums that cancel, which no page shows.
const EVALUATED: Decimal = Decimal::from_parts(1, 0, 0, false, 9);
/// The decimals kept when a root is rounded to a rate that a person could have stated.
const STATED_DECIMALS: u32 = 12;

impl<'a> Rates<'a> {
    /// Collects the data; `None` without discounting, or when a figure overflows.
    pub(super) fn of(study: &'a Study, evaluation: &Evaluation) -> Option<Self> {
        let discounting = study.discounting.as_ref()?;
        let mut flows: BTreeMap<u32, Flow> = BTreeMap::new();
        for year in evaluation.years() {
            flows.insert(year.year, Flow { value: evaluation.value(year.value)?, inputs: Decimal::ZERO });
        }
        let mut fixed = Decimal::ZERO;
        let counted = evaluation.model.outcomes.iter().filter_map(|cells| cells.as_ref()?.counted.as_ref());
        for cells in counted.filter(|cells| cells.has_own_rate) {
            fixed = fixed.plus(evaluation.value(cells.present_value)?)?;
            for (year, value) in &cells.years {
                let flow = flows.entry(*year).or_default();
                flow.value = flow.value.minus(evaluation.value(*value)?)?;
            }
        }
        for (place, input) in study.inputs.iter().enumerate() {
            let Some(cell) = evaluation.input_value(place).filter(|_| !input.uncounted) else { continue };
            let years = input.number_of_years();
            let value = evaluation.value(cell)?.over(Decimal::from(years))?;
            for at in input.year..input.year.saturating_add(years) {
                let flow = flows.entry(at).or_default();
                flow.inputs = flow.inputs.plus(value)?;
            }
        }
        let clock = Study { discounting: Some(discounting.clone()), ..Study::default() };
        let mut builder = Builder::new(&clock);
        builder.start_factors();
        let years = flows.into_iter().map(|(year, flow)| (year, builder.factor(year), flow)).collect();
        let cells = builder.targets.iter().map(|(_, cell)| *cell).collect();
        Some(Self { discounting, sheet: builder.sheet, cells, years, fixed })
    }

    /// The rates in place of the stated nth one at which the net present value is 0 and inputs are above 0, the nearest to the
    /// stated one first; none where one cannot tell.
    pub(super) fn switching(&self, n: usize) -> Option<Vec<Decimal>> {
        let now = self.discounting.rates.get(n)?.rate.point();
        let cell = *self.cells.get(n)?;
        let values = self.sheet.exact_with(&[(cell, Decimal::ZERO)]);
        let mut net = vec![(0, self.fixed)];
        for (year, factor, flow) in &self.years {
            let (others, halves) = (values.get(*factor).ok()?, self.halves(n, *year));
            let left = flow.value.minus(flow.inputs)?;
            let size = flow.value.abs().plus(flow.inputs)?;
            if size.times(ROUNDING).is_none_or(|rounding| left.abs() > rounding) {
                net.push((halves, left.times(others)?));
            }
        }
        let net = Polynomial::of(net)?;
        if net.is_nothing() {
            return Some(vec![now]);
        }
        let mut roots: Vec<Decimal> =
            all(net).into_iter().filter(|rate| self.is_computed(cell, *rate) == Some(true)).collect();
        let mut nearest_first = Vec::with_capacity(roots.len());
        while let Some(place) = nearest(&roots, now) {
            let rate = roots.swap_remove(place);
            if !nearest_first.contains(&rate) {
                nearest_first.push(rate);
            }
        }
        Some(nearest_first)
    }

    /// Whether the study, evaluated at a rate, has inputs above 0 and a net present value of 0: at an extreme rate a discount
    /// factor can overflow, underflow to 0, or, near −100 %, keep too few digits for the rate to be a root.
    fn is_computed(&self, cell: CellId, rate: Decimal) -> Option<bool> {
        let values = self.sheet.exact_with(&[(cell, rate)]);
        let (mut out, mut inputs, mut net) = (self.fixed.abs(), Decimal::ZERO, self.fixed);
        for (_, factor, flow) in &self.years {
            let factor = values.get(*factor).ok()?;
            // In absolute value, because gains and losses need not cancel before they are discounted.
            out = out.plus(flow.value.abs().times(factor)?)?;
            inputs = inputs.plus(flow.inputs.times(factor)?)?;
            net = net.plus(flow.value.minus(flow.inputs)?.times(factor)?)?;
        }
        let is_root = net.abs() <= out.plus(inputs)?.times(EVALUATED)?;
        Some(is_ratio_defined(inputs) && is_root)
    }

    /// Twice the number of years for which the nth rate discounts the value of a year.
    fn halves(&self, n: usize, year: u32) -> u64 {
        let from = |n: usize| self.discounting.rates.get(n).map_or(u32::MAX, |entry| entry.from_year);
        let (first, end) = (from(n), from(n.saturating_add(1)));
        let years = year.min(end).saturating_sub(first);
        let is_half = self.discounting.timing == Timing::Mid && (first..end).contains(&year);
        u64::from(years).saturating_mul(2).saturating_add(u64::from(is_half))
    }
}

/// The position of the rate nearest to another.
fn nearest(rates: &[Decimal], now: Decimal) -> Option<usize> {
    let away = |rate: &Decimal| rate.minus(now).unwrap_or(Decimal::MAX).abs();
    rates.iter().enumerate().min_by_key(|(_, rate)| away(rate)).map(|(place, _)| place)
}

/// All rates at which `Σ a · (1 + r)^(−halves/2)` is 0.
fn all(net: Polynomial) -> Vec<Decimal> {
    let (net, squared) = net.simplified();
    if net.sign_changes() == 0 {
        return Vec::new();
    }
    // Convert from growth, or its inverse, to the variable of the polynomial, and back.
    let variable = |u: Decimal| if squared { Some(u) } else { u.sqrt() };
    let growth = |x: Decimal| if squared { Some(x) } else { x.times(x) };
    let mut rates = Vec::new();
    for (polynomial, is_inverse) in [(net.reversed(), false), (net, true)] {
        let side = |u: Decimal| if is_inverse { Decimal::ONE.over(u) } else { Some(u) };
        let of_rate = |rate: Decimal| variable(side(rate.plus(Decimal::ONE)?)?);
        let points = if is_inverse { &HIGH[..] } else { &LOW[..] };
        let mut grid: Vec<Decimal> =
            points.iter().filter_map(|(digits, scale)| of_rate(Decimal::new(*digits, *scale))).collect();
        if is_inverse {
            grid.reverse();
        }
        for root in polynomial.roots(&grid) {
            let rate = growth(root).and_then(side).and_then(|u| u.minus(Decimal::ONE));
            rates.extend(rate.map(|rate| as_stated(&polynomial, rate, of_rate)));
        }
    }
    rates
}

/// Rounds a root to [`STATED_DECIMALS`] if the rounded value is a root too: 12 % rather than 12.00…01 %.
fn as_stated(polynomial: &Polynomial, rate: Decimal, of_rate: impl Fn(Decimal) -> Option<Decimal>) -> Decimal {
    let short = rate.round_dp(STATED_DECIMALS);
    let is_root = || {
        let x = of_rate(short)?;
        let limit = polynomial.size_at(x)?.times(ROUNDING)?;
        Some(polynomial.at(x)?.abs() <= limit)
    };
    if is_root() == Some(true) { short } else { rate }
}

/// The grid of rates between which roots are searched, as digits and decimals, ascending: from −99.9999 % to 0.
const LOW: [(i64, u32); 24] = [
    (-999_999, 6),
    (-999_997, 6),
    (-99_999, 5),
    (-99_997, 5),
    (-9_999, 4),
    (-9_997, 4),
    (-999, 3),
    (-997, 3),
    (-990, 3),
    (-970, 3),
    (-950, 3),
    (-900, 3),
    (-800, 3),
    (-700, 3),
    (-600, 3),
    (-500, 3),
    (-400, 3),
    (-300, 3),
    (-200, 3),
    (-150, 3),
    (-100, 3),
    (-50, 3),
    (-25, 3),
    (0, 0),
];

/// The grid from 0 to 10⁹, denser near 0.
const HIGH: [(i64, u32); 36] = [
    (0, 0),
    (1, 2),
    (2, 2),
    (3, 2),
    (4, 2),
    (5, 2),
    (75, 3),
    (10, 2),
    (15, 2),
    (20, 2),
    (25, 2),
    (30, 2),
    (40, 2),
    (50, 2),
    (75, 2),
    (1, 0),
    (15, 1),
    (2, 0),
    (3, 0),
    (5, 0),
    (10, 0),
    (30, 0),
    (100, 0),
    (300, 0),
    (1_000, 0),
    (3_000, 0),
    (10_000, 0),
    (30_000, 0),
    (100_000, 0),
    (300_000, 0),
    (1_000_000, 0),
    (3_000_000, 0),
    (10_000_000, 0),
    (30_000_000, 0),
    (100_000_000, 0),
    (1_000_000_000, 0),
];
