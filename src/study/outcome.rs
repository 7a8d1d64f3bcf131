//! A change, for one stakeholder.

use super::field::PartField;
use super::{Adjustment, DropOffFrom, Estimate, Extra, MeasuredEffect, NumberPath, QuantityFactor, YearlyNumbers};

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
    /// The id of the outcome whose proxy it is, for a subgroup that shares it; empty for a proxy of its own. Then the amount, its
    /// source and its year are those of that outcome.
    pub same_as: String,
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
    /// Further factors of each quantity, each under a name of its own.
    pub quantity_factors: Vec<QuantityFactor>,
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
    /// Further shares taken away or kept, each under a name of its own.
    pub adjustments: Vec<Adjustment>,
    /// Share that fades each year after the first, or from the first on.
    pub drop_off: Option<Estimate>,
    /// The year of value in which drop-off acts for the first time.
    pub drop_off_from: DropOffFrom,
    /// Growth of the value a year, apart from drop-off; absent means none.
    pub growth: Option<Estimate>,
    /// The yearly rate at which its value is discounted, in place of those of the study; absent means those of the study.
    pub discount_rate: Option<Estimate>,
    /// The numbers that differ from year to year of a cohort's value, in the order of [`PartField`]. One that is here has no
    /// single number: its own member is empty.
    pub by_year: Vec<YearlyNumbers>,
    /// Yearly periods in which one cohort has value, the first included, 0 to 100; absent means not stated: 1. Of a fraction, that
    /// part of the last year's value is counted.
    pub duration: Option<Estimate>,
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
            quantity_factors: Vec::new(),
            proxy: None,
            effect: None,
            deadweight: None,
            displacement: None,
            attribution: None,
            adjustments: Vec::new(),
            drop_off: None,
            drop_off_from: DropOffFrom::SecondYear,
            growth: None,
            discount_rate: None,
            by_year: Vec::new(),
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
    /// The amount of the proxy, if stated; that of the first year where it is stated by year.
    pub fn proxy_value(&self) -> Option<&Estimate> {
        let by_year = self.by_year(PartField::Proxy).and_then(<[Estimate]>::first);
        by_year.or_else(|| self.proxy.as_ref().and_then(|proxy| proxy.value.as_ref()))
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
}
