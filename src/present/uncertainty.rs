//! Results of a simulation as sentences, in cases out of a hundred rather than probabilities.

use super::Catalog;
use crate::analysis::Report;
use crate::analysis::simulation::RequestError;
use crate::analysis::simulation::report::{Importance, ValueOfAll};
use crate::number::{CheckedOps as _, Decimal, write};
use crate::study::{Correlation, NumberPath, Study};

/// Number of standard errors below which a figure cannot be told from 0.
const ERRORS: Decimal = Decimal::TWO;

impl Catalog {
    /// Why a request was refused, and what to do about it.
    pub fn refusal(&self, error: &RequestError) -> String {
        let key = format!("refused.{}", error.word());
        match error {
            RequestError::UnreadableStudy { path } => self.fill(&key, &[("path", path)]),
            RequestError::BadNumber { number } => {
                self.fill(&key, &[("number", self.under("uncertainty", number.word()))])
            }
            // The id is left out: it means nothing to a person.
            RequestError::UnknownScenario { .. }
            | RequestError::Message(_)
            | RequestError::NoRatio
            | RequestError::NothingToCompare => self.text(&key).to_owned(),
        }
    }

    /// The number of correlation groups; none where none has an effect on the numbers that the study states.
    pub fn groups_sentence(&self, study: &Study) -> Option<String> {
        let has_effect = |group: &Correlation| group.has_effect() && group.stated(study).nth(1).is_some();
        let groups = study.correlations.iter().filter(|group| has_effect(group)).count();
        (groups > 0).then(|| self.plural("together.in_force", groups, &[]))
    }

    /// The range of value per unit of inputs in 9 cases out of 10, shown before the point estimate.
    ///
    /// Both ends are rounded, like the ratio.
    pub fn range_sentence(&self, study: &Study, report: &Report) -> String {
        let currency = study.currency.code();
        let one = write::money(Decimal::ONE, 0, currency, self.language());
        let [low, high] = [report.ratio.p5, report.ratio.p95].map(|ratio| self.ratio_as_money(ratio, currency));
        self.fill("uncertainty.range", &[("one", &one), ("low", &low), ("high", &high)])
    }

    /// In how many cases out of 100 the value exceeds the inputs, or what the chosen threshold asks for.
    ///
    /// Rounded to the nearest; what would round to none or to all of 100 is said to be less than 1 or more than 99. "All" and
    /// "none" are said of the draws, whose number is finite.
    pub fn above_sentence(&self, study: &Study, report: &Report) -> String {
        let share = report.probability_above;
        let cases = share.times(Decimal::ONE_HUNDRED).unwrap_or_default().round();
        let word = if share >= Decimal::ONE {
            "all"
        } else if share <= Decimal::ZERO {
            "none"
        } else if cases.is_zero() {
            "almost_none"
        } else if cases >= Decimal::ONE_HUNDRED {
            "almost_all"
        } else {
            "some"
        };
        let currency = study.currency.code();
        let n = write::number(cases, 0, self.language());
        if report.threshold == Decimal::ONE {
            return self.fill(&["uncertainty.above.", word].concat(), &[("n", &n)]);
        }
        let one = write::money(Decimal::ONE, 0, currency, self.language());
        let threshold = write::money(report.threshold, 2, currency, self.language());
        self.fill(
            &["uncertainty.above_threshold.", word].concat(),
            &[("n", &n), ("one", &one), ("threshold", &threshold)],
        )
    }

    /// The name of the scenario with this id.
    pub fn name_of_scenario(&self, study: &Study, id: &str) -> String {
        self.part_name(study, &["scenarios", id].join("/")).unwrap_or_default()
    }

    /// That what follows is about the scenario with this id.
    pub fn in_scenario(&self, study: &Study, id: &str) -> String {
        self.fill("explain.scenario", &[("name", &self.name_of_scenario(study, id))])
    }

    /// A sentence about a scenario, which it names; as it is without one.
    pub fn of_scenario(&self, scenario: Option<&str>, sentence: String) -> String {
        match scenario {
            Some(name) => self.fill("uncertainty.of_scenario", &[("name", name), ("sentence", &sentence)]),
            None => sentence,
        }
    }

    /// How many draws have no ratio; none where all have one.
    pub fn without_ratio_sentence(&self, report: &Report) -> Option<String> {
        let count = usize::try_from(report.without_ratio).unwrap_or(usize::MAX);
        (count > 0).then(|| self.plural("uncertainty.without_ratio", count, &[]))
    }

