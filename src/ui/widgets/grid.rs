//! A table of texts with aligned digits, in a box that scrolls where the table is too wide.

use crate::present::comparison::{Grid, RowGroup};
use yew::prelude::*;

/// The table of a comparison. The row names stay in view at the left while the rest scrolls.
pub fn grid(grid: &Grid) -> Html {
    html! {
        <div class="table-scroll" tabindex="0" role="group" aria-label={grid.caption.clone()}>
            <table class="grid-table">
                <caption class="visually-hidden">{ &grid.caption }</caption>
                <thead><tr>
                    for (place, head) in grid.heads.iter().enumerate() {
                        <th scope="col" class={(place > 0).then_some("number")}>{ head }</th>
                    }
                </tr></thead>
                for group in grid.groups.iter() { { rows(group, grid.heads.len()) } }
            </table>
        </div>
    }
}

/// A group of rows, under its common name.
fn rows(group: &RowGroup, columns: usize) -> Html {
    html! {
        <tbody>
            if let Some(name) = &group.name {
                <tr><th class="grid-group" scope="rowgroup" colspan={columns.to_string()}><span>{ name }</span></th></tr>
            }
            for (place, row) in group.rows.iter().enumerate() {
                // A line separates totals from the rows they add up.
                <tr class={(group.is_total && place == 0).then_some("is-total")}>
                    <th scope="row">{ &row.name }</th>
                    for cell in row.cells.iter() { <td class="number">{ cell }</td> }
                </tr>
            }
        </tbody>
    }
}
