//! Plain Monte Carlo with independent draws, on studies whose numbers are skewed, clipped, grouped and stated by year, held
//! against the simulation of the program.

use super::Random;
use super::chain::Figures;
use super::plain::PlainStudy;
use retombees::analysis::DefaultRanges;
use retombees::analysis::simulation::{Simulation, SimulationModel, draws};
use retombees::file;
use retombees::stats::Tables;
use serde_json::{Value, json};

const STUDIES: u64 = 40;
const DRAWS: usize = 3_000;
/// The 95th percentile of a normal number.
const Z: f64 = 1.644_853_626_951_472_2;

impl Random {
    /// A number between 0 and 1, neither included.
    fn unit(&mut self) -> f64 {
        (self.below(1 << 24) as f64 + 0.5) / f64::from(1 << 24)
    }

    /// A standard normal number (Box and Muller).
    fn normal(&mut self) -> f64 {
        (-2.0 * self.unit().ln()).sqrt() * (std::f64::consts::TAU * self.unit()).cos()
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }
}

/// An estimate with a range of a random shape around a value.
fn estimate(random: &mut Random, value: f64) -> Value {
    let text = |x: f64| format!("{x:.6}");
    match random.below(6) {
        0 => json!({ "low": text(value / 8.0), "high": text(value * 8.0), "shape": "lognormal" }),
        1 => json!({ "low": text(value * 0.4), "high": text(value * 1.6), "shape": "uniform" }),
        2 => {
            json!({ "value": text(value), "low": text(value * 0.9), "high": text(value * 2.5), "shape": "triangular" })
        }
        3 => json!({ "value": text(value), "low": text(value * 0.5), "high": text(value * 3.0) }),
        4 => json!({ "low": text(value * 0.7), "high": text(value * 1.3), "shape": "normal" }),
        _ => json!({ "value": text(value), "basis": "unknown" }),
    }
}

/// A share, of which some draws are clipped.
fn share(random: &mut Random) -> Value {
    match random.below(4) {
        0 => json!({ "value": "0.9", "low": "0.6", "high": "1.4", "shape": "triangular" }),
        1 => json!({ "low": "-0.2", "high": "0.5", "shape": "normal" }),
        2 => json!({ "value": "0.8", "basis": "unknown" }),
        _ => json!({ "value": "0.3", "basis": "judged" }),
    }
}

fn study(random: &mut Random) -> Value {
    let mut outcomes: Vec<Value> = (0..3)
        .map(|n| {
            let value = random.between(5.0, 60.0);
            let mut outcome = json!({
                "id": format!("o{n}"), "stakeholder": "s", "duration": 3, "first_year": n,
                "proxy": { "value": estimate(random, 40.0) },
                "deadweight": share(random), "attribution": share(random), "drop_off": share(random), "displacement": "0.1",
            });
            if n == 0 {
                outcome["cohorts"] = json!([estimate(random, value), estimate(random, value / 2.0)]);
            } else {
                outcome["quantity"] = estimate(random, value);
            }
            if n == 1 {
                outcome["attribution"] = json!([share(random), share(random)]);
                outcome["adjustments"] = json!([{ "id": "a", "share": share(random), "kept": true }]);
                outcome["growth"] = estimate(random, 0.04);
                outcome["duration"] = estimate(random, 2.6);
            }
            if n == 2 {
                outcome["proxy"]["value"] = json!([estimate(random, 40.0), estimate(random, 20.0)]);
                outcome["discount_rate"] = json!({ "low": "0.01", "high": "0.2", "shape": "normal" });
                outcome["drop_off_from"] = json!("first_year");
            }
            outcome
        })
        .collect();
    outcomes[0]["quantity_factors"] = json!([
        { "id": "a", "value": { "sample": { "n": 8 + random.below(40), "positives": 6 } } },
        { "id": "b", "value": estimate(random, 0.4) },
    ]);
    // Prices rise by a quarter.
    outcomes[0]["proxy"]["price_year"] = json!(2009);
    outcomes.push(json!({
        "id": "o3", "stakeholder": "s", "duration": 2, "quantity": estimate(random, 12.0), "proxy": { "same_as": "o1" },
        "deadweight": { "sample": { "n": 12, "positives": 1, "of": 40 } }, "drop_off": "0.1",
    }));
    json!({
        "format": "retombees.study", "version": 1, "stakeholders": [{ "id": "s" }],
        "price_year": 2020,
        "price_index": { "levels": [{ "year": 2009, "value": "80" }, { "year": 2020, "value": "100" }] },
        "discounting": { "rates": [{ "from_year": 0, "rate": { "low": "0.01", "high": "0.08", "shape": "normal" } }] },
        "inputs": [{ "id": "i", "stakeholder": "s", "unit_value": estimate(random, 900.0) }, { "id": "j", "unit_value": "400" }],
        "outcomes": outcomes,
        "correlations": [{
            "id": "g", "rank_correlation": "0.7", "members": ["outcomes/o1/proxy", "outcomes/o2/proxy", "outcomes/o1/deadweight"],
        }],
    })
}

