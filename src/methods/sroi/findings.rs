//! Remarks that need the result, added to those on what is stated.

use super::Evaluation;
use crate::number::Decimal;
use crate::study::{Finding, FindingCode, Study, review::review};

/// Above this ratio a reader should look at what causes it. Source: practice tools flag ratios above 10 to 12.
const HIGH_RATIO: Decimal = Decimal::TEN;
/// An outcome with more than this share of the value decides the result.
const DECISIVE_SHARE: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

pub(super) fn findings(study: &Study, evaluation: &Evaluation) -> Vec<Finding> {
    let mut findings = Vec::new();
    if evaluation.values().has_overflow() {
        findings.push(Finding::warning(FindingCode::TooLarge, ""));
    }
    // Inputs too large to be added up are not absent: that is said above.
    if evaluation.value(evaluation.inputs_present_value()).is_some_and(|put_in| put_in <= Decimal::ZERO) {
        findings.push(Finding::warning(FindingCode::NoInputs, "inputs"));
    }
    if evaluation.years().len() == 0 {
        findings.push(Finding::warning(FindingCode::NoValue, "outcomes"));
    }
    let ratio = evaluation.ratio().and_then(|cell| evaluation.value(cell));
    if let Some(ratio) = ratio.filter(|ratio| *ratio > HIGH_RATIO) {
        findings.push(Finding::warning(FindingCode::HighRatio, "").with(ratio));
    }
    findings.extend(decisive_outcome(study, evaluation));
    findings.extend(review(study));
    findings
}

pub(super) fn too_large(study: &Study) -> Vec<Finding> {
    let mut findings = vec![Finding::warning(FindingCode::TooLarge, "")];
    findings.extend(review(study));
    findings
}

/// The outcome with the largest share, above or below zero: beside a harm, several can have more than half. The first of
/// equals; one alone decides too.
fn decisive_outcome(study: &Study, evaluation: &Evaluation) -> Option<Finding> {
    let mut largest: Option<(&str, Decimal)> = None;
    for (place, outcome) in study.outcomes.iter().enumerate() {
        let share = evaluation.share_of_value(place).and_then(|cell| evaluation.value(cell));
        if let Some(share) = share.filter(|share| largest.is_none_or(|(_, other)| share.abs() > other.abs())) {
            largest = Some((&outcome.id, share));
        }
    }
    let (id, share) = largest.filter(|(_, share)| share.abs() > DECISIVE_SHARE)?;
    Some(Finding::warning(FindingCode::OneOutcomeDecides, format!("outcomes/{id}")).with(share))
}
