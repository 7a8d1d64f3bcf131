//! The impact map: every outcome with its numbers, digit under digit, in the order of the value map.

use super::map_keys;
use super::map_row::{BarLengths, MapRow};
use super::outside::outside;
use super::table_paste::block;
use crate::app::{Action, Edit, MapColumn, Notice, PartKind, Start, map_years, place_block};
use crate::number::{Decimal, write};
use crate::present::bars;
use crate::study::field::{Field, OutcomeField, PartField};
use crate::study::{NumberPath, Outcome, Shared};
use crate::ui::browser::names;
use crate::ui::context::View;
use crate::ui::widgets::text::text;
use crate::ui::widgets::{Term, figure, removed, sign_of_field, stakeholder_options};
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::Element;
use yew::prelude::*;

/// Outcomes per block of rows: a browser skips a block out of view as fast as a row.
const BLOCK: usize = 10;

/// Whether the map has a place for this path; what else an outcome has is on its own card.
pub fn has(path: &str) -> bool {
    let mut words = path.split('/').skip(2);
    path.split('/').next() != Some("outcomes")
        || match words.next() {
            None | Some("label" | "stakeholder" | "cohorts") => true,
            Some(word) => {
                let part = PartField::from_word(word);
                part.is_some_and(|part| part.column().is_some()) && words.next().is_none()
            }
        }
}

/// Steps of the bar of a row: coarse, so that a number that is typed does not draw every bar again.
const SHARE_STEPS: i64 = 100;

/// The impact map.
pub fn impact_map(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let years = map_years(study);
    let worth = |place: usize| view.study.outcome_present_value(place).and_then(|cell| view.study.value(cell));
    let amounts: Vec<Decimal> = (0..study.outcomes.len()).map(|place| worth(place).unwrap_or_default()).collect();
    let share = |bar: &bars::Bar| bar.width.saturating_mul(SHARE_STEPS).saturating_div(bars::WIDTH);
    let lengths = BarLengths(Rc::new(bars::from_zero(&amounts).bars.iter().map(share).collect()));
    let people = Rc::new(stakeholder_options(study, catalog));
    let named = catalog.outcome_names(study);
    // How many rows have as many years as the map shows.
    let widest = study.outcomes.iter().filter(|outcome| is_widest(outcome, years)).count();
    let row = |place: usize, outcome: &Shared<Outcome>| {
        html! {
            <MapRow key={outcome.id.clone()} outcome={outcome.clone()} {place} count={study.outcomes.len()} currency={study.currency} {years} is_usual={widest > usize::from(is_widest(outcome, years))}
                name={named.get(place).cloned().unwrap_or_default()}
                outside={outside(study, outcome)} shares={catalog.shared_proxy(study, outcome)} people={people.clone()}
                worth={worth(place)}
                pedigree={view.workspace.pedigree.clone().filter(|target| target.outcome() == Some(outcome.id.as_str()) && target.exists(study))}
                paths={view.paths.clone()} ontoggle={view.ontoggle.clone()} onoutcome={view.onoutcome.clone()} />
        }
    };
    let line = |place: usize| {
        removed(view, PartKind::Outcome, Some(place))
            .map(|line| html! { <tr role="row" class="map-removed" key="removed"><td role="cell">{ line }</td></tr> })
    };
    let mut rows: Vec<Html> = Vec::with_capacity(study.outcomes.len().saturating_add(1));
    for (place, outcome) in study.outcomes.iter().enumerate() {
        rows.extend(line(place));
        rows.push(row(place, outcome));
    }
    rows.extend(line(study.outcomes.len()));
    html! {
        <ContextProvider<BarLengths> context={lengths}>
        <div class="table-scroll map-scroll" tabindex="0" onpaste={paste(view)} onkeydown={map_keys::onkeydown(view, PartKind::Outcome)}
            onmousedown={map_keys::onmousedown()} onfocusout={map_keys::onfocusout()} role="group" aria-label={catalog.text("map.title").to_owned()}>
            <table role="table" class={classes!("map", "is-outcomes", format!("years-{years}"), wide("quantity", longest(view, PartField::Quantity)), wide("amount", longest(view, PartField::Proxy)))} data-testid="impact-map">
                <caption class="visually-hidden">{ text(catalog, "map.title") }</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col" class="map-name">{ text(catalog, "outcome.label") }</th>
                        for column in MapColumn::all(years) { { head(view, column, years) } }
                        <th role="columnheader" scope="col" class="number map-worth-head">{ text(catalog, "map.worth") }</th>
                    </tr>
                </thead>
                for (place, rows) in rows.chunks(BLOCK).enumerate() {
                    <tbody role="rowgroup" key={place} class="map-block">for row in rows { { row.clone() } }</tbody>
                }
                <tfoot role="rowgroup">
                    <tr role="row">
                        <th role="rowheader" scope="row" class="map-name" colspan={years.saturating_add(8).to_string()}>{ text(catalog, "figure.present_value") }</th>
                        <td role="cell" class="map-total">{ figure(view, view.study.present_value()) }</td>
                    </tr>
                </tfoot>
            </table>
        </div>
        <p class="field-hint map-hint">{ text(catalog, "map.paste.hint") }{ " " }<span class="map-keys">{ text(catalog, "map.keys.hint") }</span></p>
        </ContextProvider<BarLengths>>
    }
}

