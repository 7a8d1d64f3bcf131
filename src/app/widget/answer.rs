//! The first thing that a widget shows: the sentence with its range, what has no price, and the words of the frame.

use super::Widget;
use crate::json::Json;
use crate::present::Catalog;

/// The words of the frame, by their keys under `widget.` in the catalogue.
const WORDS: [&str; 24] = [
    "agreed",
    "ask.no",
    "ask.not_sent",
    "ask.sent",
    "ask.title",
    "ask.yes",
    "back",
    "close",
    "file",
    "how",
    "late",
    "made",
    "no_scenario",
    "no_study",
    "numbers",
    "open",
    "open_hint",
    "refused",
    "restore",
    "retry",
    "table",
    "too_large",
    "trail",
    "withdraw",
];

/// What the widget says of its study.
pub fn answer(widget: &Widget, catalog: &Catalog) -> Json {
    let card = catalog.answer_card(widget.shown(), widget.evaluation(), widget.range());
    let scenario = widget.scenario_name(catalog);
    let Json::Object(mut members) = card.to_json() else { return Json::Null };
    members.push(("scenario".to_owned(), scenario.map_or(Json::Null, Json::Text)));
    members.push(("moved".to_owned(), Json::Bool(widget.is_moved())));
    members.push(("known".to_owned(), Json::Bool(widget.range().is_some_and(|range| range.is_current))));
    Json::Object(members)
}

/// The words of the frame.
pub fn words(catalog: &Catalog) -> Json {
    let word = |word: &str| (word.to_owned(), Json::Text(catalog.under("widget", word).to_owned()));
    Json::Object(WORDS.into_iter().map(word).collect())
}

impl Widget {
    /// The name of the scenario that is shown.
    fn scenario_name(&self, catalog: &Catalog) -> Option<String> {
        let name = catalog.part_name(&self.stated, &["scenarios", self.scenario.as_deref()?].join("/"))?;
        Some(catalog.named(catalog.text("widget.scenario"), &name))
    }
}
