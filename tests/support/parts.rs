//! Generates stakeholders, inputs, outcomes and scenarios.

use super::numbers::{amount, decimal, estimate, factor, quantity, share, signed_amount};
use super::texts::{extra, id, long_text, name, of};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use retombees::study::field::PartField;
use retombees::study::{
    Adjustment, Basis, Choice, Correlation, Driver, DriverKind, DropOffFrom, EffectMeasure, Estimate, Form, Hypothesis,
    Incompatible, Input, InputKind, MeasuredEffect, Operation, Outcome, Override, Parameter, Proxy, QuantityFactor,
    Recurrence, Role, Scenario, Stakeholder, Variable, Volume, YearlyNumbers,
};

/// The lists of a study, whose ids are unique and whose references exist.
pub(crate) type Lists = (Vec<Stakeholder>, Vec<Input>, Vec<Outcome>, Prospect, Vec<Correlation>);

/// Variables, what cannot go together, and scenarios.
pub(crate) type Prospect = (Vec<Variable>, Vec<Incompatible>, Vec<Scenario>);

/// See [`Lists`].
pub(crate) fn lists() -> impl Strategy<Value = Lists> {
    let who = || option::of(any::<Index>());
    let lists = (
        vec(stakeholder(), 0..4),
        vec((input().boxed(), who()), 0..4).boxed(),
        vec((outcome().boxed(), who()), 0..5).boxed(),
        prospect().boxed(),
        vec(correlation(), 0..3).boxed(),
        vec((option::weighted(0.15, any::<Index>()), name()), 5),
    );
    lists.prop_map(|(mut stakeholders, inputs, outcomes, mut prospect, mut correlations, sharing)| {
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
        let (inputs, mut outcomes): (Vec<Input>, Vec<Outcome>) = (inputs.collect(), outcomes.collect());
        share_proxies(&mut outcomes, &sharing);
        let hypotheses = prospect.0.iter_mut().flat_map(|variable| &mut variable.hypotheses);
        for driver in hypotheses.flat_map(|hypothesis| &mut hypothesis.drivers) {
            driver.stakeholder = ids.first().cloned().unwrap_or_default();
        }
        let mut taken = std::collections::BTreeSet::new();
        for (n, group) in correlations.iter_mut().enumerate() {
            group.id = format!("{n}{}", group.id);
            group.members.retain(|member| taken.insert(member.clone()));
        }
        (stakeholders, inputs, outcomes, prospect, correlations)
    })
}

/// Lets some of the outcomes share the proxy of another one, which has its own.
fn share_proxies(outcomes: &mut [Outcome], sharing: &[(Option<Index>, String)]) {
    for (n, (owner, label)) in sharing.iter().enumerate().take(outcomes.len()) {
        let Some(owner) = owner.map(|index| index.index(outcomes.len())).filter(|owner| *owner != n) else { continue };
        let id = outcomes[owner].id.clone();
        let is_shared = outcomes.iter().any(|other| other.shares_proxy_of() == Some(outcomes[n].id.as_str()));
        if is_shared || outcomes[owner].shares_proxy_of().is_some() {
            continue;
        }
        outcomes[n].proxy = Some(Proxy { same_as: id, label: label.clone(), ..Proxy::default() });
        outcomes[n].by_year.retain(|known| known.part != PartField::Proxy);
    }
}

/// Any year; more often one of few, so that the years of a study meet.
pub(crate) fn calendar_year() -> impl Strategy<Value = i32> {
    prop_oneof![1 => 1000..=9999_i32, 8 => 2016..=2019_i32]
}

fn prospect() -> impl Strategy<Value = Prospect> {
    let picks = vec((any::<Index>(), any::<bool>()), 4);
    (vec(variable(), 0..3), vec((scenario(), picks), 0..3), vec((any::<Index>(), any::<Index>()), 0..2)).prop_map(
        |(mut variables, scenarios, pairs)| {
            for (n, variable) in variables.iter_mut().enumerate() {
                variable.id = format!("{n}{}", variable.id);
                for (m, hypothesis) in variable.hypotheses.iter_mut().enumerate() {
                    hypothesis.id = format!("{n}{m}{}", hypothesis.id);
                }
            }
            let scenarios = scenarios.into_iter().enumerate().map(|(n, (scenario, picks))| {
                let choices =
                    variables.iter().zip(picks).filter(|(variable, (_, has))| *has && !variable.hypotheses.is_empty());
                let choices = choices.map(|(variable, (pick, _))| choice(variable, pick)).collect();
                Scenario { id: format!("{n}{}", scenario.id), choices, ..scenario }
            });
            let scenarios = scenarios.collect();
            let [first, second, ..] = variables.as_slice() else { return (variables, Vec::new(), scenarios) };
            let full = !first.hypotheses.is_empty() && !second.hypotheses.is_empty();
            let pairs = pairs.into_iter().filter(|_| full);
            let pairs = pairs.map(|(one, other)| Incompatible(choice(first, one), choice(second, other))).collect();
            (variables, pairs, scenarios)
        },
    )
}

