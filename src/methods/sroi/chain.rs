//! The factors of the chain of one outcome, year by year.

use super::builder::Builder;
use super::figure::{Figure, Level};
use crate::methods::effect::unit;
use crate::number::{Decimal, Invariant as _};
use crate::sheet::{CellId, CellUnit};
use crate::study::field::{FieldRole, OutcomeField, PartField};
use crate::study::{DropOffFrom, NumberPath, Outcome};

/// The cells of the factors of an outcome's chain.
#[derive(Debug)]
pub(super) struct Chain {
    /// One per cohort.
    pub(super) quantities: Vec<CellId>,
    /// The amount, the factor of its prices if it is converted, and what each one-time deduction leaves, in the order of the
    /// registry: one cell, or one per year of value, the last of which holds for later years. With a measured effect, the factor of
    /// prices follows it.
    yearly: Vec<Vec<CellId>>,
    /// Whether the amount is converted to the prices of the study.
    converts: bool,
    /// What each adjustment leaves.
    adjusted: Vec<CellId>,
    /// What drop-off leaves, one cell or one per year.
    left: Vec<CellId>,
    /// `(1 + growth)^k` for each year of value; empty where no growth is stated.
    grown: Vec<CellId>,
    /// Years in which a cohort has value.
    duration: CellId,
    /// How much of each year of value lies within the duration; empty where every year counts in full, whatever is drawn.
    portions: Vec<CellId>,
    /// Number of years of value that have cells.
    years: u32,
    /// 1 + the outcome's own discount rate, if it has one.
    pub(super) own_growth: Option<CellId>,
}

impl Chain {
    /// The factors by which a quantity is multiplied in a year of value: the amount, what the deductions leave, the adjustments.
    pub(super) fn factors(&self, year: usize) -> Vec<CellId> {
        let in_year = self.yearly.iter().filter_map(|cells| in_year(cells, year));
        in_year.chain(self.adjusted.iter().copied()).collect()
    }

    /// Whether these factors differ from year to year.
    fn is_yearly(&self) -> bool {
        self.yearly.iter().any(|cells| cells.len() > 1)
    }
}

/// The cell in force in a year: the last one holds for all later years.
fn in_year(cells: &[CellId], year: usize) -> Option<CellId> {
    cells.get(year).or(cells.last()).copied()
}

/// Factors of the gross value beside the quantity: the amount, and with a measured effect that effect too. The gross value is what
/// is observed, which includes it.
fn gross_factors(outcome: &Outcome) -> usize {
    if outcome.effect.is_some() { 2 } else { 1 }
}

