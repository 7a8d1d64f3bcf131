//! The scenarios as rows: the ratio of each with its interval on a common axis, what it comes to, who gains and who pays.

use super::scenario_views::{opening, scenario_views};
use crate::analysis::comparison::{Balance, ScenarioFigures};
use crate::analysis::{Comparison, Ranking, RatioRange};
use crate::methods::sroi::Figure;
use crate::number::{CheckedOps as _, Decimal, write};
use crate::present::figures::Detail;
use crate::present::ratio_range::lines;
use crate::sheet::CellUnit;
use crate::ui::context::{StudyView, View};
use crate::ui::panels::ratio_range::mark;
use crate::ui::widgets::text::{class_if, entry, paragraph, text};
use yew::prelude::*;

/// Stakeholders shown in a row: those whose balance changes most.
const NAMED: usize = 4;

/// The rows: the choices first, in their order, then the study as stated, which has a horizon of its own.
pub(super) fn scenario_rows(view: &View, comparison: &Comparison, ranking: Option<&Ranking>) -> Html {
    let columns = &comparison.columns;
    let standing = |column: &ScenarioFigures| {
        let id = column.scenario.as_deref().unwrap_or_default();
        ranking.and_then(|ranking| ranking.columns.iter().find(|standing| standing.scenario == id)?.ratio)
    };
    let range = |column: &ScenarioFigures| {
        standing(column).map_or(RatioRange::Absent, |ratio| RatioRange::Between { low: ratio.p5, high: ratio.p95 })
    };
    let all: Vec<(RatioRange, Decimal)> =
        columns.iter().filter_map(|column| Some((range(column), column.ratio?))).collect();
    if all.is_empty() {
        return Html::default();
    }
    let mut laid_out = lines(&all).into_iter();
    let pictures: Vec<_> = columns.iter().map(|column| column.ratio.and_then(|_| laid_out.next())).collect();
    let views = scenario_views(view, comparison);
    // The study as stated, which may cover fewer years, has a scale of its own.
    let scale = largest_change(columns.get(1..).unwrap_or_default());
    let own_scale = largest_change(columns.get(..1).unwrap_or_default());
    let row = |place: usize| {
        let column = columns.get(place)?;
        let picture = pictures.get(place).copied().flatten();
        Some(html! {
            <li key={place} class={class_if("scenario-row", place == comparison.reference, "is-reference")} data-testid="scenario-row">
                { name(view, comparison, place) }
                <svg viewBox="0 0 1000 44" aria-hidden="true" focusable="false">{ for picture.map(|line| mark(&line)) }</svg>
                { figures(view, column, range(column), views.get(place).and_then(Option::as_ref)) }
                { gains(view, column, if place == 0 { own_scale } else { scale }) }
            </li>
        })
    };
    html! {
        <div class="scenario-rows">
            <h2 class="visually-hidden">{ text(view.catalog, "scenarios.compare") }</h2>
            <ol>for place in 1..columns.len() { { row(place) } }</ol>
            { paragraph("field-hint", view.catalog, "comparison.stated_apart") }
            <ol>{ row(0) }</ol>
        </div>
    }
}

fn name(view: &View, comparison: &Comparison, place: usize) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let story =
        place.checked_sub(1).and_then(|place| study.scenarios.get(place)).map(|scenario| scenario.story.clone());
    html! {
        <div class="scenario-row-name">
            <h3>{ catalog.scenario_name(study, comparison, place) }</h3>
            if place == comparison.reference { <span class="scenario-row-tag">{ text(catalog, "scenario.is_reference") }</span> }
            if let Some(story) = story.filter(|story| !story.is_empty()) { <p>{ story }</p> }
        </div>
    }
}

fn figures(view: &View, column: &ScenarioFigures, range: RatioRange, shown: Option<&StudyView>) -> Html {
    let (catalog, currency) = (view.catalog, view.stated().currency.code());
    let ratio = |value: Decimal| catalog.figure(value, CellUnit::Ratio, currency, Detail::Plain);
    let said = match (column.ratio, range) {
        (Some(value), RatioRange::Between { low, high }) => {
            catalog.with_range(&ratio(value), &ratio(low), &ratio(high))
        }
        (Some(value), _) => ratio(value),
        (None, _) => catalog.text("figure.undefined").to_owned(),
    };
    let net = column.net_present_value.map(|value| write::money(value, 0, currency, catalog.language()));
    html! {
        <dl class="scenario-row-figures">
            { entry("is-ratio", text(catalog, "scenario.ratio"), opening(shown, Figure::Ratio, &said)) }
            if let Some(net) = net { { entry("", text(catalog, "figure.net_present_value"), opening(shown, Figure::NetPresentValue, &net)) } }
        </dl>
    }
}

/// The change of what a stakeholder is left with: received less put in.
fn change(balance: &Balance) -> Option<Decimal> {
    balance.received?.minus(balance.inputs?)
}

/// The largest change of anybody in any of these columns: one scale for all rows.
fn largest_change(columns: &[ScenarioFigures]) -> Decimal {
    let changes = columns.iter().flat_map(|column| &column.changes).filter_map(change);
    changes.fold(Decimal::ZERO, |largest, change| largest.max(change.abs()))
}

/// Who gains and who pays against the reference: a bar for each stakeholder whose balance changes, to the right for a gain, to the
/// left for a loss, on one scale for all scenarios.
fn gains(view: &View, column: &ScenarioFigures, largest: Decimal) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let mut changes: Vec<(&str, Decimal)> =
        column.changes.iter().filter_map(|balance| Some((balance.stakeholder.as_str(), change(balance)?))).collect();
    changes.retain(|(_, change)| !change.is_zero());
    changes.sort_by_key(|(_, change)| std::cmp::Reverse(change.abs()));
    if changes.is_empty() {
        return Html::default();
    }
    let rest = changes.len().saturating_sub(NAMED);
    html! {
        <div class="scenario-row-gains">
            <p>{ text(catalog, "comparison.against") }</p>
            <ul>
                for (who, change) in changes.into_iter().take(NAMED) {
                    <li>
                        <span>{ catalog.stakeholder_name(study, who) }{ " " }</span>
                        <span class="number">{ catalog.change(Some(change), study.currency.code()) }</span>
                        { bar(change, largest) }
                    </li>
                }
            </ul>
            if rest > 0 { <p>{ catalog.plural("comparison.more", rest, &[]) }</p> }
        </div>
    }
}

/// A bar from the middle, in hundredths of the largest change; a loss has an outline and no fill.
fn bar(change: Decimal, largest: Decimal) -> Html {
    let length = change.abs().times(Decimal::ONE_HUNDRED).and_then(|length| length.over(largest)).unwrap_or_default();
    let length = length.round().max(Decimal::ONE);
    let is_loss = change < Decimal::ZERO;
    let start = if is_loss { Decimal::ONE_HUNDRED.minus(length).unwrap_or_default() } else { Decimal::ONE_HUNDRED };
    html! {
        <svg viewBox="0 0 200 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <line x1="100" x2="100" y1="0" y2="6" />
            <rect class={is_loss.then_some("is-loss")} x={start.to_string()} y="1" width={length.to_string()} height="4" />
        </svg>
    }
}
