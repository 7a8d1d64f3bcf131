//! By hand: quantities in several parts, proxies that outcomes share, prices of other years, rates with a range, surveys.

use crate::common::{check, check_within, figure, input, outcome, study_of};
use retombees::analysis::comparison::differences;
use retombees::analysis::simulation::{Simulation, SimulationModel, draws};
use retombees::analysis::{DefaultRanges, apply};
use retombees::methods::sroi::{ChainStep, Evaluation, EvidenceBasis, Level, switching};
use retombees::number::Decimal;
use retombees::stats::Tables;
use retombees::study::field::PartField;
use retombees::study::review::review;
use retombees::study::{
    Basis, Estimate, FindingCode, NumberPath, Operation, Outcome, Override, PriceIndex, PriceLevel, Proxy,
    QuantityFactor, Range, RangeShape, Sample, Scenario, Study, Volume, YearlyNumbers,
};
use rust_decimal::dec;

fn factor(id: &str, value: Option<Estimate>) -> QuantityFactor {
    QuantityFactor { id: id.to_owned(), label: id.to_owned(), value, ..QuantityFactor::default() }
}

/// Outcomes for 100 put in, without discounting.
fn study(outcomes: Vec<Outcome>) -> Study {
    study_of(None, vec![input("i", dec!(100))], outcomes)
}

fn present_value(study: &Study) -> Decimal {
    let evaluation = Evaluation::of(study);
    figure(&evaluation, evaluation.present_value())
}

fn changed(study: &Study, target: &str, operation: Operation, value: Decimal) -> Study {
    let change = Override { target: target.to_owned(), operation, value: Estimate::of(value), ..Override::default() };
    let (changed, findings) = apply(study, &Scenario { overrides: vec![change], ..Scenario::default() });
    assert!(!findings.iter().any(|it| it.code == FindingCode::OverrideTargetMissing), "{target}");
    changed
}

#[track_caller]
fn switching_value(study: &Study, path: &str) -> Decimal {
    let target = NumberPath::parse(path).unwrap();
    let all = switching(study, &Evaluation::of(study));
    all.into_iter().find(|it| it.target == target).and_then(|it| it.value).unwrap()
}

/// 40 and 20 people, of whom 60 % change, by 1.5 points each; a point is worth 10 €; a factor that is not stated changes nothing.
#[test]
fn a_quantity_is_a_product_of_its_parts() {
    let mut points = outcome("o", dec!(0), dec!(10), 1);
    points.volume = Volume::Cohorts(vec![Estimate::of(dec!(40)), Estimate::of(dec!(20))]);
    points.quantity_factors = vec![
        factor("share", Some(Estimate::of(dec!(0.6)))),
        factor("later", None),
        factor("points", Some(Estimate::of(dec!(1.5)))),
    ];
    let study = study(vec![points]);
    let evaluation = Evaluation::of(&study);
    let years: Vec<Decimal> = evaluation.years().map(|year| figure(&evaluation, year.value)).collect();
    assert_eq!(years, [dec!(360), dec!(180)]);
    assert_eq!(figure(&evaluation, evaluation.levels().next().unwrap().1), dec!(540), "gross");
    let findings = review(&study);
    assert!(
        findings
            .iter()
            .any(|it| { it.code == FindingCode::FactorNotStated && it.target == "outcomes/o/quantity_factors/1" })
    );
    // 540 · x / 0.6 = 100.
    check_within("share", switching_value(&study, "outcomes/o/quantity_factors/0"), dec!(1) / dec!(9), dec!(1e-20));
    assert_eq!(present_value(&changed(&study, "outcomes/o/quantity_factors/2", Operation::Scale, dec!(2))), dec!(1080));
    assert_eq!(present_value(&changed(&study, "outcomes/o/quantity_factors/1", Operation::Set, dec!(0.5))), dec!(270));
}

