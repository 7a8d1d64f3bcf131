//! The room of the randomised trial: what is offered, the plan, and what was found.
//!
//! | module | content |
//! |---|---|
//! | `trial_view` | what the parts of the room need |
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
mod trial_view;

use crate::app::{Edit, Measured, RemovedFrom, TrialEdit, evaluated_trial};
use crate::file::FileError;
use crate::methods::trial::TrialFinding;
use crate::present::chart::ChartKind;
use crate::study::StudyMethod;
use crate::study::trial::{MAX_TRIAL_OUTCOMES, TrialNumber, TrialOutcome, TrialText};
use crate::ui::browser::names;
use crate::ui::charts::{Found, analysis_chart};
use crate::ui::context::View;
use crate::ui::panels::Announcement;
use crate::ui::widgets::buttons::on_delete;
use crate::ui::widgets::text::{button, paragraph, text};
use crate::ui::widgets::{removed, section};
use fields::{text_field, year_field};
use trial_view::TrialView;
use yew::prelude::*;

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
    let read = use_memo(part, |_| evaluated_trial(view.stated()));
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
            { removed(view, RemovedFrom::Trial, None).unwrap_or_default() }
            { paragraph("empty", view.catalog, "trial.empty") }
            <p>{ button("button primary", "trial-start", None, start, text(view.catalog, "trial.start")) }</p>
        </div>
    }
}

/// A trial that cannot be read is kept as it is: what is wrong, where, and how to go on.
fn unreadable(view: &View, error: &FileError) -> Html {
    let why = view.catalog.file_error(error);
    let remove = on_delete(&view.dispatch, Edit::Trial(TrialEdit::Remove));
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
            <Announcement sentence={announced(view)} />
            { headline(view) }
            { findings(view) }
            { what(view) }
            { plan::plan(view) }
            { section(view.view, "trial-analysis", "trial.analysis", analysis(view)) }
            { baseline::baseline(view) }
            <section class="result-part" aria-labelledby="trial-limits">
                <h2 id="trial-limits">{ text(catalog, "trial.limits") }</h2>
                { paragraph("", catalog, "trial.limits.about") }
                <p>{ button("button quiet small", "trial-remove", None, view.on_delete(TrialEdit::Remove), text(catalog, "trial.remove")) }</p>
            </section>
        </div>
    }
}

/// What is said to those who listen, after a pause: the plan, and the first outcomes.
fn announced(view: &TrialView<'_>) -> AttrValue {
    let catalog = view.catalog();
    let places = 0..view.trial().outcomes.len().min(MOST_SAID);
    let outcomes = places.filter_map(|place| catalog.trial_sentences(view.trial(), view.evaluation(), place));
    let plan = catalog.plan_sentence(view.trial(), &view.evaluation().plan);
    let said: Vec<String> = std::iter::once(plan).chain(outcomes.filter_map(|said| said.into_iter().next())).collect();
    said.join(" ").into()
}

/// What the trial shows: the effect of each outcome with what its interval says, and beside it the share that is none. Nothing before an
/// outcome is counted.
fn headline(view: &TrialView<'_>) -> Html {
    let catalog = view.catalog();
    let said = |(place, outcome): (usize, &TrialOutcome)| {
        let effect = catalog.trial_sentences(view.trial(), view.evaluation(), place)?.into_iter().next()?;
        let verdict = catalog.trial_verdict(view.evaluation(), outcome, place).unwrap_or_default();
        let named = catalog.named(catalog.measured_name(outcome), &effect);
        Some(html! { <p class="result-sentence" key={outcome.id.clone()}>{ named }{ " " }{ verdict }</p> })
    };
    let mut all: Vec<Html> = view.trial().outcomes.iter().enumerate().filter_map(said).collect();
    if all.is_empty() {
        return Html::default();
    }
    let further = all.len().saturating_sub(MOST_SAID);
    all.truncate(MOST_SAID);
    html! {
        <section class="trial-headline" aria-labelledby="trial-headline" data-testid="trial-headline">
            <h2 id="trial-headline" class="visually-hidden">{ text(catalog, "trial.headline") }</h2>
            { for all }
            if further > 0 { <p class="result-caveat">{ catalog.plural("trial.headline.further", further, &[]) }</p> }
            if let Some(contrast) = catalog.trial_contrast(view.trial()) { <p class="result-caveat">{ contrast }</p> }
        </section>
    }
}

/// Outcomes said at the top; the others are further down.
const MOST_SAID: usize = 3;

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
            { removed(view.view, RemovedFrom::TrialAfter, None).unwrap_or_default() }
            if view.trial().outcomes.len() < MAX_TRIAL_OUTCOMES {
                <p>{ button("button", "trial-add", None, add, text(catalog, "trial.add")) }</p>
            }
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
        let place = match finding {
            TrialFinding::UnknownCorrelation => TrialNumber::IntraclusterCorrelation.word(),
            TrialFinding::FewClusters => TrialNumber::ClusterSize.word(),
            other => other.subject(),
        };
        let go =
            button("link", "", None, view.view.paths.to_path(["trial/", place].concat()), text(catalog, "findings.go"));
        html! { <li data-finding={finding.code()}>{ catalog.trial_finding(view.trial(), finding) }{ " " }{ go }</li> }
    });
    section(view.view, "trial-findings", "trial.findings", html! { <ul class="findings">{ for items }</ul> })
}
