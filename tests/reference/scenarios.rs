//! Scenarios: the horizon, overrides and drivers, on plain numbers. Ranges have no part in it, since figures at the stated
//! numbers do not depend on them.

use super::admissible::{MOST, is_admissible, neutral};
use super::drivers::{Effect, applies, effect, parameter};
use super::plain::{PlainInput, PlainOutcome, PlainStudy, estimate, has_default_range, list, range};
use serde_json::Value;
use std::collections::BTreeMap;

/// Applies the scenario at a position; counts how often each kind of driver changed a number.
pub(crate) fn applied(study: &PlainStudy, place: usize, times: &mut BTreeMap<&str, usize>) -> PlainStudy {
    let mut study = study.clone();
    let json = study.json.clone();
    let hypotheses = || list(&json, "variables").iter().flat_map(|variable| list(variable, "hypotheses"));
    let all = hypotheses().flat_map(|hypothesis| list(hypothesis, "drivers"));
    let horizon = all.map(|driver| parameter(driver, "years") as u32).max().unwrap_or(1);
    let scenario = &list(&json, "scenarios")[place];
    // The years of inputs are overridden before they are continued.
    let of_years = |change: &&Value| {
        let target = change["target"].as_str().unwrap();
        target.starts_with("inputs/") && (target.ends_with("/year") || target.ends_with("/years"))
    };
    for variable in list(&json, "variables") {
        let chosen = scenario.get("choices").and_then(|choices| choices.get(variable["id"].as_str().unwrap()));
        for hypothesis in list(variable, "hypotheses").iter().filter(|it| Some(&it["id"]) == chosen) {
            list(hypothesis, "overrides").iter().filter(of_years).for_each(|it| change_number(&mut study, it));
        }
    }
    list(scenario, "overrides").iter().filter(of_years).for_each(|it| change_number(&mut study, it));
    extend(&mut study, horizon);
    for variable in list(&json, "variables") {
        let chosen = scenario.get("choices").and_then(|choices| choices.get(variable["id"].as_str().unwrap()));
        for hypothesis in list(variable, "hypotheses").iter().filter(|it| Some(&it["id"]) == chosen) {
            for change in list(hypothesis, "overrides").iter().filter(|it| !of_years(it)) {
                change_number(&mut study, change);
            }
            for driver in list(hypothesis, "drivers") {
                drive(&mut study, driver, horizon, times);
            }
        }
    }
    for change in list(scenario, "overrides").iter().filter(|it| !of_years(it)) {
        change_number(&mut study, change);
    }
    study
}

fn extend(study: &mut PlainStudy, horizon: u32) {
    for outcome in &mut study.outcomes {
        if let Some(last) = outcome.cohorts.last().copied() {
            let longer = outcome.cohorts.len().max(horizon as usize);
            outcome.cohorts.resize(longer, last);
        }
    }
    let mut inputs: Vec<PlainInput> = Vec::new();
    for input in &study.inputs {
        let own = input.year.saturating_add(input.years);
        let end = if input.recurs { own.max(horizon) } else { own };
        if horizon <= 1 || end <= input.year + 1 {
            inputs.push(input.clone());
            continue;
        }
        inputs.push(PlainInput { years: 1, ..input.clone() });
        for year in input.year + 1..end {
            inputs.push(PlainInput { id: String::new(), year, years: 1, ..input.clone() });
        }
    }
    study.inputs = inputs;
}

