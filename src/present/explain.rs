//! Explanations of figures: one figure as a sum that a person can redo, with the study's own numbers.

use super::Catalog;
use super::catalog::pieces;
use super::figures::Detail;
use crate::methods::{FigureOrigin, FigureRef, FigureStep, FigureValue, StepFormula, StudyFigures};
use crate::study::{Estimate, NumberPath};

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
    /// For a published constant or a public reference value: who says so.
    pub source: Option<String>,
}

/// A formula with its numbers, typeset as on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typeset {
    /// One number a line, digit under digit, with the sign between them.
    Column(char, Vec<String>),
    /// In one line, with the signs of the formula.
    Line(String),
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
    pub figure: FigureRef,
    /// What it is called.
    pub name: String,
    /// The figure with its unit.
    pub value: String,
}

/// A sum with more parts than this is described in words, with its parts listed below.
const MAX_WRITTEN_PARTS: usize = 6;

impl Catalog {
    /// How a figure was obtained, whatever its method.
    pub fn explain(&self, figures: &StudyFigures<'_>, figure: FigureRef) -> Option<Explanation> {
        let step = figures.step(figure)?;
        let parts: Vec<Part> = step.parts.iter().map(|part| self.part(figures, part)).collect();
        let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
        let values: Vec<&str> = parts.iter().map(|part| part.value.as_str()).collect();
        let Part { name, value, .. } = self.part(figures, &step.shown);
        let (mut stated, mut source) = (None, None);
        match &step.shown.origin {
            FigureOrigin::Computed => {}
            FigureOrigin::Stated(target) => stated = Some((target.clone(), target.get(figures.study))),
            FigureOrigin::Published(key) => source = Some(self.under("source", key).to_owned()),
            FigureOrigin::Reference(key) => {
                let reference = (figures.references)().and_then(|references| references.value(key));
                source = reference.map(|reference| reference.about.source.of(self.language()).to_owned());
            }
        }
        Some(Explanation {
            name,
            value,
            words: self.formula(&step, &names),
            numbers: self.typeset(&step, &values),
            parts: parts.into_iter().filter(|part| part.figure.is_explained()).collect(),
            stated,
            source,
        })
    }

    fn part(&self, figures: &StudyFigures<'_>, shown: &FigureValue) -> Part {
        let currency = figures.study.currency.code();
        Part {
            figure: shown.figure,
            name: self.figure_name(figures.study, shown),
            value: self.figure_or_none(shown.value.ok(), shown.unit, currency, Detail::Full),
        }
    }

    fn formula(&self, step: &FigureStep, parts: &[&str]) -> Option<String> {
        let first = parts.first().copied().unwrap_or_default();
        let second = parts.get(1).copied().unwrap_or_default();
        let joined = |sign: &str| parts.join(&format!("\u{a0}{sign} "));
        Some(match step.formula {
            StepFormula::Given => return None,
            StepFormula::Sum if parts.is_empty() => self.text("formula.empty_sum").to_owned(),
            StepFormula::Sum if parts.len() > MAX_WRITTEN_PARTS => self.plural("formula.sum_of", parts.len(), &[]),
            StepFormula::Sum => joined("+"),
            StepFormula::Product => joined("×"),
            StepFormula::Difference => format!("{first}\u{a0}− {second}"),
            StepFormula::Quotient => format!("{first}\u{a0}÷ {second}"),
            StepFormula::Complement => format!("{}\u{a0}− {first}", self.text("formula.whole")),
            StepFormula::Portion(after) => self.portion(first, after),
            StepFormula::Power(halves) => self.power(first, halves),
            StepFormula::Written(formula) => written(formula, parts),
        })
    }

    fn typeset(&self, step: &FigureStep, parts: &[&str]) -> Option<Typeset> {
        let first = || parts.first().copied().unwrap_or_default().to_owned();
        let second = || parts.get(1).copied().unwrap_or_default().to_owned();
        let all = || parts.iter().map(|part| (*part).to_owned()).collect();
        Some(match step.formula {
            StepFormula::Given => return None,
            StepFormula::Sum if parts.len() < 2 || parts.len() > MAX_WRITTEN_PARTS => return None,
            StepFormula::Product if parts.len() == 1 => return None,
            StepFormula::Sum => Typeset::Column('+', all()),
            StepFormula::Product => Typeset::Column('×', all()),
            StepFormula::Difference => Typeset::Column('−', all()),
            StepFormula::Quotient => Typeset::Fraction(first(), second()),
            StepFormula::Complement => {
                Typeset::Column('−', vec![self.text("formula.whole_percent").to_owned(), first()])
            }
            StepFormula::Portion(after) => Typeset::Line(self.portion(&first(), after)),
            StepFormula::Power(halves) => {
                Typeset::Power { base: first(), exponent: self.exponent(halves.unsigned_abs()), inverse: halves < 0 }
            }
            StepFormula::Written(formula) => Typeset::Line(written(formula, parts)),
        })
    }

