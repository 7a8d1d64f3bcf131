//! What the headings of a value map say, in French or English, in any order.

use super::super::parts::PartKind;
use super::{Table, TableColumn};
use crate::number::Language;

/// Words by which a column is known, without accents and capitals. The one that begins a heading decides, else the longest.
const WORDS: &[(TableColumn, &[&str])] = &[
    (
        TableColumn::Name,
        &[
            "effet",
            "effets",
            "outcome",
            "outcomes",
            "changement",
            "ressource",
            "input",
            "intitule",
            "libelle",
            "nom",
            "name",
            "description",
            "apport",
            "ce qui change",
            "outcome description",
        ],
    ),
    (
        TableColumn::Stakeholder,
        &[
            "partie prenante",
            "parties prenantes",
            "stakeholder",
            "stakeholders",
            "beneficiaire",
            "beneficiaires",
            "pour qui",
            "qui apporte",
            "for whom",
            "who",
            "groupe",
        ],
    ),
    (
        TableColumn::Quantity,
        &[
            "quantite",
            "quantity",
            "nombre",
            "number",
            "volume",
            "nombre de personnes",
            "number of people",
            "amount of change",
            "combien",
        ],
    ),
    (
        TableColumn::ProxyLabel,
        &[
            "proxy",
            "financial proxy",
            "proxy description",
            "approximation financiere",
            "indicateur financier",
            "equivalent monetaire",
        ],
    ),
    (
        TableColumn::Amount,
        &[
            "valeur",
            "value",
            "valeur d une unite",
            "valeur unitaire",
            "value of one unit",
            "unit value",
            "proxy value",
            "value of proxy",
            "financial proxy value",
            "value in currency",
            "valeur du proxy",
            "montant",
            "prix",
            "cout",
            "cost",
            "price",
            "amount",
        ],
    ),
    (TableColumn::Source, &["source", "sources", "source de la valeur", "source of value"]),
    (TableColumn::PriceYear, &["annee des prix", "price year", "year of prices"]),
    (TableColumn::Deadweight, &["poids mort", "deadweight", "dead weight", "effet d aubaine", "aubaine"]),
    (TableColumn::Displacement, &["deplacement", "displacement", "substitution"]),
    (TableColumn::Attribution, &["attribution", "part des autres", "due to others", "share of others"]),
    (TableColumn::DropOff, &["deperdition", "drop off", "dropoff", "erosion", "degressivite"]),
    (
        TableColumn::Duration,
        &[
            "duree",
            "duration",
            "how long",
            "pendant",
            "annees d effet",
            "years of value",
            "brought for",
            "nombre d annees",
            "number of years",
        ],
    ),
    (
        TableColumn::FirstYear,
        &["premiere annee", "first year", "debut", "start", "starting year", "annee", "year brought"],
    ),
    (
        TableColumn::Headcount,
        &["effectif", "headcount", "personnes", "people", "nombre", "number", "nombre de personnes", "how many people"],
    ),
    (TableColumn::Consulted, &["consultation", "consulte", "consulted", "involvement", "how involved", "implication"]),
    (TableColumn::Notes, &["notes", "remarques", "commentaires", "comments", "rationale", "remarks"]),
];

/// Headings that name what the page computes itself.
const COMPUTED: &[&str] = &["impact", "total", "valeur presente", "present value", "resultat", "result"];

/// A table as it was pasted: headings in either language, in any order, say what its columns hold. Without headings the columns are
/// those of the page, as far as they go.
#[inline(never)]
pub fn read_table(kind: PartKind, rows: Vec<Vec<String>>, language: Language) -> Table {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let first = rows.first().map_or(&[][..], Vec::as_slice);
    let read = read(kind, first);
    let is_known = first.iter().any(|heading| one(kind, heading) != TableColumn::Ignored);
    let has_headings = is_known && read.iter().filter(|column| **column != TableColumn::Ignored).count() >= 2;
    let language = convention(&rows).unwrap_or(language);
    let mut columns = if has_headings { read } else { usual(kind, &rows) };
    columns.resize(width, TableColumn::Ignored);
    Table { kind, rows, language, has_headings, columns, shares: None, marks: None }
}

/// The convention that shows in a number with both marks, such as `14,500.50`; none where there is none, or both occur.
fn convention(rows: &[Vec<String>]) -> Option<Language> {
    let of = |cell: &String| {
        let is_number = cell.contains(|sign: char| sign.is_ascii_digit())
            && !cell.contains(|sign: char| sign.is_ascii_alphabetic());
        let (point, comma) = (cell.rfind('.')?, cell.rfind(',')?);
        is_number.then_some(if point > comma { Language::English } else { Language::French })
    };
    let mut shown = rows.iter().flatten().filter_map(of);
    let first = shown.next()?;
    shown.all(|other| other == first).then_some(first)
}