    /// What knowing every uncertain number exactly could be worth, where no single one is worth measuring.
    pub fn nothing_to_measure(&self, study: &Study, report: &Report) -> String {
        match report.evpi_of_all.filter(ValueOfAll::is_worth_measuring) {
            Some(of_all) => {
                let value = write::money(of_all.value, 0, study.currency.code(), self.language());
                self.fill("uncertainty.measure_together", &[("value", &value)])
            }
            None => self.text("uncertainty.nothing_to_measure").to_owned(),
        }
    }

    /// The name of a number with that of its input or outcome; the path itself when the study has no such number.
    pub fn number_name(&self, study: &Study, path: &str) -> String {
        let Some(target) = NumberPath::parse(path).filter(|target| target.exists(study)) else {
            return path.to_owned();
        };
        let field = self.target_name_in(study, &target);
        match self.part_name(study, path) {
            Some(name) => self.fill("uncertainty.number", &[("field", &field), ("name", &name)]),
            None => field,
        }
    }

    /// What knowing a number exactly before deciding could be worth, without technical terms.
    pub fn measure_sentence(&self, study: &Study, importance: &Importance) -> String {
        let name = self.number_name(study, &importance.target);
        let value = write::money(importance.evpi, 0, study.currency.code(), self.language());
        let key = if importance.is_worth_measuring() { "uncertainty.measure" } else { "uncertainty.no_measure" };
        self.fill(key, &[("value", &value), ("name", &name)])
    }
}

impl ValueOfAll {
    /// Whether the draws can tell the value of knowing everything from 0.
    pub fn is_worth_measuring(&self) -> bool {
        self.error.times(ERRORS).is_some_and(|noise| self.value > noise.max(Decimal::ZERO))
    }
}

impl Importance {
    /// Whether the draws can tell the value of perfect information from 0.
    pub fn is_worth_measuring(&self) -> bool {
        self.evpi_error.times(ERRORS).is_some_and(|noise| self.evpi > noise.max(Decimal::ZERO))
    }

