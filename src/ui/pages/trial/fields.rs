//! Inputs for the numbers and texts of a trial, and its figures as buttons.

use super::trial_view::TrialView;
use crate::app::{NumberField, TypedField};
use crate::methods::FigureRef;
use crate::methods::trial::{PlanFigure, TrialFigure, TrialFigureRef};
use crate::number::{Decimal, write};
use crate::study::trial::{PlanNumber, TrialNumber, TrialPath, TrialText};
use crate::ui::browser::focus::control_id;
use crate::ui::widgets::text::class_if;
use crate::ui::widgets::{NumberInput, TextBox, figure_button, sign_of};
use yew::prelude::*;

/// How the input of a number looks.
#[derive(Default)]
pub(super) struct NumberLook<'a> {
    /// A sentence of help.
    pub(super) hint: Option<&'a str>,
    /// Whether only screen readers get the label.
    pub(super) quiet: bool,
    /// Whether it is a word in a sentence.
    pub(super) inline: bool,
    /// What it belongs to, for those who do not see the table around it.
    pub(super) of: &'a str,
}

/// The input of a number of the trial, under the key of its name.
pub(super) fn number(view: &TrialView<'_>, path: TrialPath, key: &str, look: &NumberLook<'_>) -> Html {
    let (catalog, trial) = (view.catalog(), view.trial());
    let spec = path.spec(Some(trial));
    let usual = spec.default.map(|value| write::for_input(value, spec.expect(), catalog.language()));
    let name = catalog.text(key);
    let label = if look.of.is_empty() { name.to_owned() } else { catalog.named(name, look.of) };
    html! {
        <NumberInput key={path.path()} field={NumberField::Trial(path.clone())} {label} value={path.get(trial)}
            unit={sign_of(catalog, spec.unit, view.view.stated().currency)} placeholder={usual.map(AttrValue::from)}
            hint={look.hint.map(|hint| AttrValue::from(catalog.text(hint).to_owned()))} quiet_label={look.quiet} inline={look.inline} />
    }
}

/// The input of a number of the plan, with its hint where it has one.
pub(super) fn plan_number(view: &TrialView<'_>, of: PlanNumber) -> Html {
    hinted(view, TrialPath::Plan(of), &["trial.plan_number.", of.word()].concat())
}

/// The input of a number of the trial as a whole.
pub(super) fn trial_number(view: &TrialView<'_>, of: TrialNumber) -> Html {
    hinted(view, TrialPath::Trial(of), &["trial.number.", of.word()].concat())
}

fn hinted(view: &TrialView<'_>, path: TrialPath, key: &str) -> Html {
    let hint = [key, ".hint"].concat();
    let look = NumberLook { hint: view.catalog().has(&hint).then_some(hint.as_str()), ..NumberLook::default() };
    number(view, path, key, &look)
}

/// The input of the year of the figures.
pub(super) fn year_field(view: &TrialView<'_>) -> Html {
    number(view, TrialPath::Year, "trial.year", &NumberLook::default())
}

/// The labelled input of a text of the trial.
pub(super) fn text_field(view: &TrialView<'_>, field: TrialText, key: &str, value: &str, long: bool) -> Html {
    let catalog = view.catalog();
    let id = AttrValue::from(control_id(&field.path()));
    let hint = [key, ".hint"].concat();
    let hint_id = AttrValue::from([id.as_str(), "-hint"].concat());
    let hint = catalog.has(&hint).then(|| catalog.text(&hint));
    html! {
        <div class={class_if("field field-text", long, "is-long")}>
            <div class="field-label"><label for={id.clone()}>{ catalog.text(key) }</label></div>
            <TextBox {id} field={TypedField::Trial(field)} value={value.to_owned()} {long} described={hint.map(|_| hint_id.clone())} />
            if let Some(hint) = hint { <p class="field-hint" id={hint_id}>{ hint }</p> }
        </div>
    }
}

/// A figure of an outcome as a button that opens how it was obtained, written like this.
pub(super) fn figure(view: &TrialView<'_>, place: usize, figure: TrialFigure, written: &str) -> Html {
    button(view, TrialFigureRef::Outcome(place, figure.into()), written, None)
}

/// A figure of what was known before.
pub(super) fn baseline_figure(view: &TrialView<'_>, place: usize, figure: TrialFigure, written: &str) -> Html {
    button(view, TrialFigureRef::Baseline(place, figure), written, None)
}

/// A figure of the plan.
pub(super) fn plan_figure(view: &TrialView<'_>, figure: PlanFigure, written: &str) -> Html {
    button(view, TrialFigureRef::Plan(figure), written, Some("trial-plan-figure"))
}

fn button(view: &TrialView<'_>, figure: TrialFigureRef, written: &str, testid: Option<&'static str>) -> Html {
    let name = view.catalog().trial_figure_name(figure);
    figure_button(view.catalog(), &view.view.paths, (FigureRef::Trial(figure), &name, written), "", testid)
}

/// A decimal to so many digits after the mark.
pub(super) fn rounded(view: &TrialView<'_>, value: Decimal, decimals: u32) -> String {
    write::number(value, decimals, view.catalog().language())
}
