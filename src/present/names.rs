//! What the figures and the numbers of a study are called.

use super::Catalog;
use crate::methods::sroi::{ChainStep, Evaluation, Figure, Level};
use crate::number::{Decimal, write};
use crate::study::field::{Field, OutcomeField, PartField};
use crate::study::{DriverKind, NumberPath, Parameter, Shared, Study, Volume};

impl Catalog {
    /// What a field is called: "Deadweight".
    pub fn field_name(&self, field: Field) -> &str {
        self.under("field", field.word())
    }

    /// What a number is called, without the part that it belongs to.
    pub fn target_name(&self, target: &NumberPath) -> String {
        match target {
            NumberPath::Outcome(_, OutcomeField::Cohort(n)) => self.cohort_name(*n),
            NumberPath::LaterRate(n) | NumberPath::LaterRateYear(n) => {
                let number = write::number(Decimal::from(n.saturating_add(1)), 0, self.language());
                self.fill("field.later_rate", &[("field", self.field_name(target.field())), ("n", &number)])
            }
            _ => self.field_name(target.field()).to_owned(),
        }
    }

    /// What a part of a study is called by its label, or by its place when it has none yet.
    pub fn part_name(&self, study: &Study, path: &str) -> Option<String> {
        let mut words = path.split('/');
        let (list, id) = (words.next()?, words.next()?);
        let named = |label: &str, key: &str, place: usize| {
            if label.trim().is_empty() {
                let number = write::number(Decimal::from(place.saturating_add(1)), 0, self.language());
                self.fill(key, &[("n", &number)])
            } else {
                label.to_owned()
            }
        };
        match list {
            "stakeholders" => {
                let place = study.stakeholders.iter().position(|item| item.id == id)?;
                Some(named(&study.stakeholders.get(place)?.name, "part.stakeholder", place))
            }
            "inputs" => {
                let place = study.inputs.iter().position(|item| item.id == id)?;
                Some(named(&study.inputs.get(place)?.label, "part.input", place))
            }
            "outcomes" => {
                let place = study.outcomes.iter().position(|item| item.id == id)?;
                Some(named(&study.outcomes.get(place)?.label, "part.outcome", place))
            }
            "scenarios" => {
                let place = study.scenarios.iter().position(|item| item.id == id)?;
                Some(named(&study.scenarios.get(place)?.name, "part.scenario", place))
            }
            "variables" => {
                let place = study.variables.iter().position(|item| item.id == id)?;
                Some(named(&study.variables.get(place)?.name, "part.variable", place))
            }
            "correlations" => {
                let place = study.correlations.iter().position(|item| item.id == id)?;
                Some(named(&study.correlations.get(place)?.name, "part.correlation", place))
            }
            "hypotheses" => study.variables.iter().find_map(|variable| {
                let place = variable.hypotheses.iter().position(|item| item.id == id)?;
                Some(named(&variable.hypotheses.get(place)?.name, "part.hypothesis", place))
            }),
            _ => None,
        }
    }

    /// What a kind of driver is called.
    pub fn driver_name(&self, kind: DriverKind) -> &str {
        self.under("driver", kind.word())
    }

    /// What a kind of driver does, in a sentence.
    pub fn driver_text(&self, kind: DriverKind) -> &str {
        self.under("driver_text", kind.word())
    }

    /// What a number of a driver is called.
    pub fn parameter_name(&self, parameter: Parameter) -> &str {
        self.under("parameter", parameter.word())
    }

    /// What a stakeholder is called; the words for nobody when the id is empty.
    pub fn stakeholder_name(&self, study: &Study, id: &str) -> String {
        self.part_name(study, &format!("stakeholders/{id}")).unwrap_or_else(|| self.text("part.nobody").to_owned())
    }

    fn cohort_name(&self, n: usize) -> String {
        let number = write::number(Decimal::from(n.saturating_add(1)), 0, self.language());
        self.fill("field.cohort", &[("n", &number)])
    }

    /// What a figure of the calculation is called.
    pub fn figure_name(&self, study: &Study, evaluation: &Evaluation, figure: Figure) -> String {
        let year = |key: &str, year: u32| self.fill(key, &[("year", &year.to_string())]);
        let rate = |key: &str, n: usize| self.fill(key, &[("n", &n.saturating_add(1).to_string())]);
        let outcome = |key: &str, place: usize| {
            let name = name_at(self, study, &study.outcomes, "outcomes", place);
            self.fill(key, &[("outcome", &name)])
        };
        match figure {
            Figure::Stated(n) => evaluation.target(n).map(|target| self.target_name(target)).unwrap_or_default(),
            Figure::One => "1".to_owned(),
            Figure::Growth(n) => rate("figure.growth", n),
            Figure::FactorBefore(n) => rate("figure.factor_before", n),
            Figure::FactorSince { year: to, .. } => year("figure.factor_since", to),
            Figure::Factor(to) => year("figure.factor", to),
            Figure::InputValue(place) => {
                self.fill("figure.input_value", &[("input", &name_at(self, study, &study.inputs, "inputs", place))])
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
            Figure::Kept(_, deduction) => self.under("figure.kept", deduction.word()).to_owned(),
            Figure::KeptAfter { years, .. } => self.plural("figure.kept_after", years as usize, &[]),
            Figure::Quantity(place) => outcome("figure.quantity", place),
            Figure::Duration(_) => self.text("figure.duration").to_owned(),
            Figure::YearlyLevel(place, level) => {
                let name = name_at(self, study, &study.outcomes, "outcomes", place);
                self.fill("figure.yearly_level", &[("level", self.level_name(level)), ("outcome", &name)])
            }
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
            Figure::PaybackYears => self.text("figure.payback_years").to_owned(),
            Figure::PaybackRemaining => self.text("figure.payback_remaining").to_owned(),
            Figure::PaybackPart => self.text("figure.payback_part").to_owned(),
            Figure::PaybackInYears => self.text("figure.payback_in_years").to_owned(),
            Figure::PaybackMonths => self.text("figure.payback_months").to_owned(),
            Figure::MonthlyValue => self.text("figure.monthly_value").to_owned(),
            Figure::SimplePaybackMonths => self.text("figure.simple_payback_months").to_owned(),
        }
    }

    /// What a level of the waterfall is called.
    fn level_name(&self, level: Level) -> &str {
        match level {
            Level::Gross => self.text("level.gross"),
            Level::After(deduction) => self.under("level", &["after", deduction.word()].join("_")),
        }
    }

    /// What a step of the waterfall is called.
    pub fn step_name(&self, step: ChainStep) -> &str {
        match step {
            ChainStep::Deduction(deduction) => self.under("step", deduction.word()),
            ChainStep::Discounting => self.text("step.discounting"),
        }
    }

    /// The name of the numbers of an outcome's volume: one quantity or a row of cohorts.
    pub fn volume_name(&self, volume: &Volume) -> &str {
        match volume {
            Volume::Cohorts(_) => self.text("field.cohorts"),
            Volume::Single(_) | Volume::Unstated => self.field_name(Field::Outcome(PartField::Quantity.into())),
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
