//! Each finding: a study that raises it, and one that does not.

use crate::common::{case, input, outcome, study_of};
use crate::groups::lonely;
use crate::scenario_findings::{calmly, raising as choosing};
use retombees::analysis;
use retombees::json::Json;
use retombees::methods::sroi::Evaluation;
use retombees::number::Decimal;
use retombees::study::{
    Basis, EffectMeasure, Estimate, Finding, FindingCode, Input, InputKind, MeasuredEffect, Operation, Outcome,
    Override, Range, RangeShape, Role, Scenario, Severity, Shared, Stakeholder, Study, Volume,
};
use rust_decimal::dec;

/// A study about which there is nothing to say.
pub(crate) fn calm() -> Study {
    let benefit = |id: &str, quantity| {
        let mut benefit = outcome(id, quantity, dec!(10), 2);
        benefit.deadweight = Some(Estimate::of(dec!(0.2)));
        benefit
    };
    let quantities = [("a", dec!(10)), ("b", dec!(11)), ("c", dec!(12)), ("d", dec!(13))];
    let mut outcomes: Vec<Outcome> = quantities.into_iter().map(|(id, quantity)| benefit(id, quantity)).collect();
    outcomes.push(outcome("harm", dec!(3), dec!(-5), 1));
    for outcome in &mut outcomes {
        "people".clone_into(&mut outcome.stakeholder);
        let Outcome { volume, proxy, deadweight, displacement, attribution, drop_off, .. } = outcome;
        let proxy = proxy.as_mut().unwrap();
        (proxy.source, proxy.price_year) = ("a survey".to_owned(), Some(2024));
        let Volume::Single(quantity) = volume else { panic!("one cohort each") };
        let stated = [&mut proxy.value, deadweight, displacement, attribution, drop_off].into_iter().flatten();
        stated.chain([quantity]).for_each(|it| it.basis = Some(Basis::Judged));
    }
    let mut hours = input("hours", dec!(400));
    (hours.stakeholder, hours.kind) = ("helpers".to_owned(), InputKind::VolunteerTime);
    let group = |id: &str, role, consulted: &str| {
        Shared::new(Stakeholder {
            id: id.to_owned(),
            role,
            headcount: Some(20),
            consulted: consulted.to_owned(),
            ..Stakeholder::default()
        })
    };
    let stakeholders = vec![group("people", Role::Beneficiary, "interviews"), group("helpers", Role::Volunteer, "")];
    Study { stakeholders, price_year: Some(2024), ..study_of(Some(dec!(0.03)), vec![hours], outcomes) }
}

/// What is said of a study, and then of its scenarios.
fn findings(study: &Study) -> Vec<Finding> {
    let mut findings = Evaluation::of(study).findings().to_vec();
    let of_scenarios = study.scenarios.iter().flat_map(|scenario| analysis::apply(study, scenario).1);
    for finding in of_scenarios {
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }
    findings
}

pub(crate) fn edit(id: &str, change: impl FnOnce(&mut Outcome)) -> Study {
    let mut study = calm();
    let outcome = study.outcomes.iter_mut().find(|outcome| outcome.id == id).expect("the outcome exists");
    change(outcome.make_mut());
    study
}

fn ranged(value: Decimal, low: Decimal, high: Decimal) -> Estimate {
    Estimate { range: Some(Range { low, high }), ..Estimate::of(value) }
}

/// A number that somebody judged.
pub(crate) fn judged(value: Decimal) -> Estimate {
    Estimate { basis: Some(Basis::Judged), ..Estimate::of(value) }
}

/// The calm study in which nothing is expressed in money, and everything has a weight.
fn without_money() -> Study {
    let mut study = calm();
    for outcome in &mut study.outcomes {
        let outcome = outcome.make_mut();
        (outcome.valued, outcome.weight) = (false, Some(judged(dec!(7))));
    }
    study
}

fn with_override(target: &str) -> Study {
    overriding(target, Operation::Set, Decimal::ONE)
}

fn overriding(target: &str, operation: Operation, value: Decimal) -> Study {
    let (target, value) = (target.to_owned(), Estimate::of(value));
    let change = Override { target, operation, value, ..Override::default() };
    let scenario = Scenario { id: "x".to_owned(), overrides: vec![change], ..Scenario::default() };
    Study { scenarios: vec![Shared::new(scenario)], ..calm() }
}

