//! Converts a report to and from JSON.
//!
//! Decimals and 64-bit counts are strings, as in the study file, so that no reader rounds them. A report that violates an
//! invariant (a probability above 1, bounds in the wrong order) is refused as a whole.

use super::{Density, Errors, Importance, Report, Spread, ValueOfAll, YearSpread};
use crate::json::{self, Json, JsonMembers, Layout, decimal, object, print};
use crate::number::Decimal;

impl Report {
    /// Writes the report as one line of JSON.
    pub fn write(&self) -> String {
        print(&self.to_json(), Layout::Compact)
    }

    /// Converts the report to a JSON value.
    pub(in crate::analysis) fn to_json(&self) -> Json {
        let ratio = object([
            ("mean", decimal(self.ratio.mean)),
            ("sd", decimal(self.ratio.sd)),
            ("p5", decimal(self.ratio.p5)),
            ("p50", decimal(self.ratio.p50)),
            ("p95", decimal(self.ratio.p95)),
        ]);
        let error = object([
            ("p5", decimal(self.error.p5)),
            ("p50", decimal(self.error.p50)),
            ("p95", decimal(self.error.p95)),
            ("probability", decimal(self.error.probability)),
        ]);
        let whole = |n: u32| Json::Integer(n.into());
        let density = object([
            ("low", decimal(self.density.low)),
            ("high", decimal(self.density.high)),
            ("counts", Json::List(self.density.counts.iter().copied().map(whole).collect())),
            ("below", whole(self.density.below)),
            ("above", whole(self.density.above)),
        ]);
        let year = |it: &YearSpread| {
            object([
                ("year", whole(it.year)),
                ("p5", decimal(it.p5)),
                ("p50", decimal(it.p50)),
                ("p95", decimal(it.p95)),
            ])
        };
        let importance = |it: &Importance| {
            object([
                ("target", Json::Text(it.target.clone())),
                ("sobol", decimal(it.sobol)),
                ("sobol_error", decimal(it.sobol_error)),
                ("rank_correlation", decimal(it.rank_correlation)),
                ("evpi", decimal(it.evpi)),
                ("evpi_error", decimal(it.evpi_error)),
            ])
        };
        let mut members = vec![
            ("draws", Json::Text(self.draws.to_string())),
            ("without_ratio", Json::Text(self.without_ratio.to_string())),
            ("seed", Json::Text(self.seed.to_string())),
            ("ratio", ratio),
            ("error", error),
            ("probability_above", decimal(self.probability_above)),
            ("density", density),
            ("years", Json::List(self.years.iter().map(year).collect())),
            ("importance", Json::List(self.importance.iter().map(importance).collect())),
            ("threshold", decimal(self.threshold)),
        ];
        if let Some(of_all) = &self.evpi_of_all {
            members.push(("evpi_of_all", object([("value", decimal(of_all.value)), ("error", decimal(of_all.error))])));
        }
        Json::Object(members.into_iter().map(|(name, json)| (name.to_owned(), json)).collect())
    }

    /// Reads a report from JSON text; none if it is not one. Unknown members are ignored.
    pub fn read(text: &str) -> Option<Self> {
        Self::from_json(&json::tree(text)?)
    }

    /// Reads a report from a JSON value; none if it is not one.
    pub(in crate::analysis) fn from_json(json: &Json) -> Option<Self> {
        let all = JsonMembers(json);
        let (ratio, error) = (all.of("ratio")?, all.of("error")?);
        let density = all.of("density")?;
        let years = all.list("years")?.iter().map(|item| {
            let it = JsonMembers(item);
            let (p5, p50, p95) = percentiles_in_order(it)?;
            Some(YearSpread { year: it.whole("year")?, p5, p50, p95 })
        });
        let importance = all.list("importance")?.iter().map(|item| {
            let it = JsonMembers(item);
            Some(Importance {
                target: it.string("target")?.to_owned(),
                sobol: it.decimal("sobol")?,
                sobol_error: it.decimal("sobol_error")?,
                rank_correlation: it.decimal("rank_correlation")?,
                evpi: it.decimal("evpi")?,
                evpi_error: it.decimal("evpi_error")?,
            })
        });
        let (low, high) = (density.decimal("low")?, density.decimal("high")?);
        let (p5, p50, p95) = percentiles_in_order(ratio)?;
        let probability = all.decimal("probability_above")?;
        let is_share = probability >= Decimal::ZERO && probability <= Decimal::ONE;
        let report = Self {
            draws: all.string("draws")?.parse().ok()?,
            without_ratio: all.string("without_ratio")?.parse().ok()?,
            seed: all.string("seed")?.parse().ok()?,
            ratio: Spread { mean: ratio.decimal("mean")?, sd: ratio.decimal("sd")?, p5, p50, p95 },
            error: Errors {
                p5: error.decimal("p5")?,
                p50: error.decimal("p50")?,
                p95: error.decimal("p95")?,
                probability: error.decimal("probability")?,
            },
            probability_above: probability,
            density: Density {
                low,
                high,
                counts: density.whole_numbers("counts")?,
                below: density.whole("below")?,
                above: density.whole("above")?,
            },
            years: years.collect::<Option<_>>()?,
            importance: importance.collect::<Option<_>>()?,
            evpi_of_all: match all.of("evpi_of_all") {
                None => None,
                Some(it) => Some(ValueOfAll { value: it.decimal("value")?, error: it.decimal("error")? }),
            },
            threshold: all.decimal("threshold")?,
        };
        (is_share && low <= high).then_some(report)
    }
}

