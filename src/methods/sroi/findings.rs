//! Findings that depend on the result, added to those on the stated numbers.

use super::Evaluation;
use super::evidence_basis::{EvidenceBasis, evidence_bases};
use super::returns::is_ratio_defined;
use crate::number::{CheckedOps as _, Decimal};
use crate::study::{Finding, FindingCode, Study, review::review};

/// Above this ratio readers should check its causes. Source: practice tools flag ratios above 10 to 12.
const HIGH_RATIO: Decimal = Decimal::TEN;
/// An outcome with more than this share of the value decides the result; the evidence is weak when more than this share of the
/// value rests on unknown or unstated bases.
const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

pub(super) fn findings(study: &Study, evaluation: &Evaluation) -> Vec<Finding> {
    let mut findings = Vec::new();
    if evaluation.values().has_overflow() {
        findings.push(Finding::warning(FindingCode::TooLarge, ""));
    }
    if study.is_without_money() {
        findings.push(Finding::note(FindingCode::WithoutMoney, "outcomes"));
    } else {
        // Inputs that overflow are not absent: `TooLarge` above already covers them.
        if evaluation.value(evaluation.inputs_present_value()).is_some_and(|inputs| !is_ratio_defined(inputs)) {
            findings.push(Finding::warning(FindingCode::NoInputs, "inputs"));
        }
        if evaluation.years().len() == 0 {
            findings.push(Finding::warning(FindingCode::NoValue, "outcomes"));
        }
    }
    if evaluation.payback_reverses() {
        findings.push(Finding::warning(FindingCode::PaybackReverses, ""));
    }
    let ratio = evaluation.ratio().and_then(|cell| evaluation.value(cell));
    if let Some(ratio) = ratio.filter(|ratio| *ratio > HIGH_RATIO) {
        findings.push(Finding::warning(FindingCode::HighRatio, "").with(ratio));
    }
    let decisive = decisive_outcome(study, evaluation);
    if ratio.is_some_and(|ratio| ratio > HIGH_RATIO) {
        findings.extend(causes(study, evaluation, decisive.as_ref()));
    }
    findings.extend(decisive);
    let weak = evidence_bases(study, evaluation).unwrap_or_default().into_iter();
    let weak = weak.filter(|(evidence_basis, _)| *evidence_basis <= EvidenceBasis::Unknown);
    let weak = weak.map(|(_, share)| share).try_fold(Decimal::ZERO, Decimal::plus);
    if let Some(share) = weak.filter(|share| *share > HALF) {
        findings.push(Finding::note(FindingCode::WeakFooting, "outcomes").with(share));
    }
    findings.extend(review(study));
    findings
}

pub(super) fn too_large(study: &Study) -> Vec<Finding> {
    let mut findings = vec![Finding::warning(FindingCode::TooLarge, "")];
    findings.extend(review(study));
    findings
}

/// The two outcomes with the largest shares of the value, except one already reported as decisive.
fn causes(study: &Study, evaluation: &Evaluation, decisive: Option<&Finding>) -> impl Iterator<Item = Finding> {
    let mut heaviest: [Option<(Decimal, String)>; 2] = [None, None];
    for (place, outcome) in study.outcomes.iter().enumerate() {
        let share = evaluation.share_of_value(place).and_then(|cell| evaluation.value(cell));
        let mut next = share.filter(|share| *share > Decimal::ZERO).map(|share| (share, outcome.id.clone()));
        for known in &mut heaviest {
            let is_above = |(share, _): &(Decimal, String)| known.as_ref().is_none_or(|(other, _)| share > other);
            if next.as_ref().is_some_and(is_above) {
                std::mem::swap(known, &mut next);
            }
        }
    }
    let decisive = decisive.map(|finding| finding.target.clone());
    let found = heaviest
        .into_iter()
        .flatten()
        .map(|(share, id)| Finding::note(FindingCode::HighRatioCause, format!("outcomes/{id}")).with(share));
    found.filter(move |finding| Some(&finding.target) != decisive.as_ref())
}

/// The outcome with the largest share in absolute value, if above one half: beside a harm, several shares can exceed it. The
/// first of equals; a single outcome counts too.
fn decisive_outcome(study: &Study, evaluation: &Evaluation) -> Option<Finding> {
    let mut largest: Option<(&str, Decimal)> = None;
    for (place, outcome) in study.outcomes.iter().enumerate() {
        let share = evaluation.share_of_value(place).and_then(|cell| evaluation.value(cell));
        if let Some(share) = share.filter(|share| largest.is_none_or(|(_, other)| share.abs() > other.abs())) {
            largest = Some((&outcome.id, share));
        }
    }
    let (id, share) = largest.filter(|(_, share)| share.abs() > HALF)?;
    Some(Finding::warning(FindingCode::OneOutcomeDecides, format!("outcomes/{id}")).with(share))
}
