//! The result in one sentence.

use super::Catalog;
use super::figures::Detail;
use crate::methods::sroi::Evaluation;
use crate::number::{Decimal, write};
use crate::sheet::CellUnit;
use crate::study::{Kind, Study};

impl Catalog {
    /// The result of a study in one sentence: the value per unit of inputs, under these hypotheses.
    ///
    /// The tone is the same above and below 1. Without a ratio the sentence says what is missing. A study that is without money on purpose is described by its outcomes and their importance.
    pub fn result_sentence(&self, study: &Study, evaluation: &Evaluation) -> String {
        if study.is_without_money() {
            return self.weights_sentence(study);
        }
        let currency = study.currency.code();
        let one = write::money(Decimal::ONE, 0, currency, self.language());
        let ratio = evaluation.ratio().and_then(|cell| evaluation.value(cell));
        if let Some(ratio) = ratio.filter(|_| evaluation.years().len() > 0) {
            let key = match study.kind {
                Kind::Forecast => "sentence.forecast",
                Kind::Evaluative => "sentence.evaluative",
            };
            let value = self.ratio_as_money(ratio, currency);
            return self.fill(key, &[("one", &one), ("value", &value)]);
        }
        let present_value = evaluation.value(evaluation.present_value()).filter(|_| evaluation.years().len() > 0);
        match present_value {
            Some(value) => {
                let value = self.figure(value, CellUnit::Money, currency, Detail::Plain);
                self.fill("sentence.no_inputs", &[("value", &value)])
            }
            None if study.outcomes.is_empty() => self.text("sentence.empty").to_owned(),
            None => self.text("sentence.no_value").to_owned(),
        }
    }

    /// The number of outcomes, and the one that matters most to those who experience it; the first one of several.
    fn weights_sentence(&self, study: &Study) -> String {
        let count = self.plural("sentence.without_money", study.outcomes.len(), &[]);
        // Outcomes judged not material are shown, but the study is not about them.
        let weights = study.outcomes.iter().filter(|outcome| outcome.material);
        let weights = weights.filter_map(|outcome| Some((outcome.weight.as_ref()?.point(), &outcome.id)));
        let (mut most, mut ties): (Option<(Decimal, &String)>, usize) = (None, 0);
        for (weight, id) in weights {
            match most {
                Some((known, _)) if weight < known => {}
                Some((known, _)) if weight == known => ties = ties.saturating_add(1),
                _ => (most, ties) = (Some((weight, id)), 0),
            }
        }
        let Some((weight, id)) = most else {
            return [count.as_str(), self.text("sentence.no_weights")].join(" ");
        };
        let name = self.part_name(study, &format!("outcomes/{id}")).unwrap_or_default();
        let weight = write::number(weight, 1, self.language());
        let key = if ties == 0 { "sentence.most_important" } else { "sentence.among_most_important" };
        [count, self.fill(key, &[("name", &name), ("weight", &weight)])].join(" ")
    }

    /// A ratio as an amount per unit of money, to the nearest cent.
    pub(super) fn ratio_as_money(&self, ratio: Decimal, currency: &str) -> String {
        write::money(ratio, 2, currency, self.language())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Language;
    use crate::study::{Estimate, Outcome, Shared};
    use rust_decimal::dec;

    /// A study of outcomes without money, each with a label, a weight, and whether it is material.
    fn study(outcomes: &[(&str, Option<Decimal>, bool)]) -> Study {
        let outcome = |(label, weight, material): &(&str, Option<Decimal>, bool)| Outcome {
            id: (*label).to_owned(),
            label: (*label).to_owned(),
            weight: weight.map(Estimate::of),
            material: *material,
            valued: false,
            ..Outcome::default()
        };
        Study { outcomes: outcomes.iter().map(|it| Shared::new(outcome(it))).collect(), ..Study::default() }
    }

    #[track_caller]
    fn check(outcomes: &[(&str, Option<Decimal>, bool)], french: &str, english: &str) {
        let study = study(outcomes);
        let evaluation = Evaluation::of(&study);
        let said = Language::ALL.map(|language| Catalog::of(language).result_sentence(&study, &evaluation));
        assert_eq!(said, [french, english]);
    }

    #[test]
    fn a_study_without_money_is_told_by_what_is_important() {
        check(
            &[
                ("A", Some(dec!(7)), true),
                ("B", Some(dec!(8.5)), true),
                ("C", Some(dec!(10)), false),
                ("D", None, true),
            ],
            "4 effets, sans montant. Le plus important\u{a0}: «\u{a0}B\u{a0}» (8,5 sur 10).",
            "4 outcomes, without amounts. The most important: “B” (8.5 out of 10).",
        );
        check(
            &[("A", Some(dec!(8)), true), ("B", Some(dec!(8.0)), true)],
            "2 effets, sans montant. Parmi les plus importants\u{a0}: «\u{a0}A\u{a0}» (8 sur 10).",
            "2 outcomes, without amounts. Among the most important: “A” (8 out of 10).",
        );
        check(
            &[("A", None, true)],
            "1 effet, sans montant. Indiquez l’importance de chacun pour savoir ce qui compte le plus.",
            "1 outcome, without amounts. State how important each is to see what matters most.",
        );
    }
}
