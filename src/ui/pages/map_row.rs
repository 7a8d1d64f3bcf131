//! An outcome in the impact map: a row of cells. It is drawn again only when something of its own changes.

use super::deferred::DeferredPedigree;
use crate::app::{Action, Edit, MOST_YEARS, NumberField, PartKind, TypedField};
use crate::methods::sroi::Figure;
use crate::number::{Decimal, write};
use crate::present::Catalog;
use crate::study::field::{Field, OutcomeField, PartField};
use crate::study::{Currency, NumberPath, Outcome, Shared, TextField, Volume};
use crate::ui::browser::focus::control_id;
use crate::ui::context::{Dispatch, Paths, use_shell, with};
use crate::ui::widgets::text::{button, class_if, text};
use crate::ui::widgets::{
    EstimateLook, FieldContext, PartLook, TextBox, figure_button, number_field, part_buttons, quiet_select,
    sign_of_field,
};
use std::rc::Rc;
use yew::prelude::*;

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
    /// What it is called, told apart from others with its label.
    pub name: String,
    /// The columns of the quantity: how many years the map shows.
    pub years: usize,
    /// Whether another row has as many years, so that the Tab key need not stop where this one gets another.
    pub is_usual: bool,
    /// The stakeholders to choose from.
    pub people: Rc<Vec<(String, String)>>,
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

/// The row of an outcome: its words, its numbers, what it adds to the total.
#[component]
pub fn MapRow(props: &MapRowProps) -> Html {
    let (catalog, dispatch) = use_shell();
    let outcome = &props.outcome;
    let id = outcome.id.clone();
    let number = write::number(Decimal::from(props.place.saturating_add(1)), 0, catalog.language());
    let name = props.name.clone();
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
    let column = |part: PartField| match part {
        PartField::Proxy if props.shares.is_some() => {
            html! { <span class="shared-proxy">{ props.shares.clone() }</span> }
        }
        _ => outcome.in_column(part).into_iter().map(|field| captioned(catalog, outcome, field, cell(field))).collect(),
    };
    let td = |part: PartField| {
        html! { <td role="cell" class={class_if("map-cell", part == PartField::Proxy, "is-wide")} data-name={with_unit(catalog, part, props.currency)}>{ column(part) }</td> }
    };
    let label = TypedField::Text(TextField::OutcomeLabel(id.clone()));
    let label_id = control_id(&label.path());
    let who = quiet_select(
        &control_id(&format!("outcomes/{id}/stakeholder")),
        &catalog.named(catalog.text("outcome.stakeholder"), &name),
        &outcome.stakeholder,
        props.people.to_vec(),
        dispatch.choose(&id, |id, who| Some(Edit::SetOutcomeStakeholder(id, who.to_owned()))),
    );
    html! {
        <tr role="row" class={class_if("map-row", props.outside.is_some(), "is-outside")} id={format!("part-outcomes-{id}")} tabindex="-1"
            aria-label={name.clone()}>
            <th role="rowheader" scope="row" class="map-name" data-name={outcome.label.clone()}>
                <span class="card-number">{ number }</span>
                // Most rows are about whom the row above is about: Tab goes from the change to its numbers.
                { who }
                <TextBox class="map-label" names={id.clone()} id={label_id} field={label} value={outcome.label.clone()}
                    placeholder={name.clone()} label={catalog.named(catalog.text("outcome.label"), &name)} />
            </th>
            { quantities(props, &cell, &open, catalog, &dispatch) }
            for part in PartField::columns().filter(|part| *part != PartField::Quantity) { { td(part) } }
            <td role="cell" class="map-result">
                { worth(props, &name, catalog) }
                { button("button quiet small map-open", "", Some(catalog.fill("map.edit_named", &[("name", &name)])), open.clone(), "›".into()) }
                if props.worth.is_some() && props.outside.is_none() {
                    <MapBar place={props.place} />
                }
            </td>
            <td role="cell" class="map-acts">{ part_buttons((catalog, &dispatch), PartKind::Outcome, &id, &name, (props.place, props.count), PartLook::Signs) }</td>
            if let Some(target) = &props.pedigree {
                <td role="cell" class="map-pedigree">
                    <DeferredPedigree key={target.to_string()} target={target.clone()} estimate={target_estimate(outcome, target)}
                        currency={props.currency} onclose={with(&props.ontoggle, target.clone())} />
                </td>
            }
        </tr>
    }
}

