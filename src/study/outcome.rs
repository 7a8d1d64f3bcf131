//! A change, for one stakeholder.

use super::field::PartField;
use super::{Estimate, Extra, MeasuredEffect, NumberPath};
use crate::number::Decimal;

/// What stands for the value of one unit of change.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Proxy {
    /// What it is, in words.
    pub label: String,
    /// Its amount in the study's currency, negative for a harm; absent means not stated yet.
    pub value: Option<Estimate>,
    /// Where the amount comes from.
    pub source: String,
    /// The year whose prices it is in.
    pub price_year: Option<i32>,
    /// Members of the file that this version does not know.
    pub extra: Extra,
}

/// How many people or units change.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Volume {
    /// Not stated yet.
    #[default]
    Unstated,
    /// One cohort, in the first year.
    Single(Estimate),
    /// One cohort a year, for an activity that runs several years.
    Cohorts(Vec<Estimate>),
}

impl Volume {
    /// The cohorts in order; none when nothing is stated.
    pub fn cohorts(&self) -> &[Estimate] {
        match self {
            Self::Unstated => &[],
            Self::Single(quantity) => std::slice::from_ref(quantity),
            Self::Cohorts(cohorts) => cohorts,
        }
    }
}

/// A change that an activity brings about for a stakeholder, and what it is worth.
///
/// The four deductions are shares from 0 to 1; an absent one is not stated yet and is computed as 0, with a finding. What would have
/// happened anyway is either a deadweight or part of a measured effect: with an effect, a stated deadweight has no part in any
/// figure, and a finding says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Short name, unique in the study.
    pub id: String,
    /// Id of the stakeholder for whom something changes; empty when not stated yet.
    pub stakeholder: String,
    /// The change, in that stakeholder's words.
    pub label: String,
    /// The activity in numbers: not the change.
    pub output: String,
    /// How the change is observed.
    pub indicator: String,
    /// Free remarks; for an outcome that is not material, the reason.
    pub notes: String,
    /// How many people or units change; with a measured effect, how many people are offered the activity.
    pub volume: Volume,
    /// What stands for the value of one unit of change; absent means not stated yet.
    pub proxy: Option<Proxy>,
    /// The effect that a trial measured, in place of a deadweight.
    pub effect: Option<MeasuredEffect>,
    /// Share that would have happened anyway.
    pub deadweight: Option<Estimate>,
    /// Share that only moved from somewhere else.
    pub displacement: Option<Estimate>,
    /// Share due to others.
    pub attribution: Option<Estimate>,
    /// Share that fades each year after the first.
    pub drop_off: Option<Estimate>,
    /// Yearly periods in which one cohort has value, the first included, 0 to 100; absent means not stated: 1.
    pub duration: Option<u32>,
    /// Year in which the first cohort's value starts: 0 is the first year of the activity, 1 the year after.
    pub first_year: u32,
    /// Whether it is expressed in money.
    pub valued: bool,
    /// Whether it matters enough to be in the total.
    pub material: bool,
    /// Importance to stakeholders, 0 to 10.
    pub weight: Option<Estimate>,
    /// Members of the file that this version does not know.
    pub extra: Extra,
}

impl Default for Outcome {
    fn default() -> Self {
        Self {
            id: String::new(),
            stakeholder: String::new(),
            label: String::new(),
            output: String::new(),
            indicator: String::new(),
            notes: String::new(),
            volume: Volume::Unstated,
            proxy: None,
            effect: None,
            deadweight: None,
            displacement: None,
            attribution: None,
            drop_off: None,
            duration: None,
            first_year: 1,
            valued: true,
            material: true,
            weight: None,
            extra: Extra::new(),
        }
    }
}

impl Outcome {
    /// Number of yearly periods computed with: the duration stated, else 1.
    pub fn duration_years(&self) -> u32 {
        self.duration.unwrap_or(1)
    }

    /// The amount of the proxy, if stated.
    pub fn proxy_value(&self) -> Option<&Estimate> {
        self.proxy.as_ref().and_then(|proxy| proxy.value.as_ref())
    }

    /// The number that says what would have happened anyway: the deadweight, or the effect where one is chosen; none where that
    /// is not stated yet.
    pub fn counterfactual(&self) -> Option<PartField> {
        match &self.effect {
            None => Some(PartField::Deadweight),
            Some(effect) => effect.value.map(|_| effect.measure.field()),
        }
    }

    /// The path of the effect, where one is chosen.
    pub fn effect_path(&self) -> Option<NumberPath> {
        self.effect.as_ref().map(|effect| NumberPath::Outcome(self.id.clone(), effect.measure.field().into()))
    }

    /// The path of the standard error of the effect, where one is chosen.
    pub fn standard_error_path(&self) -> Option<NumberPath> {
        let field = self.effect.as_ref()?.measure.standard_error_field();
        Some(NumberPath::Outcome(self.id.clone(), field.into()))
    }

    /// Whether it takes value away, as stated: a harm has a negative amount, or a negative effect on something good.
    pub fn is_harm(&self) -> bool {
        let is_negative = |value: Option<Decimal>| value.is_some_and(|value| value < Decimal::ZERO);
        let amount = self.proxy_value().map(Estimate::point).filter(|amount| !amount.is_zero());
        let effect = self.effect.as_ref().map(|effect| effect.value.unwrap_or_default());
        amount.is_some() && effect.is_none_or(|effect| !effect.is_zero()) && is_negative(amount) != is_negative(effect)
    }

    /// Whether enough is stated to compute an impact: a volume and an amount, and the effect where one is chosen.
    pub fn is_stated(&self) -> bool {
        self.volume != Volume::Unstated && self.proxy_value().is_some() && self.counterfactual().is_some()
    }

    /// Whether it adds to the total: valued, material and stated.
    pub fn counts(&self) -> bool {
        self.valued && self.material && self.is_stated()
    }
}
