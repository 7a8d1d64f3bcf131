//! Every number of the registry is treated everywhere as its role says.
//!
//! Nothing is listed here: every test iterates over `InputField::ALL` and `OutcomeField::all`, so a field that is left out
//! somewhere fails.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

use retombees::analysis::comparison::{Difference, StressCase, differences};
use retombees::analysis::simulation::{LatticeDimensions, SimulationModel};
use retombees::analysis::{DefaultRanges, tornado};
use retombees::app::{MapColumn, Start, place_block};
use retombees::file;
use retombees::methods::sroi::{ChainStep, Evaluation, EvidenceBasis, Level, switching};
use retombees::number::{Decimal, Language};
use retombees::present::Catalog;
use retombees::study::field::{FieldRole, FieldSpec, FieldUnit, InputField, OutcomeField, PartField};
use retombees::study::review::review;
use retombees::study::unknown::unknown;
use retombees::study::{
    Adjustment, Basis, Discounting, EffectMeasure, Estimate, FindingCode, Input, MeasuredEffect, NumberPath, Outcome,
    QuantityFactor, Range, RangeShape, Shared, Study, Volume, YearlyNumbers,
};
use rust_decimal::dec;
use std::collections::BTreeSet;

/// Low end, likely value, high end and one more: all admissible, and all four different.
fn numbers(spec: &FieldSpec) -> [Decimal; 4] {
    match spec.unit {
        FieldUnit::Share | FieldUnit::Difference => [dec!(0.2), dec!(0.3), dec!(0.4), dec!(0.5)],
        FieldUnit::CalendarYear => [dec!(2019), dec!(2020), dec!(2021), dec!(2022)],
        _ => [dec!(2), dec!(3), dec!(4), dec!(5)],
    }
}

fn point(number: &NumberPath) -> Estimate {
    Estimate::of(numbers(&number.field().spec())[1])
}

/// With a range where the number can have one.
fn ranged(number: &NumberPath) -> Estimate {
    let spec = number.field().spec();
    let [low, _, high, _] = numbers(&spec);
    if spec.estimated { spread(number, Range { low, high }) } else { point(number) }
}

/// With this range, in the shape that the number takes.
fn spread(number: &NumberPath, range: Range) -> Estimate {
    let shape = number.field().is_effect().then_some(RangeShape::Normal);
    Estimate { range: Some(range), shape, ..point(number) }
}

/// Whether the number is the standard error of an effect, which is the width of that effect's range.
fn is_width(number: &NumberPath) -> bool {
    matches!(number, NumberPath::Outcome(_, OutcomeField::Part(part)) if part.is_standard_error())
}

/// Whether the number is a measured effect or its standard error.
fn is_measured(number: &NumberPath) -> bool {
    is_width(number) || number.field().is_effect()
}

/// Whether the number is a term of the calculation: adjustable, and no deadweight beside an effect.
fn is_term(study: &Study, number: &NumberPath) -> bool {
    let is_replaced =
        |field: &OutcomeField| field.part() == Some(PartField::Deadweight) && study.outcomes[0].effect.is_some();
    let is_replaced = matches!(number, NumberPath::Outcome(_, field) if is_replaced(field));
    number.field().spec().role.is_adjustable() && !is_replaced
}

/// What an outcome has several of, and what it has in place of a deadweight.
#[derive(Debug, Clone, Copy, Default)]
struct Shape {
    cohorts: usize,
    /// Years for which the numbers that may differ from year to year are stated; none where they are the same in all.
    years: usize,
    measure: Option<EffectMeasure>,
}

/// An input, and an outcome of this shape with two factors and two adjustments, with every number stated.
fn study(shape: Shape, stated: fn(&NumberPath) -> Estimate) -> Study {
    let volume = match shape.cohorts {
        0 => Volume::Unstated,
        n => Volume::Cohorts(vec![Estimate::of(dec!(1)); n]),
    };
    let input = Input { id: "i".to_owned(), ..Input::default() };
    let effect = shape.measure.map(|measure| MeasuredEffect { measure, ..MeasuredEffect::default() });
    let by_year = PartField::ALL.iter().copied().filter(|part| part.may_be_by_year() && shape.years > 0);
    let by_year = by_year.map(|part| YearlyNumbers { part, values: vec![Estimate::of(0); shape.years] }).collect();
    let adjustments = [("a", false), ("b", true)];
    let adjustments =
        adjustments.map(|(id, kept)| Adjustment { id: id.to_owned(), kept, ..Adjustment::default() }).to_vec();
    let quantity_factors =
        ["f", "g"].map(|id| QuantityFactor { id: id.to_owned(), ..QuantityFactor::default() }).to_vec();
    let outcome =
        Outcome { id: "o".to_owned(), volume, quantity_factors, effect, by_year, adjustments, ..Outcome::default() };
    let mut study = Study {
        id: "s".to_owned(),
        inputs: vec![Shared::new(input)],
        outcomes: vec![Shared::new(outcome)],
        discounting: Some(Discounting::single(dec!(0.03), "")),
        ..Study::default()
    };
    // The width of an effect's range last said is the one that holds.
    let (widths, others): (Vec<_>, Vec<_>) = all(&study).into_iter().partition(is_width);
    for number in widths.into_iter().chain(others) {
        number.set(&mut study, Some(stated(&number))).unwrap_or_else(|error| panic!("{number}: {error}"));
    }
    study
}