/// An effect that keeps most of what changes.
fn measured(standard_error: Option<Decimal>) -> MeasuredEffect {
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
const HUGE: Decimal = dec!(9999999999999999999999999999);

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

/// For every finding a study that differs from the calm one in one respect, and the place that the finding names.
fn raising(code: FindingCode) -> (Study, &'static str) {
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
        FindingCode::InputNotStated => {
            let mut study = calm();
            study.inputs[0].make_mut().unit_value = None;
            (study, "inputs/hours/unit_value")
        }
        FindingCode::InputNotCounted => {
            let mut study = calm();
            let more = Input { uncounted: true, stakeholder: "helpers".to_owned(), ..input("more", dec!(5)) };
            study.inputs.push(more.into());
            (study, "inputs/more")
        }
        FindingCode::OutcomeNotStated => (edit("b", |it| it.volume = Volume::Unstated), "outcomes/b/quantity"),
        FindingCode::DeductionNotStated => (edit("b", |it| it.attribution = None), "outcomes/b/attribution"),
        FindingCode::DeadweightWithEffect | FindingCode::EffectWithoutError => measuring(code),
        FindingCode::DurationNotStated => (edit("b", |it| it.duration = None), "outcomes/b/duration"),
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
        FindingCode::LateValue => (edit("harm", |it| it.duration = Some(12)), "outcomes/harm/duration"),
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
        FindingCode::RangeClipped => {
            (edit("b", |it| it.deadweight = Some(ranged(dec!(0.2), dec!(-0.1), dec!(0.4)))), "outcomes/b/deadweight")
        }
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

/// Not every change comes alone: a study without inputs has no volunteers' time either.
fn also(code: FindingCode) -> &'static [FindingCode] {
    match code {
        FindingCode::NoInputs => &[FindingCode::VolunteerTimeMissing],
        FindingCode::InputNotStated => &[FindingCode::NoInputs],
        FindingCode::HighRatio => &[FindingCode::HighRatioCause, FindingCode::HighRatioCause],
        FindingCode::HighRatioCause => &[FindingCode::HighRatio, FindingCode::OneOutcomeDecides],
        FindingCode::WeightNotStated => &[FindingCode::WithoutMoney],
        FindingCode::PaybackReverses => &[FindingCode::OneOutcomeDecides],
        FindingCode::YearsWithoutEffects => &[FindingCode::YearsWithoutInputs],
        _ => &[],
    }
}

#[test]
fn there_is_nothing_to_say_about_a_calm_study() {
    assert_eq!(findings(&calm()), []);
    assert_eq!(findings(&calmly(calm())), []);
}

#[test]
fn every_finding_is_raised_by_its_cause_and_by_nothing_else() {
    for code in FindingCode::ALL.iter().copied() {
        let (study, target) = raising(code);
        let found = findings(&study);
        let its: Vec<_> = found.iter().filter(|finding| finding.code == code).collect();
        assert_eq!(its.iter().map(|it| it.target.as_str()).collect::<Vec<_>>(), [target], "{}", code.word());
        let others: Vec<_> = found.iter().map(|it| it.code).filter(|it| *it != code).collect();
        assert_eq!(others, also(code), "what else is said beside {}", code.word());
    }
}

#[test]
fn a_finding_is_a_warning_where_the_result_may_mislead() {
    let warnings = [
        FindingCode::NoInputs,
        FindingCode::NoValue,
        FindingCode::InputNotStated,
        FindingCode::InputNotCounted,
        FindingCode::OutcomeNotStated,
        FindingCode::DeductionNotStated,
        FindingCode::DeadweightWithEffect,
        FindingCode::AllDeadweightZero,
        FindingCode::NobodyConsulted,
        FindingCode::OneOutcomeDecides,
        FindingCode::PaybackReverses,
        FindingCode::HighRatio,
        FindingCode::HarmLeftOut,
        FindingCode::VolunteerTimeMissing,
        FindingCode::OverrideTargetMissing,
        FindingCode::OverrideNotAdmissible,
        FindingCode::OverrideNotStated,
        FindingCode::RangeDropped,
        FindingCode::YearsWithoutInputs,
        FindingCode::YearsWithoutEffects,
        FindingCode::RecurrenceNotStated,
        FindingCode::DriverNotApplicable,
        FindingCode::IncompatibleChoices,
        FindingCode::GrowthWithoutInputs,
        FindingCode::UnknownMember,
        FindingCode::TooLarge,
    ];
    for code in FindingCode::ALL.iter().copied() {
        let expected = if warnings.contains(&code) { Severity::Warning } else { Severity::Note };
        let found = findings(&raising(code).0);
        let severity = found.iter().find(|finding| finding.code == code).map(|finding| finding.severity);
        assert_eq!(severity, Some(expected), "{}", code.word());
    }
}

#[track_caller]
pub(crate) fn says(study: &Study, code: FindingCode, expected: &[(&str, Option<Decimal>)]) {
    let found = findings(study);
    let found: Vec<_> = found.iter().filter(|it| it.code == code).map(|it| (it.target.as_str(), it.figure)).collect();
    assert_eq!(found, expected, "{}", code.word());
}

/// On the edge of each rule.
#[test]
fn a_rule_begins_where_it_says() {
    let ten = |inputs| {
        let benefit = vec![outcome("o", dec!(1), dec!(1000), 1)];
        study_of(None, vec![input("i", inputs)], benefit)
    };
    says(&ten(dec!(100)), FindingCode::HighRatio, &[]);
    says(&ten(dec!(99)), FindingCode::HighRatio, &[("", Some(dec!(1000) / dec!(99)))]);

    let half = |first| {
        let outcomes = vec![outcome("a", dec!(1), first, 1), outcome("b", dec!(1), dec!(100), 1)];
        study_of(None, vec![input("i", dec!(100))], outcomes)
    };
    says(&half(dec!(100)), FindingCode::OneOutcomeDecides, &[]);
    says(&half(dec!(300)), FindingCode::OneOutcomeDecides, &[("outcomes/a", Some(dec!(0.75)))]);
    says(&half(dec!(20)), FindingCode::OneOutcomeDecides, &[("outcomes/b", Some(dec!(100) / dec!(120)))]);
    // Beside a harm several have more than half: the largest share either way is named.
    says(&half(dec!(-40)), FindingCode::OneOutcomeDecides, &[("outcomes/b", Some(dec!(100) / dec!(60)))]);
    says(&half(dec!(-300)), FindingCode::OneOutcomeDecides, &[("outcomes/a", Some(dec!(1.5)))]);
    let alone = study_of(None, vec![input("i", dec!(100))], vec![outcome("a", dec!(1), dec!(1), 1)]);
    says(&alone, FindingCode::OneOutcomeDecides, &[("outcomes/a", Some(dec!(1)))]);

    // What is too large to be added up is put in all the same.
    let most = dec!(9999999999999999999999999999);
    let mut large = input("i", most);
    large.quantity = Some(Estimate::of(most));
    let large = study_of(None, vec![large], vec![outcome("a", dec!(1), dec!(1), 1)]);
    says(&large, FindingCode::TooLarge, &[("", None)]);
    says(&large, FindingCode::NoInputs, &[]);

    // Value in year 10 is near enough: the first year is 0, eleven years end in year 10.
    says(&edit("harm", |it| it.duration = Some(11)), FindingCode::LateValue, &[]);
    let late = edit("harm", |it| it.duration = Some(12));
    says(&late, FindingCode::LateValue, &[("outcomes/harm/duration", Some(dec!(11)))]);
    let never = |duration| edit("harm", |it| (it.first_year, it.duration) = (20, Some(duration)));
    says(&never(0), FindingCode::LateValue, &[]);
    says(&never(1), FindingCode::LateValue, &[("outcomes/harm/duration", Some(dec!(20)))]);

    let people = |quantity| edit("b", |it| it.volume = Volume::Single(Estimate::of(quantity)));
    says(&people(dec!(20)), FindingCode::MoreThanHeadcount, &[]);
    says(&people(dec!(20.5)), FindingCode::MoreThanHeadcount, &[("outcomes/b/quantity", Some(dec!(20)))]);
    let cohorts = edit("b", |it| it.volume = Volume::Cohorts(vec![Estimate::of(dec!(5)), Estimate::of(dec!(30))]));
    says(&cohorts, FindingCode::MoreThanHeadcount, &[("outcomes/b/cohorts/1", Some(dec!(20)))]);

    let clipped = |high| edit("b", |it| it.drop_off = Some(ranged(dec!(0.5), dec!(0), high)));
    says(&clipped(dec!(1)), FindingCode::RangeClipped, &[]);
    says(&clipped(dec!(1.01)), FindingCode::RangeClipped, &[("outcomes/b/drop_off", None)]);

    says(&edit("b", |it| it.proxy = None), FindingCode::OutcomeNotStated, &[("outcomes/b/proxy", None)]);
    says(&with_override("outcomes/b/quantity"), FindingCode::OverrideTargetMissing, &[]);
    says(&with_override("not a path"), FindingCode::OverrideTargetMissing, &[("not a path", None)]);
}

/// Every deduction that is not stated is reported; as a note where it cannot change a figure.
#[test]
fn an_absent_deduction_is_always_said() {
    #[track_caller]
    fn check(study: &Study, expected: &[(&str, Severity)]) {
        let found = findings(study);
        let found = found.iter().filter(|it| it.code == FindingCode::DeductionNotStated);
        assert_eq!(found.map(|it| (it.target.as_str(), it.severity)).collect::<Vec<_>>(), expected);
    }
    let (warning, note) = (Severity::Warning, Severity::Note);
    check(&edit("b", |it| it.drop_off = None), &[("outcomes/b/drop_off", warning)]);
    // Drop-off matters only when value lasts.
    for duration in [None, Some(0), Some(1)] {
        let brief = edit("harm", |it| (it.drop_off, it.duration) = (None, duration));
        check(&brief, &[("outcomes/harm/drop_off", note)]);
    }
    let outside = edit("b", |it| (it.valued, it.deadweight, it.attribution) = (false, None, None));
    check(&outside, &[("outcomes/b/deadweight", note), ("outcomes/b/attribution", note)]);
    let blank =
        edit("b", |it| *it = Outcome { id: "b".to_owned(), stakeholder: "people".to_owned(), ..Outcome::default() });
    let path = |part: &str| format!("outcomes/b/{part}");
    let paths = ["deadweight", "displacement", "attribution", "drop_off"].map(path);
    let [deadweight, displacement, attribution, drop_off] = paths.each_ref().map(String::as_str);
    check(&blank, &[(deadweight, warning), (displacement, warning), (attribution, warning), (drop_off, note)]);
}

/// What a person sees first should not be a wall of remarks about the worked cases.
#[test]
fn the_worked_cases_state_what_they_should() {
    let never = [
        FindingCode::NoDiscounting,
        FindingCode::NoInputs,
        FindingCode::NoValue,
        FindingCode::NoPriceYear,
        FindingCode::NoStakeholder,
        FindingCode::InputNotStated,
        FindingCode::OutcomeNotStated,
        FindingCode::NotMaterialWithoutReason,
        FindingCode::OverrideTargetMissing,
        FindingCode::TooLarge,
        FindingCode::HighRatio,
    ];
    for key in ["tutorat", "mediation", "ressourcerie", "wheels-to-meals"] {
        let found = findings(&case(key));
        assert!(!found.is_empty(), "{key}: each case has something to say");
        assert!(found.iter().all(|finding| !never.contains(&finding.code)), "{key}: {found:?}");
    }
}

#[test]
fn a_study_without_money_is_not_scolded_for_it() {
    let warnings = |study: &Study| findings(study).into_iter().filter(|it| it.severity == Severity::Warning).count();
    assert_eq!(warnings(&without_money()), 0);
    // Nor for a harm outside the money, or an input without an amount.
    let mut study = without_money();
    study.inputs[0].make_mut().unit_value = None;
    assert_eq!(warnings(&study), 0);
    says(&study, FindingCode::NoInputs, &[]);
    says(&study, FindingCode::NoValue, &[]);
    // One outcome in money is enough to ask for the rest, and no outcome at all is not a choice.
    study.outcomes[0].make_mut().valued = true;
    says(&study, FindingCode::WithoutMoney, &[]);
    says(&study, FindingCode::NoInputs, &[("inputs", None)]);
    says(&Study { outcomes: vec![], ..study }, FindingCode::NoValue, &[("outcomes", None)]);
}

#[test]
fn the_causes_of_a_high_ratio_are_the_two_heaviest_outcomes() {
    let mut study = calm();
    study.inputs[0].make_mut().unit_value = Some(Estimate::of(dec!(20)));
    let found = findings(&study);
    let causes = found.iter().filter(|it| it.code == FindingCode::HighRatioCause);
    assert_eq!(causes.map(|it| it.target.as_str()).collect::<Vec<_>>(), ["outcomes/d", "outcomes/c"]);
}

#[test]
fn what_nobody_knows_is_a_range_wherever_it_stands() {
    let point = Estimate { basis: Some(Basis::Unknown), ..Estimate::of(dec!(10)) };
    let range = Estimate { range: Some(Range { low: dec!(5), high: dec!(15) }), ..point.clone() };
    let code = FindingCode::UnknownWithoutRange;
    let mut study = edit("b", |it| it.volume = Volume::Cohorts(vec![range.clone(), point.clone()]));
    study.inputs[0].make_mut().quantity = Some(point.clone());
    says(&study, code, &[("inputs/hours/quantity", None), ("outcomes/b/cohorts/1", None)]);
    study.inputs[0].make_mut().quantity = Some(range);
    study.outcomes[1].make_mut().valued = false;
    says(&study, code, &[]);
    says(&edit("b", |it| it.proxy.as_mut().unwrap().value = Some(point)), code, &[("outcomes/b/proxy", None)]);
}
