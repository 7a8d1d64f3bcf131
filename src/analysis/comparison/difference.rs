//! The stated numbers in which two versions of a study differ.

use crate::study::field::{InputField, OutcomeField};
use crate::study::lookup::{Named, find};
use crate::study::{Estimate, Input, NumberPath, Outcome, Recurrence, Shared, Stakeholder, Study};

/// One thing that two versions of a study state otherwise.
#[derive(Debug, Clone, PartialEq)]
pub enum Difference {
    /// A number whose value differs, or that only one version states.
    Number(Box<Change>),
    /// A whole part that only one of them has; its numbers are not listed one by one.
    Part {
        /// Its path: `outcomes/o4`.
        path: String,
        /// What it is called, in the version that has it.
        label: String,
        /// Whether it was added, rather than removed.
        added: bool,
    },
}

/// A number that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Which number.
    pub target: NumberPath,
    /// The estimate before; none where it was not stated.
    pub before: Option<Estimate>,
    /// The estimate after; none where it is not stated any more.
    pub after: Option<Estimate>,
}

impl Difference {
    /// The path of what differs.
    pub fn path(&self) -> String {
        match self {
            Self::Number(change) => change.target.to_string(),
            Self::Part { path, .. } => path.clone(),
        }
    }
}

/// Everything that the second version states otherwise than the first, in the order of the study: price year, start year and rates,
/// stakeholders, inputs, outcomes.
///
/// Two numbers are the same when their likely value and their bounds are: `0.2` and `0.20` are equal, whatever their source. A
/// number that is not stated differs from a stated 0. Words and choices, which no override changes, are not compared.
pub fn differences(before: &Study, after: &Study) -> Vec<Difference> {
    let mut found = Vec::new();
    for target in [NumberPath::PriceYear, NumberPath::StartYear] {
        let (was, is) = (target.get(before), target.get(after));
        number(&mut found, target, was, is);
    }
    let rates = |study: &Study| study.discounting.as_ref().map_or(0, |discounting| discounting.rates.len());
    number(&mut found, NumberPath::Rate, NumberPath::Rate.get(before), NumberPath::Rate.get(after));
    for n in 1..rates(before).max(rates(after)) {
        for target in [NumberPath::LaterRateYear(n), NumberPath::LaterRate(n)] {
            let (was, is) = (target.get(before), target.get(after));
            number(&mut found, target, was, is);
        }
    }
    let pairs = paired(&mut found, "stakeholders", &before.stakeholders, &after.stakeholders, |it| &it.name);
    for (was, is) in pairs {
        stakeholder(&mut found, was, is);
    }
    let pairs = paired(&mut found, "inputs", &before.inputs, &after.inputs, |it| &it.label);
    for (was, is) in pairs {
        input(&mut found, was, is);
    }
    let pairs = paired(&mut found, "outcomes", &before.outcomes, &after.outcomes, |it| &it.label);
    for (was, is) in pairs {
        outcome(&mut found, was, is);
    }
    found
}

/// Pairs of parts that both versions have and that differ. A part that only one version has is added to `found`.
fn paired<'a, T: Named + PartialEq>(
    found: &mut Vec<Difference>,
    list: &str,
    before: &'a [Shared<T>],
    after: &'a [Shared<T>],
    label: fn(&T) -> &str,
) -> Vec<(&'a T, &'a T)> {
    let path = |part: &Shared<T>| format!("{list}/{}", part.id());
    let mut pairs: Vec<(&T, &T)> = Vec::new();
    for (place, was) in before.iter().enumerate() {
        // A scenario shares unchanged parts with its study at the same position: compare those first, without a search.
        let beside = after.get(place).filter(|is| is.id() == was.id());
        match beside.or_else(|| find(after, was.id())) {
            Some(is) if is == was => {}
            Some(is) => pairs.push((&**was, &**is)),
            None => found.push(Difference::Part { path: path(was), label: label(was).to_owned(), added: false }),
        }
    }
    for (place, is) in after.iter().enumerate() {
        let beside = before.get(place).filter(|was| was.id() == is.id());
        if beside.or_else(|| find(before, is.id())).is_none() {
            found.push(Difference::Part { path: path(is), label: label(is).to_owned(), added: true });
        }
    }
    pairs
}

fn stakeholder(found: &mut Vec<Difference>, before: &Stakeholder, after: &Stakeholder) {
    let headcount = |it: &Stakeholder| it.headcount.map(Estimate::of);
    number(found, NumberPath::Headcount(after.id.clone()), headcount(before), headcount(after));
}

fn input(found: &mut Vec<Difference>, before: &Input, after: &Input) {
    // A scenario that continues the study states each year of an input apart.
    let is_split = before.years.is_some() && after.years.is_none() && after.recurrence == Some(Recurrence::Once);
    for field in InputField::ALL.iter().copied().filter(|field| !(is_split && *field == InputField::Years)) {
        let target = NumberPath::Input(after.id.clone(), field);
        number(found, target, NumberPath::of_input(before, field), NumberPath::of_input(after, field));
    }
}

