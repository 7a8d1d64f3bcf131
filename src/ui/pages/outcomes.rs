//! Outcomes: what changes, for whom, how much of it is due to the activity, and what it is worth.

use super::outcome_card::outcome_card;
use crate::app::{Edit, PartKind};
use crate::present::Catalog;
use crate::study::Study;
use crate::ui::browser::names;
use crate::ui::context::View;
use crate::ui::widgets::words::{class_if, paragraph, press, words};
use yew::prelude::*;

/// The room of the outcomes; `wanted` is the path of a part or number to show.
pub fn outcomes(view: &View, wanted: Option<&str>) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let dispatch = view.dispatch.clone();
    let add = Callback::from(move |_: MouseEvent| {
        dispatch.edit(Edit::Add(PartKind::Outcome, names::random("o", 5)));
    });
    html! {
        <>
            if study.outcomes.is_empty() { { paragraph("empty", catalog, "outcomes.empty") } }
            <ol class="cards">
                for (place, outcome) in study.outcomes.iter().enumerate() {
                    <li key={outcome.id.clone()} class={class_if("card", !outcome.counts(), "is-outside")}
                        id={format!("part-outcomes-{}", outcome.id)} tabindex="-1">
                        { outcome_card(view, outcome, place, wanted.filter(|path| path.split('/').nth(1) == Some(&outcome.id)).map(str::to_owned)) }
                    </li>
                }
            </ol>
            <p>{ press("button", "add-outcome", None, add, words(catalog, "outcomes.add")) }</p>
        </>
    }
}

/// The stakeholders to choose from, and nobody.
pub fn stakeholder_options(study: &Study, catalog: &Catalog) -> Vec<(String, String)> {
    let nobody = (String::new(), catalog.text("choice.not_stated").to_owned());
    let names = study.stakeholders.iter().map(|item| (item.id.clone(), catalog.stakeholder_name(study, &item.id)));
    [nobody].into_iter().chain(names).collect()
}
