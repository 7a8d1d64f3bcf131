//! The help: contents, short sections with drawn examples, ways to the rooms and back.

use super::help_example::{Example, drawn};
use crate::app::{Action, Route, Section};
use crate::present::Catalog;
use crate::present::chart::ChartKind;
use crate::ui::browser::focus::focus;
use crate::ui::context::use_shell;
use crate::ui::panels::foot::table as keys;
use crate::ui::widgets::text::{button, paragraph, text};
use yew::prelude::*;

/// A section of the help.
struct Part {
    /// The word in the keys of its texts.
    word: &'static str,
    /// The room that it is about.
    room: Option<Section>,
    /// The chart of the example that it draws.
    example: Option<ChartKind>,
}

const fn part(word: &'static str, room: Option<Section>, example: Option<ChartKind>) -> Part {
    Part { word, room, example }
}

/// The sections, in order.
const PARTS: [Part; 10] = [
    part("start", Some(Section::Result), None),
    part("build", Some(Section::Scope), None),
    part("table", Some(Section::Outcomes), Some(ChartKind::Waterfall)),
    part("change", Some(Section::Result), Some(ChartKind::Years)),
    part("unknown", Some(Section::Uncertainty), Some(ChartKind::Tornado)),
    part("scenarios", Some(Section::Scenarios), None),
    part("keep", None, None),
    part("share", Some(Section::Result), None),
    part("keys", None, None),
    part("words", None, None),
];

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

/// The contents and the sections.
#[component]
pub(super) fn Help() -> Html {
    let (catalog, dispatch) = use_shell();
    let example = use_memo(catalog.language(), |_| Example::new(catalog));
    let state = dispatch.0.now();
    // The study that was open last, or the first one.
    let study =
        state.last_opened().or_else(|| state.library.documents().first()).map(|document| document.study().clone());
    let to_room = |room: Section| {
        let route = Route::study(study.as_ref()?, room);
        let onclick = dispatch.on::<MouseEvent>(Action::Go(route));
        let said = catalog.fill("help.to_room", &[("room", catalog.under("room", room.word()))]);
        Some(html! { <p>{ button("link", "", None, onclick, said.into()) }</p> })
    };
    let to_part = |word: &'static str| Callback::from(move |_: MouseEvent| _ = focus(&heading(word)));
    html! {
        <>
            <nav class="about-contents" aria-label={catalog.text("help.contents").to_owned()}>
                <ol>
                    for Part { word, .. } in PARTS {
                        <li key={word}>{ button("link", "", None, to_part(word), Html::from(title(catalog, word).to_owned())) }</li>
                    }
                </ol>
            </nav>
            for Part { word, room, example: chart } in PARTS {
                <section key={word} class="about-part" aria-labelledby={heading(word)}>
                    <h2 id={heading(word)} tabindex="-1">{ title(catalog, word).to_owned() }</h2>
                    { paragraph("", catalog, &["help.", word, ".text"].concat()) }
                    if let Some(chart) = chart { { drawn(catalog, &example, chart) } }
                    if word == "keys" { { keys(catalog) } }
                    if word == "words" { { glossary(catalog) } }
                    { room.and_then(to_room) }
                </section>
            }
        </>
    }
}

fn title<'a>(catalog: &'a Catalog, word: &str) -> &'a str {
    catalog.text(&["help.", word, ".title"].concat())
}

fn heading(word: &str) -> String {
    ["help-", word].concat()
}

fn glossary(catalog: &'static Catalog) -> Html {
    html! {
        <dl class="glossary">
            for (group, word) in GLOSSARY {
                <div key={word}>
                    <dt>{ Html::from(catalog.under(group, word)) }</dt>
                    <dd>{ text(catalog, &["define.", word].concat()) }</dd>
                </div>
            }
        </dl>
    }
}
