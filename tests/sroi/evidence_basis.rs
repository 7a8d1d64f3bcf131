//! The shares of the value by evidence basis.

use crate::common::{SAME, check_within, figure, input, outcome, scale, study_of};
use crate::properties::reordered;
use crate::support;
use proptest::prelude::*;
use retombees::methods::sroi::{Evaluation, EvidenceBasis, evidence_bases};
use retombees::number::Decimal;
use retombees::study::{Basis, Estimate, Outcome, Study, Volume};
use rust_decimal::dec;

fn found(study: &Study) -> Option<Vec<(EvidenceBasis, Decimal)>> {
    evidence_bases(study, &Evaluation::of(study))
}

/// An outcome of which every number has this basis.
fn on(id: &str, quantity: Decimal, proxy: Decimal, basis: Option<Basis>) -> Outcome {
    let mut outcome = outcome(id, quantity, proxy, 2);
    let Outcome { volume, proxy, deadweight, displacement, attribution, drop_off, .. } = &mut outcome;
    let Volume::Single(quantity) = volume else { panic!("one cohort") };
    let stated = [&mut proxy.as_mut().unwrap().value, deadweight, displacement, attribution, drop_off];
    stated.into_iter().flatten().chain([quantity]).for_each(|it| it.basis = basis);
    outcome
}

#[test]
fn the_shares_are_those_of_a_sum_by_hand() {
    let outcomes = vec![
        on("a", dec!(5), dec!(10), Some(Basis::Measured)),
        on("b", dec!(2), dec!(10), None),
        // A harm weighs by its size.
        on("c", dec!(1), dec!(-20), Some(Basis::Judged)),
        on("d", dec!(1), dec!(10), Some(Basis::Unknown)),
    ];
    let mut study = study_of(None, vec![input("i", dec!(50))], outcomes);
    let by_hand = [
        (EvidenceBasis::NotStated, dec!(0.2)),
        (EvidenceBasis::Unknown, dec!(0.1)),
        (EvidenceBasis::Judged, dec!(0.2)),
        (EvidenceBasis::Published, dec!(0)),
        (EvidenceBasis::Measured, dec!(0.5)),
    ];
    assert_eq!(found(&study), Some(by_hand.to_vec()));
    // What is outside the total rests on nothing.
    study.outcomes[1].make_mut().material = false;
    assert_eq!(found(&study).unwrap()[0], (EvidenceBasis::NotStated, dec!(0)));
    study.outcomes.clear();
    assert_eq!(found(&study), None);
}

#[track_caller]
fn rests_on(change: impl Fn(&mut Outcome), expected: EvidenceBasis) {
    let mut outcome = on("o", dec!(5), dec!(10), Some(Basis::Published));
    change(&mut outcome);
    assert_eq!(EvidenceBasis::of_outcome(&Study::default(), &outcome), expected);
}

#[test]
fn an_outcome_rests_on_its_weakest_number() {
    let judged = || Some(Estimate { basis: Some(Basis::Judged), ..Estimate::of(dec!(0.1)) });
    let bare = || Estimate::of(dec!(0.1));
    rests_on(|_| {}, EvidenceBasis::Published);
    rests_on(|it| it.deadweight = judged(), EvidenceBasis::Judged);
    rests_on(|it| it.attribution = Some(bare()), EvidenceBasis::NotStated);
    rests_on(|it| it.volume = Volume::Cohorts(vec![judged().unwrap(), bare()]), EvidenceBasis::NotStated);
    // Not stated at all: a finding of its own says that it is taken as 0.
    rests_on(|it| it.attribution = None, EvidenceBasis::Published);
    // Drop-off carries no value in a single year.
    rests_on(|it| it.drop_off = judged(), EvidenceBasis::Judged);
    rests_on(|it| (it.drop_off, it.duration) = (judged(), Some(Estimate::of(1))), EvidenceBasis::Published);
    // A weight is no part of the value.
    rests_on(|it| it.weight = Some(bare()), EvidenceBasis::Published);
    let order = [
        EvidenceBasis::NotStated,
        EvidenceBasis::Unknown,
        EvidenceBasis::Judged,
        EvidenceBasis::Published,
        EvidenceBasis::Measured,
    ];
    assert!(order.is_sorted() && order == EvidenceBasis::ALL);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_shares_add_up_to_exactly_one_in_any_order(study in support::study(), places in 0..7_usize) {
        let evaluation = Evaluation::of(&study);
        let shares = found(&study);
        let values = (0..study.outcomes.len()).filter_map(|place| evaluation.outcome_present_value(place));
        let total: Decimal = values.map(|cell| figure(&evaluation, cell).abs()).sum();
        prop_assert_eq!(shares.is_some(), !total.is_zero());
        prop_assert_eq!(found(&reordered(&study, places)), shares.clone());
        let Some(shares) = shares else { return Ok(()) };
        prop_assert_eq!(shares.iter().map(|(_, share)| *share).sum::<Decimal>(), Decimal::ONE);
        for (evidence_basis, share) in shares {
            prop_assert!(share >= Decimal::ZERO && share <= Decimal::ONE);
            let own = study.outcomes.iter().enumerate().filter(|(_, it)| EvidenceBasis::of_outcome(&study, it) == evidence_basis);
            let own = own.filter_map(|(place, _)| evaluation.outcome_present_value(place));
            let own: Decimal = own.map(|cell| figure(&evaluation, cell).abs()).sum();
            check_within("share times total", share * total, own, SAME * scale(&study));
        }
    }
}
