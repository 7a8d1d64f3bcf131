//! Settings of the page in local storage: language, theme, last route, order of the studies.

use super::storage::LocalStore;
use crate::app::storage::TextStore as _;
use crate::app::{MapView, Route, State, Theme};
use crate::json::{self, Json, JsonMembers, Layout, print};
use crate::number::Language;

const KEY: &str = "retombees/v1/settings";

/// The stored settings.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    /// The language chosen. `visit.js` reads it before the program runs.
    pub language: Language,
    /// The colours chosen. `visit.js` reads them before the program runs.
    pub theme: Theme,
    /// How the outcomes were shown.
    pub map: Option<MapView>,
    /// The last route.
    pub route: Option<Route>,
    /// Ids of the studies in their order.
    pub order: Vec<String>,
    /// Ids of the studies opened recently, the last one first.
    pub recent: Vec<String>,
    /// Ids of the studies that are saved into files too.
    pub files: Vec<String>,
    /// When the work was last exported, or the person was last reminded of it, in milliseconds since 1970.
    pub exported_ms: Option<u64>,
}

impl Settings {
    /// The settings that a state implies.
    pub fn of(state: &State) -> Self {
        Self {
            language: state.language,
            theme: state.theme,
            map: Some(state.map),
            route: Some(state.route.clone()),
            recent: state.recent.clone(),
            files: state.device.files.iter().map(|file| file.study_id.clone()).collect(),
            exported_ms: state.device.exported_ms,
            order: state.library.documents().iter().map(|document| document.id().to_owned()).collect(),
        }
    }

    /// Reads the stored settings; `None` at a first visit. `visit.js` decides about the language.
    pub fn load() -> Option<Self> {
        let tree = json::tree(&LocalStore.read(KEY).ok()??)?;
        let members = JsonMembers(&tree);
        Some(Self {
            theme: members.string("theme").and_then(Theme::from_word).unwrap_or_default(),
            map: members.string("map").and_then(MapView::from_word),
            route: members.string("route").and_then(Route::parse),
            order: members.strings("order").unwrap_or_default(),
            recent: members.strings("recent").unwrap_or_default(),
            files: members.strings("files").unwrap_or_default(),
            exported_ms: members.whole("exported_ms"),
            ..Self::default()
        })
    }

    /// Stores the settings. Failure is ignored: saving the studies reports it.
    pub fn save(&self) {
        let text = |name: &str, text: String| (name.to_owned(), Json::Text(text));
        let mut members = vec![text("language", self.language.code().to_owned())];
        members.push(text("theme", self.theme.word().to_owned()));
        members.extend(self.map.map(|map| text("map", map.word().to_owned())));
        members.extend(self.route.as_ref().map(|route| text("route", route.fragment())));
        members.extend(self.exported_ms.map(|ms| ("exported_ms".to_owned(), Json::Integer(ms.into()))));
        for (name, ids) in [("order", &self.order), ("recent", &self.recent), ("files", &self.files)] {
            members.push((name.to_owned(), Json::List(ids.iter().cloned().map(Json::Text).collect())));
        }
        let _ = LocalStore.write(KEY, &print(&Json::Object(members), Layout::Compact));
    }
}

/// The initial view of the outcomes: a table needs the width of a tablet.
pub fn start_map(settings: Option<&Settings>) -> MapView {
    let width = gloo::utils::window().inner_width().ok().and_then(|width| width.as_f64());
    let by_width = if width.is_some_and(|width| width < 700.0) { MapView::Card } else { MapView::Table };
    settings.and_then(|settings| settings.map).unwrap_or(by_width)
}
