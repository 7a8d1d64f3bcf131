//! Pasting spreadsheet cells into the impact map: outcomes as rows, their label and numbers as columns.

mod block;
mod report;

use super::set_value::{extend_to_year, set_value, spread};
use super::table::Choice as TableChoice;
use crate::number::estimate::{TypedEstimate, read_estimate};
use crate::number::read::{Expect, Format, ReadError, Reading, read};
use crate::number::{Decimal, Language};
use crate::study::field::{Field, OutcomeField, PartField};
use crate::study::limits::{MAX_NAME, MAX_PARTS};
use crate::study::lookup::{find_mut, position};
use crate::study::text::clean;
use crate::study::{Estimate, FieldError, NumberPath, Outcome, Range, Shared, Study, TextField, Volume};

pub use block::parse_block;

/// A column of the impact map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapColumn {
    /// The label of the outcome.
    Label,
    /// A number of the outcome; of its quantity, that of the first year.
    Number(PartField),
    /// The quantity of a later year: of the cohort that starts so many years after the first.
    Year(usize),
}

impl MapColumn {
    /// The columns in the order of the map: the label, then the numbers as the registry has them, the quantity with its later years.
    pub fn all(years: usize) -> impl Iterator<Item = Self> {
        let later = move |part: PartField| {
            let later = if part == PartField::Quantity { 1..years } else { 0..0 };
            [Self::Number(part)].into_iter().chain(later.map(Self::Year))
        };
        [Self::Label].into_iter().chain(PartField::columns().flat_map(later))
    }

    /// This column and those after it.
    fn on(self, years: usize) -> impl Iterator<Item = Self> {
        Self::all(years).skip_while(move |column| *column != self)
    }

    /// The number that the column shows.
    pub fn part(self) -> Option<PartField> {
        match self {
            Self::Label => None,
            Self::Number(part) => Some(part),
            Self::Year(_) => Some(PartField::Quantity),
        }
    }
}

/// Most years of a quantity that the map shows; more are edited on the outcome's card.
pub const MOST_YEARS: usize = 8;

/// How many years of a quantity the map shows: those of the outcome that has most.
pub fn map_years(study: &Study) -> usize {
    let years = study.outcomes.iter().map(|outcome| outcome.volume.cohorts().len());
    years.filter(|years| *years <= MOST_YEARS).fold(1, usize::max)
}

/// Where the first cell of a block goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// Id of the outcome; empty for the row after the last one.
    pub outcome: String,
    /// The column.
    pub column: MapColumn,
}

/// Why a cell was left out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// It cannot be read as a number.
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    /// A share such as `0,2` may be in per cent or a fraction of 1.
    #[error("{typed}% or {typed} of 1")]
    PercentOrPart {
        /// The number in the cell.
        typed: Decimal,
    },
    /// The number is not admissible there.
    #[error(transparent)]
    Inadmissible(#[from] FieldError),
    /// The outcome states a measured effect, which compares already: a deadweight would not count.
    #[error("a measured effect stands there")]
    MeasuredEffect,
    /// The map has no column there.
    #[error("the map has no column there")]
    NoColumn,
    /// There is no capacity, or no id, for another outcome: the whole row is left out.
    #[error("there is no room for another outcome")]
    NoRow,
}

/// A cell that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its row in the block, counted from 0.
    pub row: usize,
    /// Its column in the block, counted from 0.
    pub cell: usize,
    /// The column of the map at its position; `None` beyond the last.
    pub column: Option<MapColumn>,
    /// Its text.
    pub text: String,
    /// Why.
    pub reason: Reason,
}

/// The result of pasting a block.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The study with every cell that was adopted.
    pub study: Study,
    /// Number of cells that changed something.
    pub changed: usize,
    /// Number of ranges that were taken along.
    pub moved: usize,
    /// Number of outcomes added.
    pub added: usize,
    /// The cells left out, row by row.
    pub refused: Vec<Refused>,
}

