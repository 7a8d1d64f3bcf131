//! A list of the study as tab-separated text with headings, for a spreadsheet and for pasting here again.

use super::super::parts::PartKind;
use super::TableColumn;
use crate::number::read::Expect;
use crate::number::{plain, write};
use crate::present::{Catalog, tab_separated};
use crate::study::field::{FieldUnit, InputField, OutcomeField, PartField};
use crate::study::{NumberPath, Outcome, Study};

/// The list with its headings; empty for parts that have no table.
#[inline(never)]
pub fn copied(study: &Study, kind: PartKind, catalog: &Catalog) -> String {
    let columns = TableColumn::of(kind);
    let years = study.outcomes.iter().map(|outcome| outcome.volume.cohorts().len()).max().unwrap_or_default().max(1);
    let heads = columns.iter().flat_map(|column| {
        let name = catalog.under("table.column", column.word());
        match (kind, column) {
            (PartKind::Outcome, TableColumn::Quantity) if years > 1 => {
                (1..=years).map(|year| catalog.fill("table.quantity_year", &[("n", &year.to_string())])).collect()
            }
            _ => vec![name.to_owned()],
        }
    });
    let heads: Vec<String> = heads.collect();
    let rows: Vec<Vec<String>> = match kind {
        PartKind::Outcome => study.outcomes.iter().map(|it| outcome(study, it, catalog, years)).collect(),
        PartKind::Input => (0..study.inputs.len()).map(|place| input(study, place, catalog)).collect(),
        PartKind::Stakeholder => (study.stakeholders.iter())
            .map(|it| {
                let headcount = number(study, &NumberPath::Headcount(it.id.clone()), catalog);
                vec![it.name.clone(), headcount, it.consulted.clone()]
            })
            .collect(),
        _ => Vec::new(),
    };
    let rows: Vec<Vec<String>> = [heads].into_iter().chain(rows).collect();
    tab_separated(rows.iter().map(|cells| cells.iter().map(String::as_str)))
}

fn outcome(study: &Study, outcome: &Outcome, catalog: &Catalog, years: usize) -> Vec<String> {
    let part = |part: PartField| number(study, &NumberPath::Outcome(outcome.id.clone(), part.into()), catalog);
    let proxy = outcome.proxy.clone().unwrap_or_default();
    let price_year = NumberPath::Outcome(outcome.id.clone(), OutcomeField::ProxyPriceYear);
    let cells = |column: &TableColumn| match column {
        TableColumn::Quantity => {
            let field = |n: usize| match outcome.volume.cohorts().len() {
                0 | 1 => OutcomeField::Part(PartField::Quantity),
                _ => OutcomeField::Cohort(n),
            };
            let one = |n: usize| match outcome.volume.cohorts().get(n) {
                Some(_) => number(study, &NumberPath::Outcome(outcome.id.clone(), field(n)), catalog),
                None => String::new(),
            };
            (0..years).map(one).collect()
        }
        TableColumn::Name => vec![outcome.label.clone()],
        TableColumn::Stakeholder => vec![who(study, &outcome.stakeholder)],
        TableColumn::ProxyLabel => vec![proxy.label.clone()],
        TableColumn::Amount => vec![part(PartField::Proxy)],
        TableColumn::Source => vec![proxy.source.clone()],
        TableColumn::PriceYear => vec![number(study, &price_year, catalog)],
        TableColumn::Deadweight => vec![part(PartField::Deadweight)],
        TableColumn::Displacement => vec![part(PartField::Displacement)],
        TableColumn::Attribution => vec![part(PartField::Attribution)],
        TableColumn::DropOff => vec![part(PartField::DropOff)],
        TableColumn::Duration => vec![part(PartField::Duration)],
        TableColumn::FirstYear => vec![part(PartField::FirstYear)],
        TableColumn::Notes => vec![outcome.notes.clone()],
        TableColumn::Ignored | TableColumn::Headcount | TableColumn::Consulted => Vec::new(),
    };
    TableColumn::of(PartKind::Outcome).iter().flat_map(cells).collect()
}

fn input(study: &Study, place: usize, catalog: &Catalog) -> Vec<String> {
    let Some(input) = study.inputs.get(place) else { return Vec::new() };
    let field = |field| number(study, &NumberPath::Input(input.id.clone(), field), catalog);
    vec![
        input.label.clone(),
        who(study, &input.stakeholder),
        field(InputField::Quantity),
        field(InputField::UnitValue),
        field(InputField::Year),
        field(InputField::Years),
        input.notes.clone(),
    ]
}

fn who(study: &Study, id: &str) -> String {
    study.stakeholder(id).map(|it| it.name.clone()).unwrap_or_default()
}

/// A number as a person types it, shares with their sign; empty where it is not stated.
fn number(study: &Study, path: &NumberPath, catalog: &Catalog) -> String {
    let Some(value) = path.get(study).map(|estimate| plain::rounded_to_fit(estimate.point()).normalize()) else {
        return String::new();
    };
    let expect = path.field().spec().expect();
    if path.field().spec().unit == FieldUnit::CalendarYear {
        return value.to_string();
    }
    let sign = if expect == Expect::Percent { "%" } else { "" };
    [&write::for_input(value, expect, catalog.language()), sign].concat()
}