/// Calls `change` with every year of the number at a path: the number if stated, and the year of the activity it is in. The
/// value returned, if any, takes its place.
fn each_year(study: &mut PlainStudy, path: &[&str], mut change: impl FnMut(Option<f64>, Option<u32>) -> Option<f64>) {
    match path {
        ["inputs", id, name] => {
            for input in study.inputs.iter_mut().filter(|it| it.origin == *id) {
                let year = input.year;
                match *name {
                    "quantity" => input.quantity = change(input.quantity, Some(year)).or(input.quantity),
                    "unit_value" => input.unit_value = change(input.unit_value, Some(year)).or(input.unit_value),
                    // The year of the first alone is a number of the study.
                    "years" if input.id == *id => {
                        input.years = change(Some(f64::from(input.years)), None).map_or(input.years, |it| it as u32);
                    }
                    "year" if input.id == *id => {
                        input.year = change(Some(f64::from(year)), None).map_or(year, |it| it as u32);
                    }
                    _ => {}
                }
            }
        }
        ["outcomes", id, rest @ ..] => {
            if let Some(outcome) = study.outcomes.iter_mut().find(|it| it.id == *id) {
                each_year_of_outcome(outcome, rest, change);
            }
        }
        ["discounting", "rate"] => match study.rates.first().copied() {
            Some((from, rate)) => study.rates[0] = (from, change(Some(rate), None).unwrap_or(rate)),
            None => study.rates.extend(change(None, None).map(|rate| (0, rate))),
        },
        ["discounting", "rates", n, "rate"] => {
            let n: usize = n.parse().unwrap();
            if let Some((_, rate)) = study.rates.get_mut(n) {
                *rate = change(Some(*rate), None).unwrap_or(*rate);
            }
        }
        ["discounting", "rates", n, "from_year"] => {
            let n: usize = n.parse().unwrap();
            let years: Vec<u32> = study.rates.iter().map(|(from, _)| *from).collect();
            if let Some((from, _)) = study.rates.get_mut(n)
                && let Some(value) = change(Some(f64::from(*from)), None)
                && value >= 0.0
                && (value - value.round()).abs() < 1e-9
            {
                let ascends = years[n - 1] < value as u32 && years.get(n + 1).is_none_or(|next| (value as u32) < *next);
                *from = if ascends { value as u32 } else { *from };
            }
        }
        _ => {}
    }
}

/// The same for a number of one outcome, by the rest of its path.
fn each_year_of_outcome(
    outcome: &mut PlainOutcome,
    rest: &[&str],
    mut change: impl FnMut(Option<f64>, Option<u32>) -> Option<f64>,
) {
    match rest {
        ["quantity"] if outcome.cohorts.is_empty() => {
            if let Some(value) = change(None, None) {
                (outcome.cohorts, outcome.is_single, outcome.stated) = (vec![value], true, 1);
            }
        }
        ["quantity"] => {
            for (year, cohort) in outcome.cohorts.iter_mut().enumerate() {
                *cohort = change(Some(*cohort), Some(year as u32)).unwrap_or(*cohort);
            }
        }
        ["cohorts", n] => {
            let n: usize = n.parse().unwrap();
            if let Some(cohort) = outcome.cohorts.get_mut(n) {
                *cohort = change(Some(*cohort), Some(n as u32)).unwrap_or(*cohort);
            }
        }
        [measure @ ("effect" | "mean_effect")] => {
            let wanted = if *measure == "effect" { "shares" } else { "means" };
            if let Some((known, value)) = &mut outcome.effect
                && known == wanted
            {
                *value = change(*value, None).or(*value);
            }
        }
        // All years of a number that is stated by year are one number for less displacement alone.
        ["displacement"] if outcome.by_year.contains_key("displacement") => {
            for share in outcome.by_year.get_mut("displacement").unwrap() {
                *share = change(Some(*share), Some(0)).unwrap_or(*share);
            }
        }
        ["adjustments", n] => {
            if let Some((share, _)) = outcome.adjustments.get_mut(n.parse::<usize>().unwrap()) {
                *share = change(*share, None).or(*share);
            }
        }
        ["quantity_factors", n] => {
            if let Some(factor) = outcome.factors.get_mut(n.parse::<usize>().unwrap()) {
                *factor = change(*factor, None).or(*factor);
            }
        }
        ["proxy", ..] if !outcome.same_as.is_empty() => {}
        [name, n] if outcome.by_year.contains_key(*name) => {
            let entries = outcome.by_year.get_mut(*name).unwrap();
            if let Some(entry) = entries.get_mut(n.parse::<usize>().unwrap()) {
                *entry = change(Some(*entry), None).unwrap_or(*entry);
            }
        }
        [name] if outcome.by_year.contains_key(*name) => {}
        [name] => {
            let first = Some(outcome.first_year);
            let place = match *name {
                "proxy" => &mut outcome.proxy,
                "deadweight" => &mut outcome.deadweight,
                "displacement" => &mut outcome.displacement,
                "attribution" => &mut outcome.attribution,
                "drop_off" => &mut outcome.drop_off,
                "growth" => &mut outcome.growth,
                "discount_rate" => &mut outcome.discount_rate,
                "duration" => &mut outcome.duration,
                "weight" => &mut outcome.weight,
                "first_year" => {
                    outcome.first_year = change(first, None).unwrap_or(outcome.first_year);
                    return;
                }
                _ => return,
            };
            *place = change(*place, None).or(*place);
        }
        _ => {}
    }
}

