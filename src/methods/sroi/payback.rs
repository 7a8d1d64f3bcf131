//! Payback: the time until the inputs have come back as value.

use super::build::BuiltSheet;
use super::figure::{Crossing, Figure};
use super::returns::is_ratio_defined;
use crate::number::{CheckedOps as _, Decimal, Invariant as _};
use crate::sheet::{CellId, CellUnit, Exact, Sheet};

/// The cells of the payback figures; `None` where the inputs are never paid back.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct PaybackCells {
    pub(super) months: Option<CellId>,
    /// The moment from which they stay paid back, where the accumulated value falls below them after the first.
    pub(super) lasting_months: Option<CellId>,
    /// Whether it falls below them again after the first.
    pub(super) reverses: bool,
    pub(super) simple_months: Option<CellId>,
}

/// A remainder below this fraction of the inputs is a rounding error: the last of 28 digits.
const ROUNDING: Decimal = Decimal::from_parts(1, 0, 0, false, 18);
const MONTHS: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

/// Adds the payback figures to an evaluated sheet: which years they refer to depends on its values.
///
/// Payback, in months from the start of year 0: the value of each year accrues evenly within the year and is discounted;
/// payback is the first moment at which the accumulated value reaches the present value of the inputs,
/// `12 · (t + (I − accumulated(t − 1)) / PV(t))`. A study that breaks even exactly is paid back at the end of its last
/// year, although rounding may leave it some 10⁻²⁶ short. Where harm comes later, the accumulated value can fall below the inputs
/// again: then the last crossing, after which it stays above, stands beside the first, if there is one. Simple payback of the SROI guide:
/// `I / (value of the first year that has any / 12)`.
pub(super) fn payback(model: &mut BuiltSheet, values: &mut Exact) -> PaybackCells {
    let inputs = model.inputs.present_value;
    let Some(invested) = values.get(inputs).ok().filter(|invested| is_ratio_defined(*invested)) else {
        return PaybackCells::default();
    };
    let sheet = &mut model.sheet;
    let years = &model.totals.years;
    let months_per_year = sheet.constant(Figure::MonthsPerYear, CellUnit::Months, MONTHS);

    let enough = invested.times(ROUNDING).and_then(|slack| invested.minus(slack)).or_broken("a part of a figure fits");
    let is_covered: Vec<bool> =
        years.iter().map(|year| values.get(year.accumulated).is_ok_and(|sum| sum >= enough)).collect();
    let first = is_covered.iter().position(|is_covered| *is_covered);
    // The year in which it is covered for good: after the last one in which it is not.
    let last = is_covered.iter().rposition(|is_covered| !is_covered).map_or(0, |place| place.saturating_add(1));
    let reverses = first.is_some_and(|first| first < last);
    let crossing = |place: usize, which: Crossing, sheet: &mut Sheet<Figure>| {
        let year = years.get(place)?;
        let whole = sheet.constant(Figure::PaybackYears(which), CellUnit::Count, Decimal::from(year.year));
        let before = place.checked_sub(1).and_then(|before| years.get(before)).map(|year| year.accumulated);
        let remaining = match before {
            Some(before) => sheet.difference(Figure::PaybackRemaining(which), CellUnit::Money, inputs, before),
            None => inputs,
        };
        let is_short = values.get(year.accumulated).is_ok_and(|sum| sum < invested);
        let part = if is_short {
            sheet.constant(Figure::PaybackPart(which), CellUnit::Factor, Decimal::ONE)
        } else {
            sheet.quotient(Figure::PaybackPart(which), CellUnit::Factor, remaining, year.present_value)
        };
        let in_years = sheet.sum(Figure::PaybackInYears(which), CellUnit::Factor, &[whole, part]);
        Some(sheet.product(Figure::PaybackMonths(which), CellUnit::Months, &[months_per_year, in_years]))
    };
    let months = first.and_then(|place| crossing(place, Crossing::First, sheet));
    let lasting_months = if reverses { crossing(last, Crossing::Last, sheet) } else { None };

    let first = years.iter().find(|year| values.get(year.value).is_ok_and(|value| !value.is_zero()));
    let simple_months =
        first.filter(|year| values.get(year.value).is_ok_and(|value| value > Decimal::ZERO)).map(|year| {
            let monthly = sheet.quotient(Figure::MonthlyValue, CellUnit::Money, year.value, months_per_year);
            sheet.quotient(Figure::SimplePaybackMonths, CellUnit::Months, inputs, monthly)
        });

    sheet.exact_more(values);
    PaybackCells { months, lasting_months, reverses, simple_months }
}
