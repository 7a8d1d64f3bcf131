//! Text pages: how to use the calculator, what its results do not say, who can use it.

use crate::app::Page;
use crate::present::Catalog;
use crate::ui::browser::assets;
use crate::ui::panels::foot::table as keys;
use crate::ui::widgets::text::{paragraph, text};
use yew::prelude::*;

/// The sections of the help, in order.
const HELP: [&str; 9] = ["start", "change", "build", "table", "unknown", "keep", "share", "keys", "words"];
/// The glossary: catalogue keys of the terms and of their definitions.
const GLOSSARY: [(&str, &str); 20] = [
    ("field", "quantity"),
    ("field", "proxy"),
    ("field", "deadweight"),
    ("field", "displacement"),
    ("field", "attribution"),
    ("field", "drop_off"),
    ("field", "duration"),
    ("field", "first_year"),
    ("field", "weight"),
    ("field", "rate"),
    ("figure", "inputs_present_value"),
    ("figure", "present_value"),
    ("figure", "net_present_value"),
    ("figure", "ratio"),
    ("figure", "net_ratio"),
    ("figure", "payback_months"),
    ("prospect", "variable"),
    ("prospect", "hypothesis"),
    ("prospect", "scenario"),
    ("prospect", "reference"),
];

/// A text page. A function of its own, which the build defers.
#[inline(never)]
pub fn about(page: Page, catalog: &'static Catalog) -> Html {
    let content = match page {
        Page::Help => html! { for part in HELP { { section("help", part, catalog) } } },
        Page::Limits => {
            html! { for part in ["1", "2", "3", "4", "5", "6", "7", "8"] { { section("limits", part, catalog) } } }
        }
        Page::Accessibility => accessibility(catalog),
    };
    html! {
        <main id="main" class="studies about" tabindex="-1">
            <h1>{ Html::from(catalog.under(page.word(), "title")) }</h1>
            { paragraph("room-intro", catalog, &format!("{}.intro", page.word())) }
            { content }
        </main>
    }
}

fn section(page: &str, part: &str, catalog: &'static Catalog) -> Html {
    html! {
        <section key={part.to_owned()} class="about-part">
            <h2>{ text(catalog, &format!("{page}.{part}.title")) }</h2>
            { paragraph("", catalog, &format!("{page}.{part}.text")) }
            if part == "keys" { { keys(catalog) } }
            if part == "words" { { glossary(catalog) } }
        </section>
    }
}

fn glossary(catalog: &'static Catalog) -> Html {
    html! {
        <dl class="glossary">
            for (group, word) in GLOSSARY {
                <div key={word}>
                    <dt>{ Html::from(catalog.under(group, word)) }</dt>
                    <dd>{ Html::from(catalog.under("define", word)) }</dd>
                </div>
            }
        </dl>
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
