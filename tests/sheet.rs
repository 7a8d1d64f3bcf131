//! The readers of a sheet agree with one another, on the sheets of random studies and of the worked cases.

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
use retombees::sheet::{self, BatchReader, CellId, EvaluationError, Formula, Plan, Runner, Sheet};
use retombees::study::field::FieldRole;
use retombees::study::{NumberPath, Study};
use rust_decimal::dec;

/// Draws in a batch, and how near its figures are to the exact ones, relative to the size of the terms.
const WIDTH: usize = 3;
const TOLERANCE: f64 = 1e-9;
/// Below this size a figure of 28 decimals has too few digits to be compared.
const SMALL: f64 = 1e-9;

/// The size of what a figure is made of: a sum of terms that cancel is as uncertain as its terms are large.
fn sizes(sheet: &Sheet<Figure>, figure: impl Fn(CellId) -> f64) -> Vec<f64> {
    let mut sizes: Vec<f64> = Vec::with_capacity(sheet.len());
    for ((cell, _), formula) in sheet.keys().zip(sheet.formulas()) {
        let of = |cell: &CellId| sizes[cell.index()];
        let own = figure(cell).abs();
        let size = match formula {
            Formula::Input(_) | Formula::Constant(_) | Formula::Power { .. } => own,
            Formula::Portion { .. } => 1.0,
            Formula::Sum(cells) => cells.iter().map(of).sum(),
            Formula::Product(cells) => cells.iter().map(of).product(),
            Formula::Difference(a, b) => of(&a) + of(&b),
            Formula::Complement(a) => 1.0 + of(&a),
            // What is uncertain below the line counts once more, relative to what is there.
            Formula::Quotient(a, b) => {
                let below = figure(b).abs();
                of(&a) / below * (of(&b) / below)
            }
        };
        sizes.push(size.max(own));
    }
    sizes
}

fn exact_sizes(evaluation: &Evaluation) -> Vec<f64> {
    sizes(evaluation.sheet(), |cell| evaluation.value(cell).map_or(f64::NAN, real::from_decimal))
}

fn batch_agrees(study: &Study) -> Result<(), TestCaseError> {
    let evaluation = Evaluation::of(study);
    let (sheet, exact) = (evaluation.sheet(), evaluation.values());
    let sizes = exact_sizes(&evaluation);
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
            Err(EvaluationError::Undefined) => {
                prop_assert!(column.iter().all(|found| !found.is_finite()), "{key:?}: {column:?}");
            }
            Err(EvaluationError::Overflow) => {
                prop_assert!(false, "{key:?} is too large in a study of moderate numbers");
            }
        }
    }
    Ok(())
}

