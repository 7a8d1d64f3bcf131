//! Plans against published numbers of people and smallest effects.

use super::evaluated;
use retombees::methods::trial::{PlanFigure as P, PlanProblem, TrialEvaluation};
use retombees::number::real::from_decimal;

fn plan(member: &str) -> TrialEvaluation {
    evaluated(&format!(r#"{{"plan":{member}}}"#))
}

#[track_caller]
fn check(member: &str, expected: &[(P, f64)], tolerance: f64) {
    let evaluation = plan(member);
    assert_eq!(evaluation.plan.problem, None);
    for (key, value) in expected {
        let found = evaluation.plan.figure(*key).map(from_decimal);
        assert!(found.is_some_and(|found| (found - value).abs() <= tolerance), "{key:?}: {found:?} for {value}");
    }
}

/// The examples of the R package `pwr`.
#[test]
fn people_of_published_examples() {
    let one = r#"{"groups":"one","sides":"one","method":"arcsine","base_share":"0.5","effect":"0.25"}"#;
    check(one, &[(P::People, 22.551_27)], 1e-5);
    check(one, &[(P::OfferedPeople, 23.0)], 0.0);
    let fifty = r#"{"method":"arcsine","base_share":"0.5","effect":"0.05"}"#;
    check(fifty, &[(P::OfferedAnswers, 1_564.529), (P::ControlAnswers, 1_564.529)], 1e-3);
    check(fifty, &[(P::OfferedPeople, 1_565.0), (P::ControlPeople, 1_565.0)], 0.0);
    check(r#"{"method":"arcsine","base_share":"0.05","effect":"0.05"}"#, &[(P::OfferedAnswers, 423.731_9)], 1e-4);
    check(r#"{"base_share":"0.05","effect":"0.05"}"#, &[(P::OfferedPeople, 435.0)], 0.0);
    check(r#"{"base_share":"0.5","effect":"0.05"}"#, &[(P::OfferedPeople, 1_565.0)], 0.0);
    let means = r#"{"measure":"means","effect":"0.5"}"#;
    check(means, &[(P::OfferedAnswers, 63.765_61)], 1e-5);
    check(means, &[(P::OfferedPeople, 64.0), (P::ControlPeople, 64.0)], 0.0);
    let one = r#"{"measure":"means","groups":"one","sides":"one","deviation":"2.25","effect":"0.5","power":"0.9"}"#;
    check(one, &[(P::People, 174.779_6)], 1e-4);
    check(one, &[(P::OfferedPeople, 175.0)], 0.0);
}

/// The Groupements de Créateurs: 902 people, 469 of them with the offer; with a response of 65 %; and a take-up of 83 %.
#[test]
fn smallest_effects_of_a_real_trial() {
    let drawn = |people: &str, share: &str, more: &str| {
        format!(r#"{{"solve":"effect","method":"normal","people":"{people}","offered_share":"{share}"{more}}}"#)
    };
    let of = |more: &str| drawn("902", "0.5199556541019955654102", more);
    // 305 and 281 people answered.
    let answered = |more: &str| drawn("586", "0.5204778156996587030717", more);
    let means = r#","measure":"means""#;
    check(&of(means), &[(P::Effect, 0.186_71)], 1e-5);
    check(&answered(means), &[(P::Effect, 0.231_65)], 1e-5);
    check(&answered(r#","measure":"means","take_up":"0.83""#), &[(P::Effect, 0.279_10)], 1e-5);
    check(&of(r#","base_share":"0.5""#), &[(P::Effect, 0.0934)], 1e-4);
    check(&of(r#","base_share":"0.079""#), &[(P::Effect, 0.0504)], 1e-4);
    check(&answered(r#","base_share":"0.5""#), &[(P::Effect, 0.116)], 5e-4);
    check(&answered(r#","base_share":"0.079""#), &[(P::Effect, 0.0625)], 5e-5);
    check(&of(r#","measure":"means","response":"0.65""#), &[(P::Effect, 0.186_71 / 0.65_f64.sqrt())], 1e-5);
    let small = r#"{"measure":"means","solve":"effect","method":"normal","people":"100"}"#;
    check(small, &[(P::Effect, 0.560_3)], 1e-4);
}

/// 100 clusters of 10 a group, ρ 0.05, σ 721.
#[test]
fn the_smallest_effect_with_clusters() {
    let evaluation = evaluated(
        r#"{"cluster_size":"10","intracluster_correlation":"0.05",
        "plan":{"measure":"means","solve":"effect","people":"2000","deviation":"721"}}"#,
    );
    let found = evaluation.plan.figure(P::Effect).map(from_decimal).unwrap();
    assert!((found - 109.849_532_085).abs() < 1e-8, "{found}");
}

#[test]
fn power_follows_from_people_and_effect() {
    let power = r#"{"measure":"means","solve":"power","people":"127.53122","effect":"0.5"}"#;
    check(power, &[(P::Power, 0.8)], 1e-7);
    let evaluation = plan(power);
    let curve = evaluation.plan.curve;
    assert!(curve.windows(2).all(|two| two[0].people < two[1].people && two[0].power <= two[1].power));
    assert!(curve.iter().any(|point| (point.people - 127.531_22).abs() < 1e-9));
}

/// Of a base of 0 only a rise can be found: 0.008 with 1 000 people by the formula of two variances.
#[test]
fn a_base_of_nothing_has_a_smallest_effect() {
    let evaluation = plan(r#"{"base_share":"0","solve":"effect","people":"1000"}"#);
    let found = evaluation.plan.figure(P::Effect).map(from_decimal).unwrap();
    assert!(found > 0.0 && found < 0.03, "{found}");
    assert_eq!(evaluation.plan.figure(P::Fall), None);
}

/// Of those drawn by lot 65 % answer: whole people answer, and as many more are drawn.
#[test]
fn people_are_rounded_up_twice() {
    let answering = r#"{"base_share":"0.5","effect":"0.05","response":"0.65"}"#;
    check(answering, &[(P::OfferedPeople, (1_565.0_f64 / 0.65).ceil())], 0.0);
}

#[test]
fn a_plan_without_a_result_says_why() {
    for (member, expected) in [
        ("{}", PlanProblem::Missing(retombees::study::trial::PlanNumber::BaseShare)),
        (r#"{"base_share":"0.5"}"#, PlanProblem::Missing(retombees::study::trial::PlanNumber::Effect)),
        (r#"{"base_share":"0.5","effect":"0.1","take_up":"0.2","control_take_up":"0.3"}"#, PlanProblem::NoFirstStage),
        (r#"{"base_share":"0.5","effect":"0"}"#, PlanProblem::ImpossibleEffect),
        (r#"{"base_share":"0.95","effect":"0.1"}"#, PlanProblem::ImpossibleEffect),
        (r#"{"measure":"means","effect":"0.0000001"}"#, PlanProblem::TooManyPeople),
        (r#"{"base_share":"0.9","solve":"effect","people":"4"}"#, PlanProblem::NothingIsFound),
        (r#"{"measure":"means","solve":"effect","people":"2"}"#, PlanProblem::TooFewPeople),
        (r#"{"base_share":"1","method":"normal","effect":"-0.1"}"#, PlanProblem::NoVariance),
        (r#"{"base_share":"0.5","effect":"0.1","power":"0.05"}"#, PlanProblem::PowerTooLow),
    ] {
        assert_eq!(plan(member).plan.problem, Some(expected), "{member}");
    }
}
