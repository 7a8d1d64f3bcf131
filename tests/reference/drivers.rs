//! The formulas of the drivers, as in the table of `docs/scenarios.md`.

use serde_json::Value;

/// What a driver does in a year.
pub(crate) enum Effect {
    Factor(f64),
    People(f64),
    Nothing,
}

/// A parameter of a driver: stated if its kind has it, else neutral.
pub(crate) fn parameter(driver: &Value, name: &str) -> f64 {
    let neutral = match name {
        "years" | "odds_factor" | "used" | "used_shared" | "recovery" => 1.0,
        _ => 0.0,
    };
    driver.get(name).and_then(Value::as_str).map_or(neutral, |text| text.parse().expect("a parameter"))
}

pub(crate) fn effect(driver: &Value, year: u32) -> Effect {
    let of = |name: &str| parameter(driver, name);
    // Nothing moves after year 200.
    let t = f64::from(year.min(200));
    let factor = match driver["kind"].as_str().expect("a kind") {
        "linear_growth" => f64::max(0.0, 1.0 + of("step") * t),
        "compound_growth" => (1.0 + of("rate")).powf(t),
        "erosion" => of("floor") + (1.0 - of("floor")) * (1.0 - of("loss")).powf(t),
        "shock" if t < of("loss_year") => 1.0,
        "shock" => 1.0 - of("loss") * (1.0 - of("recovery")).powf(t - of("loss_year")),
        "logistic_adoption" => {
            let (s, grown) = (of("start"), of("start") * of("odds_factor").powf(t));
            let adopted = if s == 0.0 { 0.0 } else { grown / (1.0 - s + grown) };
            1.0 - of("replaced") * of("excluded") + of("extra") * (1.0 - of("excluded")) * adopted
        }
        "learning_curve" => {
            let volume: f64 = (0..=t as i32).map(|k| (1.0 + of("rate")).powi(k)).sum();
            (1.0 - of("learning")).powf(volume.log2())
        }
        "shared_use" => of("used") / of("used_shared"),
        "pooled_reach" => 1.0 + of("extra") * (1.0 - of("overlap")),
        "less_displacement" => 1.0 - of("reduction"),
        "local_multiplier" => 1.0 + of("local_share") + of("local_share") * of("respent_share"),
        "peer_contribution" => return Effect::People(of("contributors") * of("reached")),
        "coordination_cost" => return Effect::Nothing,
        other => panic!("{other}"),
    };
    // Rounded once to 12 decimals.
    Effect::Factor((factor * 1e12).round() / 1e12)
}

/// Whether a kind acts on a number: its path, split at the slashes.
pub(crate) fn applies(kind: &str, path: &[&str]) -> bool {
    let is_volume = matches!(path, ["outcomes", _, "quantity"]);
    let is_input = |names: &[&str]| matches!(path, ["inputs", _, name] if names.contains(name));
    match kind {
        "linear_growth" | "compound_growth" | "erosion" | "shock" => !is_input(&["year", "years"]),
        "logistic_adoption" | "pooled_reach" => is_volume || is_input(&["quantity"]),
        "peer_contribution" => is_volume,
        "learning_curve" | "shared_use" => is_input(&["quantity", "unit_value"]),
        "less_displacement" => path[0] == "outcomes",
        "local_multiplier" => is_volume || matches!(path, ["outcomes", _, "proxy"] | ["outcomes", _, "proxy", _]),
        _ => false,
    }
}
