//! The outcomes one at a time.

use super::outcome_card::outcome_card;
use crate::number::{Decimal, write};
use crate::present::Catalog;
use crate::study::{Outcome, Shared, Study};
use crate::ui::context::{View, with};
use crate::ui::widgets::select;
use crate::ui::widgets::text::{class_if, text};
use yew::prelude::*;

/// One outcome, with navigation to the others.
pub fn one_outcome(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let place = study.outcomes.iter().position(|outcome| outcome.id == view.workspace.outcome).unwrap_or(0);
    let Some(outcome) = study.outcomes.get(place) else {
        return Html::default();
    };
    let to = |place: Option<usize>| place.and_then(|place| study.outcomes.get(place)).map(|outcome| outcome.id.clone());
    let step = |testid: &'static str, key: &str, to: Option<String>| {
        let onclick = with(&view.onoutcome, to.clone().unwrap_or_default());
        html! { <button type="button" class="button small" data-testid={testid} disabled={to.is_none()} {onclick}>{ text(catalog, key) }</button> }
    };
    let number = |n: usize| write::number(Decimal::from(n), 0, catalog.language());
    let position = [("n", &*number(place.saturating_add(1))), ("total", &*number(study.outcomes.len()))];
    let choices = study
        .outcomes
        .iter()
        .enumerate()
        .map(|(place, outcome)| (outcome.id.clone(), title(catalog, place, outcome, study)));
    html! {
        <>
            <div class="one-of">
                { step("outcome-previous", "map.previous", to(place.checked_sub(1))) }
                { select("outcome-choice", catalog.text("map.choose"), &outcome.id, choices.collect(), view.onoutcome.clone()) }
                { step("outcome-next", "map.next", to(place.checked_add(1))) }
                <p class="one-of-place">{ catalog.fill("map.position", &position) }</p>
            </div>
            <div key={outcome.id.clone()} class={class_if("card", !study.counts(outcome), "is-outside")}
                id={format!("part-outcomes-{}", outcome.id)} tabindex="-1">
                { outcome_card(view, outcome, place) }
            </div>
        </>
    }
}

fn title(catalog: &Catalog, place: usize, outcome: &Shared<Outcome>, study: &Study) -> String {
    let name = catalog.part_name(study, &format!("outcomes/{}", outcome.id)).unwrap_or_default();
    format!("{}. {name}", write::number(Decimal::from(place.saturating_add(1)), 0, catalog.language()))
}
