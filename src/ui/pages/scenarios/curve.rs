//! The picture of what a driver does over the years, with its table.

use crate::analysis::drivers;
use crate::present::bars;
use crate::study::{Driver, DriverKind, Parameter};
use crate::ui::context::View;
use crate::ui::widgets::text::text;
use std::fmt::Write as _;
use yew::prelude::*;

/// So many years are shown where none are stated.
const YEARS: u32 = 10;
/// The picture in its own units: all whole.
const WIDTH: i64 = 2_400;
const HEIGHT: i64 = 1_000;

/// What a driver does in each year.
pub(super) fn curve(view: &View, driver: &Driver, id: &str) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let years = if driver.stated(Parameter::Years).is_some() { drivers::years(driver).max(2) } else { YEARS };
    let values = drivers::curve(driver, years);
    let Some(said) = catalog.curve_sentence(study, driver.kind, &values) else {
        return Html::default();
    };
    // A factor of 1 changes nothing: it is drawn for comparison, and makes a scale of its own with zero.
    let is_factor = !matches!(driver.kind, DriverKind::CoordinationCost | DriverKind::PeerContribution);
    let neutral = if is_factor { crate::number::Decimal::ONE } else { crate::number::Decimal::ZERO };
    let heights: Vec<_> = values.iter().map(|(_, value)| *value).chain([neutral]).collect();
    let bars = bars::from_zero(&heights).bars;
    let at = |n: usize| bars.get(n).map_or(HEIGHT, |bar| HEIGHT.saturating_sub(bar.width));
    let last = i64::try_from(values.len()).unwrap_or(1).saturating_sub(1).max(1);
    let mut path = String::new();
    for n in 0..values.len() {
        let x = i64::try_from(n).unwrap_or(0).saturating_mul(WIDTH).checked_div(last).unwrap_or(0);
        let command = if n == 0 { 'M' } else { 'L' };
        // Writing to a text does not fail.
        let _ = write!(path, "{command}{x} {} ", at(n));
    }
    let line = at(values.len()).to_string();
    let head = if is_factor { "curve.head.factor" } else { catalog_head(driver.kind) };
    html! {
        <figure class="curve">
            <svg role="img" aria-labelledby={id.to_owned()} viewBox={format!("0 -60 {WIDTH} {}", HEIGHT.saturating_add(120))}
                preserveAspectRatio="none" focusable="false">
                <title id={id.to_owned()}>{ said }</title>
                <line class="curve-ground" x1="0" x2={WIDTH.to_string()} y1={HEIGHT.to_string()} y2={HEIGHT.to_string()} />
                if is_factor { <line class="curve-neutral" x1="0" x2={WIDTH.to_string()} y1={line.clone()} y2={line} /> }
                <path class="curve-line" d={path} />
            </svg>
            <details>
                <summary>{ text(catalog, "curve.table") }</summary>
                <table>
                    <thead><tr>
                        <th scope="col">{ text(catalog, "years.head") }</th>
                        <th scope="col" class="number">{ text(catalog, head) }</th>
                    </tr></thead>
                    <tbody>
                        for (year, value) in values {
                            <tr key={year}>
                                <th scope="row">{ year }</th>
                                <td class="number">{ catalog.driver_effect(study, driver.kind, value) }</td>
                            </tr>
                        }
                    </tbody>
                </table>
            </details>
        </figure>
    }
}

/// The head of the column of amounts.
const fn catalog_head(kind: DriverKind) -> &'static str {
    match kind {
        DriverKind::CoordinationCost => "curve.head.money",
        _ => "curve.head.people",
    }
}
