//! What the value rests on: the share of the value that is measured, published, judged, or nobody knows.

use super::Evaluation;
use crate::number::{CheckedOps as _, Decimal};
use crate::study::field::{OutcomeField, PartField};
use crate::study::vocabulary::vocabulary;
use crate::study::{Basis, Estimate, Outcome, Study};

vocabulary! {
    /// What a number, or an outcome, rests on; from the weakest to the strongest.
    ///
    /// Its words in the catalogue are those of [`Basis`], and one more. "Not stated" is weaker than "nobody knows", which is at
    /// least an answer.
    pub enum EvidenceBasis {
        /// Nothing is said of it.
        #[default]
        NotStated = "not_stated",
        /// Nobody knows.
        Unknown = "unknown",
        /// Judged by people who know the subject.
        Judged = "judged",
        /// Taken from a publication.
        Published = "published",
        /// Counted or measured in this activity.
        Measured = "measured",
    }
}

impl EvidenceBasis {
    /// What a number rests on.
    pub fn of(estimate: &Estimate) -> Self {
        match estimate.basis {
            None => Self::NotStated,
            Some(Basis::Unknown) => Self::Unknown,
            Some(Basis::Judged) => Self::Judged,
            Some(Basis::Published) => Self::Published,
            Some(Basis::Measured) => Self::Measured,
        }
    }

    /// What an outcome rests on: the weakest basis among the numbers that carry its value.
    ///
    /// These are its quantity or all its cohorts, its amount or the one that it shares, its measured effect, and the deductions that
    /// are stated and apply: drop-off only when value lasts more than a year, deadweight only without a measured effect; a duration and a discount rate,
    /// which are often conventions, only where their basis is stated. A product is no better known than its least known factor.
    /// A deduction that is not stated is left aside: another finding says that it is taken as 0.
    pub fn of_outcome(study: &Study, outcome: &Outcome) -> Self {
        let is_convention =
            |field: OutcomeField| matches!(field.part(), Some(PartField::Duration | PartField::DiscountRate));
        let carrying = outcome.estimates().filter(|(field, estimate)| {
            outcome.applies(*field) && (estimate.basis.is_some() || !is_convention(*field))
        });
        let carrying = carrying.map(|(_, estimate)| Self::of(&estimate));
        let owner = study.proxy_owner(outcome).filter(|owner| owner.id != outcome.id);
        let shared = owner.into_iter().flat_map(|owner| {
            // Of amounts by year, those of the years in which the outcome itself has value.
            let acts = |place: &OutcomeField| match place {
                OutcomeField::InYear(part, year) => outcome.acts_by_year(*part, *year),
                _ => true,
            };
            owner
                .places(PartField::Proxy)
                .filter(acts)
                .filter_map(|place| owner.estimate(place))
                .map(|it| Self::of(&it))
        });
        // Without any number, nothing is stated.
        carrying.chain(shared).min().unwrap_or_default()
    }
}

/// The share of the value that rests on each basis, from the weakest to the strongest; none when there is no value, or
/// when a part of it is too large to be computed.
///
/// Formula: `Σ |PV of the outcomes on this basis| ÷ Σ |PV of all outcomes|`. Sizes are added, so that a harm weighs like a
/// benefit and does not hide one. The shares are exact decimals that add up to 1: the largest takes what rounding leaves, at
/// the 28th decimal. The order of the outcomes does not matter.
pub fn evidence_bases(study: &Study, evaluation: &Evaluation) -> Option<Vec<(EvidenceBasis, Decimal)>> {
    let mut sizes: Vec<(EvidenceBasis, Decimal)> = Vec::new();
    for (place, outcome) in study.outcomes.iter().enumerate() {
        if let Some(cell) = evaluation.outcome_present_value(place) {
            // Sorted by size, so that the rounding of a sum does not depend on the order of the study. A binary insertion keeps
            // the library's sorting code out of the first download.
            let next = (EvidenceBasis::of_outcome(study, outcome), evaluation.value(cell)?.abs());
            sizes.insert(sizes.partition_point(|known| *known < next), next);
        }
    }
    let sum_of = |evidence_basis: EvidenceBasis| {
        let own = sizes.iter().filter(|(other, _)| *other == evidence_basis);
        own.map(|(_, size)| *size).try_fold(Decimal::ZERO, Decimal::plus)
    };
    let sums = EvidenceBasis::ALL.iter().map(|evidence_basis| Some((*evidence_basis, sum_of(*evidence_basis)?)));
    let sums: Vec<(EvidenceBasis, Decimal)> = sums.collect::<Option<_>>()?;
    let total = sums.iter().map(|(_, sum)| *sum).try_fold(Decimal::ZERO, Decimal::plus)?;
    let (largest, _) = sums.iter().copied().max_by_key(|(_, sum)| *sum).filter(|_| !total.is_zero())?;
    let mut left = Decimal::ONE;
    let mut shares = Vec::with_capacity(sums.len());
    for (evidence_basis, sum) in sums {
        let share = sum.over(total)?;
        if evidence_basis != largest {
            left = left.minus(share)?;
        }
        shares.push((evidence_basis, share));
    }
    for (evidence_basis, share) in &mut shares {
        if *evidence_basis == largest {
            *share = left;
        }
    }
    Some(shares)
}
