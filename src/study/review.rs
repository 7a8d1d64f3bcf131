//! Findings that need no calculation.
//!
//! Source: the list of what goes wrong in published SROI studies (over-claiming, double counting, missing deadweight,
//! nobody asked, prices of other years).

mod drawn;
mod scenarios;
mod unknown_members;

use super::field::PartField;
use super::{Basis, Estimate, Finding, FindingCode, InputKind, NumberPath, Outcome, Role, Study, Volume};
use crate::number::Decimal;
use std::collections::BTreeMap;

/// The year after which value is late enough for a finding.
const LATE_YEAR: u32 = 10;

/// All findings on the study as stated, in the order of the study.
pub fn review(study: &Study) -> Vec<Finding> {
    let mut findings = Vec::new();
    whole_study(study, &mut findings);
    let moneyless = study.is_without_money();
    rates(study, &mut findings);
    inputs(study, moneyless, &mut findings);
    for outcome in &study.outcomes {
        one_outcome(study, outcome, moneyless, &mut findings);
    }
    together(study, &mut findings);
    scenarios::review(study, &mut findings);
    unknown_members::review(study, &mut findings);
    for group in study.correlations.iter().filter(|group| group.stated(study).count() < 2) {
        findings.push(Finding::note(FindingCode::LonelyCorrelation, format!("correlations/{}", group.id)));
    }
    findings
}

fn whole_study(study: &Study, findings: &mut Vec<Finding>) {
    if study.discounting.is_none() {
        findings.push(Finding::note(FindingCode::NoDiscounting, "discounting/rate"));
    }
    if study.price_year.is_none() {
        findings.push(Finding::note(FindingCode::NoPriceYear, "price_year"));
    }
    if study.stakeholders.iter().all(|stakeholder| stakeholder.consulted.trim().is_empty()) {
        findings.push(Finding::warning(FindingCode::NobodyConsulted, "stakeholders"));
    }
}

fn inputs(study: &Study, moneyless: bool, findings: &mut Vec<Finding>) {
    for input in &study.inputs {
        let path = format!("inputs/{}", input.id);
        // Without any money there is no total in which an input could be missing.
        if input.unit_value.is_none() && !moneyless {
            findings.push(Finding::warning(FindingCode::InputNotStated, format!("{path}/unit_value")));
        }
        if input.uncounted && input.unit_value.is_some() {
            findings.push(Finding::warning(FindingCode::InputNotCounted, path.clone()));
        }
        for (field, estimate) in input.estimates() {
            let target = NumberPath::Input(input.id.clone(), field);
            drawn::number(&target, estimate, findings);
            if is_unknown_point(estimate) {
                findings.push(Finding::note(FindingCode::UnknownWithoutRange, target.to_string()));
            }
        }
        if input.stakeholder.is_empty() {
            findings.push(Finding::note(FindingCode::NoStakeholder, path));
        }
    }
    let volunteers = study.stakeholders.iter().find(|stakeholder| stakeholder.role == Role::Volunteer);
    let counted = study.inputs.iter().any(|input| input.kind == InputKind::VolunteerTime);
    if let (Some(volunteers), false) = (volunteers, counted) {
        let path = format!("stakeholders/{}", volunteers.id);
        findings.push(Finding::warning(FindingCode::VolunteerTimeMissing, path));
    }
}

