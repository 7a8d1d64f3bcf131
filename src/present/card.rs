//! The result of a study as a card to be shown elsewhere: its sentence never without its range, what has no price, and the caveat.

use super::Catalog;
use super::ratio_range::{RangeLine, line};
use crate::analysis::ShownRange;
use crate::json::{Json, object, shortened};
use crate::methods::sroi::Evaluation;
use crate::number::{Decimal, write};
use crate::study::Study;

/// Outcomes without a price that are named; the others are counted.
const NAMED: usize = 3;

/// The words and the line of a card, in the order in which they stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultCard {
    /// The title of the study, and who carries it out.
    pub title: String,
    /// The result in one sentence.
    pub sentence: String,
    /// What the ratio is not for.
    pub caveat: String,
    /// The range of the ratio in a sentence.
    pub range: String,
    /// The range as a line, in thousandths of its width.
    pub line: Option<RangeLine>,
    /// The amount that stands at the mark of 1: one unit of money.
    pub one: String,
    /// The outcomes without a price; empty where there are none.
    pub beside: String,
}

impl Catalog {
    /// The card of a study as stated; none where it has no ratio.
    pub fn result_card(&self, study: &Study, evaluation: &Evaluation, range: Option<ShownRange>) -> Option<ResultCard> {
        ratio_of(study, evaluation).map(|_| self.answer_card(study, evaluation, range))
    }

    /// The same words for any study: without a ratio there is neither a range nor its line, and the sentence says what is missing.
    pub fn answer_card(&self, study: &Study, evaluation: &Evaluation, range: Option<ShownRange>) -> ResultCard {
        let ratio = ratio_of(study, evaluation);
        let currency = study.currency.code();
        let title = self.title_or_untitled(&study.title).to_owned();
        let title =
            if study.organisation.trim().is_empty() { title } else { self.named(study.organisation.trim(), &title) };
        let known = range.filter(|range| range.is_current);
        ResultCard {
            title,
            sentence: self.result_sentence(study, evaluation),
            caveat: self.text("living.caveat").to_owned(),
            range: ratio.map(|_| self.range_of_ratio(range, currency)).unwrap_or_default(),
            line: ratio.zip(known).and_then(|(ratio, known)| line(known.range, ratio)),
            one: write::money(Decimal::ONE, 0, currency, self.language()),
            beside: self.beside_the_ratio(study),
        }
    }

    fn beside_the_ratio(&self, study: &Study) -> String {
        let all = self.outcome_names(study);
        let unpriced = study.outcomes.iter().zip(&all).filter(|(outcome, _)| !outcome.valued);
        let labels: Vec<String> = unpriced.map(|(_, name)| shortened(name)).collect();
        if labels.is_empty() {
            return String::new();
        }
        let named = labels.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        let rest = labels.len().saturating_sub(NAMED);
        let more = if rest > 0 { self.plural("card.more", rest, &[]) } else { String::new() };
        self.fill("card.beside", &[("names", &named), ("more", &more)])
    }
}

/// The ratio, where the study is about money and has years.
fn ratio_of(study: &Study, evaluation: &Evaluation) -> Option<Decimal> {
    let has_ratio = !study.is_without_money() && evaluation.years().len() > 0;
    evaluation.ratio().filter(|_| has_ratio).and_then(|cell| evaluation.value(cell))
}

impl ResultCard {
    /// The whole card as a text, for those who do not see the picture.
    pub fn alternative(&self) -> String {
        let parts = [&self.title, &self.sentence, &self.range, &self.caveat, &self.beside];
        let sentence = |text: &&String| {
            let text = text.trim_end();
            if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
        };
        parts.iter().filter(|text| !text.is_empty()).map(sentence).collect::<Vec<_>>().join(" ")
    }

    /// The card as JSON, for the script that draws it.
    pub fn to_json(&self) -> Json {
        let text = |text: &str| Json::Text(text.to_owned());
        let place = |place: i64| Json::Integer(place.into());
        let line = self.line.map_or(Json::Null, |line| {
            object([
                ("low", place(line.low)),
                ("high", place(line.high)),
                ("ratio", place(line.ratio)),
                ("one", place(line.one)),
            ])
        });
        object([
            ("title", text(&self.title)),
            ("sentence", text(&self.sentence)),
            ("caveat", text(&self.caveat)),
            ("range", text(&self.range)),
            ("line", line),
            ("one", text(&self.one)),
            ("beside", text(&self.beside)),
            ("alternative", text(&self.alternative())),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::RatioRange;
    use crate::number::Language;
    use crate::study::{Outcome, Shared};
    use rust_decimal::dec;

    fn card(study: &Study, range: RatioRange) -> Option<ResultCard> {
        let shown = Some(ShownRange { range, is_current: true });
        Catalog::of(Language::French).result_card(study, &Evaluation::of(study), shown)
    }

    fn case() -> Study {
        crate::file::read(include_bytes!("../../cases/wheels-to-meals.json")).unwrap()
    }

    #[test]
    fn the_sentence_stands_with_its_range_its_caveat_and_what_has_no_price() {
        let mut study = case();
        for label in ["Calme", "Confiance", "Fierté", "Amitié"] {
            study.outcomes.push(Shared::new(Outcome { label: label.to_owned(), valued: false, ..Outcome::default() }));
        }
        study.organisation = "Un club".to_owned();
        let mut unnamed = study.clone();
        unnamed.outcomes.insert(0, Shared::new(Outcome { valued: false, ..Outcome::default() }));
        let said = card(&unnamed, RatioRange::Point).unwrap().beside;
        assert!(said.contains("Effet 1") && said.contains("2 autres"), "{said}");
        let found = card(&study, RatioRange::Between { low: dec!(1.5), high: dec!(2.5) }).unwrap();
        assert_eq!(found.title, "Un club\u{a0}: Wheels-to-Meals");
        assert!(found.sentence.contains("1,93") && found.range.contains("1,50") && found.range.contains("2,50"));
        assert!(found.line.is_some_and(|line| line.low < line.ratio && line.ratio < line.high));
        assert!(found.caveat.contains("classer des organisations"));
        assert!(found.beside.contains("Calme, Confiance, Fierté") && found.beside.contains("1 autre"));
        let text = found.alternative();
        for part in [&found.title, &found.sentence, &found.range, &found.caveat, &found.beside] {
            assert!(text.contains(part.trim_end_matches('.')), "{part}");
        }
        assert!(!text.contains(".."), "{text}");
    }

    #[test]
    fn without_a_ratio_there_is_no_card_and_without_a_range_no_line() {
        assert_eq!(card(&Study::default(), RatioRange::Absent), None);
        // Money is put in, and nothing of what changes has a price.
        let mut unpriced = case();
        for outcome in &mut unpriced.outcomes {
            outcome.make_mut().valued = false;
        }
        assert_eq!(card(&unpriced, RatioRange::Absent), None);
        let point = card(&case(), RatioRange::Point).unwrap();
        assert_eq!((point.line, point.beside.as_str()), (None, ""));
    }
}
