//! A figure that opens to how it was obtained.

use crate::present::figures::Detail;
use crate::sheet::CellId;
use crate::ui::context::{Evaluated, use_catalog, use_paths};
use yew::prelude::*;

/// Which figure.
#[derive(Properties, PartialEq)]
pub struct FigureButtonProps {
    /// The study and its evaluation.
    pub study: Evaluated,
    /// The place of the figure; none where it is not defined.
    pub cell: Option<CellId>,
    /// A name for tests.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
    /// Looks.
    #[prop_or_default]
    pub class: Classes,
}

/// A figure as a button.
#[component]
pub fn FigureButton(props: &FigureButtonProps) -> Html {
    let catalog = use_catalog();
    let paths = use_paths();
    let step = props.cell.and_then(|cell| Some((cell, props.study.step(cell)?)));
    let Some((cell, step)) = step else {
        return html! {
            <span class={classes!("figure", "is-undefined", props.class.clone())} data-testid={props.testid.clone()}>
                { catalog.text("figure.undefined") }
            </span>
        };
    };
    let study = &props.study.study;
    let name = catalog.figure_name(study, &props.study.evaluation, step.key);
    let value = catalog.figure_or_none(step.value.ok(), step.unit, study.currency.code(), Detail::Plain);
    let label = catalog.fill("figure.open", &[("name", &name), ("value", &value)]);
    html! {
        <button type="button" class={classes!("figure", props.class.clone())} data-testid={props.testid.clone()}
            aria-label={label.clone()} title={label} onclick={paths.explain.reform(move |_: MouseEvent| cell)}>
            { value }
        </button>
    }
}
