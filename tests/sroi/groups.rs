//! Findings about correlation groups.

use crate::causes::judged;
use crate::findings::{calm, edit, says};
use retombees::methods::sroi::Evaluation;
use retombees::number::{Decimal, Language};
use retombees::present::Catalog;
use retombees::study::{Correlation, EffectMeasure, FindingCode, MeasuredEffect, Shared, Study, Volume};
use rust_decimal::dec;

/// The study with a group of numbers that move together.
fn grouping(study: Study, members: &[&str]) -> Study {
    let members = members.iter().map(|path| (*path).to_owned()).collect();
    let group = Correlation { id: "g".to_owned(), members, ..Correlation::default() };
    Study { correlations: vec![Shared::new(group)], ..study }
}

/// The calm study with a group of which one member alone names a number.
pub(crate) fn lonely() -> Study {
    grouping(calm(), &["outcomes/b/proxy", "outcomes/nobody/proxy"])
}

/// Two numbers that are stated make a group; a quantity in cohorts is one of them.
#[test]
fn a_group_needs_two_numbers_that_are_stated() {
    #[track_caller]
    fn check(study: Study, members: &[&str], is_lonely: bool) {
        let expected: &[_] = if is_lonely { &[("correlations/g", None)] } else { &[] };
        says(&grouping(study, members), FindingCode::LonelyCorrelation, expected);
    }
    let (amount, share, quantity) = ("outcomes/b/proxy", "outcomes/b/deadweight", "outcomes/b/quantity");
    check(calm(), &[], true);
    check(calm(), &[amount], true);
    check(calm(), &[amount, "not a path", "outcomes/nobody/quantity", "outcomes/b/cohorts/0"], true);
    check(calm(), &[amount, share], false);
    check(calm(), &[amount, "not a path", share], false);
    check(edit("b", |it| it.deadweight = None), &[amount, share], true);
    // A measured effect takes the place of the deadweight.
    let tried = || edit("b", |it| it.effect = Some(MeasuredEffect::measured(EffectMeasure::Shares)));
    check(tried(), &[amount, share], true);
    check(tried(), &[amount, share, quantity], false);
    check(calm(), &[amount, quantity], false);
    check(edit("b", |it| it.volume = Volume::Unstated), &[amount, quantity], true);
    let cohorts = || edit("b", |it| it.volume = Volume::Cohorts(vec![judged(dec!(5)), judged(dec!(6))]));
    check(cohorts(), &[amount, quantity], false);
    check(cohorts(), &[quantity], true);
    check(cohorts(), &["outcomes/b/cohorts/0", "outcomes/b/cohorts/1"], false);
    check(cohorts(), &["outcomes/b/cohorts/0", "outcomes/b/cohorts/2"], true);
}

#[test]
fn groups_that_have_an_effect_are_counted() {
    #[track_caller]
    fn check(members: &[&str], rank_correlation: Decimal, expected: Option<&str>) {
        let mut study = grouping(calm(), members);
        study.correlations[0].make_mut().rank_correlation = rank_correlation;
        assert_eq!(Catalog::of(Language::English).groups_sentence(&study).as_deref(), expected);
    }
    let both = ["outcomes/b/proxy", "outcomes/b/deadweight"];
    check(&both, dec!(0.01), Some("1 group of numbers moves together."));
    check(&both, dec!(0), None);
    check(&both[..1], dec!(1), None);
    check(&["outcomes/b/proxy", "outcomes/nobody/proxy"], dec!(1), None);
}

/// A group is called by what makes its numbers move, or by its place.
#[test]
fn a_lonely_group_is_named() {
    #[track_caller]
    fn check(name: &str, language: Language, expected: &str) {
        let mut study = grouping(calm(), &[]);
        study.correlations[0].make_mut().name = name.to_owned();
        let evaluation = Evaluation::of(&study);
        let finding = evaluation.findings().iter().find(|it| it.code == FindingCode::LonelyCorrelation).unwrap();
        assert_eq!(Catalog::of(language).finding(&study, finding), expected);
    }
    check("La météo", Language::French, "«\u{a0}La météo\u{a0}» réunit moins de deux nombres de l’étude.");
    check(" ", Language::French, "«\u{a0}Groupe 1\u{a0}» réunit moins de deux nombres de l’étude.");
    check("", Language::English, "“Group 1” brings together fewer than two numbers of the study.");
}
