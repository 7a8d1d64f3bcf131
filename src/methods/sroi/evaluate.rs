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
        let mut evaluation = Self::without_findings(study);
        evaluation.findings =
            if evaluation.has_outcomes { findings::findings(study, &evaluation) } else { findings::too_large(study) };
        evaluation
    }

    /// The figures alone: simulations need no findings.
    pub fn without_findings(study: &Study) -> Self {
        if cells_needed(study) > MAX_CELLS {
            let without = Study { outcomes: Vec::new(), ..study.clone() };
            let mut evaluation = Self::without_findings(&without);
            // The inputs were computed; figures that depend on the missing outcomes are unknown, not 0.
            let first = evaluation.present_value();
            evaluation.values.forget_from(first);
            evaluation.has_outcomes = false;
            evaluation.payback = PaybackCells::default();
            return evaluation;
        }
        let mut model = Builder::new(study).build();
        let mut values = model.sheet.exact();
        let payback = payback(&mut model, &mut values);
        Self { model, values, payback, findings: Vec::new(), has_outcomes: true }
    }
}
