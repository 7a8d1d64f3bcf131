//! What was deleted last, where it stood, and the button that brings it back.

use crate::app::{Action, Removed, RemovedFrom};
use crate::ui::context::View;
use yew::prelude::*;

/// The line at a place of a list whose part was just deleted; none anywhere else. Without a place, wherever it stood.
pub fn removed(view: &View, from: impl Into<RemovedFrom>, place: Option<usize>) -> Option<Html> {
    let from = from.into();
    let is_here = |found: &&Removed| found.from == from && place.is_none_or(|place| found.place == place);
    let found = view.workspace.removed.as_ref().filter(is_here)?;
    let said = view.catalog.fill("part.removed", &[("name", &found.name)]);
    let restore = view.dispatch.on::<MouseEvent>(Action::RestoreRemoved);
    Some(html! {
        <p class="removed" role="status" data-testid="removed">
            { said }{ " " }
            <button type="button" id="undo-removal" class="button small" data-testid="undo-removal" onclick={restore}>{ view.catalog.text("bar.undo") }</button>
        </p>
    })
}
