//! What a rate of a schedule does, in words: the year that it first takes value from, and the factor that it gives.

use super::Catalog;
use crate::methods::sroi::discount_factor;
use crate::number::write;
use crate::study::Discounting;

/// Decimals of a discount factor.
const DECIMALS: u32 = 4;

impl Catalog {
    /// Which years a rate of a schedule with several applies to, and the factor of the first of them; none for a single rate.
    ///
    /// The rate of year `y` takes value from year `y + 1` to year `y`. Published tables name the years that they discount, so
    /// that "years 31 to 75" begins here with year 30.
    pub fn rate_sentence(&self, discounting: &Discounting, place: usize) -> Option<String> {
        let from = discounting.rates.get(place).filter(|_| discounting.rates.len() > 1)?.from_year;
        let next = from.checked_add(1)?;
        let factor = write::number(discount_factor(discounting, next)?, DECIMALS, self.language());
        Some(
            self.fill(
                "scope.rate.years",
                &[("from", &from.to_string()), ("next", &next.to_string()), ("factor", &factor)],
            ),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Language;
    use crate::study::RateFrom;
    use rust_decimal::dec;

    /// The published schedule of the United Kingdom: 3.5 % for years 1 to 30, then 3 %. 1.035⁻³⁰ / 1.03 = 0.34590.
    #[test]
    fn the_year_and_the_factor_of_a_later_rate_are_said() {
        let rate = RateFrom::from_year;
        let mut schedule =
            Discounting { rates: vec![rate(0, dec!(0.035)), rate(30, dec!(0.03))], ..Discounting::default() };
        let said = |schedule: &Discounting, place| Catalog::of(Language::English).rate_sentence(schedule, place);
        let later = said(&schedule, 1).unwrap();
        assert!(later.contains("from year 31 to year 30") && later.contains("0.3459"), "{later}");
        assert!(said(&schedule, 0).unwrap().contains("0.9662"));
        schedule.rates.pop();
        assert_eq!(said(&schedule, 0), None);
    }
}
