//! Variables of the prospective method: questions that may turn out in several ways, and the hypotheses on each.
//!
//! Source: the morphological analysis of the French school of prospective (Godet, *Manuel de prospective stratégique*):
//! a scenario takes one hypothesis on each variable, and excludes the combinations that cannot go together.

use super::{Driver, Extra, Override, Scenario, Study};

/// A question that may turn out in several ways.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Variable {
    /// Identifier, unique in the study.
    pub id: String,
    /// Name.
    pub name: String,
    /// The possible answers: two to four in a complete study.
    pub hypotheses: Vec<Hypothesis>,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

/// One way in which a variable may turn out, and its effect on numbers of the study.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hypothesis {
    /// Identifier, unique in the study.
    pub id: String,
    /// Name.
    pub name: String,
    /// The assumption, in words.
    pub text: String,
    /// The overrides, in order.
    pub overrides: Vec<Override>,
    /// The drivers, applied in order after the overrides.
    pub drivers: Vec<Driver>,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

/// A hypothesis together with its variable: `VARIABLE/HYPOTHESIS` in files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Choice {
    /// Id of the variable.
    pub variable: String,
    /// Id of the hypothesis.
    pub hypothesis: String,
}

impl Choice {
    /// Parses a path; `None` if it is malformed. The hypothesis need not exist.
    pub fn parse(path: &str) -> Option<Self> {
        let (variable, hypothesis) = path.split_once('/')?;
        let choice = Self { variable: variable.to_owned(), hypothesis: hypothesis.to_owned() };
        (!variable.is_empty() && !hypothesis.is_empty() && !hypothesis.contains('/')).then_some(choice)
    }

    /// The path.
    pub fn path(&self) -> String {
        [self.variable.as_str(), &self.hypothesis].join("/")
    }
}

/// Two hypotheses on different variables that cannot both come true.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Incompatible(pub Choice, pub Choice);

impl Incompatible {
    /// Whether the pair consists of these two, in either order.
    pub fn joins(&self, one: &Choice, other: &Choice) -> bool {
        (&self.0 == one && &self.1 == other) || (&self.0 == other && &self.1 == one)
    }

    /// Whether the pair contains this hypothesis.
    pub fn has(&self, choice: &Choice) -> bool {
        &self.0 == choice || &self.1 == choice
    }
}

impl Study {
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
}

impl Scenario {
    /// The id of the hypothesis that the scenario takes on a variable.
    pub fn chosen(&self, variable: &str) -> Option<&str> {
        self.choices.iter().find(|choice| choice.variable == variable).map(|choice| choice.hypothesis.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_two_parts() {
        let choice = Choice { variable: "pace".to_owned(), hypothesis: "slow".to_owned() };
        assert_eq!((Choice::parse("pace/slow"), choice.path()), (Some(choice.clone()), "pace/slow".to_owned()));
        for path in ["", "pace", "pace/", "/slow", "pace/slow/er"] {
            assert_eq!(Choice::parse(path), None, "{path}");
        }
    }

    #[test]
    fn a_pair_has_no_order() {
        let choice = |path: &str| Choice::parse(path).unwrap_or_default();
        let (one, other, third) = (choice("a/b"), choice("c/d"), choice("a/d"));
        let pair = Incompatible(one.clone(), other.clone());
        assert!(pair.joins(&one, &other) && pair.joins(&other, &one) && !pair.joins(&one, &third));
        assert!(pair.has(&one) && pair.has(&other) && !pair.has(&third));
    }
}
