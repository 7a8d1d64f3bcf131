//! The return: value in relation to inputs.

use super::figure::Figure;
use crate::number::Decimal;
use crate::sheet::{CellId, CellUnit, Sheet};

/// Whether the ratio is defined: inputs must be above 0.
pub fn is_ratio_defined<T: PartialOrd + Default>(inputs: T) -> bool {
    inputs > T::default()
}

/// The cells of the figures of the return.
#[derive(Debug, Clone)]
pub(super) struct ReturnCells {
    pub(super) net_present_value: CellId,
    pub(super) ratio: CellId,
    pub(super) net_ratio: CellId,
}

impl ReturnCells {
    /// `NPV = PV − I`, `ratio = PV / I`, `net ratio = NPV / I`.
    pub(super) fn add(sheet: &mut Sheet<Figure>, present_value: CellId, inputs: CellId) -> Self {
        let net_present_value = sheet.difference(Figure::NetPresentValue, CellUnit::Money, present_value, inputs);
        let ratio = sheet.quotient(Figure::Ratio, CellUnit::Ratio, present_value, inputs);
        let net_ratio = sheet.quotient(Figure::NetRatio, CellUnit::Ratio, net_present_value, inputs);
        Self { net_present_value, ratio, net_ratio }
    }
}

/// The return computed from two known totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Return {
    /// Net present value; `None` when it overflows.
    pub net_present_value: Option<Decimal>,
    /// Ratio; `None` without inputs, or when it overflows.
    pub ratio: Option<Decimal>,
}

impl Return {
    /// Evaluates the return on a sheet that states the two totals, with the same formulas as in every study.
    pub fn of(present_value: Decimal, inputs: Decimal) -> Self {
        let mut sheet = Sheet::default();
        let out = sheet.input(Figure::PresentValue, CellUnit::Money, present_value);
        let put_in = sheet.input(Figure::InputsPresentValue, CellUnit::Money, inputs);
        let cells = ReturnCells::add(&mut sheet, out, put_in);
        let values = sheet.exact();
        Self {
            net_present_value: values.get(cells.net_present_value).ok(),
            ratio: values.get(cells.ratio).ok().filter(|_| is_ratio_defined(inputs)),
        }
    }
}
