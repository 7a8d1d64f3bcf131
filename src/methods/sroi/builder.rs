//! The builder of a sheet: the state that its parts share.

use super::figure::{Figure, Level};
use crate::number::Decimal;
use crate::sheet::{CellId, CellUnit, Sheet};
use crate::study::{Estimate, NumberPath, Study};
use std::collections::BTreeMap;

/// Invariant of lists by year.
pub(super) const YEAR: &str = "there is a list for each year";

/// Builds the sheet of a study.
pub(super) struct Builder<'s> {
    pub(super) study: &'s Study,
    pub(super) sheet: Sheet<Figure>,
    /// The stated numbers, in the order in which their cells were added.
    pub(super) targets: Vec<(NumberPath, CellId)>,
    pub(super) factors: Factors,
    /// The levels of the waterfall, from the top.
    pub(super) levels: Vec<Level>,
    /// The cells of the amounts requested so far, by the position of the outcome that states them.
    pub(super) proxies: BTreeMap<usize, Vec<CellId>>,
    /// The factors of prices requested so far, by the year of the amount.
    pub(super) price_factors: BTreeMap<i32, CellId>,
    /// The constant 1, once it is needed.
    pub(super) one: Option<CellId>,
}

/// The discount factors on the sheet so far.
#[derive(Debug, Default)]
pub(super) struct Factors {
    pub(super) periods: Vec<Period>,
    pub(super) half_year: bool,
    /// The factors requested so far, by year.
    pub(super) years: BTreeMap<u32, CellId>,
}

/// The years in which one rate applies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Period {
    pub(super) from_year: u32,
    pub(super) growth: CellId,
    /// The factor of all earlier years; `None` for the first period.
    pub(super) before: Option<CellId>,
}

impl<'s> Builder<'s> {
    pub(super) fn new(study: &'s Study) -> Self {
        let levels = Level::of(study);
        Self {
            study,
            sheet: Sheet::default(),
            targets: Vec::new(),
            factors: Factors::default(),
            levels,
            proxies: BTreeMap::new(),
            price_factors: BTreeMap::new(),
            one: None,
        }
    }

    /// Adds a cell for a stated number.
    pub(super) fn stated(&mut self, target: NumberPath, unit: CellUnit, value: Decimal) -> CellId {
        let cell = self.sheet.input(Figure::Stated(self.targets.len()), unit, value);
        self.targets.push((target, cell));
        cell
    }

    /// The constant 1, to which a rate or a growth is added.
    pub(super) fn one(&mut self) -> CellId {
        let add = || self.sheet.constant(Figure::One, CellUnit::Factor, Decimal::ONE);
        *self.one.get_or_insert_with(add)
    }

    /// Adds a cell for an optional number, with the default used when it is not stated.
    pub(super) fn stated_or(
        &mut self,
        target: NumberPath,
        unit: CellUnit,
        value: Option<&Estimate>,
        default: Decimal,
    ) -> CellId {
        self.stated(target, unit, value.map_or(default, Estimate::point))
    }
}
