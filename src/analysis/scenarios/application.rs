//! Applies a scenario to a study step by step, with the effects of its drivers.
//!
//! Beyond its formula, a driver acts as follows (`t` is the year of the activity):
//!
//! - on a volume, `outcomes/ID/quantity`, it acts on the cohort of each year `t`. A quantity is the cohort of year 0. Where the
//!   driver states more `years` than there are cohorts, the activity goes on: the last cohort is repeated, and each copy is
//!   multiplied by the factor of its own year;
//! - on a number of an input, it acts with the factor of the input's `year`. Where the driver states more `years`, the input is
//!   repeated in each of them as a new input next to it, whose id is that of the first, `+` and the year. Later drivers act on
//!   all of them under the id of the first;
//! - on a number that has no years (a deduction, an amount, one cohort), it acts once, with the factor of the year `at_year`;
//! - [`LessDisplacement`](DriverKind::LessDisplacement) acts on `displacement`, whichever number of the outcome is named;
//! - an input that the driver adds is a new input each year, named after the hypothesis, with the driver's stakeholder and
//!   source.
//!
//! Ranges change with their values. If a result is not admissible, the number stays as it was and a finding says so.

use super::overrides::{Adjustment, adjusted};
use crate::analysis::drivers::{Course, Effect, applies, sharing, years};
use crate::number::{Decimal, Invariant as _, plain};
use crate::study::field::{FieldError, InputField, OutcomeField, PartField};
use crate::study::limits::{MAX_ID, MAX_PARTS};
use crate::study::lookup::{find_mut, position};
use crate::study::{
    Driver, DriverKind, Estimate, Finding, FindingCode, Hypothesis, Input, InputKind, NumberPath, Outcome,
    Parameter as P, Shared, Study, Volume,
};

/// Invariant on the inputs of a series: an input and those repeated from it.
const SERIES: &str = "the inputs of a series are in the study";
/// The most characters that a derived id takes from the original one; the rest is a year and a number.
const MAX_STEM: usize = MAX_ID.saturating_sub(24);

/// A study to which a scenario is being applied.
pub(super) struct ScenarioApplication {
    /// The study so far.
    pub(super) study: Study,
    /// What could not be applied.
    pub(super) findings: Vec<Finding>,
    /// Inputs that are repeated in later years: the id of the first, and the ids of the others.
    series: Vec<(String, Vec<String>)>,
}

impl ScenarioApplication {
    /// Starts from an unchanged study.
    pub(super) fn new(study: Study) -> Self {
        Self { study, findings: Vec::new(), series: Vec::new() }
    }

    /// Applies a driver of a hypothesis.
    pub(super) fn drive(&mut self, hypothesis: &Hypothesis, driver: &Driver) {
        let mut course = Course::of(driver);
        for path in driver.targets.iter().filter(|_| driver.kind.has_targets()) {
            if let Err(code) = self.target(&mut course, path) {
                self.findings.push(Finding::warning(code, path.clone()));
            }
        }
        if self.add_inputs(hypothesis, driver).is_none() {
            let place = format!("hypotheses/{}", hypothesis.id);
            self.findings.push(Finding::warning(FindingCode::OverrideNotAdmissible, place));
        }
    }

    fn target(&mut self, course: &mut Course<'_>, path: &str) -> Result<(), FindingCode> {
        let target = NumberPath::parse(path).ok_or(FindingCode::OverrideTargetMissing)?;
        let is_volume = matches!(target, NumberPath::Outcome(_, OutcomeField::Part(PartField::Quantity)));
        let exists = match &target {
            NumberPath::Outcome(id, _) if is_volume => self.study.outcome(id).is_some(),
            _ => target.exists(&self.study),
        };
        if !exists {
            return Err(FindingCode::OverrideTargetMissing);
        }
        if !applies(course.driver.kind, &target) {
            return Err(FindingCode::DriverNotApplicable);
        }
        match &target {
            NumberPath::Outcome(id, _) if course.driver.kind == DriverKind::LessDisplacement => {
                self.once(course, &NumberPath::Outcome(id.clone(), PartField::Displacement.into()), 0)
            }
            NumberPath::Outcome(id, _) if is_volume => {
                let outcome = find_mut(&mut self.study.outcomes, id).ok_or(FindingCode::OverrideTargetMissing)?;
                volume(course, outcome)
            }
            NumberPath::Input(id, field) if *field != InputField::Year => self.inputs(course, id, *field),
            NumberPath::Outcome(_, OutcomeField::Cohort(n)) => {
                self.once(course, &target, u32::try_from(*n).unwrap_or(u32::MAX))
            }
            _ => {
                let year = course.driver.value(P::AtYear);
                self.once(course, &target, u32::try_from(year).or_broken("a driver acts at an admissible year"))
            }
        }
    }