/// Every stated number moved a little both ways: the present value and the ratio move as their slopes say.
fn slopes_agree(study: &Study) -> Result<(), TestCaseError> {
    let evaluation = Evaluation::of(study);
    let (sheet, exact) = (evaluation.sheet(), evaluation.values());
    let sizes = exact_sizes(&evaluation);
    for figure in [evaluation.net_present_value(), evaluation.inputs_present_value()] {
        let slopes = sheet.slopes(exact, figure);
        // A duration has another slope below a whole number of years than above.
        let is_bent = |target: &NumberPath| matches!(target.field().spec().role, FieldRole::Duration);
        let is_whole = |cell: &CellId| exact.get(*cell).unwrap().is_integer();
        for (target, cell) in evaluation.targets().iter().filter(|(it, cell)| !(is_bent(it) && is_whole(cell))) {
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
        let step = evaluation.sheet().step(evaluation.values(), cell).unwrap();
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
            Formula::Portion { after, .. } => (parts[0] - Decimal::from(after)).max(Decimal::ZERO).min(Decimal::ONE),
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

/// Draws that are compared: the ends of a pass, and some between.
const COMPARED: [usize; 8] = [0, 1, 7, 100, 128, 200, 254, 255];

/// A number that is drawn, made of what is stated: shares and amounts of any size, of the other sign now and then, 0 too; a rate
/// stays above −1.
fn drawn(stated: f64, is_rate: bool, cell: CellId, draw: usize) -> f64 {
    let mixed = f64::from(u16::try_from((cell.index() * 7_919 + draw * 104_729 + 13) % 1_009).unwrap()) / 1_009.0;
    if is_rate { stated * (0.2 + 0.8 * mixed) } else { stated * (2.2 * mixed - 0.2) + (mixed - 0.5) * 0.25 }
}

/// A plan gives the figures of the batch reading, whichever numbers are drawn and whichever figures are wanted.
///
/// `pick` says of the nth stated number whether it is drawn.
fn plan_agrees(study: &Study, pick: impl Fn(usize) -> bool) -> Result<(), TestCaseError> {
    let evaluation = Evaluation::of(study);
    let sheet = evaluation.sheet();
    let is_rate = |target: &NumberPath| matches!(target, NumberPath::Rate | NumberPath::LaterRate(_));
    let stated = |cell: CellId| evaluation.value(cell).map_or(f64::NAN, real::from_decimal);
    let uncertain: Vec<(CellId, bool)> = evaluation
        .targets()
        .iter()
        .enumerate()
        .filter(|(n, _)| pick(*n))
        .map(|(_, (t, cell))| (*cell, is_rate(t)))
        .collect();
    let column = |(cell, is_rate): (CellId, bool)| -> sheet::BatchColumn {
        std::array::from_fn(|draw| drawn(stated(cell), is_rate, cell, draw))
    };
    let mut reader = BatchReader::new(sheet, sheet::WIDTH);
    for one in &uncertain {
        reader.input(one.0).unwrap().copy_from_slice(&column(*one));
    }
    reader.read();
    let sizes = COMPARED.map(|draw| sizes(sheet, |cell| reader.column(cell)[draw]));

    let (value, inputs) = (evaluation.present_value(), evaluation.inputs_present_value());
    let years: Vec<CellId> = evaluation.years().flat_map(|year| [year.value, year.present_value]).collect();
    let mut wanted: Vec<Vec<CellId>> =
        vec![vec![value], vec![inputs], years.clone(), vec![evaluation.net_present_value(), value]];
    wanted.extend(evaluation.ratio().map(|ratio| vec![ratio]));
    wanted.push(evaluation.ratio().into_iter().chain([value, inputs]).chain(years).collect());
    // What is drawn may be wanted as it is, and every cell at once.
    wanted.push(sheet.keys().map(|(cell, _)| cell).collect());
    let cells: Vec<CellId> = uncertain.iter().map(|(cell, _)| *cell).collect();
    for outputs in wanted {
        let mut runner = Runner::new(Plan::new(sheet, &cells, &outputs));
        let drawn = runner.plan().drawn().to_vec();
        // Twice: a pass leaves nothing behind that the next one could read.
        for _ in 0..2 {
            runner.pass(|n, out| {
                *out = column(uncertain[drawn[n].input]);
                if drawn[n].complement {
                    *out = out.map(|x| 1.0 - x);
                }
            });
        }
        for (place, cell) in outputs.iter().enumerate() {
            let found = *runner.output(place);
            for (sizes, draw) in sizes.iter().zip(COMPARED) {
                let (found, expected) = (found[draw], reader.column(*cell)[draw]);
                let near = (found - expected).abs() <= TOLERANCE * sizes[cell.index()];
                let undefined = !found.is_finite() && !expected.is_finite();
                prop_assert!(near || undefined, "{:?}: {found} for {expected}, draw {draw}", sheet.key(*cell));
            }
        }
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
    fn a_plan_gives_the_figures_of_the_batch_reading(study in support::study(), picks in any::<[bool; 24]>()) {
        plan_agrees(&study, |n| picks[n % picks.len()])?;
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
            ("plan, all drawn", plan_agrees(&study, |_| true)),
            ("plan, none drawn", plan_agrees(&study, |_| false)),
            ("plan, every second drawn", plan_agrees(&study, |n| n % 2 == 0)),
            ("plan, one in five drawn", plan_agrees(&study, |n| n % 5 == 3)),
        ] {
            agrees.unwrap_or_else(|error| panic!("{}: {reading}: {error}", case.key));
        }
    }
}
