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
    /// The figures that it is computed from, one below the other with their signs, as a sum is set on paper. Those of a formula that is
    /// no such column have no signs.
    pub rows: Vec<Row>,
    /// The formula in words and with the study's numbers, where it is no column.
    pub formula: Option<(String, Typeset)>,
    /// For a stated number: its path and its pedigree.
    pub stated: Option<(NumberPath, Option<Estimate>)>,
    /// For a published constant or a public reference value: who says so.
    pub source: Option<String>,
    /// What the figure says, where no formula does: of a simulation.
    pub definition: Option<String>,
}

impl Explanation {
    /// Whether the rows are a sum with signs, and the value its result.
    pub fn is_column(&self) -> bool {
        self.rows.len() == 1 && self.formula.is_none() && self.definition.is_none()
            || self.rows.iter().any(|row| row.sign.is_some())
    }
}

/// A figure in a sum.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The sign in front of it; none for the first, and outside a column.
    pub sign: Option<char>,
    /// The figure.
    pub part: Part,
    /// Of a number of the study, which one it is, as stated.
    pub stated: Option<(NumberPath, Estimate)>,
}

/// A formula with its numbers in one line, typeset as on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typeset {
    /// With the signs of the formula.
    Line(String),
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
    /// Which figure it is; none for the whole that a share is taken from.
    pub figure: Option<FigureRef>,
    /// What it is called.
    pub name: String,
    /// The figure with its unit.
    pub value: String,
}

impl Catalog {
    /// How a figure was obtained, whatever its method.
    pub fn explain(&self, figures: &StudyFigures<'_>, figure: FigureRef) -> Option<Explanation> {
        let step = figures.step(figure)?;
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
        let rows = self.rows(figures, &step);
        let formula = self.formula(&step, &rows);
        // A part that explains nothing, such as the number 1, is no row of its own outside a column.
        let opens =
            |row: &Row| column_sign(step.formula).is_some() || row.part.figure.is_some_and(FigureRef::is_explained);
        let rows = rows.into_iter().filter(opens).collect();
        let definition = match figure {
            FigureRef::Simulated(figure) => Some(self.under("simulated", figure.word()).to_owned()),
            _ => None,
        };
        Some(Explanation { name, value, rows, formula, stated, source, definition })
    }

    /// The parts of a step, with their signs.
    pub(super) fn rows(&self, figures: &StudyFigures<'_>, step: &FigureStep) -> Vec<Row> {
        let sign = column_sign(step.formula);
        let whole = (step.formula == StepFormula::Complement).then(|| Row {
            sign: None,
            part: Part {
                figure: None,
                name: self.text("formula.whole").to_owned(),
                value: self.text("formula.whole_percent").to_owned(),
            },
            stated: None,
        });
        let parts = step.parts.iter().map(|shown| Row {
            sign: None,
            part: self.part(figures, shown),
            stated: match &shown.origin {
                FigureOrigin::Stated(target) => target.get(figures.study).map(|estimate| (target.clone(), estimate)),
                _ => None,
            },
        });
        let rows = whole.into_iter().chain(parts).enumerate();
        rows.map(|(place, row)| Row { sign: sign.filter(|_| place > 0), ..row }).collect()
    }

    pub(super) fn part(&self, figures: &StudyFigures<'_>, shown: &FigureValue) -> Part {
        let currency = figures.study.currency.code();
        Part {
            figure: Some(shown.figure),
            name: self.figure_name(figures.study, shown),
            value: self.figure_or_none(shown.value.ok(), shown.unit, currency, Detail::Full),
        }
    }

    /// The formula with its numbers in one line of plain text, where it is no column.
    pub(super) fn line(&self, step: &FigureStep, rows: &[Row]) -> Option<String> {
        let base = || rows.first().map_or("", |row| row.part.value.as_str());
        Some(match (self.formula(step, rows)?.1, step.formula) {
            (Typeset::Power { .. }, StepFormula::Power(halves)) => self.power(base(), halves),
            (Typeset::Line(line), _) => line,
            (Typeset::Power { .. }, _) => return None,
        })
    }

