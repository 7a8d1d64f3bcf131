//! The variables: what may turn out in several ways, each with its hypotheses.

use super::hypothesis::hypothesis_card;
use super::{add, part_head};
use crate::app::{Edit, PartKind, ScenarioEdit};
use crate::study::limits::MAX_HYPOTHESES;
use crate::study::{TextField, Variable};
use crate::ui::browser::names;
use crate::ui::context::View;
use crate::ui::widgets::text::{button, paragraph, text};
use crate::ui::widgets::{PartLook, Term, part_buttons, text_input};
use yew::prelude::*;

/// The variables of the study.
pub(super) fn variables(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    html! {
        <section class="prospect-part" aria-labelledby="variables-title" tabindex="-1">
            { part_head(view, "variables-title", "variables.title", "variable") }
            { paragraph("field-hint", catalog, "variables.about") }
            <ol class="cards">
                for (place, variable) in study.variables.iter().enumerate() {
                    <li key={variable.id.clone()} class="card" id={format!("part-variables-{}", variable.id)} tabindex="-1"
                        data-testid="variable">
                        { card(view, variable, place) }
                    </li>
                }
            </ol>
            <p class="prospect-acts">{ add(view, PartKind::Variable) }</p>
        </section>
    }
}

fn card(view: &View, variable: &Variable, place: usize) -> Html {
    let (catalog, study, id) = (view.catalog, view.stated(), &variable.id);
    let name = catalog.part_name(study, &format!("variables/{id}")).unwrap_or_default();
    let buttons = part_buttons(
        (catalog, &view.dispatch),
        PartKind::Variable,
        id,
        &name,
        (place, study.variables.len()),
        PartLook::Words,
    );
    html! {
        <>
            <div class="card-head">
                <h3 class="card-title">{ &name }</h3>
                { buttons }
            </div>
            <div class="form-row">
                { text_input(TextField::VariableName(id.clone()), catalog.text("variable.name"), &variable.name) }
            </div>
            <div class="prospect-head">
                <h4>{ text(catalog, "variable.hypotheses") }</h4>
                <Term word="hypothesis" name={catalog.text("prospect.hypothesis").to_owned()} />
            </div>
            <ol class="hypotheses">
                for hypothesis in variable.hypotheses.iter() {
                    { hypothesis_card(view, &hypothesis.id) }
                }
            </ol>
            if variable.hypotheses.len() < MAX_HYPOTHESES {
                <p>{ add_hypothesis(view, id, &name) }</p>
            } else {
                { paragraph("field-hint", catalog, "variable.full") }
            }
        </>
    }
}

/// A button that adds a hypothesis, and moves the focus to its name.
fn add_hypothesis(view: &View, variable: &str, name: &str) -> Html {
    let (dispatch, edit, variable) = (view.dispatch.clone(), view.paths.edit.clone(), variable.to_owned());
    let onclick = Callback::from(move |_: MouseEvent| {
        let id = names::random("h", 5);
        dispatch.edit(Edit::Scenario(ScenarioEdit::AddHypothesis(variable.clone(), id.clone())));
        edit.emit(["hypotheses", &id, "name"].join("/"));
    });
    let said = view.catalog.fill("hypothesis.add_named", &[("name", name)]);
    button("button small", "add-hypothesis", Some(said), onclick, text(view.catalog, "hypothesis.add"))
}
