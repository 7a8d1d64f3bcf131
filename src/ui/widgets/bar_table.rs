//! A table whose rows carry a bar: a picture that is its own table.

use crate::present::bars::Bars;
use yew::prelude::*;

/// A row with a bar.
#[derive(Clone, PartialEq)]
pub struct BarRow {
    /// What it is.
    pub name: Html,
    /// Its figures, one a column.
    pub figures: Vec<Html>,
    /// How it looks: a level, a step, a total.
    pub class: &'static str,
}

/// What the table needs to know.
#[derive(Properties, PartialEq)]
pub struct BarTableProps {
    /// What the picture shows, as a finding.
    pub caption: AttrValue,
    /// Heads of the columns: the name, the bar, then the figures.
    pub heads: Vec<AttrValue>,
    /// The rows.
    pub rows: Vec<BarRow>,
    /// One bar a row.
    pub bars: Bars,
}

/// A table with bars.
#[component]
pub fn BarTable(props: &BarTableProps) -> Html {
    let zero = props.bars.zero.to_string();
    let heads = props.heads.iter().enumerate();
    html! {
        <figure class="bar-figure">
            <figcaption>{ &props.caption }</figcaption>
            <div class="table-scroll" tabindex="0" role="group" aria-label={props.caption.clone()}>
                <table class="bar-table">
                    <caption class="visually-hidden">{ &props.caption }</caption>
                    <thead>
                        <tr>
                            for (place, head) in heads {
                                <th scope="col" class={match place { 0 => "name", 1 => "bar", _ => "number" }}>{ head }</th>
                            }
                        </tr>
                    </thead>
                    <tbody>
                        for (row, bar) in props.rows.iter().zip(&props.bars.bars) {
                            <tr class={row.class}>
                                <th scope="row" class="name">{ row.name.clone() }</th>
                                <td class="bar">
                                    <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                                        <line class="bar-zero" x1={zero.clone()} x2={zero.clone()} y1="0" y2="10" />
                                        <rect class={if bar.falls { "bar-falls" } else { "bar-rises" }} x={bar.left.to_string()}
                                            y="1.5" width={bar.width.to_string()} height="7" />
                                    </svg>
                                </td>
                                for figure in row.figures.iter() { <td class="number">{ figure.clone() }</td> }
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
        </figure>
    }
}
