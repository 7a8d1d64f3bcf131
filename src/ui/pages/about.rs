//! Text pages: how to use the calculator, what its results do not say, who can use it.

use super::help::Help;
use crate::app::{Action, Page, Route, Section};
use crate::present::Catalog;
use crate::ui::browser::assets;
use crate::ui::context::use_shell;
use crate::ui::widgets::text::{button, paragraph, text};
use yew::prelude::*;

/// A text page. A function of its own, which the build defers.
#[inline(never)]
pub fn about(page: Page, catalog: &'static Catalog) -> Html {
    let content = match page {
        Page::Help => html! { <Help /> },
        Page::Limits => {
            html! { for part in ["1", "2", "3", "4", "5", "6", "7", "8"] { { section("limits", part, catalog) } } }
        }
        Page::Accessibility => accessibility(catalog),
    };
    html! {
        <main id="main" class="studies about" tabindex="-1">
            <Back />
            <h1>{ Html::from(catalog.under(page.word(), "title")) }</h1>
            { paragraph("room-intro", catalog, &format!("{}.intro", page.word())) }
            { content }
        </main>
    }
}

/// The way back to the study that was open last; to the studies where none was.
#[component]
fn Back() -> Html {
    let (catalog, dispatch) = use_shell();
    let state = dispatch.0.now();
    let (route, said) = match state.last_opened() {
        Some(document) => {
            let study = document.study();
            let title = catalog.title_or_untitled(&study.title);
            (Route::study(study, Section::Result), catalog.fill("about.back", &[("title", title)]))
        }
        None => (Route::Studies, catalog.text("about.back_to_studies").to_owned()),
    };
    let onclick = dispatch.on::<MouseEvent>(Action::Go(route));
    html! { <p class="about-back">{ button("link", "about-back", None, onclick, said.into()) }</p> }
}

fn section(page: &str, part: &str, catalog: &'static Catalog) -> Html {
    html! {
        <section key={part.to_owned()} class="about-part">
            <h2>{ text(catalog, &format!("{page}.{part}.title")) }</h2>
            { paragraph("", catalog, &format!("{page}.{part}.text")) }
        </section>
    }
}

/// A date such as `2026-11-24` in the order that both languages use.
fn day(date: &str) -> String {
    date.rsplit('-').collect::<Vec<_>>().join("/")
}

/// The accessibility statement: the record of the last test run, and the known gaps.
fn accessibility(catalog: &'static Catalog) -> Html {
    let tested = assets::accessibility().map(|tested| {
        let arguments = [("passed", tested.passed.as_str()), ("date", &day(&tested.date)), ("tool", &tested.tool)];
        catalog.fill("accessibility.tested", &arguments)
    });
    html! {
        <>
            { paragraph("", catalog, "accessibility.state") }
            if let Some(tested) = tested { <p data-testid="tested">{ tested }</p> }
            <h2>{ text(catalog, "accessibility.checks.title") }</h2>
            <ul class="facts">for n in ["1", "2", "3", "4", "5"] { <li key={n}>{ text(catalog, &format!("accessibility.checks.{n}")) }</li> }</ul>
            <h2>{ text(catalog, "accessibility.gaps.title") }</h2>
            <ul class="facts">for n in ["1", "2", "3"] { <li key={n}>{ text(catalog, &format!("accessibility.gaps.{n}")) }</li> }</ul>
            { paragraph("", catalog, "accessibility.contact") }
        </>
    }
}
