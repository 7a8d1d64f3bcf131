//! Fits a starting point to a study, so that its variables, hypotheses and scenarios act on the study's own numbers.
//!
//! The targets of a starting point are words. [`fit`] replaces each by paths of the study:
//!
//! | word | numbers |
//! |---|---|
//! | `@people` | the volume of every outcome in the total |
//! | `@inputs` | the quantity of every input; the last one if an input is repeated over several years |
//! | `@in_kind` | of these, the inputs in kind |
//!
//! Amounts follow the size of the study. A driver with the member `of_inputs` costs that share of one year's inputs. One with
//! `of_people` has as many contributors as that share of the largest cohort, and the value of an hour is that of the study's
//! volunteers where it states one. The result is ordinary and can be edited like anything else. The numbers are illustrative:
//! each text says that it is a hypothesis to discuss.

use crate::json::Json;
use crate::number::{CheckedOps as _, Decimal, plain};
use crate::study::limits::{MAX_PAIRS, MAX_SCENARIOS, MAX_VARIABLES};
use crate::study::{
    Driver, DriverKind, Estimate, Incompatible, Input, InputKind, Outcome, Parameter, Recurrence, Shared, Study,
};

/// Returns the study with a starting point added to it; see [`starting_point`](crate::file::starting_point).
///
/// It goes without saying that time and things are given again each year; money may have been granted once, so that the person is
/// asked ([`RecurrenceNotStated`](crate::study::FindingCode::RecurrenceNotStated)).
///
/// Ids that the study already uses get a numeric suffix. A study that has a reference scenario keeps it. None for a study
/// without an outcome in the total or without a valued input, since there is nothing to act on, and where there would be too
/// many variables, pairs or scenarios.
pub fn fit(study: &Study, template: &Study) -> Option<Study> {
    let size = Size::of(study)?;
    let most = |own: usize, more: usize, max: usize| own.saturating_add(more) <= max;
    let fits = most(study.variables.len(), template.variables.len(), MAX_VARIABLES)
        && most(study.incompatible.len(), template.incompatible.len(), MAX_PAIRS)
        && most(study.scenarios.len(), template.scenarios.len(), MAX_SCENARIOS);
    if !fits {
        return None;
    }
    let suffix = free_suffix(study, template)?;
    let named = |id: &mut String| id.push_str(&suffix);
    let mut next = study.clone();
    for variable in &template.variables {
        let mut variable = (**variable).clone();
        named(&mut variable.id);
        for hypothesis in &mut variable.hypotheses {
            named(&mut hypothesis.id);
            for driver in &mut hypothesis.drivers {
                size.fit(driver);
            }
        }
        next.variables.push(variable.into());
    }
    for Incompatible(one, other) in &template.incompatible {
        let mut pair = Incompatible(one.clone(), other.clone());
        for choice in [&mut pair.0, &mut pair.1] {
            named(&mut choice.variable);
            named(&mut choice.hypothesis);
        }
        next.incompatible.push(pair);
    }
    for scenario in &template.scenarios {
        let mut scenario = (**scenario).clone();
        named(&mut scenario.id);
        for choice in &mut scenario.choices {
            named(&mut choice.variable);
            named(&mut choice.hypothesis);
        }
        scenario.reference = scenario.reference && study.reference().is_none();
        next.scenarios.push(scenario.into());
    }
    let recurring = |input: &Shared<Input>| input.kind != InputKind::Cash && next.asks_recurrence(input);
    let recurring: Vec<usize> =
        next.inputs.iter().enumerate().filter(|(_, input)| recurring(input)).map(|(place, _)| place).collect();
    for place in recurring {
        if let Some(input) = next.inputs.get_mut(place) {
            input.make_mut().recurrence = Some(Recurrence::Yearly);
        }
    }
    Some(next)
}

