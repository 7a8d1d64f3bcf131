//! Formats figures: rounded once, with their unit, in the conventions of the language.

use super::Catalog;
use super::catalog::pieces;
use crate::methods::effect::EffectFigure;
use crate::methods::sroi::Evaluation;
use crate::methods::{CellMethod as _, FigureRef, FigureValue, StudyFigures};
use crate::number::{Decimal, write};
use crate::sheet::CellUnit;
use crate::study::{NumberPath, Study};

/// Where a figure appears, which decides how many digits it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// In a headline or a table: whole units of money.
    Plain,
    /// In an explanation: to the cent, so that a reader can redo the sum.
    Full,
}

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// The figure that it is, which opens.
    pub figure: Option<FigureValue>,
}

impl Catalog {
    /// A sentence in pieces, with each `{name}` replaced by its words: those that are figures open.
    pub fn sentence_with_figures(&self, key: &str, arguments: &[(&str, String, Option<FigureValue>)]) -> Vec<Piece> {
        let mut found = Vec::new();
        for (before, name) in pieces(self.text(key)) {
            found.push(Piece { text: before.to_owned(), figure: None });
            let argument = arguments.iter().find(|(known, ..)| Some(*known) == name);
            found.extend(argument.map(|(_, text, figure)| Piece { text: text.clone(), figure: figure.clone() }));
        }
        found
    }

    /// The 95 % interval of the measured effect of the nth outcome in a sentence; none without an effect and its standard error.
    pub fn effect_interval(&self, figures: &StudyFigures<'_>, place: usize) -> Option<Vec<Piece>> {
        let end = |figure| figures.step(FigureRef::Effect(place, figure)).map(|step| step.shown);
        let (low, high) = (end(EffectFigure::Low)?, end(EffectFigure::High)?);
        let said = |shown: &FigureValue| self.figure_or_none(shown.value.ok(), shown.unit, "", Detail::Plain);
        let is_crossed =
            low.value.is_ok_and(|low| low <= Decimal::ZERO) && high.value.is_ok_and(|high| high >= Decimal::ZERO);
        let arguments = [("low", said(&low), Some(low)), ("high", said(&high), Some(high))];
        let mut pieces = self.sentence_with_figures("measured_effect.interval", &arguments);
        if is_crossed {
            pieces.push(Piece { text: [" ", self.text("measured_effect.none")].concat(), figure: None });
        }
        Some(pieces)
    }

    /// What discounting takes from the outcomes that count, in a sentence; none where it takes nothing.
    pub fn discounted(&self, study: &Study, evaluation: &Evaluation) -> Option<Vec<Piece>> {
        let (_, undiscounted) = evaluation.levels().last()?;
        let shown = |cell| evaluation.shown(cell);
        let (before, after) = (shown(undiscounted)?, shown(evaluation.present_value())?);
        let whole = |shown: &FigureValue| shown.value.as_ref().ok().map(|value| value.round_dp(0));
        if whole(&before)? == whole(&after)? {
            return None;
        }
        let said = |shown: &FigureValue| {
            self.figure_or_none(shown.value.ok(), shown.unit, study.currency.code(), Detail::Plain)
        };
        let one = write::money(Decimal::ONE, 0, study.currency.code(), self.language());
        let arguments =
            [("undiscounted", said(&before), Some(before)), ("present", said(&after), Some(after)), ("one", one, None)];
        Some(self.sentence_with_figures("outcomes.discounted", &arguments))
    }

    /// A value of a number of the study, in full, with the unit of its field.
    pub fn value_of(&self, study: &Study, path: &NumberPath, value: Decimal) -> String {
        self.figure(value, unit_of(path.field().spec().unit), study.currency.code(), Detail::Full)
    }

    /// A figure with its unit.
    pub fn figure(&self, value: Decimal, unit: CellUnit, currency: &str, detail: Detail) -> String {
        let language = self.language();
        match (unit, detail) {
            (CellUnit::Money, Detail::Plain) => write::money(value, 0, currency, language),
            (CellUnit::Money, Detail::Full) => write::money(value, 2, currency, language),
            (CellUnit::Count, _) => write::number(value, 3, language),
            (CellUnit::Share, Detail::Plain) => write::percent(value, 1, language),
            (CellUnit::Share, Detail::Full) => write::percent(value, 4, language),
            (CellUnit::Factor, Detail::Plain) => write::number(value, 4, language),
            (CellUnit::Factor, Detail::Full) => write::number(value, 6, language),
            (CellUnit::Ratio, _) => write::ratio(value, language),
            (CellUnit::Months, _) => {
                let months = write::number(value, 1, language);
                self.fill("unit.months", &[("n", &months)])
            }
        }
    }

    /// A figure with its unit, or the text for an undefined one.
    pub fn figure_or_none(&self, value: Option<Decimal>, unit: CellUnit, currency: &str, detail: Detail) -> String {
        value.map_or_else(
            || self.text("figure.undefined").to_owned(),
            |value| self.figure(value, unit, currency, detail),
        )
    }
}

/// The unit of a figure for a number of the registry.
pub fn unit_of(unit: crate::study::field::FieldUnit) -> CellUnit {
    use crate::study::field::FieldUnit as Stated;
    match unit {
        Stated::Money => CellUnit::Money,
        Stated::Share | Stated::Difference | Stated::Rate => CellUnit::Share,
        Stated::Mean => CellUnit::Factor,
        Stated::Count | Stated::CalendarYear | Stated::Years | Stated::Points => CellUnit::Count,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Language;
    use crate::study::field::PartField;
    use crate::study::{EffectMeasure, Field};
    use rust_decimal::dec;

    /// A number of the registry is written in the unit of the figure that comes from it.
    #[test]
    fn an_effect_is_written_alike_in_its_field_and_in_its_figures() {
        for measure in [EffectMeasure::Shares, EffectMeasure::Means] {
            for part in [measure.field(), measure.standard_error_field()] {
                assert_eq!(
                    unit_of(Field::Outcome(part.into()).spec().unit),
                    crate::methods::effect::unit(measure),
                    "{part:?}"
                );
            }
        }
        // Years of life in full health, per person.
        let unit = unit_of(Field::Outcome(PartField::MeanEffect.into()).spec().unit);
        let written = Catalog::of(Language::English).figure(dec!(0.0004), unit, "EUR", Detail::Full);
        assert_eq!(written, "0.0004");
    }
}
