//! Wheels-to-Meals, the worked example of the SROI guide: its figures, and those that typical mistakes would give.
//!
//! Source: *A guide to Social Return on Investment* (2009, 2012); the figures are recomputed by hand and with exact
//! fractions. Amounts are in pounds of 2009, the rate is 3.5 %, value starts the year after the activity.

use crate::common::{case, check, check_within, figure, headline, outcome, with};
use retombees::methods::sroi::{Evaluation, switching};
use retombees::number::Decimal;
use retombees::study::{FindingCode, InputKind, Shared, Study};
use rust_decimal::dec;

const PENNY: Decimal = dec!(0.005);

fn wheels() -> Study {
    case("wheels-to-meals")
}

/// The study with a change to every outcome.
fn each_outcome(study: &Study, change: impl Fn(&mut retombees::study::Outcome)) -> Study {
    let mut next = study.clone();
    next.outcomes.iter_mut().for_each(|outcome| change(outcome.make_mut()));
    next
}

#[test]
fn the_guide_s_total_is_found_to_the_penny() {
    let (present_value, net, ratio) = headline(&wheels());
    check_within("present value", present_value, dec!(81741.93), PENNY);
    check_within("net present value", net, dec!(39366.93), PENNY);
    check_within("ratio", ratio, dec!(1.929013), dec!(0.0000005));
}

#[test]
fn each_row_has_its_impact_and_present_value() {
    let study = wheels();
    let evaluation = Evaluation::of(&study);
    let rows = [
        ("ae", dec!(625.10), dec!(603.96)),
        ("geriatric", dec!(33010.60), dec!(31894.30)),
        ("continuing", dec!(48013.00), dec!(46389.37)),
        ("gp", dec!(1539.00), dec!(5732.19)),
        ("clubs", dec!(451.62), dec!(436.35)),
        ("nurse", dec!(0), dec!(0)),
        ("fitter", dec!(175.50), dec!(169.57)),
        ("shopping", dec!(-1306.25), dec!(-3483.80)),
    ];
    assert_eq!(study.outcomes.len(), rows.len());
    for (place, (id, impact, present_value)) in rows.into_iter().enumerate() {
        assert_eq!(study.outcomes[place].id, id);
        assert_eq!(figure(&evaluation, evaluation.impact(place).unwrap()), impact, "{id}");
        check_within(id, figure(&evaluation, evaluation.outcome_present_value(place).unwrap()), present_value, PENNY);
    }
}

#[test]
fn each_year_has_its_value() {
    let evaluation = Evaluation::of(&wheels());
    let years = [
        (dec!(0), dec!(0)),
        (dec!(82508.57), dec!(79718.43)),
        (dec!(144.1625), dec!(134.58)),
        (dec!(67.699375), dec!(61.06)),
        (dec!(1121.9310), dec!(977.70)),
        (dec!(1009.7379), dec!(850.17)),
    ];
    assert_eq!(evaluation.years().len(), years.len());
    for (year, (value, present_value)) in evaluation.years().zip(years) {
        assert_eq!(figure(&evaluation, year.value), value, "year {}", year.year);
        check_within("present value", figure(&evaluation, year.present_value), present_value, PENNY);
    }
}

#[test]
fn other_rates_give_other_ratios() {
    let rates = [
        (dec!(0.02), dec!(1.9597440844373732852)),
        (dec!(0.032), dec!(1.9350758293451982702)),
        (dec!(0.035), dec!(1.9290131818737041809)),
        (dec!(0.05), dec!(1.8993039021845760434)),
    ];
    for (rate, expected) in rates {
        let (_, _, ratio) = headline(&with(&wheels(), "discounting/rate", rate));
        check(&format!("ratio at {rate}"), ratio, expected);
    }
}

#[test]
fn both_paybacks_are_given_under_their_own_names() {
    let evaluation = Evaluation::of(&wheels());
    check("payback", figure(&evaluation, evaluation.payback_months().unwrap()), dec!(18.37870102463295631));
    let simple = figure(&evaluation, evaluation.simple_payback_months().unwrap());
    check_within("simple payback", simple, dec!(6.16), PENNY);
}

