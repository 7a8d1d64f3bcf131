//! The room of the scenarios: variables, their hypotheses, and the scenarios that combine them.
//!
//! | module | content |
//! |---|---|
//! | [`matrix`] | the scenarios side by side: their hypotheses, variable by variable |
//! | [`column`] | a scenario: its name and story, its figures, its findings |
//! | [`variables`] | the variables with their hypotheses |
//! | [`hypothesis`] | a hypothesis: its effects in words, and their editor when it is open |
//! | [`driver`] | the editor of a driver: its targets and parameters |
//! | [`curve`] | the chart of a driver's effect over the years, with its table |
//! | [`overrides`] | the editor of overrides |
//! | [`pairs`] | incompatible hypotheses |

mod column;
mod curve;
mod driver;
pub mod hypothesis;
mod matrix;
mod overrides;
mod pairs;
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
                { matrix::matrix(view) }
                { variables::variables(view) }
                if study.variables.len() > 1 { { pairs::pairs(view) } }
                if study.variables.is_empty() { { start(view) } }
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

/// Two ways to begin: from a ready-made starting point, or by hand.
fn start(view: &View) -> Html {
    let catalog = view.catalog;
    let template = assets::starting_point(catalog.language());
    let edit = template.map(|template| Edit::Scenario(ScenarioEdit::Start(Box::new(template))));
    let ready = edit.filter(|edit| edit.apply(view.stated()).is_ok()).map(|edit| {
        let onclick = view.dispatch.on_edit(edit);
        button("button primary", "start-scenarios", None, onclick, text(catalog, "scenarios.start"))
    });
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

/// A button that adds a variable or a scenario, and moves the focus to its name.
fn add(view: &View, kind: PartKind) -> Html {
    let (list, testid, key) = match kind {
        PartKind::Variable => ("variables", "add-variable", "scenarios.add_variable"),
        _ => ("scenarios", "add-scenario", "scenarios.add_scenario"),
    };
    let (dispatch, edit) = (view.dispatch.clone(), view.paths.edit.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        let id = names::random(prefix(kind), 5);
        dispatch.edit(Edit::Add(kind, id.clone()));
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
