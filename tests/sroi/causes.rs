//! For each finding, a study that raises it.

use crate::common::input;
use crate::findings::{calm, edit};
use crate::groups::lonely;
use crate::scenario_findings::raising as choosing;
use retombees::json::Json;
use retombees::number::Decimal;
use retombees::study::{
    Adjustment, Basis, Discounting, EffectMeasure, Estimate, FindingCode, Input, InputKind, MeasuredEffect, Operation,
    Outcome, Override, QuantityFactor, Range, RangeShape, Scenario, Shared, Study, Volume,
};
use rust_decimal::dec;

pub(crate) fn ranged(value: Decimal, low: Decimal, high: Decimal) -> Estimate {
    Estimate { range: Some(Range { low, high }), ..Estimate::of(value) }
}

/// A number that somebody judged.
pub(crate) fn judged(value: Decimal) -> Estimate {
    Estimate { basis: Some(Basis::Judged), ..Estimate::of(value) }
}

/// The calm study in which nothing is expressed in money, and everything has a weight.
pub(crate) fn without_money() -> Study {
    let mut study = calm();
    for outcome in &mut study.outcomes {
        let outcome = outcome.make_mut();
        (outcome.valued, outcome.weight) = (false, Some(judged(dec!(7))));
    }
    study
}

pub(crate) fn with_override(target: &str) -> Study {
    overriding(target, Operation::Set, Decimal::ONE)
}

pub(crate) fn overriding(target: &str, operation: Operation, value: Decimal) -> Study {
    let (target, value) = (target.to_owned(), Estimate::of(value));
    let change = Override { target, operation, value, ..Override::default() };
    let scenario = Scenario { id: "x".to_owned(), overrides: vec![change], ..Scenario::default() };
    Study { scenarios: vec![Shared::new(scenario)], ..calm() }
}

/// An effect that keeps most of what changes.
pub(crate) fn measured(standard_error: Option<Decimal>) -> MeasuredEffect {
    MeasuredEffect { value: Some(dec!(0.8)), standard_error, ..MeasuredEffect::measured(EffectMeasure::Shares) }
}

/// A study with a measured effect in which something is missing, or too much.
fn measuring(code: FindingCode) -> (Study, &'static str) {
    if code == FindingCode::DeadweightWithEffect {
        return (edit("b", |it| it.effect = Some(measured(Some(dec!(0.03))))), "outcomes/b/deadweight");
    }
    let change = |it: &mut Outcome| (it.effect, it.deadweight) = (Some(measured(None)), None);
    (edit("b", change), "outcomes/b/effect_standard_error")
}

/// An amount with which nothing can be multiplied.
pub(crate) const HUGE: Decimal = dec!(9999999999999999999999999999);

/// The findings about what happens over the years, and in scenarios.
fn over_the_years(code: FindingCode) -> (Study, &'static str) {
    match code {
        FindingCode::PaybackReverses => {
            // 368 + 368 / 1.03 = 725 for 400, and then 360 / 1.03² = 339 less.
            let harm = |it: &mut Outcome| {
                it.first_year = 2;
                it.proxy.as_mut().unwrap().value = Some(judged(dec!(-120)));
            };
            (edit("harm", harm), "")
        }
        FindingCode::RangeDropped => {
            let range = Estimate {
                range: Some(Range { low: dec!(4), high: dec!(81) }),
                shape: Some(RangeShape::Lognormal),
                ..Estimate::default()
            };
            let mut study = overriding("outcomes/b/quantity", Operation::Add, dec!(-2));
            let b = study.outcomes.iter_mut().find(|outcome| outcome.id == "b").expect("the outcome exists");
            b.make_mut().volume = Volume::Single(Estimate { basis: Some(Basis::Judged), ..range });
            (study, "outcomes/b/quantity")
        }
        FindingCode::YearsWithoutInputs => {
            let mut study = overriding("outcomes/b/deadweight", Operation::Scale, Decimal::ONE);
            let b = study.outcomes.iter_mut().find(|outcome| outcome.id == "b").expect("the outcome exists");
            b.make_mut().volume = Volume::Cohorts(vec![judged(dec!(6)), judged(dec!(7))]);
            (study, "scenarios/x")
        }
        FindingCode::YearsWithoutEffects => (overriding("inputs/hours/year", Operation::Set, dec!(15)), "scenarios/x"),
        other => panic!("{} is about something else", other.word()),
    }
}