/// The empty suffix, or the first number that makes all ids of the starting point unused in the study.
fn free_suffix(study: &Study, template: &Study) -> Option<String> {
    let variables = template.variables.iter().map(|variable| &variable.id);
    let hypotheses = template.variables.iter().flat_map(|variable| variable.hypotheses.iter().map(|it| &it.id));
    let ids: Vec<&String> = variables.chain(hypotheses).chain(template.scenarios.iter().map(|it| &it.id)).collect();
    let suffixes = [String::new()].into_iter().chain((2_u32..1_000).map(|n| format!("-{n}")));
    let mut free = suffixes.filter(|suffix| ids.iter().all(|id| !study.has_id(&[id.as_str(), suffix].concat())));
    free.next()
}

/// The figures of a study that the starting point is scaled to.
struct Size {
    people: Vec<String>,
    inputs: Vec<String>,
    in_kind: Vec<String>,
    /// Value of one year's inputs.
    yearly: Decimal,
    /// The largest cohort.
    cohort: Decimal,
    /// Value of an hour of a volunteer.
    hour: Option<Decimal>,
}

impl Size {
    fn of(study: &Study) -> Option<Self> {
        let outcomes: Vec<&Outcome> =
            study.outcomes.iter().map(|it| &**it).filter(|outcome| study.counts(outcome)).collect();
        let inputs: Vec<&Input> =
            study.inputs.iter().map(|it| &**it).filter(|it| it.unit_value.is_some() && !it.uncounted).collect();
        if outcomes.is_empty() || inputs.is_empty() {
            return None;
        }
        let path = |input: &&&Input| format!("inputs/{}/quantity", input.id);
        let lasting = || inputs.iter().filter(|input| !inputs.iter().any(|other| input.is_continued_by(other)));
        let first = inputs.iter().map(|input| input.year).min()?;
        let mut yearly = inputs.iter().filter(|input| input.year == first);
        let yearly = yearly.try_fold(Decimal::ZERO, |sum, input| sum.plus(value(input)?))?;
        let cohorts = outcomes.iter().flat_map(|outcome| outcome.volume.cohorts()).map(Estimate::point);
        let volunteers = inputs.iter().find(|input| input.kind == InputKind::VolunteerTime);
        Some(Self {
            people: outcomes.iter().map(|outcome| format!("outcomes/{}/quantity", outcome.id)).collect(),
            inputs: lasting().map(|input| path(&input)).collect(),
            in_kind: lasting().filter(|input| input.kind == InputKind::InKind).map(|input| path(&input)).collect(),
            yearly,
            cohort: cohorts.max()?,
            hour: volunteers.and_then(|input| input.unit_value.as_ref()).map(Estimate::point),
        })
    }

    /// Replaces words by paths, and shares by amounts.
    fn fit(&self, driver: &mut Driver) {
        let targets = driver.targets.iter().flat_map(|target| match target.as_str() {
            "@people" => self.people.clone(),
            "@inputs" => self.inputs.clone(),
            "@in_kind" => self.in_kind.clone(),
            path => vec![path.to_owned()],
        });
        driver.targets = targets.collect();
        let amounts =
            [("of_inputs", Parameter::Cost, self.yearly), ("of_people", Parameter::Contributors, self.cohort)];
        for (word, parameter, whole) in amounts {
            let Some(place) = driver.extra.iter().position(|(name, _)| name == word) else { continue };
            if let (_, Json::Text(share)) = driver.extra.remove(place)
                && let Some(amount) = plain::parse(&share).ok().and_then(|share| whole.times(share))
            {
                // Illustrative amounts are whole, and at least 1.
                let amount = amount.round_dp(0).max(Decimal::ONE).normalize();
                // An amount that is too large is left out.
                _ = driver.set(parameter, Some(amount));
            }
        }
        if driver.kind == DriverKind::PeerContribution && self.hour.is_some() {
            _ = driver.set(Parameter::HourValue, self.hour);
        }
    }
}

fn value(input: &Input) -> Option<Decimal> {
    let quantity = input.quantity.as_ref().map_or(Decimal::ONE, Estimate::point);
    quantity.times(input.unit_value.as_ref()?.point())
}