fn one_outcome(study: &Study, outcome: &Outcome, moneyless: bool, findings: &mut Vec<Finding>) {
    let path = format!("outcomes/{}", outcome.id);
    if outcome.stakeholder.is_empty() {
        findings.push(Finding::note(FindingCode::NoStakeholder, path.clone()));
    }
    if !outcome.material && outcome.notes.trim().is_empty() {
        findings.push(Finding::note(FindingCode::NotMaterialWithoutReason, path.clone()));
    }
    if study.is_harm(outcome) && !(outcome.material && outcome.valued) && !moneyless {
        findings.push(Finding::warning(FindingCode::HarmLeftOut, path.clone()));
    }
    if moneyless && outcome.weight.is_none() {
        findings.push(Finding::note(FindingCode::WeightNotStated, format!("{path}/weight")));
    }
    if outcome.valued && !study.is_stated(outcome) {
        let missing = match &outcome.effect {
            _ if outcome.volume == Volume::Unstated => PartField::Quantity,
            Some(effect) if study.has_amount(outcome) => effect.measure.field(),
            _ => PartField::Proxy,
        };
        let missing = missing.word();
        findings.push(Finding::warning(FindingCode::OutcomeNotStated, format!("{path}/{missing}")));
    }
    if let Some(effect) = &outcome.effect {
        if outcome.states(PartField::Deadweight) {
            findings.push(Finding::warning(FindingCode::DeadweightWithEffect, format!("{path}/deadweight")));
        }
        if outcome.valued && effect.value.is_some() && effect.standard_error.is_none() {
            let target = format!("{path}/{}", effect.measure.standard_error_field().word());
            findings.push(Finding::note(FindingCode::EffectWithoutError, target));
        }
    }
    // Of an outcome without a price nothing is taken away yet, and that it has none is said already.
    let deductions = outcome.terms().filter(|part| part.role().is_deduction());
    let deductions = deductions.filter(|_| outcome.valued && study.has_amount(outcome));
    for part in deductions.filter(|part| !outcome.states(*part)) {
        let target = format!("{path}/{}", part.word());
        let code = FindingCode::DeductionNotStated;
        let matters = outcome.valued && outcome.applies(part.into());
        findings.push(if matters { Finding::warning(code, target) } else { Finding::note(code, target) });
    }
    for (n, _) in outcome.adjustments.iter().enumerate().filter(|(_, it)| it.share.is_none()) {
        findings.push(Finding::note(FindingCode::AdjustmentNotStated, format!("{path}/adjustments/{n}")));
    }
    for (n, _) in outcome.quantity_factors.iter().enumerate().filter(|(_, it)| it.value.is_none()) {
        findings.push(Finding::note(FindingCode::FactorNotStated, format!("{path}/quantity_factors/{n}")));
    }
    if !outcome.valued {
        return;
    }
    if outcome.duration.is_none() {
        findings.push(Finding::note(FindingCode::DurationNotStated, format!("{path}/duration")));
    }
    if let Some(proxy) = outcome.proxy.as_ref().filter(|_| outcome.shares_proxy_of().is_none()) {
        if proxy.source.trim().is_empty() {
            findings.push(Finding::note(FindingCode::ProxyWithoutSource, format!("{path}/proxy")));
        }
        match (proxy.price_year, study.price_year) {
            (None, _) => {
                findings.push(Finding::note(FindingCode::ProxyWithoutYear, format!("{path}/proxy/price_year")));
            }
            (Some(year), Some(of_study)) if year != of_study && study.price_years(outcome).is_none() => {
                let finding = Finding::note(FindingCode::ProxyOtherYear, format!("{path}/proxy/price_year"));
                findings.push(finding.with(Decimal::from(year)));
            }
            _ => {}
        }
    }
    drawn::outcome(outcome, findings);
    unknown_points(outcome, findings);
    if let Some(last) = outcome.last_year().filter(|last| study.counts(outcome) && *last > LATE_YEAR) {
        let finding = Finding::note(FindingCode::LateValue, format!("{path}/duration"));
        findings.push(finding.with(Decimal::from(last)));
    }
}

/// The same findings on the rates of the study.
fn rates(study: &Study, findings: &mut Vec<Finding>) {
    let rates = study.discounting.iter().flat_map(|discounting| &discounting.rates).enumerate();
    for (n, entry) in rates {
        let target = NumberPath::rate(n);
        drawn::number(&target, &entry.rate, findings);
        if is_unknown_point(&entry.rate) {
            findings.push(Finding::note(FindingCode::UnknownWithoutRange, target.to_string()));
        }
    }
}