/// Switching values of single numbers, in closed form: `m = 1 − NPV / PV of the row`, then `7 · m`, `1 − (1 − D) · m`.
#[test]
fn switching_values_are_those_of_the_closed_forms() {
    let study = wheels();
    let found = switching(&study, &Evaluation::of(&study));
    let value = |path: &str| {
        let entry = found.iter().find(|entry| entry.target.to_string() == path);
        entry.unwrap_or_else(|| panic!("no switching value for {path}")).value
    };
    let expected = [
        ("inputs/contract/quantity", dec!(2.6150536854112088069)),
        ("inputs/contract/unit_value", dec!(63741.933581898214667)),
        ("inputs/time/quantity", dec!(9561.1555969830357779)),
        ("inputs/time/unit_value", dec!(19.122311193966071556)),
        ("outcomes/continuing/quantity", dec!(1.0596623039415873771)),
        ("outcomes/continuing/proxy", dec!(1092.9659763511801232)),
        ("outcomes/continuing/deadweight", dec!(0.84861967086548751756)),
        ("outcomes/continuing/displacement", dec!(0.84861967086548751756)),
        ("outcomes/continuing/attribution", dec!(0.85618868732221314168)),
        // A proxy may be negative, so even a small row can switch the result, at an absurd amount.
        ("outcomes/ae/proxy", dec!(-6033.0340236488198768)),
        ("outcomes/geriatric/proxy", dec!(-1163.0340236488198768)),
        ("outcomes/gp/proxy", dec!(-111.48631711333620524)),
        ("outcomes/clubs/proxy", dec!(-4304.8243864598987372)),
        ("outcomes/fitter/proxy", dec!(-37564.144682652455723)),
        ("outcomes/shopping/quantity", dec!(3382.5016970980444209)),
        ("outcomes/shopping/proxy", dec!(-61.50003085632808038)),
        ("discounting/rate", dec!(0.95444329501345677072)),
    ];
    for (path, expected) in expected {
        check(path, value(path).unwrap_or_else(|| panic!("{path} has none")), expected);
    }
    // Rows below the surplus of £39,366.93 cannot bring the ratio down to 1 by their quantity or deductions.
    for path in [
        "outcomes/ae/quantity",
        "outcomes/ae/deadweight",
        "outcomes/geriatric/quantity",
        "outcomes/geriatric/deadweight",
        "outcomes/geriatric/attribution",
        "outcomes/gp/quantity",
        "outcomes/gp/drop_off",
        "outcomes/gp/duration",
        "outcomes/clubs/deadweight",
        "outcomes/fitter/attribution",
        "outcomes/nurse/quantity",
        "outcomes/nurse/proxy",
        "outcomes/shopping/deadweight",
        "outcomes/shopping/drop_off",
        "outcomes/continuing/duration",
        "outcomes/continuing/drop_off",
    ] {
        assert_eq!(value(path), None, "{path}");
    }
    let single = ["quantity", "proxy", "deadweight", "displacement", "attribution", "drop_off", "duration"].len();
    assert_eq!(found.len(), 4 + 8 * single + 1, "one entry for every number of the study");
}

/// The three rows about falls rest on the same seven falls. Said as one row of £12,278 a fall, they have the switching
/// values of the guide's example: 3.5068 falls, deadweight 49.90 %, attribution 52.41 %.
#[test]
fn the_falls_said_as_one_row_decide_the_result() {
    let mut study = wheels();
    study.outcomes.retain(|outcome| !["ae", "geriatric", "continuing"].contains(&outcome.id.as_str()));
    let mut falls = outcome("falls", dec!(7), dec!(94) + dec!(4964) + dec!(7220), 1);
    falls.first_year = 1;
    study.outcomes.insert(0, Shared::new(falls));
    let study = with(&study, "outcomes/falls/attribution", dec!(0.05));
    let evaluation = Evaluation::of(&study);
    check("ratio", headline(&study).2, dec!(1.9290131818737041809));
    check("share", figure(&evaluation, evaluation.share_of_value(0).unwrap()), dec!(0.96508156087601095281));
    let found = switching(&study, &evaluation);
    for (part, expected) in [
        ("quantity", dec!(3.5068221073837971056)),
        ("deadweight", dec!(0.49902541323088612777)),
        ("attribution", dec!(0.52407414256934182138)),
    ] {
        let path = format!("outcomes/falls/{part}");
        let entry = found.iter().find(|entry| entry.target.to_string() == path).unwrap();
        check(&path, entry.value.unwrap(), expected);
    }
    let decides = evaluation.findings().iter().find(|finding| finding.code == FindingCode::OneOutcomeDecides);
    assert_eq!(decides.map(|finding| finding.target.as_str()), Some("outcomes/falls"));
}

#[test]
fn all_proxies_together_switch_at_the_inverse_of_the_ratio() {
    let factor = dec!(0.51839977528234004791);
    let mut study = wheels();
    for place in 0..study.outcomes.len() {
        let path = format!("outcomes/{}/proxy", study.outcomes[place].id);
        let proxy = study.outcomes[place].proxy_value().unwrap().point();
        study = with(&study, &path, proxy * factor);
    }
    check_within("ratio", headline(&study).2, Decimal::ONE, dec!(0.000000000000000001));
}

