//! Outcomes: from a quantity to an impact, to yearly values, to a present value.

use super::build::Builder;
use super::figure::{Deduction, Figure, Level};
use crate::methods::effect::unit;
use crate::number::Decimal;
use crate::sheet::{CellId, CellUnit};
use crate::study::field::{OutcomeField, PartField};
use crate::study::{NumberPath, Outcome, Volume};

/// The places of the figures of one outcome that is valued and stated.
#[derive(Debug, Clone)]
pub(super) struct OutcomeCells {
    pub(super) impact: CellId,
    /// Only for an outcome in the total.
    pub(super) counted: Option<CountedCells>,
}

/// The places of the figures of an outcome that is in the total.
#[derive(Debug, Clone)]
pub(super) struct CountedCells {
    /// In the order of [`Level::ALL`].
    pub(super) levels: Vec<CellId>,
    /// Value of each year that has any.
    pub(super) years: Vec<(u32, CellId)>,
    pub(super) present_value: CellId,
}

/// The factors of an impact beside quantity and amount, in the order of the value map.
struct Kept {
    counterfactual: Counterfactual,
    displacement: CellId,
    attribution: CellId,
}

/// What takes account of what would have happened anyway.
#[derive(Clone, Copy)]
enum Counterfactual {
    /// What deadweight leaves.
    AfterDeadweight(CellId),
    /// The effect that a trial measured: people offered the activity × effect is the change that it makes.
    Effect(CellId),
}

impl Counterfactual {
    const fn cell(self) -> CellId {
        match self {
            Self::AfterDeadweight(cell) | Self::Effect(cell) => cell,
        }
    }
}

