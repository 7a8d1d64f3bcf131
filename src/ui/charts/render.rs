//! Renders the marks of a chart as SVG. `styles/charts.css` styles them by role.

use crate::present::chart::{Chart, MarkShape, Role, px};
use yew::prelude::*;

/// The SVG of a chart outside of a frame, labelled by the element with this id.
pub fn picture_of(chart: &Chart, title_id: &str) -> Html {
    picture(chart, title_id, &["hatch-", title_id].concat())
}

/// The SVG of a chart, labelled by its title; `pattern` is the id of the hatching for losses.
pub(super) fn picture(chart: &Chart, title_id: &str, pattern: &str) -> Html {
    let (width, height) = (px(chart.width), px(chart.height));
    html! {
        <svg class="chart-picture" role="img" aria-labelledby={title_id.to_owned()} viewBox={format!("0 0 {width} {height}")}
            {width} {height} focusable="false">
            <defs>
                <pattern id={pattern.to_owned()} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="m-hatch-ground" width="6" height="6" />
                    <line class="m-hatch" x1="0" y1="0" x2="0" y2="6" />
                </pattern>
            </defs>
            for mark in chart.marks.iter() { { shape(&mark.shape, mark.role, pattern) } }
        </svg>
    }
}

fn shape(shape: &MarkShape, role: Role, pattern: &str) -> Html {
    let class = role.class();
    let fill = role.is_hatched().then(|| format!("url(#{pattern})"));
    match shape {
        MarkShape::Rect { x, y, width, height } => {
            html! { <rect {class} {fill} x={px(*x)} y={px(*y)} width={px(*width)} height={px(*height)} /> }
        }
        MarkShape::Line { x1, y1, x2, y2 } => {
            html! { <line {class} x1={px(*x1)} y1={px(*y1)} x2={px(*x2)} y2={px(*y2)} /> }
        }
        MarkShape::Path { d } => html! { <path {class} {fill} d={d.clone()} /> },
        MarkShape::Circle { x, y, r } => html! { <circle {class} cx={px(*x)} cy={px(*y)} r={px(*r)} /> },
        MarkShape::Text { x, y, text, anchor } => {
            html! { <text {class} x={px(*x)} y={px(*y)} text-anchor={anchor.word()}>{ text }</text> }
        }
    }
}
