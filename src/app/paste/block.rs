//! Parses a block of cells as spreadsheets put it on the clipboard.

use crate::present::without_apostrophe;

/// The cells of a pasted text, row by row; empty for an empty text.
///
/// A line break ends a row; it may be missing after the last one. Tabs separate cells. Without any tab, semicolons do, when
/// there are several rows that all have the same number of them, as in a CSV file. A cell that contains a separator, a line
/// break or a quotation mark is quoted, with quotation marks doubled inside; a quotation mark that does not open such a cell is
/// literal. So is an apostrophe, except in front of what a spreadsheet would take for a formula.
pub fn parse_block(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.is_empty() {
        return Vec::new();
    }
    if !text.contains('\t') {
        let rows = cells(text, ';');
        let width = rows.first().map_or(0, Vec::len);
        if rows.len() > 1 && width > 1 && rows.iter().all(|row| row.len() == width) {
            return rows;
        }
    }
    cells(text, '\t')
}

fn cells(text: &str, separator: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut rest) = (Vec::new(), Vec::new(), text);
    loop {
        let (cell, after) = quoted(rest, separator).unwrap_or_else(|| bare(rest, separator));
        row.push(without_apostrophe(&cell).to_owned());
        if let Some(next) = after.strip_prefix(separator) {
            rest = next;
            continue;
        }
        rows.push(std::mem::take(&mut row));
        rest = after_line(after);
        // A final line break does not begin another row.
        if rest.is_empty() {
            return rows;
        }
    }
}

/// A quoted cell, and the text after it; `None` when the text does not start with one.
fn quoted(text: &str, separator: char) -> Option<(String, &str)> {
    let mut inside = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (before, after) = inside.split_once('"')?;
        cell.push_str(before);
        if let Some(next) = after.strip_prefix('"') {
            cell.push('"');
            inside = next;
        } else {
            let ends = after.is_empty() || after.starts_with([separator, '\n', '\r']);
            return ends.then_some((cell, after));
        }
    }
}

fn bare(text: &str, separator: char) -> (String, &str) {
    let end = text.find([separator, '\n', '\r']).unwrap_or(text.len());
    let (cell, after) = text.split_at(end);
    (cell.to_owned(), after)
}

fn after_line(text: &str) -> &str {
    ["\r\n", "\n", "\r"].iter().find_map(|end| text.strip_prefix(end)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        assert_eq!(parse_block(text), expected, "{text:?}");
    }

    #[test]
    fn rows_and_cells_are_those_of_the_spreadsheet() {
        check("", &[]);
        check("7", &[&["7"]]);
        check("7\n", &[&["7"]]);
        check("7\r\n8\r\n", &[&["7"], &["8"]]);
        check("7\r8", &[&["7"], &["8"]]);
        check("a\t\tb\n\t1\t", &[&["a", "", "b"], &["", "1", ""]]);
        check("1\n\n2\n", &[&["1"], &[""], &["2"]]);
        check("\u{feff}1\t2", &[&["1", "2"]]);
    }

    #[test]
    fn a_cell_between_quotation_marks_holds_anything() {
        check("\"a\tb\"\t\"c\r\nd\"\n1\t2", &[&["a\tb", "c\r\nd"], &["1", "2"]]);
        check("\"il dit \"\"oui\"\"\"\t1", &[&["il dit \"oui\"", "1"]]);
        check("\"\"\t1", &[&["", "1"]]);
    }

    #[test]
    fn a_quotation_mark_elsewhere_stands_for_itself() {
        check("5\" de pluie\t1", &[&["5\" de pluie", "1"]]);
        check("\"Café\" du coin\t1", &[&["\"Café\" du coin", "1"]]);
        check("\"jamais fermé\t1\n2", &[&["\"jamais fermé", "1"], &["2"]]);
    }

    #[test]
    fn semicolons_separate_only_a_table() {
        check("a;1\nb;2\n", &[&["a", "1"], &["b", "2"]]);
        check("a;1", &[&["a;1"]]);
        check("faim ; soif\nfroid", &[&["faim ; soif"], &["froid"]]);
        check("a;b\t1\nc;d\t2", &[&["a;b", "1"], &["c;d", "2"]]);
        check("\"a;b\";1\nc;2", &[&["a;b", "1"], &["c", "2"]]);
    }
}
