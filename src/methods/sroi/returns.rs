//! The return: what comes out, in relation to what is put in.

use super::figure::Figure;
use crate::number::Decimal;
use crate::sheet::{CellId, CellUnit, Sheet};

/// Whether the ratio is defined: something is put in. Nothing can be related to nothing, and a negative input is none.
pub fn is_ratio_defined<T: PartialOrd + Default>(inputs: T) -> bool {
    inputs > T::default()
}

/// The places of the figures of the return.
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

/// The return of totals that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Return {
    /// Net present value; none when it is too large.
    pub net_present_value: Option<Decimal>,
    /// Ratio; none where nothing is put in, or when it is too large.
    pub ratio: Option<Decimal>,
}

impl Return {
    /// Reads the cells of the return on a sheet that states its two totals: the formulas are those of every study.
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
