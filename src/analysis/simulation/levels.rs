//! How many draws a run makes: one rule for the simulation of a study and for the comparison of its scenarios.
//!
//! The errors are looked at only at certain numbers of draws, so that the last one, and with it the last digit of every figure,
//! depends on the study and its seed, and not on the speed of the machine.

/// The number of draws at which the errors are first looked at; then at four times as many, and so on.
pub const FIRST_LEVEL: u64 = 16_384;
/// The most draws of a run.
pub const MOST_DRAWS: u64 = 1_048_576;
/// Sampling errors up to this leave the digits shown unchanged: two decimals of a ratio, and whole per cents of a probability.
const ENOUGH: f64 = 0.0025;

/// The number of draws up to which to continue after `drawn`; none where that is enough. `error` is the greatest standard error of
/// what is shown; NaN where there is nothing yet.
pub(super) fn next_level(drawn: u64, error: f64) -> Option<u64> {
    if drawn < FIRST_LEVEL {
        return Some(FIRST_LEVEL);
    }
    let is_enough = error <= ENOUGH;
    (drawn < MOST_DRAWS && !is_enough).then(|| drawn.saturating_mul(4).min(MOST_DRAWS))
}

/// The greatest of some standard errors; NaN where one is not known.
pub(super) fn greatest(errors: impl IntoIterator<Item = f64>) -> f64 {
    errors.into_iter().fold(0.0, |greatest: f64, error| if error.is_nan() { error } else { greatest.max(error) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_is_drawn_until_the_errors_are_small_or_the_limit_is_reached() {
        assert_eq!(next_level(2_048, 0.0), Some(16_384));
        assert_eq!(next_level(16_384, 0.0025), None);
        assert_eq!(next_level(16_384, 0.0026), Some(65_536));
        assert_eq!(next_level(262_144, f64::NAN), Some(MOST_DRAWS));
        assert_eq!(next_level(MOST_DRAWS, 1.0), None);
        assert_eq!((greatest([0.1, 0.3, 0.2]), greatest([])), (0.3, 0.0));
        assert!(greatest([0.1, f64::NAN]).is_nan());
    }
}
