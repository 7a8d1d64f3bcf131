//! The file of the open study in the menu: to choose it, to go on with it, to leave it.

use crate::app::{LinkState, State};
use crate::file;
use crate::present::Catalog;
use crate::study::{Shared, Study};
use crate::ui::browser::{download, linked_file};
use crate::ui::context::Dispatch;
use crate::ui::widgets::text::button;
use yew::prelude::*;

/// The entries of the menu; none where the browser writes into no file.
pub(super) fn linked(state: &State, study: &Shared<Study>, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    if !linked_file::is_supported() {
        return Html::default();
    }
    let entry = |what: &'static str, label: String| {
        let (store, study) = (dispatch.0.clone(), study.clone());
        let act = Callback::from(move |_: MouseEvent| {
            let name = format!("{}.json", download::file_name(&study.title));
            linked_file::call(&store, what, &study.id, &file::write(&study), &name);
        });
        html! { <li>{ button("button quiet", &format!("file-{what}"), None, act, Html::from(label)) }</li> }
    };
    let known = state.device.files.iter().find(|file| file.study_id == study.id && file.state != LinkState::Unknown);
    let named = |key: &str| catalog.fill(key, &[("file", known.map(|file| file.name.as_str()).unwrap_or_default())]);
    html! {
        <>
            if known.is_some_and(|file| file.state == LinkState::Asks) { { entry("resume", named("linked.resume")) } }
            { entry("choose", catalog.text(if known.is_some() { "linked.other" } else { "linked.choose" }).to_owned()) }
            if known.is_some() { { entry("forget", named("linked.forget")) } }
        </>
    }
}