/// 10 women and 30 men, 5 € each: the amount is one number, which moves, is drawn, and switches for both.
#[test]
fn subgroups_share_one_amount() {
    let mut women = outcome("women", dec!(10), dec!(5), 1);
    women.proxy.as_mut().unwrap().value = Some(Estimate {
        range: Some(Range { low: dec!(4), high: dec!(6) }),
        basis: Some(Basis::Judged),
        ..Estimate::of(dec!(5))
    });
    let mut men = outcome("men", dec!(30), dec!(0), 1);
    men.proxy = Some(Proxy { same_as: "women".to_owned(), ..Proxy::default() });
    men.volume = Volume::Single(Estimate { basis: Some(Basis::Measured), ..Estimate::of(dec!(30)) });
    // The one that shares may come first.
    let study = study(vec![men, women]);
    assert_eq!(present_value(&study), dec!(200));
    assert_eq!(switching_value(&study, "outcomes/women/proxy"), dec!(2.5));
    assert_eq!(present_value(&changed(&study, "outcomes/women/proxy", Operation::Add, dec!(1))), dec!(240));
    let paths: Vec<String> = study.targets().iter().map(ToString::to_string).collect();
    assert!(!paths.contains(&"outcomes/men/proxy".to_owned()));
    assert_eq!(NumberPath::parse("outcomes/men/proxy").unwrap().get(&study), None);
    // Drawn once for both: between 160 and 240 in all draws, and near both ends in some.
    let model = SimulationModel::of(&study, &DefaultRanges::default());
    assert_eq!(model.paths(), ["outcomes/women/proxy"]);
    let mut simulation = Simulation::new(&model, &mut Tables::default(), draws(1), 1.0).unwrap();
    let ratios = simulation.first_ratios(4_096);
    let (low, high) = ratios.iter().fold((9.0_f64, 0.0_f64), |(low, high), it| (low.min(*it), high.max(*it)));
    assert!((1.6..1.66).contains(&low) && (2.34..=2.4).contains(&high), "{low} {high}");
    let mut bare = study.outcomes[0].clone();
    bare.make_mut().deadweight = None;
    assert_eq!(
        EvidenceBasis::of_outcome(&study, &bare),
        EvidenceBasis::NotStated,
        "its other deductions have no basis"
    );
}

/// A harm for those who share it too; one that shares what is not there, or shares itself, is not stated.
#[test]
fn a_shared_proxy_is_that_of_an_outcome_with_its_own() {
    let mut owner = outcome("owner", dec!(1), dec!(-5), 1);
    owner.by_year = vec![YearlyNumbers { part: PartField::Proxy, values: vec![Estimate::of(-5), Estimate::of(-8)] }];
    owner.proxy.as_mut().unwrap().value = None;
    let mut sharer = outcome("sharer", dec!(2), dec!(0), 3);
    sharer.proxy = Some(Proxy { same_as: "owner".to_owned(), ..Proxy::default() });
    let mut study = study(vec![owner, sharer]);
    // The amount has a year where it is stated.
    let year = |id: &str| NumberPath::parse(&format!("outcomes/{id}/proxy/price_year")).unwrap();
    assert!(year("owner").exists(&study) && !year("sharer").exists(&study));
    assert!(study.is_harm(&study.outcomes[1]));
    // −5, and 2 × (−5 − 8 − 8).
    assert_eq!(present_value(&study), dec!(-47));
    for id in ["nobody", "sharer"] {
        study.outcomes[1].make_mut().proxy.as_mut().unwrap().same_as = id.to_owned();
        assert_eq!(present_value(&study), dec!(-5), "{id}");
        assert!(
            review(&study)
                .iter()
                .any(|it| it.code == FindingCode::OutcomeNotStated && it.target == "outcomes/sharer/proxy")
        );
    }
}

fn priced(levels: &[(i32, Decimal)]) -> Study {
    let mut old = outcome("old", dec!(10), dec!(100), 1);
    old.proxy.as_mut().unwrap().price_year = Some(2009);
    old.deadweight = Some(Estimate::of(dec!(0.5)));
    let mut new = outcome("new", dec!(1), dec!(100), 1);
    new.proxy.as_mut().unwrap().price_year = Some(2019);
    let levels = levels.iter().map(|(year, value)| PriceLevel { year: *year, value: *value, extra: Vec::new() });
    let price_index = Some(PriceIndex { levels: levels.collect(), ..PriceIndex::default() });
    Study { price_year: Some(2019), price_index, ..study(vec![old, new]) }
}

