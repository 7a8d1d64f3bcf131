//! The impact map: every outcome with its numbers, digit under digit, in the order of the value map.

use super::map_row::MapRow;
use crate::study::field::{Field, OutcomeField, PartField};
use crate::ui::context::View;
use crate::ui::widgets::words::words;
use crate::ui::widgets::{Term, sign_of};
use yew::prelude::*;

/// The columns in the order of the value map. A study with cohorts has their quantities in the first.
pub const COLUMNS: [PartField; 8] = [
    PartField::Quantity,
    PartField::Proxy,
    PartField::Deadweight,
    PartField::Displacement,
    PartField::Attribution,
    PartField::DropOff,
    PartField::Duration,
    PartField::FirstYear,
];

/// Whether the map has a place for this path; what else an outcome has is on its own card.
pub fn has(path: &str) -> bool {
    let mut words = path.split('/').skip(2);
    path.split('/').next() != Some("outcomes")
        || match words.next() {
            None | Some("label") => true,
            Some(word) => COLUMNS.iter().any(|column| column.word() == word) && words.next().is_none(),
        }
}

/// Which study.
#[derive(Properties, PartialEq)]
pub struct ImpactMapProps {
    /// The study, words, and ways to act.
    pub view: View,
}

/// The impact map.
#[component]
pub fn ImpactMap(props: &ImpactMapProps) -> Html {
    let view = &props.view;
    let (catalog, study) = (view.catalog, view.stated());
    let head = |column: &PartField| {
        let field = Field::Outcome(OutcomeField::Part(*column));
        let name = catalog.field_name(field).to_owned();
        let unit = sign_of(catalog, field.spec().unit, study.currency);
        html! {
            <th role="columnheader" scope="col" class="number">
                { &name }
                if let Some(unit) = unit { { "\u{a0}" }<span class="map-unit">{ unit }</span> }
                { " " }
                <Term word={column.word()} {name} />
            </th>
        }
    };
    html! {
        <div class="table-scroll map-scroll" tabindex="0" role="group" aria-label={catalog.text("map.title").to_owned()}>
            <table role="table" class="map" data-testid="impact-map">
                <caption class="visually-hidden">{ words(catalog, "map.title") }</caption>
                <thead role="rowgroup"><tr role="row">for column in COLUMNS.iter() { { head(column) } }</tr></thead>
                for (place, outcome) in study.outcomes.iter().enumerate() {
                    <MapRow key={outcome.id.clone()} outcome={outcome.clone()} {place} count={study.outcomes.len()} currency={study.currency}
                        who={catalog.stakeholder_name(study, &outcome.stakeholder)}
                        worth={view.study.outcome_present_value(place).and_then(|cell| view.study.value(cell))}
                        pedigree={view.pedigree.clone().filter(|target| target.outcome() == Some(outcome.id.as_str()))}
                        paths={view.paths.clone()} ontoggle={view.ontoggle.clone()} onoutcome={view.onoutcome.clone()} />
                }
            </table>
        </div>
    }
}
