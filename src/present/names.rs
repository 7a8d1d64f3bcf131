//! What the numbers of a study are called, and its parts.

use super::Catalog;
use crate::number::{Decimal, write};
use crate::study::field::{Field, OutcomeField, PartField};
use crate::study::{DriverKind, NumberPath, Outcome, Parameter, Shared, Study, Volume};
use std::collections::BTreeMap;

impl Catalog {
    /// The title of a study, or a placeholder where it has none.
    pub fn title_or_untitled<'a>(&'a self, title: &'a str) -> &'a str {
        if title.trim().is_empty() { self.text("study.untitled") } else { title }
    }

    /// What a field is called: "Deadweight".
    pub fn field_name(&self, field: Field) -> &str {
        self.under("field", field.word())
    }

    /// What a number is called, without the part that it belongs to.
    pub fn target_name(&self, target: &NumberPath) -> String {
        match target {
            NumberPath::Outcome(_, OutcomeField::Cohort(n)) => self.cohort_name(*n),
            NumberPath::Outcome(_, OutcomeField::InYear(_, n)) => self.in_year(self.field_name(target.field()), *n),
            NumberPath::Outcome(_, OutcomeField::Adjustment(n)) => {
                self.fill("field.adjustment_of", &[("n", &n.saturating_add(1).to_string())])
            }
            NumberPath::Outcome(_, OutcomeField::Factor(n)) => {
                self.fill("field.factor_of", &[("n", &n.saturating_add(1).to_string())])
            }
            NumberPath::LaterRate(n) | NumberPath::LaterRateYear(n) => {
                let number = write::number(Decimal::from(n.saturating_add(1)), 0, self.language());
                self.fill("field.later_rate", &[("field", self.field_name(target.field())), ("n", &number)])
            }
            _ => self.field_name(target.field()).to_owned(),
        }
    }

    /// What a number of a study is called, without the part that it belongs to: an adjustment or a factor by its label.
    pub fn target_name_in(&self, study: &Study, target: &NumberPath) -> String {
        let outcome = target.outcome().and_then(|id| study.outcome(id));
        match (target, outcome) {
            (NumberPath::Outcome(_, OutcomeField::Adjustment(n)), Some(outcome)) => self.adjustment_name(outcome, *n),
            (NumberPath::Outcome(_, OutcomeField::Factor(n)), Some(outcome)) => self.factor_name(outcome, *n),
            _ => self.target_name(target),
        }
    }

    /// What the nth adjustment of an outcome is called: by its label, or by its place when it has none yet.
    pub fn adjustment_name(&self, outcome: &Outcome, n: usize) -> String {
        let label = outcome.adjustments.get(n).map(|it| it.label.clone()).filter(|label| !label.trim().is_empty());
        label.unwrap_or_else(|| self.fill("field.adjustment_of", &[("n", &n.saturating_add(1).to_string())]))
    }

    /// What the nth factor of an outcome's quantity is called: by its label, or by its place when it has none yet.
    pub fn factor_name(&self, outcome: &Outcome, n: usize) -> String {
        let label = outcome.quantity_factors.get(n).map(|it| it.label.clone()).filter(|label| !label.trim().is_empty());
        label.unwrap_or_else(|| self.fill("field.factor_of", &[("n", &n.saturating_add(1).to_string())]))
    }

    /// The words for the proxy that an outcome shares with another one: whose it is, and its amount; none where it has its own.
    pub fn shared_proxy(&self, study: &Study, outcome: &Outcome) -> Option<String> {
        let id = outcome.shares_proxy_of()?;
        let name = self.part_name(study, &format!("outcomes/{id}")).unwrap_or_default();
        Some(self.fill("outcome.proxy_as", &[("name", &name)]))
    }

    /// A year of the activity, with its calendar year where that of year 0 is stated: "Year 2 (2028)".
    pub fn year_name(&self, study: &Study, year: u32) -> String {
        let n = year.to_string();
        match study.calendar_year(year) {
            Some(calendar) => self.fill("years.calendar", &[("n", &n), ("year", &calendar.to_string())]),
            None => self.fill("years.year", &[("n", &n)]),
        }
    }

    /// A name with the year of value, from 0, that it is about.
    pub(super) fn in_year(&self, name: &str, year: usize) -> String {
        self.fill("field.in_year", &[("field", name), ("n", &year.saturating_add(1).to_string())])
    }

