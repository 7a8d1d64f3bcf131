//! The confidence interval of a measured effect, as a derivation.
//!
//! ```text
//! margin = z · SE        z = 1.959964, the 97.5th percentile of the standard normal distribution
//! low    = d − margin
//! high   = d + margin
//! ```
//!
//! for an effect `d` with its standard error `SE`, both stated. The interval is that of a large sample: it takes the estimate as
//! normal, as trials of some tens of people in each arm may. It is not cut at −1 or 1. Source: any textbook of statistics; the
//! constant: *NIST/SEMATECH e-Handbook of Statistical Methods*, 1.3.6.7.1.

use crate::number::{CheckedOps as _, Decimal};
use crate::sheet::{CellUnit, Derivation};
use crate::study::vocabulary::vocabulary;
use crate::study::{EffectMeasure, MeasuredEffect};

vocabulary! {
    /// A step of the interval.
    pub enum EffectFigure {
        /// The effect as stated.
        #[default]
        Effect = "effect",
        /// Its standard error as stated.
        StandardError = "standard_error",
        /// So many standard errors lie between the effect and either end.
        Quantile = "quantile",
        /// How far either end is from the effect.
        Margin = "margin",
        /// The lower end.
        Low = "low",
        /// The upper end.
        High = "high",
    }
}

/// The 97.5th percentile of the standard normal distribution.
const QUANTILE: Decimal = Decimal::from_parts(1_959_964, 0, 0, false, 6);

/// The 95 % interval of an effect: `d ± 1.959964 · SE`; none where the effect or its standard error is not stated.
pub fn interval(effect: &MeasuredEffect) -> Option<Derivation<EffectFigure>> {
    use EffectFigure as E;
    let unit = unit(effect.measure);
    let mut steps = Derivation::default();
    steps.stated(E::Effect, unit, effect.value?);
    steps.stated(E::StandardError, unit, effect.standard_error?);
    steps.published(E::Quantile, CellUnit::Factor, QUANTILE, "normal_quantile");
    steps.step(E::Margin, unit, "{1}\u{a0}× {2}", &[E::Quantile, E::StandardError], |values| match values {
        [z, error] => z.times(*error),
        _ => None,
    });
    steps.step(E::Low, unit, "{1}\u{a0}− {2}", &[E::Effect, E::Margin], |values| match values {
        [effect, margin] => effect.minus(*margin),
        _ => None,
    });
    steps.step(E::High, unit, "{1}\u{a0}+ {2}", &[E::Effect, E::Margin], |values| match values {
        [effect, margin] => effect.plus(*margin),
        _ => None,
    });
    Some(steps)
}

/// In what an effect is counted.
pub fn unit(measure: EffectMeasure) -> CellUnit {
    match measure {
        EffectMeasure::Shares => CellUnit::Share,
        EffectMeasure::Means => CellUnit::Factor,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[track_caller]
    fn check(value: Option<Decimal>, error: Option<Decimal>, expected: Option<(Decimal, Decimal)>) {
        let effect = MeasuredEffect { value, standard_error: error, ..MeasuredEffect::default() };
        let found = interval(&effect).map(|steps| {
            let end = |key| steps.get(key).unwrap().value.unwrap();
            (end(EffectFigure::Low), end(EffectFigure::High))
        });
        assert_eq!(found, expected);
    }

    /// By hand: 1.959964 × 0.03 = 0.05879892.
    #[test]
    fn the_interval_is_two_standard_errors_wide_on_either_side() {
        check(Some(dec!(0.08)), Some(dec!(0.03)), Some((dec!(0.02120108), dec!(0.13879892))));
        check(Some(dec!(-0.05)), Some(dec!(0.0187)), Some((dec!(-0.0866513268), dec!(-0.0133486732))));
        check(Some(dec!(0.08)), None, None);
        check(None, Some(dec!(0.03)), None);
    }
}
