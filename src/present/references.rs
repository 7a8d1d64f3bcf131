//! Reference values and volunteer time in words.

use super::Catalog;
use super::figures::Piece;
use crate::file::Reference;
use crate::methods::{CellMethod as _, VolunteerTime};
use crate::number::write;

impl Catalog {
    /// A reference value with its unit: "12,02 € par heure".
    pub fn reference_value(&self, reference: &Reference) -> String {
        let (value, language) = (reference.value, self.language());
        let value = match reference.currency {
            Some(currency) => {
                let decimals = if value.is_integer() { 0 } else { 2 };
                write::money(value, decimals, currency.code(), language)
            }
            None => write::number(value, 2, language),
        };
        self.fill(&format!("reference_unit.{}", reference.unit.word()), &[("value", &value)])
    }

    /// The price year of a reference value, or the text for an unknown one; none for a value that is not a price.
    pub fn reference_price_year(&self, reference: &Reference) -> Option<String> {
        let of_year = |year: i32| self.fill("reference.price_year", &[("year", &year.to_string())]);
        let stated = reference.price_year.map(of_year);
        reference.unit.is_money().then(|| stated.unwrap_or_else(|| self.text("reference.no_price_year").to_owned()))
    }

    /// Hours of volunteers in euros and in full-time equivalents, as a sum that a person can redo; none where a figure is not
    /// defined.
    pub fn volunteering(&self, time: &VolunteerTime, currency: &str) -> Option<Vec<Piece>> {
        let (sums, language) = (&time.sums, self.language());
        let money = |cell| Some(write::money(sums.figure(cell)?, 2, currency, language));
        let number = |cell| Some(write::number(sums.figure(cell)?, 2, language));
        let (value, people) = (sums.value(), sums.full_time());
        let arguments = [
            ("hours", number(sums.hours())?, None),
            ("rate", money(sums.rate())?, None),
            ("value", money(value)?, time.shown(value)),
            ("people", number(people)?, time.shown(people)),
        ];
        Some(self.sentence_with_figures("volunteering.sentence", &arguments))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::References;
    use crate::methods::FigureRef;
    use crate::methods::volunteering::VolunteerFigure;
    use crate::number::{Decimal, Language};
    use crate::study::{Estimate, Input, InputKind};
    use rust_decimal::dec;

    #[track_caller]
    fn check(key: &str, french: &str, english: &str) {
        let references = References::shipped().unwrap();
        let reference = references.value(key).unwrap();
        let said = Language::ALL.map(|language| Catalog::of(language).reference_value(reference));
        assert_eq!(said, [french, english]);
    }

    #[test]
    fn a_value_is_said_with_what_it_counts() {
        check("fr-smic-hour", "12,02\u{a0}€ par heure", "€12.02 an hour");
        check("fr-long-term-unemployment", "15\u{202f}242\u{a0}€ par personne et par an", "€15,242 a person and year");
        check("fr-legal-year", "1\u{202f}607 heures par an", "1,607 hours a year");
    }

    #[test]
    fn a_price_year_that_is_not_established_is_said() {
        let references = References::shipped().unwrap();
        let catalog = Catalog::of(Language::English);
        let year = |key: &str| catalog.reference_price_year(references.value(key).unwrap());
        assert_eq!(year("fr-long-term-unemployment").as_deref(), Some("prices of 2013"));
        assert_eq!(year("fr-carbon-2030").as_deref(), Some("price year not established"));
        assert_eq!(year("fr-legal-year"), None);
    }

    #[test]
    fn volunteer_time_is_a_sum_that_can_be_redone() {
        let references = References::shipped().unwrap();
        let said = |hours: Decimal| {
            let input = Input {
                kind: InputKind::VolunteerTime,
                quantity: Some(Estimate::of(hours)),
                unit_value: Some(Estimate::of(dec!(12.02))),
                ..Input::default()
            };
            let time = VolunteerTime::of(&input, 2, &references).unwrap();
            Catalog::of(Language::French).volunteering(&time, "EUR")
        };
        let pieces = said(dec!(1200)).unwrap();
        assert_eq!(
            pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(),
            "1\u{202f}200 heures × 12,02\u{a0}€ = 14\u{202f}424,00\u{a0}€, soit 0,75 équivalent temps plein (ETP)."
        );
        let opens = |piece: &Piece| Some((piece.text.clone(), piece.figure.as_ref()?.figure));
        let figures: Vec<_> = pieces.iter().filter_map(opens).collect();
        let figure = |text: &str, figure| (text.to_owned(), FigureRef::Volunteering(2, figure));
        let value = figure("14\u{202f}424,00\u{a0}€", VolunteerFigure::Value);
        assert_eq!(figures, [value, figure("0,75", VolunteerFigure::FullTime)]);
        assert_eq!(said(Decimal::MAX), None);
    }
}
