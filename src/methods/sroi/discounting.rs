//! The discount factors of a schedule of rates.

use super::builder::{Builder, Period};
use super::figure::Figure;
use crate::number::Decimal;
use crate::sheet::{CellId, CellUnit};
use crate::study::field::PartField;
use crate::study::{Discounting, NumberPath, Outcome, Study, Timing};

impl Builder<'_> {
    /// Adds the rates to the sheet.
    pub(super) fn start_factors(&mut self) {
        let Some(discounting) = &self.study.discounting else {
            return;
        };
        self.factors.half_year = discounting.timing == Timing::Mid;
        let one = self.one();
        for (place, entry) in discounting.rates.iter().enumerate() {
            let rate = self.stated(NumberPath::rate(place), CellUnit::Share, entry.rate.point());
            let growth = self.sheet.sum(Figure::Growth(place), CellUnit::Factor, &[one, rate]);
            let before = self.factors.periods.last().copied().map(|last| {
                let years = i64::from(entry.from_year.saturating_sub(last.from_year));
                let since = Figure::FactorSince { rate: place.saturating_sub(1), year: entry.from_year };
                let factor = self.sheet.power(since, CellUnit::Factor, last.growth, years.saturating_mul(-2));
                let parts: Vec<CellId> = last.before.into_iter().chain([factor]).collect();
                self.sheet.product(Figure::FactorBefore(place), CellUnit::Factor, &parts)
            });
            self.factors.periods.push(Period { from_year: entry.from_year, growth, before });
        }
    }

    /// The discount factor of a year; adds its cell on first use.
    ///
    /// Formula: `1 / Π_{y=1…t} (1 + rate(y − 1))`, in the middle of the year times `(1 + rate(t))^(−1/2)`; 1 without
    /// discounting. The years under one rate form a single power of it.
    pub(super) fn factor(&mut self, year: u32) -> CellId {
        if let Some(cell) = self.factors.years.get(&year) {
            return *cell;
        }
        let found = self.factors.periods.iter().rposition(|period| period.from_year <= year);
        let period = found.and_then(|place| Some((place, *self.factors.periods.get(place)?)));
        let cell = match period {
            None => self.sheet.constant(Figure::Factor(year), CellUnit::Factor, Decimal::ONE),
            Some((rate, period)) => {
                let years = i64::from(year.saturating_sub(period.from_year));
                let halves = years.saturating_mul(-2).saturating_sub(i64::from(self.factors.half_year));
                match period.before {
                    None => self.sheet.power(Figure::Factor(year), CellUnit::Factor, period.growth, halves),
                    Some(before) => {
                        let since = Figure::FactorSince { rate, year };
                        let since = self.sheet.power(since, CellUnit::Factor, period.growth, halves);
                        self.sheet.product(Figure::Factor(year), CellUnit::Factor, &[before, since])
                    }
                }
            }
        };
        self.factors.years.insert(year, cell);
        cell
    }

    /// `1 + rate` of an outcome that is discounted at a rate of its own.
    pub(super) fn own_growth(&mut self, place: usize, outcome: &Outcome) -> Option<CellId> {
        let rate = outcome.discount_rate.as_ref()?;
        let target = NumberPath::Outcome(outcome.id.clone(), PartField::DiscountRate.into());
        let rate = self.stated(target, CellUnit::Share, rate.point());
        let one = self.one();
        Some(self.sheet.sum(Figure::OutcomeRateGrowth(place), CellUnit::Factor, &[one, rate]))
    }

    /// The discount factor of a year at an outcome's own rate: `(1 + rate)^(−t)`, at the same moment within the year as the study.
    pub(super) fn own_factor(&mut self, place: usize, year: u32, growth: CellId) -> CellId {
        let halves = i64::from(year).saturating_mul(-2).saturating_sub(i64::from(self.factors.half_year));
        self.sheet.power(Figure::OutcomeFactor { outcome: place, year }, CellUnit::Factor, growth, halves)
    }
}

/// The discount factor of a year under a schedule of rates, from the same cells as every figure; none where it is too large.
pub fn discount_factor(discounting: &Discounting, year: u32) -> Option<Decimal> {
    let clock = Study { discounting: Some(discounting.clone()), ..Study::default() };
    let mut builder = Builder::new(&clock);
    builder.start_factors();
    let factor = builder.factor(year);
    builder.sheet.exact().get(factor).ok()
}