/// Pastes a block of cells as a spreadsheet does: the first cell goes to `at`, the others to its right and below. `None` when
/// the study has no such outcome.
///
/// Rows match the outcomes in their order. Rows beyond the last outcome add outcomes with the first free ids of `new_ids`,
/// unless none of their cells can be adopted. A cell that is empty, or equals the current value, changes nothing. A number
/// keeps the pedigree of the one it replaces, and takes its range along. Nothing is guessed: a cell that cannot be read or is
/// not admissible is left out and reported. So is a share without `%` above 0 and up to 1, since spreadsheets store 20 % as `0,2`, unless a share above 1
/// somewhere in the block shows that the block is in per cent, or `shares` says how they are read.
pub fn place_block(
    study: &Study,
    at: &Start,
    rows: &[Vec<String>],
    language: Language,
    new_ids: &[String],
    shares: Option<TableChoice>,
) -> Option<Placed> {
    let before = study.outcomes.len();
    let first = if at.outcome.is_empty() { before } else { position(&study.outcomes, &at.outcome)? };
    let mut placing = Placing {
        placed: Placed { study: study.clone(), changed: 0, moved: 0, added: 0, refused: Vec::new() },
        start: at.column,
        years: map_years(study),
        language,
        shares,
        in_percent: false,
    };
    placing.in_percent = rows.iter().any(|row| placing.shows_percent(row));
    let mut ids = new_ids.iter().filter(|id| !id.is_empty());
    let mut id = ids.next();
    for (number, row) in rows.iter().enumerate().filter(|(_, row)| !row.iter().all(|cell| is_empty(cell))) {
        if let Some(outcome) = study.outcomes.get(first.saturating_add(number)) {
            placing.row(number, row, &outcome.id);
            continue;
        }
        while id.is_some_and(|id| placing.placed.study.has_id(id)) {
            id = ids.next();
        }
        match id.filter(|_| placing.placed.study.outcomes.len() < MAX_PARTS) {
            Some(id) => placing.new_row(number, row, id),
            None => placing.refuse(number, 0, Some(at.column), row.first(), Reason::NoRow),
        }
    }
    Some(placing.placed)
}

fn is_empty(cell: &str) -> bool {
    cell.trim().is_empty()
}

struct Placing {
    placed: Placed,
    start: MapColumn,
    /// How many years of a quantity the map shows.
    years: usize,
    language: Language,
    /// How shares that may be in per cent or a part of 1 are read, once that is chosen.
    shares: Option<TableChoice>,
    /// Whether the block shows that its shares are in per cent.
    in_percent: bool,
}

impl Placing {
    fn row(&mut self, number: usize, row: &[String], id: &str) {
        let mut columns = self.start.on(self.years);
        for (place, cell) in row.iter().enumerate() {
            let column = columns.next();
            if is_empty(cell) {
                continue;
            }
            let done = match column {
                Some(MapColumn::Label) => Ok(self.label(id, cell)),
                Some(MapColumn::Number(part)) => self.number(id, part, 0, cell),
                Some(MapColumn::Year(year)) => self.number(id, PartField::Quantity, year, cell),
                None => Err(Reason::NoColumn),
            };
            match done {
                Ok(changes) => self.placed.changed = self.placed.changed.saturating_add(usize::from(changes)),
                Err(reason) => self.refuse(number, place, column, Some(cell), reason),
            }
        }
    }

    fn new_row(&mut self, number: usize, row: &[String], id: &str) {
        let blank = Outcome { id: id.to_owned(), ..Outcome::default() };
        self.placed.study.outcomes.push(Shared::new(blank.clone()));
        self.row(number, row, id);
        if self.placed.study.outcomes.last().is_some_and(|outcome| **outcome == blank) {
            self.placed.study.outcomes.pop();
        } else {
            self.placed.added = self.placed.added.saturating_add(1);
        }
    }

    fn label(&mut self, id: &str, cell: &str) -> bool {
        let text = clean(cell, MAX_NAME);
        match TextField::OutcomeLabel(id.to_owned()).place(&mut self.placed.study) {
            Some(label) if clean(label, MAX_NAME) != text => {
                *label = text;
                true
            }
            _ => false,
        }
    }

