//! Outcomes: what changes, for whom, how much of it is due to the activity, and what it is worth.
//!
//! In a table, or one at a time: two views that edit the same study.

use super::impact_map::impact_map;
use super::map_keys;
use super::one_outcome::one_outcome;
use super::table_paste::{TablePaste, copy_button};
use crate::app::{Action, MapView, PartKind};
use crate::ui::context::View;
use crate::ui::widgets::text::{button, class_if, paragraph, text};
use crate::ui::widgets::{removed, sentence};
use yew::prelude::*;

/// The room of the outcomes.
pub fn outcomes(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let around = view.clone();
    let add = Callback::from(move |_: MouseEvent| map_keys::add(&around, PartKind::Outcome));
    html! {
        <>
            <TablePaste kind={PartKind::Outcome} />
            if study.outcomes.is_empty() {
                { paragraph("empty", catalog, "outcomes.empty") }
                { paragraph("field-hint", catalog, "table_paste.hint") }
                { removed(view, PartKind::Outcome, None) }
            } else {
                { switch(view) }
                if view.map == MapView::Table {
                    { impact_map(view) }
                } else {
                    { removed(view, PartKind::Outcome, None) }
                    { one_outcome(view) }
                }
            }
            if let Some(pieces) = catalog.discounted(study, &view.study.evaluation) {
                <p class="field-hint" data-testid="discounted">{ sentence(view, pieces) }</p>
            }
            <p class="list-acts">
                { button("button", "add-outcome", None, add, text(catalog, "outcomes.add")) }
                if !study.outcomes.is_empty() { { copy_button(view, PartKind::Outcome) } }
            </p>
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