/// Every number that the parts of a study have a place for.
fn all(study: &Study) -> Vec<NumberPath> {
    let inputs = InputField::ALL.iter().map(|field| NumberPath::Input("i".to_owned(), *field));
    let outcomes = OutcomeField::all(&[&study.outcomes[0]]).into_iter();
    let outcomes = outcomes.map(|field| NumberPath::Outcome("o".to_owned(), field));
    inputs.chain(outcomes).filter(|number| number.exists(study)).collect()
}

/// Checks something of every number, with one quantity and with cohorts, stated once and by year, with a deadweight and with
/// either measured effect.
fn each(stated: fn(&NumberPath) -> Estimate, check: impl Fn(&Study, &NumberPath, FieldSpec)) {
    let (mut seen, mut outcomes) = (BTreeSet::new(), Vec::new());
    let shapes = [
        Shape::default(),
        Shape { cohorts: 2, ..Shape::default() },
        Shape { cohorts: 2, years: 2, ..Shape::default() },
        Shape { measure: Some(EffectMeasure::Shares), ..Shape::default() },
        Shape { cohorts: 2, measure: Some(EffectMeasure::Means), ..Shape::default() },
        Shape { years: 2, measure: Some(EffectMeasure::Means), ..Shape::default() },
    ];
    for shape in shapes {
        let study = study(shape, stated);
        outcomes.push(Outcome::clone(&study.outcomes[0]));
        let all = all(&study);
        seen.extend(all.iter().cloned());
        for number in &all {
            check(&study, number, number.field().spec());
        }
    }
    let outcomes: Vec<&Outcome> = outcomes.iter().collect();
    assert_eq!(seen.len(), InputField::ALL.len() + OutcomeField::all(&outcomes).len(), "every number is checked");
}

fn with(study: &Study, number: &NumberPath, estimate: Option<Estimate>) -> Study {
    let mut study = study.clone();
    number.set(&mut study, estimate).unwrap_or_else(|error| panic!("{number}: {error}"));
    study
}

fn is_spread(study: &Study, number: &NumberPath) -> bool {
    is_term(study, number) && number.field().spec().estimated
}

#[test]
fn the_chain_is_in_order() {
    let roles: Vec<FieldRole> = PartField::deductions().map(PartField::role).collect();
    let (last, before) = roles.split_last().unwrap();
    assert_eq!(*last, FieldRole::DropOff);
    assert!(before.iter().all(|role| *role == FieldRole::Deduction));
}

#[test]
fn a_number_is_read_and_changed_and_kept_in_a_file() {
    each(ranged, |study, number, _| {
        assert_eq!(NumberPath::parse(&number.to_string()).as_ref(), Some(number));
        let [.., other] = numbers(&number.field().spec());
        let changed = with(study, number, Some(Estimate::of(other)));
        assert_eq!(number.get(&changed), Some(Estimate::of(other)), "{number}");
        // An effect and its standard error are one estimate.
        let others = all(study).into_iter().filter(|it| it != number && !(is_measured(it) && is_measured(number)));
        for other in others {
            assert_eq!(other.get(&changed), other.get(study), "{number} changes {other}");
        }
        for study in [study, &changed] {
            assert_eq!(file::read(file::write(study).as_bytes()).as_ref(), Ok(study), "{number}");
        }
        let seen = differences(study, &changed);
        let shown = if is_width(number) { study.outcomes[0].effect_path().unwrap() } else { number.clone() };
        assert_eq!(seen.iter().map(Difference::path).collect::<Vec<_>>(), [shown.to_string()]);
    });
}

