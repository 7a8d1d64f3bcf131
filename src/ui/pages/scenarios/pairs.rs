//! Hypotheses that cannot go together.

use super::matrix::hypothesis_name;
use super::part_head;
use crate::app::{Edit, ScenarioEdit};
use crate::study::{Choice, Incompatible, Study};
use crate::ui::context::View;
use crate::ui::widgets::select;
use crate::ui::widgets::text::{button, paragraph, text};
use yew::prelude::*;

/// The pairs that are declared, and a way to declare one more.
pub(super) fn pairs(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    html! {
        <section class="prospect-part" aria-labelledby="pairs-title" tabindex="-1">
            { part_head(view, "pairs-title", "pairs.title", "incompatible") }
            { paragraph("field-hint", catalog, if study.incompatible.is_empty() { "pairs.none" } else { "pairs.about" }) }
            <ul class="facts">
                for pair in study.incompatible.iter() { { declared(view, pair) } }
            </ul>
            <PairForm view={view.clone()} />
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

/// A hypothesis with its variable.
fn name(view: &View, choice: &Choice) -> String {
    let variable = view.catalog.part_name(view.stated(), &format!("variables/{}", choice.variable)).unwrap_or_default();
    view.catalog.named(&variable, &hypothesis_name(view, &choice.hypothesis))
}

/// What the form needs.
#[derive(Properties, PartialEq)]
struct PairFormProps {
    view: View,
}

/// Two choices, and the button that declares them incompatible.
#[component]
fn PairForm(props: &PairFormProps) -> Html {
    let view = &props.view;
    let (catalog, study) = (view.catalog, view.stated());
    let picked = use_state(|| (String::new(), String::new()));
    // A hypothesis may have gone since it was picked.
    let (one, other) = (study.choice(&picked.0), study.choice(&picked.1));
    let pick = |first: bool| {
        let picked = picked.clone();
        Callback::from(move |id: String| {
            let (one, other) = (*picked).clone();
            picked.set(if first { (id, other) } else { (one, id) });
        })
    };
    let all = choices_of(study);
    let options = |may: &dyn Fn(&Choice) -> bool| {
        let nothing = (String::new(), catalog.text("pairs.choose").to_owned());
        let named =
            all.iter().filter(|choice| may(choice)).map(|choice| (choice.hypothesis.clone(), name(view, choice)));
        [nothing].into_iter().chain(named).collect::<Vec<_>>()
    };
    // With the first come those of other variables that are not declared yet.
    let free = |choice: &Choice| {
        one.as_ref().is_none_or(|one| one.variable != choice.variable && !study.are_incompatible(one, choice))
    };
    let other = other.filter(free);
    let id = |choice: &Option<Choice>| choice.as_ref().map(|it| it.hypothesis.clone()).unwrap_or_default();
    let (one_id, other_id) = (id(&one), id(&other));
    let declare = {
        let (dispatch, picked) = (view.dispatch.clone(), picked.clone());
        let (one, other) = (one_id.clone(), other_id.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch.edit(Edit::Scenario(ScenarioEdit::Exclude(one.clone(), other.clone())));
            picked.set((one.clone(), String::new()));
        })
    };
    html! {
        <div class="form-row pair-form">
            { select("pair-one", catalog.text("pairs.one"), &one_id, options(&|_| true), pick(true)) }
            { select("pair-other", catalog.text("pairs.other"), &other_id, options(&free), pick(false)) }
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
