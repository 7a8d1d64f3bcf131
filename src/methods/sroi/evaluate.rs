//! Evaluates a study: builds its sheet, reads it, and adds what deserves a remark.

use super::build::cells_needed;
use super::builder::Builder;
use super::evaluation::{Evaluation, MAX_CELLS};
use super::findings;
use super::payback::{PaybackCells, payback};
use crate::study::Study;

impl Evaluation {
    /// Evaluates a study. Never fails: what cannot be computed is left without a figure, and the findings say why.
    pub fn of(study: &Study) -> Self {
        if cells_needed(study) > MAX_CELLS {
            let without = Study { outcomes: Vec::new(), ..study.clone() };
            let mut evaluation = Self::of(&without);
            // The inputs were computed; figures that depend on the missing outcomes are unknown, not 0.
            let first = evaluation.present_value();
            evaluation.values.forget_from(first);
            evaluation.has_outcomes = false;
            evaluation.payback = PaybackCells::default();
            evaluation.findings = findings::too_large(study);
            return evaluation;
        }
        let mut model = Builder::new(study).build();
        let mut values = model.sheet.exact();
        let payback = payback(&mut model, &mut values);
        let mut evaluation = Self { model, values, payback, findings: Vec::new(), has_outcomes: true };
        evaluation.findings = findings::findings(study, &evaluation);
        evaluation
    }
}
