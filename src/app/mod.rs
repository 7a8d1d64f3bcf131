//! The state of the page without a browser: state, actions, history.
//!
//! `update(&State, Action) -> Option<State>` is pure; `None` means that nothing changed. Clock readings, random ids and texts
//! arrive inside actions. Side effects of a new state (saving, the address bar) happen elsewhere, never inside `update`.

pub mod action;
mod apply;
pub mod candidates;
pub mod changes;
pub mod derived;
mod device;
mod device_news;
pub mod document;
pub mod edit;
mod edit_error;
pub mod embedding;
mod evaluated_trial;
mod give_ranges;
pub mod help_example;
mod history;
mod keys;
pub mod library;
mod link_figures;
mod linked_file;
mod movable;
mod navigate;
pub mod notice;
mod other_tab;
pub mod outcome_edit;
pub mod parts;
pub mod paste;
mod preview;
mod preview_action;
mod rates;
mod ratio_ranges;
mod removed;
mod rename_paths;
pub mod rooms;
pub mod route;
pub mod scenario_edit;
mod series_edit;
mod set_value;
pub mod state;
pub mod storage;
mod table;
mod theme;
mod tie;
mod trial_edit;
pub mod typing;
pub mod update;
pub mod widget;
pub mod workspace;

pub use action::Action;
pub use changes::Changes;
pub use derived::{AppliedScenario, Derived, DerivedCache, GridTable, Simulated};
pub use device::{ALMOST_FULL, Device, Offline};
pub use device_news::DeviceNews;
pub use document::Document;
pub use edit::Edit;
pub use edit_error::EditError;
pub use embedding::{EmbedAction, EmbedSettings, EmbedTheme, OpenNumbers};
pub use evaluated_trial::{EvaluatedTrial, evaluated_trial};
pub use give_ranges::given_ranges;
pub use help_example::help_example;
pub use history::History;
pub use keys::{Command, Press};
pub use library::Library;
pub use link_figures::figures_for_link;
pub use linked_file::{LinkState, LinkedFile};
pub use movable::{Movable, STEPS};
pub use notice::{Notice, SaveState};
pub use other_tab::OtherTab;
pub use outcome_edit::OutcomeEdit;
pub use parts::PartKind;
pub use paste::{MOST_YEARS, MapColumn, Placed, Reason, Refused, Start, map_years, parse_block, place_block};
pub use preview::Preview;
pub use preview_action::PreviewAction;
pub use ratio_ranges::{KnownRange, RatioRanges};
pub use removed::{Removed, RemovedFrom};
pub use route::{Page, Route, Section};
pub use scenario_edit::ScenarioEdit;
pub use series_edit::SeriesEdit;
pub use state::{MapView, Reading, State};
pub use storage::StorageProblem;
pub use table::{
    Cell, Choice as TableChoice, LeftOut, LeftOutReason, PlacedTable, Table, TableAction, TableColumn, copied,
    place_table, read_table,
};
pub use theme::Theme;
pub use tie::{Alike, alike};
pub use trial_edit::{Measured, PlanChoice, TrialEdit};
pub use typing::{Bound, Draft, Drafts, Followed, NumberField, Refusal, SampleCount, TypedField, states_years};
pub use update::update;
pub use workspace::{UncertaintySettings, Workspace, WorkspaceAction};
