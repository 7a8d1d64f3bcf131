//! Applies a scenario to a study step by step, with the effects of its drivers.
//!
//! Beyond its formula, a driver acts as follows (`t` is the year of the activity):
//!
//! - on a volume, `outcomes/ID/quantity`, it acts on the cohort of each year `t`;
//! - on a number of an input, it acts with the factor of the input's `year`, and likewise on the same input in later years;
//! - on a number that has no years (a deduction, an amount), it acts once, with the factor of the year `at_year`, on one cohort
//!   with that of its own year;
//! - [`LessDisplacement`](DriverKind::LessDisplacement) acts on `displacement`, whichever number of the outcome is named;
//! - no driver acts twice on a number, however often and under whichever names it is among its targets;
//! - an input that the driver adds is a new input each year of the horizon, named after the hypothesis, with the driver's
//!   stakeholder and source.
//!
//! Ranges change with their values; one that cannot is dropped, with a finding. If a result is not admissible, the number stays
//! as it was and a finding says so.

use super::overrides::{self, Adjustment, Changed, adjusted, stays_whole};
use super::repeated::Repeated;
use crate::analysis::drivers::{Course, Effect, applies, sharing};
use crate::number::{Decimal, Invariant as _, plain};
use crate::study::field::{FieldError, InputField, OutcomeField, PartField};
use crate::study::limits::{MAX_ID, MAX_PARTS};
use crate::study::lookup::find_mut;
use crate::study::{
    Driver, DriverKind, Estimate, Finding, FindingCode, Hypothesis, Input, InputKind, NumberPath, Operation, Override,
    Parameter as P, Shared, Study, Volume,
};
use std::collections::BTreeSet;

/// The most characters that a derived id takes from the original one; the rest is a year and a number.
const MAX_STEM: usize = MAX_ID.saturating_sub(24);

/// A study to which a scenario is being applied.
pub(super) struct ScenarioApplication {
    /// The study so far.
    pub(super) study: Study,
    /// What could not be applied.
    pub(super) findings: Vec<Finding>,
    /// The numbers that are repeated in later years.
    pub(super) repeated: Repeated,
    /// Inputs that are repeated in later years: the id of the first, and the ids of the others.
    pub(super) series: Vec<(String, Vec<String>)>,
    /// The ids of all parts, once a new one is needed.
    ids: Option<BTreeSet<String>>,
    /// The years that the activity runs.
    years: u32,
}

