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
    let RatioRange::Between { low, high } = range else { return None };
    let all = [Decimal::ZERO, Decimal::ONE, ratio, low, high];
    let least = all.into_iter().fold(Decimal::ZERO, Decimal::min);
    let most = all.into_iter().fold(Decimal::ONE, Decimal::max);
    let margin = most.minus(least)?.times(MARGIN)?;
    let (least, most) = (if least.is_zero() { least } else { least.minus(margin)? }, most.plus(margin)?);
    let place = |value| bars::place(value, least, most).map(|place| place.clamp(0, WIDTH));
    Some(RangeLine { low: place(low)?, high: place(high)?, ratio: place(ratio)?, one: place(Decimal::ONE)? })
}

impl Catalog {
    /// The range of a ratio in a sentence; that it is on its way where it is not known yet.
    pub fn range_of_ratio(&self, shown: Option<ShownRange>, currency: &str) -> String {
        match shown.map(|shown| shown.range) {
            None => self.text("range.pending").to_owned(),
            Some(RatioRange::Point) => self.text("range.point").to_owned(),
            Some(RatioRange::Absent) => self.text("range.absent").to_owned(),
            Some(RatioRange::Between { low, high }) => {
                let [low, high] = [low, high].map(|end| self.ratio_as_money(end, currency));
                self.fill("range.between", &[("low", &low), ("high", &high)])
            }
        }
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
    }

    #[test]
    fn the_sentence_rounds_like_the_ratio() {
        let shown = |range| Some(ShownRange { range, is_current: true });
        let range = RatioRange::Between { low: dec!(1.0449), high: dec!(2.305) };
        let said = Language::ALL.map(|language| Catalog::of(language).range_of_ratio(shown(range), "EUR"));
        assert_eq!(said, ["Entre 1,04\u{a0}€ et 2,31\u{a0}€ dans 9 cas sur 10.", "Between €1.04 and €2.31 in 9 cases out of 10."]);
    }
}