/// Whether an outcome fills the years of the map, where it has several.
fn is_widest(outcome: &Outcome, years: usize) -> bool {
    years > 1 && outcome.volume.cohorts().len() == years
}

/// How many signs the longest number of a column has.
fn longest(view: &View, part: PartField) -> usize {
    let expect = Field::Outcome(part.into()).spec().expect();
    let written = |value: Decimal| write::for_input(value, expect, view.catalog.language()).chars().count();
    let stated = |outcome: &Outcome| {
        let numbers = outcome.places(part).filter_map(|field| outcome.estimate(field));
        numbers.map(|estimate| written(estimate.point())).max()
    };
    view.stated().outcomes.iter().filter_map(|outcome| stated(outcome)).max().unwrap_or_default()
}

/// The class of a column that needs more than its usual width, so that its figures are whole.
fn wide(column: &str, signs: usize) -> String {
    match signs {
        0..=5 => String::new(),
        6..=8 => format!("{column}-8"),
        9..=11 => format!("{column}-11"),
        _ => format!("{column}-14"),
    }
}

/// The head of a column: its name, its unit, its definition. Of a quantity of several years, the first head names the quantity and
/// each its year.
fn head(view: &View, column: MapColumn, years: usize) -> Html {
    let catalog = view.catalog;
    let Some(part) = column.part() else { return Html::default() };
    let field = Field::Outcome(OutcomeField::Part(part));
    let name = catalog.field_name(field).to_owned();
    let year = match column {
        MapColumn::Year(year) => Some(year),
        _ => (part == PartField::Quantity && years > 1).then_some(0),
    };
    let year = year.map(|year| catalog.fill("map.year", &[("n", &year.saturating_add(1).to_string())]));
    let unit = sign_of_field(catalog, &field.spec(), view.stated().currency);
    html! {
        <>
        <th role="columnheader" scope="col" class="number">
            if matches!(column, MapColumn::Year(_)) {
                <span class="visually-hidden">{ &name }{ " " }</span>
            } else {
                <span>{ &name }</span>
                if let Some(unit) = unit { { "\u{a0}" }<span class="map-unit">{ unit }</span> }
                <Term word={part.word()} {name} />
            }
            if let Some(year) = year { <span class="map-year">{ year }</span> }
        </th>
        // The narrow column in which a row gets another year.
        if part == PartField::Quantity && is_last_year(column, years) { <td role="cell" class="map-more"></td> }
        </>
    }
}

fn is_last_year(column: MapColumn, years: usize) -> bool {
    match column {
        MapColumn::Year(year) => year.saturating_add(1) == years,
        _ => years <= 1,
    }
}

/// Spreadsheet cells pasted into the map fill it to the right and below; a single text goes where it always goes.
fn paste(view: &View) -> Callback<Event> {
    let (catalog, dispatch, study) = (view.catalog, view.dispatch.clone(), view.stated().clone());
    Callback::from(move |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some((at, rows)) = target.as_ref().and_then(start).zip(block(&event)).filter(|(_, rows)| !is_table(rows))
        else {
            return;
        };
        event.prevent_default();
        let new_ids: Vec<String> = rows.iter().map(|_| names::random("o", 5)).collect();
        if let Some(placed) = place_block(&study, &at, &rows, catalog.language(), &new_ids, None) {
            let edit = Edit::PasteBlock { at, rows, language: catalog.language(), new_ids, shares: None };
            let notice = Notice::pasted(&placed, edit.clone(), catalog);
            dispatch.edit(edit);
            dispatch.act(Action::Notify(notice));
        }
    })
}

/// Whether a block is a table of outcomes rather than cells that go where they are pasted: its first row has more than one word, as
/// headings and a value map have, and the layout of this map has not.
fn is_table(rows: &[Vec<String>]) -> bool {
    let is_word = |cell: &&String| {
        cell.contains(|sign: char| sign.is_ascii_alphabetic()) && !cell.contains(|sign: char| sign.is_ascii_digit())
    };
    rows.first().is_some_and(|row| row.iter().filter(is_word).count() > 1)
}

/// The place of an input in the map.
fn start(input: &Element) -> Option<Start> {
    match input.get_attribute("data-field").and_then(|path| NumberPath::parse(&path)) {
        Some(NumberPath::Outcome(outcome, OutcomeField::Part(part))) => {
            return Some(Start { outcome, column: MapColumn::Number(part) });
        }
        Some(NumberPath::Outcome(outcome, OutcomeField::Cohort(0))) => {
            return Some(Start { outcome, column: MapColumn::Number(PartField::Quantity) });
        }
        Some(NumberPath::Outcome(outcome, OutcomeField::Cohort(year))) => {
            return Some(Start { outcome, column: MapColumn::Year(year) });
        }
        _ => {}
    }
    Some(Start { outcome: input.get_attribute("data-label")?, column: MapColumn::Label })
}
