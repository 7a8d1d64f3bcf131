//! Generators shared by several test files: random studies that obey every rule of the format.

pub(crate) mod numbers;
mod parts;
mod texts;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use retombees::number::Decimal;
use retombees::study::document::{Currency, Seed, Threshold};
use retombees::study::{
    Discounting, Estimate, Kind, MethodPart, PriceIndex, PriceLevel, Purpose, RateFrom, Shared, Study, StudyMethod,
    Timing,
};
use texts::{extra, id, long_text, name, of};

/// Any study that a file may hold: texts of any characters, absent things, ranges of every shape, cohorts, several
/// rates, harms, unknown members. Numbers are of moderate size, so that figures can be computed.
pub(crate) fn study() -> impl Strategy<Value = Study> {
    let lists = parts::lists().boxed();
    let words = (option::of(id("study")), name(), name(), long_text(), long_text());
    let settings = (currency(), prices().boxed(), of(Kind::ALL), option::of(of(Purpose::ALL)), any::<u64>(), extra());
    (words, settings, option::of(discounting().boxed()), lists).prop_map(|(words, settings, discounting, lists)| {
        let (id, title, organisation, notes, ideal) = words;
        let (currency, (price_year, start_year, price_index), kind, purpose, seed, extra) = settings;
        let (stakeholders, inputs, outcomes, (variables, incompatible, scenarios), correlations) = lists;
        // One of the scenarios, or the study as stated; and a threshold with two decimals.
        let place = usize::try_from(seed % 7).unwrap_or_default();
        let simulated = scenarios.get(place).map(|scenario| scenario.id.clone());
        let threshold = Decimal::new(i64::try_from(seed % 100_001).unwrap_or_default(), 2);
        Study {
            id: id.unwrap_or_default(),
            title,
            organisation,
            notes,
            currency,
            price_year,
            start_year,
            price_index,
            kind,
            purpose,
            ideal,
            discounting,
            stakeholders: stakeholders.into_iter().map(Shared::new).collect(),
            inputs: inputs.into_iter().map(Shared::new).collect(),
            outcomes: outcomes.into_iter().map(Shared::new).collect(),
            variables: variables.into_iter().map(Shared::new).collect(),
            incompatible,
            scenarios: scenarios.into_iter().map(Shared::new).collect(),
            correlations: correlations.into_iter().map(Shared::new).collect(),
            simulated_scenario: simulated.unwrap_or_default(),
            threshold: Threshold(threshold),
            method_parts: method_parts(seed),
            seed: Seed(seed),
            extra,
        }
    })
}

/// A trial, or none.
fn method_parts(seed: u64) -> Vec<MethodPart> {
    let member = match seed % 5 {
        0 => {
            r#"{"offered":40,"plan":{"solve":"effect","people":"80"},"outcomes":[{"id":"t1","offered":{"answered":30},"later":[1]}],"new":"x"}"#
        }
        1 => {
            r#"{"outcomes":[{"id":"t1","strata":[{"id":"s1","control":{"answered":9,"positives":4}}]}],"raw_rate":{"share":"0.5"}}"#
        }
        _ => return Vec::new(),
    };
    let (json, _) = retombees::json::parse(member).unwrap();
    vec![MethodPart { method: StudyMethod::Trial, json: Shared::new(json) }]
}

fn currency() -> impl Strategy<Value = Currency> {
    "[A-Z]{3}".prop_map(|code| Currency::new(&code).unwrap_or_default())
}

/// The price year, the calendar year of year 0, and an index that holds some years.
fn prices() -> impl Strategy<Value = (Option<i32>, Option<i32>, Option<PriceIndex>)> {
    let level = (prop_oneof![4 => Just(1), 1 => Just(2)], numbers::decimal(1, 30_000, 2), extra());
    let index = (name(), name(), name(), vec(level, 0..9), extra()).prop_map(|(label, source, date, levels, extra)| {
        let mut year = 2015_i32;
        let levels = levels.into_iter().map(|(step, value, extra)| {
            year = year.saturating_add(step);
            PriceLevel { year, value, extra }
        });
        let levels = levels.collect();
        PriceIndex { label, source, date, levels, extra }
    });
    (option::weighted(0.7, parts::calendar_year()), option::of(1000..=9999_i32), option::weighted(0.7, index))
}

fn discounting() -> impl Strategy<Value = Discounting> {
    let rate = prop_oneof![
        3 => numbers::decimal(-90, 500, 3).prop_map(Estimate::of),
        1 => numbers::estimate(numbers::decimal(-90, 500, 3)),
    ];
    let entry = (1..40_u32, rate, name(), extra());
    (vec(entry, 1..4), of(Timing::ALL), extra()).prop_map(|(entries, timing, extra)| {
        let mut next = 0_u32;
        let rates = entries.into_iter().map(|(step, rate, source, extra)| {
            let from_year = next;
            next = next.saturating_add(step);
            RateFrom { from_year, rate: Estimate { source, ..rate }, extra }
        });
        Discounting { rates: rates.collect(), timing, extra }
    })
}
