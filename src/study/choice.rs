//! Hypotheses as chosen by scenarios, and pairs of them that exclude each other.

/// A hypothesis together with its variable: `VARIABLE/HYPOTHESIS` in files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Choice {
    /// Id of the variable.
    pub variable: String,
    /// Id of the hypothesis.
    pub hypothesis: String,
}

/// Two hypotheses on different variables that cannot both come true.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Incompatible(pub Choice, pub Choice);

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