#[test]
fn a_number_on_which_the_result_rests_is_a_term_of_it() {
    each(point, |study, number, spec| {
        let evaluation = Evaluation::of(study);
        let net = |evaluation: &Evaluation| evaluation.value(evaluation.net_present_value()).unwrap();
        let [.., other] = numbers(&spec);
        let moved = Evaluation::of(&with(study, number, Some(Estimate::of(other))));
        // When something starts moves it too.
        let follows = is_term(study, number) || spec.role == FieldRole::Start;
        assert_eq!(net(&evaluation) != net(&moved), follows, "{number}");
        let has_cell = evaluation.targets().iter().any(|(known, _)| known == number);
        assert_eq!(has_cell, is_spread(study, number), "{number}");
        assert_eq!(study.targets().contains(number), is_term(study, number), "{number}");
        let switching = switching(study, &evaluation);
        assert_eq!(switching.iter().any(|it| it.target == *number), is_term(study, number), "{number}");
        // Not stated, it is a term where another is taken for it.
        let is_one_of_several = matches!(number, NumberPath::Outcome(_, OutcomeField::InYear(..)));
        if spec.default.is_some() && is_term(study, number) && !is_one_of_several {
            assert!(with(study, number, None).targets().contains(number), "{number}");
        }
    });
}

#[test]
fn a_hypothesis_may_act_on_what_moves_the_result() {
    each(point, |study, number, _| {
        // A volume is one number for it, however it is stated.
        let is_cohort = matches!(number, NumberPath::Outcome(_, OutcomeField::Cohort(_)));
        let expected = is_term(study, number) && !is_cohort;
        assert_eq!(study.candidates().contains(number), expected, "{number}");
    });
}

#[test]
fn what_has_a_range_is_drawn_and_has_its_own_dimension() {
    each(ranged, |study, number, _| {
        let ranges = DefaultRanges::default();
        let path = number.to_string();
        assert_eq!(LatticeDimensions::of(study, &ranges).find(&path).is_some(), is_spread(study, number), "{number}");
        let model = SimulationModel::of(study, &ranges);
        assert_eq!(model.uncertain.iter().any(|it| it.path == path), is_spread(study, number), "{number}");
        let bars = tornado(study, &Evaluation::of(study), &ranges);
        assert_eq!(bars.iter().any(|bar| bar.target == *number), is_spread(study, number), "{number}");
    });
}

#[test]
fn each_spread_number_is_at_its_ends_in_two_stress_cases() {
    each(ranged, |study, number, spec| {
        // The ends of an effect's range are computed from its standard error.
        let at = |study: &Study| number.get(study).map(|estimate| estimate.point().round_dp(20));
        if is_width(number) {
            return;
        }
        let moved = StressCase::ALL
            .iter()
            .map(|case| at(&case.of(study, &DefaultRanges::default())))
            .filter(|found| *found != at(study));
        let [low, _, high, _] = numbers(&spec);
        let expected = match spec.role {
            // One rate takes the place of all.
            FieldRole::Rate => vec![Some(dec!(0)), Some(dec!(0.05))],
            // What is kept is least where what is taken away is most.
            _ if number.is_kept_in(study) => vec![Some(high), Some(low)],
            _ if is_spread(study, number) => vec![Some(low), Some(high)],
            _ => Vec::new(),
        };
        assert_eq!(moved.collect::<Vec<_>>(), expected, "{number}");
    });
}

#[test]
fn remarks_are_made_on_every_number_that_they_concern() {
    let has = |study: &Study, code: FindingCode, number: &NumberPath| {
        review(study).iter().any(|finding| finding.code == code && finding.target == number.to_string())
    };
    each(ranged, |study, number, spec| {
        if !spec.estimated {
            return;
        }
        let nobody_knows = Estimate { basis: Some(Basis::Unknown), ..point(number) };
        let asked = with(study, number, Some(nobody_knows));
        assert_eq!(has(&asked, FindingCode::UnknownWithoutRange, number), is_spread(study, number), "{number}");
        let is_bounded = matches!(spec.unit, FieldUnit::Share | FieldUnit::Rate | FieldUnit::Years);
        let is_clipped = is_bounded && is_term(study, number);
        let wide = Range { low: dec!(-1), high: dec!(9) };
        let clipped = with(study, number, Some(spread(number, wide)));
        assert_eq!(has(&clipped, FindingCode::RangeClipped, number), is_clipped, "{number}");
        let is_one_of_several =
            matches!(number, NumberPath::Outcome(_, OutcomeField::Cohort(_) | OutcomeField::InYear(..)));
        if !is_one_of_several {
            let without = with(study, number, None);
            let is_adjustment = matches!(number, NumberPath::Outcome(_, OutcomeField::Adjustment(_)));
            let is_missed = spec.role.is_deduction() && is_term(study, number);
            let is_factor = spec.role == FieldRole::Factor;
            let codes =
                [FindingCode::DeductionNotStated, FindingCode::AdjustmentNotStated, FindingCode::FactorNotStated];
            let said = codes.map(|code| has(&without, code, number));
            assert_eq!(said, [is_missed && !is_adjustment, is_adjustment, is_factor], "{number}");
        }
        assert!(unknown(study, number, "").is_some(), "{number}");
    });
}

