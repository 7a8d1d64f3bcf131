//! Explanations of figures: one figure as a sum that a person can redo, with the study's own numbers.

use super::Catalog;
use super::figures::Detail;
use crate::methods::sroi::{Evaluation, Figure};
use crate::sheet::{CellId, Formula, FormulaStep};
use crate::study::{Estimate, NumberPath, Study};

/// One figure and the sum behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// What the figure is called.
    pub name: String,
    /// The figure with its unit.
    pub value: String,
    /// The formula in words; none for a stated or fixed number.
    pub words: Option<String>,
    /// The same formula with the study's numbers, typeset; none for one too long to write out.
    pub numbers: Option<Typeset>,
    /// The figures that it is computed from, each of which can be opened in turn.
    pub parts: Vec<Part>,
    /// For a stated number: its path and its pedigree.
    pub stated: Option<(NumberPath, Option<Estimate>)>,
}

/// A formula with its numbers, typeset as on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typeset {
    /// One number a line, digit under digit, with the sign between them.
    Column(char, Vec<String>),
    /// One number over another.
    Fraction(String, String),
    /// A number raised to a power.
    Power {
        /// The number raised.
        base: String,
        /// The exponent.
        exponent: String,
        /// Whether 1 is divided by it.
        inverse: bool,
    },
}

/// A figure that another figure is computed from.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Which figure it is.
    pub figure: Figure,
    /// What it is called.
    pub name: String,
    /// The figure with its unit.
    pub value: String,
}

/// A sum with more parts than this is described in words, with its parts listed below.
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
            words: self.formula(&step, &names),
            numbers: self.typeset(&step, &values),
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

    fn formula(&self, step: &FormulaStep<'_, Figure>, parts: &[&str]) -> Option<String> {
        let first = parts.first().copied().unwrap_or_default();
        let second = parts.get(1).copied().unwrap_or_default();
        let joined = |sign: &str| parts.join(&format!("\u{a0}{sign} "));
        Some(match step.formula {
            Formula::Input(_) | Formula::Constant(_) => return None,
            Formula::Sum([]) => self.text("formula.empty_sum").to_owned(),
            Formula::Sum(cells) if cells.len() > MAX_WRITTEN_PARTS => self.plural("formula.sum_of", cells.len(), &[]),
            Formula::Sum(_) => joined("+"),
            Formula::Product(_) => joined("×"),
            Formula::Difference(..) => format!("{first}\u{a0}− {second}"),
            Formula::Quotient(..) => format!("{first}\u{a0}÷ {second}"),
            Formula::Complement(_) => format!("{}\u{a0}− {first}", self.text("formula.whole")),
            Formula::Power { halves, .. } => self.power(first, halves),
        })
    }

    fn typeset(&self, step: &FormulaStep<'_, Figure>, parts: &[&str]) -> Option<Typeset> {
        let first = || parts.first().copied().unwrap_or_default().to_owned();
        let second = || parts.get(1).copied().unwrap_or_default().to_owned();
        let all = || parts.iter().map(|part| (*part).to_owned()).collect();
        Some(match step.formula {
            Formula::Input(_) | Formula::Constant(_) | Formula::Sum([_] | []) | Formula::Product([_]) => return None,
            Formula::Sum(cells) if cells.len() > MAX_WRITTEN_PARTS => return None,
            Formula::Sum(_) => Typeset::Column('+', all()),
            Formula::Product(_) => Typeset::Column('×', all()),
            Formula::Difference(..) => Typeset::Column('−', all()),
            Formula::Quotient(..) => Typeset::Fraction(first(), second()),
            Formula::Complement(_) => {
                Typeset::Column('−', vec![self.text("formula.whole_percent").to_owned(), first()])
            }
            Formula::Power { halves, .. } => {
                Typeset::Power { base: first(), exponent: self.exponent(halves.unsigned_abs()), inverse: halves < 0 }
            }
        })
    }

    /// Half of a whole number, as an exponent.
    fn exponent(&self, halves: u64) -> String {
        let tenths = i64::try_from(halves).unwrap_or(i64::MAX).saturating_mul(5);
        crate::number::write::number(crate::number::Decimal::new(tenths, 1), 1, self.language())
    }

    /// `base^(halves / 2)`; a negative exponent is written as a division.
    fn power(&self, base: &str, halves: i64) -> String {
        let size = halves.unsigned_abs();
        let exponent =
            if size.is_multiple_of(2) { superscript(size / 2) } else { format!("\u{a0}^ {}", self.exponent(size)) };
        let raised = format!("({base}){exponent}");
        if halves < 0 { format!("1\u{a0}÷ {raised}") } else { raised }
    }
}

fn superscript(number: u64) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = |c: char| c.to_digit(10).and_then(|digit| DIGITS.get(digit as usize)).copied();
    number.to_string().chars().filter_map(digit).collect()
}
