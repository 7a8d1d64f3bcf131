//! The range of a ratio for people: one sentence and one line, which stand wherever the ratio stands.

use super::Catalog;
use super::bars::{self, WIDTH};
use crate::analysis::{RatioRange, ShownRange};
use crate::number::{CheckedOps as _, Decimal};

/// The line of a range, in thousandths of its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RangeLine {
    /// The lower end of the range.
    pub low: i64,
    /// The upper end of the range.
    pub high: i64,
    /// The ratio.
    pub ratio: i64,
    /// Where the value equals what is invested.
    pub one: i64,
}

/// Room left of 0 and right of what is farthest, as a share of the scale.
const MARGIN: Decimal = Decimal::from_parts(6, 0, 0, false, 2);

/// Lays out a range on a scale that holds 0, 1, the ratio and the range; none where there is no range to draw.
pub fn line(range: RatioRange, ratio: Decimal) -> Option<RangeLine> {
    matches!(range, RatioRange::Between { .. }).then(|| lines(&[(range, ratio)]).pop())?
}

/// Lays out ratios with their ranges on a common scale that holds 0, 1, and all of them; a ratio without a range is a point. Empty
/// where they are too far apart to compute.
pub fn lines(all: &[(RatioRange, Decimal)]) -> Vec<RangeLine> {
    let ends = |range: RatioRange, ratio: Decimal| match range {
        RatioRange::Between { low, high } => (low, high),
        RatioRange::Point | RatioRange::Absent => (ratio, ratio),
    };
    let values = all.iter().flat_map(|(range, ratio)| {
        let (low, high) = ends(*range, *ratio);
        [low, *ratio, high]
    });
    let (least, most) =
        values.fold((Decimal::ZERO, Decimal::ONE), |(least, most), value| (least.min(value), most.max(value)));
    let lay_out = || {
        let margin = most.minus(least)?.times(MARGIN)?;
        let (least, most) = (if least.is_zero() { least } else { least.minus(margin)? }, most.plus(margin)?);
        let place = |value| bars::place(value, least, most).map(|place| place.clamp(0, WIDTH));
        let one = place(Decimal::ONE)?;
        let one_of_all = |(range, ratio): &(RatioRange, Decimal)| {
            let (low, high) = ends(*range, *ratio);
            Some(RangeLine { low: place(low)?, high: place(high)?, ratio: place(*ratio)?, one })
        };
        all.iter().map(one_of_all).collect::<Option<Vec<_>>>()
    };
    lay_out().unwrap_or_default()
}

impl Catalog {
    /// The range of a ratio in a sentence; that it is on its way where it is not known yet.
    pub fn range_of_ratio(&self, shown: Option<ShownRange>, currency: &str) -> String {
        let key = match shown {
            Some(ShownRange { range: RatioRange::Between { low, high }, is_current }) => {
                let [low, high] = [low, high].map(|end| self.ratio_as_money(end, currency));
                let key = if is_current { "range.between" } else { "range.former" };
                return self.fill(key, &[("low", &low), ("high", &high)]);
            }
            Some(ShownRange { range: RatioRange::Point, is_current: true }) => "range.point",
            Some(ShownRange { range: RatioRange::Absent, is_current: true }) => "range.absent",
            None | Some(ShownRange { is_current: false, .. }) => "range.pending",
        };
        self.text(key).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Language;
    use rust_decimal::dec;

    #[test]
    fn the_line_holds_zero_one_the_ratio_and_the_range() {
        let between = |low, high| RatioRange::Between { low, high };
        let found = line(between(dec!(1), dec!(2)), dec!(1.5)).unwrap();
        assert_eq!((found.low, found.ratio, found.high, found.one), (472, 708, 943, 472));
        let below = line(between(dec!(0.2), dec!(0.4)), dec!(0.3)).unwrap();
        assert_eq!((below.low, below.high, below.one), (189, 377, 943));
        let negative = line(between(dec!(-1), dec!(1)), dec!(0)).unwrap();
        assert!(0 < negative.low && negative.low < negative.ratio && negative.ratio < negative.high);
        let far = line(between(Decimal::MIN, Decimal::MAX), dec!(1));
        assert!(far.is_none_or(|line| (0..=WIDTH).contains(&line.low)));
        assert_eq!(line(RatioRange::Point, dec!(1)), None);
        let both = lines(&[(between(dec!(1), dec!(4)), dec!(2)), (RatioRange::Absent, dec!(1))]);
        assert_eq!([both[0].one, both[1].low, both[1].ratio, both[1].high], [both[0].low; 4], "one scale");
    }

    #[test]
    fn the_sentence_rounds_like_the_ratio() {
        let shown = |range| Some(ShownRange { range, is_current: true });
        let range = RatioRange::Between { low: dec!(1.0449), high: dec!(2.305) };
        let said = Language::ALL.map(|language| Catalog::of(language).range_of_ratio(shown(range), "EUR"));
        let former =
            Catalog::of(Language::English).range_of_ratio(Some(ShownRange { range, is_current: false }), "EUR");
        assert_eq!(former, "Before this change: between €1.04 and €2.31.");
        let point = Some(ShownRange { range: RatioRange::Point, is_current: false });
        assert_eq!(Catalog::of(Language::English).range_of_ratio(point, "EUR"), "The range is being computed.");
        assert_eq!(
            said,
            ["Entre 1,04\u{a0}€ et 2,31\u{a0}€ dans 9 cas sur 10.", "Between €1.04 and €2.31 in 9 cases out of 10."]
        );
    }
}
