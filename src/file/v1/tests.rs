//! Pins version 1 with literals: a change of the model must not change a file.

use super::limits::*;
use super::words::Word;
use crate::file::v1::limits;
use crate::number::Decimal;
use crate::study::field::{Field, FieldSpec, InputField, OutcomeField, PartField};
use crate::study::{
    Basis, DriverKind, Form, InputKind, Kind, NumberPath, Operation, Parameter, Purpose, RangeShape, Role, Timing,
};
use rust_decimal::dec;

#[track_caller]
fn pinned<T: Word + PartialEq + std::fmt::Debug>(words: &[&str]) {
    let found: Vec<&str> = T::WORDS.iter().map(|(_, word)| *word).collect();
    assert_eq!(found, words);
    for (item, word) in T::WORDS {
        assert_eq!((item.in_file(), T::from_file(word)), (*word, Some(*item)));
    }
}

#[test]
fn the_words_are_these() {
    pinned::<Kind>(&["forecast", "evaluative"]);
    pinned::<Purpose>(&["improve", "prove", "negotiate"]);
    pinned::<Timing>(&["start", "mid"]);
    pinned::<Role>(&["beneficiary", "contributor", "funder", "staff", "volunteer", "public_body", "other"]);
    pinned::<InputKind>(&["cash", "in_kind", "volunteer_time"]);
    pinned::<Basis>(&["measured", "published", "judged", "unknown"]);
    pinned::<RangeShape>(&["pert", "triangular", "uniform", "normal", "lognormal"]);
    pinned::<Form>(&["trend", "digital", "collaborative", "territorial", "custom"]);
    pinned::<Operation>(&["set", "scale", "add"]);
    pinned::<DriverKind>(&[
        "linear_growth",
        "compound_growth",
        "logistic_adoption",
        "learning_curve",
        "shared_use",
        "peer_contribution",
        "pooled_reach",
        "coordination_cost",
        "less_displacement",
        "local_multiplier",
        "erosion",
        "shock",
    ]);
    pinned::<Parameter>(&[
        "years",
        "at_year",
        "step",
        "rate",
        "extra",
        "start",
        "odds_factor",
        "excluded",
        "replaced",
        "learning",
        "used",
        "used_shared",
        "contributors",
        "hours",
        "hour_value",
        "reached",
        "overlap",
        "cost",
        "reduction",
        "local_share",
        "respent_share",
        "loss",
        "floor",
        "loss_year",
        "recovery",
    ]);
}

#[test]
fn the_limits_are_these() {
    assert_eq!(VERSION, 1);
    assert_eq!([MAX_NAME, MAX_NOTES, MAX_SOURCE, MAX_ID], [200, 5_000, 1_000, 64]);
    assert_eq!([MAX_PARTS, MAX_RATES, MAX_COHORTS], [5_000, 300, 100]);
    assert_eq!([MAX_SCENARIOS, MAX_VARIABLES, MAX_HYPOTHESES, MAX_PAIRS], [500, 100, 4, 500]);
    assert_eq!([MAX_DRIVERS, MAX_OVERRIDES, MAX_CORRELATIONS, MAX_MEMBERS], [100, 5_000, 50, 200]);
}

/// Minimum and maximum, whether the minimum is excluded, and whether only whole numbers are admissible.
type Bounds = (Option<Decimal>, Option<Decimal>, bool, bool);

const fn bounds(spec: &FieldSpec) -> Bounds {
    (spec.min, spec.max, spec.above_min, spec.whole)
}

#[test]
fn the_bounds_are_these() {
    let (zero, one) = (Some(dec!(0)), Some(dec!(1)));
    for (spec, expected) in [
        (AMOUNT, (None, None, false, false)),
        (COUNT, (zero, None, false, false)),
        (SHARE, (zero, one, false, false)),
        (POINTS, (zero, Some(dec!(10)), false, false)),
        (RATE, (Some(dec!(-1)), None, true, false)),
        (WHOLE, (zero, None, false, true)),
        (YEARS, (zero, Some(dec!(100)), false, true)),
        (CALENDAR_YEAR, (Some(dec!(1000)), Some(dec!(9999)), false, true)),
    ] {
        assert_eq!(bounds(&spec), expected);
    }
    for (word, expected) in [
        ("years", (one, Some(dec!(100)), false, true)),
        ("at_year", (zero, Some(dec!(100)), false, true)),
        ("loss_year", (zero, Some(dec!(100)), false, true)),
        ("step", (Some(dec!(-1)), None, true, false)),
        ("rate", (Some(dec!(-1)), None, true, false)),
        ("odds_factor", (zero, None, true, false)),
        ("used", (zero, one, true, false)),
        ("used_shared", (zero, one, true, false)),
        ("recovery", (zero, one, false, false)),
        ("local_share", (zero, one, false, false)),
        ("extra", (zero, None, false, false)),
        ("cost", (zero, None, false, false)),
    ] {
        let parameter = Parameter::from_file(word).expect("a word of the format");
        assert_eq!(bounds(&limits::parameter(parameter)), expected, "{word}");
    }
}

