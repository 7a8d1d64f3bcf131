//! A table pasted from a spreadsheet, before it comes in: what each column means, and how doubtful cells are read.

mod copy;
mod headings;
mod place;

use super::parts::PartKind;
use crate::number::Language;
use crate::study::vocabulary::vocabulary;

pub use copy::copied;
pub use headings::read_table;
pub use place::{Cell, LeftOut, LeftOutReason, PlacedTable, place_table};

vocabulary! {
    /// What a column of a pasted table holds.
    pub enum TableColumn {
        /// Nothing that is taken.
        #[default]
        Ignored = "ignored",
        /// The name of an outcome, an input or a stakeholder.
        Name = "name",
        /// Whose it is.
        Stakeholder = "stakeholder",
        /// How many; several columns are as many years.
        Quantity = "quantity",
        /// What stands for the value of one unit, in words.
        ProxyLabel = "proxy_label",
        /// The value of one unit.
        Amount = "amount",
        /// Where that amount comes from.
        Source = "source",
        /// The year whose prices it is in.
        PriceYear = "price_year",
        /// Share that would have happened anyway.
        Deadweight = "deadweight",
        /// Share that only moved from somewhere else.
        Displacement = "displacement",
        /// Share due to others.
        Attribution = "attribution",
        /// Share that fades each year.
        DropOff = "drop_off",
        /// For how many years there is value, or something is brought.
        Duration = "duration",
        /// The first year.
        FirstYear = "first_year",
        /// How many people a group has.
        Headcount = "headcount",
        /// How a group was consulted.
        Consulted = "consulted",
        /// Free remarks.
        Notes = "notes",
    }
}

impl TableColumn {
    /// The columns of a table of outcomes, inputs or stakeholders, in the order of the page; none for other parts.
    pub const fn of(kind: PartKind) -> &'static [Self] {
        match kind {
            PartKind::Outcome => &[
                Self::Name,
                Self::Stakeholder,
                Self::Quantity,
                Self::ProxyLabel,
                Self::Amount,
                Self::Source,
                Self::PriceYear,
                Self::Deadweight,
                Self::Displacement,
                Self::Attribution,
                Self::DropOff,
                Self::Duration,
                Self::FirstYear,
                Self::Notes,
            ],
            PartKind::Input => &[
                Self::Name,
                Self::Stakeholder,
                Self::Quantity,
                Self::Amount,
                Self::FirstYear,
                Self::Duration,
                Self::Notes,
            ],
            PartKind::Stakeholder => &[Self::Name, Self::Headcount, Self::Consulted],
            PartKind::Variable | PartKind::Scenario | PartKind::Correlation => &[],
        }
    }
}

/// How a number that can be read in two ways is read in the whole table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The first way: a share in per cent, a mark that is decimal.
    First,
    /// The second way: a share as a part of 1, a mark that groups thousands.
    Second,
}

/// A pasted table with the choices of the user.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What its rows become.
    pub kind: PartKind,
    /// The cells, row by row, the row of headings among them.
    pub rows: Vec<Vec<String>>,
    /// In whose convention its numbers are written.
    pub language: Language,
    /// Whether the first row holds headings.
    pub has_headings: bool,
    /// What each column holds.
    pub columns: Vec<TableColumn>,
    /// How shares such as `0,2` are read, once that is chosen.
    pub shares: Option<Choice>,
    /// How numbers such as `1.234` are read, once that is chosen.
    pub marks: Option<Choice>,
}

/// What the user does with a pasted table.
#[derive(Debug, Clone, PartialEq)]
pub enum TableAction {
    /// Shows it, with what its headings say.
    Open(Box<Table>),
    /// Says what a column holds.
    SetColumn(usize, TableColumn),
    /// Says whether the first row holds headings.
    SetHeadings(bool),
    /// Says in whose convention the numbers are written.
    SetLanguage(Language),
    /// Says how doubtful shares are read.
    SetShares(Choice),
    /// Says how doubtful marks are read.
    SetMarks(Choice),
    /// Gives it up.
    Close,
}

impl Table {
    /// Applies an action to the table that is shown; `None` when nothing changes.
    pub(super) fn act(shown: &mut Option<Self>, action: TableAction) -> Option<()> {
        let before = shown.clone();
        match (action, shown.as_mut()) {
            (TableAction::Open(table), _) => *shown = Some(*table),
            (TableAction::Close, _) => *shown = None,
            (_, None) => {}
            (TableAction::SetColumn(place, column), Some(table)) => table.set_column(place, column)?,
            (TableAction::SetLanguage(language), Some(table)) => table.language = language,
            (TableAction::SetHeadings(has), Some(table)) => table.has_headings = has,
            (TableAction::SetShares(choice), Some(table)) => table.shares = Some(choice),
            (TableAction::SetMarks(choice), Some(table)) => table.marks = Some(choice),
        }
        (*shown != before).then_some(())
    }

    /// Says what a column holds: another one that held it, except of quantities, is not taken any more.
    fn set_column(&mut self, place: usize, column: TableColumn) -> Option<()> {
        if !matches!(column, TableColumn::Quantity | TableColumn::Ignored) {
            self.columns.iter_mut().filter(|held| **held == column).for_each(|held| *held = TableColumn::Ignored);
        }
        self.columns.get_mut(place).map(|held| *held = column)
    }

    /// The rows below the headings, each with its place in what was pasted.
    pub fn body(&self) -> impl Iterator<Item = (usize, &Vec<String>)> {
        self.rows.iter().enumerate().skip(usize::from(self.has_headings))
    }
}