fn choice(variable: &Variable, pick: Index) -> Choice {
    Choice { variable: variable.id.clone(), hypothesis: pick.get(&variable.hypotheses).id.clone() }
}

fn variable() -> impl Strategy<Value = Variable> {
    let hypothesis = (id("h"), name(), long_text(), vec(change(), 0..3), vec(driver(), 0..3), extra()).prop_map(
        |(id, name, text, overrides, drivers, extra)| Hypothesis { id, name, text, overrides, drivers, extra },
    );
    (id("v"), name(), vec(hypothesis, 0..=4), extra()).prop_map(|(id, name, hypotheses, extra)| Variable {
        id,
        name,
        hypotheses,
        extra,
    })
}

fn driver() -> impl Strategy<Value = Driver> {
    let parameters =
        vec((of(Parameter::ALL), prop_oneof![decimal(0, 100, 2), decimal(-9, 20, 1), decimal(0, 8, 0)]), 0..5);
    (of(DriverKind::ALL), vec(path(), 0..3), parameters, name(), extra()).prop_map(
        |(kind, targets, parameters, source, extra)| {
            let mut driver = Driver { kind, targets, source, extra, ..Driver::default() };
            for (parameter, value) in parameters {
                // What is not admissible is not stated.
                _ = driver.set(parameter, Some(value));
            }
            driver
        },
    )
}

fn stakeholder() -> impl Strategy<Value = Stakeholder> {
    (id("s"), name(), of(Role::ALL), option::of(0..100_000_u64), long_text(), extra()).prop_map(
        |(id, name, role, headcount, consulted, extra)| Stakeholder { id, name, role, headcount, consulted, extra },
    )
}

fn input() -> impl Strategy<Value = Input> {
    let numbers = (option::of(quantity()), option::weighted(0.8, amount()), 0..12_u32);
    let repeated = (option::weighted(0.2, 1..=4_u32), any::<[bool; 3]>());
    let words = (of(InputKind::ALL), option::of(of(Recurrence::ALL)), repeated);
    (id("i"), name(), words, numbers, long_text(), extra()).prop_map(
        |(id, label, (kind, recurrence, (years, outside)), (quantity, unit_value, year), notes, extra)| Input {
            id,
            stakeholder: String::new(),
            label,
            kind,
            quantity,
            unit_value,
            year,
            years,
            uncounted: outside == [true; 3],
            recurrence,
            notes,
            extra,
        },
    )
}

fn outcome() -> impl Strategy<Value = Outcome> {
    let words = (id("o"), name(), name(), name(), long_text());
    let deductions = [(); 4].map(|()| option::weighted(0.8, share()));
    let whole = || (0..=12_u32).prop_map(Estimate::of);
    let duration = prop_oneof![6 => whole(), 1 => estimate(decimal(0, 120, 1))];
    let years = (option::weighted(0.8, duration), 0..=6_u32);
    let deductions = (deductions, option::weighted(0.25, effect()), rarer().boxed());
    let rest = (any::<[bool; 4]>(), option::weighted(0.3, estimate(decimal(0, 100, 1))), extra());
    (words, volume(), option::weighted(0.85, proxy()), deductions, years, rest).prop_map(
        |(words, volume, proxy, (deductions, effect, rarer), (duration, first_year), (flags, weight, extra))| {
            let (id, label, output, indicator, notes) = words;
            let [deadweight, displacement, attribution, drop_off] = deductions;
            let [a, b, c, d] = flags;
            let mut outcome = Outcome {
                id,
                stakeholder: String::new(),
                label,
                output,
                indicator,
                notes,
                volume,
                proxy,
                effect,
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
                ..rarer
            };
            // A number that is stated by year has no single one.
            for part in outcome.by_year.iter().map(|known| known.part).collect::<Vec<_>>() {
                match part {
                    PartField::Proxy => outcome.proxy.get_or_insert_default().value = None,
                    PartField::Deadweight => outcome.deadweight = None,
                    PartField::Displacement => outcome.displacement = None,
                    PartField::Attribution => outcome.attribution = None,
                    _ => outcome.drop_off = None,
                }
            }
            outcome
        },
    )
}

