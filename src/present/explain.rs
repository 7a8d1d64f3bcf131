//! "How was this obtained?": one figure as a sum that a person can redo, with the person's own numbers.

use super::Catalog;
use super::figures::Detail;
use crate::methods::sroi::{Evaluation, Figure};
use crate::sheet::{CellId, Formula, Step};
use crate::study::{Estimate, Study, Target};

/// One figure and how it was obtained.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// What the figure is called.
    pub name: String,
    /// The figure with its unit.
    pub value: String,
    /// The formula in words; none for a stated or fixed number.
    pub words: Option<String>,
    /// The same formula with the person's numbers.
    pub numbers: Option<String>,
    /// The figures that it follows from, each of which opens in turn.
    pub parts: Vec<Part>,
    /// For a stated number: which one, and its pedigree.
    pub stated: Option<(Target, Option<Estimate>)>,
}

/// A figure that another one follows from.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Which figure it is.
    pub figure: Figure,
    /// What it is called.
    pub name: String,
    /// The figure with its unit.
    pub value: String,
}

/// Above so many parts a sum is summed up in words and listed below.
const MAX_WRITTEN_PARTS: usize = 6;

impl Catalog {
    /// How the figure in a cell was obtained.
    pub fn explain(&self, study: &Study, evaluation: &Evaluation, cell: CellId) -> Option<Explanation> {
        let step = evaluation.step(cell)?;
        let currency = study.currency.code();
        let parts: Vec<Part> = step.parts.iter().filter_map(|part| self.part(study, evaluation, *part)).collect();
        let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
        let values: Vec<&str> = parts.iter().map(|part| part.value.as_str()).collect();
        let stated = match step.key {
            Figure::Stated(n) => evaluation.target(n).map(|target| (target.clone(), target.get(study))),
            _ => None,
        };
        Some(Explanation {
            name: self.figure_name(study, evaluation, step.key),
            value: self.figure_or_none(step.value.ok(), step.unit, currency, Detail::Full),
            words: self.formula(&step, &names, true),
            numbers: self.formula(&step, &values, false),
            // The number 1 needs no explanation.
            parts: parts.into_iter().filter(|part| part.figure != Figure::One).collect(),
            stated,
        })
    }

    fn part(&self, study: &Study, evaluation: &Evaluation, cell: CellId) -> Option<Part> {
        let step = evaluation.step(cell)?;
        let value = self.figure_or_none(step.value.ok(), step.unit, study.currency.code(), Detail::Full);
        Some(Part { figure: step.key, name: self.figure_name(study, evaluation, step.key), value })
    }

    fn formula(&self, step: &Step<'_, Figure>, parts: &[&str], words: bool) -> Option<String> {
        let first = parts.first().copied().unwrap_or_default();
        let second = parts.get(1).copied().unwrap_or_default();
        // A part written with an operator of its own needs no bracket in words, and a negative number does in figures.
        let bracket = |text: &str| {
            if !words && text.starts_with('-') { format!("({text})") } else { text.to_owned() }
        };
        let joined =
            |sign: &str| parts.iter().map(|part| bracket(part)).collect::<Vec<_>>().join(&format!("\u{a0}{sign} "));
        Some(match step.formula {
            Formula::Input(_) | Formula::Constant(_) => return None,
            Formula::Sum([]) => self.text("formula.empty_sum").to_owned(),
            Formula::Sum(cells) if cells.len() > MAX_WRITTEN_PARTS => self.plural("formula.sum_of", cells.len(), &[]),
            Formula::Sum(_) => joined("+"),
            Formula::Product(_) => joined("×"),
            Formula::Difference(..) => format!("{first}\u{a0}− {}", bracket(second)),
            Formula::Quotient(..) => format!("{first}\u{a0}÷ {}", bracket(second)),
            Formula::Complement(_) => {
                let whole = if words { self.text("formula.whole") } else { self.text("formula.whole_percent") };
                format!("{whole}\u{a0}− {}", bracket(first))
            }
            Formula::Power { halves, .. } => self.power(&bracket(first), halves),
        })
    }

    /// `base^(halves / 2)`; a negative exponent is written as the division that it is.
    fn power(&self, base: &str, halves: i64) -> String {
        let size = halves.unsigned_abs();
        let exponent = if size.is_multiple_of(2) {
            superscript(size / 2)
        } else {
            let half = crate::number::Decimal::new(i64::try_from(size).unwrap_or(i64::MAX).saturating_mul(5), 1);
            format!("\u{a0}^ {}", crate::number::write::number(half, 1, self.language()))
        };
        let raised = format!("({base}){exponent}");
        if halves < 0 { format!("1\u{a0}÷ {raised}") } else { raised }
    }
}

fn superscript(number: u64) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = |c: char| c.to_digit(10).and_then(|digit| DIGITS.get(digit as usize)).copied();
    number.to_string().chars().filter_map(digit).collect()
}
