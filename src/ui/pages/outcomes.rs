//! Outcomes: what changes, for whom, how much of it is due to the activity, and what it is worth.
//!
//! In a table, or one at a time: two views that edit the same study.

use super::impact_map::impact_map;
use super::open_outcome::open_outcome;
use super::outcome_card::outcome_card;
use crate::app::{Action, Edit, MapView, PartKind};
use crate::number::{Decimal, write};
use crate::present::Catalog;
use crate::study::{Outcome, Shared, Study};
use crate::ui::browser::names;
use crate::ui::context::{View, with};
use crate::ui::widgets::select;
use crate::ui::widgets::text::{button, class_if, paragraph, text};
use yew::prelude::*;

/// The room of the outcomes.
pub fn outcomes(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let (dispatch, edit) = (view.dispatch.clone(), view.paths.edit.clone());
    let add = Callback::from(move |_: MouseEvent| {
        let id = names::random("o", 5);
        dispatch.edit(Edit::Add(PartKind::Outcome, id.clone()));
        // A new outcome needs its label first.
        edit.emit(format!("outcomes/{id}/label"));
    });
    html! {
        <>
            if study.outcomes.is_empty() {
                { paragraph("empty", catalog, "outcomes.empty") }
            } else {
                { switch(view) }
                if view.map == MapView::Table { { impact_map(view) } } else { { one(view) } }
            }
            <p>{ button("button", "add-outcome", None, add, text(catalog, "outcomes.add")) }</p>
        </>
    }
}

/// The switch between the two views.
fn switch(view: &View) -> Html {
    let catalog = view.catalog;
    html! {
        <div class="view-switch" role="group" aria-label={catalog.text("map.view.label").to_owned()}>
            for way in MapView::ALL {
                <button type="button" class={class_if("button small", way == view.map, "is-on")} data-testid={format!("map-{}", way.word())}
                    aria-pressed={if way == view.map { "true" } else { "false" }}
                    onclick={view.dispatch.on::<MouseEvent>(Action::SetMapView(way))}>
                    { Html::from(catalog.under("map.view", way.word())) }
                </button>
            }
        </div>
    }
}

/// One outcome, with navigation to the others.
fn one(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let Some((place, outcome)) = open_outcome(view) else {
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
            <div key={outcome.id.clone()} class={class_if("card", !outcome.counts(), "is-outside")}
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
