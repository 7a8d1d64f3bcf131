//! Stakeholders, inputs, outcomes and scenarios.

use super::numbers::{amount, decimal, estimate, quantity, share, signed_amount};
use super::texts::{extra, id, long_text, name, of};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use retombees::study::{
    Form, Input, InputKind, Operation, Outcome, Override, Proxy, Role, Scenario, Stakeholder, Volume,
};

/// The four lists of a study, whose ids are unique and whose references exist.
pub(crate) type Lists = (Vec<Stakeholder>, Vec<Input>, Vec<Outcome>, Vec<Scenario>);

/// See [`Lists`].
pub(crate) fn lists() -> impl Strategy<Value = Lists> {
    let who = || option::of(any::<Index>());
    let lists =
        (vec(stakeholder(), 0..4), vec((input(), who()), 0..4), vec((outcome(), who()), 0..5), vec(scenario(), 0..3));
    lists.prop_map(|(mut stakeholders, inputs, outcomes, mut scenarios)| {
        for (n, stakeholder) in stakeholders.iter_mut().enumerate() {
            stakeholder.id = format!("{n}{}", stakeholder.id);
        }
        let ids: Vec<String> = stakeholders.iter().map(|stakeholder| stakeholder.id.clone()).collect();
        let pick = |index: Option<Index>| match index {
            Some(index) if !ids.is_empty() => index.get(&ids).clone(),
            _ => String::new(),
        };
        let inputs = inputs.into_iter().enumerate().map(|(n, (input, index))| Input {
            id: format!("{n}{}", input.id),
            stakeholder: pick(index),
            ..input
        });
        let outcomes = outcomes.into_iter().enumerate().map(|(n, (outcome, index))| Outcome {
            id: format!("{n}{}", outcome.id),
            stakeholder: pick(index),
            ..outcome
        });
        let (inputs, outcomes) = (inputs.collect(), outcomes.collect());
        for (n, scenario) in scenarios.iter_mut().enumerate() {
            scenario.id = format!("{n}{}", scenario.id);
        }
        (stakeholders, inputs, outcomes, scenarios)
    })
}

fn stakeholder() -> impl Strategy<Value = Stakeholder> {
    (id("s"), name(), of(Role::ALL), option::of(0..100_000_u64), long_text(), extra()).prop_map(
        |(id, name, role, headcount, consulted, extra)| Stakeholder { id, name, role, headcount, consulted, extra },
    )
}

fn input() -> impl Strategy<Value = Input> {
    let numbers = (option::of(quantity()), option::weighted(0.8, amount()), 0..12_u32);
    (id("i"), name(), of(InputKind::ALL), numbers, long_text(), extra()).prop_map(
        |(id, label, kind, (quantity, unit_value, year), notes, extra)| Input {
            id,
            stakeholder: String::new(),
            label,
            kind,
            quantity,
            unit_value,
            year,
            notes,
            extra,
        },
    )
}

fn outcome() -> impl Strategy<Value = Outcome> {
    let words = (id("o"), name(), name(), name(), long_text());
    let deductions = [(); 4].map(|()| option::weighted(0.8, share()));
    let years = (option::weighted(0.8, 0..=12_u32), 0..=6_u32);
    let rest = (any::<[bool; 4]>(), option::weighted(0.3, estimate(decimal(0, 100, 1))), extra());
    (words, volume(), option::weighted(0.85, proxy()), deductions, years, rest).prop_map(
        |(words, volume, proxy, deductions, (duration, first_year), (flags, weight, extra))| {
            let (id, label, output, indicator, notes) = words;
            let [deadweight, displacement, attribution, drop_off] = deductions;
            let [a, b, c, d] = flags;
            Outcome {
                id,
                stakeholder: String::new(),
                label,
                output,
                indicator,
                notes,
                volume,
                proxy,
                deadweight,
                displacement,
                attribution,
                drop_off,
                duration,
                first_year,
                valued: a || b,
                material: c || d,
                weight,
                extra,
            }
        },
    )
}

fn volume() -> impl Strategy<Value = Volume> {
    prop_oneof![
        1 => Just(Volume::Unstated),
        5 => quantity().prop_map(Volume::Single),
        2 => vec(quantity(), 1..5).prop_map(Volume::Cohorts),
    ]
}

fn proxy() -> impl Strategy<Value = Proxy> {
    (name(), option::weighted(0.9, signed_amount()), name(), option::of(1000..=9999_i32), extra())
        .prop_map(|(label, value, source, price_year, extra)| Proxy { label, value, source, price_year, extra })
}

fn scenario() -> impl Strategy<Value = Scenario> {
    (id("x"), name(), long_text(), of(Form::ALL), vec(change(), 0..4), extra())
        .prop_map(|(id, name, story, form, overrides, extra)| Scenario { id, name, story, form, overrides, extra })
}

fn change() -> impl Strategy<Value = Override> {
    let known = select(vec![
        "outcomes/0o/deadweight",
        "outcomes/0o/quantity",
        "outcomes/1o/proxy",
        "outcomes/1o/duration",
        "outcomes/2o/cohorts/1",
        "inputs/0i/quantity",
        "inputs/1i/unit_value",
        "discounting/rate",
    ]);
    let target = prop_oneof![4 => known.prop_map(str::to_owned), 1 => name()];
    (target, of(Operation::ALL), estimate(decimal(-300, 300, 2)), extra())
        .prop_map(|(target, operation, value, extra)| Override { target, operation, value, extra })
}