/// The findings about what weighs most in the result.
fn weighty(code: FindingCode) -> (Study, &'static str) {
    match code {
        FindingCode::HighRatioCause => {
            let mut study = raising(FindingCode::OneOutcomeDecides).0;
            study.inputs[0].make_mut().unit_value = Some(Estimate::of(dec!(20)));
            (study, "outcomes/d")
        }
        FindingCode::WeakFooting => {
            let mut study = calm();
            study.outcomes[..3].iter_mut().zip([dec!(14), dec!(15), dec!(16)]).for_each(|(it, quantity)| {
                it.make_mut().volume = Volume::Single(Estimate::of(quantity));
            });
            (study, "outcomes")
        }
        FindingCode::HighRatio => {
            let mut study = calm();
            study.inputs[0].make_mut().unit_value = Some(Estimate::of(dec!(20)));
            (study, "")
        }
        other => panic!("{} is about something else", other.word()),
    }
}

/// A study in which one number is not stated.
fn lacking(code: FindingCode) -> (Study, &'static str) {
    match code {
        FindingCode::InputNotStated => {
            let mut study = calm();
            study.inputs[0].make_mut().unit_value = None;
            (study, "inputs/hours/unit_value")
        }
        FindingCode::OutcomeNotStated => (edit("b", |it| it.volume = Volume::Unstated), "outcomes/b/quantity"),
        FindingCode::DeductionNotStated => (edit("b", |it| it.attribution = None), "outcomes/b/attribution"),
        FindingCode::DurationNotStated => (edit("b", |it| it.duration = None), "outcomes/b/duration"),
        FindingCode::FactorNotStated => {
            (edit("b", |it| it.quantity_factors.push(QuantityFactor::default())), "outcomes/b/quantity_factors/0")
        }
        _ => (edit("b", |it| it.adjustments.push(Adjustment::default())), "outcomes/b/adjustments/0"),
    }
}

/// Ranges that reach too far, and a rate that is too high.
fn drawn(code: FindingCode) -> (Study, &'static str) {
    let share = |shape, low| Estimate { shape, ..ranged(dec!(0.1), low, dec!(0.2)) };
    let deadweight = |share| (edit("b", |it| it.deadweight = Some(share)), "outcomes/b/deadweight");
    match code {
        FindingCode::RangeClipped => deadweight(share(None, dec!(-0.1))),
        FindingCode::DrawsClipped => deadweight(share(Some(RangeShape::Normal), dec!(0))),
        FindingCode::CountBelowZero => {
            (edit("b", |it| it.volume = Volume::Single(ranged(dec!(5), dec!(-1), dec!(20)))), "outcomes/b/quantity")
        }
        _ => {
            let discounting = Some(Discounting::single(dec!(0.31), "a slip"));
            (Study { discounting, ..calm() }, "discounting/rate")
        }
    }
}

