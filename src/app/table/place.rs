//! What a pasted table becomes: new parts of the study, and a list of every cell that is left out.

use super::super::parts::{self, PartKind};
use super::super::set_value::extend_to_year;
use super::headings::simple;
use super::{Choice, Table, TableColumn};
use crate::number::estimate::{TypedEstimate, read_estimate};
use crate::number::read::{Doubt, Expect, Format, ReadError};
use crate::number::{Decimal, Language};
use crate::study::field::{FieldUnit, InputField, OutcomeField, PartField};
use crate::study::lookup::find_mut;
use crate::study::text::{MAX_NAME, clean};
use crate::study::{Estimate, FieldError, NumberPath, Range, Study, TextField};

/// Why a cell is left out.
#[derive(Debug, Clone, PartialEq)]
pub enum LeftOutReason {
    /// It is no number.
    Unreadable(ReadError),
    /// The number is not admissible there.
    Inadmissible(FieldError, FieldUnit),
    /// The whole row: it names nothing, or it is a total.
    NoName,
    /// The whole row: there is no room for another part.
    NoRoom,
    /// The whole column: it says nothing that is taken.
    Column,
}

/// A cell that is left out.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftOut {
    /// Its row in what was pasted, from 0.
    pub row: usize,
    /// Its column, from 0.
    pub column: usize,
    /// Its text.
    pub text: String,
    /// Why.
    pub reason: LeftOutReason,
}

/// What becomes of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// There is nothing in it.
    Empty,
    /// It is taken, and understood so.
    Taken(String),
    /// It is left out.
    LeftOut,
}

/// What a table becomes.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedTable {
    /// The study with it.
    pub study: Study,
    /// How many parts it adds, stakeholders that it names first among them.
    pub added: usize,
    /// How many stakeholders it adds beside.
    pub stakeholders: usize,
    /// What becomes of each cell of the body, row by row.
    pub cells: Vec<Vec<Cell>>,
    /// Every cell that is left out, row by row.
    pub left_out: Vec<LeftOut>,
    /// Whether shares such as `0,2` wait for a choice, or had one.
    pub asks_shares: bool,
    /// Whether numbers such as `1.234` do.
    pub asks_marks: bool,
}

/// Reads a table into a study: each row with a name is a new part at the end of its list. `new_ids` has an id for each part and each
/// stakeholder that it may add. What is understood is written in the language of the page.
pub fn place_table(study: &Study, table: &Table, new_ids: &[String], page: Language) -> PlacedTable {
    let placed = PlacedTable {
        study: study.clone(),
        added: 0,
        stakeholders: 0,
        cells: Vec::new(),
        left_out: Vec::new(),
        asks_shares: false,
        asks_marks: false,
    };
    let in_percent = (0..table.columns.len()).map(|place| shows_percent(study, table, place)).collect();
    let mut placing = Placing { placed, table, in_percent, ids: new_ids.iter(), who: String::new(), page };
    for (row, cells) in table.body() {
        let becomes = placing.row(row, cells);
        placing.placed.cells.push(becomes);
    }
    placing.placed
}

struct Placing<'a> {
    placed: PlacedTable,
    table: &'a Table,
    /// Of each column, whether a share above 1 shows that it is in per cent.
    in_percent: Vec<bool>,
    /// The ids that are left.
    ids: std::slice::Iter<'a, String>,
    /// The stakeholder of the row before: merged cells name one once.
    who: String,
    /// The language of the page.
    page: Language,
}

