//! The chain of an outcome as one sentence, each number of which is a field: how many, worth what, less what, for how long.

use crate::app::{Action, Edit};
use crate::number::{Decimal, write};
use crate::study::field::{OutcomeField, PartField};
use crate::study::{NumberPath, Outcome, Shared};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::{EstimateLook, estimate_field, figure, quiet_select, with_fields};
use yew::prelude::*;

/// The columns of the impact map in the order of the sentence.
const ORDER: [PartField; 8] = [
    PartField::Quantity,
    PartField::Proxy,
    PartField::Deadweight,
    PartField::Displacement,
    PartField::Attribution,
    PartField::FirstYear,
    PartField::Duration,
    PartField::DropOff,
];

/// The sentence of an outcome at its place in the list, and what it comes to.
pub(super) fn outcome_sentence(view: &View, outcome: &Shared<Outcome>, place: usize) -> Html {
    let catalog = view.catalog;
    let is_priced = view.stated().counts(outcome);
    html! {
        <div class="field-sentence outcome-sentence">
            for part in ORDER { { clause(view, outcome, part) } }
            if is_priced {
                { with_fields(catalog, "outcome.chain.worth", |_| figure(view, view.study.own_present_value(place))) }
            }
        </div>
    }
}

/// The words and the fields of one column: several fields where a number is stated year by year.
fn clause(view: &View, outcome: &Shared<Outcome>, column: PartField) -> Html {
    let catalog = view.catalog;
    if column == PartField::Proxy && outcome.shares_proxy_of().is_some() {
        let words = catalog.shared_proxy(view.stated(), outcome).unwrap_or_default();
        return html! { <><span class="shared-proxy">{ words }</span><span>{ catalog.text("outcome.chain.comma") }</span></> };
    }
    // The fields of a part stand together, under the words of that part.
    let mut clauses: Vec<(String, Vec<OutcomeField>)> = Vec::new();
    for field in outcome.in_column(column) {
        let key = key(outcome, field, column);
        match clauses.last_mut() {
            Some((known, group)) if *known == key => group.push(field),
            _ => clauses.push((key, vec![field])),
        }
    }
    clauses.into_iter().map(|(key, fields)| one_clause(view, outcome, &key, &fields)).collect()
}

/// The key of the words around a number.
fn key(outcome: &Outcome, field: OutcomeField, column: PartField) -> String {
    let word = match field {
        OutcomeField::Part(PartField::Duration) if is_one(outcome) => "duration_one",
        OutcomeField::Adjustment(_) => "adjustment",
        OutcomeField::Factor(_) => "factor",
        OutcomeField::Cohort(_) | OutcomeField::ProxyPriceYear => column.word(),
        OutcomeField::Part(part) | OutcomeField::InYear(part, _) => part.word(),
    };
    format!("outcome.chain.{word}")
}

/// Whether the value lasts one year, as it does where nothing is stated.
fn is_one(outcome: &Outcome) -> bool {
    outcome.estimate(PartField::Duration.into()).is_none_or(|duration| duration.point() == Decimal::ONE)
}

fn one_clause(view: &View, outcome: &Outcome, key: &str, fields: &[OutcomeField]) -> Html {
    let catalog = view.catalog;
    let several = fields.len() > 1;
    with_fields(catalog, key, |_| {
        html! {
            for (n, field) in fields.iter().enumerate() {
                if n > 0 { <span>{ catalog.text("outcome.chain.and") }</span> }
                { number(view, outcome, *field) }
                if several && !is_named(*field) {
                    <span class="of-year">{ " " }{ catalog.fill("outcome.chain.of_year", &[("n", &n.saturating_add(1).to_string())]) }</span>
                }
            }
        }
    })
}

/// Whether a number is shown with a name of its own: a factor or an adjustment.
const fn is_named(field: OutcomeField) -> bool {
    matches!(field, OutcomeField::Adjustment(_) | OutcomeField::Factor(_))
}

/// Years after the activity that are offered for the start of the value.
const YEARS_AFTER: u32 = 10;

/// When the value starts, in words.
fn first_year(view: &View, outcome: &Outcome, target: &NumberPath) -> Html {
    let catalog = view.catalog;
    let now = outcome.first_year;
    let years = (0..=YEARS_AFTER).chain((now > YEARS_AFTER).then_some(now));
    let options = years.map(|year| (year.to_string(), catalog.first_year(year))).collect();
    let choose = {
        let (dispatch, target) = (view.dispatch.clone(), target.clone());
        Callback::from(move |word: String| {
            let year = word.parse::<u32>().ok().map(Decimal::from);
            dispatch.edit(Edit::SetValue(target.clone(), year));
            // Each choice is an undo step of its own.
            dispatch.act(Action::Settle);
        })
    };
    let label = catalog.named(catalog.field_name(target.field()), &outcome.label);
    quiet_select(&control_id(&target.to_string()), &label, &now.to_string(), options, choose)
}

/// The field of a number; a factor or an adjustment, whose field stands below with its name, as text.
fn number(view: &View, outcome: &Outcome, field: OutcomeField) -> Html {
    let catalog = view.catalog;
    let target = NumberPath::Outcome(outcome.id.clone(), field);
    if field == PartField::FirstYear.into() {
        return first_year(view, outcome, &target);
    }
    if !is_named(field) {
        let pedigree = target.field().spec().estimated;
        let look = EstimateLook { inline: true, pedigree, ..EstimateLook::default() };
        return estimate_field(view, &target, &look);
    }
    let spec = target.field().spec();
    let value = target.get(view.stated()).map(|estimate| estimate.point());
    let said = value.map(|value| write::for_input(value, spec.expect(), catalog.language()));
    let (kept, name) = match field {
        OutcomeField::Adjustment(n) => {
            (outcome.adjustments.get(n).is_some_and(|it| it.kept), catalog.adjustment_name(outcome, n))
        }
        OutcomeField::Factor(n) => (true, catalog.factor_name(outcome, n)),
        _ => (true, String::new()),
    };
    let percent = if matches!(field, OutcomeField::Adjustment(_)) { "\u{a0}%" } else { "" };
    let number = [said.as_deref().unwrap_or("—"), percent].concat();
    let words = if kept { "outcome.chain.kept" } else { "outcome.chain.taken" };
    html! { <span>{ catalog.fill(words, &[("number", &number), ("name", &name)]) }</span> }
}
