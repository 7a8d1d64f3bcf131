//! Incompatible hypotheses.

use super::choices::hypothesis_name;
use super::part_head;
use crate::app::{Edit, ScenarioEdit, WorkspaceAction};
use crate::study::{Choice, Incompatible, Study};
use crate::ui::context::View;
use crate::ui::widgets::select;
use crate::ui::widgets::text::{button, paragraph, text};
use yew::prelude::*;

/// The declared pairs, and a form to declare another.
pub(super) fn pairs(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    html! {
        <section class="prospect-part" aria-labelledby="pairs-title" tabindex="-1">
            { part_head(view, "pairs-title", "pairs.title", "incompatible") }
            { paragraph("field-hint", catalog, if study.incompatible.is_empty() { "pairs.none" } else { "pairs.about" }) }
            <ul class="facts">
                for pair in study.incompatible.iter() { { declared(view, pair) } }
            </ul>
            { pair_form(view) }
        </section>
    }
}

fn declared(view: &View, Incompatible(one, other): &Incompatible) -> Html {
    let catalog = view.catalog;
    let said = catalog.fill("pairs.pair", &[("one", &name(view, one)), ("other", &name(view, other))]);
    let edit = Edit::Scenario(ScenarioEdit::Allow(one.hypothesis.clone(), other.hypothesis.clone()));
    let label = catalog.fill("pairs.remove_named", &[("pair", &said)]);
    html! {
        <li key={[one.path(), other.path()].join(" ")} class="pair">
            <span>{ said }</span>
            { button("button quiet small", "", Some(label), view.dispatch.on_edit(edit), text(catalog, "pairs.remove")) }
        </li>
    }
}

/// The name of a hypothesis, after its variable.
fn name(view: &View, choice: &Choice) -> String {
    let variable = view.catalog.part_name(view.stated(), &format!("variables/{}", choice.variable)).unwrap_or_default();
    view.catalog.named(&variable, &hypothesis_name(view, &choice.hypothesis))
}

/// Two selects, and the button that declares their hypotheses incompatible.
fn pair_form(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let [first, second] = &view.workspace.pair;
    // A hypothesis may have been removed since it was chosen.
    let (one, other) = (study.choice(first), study.choice(second));
    let pick = |position: usize| {
        let dispatch = view.dispatch.clone();
        Callback::from(move |id: String| dispatch.workspace(WorkspaceAction::ChoosePair(position, id)))
    };
    let all = choices_of(study);
    let options = |may: &dyn Fn(&Choice) -> bool| {
        let nothing = (String::new(), catalog.text("pairs.choose").to_owned());
        let named =
            all.iter().filter(|choice| may(choice)).map(|choice| (choice.hypothesis.clone(), name(view, choice)));
        [nothing].into_iter().chain(named).collect::<Vec<_>>()
    };
    // The second select offers hypotheses of other variables that are not declared incompatible with the first yet.
    let free = |choice: &Choice| {
        one.as_ref().is_none_or(|one| one.variable != choice.variable && !study.are_incompatible(one, choice))
    };
    let other = other.filter(free);
    let id = |choice: &Option<Choice>| choice.as_ref().map(|it| it.hypothesis.clone()).unwrap_or_default();
    let (one_id, other_id) = (id(&one), id(&other));
    let declare = {
        let dispatch = view.dispatch.clone();
        let (one, other) = (one_id.clone(), other_id.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch.edit(Edit::Scenario(ScenarioEdit::Exclude(one.clone(), other.clone())));
            dispatch.workspace(WorkspaceAction::ChoosePair(1, String::new()));
        })
    };
    html! {
        <div class="form-row pair-form">
            { select("pair-one", catalog.text("pairs.one"), &one_id, options(&|_| true), pick(0)) }
            { select("pair-other", catalog.text("pairs.other"), &other_id, options(&free), pick(1)) }
            <button type="button" class="button small" data-testid="declare-pair" disabled={one.is_none() || other.is_none()}
                onclick={declare}>{ text(catalog, "pairs.declare") }</button>
        </div>
    }
}

fn choices_of(study: &Study) -> Vec<Choice> {
    let of = study.variables.iter().flat_map(|variable| {
        let choice = |id: &String| Choice { variable: variable.id.clone(), hypothesis: id.clone() };
        variable.hypotheses.iter().map(move |hypothesis| choice(&hypothesis.id))
    });
    of.collect()
}
