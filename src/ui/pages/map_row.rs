//! An outcome in the impact map. It is drawn again only when something of its own changes.

use super::deferred::DeferredPedigree;
use crate::app::{PartKind, TypedField};
use crate::methods::sroi::Figure;
use crate::number::{Decimal, write};
use crate::present::Catalog;
use crate::study::field::{Field, OutcomeField, PartField};
use crate::study::{Currency, NumberPath, Outcome, Shared, TextField, Volume};
use crate::ui::browser::focus::control_id;
use crate::ui::context::{Paths, use_shell, with};
use crate::ui::widgets::text::{button, class_if, text};
use crate::ui::widgets::{EstimateLook, FieldContext, TextBox, figure_button, number_field, part_buttons};
use yew::prelude::*;

/// Above so many cohorts the map only says how many there are; they are edited on the outcome's card.
const MAX_COHORTS_SHOWN: usize = 6;

/// An outcome and what goes with it.
#[derive(Properties, PartialEq)]
pub struct MapRowProps {
    /// The outcome.
    pub outcome: Shared<Outcome>,
    /// Its place in the list.
    pub place: usize,
    /// How many there are.
    pub count: usize,
    /// The study's currency.
    pub currency: Currency,
    /// Why it adds nothing to the total, as the key of the words; none where it does.
    pub outside: Option<&'static str>,
    /// Whose proxy it shares, in words; none for one of its own.
    pub shares: Option<String>,
    /// For whom it changes something.
    pub who: String,
    /// What it adds to the total.
    pub worth: Option<Decimal>,
    /// The number whose pedigree is shown, if it is one of these.
    pub pedigree: Option<NumberPath>,
    /// The ways to move around.
    pub paths: Paths,
    /// Shows the pedigree of a number, or hides it.
    pub ontoggle: Callback<NumberPath>,
    /// Shows this outcome alone.
    pub onoutcome: Callback<String>,
}

/// The row of an outcome: a line of words, a line of numbers.
#[component]
pub fn MapRow(props: &MapRowProps) -> Html {
    let (catalog, dispatch) = use_shell();
    let outcome = &props.outcome;
    let id = outcome.id.clone();
    let number = write::number(Decimal::from(props.place.saturating_add(1)), 0, catalog.language());
    let name = if outcome.label.trim().is_empty() {
        catalog.fill("part.outcome", &[("n", &number)])
    } else {
        outcome.label.clone()
    };
    let around = FieldContext {
        catalog,
        dispatch: &dispatch,
        currency: props.currency,
        pedigree: props.pedigree.as_ref(),
        ontoggle: &props.ontoggle,
    };
    let cell = |field: OutcomeField| {
        let target = NumberPath::Outcome(id.clone(), field);
        let look = EstimateLook {
            pedigree: target.field().spec().estimated,
            name: own_name(catalog, outcome, field),
            cell_of: Some(name.clone()),
            ..EstimateLook::default()
        };
        number_field(&around, &target, NumberPath::of_outcome(outcome, field), &look)
    };
    let open = with(&props.onoutcome, id.clone());
    let column = |part: PartField| match &outcome.volume {
        Volume::Cohorts(cohorts) if part == PartField::Quantity && cohorts.len() > MAX_COHORTS_SHOWN => {
            let count = catalog.plural("count.cohorts", cohorts.len(), &[]);
            button("link", "", None, open.clone(), Html::from(count))
        }
        _ if part == PartField::Proxy && props.shares.is_some() => {
            html! { <span class="shared-proxy">{ props.shares.clone() }</span> }
        }
        _ => outcome.in_column(part).into_iter().map(|field| captioned(catalog, outcome, field, cell(field))).collect(),
    };
    let label = TypedField::Text(TextField::OutcomeLabel(id.clone()));
    let label_id = control_id(&label.path());
    html! {
        <tr role="row" class={class_if("map-row", props.outside.is_some(), "is-outside")} id={format!("part-outcomes-{id}")} tabindex="-1"
            aria-label={name.clone()}>
            <th role="rowheader" scope="row">
                <div class="map-head">
                    <span class="card-number">{ number }</span>
                    <TextBox class="map-label" names={id.clone()} id={label_id} field={label} value={outcome.label.clone()}
                        placeholder={name.clone()} label={catalog.named(catalog.text("outcome.label"), &name)} />
                    { worth(props, &name, catalog) }
                    { button("button quiet small", "", Some(catalog.fill("map.edit_named", &[("name", &name)])), open.clone(), text(catalog, "map.edit")) }
                    <div class="map-foot">
                        <span class="map-who">{ &props.who }</span>
                        { part_buttons((catalog, &dispatch), PartKind::Outcome, &id, &name, (props.place, props.count)) }
                    </div>
                </div>
            </th>
            for part in PartField::columns() { <td role="cell" class="map-cell">{ column(part) }</td> }
            if let Some(target) = &props.pedigree {
                <td role="cell" class="map-pedigree">
                    <DeferredPedigree key={target.to_string()} target={target.clone()} estimate={target_estimate(outcome, target)}
                        currency={props.currency} onclose={with(&props.ontoggle, target.clone())} />
                </td>
            }
        </tr>
    }
}

/// What an adjustment or a factor is called; none for a number that has the name of its field.
fn own_name(catalog: &Catalog, outcome: &Outcome, field: OutcomeField) -> Option<String> {
    match field {
        OutcomeField::Adjustment(n) => Some(catalog.adjustment_name(outcome, n)),
        OutcomeField::Factor(n) => Some(catalog.factor_name(outcome, n)),
        _ => None,
    }
}

/// The head of a column names what stands in it, but for a measured effect in the column of deadweight, for adjustments and for
/// factors of the quantity.
fn captioned(catalog: &'static Catalog, outcome: &Outcome, field: OutcomeField, cell: Html) -> Html {
    let is_effect = matches!(field, OutcomeField::Part(part) if part.measure().is_some());
    let effect = || is_effect.then(|| catalog.field_name(Field::Outcome(field)).to_owned());
    let name = own_name(catalog, outcome, field).or_else(effect);
    html! {
        <>
            if let Some(name) = name { <span class="map-unit" aria-hidden="true">{ name }</span> }
            { cell }
        </>
    }
}

fn target_estimate(outcome: &Outcome, target: &NumberPath) -> Option<crate::study::Estimate> {
    match target {
        NumberPath::Outcome(_, field) => NumberPath::of_outcome(outcome, *field),
        _ => None,
    }
}

/// What the outcome adds to the total, or why it adds nothing.
fn worth(props: &MapRowProps, name: &str, catalog: &'static Catalog) -> Html {
    if let Some(key) = props.outside {
        return html! { <span class="map-worth card-outside">{ text(catalog, key) }</span> };
    }
    let Some(worth) = props.worth else {
        return html! { <span class="map-worth">{ text(catalog, "figure.undefined") }</span> };
    };
    let value = write::money(worth, 0, props.currency.code(), catalog.language());
    let name = catalog.fill("figure.outcome_present_value", &[("outcome", name)]);
    let key = Figure::OutcomePresentValue(props.place).into();
    figure_button(catalog, &props.paths, (key, &name, &value), "map-worth", None)
}
