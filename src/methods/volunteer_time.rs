//! The volunteer time of one input of a study, whose figures open to how they were obtained.

use super::figure_ref::{CellMethod, FigureOrigin, FigureRef};
use super::volunteering::{VolunteerFigure, Volunteering};
use crate::file::References;
use crate::file::references::LEGAL_YEAR;
use crate::sheet::{Exact, Sheet};
use crate::study::field::InputField;
use crate::study::{Input, InputKind, NumberPath};

/// The volunteer time of an input.
#[derive(Debug, Clone)]
pub struct VolunteerTime {
    /// The sums.
    pub sums: Volunteering,
    place: usize,
    input: String,
}

impl VolunteerTime {
    /// The volunteer time of an input at its place in the study; none where it is none, where its hours or their value are not
    /// stated, where it is given for several years, or where the hours of a full-time year are not known.
    pub fn of(input: &Input, place: usize, references: &References) -> Option<Self> {
        // Of several years the sum on the card is another one.
        let is_time = input.kind == InputKind::VolunteerTime && input.number_of_years() == 1;
        let hours = input.quantity.as_ref().filter(|_| is_time)?.point();
        let rate = input.unit_value.as_ref()?.point();
        let sums = Volunteering::of(hours, rate, references.value(LEGAL_YEAR)?.value);
        Some(Self { sums, place, input: input.id.clone() })
    }
}

impl CellMethod for VolunteerTime {
    type Key = VolunteerFigure;

    fn sheet(&self) -> &Sheet<VolunteerFigure> {
        self.sums.sheet()
    }

    fn values(&self) -> &Exact {
        self.sums.values()
    }

    fn figure_ref(&self, key: VolunteerFigure) -> FigureRef {
        FigureRef::Volunteering(self.place, key)
    }

    fn origin(&self, key: VolunteerFigure) -> FigureOrigin {
        let stated = |field| FigureOrigin::Stated(NumberPath::Input(self.input.clone(), field));
        match key {
            VolunteerFigure::Hours => stated(InputField::Quantity),
            VolunteerFigure::Rate => stated(InputField::UnitValue),
            VolunteerFigure::FullTimeYear => FigureOrigin::Reference(LEGAL_YEAR),
            VolunteerFigure::Value | VolunteerFigure::FullTime => FigureOrigin::Computed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::StepFormula;
    use crate::study::Estimate;
    use rust_decimal::dec;

    #[test]
    fn each_figure_says_how_it_was_obtained() {
        let input = |kind| Input {
            id: "i".to_owned(),
            kind,
            quantity: Some(Estimate::of(dec!(10))),
            unit_value: Some(Estimate::of(dec!(12))),
            ..Input::default()
        };
        let references = References::shipped().unwrap();
        let time = VolunteerTime::of(&input(InputKind::VolunteerTime), 3, &references).unwrap();
        let step = time.explained(VolunteerFigure::Value).unwrap();
        assert_eq!(step.shown.figure, FigureRef::Volunteering(3, VolunteerFigure::Value));
        assert_eq!((step.shown.value, step.formula), (Ok(dec!(120)), StepFormula::Product));
        let origins: Vec<FigureOrigin> = step.parts.iter().map(|part| part.origin.clone()).collect();
        let stated = |path: &str| FigureOrigin::Stated(NumberPath::parse(path).unwrap());
        assert_eq!(origins, [stated("inputs/i/quantity"), stated("inputs/i/unit_value")]);
        let year = time.explained(VolunteerFigure::FullTimeYear).unwrap();
        assert_eq!((year.formula, year.shown.origin), (StepFormula::Given, FigureOrigin::Reference(LEGAL_YEAR)));
        assert!(VolunteerTime::of(&input(InputKind::Cash), 3, &references).is_none());
    }
}
