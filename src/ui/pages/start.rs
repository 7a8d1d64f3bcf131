//! Starting a study: its name, for whom, what changes; then its map.

use crate::app::Action;
use crate::number::Decimal;
use crate::present::Catalog;
use crate::study::limits::MAX_NAME;
use crate::study::{Discounting, Outcome, Shared, Stakeholder, Study};
use crate::ui::browser::{focus, names};
use crate::ui::context::{Dispatch, use_shell};
use crate::ui::widgets::text::{paragraph, text};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The questions, in their order: the last part of their keys.
const QUESTIONS: [&str; 3] = ["name", "whom", "change"];

/// The page that starts a study. Not inlined into the component of the first part that waits for it.
#[inline(never)]
pub(super) fn start() -> Html {
    html! { <Start /> }
}

#[component]
fn Start() -> Html {
    let (catalog, dispatch) = use_shell();
    let answers: [NodeRef; 3] = [use_node_ref(), use_node_ref(), use_node_ref()];
    use_effect_with((), |()| _ = focus::focus("start-name"));
    let onsubmit = {
        let answers = answers.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let answer = |input: &NodeRef| input.cast::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
            let [name, whom, change] = answers.each_ref().map(answer);
            begin(&dispatch, new_study(catalog, name, whom, change));
        })
    };
    let question = |(key, input): (&'static str, NodeRef)| {
        let (id, hint) = (format!("start-{key}"), format!("start-{key}-hint"));
        html! {
            <div class="field field-text">
                <div class="field-label"><label for={id.clone()}>{ Html::from(catalog.under("start.ask", key)) }</label></div>
                <input ref={input} {id} type="text" maxlength={MAX_NAME.to_string()} autocomplete="off" aria-describedby={hint.clone()} data-testid={format!("start-{key}")} />
                <p class="field-hint" id={hint}>{ Html::from(catalog.under("start.hint", key)) }</p>
            </div>
        }
    };
    html! {
        <main id="main" class="studies start" tabindex="-1">
            <h1>{ text(catalog, "start.title") }</h1>
            { paragraph("room-intro", catalog, "start.intro") }
            <form class="start-form" {onsubmit}>
                for one in QUESTIONS.into_iter().zip(answers) { { question(one) } }
                <p><button type="submit" class="button primary" data-testid="start-now">{ text(catalog, "start.go") }</button></p>
                { paragraph("field-hint", catalog, "start.later") }
            </form>
        </main>
    }
}

/// Adds the study, and goes to the first number that its answers ask for.
fn begin(dispatch: &Dispatch, study: Study) {
    let first = study.outcomes.first().map(|outcome| format!("outcomes/{}/quantity", outcome.id));
    dispatch.act(Action::AddStudy(Box::new(study)));
    if let Some(path) = first {
        dispatch.workspace(crate::app::WorkspaceAction::GoTo(path));
    }
}

/// A new study at this year's prices, with the discount rate in use in France; a stakeholder and an outcome where they are named.
fn new_study(catalog: &Catalog, name: String, whom: String, change: String) -> Study {
    let year = names::today().split('-').next().and_then(|year| year.parse().ok());
    let rate = Decimal::new(32, 3);
    let stakeholder = (!whom.trim().is_empty()).then(|| Stakeholder { id: names::random("s", 5), name: whom, ..Stakeholder::default() });
    let outcome = (!change.trim().is_empty()).then(|| Outcome {
        id: names::random("o", 5),
        label: change,
        stakeholder: stakeholder.as_ref().map(|who| who.id.clone()).unwrap_or_default(),
        ..Outcome::default()
    });
    Study {
        id: names::study(),
        title: name,
        price_year: year,
        discounting: Some(Discounting::single(rate, catalog.text("studies.rate_source"))),
        stakeholders: stakeholder.map(Shared::new).into_iter().collect(),
        outcomes: outcome.map(Shared::new).into_iter().collect(),
        ..Study::default()
    }
}