impl Builder<'_> {
    /// The chain of one outcome; none when it is outside the money or not stated yet.
    pub(super) fn outcome(&mut self, place: usize) -> Option<OutcomeCells> {
        let study = self.study;
        let outcome = study.outcomes.get(place)?;
        if !(outcome.valued && outcome.is_stated()) {
            return None;
        }
        let cohorts = self.cohorts(outcome);
        let target = NumberPath::Outcome(outcome.id.clone(), PartField::Proxy.into());
        let proxy = self.stated(target, CellUnit::Money, outcome.proxy_value()?.point());
        let kept = self.kept(place, outcome);
        let all = [kept.counterfactual.cell(), kept.displacement, kept.attribution];
        let impacts: Vec<CellId> = cohorts
            .iter()
            .enumerate()
            .map(|(cohort, quantity)| {
                let figure = match outcome.volume {
                    Volume::Cohorts(_) => Figure::CohortImpact { outcome: place, cohort },
                    Volume::Single(_) | Volume::Unstated => Figure::Impact(place),
                };
                let parts: Vec<CellId> = [*quantity, proxy].into_iter().chain(all).collect();
                self.sheet.product(figure, CellUnit::Money, &parts)
            })
            .collect();
        let impact = match (&outcome.volume, impacts.as_slice()) {
            (Volume::Single(_), [only]) => *only,
            (_, impacts) => self.sheet.sum(Figure::Impact(place), CellUnit::Money, impacts),
        };
        let counted = outcome.material.then(|| self.counted(place, outcome, &cohorts, proxy, &kept, &impacts, impact));
        Some(OutcomeCells { impact, counted })
    }

    fn cohorts(&mut self, outcome: &Outcome) -> Vec<CellId> {
        let of = |field: OutcomeField| NumberPath::Outcome(outcome.id.clone(), field);
        let single = matches!(outcome.volume, Volume::Single(_));
        let cohorts = outcome.volume.cohorts().iter().enumerate();
        cohorts
            .map(|(n, quantity)| {
                let field = if single { PartField::Quantity.into() } else { OutcomeField::Cohort(n) };
                self.stated(of(field), CellUnit::Count, quantity.point())
            })
            .collect()
    }

    fn kept(&mut self, place: usize, outcome: &Outcome) -> Kept {
        let effect = outcome.effect.as_ref().and_then(|effect| {
            let target = NumberPath::Outcome(outcome.id.clone(), effect.measure.field().into());
            Some(Counterfactual::Effect(self.stated(target, unit(effect.measure), effect.value?)))
        });
        let mut left = |part: PartField, deduction: Deduction, stated| {
            let target = NumberPath::Outcome(outcome.id.clone(), part.into());
            let share = self.stated_or(target, CellUnit::Share, stated, Decimal::ZERO);
            self.sheet.complement(Figure::Kept(place, deduction), CellUnit::Share, share)
        };
        Kept {
            counterfactual: effect.unwrap_or_else(|| {
                let deadweight = outcome.deadweight.as_ref();
                Counterfactual::AfterDeadweight(left(PartField::Deadweight, Deduction::Deadweight, deadweight))
            }),
            displacement: left(PartField::Displacement, Deduction::Displacement, outcome.displacement.as_ref()),
            attribution: left(PartField::Attribution, Deduction::Attribution, outcome.attribution.as_ref()),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one chain, each made once by the caller")]
    fn counted(
        &mut self,
        place: usize,
        outcome: &Outcome,
        cohorts: &[CellId],
        proxy: CellId,
        kept: &Kept,
        impacts: &[CellId],
        impact: CellId,
    ) -> CountedCells {
        let years = self.yearly_values(place, outcome, impacts);
        let present_values: Vec<CellId> = years
            .iter()
            .map(|(year, value)| {
                let factor = self.factor(*year);
                let figure = Figure::OutcomeYearPresentValue { outcome: place, year: *year };
                self.sheet.product(figure, CellUnit::Money, &[*value, factor])
            })
            .collect();
        let present_value = self.sheet.sum(Figure::OutcomePresentValue(place), CellUnit::Money, &present_values);
        let levels = self.levels(place, outcome, cohorts, proxy, kept, impact, &years);
        CountedCells { levels, years, present_value }
    }

    /// `value(c,k) = impact(c) · (1 − d)^k`, added up by year.
    fn yearly_values(&mut self, place: usize, outcome: &Outcome, impacts: &[CellId]) -> Vec<(u32, CellId)> {
        let target = NumberPath::Outcome(outcome.id.clone(), PartField::DropOff.into());
        let drop_off = self.stated_or(target, CellUnit::Share, outcome.drop_off.as_ref(), Decimal::ZERO);
        let lasting = self.sheet.complement(Figure::Kept(place, Deduction::DropOff), CellUnit::Share, drop_off);
        let kept: Vec<CellId> = (0..outcome.duration_years())
            .map(|years| {
                let figure = Figure::KeptAfter { outcome: place, years };
                self.sheet.power(figure, CellUnit::Factor, lasting, i64::from(years).saturating_mul(2))
            })
            .collect();
        let single = matches!(outcome.volume, Volume::Single(_));
        // One entry a year since the first; every year up to the last has a value, unless no year has.
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
                if let Some(values) = by_year.get_mut(since) {
                    values.push(value);
                }
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
        kept: &Kept,
        impact: CellId,
        years: &[(u32, CellId)],
    ) -> Vec<CellId> {
        let quantity = match cohorts {
            [only] => *only,
            cohorts => self.sheet.sum(Figure::Quantity(place), CellUnit::Count, cohorts),
        };
        let first = [quantity, proxy, kept.counterfactual.cell(), kept.displacement];
        // An effect is what is observed: it belongs to the gross value, and no deadweight is taken from that.
        let gross = if matches!(kept.counterfactual, Counterfactual::Effect(_)) { 3 } else { 2 };
        let duration = Decimal::from(outcome.duration_years());
        let duration = self.sheet.constant(Figure::Duration(place), CellUnit::Count, duration);
        let undiscounted: Vec<CellId> = years.iter().map(|(_, value)| *value).collect();
        let cut = |parts: usize| first.get(..parts).unwrap_or_default();
        Level::ALL
            .iter()
            .map(|level| {
                let figure = Figure::OutcomeLevel(place, *level);
                let yearly = Figure::YearlyLevel(place, *level);
                let yearly = match level {
                    Level::Gross => self.sheet.product(yearly, CellUnit::Money, cut(gross)),
                    Level::AfterDeadweight => self.sheet.product(yearly, CellUnit::Money, cut(3)),
                    Level::AfterDisplacement => self.sheet.product(yearly, CellUnit::Money, cut(4)),
                    Level::AfterAttribution => impact,
                    Level::AfterDropOff => return self.sheet.sum(figure, CellUnit::Money, &undiscounted),
                };
                self.sheet.product(figure, CellUnit::Money, &[yearly, duration])
            })
            .collect()
    }
}

fn year_after(first: u32, years: usize) -> u32 {
    first.saturating_add(u32::try_from(years).unwrap_or(u32::MAX))
}
