//! What was deleted last, where it stood, and the button that brings it back.

use super::ActionButton;
use crate::app::{Action, PartKind};
use crate::ui::context::View;
use yew::prelude::*;

/// The line at a place of a list whose part was just deleted; none anywhere else.
pub fn removed(view: &View, kind: PartKind, place: usize) -> Option<Html> {
    let found = view.workspace.removed.as_ref().filter(|removed| removed.kind == kind && removed.place == place)?;
    let said = view.catalog.fill("part.removed", &[("name", &found.name)]);
    let undo = ActionButton::new(Action::Undo, view.catalog.text("bar.undo"), "small");
    Some(html! {
        <p class="removed" role="status" data-testid="removed">
            { said }{ " " }{ ActionButton { testid: Some("undo-removal"), ..undo }.view(&view.dispatch) }
        </p>
    })
}