    /// The margin of the share of the variance in 19 cases out of 20: two standard errors.
    pub fn sobol_margin(&self) -> Decimal {
        self.sobol_error.times(ERRORS).unwrap_or(self.sobol_error).abs()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::simulation::protocol::RequestNumber;
    use crate::analysis::simulation::report::{Density, Errors, Spread};
    use crate::file::bundled;
    use crate::number::Language;
    use rust_decimal::dec;

    fn report(p5: Decimal, p95: Decimal, probability_above: Decimal) -> Report {
        let (draws, zero) = (1_000, Decimal::ZERO);
        Report {
            draws,
            without_ratio: 0,
            seed: 1,
            ratio: Spread { mean: p5, sd: zero, p5, p50: p5, p95 },
            error: Errors { p5: zero, p50: zero, p95: zero, probability: zero },
            probability_above,
            density: Density { low: p5, high: p95, counts: vec![1], below: 0, above: 0 },
            years: Vec::new(),
            evpi_of_all: None,
            importance: Vec::new(),
            threshold: Decimal::ONE,
        }
    }

    fn said(of: impl Fn(&Catalog) -> String) -> [String; 2] {
        Language::ALL.map(|language| of(Catalog::of(language)).replace(['\u{a0}', '\u{202f}'], " "))
    }

    #[test]
    fn a_refusal_says_what_to_do() {
        let found = said(|catalog| catalog.refusal(&RequestError::UnknownScenario { id: "s3".to_owned() }));
        assert!(
            found[0].starts_with("Le scénario choisi n’est plus dans l’étude : rien n’est simulé."),
            "{}",
            found[0]
        );
        assert!(
            found[1].starts_with("The scenario chosen is no longer in the study: nothing is simulated."),
            "{}",
            found[1]
        );
        let number = RequestNumber::Threshold;
        let found = said(|catalog| catalog.refusal(&RequestError::BadNumber { number }));
        assert_eq!(found[1], "This number does not fit: Decision threshold. Correct it in the settings below.");
        let path = "$.outcomes[2]".to_owned();
        let found = said(|catalog| catalog.refusal(&RequestError::UnreadableStudy { path: path.clone() }));
        assert!(found.iter().all(|text| text.contains("$.outcomes[2]")), "{found:?}");
    }

    #[test]
    fn the_range_comes_in_the_words_of_the_ratio() {
        let study = Study::default();
        let found = said(|catalog| catalog.range_sentence(&study, &report(dec!(0.999), dec!(2.609), dec!(0.5))));
        assert_eq!(
            found[0],
            "Pour 1 € investi, entre 1,00 € et 2,61 € de valeur sociale dans 9 cas sur 10, dans ces hypothèses."
        );
        assert_eq!(
            found[1],
            "For every €1 invested, between €1.00 and €2.61 of social value in 9 cases out of 10, under these assumptions."
        );
    }

    #[track_caller]
    fn check(probability: Decimal, french: &str, english: &str) {
        let found = said(|catalog| catalog.above_sentence(&Study::default(), &report(dec!(1), dec!(2), probability)));
        assert_eq!(found, [french, english]);
    }

    /// The chance is that of passing the threshold that was chosen, and it is named.
    #[test]
    fn another_threshold_than_one_is_named() {
        let report = Report { threshold: dec!(1.5), ..report(dec!(1), dec!(2), dec!(0.4)) };
        let found = said(|catalog| catalog.above_sentence(&Study::default(), &report));
        assert_eq!(found[0], "Dans 40 cas sur 100, la valeur dépasse 1,50 € pour 1 € investi.");
        assert_eq!(found[1], "In 40 cases out of 100, the value is more than €1.50 for every €1 invested.");
    }

    /// Where no single number is worth measuring, all of them together may be.
    #[test]
    fn everything_known_together_is_looked_at_too() {
        let of = |value, error| Report {
            evpi_of_all: Some(ValueOfAll { value, error }),
            ..report(dec!(1), dec!(2), dec!(0.4))
        };
        let found = |report: &Report| said(|catalog| catalog.nothing_to_measure(&Study::default(), report));
        assert!(
            found(&of(dec!(1200), dec!(30)))[0].ends_with("les connaître tous exactement vaudrait au plus 1 200 €.")
        );
        assert!(found(&of(dec!(20), dec!(30)))[0].ends_with("n’apprendrait rien d’utile ici."));
    }

    #[test]
    fn a_probability_is_said_in_cases_rounded_to_the_nearest() {
        let french = "Dans 94 cas sur 100, la valeur dépasse ce qui est investi.";
        check(dec!(0.9399), french, "In 94 cases out of 100, the value is more than what is invested.");
        check(
            dec!(0.999),
            "Dans plus de 99 cas sur 100, la valeur dépasse ce qui est investi.",
            "In more than 99 cases out of 100, the value is more than what is invested.",
        );
        check(
            dec!(0.001),
            "Dans moins de 1 cas sur 100, la valeur dépasse ce qui est investi.",
            "In fewer than 1 case out of 100, the value is more than what is invested.",
        );
        check(
            dec!(1),
            "Dans tous les cas tirés, la valeur dépasse ce qui est investi.",
            "In every case drawn, the value is more than what is invested.",
        );
        check(
            dec!(0),
            "Dans aucun des cas tirés la valeur ne dépasse ce qui est investi.",
            "In none of the cases drawn is the value more than what is invested.",
        );
    }

    #[test]
    fn what_to_measure_is_said_without_the_words_of_the_trade() {
        let study = bundled("wheels-to-meals").unwrap().study().unwrap();
        let importance = |evpi| Importance {
            target: "outcomes/ae/quantity".to_owned(),
            sobol: Decimal::ZERO,
            sobol_error: dec!(0.01),
            rank_correlation: Decimal::ZERO,
            evpi,
            evpi_error: dec!(20),
        };
        let found = said(|catalog| catalog.measure_sentence(&study, &importance(dec!(1250.4))));
        assert_eq!(
            found[0],
            "« Fewer falls: accident and emergency » (Quantité) : le savoir exactement avant de décider vaudrait au plus 1 250 £."
        );
        assert_eq!(
            found[1],
            "“Fewer falls: accident and emergency” (Quantity): knowing it exactly before deciding would be worth at most £1,250."
        );
        let found = said(|catalog| catalog.measure_sentence(&study, &importance(dec!(39))));
        assert_eq!(
            found[1],
            "“Fewer falls: accident and emergency” (Quantity): knowing it exactly would not change the decision."
        );
        let french = Catalog::of(Language::French);
        assert_eq!(french.number_name(&study, "discounting/rate"), "Taux d’actualisation");
        assert_eq!(french.number_name(&study, "outcomes/nobody/proxy"), "outcomes/nobody/proxy");
        assert_eq!(importance(dec!(1)).sobol_margin(), dec!(0.02));
    }
}
