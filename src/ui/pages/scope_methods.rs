//! The methods that a study uses beside the social return.

use crate::app::{Action, Edit, Route, Section, TrialEdit};
use crate::study::StudyMethod;
use crate::ui::browser::names;
use crate::ui::context::View;
use crate::ui::widgets::text::{button, heading, paragraph, text};
use yew::prelude::*;

/// Each method: what it answers, and the way into its room, which adds it where the study does not use it yet.
pub(super) fn methods(view: &View) -> Html {
    let catalog = view.catalog;
    html! {
        <section class="form-group" aria-labelledby="scope-methods">
            { heading("scope-methods", catalog, "scope.methods") }
            { paragraph("", catalog, "scope.methods.about") }
            <ul class="scope-methods">
                for method in StudyMethod::ALL {
                    <li key={method.word()}>
                        <h3>{ Html::from(catalog.under("scope.method", method.word())) }</h3>
                        { paragraph("field-hint", catalog, &format!("scope.method.{}.about", method.word())) }
                        { enter(view, *method) }
                    </li>
                }
            </ul>
        </section>
    }
}

fn enter(view: &View, method: StudyMethod) -> Html {
    let (catalog, is_used) = (view.catalog, view.stated().method_part(method).is_some());
    let (start, section): (fn() -> Edit, Section) = match method {
        StudyMethod::Trial => (|| Edit::Trial(TrialEdit::Start(names::random("t", 5))), Section::Trial),
    };
    let (dispatch, route) = (view.dispatch.clone(), Route::study(view.stated(), section));
    let onclick = Callback::from(move |_: MouseEvent| {
        if !is_used {
            dispatch.edit(start());
        }
        dispatch.act(Action::Go(route.clone()));
    });
    let key = if is_used { "scope.methods.open" } else { "scope.methods.add" };
    let name = catalog.named(catalog.text(key), catalog.under("scope.method", method.word()));
    button("button small", &format!("method-{}", method.word()), Some(name), onclick, text(catalog, key))
}
