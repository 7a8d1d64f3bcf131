//! The readings of a sheet agree with one another, on the sheets of random studies and of the worked cases.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

#[allow(unreachable_pub, dead_code, reason = "shared by several test files, each of which uses a part")]
mod support;

use proptest::prelude::*;
use retombees::file::CASES;
use retombees::methods::sroi::{Evaluation, Figure};
use retombees::number::{Decimal, real};
use retombees::sheet::{BatchReader, CellId, Exact, Formula, Sheet, Trouble};
use retombees::study::Study;
use rust_decimal::dec;

/// Draws in a batch, and how near its figures are to the exact ones, relative to the size of the terms.
const WIDTH: usize = 3;
const TOLERANCE: f64 = 1e-9;
/// Below this size a figure of 28 decimals has too few digits to be compared.
const SMALL: f64 = 1e-9;

/// The size of what a figure is made of: a sum of terms that cancel is as uncertain as its terms are large.
fn sizes(sheet: &Sheet<Figure>, exact: &Exact) -> Vec<f64> {
    let mut sizes: Vec<f64> = Vec::with_capacity(sheet.len());
    for ((cell, _), formula) in sheet.keys().zip(sheet.formulas()) {
        let of = |cell: &CellId| sizes[cell.index()];
        let own = exact.get(cell).map_or(f64::NAN, |value| real::from_decimal(value).abs());
        let size = match formula {
            Formula::Input(_) | Formula::Constant(_) | Formula::Power { .. } => own,
            Formula::Sum(cells) => cells.iter().map(of).sum(),
            Formula::Product(cells) => cells.iter().map(of).product(),
            Formula::Difference(a, b) => of(&a) + of(&b),
            Formula::Complement(a) => 1.0 + of(&a),
            // What is uncertain below the line counts once more, relative to what is there.
            Formula::Quotient(a, b) => {
                let below = exact.get(b).map_or(f64::NAN, |value| real::from_decimal(value).abs());
                of(&a) / below * (of(&b) / below)
            }
        };
        sizes.push(size.max(own));
    }
    sizes
}

fn batch_agrees(study: &Study) -> Result<(), TestCaseError> {
    let evaluation = Evaluation::of(study);
    let (sheet, exact) = (evaluation.sheet(), evaluation.values());
    let sizes = sizes(sheet, exact);
    let mut reader = BatchReader::new(sheet, WIDTH);
    reader.read();
    for (cell, key) in sheet.keys() {
        let column = reader.column(cell);
        prop_assert_eq!(column.len(), WIDTH);
        match exact.get(cell) {
            Ok(value) => {
                let expected = real::from_decimal(value);
                let distance = TOLERANCE * (sizes[cell.index()] + SMALL);
                let near = column.iter().all(|found| (found - expected).abs() <= distance);
                prop_assert!(near, "{key:?}: {column:?} for {expected}, size {}", sizes[cell.index()]);
            }
            // 0 / 0 and x / 0: no figure, and no plausible number either.
            Err(Trouble::Undefined) => {
                prop_assert!(column.iter().all(|found| !found.is_finite()), "{key:?}: {column:?}");
            }
            Err(Trouble::Overflow) => prop_assert!(false, "{key:?} is too large in a study of moderate numbers"),
        }
    }
    Ok(())
}

/// Every stated number moved a little both ways: the present value and the ratio move as their slopes say.
fn slopes_agree(study: &Study) -> Result<(), TestCaseError> {
    let evaluation = Evaluation::of(study);
    let (sheet, exact) = (evaluation.sheet(), evaluation.values());
    let sizes = sizes(sheet, exact);
    for figure in [evaluation.net_present_value(), evaluation.inputs_present_value()] {
        let slopes = sheet.slopes(exact, figure);
        for (target, cell) in evaluation.targets() {
            let now = exact.get(*cell).unwrap();
            let step = dec!(0.000001) * now.abs().max(dec!(0.01));
            let at = |value| sheet.exact_with(&[(*cell, value)]).get(figure).unwrap();
            let difference = (at(now + step) - at(now - step)) / (step + step);
            let slope = slopes.get(*cell).unwrap();
            let distance = real::from_decimal((slope - difference).abs());
            let size = real::from_decimal(slope.abs()) + sizes[figure.index()] * 1e-3;
            prop_assert!(distance <= 1e-6 * size, "{target}: slope {slope}, difference {difference}");
        }
    }
    Ok(())
}