/// 1 000 € at prices of 2009 are 1 150 € at those of 2019, by an index that goes from 80 to 92; half of them count.
#[test]
fn an_index_brings_amounts_to_the_prices_of_the_study() {
    let study = priced(&[(2008, dec!(79)), (2009, dec!(80)), (2019, dec!(92))]);
    assert_eq!(present_value(&study), dec!(675));
    let evaluation = Evaluation::of(&study);
    let levels: Vec<(Level, Decimal)> =
        evaluation.levels().map(|(level, cell)| (level, figure(&evaluation, cell))).collect();
    assert_eq!(
        levels[..3],
        [(Level::Gross, dec!(1100)), (Level::Priced, dec!(1250)), (Level::After(PartField::Deadweight), dec!(675)),]
    );
    let (step, cell) = evaluation.steps().next().unwrap();
    assert_eq!((step, figure(&evaluation, cell)), (ChainStep::Prices, dec!(150)));
    let says = |study: &Study, code| review(study).iter().any(|it| it.code == code);
    assert!(!says(&study, FindingCode::ProxyOtherYear));
    // 575 · x / 100 + 100 = 100.
    assert_eq!(switching_value(&study, "outcomes/old/proxy"), dec!(0));
    // A year that the index does not hold is not converted, with a finding; without an index nothing is.
    for unconverted in [priced(&[(2009, dec!(80)), (2018, dec!(92))]), Study { price_index: None, ..study.clone() }] {
        assert_eq!(present_value(&unconverted), dec!(600));
        assert!(says(&unconverted, FindingCode::ProxyOtherYear));
        assert!(Evaluation::of(&unconverted).levels().all(|(level, _)| level != Level::Priced));
    }
}

/// A rate between 0 and 10 %: 110 in year 1 are worth 100 to 110, and the point is at 5 %.
#[test]
fn a_rate_with_a_range_is_drawn() {
    let mut late = outcome("o", dec!(1), dec!(110), 1);
    late.first_year = 1;
    let mut study = study_of(Some(dec!(0.05)), vec![input("i", dec!(100))], vec![late]);
    let rate = Estimate {
        range: Some(Range { low: dec!(0), high: dec!(0.1) }),
        shape: Some(RangeShape::Uniform),
        ..Estimate::of(dec!(0.05))
    };
    NumberPath::Rate.set(&mut study, Some(rate)).unwrap();
    check("point", present_value(&study), dec!(110) / dec!(1.05));
    let model = SimulationModel::of(&study, &DefaultRanges::default());
    assert_eq!(model.paths(), ["discounting/rate"]);
    let mut simulation = Simulation::new(&model, &mut Tables::default(), draws(1), 1.0).unwrap();
    simulation.advance(65_536);
    let found = simulation.summary();
    for (value, rate) in [(found.p5.0, 0.095), (found.p50.0, 0.05), (found.p95.0, 0.005)] {
        assert!((value - 1.1 / (1.0 + rate)).abs() < 3e-4, "{value} at {rate}");
    }
}

/// 12 of 20 said that they would have found work anyway: 60 %, between 41.9 and 75.8 % (Wilson, 90 %).
#[test]
fn a_survey_states_a_share_with_its_range() {
    let mut surveyed = outcome("o", dec!(10), dec!(100), 1);
    let sample = Sample { n: 20, positives: 12, ..Sample::default() };
    surveyed.deadweight = Some(Estimate { sample: Some(Box::new(sample)), ..Estimate::default() });
    let study = study(vec![surveyed]);
    assert_eq!(present_value(&study), dec!(400));
    let target = NumberPath::parse("outcomes/o/deadweight").unwrap();
    let stated = target.get(&study).unwrap();
    let widened = DefaultRanges::default().effective(&stated, target.field()).unwrap();
    check_within("low", widened.range.low, dec!(0.419), dec!(0.0005));
    check_within("high", widened.range.high, dec!(0.758), dec!(0.0005));
    assert_eq!((widened.shape, widened.is_stated), (RangeShape::Normal, true));
    // Scaled by a half: 30 %, between the halves of the bounds.
    let less = changed(&study, "outcomes/o/deadweight", Operation::Scale, dec!(0.5));
    let less = target.get(&less).unwrap();
    assert_eq!((less.value, less.sample, less.shape), (Some(dec!(0.3)), None, Some(RangeShape::Uniform)));
    check_within("half", less.range.unwrap().high, widened.range.high / dec!(2), dec!(1e-20));
    // Ten times as many answers are another number, though the share is the same.
    let mut surer = study.clone();
    let sample = Sample { n: 200, positives: 120, ..Sample::default() };
    target.set(&mut surer, Some(Estimate { sample: Some(Box::new(sample)), ..Estimate::default() })).unwrap();
    assert_eq!(differences(&study, &surer).len(), 1);
    assert_eq!(differences(&study, &study), []);
    let same = changed(&study, "outcomes/o/deadweight", Operation::Scale, dec!(1));
    assert_eq!(target.get(&same), Some(stated));
}
