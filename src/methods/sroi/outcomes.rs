//! Outcomes: from a quantity to an impact, to yearly values, to a present value.

use super::builder::{Builder, YEAR};
use super::chain::Chain;
use super::figure::Figure;
use crate::number::Invariant as _;
use crate::sheet::{CellId, CellUnit};
use crate::study::{Outcome, Volume};

/// The places of the figures of one outcome that is valued and stated.
#[derive(Debug, Clone)]
pub(super) struct OutcomeCells {
    pub(super) impact: CellId,
    /// Its own present value, in the total or not.
    pub(super) present_value: CellId,
    /// Only for an outcome in the total.
    pub(super) counted: Option<CountedCells>,
}

/// The places of the figures of an outcome that is in the total.
#[derive(Debug, Clone)]
pub(super) struct CountedCells {
    /// In the order of the levels of the study.
    pub(super) levels: Vec<CellId>,
    /// Value of each year that has any.
    pub(super) years: Vec<(u32, CellId)>,
    /// Present value of each of these years.
    pub(super) present_values: Vec<CellId>,
    pub(super) present_value: CellId,
    /// Whether it is discounted at a rate of its own.
    pub(super) has_own_rate: bool,
}

impl Builder<'_> {
    /// The chain of one outcome; `None` when it is not valued in money or not stated yet.
    pub(super) fn outcome(&mut self, place: usize) -> Option<OutcomeCells> {
        let study = self.study;
        let outcome = study.outcomes.get(place)?;
        if !(outcome.valued && study.is_stated(outcome)) {
            return None;
        }
        let chain = self.chain(place, outcome);
        let factors = chain.factors(0);
        let impacts: Vec<CellId> = (0_usize..)
            .zip(&chain.quantities)
            .map(|(cohort, quantity)| {
                let figure = match outcome.volume {
                    Volume::Cohorts(_) => Figure::CohortImpact { outcome: place, cohort },
                    Volume::Single(_) | Volume::Unstated => Figure::Impact(place),
                };
                let parts: Vec<CellId> = [*quantity].iter().chain(&factors).copied().collect();
                self.sheet.product(figure, CellUnit::Money, &parts)
            })
            .collect();
        let impact = match (&outcome.volume, impacts.as_slice()) {
            (Volume::Single(_), [only]) => *only,
            (_, impacts) => self.sheet.sum(Figure::Impact(place), CellUnit::Money, impacts),
        };
        let lasting = self.lasting(place, outcome, &chain);
        let years = self.yearly_values(place, outcome, &chain, &impacts, &lasting);
        let present_values = self.outcome_present_values(place, &chain, &years);
        let present_value = self.sheet.sum(Figure::OutcomePresentValue(place), CellUnit::Money, &present_values);
        let counted = outcome.material.then(|| {
            let levels = self.outcome_levels(place, outcome, &chain, impact, &years);
            let has_own_rate = chain.own_growth.is_some();
            CountedCells { levels, years, present_values, present_value, has_own_rate }
        });
        Some(OutcomeCells { impact, present_value, counted })
    }

    /// The discounted values of an outcome's years, at the rates of the study or at its own.
    fn outcome_present_values(&mut self, place: usize, chain: &Chain, years: &[(u32, CellId)]) -> Vec<CellId> {
        years
            .iter()
            .map(|(year, value)| {
                let factor = match chain.own_growth {
                    Some(growth) => self.own_factor(place, *year, growth),
                    None => self.factor(*year),
                };
                let figure = Figure::OutcomeYearPresentValue { outcome: place, year: *year };
                self.sheet.product(figure, CellUnit::Money, &[*value, factor])
            })
            .collect()
    }

    /// `value(c,k) = impact(c,k) · grown(k) · kept(k)`, added up by year. The impact of a year is that of the first unless the amount
    /// or a deduction is stated by year.
    fn yearly_values(
        &mut self,
        place: usize,
        outcome: &Outcome,
        chain: &Chain,
        impacts: &[CellId],
        lasting: &[Vec<CellId>],
    ) -> Vec<(u32, CellId)> {
        let single = matches!(outcome.volume, Volume::Single(_));
        let units = self.unit_impacts(place, chain);
        // One entry per year since the first; every year up to the last has a value, unless no year has.
        let mut by_year: Vec<Vec<CellId>> = Vec::new();
        for (cohort, (impact, quantity)) in impacts.iter().zip(&chain.quantities).enumerate() {
            for (age, left) in (0_u32..).zip(lasting) {
                let since = cohort.saturating_add(age as usize);
                let year = year_after(outcome.first_year, since);
                if by_year.len() <= since {
                    by_year.resize(since.saturating_add(1), Vec::new());
                }
                let figure = if single {
                    Figure::OutcomeYear { outcome: place, year }
                } else {
                    Figure::CohortValue { outcome: place, cohort, age }
                };
                let unit = (age as usize).checked_sub(1).and_then(|later| units.get(later));
                let first = if unit.is_some() { quantity } else { impact };
                let parts: Vec<CellId> = [first].into_iter().chain(unit).chain(left).copied().collect();
                let value = self.sheet.product(figure, CellUnit::Money, &parts);
                by_year.get_mut(since).or_broken(YEAR).push(value);
            }
        }
        let years = by_year.iter().enumerate().map(|(since, values)| (year_after(outcome.first_year, since), values));
        years
            .map(|(year, values)| match values.as_slice() {
                [only] if single => (year, *only),
                values => (year, self.sheet.sum(Figure::OutcomeYear { outcome: place, year }, CellUnit::Money, values)),
            })
            .collect()
    }
}

fn year_after(first: u32, years: usize) -> u32 {
    first.saturating_add(u32::try_from(years).or_broken("years are fewer than 2³²"))
}
