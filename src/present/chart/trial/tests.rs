//! Lays out the charts of trials at many widths: nothing leaves the canvas, and the table agrees with the marks.

use super::super::tests::{LONG, extent, is_whole};
use super::super::{Canvas, ChartKind};
use crate::methods::trial::evaluate;
use crate::number::{Decimal, Language};
use crate::present::Catalog;
use crate::study::EffectMeasure;
use crate::study::trial::{Arm, ArmNumber, PlanNumber, Trial, TrialOutcome};
use rust_decimal::dec;

fn outcome(id: &str, label: &str, numbers: [(ArmNumber, Decimal, Decimal); 3]) -> TrialOutcome {
    let means = numbers.iter().any(|(number, ..)| *number == ArmNumber::Mean);
    let measure = if means { EffectMeasure::Means } else { EffectMeasure::Shares };
    let mut outcome = TrialOutcome {
        id: id.to_owned(),
        label: label.to_owned(),
        measure,
        unit: "€".to_owned(),
        ..Default::default()
    };
    for (number, offered, control) in numbers {
        outcome.arms.arm_mut(Arm::Offered).numbers.set(number, Some(offered));
        outcome.arms.arm_mut(Arm::Control).numbers.set(number, Some(control));
    }
    outcome
}

fn shares(id: &str, label: &str, offered: Decimal, control: Decimal) -> TrialOutcome {
    use ArmNumber as N;
    let nothing = (N::PositivesTookUp, dec!(0), dec!(0));
    outcome(id, label, [(N::Answered, dec!(200), dec!(190)), (N::Positives, offered, control), nothing])
}

fn trials() -> Vec<Trial> {
    use ArmNumber as N;
    let means = outcome(
        "m",
        "Revenu",
        [(N::Answered, dec!(120), dec!(110)), (N::Mean, dec!(812.5), dec!(640)), (N::Deviation, dec!(300), dec!(280))],
    );
    let mut trial = Trial {
        outcomes: vec![shares("a", LONG, dec!(120), dec!(60)), shares("b", "", dec!(0), dec!(4))],
        ..Default::default()
    };
    trial.plan.numbers.set(PlanNumber::BaseShare, Some(dec!(0.079)));
    trial.plan.numbers.set(PlanNumber::Effect, Some(dec!(-0.05)));
    let mixed = Trial {
        outcomes: vec![means, shares("a", "Emploi", dec!(120), dec!(60)), shares("z", "Aucun", dec!(3), dec!(0))],
        ..trial.clone()
    };
    vec![trial, mixed]
}

#[test]
fn nothing_leaves_the_canvas_and_the_table_has_every_outcome() {
    for trial in trials() {
        let evaluation = evaluate(&trial);
        for (width, em) in [(280.0, 16.0), (360.0, 20.0), (640.0, 16.0), (1_200.0, 16.0)] {
            let canvas = Canvas::new(width, em);
            for (language, kind) in [
                (Language::French, ChartKind::TrialForest),
                (Language::English, ChartKind::TrialForest),
                (Language::French, ChartKind::TrialPower),
            ] {
                let chart = Catalog::of(language).trial_chart(kind, &trial, &evaluation, canvas).unwrap();
                is_whole(&chart, false, &format!("{kind:?} at {width}"));
                for (x, y) in chart.marks.iter().flat_map(|mark| extent(canvas, &mark.shape)) {
                    assert!(x >= -0.5 && x <= chart.width + 0.5, "{x} of {width} in {kind:?}");
                    assert!(y >= 0.0 && y <= chart.height, "{y} of {} in {kind:?}", chart.height);
                }
                if kind == ChartKind::TrialForest {
                    assert_eq!(chart.table.rows.len(), trial.outcomes.len());
                }
            }
        }
    }
}

#[test]
fn without_an_interval_or_a_plan_there_is_no_chart() {
    let trial = Trial::default();
    let evaluation = evaluate(&trial);
    for kind in ChartKind::TRIAL {
        assert_eq!(
            Catalog::of(Language::French).trial_chart(kind, &trial, &evaluation, Canvas::new(400.0, 16.0)),
            None
        );
    }
}