    /// What a part of a study is called by its label, or by its place when it has none yet. A label is no identity: outcomes that
    /// share one are told apart by their places and stakeholders, inputs by their years where these differ.
    pub fn part_name(&self, study: &Study, path: &str) -> Option<String> {
        let mut words = path.split('/');
        let (list, id) = (words.next()?, words.next()?);
        let ordinal = |place: usize| self.ordinal(place);
        let named = |label: &str, key: &str, place: usize| self.label_or_place(label, key, place);
        match list {
            "stakeholders" => {
                let place = study.stakeholders.iter().position(|item| item.id == id)?;
                Some(named(&study.stakeholders.get(place)?.name, "part.stakeholder", place))
            }
            "inputs" => {
                let place = study.inputs.iter().position(|item| item.id == id)?;
                let input = study.inputs.get(place)?;
                let mut equals =
                    study.inputs.iter().filter(|other| other.id != id && is_equal(&other.label, &input.label));
                let name = named(&input.label, "part.input", place);
                Some(match equals.next() {
                    None => name,
                    Some(first) if [first].into_iter().chain(equals).all(|other| other.year != input.year) => {
                        self.fill("part.apart", &[("name", &name), ("by", &self.year_name(study, input.year))])
                    }
                    Some(_) => self.fill("part.apart", &[("name", &name), ("by", &ordinal(place))]),
                })
            }
            "outcomes" => {
                let place = study.outcomes.iter().position(|item| item.id == id)?;
                let label = &study.outcomes.get(place)?.label;
                let is_shared = study.outcomes.iter().any(|other| other.id != id && is_equal(&other.label, label));
                self.outcome_name(study, place, is_shared)
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

    /// What every outcome is called, in their order: [`part_name`](Self::part_name) of each, without a search for each.
    pub fn outcome_names(&self, study: &Study) -> Vec<String> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for outcome in &study.outcomes {
            let count = counts.entry(outcome.label.trim()).or_default();
            *count = count.saturating_add(1);
        }
        let is_shared = |label: &str| !label.is_empty() && counts.get(label).is_some_and(|count| *count > 1);
        let name = |(place, outcome): (usize, &Shared<Outcome>)| {
            self.outcome_name(study, place, is_shared(outcome.label.trim())).unwrap_or_default()
        };
        study.outcomes.iter().enumerate().map(name).collect()
    }

    fn outcome_name(&self, study: &Study, place: usize, is_shared: bool) -> Option<String> {
        let outcome = study.outcomes.get(place)?;
        let name = self.label_or_place(&outcome.label, "part.outcome", place);
        if !is_shared {
            return Some(name);
        }
        let who = (!outcome.stakeholder.is_empty()).then(|| self.stakeholder_name(study, &outcome.stakeholder));
        let by: Vec<String> = [self.ordinal(place)].into_iter().chain(who).collect();
        Some(self.fill("part.apart", &[("name", &name), ("by", &by.join(", "))]))
    }

    fn ordinal(&self, place: usize) -> String {
        write::number(Decimal::from(place.saturating_add(1)), 0, self.language())
    }

    fn label_or_place(&self, label: &str, key: &str, place: usize) -> String {
        if label.trim().is_empty() { self.fill(key, &[("n", &self.ordinal(place))]) } else { label.to_owned() }
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

    /// The year in which the value of an outcome starts, in words.
    pub fn first_year(&self, year: u32) -> String {
        match year {
            0 => self.text("first_year.during").to_owned(),
            1 => self.text("first_year.after").to_owned(),
            later => self.fill("first_year.later", &[("n", &later.to_string())]),
        }
    }

    pub(super) fn cohort_name(&self, n: usize) -> String {
        let number = write::number(Decimal::from(n.saturating_add(1)), 0, self.language());
        self.fill("field.cohort", &[("n", &number)])
    }

    /// The name of the numbers of an outcome's volume: one quantity or a row of cohorts.
    pub fn volume_name(&self, volume: &Volume) -> &str {
        match volume {
            Volume::Cohorts(_) => self.text("field.cohorts"),
            Volume::Single(_) | Volume::Unstated => self.field_name(Field::Outcome(PartField::Quantity.into())),
        }
    }
}

/// Whether two labels read the same. Labels that are not stated yet do not: their parts are named by their places.
fn is_equal(label: &str, other: &str) -> bool {
    let label = label.trim();
    !label.is_empty() && label == other.trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Language;
    use crate::study::{Input, Stakeholder};

    #[test]
    fn equal_labels_are_told_apart_wherever_they_are_named() {
        let who = |id: &str, name: &str| {
            Shared::new(Stakeholder { id: id.to_owned(), name: name.to_owned(), ..Stakeholder::default() })
        };
        let outcome = |id: &str, label: &str, stakeholder: &str| {
            let [id, label, stakeholder] = [id, label, stakeholder].map(str::to_owned);
            Shared::new(Outcome { id, stakeholder, label, ..Outcome::default() })
        };
        let input = |id: &str, year| {
            Shared::new(Input { id: id.to_owned(), label: "Dons".to_owned(), year, ..Input::default() })
        };
        let study = Study {
            stakeholders: vec![who("a", "Jeunes"), who("b", "Parents")],
            outcomes: vec![
                outcome("1", "Aller mieux", "a"),
                outcome("2", " Aller mieux", "b"),
                outcome("3", "Sortir", "a"),
                outcome("4", "", ""),
                outcome("5", "", ""),
                outcome("6", "Aller mieux", ""),
            ],
            inputs: vec![input("i", 0), input("j", 1)],
            ..Study::default()
        };
        let named =
            |study: &Study, path: &str| Catalog::of(Language::French).part_name(study, path).unwrap_or_default();
        let outcomes = ["1", "2", "3", "4", "5", "6"].map(|id| named(&study, &format!("outcomes/{id}")));
        assert_eq!(
            outcomes,
            ["Aller mieux (1, Jeunes)", " Aller mieux (2, Parents)", "Sortir", "Effet 4", "Effet 5", "Aller mieux (6)"]
        );
        assert_eq!(Catalog::of(Language::French).outcome_names(&study), outcomes);
        assert_eq!(["i", "j"].map(|id| named(&study, &format!("inputs/{id}"))), ["Dons (Année 0)", "Dons (Année 1)"]);
        let same_year = Study { inputs: vec![input("i", 0), input("j", 0)], ..study };
        assert_eq!(named(&same_year, "inputs/j"), "Dons (2)");
    }
}
