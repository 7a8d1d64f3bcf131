//! The room of the randomised trial: what is offered, the plan, and what was found.
//!
//! | module | content |
//! |---|---|
//! | `fields` | inputs for the numbers and texts of a trial, and its figures |
//! | `plan` | the plan: what follows from what, its sentence and its curve |
//! | `settings` | what a plan takes for granted |
//! | `outcome` | one outcome: its groups, its sentence, its figures |
//! | `groups` | the table of both groups |
//! | `bridge` | the effect as the counterfactual of an outcome of the study |
//! | `baseline` | what was known before, and who answered |

mod baseline;
mod bridge;
mod fields;
mod groups;
mod outcome;
mod plan;
mod settings;

use crate::app::{Edit, Measured, TrialEdit};
use crate::file::{self, FileError};
use crate::methods::trial::{TrialEvaluation, evaluate};
use crate::present::Catalog;
use crate::present::chart::ChartKind;
use crate::study::StudyMethod;
use crate::study::trial::{Trial, TrialText};
use crate::ui::browser::names;
use crate::ui::charts::{Found, analysis_chart};
use crate::ui::context::View;
use crate::ui::widgets::section;
use crate::ui::widgets::text::{button, paragraph, text};
use fields::{text_field, year_field};
use std::rc::Rc;
use yew::prelude::*;

/// What the parts of the room need.
pub(super) struct TrialView<'a> {
    /// The study and its context.
    pub(super) view: &'a View,
    /// The trial with its results.
    pub(super) found: &'a Rc<(Trial, TrialEvaluation)>,
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

/// Properties of [`TrialRoom`].
#[derive(Properties, PartialEq)]
pub struct TrialRoomProps {
    /// The study and its context.
    pub view: View,
}

/// The room of the randomised trial.
pub fn trial(view: &View) -> Html {
    html! { <TrialRoom view={view.clone()} /> }
}

/// The room with its results, which are computed again when the trial changes and not otherwise.
#[component]
pub fn TrialRoom(props: &TrialRoomProps) -> Html {
    let view = &props.view;
    let part = view.stated().method_part(StudyMethod::Trial).cloned();
    let read: Rc<Result<Option<Rc<(Trial, TrialEvaluation)>>, FileError>> = use_memo(part, |_| {
        let read = file::trial(view.stated())?;
        Ok(read.map(|trial| {
            let evaluation = evaluate(&trial);
            Rc::new((trial, evaluation))
        }))
    });
    match &*read {
        Ok(Some(found)) => room(&TrialView { view, found }),
        Ok(None) => offer(view),
        Err(error) => unreadable(view, error),
    }
}

/// A study without a trial: what one is for, and the way to one.
fn offer(view: &View) -> Html {
    let dispatch = view.dispatch.clone();
    let start = Callback::from(move |_: MouseEvent| {
        dispatch.edit(Edit::Trial(TrialEdit::Start(names::random("t", 5))));
    });
    html! {
        <div class="trial">
            { paragraph("empty", view.catalog, "trial.empty") }
            <p>{ button("button primary", "trial-start", None, start, text(view.catalog, "trial.start")) }</p>
        </div>
    }
}

/// A trial that cannot be read is kept as it is: what is wrong, where, and how to go on.
fn unreadable(view: &View, error: &FileError) -> Html {
    let why = view.catalog.file_error(error);
    let remove = view.dispatch.on_edit(Edit::Trial(TrialEdit::Remove));
    html! {
        <div class="notice is-warning" role="alert" data-testid="trial-unreadable">
            <p>{ view.catalog.fill("trial.unreadable", &[("why", &why)]) }</p>
            { button("button small", "trial-remove", None, remove, text(view.catalog, "trial.remove")) }
        </div>
    }
}

fn room(view: &TrialView<'_>) -> Html {
    let catalog = view.catalog();
    html! {
        <div class="trial">
            { what(view) }
            { plan::plan(view) }
            { section(view.view, "trial-analysis", "trial.analysis", analysis(view)) }
            { baseline::baseline(view) }
            { findings(view) }
            <section class="result-part" aria-labelledby="trial-limits">
                <h2 id="trial-limits">{ text(catalog, "trial.limits") }</h2>
                { paragraph("", catalog, "trial.limits.about") }
                <p>{ button("button quiet small", "trial-remove", None, view.on(TrialEdit::Remove), text(catalog, "trial.remove")) }</p>
            </section>
        </div>
    }
}

/// What is offered to whom, and where the figures come from.
fn what(view: &TrialView<'_>) -> Html {
    let (catalog, trial) = (view.catalog(), view.trial());
    html! {
        <section class="form-group" aria-labelledby="trial-what">
            <h2 id="trial-what">{ text(catalog, "trial.what") }</h2>
            <div class="form-row">
                { text_field(view, TrialText::Label, "trial.label", &trial.label, false) }
                { text_field(view, TrialText::Source, "trial.source", &trial.source, false) }
                { year_field(view) }
            </div>
            { text_field(view, TrialText::Offer, "trial.offer", &trial.offer, true) }
            { text_field(view, TrialText::Notes, "trial.notes", &trial.notes, true) }
        </section>
    }
}

/// What was measured after the offer.
fn analysis(view: &TrialView<'_>) -> Html {
    let catalog = view.catalog();
    let outcomes = view.trial().outcomes.iter().enumerate();
    let dispatch = view.view.dispatch.clone();
    let add = Callback::from(move |_: MouseEvent| {
        dispatch.edit(Edit::Trial(TrialEdit::Add(Measured::After, names::random("t", 5))));
    });
    html! {
        <>
            { paragraph("", catalog, "trial.analysis.about") }
            { groups::assigned(view) }
            for (place, outcome) in outcomes { { outcome::outcome(view, place, outcome) } }
            <p>{ button("button", "trial-add", None, add, text(catalog, "trial.add")) }</p>
            { analysis_chart(&view.view.shown, ChartKind::TrialForest, Found::Trial(view.found.clone())) }
            { bridge::contrast(view) }
        </>
    }
}

/// What is to be said beside the figures.
fn findings(view: &TrialView<'_>) -> Html {
    let (catalog, found) = (view.catalog(), &view.evaluation().findings);
    if found.is_empty() {
        return Html::default();
    }
    let items = found.iter().map(|finding| {
        let go = (!finding.subject().is_empty()).then(|| {
            let onclick = view.view.paths.to_path(["trial/", finding.subject()].concat());
            button("link", "", None, onclick, text(catalog, "findings.go"))
        });
        html! { <li data-finding={finding.code()}>{ catalog.trial_finding(view.trial(), finding) }{ " " }{ go.unwrap_or_default() }</li> }
    });
    section(view.view, "trial-findings", "trial.findings", html! { <ul class="findings">{ for items }</ul> })
}
