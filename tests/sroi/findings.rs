//! Each finding: a study that raises it, and one that does not.

use crate::causes::{raising, ranged, with_override, without_money};
use crate::common::{case, input, outcome, study_of};
use crate::scenario_findings::calmly;
use retombees::analysis;
use retombees::methods::sroi::Evaluation;
use retombees::number::Decimal;
use retombees::study::{
    Basis, Discounting, Estimate, Finding, FindingCode, InputKind, Outcome, Range, RangeShape, Role, Severity, Shared,
    Stakeholder, Study, Volume,
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
        FindingCode::CountBelowZero,
        FindingCode::HighDiscountRate,
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
    says(&edit("harm", |it| it.duration = Some(Estimate::of(11))), FindingCode::LateValue, &[]);
    let late = edit("harm", |it| it.duration = Some(Estimate::of(12)));
    says(&late, FindingCode::LateValue, &[("outcomes/harm/duration", Some(dec!(11)))]);
    let never = |duration| edit("harm", |it| (it.first_year, it.duration) = (20, Some(Estimate::of(duration))));
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

    // Half a per cent on either side at 2.5758 standard deviations: 0.5 / 2.5758 · 1.6449 = 0.3193.
    let bell = |half| {
        let range = ranged(dec!(0.5), dec!(0.5) - half, dec!(0.5) + half);
        edit("b", |it| it.drop_off = Some(Estimate { shape: Some(RangeShape::Normal), ..range }))
    };
    says(&bell(dec!(0.319)), FindingCode::DrawsClipped, &[]);
    says(&bell(dec!(0.320)), FindingCode::DrawsClipped, &[("outcomes/b/drop_off", None)]);
    says(&bell(dec!(0.6)), FindingCode::DrawsClipped, &[]);
    // One per cent above 1 at 2.3263: ln(1 / 0.4) / 2.3263 · 1.6449 = 0.6479, a factor of 1.9115.
    let skewed = |high: Decimal| {
        let range = ranged(dec!(0.4), dec!(0.16) / high, high);
        edit("b", |it| it.drop_off = Some(Estimate { shape: Some(RangeShape::Lognormal), ..range }))
    };
    says(&skewed(dec!(0.7645)), FindingCode::DrawsClipped, &[]);
    says(&skewed(dec!(0.7647)), FindingCode::DrawsClipped, &[("outcomes/b/drop_off", None)]);

    let people = |low| edit("b", |it| it.volume = Volume::Single(ranged(dec!(5), low, dec!(20))));
    says(&people(dec!(0)), FindingCode::CountBelowZero, &[]);
    says(&people(dec!(-0.5)), FindingCode::CountBelowZero, &[("outcomes/b/quantity", None)]);

    let rate = |rate| Study { discounting: Some(Discounting::single(rate, "a slip")), ..calm() };
    says(&rate(dec!(0.3)), FindingCode::HighDiscountRate, &[]);
    says(&rate(dec!(0.301)), FindingCode::HighDiscountRate, &[("discounting/rate", Some(dec!(0.301)))]);

    says(&edit("b", |it| it.proxy = None), FindingCode::OutcomeNotStated, &[("outcomes/b/proxy", None)]);
    says(&with_override("outcomes/b/quantity"), FindingCode::OverrideTargetMissing, &[]);
    says(&with_override("not a path"), FindingCode::OverrideTargetMissing, &[("not a path", None)]);
}

/// Every deduction of a priced outcome that is not stated is reported; as a note where it cannot change a figure.
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
        let brief = edit("harm", |it| (it.drop_off, it.duration) = (None, duration.map(Estimate::of)));
        check(&brief, &[("outcomes/harm/drop_off", note)]);
    }
    let outside = edit("b", |it| (it.valued, it.deadweight, it.attribution) = (false, None, None));
    check(&outside, &[]);
    // Without a price there is nothing from which it could be taken: that is said instead.
    check(&edit("b", |it| (it.proxy, it.deadweight) = (None, None)), &[]);
    let bare = edit("b", |it| {
        let proxy = it.proxy.clone();
        *it = Outcome { id: "b".to_owned(), stakeholder: "people".to_owned(), proxy, ..Outcome::default() };
    });
    let path = |part: &str| format!("outcomes/b/{part}");
    let paths = ["deadweight", "displacement", "attribution", "drop_off"].map(path);
    let [deadweight, displacement, attribution, drop_off] = paths.each_ref().map(String::as_str);
    check(&bare, &[(deadweight, warning), (displacement, warning), (attribution, warning), (drop_off, note)]);
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