impl Builder<'_> {
    /// Adds the stated numbers of an outcome and what its deductions leave.
    pub(super) fn chain(&mut self, place: usize, outcome: &Outcome) -> Chain {
        let quantities = self.quantities(place, outcome);
        let mut yearly = vec![self.amounts(outcome)];
        for part in PartField::deductions().filter(|part| part.role() == FieldRole::Deduction) {
            yearly.push(self.factor_of(place, outcome, part));
        }
        let price_factor = self.price_factor(outcome);
        if let Some(factor) = price_factor {
            yearly.insert(gross_factors(outcome), vec![factor]);
        }
        let adjusted = self.adjusted(place, outcome);
        let left = self.kept(place, outcome, PartField::DropOff);
        let years = outcome.years_of_value();
        let grown = if outcome.growth.is_some() { self.grown(place, outcome, years) } else { Vec::new() };
        let own_growth = self.own_growth(place, outcome);
        let target = NumberPath::Outcome(outcome.id.clone(), PartField::Duration.into());
        let duration = self.stated(target, CellUnit::Count, outcome.duration_or_one());
        let portions = if outcome.has_whole_years() { 0..0 } else { 0..years };
        let portions = portions.map(|year| {
            let figure = Figure::YearPortion { outcome: place, year };
            self.sheet.portion(figure, CellUnit::Factor, duration, year)
        });
        let portions = portions.collect();
        Chain {
            quantities,
            yearly,
            converts: price_factor.is_some(),
            adjusted,
            left,
            grown,
            duration,
            portions,
            years,
            own_growth,
        }
    }

    /// `(1 + growth)^k` for each year of value.
    fn grown(&mut self, place: usize, outcome: &Outcome, years: u32) -> Vec<CellId> {
        let stated = self.part(outcome, PartField::Growth, CellUnit::Share);
        let parts: Vec<CellId> = [self.one()].into_iter().chain(stated).collect();
        let growth = self.sheet.sum(Figure::ValueGrowth(place), CellUnit::Factor, &parts);
        (0..years)
            .map(|years| {
                let figure = Figure::GrownAfter { outcome: place, years };
                self.sheet.power(figure, CellUnit::Factor, growth, i64::from(years).saturating_mul(2))
            })
            .collect()
    }

    /// A cell for each number of a part, at its neutral value where it is not stated.
    pub(super) fn part(&mut self, outcome: &Outcome, part: PartField, unit: CellUnit) -> Vec<CellId> {
        let places = outcome.places(part);
        places
            .map(|field| {
                let target = NumberPath::Outcome(outcome.id.clone(), field);
                self.stated_or(target, unit, outcome.estimate(field).as_deref(), Decimal::ZERO)
            })
            .collect()
    }

    /// The factors at the place of a one-time deduction: what it leaves, or the measured effect in place of the deadweight.
    fn factor_of(&mut self, place: usize, outcome: &Outcome, part: PartField) -> Vec<CellId> {
        match &outcome.effect {
            Some(effect) if outcome.is_replaced(part) => {
                self.part(outcome, effect.measure.field(), unit(effect.measure))
            }
            _ => self.kept(place, outcome, part),
        }
    }

    /// What a deduction leaves: `1 − share`, in each year where it is stated by year.
    fn kept(&mut self, place: usize, outcome: &Outcome, part: PartField) -> Vec<CellId> {
        let shares = outcome.places(part).zip(self.part(outcome, part, CellUnit::Share));
        shares
            .map(|(field, share)| {
                let figure = match field {
                    OutcomeField::InYear(part, year) => Figure::KeptInYear { outcome: place, part, year },
                    _ => Figure::Kept(place, part),
                };
                self.sheet.complement(figure, CellUnit::Share, share)
            })
            .collect()
    }

    /// What each adjustment leaves: the share that is kept, or `1 − share`. One without a share has no cell.
    fn adjusted(&mut self, place: usize, outcome: &Outcome) -> Vec<CellId> {
        let mut cells = Vec::with_capacity(outcome.adjustments.len());
        for (n, adjustment) in outcome.adjustments.iter().enumerate() {
            if let Some(share) = &adjustment.share {
                let target = NumberPath::Outcome(outcome.id.clone(), OutcomeField::Adjustment(n));
                let share = self.stated(target, CellUnit::Share, share.point());
                let figure = Figure::KeptAdjusted { outcome: place, adjustment: n };
                let left = if adjustment.kept { share } else { self.sheet.complement(figure, CellUnit::Share, share) };
                cells.push(left);
            }
        }
        cells
    }

    /// For each year of value, the factors of time: growth if any is stated, what drop-off leaves, and the part of a last year.
    ///
    /// Formula: `(1 + growth)^k` and `(1 − drop_off)^k`, or k + 1 where drop-off acts in the first year; a product of the years
    /// where it is stated by year.
    pub(super) fn lasting(&mut self, place: usize, outcome: &Outcome, chain: &Chain) -> Vec<Vec<CellId>> {
        let early = u32::from(outcome.drop_off_from == DropOffFrom::FirstYear);
        let mut years: Vec<Vec<CellId>> = Vec::new();
        let mut before: Option<CellId> = None;
        for age in 0..chain.years {
            let times = age.saturating_add(early);
            let figure = Figure::KeptAfter { outcome: place, years: times };
            let first = in_year(&chain.left, 0).or_broken("drop-off has a cell");
            let left = if chain.left.len() == 1 || times == 0 {
                let halves = i64::from(times).saturating_mul(2);
                self.sheet.power(figure, CellUnit::Factor, first, halves)
            } else {
                // The nth time, from 1, is that of the nth entry.
                let nth = in_year(&chain.left, times.saturating_sub(1) as usize);
                let parts: Vec<CellId> = before.into_iter().chain(nth).collect();
                self.sheet.product(figure, CellUnit::Factor, &parts)
            };
            before = Some(left);
            let grown = chain.grown.get(age as usize).copied();
            let portion = chain.portions.get(age as usize).copied();
            years.push(grown.into_iter().chain([left]).chain(portion).collect());
        }
        years
    }

    /// The value of one unit of change in each year after the first, where it differs from year to year; empty otherwise.
    pub(super) fn unit_impacts(&mut self, place: usize, chain: &Chain) -> Vec<CellId> {
        if !chain.is_yearly() {
            return Vec::new();
        }
        (1..chain.years)
            .map(|year| {
                let figure = Figure::UnitImpact { outcome: place, year };
                self.sheet.product(figure, CellUnit::Money, &chain.factors(year as usize))
            })
            .collect()
    }

    /// The outcome at each level of the waterfall: the chain cut short, over its duration.
    pub(super) fn outcome_levels(
        &mut self,
        place: usize,
        outcome: &Outcome,
        chain: &Chain,
        impact: CellId,
        years: &[(u32, CellId)],
    ) -> Vec<CellId> {
        let quantity = match chain.quantities.as_slice() {
            [only] => *only,
            cohorts => self.sheet.sum(Figure::Quantity(place), CellUnit::Count, cohorts),
        };
        let gross = gross_factors(outcome);
        let priced = gross.saturating_add(usize::from(chain.converts));
        let undiscounted: Vec<CellId> = years.iter().map(|(_, value)| *value).collect();
        let first = chain.factors(0);
        let mut deductions = 0_usize;
        let levels = self.levels.clone();
        levels
            .into_iter()
            .map(|level| {
                let figure = Figure::OutcomeLevel(place, level);
                let used = match level {
                    Level::After(PartField::DropOff) => {
                        return self.sheet.sum(figure, CellUnit::Money, &undiscounted);
                    }
                    Level::Gross => gross,
                    Level::Priced => priced,
                    Level::After(_) => {
                        deductions = deductions.saturating_add(1);
                        deductions.saturating_add(1).max(gross).saturating_add(usize::from(chain.converts))
                    }
                    Level::Adjusted | Level::Grown => first.len(),
                };
                let grown = if level == Level::Grown { chain.grown.as_slice() } else { &[] };
                if chain.is_yearly() || !grown.is_empty() {
                    let years = (0..chain.years).map(|year| {
                        let figure = Figure::LevelInYear { outcome: place, level, year };
                        let year = year as usize;
                        let of_time = grown.get(year).into_iter().chain(chain.portions.get(year)).copied();
                        let factors = chain.factors(year).into_iter().take(used).chain(of_time);
                        self.sheet.product(
                            figure,
                            CellUnit::Money,
                            &[quantity].into_iter().chain(factors).collect::<Vec<_>>(),
                        )
                    });
                    let years: Vec<CellId> = years.collect();
                    return self.sheet.sum(figure, CellUnit::Money, &years);
                }
                let yearly = match first.get(..used) {
                    Some(cut) if cut.len() < first.len() => {
                        let parts: Vec<CellId> = [quantity].iter().chain(cut).copied().collect();
                        self.sheet.product(Figure::YearlyLevel(place, level), CellUnit::Money, &parts)
                    }
                    _ => impact,
                };
                self.sheet.product(figure, CellUnit::Money, &[yearly, chain.duration])
            })
            .collect()
    }
}