/// Every value that is admissible in a file is admissible in the model, so that the model can hold what is read.
#[test]
fn the_model_holds_what_a_file_may_state() {
    fn check(model: FieldSpec, file: &FieldSpec, what: &str) {
        let above = |spec: &FieldSpec| (spec.min.unwrap_or(Decimal::MIN), spec.above_min);
        assert!(above(&model) <= above(file), "{what}");
        assert!(model.max.unwrap_or(Decimal::MAX) >= file.max.unwrap_or(Decimal::MAX), "{what}");
        assert!(!model.whole || file.whole, "{what}");
    }
    for parameter in Parameter::ALL {
        check(parameter.spec(), &limits::parameter(*parameter), parameter.word());
    }
    for (field, file) in [
        (Field::PriceYear, CALENDAR_YEAR),
        (Field::Rate, RATE),
        (Field::RateYear, WHOLE),
        (Field::Headcount, WHOLE),
        (Field::Input(InputField::Quantity), COUNT),
        (Field::Input(InputField::UnitValue), COUNT),
        (Field::Input(InputField::Year), WHOLE),
        (Field::Input(InputField::Years), limits::INPUT_YEARS),
        (Field::Outcome(OutcomeField::Cohort(0)), COUNT),
        (Field::Outcome(OutcomeField::ProxyPriceYear), CALENDAR_YEAR),
        (Field::Outcome(PartField::Quantity.into()), COUNT),
        (Field::Outcome(PartField::Proxy.into()), AMOUNT),
        (Field::Outcome(PartField::Deadweight.into()), SHARE),
        (Field::Outcome(PartField::Displacement.into()), SHARE),
        (Field::Outcome(PartField::Attribution.into()), SHARE),
        (Field::Outcome(PartField::DropOff.into()), SHARE),
        (Field::Outcome(PartField::Duration.into()), YEARS),
        (Field::Outcome(PartField::FirstYear.into()), YEARS),
        (Field::Outcome(PartField::Weight.into()), POINTS),
    ] {
        check(field.spec(), &file, field.word());
    }
    let model = crate::study::limits::MAX_NAME;
    assert!(model >= MAX_NAME);
}

/// The model parses the paths of numbers in a file; each must name the same number as when the file was written.
#[test]
fn the_paths_of_numbers_are_these() {
    for (path, field) in [
        ("price_year", Field::PriceYear),
        ("discounting/rate", Field::Rate),
        ("discounting/rates/1/rate", Field::Rate),
        ("discounting/rates/1/from_year", Field::RateYear),
        ("stakeholders/s/headcount", Field::Headcount),
        ("inputs/i/quantity", Field::Input(InputField::Quantity)),
        ("inputs/i/unit_value", Field::Input(InputField::UnitValue)),
        ("inputs/i/year", Field::Input(InputField::Year)),
        ("inputs/i/years", Field::Input(InputField::Years)),
        ("outcomes/o/quantity", Field::Outcome(PartField::Quantity.into())),
        ("outcomes/o/cohorts/3", Field::Outcome(OutcomeField::Cohort(3))),
        ("outcomes/o/proxy", Field::Outcome(PartField::Proxy.into())),
        ("outcomes/o/proxy/price_year", Field::Outcome(OutcomeField::ProxyPriceYear)),
        ("outcomes/o/deadweight", Field::Outcome(PartField::Deadweight.into())),
        ("outcomes/o/displacement", Field::Outcome(PartField::Displacement.into())),
        ("outcomes/o/attribution", Field::Outcome(PartField::Attribution.into())),
        ("outcomes/o/drop_off", Field::Outcome(PartField::DropOff.into())),
        ("outcomes/o/duration", Field::Outcome(PartField::Duration.into())),
        ("outcomes/o/first_year", Field::Outcome(PartField::FirstYear.into())),
        ("outcomes/o/weight", Field::Outcome(PartField::Weight.into())),
    ] {
        assert_eq!(NumberPath::parse(path).map(|number| number.field()), Some(field), "{path}");
    }
}