impl Placing<'_> {
    fn row(&mut self, row: usize, cells: &[String]) -> Vec<Cell> {
        let is_empty = cells.iter().all(|cell| cell.trim().is_empty());
        if is_empty {
            return vec![Cell::Empty; cells.len()];
        }
        let name = self.text_in(cells, TableColumn::Name);
        let is_total =
            ["total", "totaux", "sous total", "total general", "grand total", "subtotal"].contains(&&*simple(&name));
        if name.is_empty() || is_total {
            return self.leave_row(row, cells, &LeftOutReason::NoName);
        }
        let Some(id) = self.new_part(self.table.kind) else {
            return self.leave_row(row, cells, &LeftOutReason::NoRoom);
        };
        self.placed.added = self.placed.added.saturating_add(1);
        let mut year: usize = 0;
        let mut becomes = Vec::with_capacity(cells.len());
        for (place, cell) in cells.iter().enumerate() {
            let column = self.table.columns.get(place).copied().unwrap_or_default();
            let text = cell.trim();
            if column == TableColumn::Stakeholder {
                becomes.push(self.stakeholder(&id, text));
                continue;
            }
            let own_year = year;
            if column == TableColumn::Quantity {
                year = year.saturating_add(1);
            }
            if text.is_empty() {
                becomes.push(Cell::Empty);
                continue;
            }
            let done = self.cell(&id, place, text, own_year);
            becomes.push(done.map_or_else(
                |reason| {
                    self.placed.left_out.push(LeftOut { row, column: place, text: text.to_owned(), reason });
                    Cell::LeftOut
                },
                Cell::Taken,
            ));
        }
        becomes
    }

    /// Leaves all of a row out: one line for it, not one a cell.
    fn leave_row(&mut self, row: usize, cells: &[String], reason: &LeftOutReason) -> Vec<Cell> {
        let filled = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let text = filled.collect::<Vec<_>>().join(" · ");
        self.placed.left_out.push(LeftOut { row, column: 0, text, reason: reason.clone() });
        let becomes = |cell: &String| if cell.trim().is_empty() { Cell::Empty } else { Cell::LeftOut };
        cells.iter().map(becomes).collect()
    }

    fn text_in(&self, cells: &[String], column: TableColumn) -> String {
        let place = self.table.columns.iter().position(|known| *known == column);
        place.and_then(|place| cells.get(place)).map(|cell| clean(cell.trim(), MAX_NAME)).unwrap_or_default()
    }

    /// Adds an empty part with the first free id.
    fn new_part(&mut self, kind: PartKind) -> Option<String> {
        let study = &mut self.placed.study;
        let id = self.ids.find(|id| !id.is_empty() && !study.has_id(id))?.clone();
        parts::append(study, kind, &id).then_some(id)
    }

    /// Whose the part is: a stakeholder of this name, else a new one; where the cell is empty, the one of the row before.
    fn stakeholder(&mut self, id: &str, text: &str) -> Cell {
        if !text.is_empty() {
            let name = clean(text, MAX_NAME);
            let known =
                self.placed.study.stakeholders.iter().find(|it| it.name.trim().eq_ignore_ascii_case(name.trim()));
            self.who = match known.map(|it| it.id.clone()) {
                Some(id) => id,
                None => self.new_stakeholder(name).unwrap_or_default(),
            };
        }
        let study = &mut self.placed.study;
        if let Some(outcome) = find_mut(&mut study.outcomes, id) {
            outcome.stakeholder.clone_from(&self.who);
        } else if let Some(input) = find_mut(&mut study.inputs, id) {
            input.stakeholder.clone_from(&self.who);
        }
        let name = study.stakeholder(&self.who).map(|it| it.name.clone());
        name.map_or(Cell::Empty, Cell::Taken)
    }

    fn new_stakeholder(&mut self, name: String) -> Option<String> {
        let id = self.new_part(PartKind::Stakeholder)?;
        find_mut(&mut self.placed.study.stakeholders, &id)?.name = name;
        self.placed.stakeholders = self.placed.stakeholders.saturating_add(1);
        Some(id)
    }

    /// States what a cell says; what is understood of it, in words.
    fn cell(&mut self, id: &str, place: usize, text: &str, year: usize) -> Result<String, LeftOutReason> {
        let column = self.table.columns.get(place).copied().unwrap_or_default();
        if let Some(field) = text_field(self.table.kind, column, id) {
            let text = clean(text, field.max_length());
            if let Some(place) = field.place(&mut self.placed.study) {
                place.clone_from(&text);
            }
            return Ok(text);
        }
        let path = number_path(self.table.kind, column, id).ok_or(LeftOutReason::Column)?;
        let spec = path.field().spec();
        let typed = self.read(text, &path, place)?;
        let path = self.in_its_year(path, year).ok_or(LeftOutReason::NoRoom)?;
        let stated = path.get(&self.placed.study).unwrap_or_default();
        let next = match typed {
            TypedEstimate { value, bounds: Some([low, high]) } if spec.estimated => {
                stated.with_spread(value, Range { low, high })
            }
            TypedEstimate { value: Some(value), bounds: None } => Estimate { value: Some(value), ..stated },
            _ => return Err(LeftOutReason::Unreadable(ReadError::NotANumber)),
        };
        let refused = |error| LeftOutReason::Inadmissible(error, spec.unit);
        path.set(&mut self.placed.study, Some(next)).map_err(refused)?;
        Ok(typed.written(spec.expect(), self.page))
    }

    /// The path of a number; of a quantity, where there are several columns of them, that of the cohort of its year. None beyond the
    /// greatest number of cohorts.
    fn in_its_year(&mut self, path: NumberPath, year: usize) -> Option<NumberPath> {
        let several = self.table.columns.iter().filter(|column| **column == TableColumn::Quantity).count() > 1;
        let NumberPath::Outcome(id, OutcomeField::Part(PartField::Quantity)) = path else { return Some(path) };
        if !several {
            return Some(NumberPath::Outcome(id, PartField::Quantity.into()));
        }
        extend_to_year(&mut self.placed.study, &id, year)?;
        Some(NumberPath::Outcome(id, OutcomeField::Cohort(year)))
    }

    /// Reads a number; one that can be read in two ways as the user chose for the whole table.
    fn read(&mut self, text: &str, path: &NumberPath, place: usize) -> Result<TypedEstimate, LeftOutReason> {
        let currency = self.placed.study.currency;
        let spec = path.field().spec();
        let format = Format { language: self.table.language, expect: spec.expect(), currency: currency.code() };
        let typed = match read_estimate(text, &format) {
            Err(ReadError::Doubtful { readings, expect, doubt: Doubt::Marks }) => {
                self.placed.asks_marks = true;
                chosen(self.table.marks, readings, expect, Doubt::Marks)?
            }
            other => other.map_err(LeftOutReason::Unreadable)?,
        };
        let in_percent = self.in_percent.get(place).copied().unwrap_or_default();
        if spec.unit != FieldUnit::Share || in_percent {
            return Ok(typed);
        }
        match typed.ask_part(text, Expect::Percent) {
            Err(ReadError::Doubtful { readings, expect, doubt }) => {
                self.placed.asks_shares = true;
                chosen(self.table.shares, readings, expect, doubt)
            }
            other => other.map_err(LeftOutReason::Unreadable),
        }
    }
}

