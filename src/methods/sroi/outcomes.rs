//! Outcomes: from a quantity to an impact, to yearly values, to a present value.

use super::builder::{Builder, YEAR};
use super::figure::{Figure, Level};
use crate::methods::effect::unit;
use crate::number::{Decimal, Invariant as _};
use crate::sheet::{CellId, CellUnit};
use crate::study::field::{FieldRole, PartField};
use crate::study::{NumberPath, Outcome, Volume};

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
    /// In the order of [`Level::all`].
    pub(super) levels: Vec<CellId>,
    /// Value of each year that has any.
    pub(super) years: Vec<(u32, CellId)>,
    pub(super) present_value: CellId,
}

impl Builder<'_> {
    /// The chain of one outcome; `None` when it is not valued in money or not stated yet.
    pub(super) fn outcome(&mut self, place: usize) -> Option<OutcomeCells> {
        let study = self.study;
        let outcome = study.outcomes.get(place)?;
        if !(outcome.valued && outcome.is_stated()) {
            return None;
        }
        let cohorts = self.cohorts(outcome);
        let target = NumberPath::Outcome(outcome.id.clone(), PartField::Proxy.into());
        let proxy = self.stated(target, CellUnit::Money, outcome.proxy_value()?.point());
        let once = PartField::deductions().filter(|part| part.role() == FieldRole::Deduction);
        let kept: Vec<CellId> = once.map(|part| self.factor_of(place, outcome, part)).collect();
        let impacts: Vec<CellId> = cohorts
            .iter()
            .enumerate()
            .map(|(cohort, quantity)| {
                let figure = match outcome.volume {
                    Volume::Cohorts(_) => Figure::CohortImpact { outcome: place, cohort },
                    Volume::Single(_) | Volume::Unstated => Figure::Impact(place),
                };
                let parts: Vec<CellId> = [*quantity, proxy].iter().chain(&kept).copied().collect();
                self.sheet.product(figure, CellUnit::Money, &parts)
            })
            .collect();
        let impact = match (&outcome.volume, impacts.as_slice()) {
            (Volume::Single(_), [only]) => *only,
            (_, impacts) => self.sheet.sum(Figure::Impact(place), CellUnit::Money, impacts),
        };
        let years = self.yearly_values(place, outcome, &impacts);
        let present_value = self.outcome_present_value(place, &years);
        let counted = outcome.material.then(|| {
            let levels = self.levels(place, outcome, &cohorts, proxy, &kept, impact, &years);
            CountedCells { levels, years, present_value }
        });
        Some(OutcomeCells { impact, present_value, counted })
    }

    fn cohorts(&mut self, outcome: &Outcome) -> Vec<CellId> {
        let stated = outcome.places(PartField::Quantity).zip(outcome.volume.cohorts());
        stated
            .map(|(field, quantity)| {
                let target = NumberPath::Outcome(outcome.id.clone(), field);
                self.stated(target, CellUnit::Count, quantity.point())
            })
            .collect()
    }

    /// The factor at the place of a one-time deduction: what it leaves, or the measured effect in place of the deadweight.
    fn factor_of(&mut self, place: usize, outcome: &Outcome, part: PartField) -> CellId {
        let effect = outcome.effect.as_ref().filter(|_| !outcome.applies(part.into()));
        let stated = effect.and_then(|effect| Some((effect.measure, effect.value?)));
        let Some((measure, value)) = stated else { return self.kept(place, outcome, part) };
        let target = NumberPath::Outcome(outcome.id.clone(), measure.field().into());
        self.stated(target, unit(measure), value)
    }

    /// What a deduction leaves: `1 − share`.
    fn kept(&mut self, place: usize, outcome: &Outcome, part: PartField) -> CellId {
        let target = NumberPath::Outcome(outcome.id.clone(), part.into());
        let share = self.stated_or(target, CellUnit::Share, outcome.estimate(part.into()).as_deref(), Decimal::ZERO);
        self.sheet.complement(Figure::Kept(place, part), CellUnit::Share, share)
    }

    /// The sum of the discounted values of an outcome's years.
    fn outcome_present_value(&mut self, place: usize, years: &[(u32, CellId)]) -> CellId {
        let present_values: Vec<CellId> = years
            .iter()
            .map(|(year, value)| {
                let factor = self.factor(*year);
                let figure = Figure::OutcomeYearPresentValue { outcome: place, year: *year };
                self.sheet.product(figure, CellUnit::Money, &[*value, factor])
            })
            .collect();
        self.sheet.sum(Figure::OutcomePresentValue(place), CellUnit::Money, &present_values)
    }

    /// `value(c,k) = impact(c) · (1 − d)^k`, added up by year.
    fn yearly_values(&mut self, place: usize, outcome: &Outcome, impacts: &[CellId]) -> Vec<(u32, CellId)> {
        let lasting = self.kept(place, outcome, PartField::DropOff);
        let kept: Vec<CellId> = (0..outcome.duration_years())
            .map(|years| {
                let figure = Figure::KeptAfter { outcome: place, years };
                self.sheet.power(figure, CellUnit::Factor, lasting, i64::from(years).saturating_mul(2))
            })
            .collect();
        let single = matches!(outcome.volume, Volume::Single(_));
        // One entry per year since the first; every year up to the last has a value, unless no year has.
        let mut by_year: Vec<Vec<CellId>> = Vec::new();
        for (cohort, impact) in impacts.iter().enumerate() {
            for (age, left) in (0_u32..).zip(&kept) {
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
                let value = self.sheet.product(figure, CellUnit::Money, &[*impact, *left]);
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

    /// The outcome at each level of the waterfall: the chain cut short, over its duration.
    #[expect(clippy::too_many_arguments, reason = "the parts of one chain, each made once by the caller")]
    fn levels(
        &mut self,
        place: usize,
        outcome: &Outcome,
        cohorts: &[CellId],
        proxy: CellId,
        kept: &[CellId],
        impact: CellId,
        years: &[(u32, CellId)],
    ) -> Vec<CellId> {
        let quantity = match cohorts {
            [only] => *only,
            cohorts => self.sheet.sum(Figure::Quantity(place), CellUnit::Count, cohorts),
        };
        let chain: Vec<CellId> = [quantity, proxy].iter().chain(kept).copied().collect();
        // The gross value is what is observed: with a measured effect, that includes the effect, in place of the deadweight.
        let gross = if outcome.effect.is_some() { 3 } else { 2 };
        let duration = Decimal::from(outcome.duration_years());
        let duration = self.sheet.constant(Figure::Duration(place), CellUnit::Count, duration);
        let undiscounted: Vec<CellId> = years.iter().map(|(_, value)| *value).collect();
        // Each level has one factor more: gross value has quantity and proxy, the impact all of them.
        Level::all()
            .zip(2_usize..)
            .map(|(level, factors)| {
                let figure = Figure::OutcomeLevel(place, level);
                if level == Level::After(PartField::DropOff) {
                    return self.sheet.sum(figure, CellUnit::Money, &undiscounted);
                }
                let yearly = match chain.get(..factors.max(gross)) {
                    Some(cut) if cut.len() < chain.len() => {
                        self.sheet.product(Figure::YearlyLevel(place, level), CellUnit::Money, cut)
                    }
                    _ => impact,
                };
                self.sheet.product(figure, CellUnit::Money, &[yearly, duration])
            })
            .collect()
    }
}

fn year_after(first: u32, years: usize) -> u32 {
    first.saturating_add(u32::try_from(years).or_broken("years are fewer than 2³²"))
}