    /// `min(max(part − after, 0), 1)`, in words.
    fn portion(&self, part: &str, after: u32) -> String {
        self.fill("formula.portion", &[("part", part), ("after", &after.to_string())])
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

/// The formula of a derivation with these in the place of its parts. A name may hold braces itself.
fn written(formula: &str, parts: &[&str]) -> String {
    let part = |number: &str| parts.get(number.parse::<usize>().ok()?.checked_sub(1)?).copied();
    let mut text = String::new();
    for (before, number) in pieces(formula) {
        text.push_str(before);
        text.push_str(number.and_then(part).unwrap_or_default());
    }
    text
}

fn superscript(number: u64) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = |c: char| c.to_digit(10).and_then(|digit| DIGITS.get(digit as usize)).copied();
    number.to_string().chars().filter_map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::References;
    use crate::methods::effect::EffectFigure;
    use crate::methods::sroi::{Evaluation, Figure};
    use crate::methods::volunteering::VolunteerFigure;
    use crate::number::Language;
    use crate::study::{EffectMeasure, Input, InputKind, MeasuredEffect, Outcome, Proxy, Shared, Study, Volume};
    use rust_decimal::dec;
    use std::sync::OnceLock;

    fn references() -> Option<&'static References> {
        static READ: OnceLock<Option<References>> = OnceLock::new();
        READ.get_or_init(|| References::shipped().ok()).as_ref()
    }

    /// 1 200 hours of volunteers at 12.02 €, and an outcome with an effect of 8 points and a standard error of 3.
    fn study() -> Study {
        let input = Input {
            id: "i".to_owned(),
            kind: InputKind::VolunteerTime,
            quantity: Some(Estimate::of(dec!(1200))),
            unit_value: Some(Estimate::of(dec!(12.02))),
            ..Input::default()
        };
        let outcome = Outcome {
            id: "o".to_owned(),
            volume: Volume::Single(Estimate::of(dec!(120))),
            proxy: Some(Proxy { value: Some(Estimate::of(dec!(5000))), ..Proxy::default() }),
            effect: Some(MeasuredEffect {
                value: Some(dec!(0.08)),
                standard_error: Some(dec!(0.03)),
                source: "A {1} trial".to_owned(),
                ..MeasuredEffect::measured(EffectMeasure::Shares)
            }),
            ..Outcome::default()
        };
        Study { inputs: vec![Shared::new(input)], outcomes: vec![Shared::new(outcome)], ..Study::default() }
    }

    fn explained(figure: impl Into<FigureRef>) -> Explanation {
        let study = study();
        let evaluation = Evaluation::of(&study);
        let figures = StudyFigures { study: &study, evaluation: &evaluation, references };
        Catalog::of(Language::English).explain(&figures, figure.into()).unwrap()
    }

    #[track_caller]
    fn check(figure: FigureRef, name: &str, value: &str, words: &str, numbers: &Typeset) {
        let found = explained(figure);
        let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!((found.name.as_str(), plain(&found.value).as_str()), (name, value));
        assert_eq!(found.words.map(|words| plain(&words)).as_deref(), Some(words));
        assert_eq!(found.numbers.as_ref(), Some(numbers));
        // Each part opens, and is called and worth there what it is here.
        for part in found.parts {
            let opened = explained(part.figure);
            assert_eq!((opened.name, opened.value), (part.name, part.value));
        }
    }

