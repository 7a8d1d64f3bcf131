//! The regret of each choice: what it costs when things turn out otherwise.

use super::StressCase;
use crate::number::{CheckedOps as _, Decimal, Invariant as _};

/// Net present values are compared to a millionth of a unit of money: smaller differences are the rounding of long sums, which
/// must not break a tie.
const DECIMALS: u32 = 6;

/// One stress case with the net present value and the regret of each alternative.
#[derive(Debug, Clone, PartialEq)]
pub struct RegretRow {
    /// The stress case.
    pub state: StressCase,
    /// Net present value of each alternative.
    pub net_values: Vec<Decimal>,
    /// Regret of each alternative, at least 0.
    pub regrets: Vec<Decimal>,
}

/// The table of regrets.
///
/// It answers: if we choose this scenario and things turn out otherwise, how much more could another choice have been worth?
/// Formulas, for an alternative `a` and a stress case `s`, in present value:
///
/// ```text
/// regret(s, a)   = max over b of NPV(s, b)  −  NPV(s, a)
/// maximum(a)     = max over s of regret(s, a)
/// holds(a)       = number of stress cases s in which regret(s, a) = 0
/// ```
///
/// Source: L. J. Savage, "The Theory of Statistical Decision", *Journal of the American Statistical Association* 46 (1951),
/// 55–67. Limits: regrets depend on which alternatives and stress cases are included, and one more alternative can change the
/// order of two others; stress cases are not weighted by probability; and what has no price has no regret.
#[derive(Debug, Clone, PartialEq)]
pub struct Regret {
    /// The columns of the comparison that can be chosen.
    pub alternatives: Vec<usize>,
    /// One row for each stress case.
    pub rows: Vec<RegretRow>,
    /// Maximum regret of each alternative.
    pub maximum: Vec<Decimal>,
    /// In how many stress cases each alternative has the highest net present value, ties included.
    pub holds: Vec<usize>,
}

impl Regret {
    /// Computes the regrets of alternatives from their net present values in each stress case, the first of which is the study
    /// as stated.
    ///
    /// None with fewer than two alternatives, or where a difference is too large to compute. A stress case that leaves every
    /// net present value as stated is left out, since it would count the stated case twice. This happens where no number of
    /// that kind has a range.
    pub fn of(alternatives: Vec<usize>, net_values: &[(StressCase, Vec<Decimal>)]) -> Option<Self> {
        if alternatives.len() < 2 {
            return None;
        }
        let mut rows: Vec<RegretRow> = Vec::new();
        for (state, values) in net_values {
            let net_values: Vec<Decimal> = values.iter().map(|value| value.round_dp(DECIMALS)).collect();
            if rows.first().is_some_and(|stated| stated.net_values == net_values) {
                continue;
            }
            let best = net_values.iter().copied().max()?;
            let regrets = net_values.iter().map(|value| best.minus(*value)).collect::<Option<Vec<Decimal>>>()?;
            rows.push(RegretRow { state: *state, net_values, regrets });
        }
        let of =
            |place: usize| rows.iter().map(move |row| *row.regrets.get(place).or_broken("a row has every alternative"));
        let maximum = (0..alternatives.len()).map(|place| of(place).max()).collect::<Option<Vec<Decimal>>>()?;
        let holds = (0..alternatives.len()).map(|place| of(place).filter(Decimal::is_zero).count()).collect();
        Some(Self { alternatives, rows, maximum, holds })
    }

    /// Positions, in the list of alternatives, of those with the smallest maximum regret.
    pub fn least(&self) -> Vec<usize> {
        let least = self.maximum.iter().min();
        (0..self.maximum.len()).filter(|place| self.maximum.get(*place) == least).collect()
    }

    /// Positions, in the list of alternatives, of those that hold in the most stress cases.
    pub fn most_held(&self) -> Vec<usize> {
        let most = self.holds.iter().max();
        (0..self.holds.len()).filter(|place| self.holds.get(*place) == most).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    const STATES: [StressCase; 4] =
        [StressCase::AsStated, StressCase::ValuesLow, StressCase::ValuesHigh, StressCase::RateFive];

    fn regret(rows: &[&[Decimal]]) -> Option<Regret> {
        let rows: Vec<(StressCase, Vec<Decimal>)> =
            STATES.into_iter().zip(rows).map(|(state, row)| (state, row.to_vec())).collect();
        let alternatives = (0..rows.first().map_or(0, |(_, row)| row.len())).collect();
        Regret::of(alternatives, &rows)
    }

    /// Checks net values, one row for each stress case, against regrets, maxima and counts computed by hand.
    #[track_caller]
    fn check(rows: &[&[Decimal]], regrets: &[&[Decimal]], maximum: &[Decimal], holds: &[usize], least: &[usize]) {
        let found = regret(rows).unwrap();
        let table: Vec<&[Decimal]> = found.rows.iter().map(|row| row.regrets.as_slice()).collect();
        assert_eq!(table, regrets);
        assert_eq!((found.maximum.as_slice(), found.holds.as_slice()), (maximum, holds));
        assert_eq!(found.least(), least);
    }

    #[test]
    fn regrets_are_those_of_a_table_made_by_hand() {
        // The bold choice is best in two cases out of three and loses most in the other: the cautious one has the smallest
        // maximum regret.
        check(
            &[&[dec!(100), dec!(80), dec!(20)], &[dec!(-90), dec!(10), dec!(20)], &[dec!(200), dec!(120), dec!(20)]],
            &[&[dec!(0), dec!(20), dec!(80)], &[dec!(110), dec!(10), dec!(0)], &[dec!(0), dec!(80), dec!(180)]],
            &[dec!(110), dec!(80), dec!(180)],
            &[2, 0, 1],
            &[1],
        );
        // Losses everywhere: the smaller loss has no regret.
        check(&[&[dec!(-5), dec!(-7)]], &[&[dec!(0), dec!(2)]], &[dec!(0), dec!(2)], &[1, 0], &[0]);
    }

    #[test]
    fn equals_are_held_together() {
        check(&[&[dec!(3), dec!(3)]], &[&[dec!(0), dec!(0)]], &[dec!(0), dec!(0)], &[1, 1], &[0, 1]);
        // A difference below a millionth is the rounding of sums.
        let near = dec!(3.0000000000000000000000001);
        check(&[&[dec!(3), near]], &[&[dec!(0), dec!(0)]], &[dec!(0), dec!(0)], &[1, 1], &[0, 1]);
        assert_eq!(regret(&[&[dec!(1), dec!(2), dec!(2)]]).unwrap().most_held(), [1, 2]);
    }

    #[test]
    fn the_same_world_counts_once() {
        let (first, other) = ([dec!(1), dec!(2)], [dec!(5), dec!(4)]);
        let found = regret(&[&first, &first, &other, &first]).unwrap();
        let states: Vec<StressCase> = found.rows.iter().map(|row| row.state).collect();
        assert_eq!((states, found.holds), (vec![StressCase::AsStated, StressCase::ValuesHigh], vec![1, 1]));
    }

    #[test]
    fn without_a_choice_or_beyond_all_numbers_there_is_no_regret() {
        assert_eq!(regret(&[]), None);
        assert_eq!(regret(&[&[dec!(7)]]), None);
        assert_eq!(regret(&[&[Decimal::MAX, Decimal::MIN]]), None);
    }
}
