//! The browser's promise not to erase by itself what this page keeps (`navigator.storage`), which `offline.js` asks for.

use super::offline::retombees_offline;
use wasm_bindgen::closure::Closure;
use yew::Callback;

/// Whether the browser may erase by itself what this page keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lasting {
    /// Not known: no answer has come, or this browser gives none.
    #[default]
    Unknown,
    /// It may, when space runs out or after a time without a visit.
    MayGo,
    /// It was asked for the promise and has not answered.
    Asked,
    /// It was asked and makes no promise now.
    Refused,
    /// It has promised not to.
    Kept,
}

impl Lasting {
    /// The key of its sentence in the catalogue, without its prefix; none where there is nothing to say.
    pub const fn word(self) -> Option<&'static str> {
        match self {
            Self::Unknown => None,
            Self::MayGo => Some("may_go"),
            Self::Asked => Some("asked"),
            Self::Refused => Some("refused"),
            Self::Kept => Some("kept"),
        }
    }
}

/// Whether the browser has made the promise.
pub fn look(tell: Callback<Lasting>) {
    call("lasts", tell);
}

/// Asks for the promise. An answer may never come.
pub fn ask(tell: Callback<Lasting>) {
    call("ask", tell);
}

fn call(name: &str, tell: Callback<Lasting>) {
    let tell = Closure::once_into_js(move |word: String| {
        tell.emit(match word.as_str() {
            "kept" => Lasting::Kept,
            "may-go" => Lasting::MayGo,
            "refused" => Lasting::Refused,
            _ => Lasting::Unknown,
        });
    });
    // Without an answer nothing is said.
    let _ = retombees_offline(name, &tell);
}
