//! A table of texts with aligned digits, in a box that scrolls where the table is too wide.

use crate::methods::sroi::Figure;
use crate::present::comparison::{Grid, RowGroup};
use yew::prelude::*;

/// The table of a comparison. The row names stay in view at the left while the rest scrolls.
pub fn grid(grid: &Grid) -> Html {
    grid_opening(grid, &|_, _, text| Html::from(text.to_owned()))
}

/// The same, with the way to show a figure that is on the sheet of a column.
pub fn grid_opening(grid: &Grid, open: &dyn Fn(usize, Figure, &str) -> Html) -> Html {
    html! {
        <div class="table-scroll" tabindex="0" role="group" aria-label={grid.caption.clone()}>
            <table class="grid-table">
                <caption class="visually-hidden">{ &grid.caption }</caption>
                <thead><tr>
                    for (place, head) in grid.heads.iter().enumerate() {
                        <th scope="col" class={(place > 0).then_some("number")}>{ head }</th>
                    }
                </tr></thead>
                for group in grid.groups.iter() { { rows(group, grid.heads.len(), open) } }
            </table>
        </div>
    }
}

/// A group of rows, under its common name.
fn rows(group: &RowGroup, columns: usize, open: &dyn Fn(usize, Figure, &str) -> Html) -> Html {
    html! {
        <tbody>
            if let Some(name) = &group.name {
                <tr><th class="grid-group" scope="rowgroup" colspan={columns.to_string()}><span>{ name }</span></th></tr>
            }
            for (place, row) in group.rows.iter().enumerate() {
                // A line separates totals from the rows they add up.
                <tr class={(group.is_total && place == 0).then_some("is-total")}>
                    <th scope="row">{ &row.name }</th>
                    for (column, cell) in row.cells.iter().enumerate() {
                        <td class="number">{ match row.figure {
                            Some(figure) => open(column, figure, cell),
                            None => Html::from(cell.clone()),
                        } }</td>
                    }
                </tr>
            }
        </tbody>
    }
}
