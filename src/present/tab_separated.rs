//! Tab-separated text, as spreadsheets put it on the clipboard.

/// What a spreadsheet takes for the start of a formula: also the wide signs, which some keyboards of East Asia type.
const FORMULA_SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The rows as lines of cells between tabs. A break or a tab inside a cell becomes a space; a cell that begins with a quotation mark is
/// quoted, with quotation marks doubled inside, or it would open a cell that holds the next ones; and a text that a spreadsheet would take
/// for a formula begins with an apostrophe, by which spreadsheets know a text.
///
/// Source: OWASP ASVS 5, 1.2.10 (formula injection).
pub fn tab_separated<'a, Cells: IntoIterator<Item = &'a str>>(rows: impl IntoIterator<Item = Cells>) -> String {
    let line = |cells: Cells| cells.into_iter().map(cell).collect::<Vec<_>>().join("\t");
    rows.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

fn cell(text: &str) -> String {
    let plain = text.split(['\t', '\n', '\r']).filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ");
    let plain = if is_formula(&plain) && !is_signed_number(&plain) { ["'", &plain].concat() } else { plain };
    if plain.starts_with('"') { ["\"", &plain.replace('"', "\"\""), "\""].concat() } else { plain }
}

/// The text of a cell without the apostrophe that keeps it from being a formula.
pub fn without_apostrophe(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// Whether a spreadsheet takes a text for a formula, or would without the apostrophes in front.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA_SIGNS)
}

/// A number with its sign, which may have a per cent or currency sign: it stays a number in a spreadsheet.
fn is_signed_number(text: &str) -> bool {
    let is_of_number =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '%' | '€' | '$' | '£');
    let digits = text.strip_prefix(['+', '-']);
    digits.is_some_and(|rest| rest.chars().all(is_of_number) && rest.contains(|c: char| c.is_ascii_digit()))
}
