//! What the tests of this folder share: the cases, small studies, and one way of comparing.

use retombees::file;
use retombees::methods::sroi::Evaluation;
use retombees::number::Decimal;
use retombees::sheet::CellId;
use retombees::study::{Discounting, Estimate, Input, NumberPath, Outcome, Proxy, Shared, Study, Volume};
use rust_decimal::dec;

/// Relative distance at which two exact figures are the same: the references have 20 digits.
pub(crate) const SAME: Decimal = dec!(0.000000000000000001);

/// A bundled case.
pub(crate) fn case(key: &str) -> Study {
    file::bundled(key).and_then(file::BundledCase::study).unwrap_or_else(|| panic!("there is no case {key}"))
}

/// The figure in a cell that has one.
#[track_caller]
pub(crate) fn figure(evaluation: &Evaluation, cell: CellId) -> Decimal {
    evaluation.values().get(cell).unwrap_or_else(|trouble| panic!("{:?}: {trouble}", evaluation.sheet().key(cell)))
}

/// Holds a figure to its reference, to [`SAME`].
#[track_caller]
pub(crate) fn check(what: &str, found: Decimal, expected: Decimal) {
    check_within(what, found, expected, SAME * expected.abs());
}

/// Holds a figure to its reference, to a distance.
#[track_caller]
pub(crate) fn check_within(what: &str, found: Decimal, expected: Decimal, distance: Decimal) {
    assert!((found - expected).abs() <= distance, "{what}: {found} for {expected}");
}

/// Present value, net present value and ratio.
#[track_caller]
pub(crate) fn headline(study: &Study) -> (Decimal, Decimal, Decimal) {
    let evaluation = Evaluation::of(study);
    let ratio = evaluation.ratio().expect("something is put in");
    (
        figure(&evaluation, evaluation.present_value()),
        figure(&evaluation, evaluation.net_present_value()),
        figure(&evaluation, ratio),
    )
}

/// An input of so much money in year 0.
pub(crate) fn input(id: &str, amount: Decimal) -> Input {
    Input { id: id.to_owned(), unit_value: Some(Estimate::of(amount)), ..Input::default() }
}

/// An outcome with every deduction stated as 0: `quantity` × `proxy` a year for `duration` years from year 0 on.
pub(crate) fn outcome(id: &str, quantity: Decimal, proxy: Decimal, duration: u32) -> Outcome {
    let zero = || Some(Estimate::of(Decimal::ZERO));
    Outcome {
        id: id.to_owned(),
        volume: Volume::Single(Estimate::of(quantity)),
        proxy: Some(Proxy { value: Some(Estimate::of(proxy)), ..Proxy::default() }),
        deadweight: zero(),
        displacement: zero(),
        attribution: zero(),
        drop_off: zero(),
        duration: Some(Estimate::of(duration)),
        first_year: 0,
        ..Outcome::default()
    }
}

/// A study of inputs and outcomes, discounted at a rate.
pub(crate) fn study_of(rate: Option<Decimal>, inputs: Vec<Input>, outcomes: Vec<Outcome>) -> Study {
    Study {
        discounting: rate.map(|rate| Discounting::single(rate, "")),
        inputs: inputs.into_iter().map(Shared::new).collect(),
        outcomes: outcomes.into_iter().map(Shared::new).collect(),
        ..Study::default()
    }
}

/// The study with one number changed.
#[track_caller]
pub(crate) fn with(study: &Study, path: &str, value: Decimal) -> Study {
    let mut next = study.clone();
    let target = NumberPath::parse(path).unwrap_or_else(|| panic!("{path} is no path"));
    target.set(&mut next, Some(Estimate::of(value))).unwrap_or_else(|error| panic!("{path} = {value}: {error}"));
    next
}

/// More than the size of every term that is added up in a study of moderate numbers, inputs and gross values, with room for
/// the growth that a negative rate gives.
pub(crate) fn scale(study: &Study) -> Decimal {
    let outcomes = study.outcomes.iter().filter(|outcome| study.counts(outcome)).map(|outcome| {
        let people: Decimal = outcome.volume.cohorts().iter().map(Estimate::point).sum();
        let amount = outcome.proxy_value().map_or(Decimal::ZERO, Estimate::point).abs();
        let effect = outcome.effect.as_ref().and_then(|effect| effect.value).map_or(Decimal::ONE, |it| it.abs());
        people * amount * effect.max(Decimal::ONE) * Decimal::from(outcome.duration_years().max(1))
    });
    let inputs = study.inputs.iter().map(|input| {
        let quantity = input.quantity.as_ref().map_or(Decimal::ONE, Estimate::point);
        quantity * input.unit_value.as_ref().map_or(Decimal::ZERO, Estimate::point)
    });
    let terms: Decimal = outcomes.chain(inputs).sum();
    (terms + Decimal::ONE) * Decimal::ONE_HUNDRED
}