/// The 5th, 50th and 95th percentiles among the members of an object; none unless they are ascending.
pub(in crate::analysis) fn percentiles_in_order(it: JsonMembers<'_>) -> Option<(Decimal, Decimal, Decimal)> {
    let (p5, p50, p95) = (it.decimal("p5")?, it.decimal("p50")?, it.decimal("p95")?);
    (p5 <= p50 && p50 <= p95).then_some((p5, p50, p95))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn report() -> Report {
        let importance = |target: &str, sobol| Importance {
            target: target.to_owned(),
            sobol,
            sobol_error: dec!(0.004),
            rank_correlation: dec!(-0.91),
            evpi: dec!(1250.5),
            evpi_error: dec!(12),
        };
        Report {
            draws: u64::MAX,
            without_ratio: 12,
            seed: 18_446_744_073_709_551_614,
            ratio: Spread { mean: dec!(1.95), sd: dec!(0.3), p5: dec!(1.2), p50: dec!(1.93), p95: dec!(2.6) },
            error: Errors { p5: dec!(0.001), p50: dec!(0.002), p95: dec!(0.003), probability: dec!(0.0004) },
            probability_above: dec!(0.9312345678901234567890123456),
            density: Density { low: dec!(-0.5), high: dec!(4), counts: vec![0, 3, u32::MAX], below: 1, above: 2 },
            years: vec![YearSpread { year: 0, p5: dec!(-1), p50: dec!(0), p95: dec!(9999999999999999999999999999) }],
            evpi_of_all: Some(ValueOfAll { value: dec!(1300.25), error: dec!(3) }),
            importance: vec![importance("outcomes/a \"b\"/proxy", dec!(0.75)), importance("", dec!(-0.001))],
            threshold: dec!(1.00),
        }
    }

    #[test]
    fn a_report_reads_back_to_itself() {
        let empty = Report { years: Vec::new(), importance: Vec::new(), evpi_of_all: None, ..report() };
        for report in [report(), empty] {
            let text = report.write();
            assert_eq!(Report::read(&text), Some(report.clone()), "{text}");
            assert_eq!(Report::read(&text).map(|it| it.write()), Some(text));
        }
    }

    /// Checks that the report is refused after one replacement in its text.
    #[track_caller]
    fn refused(piece: &str, by: &str) {
        let text = report().write();
        assert!(text.contains(piece), "{piece} is not in {text}");
        assert_eq!(Report::read(&text.replacen(piece, by, 1)), None, "{by}");
    }

    #[test]
    fn what_is_no_report_is_refused() {
        for text in ["", "{}", "[]", "null", "\"draws\"", "{\"draws\":\"1\"}", "{\"draws\":{}}", "\u{0}"] {
            assert_eq!(Report::read(text), None, "{text}");
        }
        refused("\"seed\":\"18446744073709551614\"", "\"seed\":18446744073709551614");
        refused("\"draws\":\"18446744073709551615\"", "\"draws\":\"18446744073709551616\"");
        refused("\"1.95\"", "1.95");
        refused("\"1.95\"", "\"NaN\"");
        refused("\"0.9312345678901234567890123456\"", "\"1.5\"");
        refused("\"p5\":\"1.2\"", "\"p5\":\"2\"");
        refused("\"low\":\"-0.5\"", "\"low\":\"5\"");
        refused("4294967295", "4294967296");
        refused("[0,3,", "[0,-3,");
        refused("\"years\"", "\"year\"");
        refused("\"target\":\"\"", "\"target\":null");
    }

    #[test]
    fn a_report_that_is_cut_short_is_refused_wherever_it_is_cut() {
        let text = report().write();
        let places = text.char_indices().map(|(place, _)| place);
        assert!(places.clone().count() > 500);
        for place in places {
            assert_eq!(text.get(..place).and_then(Report::read), None, "{place}");
        }
    }
}
