//! The whole chain behind a figure at once: every step down to the numbers that a person states.

use super::Catalog;
use super::explain::{Part, Row};
use crate::methods::{FigureOrigin, FigureRef, FigureStep, StepFormula, StudyFigures};
use std::mem::{Discriminant, discriminant};

/// A step of a chain.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedStep {
    /// How many steps lead here.
    pub depth: usize,
    /// The figure.
    pub part: Part,
    /// The figures that it is computed from, with their signs; of many, the first ones.
    pub parts: Vec<Row>,
    /// The formula with its numbers, where it is no column.
    pub line: Option<String>,
    /// How many parts are left out.
    pub more: usize,
    /// How many parts of the same kind as one shown below are obtained in the same way.
    pub alike: usize,
}

/// Most parts of a step that are written out.
const MOST_PARTS: usize = 6;
/// Most steps of a chain.
const MOST_STEPS: usize = 40;

impl Catalog {
    /// The steps behind a figure, each once, a step before those that it rests on. Of several parts of one kind, such as the values
    /// of several years, the first is followed further: the others are obtained in the same way.
    pub fn chain(&self, figures: &StudyFigures<'_>, figure: FigureRef) -> Vec<ExplainedStep> {
        let mut chain = Chain { catalog: self, figures, steps: Vec::new(), seen: Vec::new() };
        chain.follow(figure, 0);
        chain.steps
    }
}

struct Chain<'a> {
    catalog: &'a Catalog,
    figures: &'a StudyFigures<'a>,
    steps: Vec<ExplainedStep>,
    seen: Vec<FigureRef>,
}

impl Chain<'_> {
    fn follow(&mut self, figure: FigureRef, depth: usize) {
        if self.seen.contains(&figure) || self.steps.len() >= MOST_STEPS {
            return;
        }
        self.seen.push(figure);
        let Some(step) = self.figures.step(figure).filter(|step| step.formula != StepFormula::Given) else {
            return;
        };
        let mut kinds: Vec<Kind> = Vec::new();
        let mut followed = Vec::new();
        let mut alike = 0_usize;
        for part in step.parts.iter().filter(|part| part.origin == FigureOrigin::Computed) {
            if kinds.contains(&kind(part.figure)) {
                alike = alike.saturating_add(1);
            } else {
                kinds.push(kind(part.figure));
                followed.push(part.figure);
            }
        }
        self.steps.push(self.said(&step, depth, alike));
        for figure in followed {
            self.follow(figure, depth.saturating_add(1));
        }
    }

    fn said(&self, step: &FigureStep, depth: usize, alike: usize) -> ExplainedStep {
        let mut parts = self.catalog.rows(self.figures, step);
        let more = parts.len().saturating_sub(MOST_PARTS);
        let line = self.catalog.line(step, &parts);
        parts.truncate(MOST_PARTS);
        ExplainedStep { depth, part: self.catalog.part(self.figures, &step.shown), parts, line, more, alike }
    }
}

/// What a figure is, whatever outcome, input or year it is of.
type Kind = (u8, Option<Discriminant<crate::methods::sroi::Figure>>);

fn kind(figure: FigureRef) -> Kind {
    match figure {
        FigureRef::Sroi(figure) => (0, Some(discriminant(&figure))),
        FigureRef::Volunteering(..) => (1, None),
        FigureRef::Effect(..) => (2, None),
        FigureRef::Simulated(_) => (3, None),
        FigureRef::Trial(_) => (4, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::bundled;
    use crate::methods::CellMethod as _;
    use crate::methods::sroi::Evaluation;
    use crate::number::Language;

    #[test]
    fn the_chain_of_an_outcome_goes_down_to_what_is_stated() {
        let study = bundled("tutorat").unwrap().study().unwrap();
        let evaluation = Evaluation::of(&study);
        let figures = StudyFigures {
            study: &study,
            evaluation: &evaluation,
            references: || None,
            trial_step: crate::methods::no_trial,
            simulated: None,
        };
        let worth = evaluation.own_present_value(0).and_then(|cell| evaluation.shown(cell)).unwrap();
        let chain = Catalog::of(Language::English).chain(&figures, worth.figure);
        assert_eq!(chain.first().map(|step| step.depth), Some(0));
        assert!(chain.len() > 3 && chain.len() < MOST_STEPS, "{}", chain.len());
        let kept = chain.iter().find(|step| step.parts.iter().any(|row| row.part.value == "100%")).unwrap();
        assert_eq!(kept.parts.iter().map(|row| row.sign).collect::<Vec<_>>(), [None, Some('−')]);
        let factor = chain.iter().find_map(|step| step.line.clone()).unwrap();
        assert!(factor.contains("80%"), "{factor}");
        // The impact of the first cohort: quantity, amount, and what each deduction leaves.
        let impact = chain.iter().find(|step| step.part.name.starts_with("Impact")).unwrap();
        assert_eq!(impact.parts.len(), 5);
        assert!(chain.iter().any(|step| step.alike > 0), "the other cohorts are obtained in the same way");
        for (n, step) in chain.iter().enumerate() {
            let twice = chain.iter().skip(n + 1).any(|other| other.part.figure == step.part.figure);
            assert!(!twice, "{} is said twice", step.part.name);
            let before = n.checked_sub(1).and_then(|before| chain.get(before)).map_or(0, |step| step.depth + 1);
            assert!(step.depth <= before, "{}", step.part.name);
        }
    }
}
