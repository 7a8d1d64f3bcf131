//! A box that is ticked or not, with its label and maybe a hint.

use crate::app::Edit;
use crate::ui::context::View;
use yew::prelude::*;

/// A box that edits the study when it is ticked or unticked.
pub struct Tick {
    /// The id of the control.
    pub id: String,
    /// Its label.
    pub label: Html,
    /// A sentence of help.
    pub hint: Option<Html>,
    /// Whether it is ticked.
    pub is_on: bool,
    /// Whether it can be changed.
    pub enabled: bool,
    /// What changes it.
    pub edit: Edit,
}

impl Tick {
    /// The box.
    pub fn view(self, view: &View) -> Html {
        let Self { id, label, hint, is_on, enabled, edit } = self;
        let hint_id = format!("{id}-hint");
        html! {
            <div class="tick" key={id.clone()}>
                <input type="checkbox" id={id.clone()} checked={is_on} disabled={!enabled}
                    onchange={view.dispatch.on_edit::<Event>(edit)} aria-describedby={hint.is_some().then(|| hint_id.clone())} />
                <label for={id}>{ label }</label>
                if let Some(hint) = hint {
                    <p class="field-hint" id={hint_id}>{ hint }</p>
                }
            </div>
        }
    }
}