    fn number(&mut self, id: &str, part: PartField, year: usize, cell: &str) -> Result<bool, Reason> {
        let study = &mut self.placed.study;
        let target = in_year(study, NumberPath::Outcome(id.to_owned(), part.into()), year);
        let expect = target.field().spec().expect();
        let typed = read_estimate(cell, &format(expect, study.currency.code(), self.language))?;
        let before = target.get(study);
        if typed.bounds.is_none() && (typed.value.is_none() || before.as_ref().map(Estimate::point) == typed.value) {
            return Ok(false);
        }
        let TypedEstimate { value, bounds } = match typed.ask_part(cell, expect) {
            Err(ReadError::Doubtful { readings: [first, second], .. })
                if expect == Expect::Percent && !self.in_percent =>
            {
                match self.shares {
                    Some(TableChoice::First) => first,
                    Some(TableChoice::Second) => second,
                    None => {
                        let typed = second.value.or(second.bounds.map(|[low, _]| low)).unwrap_or_default();
                        return Err(Reason::PercentOrPart { typed });
                    }
                }
            }
            _ => typed,
        };
        if study.outcome(id).is_some_and(|outcome| outcome.is_replaced(part)) {
            return Err(Reason::MeasuredEffect);
        }
        // A year that the quantity does not have yet.
        let volume = study.outcome(id).map(|outcome| outcome.volume.clone()).unwrap_or_default();
        if let NumberPath::Outcome(_, OutcomeField::Cohort(year)) = target
            && before.is_none()
        {
            extend_to_year(study, id, year).ok_or(Reason::NoColumn)?;
        }
        let range = |estimate: Option<Estimate>| estimate.and_then(|estimate| estimate.range);
        let stated = range(before.clone());
        let set = match bounds {
            Some([low, high]) => {
                let next = spread(study, &target, value, Range { low, high });
                target.set(study, Some(next))
            }
            None => set_value(study, &target, value),
        };
        if let Err(error) = set {
            if let Some(outcome) = find_mut(&mut study.outcomes, id) {
                outcome.volume = volume;
            }
            return Err(error.into());
        }
        if bounds.is_none() {
            let is_moved = stated.is_some() && range(target.get(study)) != stated;
            self.placed.moved = self.placed.moved.saturating_add(usize::from(is_moved));
        }
        Ok(target.get(&self.placed.study) != before)
    }

    /// Whether the row has a share above 1 without `%`.
    fn shows_percent(&self, row: &[String]) -> bool {
        let mut cells = row.iter().zip(self.start.on(self.years));
        cells.any(|(cell, column)| {
            let is_share =
                column.part().is_some_and(|part| Field::Outcome(part.into()).spec().expect() == Expect::Percent);
            is_share && bare_share(cell, self.language).is_some_and(|typed| typed > Decimal::ONE)
        })
    }

    fn refuse(&mut self, row: usize, cell: usize, column: Option<MapColumn>, text: Option<&String>, reason: Reason) {
        let text = text.cloned().unwrap_or_default();
        self.placed.refused.push(Refused { row, cell, column, text, reason });
    }
}

/// The place of a quantity in a year, where its outcome has, or is to have, one for each year.
fn in_year(study: &Study, target: NumberPath, year: usize) -> NumberPath {
    match target {
        NumberPath::Outcome(id, OutcomeField::Part(PartField::Quantity)) => {
            let is_yearly = study.outcome(&id).is_some_and(|outcome| matches!(outcome.volume, Volume::Cohorts(_)));
            let field = if is_yearly || year > 0 { OutcomeField::Cohort(year) } else { PartField::Quantity.into() };
            NumberPath::Outcome(id, field)
        }
        other => other,
    }
}

fn format(expect: Expect, currency: &str, language: Language) -> Format<'_> {
    Format { language, expect, currency }
}

/// The number in a cell without `%`.
fn bare_share(cell: &str, language: Language) -> Option<Decimal> {
    match read(cell, &format(Expect::Number, "", language)) {
        Ok(Reading::Value(typed)) => Some(typed),
        _ => None,
    }
}