    #[test]
    fn the_value_of_volunteer_time_opens_to_its_sum() {
        let column = |lines: [&str; 2]| Typeset::Column('×', lines.map(str::to_owned).into());
        let value = FigureRef::Volunteering(0, VolunteerFigure::Value);
        check(
            value,
            "Value of volunteer time",
            "€14,424.00",
            "Quantity × Value of one unit",
            &column(["1,200", "€12.02"]),
        );
        let people = FigureRef::Volunteering(0, VolunteerFigure::FullTime);
        let fraction = Typeset::Fraction("1,200".to_owned(), "1,607".to_owned());
        let words = "Quantity ÷ Hours of a full-time year";
        check(people, "Full-time equivalents", "0.747", words, &fraction);
        let hours = explained(FigureRef::Volunteering(0, VolunteerFigure::Hours));
        assert_eq!(hours.stated.unwrap().0.to_string(), "inputs/i/quantity");
        let year = explained(FigureRef::Volunteering(0, VolunteerFigure::FullTimeYear));
        assert!(year.words.is_none() && year.source.is_some_and(|source| !source.is_empty()));
    }

    #[test]
    fn the_interval_of_an_effect_opens_to_its_steps_and_their_source() {
        let figure = |figure| FigureRef::Effect(0, figure);
        let line = |text: &str| Typeset::Line(text.to_owned());
        let effect = "Measured effect (difference in shares)";
        let words = format!("{effect} − Margin at 95%");
        check(
            figure(EffectFigure::Low),
            "Measured effect, lower end at 95%",
            "2.1201%",
            &words,
            &line("8%\u{a0}− 5.8799%"),
        );
        let words = format!("{effect} + Margin at 95%");
        check(
            figure(EffectFigure::High),
            "Measured effect, upper end at 95%",
            "13.8799%",
            &words,
            &line("8%\u{a0}+ 5.8799%"),
        );
        let words = "Number of standard errors for 95% × Standard error of the effect";
        check(figure(EffectFigure::Margin), "Margin at 95%", "5.8799%", words, &line("1.959964\u{a0}× 3%"));
        let quantile = explained(figure(EffectFigure::Quantile));
        assert!(quantile.source.unwrap().contains("NIST") && quantile.words.is_none());
        let (target, estimate) = explained(figure(EffectFigure::Effect)).stated.unwrap();
        assert_eq!(
            (target.to_string().as_str(), estimate.unwrap().source.as_str()),
            ("outcomes/o/effect", "A {1} trial")
        );
    }

    #[test]
    fn an_interval_with_0_in_it_is_said_to_be_compatible_with_no_effect() {
        let said = |value| {
            let mut study = study();
            study.outcomes[0].make_mut().effect.as_mut().unwrap().value = Some(value);
            let evaluation = Evaluation::of(&study);
            let figures = StudyFigures { study: &study, evaluation: &evaluation, references };
            let pieces = Catalog::of(Language::English).effect_interval(&figures, 0).unwrap();
            assert_eq!(pieces.iter().filter(|piece| piece.figure.is_some()).count(), 2);
            pieces.into_iter().map(|piece| piece.text).collect::<String>()
        };
        let sentence = "Measured effect, 95% interval: from";
        assert_eq!(said(dec!(0.08)), format!("{sentence} 2.1% to 13.9%."));
        let none = "It contains 0: the trial is compatible with no effect.";
        assert_eq!(said(dec!(-0.05)), format!("{sentence} -10.9% to 0.9%. {none}"));
    }

    #[test]
    fn an_effect_is_a_factor_of_the_impact() {
        let column = ["120", "€5,000.00", "8%", "100%", "100%"].map(str::to_owned);
        let impact = explained(Figure::Impact(0));
        assert_eq!((impact.value.as_str(), impact.numbers), ("€48,000.00", Some(Typeset::Column('×', column.into()))));
        assert!(impact.parts.iter().any(|part| part.name == "Measured effect (difference in shares)"));
    }

    #[test]
    fn what_the_study_has_not_is_not_explained() {
        let study = study();
        let evaluation = Evaluation::of(&study);
        let figures = StudyFigures { study: &study, evaluation: &evaluation, references: || None };
        let catalog = Catalog::of(Language::French);
        for figure in [
            FigureRef::Volunteering(0, VolunteerFigure::Value),
            FigureRef::Volunteering(7, VolunteerFigure::Hours),
            FigureRef::Effect(1, EffectFigure::Low),
            FigureRef::Sroi(Figure::Impact(1)),
        ] {
            assert_eq!(catalog.explain(&figures, figure), None, "{figure:?}");
        }
    }
}
