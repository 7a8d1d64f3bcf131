//! What the parts of the room of a trial need.

use crate::app::{Edit, EvaluatedTrial, TrialEdit};
use crate::methods::trial::TrialEvaluation;
use crate::present::Catalog;
use crate::study::trial::Trial;
use crate::ui::context::View;
use crate::ui::widgets::buttons::on_delete;
use yew::prelude::*;

/// What the parts of the room need.
pub(super) struct TrialView<'a> {
    /// The study and its context.
    pub(super) view: &'a View,
    /// The trial with its results.
    pub(super) found: &'a EvaluatedTrial,
}

impl TrialView<'_> {
    pub(super) fn catalog(&self) -> &'static Catalog {
        self.view.catalog
    }

    pub(super) fn trial(&self) -> &Trial {
        &self.found.0
    }

    pub(super) fn evaluation(&self) -> &TrialEvaluation {
        &self.found.1
    }

    /// A click handler that changes the trial.
    pub(super) fn on(&self, edit: TrialEdit) -> Callback<MouseEvent> {
        self.view.dispatch.on_edit(Edit::Trial(edit))
    }

    /// A click handler that deletes something of the trial, and moves the focus to what brings it back.
    pub(super) fn on_delete(&self, edit: TrialEdit) -> Callback<MouseEvent> {
        on_delete(&self.view.dispatch, Edit::Trial(edit))
    }

    /// What choosing a word does to the trial.
    pub(super) fn choose(&self, make: impl Fn(&str) -> Option<TrialEdit> + 'static) -> Callback<String> {
        let dispatch = self.view.dispatch.clone();
        Callback::from(move |word: String| {
            if let Some(edit) = make(&word) {
                dispatch.edit(Edit::Trial(edit));
            }
        })
    }
}
