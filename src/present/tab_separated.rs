//! Tab-separated text, as spreadsheets put it on the clipboard.

/// The rows as lines of cells between tabs. A break or a tab inside a cell becomes a space; a cell that begins with a quotation mark is
/// quoted, with quotation marks doubled inside, or it would open a cell that holds the next ones.
pub fn tab_separated<'a, Cells: IntoIterator<Item = &'a str>>(rows: impl IntoIterator<Item = Cells>) -> String {
    let line = |cells: Cells| cells.into_iter().map(cell).collect::<Vec<_>>().join("\t");
    rows.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

fn cell(text: &str) -> String {
    let plain = text.split(['\t', '\n', '\r']).filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ");
    if plain.starts_with('"') { ["\"", &plain.replace('"', "\"\""), "\""].concat() } else { plain }
}
