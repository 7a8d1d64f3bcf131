//! Adoption of a digital service, and the people it excludes.

use crate::number::{CheckedOps as _, Decimal};

/// Share of potential users who use a service: `A(t) = s·g^t / (1 − s + s·g^t)`, the logistic curve.
///
/// `s`: share in year 0; `g`: factor by which the odds `A ÷ (1 − A)` grow in a year; `t`: year. It is Verhulst's curve
/// `1 / (1 + ((1 − s)/s)·e^(−r·t))` with `g = e^r`, written so that it is exact in decimals. Source: Verhulst 1838; for the
/// spread of innovations, Griliches 1957 and Bass 1969 (whose model with imitation alone is this one).
///
/// Limits: one adoption in one population, without withdrawal. New users only come through existing ones, so a share of 0 stays
/// 0.
pub fn logistic(start: Decimal, odds_factor: Decimal, year: u32) -> Option<Decimal> {
    if start.is_zero() {
        return Some(Decimal::ZERO);
    }
    let users = start.times(odds_factor.raised(year.into())?)?;
    users.over(Decimal::ONE.minus(start)?.plus(users)?)
}

/// Factor on the people reached: `1 − replaced·excluded + extra·(1 − excluded)·A`.
///
/// `extra`: people who could be reached in addition, as a share of those reached today; `excluded`: share of people excluded
/// from digital use, among today's and the additional ones alike; `replaced`: share of today's service that moves online;
/// `A`: share of the additional people who use it. Those who are excluded are lost where the service only exists online.
pub fn reach(extra: Decimal, excluded: Decimal, replaced: Decimal, adopted: Decimal) -> Option<Decimal> {
    let kept = Decimal::ONE.minus(replaced.times(excluded)?)?;
    let gained = extra.times(Decimal::ONE.minus(excluded)?)?.times(adopted)?;
    kept.plus(gained)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::real;
    use rust_decimal::dec;

    #[test]
    fn adoption_is_slow_then_fast_then_slow() {
        // By hand: 0.1·3^t against 0.9: 0.1/1, 0.3/1.2, 0.9/1.8, 2.7/3.6.
        let found: Vec<_> = (0..4).map(|t| logistic(dec!(0.1), dec!(3), t)).collect();
        assert_eq!(found, [dec!(0.1), dec!(0.25), dec!(0.5), dec!(0.75)].map(Some));
        assert_eq!(logistic(dec!(0), dec!(3), 50), Some(dec!(0)));
        assert_eq!(logistic(dec!(1), dec!(0.5), 3), Some(dec!(1)));
        assert_eq!(logistic(dec!(0.2), dec!(1), 9), Some(dec!(0.2)));
    }

    #[test]
    fn it_is_the_curve_of_verhulst() {
        let (start, speed): (f64, f64) = (0.05, 0.7);
        let odds_factor = real::to_decimal(real::exp(speed)).unwrap();
        for year in 0..15_u32 {
            let exact = real::from_decimal(logistic(dec!(0.05), odds_factor, year).unwrap());
            let closed = 1.0 / (1.0 + (1.0 - start) / start * real::exp(-speed * f64::from(year)));
            assert!((exact - closed).abs() < 1e-12, "{exact} for {closed} in year {year}");
        }
    }

    #[test]
    fn those_who_are_excluded_are_not_reached() {
        let none = dec!(0);
        assert_eq!(reach(dec!(1), none, none, dec!(0.5)), Some(dec!(1.5)));
        assert_eq!(reach(dec!(1), dec!(0.2), none, dec!(0.5)), Some(dec!(1.4)));
        // Half of today's service moves online: of the fifth who are excluded, half lose it.
        assert_eq!(reach(none, dec!(0.2), dec!(0.5), dec!(1)), Some(dec!(0.9)));
        assert_eq!(reach(dec!(5), dec!(1), dec!(1), dec!(1)), Some(none));
    }
}
