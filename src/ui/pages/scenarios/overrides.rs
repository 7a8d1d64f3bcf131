//! The overrides of a hypothesis or a scenario, each as a sentence beside the number that it changes.

use crate::app::{Changes, Edit, NumberField, ScenarioEdit};
use crate::number::Decimal;
use crate::number::read::Expect;
use crate::study::field::OutcomeField;
use crate::study::{Estimate, NumberPath, Operation, Override, Study};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::text::{button, paragraph, text};
use crate::ui::widgets::{NumberInput, Select, choices, field_sentence, quiet_select, sign_of};
use yew::prelude::*;

/// The overrides of a hypothesis or a scenario, and a button to add one.
pub(super) fn overrides(view: &View, whose: &Changes, list: &[Override]) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    // Collected only where a select needs them: a large study has many.
    let places = if list.is_empty() { Vec::new() } else { numbers(study) };
    let first = study.candidates().into_iter().find(|target| target.exists(study));
    let add = first.map(|first| {
        let (dispatch, edit, whose) = (view.dispatch.clone(), view.paths.edit.clone(), whose.clone());
        // A new override changes nothing yet.
        let change = neutral(study, first.to_string(), Operation::Scale);
        let target = [path(&whose, list.len()).as_str(), "target"].join("/");
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.edit(Edit::Scenario(ScenarioEdit::AddOverride(whose.clone(), change.clone())));
            edit.emit(target.clone());
        });
        button("button small", "add-override", None, onclick, text(catalog, "override.new"))
    });
    html! {
        <div class="overrides" tabindex="-1">
            <ol>
                for (place, change) in list.iter().enumerate() {
                    <li key={place} class="override" id={format!("part-{}", path(whose, place).replace('/', "-"))} tabindex="-1">
                        { one(view, whose, place, change, &places) }
                    </li>
                }
            </ol>
            if let Some(add) = add { <p>{ add }</p> } else { { paragraph("field-hint", catalog, "override.nothing") } }
        </div>
    }
}

fn one(view: &View, whose: &Changes, place: usize, change: &Override, places: &[String]) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let own = path(whose, place);
    let id = |word: &str| control_id(&[own.as_str(), word].join("/"));
    let extra = (!places.contains(&change.target)).then(|| change.target.clone());
    let groups = catalog.number_groups(study, places.iter().cloned().chain(extra));
    let to_target = {
        let (dispatch, whose, operation) = (view.dispatch.clone(), whose.clone(), change.operation);
        let (study, value) = (study.clone(), change.value.clone());
        Callback::from(move |target: String| {
            let change = match operation {
                // A value to set belongs to one number; a factor or a difference may apply to another.
                Operation::Set => neutral(&study, target, operation),
                Operation::Scale | Operation::Add => {
                    Override { target, operation, value: value.clone(), ..Override::default() }
                }
            };
            dispatch.edit(Edit::Scenario(ScenarioEdit::SetOverride(whose.clone(), place, change)));
        })
    };
    let to_operation = {
        let (dispatch, whose, target, study) =
            (view.dispatch.clone(), whose.clone(), change.target.clone(), study.clone());
        Callback::from(move |word: String| {
            let change = neutral(&study, target.clone(), Operation::from_word(&word).unwrap_or_default());
            dispatch.edit(Edit::Scenario(ScenarioEdit::SetOverride(whose.clone(), place, change)));
        })
    };
    let operations = choices(catalog, "operation", Operation::WORDS);
    let remove = Edit::Scenario(ScenarioEdit::RemoveOverride(whose.clone(), place));
    let remove_name = catalog.fill("override.remove_named", &[("effect", &catalog.override_sentence(study, change))]);
    let field = |name: &str| match name {
        "target" => Select {
            id: &id("target"),
            label: catalog.text("override.target"),
            value: &change.target,
            groups: groups.clone(),
            quiet_label: true,
            ..Select::default()
        }
        .view(to_target.clone()),
        "operation" => {
            let word = change.operation.word();
            quiet_select(
                &id("operation"),
                catalog.text("override.operation"),
                word,
                operations.clone(),
                to_operation.clone(),
            )
        }
        _ => value(view, whose, place, change),
    };
    html! {
        <>
            { field_sentence(catalog, "override.sentence", field) }
            <p class="override-now">
                if let Some(now) = now(view, change) { <span class="field-hint">{ now }</span> }
                { button("button quiet small", "", Some(remove_name), view.dispatch.on_edit(remove), text(catalog, "part.delete")) }
            </p>
        </>
    }
}

/// The number as the study states it, which the override changes.
fn now(view: &View, change: &Override) -> Option<String> {
    let (catalog, study) = (view.catalog, view.stated());
    let target = NumberPath::parse(&change.target)?;
    let value = target.get(study)?.point();
    let said = catalog.value_of(study, &target, value);
    Some(catalog.fill("override.now", &[("value", &said)]))
}

/// The input for the value, the factor or the difference.
fn value(view: &View, whose: &Changes, place: usize, change: &Override) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let field = NumberField::Override(whose.clone(), place);
    let format = field.format(Some(study));
    let unit = if change.operation == Operation::Add && format.expect == Expect::Percent {
        Some(AttrValue::from(catalog.text("override_value.points").to_owned()))
    } else {
        sign_of(catalog, format.unit, study.currency)
    };
    let label = catalog.under("override_value", change.operation.word()).to_owned();
    html! { <NumberInput {field} {label} value={Some(change.value.point())} {unit} quiet_label=true inline=true /> }
}

/// The path of an override.
fn path(whose: &Changes, place: usize) -> String {
    format!("{}/overrides/{place}", whose.path())
}

/// The numbers that an override may target: those of parts that have such a number, and the discount rate.
fn numbers(study: &Study) -> Vec<String> {
    let is_cohort = |target: &NumberPath| matches!(target, NumberPath::Outcome(_, OutcomeField::Cohort(_)));
    let all = study.candidates().into_iter().filter(|target| target.exists(study));
    let cohorts = study.targets().into_iter().filter(is_cohort);
    let rate = study.discounting.iter().map(|_| NumberPath::Rate);
    all.chain(cohorts).chain(rate).map(|target| target.to_string()).collect()
}

/// An override without effect: set to the current value, multiplied by 1, or 0 added.
fn neutral(study: &Study, target: String, operation: Operation) -> Override {
    let now = || {
        let target = NumberPath::parse(&target)?;
        let spec = target.field().spec();
        let free = spec.default.or_else(|| spec.check(Decimal::ZERO).ok().map(|()| Decimal::ZERO)).or(spec.min);
        target.get(study).map(|estimate| estimate.point()).or(free)
    };
    let value = match operation {
        Operation::Set => now().unwrap_or_default(),
        Operation::Scale => Decimal::ONE,
        Operation::Add => Decimal::ZERO,
    };
    Override { target, operation, value: Estimate::of(value), ..Override::default() }
}
