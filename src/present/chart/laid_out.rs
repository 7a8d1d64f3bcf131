//! A laid-out chart: marks, and the table of the same figures.

use super::kind::ChartKind;
use super::mark::{Mark, Role};
use crate::present::tab_separated;
use crate::sheet::CellId;

/// A chart, ready to be rendered.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Its kind.
    pub kind: ChartKind,
    /// The finding, in a sentence with its main figure.
    pub title: String,
    /// Its width in CSS pixels: that of the canvas, or more if the chart needs it and is scrolled.
    pub width: f64,
    /// Its height in CSS pixels.
    pub height: f64,
    /// The marks, from back to front.
    pub marks: Vec<Mark>,
    /// The same figures as text, for reading where the picture is not seen, and for copying.
    pub table: Table,
}

/// The figures of a chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The column heads; the first one is that of the row names.
    pub heads: Vec<String>,
    /// Its rows, each with as many cells as there are heads after the first.
    pub rows: Vec<TableRow>,
}

impl Table {
    /// The figures as tab-separated text that pastes into a spreadsheet: without the spaces that group digits.
    pub fn tab_separated(&self) -> String {
        let clean = |text: &str| text.replace('\u{202f}', "").replace('\u{a0}', " ");
        let heads: Vec<String> = self.heads.iter().map(|head| clean(head)).collect();
        let cells = |row: &TableRow| {
            let texts = row.cells.iter().map(|cell| clean(&cell.text));
            [clean(&row.name)].into_iter().chain(texts).collect::<Vec<String>>()
        };
        let rows: Vec<Vec<String>> = [heads].into_iter().chain(self.rows.iter().map(cells)).collect();
        tab_separated(rows.iter().map(|cells| cells.iter().map(String::as_str)))
    }
}

/// A row of the table of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// The name of the row.
    pub name: String,
    /// Its figures and words.
    pub cells: Vec<TableCell>,
    /// The role of its mark.
    pub role: Role,
}

/// A figure or a word in the table of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCell {
    /// The cell of the figure, whose explanation can be opened; none for a word and for a sum made by the chart.
    pub cell: Option<CellId>,
    /// The text.
    pub text: String,
}

/// The content of a chart, without its kind.
pub(super) struct LaidOut {
    pub(super) title: String,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) marks: Vec<Mark>,
    pub(super) table: Table,
}

impl LaidOut {
    pub(super) fn into_chart(self, kind: ChartKind) -> Chart {
        let Self { title, width, height, marks, table } = self;
        Chart { kind, title, width, height, marks, table }
    }
}
