//! Cells, their formulas, and the sheet that stores them in evaluation order.

use crate::number::{Decimal, Invariant as _};
use std::ops::Range;

/// The index of a cell in its sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellId(u32);

impl CellId {
    /// The index, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The unit of the figure in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellUnit {
    /// The study's currency.
    Money,
    /// People, units, hours.
    Count,
    /// A share from 0 to 1.
    Share,
    /// A multiplier.
    Factor,
    /// Money per unit of money.
    Ratio,
    /// Months.
    Months,
}

/// How a cell is computed from earlier cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formula<'a> {
    /// A stated number: the sheet's nth input.
    Input(usize),
    /// A number fixed by the structure of the study.
    Constant(Decimal),
    /// The sum of the cells; 0 if there are none.
    Sum(&'a [CellId]),
    /// The product of the cells; 1 if there are none.
    Product(&'a [CellId]),
    /// The first cell minus the second.
    Difference(CellId, CellId),
    /// The first cell divided by the second.
    Quotient(CellId, CellId),
    /// 1 minus the cell.
    Complement(CellId),
    /// How much of the unit interval that starts at `after` lies below the cell: `min(max(cell − after, 0), 1)`.
    Portion {
        /// The cell.
        of: CellId,
        /// Where the interval starts.
        after: u32,
    },
    /// The cell raised to `halves / 2`; an even `halves` is a whole power.
    Power {
        /// The base.
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
    Portion { of: CellId, after: u32 },
    Power { base: CellId, halves: i64 },
}

#[derive(Debug, Clone, PartialEq)]
struct Cell<K> {
    key: K,
    unit: CellUnit,
    formula: Stored,
}

/// Cells in evaluation order: each one refers to earlier cells only.
///
/// The order holds by construction, because a new cell can only refer to the ids of existing cells.
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
    /// The number of cells.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether the sheet has no cells.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The input cells with their stated numbers, in insertion order.
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

    /// All formulas, in order.
    pub fn formulas(&self) -> impl DoubleEndedIterator<Item = Formula<'_>> + ExactSizeIterator {
        self.cells.iter().map(|cell| self.view(&cell.formula))
    }

    /// The first cell with this key.
    pub fn find(&self, key: K) -> Option<CellId>
    where
        K: PartialEq,
    {
        self.keys().find(|(_, other)| *other == key).map(|(cell, _)| cell)
    }

    /// All cells with their keys, in order.
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
            Stored::Portion { of, after } => Formula::Portion { of: *of, after: *after },
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

    /// Adds an input cell with its stated number.
    pub fn input(&mut self, key: K, unit: CellUnit, value: Decimal) -> CellId {
        let slot = self.inputs.len();
        let id = self.push(key, unit, Stored::Input(slot));
        self.inputs.push((id, value));
        id
    }

    /// Adds a constant.
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

    /// Adds the portion `min(max(of − after, 0), 1)`.
    pub fn portion(&mut self, key: K, unit: CellUnit, of: CellId, after: u32) -> CellId {
        self.push(key, unit, Stored::Portion { of, after })
    }

    /// Adds a power `base^(halves / 2)`.
    pub fn power(&mut self, key: K, unit: CellUnit, base: CellId, halves: i64) -> CellId {
        self.push(key, unit, Stored::Power { base, halves })
    }
}
