//! The impact map: every outcome with its numbers, digit under digit, in the order of the value map.

use super::map_keys;
use super::map_row::MapRow;
use super::outside::outside;
use super::table_paste::block;
use crate::app::{Action, Edit, MapColumn, Notice, PartKind, Start, place_block};
use crate::study::field::{Field, OutcomeField, PartField};
use crate::study::{NumberPath, Outcome, Shared};
use crate::ui::browser::names;
use crate::ui::context::View;
use crate::ui::widgets::text::text;
use crate::ui::widgets::{Term, removed, sign_of_field};
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
            None | Some("label") => true,
            Some(word) => {
                let part = PartField::from_word(word);
                part.is_some_and(|part| part.column().is_some()) && words.next().is_none()
            }
        }
}

/// The impact map.
pub fn impact_map(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let head = |column: PartField| {
        let field = Field::Outcome(OutcomeField::Part(column));
        let name = catalog.field_name(field).to_owned();
        let unit = sign_of_field(catalog, &field.spec(), study.currency);
        html! {
            <th role="columnheader" scope="col" class="number">
                { &name }
                if let Some(unit) = unit { { "\u{a0}" }<span class="map-unit">{ unit }</span> }
                <Term word={column.word()} {name} />
            </th>
        }
    };
    let row = |place: usize, outcome: &Shared<Outcome>| {
        html! {
            <MapRow key={outcome.id.clone()} outcome={outcome.clone()} {place} count={study.outcomes.len()} currency={study.currency}
                outside={outside(study, outcome)} shares={catalog.shared_proxy(study, outcome)}
                who={catalog.stakeholder_name(study, &outcome.stakeholder)}
                worth={view.study.outcome_present_value(place).and_then(|cell| view.study.value(cell))}
                pedigree={view.workspace.pedigree.clone().filter(|target| target.outcome() == Some(outcome.id.as_str()))}
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
        <>
        <p class="field-hint map-hint">{ text(catalog, "map.paste.hint") }{ " " }<span class="map-keys">{ text(catalog, "map.keys.hint") }</span></p>
        <div class="table-scroll map-scroll" tabindex="0" onpaste={paste(view)} onkeydown={map_keys::onkeydown(view)}
            onmousedown={map_keys::onmousedown()} onfocusout={map_keys::onfocusout()} role="group" aria-label={catalog.text("map.title").to_owned()}>
            <table role="table" class="map" data-testid="impact-map">
                <caption class="visually-hidden">{ text(catalog, "map.title") }</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col" class="visually-hidden">{ text(catalog, "outcome.label") }</th>
                        for column in PartField::columns() { { head(column) } }
                    </tr>
                </thead>
                for (place, rows) in rows.chunks(BLOCK).enumerate() {
                    <tbody role="rowgroup" key={place} class="map-block">for row in rows { { row.clone() } }</tbody>
                }
            </table>
        </div>
        </>
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
    if let Some(NumberPath::Outcome(outcome, OutcomeField::Part(part))) =
        input.get_attribute("data-field").and_then(|path| NumberPath::parse(&path))
    {
        return Some(Start { outcome, column: MapColumn::Number(part) });
    }
    Some(Start { outcome: input.get_attribute("data-label")?, column: MapColumn::Label })
}
