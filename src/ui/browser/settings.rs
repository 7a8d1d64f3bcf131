//! What the page remembers about the person's way of working: language, last place, order of the studies.

use super::{address, storage};
use crate::app::{Route, State};
use crate::number::Language;
use serde_json::{Value, json};

const KEY: &str = "retombees/v1/settings";

/// What was remembered.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    /// The language chosen.
    pub language: Option<Language>,
    /// Where the person was.
    pub route: Option<Route>,
    /// Ids of the studies in their order.
    pub order: Vec<String>,
}

impl Settings {
    /// What is worth remembering of a state.
    pub fn of(state: &State) -> Self {
        Self {
            language: Some(state.language),
            route: Some(state.route.clone()),
            order: state.library.documents().iter().map(|document| document.id().to_owned()).collect(),
        }
    }

    /// What was remembered; none at a first visit.
    pub fn load() -> Option<Self> {
        let value: Value = serde_json::from_str(&storage::read_raw(KEY)?).ok()?;
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let order = value.get("order").and_then(Value::as_array).into_iter().flatten();
        Some(Self {
            language: text("language").and_then(Language::from_code),
            route: text("route").and_then(Route::parse),
            order: order.filter_map(Value::as_str).map(str::to_owned).collect(),
        })
    }

    /// Remembers. That it cannot is no matter: the studies say so.
    pub fn save(&self) {
        let value = json!({
            "language": self.language.map(Language::code),
            "route": self.route.as_ref().map(Route::fragment),
            "order": self.order,
        });
        let _ = storage::write_raw(KEY, &value.to_string());
    }
}

/// The language to start in: the one in the address, else the one chosen, else the browser's, else French.
pub fn start_language(settings: Option<&Settings>) -> Language {
    let asked = address::language().and_then(|code| Language::from_code(&code));
    let chosen = settings.and_then(|settings| settings.language);
    let browser = || {
        let wanted = gloo::utils::window().navigator().languages();
        wanted.iter().filter_map(|code| code.as_string()).find_map(|code| Language::from_code(&code))
    };
    asked.or(chosen).or_else(browser).unwrap_or_default()
}
