//! Looks up the parts of a study by id.

use super::field::OutcomeField;
use super::{
    Choice, Correlation, Hypothesis, Incompatible, Input, NumberPath, Outcome, Scenario, Shared, Stakeholder, Study,
    Variable,
};

/// A part of a study that has an id.
pub trait Named {
    /// The id.
    fn id(&self) -> &str;
}

macro_rules! named {
    ($($kind:ty),+) => { $( impl Named for $kind { fn id(&self) -> &str { &self.id } } )+ };
}
named!(Stakeholder, Input, Outcome, Scenario, Variable, Correlation);

/// The position of the part with this id.
pub fn position<T: Named>(items: &[Shared<T>], id: &str) -> Option<usize> {
    items.iter().position(|item| item.id() == id)
}

/// The part with this id.
pub fn find<'a, T: Named>(items: &'a [Shared<T>], id: &str) -> Option<&'a Shared<T>> {
    items.iter().find(|item| item.id() == id)
}

/// The part with this id, mutably; other versions of the study keep theirs.
pub fn find_mut<'a, T: Named + Clone>(items: &'a mut [Shared<T>], id: &str) -> Option<&'a mut T> {
    items.iter_mut().find(|item| item.id() == id).map(Shared::make_mut)
}

impl Study {
    /// The stakeholder with this id.
    pub fn stakeholder(&self, id: &str) -> Option<&Shared<Stakeholder>> {
        find(&self.stakeholders, id)
    }

    /// The input with this id.
    pub fn input(&self, id: &str) -> Option<&Shared<Input>> {
        find(&self.inputs, id)
    }

    /// The outcome with this id.
    pub fn outcome(&self, id: &str) -> Option<&Shared<Outcome>> {
        find(&self.outcomes, id)
    }

    /// The ids of all parts.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let hypotheses = self.variables.iter().flat_map(|variable| &variable.hypotheses);
        self.stakeholders
            .iter()
            .map(|it| it.id.as_str())
            .chain(self.inputs.iter().map(|it| it.id.as_str()))
            .chain(self.outcomes.iter().map(|it| it.id.as_str()))
            .chain(self.scenarios.iter().map(|it| it.id.as_str()))
            .chain(self.variables.iter().map(|it| it.id.as_str()))
            .chain(hypotheses.map(|it| it.id.as_str()))
            .chain(self.correlations.iter().map(|it| it.id.as_str()))
    }

    /// Whether any part of the study has this id.
    pub fn has_id(&self, id: &str) -> bool {
        self.ids().any(|known| known == id)
    }

    /// The variable with this id.
    pub fn variable(&self, id: &str) -> Option<&Variable> {
        self.variables.iter().find(|variable| variable.id == id).map(|variable| &**variable)
    }

    /// The hypothesis with this id, and the id of its variable.
    pub fn hypothesis(&self, id: &str) -> Option<(&str, &Hypothesis)> {
        self.variables.iter().find_map(|variable| {
            let hypothesis = variable.hypotheses.iter().find(|hypothesis| hypothesis.id == id)?;
            Some((variable.id.as_str(), hypothesis))
        })
    }

    /// The hypothesis with this id, mutably.
    pub fn hypothesis_mut(&mut self, id: &str) -> Option<&mut Hypothesis> {
        let has = |variable: &Variable| variable.hypotheses.iter().any(|hypothesis| hypothesis.id == id);
        let variable = self.variables.iter_mut().find(|variable| has(variable))?;
        variable.make_mut().hypotheses.iter_mut().find(|hypothesis| hypothesis.id == id)
    }

    /// The hypothesis with this id, as a choice.
    pub fn choice(&self, hypothesis: &str) -> Option<Choice> {
        let (variable, hypothesis) = self.hypothesis(hypothesis)?;
        Some(Choice { variable: variable.to_owned(), hypothesis: hypothesis.id.clone() })
    }

    /// The reference scenario, with which the others are compared: the first that is marked as such.
    pub fn reference(&self) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.reference).map(|scenario| &**scenario)
    }

    /// Whether two hypotheses are declared incompatible.
    pub fn are_incompatible(&self, one: &Choice, other: &Choice) -> bool {
        self.incompatible.iter().any(|pair| pair.joins(one, other))
    }

    /// The incompatible pairs that a scenario contains, in their order.
    pub fn contradictions<'a>(&'a self, scenario: &'a Scenario) -> impl Iterator<Item = &'a Incompatible> {
        let chosen = |choice: &Choice| scenario.choices.contains(choice);
        self.incompatible.iter().filter(move |pair| chosen(&pair.0) && chosen(&pair.1))
    }

    /// The group with this id.
    pub fn correlation(&self, id: &str) -> Option<&Correlation> {
        find(&self.correlations, id).map(|group| &**group)
    }

    /// The group that a number is in.
    pub fn correlation_of(&self, path: &str) -> Option<&Correlation> {
        self.correlations.iter().find(|group| group.members.iter().any(|member| member == path)).map(|group| &**group)
    }
}

impl Correlation {
    /// The members that name a stated number of the study. A quantity in cohorts, or a number stated by year, counts as one.
    pub fn stated<'a>(&'a self, study: &'a Study) -> impl Iterator<Item = &'a str> {
        let is_stated = |target: NumberPath| match &target {
            // A deadweight beside a measured effect is no term of the calculation: nothing moves with it.
            NumberPath::Outcome(id, OutcomeField::Part(part)) => {
                let number = |outcome: &Outcome| target.get(study).is_some() || outcome.states(*part);
                study.outcome(id).is_some_and(|outcome| !outcome.is_replaced(*part) && number(outcome))
            }
            _ => target.get(study).is_some(),
        };
        self.members.iter().map(String::as_str).filter(move |path| NumberPath::parse(path).is_some_and(is_stated))
    }
}
