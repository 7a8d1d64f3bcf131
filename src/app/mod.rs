//! The heart of the page, still without a browser: state, actions, history.
//!
//! `update(&State, Action) -> Option<State>` is pure; `None` means that nothing changed. Clocks, random names and words
//! arrive inside actions. What follows from the state (saving, the address bar) is done elsewhere, never inside `update`.

pub mod action;
pub mod document;
pub mod edit;
pub mod history;
mod keys;
pub mod library;
pub mod notice;
pub mod parts;
pub mod paste;
mod rates;
pub mod route;
pub mod scenario_edit;
pub mod state;
pub mod update;

pub use action::Action;
pub use document::Document;
pub use edit::{Edit, EditError};
pub use history::History;
pub use keys::{Command, Press};
pub use library::Library;
pub use notice::{Notice, SaveState, StorageProblem};
pub use parts::PartKind;
pub use paste::{MapColumn, Placed, Reason, Refused, Start, parse_block, place_block};
pub use route::{Page, Route, Section};
pub use scenario_edit::{Changes, ScenarioEdit};
pub use state::{MapView, State};
pub use update::update;
