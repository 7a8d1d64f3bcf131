//! The result in one sentence.

use super::Catalog;
use super::figures::Detail;
use crate::methods::sroi::Evaluation;
use crate::number::{Decimal, write};
use crate::sheet::Unit;
use crate::study::{Kind, Study};

impl Catalog {
    /// The result of a study in one sentence: what one unit of money put in goes with, in these hypotheses.
    ///
    /// The same tone above and below 1; the ratio is cut, never rounded up. Without a ratio it says what is missing.
    pub fn result_sentence(&self, study: &Study, evaluation: &Evaluation) -> String {
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
                let value = self.figure(value, Unit::Money, currency, Detail::Plain);
                self.fill("sentence.no_inputs", &[("value", &value)])
            }
            None if study.outcomes.is_empty() => self.text("sentence.empty").to_owned(),
            None => self.text("sentence.no_value").to_owned(),
        }
    }

    /// A ratio as an amount per unit of money, cut to the cent towards less.
    fn ratio_as_money(&self, ratio: Decimal, currency: &str) -> String {
        write::money(write::cut(ratio), 2, currency, self.language())
    }
}