/// Finds unknown numbers without a range: a point would claim a precision that nobody has.
fn unknown_points(outcome: &Outcome, findings: &mut Vec<Finding>) {
    let applied = outcome.estimates().filter(|(field, _)| outcome.applies(*field));
    for (field, _) in applied.filter(|(_, estimate)| is_unknown_point(estimate)) {
        let target = NumberPath::Outcome(outcome.id.clone(), field);
        findings.push(Finding::note(FindingCode::UnknownWithoutRange, target.to_string()));
    }
}

fn is_unknown_point(estimate: &Estimate) -> bool {
    estimate.basis == Some(Basis::Unknown) && estimate.range.is_none() && estimate.sample.is_none()
}

fn together(study: &Study, findings: &mut Vec<Finding>) {
    let counted: Vec<&Outcome> =
        study.outcomes.iter().filter(|outcome| study.counts(outcome)).map(|item| &**item).collect();
    let is_zero = |outcome: &Outcome, place| outcome.estimate(place).is_none_or(|value| value.point().is_zero());
    let nothing_anyway = |outcome: &&Outcome| {
        outcome.effect.is_none() && outcome.places(PartField::Deadweight).all(|place| is_zero(outcome, place))
    };
    if !counted.is_empty() && counted.iter().all(nothing_anyway) {
        findings.push(Finding::warning(FindingCode::AllDeadweightZero, "outcomes"));
    }
    if counted.len() > 1 && !study.outcomes.iter().any(|outcome| study.is_harm(outcome)) {
        findings.push(Finding::note(FindingCode::NoHarm, "outcomes"));
    }
    overlaps(&counted, findings);
    for outcome in counted {
        let headcount = study.stakeholder(&outcome.stakeholder).and_then(|group| group.headcount);
        // The first of the largest cohorts.
        let cohorts = outcome.volume.cohorts().iter().map(Estimate::point).enumerate();
        let largest = cohorts.rev().max_by_key(|(_, people)| *people);
        if let (Some(headcount), Some((cohort, people))) = (headcount, largest)
            && people > Decimal::from(headcount)
        {
            let volume = match outcome.volume {
                Volume::Cohorts(_) => format!("cohorts/{cohort}"),
                Volume::Single(_) | Volume::Unstated => "quantity".to_owned(),
            };
            let path = format!("outcomes/{}/{volume}", outcome.id);
            findings.push(Finding::note(FindingCode::MoreThanHeadcount, path).with(Decimal::from(headcount)));
        }
    }
}

/// Finds possible double counting: outcomes of one stakeholder with the same volume in the same years.
fn overlaps(counted: &[&Outcome], findings: &mut Vec<Finding>) {
    // Maps a key of what outcomes have in common to their ids, joined by `/`, which no id contains.
    let mut groups: BTreeMap<String, String> = BTreeMap::new();
    // Those to whom an activity is offered are the same for every effect of a trial.
    let may_overlap = |outcome: &&&Outcome| !outcome.stakeholder.is_empty() && outcome.effect.is_none();
    for outcome in counted.iter().filter(may_overlap) {
        let mut key = format!("{}/{}", outcome.stakeholder, outcome.first_year);
        for cohort in outcome.volume.cohorts() {
            key.push('/');
            key.push_str(&cohort.point().normalize().to_string());
        }
        for factor in outcome.quantity_factors.iter().filter_map(|it| it.value.as_ref()) {
            key.push('*');
            key.push_str(&factor.point().normalize().to_string());
        }
        let ids = groups.entry(key).or_default();
        if !ids.is_empty() {
            ids.push('/');
        }
        ids.push_str(&outcome.id);
    }
    for ids in groups.values() {
        let mut ids = ids.split('/').skip(1);
        if let Some(second) = ids.next() {
            let count = Decimal::from(ids.count().saturating_add(2));
            findings.push(Finding::note(FindingCode::Overlap, format!("outcomes/{second}")).with(count));
        }
    }
}
