//! What the figures of each method are called.

use super::Catalog;
use crate::methods::sroi::{ChainStep, Crossing, Figure, Level};
use crate::methods::{FigureOrigin, FigureRef, FigureValue};
use crate::study::{Shared, Study, Volume};

impl Catalog {
    /// What a figure is called, whatever its method.
    pub fn figure_name(&self, study: &Study, shown: &FigureValue) -> String {
        if let FigureOrigin::Stated(target) = &shown.origin {
            return self.target_name_in(study, target);
        }
        match shown.figure {
            FigureRef::Sroi(figure) => self.sroi_name(study, figure),
            FigureRef::Volunteering(_, figure) => self.under("figure.volunteering", figure.word()).to_owned(),
            FigureRef::Simulated(figure) => self.under("figure.simulated", figure.word()).to_owned(),
            FigureRef::Effect(_, figure) => self.under("figure.effect", figure.word()).to_owned(),
            FigureRef::Trial(figure) => self.trial_figure_name(figure),
        }
    }

    /// What a figure of the calculation is called, beside the name of its number where it has one.
    #[expect(clippy::too_many_lines, reason = "one arm for each figure")]
    pub fn sroi_name(&self, study: &Study, figure: Figure) -> String {
        let year = |key: &str, year: u32| self.fill(key, &[("year", &year.to_string())]);
        let rate = |key: &str, n: usize| self.fill(key, &[("n", &n.saturating_add(1).to_string())]);
        let outcome = |key: &str, place: usize| {
            let name = name_at(self, study, &study.outcomes, "outcomes", place);
            self.fill(key, &[("outcome", &name)])
        };
        match figure {
            // Their names are those of their numbers.
            Figure::Stated(_) => String::new(),
            Figure::One => "1".to_owned(),
            Figure::Growth(n) => rate("figure.growth", n),
            Figure::FactorBefore(n) => rate("figure.factor_before", n),
            Figure::FactorSince { year: to, .. } => year("figure.factor_since", to),
            Figure::Factor(to) => year("figure.factor", to),
            Figure::InputYearlyValue(place) => self
                .fill("figure.input_yearly_value", &[("input", &name_at(self, study, &study.inputs, "inputs", place))]),
            Figure::InputFactors(_) => self.text("figure.input_factors").to_owned(),
            Figure::Years(_) => self.text("field.input_years").to_owned(),
            Figure::CashPresentValue => self.text("figure.cash_present_value").to_owned(),
            Figure::CashRatio => self.text("figure.cash_ratio").to_owned(),
            Figure::FunderRatio(place) => {
                let name = name_at(self, study, &study.stakeholders, "stakeholders", place);
                self.fill("figure.funder_ratio", &[("stakeholder", &name)])
            }
            Figure::InputValue(place) => {
                self.fill("figure.input_value", &[("input", &name_at(self, study, &study.inputs, "inputs", place))])
            }
            Figure::InputSeries(place) => {
                let label = study.inputs.get(place).map(|input| input.label.clone()).unwrap_or_default();
                self.fill("figure.input_series", &[("input", &label)])
            }
            Figure::InputPresentValue(place) => {
                let name = name_at(self, study, &study.inputs, "inputs", place);
                self.fill("figure.input_present_value", &[("input", &name)])
            }
            Figure::InputsTotal => self.text("figure.inputs_total").to_owned(),
            Figure::InputsOfKind(kind) => self.under("figure.inputs", kind.word()).to_owned(),
            Figure::StakeholderInputs(place) => {
                let name = name_at(self, study, &study.stakeholders, "stakeholders", place);
                self.fill("figure.stakeholder_inputs", &[("stakeholder", &name)])
            }
            Figure::StakeholderInputsPresentValue(place) => {
                let name = name_at(self, study, &study.stakeholders, "stakeholders", place);
                self.fill("figure.stakeholder_inputs_present_value", &[("stakeholder", &name)])
            }
            Figure::InputsPresentValue => self.text("figure.inputs_present_value").to_owned(),
            Figure::PriceLevel(of) => self.fill("figure.price_level", &[("year", &of.to_string())]),
            Figure::PriceFactor(from) => {
                let to = study.price_year.map(|year| year.to_string()).unwrap_or_default();
                self.fill("figure.price_factor", &[("from", &from.to_string()), ("to", &to)])
            }
            Figure::CohortQuantity { outcome: place, cohort } => match study.outcomes.get(place).map(|it| &it.volume) {
                Some(Volume::Cohorts(_)) => {
                    self.fill("figure.cohort_quantity", &[("cohort", &self.cohort_name(cohort))])
                }
                _ => outcome("figure.quantity", place),
            },
            Figure::Kept(_, deduction) => self.under("figure.kept", deduction.word()).to_owned(),
            Figure::KeptInYear { part, year, .. } => self.in_year(self.under("figure.kept", part.word()), year),
            Figure::KeptAdjusted { outcome: place, adjustment: n } => {
                let name =
                    study.outcomes.get(place).map(|outcome| self.adjustment_name(outcome, n)).unwrap_or_default();
                self.fill("figure.kept_adjusted", &[("adjustment", &name)])
            }
            Figure::YearPortion { year, .. } => self.in_year(self.text("figure.year_portion"), year as usize),
            Figure::ValueGrowth(_) => self.text("figure.value_growth").to_owned(),
            Figure::GrownAfter { years, .. } => self.plural("figure.grown_after", years as usize, &[]),
            Figure::OutcomeRateGrowth(_) => self.text("figure.outcome_rate_growth").to_owned(),
            Figure::OutcomeFactor { year: to, .. } => year("figure.outcome_factor", to),
            Figure::UnitImpact { year, .. } => self.in_year(self.text("figure.unit_impact"), year as usize),
            Figure::KeptAfter { years, .. } => self.plural("figure.kept_after", years as usize, &[]),
            Figure::Quantity(place) => outcome("figure.quantity", place),
            Figure::YearlyLevel(place, level) => {
                let name = name_at(self, study, &study.outcomes, "outcomes", place);
                self.fill("figure.yearly_level", &[("level", self.level_name(level)), ("outcome", &name)])
            }
            Figure::LevelInYear { level, year, .. } => self.in_year(self.level_name(level), year as usize),
            Figure::OutcomeLevel(place, level) => {
                let name = name_at(self, study, &study.outcomes, "outcomes", place);
                self.fill("figure.outcome_level", &[("level", self.level_name(level)), ("outcome", &name)])
            }
            Figure::CohortImpact { cohort, .. } => {
                self.fill("figure.cohort_impact", &[("cohort", &self.cohort_name(cohort))])
            }
            Figure::Impact(place) => outcome("figure.impact", place),
            Figure::CohortValue { outcome: place, cohort, age } => {
                let first = study.outcomes.get(place).map_or(0, |outcome| outcome.first_year);
                let to = u32::try_from(cohort).unwrap_or(u32::MAX).saturating_add(first).saturating_add(age);
                let cohort = self.cohort_name(cohort);
                self.fill("figure.cohort_value", &[("cohort", &cohort), ("year", &to.to_string())])
            }
            Figure::OutcomeYear { year: to, .. } => year("figure.outcome_year", to),
            Figure::OutcomeYearPresentValue { year: to, .. } => year("figure.outcome_year_present_value", to),
            Figure::OutcomePresentValue(place) => outcome("figure.outcome_present_value", place),
            Figure::ShareOfValue(place) => outcome("figure.share_of_value", place),
            Figure::StakeholderPresentValue(place) => {
                let name = name_at(self, study, &study.stakeholders, "stakeholders", place);
                self.fill("figure.stakeholder_present_value", &[("stakeholder", &name)])
            }
            Figure::YearValue(to) => year("figure.year_value", to),
            Figure::YearPresentValue(to) => year("figure.year_present_value", to),
            Figure::Accumulated(to) => year("figure.accumulated", to),
            Figure::TotalLevel(level) => self.level_name(level).to_owned(),
            Figure::WaterfallStep(step) => self.step_name(step).to_owned(),
            Figure::PresentValue => self.text("figure.present_value").to_owned(),
            Figure::NetPresentValue => self.text("figure.net_present_value").to_owned(),
            Figure::Ratio => self.text("figure.ratio").to_owned(),
            Figure::NetRatio => self.text("figure.net_ratio").to_owned(),
            Figure::MonthsPerYear => self.text("figure.months_per_year").to_owned(),
            Figure::PaybackYears(_) => self.text("figure.payback_years").to_owned(),
            Figure::PaybackRemaining(_) => self.text("figure.payback_remaining").to_owned(),
            Figure::PaybackPart(_) => self.text("figure.payback_part").to_owned(),
            Figure::PaybackInYears(_) => self.text("figure.payback_in_years").to_owned(),
            Figure::PaybackMonths(Crossing::First) => self.text("figure.payback_months").to_owned(),
            Figure::PaybackMonths(Crossing::Last) => self.text("figure.lasting_payback_months").to_owned(),
            Figure::MonthlyValue => self.text("figure.monthly_value").to_owned(),
            Figure::SimplePaybackMonths => self.text("figure.simple_payback_months").to_owned(),
        }
    }

    /// What a level of the waterfall is called.
    fn level_name(&self, level: Level) -> &str {
        match level {
            Level::Gross => self.text("level.gross"),
            Level::Priced => self.text("level.priced"),
            Level::Adjusted => self.text("level.adjusted"),
            Level::Grown => self.text("level.grown"),
            Level::After(deduction) => self.under("level", &["after", deduction.word()].join("_")),
        }
    }

    /// What a step of the waterfall is called.
    pub fn step_name(&self, step: ChainStep) -> &str {
        match step {
            ChainStep::Prices => self.text("step.prices"),
            ChainStep::Deduction(deduction) => self.under("step", deduction.word()),
            ChainStep::Adjustments => self.text("step.adjustments"),
            ChainStep::Growth => self.text("step.growth"),
            ChainStep::Discounting => self.text("step.discounting"),
        }
    }
}

fn name_at<T: crate::study::lookup::Named>(
    catalog: &Catalog,
    study: &Study,
    items: &[Shared<T>],
    list: &str,
    place: usize,
) -> String {
    let id = items.get(place).map(|item| item.id()).unwrap_or_default();
    catalog.part_name(study, &format!("{list}/{id}")).unwrap_or_default()
}