fn outcome(found: &mut Vec<Difference>, before: &Outcome, after: &Outcome) {
    // The standard error of an effect is the width of its range.
    let is_width = |field: &OutcomeField| matches!(field, OutcomeField::Part(part) if part.is_standard_error());
    for field in OutcomeField::all(&[before, after]).into_iter().filter(|field| !is_width(field)) {
        let target = NumberPath::Outcome(after.id.clone(), field);
        number(found, target, NumberPath::of_outcome(before, field), NumberPath::of_outcome(after, field));
    }
}

/// Adds a number to `found` if it differs.
fn number(found: &mut Vec<Difference>, target: NumberPath, before: Option<Estimate>, after: Option<Estimate>) {
    let range = |estimate: &Estimate| estimate.range.or_else(|| estimate.sample.as_ref()?.range());
    let of = |estimate: &Option<Estimate>| estimate.as_ref().map(|estimate| (estimate.point(), range(estimate)));
    if of(&before) != of(&after) {
        found.push(Difference::Number(Box::new(Change { target, before, after })));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{Discounting, Range, Volume};
    use rust_decimal::dec;

    fn study() -> Study {
        let outcome = |id: &str| Outcome {
            id: id.to_owned(),
            volume: Volume::Single(Estimate::of(dec!(10))),
            deadweight: Some(Estimate::of(dec!(0.2))),
            ..Outcome::default()
        };
        let input = Input { id: "i".to_owned(), unit_value: Some(Estimate::of(dec!(5))), ..Input::default() };
        Study {
            inputs: vec![Shared::new(input)],
            outcomes: vec![Shared::new(outcome("a")), Shared::new(outcome("b"))],
            discounting: Some(Discounting::single(dec!(0.03), "")),
            ..Study::default()
        }
    }

    /// The paths in which a changed study differs, in their order.
    #[track_caller]
    fn check(change: impl Fn(&mut Study), expected: &[&str]) {
        let mut changed = study();
        change(&mut changed);
        let found = differences(&study(), &changed);
        let paths: Vec<String> = found.iter().map(Difference::path).collect();
        assert_eq!(paths, expected);
        // The other way round it is the same, with before and after exchanged.
        for (one, other) in found.iter().zip(differences(&changed, &study())) {
            match (one, other) {
                (Difference::Number(one), Difference::Number(other)) => {
                    assert_eq!((&one.before, &one.after), (&other.after, &other.before));
                }
                (Difference::Part { added, .. }, Difference::Part { added: other, .. }) => assert_ne!(*added, other),
                (one, other) => panic!("{one:?} is not the reverse of {other:?}"),
            }
        }
    }

    #[test]
    fn what_is_equal_is_not_listed() {
        check(|_| {}, &[]);
        check(|study| study.outcomes[0].make_mut().deadweight = Some(Estimate::of(dec!(0.200))), &[]);
        check(|study| study.inputs[0].make_mut().unit_value.as_mut().unwrap().source = "a source".to_owned(), &[]);
        check(|study| study.outcomes[0].make_mut().label = "another word".to_owned(), &[]);
        check(|study| study.outcomes.reverse(), &[]);
    }

    #[test]
    fn every_number_that_moves_is_listed_once() {
        check(|study| study.price_year = Some(2026), &["price_year"]);
        check(|study| study.discounting = None, &["discounting/rate"]);
        check(|study| study.inputs[0].make_mut().year = 3, &["inputs/i/year"]);
        check(|study| study.outcomes[1].make_mut().first_year = 0, &["outcomes/b/first_year"]);
        check(
            |study| study.outcomes[0].make_mut().attribution = Some(Estimate::of(dec!(0))),
            &["outcomes/a/attribution"],
        );
        let bounds = Range { low: dec!(0.1), high: dec!(0.5) };
        let widen = |study: &mut Study| study.outcomes[0].make_mut().deadweight.as_mut().unwrap().range = Some(bounds);
        check(widen, &["outcomes/a/deadweight"]);
        let cohorts = vec![Estimate::of(dec!(10)), Estimate::of(dec!(10))];
        check(
            |study| study.outcomes[0].make_mut().volume = Volume::Cohorts(cohorts.clone()),
            &["outcomes/a/quantity", "outcomes/a/cohorts/0", "outcomes/a/cohorts/1"],
        );
    }

    #[test]
    fn whole_parts_are_listed_as_such() {
        check(|study| drop(study.outcomes.remove(0)), &["outcomes/a"]);
        let new = Stakeholder { id: "s".to_owned(), headcount: Some(3), ..Stakeholder::default() };
        check(|study| study.stakeholders.push(Shared::new(new.clone())), &["stakeholders/s"]);
    }
}
