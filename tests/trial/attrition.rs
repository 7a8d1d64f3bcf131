//! Who did not answer: the response, Lee's and Manski's bounds, and remarks.

use super::{check, evaluated};
use retombees::methods::trial::{TrialFigure as F, TrialFinding};
use retombees::study::trial::Arm;

#[test]
fn bounds_of_an_unequal_response() {
    let evaluation = evaluated(
        r#"{"offered":469,"control":433,"outcomes":[{"id":"o1",
        "offered":{"answered":329,"positives":165},"control":{"answered":268,"positives":107}}]}"#,
    );
    let expected = [
        (F::ResponseDifference, 0.082_554_893),
        (F::ResponsePValue, 0.008_833_790_5),
        (F::Effect, 0.102_266_025_5),
        (F::LeeLow, 0.035_777_933_4),
        (F::LeeHigh, 0.169_159_532_8),
        (F::ManskiLow, -0.276_363_152_9),
        (F::ManskiHigh, 0.403_206_665_5),
    ];
    check(&evaluation, &expected, 1e-10);
    check(&evaluation, &[(F::TrimShare, 0.117_684_6)], 1e-7);
    assert_eq!(evaluation.findings, [TrialFinding::UnequalResponse { outcome: "o1".to_owned() }]);
}

/// The groups swapped: the same bounds with the other sign.
#[test]
fn the_control_group_may_answer_more() {
    let evaluation = evaluated(
        r#"{"offered":433,"control":469,"outcomes":[{"id":"o1",
        "offered":{"answered":268,"positives":107},"control":{"answered":329,"positives":165}}]}"#,
    );
    check(&evaluation, &[(F::LeeLow, -0.169_159_532_8), (F::LeeHigh, -0.035_777_933_4)], 1e-10);
    check(&evaluation, &[(F::ManskiLow, -0.403_206_665_5), (F::ManskiHigh, 0.276_363_152_9)], 1e-10);
}

#[test]
fn where_all_answered_the_bounds_are_the_effect() {
    let evaluation = evaluated(
        r#"{"offered":100,"control":100,"outcomes":[{"id":"o1",
        "offered":{"answered":100,"positives":60},"control":{"answered":100,"positives":50}}]}"#,
    );
    for bound in [F::LeeLow, F::LeeHigh, F::ManskiLow, F::ManskiHigh] {
        check(&evaluation, &[(bound, 0.1)], 1e-12);
    }
    assert_eq!(evaluation.figure(0, F::ResponsePValue), None);
}

#[test]
fn remarks_say_what_is_not_to_be_relied_on() {
    let small = evaluated(
        r#"{"offered":10,"outcomes":[
        {"id":"a","offered":{"answered":20,"positives":3},"control":{"answered":40,"positives":20}},
        {"id":"b","offered":{"answered":20}},
        {"id":"c","offered":{"answered":100,"positives":50,"took_up":20},"control":{"answered":100,"positives":40,"took_up":15}}]}"#,
    );
    let outcome = |id: &str| id.to_owned();
    assert_eq!(
        small.findings,
        [
            TrialFinding::SmallCell { outcome: outcome("a"), arm: Arm::Offered },
            TrialFinding::MoreAnswers { outcome: outcome("a"), arm: Arm::Offered },
            TrialFinding::Incomplete { outcome: outcome("b") },
            TrialFinding::MoreAnswers { outcome: outcome("b"), arm: Arm::Offered },
            TrialFinding::MoreAnswers { outcome: outcome("c"), arm: Arm::Offered },
            TrialFinding::WeakFirstStage { outcome: outcome("c") },
        ][..],
    );
}
