//! The footer: links to the text pages, the list of keyboard commands, the theme, projector mode.

use crate::app::{Action, Command, Page, Route, State, Theme};
use crate::present::Catalog;
use crate::ui::context::Dispatch;
use crate::ui::widgets::text::text;
use crate::ui::widgets::{ActionButton, Select};
use yew::prelude::*;

/// The footer.
pub fn foot(state: &State, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let link = |page: Page| {
        let route = Route::Page(page);
        let href = format!("#{}", route.fragment());
        let (dispatch, current) = (dispatch.clone(), state.route == route);
        let onclick = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            dispatch.act(Action::Go(route.clone()));
        });
        html! {
            <li><a {href} {onclick} aria-current={current.then_some("page")} data-testid={format!("page-{}", page.word())}>
                { Html::from(catalog.under(page.word(), "title")) }
            </a></li>
        }
    };
    let act = |command: Command, action: Action, key: &str, testid: &'static str| {
        let button = ActionButton::new(action, catalog.text(key), "quiet small");
        html! { <li>{ ActionButton { testid: Some(testid), keys: Some((command.keys(), catalog.keys(&command.keys()))), ..button }.view(dispatch) }</li> }
    };
    let themes = Select {
        id: "theme",
        label: catalog.text("theme.label"),
        value: state.theme.word(),
        options: Theme::ALL
            .iter()
            .map(|theme| (theme.word().to_owned(), catalog.under("theme", theme.word()).to_owned()))
            .collect(),
        testid: Some("theme"),
        ..Select::default()
    };
    let choose = dispatch.clone();
    let choose = Callback::from(move |word: String| {
        if let Some(theme) = Theme::from_word(&word) {
            choose.act(Action::SetTheme(theme));
        }
    });
    let projector = if state.projector { "projector.off" } else { "projector.on" };
    html! {
        <footer class="foot">
            <ul>
                for page in Page::ALL { { link(page) } }
                { act(Command::Keys, Action::ShowKeys(!state.keys), "keys.title", "keys-toggle") }
                <li>{ themes.view(choose) }</li>
                { act(Command::Projector, Action::SetProjector(!state.projector), projector, "projector") }
            </ul>
        </footer>
    }
}

/// The panel with the keyboard commands.
pub fn keys(catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let close = ActionButton::new(Action::ShowKeys(false), catalog.text("keys.close"), "small");
    html! {
        <section class="keys" aria-labelledby="keys-title" data-testid="keys">
            <h2 id="keys-title">{ text(catalog, "keys.title") }</h2>
            { table(catalog) }
            { close.view(dispatch) }
        </section>
    }
}

/// The table of commands and their keys.
pub fn table(catalog: &'static Catalog) -> Html {
    html! {
        <dl class="key-list">
            for command in Command::LISTED {
                <div>
                    <dt>{ Html::from(catalog.under("keys", command.word())) }</dt>
                    <dd>
                        for (place, key) in command.keys().split('+').enumerate() {
                            if place > 0 { { "\u{a0}+ " } }
                            <kbd>{ catalog.key(key) }</kbd>
                        }
                    </dd>
                </div>
            }
        </dl>
    }
}
