//! A table whose rows carry a bar: a picture that is its own table.

use crate::present::bars::Bars;
use yew::prelude::*;

/// A row with a bar.
pub struct BarRow {
    /// What it is.
    pub name: String,
    /// Its figures, one a column.
    pub figures: Vec<Html>,
    /// How it looks: a level, a step, a total.
    pub class: &'static str,
}

/// A table with bars: what it shows as a finding, the heads of its columns (the name, the bar, then the figures), its rows,
/// and one bar a row.
pub fn bar_table(caption: &str, heads: &[&str], rows: Vec<BarRow>, bars: &Bars) -> Html {
    let zero = bars.zero.to_string();
    html! {
        <figure class="bar-figure">
            <figcaption>{ caption }</figcaption>
            <div class="table-scroll" tabindex="0" role="group" aria-label={caption.to_owned()}>
                <table class="bar-table">
                    <caption class="visually-hidden">{ caption }</caption>
                    <thead>
                        <tr>
                            for (place, head) in heads.iter().enumerate() {
                                <th scope="col" class={match place { 0 => "name", 1 => "bar", _ => "number" }}>{ *head }</th>
                            }
                        </tr>
                    </thead>
                    <tbody>
                        for (row, bar) in rows.into_iter().zip(&bars.bars) {
                            <tr class={row.class}>
                                <th scope="row" class="name">{ row.name }</th>
                                <td class="bar">
                                    <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                                        <line class="bar-zero" x1={zero.clone()} x2={zero.clone()} y1="0" y2="10" />
                                        <rect class={if bar.falls { "bar-falls" } else { "bar-rises" }} x={bar.left.to_string()}
                                            y="1.5" width={bar.width.to_string()} height="7" />
                                    </svg>
                                </td>
                                for figure in row.figures { <td class="number">{ figure }</td> }
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
        </figure>
    }
}