/// What a row of headings says; columns that nobody knows are ignored. Several quantities, such as one a year before the value of
/// a unit, are as many years.
fn read(kind: PartKind, row: &[String]) -> Vec<TableColumn> {
    let mut columns: Vec<TableColumn> = row.iter().map(|heading| one(kind, heading)).collect();
    let amount = columns.iter().position(|column| *column == TableColumn::Amount);
    let has_quantity = columns.contains(&TableColumn::Quantity);
    for (place, heading) in row.iter().enumerate() {
        let is_before = amount.is_none_or(|amount| place < amount);
        if let Some(column) = columns.get_mut(place)
            && is_year(heading)
            && kind == PartKind::Outcome
        {
            // Years after the value are results.
            *column = if is_before && !has_quantity { TableColumn::Quantity } else { TableColumn::Ignored };
        }
    }
    once_each(row, columns)
}

/// The columns of a table without headings: those that the page shows, in its order.
fn usual(kind: PartKind, rows: &[Vec<String>]) -> Vec<TableColumn> {
    use TableColumn as C;
    let has_text_second = rows.iter().any(|row| {
        row.get(1).is_some_and(|cell| !cell.trim().is_empty() && !cell.contains(|sign: char| sign.is_ascii_digit()))
    });
    let all: &[C] = match kind {
        PartKind::Outcome => &[
            C::Name,
            C::Stakeholder,
            C::Quantity,
            C::Amount,
            C::Deadweight,
            C::Displacement,
            C::Attribution,
            C::DropOff,
            C::Duration,
            C::FirstYear,
        ],
        kind => C::of(kind),
    };
    all.iter().copied().filter(|column| has_text_second || *column != C::Stakeholder).collect()
}

fn one(kind: PartKind, heading: &str) -> TableColumn {
    let text = simple(heading);
    if text.is_empty() || COMPUTED.contains(&text.as_str()) {
        return TableColumn::Ignored;
    }
    let padded = format!(" {text} ");
    let mut best = (false, 0, TableColumn::Ignored);
    for (column, words) in WORDS {
        // In the table of stakeholders theirs is the name.
        let is_name = kind == PartKind::Stakeholder && *column == TableColumn::Stakeholder;
        let column = if is_name { TableColumn::Name } else { *column };
        if !TableColumn::of(kind).contains(&column) {
            continue;
        }
        for word in *words {
            let Some(at) = padded.find(&format!(" {word} ")) else { continue };
            // The first word of a heading says what it is; of two the longer one.
            if (at == 0, word.len()) > (best.0, best.1) {
                best = (at == 0, word.len(), column);
            }
        }
    }
    best.2
}

/// A column that occurs several times is taken where it comes first, except quantities of several years.
fn once_each(row: &[String], columns: Vec<TableColumn>) -> Vec<TableColumn> {
    let mut seen: Vec<TableColumn> = Vec::new();
    let keep = |(place, column): (usize, TableColumn)| {
        let has_year = row.get(place).is_some_and(|heading| heading.contains(|sign: char| sign.is_ascii_digit()));
        let is_of_year = column == TableColumn::Quantity && has_year;
        let is_again = seen.contains(&column) && !is_of_year;
        seen.push(column);
        if is_again { TableColumn::Ignored } else { column }
    };
    columns.into_iter().enumerate().map(keep).collect()
}

/// Whether a heading is a year: `2024`, `Année 1`, `Year 2`.
fn is_year(heading: &str) -> bool {
    let text = simple(heading);
    let nth = text.strip_prefix("annee ").or_else(|| text.strip_prefix("year "));
    let number = |text: &str| text.parse::<u32>().ok();
    nth.and_then(number).is_some() || number(&text).is_some_and(|year| (1900..=2100).contains(&year))
}

/// A heading in small letters without accents, units and signs.
pub(super) fn simple(text: &str) -> String {
    let letters = text.chars().map(|letter| match letter {
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' => 'e',
        'à' | 'â' | 'À' | 'Â' => 'a',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'û' | 'ù' | 'ü' => 'u',
        'ç' | 'Ç' => 'c',
        letter if letter.is_ascii_alphanumeric() => letter.to_ascii_lowercase(),
        _ => ' ',
    });
    let text: String = letters.collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