    /// Acts on a number that has no years of its own.
    fn once(&mut self, course: &mut Course<'_>, target: &NumberPath, year: u32) -> Result<(), FindingCode> {
        let neutral = || target.field().spec().default.map(Estimate::of);
        let before = target.get(&self.study).or_else(neutral).ok_or(FindingCode::OverrideNotStated)?;
        let after = step(course, &before, year)?;
        if after == before {
            return Ok(());
        }
        target.set(&mut self.study, Some(after)).map_err(refused)
    }

    /// Acts on an input and its repetitions, and repeats it in later years.
    fn inputs(&mut self, course: &mut Course<'_>, id: &str, field: InputField) -> Result<(), FindingCode> {
        // The repetitions that an earlier driver has added.
        let later = self.series.iter().find(|(first, _)| first == id).map(|(_, later)| later.as_slice());
        let ids: Vec<String> = [id.to_owned()].into_iter().chain(later.unwrap_or_default().iter().cloned()).collect();
        let mut changed = Vec::new();
        let mut last = None;
        for id in &ids {
            let input = self.study.input(id).ok_or(FindingCode::OverrideTargetMissing)?;
            changed.push(brought(course, input, field, input.year)?);
            last = Some(input.clone());
        }
        let last = last.or_broken("a series has its first input");
        let mut added = Vec::new();
        for year in last.year.saturating_add(1)..years(course.driver) {
            let again = brought(course, &last, field, year)?;
            added.push(Input { id: self.free_id(id, year), year, ..again });
        }
        if self.study.inputs.len().saturating_add(added.len()) > MAX_PARTS {
            return Err(FindingCode::OverrideNotAdmissible);
        }
        for (id, input) in ids.iter().zip(changed) {
            let place = find_mut(&mut self.study.inputs, id).or_broken(SERIES);
            if *place != input {
                *place = input;
            }
        }
        let mut place = position(&self.study.inputs, &last.id).or_broken(SERIES).saturating_add(1);
        for input in added {
            self.note(id, &input.id);
            self.study.inputs.insert(place, Shared::new(input));
            place = place.saturating_add(1);
        }
        Ok(())
    }

    /// Records that an input is a repetition of another.
    fn note(&mut self, first: &str, other: &str) {
        match self.series.iter_mut().find(|(known, _)| known == first) {
            Some((_, later)) => later.push(other.to_owned()),
            None => self.series.push((first.to_owned(), vec![other.to_owned()])),
        }
    }

    /// Adds the inputs that the driver itself requires; none when they are not admissible.
    fn add_inputs(&mut self, hypothesis: &Hypothesis, driver: &Driver) -> Option<()> {
        let of = |parameter| driver.value(parameter);
        let (kind, quantity, unit_value) = match driver.kind {
            DriverKind::CoordinationCost => (InputKind::Cash, Decimal::ONE, of(P::Cost)),
            DriverKind::PeerContribution => {
                let hours = sharing::hours(of(P::Contributors), of(P::Hours))?;
                (InputKind::VolunteerTime, plain::rounded_to_fit(hours), of(P::HourValue))
            }
            _ => return Some(()),
        };
        if quantity.is_zero() || (unit_value.is_zero() && kind == InputKind::Cash) {
            return Some(());
        }
        let estimate = |value| Estimate { source: driver.source.clone(), ..Estimate::of(value) };
        let (quantity, unit_value) = (estimate(quantity), estimate(unit_value));
        quantity.check().ok()?;
        for year in 0..years(driver) {
            if self.study.inputs.len() >= MAX_PARTS {
                return None;
            }
            self.study.inputs.push(Shared::new(Input {
                id: self.free_id(&hypothesis.id, year),
                stakeholder: driver.stakeholder.clone(),
                label: hypothesis.name.clone(),
                kind,
                quantity: Some(quantity.clone()),
                unit_value: Some(unit_value.clone()),
                year,
                ..Input::default()
            }));
        }
        Some(())
    }

