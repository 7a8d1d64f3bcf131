//! The range of the ratio, under the sentence that states the ratio: in words, and as a line with the ratio on it.

use crate::analysis::{RatioRange, ShownRange};
use crate::number::{Decimal, write};
use crate::present::Catalog;
use crate::present::ratio_range::{RangeLine, line};
use crate::study::Study;
use crate::ui::widgets::text::class_if;
use yew::prelude::*;

/// Half the height of the line's picture, in its units.
const MIDDLE: i64 = 22;

/// The range of a ratio. It has its place before it is known, so that its arrival moves nothing.
pub fn ratio_range(study: &Study, ratio: Option<Decimal>, shown: Option<ShownRange>, catalog: &Catalog) -> Html {
    let Some(ratio) = ratio else { return Html::default() };
    let is_current = shown.is_some_and(|shown| shown.is_current);
    let currency = study.currency.code();
    let picture = shown.and_then(|shown| line(shown.range, ratio)).map(|line| {
        let one = line.one.to_string();
        html! {
            <>
                <text class="range-mark" x={one} y="64" text-anchor="middle">{ write::money(Decimal::ONE, 0, currency, catalog.language()) }</text>
                { mark(&line) }
            </>
        }
    });
    // A study without ranges has no line, and keeps no room for one.
    let has_line = !matches!(shown.map(|shown| shown.range), Some(RatioRange::Point | RatioRange::Absent));
    html! {
        <div class={class_if("ratio-range", shown.is_some() && !is_current, "is-former")} data-testid="ratio-range" data-current={if is_current { "true" } else { "false" }}>
            <p>{ catalog.range_of_ratio(shown, currency) }</p>
            if has_line {
                <svg viewBox="0 0 1000 70" aria-hidden="true" focusable="false">
                    if picture.is_none() { { axis() } }
                    { picture }
                </svg>
            }
        </div>
    }
}

fn axis() -> Html {
    html! { <line class="range-axis" x1="0" x2="1000" y1={MIDDLE.to_string()} y2={MIDDLE.to_string()} /> }
}

/// The axis, what is invested, the range and the ratio on it.
pub fn mark(line: &RangeLine) -> Html {
    let x = |place: i64| place.to_string();
    html! {
        <>
            { axis() }
            <line class="range-one" x1={x(line.one)} x2={x(line.one)} y1="6" y2="38" />
            <line class="range-span" x1={x(line.low)} x2={x(line.high)} y1={x(MIDDLE)} y2={x(MIDDLE)} />
            <rect class="range-ratio" x={x(line.ratio.saturating_sub(6))} y="4" width="12" height="36" rx="6" />
        </>
    }
}
