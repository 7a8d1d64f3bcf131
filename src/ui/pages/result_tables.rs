//! The tables of the result, each with its bars.

use super::result::ResultPageProps;
use crate::number::{Decimal, Exact as _};
use crate::present::bars;
use crate::present::figures::Detail;
use crate::sheet::{CellId, Unit};
use crate::ui::context::{Evaluated, use_catalog};
use crate::ui::widgets::{BarRow, BarTable, FigureButton};
use yew::prelude::*;

fn figure(study: &Evaluated, cell: impl Into<Option<CellId>>) -> Html {
    html! { <FigureButton study={study.clone()} cell={cell.into()} /> }
}

fn amount(study: &Evaluated, cell: Option<CellId>) -> Decimal {
    cell.and_then(|cell| study.value(cell)).unwrap_or_default()
}

fn heads(catalog: &crate::present::Catalog, keys: &[&str]) -> Vec<AttrValue> {
    keys.iter().map(|key| AttrValue::from(catalog.text(key).to_owned())).collect()
}

/// From gross value to present value: what each deduction takes away.
#[component]
pub fn WaterfallTable(props: &ResultPageProps) -> Html {
    let catalog = use_catalog();
    let study = &props.study;
    let gross = study.levels().next().map(|(_, cell)| cell);
    let mut level = amount(study, gross);
    let mut edges = vec![(Decimal::ZERO, level)];
    let mut rows = vec![BarRow {
        name: html! { { catalog.text("level.gross") } },
        figures: vec![figure(study, gross)],
        class: "is-level",
    }];
    for (step, cell) in study.steps() {
        let below = level.plus(amount(study, Some(cell))).unwrap_or(level);
        edges.push((level, below));
        level = below;
        let name = html! { { catalog.step_name(step) } };
        rows.push(BarRow { name, figures: vec![figure(study, cell)], class: "is-step" });
    }
    let value = study.present_value();
    edges.push((Decimal::ZERO, amount(study, Some(value))));
    rows.push(BarRow {
        name: html! { { catalog.text("figure.present_value") } },
        figures: vec![figure(study, value)],
        class: "is-total",
    });
    let put_in = study.inputs_present_value();
    edges.push((Decimal::ZERO, amount(study, Some(put_in))));
    rows.push(BarRow {
        name: html! { { catalog.text("figure.inputs_present_value") } },
        figures: vec![figure(study, put_in)],
        class: "is-inputs",
    });
    let money = |cell: Option<CellId>| {
        let value = cell.and_then(|cell| study.value(cell));
        catalog.figure_or_none(value, Unit::Money, study.study.currency.code(), Detail::Plain)
    };
    let caption = catalog.fill("waterfall.caption", &[("gross", &money(gross)), ("value", &money(Some(value)))]);
    html! {
        <section class="result-part" aria-labelledby="waterfall-title">
            <h2 id="waterfall-title">{ catalog.text("waterfall.title") }</h2>
            <BarTable {caption} heads={heads(catalog, &["waterfall.step", "table.bar", "table.amount"])} {rows}
                bars={bars::between(&edges)} />
        </section>
    }
}

/// Value by year, with its factor and its present value.
#[component]
pub fn YearsTable(props: &ResultPageProps) -> Html {
    let catalog = use_catalog();
    let study = &props.study;
    let amounts: Vec<Decimal> = study.years().map(|year| amount(study, Some(year.present_value))).collect();
    let rows: Vec<BarRow> = study
        .years()
        .map(|year| BarRow {
            name: html! { { catalog.fill("years.year", &[("n", &year.year.to_string())]) } },
            figures: [year.value, year.factor, year.present_value, year.accumulated]
                .map(|cell| figure(study, cell))
                .to_vec(),
            class: "is-level",
        })
        .collect();
    let keys = ["years.head", "table.bar", "years.value", "years.factor", "years.present_value", "years.accumulated"];
    html! {
        <section class="result-part" aria-labelledby="years-title">
            <h2 id="years-title">{ catalog.text("years.title") }</h2>
            if rows.is_empty() {
                <p class="empty">{ catalog.text("years.empty") }</p>
            } else {
                <BarTable caption={catalog.text("years.caption").to_owned()} heads={heads(catalog, &keys)} {rows}
                    bars={bars::from_zero(&amounts)} />
            }
        </section>
    }
}

/// What each stakeholder puts in and what changes for it.
#[component]
pub fn StakeholdersTable(props: &ResultPageProps) -> Html {
    let catalog = use_catalog();
    let study = &props.study;
    let stakeholders = &study.study.stakeholders;
    if stakeholders.is_empty() {
        return Html::default();
    }
    let places = 0..stakeholders.len();
    let amounts: Vec<Decimal> =
        places.clone().map(|place| amount(study, study.stakeholder_present_value(place))).collect();
    let rows: Vec<BarRow> = stakeholders
        .iter()
        .zip(places)
        .map(|(stakeholder, place)| BarRow {
            name: html! { { catalog.stakeholder_name(&study.study, &stakeholder.id) } },
            figures: vec![
                figure(study, study.stakeholder_inputs(place)),
                figure(study, study.stakeholder_present_value(place)),
            ],
            class: "is-level",
        })
        .collect();
    let keys = ["stakeholders.head", "table.bar", "stakeholder.brings", "stakeholder.gains"];
    html! {
        <section class="result-part" aria-labelledby="by-stakeholder-title">
            <h2 id="by-stakeholder-title">{ catalog.text("by_stakeholder.title") }</h2>
            <BarTable caption={catalog.text("by_stakeholder.caption").to_owned()} heads={heads(catalog, &keys)} {rows}
                bars={bars::from_zero(&amounts)} />
        </section>
    }
}

/// What each outcome adds to the total.
#[component]
pub fn OutcomesTable(props: &ResultPageProps) -> Html {
    let catalog = use_catalog();
    let study = &props.study;
    let counted: Vec<usize> =
        (0..study.study.outcomes.len()).filter(|place| study.outcome_present_value(*place).is_some()).collect();
    if counted.is_empty() {
        return Html::default();
    }
    let amounts: Vec<Decimal> =
        counted.iter().map(|place| amount(study, study.outcome_present_value(*place))).collect();
    let rows: Vec<BarRow> = counted
        .iter()
        .filter_map(|place| {
            let outcome = study.study.outcomes.get(*place)?;
            Some(BarRow {
                name: catalog.part_name(&study.study, &format!("outcomes/{}", outcome.id)).unwrap_or_default().into(),
                figures: vec![
                    figure(study, study.impact(*place)),
                    figure(study, study.outcome_present_value(*place)),
                    figure(study, study.share_of_value(*place)),
                ],
                class: "is-level",
            })
        })
        .collect();
    let keys = ["outcomes.head", "table.bar", "outcomes.impact", "years.present_value", "outcomes.share"];
    html! {
        <section class="result-part" aria-labelledby="by-outcome-title">
            <h2 id="by-outcome-title">{ catalog.text("by_outcome.title") }</h2>
            <BarTable caption={catalog.text("by_outcome.caption").to_owned()} heads={heads(catalog, &keys)} {rows}
                bars={bars::from_zero(&amounts)} />
        </section>
    }
}
