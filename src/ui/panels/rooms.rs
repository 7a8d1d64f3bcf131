//! Navigation: links to the rooms of a study in the order of the method.

use crate::app::rooms::{self, Room};
use crate::app::{Action, Route, Section};
use crate::number::{Decimal, write};
use crate::study::Study;
use crate::ui::browser::deferred;
use crate::ui::context::View;
use yew::prelude::*;

/// Links to the rooms.
pub fn rooms(view: &View, current: Section) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    html! {
        <nav class="rooms" aria-label={catalog.text("rooms.label").to_owned()}>
            <ol>
                for Room { section, .. } in rooms::rooms(study) {
                    <li key={section.word()}>
                        { room(study, section, section == current, catalog, &view.dispatch) }
                    </li>
                }
            </ol>
        </nav>
    }
}

fn room(
    study: &Study,
    section: Section,
    is_current: bool,
    catalog: &'static crate::present::Catalog,
    dispatch: &crate::ui::context::Dispatch,
) -> Html {
    let route = Route::study(study, section);
    let href = format!("#{}", route.fragment());
    let count = match section {
        Section::Scope | Section::Result | Section::Uncertainty | Section::Trial => None,
        Section::Stakeholders => Some(study.stakeholders.len()),
        Section::Inputs => Some(study.input_series(|_| false).len()),
        Section::Outcomes => Some(study.outcomes.len()),
        Section::Scenarios => Some(study.scenarios.len()),
    };
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        dispatch.act(Action::Go(route.clone()));
    });
    // Prefetch the deferred part: a user who points at a room most often opens it.
    let needs = section != Section::Result;
    let onmouseover = needs.then(|| Callback::from(|_: MouseEvent| deferred::soon()));
    html! {
        <a {href} {onclick} {onmouseover} aria-current={is_current.then_some("page")} data-testid={format!("room-{}", section.word())}>
            { Html::from(catalog.under("room", section.word())) }
            if let Some(count) = count {
                <span class="room-count">{ write::number(Decimal::from(count), 0, catalog.language()) }</span>
            }
        </a>
    }
}