    /// The formula in words and in numbers, where it is no column.
    fn formula(&self, step: &FigureStep, rows: &[Row]) -> Option<(String, Typeset)> {
        let names: Vec<&str> = rows.iter().map(|row| row.part.name.as_str()).collect();
        let values: Vec<&str> = rows.iter().map(|row| row.part.value.as_str()).collect();
        let first = |parts: &[&str]| parts.first().copied().unwrap_or_default().to_owned();
        Some(match step.formula {
            StepFormula::Portion(after) => {
                (self.portion(&first(&names), after), Typeset::Line(self.portion(&first(&values), after)))
            }
            StepFormula::Power(halves) => {
                let exponent = self.exponent(halves.unsigned_abs());
                let power = Typeset::Power { base: first(&values), exponent, inverse: halves < 0 };
                (self.power(&first(&names), halves), power)
            }
            StepFormula::Written(formula) => (written(formula, &names), Typeset::Line(written(formula, &values))),
            StepFormula::Sum if rows.is_empty() => {
                let empty = self.text("formula.empty_sum").to_owned();
                (empty.clone(), Typeset::Line(empty))
            }
            _ => return None,
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

/// The sign between the figures of a formula that is set as a column; none for any other formula.
const fn column_sign(formula: StepFormula) -> Option<char> {
    match formula {
        StepFormula::Sum => Some('+'),
        StepFormula::Product => Some('×'),
        StepFormula::Difference | StepFormula::Complement => Some('−'),
        StepFormula::Quotient => Some('÷'),
        StepFormula::Given | StepFormula::Portion(_) | StepFormula::Power(_) | StepFormula::Written(_) => None,
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
    use crate::methods::no_trial;
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
        let figures =
            StudyFigures { study: &study, evaluation: &evaluation, references, trial_step: no_trial, simulated: None };
        Catalog::of(Language::English).explain(&figures, figure.into()).unwrap()
    }

    fn plain(text: &str) -> String {
        text.replace(['\u{a0}', '\u{202f}'], " ")
    }

    /// The rows as they are read: sign, name, value.
    fn read(found: &Explanation) -> Vec<String> {
        let row = |row: &Row| {
            let sign = row.sign.map(|sign| format!("{sign} ")).unwrap_or_default();
            format!("{sign}{}: {}", row.part.name, plain(&row.part.value))
        };
        found.rows.iter().map(row).collect()
    }

    /// Each part opens, and is called and worth there what it is here.
    fn opens(found: &Explanation) {
        for Row { part, .. } in &found.rows {
            let Some(figure) = part.figure else { continue };
            let opened = explained(figure);
            assert_eq!((&opened.name, &opened.value), (&part.name, &part.value));
        }
    }

    #[test]
    fn the_value_of_volunteer_time_opens_to_its_sum() {
        let value = explained(FigureRef::Volunteering(0, VolunteerFigure::Value));
        opens(&value);
        assert_eq!((value.name.as_str(), plain(&value.value).as_str()), ("Value of volunteer time", "€14,424.00"));
        assert_eq!(read(&value), ["Quantity: 1,200", "× Value of one unit: €12.02"]);
        let people = explained(FigureRef::Volunteering(0, VolunteerFigure::FullTime));
        opens(&people);
        assert_eq!(people.value, "0.747");
        assert_eq!(read(&people), ["Quantity: 1,200", "÷ Hours of a full-time year: 1,607"]);
        let hours = explained(FigureRef::Volunteering(0, VolunteerFigure::Hours));
        assert_eq!(hours.stated.unwrap().0.to_string(), "inputs/i/quantity");
        let year = explained(FigureRef::Volunteering(0, VolunteerFigure::FullTimeYear));
        assert!(year.rows.is_empty() && year.source.is_some_and(|source| !source.is_empty()));
    }

    #[test]
    fn the_interval_of_an_effect_opens_to_its_steps_and_their_source() {
        let figure = |figure| explained(FigureRef::Effect(0, figure));
        let effect = "Measured effect (difference in shares)";
        let check = |found: Explanation, value: &str, words: &str, line: &str| {
            opens(&found);
            let (said, set) = found.formula.clone().unwrap();
            assert_eq!((plain(&found.value).as_str(), plain(&said).as_str()), (value, words));
            assert!(matches!(set, Typeset::Line(text) if plain(&text) == line));
        };
        check(figure(EffectFigure::Low), "2.1201%", &format!("{effect} − Margin at 95%"), "8% − 5.8799%");
        check(figure(EffectFigure::High), "13.8799%", &format!("{effect} + Margin at 95%"), "8% + 5.8799%");
        let words = "Number of standard errors for 95% × Standard error of the effect";
        check(figure(EffectFigure::Margin), "5.8799%", words, "1.959964 × 3%");
        let quantile = figure(EffectFigure::Quantile);
        assert!(quantile.source.unwrap().contains("NIST") && quantile.formula.is_none());
        let (target, estimate) = figure(EffectFigure::Effect).stated.unwrap();
        assert_eq!(
            (target.to_string().as_str(), estimate.unwrap().source.as_str()),
            ("outcomes/o/effect", "A {1} trial")
        );
    }

    #[test]
    fn a_share_that_is_left_is_the_whole_less_the_part() {
        let kept = explained(Figure::Kept(0, crate::study::field::PartField::Displacement));
        assert_eq!(read(&kept), ["The whole: 100%", "− Displacement: 0%"]);
    }

    #[test]
    fn an_interval_with_0_in_it_is_said_to_be_compatible_with_no_effect() {
        let said = |value| {
            let mut study = study();
            study.outcomes[0].make_mut().effect.as_mut().unwrap().value = Some(value);
            let evaluation = Evaluation::of(&study);
            let figures = StudyFigures {
                study: &study,
                evaluation: &evaluation,
                references,
                trial_step: no_trial,
                simulated: None,
            };
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
        let impact = explained(Figure::Impact(0));
        assert_eq!(impact.value, "€48,000.00");
        let values: Vec<&str> = impact.rows.iter().map(|row| row.part.value.as_str()).collect();
        assert_eq!(values, ["120", "€5,000.00", "8%", "100%", "100%"]);
        let effect = impact.rows.iter().find(|row| row.part.name == "Measured effect (difference in shares)").unwrap();
        let source = effect.stated.as_ref().map(|(_, estimate)| estimate.source.as_str());
        assert_eq!((effect.sign, source), (Some('×'), Some("A {1} trial")));
    }

    #[test]
    fn what_the_study_has_not_is_not_explained() {
        let study = study();
        let evaluation = Evaluation::of(&study);
        let figures = StudyFigures {
            study: &study,
            evaluation: &evaluation,
            references: || None,
            trial_step: no_trial,
            simulated: None,
        };
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
