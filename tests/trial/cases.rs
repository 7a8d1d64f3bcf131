//! The trials among the worked cases.

use super::figure;
use retombees::file::{self, bundled};
use retombees::methods::trial::{PlanFigure, TrialEvaluation, TrialFigure as F, evaluate};
use retombees::number::real::from_decimal;
use retombees::study::Study;

fn case(key: &str) -> (Study, TrialEvaluation) {
    let study = bundled(key).unwrap().study().unwrap();
    let evaluation = evaluate(&file::trial(&study).unwrap().unwrap());
    (study, evaluation)
}

#[test]
fn the_groupements_de_createurs_have_the_figures_of_the_reconstruction() {
    for key in ["createurs", "creators"] {
        let (study, evaluation) = case(key);
        assert!((figure(&evaluation, F::Effect) - -0.048_783_618_2).abs() < 1e-10);
        assert!((figure(&evaluation, F::FisherPValue) - 0.009_441_551_6).abs() < 1e-10);
        // The same effect stands in the outcome of the study, for the people to whom it was offered.
        let trial = file::trial(&study).unwrap().unwrap();
        let stated = study.outcomes[0].effect.clone().unwrap();
        assert_eq!(evaluation.measured_effect(&trial, 0, stated.source.clone()), Some(stated));
    }
}

/// Φ(0.05 / √(0.505 · 0.495 / 970 + 0.25 / 475) …): 43 of 100, by the formula of two variances.
#[test]
fn creajeunes_would_miss_five_points_more_often_than_not() {
    for key in ["creajeunes", "creajeunes-en"] {
        let power = from_decimal(case(key).1.plan.figure(PlanFigure::Power).unwrap());
        assert!((0.42..0.44).contains(&power), "{power}");
    }
}
