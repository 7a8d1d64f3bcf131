//! A figure that opens to how it was obtained, whatever its method.

use crate::methods::{CellMethod as _, FigureRef, FigureValue};
use crate::present::Catalog;
use crate::present::figures::{Detail, Piece};
use crate::sheet::CellId;
use crate::ui::view::{Paths, StudyView};
use crate::ui::widgets::text::{class_if, text};
use yew::prelude::*;

/// A figure as a button; words for one that is not defined.
pub fn figure(view: &StudyView, cell: impl Into<Option<CellId>>) -> Html {
    figure_as(view, cell.into(), "", None)
}

/// A figure of the evaluation as a button, with a look and a name for tests.
pub fn figure_as(view: &StudyView, cell: Option<CellId>, class: &'static str, testid: Option<&'static str>) -> Html {
    let catalog = view.catalog;
    let Some(shown) = cell.and_then(|cell| view.study.shown(cell)) else {
        return html! {
            <span class={class_if("figure is-undefined", true, class)} data-testid={testid}>{ text(catalog, "figure.undefined") }</span>
        };
    };
    let value = catalog.figure_or_none(shown.value.ok(), shown.unit, view.stated().currency.code(), Detail::Plain);
    figure_written(view, &shown, &value, class, testid)
}

/// A figure of the evaluation as a button, written as it stands elsewhere.
pub fn figure_named(view: &StudyView, cell: CellId, value: &str) -> Html {
    let shown = view.study.shown(cell);
    shown.map_or_else(|| Html::from(value.to_owned()), |shown| figure_written(view, &shown, value, "", None))
}

/// A figure of any method as a button, written like this.
#[inline(never)]
fn figure_written(
    view: &StudyView,
    shown: &FigureValue,
    value: &str,
    class: &'static str,
    testid: Option<&'static str>,
) -> Html {
    let name = view.catalog.figure_name(view.stated(), shown);
    figure_button(view.catalog, &view.paths, (shown.figure, &name, value), class, testid)
}

/// A sentence whose figures open.
pub fn sentence(view: &StudyView, pieces: Vec<Piece>) -> Html {
    let piece = |piece: Piece| match piece.figure {
        Some(shown) => figure_written(view, &shown, &piece.text, "", None),
        None => Html::from(piece.text),
    };
    pieces.into_iter().map(piece).collect()
}

/// The button of a figure with this name and value, where the evaluation is not at hand.
#[inline(never)]
pub fn figure_button(
    catalog: &Catalog,
    paths: &Paths,
    (key, name, value): (FigureRef, &str, &str),
    class: &'static str,
    testid: Option<&'static str>,
) -> Html {
    let label = AttrValue::from(catalog.fill("figure.open", &[("name", name), ("value", value)]));
    html! {
        <button type="button" class={class_if("figure", true, class)} data-testid={testid} aria-label={label.clone()} title={label}
            onclick={paths.to_figure(key)}>
            { value }
        </button>
    }
}