impl ScenarioApplication {
    /// Starts from a study and continues its activity to the horizon, after the overrides of the years of its inputs: these say
    /// what there is to continue.
    pub(super) fn new<'a>(study: &Study, overrides: impl Iterator<Item = &'a Override>) -> Self {
        let years = study.horizon();
        let (findings, repeated, series) = (Vec::new(), Repeated::default(), Vec::new());
        let mut application = Self { study: study.clone(), findings, repeated, series, ids: None, years };
        for change in overrides.filter(|change| is_of_input_years(&change.target)) {
            let code = overrides::apply_override(&mut application.study, change).err();
            application.report(code.into_iter().collect(), &change.target);
        }
        if let Err(code) = application.extend(years) {
            application.findings.push(Finding::warning(code, "inputs"));
        }
        application
    }

    /// Applies an override to its number, and to that number in later years: to all of them or to none.
    pub(super) fn override_number(&mut self, change: &Override) {
        // These were applied before the activity was continued.
        if is_of_input_years(&change.target) {
            return;
        }
        let mut codes = Vec::new();
        let own = std::iter::once(change.target.as_str());
        let repeated = self.repeated.of(&change.target).iter().map(String::as_str);
        let mut targets: Vec<String> = own.chain(repeated).map(str::to_owned).collect();
        let exists = |path: &String| NumberPath::parse(path).is_some_and(|target| target.exists(&self.study));
        // A quantity that has become cohorts does not exist any more; its cohorts do.
        if targets.len() > 1 && !targets.first().is_some_and(exists) {
            targets.remove(0);
        }
        if change.operation == Operation::Set {
            self.repeated.forget(&change.target);
        }
        let before = (targets.len() > 1).then(|| self.study.clone());
        let mut refused = None;
        for target in targets {
            match overrides::apply_override(&mut self.study, &Override { target, ..change.clone() }) {
                Ok(changed) => codes.extend(changed.finding()),
                Err(code) => refused = refused.or(Some(code)),
            }
        }
        if let Some(code) = refused {
            // One number alone is unchanged where it is refused.
            if let Some(before) = before {
                self.study = before;
            }
            codes = vec![code];
        }
        self.report(codes, &change.target);
    }

    /// Applies a driver of a hypothesis.
    pub(super) fn drive(&mut self, hypothesis: &Hypothesis, driver: &Driver) {
        let mut course = Course::of(driver);
        let mut acted = BTreeSet::new();
        for path in driver.targets.iter().filter(|_| driver.kind.has_targets()) {
            let codes = self.target(&mut course, path, &mut acted).unwrap_or_else(|code| vec![code]);
            self.report(codes, path);
        }
        if self.add_inputs(hypothesis, driver).is_none() {
            let place = format!("hypotheses/{}", hypothesis.id);
            self.findings.push(Finding::warning(FindingCode::OverrideNotAdmissible, place));
        }
    }

    /// Reports each finding on a target once, however many years it concerns.
    fn report(&mut self, codes: Vec<FindingCode>, target: &str) {
        let from = self.findings.len();
        for code in codes {
            let said = self.findings.get(from..).unwrap_or_default();
            if !said.iter().any(|finding| finding.code == code) {
                self.findings.push(Finding::warning(code, target));
            }
        }
    }

    /// Acts on a target; `acted` are the numbers on which the driver has acted already.
    fn target(
        &mut self,
        course: &mut Course<'_>,
        path: &str,
        acted: &mut BTreeSet<NumberPath>,
    ) -> Result<Vec<FindingCode>, FindingCode> {
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
        if let (NumberPath::Outcome(id, _), true) =
            (&target, is_volume && course.driver.kind != DriverKind::LessDisplacement)
        {
            return self.volume(course, id, acted);
        }
        let numbers = self.numbers(course.driver, target);
        if numbers.is_empty() {
            return Err(FindingCode::OverrideNotStated);
        }
        // All or nothing: a number that cannot be changed in one year stays as it was in all of them.
        let mut after = Vec::new();
        let has_acted = |number: &NumberPath| {
            let of_volume = match number {
                NumberPath::Outcome(id, OutcomeField::Cohort(_)) => {
                    acted.contains(&NumberPath::Outcome(id.clone(), PartField::Quantity.into()))
                }
                _ => false,
            };
            of_volume || acted.contains(number)
        };
        for (number, year) in numbers.into_iter().filter(|(number, _)| !has_acted(number)) {
            let neutral = || number.field().spec().default.map(Estimate::of);
            let before = number.get(&self.study).or_else(neutral).ok_or(FindingCode::OverrideNotStated)?;
            let changed = step(course, &before, year)?;
            stays_whole(&self.study, &number, &changed.estimate)?;
            number.check(&changed.estimate).map_err(refused)?;
            after.push((number, before, changed));
        }
        let mut codes = Vec::new();
        for (number, before, changed) in after {
            if changed.estimate != before {
                codes.extend(changed.finding());
                number.set(&mut self.study, Some(changed.estimate)).map_err(refused)?;
            }
            acted.insert(number);
        }
        Ok(codes)
    }

    /// Acts on the volume of an outcome: on each of its cohorts by its own year, or on none.
    fn volume(
        &mut self,
        course: &mut Course<'_>,
        id: &str,
        acted: &mut BTreeSet<NumberPath>,
    ) -> Result<Vec<FindingCode>, FindingCode> {
        let whole = NumberPath::Outcome(id.to_owned(), PartField::Quantity.into());
        if !acted.insert(whole) {
            return Ok(Vec::new());
        }
        let outcome = find_mut(&mut self.study.outcomes, id).ok_or(FindingCode::OverrideTargetMissing)?;
        let mut cohorts = outcome.volume.cohorts().to_vec();
        if cohorts.is_empty() {
            return Err(FindingCode::OverrideNotStated);
        }
        let mut codes = Vec::new();
        for (year, cohort) in (0_u32..).zip(&mut cohorts) {
            let number = NumberPath::Outcome(id.to_owned(), OutcomeField::Cohort(year as usize));
            if acted.contains(&number) {
                continue;
            }
            let changed = step(course, cohort, year)?;
            number.check(&changed.estimate).map_err(refused)?;
            codes.extend(changed.finding());
            *cohort = changed.estimate;
        }
        outcome.volume = match (&outcome.volume, cohorts.as_slice()) {
            (Volume::Single(_), [only]) => Volume::Single(only.clone()),
            _ => Volume::Cohorts(cohorts),
        };
        Ok(codes)
    }

    /// The numbers that a target other than a volume stands for, each with the year whose effect acts on it; none for a cohort
    /// on whose volume the driver has acted.
    fn numbers(&self, driver: &Driver, target: NumberPath) -> Vec<(NumberPath, u32)> {
        match target {
            NumberPath::Outcome(id, _) if driver.kind == DriverKind::LessDisplacement => {
                let outcome = self.study.outcome(&id).map(|outcome| outcome.places(PartField::Displacement));
                outcome.into_iter().flatten().map(|place| (NumberPath::Outcome(id.clone(), place), 0)).collect()
            }
            NumberPath::Input(id, field) if matches!(field, InputField::Quantity | InputField::UnitValue) => {
                let later = self.series.iter().find(|(first, _)| *first == id).map(|(_, later)| later.clone());
                let ids = std::iter::once(id).chain(later.unwrap_or_default());
                let inputs = ids.filter_map(|id| Some((self.study.input(&id)?.year, id)));
                inputs.map(|(year, id)| (NumberPath::Input(id, field), year)).collect()
            }
            NumberPath::Outcome(_, OutcomeField::Cohort(n)) => vec![(target, u32::try_from(n).unwrap_or(u32::MAX))],
            _ => {
                let year = u32::try_from(driver.value(P::AtYear)).or_broken("a driver acts at an admissible year");
                vec![(target, year)]
            }
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
        for year in 0..self.years {
            if self.study.inputs.len() >= MAX_PARTS {
                return None;
            }
            let id = self.free_id(&hypothesis.id, year);
            self.study.inputs.push(Shared::new(Input {
                id,
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

    /// An unused id, which is then used: the start of another id, `+` and a year, and a number if that is taken. The number
    /// starts at the count of ids, which is likely free: a hostile study could otherwise collide at every step.
    pub(super) fn free_id(&mut self, stem: &str, year: u32) -> String {
        let ids = self.ids.get_or_insert_with(|| self.study.ids().map(str::to_owned).collect());
        let stem: String = stem.chars().take(MAX_STEM).collect();
        let mut id = format!("{stem}+{year}");
        let mut n = ids.len();
        while ids.contains(&id) {
            id = format!("{stem}+{year}+{n}");
            n = n.saturating_add(1);
        }
        ids.insert(id.clone());
        id
    }
}

/// Whether a path is that of the first year or of the number of years of an input.
fn is_of_input_years(path: &str) -> bool {
    matches!(NumberPath::parse(path), Some(NumberPath::Input(_, InputField::Year | InputField::Years)))
}

/// An estimate after the driver's effect in a year.
fn step(course: &mut Course<'_>, before: &Estimate, year: u32) -> Result<Changed, FindingCode> {
    let effect = course.at(year).ok_or(FindingCode::OverrideNotAdmissible)?;
    let after = match effect {
        Effect::Factor(factor) if factor != Decimal::ONE => adjusted(before, Adjustment::Factor(factor)),
        Effect::People(people) if !people.is_zero() => adjusted(before, Adjustment::Amount(people)),
        Effect::Factor(_) | Effect::People(_) | Effect::Money(_) => Some(Changed::of(before.clone())),
    };
    after.ok_or(FindingCode::OverrideNotAdmissible)
}

fn refused(error: FieldError) -> FindingCode {
    match error {
        FieldError::Missing => FindingCode::OverrideTargetMissing,
        _ => FindingCode::OverrideNotAdmissible,
    }
}