/// The chosen reading; without a choice the cell waits outside.
fn chosen(
    choice: Option<Choice>,
    readings: [TypedEstimate; 2],
    expect: Expect,
    doubt: Doubt,
) -> Result<TypedEstimate, LeftOutReason> {
    let [first, second] = readings;
    match choice {
        Some(Choice::First) => Ok(first),
        Some(Choice::Second) => Ok(second),
        None => Err(LeftOutReason::Unreadable(ReadError::Doubtful { readings, expect, doubt })),
    }
}

/// Whether a share above 1 without `%` shows that a column writes them in per cent.
fn shows_percent(study: &Study, table: &Table, place: usize) -> bool {
    let column = table.columns.get(place).copied().unwrap_or_default();
    let path = number_path(table.kind, column, "");
    if path.is_none_or(|path| path.field().spec().unit != FieldUnit::Share) {
        return false;
    }
    let format = Format { language: table.language, expect: Expect::Number, currency: study.currency.code() };
    let cells = table.body().filter_map(|(_, row)| row.get(place));
    let mut typed = cells.filter_map(|cell| read_estimate(cell, &format).ok()?.value);
    typed.any(|value| value > Decimal::ONE)
}

fn text_field(kind: PartKind, column: TableColumn, id: &str) -> Option<TextField> {
    let id = id.to_owned();
    Some(match (kind, column) {
        (PartKind::Outcome, TableColumn::Name) => TextField::OutcomeLabel(id),
        (PartKind::Outcome, TableColumn::ProxyLabel) => TextField::ProxyLabel(id),
        (PartKind::Outcome, TableColumn::Source) => TextField::ProxySource(id),
        (PartKind::Outcome, TableColumn::Notes) => TextField::OutcomeNotes(id),
        (PartKind::Input, TableColumn::Name) => TextField::InputLabel(id),
        (PartKind::Input, TableColumn::Notes) => TextField::InputNotes(id),
        (PartKind::Stakeholder, TableColumn::Name) => TextField::StakeholderName(id),
        (PartKind::Stakeholder, TableColumn::Consulted) => TextField::Consulted(id),
        _ => return None,
    })
}

fn number_path(kind: PartKind, column: TableColumn, id: &str) -> Option<NumberPath> {
    let id = id.to_owned();
    let part = |part: PartField| OutcomeField::Part(part);
    Some(match kind {
        PartKind::Outcome => NumberPath::Outcome(
            id,
            match column {
                TableColumn::Quantity => part(PartField::Quantity),
                TableColumn::Amount => part(PartField::Proxy),
                TableColumn::PriceYear => OutcomeField::ProxyPriceYear,
                TableColumn::Deadweight => part(PartField::Deadweight),
                TableColumn::Displacement => part(PartField::Displacement),
                TableColumn::Attribution => part(PartField::Attribution),
                TableColumn::DropOff => part(PartField::DropOff),
                TableColumn::Duration => part(PartField::Duration),
                TableColumn::FirstYear => part(PartField::FirstYear),
                _ => return None,
            },
        ),
        PartKind::Input => NumberPath::Input(
            id,
            match column {
                TableColumn::Quantity => InputField::Quantity,
                TableColumn::Amount => InputField::UnitValue,
                TableColumn::FirstYear => InputField::Year,
                TableColumn::Duration => InputField::Years,
                _ => return None,
            },
        ),
        PartKind::Stakeholder if column == TableColumn::Headcount => NumberPath::Headcount(id),
        _ => return None,
    })
}