fn change_number(study: &mut PlainStudy, change: &Value) {
    let target = change["target"].as_str().unwrap().to_owned();
    let path: Vec<&str> = target.split('/').collect();
    // The quantity of an outcome with cohorts that the study states is no number; those that it continues are that of the last.
    let stated =
        |study: &PlainStudy, id: &str| study.outcomes.iter().find(|it| it.id == id).map(|it| (it.stated, it.is_single));
    if let ["outcomes", id, "quantity"] = path.as_slice()
        && stated(study, id).is_some_and(|(_, is_single)| !is_single)
    {
        return;
    }
    let by = estimate(&change["value"]);
    let is_normal = change["value"].get("low").is_none() || change["value"]["shape"] == "normal";
    let is_effect = matches!(path.as_slice(), ["outcomes", _, "effect" | "mean_effect"]);
    let operation = change["op"].as_str().unwrap().to_owned();
    let has_whole_years = has_whole_years(study, &path);
    let act = |before: Option<f64>, _: Option<u32>| {
        let after = match operation.as_str() {
            "set" if is_effect && !is_normal => return None,
            "set" => by,
            "scale" => before.or(neutral(&path))? * by,
            _ => before.or(neutral(&path))? + by,
        };
        let is_fraction = has_whole_years && (after - after.round()).abs() > 1e-12;
        (is_admissible(&path, after) && !is_fraction).then_some(after)
    };
    if let ["outcomes", id, "cohorts", n] = path.as_slice()
        && let Some((stated, false)) = stated(study, id)
        && n.parse() == Ok(stated - 1)
    {
        // The last cohort stated, and those that repeat it.
        let count = study.outcomes.iter().find(|it| it.id == *id).map_or(0, |it| it.cohorts.len());
        let before = study.clone();
        let mut refused = false;
        for n in stated - 1..count {
            let n = n.to_string();
            each_year(study, &["outcomes", id, "cohorts", &n], |number, year| {
                let after = act(number, year);
                refused |= after.is_none();
                after
            });
        }
        if refused {
            *study = before;
        }
        return;
    }
    // All years of the number, or none.
    let mut refused = false;
    each_year(study, &path, |number, year| {
        refused |= act(number, year).is_none();
        None
    });
    if !refused {
        each_year(study, &path, act);
        let is_nothing = operation == "scale" && by == 0.0;
        if let ["outcomes", id, "duration"] = path.as_slice()
            && let Some(outcome) = study.outcomes.iter_mut().find(|it| it.id == *id)
        {
            if operation == "set" {
                outcome.duration_spread = (range(&change["value"]), has_default_range(&change["value"]));
            }
            outcome.duration_spread.0 = outcome.duration_spread.0.map(|is_wide| is_wide && !is_nothing);
        }
    }
}

/// Whether a path is that of a duration that is a whole number of years and a point.
fn has_whole_years(study: &PlainStudy, path: &[&str]) -> bool {
    let ["outcomes", id, "duration"] = path else { return false };
    study.outcomes.iter().find(|it| it.id == *id).is_some_and(|outcome| {
        let is_spread = outcome.duration_spread.0.unwrap_or(outcome.duration_spread.1);
        outcome.duration.is_none_or(|duration| duration.fract() == 0.0) && !is_spread
    })
}

