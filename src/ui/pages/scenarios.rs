//! The room of the scenarios: variables, their hypotheses, and the scenarios that combine them.
//!
//! | module | content |
//! |---|---|
//! | [`scenario`] | a scenario: its name and figures, its hypotheses, its findings |
//! | [`choices`] | the hypotheses that a scenario takes, as chips |
//! | [`variables`] | the variables with their hypotheses |
//! | [`hypothesis`] | a hypothesis: what it supposes, and its effects as sentences with fields |
//! | [`driver`] | a driver as a sentence, with its targets |
//! | [`targets`] | the numbers that a driver acts on |
//! | [`curve`] | the chart of a driver's effect over the years, with its table |
//! | [`overrides`] | the overrides, each as a sentence |
//! | [`pairs`] | incompatible hypotheses |

mod choices;
mod curve;
mod driver;
pub mod hypothesis;
mod overrides;
mod pairs;
mod scenario;
mod targets;
mod variables;

use super::comparison;
use crate::app::{Action, Edit, PartKind, ScenarioEdit, WorkspaceAction};
use crate::study::Recurrence;
use crate::ui::browser::{assets, names};
use crate::ui::context::View;
use crate::ui::widgets::Term;
use crate::ui::widgets::buttons::prefix;
use crate::ui::widgets::text::{button, class_if, paragraph, text};
use yew::prelude::*;

/// Element id of the comparison, to which every scenario links.
const COMPARISON: &str = "comparison";

/// The room of the scenarios.
pub fn scenarios(view: &View) -> Html {
    let study = view.stated();
    if study.variables.is_empty() && study.scenarios.is_empty() {
        return html! {
            <>
                { paragraph("empty", view.catalog, "scenarios.empty") }
                { start(view) }
            </>
        };
    }
    let builds = view.workspace.builds_scenarios || study.scenarios.is_empty();
    html! {
        <div class="prospect">
            if !study.scenarios.is_empty() { { tabs(view, builds) } }
            { recurrences(view) }
            if builds {
                { list(view) }
                { variables::variables(view) }
                if study.variables.len() > 1 { { pairs::pairs(view) } }
                { start_again(view) }
            } else {
                <div id={COMPARISON} tabindex="-1">{ comparison::comparison(view) }</div>
            }
        </div>
    }
}

/// The two sides of the room.
fn tabs(view: &View, builds: bool) -> Html {
    let catalog = view.catalog;
    let tab = |on: bool, key: &str, testid: &'static str| {
        let onclick = view.dispatch.on::<MouseEvent>(Action::Workspace(WorkspaceAction::BuildScenarios(on)));
        html! {
            <button type="button" class={class_if("button small", on == builds, "is-on")} aria-pressed={if on == builds { "true" } else { "false" }}
                data-testid={testid} {onclick}>{ text(catalog, key) }</button>
        }
    };
    html! {
        <div class="view-switch" role="group" aria-label={catalog.text("scenarios.view").to_owned()}>
            { tab(false, "scenarios.compare", "scenarios-compare") }
            { tab(true, "scenarios.build", "scenarios-build") }
        </div>
    }
}

/// Asks of each input that does not say so whether it comes again where scenarios continue the activity.
fn recurrences(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let asked: Vec<_> = study.asked_recurrences().collect();
    if asked.is_empty() {
        return Html::default();
    }
    let years = catalog.plural("scenarios.recurrence", study.horizon() as usize, &[]);
    html! {
        <section class="prospect-asks" data-testid="asked-recurrence">
            <p>{ years }</p>
            <ul>
                for input in asked {
                    <li key={input.id.clone()}>
                        <span>{ catalog.part_name(study, &["inputs/", &input.id].concat()).unwrap_or_default() }</span>
                        for choice in Recurrence::ALL.iter().copied() {
                            { button("button small", "", None,
                                view.dispatch.on_edit(Edit::SetRecurrence(input.id.clone(), Some(choice))),
                                Html::from(catalog.under("recurrence", choice.word()))) }
                        }
                    </li>
                }
            </ul>
        </section>
    }
}

