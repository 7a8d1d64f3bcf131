//! Batch evaluation: each cell is a column of reals with one row per draw.

use super::{CELL, CellId, EARLIER, Formula, Sheet};
use crate::number::{Invariant as _, real};
use std::ops::Range;

/// Evaluates a sheet for several draws at once, without allocating between evaluations.
///
/// Where a figure is undefined in a draw, its value is NaN or infinite.
#[derive(Debug)]
pub struct BatchReader<'a, K> {
    sheet: &'a Sheet<K>,
    width: usize,
    columns: Vec<f64>,
}

impl<'a, K: Copy> BatchReader<'a, K> {
    /// Allocates columns of `width` draws, each filled with the stated numbers.
    pub fn new(sheet: &'a Sheet<K>, width: usize) -> Self {
        let width = width.max(1);
        let mut reader = Self { sheet, width, columns: vec![0.0; sheet.len().saturating_mul(width)] };
        for (cell, value) in sheet.inputs() {
            reader.input(*cell).or_broken(CELL).fill(real::from_decimal(*value));
        }
        for (cell, formula) in sheet.keys().map(|(cell, _)| cell).zip(sheet.formulas()) {
            if let Formula::Constant(value) = formula {
                reader.input(cell).or_broken(CELL).fill(real::from_decimal(value));
            }
        }
        reader
    }

    /// The number of draws per evaluation.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The column of an input cell, to fill before an evaluation.
    pub fn input(&mut self, cell: CellId) -> Option<&mut [f64]> {
        let range = self.range(cell);
        self.columns.get_mut(range)
    }

    /// The column of a cell after an evaluation.
    pub fn column(&self, cell: CellId) -> &[f64] {
        self.columns.get(self.range(cell)).or_broken(CELL)
    }

    /// Evaluates every cell from the input cells.
    pub fn read(&mut self) {
        let width = self.width;
        let range = |cell: CellId| span(cell.index(), width);
        for (index, formula) in self.sheet.formulas().enumerate() {
            let (earlier, rest) = self.columns.split_at_mut(index.saturating_mul(width));
            let out = rest.get_mut(..width).or_broken(CELL);
            let column = |cell: CellId| earlier.get(range(cell)).or_broken(EARLIER);
            match formula {
                Formula::Input(_) | Formula::Constant(_) => {}
                Formula::Sum(cells) => {
                    out.fill(0.0);
                    for cell in cells {
                        update(out, column(*cell), |total, x| total + x);
                    }
                }
                Formula::Product(cells) => {
                    out.fill(1.0);
                    for cell in cells {
                        update(out, column(*cell), |total, x| total * x);
                    }
                }
                Formula::Difference(a, b) => {
                    out.copy_from_slice(column(a));
                    update(out, column(b), |x, y| x - y);
                }
                Formula::Quotient(a, b) => {
                    out.copy_from_slice(column(a));
                    update(out, column(b), |x, y| x / y);
                }
                Formula::Complement(a) => {
                    out.fill(1.0);
                    update(out, column(a), |one, x| one - x);
                }
                Formula::Portion { of, after } => {
                    update(out, column(of), |_, x| portion(x, after));
                }
                Formula::Power { base, halves } => {
                    update(out, column(base), |_, x| power(x, halves));
                }
            }
        }
    }

    fn range(&self, cell: CellId) -> Range<usize> {
        span(cell.index(), self.width)
    }
}

fn span(index: usize, width: usize) -> Range<usize> {
    let start = index.saturating_mul(width);
    start..start.saturating_add(width)
}

fn update(out: &mut [f64], column: &[f64], combine: impl Fn(f64, f64) -> f64) {
    for (total, x) in out.iter_mut().zip(column) {
        *total = combine(*total, *x);
    }
}

/// `min(max(x − after, 0), 1)`.
pub(super) fn portion(x: f64, after: u32) -> f64 {
    (x - f64::from(after)).clamp(0.0, 1.0)
}

pub(super) fn power(base: f64, halves: i64) -> f64 {
    // An exponent beyond 32 bits is clamped: unless the base is very close to ±1, the power is 0, 1 or infinite either way.
    let whole = real::powi(base, i32::try_from(halves / 2).unwrap_or(if halves < 0 { i32::MIN } else { i32::MAX }));
    match halves % 2 {
        0 => whole,
        1 => whole * real::sqrt(base),
        _ => whole / real::sqrt(base),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::CellUnit;
    use rust_decimal::dec;

    #[test]
    fn each_draw_is_read_on_its_own() {
        let mut sheet = Sheet::default();
        let x = sheet.input('x', CellUnit::Count, dec!(2));
        let y = sheet.input('y', CellUnit::Count, dec!(0.5));
        let left = sheet.complement('l', CellUnit::Share, y);
        let product = sheet.product('p', CellUnit::Count, &[x, left]);
        let root = sheet.power('r', CellUnit::Factor, x, -1);
        let mut reader = BatchReader::new(&sheet, 3);
        reader.input(x).unwrap().copy_from_slice(&[1.0, 4.0, 16.0]);
        reader.read();
        assert_eq!(reader.column(product), [0.5, 2.0, 8.0]);
        assert_eq!(reader.column(root), [1.0, 0.5, 0.25]);
    }
}