/// An outcome with only the members that few outcomes have.
fn rarer() -> impl Strategy<Value = Outcome> {
    let parts = [PartField::Deadweight, PartField::Displacement, PartField::Attribution, PartField::DropOff];
    let amounts = option::weighted(0.15, vec(signed_amount(), 1..4));
    let lists = (amounts, parts.map(|_| option::weighted(0.12, vec(share(), 1..4))));
    let rates = [(); 2].map(|()| option::weighted(0.15, estimate(decimal(-5, 20, 2))));
    let adjustment = (id("a"), name(), option::weighted(0.8, share()), any::<bool>(), extra())
        .prop_map(|(id, label, share, kept, extra)| Adjustment { id, label, share, kept, extra });
    let adjustments = option::weighted(0.2, vec(adjustment, 1..4));
    let factor = (id("f"), name(), option::weighted(0.9, factor()), extra())
        .prop_map(|(id, label, value, extra)| QuantityFactor { id, label, value, extra });
    let factors = option::weighted(0.2, vec(factor, 1..3));
    (lists, rates, adjustments, factors, of(DropOffFrom::ALL)).prop_map(
        move |((amounts, shares), [growth, discount_rate], adjustments, factors, drop_off_from)| {
            let mut quantity_factors = factors.unwrap_or_default();
            for (n, factor) in quantity_factors.iter_mut().enumerate() {
                factor.id = format!("{n}{}", factor.id);
            }
            let amounts = amounts.map(|values| YearlyNumbers { part: PartField::Proxy, values });
            let shares = parts.into_iter().zip(shares);
            let shares = shares.filter_map(|(part, values)| Some(YearlyNumbers { part, values: values? }));
            let mut adjustments = adjustments.unwrap_or_default();
            for (n, adjustment) in adjustments.iter_mut().enumerate() {
                adjustment.id = format!("{n}{}", adjustment.id);
            }
            let by_year = amounts.into_iter().chain(shares).collect();
            Outcome {
                quantity_factors,
                adjustments,
                drop_off_from,
                growth,
                discount_rate,
                by_year,
                ..Outcome::default()
            }
        },
    )
}

fn effect() -> impl Strategy<Value = MeasuredEffect> {
    let shares = decimal(-1000, 1000, 3).prop_map(|value| (EffectMeasure::Shares, value));
    let means = decimal(-5_000, 50_000, 3).prop_map(|value| (EffectMeasure::Means, value));
    let pedigree = (option::of(of(Basis::ALL)), name(), option::of(1000..=9999_i32), extra());
    (prop_oneof![shares, means], any::<bool>(), option::of(decimal(1, 500, 3)), pedigree).prop_map(
        |((measure, value), is_stated, standard_error, (basis, source, year, extra))| MeasuredEffect {
            measure,
            value: is_stated.then_some(value),
            standard_error,
            basis,
            source,
            year,
            extra,
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
    (name(), option::weighted(0.9, signed_amount()), name(), option::weighted(0.7, calendar_year()), extra()).prop_map(
        |(label, value, source, price_year, extra)| Proxy {
            label,
            value,
            source,
            price_year,
            same_as: String::new(),
            extra,
        },
    )
}

fn scenario() -> impl Strategy<Value = Scenario> {
    (id("x"), name(), long_text(), of(Form::ALL), any::<bool>(), vec(change(), 0..4), extra()).prop_map(
        |(id, name, story, form, reference, overrides, extra)| Scenario {
            id,
            name,
            story,
            form,
            reference,
            overrides,
            extra,
            ..Scenario::default()
        },
    )
}

fn path() -> impl Strategy<Value = String> {
    let known = select(vec![
        "outcomes/0o/deadweight",
        "outcomes/0o/quantity",
        "outcomes/0o/effect",
        "outcomes/1o/mean_effect",
        "outcomes/1o/proxy",
        "outcomes/1o/duration",
        "outcomes/2o/cohorts/1",
        "outcomes/1o/attribution/1",
        "outcomes/2o/adjustments/0",
        "outcomes/1o/quantity_factors/0",
        "outcomes/2o/growth",
        "inputs/0i/quantity",
        "inputs/1i/unit_value",
        "discounting/rate",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => name()]
}

fn correlation() -> impl Strategy<Value = Correlation> {
    (id("g"), name(), decimal(0, 100, 2), vec(path(), 0..5), vec(path(), 0..3), extra()).prop_map(
        |(id, name, rank_correlation, members, opposite, extra)| Correlation {
            id,
            name,
            rank_correlation,
            members,
            opposite,
            extra,
        },
    )
}

fn change() -> impl Strategy<Value = Override> {
    (path(), of(Operation::ALL), estimate(decimal(-300, 300, 2)), extra())
        .prop_map(|(target, operation, value, extra)| Override { target, operation, value, extra })
}