/// One draw of a share that rests on a survey: normal around the middle of Wilson's interval, cut to 0 … 1.
fn surveyed(json: &Value, z: f64) -> f64 {
    let count = |name: &str| json["sample"][name].as_f64();
    let (n, positives) = (count("n").unwrap(), count("positives").unwrap());
    let m = count("of").map_or(n, |all| n * (all - 1.0) / (all - n));
    let (p, square) = (positives / n, Z * Z / m);
    let half = Z * (p * (1.0 - p) / m + square / m / 4.0).sqrt() / (1.0 + square);
    let middle = (p + square / 2.0) / (1.0 + square);
    (middle + half / Z * z).clamp(0.0, 1.0)
}

/// One draw of an estimate, from a standard normal number where its shape can be reached from one.
fn drawn(json: &Value, is_share: bool, z: f64) -> f64 {
    let of = |name: &str| json[name].as_str().map(|text| text.parse::<f64>().unwrap());
    let Some(basis_or_low) = of("low").or_else(|| json["basis"].as_str().and(of("value"))) else {
        return super::plain::estimate(json);
    };
    let (low, mode, high, shape) = match (of("high"), json["basis"].as_str()) {
        (Some(high), _) => (basis_or_low, of("value"), high, json["shape"].as_str().unwrap_or("pert")),
        (None, basis) => {
            let (width, value) = (if basis == Some("judged") { 0.2 } else { 0.5 }, basis_or_low);
            let (low, high) = if is_share {
                let (odds, k) = (value / (1.0 - value), (1.0 + width) / (1.0 - width));
                (odds / k / (1.0 + odds / k), odds * k / (1.0 + odds * k))
            } else {
                (value * (1.0 - width), value * (1.0 + width))
            };
            (low, Some(value), high, "pert")
        }
    };
    let mode = mode.unwrap_or(f64::midpoint(low, high));
    let value = match shape {
        "normal" => f64::midpoint(low, high) + (high - low) / (2.0 * Z) * z,
        "lognormal" => (low * high).sqrt() * ((high / low).ln() / (2.0 * Z) * z).exp(),
        "uniform" => low + (high - low) * cdf(z),
        "triangular" => {
            let (p, width) = (cdf(z), high - low);
            if p * width < mode - low {
                low + (p * width * (mode - low)).sqrt()
            } else {
                high - ((1.0 - p) * width * (high - mode)).sqrt()
            }
        }
        _ => low + (high - low) * pert((mode - low) / (high - low), cdf(z)),
    };
    if is_share { value.clamp(0.0, 1.0) } else { value }
}

/// The normal distribution function, by the trapezoidal rule on the density.
fn cdf(z: f64) -> f64 {
    let z = z.clamp(-8.0, 8.0);
    let steps = 64.0;
    let at = |n: f64| {
        let x = z * n / steps;
        (-0.5 * x * x).exp()
    };
    let inner: f64 = (1..64).map(|n| at(f64::from(n))).sum();
    0.5 + z / steps * (0.5 * (at(0.0) + at(steps)) + inner) / std::f64::consts::TAU.sqrt()
}

