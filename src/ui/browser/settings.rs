//! What the page remembers about the person's way of working: language, last place, order of the studies.

use super::storage;
use crate::app::{MapView, Route, State};
use crate::file;
use crate::number::Language;
use crate::study::Json;

const KEY: &str = "retombees/v1/settings";

/// What was remembered.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    /// The language chosen. `boot.js` reads it, before there is a program.
    pub language: Language,
    /// How the outcomes were shown.
    pub map: Option<MapView>,
    /// Where the person was.
    pub route: Option<Route>,
    /// Ids of the studies in their order.
    pub order: Vec<String>,
    /// Ids of the studies opened recently.
    pub recent: Vec<String>,
}

impl Settings {
    /// What is worth remembering of a state.
    pub fn of(state: &State) -> Self {
        Self {
            language: state.language,
            map: Some(state.map),
            route: Some(state.route.clone()),
            recent: state.recent.clone(),
            order: state.library.documents().iter().map(|document| document.id().to_owned()).collect(),
        }
    }

    /// What was remembered; none at a first visit.
    pub fn load() -> Option<Self> {
        let Json::Object(members) = file::tree(&storage::read_raw(KEY)?)? else {
            return None;
        };
        let mut settings = Self::default();
        for (name, json) in members {
            match (name.as_str(), json) {
                ("map", Json::Text(word)) => settings.map = MapView::from_word(&word),
                ("route", Json::Text(fragment)) => settings.route = Route::parse(&fragment),
                ("order", Json::List(ids)) => settings.order = texts(ids),
                ("recent", Json::List(ids)) => settings.recent = texts(ids),
                _ => {}
            }
        }
        Some(settings)
    }

    /// Remembers. That it cannot is no matter: the studies say so.
    pub fn save(&self) {
        let text = |name: &str, text: String| (name.to_owned(), Json::Text(text));
        let mut members = vec![text("language", self.language.code().to_owned())];
        members.extend(self.map.map(|map| text("map", map.word().to_owned())));
        members.extend(self.route.as_ref().map(|route| text("route", route.fragment())));
        for (name, ids) in [("order", &self.order), ("recent", &self.recent)] {
            members.push((name.to_owned(), Json::List(ids.iter().cloned().map(Json::Text).collect())));
        }
        let _ = storage::write_raw(KEY, &file::print_tree(&Json::Object(members)));
    }
}

fn texts(list: Vec<Json>) -> Vec<String> {
    list.into_iter().filter_map(|text| if let Json::Text(text) = text { Some(text) } else { None }).collect()
}

/// How to show the outcomes at first: a table needs the width of a tablet.
pub fn start_map(settings: Option<&Settings>) -> MapView {
    let width = gloo::utils::window().inner_width().ok().and_then(|width| width.as_f64());
    let by_width = if width.is_some_and(|width| width < 700.0) { MapView::Card } else { MapView::Table };
    settings.and_then(|settings| settings.map).unwrap_or(by_width)
}
