//! Converts a ranking to and from JSON, like a report: decimals and 64-bit counts are strings, and a ranking that violates an
//! invariant is refused as a whole.

use super::{Percentiles, RankReversal, Ranking, Share, Standing};
use crate::analysis::simulation::report::json::percentiles_in_order;
use crate::json::{self, Json, JsonMembers, Layout, decimal, object, print};
use crate::number::Decimal;

impl Ranking {
    /// Writes the ranking as one line of JSON.
    #[must_use]
    pub fn write(&self) -> String {
        print(&self.to_json(), Layout::Compact)
    }

    /// Converts the ranking to a JSON value.
    pub(in crate::analysis) fn to_json(&self) -> Json {
        let share = |share: &Share| object([("share", decimal(share.share)), ("error", decimal(share.error))]);
        let or_null = |found: &Option<Share>| found.as_ref().map_or(Json::Null, share);
        let percentiles =
            |it: &Percentiles| object([("p5", decimal(it.p5)), ("p50", decimal(it.p50)), ("p95", decimal(it.p95))]);
        let column = |it: &Standing| {
            object([
                ("scenario", Json::Text(it.scenario.clone())),
                ("ratio", it.ratio.as_ref().map_or(Json::Null, percentiles)),
                ("first", or_null(&it.probability_best)),
                ("better", or_null(&it.probability_better)),
            ])
        };
        let order = |it: &RankReversal| object([("order", share(&it.order)), ("first", share(&it.best))]);
        object([
            ("draws", Json::Text(self.draws.to_string())),
            ("seed", Json::Text(self.seed.to_string())),
            ("varies", Json::Bool(self.varies)),
            ("columns", Json::List(self.columns.iter().map(column).collect())),
            ("order", self.order.as_ref().map_or(Json::Null, order)),
        ])
    }

    /// Reads a ranking from JSON text; none if it is not one. Unknown members are ignored.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::from_json(&json::tree(text)?)
    }

    /// Reads a ranking from a JSON value; none if it is not one.
    pub(in crate::analysis) fn from_json(json: &Json) -> Option<Self> {
        let all = JsonMembers(json);
        let columns = all.list("columns")?.iter().map(|item| {
            let it = JsonMembers(item);
            Some(Standing {
                scenario: it.string("scenario")?.to_owned(),
                ratio: it.maybe("ratio", percentiles)?,
                probability_best: it.maybe("first", share)?,
                probability_better: it.maybe("better", share)?,
            })
        });
        Some(Self {
            draws: all.string("draws")?.parse().ok()?,
            seed: all.string("seed")?.parse().ok()?,
            varies: all.flag("varies")?,
            columns: columns.collect::<Option<_>>()?,
            order: all.maybe("order", reversal)?,
        })
    }
}

fn percentiles(it: JsonMembers<'_>) -> Option<Percentiles> {
    let (p5, p50, p95) = percentiles_in_order(it)?;
    Some(Percentiles { p5, p50, p95 })
}

fn reversal(it: JsonMembers<'_>) -> Option<RankReversal> {
    Some(RankReversal { order: share(it.of("order")?)?, best: share(it.of("first")?)? })
}

fn share(it: JsonMembers<'_>) -> Option<Share> {
    let (share, error) = (it.decimal("share")?, it.decimal("error")?);
    let is_share = share >= Decimal::ZERO && share <= Decimal::ONE && error >= Decimal::ZERO;
    is_share.then_some(Share { share, error })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn ranking() -> Ranking {
        let share = |share, error| Some(Share { share, error });
        let ratio = Some(Percentiles { p5: dec!(-0.5), p50: dec!(1.25), p95: dec!(3.0001) });
        Ranking {
            draws: 16_384,
            seed: u64::MAX,
            varies: true,
            columns: vec![
                Standing { scenario: String::new(), ratio, probability_best: None, probability_better: None },
                Standing {
                    scenario: "a \"b\"".to_owned(),
                    ratio: None,
                    probability_best: share(dec!(0.75), dec!(0.004)),
                    probability_better: share(dec!(1), dec!(0)),
                },
            ],
            order: Some(RankReversal {
                order: Share { share: dec!(0.25), error: dec!(0.005) },
                best: Share { share: dec!(0.125), error: dec!(0.003) },
            }),
        }
    }

    #[test]
    fn a_ranking_reads_back_to_itself() {
        let unordered = Ranking { order: None, varies: false, columns: Vec::new(), ..ranking() };
        for ranking in [ranking(), unordered] {
            let text = ranking.write();
            assert_eq!(Ranking::read(&text), Some(ranking), "{text}");
        }
    }

    /// Checks that the ranking is refused after one replacement in its text.
    #[track_caller]
    fn refused(piece: &str, by: &str) {
        let text = ranking().write();
        assert!(text.contains(piece), "{piece} is not in {text}");
        assert_eq!(Ranking::read(&text.replacen(piece, by, 1)), None, "{by}");
    }

    #[test]
    fn what_is_no_ranking_is_refused() {
        for text in ["", "{}", "null", "[]"] {
            assert_eq!(Ranking::read(text), None, "{text}");
        }
        refused("\"0.75\"", "\"1.01\"");
        refused("\"0.25\"", "\"-0.25\"");
        refused("\"0.004\"", "\"-0.004\"");
        refused("\"p5\":\"-0.5\"", "\"p5\":\"2\"");
        refused("\"varies\":true", "\"varies\":1");
        refused("\"order\":{", "\"order\":1,\"more\":{");
        refused("\"16384\"", "16384");
        refused("\"first\":null", "\"last\":null");
        let text = ranking().write();
        for (place, _) in text.char_indices() {
            assert_eq!(text.get(..place).and_then(Ranking::read), None, "cut at {place}");
        }
    }

    #[test]
    fn the_greatest_error_is_that_of_all_shares() {
        assert_eq!(ranking().error(), dec!(0.005));
        assert_eq!(Ranking { order: None, ..ranking() }.error(), dec!(0.004));
        assert_eq!(Ranking { order: None, columns: Vec::new(), ..ranking() }.error(), dec!(0));
    }
}
