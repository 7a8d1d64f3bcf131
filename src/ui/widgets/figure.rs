//! A figure that opens to how it was obtained.

use crate::methods::sroi::Figure;
use crate::present::Catalog;
use crate::present::figures::Detail;
use crate::sheet::CellId;
use crate::ui::view::{Paths, StudyView};
use crate::ui::widgets::text::{class_if, text};
use yew::prelude::*;

/// A figure as a button; words for one that is not defined.
pub fn figure(view: &StudyView, cell: impl Into<Option<CellId>>) -> Html {
    figure_as(view, cell.into(), "", None)
}

/// A figure as a button, with a look and a name for tests.
pub fn figure_as(view: &StudyView, cell: Option<CellId>, class: &'static str, testid: Option<&'static str>) -> Html {
    let (catalog, study) = (view.catalog, &view.study);
    let Some(step) = cell.and_then(|cell| study.step(cell)) else {
        return html! {
            <span class={class_if("figure is-undefined", true, class)} data-testid={testid}>{ text(catalog, "figure.undefined") }</span>
        };
    };
    let value = catalog.figure_or_none(step.value.ok(), step.unit, study.study.currency.code(), Detail::Plain);
    button(view, step.key, &value, class, testid)
}

/// A figure as a button, written as it stands elsewhere.
pub fn figure_named(view: &StudyView, cell: CellId, value: &str) -> Html {
    view.study.sheet().key(cell).map_or_else(|| Html::from(value.to_owned()), |key| button(view, key, value, "", None))
}

fn button(view: &StudyView, key: Figure, value: &str, class: &'static str, testid: Option<&'static str>) -> Html {
    let (catalog, study) = (view.catalog, &view.study);
    let name = catalog.figure_name(&study.study, &study.evaluation, key);
    figure_button(catalog, &view.paths, (key, &name, value), class, testid)
}

/// The button of a figure with this name and value, where the evaluation is not at hand.
#[inline(never)]
pub fn figure_button(
    catalog: &Catalog,
    paths: &Paths,
    (key, name, value): (Figure, &str, &str),
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
