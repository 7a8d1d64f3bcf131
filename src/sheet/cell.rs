//! Cells, formulas, and the sheet that holds them in an order in which they can be read.

use crate::number::{Decimal, Invariant as _};
use std::ops::Range;

/// The place of a cell in its sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellId(u32);

impl CellId {
    /// Position, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What the figure in a cell counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellUnit {
    /// The study's currency.
    Money,
    /// People, units, hours.
    Count,
    /// A share from 0 to 1.
    Share,
    /// A number by which others are multiplied.
    Factor,
    /// Money per unit of money.
    Ratio,
    /// Months.
    Months,
}

/// How the figure in a cell follows from earlier cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formula<'a> {
    /// A number that the person states: the nth input of the sheet.
    Input(usize),
    /// A number that is fixed by the structure of the study.
    Constant(Decimal),
    /// The sum of cells; 0 for none.
    Sum(&'a [CellId]),
    /// The product of cells; 1 for none.
    Product(&'a [CellId]),
    /// The first cell less the second.
    Difference(CellId, CellId),
    /// The first cell divided by the second.
    Quotient(CellId, CellId),
    /// 1 less the cell.
    Complement(CellId),
    /// The cell to the power `halves / 2`; whole powers have even `halves`.
    Power {
        /// The cell raised.
        base: CellId,
        /// Twice the exponent.
        halves: i64,
    },
}

#[derive(Debug, Clone, PartialEq)]
enum Stored {
    Input(usize),
    Constant(Decimal),
    Sum(Range<usize>),
    Product(Range<usize>),
    Difference(CellId, CellId),
    Quotient(CellId, CellId),
    Complement(CellId),
    Power { base: CellId, halves: i64 },
}

#[derive(Debug, Clone, PartialEq)]
struct Cell<K> {
    key: K,
    unit: CellUnit,
    formula: Stored,
}

/// Cells in an order in which each one only refers to earlier ones.
///
/// The order holds by construction: a cell can only be added with the ids of cells that exist.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet<K> {
    cells: Vec<Cell<K>>,
    arguments: Vec<CellId>,
    inputs: Vec<(CellId, Decimal)>,
}

impl<K> Default for Sheet<K> {
    fn default() -> Self {
        Self { cells: Vec::new(), arguments: Vec::new(), inputs: Vec::new() }
    }
}

impl<K: Copy> Sheet<K> {
    /// Number of cells.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The stated numbers with their cells, in the order in which they were added.
    pub fn inputs(&self) -> &[(CellId, Decimal)] {
        &self.inputs
    }

    /// The key of a cell.
    pub fn key(&self, cell: CellId) -> Option<K> {
        self.cells.get(cell.index()).map(|cell| cell.key)
    }

    /// The unit of a cell.
    pub fn unit(&self, cell: CellId) -> Option<CellUnit> {
        self.cells.get(cell.index()).map(|cell| cell.unit)
    }

    /// The formula of a cell.
    pub fn formula(&self, cell: CellId) -> Option<Formula<'_>> {
        self.cells.get(cell.index()).map(|cell| self.view(&cell.formula))
    }

    /// Every formula in order.
    pub fn formulas(&self) -> impl DoubleEndedIterator<Item = Formula<'_>> + ExactSizeIterator {
        self.cells.iter().map(|cell| self.view(&cell.formula))
    }

    /// The cell with this key.
    pub fn find(&self, key: K) -> Option<CellId>
    where
        K: PartialEq,
    {
        self.keys().find(|(_, other)| *other == key).map(|(cell, _)| cell)
    }

    /// Every key in order, with its cell.
    pub fn keys(&self) -> impl Iterator<Item = (CellId, K)> + '_ {
        (0_u32..).map(CellId).zip(self.cells.iter().map(|cell| cell.key))
    }

    fn view<'a>(&'a self, stored: &Stored) -> Formula<'a> {
        let slice = |range: &Range<usize>| {
            self.arguments.get(range.clone()).or_broken("a sheet keeps the arguments of its formulas")
        };
        match stored {
            Stored::Input(slot) => Formula::Input(*slot),
            Stored::Constant(value) => Formula::Constant(*value),
            Stored::Sum(range) => Formula::Sum(slice(range)),
            Stored::Product(range) => Formula::Product(slice(range)),
            Stored::Difference(a, b) => Formula::Difference(*a, *b),
            Stored::Quotient(a, b) => Formula::Quotient(*a, *b),
            Stored::Complement(a) => Formula::Complement(*a),
            Stored::Power { base, halves } => Formula::Power { base: *base, halves: *halves },
        }
    }

    fn push(&mut self, key: K, unit: CellUnit, formula: Stored) -> CellId {
        let id = CellId(u32::try_from(self.cells.len()).or_broken("a sheet has less than 2³² cells"));
        self.cells.push(Cell { key, unit, formula });
        id
    }

    fn store(&mut self, cells: &[CellId]) -> Range<usize> {
        let start = self.arguments.len();
        self.arguments.extend_from_slice(cells);
        start..self.arguments.len()
    }

    /// Adds a stated number.
    pub fn input(&mut self, key: K, unit: CellUnit, value: Decimal) -> CellId {
        let slot = self.inputs.len();
        let id = self.push(key, unit, Stored::Input(slot));
        self.inputs.push((id, value));
        id
    }

    /// Adds a fixed number.
    pub fn constant(&mut self, key: K, unit: CellUnit, value: Decimal) -> CellId {
        self.push(key, unit, Stored::Constant(value))
    }

    /// Adds a sum.
    pub fn sum(&mut self, key: K, unit: CellUnit, cells: &[CellId]) -> CellId {
        let range = self.store(cells);
        self.push(key, unit, Stored::Sum(range))
    }

    /// Adds a product.
    pub fn product(&mut self, key: K, unit: CellUnit, cells: &[CellId]) -> CellId {
        let range = self.store(cells);
        self.push(key, unit, Stored::Product(range))
    }

    /// Adds a difference `a − b`.
    pub fn difference(&mut self, key: K, unit: CellUnit, a: CellId, b: CellId) -> CellId {
        self.push(key, unit, Stored::Difference(a, b))
    }

    /// Adds a quotient `a / b`.
    pub fn quotient(&mut self, key: K, unit: CellUnit, a: CellId, b: CellId) -> CellId {
        self.push(key, unit, Stored::Quotient(a, b))
    }

    /// Adds a complement `1 − a`.
    pub fn complement(&mut self, key: K, unit: CellUnit, a: CellId) -> CellId {
        self.push(key, unit, Stored::Complement(a))
    }

    /// Adds a power `base^(halves / 2)`.
    pub fn power(&mut self, key: K, unit: CellUnit, base: CellId, halves: i64) -> CellId {
        self.push(key, unit, Stored::Power { base, halves })
    }
}