/// The scenarios, one after the other: any number of them fits any width.
fn list(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let applied = view.study.scenarios();
    html! {
        <section class="prospect-part" aria-labelledby="scenarios-title" tabindex="-1">
            { part_head(view, "scenarios-title", "scenarios.title", "scenario") }
            <p class="field-hint">
                { text(catalog, if study.scenarios.is_empty() { "scenarios.none" } else { "scenarios.about" }) }
                <Term word="reference" name={catalog.text("prospect.reference").to_owned()} />
            </p>
            <ol class="scenarios">
                for (place, (one, applied)) in study.scenarios.iter().zip(applied).enumerate() {
                    { scenario::scenario(view, one, place, applied) }
                }
            </ol>
            <p class="prospect-acts">{ add(view, PartKind::Scenario) }</p>
        </section>
    }
}

/// The ready-made starting point, which stays within reach beside scenarios of one's own.
fn start_again(view: &View) -> Html {
    let Some(ready) = ready_made(view) else {
        return Html::default();
    };
    html! {
        <section class="prospect-part prospect-start">
            <p>{ ready }</p>
            { paragraph("field-hint", view.catalog, "scenarios.start.about") }
        </section>
    }
}

/// The button that adds the ready-made scenarios, where they fit.
fn ready_made(view: &View) -> Option<Html> {
    let template = assets::starting_point(view.catalog.language())?;
    let edit = Edit::Scenario(ScenarioEdit::Start(Box::new(template)));
    edit.apply(view.stated()).is_ok().then(|| {
        let class = if view.stated().scenarios.is_empty() { "button primary" } else { "button" };
        button(class, "start-scenarios", None, view.dispatch.on_edit(edit), text(view.catalog, "scenarios.start"))
    })
}

/// Two ways to begin: from a ready-made starting point, or by hand.
fn start(view: &View) -> Html {
    let catalog = view.catalog;
    let ready = ready_made(view);
    html! {
        <div class="prospect-start">
            if let Some(ready) = ready {
                <p>{ ready }</p>
                { paragraph("field-hint", catalog, "scenarios.start.about") }
            } else {
                { paragraph("field-hint", catalog, "scenarios.start.nothing") }
            }
            <p class="prospect-acts">{ add(view, PartKind::Variable) }{ add(view, PartKind::Scenario) }</p>
        </div>
    }
}

/// The path of a driver.
fn driver_path(hypothesis: &str, place: usize) -> String {
    format!("hypotheses/{hypothesis}/drivers/{place}")
}

/// A button that adds a variable or a scenario, and moves the focus to its name.
fn add(view: &View, kind: PartKind) -> Html {
    let (list, testid, key) = match kind {
        PartKind::Variable => ("variables", "add-variable", "scenarios.add_variable"),
        _ => ("scenarios", "add-scenario", "scenarios.add_scenario"),
    };
    let (dispatch, edit) = (view.dispatch.clone(), view.paths.edit.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        let id = names::random(prefix(kind), 5);
        // What may turn out in several ways turns out in two at least.
        dispatch.edit(match kind {
            PartKind::Variable => {
                let hypotheses = [names::random("h", 5), names::random("h", 5)];
                Edit::Scenario(ScenarioEdit::AddVariable(id.clone(), hypotheses))
            }
            _ => Edit::Add(kind, id.clone()),
        });
        edit.emit([list, &id, "name"].join("/"));
    });
    button("button", testid, None, onclick, text(view.catalog, key))
}

/// The heading of a part of the room, with a button for the definition of its term.
fn part_head(view: &View, id: &'static str, key: &str, word: &'static str) -> Html {
    let catalog = view.catalog;
    html! {
        <div class="prospect-head">
            <h2 {id}>{ text(catalog, key) }</h2>
            <Term {word} name={catalog.under("prospect", word).to_owned()} />
        </div>
    }
}