/// The quantile of a PERT number from 0 to 1 with this mode, by bisecting its distribution function, found by Simpson's rule.
fn pert(mode: f64, p: f64) -> f64 {
    let (a, b) = (4.0 * mode, 4.0 - 4.0 * mode);
    let density = |x: f64| x.powf(a) * (1.0 - x).powf(b);
    let mass = |end: f64| {
        let h = end / 32.0;
        let of = |n: i32| density(h * f64::from(n)) * if n == 0 || n == 32 { 1.0 } else { f64::from(2 + 2 * (n % 2)) };
        (0..=32).map(of).sum::<f64>() * h / 3.0
    };
    let (all, mut low, mut high) = (mass(1.0), 0.0, 1.0);
    for _ in 0..18 {
        let middle = f64::midpoint(low, high);
        if mass(middle) < p * all { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// The ratios of independent draws.
fn ratios(json: &Value, random: &mut Random) -> Vec<f64> {
    let plain = PlainStudy::of(json);
    // Spearman's 0.7 as Pearson's correlation of the normal numbers, of which the common part has the root as its weight.
    let pearson = 2.0 * (std::f64::consts::PI * 0.7 / 6.0).sin();
    let mut ratios = Vec::new();
    for _ in 0..DRAWS {
        let common = random.normal();
        let grouped = |random: &mut Random| pearson.sqrt() * common + (1.0 - pearson).sqrt() * random.normal();
        let mut study = plain.clone();
        let z = random.normal();
        study.inputs[0].unit_value = Some(drawn(&json["inputs"][0]["unit_value"], false, z));
        let z = random.normal();
        study.rates[0].1 = drawn(&json["discounting"]["rates"][0]["rate"], false, z).max(-0.99);
        for (n, outcome) in study.outcomes.iter_mut().enumerate() {
            let own = &json["outcomes"][n];
            if n == 0 {
                let [a, b] = [random.normal(), random.normal()];
                let factor = |n: usize| &own["quantity_factors"][n]["value"];
                outcome.factors = vec![Some(surveyed(factor(0), a)), Some(drawn(factor(1), false, b))];
            }
            if n == 3 {
                let [a, b] = [random.normal(), random.normal()];
                outcome.cohorts[0] = drawn(&own["quantity"], false, a);
                outcome.deadweight = Some(surveyed(&own["deadweight"], b));
                continue;
            }
            for (c, cohort) in outcome.cohorts.iter_mut().enumerate() {
                let stated = if n == 0 { &own["cohorts"][c] } else { &own["quantity"] };
                let z = random.normal();
                *cohort = drawn(stated, false, z);
            }
            let z = if n > 0 { grouped(random) } else { random.normal() };
            match own["proxy"]["value"].as_array() {
                None => outcome.proxy = Some(drawn(&own["proxy"]["value"], false, z)),
                Some(amounts) => {
                    // Each year is a member of the group.
                    let years = outcome.by_year.get_mut("proxy").unwrap();
                    years[0] = drawn(&amounts[0], false, z);
                    let z = grouped(random);
                    years[1] = drawn(&amounts[1], false, z);
                }
            }
            let z = if n == 1 { grouped(random) } else { random.normal() };
            outcome.deadweight = Some(drawn(&own["deadweight"], true, z));
            if n == 1 {
                for (year, share) in outcome.by_year.get_mut("attribution").unwrap().iter_mut().enumerate() {
                    let z = random.normal();
                    *share = drawn(&own["attribution"][year], true, z);
                }
                let z = random.normal();
                outcome.adjustments[0].0 = Some(drawn(&own["adjustments"][0]["share"], true, z));
                let z = random.normal();
                outcome.growth = Some(drawn(&own["growth"], false, z).max(-0.99));
            } else {
                let z = random.normal();
                outcome.attribution = Some(drawn(&own["attribution"], true, z));
            }
            if n == 1 {
                let z = random.normal();
                outcome.duration = Some(drawn(&own["duration"], false, z).clamp(0.0, 100.0));
            }
            if n == 2 {
                let z = random.normal();
                outcome.discount_rate = Some(drawn(&own["discount_rate"], false, z).max(-0.99));
            }
            let z = random.normal();
            outcome.drop_off = Some(drawn(&own["drop_off"], true, z));
        }
        ratios.extend(Figures::of(&study).ratio());
    }
    ratios.sort_by(f64::total_cmp);
    ratios
}

#[test]
fn the_simulation_agrees_with_plain_draws() {
    for n in 0..STUDIES {
        let mut random = Random(1_000 + n);
        let json = study(&mut random);
        let study = file::read(json.to_string().as_bytes()).unwrap_or_else(|error| panic!("{error}: {json}"));
        let model = SimulationModel::of(&study, &DefaultRanges::default());
        let mut simulation = Simulation::new(&model, &mut Tables::default(), draws(n), 1.0).expect("a ratio");
        simulation.advance(65_536);
        let found = simulation.summary();
        let ratios = ratios(&json, &mut random);
        let count = ratios.len() as f64;
        // In rank: the share of plain draws below the percentile found is binomial, whatever the distribution.
        for (p, (value, _)) in [(0.05, found.p5), (0.5, found.p50), (0.95, found.p95)] {
            // Clipped draws may all have the same ratio: the percentile then lies within a step of the distribution.
            let bin = 1e-3 * value.abs() + 1e-9;
            let share = |end: f64| ratios.partition_point(|ratio| *ratio < end) as f64 / count;
            let (below, through) = (share(value - bin), share(value + bin));
            let error = 4.0 * (p * (1.0 - p) / count).sqrt();
            let agrees = below - error <= p && p <= through + error;
            assert!(agrees, "study {n}: {below} to {through} of the draws are below P{p}, {value}\n{json}");
        }
        let above = ratios.iter().filter(|ratio| **ratio > 1.0).count() as f64 / count;
        let error = (found.above.0 * (1.0 - found.above.0) / count).sqrt().max(1.0 / count);
        assert!((above - found.above.0).abs() <= 4.0 * error, "study {n}: {above} above 1, {:?}\n{json}", found.above);
    }
}