#[test]
fn the_weakest_number_of_an_outcome_is_what_it_rests_on() {
    let measured = |number: &NumberPath| {
        let basis = number.field().spec().estimated.then_some(Basis::Measured);
        Estimate { basis, ..point(number) }
    };
    each(measured, |study, number, spec| {
        if !spec.estimated || number.outcome().is_none() {
            return;
        }
        let weak = with(study, number, Some(Estimate { basis: Some(Basis::Unknown), ..point(number) }));
        let expected = if is_spread(study, number) { EvidenceBasis::Unknown } else { EvidenceBasis::Measured };
        assert_eq!(EvidenceBasis::of_outcome(&weak, &weak.outcomes[0]), expected, "{number}");
    });
}

#[test]
fn the_map_has_a_column_for_every_term_and_a_paste_finds_it() {
    let study = study(Shape::default(), point);
    for part in PartField::ALL.iter().copied() {
        let column = MapColumn::Number(part);
        assert_eq!(MapColumn::all(1).any(|known| known == column), part.column() == Some(part), "{part:?}");
        let number = NumberPath::Outcome("o".to_owned(), part.into());
        if part.measure().is_some() {
            // It is in the column of the deadweight, where its measure is chosen.
            assert_eq!((part.column(), number.exists(&study)), (Some(PartField::Deadweight), false), "{part:?}");
            continue;
        }
        let spec = number.field().spec();
        let [.., other] = numbers(&spec);
        let cell = match spec.unit {
            FieldUnit::Share => format!("{} %", other * dec!(100)),
            _ => other.to_string(),
        };
        let start = Start { outcome: "o".to_owned(), column };
        let placed = place_block(&study, &start, &[vec![cell]], Language::English, &[], None).unwrap();
        let found = number.get(&placed.study).map(|estimate| estimate.point());
        let expected = if part.column().is_none() { numbers(&spec)[1] } else { other };
        assert_eq!(found, Some(expected), "{part:?}");
    }
}

#[test]
fn the_waterfall_has_a_level_and_a_step_for_every_deduction() {
    let count = PartField::deductions().count();
    let study = study(Shape::default(), point);
    let evaluation = Evaluation::of(&study);
    // Besides the deductions there are gross value, the adjustments, and growth.
    assert_eq!((evaluation.levels().count(), evaluation.steps().count()), (count + 3, count + 3));
    let after = |(level, _)| match level {
        Level::After(part) => Some(part),
        _ => None,
    };
    assert_eq!(evaluation.levels().filter_map(after).collect::<Vec<_>>(), PartField::deductions().collect::<Vec<_>>());
    for part in PartField::deductions() {
        // Taken away alone, it moves its own step and none before it.
        let number = NumberPath::Outcome("o".to_owned(), part.into());
        let without = Evaluation::of(&with(&study, &number, Some(Estimate::of(0))));
        let moved = evaluation
            .steps()
            .zip(without.steps())
            .find(|((_, before), (_, after))| evaluation.value(*before) != without.value(*after));
        assert_eq!(moved.map(|((step, _), _)| step), Some(ChainStep::Deduction(part)));
    }
}

#[test]
fn every_number_has_its_words_in_each_language() {
    for language in Language::ALL {
        let catalog = Catalog::of(language);
        each(ranged, |study, number, spec| {
            let word = number.field().word();
            let mut keys = vec![format!("field.{word}")];
            if is_spread(study, number) {
                keys.push(format!("switching.sentence.{word}"));
            }
            if let NumberPath::Outcome(_, OutcomeField::Part(_)) = number {
                keys.push(format!("define.{word}"));
            }
            if spec.role.is_deduction() && number.field().word() != "adjustment" {
                keys.extend([format!("level.after_{word}"), format!("step.{word}"), format!("figure.kept.{word}")]);
            }
            for key in keys {
                assert!(catalog.has(&key), "{key} is missing in {language:?}");
            }
            assert!(!catalog.target_name(number).is_empty() && number.exists(study));
        });
    }
}

#[test]
fn the_schema_describes_every_number() {
    let schema: serde_json::Value = serde_json::from_str(include_str!("../schema/study-v1.schema.json")).unwrap();
    for field in InputField::ALL {
        assert!(schema["$defs"]["input"]["properties"][field.word()].is_object(), "{field:?}");
    }
    for part in PartField::ALL {
        let (object, member) = match part.measure() {
            None => ("outcome", part.word()),
            Some(_) if part.is_standard_error() => ("effect", "standard_error"),
            Some(_) => ("effect", "value"),
        };
        assert!(schema["$defs"][object]["properties"][member].is_object(), "{part:?}");
    }
}
