//! Starting a study: its name, for whom, what changes; then its map.

use crate::app::Action;
use crate::number::Decimal;
use crate::present::Catalog;
use crate::study::limits::MAX_NAME;
use crate::study::text::clean;
use crate::study::{Discounting, Outcome, Shared, Stakeholder, Study};
use crate::ui::browser::{focus, names};
use crate::ui::context::{Dispatch, use_shell};
use crate::ui::widgets::text::{paragraph, text};
use std::cell::RefCell;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The questions, in their order: the last part of their keys.
const QUESTIONS: [&str; 3] = ["name", "whom", "change"];

/// The page that starts a study. Not inlined into the component of the first part that waits for it.
#[inline(never)]
pub(super) fn start() -> Html {
    html! { <Start /> }
}

thread_local! {
    /// What was answered so far: whoever comes back finds it again.
    static ANSWERS: RefCell<[String; 3]> = const { RefCell::new([String::new(), String::new(), String::new()]) };
}

#[component]
fn Start() -> Html {
    let (catalog, dispatch) = use_shell();
    use_effect_with((), |()| _ = focus::focus("start-name"));
    let onsubmit = {
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let answers = ANSWERS.take().map(|answer| clean(&answer, MAX_NAME));
            begin(&dispatch, new_study(catalog, answers));
        })
    };
    let question = |(place, key): (usize, &'static str)| {
        let value = ANSWERS.with_borrow(|answers| answers.get(place).cloned());
        let oninput = Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            ANSWERS.with_borrow_mut(|answers| answers.get_mut(place).map(|answer| *answer = text));
        });
        let (id, hint) = (format!("start-{key}"), format!("start-{key}-hint"));
        html! {
            <div class="field field-text">
                <div class="field-label"><label for={id.clone()}>{ Html::from(catalog.under("start.ask", key)) }</label></div>
                <input {id} {value} {oninput} type="text" maxlength={MAX_NAME.to_string()} autocomplete="off" aria-describedby={hint.clone()} data-testid={format!("start-{key}")} />
                <p class="field-hint" id={hint}>{ Html::from(catalog.under("start.hint", key)) }</p>
            </div>
        }
    };
    html! {
        <main id="main" class="studies start" tabindex="-1">
            <h1>{ text(catalog, "start.title") }</h1>
            { paragraph("room-intro", catalog, "start.intro") }
            <form class="start-form" {onsubmit}>
                for one in QUESTIONS.into_iter().enumerate() { { question(one) } }
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
fn new_study(catalog: &Catalog, [name, whom, change]: [String; 3]) -> Study {
    let year = names::today().split('-').next().and_then(|year| year.parse().ok());
    let rate = Decimal::new(32, 3);
    let stakeholder = (!whom.trim().is_empty()).then(|| Stakeholder {
        id: names::random("s", 5),
        name: whom,
        ..Stakeholder::default()
    });
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
