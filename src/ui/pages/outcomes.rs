//! Outcomes: what changes, for whom, how much of it is due to the activity, and what it is worth.

use super::outcome_card::OutcomeCard;
use crate::app::{Edit, PartKind};
use crate::present::Catalog;
use crate::study::Study;
use crate::ui::browser::names;
use crate::ui::context::View;
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
            if study.outcomes.is_empty() { <p class="empty">{ catalog.text("outcomes.empty") }</p> }
            <ol class="cards">
                for (place, outcome) in study.outcomes.iter().enumerate() {
                    <li key={outcome.id.clone()} class={classes!("card", (!outcome.counts()).then_some("is-outside"))}
                        id={format!("part-outcomes-{}", outcome.id)} tabindex="-1">
                        <OutcomeCard view={view.clone()} outcome={outcome.clone()} {place}
                            wanted={wanted.filter(|path| path.split('/').nth(1) == Some(&outcome.id)).map(str::to_owned)} />
                    </li>
                }
            </ol>
            <p><button type="button" class="button" data-testid="add-outcome" onclick={add}>{ catalog.text("outcomes.add") }</button></p>
        </>
    }
}

/// The stakeholders to choose from, and nobody.
pub fn stakeholder_options(study: &Study, catalog: &Catalog) -> Vec<(String, String)> {
    let nobody = (String::new(), catalog.text("choice.not_stated").to_owned());
    let names = study.stakeholders.iter().map(|item| (item.id.clone(), catalog.stakeholder_name(study, &item.id)));
    [nobody].into_iter().chain(names).collect()
}