    /// An unused id: the start of another id, `+` and a year, and a number if that is taken. The number starts at the count of
    /// inputs, which is likely free: a hostile study could otherwise collide at every step.
    fn free_id(&self, stem: &str, year: u32) -> String {
        let stem: String = stem.chars().take(MAX_STEM).collect();
        let mut id = format!("{stem}+{year}");
        let mut n = self.study.inputs.len();
        while self.study.has_id(&id) {
            id = format!("{stem}+{year}+{n}");
            n = n.saturating_add(1);
        }
        id
    }
}

/// The input of `year`, with one of its numbers changed by the driver's factor of that year.
fn brought(course: &mut Course<'_>, input: &Input, field: InputField, year: u32) -> Result<Input, FindingCode> {
    let stated = match field {
        InputField::Quantity => input.quantity.clone(),
        InputField::UnitValue | InputField::Year => input.unit_value.clone(),
    };
    let target = NumberPath::Input(input.id.clone(), field);
    let neutral = || target.field().spec().default.map(Estimate::of);
    let before = stated.or_else(neutral).ok_or(FindingCode::OverrideNotStated)?;
    let after = step(course, &before, year)?;
    target.check(&after).map_err(refused)?;
    let mut moved = input.clone();
    if after != before {
        match field {
            InputField::Quantity => moved.quantity = Some(after),
            InputField::UnitValue | InputField::Year => moved.unit_value = Some(after),
        }
    }
    Ok(moved)
}

/// Acts on the cohorts of an outcome, and adds cohorts up to the years of the driver.
fn volume(course: &mut Course<'_>, outcome: &mut Outcome) -> Result<(), FindingCode> {
    let before = outcome.volume.cohorts();
    let last = before.last().ok_or(FindingCode::OverrideNotStated)?;
    let stated = u32::try_from(before.len()).unwrap_or(u32::MAX);
    let mut cohorts = Vec::new();
    for year in 0..stated.max(years(course.driver)) {
        let cohort = before.get(cohorts.len()).unwrap_or(last);
        let target = NumberPath::Outcome(outcome.id.clone(), OutcomeField::Cohort(cohorts.len()));
        let cohort = step(course, cohort, year)?;
        target.check(&cohort).map_err(refused)?;
        cohorts.push(cohort);
    }
    outcome.volume = match (&outcome.volume, cohorts.as_slice()) {
        (Volume::Single(_), [only]) => Volume::Single(only.clone()),
        _ => Volume::Cohorts(cohorts),
    };
    Ok(())
}

/// An estimate after the driver's effect in a year.
fn step(course: &mut Course<'_>, before: &Estimate, year: u32) -> Result<Estimate, FindingCode> {
    let effect = course.at(year).ok_or(FindingCode::OverrideNotAdmissible)?;
    let after = match effect {
        Effect::Factor(factor) if factor != Decimal::ONE => adjusted(before, Adjustment::Factor(factor)),
        Effect::People(people) if !people.is_zero() => adjusted(before, Adjustment::Amount(people)),
        Effect::Factor(_) | Effect::People(_) | Effect::Money(_) => Some(before.clone()),
    };
    after.ok_or(FindingCode::OverrideNotAdmissible)
}

fn refused(error: FieldError) -> FindingCode {
    match error {
        FieldError::Missing => FindingCode::OverrideTargetMissing,
        _ => FindingCode::OverrideNotAdmissible,
    }
}
