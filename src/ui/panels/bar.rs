//! The top bar: the title with its menu, saving state, undo and redo, language.

use super::menu::menu;
use crate::app::{Action, Command, Notice, Route, SaveState, State};
use crate::number::Language;
use crate::present::Catalog;
use crate::ui::browser::assets::bring_texts;
use crate::ui::context::Dispatch;
use crate::ui::widgets::text::{class_if, text};
use crate::ui::widgets::{ActionButton, Select};
use std::cell::Cell;
use yew::prelude::*;

thread_local! {
    /// The language chosen last. The texts of one chosen earlier may arrive later, and are then ignored.
    static CHOSEN: Cell<Option<Language>> = const { Cell::new(None) };
}

/// The top bar, in the list of studies or in a study.
pub fn top_bar(state: &State, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let home = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            dispatch.act(Action::Go(Route::Studies));
        })
    };
    let choose = dispatch.clone();
    let choose = Callback::from(move |code: String| {
        let dispatch = choose.clone();
        if let Some(language) = Language::from_code(&code) {
            CHOSEN.set(Some(language));
            bring_texts(
                language,
                Callback::from(move |came| {
                    if CHOSEN.get() == Some(language) {
                        dispatch.act(if came {
                            Action::SetLanguage(language)
                        } else {
                            Action::Notify(Notice::NoTexts(language))
                        });
                    }
                }),
            );
        }
    });
    // Prefetch the texts: a user who focuses the select is about to choose.
    let onfocus = Callback::from(|_: FocusEvent| {
        for language in Language::ALL.iter().copied() {
            bring_texts(language, Callback::noop());
        }
    });
    let languages: Vec<(String, String)> = Language::ALL
        .iter()
        .map(|language| (language.code().to_owned(), catalog.under("language", language.code()).to_owned()))
        .collect();
    let step = |action: Action, label: &str, enabled: bool, testid: &'static str, keys: Command| {
        let (sign, name) = (if keys == Command::Undo { "↶" } else { "↷" }, catalog.text(label));
        let words = catalog.keys(&keys.keys());
        let title = catalog.named(name, &words);
        let button = ActionButton::new(action, sign, "quiet step");
        ActionButton {
            name: Some(name.to_owned()),
            enabled,
            testid: Some(testid),
            keys: Some((keys.keys(), title)),
            ..button
        }
        .view(dispatch)
    };
    let language = Select {
        id: "language",
        label: catalog.text("bar.language"),
        value: catalog.language().code(),
        options: languages,
        quiet_label: true,
        languages: true,
        testid: Some("language"),
        onfocus,
        ..Select::default()
    };
    html! {
        <header class="top-bar">
            <a class="brand" href="#/" onclick={home} aria-label={catalog.text("brand").to_owned()}><span>{ text(catalog, "brand") }</span></a>
            { menu(state, catalog, dispatch) }
            <div class="top-bar-acts" role="toolbar" aria-label={catalog.text("bar.acts").to_owned()}>
                { save_mark(state, catalog) }
                { step(Action::Undo, "bar.undo", state.can_undo(), "undo", Command::Undo) }
                { step(Action::Redo, "bar.redo", state.can_redo(), "redo", Command::Redo) }
                <div class="bar-language" data-code={catalog.language().code()}>{ language.view(choose) }</div>
            </div>
        </header>
    }
}

/// The saving state, in words.
fn save_mark(state: &State, catalog: &Catalog) -> Html {
    let (word, label) = match state.save {
        _ if state.is_preview_open() => ("preview", catalog.text("save.preview")),
        SaveState::Saved | SaveState::SavedOnce if state.drafts.has_refused() => {
            ("refused", catalog.text("save.refused"))
        }
        SaveState::Saved => ("saved", catalog.text("save.saved")),
        SaveState::SavedOnce => ("saved", catalog.text("save.saved_once")),
        SaveState::Saving => ("saving", catalog.text("save.saving")),
        SaveState::NotSaved(_) => ("not-saved", catalog.text("save.not_saved")),
    };
    html! {
        <span class={class_if("save-mark", true, &format!("is-{word}"))} data-testid="save-state" data-save={word} role="status">
            <span>{ label }</span>
        </span>
    }
}
