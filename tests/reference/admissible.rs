//! What a number may be, and what one that is not stated is taken for.

/// The most that a number of 28 digits can be.
pub(crate) const MOST: f64 = 1e28;

/// A number's admissible values: the least, whether it is excluded, the most, and whether it is whole.
pub(crate) fn is_admissible(path: &[&str], value: f64) -> bool {
    let whole = (value - value.round()).abs() < 1e-9;
    let within = value.abs() < MOST;
    within
        && match path {
            ["discounting", "rate"]
            | ["discounting", "rates", _, "rate"]
            | ["outcomes", _, "growth" | "discount_rate"] => value > -1.0 + 1e-15,
            ["inputs", _, "year"] => whole && value >= 0.0,
            ["inputs", _, "years"] => whole && (1.0..=100.0).contains(&value),
            ["outcomes", _, "first_year"] => whole && (0.0..=100.0).contains(&value),
            ["outcomes", _, "duration"] => (-1e-12..=100.0 + 1e-12).contains(&value),
            ["outcomes", _, "proxy" | "mean_effect", ..] => true,
            ["outcomes", _, "effect"] => (-1.0 - 1e-12..=1.0 + 1e-12).contains(&value),
            ["outcomes", _, "deadweight" | "displacement" | "attribution" | "drop_off" | "adjustments", ..] => {
                (-1e-12..=1.0 + 1e-12).contains(&value)
            }
            ["outcomes", _, "weight"] => (-1e-12..=10.0 + 1e-12).contains(&value),
            _ => value >= -1e-12,
        }
}

/// The neutral value of a number that is not stated.
pub(crate) fn neutral(path: &[&str]) -> Option<f64> {
    match path {
        ["inputs", _, "quantity" | "years"] | ["outcomes", _, "duration" | "first_year"] => Some(1.0),
        ["inputs", _, "year"] | ["outcomes", _, "deadweight" | "displacement" | "attribution" | "drop_off"] => {
            Some(0.0)
        }
        _ => None,
    }
}
