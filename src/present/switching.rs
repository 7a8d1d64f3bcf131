//! Switching values as sentences: the value of one number at which the outcomes are worth the inputs.

use super::Catalog;
use crate::methods::sroi::Switching;
use crate::number::{Decimal, write};
use crate::study::field::{FieldUnit, OutcomeField};
use crate::study::{Estimate, NumberPath, Study};

/// The decimals to try, until the value differs from the stated one.
const DECIMALS: [u32; 4] = [1, 2, 4, 6];

impl Catalog {
    /// A sentence with the value that a number would need, instead of its present one, for a ratio of 1.
    ///
    /// None when no value achieves that, when the ratio is 1 already, and for whole years: they are not an estimate that is off
    /// by a little. A number that is not stated counts with its neutral value.
    pub fn switching_sentence(&self, study: &Study, switching: &Switching) -> Option<String> {
        let Switching { target, value, others } = switching;
        let field = target.field();
        let spec = field.spec();
        if target.is_whole_in(study) || !spec.role.is_adjustable() {
            return None;
        }
        let stated = target.get(study).as_ref().map(Estimate::point).or(spec.default)?;
        let currency = study.currency.code();
        let value = (*value)?;
        let said = |decimals: u32| [value, stated].map(|it| self.said(it, spec.unit, decimals, currency));
        let [value, now] = DECIMALS.into_iter().map(said).find(|[value, now]| value != now)?;
        let one = write::money(Decimal::ONE, 0, currency, self.language());
        let name = self.part_name(study, &target.to_string()).unwrap_or_default();
        let name = match target {
            NumberPath::Outcome(_, OutcomeField::InYear(_, year)) => self.in_year(&name, *year),
            _ => name,
        };
        let (key, field) = (format!("switching.sentence.{}", field.word()), self.target_name_in(study, target));
        // Fill the name in last, because a person may have written braces in it.
        let arguments = [("one", &*one), ("value", &*value), ("now", &*now), ("field", &*field), ("name", &*name)];
        let sentence = self.fill(&key, &arguments);
        if others.is_empty() {
            return Some(sentence);
        }
        let others: Vec<String> = others.iter().map(|other| self.said(*other, spec.unit, 1, currency)).collect();
        Some([sentence, self.fill("switching.others", &[("values", &others.join(", "))])].join(" "))
    }

    fn said(&self, value: Decimal, unit: FieldUnit, decimals: u32, currency: &str) -> String {
        let language = self.language();
        match unit {
            // Two decimals, or more where they do not tell the values apart.
            FieldUnit::Money => write::money(value, decimals.max(2), currency, language),
            FieldUnit::Share | FieldUnit::Difference | FieldUnit::Rate => write::percent(value, decimals, language),
            FieldUnit::Count | FieldUnit::Mean | FieldUnit::CalendarYear | FieldUnit::Years | FieldUnit::Points => {
                write::number(value, decimals, language)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::bundled;
    use crate::methods::sroi::{Evaluation, switching};
    use crate::number::Language;
    use crate::study::NumberPath;
    use rust_decimal::dec;

    /// Wheels-to-Meals with the seven falls in one outcome: 94 + 4 964 + 7 220 each.
    fn falls() -> Study {
        let mut study = bundled("wheels-to-meals").unwrap().study().unwrap();
        study.outcomes.retain(|outcome| !["geriatric", "continuing"].contains(&outcome.id.as_str()));
        NumberPath::parse("outcomes/ae/proxy").unwrap().set(&mut study, Some(Estimate::of(dec!(12278)))).unwrap();
        study.outcomes[0].make_mut().label = "Moins de chutes".to_owned();
        study.currency = crate::study::Currency::default();
        study
    }

    fn said(study: &Study, path: &str, language: Language) -> Option<String> {
        let found = switching(study, &Evaluation::of(study));
        let entry = found.iter().find(|entry| entry.target.to_string() == path).unwrap();
        let sentence = Catalog::of(language).switching_sentence(study, entry)?;
        Some(sentence.replace(['\u{a0}', '\u{202f}'], " "))
    }

    #[track_caller]
    fn check(path: &str, french: &str, english: &str) {
        let study = falls();
        let found = Language::ALL.map(|language| said(&study, path, language).unwrap_or_default());
        assert_eq!(found, [french, english]);
    }

    #[test]
    fn each_kind_of_number_has_its_words() {
        check(
            "outcomes/ae/quantity",
            "« Moins de chutes » : il en faudrait 3,5 au lieu de 7 pour que 1 € investi rende 1 €.",
            "“Moins de chutes”: there would have to be 3.5 instead of 7 for €1 invested to return €1.",
        );
        check(
            "outcomes/ae/deadweight",
            "« Moins de chutes » : il faudrait que 49,9 % du changement, au lieu de 0 %, ait eu lieu de toute façon pour que 1 € investi rende 1 €.",
            "“Moins de chutes”: 49.9% of the change, instead of 0%, would have to have happened anyway for €1 invested to return €1.",
        );
        check(
            "outcomes/ae/attribution",
            "« Moins de chutes » : il faudrait que 52,4 % du changement, au lieu de 5 %, soit dû à d’autres pour que 1 € investi rende 1 €.",
            "“Moins de chutes”: 52.4% of the change, instead of 5%, would have to be due to others for €1 invested to return €1.",
        );
        check(
            "inputs/time/unit_value",
            "« Volunteer hours » : il faudrait compter l’unité à 19,12 € au lieu de 6,00 € pour que 1 € investi rende 1 €.",
            "“Volunteer hours”: one unit would have to count for €19.12 instead of €6.00 for €1 invested to return €1.",
        );
        check(
            "discounting/rate",
            "Taux d’actualisation : il faudrait 95,4 % au lieu de 3,5 % pour que 1 € investi rende 1 €.",
            "Discount rate: it would have to be 95.4% instead of 3.5% for €1 invested to return €1.",
        );
    }

    #[test]
    fn a_rate_with_several_switching_values_names_them() {
        let entry =
            Switching { target: NumberPath::Rate, value: Some(dec!(0.954)), others: vec![dec!(1.5), dec!(-0.25)] };
        let said = Catalog::of(Language::English).switching_sentence(&falls(), &entry).unwrap();
        assert!(said.ends_with("for €1 invested to return €1. Other rates do so too: 150%, -25%."), "{said}");
    }

    #[test]
    fn years_and_what_cannot_be_reached_have_no_sentence() {
        for path in ["outcomes/ae/duration", "outcomes/gp/deadweight", "outcomes/gp/drop_off"] {
            assert_eq!(said(&falls(), path, Language::French), None, "{path}");
        }
    }

    #[test]
    fn a_value_is_said_as_precisely_as_it_must_be_and_not_where_nothing_would_change() {
        let study = falls();
        let near = |value| Switching {
            target: NumberPath::parse("outcomes/ae/quantity").unwrap(),
            value: Some(value),
            others: Vec::new(),
        };
        let said = |value| Catalog::of(Language::English).switching_sentence(&study, &near(value));
        assert!(said(dec!(7.0012)).unwrap().contains("7.0012 instead of 7 "));
        assert_eq!(said(dec!(7)), None);
    }
}
