//! The tables of the result, each with its bars.

use crate::number::{Decimal, Exact as _};
use crate::present::bars;
use crate::present::figures::Detail;
use crate::sheet::{CellId, Unit};
use crate::ui::context::View;
use crate::ui::widgets::words::paragraph;
use crate::ui::widgets::{BarRow, bar_table, figure};
use yew::prelude::*;

fn amount(view: &View, cell: impl Into<Option<CellId>>) -> Decimal {
    cell.into().and_then(|cell| view.study.value(cell)).unwrap_or_default()
}

/// A part of the result under its heading.
pub fn part(view: &View, id: &'static str, title: &str, content: Html) -> Html {
    html! {
        <section class="result-part" aria-labelledby={id}>
            <h2 {id}>{ view.catalog.text(title) }</h2>
            { content }
        </section>
    }
}

fn table(view: &View, caption: &str, heads: &[&str], rows: Vec<BarRow>, bars: &bars::Bars) -> Html {
    let heads: Vec<&str> = heads.iter().map(|key| view.catalog.text(key)).collect();
    bar_table(caption, &heads, rows, bars)
}

/// From gross value to present value: what each deduction takes away.
pub fn waterfall(view: &View) -> Html {
    let (catalog, study) = (view.catalog, &view.study);
    let gross = study.levels().next().map(|(_, cell)| cell);
    let mut rows = Vec::new();
    let mut edges = Vec::new();
    let mut row = |name: &str, cell: Option<CellId>, class: &'static str, from: Decimal, to: Decimal| {
        rows.push(BarRow { name: name.to_owned(), figures: vec![figure(view, cell)], class });
        edges.push((from, to));
    };
    let mut level = amount(view, gross);
    row(catalog.text("level.gross"), gross, "is-level", Decimal::ZERO, level);
    for (step, cell) in study.steps() {
        let below = level.plus(amount(view, cell)).unwrap_or(level);
        row(catalog.step_name(step), Some(cell), "is-step", level, below);
        level = below;
    }
    let (value, put_in) = (study.present_value(), study.inputs_present_value());
    let zero = Decimal::ZERO;
    row(catalog.text("figure.present_value"), Some(value), "is-total", zero, amount(view, value));
    row(catalog.text("figure.inputs_present_value"), Some(put_in), "is-inputs", zero, amount(view, put_in));
    let money = |cell: Option<CellId>| {
        let value = cell.and_then(|cell| study.value(cell));
        catalog.figure_or_none(value, Unit::Money, study.study.currency.code(), Detail::Plain)
    };
    let caption = catalog.fill("waterfall.caption", &[("gross", &money(gross)), ("value", &money(Some(value)))]);
    let heads = ["waterfall.step", "table.bar", "table.amount"];
    part(view, "waterfall-title", "waterfall.title", table(view, &caption, &heads, rows, &bars::between(&edges)))
}

/// Value by year, with its factor and its present value.
pub fn years(view: &View) -> Html {
    let (catalog, study) = (view.catalog, &view.study);
    let amounts: Vec<Decimal> = study.years().map(|year| amount(view, year.present_value)).collect();
    let rows = study.years().map(|year| BarRow {
        name: catalog.fill("years.year", &[("n", &year.year.to_string())]),
        figures: [year.value, year.factor, year.present_value, year.accumulated]
            .map(|cell| figure(view, cell))
            .to_vec(),
        class: "is-level",
    });
    let rows: Vec<BarRow> = rows.collect();
    let heads = ["years.head", "table.bar", "years.value", "years.factor", "years.present_value", "years.accumulated"];
    let content = if rows.is_empty() {
        html! { { paragraph("empty", catalog, "years.empty") } }
    } else {
        table(view, catalog.text("years.caption"), &heads, rows, &bars::from_zero(&amounts))
    };
    part(view, "years-title", "years.title", content)
}

/// What each stakeholder puts in and what changes for it.
pub fn stakeholders(view: &View) -> Html {
    let (catalog, study) = (view.catalog, &view.study);
    let stakeholders = &study.study.stakeholders;
    if stakeholders.is_empty() {
        return Html::default();
    }
    let mut amounts = Vec::new();
    let mut rows = Vec::new();
    for (place, stakeholder) in stakeholders.iter().enumerate() {
        let value = study.stakeholder_present_value(place);
        amounts.push(amount(view, value));
        rows.push(BarRow {
            name: catalog.stakeholder_name(&study.study, &stakeholder.id),
            figures: vec![figure(view, study.stakeholder_inputs(place)), figure(view, value)],
            class: "is-level",
        });
    }
    let heads = ["stakeholders.head", "table.bar", "stakeholder.brings", "stakeholder.gains"];
    let caption = catalog.text("by_stakeholder.caption");
    let content = table(view, caption, &heads, rows, &bars::from_zero(&amounts));
    part(view, "by-stakeholder-title", "by_stakeholder.title", content)
}

/// What each outcome adds to the total.
pub fn outcomes(view: &View) -> Html {
    let (catalog, study) = (view.catalog, &view.study);
    let mut amounts = Vec::new();
    let mut rows = Vec::new();
    for (place, outcome) in study.study.outcomes.iter().enumerate() {
        let Some(value) = study.outcome_present_value(place) else {
            continue;
        };
        amounts.push(amount(view, value));
        rows.push(BarRow {
            name: catalog.part_name(&study.study, &format!("outcomes/{}", outcome.id)).unwrap_or_default(),
            figures: vec![
                figure(view, study.impact(place)),
                figure(view, value),
                figure(view, study.share_of_value(place)),
            ],
            class: "is-level",
        });
    }
    if rows.is_empty() {
        return Html::default();
    }
    let heads = ["outcomes.head", "table.bar", "outcomes.impact", "years.present_value", "outcomes.share"];
    let content = table(view, catalog.text("by_outcome.caption"), &heads, rows, &bars::from_zero(&amounts));
    part(view, "by-outcome-title", "by_outcome.title", content)
}