/// For every finding a study that differs from the calm one in one respect, and the place that the finding names.
pub(crate) fn raising(code: FindingCode) -> (Study, &'static str) {
    match code {
        FindingCode::NoDiscounting => (Study { discounting: None, ..calm() }, "discounting/rate"),
        FindingCode::NoPriceYear => (Study { price_year: None, ..calm() }, "price_year"),
        FindingCode::NobodyConsulted => {
            let mut study = calm();
            " \n".clone_into(&mut study.stakeholders[0].make_mut().consulted);
            (study, "stakeholders")
        }
        FindingCode::NoInputs => (Study { inputs: vec![], ..calm() }, "inputs"),
        FindingCode::NoValue => (Study { outcomes: vec![], ..calm() }, "outcomes"),
        FindingCode::InputNotCounted => {
            let mut study = calm();
            let more = Input { uncounted: true, stakeholder: "helpers".to_owned(), ..input("more", dec!(5)) };
            study.inputs.push(more.into());
            (study, "inputs/more")
        }
        FindingCode::InputNotStated
        | FindingCode::OutcomeNotStated
        | FindingCode::DeductionNotStated
        | FindingCode::AdjustmentNotStated
        | FindingCode::FactorNotStated
        | FindingCode::DurationNotStated => lacking(code),
        FindingCode::DeadweightWithEffect | FindingCode::EffectWithoutError => measuring(code),
        FindingCode::AllDeadweightZero => {
            let mut study = calm();
            let zero = Some(judged(Decimal::ZERO));
            study.outcomes.iter_mut().for_each(|outcome| outcome.make_mut().deadweight.clone_from(&zero));
            (study, "outcomes")
        }
        FindingCode::NoStakeholder => (edit("b", |it| it.stakeholder.clear()), "outcomes/b"),
        FindingCode::OneOutcomeDecides => {
            (edit("b", |it| it.proxy.as_mut().unwrap().value = Some(judged(dec!(100)))), "outcomes/b")
        }
        FindingCode::WithoutMoney => (without_money(), "outcomes"),
        FindingCode::WeightNotStated => {
            let mut study = without_money();
            study.outcomes[1].make_mut().weight = None;
            (study, "outcomes/b/weight")
        }
        FindingCode::UnknownWithoutRange => {
            let unknown = Estimate { basis: Some(Basis::Unknown), ..Estimate::of(dec!(0.2)) };
            (edit("b", |it| it.displacement = Some(unknown)), "outcomes/b/displacement")
        }
        FindingCode::ProxyWithoutYear => {
            (edit("b", |it| it.proxy.as_mut().unwrap().price_year = None), "outcomes/b/proxy/price_year")
        }
        FindingCode::ProxyOtherYear => {
            (edit("b", |it| it.proxy.as_mut().unwrap().price_year = Some(2019)), "outcomes/b/proxy/price_year")
        }
        FindingCode::ProxyWithoutSource => {
            (edit("b", |it| it.proxy.as_mut().unwrap().source.clear()), "outcomes/b/proxy")
        }
        FindingCode::Overlap => (edit("b", |it| it.volume = Volume::Single(Estimate::of(dec!(10.0)))), "outcomes/b"),
        FindingCode::MoreThanHeadcount => {
            (edit("b", |it| it.volume = Volume::Single(Estimate::of(dec!(21)))), "outcomes/b/quantity")
        }
        FindingCode::LateValue => (edit("harm", |it| it.duration = Some(Estimate::of(12))), "outcomes/harm/duration"),
        FindingCode::NotMaterialWithoutReason => (edit("b", |it| it.material = false), "outcomes/b"),
        FindingCode::HarmLeftOut => (edit("harm", |it| it.valued = false), "outcomes/harm"),
        FindingCode::VolunteerTimeMissing => {
            let mut study = calm();
            study.inputs[0].make_mut().kind = InputKind::InKind;
            (study, "stakeholders/helpers")
        }
        FindingCode::NoHarm => {
            let mut study = calm();
            study.outcomes.retain(|outcome| outcome.id != "harm");
            (study, "outcomes")
        }
        FindingCode::RangeClipped
        | FindingCode::DrawsClipped
        | FindingCode::CountBelowZero
        | FindingCode::HighDiscountRate => drawn(code),
        FindingCode::OverrideTargetMissing => (with_override("outcomes/nobody/quantity"), "outcomes/nobody/quantity"),
        FindingCode::OverrideNotAdmissible => {
            (overriding("outcomes/b/deadweight", Operation::Scale, dec!(6)), "outcomes/b/deadweight")
        }
        FindingCode::OverrideNotStated => {
            (overriding("outcomes/b/weight", Operation::Add, dec!(1)), "outcomes/b/weight")
        }
        FindingCode::HighRatio | FindingCode::HighRatioCause | FindingCode::WeakFooting => weighty(code),
        FindingCode::PaybackReverses
        | FindingCode::RangeDropped
        | FindingCode::YearsWithoutInputs
        | FindingCode::YearsWithoutEffects => over_the_years(code),
        FindingCode::DriverNotApplicable
        | FindingCode::RecurrenceNotStated
        | FindingCode::ContributorNotStated
        | FindingCode::IncompatibleChoices
        | FindingCode::GrowthWithoutInputs
        | FindingCode::VariableWithoutChoice
        | FindingCode::FewHypotheses => choosing(code, calm()),
        FindingCode::LonelyCorrelation => (lonely(), "correlations/g"),
        FindingCode::UnknownMember => {
            let leakage = ("leakage".to_owned(), Json::Text("0.2".to_owned()));
            (edit("b", |it| it.extra.push(leakage)), "outcomes/b/leakage")
        }
        FindingCode::TooLarge => (edit("b", |it| it.proxy.as_mut().unwrap().value = Some(judged(HUGE))), ""),
    }
}