fn drive(study: &mut PlainStudy, driver: &Value, horizon: u32, times: &mut BTreeMap<&str, usize>) {
    let kind = driver["kind"].as_str().unwrap().to_owned();
    let count = times.get_mut(kind.as_str()).expect("a known kind");
    let mut acted: Vec<String> = Vec::new();
    for target in list(driver, "targets") {
        let target = target.as_str().unwrap();
        let path: Vec<&str> = target.split('/').collect();
        if path.len() < 2 || !applies(&kind, &path) || !exists(study, &path) {
            continue;
        }
        let path = if kind == "less_displacement" { vec!["outcomes", path[1], "displacement"] } else { path };
        let at_year = parameter(driver, "at_year") as u32;
        let whole_years = has_whole_years(study, &path);
        // First see what becomes of each year: if one is refused, none is changed.
        let mut after = Vec::new();
        each_year(study, &path, |before, year| {
            let key = key(&path, year);
            let Some(stated) = before.or(neutral(&path)) else {
                after.push(None);
                return None;
            };
            let year = if kind == "less_displacement" { 0 } else { year.unwrap_or(at_year) };
            let value = match effect(driver, year) {
                Effect::Factor(factor) => stated * factor,
                Effect::People(people) => stated + people,
                Effect::Nothing => stated,
            };
            let skipped = acted.contains(&key);
            let is_fraction = whole_years && (value - value.round()).abs() > 1e-12;
            let is_same = skipped || (value - stated).abs() <= 1e-15 * stated.abs();
            after.push(if skipped || (is_admissible(&path, value) && !is_fraction) {
                Some((key, value, is_same, skipped))
            } else {
                None
            });
            None
        });
        if after.iter().any(Option::is_none) {
            continue;
        }
        let mut next = after.into_iter().flatten();
        each_year(study, &path, |_, _| {
            let (key, value, is_same, skipped) = next.next().expect("the same years as before");
            if !skipped {
                acted.push(key);
            }
            *count += usize::from(!is_same);
            (!is_same).then_some(value)
        });
    }
    let of = |name: &str| parameter(driver, name);
    let (quantity, unit_value) = match kind.as_str() {
        "coordination_cost" => (1.0, of("cost")),
        "peer_contribution" => (of("contributors") * of("hours"), of("hour_value")),
        _ => return,
    };
    if quantity == 0.0 || (kind == "coordination_cost" && unit_value == 0.0) || quantity >= MOST {
        return;
    }
    *count += usize::from(kind == "coordination_cost");
    let is_cash = kind == "coordination_cost";
    for year in 0..horizon {
        let (quantity, unit_value) = (Some(quantity), Some(unit_value));
        study.inputs.push(PlainInput {
            quantity,
            unit_value,
            year,
            years: 1,
            counted: true,
            is_cash,
            ..PlainInput::default()
        });
    }
}

/// Whether an outcome has a number: a cohort only where it has cohorts, an effect only of the measure chosen.
fn exists(study: &PlainStudy, path: &[&str]) -> bool {
    let ["outcomes", id, rest @ ..] = path else { return true };
    let Some(outcome) = study.outcomes.iter().find(|it| it.id == *id) else { return false };
    let measure = outcome.effect.as_ref().map(|(measure, _)| measure.as_str());
    match rest {
        ["cohorts", n] => {
            let is_one = outcome.is_single && outcome.cohorts.len() <= 1;
            !is_one && n.parse::<usize>().is_ok_and(|n| n < outcome.cohorts.len())
        }
        ["adjustments", n] => n.parse::<usize>().is_ok_and(|n| n < outcome.adjustments.len()),
        ["quantity_factors", n] => n.parse::<usize>().is_ok_and(|n| n < outcome.factors.len()),
        ["proxy", ..] if !outcome.same_as.is_empty() => false,
        [name, n] => outcome.by_year.get(*name).is_some_and(|it| n.parse::<usize>().is_ok_and(|n| n < it.len())),
        [name] if outcome.by_year.contains_key(*name) => false,
        ["effect" | "effect_standard_error"] => measure == Some("shares"),
        ["mean_effect" | "mean_effect_standard_error"] => measure == Some("means"),
        _ => true,
    }
}

/// The name of a number in one year: a cohort is the same number under its own path and under that of the volume.
fn key(path: &[&str], year: Option<u32>) -> String {
    match (path, year) {
        (["outcomes", id, "quantity" | "cohorts", ..], Some(year)) => format!("outcomes/{id}/cohorts/{year}"),
        (path, Some(year)) => format!("{}@{year}", path.join("/")),
        (path, None) => path.join("/"),
    }
}