#[test]
fn volunteers_time_is_in_the_denominator() {
    let study = wheels();
    let evaluation = Evaluation::of(&study);
    let cash = evaluation.inputs_of_kinds().find(|(kind, _)| *kind == InputKind::Cash).unwrap().1;
    let present_value = figure(&evaluation, evaluation.present_value());
    let cash_only = present_value / figure(&evaluation, cash);
    check("the ratio to cash alone", cash_only, dec!(3.3535152238727472684));
    assert!((headline(&study).2 - cash_only).abs() > Decimal::ONE, "the headline must not be the ratio to cash alone");
}

/// What programs with a known mistake give: present value and ratio.
#[test]
fn no_typical_mistake_is_made() {
    let mistakes = [
        ("the first year of value is not discounted", dec!(84602.901257264652181), dec!(1.9965286432392838273)),
        ("drop-off already in the first year", dec!(41839.740685401589948), dec!(0.98736851174989002827)),
        ("deductions added instead of multiplied", dec!(81671.865949047973121), dec!(1.9273596684141114601)),
        ("attribution read as the share kept", dec!(5042.6872463999441229), dec!(0.11900146894159160172)),
        ("drop-off linear instead of geometric", dec!(81619.410557158851424), dec!(1.9261217830597959038)),
        ("drop-off ignored", dec!(82782.573193250829996), dec!(1.9535710488082791739)),
        ("no discounting", dec!(84852.100775), dec!(2.0024094578171091445)),
        ("the negative row left out", dec!(85225.731111319303869), dec!(2.0112266928924909468)),
    ];
    let (present_value, _, ratio) = headline(&wheels());
    for (mistake, wrong_value, wrong_ratio) in mistakes {
        assert!((present_value - wrong_value).abs() > dec!(50), "{mistake}: {present_value}");
        assert!((ratio - wrong_ratio).abs() > dec!(0.001), "{mistake}: {ratio}");
    }
}

/// Some of these values are right under another convention. Whoever chooses it gets it.
#[test]
fn a_legitimate_convention_gives_its_value_when_chosen() {
    let study = wheels();
    let at_once = each_outcome(&study, |outcome| outcome.first_year = 0);
    check("value starts during the activity", headline(&at_once).0, dec!(84602.901257264652181));
    check("its ratio", headline(&at_once).2, dec!(1.9965286432392838273));

    let undiscounted = Study { discounting: None, ..study.clone() };
    assert_eq!(headline(&undiscounted).0, dec!(84852.100775));
    let codes: Vec<_> = Evaluation::of(&undiscounted).findings().iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&FindingCode::NoDiscounting));
    check("at a rate of 0", headline(&with(&study, "discounting/rate", Decimal::ZERO)).0, dec!(84852.100775));

    let lasting =
        each_outcome(&study, |outcome| outcome.drop_off = Some(retombees::study::Estimate::of(Decimal::ZERO)));
    check("nothing fades", headline(&lasting).0, dec!(82782.573193250829996));
}

/// Leaving the harm out is possible and leaves a trace.
#[test]
fn a_harm_left_out_raises_the_ratio_and_is_said() {
    let left_out = each_outcome(&wheels(), |outcome| outcome.material = outcome.id != "shopping");
    check("ratio", headline(&left_out).2, dec!(2.0112266928924909468));
    let evaluation = Evaluation::of(&left_out);
    let said = evaluation
        .findings()
        .iter()
        .any(|finding| finding.code == FindingCode::HarmLeftOut && finding.target == "outcomes/shopping");
    assert!(said, "{:?}", evaluation.findings());
    let place = left_out.outcomes.iter().position(|outcome| outcome.id == "shopping").unwrap();
    assert_eq!(figure(&evaluation, evaluation.impact(place).unwrap()), dec!(-1306.25));
    assert_eq!(evaluation.outcome_present_value(place), None);
}

/// 10 % and 35 % leave 58.5 %, not 55 %: deductions follow one another.
#[test]
fn deductions_are_multiplied() {
    let study = wheels();
    let evaluation = Evaluation::of(&study);
    let place = study.outcomes.iter().position(|outcome| outcome.id == "clubs").unwrap();
    let gross = dec!(16) * dec!(48.25);
    assert_eq!(figure(&evaluation, evaluation.impact(place).unwrap()), gross * dec!(0.585));
}
