//! Figures as people read them: rounded once, with their unit, in the convention of the language.

use super::Catalog;
use crate::number::{Decimal, write};
use crate::sheet::CellUnit;

/// Where a figure stands, which says how many digits it deserves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// In a headline or a table: whole units of money.
    Plain,
    /// In an explanation: to the cent, so that a reader can redo the sum.
    Full,
}

impl Catalog {
    /// A figure with its unit.
    pub fn figure(&self, value: Decimal, unit: CellUnit, currency: &str, detail: Detail) -> String {
        let language = self.language();
        match (unit, detail) {
            (CellUnit::Money, Detail::Plain) => write::money(value, 0, currency, language),
            (CellUnit::Money, Detail::Full) => write::money(value, 2, currency, language),
            (CellUnit::Count, _) => write::number(value, 3, language),
            (CellUnit::Share, Detail::Plain) => write::percent(value, 1, language),
            (CellUnit::Share, Detail::Full) => write::percent(value, 4, language),
            (CellUnit::Factor, Detail::Plain) => write::number(value, 4, language),
            (CellUnit::Factor, Detail::Full) => write::number(value, 6, language),
            (CellUnit::Ratio, _) => write::ratio(value, language),
            (CellUnit::Months, _) => {
                let months = write::number(value, 1, language);
                self.fill("unit.months", &[("n", &months)])
            }
        }
    }

    /// A figure, or what stands for one that is not defined.
    pub fn figure_or_none(&self, value: Option<Decimal>, unit: CellUnit, currency: &str, detail: Detail) -> String {
        value.map_or_else(
            || self.text("figure.undefined").to_owned(),
            |value| self.figure(value, unit, currency, detail),
        )
    }
}

/// The unit of a figure for a number of the registry.
pub fn unit_of(unit: crate::study::field::FieldUnit) -> CellUnit {
    use crate::study::field::FieldUnit as Stated;
    match unit {
        Stated::Money => CellUnit::Money,
        Stated::Share | Stated::Difference | Stated::Rate => CellUnit::Share,
        Stated::Count | Stated::CalendarYear | Stated::Years | Stated::Points => CellUnit::Count,
    }
}