/// The lengths of the bars of all rows, in hundredths of the longest one. A context, not a property of the rows: a number that is typed may
/// change all of them, and only the bars are drawn again.
#[derive(Clone, PartialEq)]
pub struct BarLengths(pub Rc<Vec<i64>>);

/// Properties of [`MapBar`].
#[derive(Properties, PartialEq)]
struct MapBarProps {
    /// The place of the row in the list.
    place: usize,
}

/// The bar of a row: its part of the largest result.
#[component]
fn MapBar(props: &MapBarProps) -> Html {
    let lengths = use_context::<BarLengths>();
    let length = lengths.and_then(|lengths| lengths.0.get(props.place).copied()).unwrap_or_default();
    html! {
        <svg class="map-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect x="0" y="0" width={length.to_string()} height="4" />
        </svg>
    }
}

/// The cells of the quantity, one for each year of the map; the one after the last year gives it another.
fn quantities(
    props: &MapRowProps,
    cell: &dyn Fn(OutcomeField) -> Html,
    open: &Callback<MouseEvent>,
    catalog: &'static Catalog,
    dispatch: &Dispatch,
) -> Html {
    let outcome = &props.outcome;
    let mut fields = outcome.in_column(PartField::Quantity);
    // The factors of a quantity stand under its first year.
    let factors = fields
        .split_off(fields.iter().position(|field| matches!(field, OutcomeField::Factor(_))).unwrap_or(fields.len()));
    let count = fields.len();
    let add = |is_new_column: bool| {
        let (dispatch, id, edit) = (dispatch.clone(), outcome.id.clone(), props.paths.edit.clone());
        let added = NumberPath::Outcome(outcome.id.clone(), OutcomeField::Cohort(count));
        let begin = move |digit: Option<String>| {
            dispatch.edit(Edit::AddCohort(id.clone()));
            if let Some(digit) = digit {
                dispatch.act(Action::Type(TypedField::Number(NumberField::Value(added.clone())), digit));
            }
            edit.emit(added.to_string());
        };
        let onclick = {
            let begin = begin.clone();
            Callback::from(move |_: MouseEvent| begin(None))
        };
        // A digit typed here is the first of the new number, as in an empty cell of a spreadsheet.
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
            let digit = event.key();
            if is_plain && digit.len() == 1 && digit.starts_with(|sign: char| sign.is_ascii_digit()) {
                event.prevent_default();
                begin(Some(digit));
            }
        });
        let name = catalog.fill("map.add_year", &[("name", &props.name)]);
        html! { <button type="button" class="button quiet small map-add-year" aria-label={name} tabindex={(is_new_column && props.is_usual).then_some("-1")} {onclick} {onkeydown}>{ "+" }</button> }
    };
    // More years than the map has columns are edited on the card.
    let too_many = count > props.years;
    let may_add = !too_many && count < MOST_YEARS && outcome.volume != Volume::Unstated;
    let name = catalog.field_name(Field::Outcome(PartField::Quantity.into())).to_owned();
    let of_year = |year: usize| match fields.get(year) {
        Some(_) if too_many && year == 0 => {
            let count = catalog.plural("count.cohorts", count, &[]);
            button("link", "", None, open.clone(), Html::from(count))
        }
        Some(_) if too_many => Html::default(),
        Some(field) => cell(*field),
        None if year == count && may_add => add(false),
        None => Html::default(),
    };
    html! {
        <>
            for year in 0..props.years {
                <td role="cell" class={class_if("map-cell", fields.get(year).is_none(), "is-blank")} data-name={year_name(catalog, &name, year, props.years)}>
                    { of_year(year) }
                    if year == 0 { for field in &factors { { captioned(catalog, outcome, *field, cell(*field)) } } }
                </td>
            }
            <td role="cell" class="map-more">if count == props.years && may_add { { add(true) } }</td>
        </>
    }
}

/// The name of a number with its unit, for a card, which has no head.
fn with_unit(catalog: &Catalog, part: PartField, currency: Currency) -> String {
    let field = Field::Outcome(part.into());
    let unit = sign_of_field(catalog, &field.spec(), currency);
    unit.map_or_else(|| catalog.field_name(field).to_owned(), |unit| [catalog.field_name(field), &unit].join(" "))
}

/// The name of a quantity, with its year where there are several.
fn year_name(catalog: &Catalog, name: &str, year: usize, years: usize) -> String {
    if years == 1 {
        return name.to_owned();
    }
    let year = catalog.fill("map.year", &[("n", &year.saturating_add(1).to_string())]);
    [name, &year].join(", ")
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