/// A formula read by hand from the parts that a step names gives the figure of the step.
fn steps_agree(study: &Study) -> Result<(), TestCaseError> {
    let evaluation = Evaluation::of(study);
    for (cell, key) in evaluation.sheet().keys() {
        let step = evaluation.step(cell).unwrap();
        prop_assert_eq!(step.key, key);
        prop_assert_eq!(Some(step.unit), evaluation.sheet().unit(cell));
        prop_assert!(step.parts.iter().all(|part| *part < cell), "{key:?} refers to a later cell");
        let parts: Option<Vec<Decimal>> = step.parts.iter().map(|part| evaluation.value(*part)).collect();
        let (Ok(value), Some(parts)) = (step.value, parts) else { continue };
        let expected = match step.formula {
            Formula::Input(n) => {
                let (_, stated) = evaluation.sheet().inputs()[n];
                prop_assert!(matches!(key, Figure::Stated(stated) if evaluation.target(stated).is_some()));
                stated
            }
            Formula::Constant(value) => value,
            Formula::Sum(_) => parts.iter().sum(),
            Formula::Product(_) => parts.iter().product(),
            Formula::Difference(..) => parts[0] - parts[1],
            Formula::Quotient(..) => parts[0] / parts[1],
            Formula::Complement(_) => Decimal::ONE - parts[0],
            Formula::Power { halves, .. } => {
                let found = real::pow(real::from_decimal(parts[0]), real_halves(halves));
                prop_assert!((found - real::from_decimal(value)).abs() <= 1e-12 * (1.0 + found), "{key:?}");
                continue;
            }
        };
        prop_assert_eq!(value, expected, "{:?}", key);
    }
    Ok(())
}

fn real_halves(halves: i64) -> f64 {
    f64::from(i32::try_from(halves).unwrap()) / 2.0
}

/// The stated number of each target is in its cell, once.
fn targets_agree(study: &Study) -> Result<(), TestCaseError> {
    let evaluation = Evaluation::of(study);
    prop_assert_eq!(evaluation.targets().len(), evaluation.sheet().inputs().len());
    for (n, (target, cell)) in evaluation.targets().iter().enumerate() {
        prop_assert!(target.exists(study), "{target}");
        let computed_with = target.get(study).map(|estimate| estimate.point()).or(target.field().spec().default);
        prop_assert_eq!(evaluation.value(*cell), computed_with, "{}", target);
        prop_assert!(
            !evaluation.targets()[..n].iter().any(|(earlier, _)| earlier == target),
            "{target} is there twice"
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_exact_and_the_batch_reading_agree(study in support::study()) {
        batch_agrees(&study)?;
    }

    #[test]
    fn slopes_are_what_small_moves_give(study in support::study()) {
        slopes_agree(&study)?;
    }

    #[test]
    fn steps_lead_to_their_figure(study in support::study()) {
        steps_agree(&study)?;
    }

    #[test]
    fn every_stated_number_has_one_cell(study in support::study()) {
        targets_agree(&study)?;
    }

    /// A batch is its draws one by one: other draws in the same pass change nothing, to the last bit.
    #[test]
    fn draws_do_not_touch_one_another(study in support::study(), factors in [0.5_f64..2.0, 0.5..2.0, 0.5..2.0]) {
        let evaluation = Evaluation::of(&study);
        let sheet = evaluation.sheet();
        let mut together = BatchReader::new(sheet, WIDTH);
        for (cell, value) in sheet.inputs() {
            let column = together.input(*cell).unwrap();
            column.iter_mut().zip(factors).for_each(|(x, factor)| *x = real::from_decimal(*value) * factor);
        }
        together.read();
        for (draw, factor) in factors.into_iter().enumerate() {
            let mut alone = BatchReader::new(sheet, 1);
            for (cell, value) in sheet.inputs() {
                alone.input(*cell).unwrap().fill(real::from_decimal(*value) * factor);
            }
            alone.read();
            for (cell, key) in sheet.keys() {
                let (one, many) = (alone.column(cell)[0], together.column(cell)[draw]);
                prop_assert!(one.to_bits() == many.to_bits() || (one.is_nan() && many.is_nan()), "{key:?}");
            }
        }
    }
}

#[test]
fn the_readings_agree_on_the_worked_cases() {
    for case in CASES {
        let study = case.study().unwrap();
        for (reading, agrees) in [
            ("batch", batch_agrees(&study)),
            ("slopes", slopes_agree(&study)),
            ("steps", steps_agree(&study)),
            ("targets", targets_agree(&study)),
        ] {
            agrees.unwrap_or_else(|error| panic!("{}: {reading}: {error}", case.key));
        }
    }
}
