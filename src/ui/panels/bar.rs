//! The bar at the top: where one is, undo and redo, files, language.

use super::{ExportButton, ImportButton};
use crate::app::{Action, Route, SaveState};
use crate::number::Language;
use crate::study::{Shared, Study};
use crate::ui::context::{use_catalog, use_dispatch};
use crate::ui::widgets::{ActionButton, Select};
use yew::prelude::*;

/// What the bar needs to know.
#[derive(Properties, PartialEq)]
pub struct TopBarProps {
    /// The open study.
    pub study: Option<Shared<Study>>,
    /// Every study, for the export of all.
    pub studies: Vec<Shared<Study>>,
    /// Whether there is something to undo.
    pub can_undo: bool,
    /// Whether there is something to redo.
    pub can_redo: bool,
    /// Whether the work is kept.
    pub save: SaveState,
}

/// The bar at the top.
#[component]
pub fn TopBar(props: &TopBarProps) -> Html {
    let catalog = use_catalog();
    let dispatch = use_dispatch();
    let home = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            dispatch.act(Action::Go(Route::Studies));
        })
    };
    let choose = Callback::from(move |code: String| {
        if let Some(language) = Language::from_code(&code) {
            dispatch.act(Action::SetLanguage(language));
        }
    });
    let languages: Vec<(String, String)> = Language::ALL
        .iter()
        .map(|language| (language.code().to_owned(), catalog.text(&format!("language.{}", language.code())).to_owned()))
        .collect();
    let exported = props.study.as_ref().map_or_else(|| props.studies.clone(), |study| vec![study.clone()]);
    html! {
        <header class="top-bar">
            <a class="brand" href="#/" onclick={home}>{ catalog.text("brand") }</a>
            <div class="top-bar-place">
                if let Some(study) = &props.study {
                    <span class="top-bar-title">{ title_of(study, catalog) }</span>
                }
            </div>
            <div class="top-bar-acts" role="toolbar" aria-label={catalog.text("bar.acts").to_owned()}>
                <SaveMark save={props.save} />
                <ActionButton class="quiet" testid="undo" action={Action::Undo} enabled={props.can_undo}
                    label={catalog.text("bar.undo").to_owned()} keys="Control+Z" />
                <ActionButton class="quiet" testid="redo" action={Action::Redo} enabled={props.can_redo}
                    label={catalog.text("bar.redo").to_owned()} keys="Control+Shift+Z" />
                <ImportButton />
                <ExportButton studies={exported} all={props.study.is_none()} />
                <Select id="language" testid="language" quiet_label=true label={catalog.text("bar.language").to_owned()}
                    value={catalog.language().code()} options={languages} onchoose={choose} />
            </div>
        </header>
    }
}

/// The title of a study, or what stands for it while it has none.
pub fn title_of(study: &Study, catalog: &crate::present::Catalog) -> String {
    if study.title.trim().is_empty() { catalog.text("study.untitled").to_owned() } else { study.title.clone() }
}

#[derive(Properties, PartialEq)]
struct SaveMarkProps {
    save: SaveState,
}

/// Whether the work is kept, in words.
#[component]
fn SaveMark(props: &SaveMarkProps) -> Html {
    let catalog = use_catalog();
    let (word, words) = match props.save {
        SaveState::Saved => ("saved", catalog.text("save.saved")),
        SaveState::Saving => ("saving", catalog.text("save.saving")),
        SaveState::NotSaved(_) => ("not-saved", catalog.text("save.not_saved")),
    };
    html! {
        <span class={classes!("save-mark", format!("is-{word}"))} data-testid="save-state" data-save={word} role="status">
            { words }
        </span>
    }
}
