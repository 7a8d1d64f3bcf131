//! What the headings of a value map say, in French or English, in any order.

use super::super::parts::PartKind;
use super::{Table, TableColumn};
use crate::number::{Language, plain};

/// Words by which a column is known, without accents and capitals. The longest one found in a heading decides.
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
        &["duree", "duration", "how long", "pendant", "annees d effet", "years of value", "brought for"],
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
    let read = rows.first().map(|row| read(kind, row)).unwrap_or_default();
    let has_headings = read.iter().filter(|column| **column != TableColumn::Ignored).count() >= 2;
    let mut columns = if has_headings { read } else { usual(kind, &rows) };
    columns.resize(width, TableColumn::Ignored);
    Table { kind, rows, language, has_headings, columns, shares: None, marks: None }
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
    once_each(columns)
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
    let found =
        WORDS.iter().filter(|(column, _)| TableColumn::of(kind).contains(column)).flat_map(|(column, words)| {
            let length = |word: &&str| padded.contains(&format!(" {word} ")).then_some((word.len(), *column));
            words.iter().filter_map(length).collect::<Vec<_>>()
        });
    // Of equally long words the first in the list.
    let best = found.fold((0, TableColumn::Ignored), |best, next| if next.0 > best.0 { next } else { best });
    best.1
}

/// A column that occurs several times is taken where it comes first, except quantities.
fn once_each(columns: Vec<TableColumn>) -> Vec<TableColumn> {
    let mut seen: Vec<TableColumn> = Vec::new();
    let keep = |column: TableColumn| {
        let is_again = column != TableColumn::Quantity && seen.contains(&column);
        seen.push(column);
        if is_again { TableColumn::Ignored } else { column }
    };
    columns.into_iter().map(keep).collect()
}

/// Whether a heading is a year: `2024`, `Année 1`, `Year 2`.
fn is_year(heading: &str) -> bool {
    let text = simple(heading);
    let number = text.strip_prefix("annee ").or_else(|| text.strip_prefix("year ")).unwrap_or(&text);
    !number.is_empty() && number.len() <= 4 && plain::parse(number).is_ok()
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
