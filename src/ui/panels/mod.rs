//! Panels around the current room.

#[cfg(feature = "ui")]
pub mod announcement;
#[cfg(feature = "ui")]
pub mod bar;
#[cfg(feature = "ui")]
pub mod copies;
pub mod explain;
pub mod explain_frame;
#[cfg(feature = "ui")]
pub mod files;
#[cfg(feature = "ui")]
pub mod foot;
#[cfg(feature = "ui")]
pub mod incoming;
#[cfg(feature = "ui")]
mod linked;
#[cfg(feature = "ui")]
pub mod living;
#[cfg(feature = "ui")]
pub mod menu;
#[cfg(feature = "ui")]
pub mod notice;
#[cfg(feature = "ui")]
mod offer;
#[cfg(feature = "ui")]
pub mod preview;
pub mod ratio_range;
#[cfg(feature = "ui")]
pub mod result_card;
#[cfg(feature = "ui")]
pub mod rooms;
#[cfg(feature = "ui")]
pub mod share;
#[cfg(feature = "ui")]
pub mod table_dialog;
#[cfg(feature = "ui")]
pub mod title;

#[cfg(feature = "ui")]
pub use announcement::Announcement;
#[cfg(feature = "ui")]
pub use bar::top_bar;
pub use explain::ExplainPanel;
pub use explain_frame::explain_frame;
#[cfg(feature = "ui")]
pub use files::{export_button, import_button};
#[cfg(feature = "ui")]
pub use foot::{foot, keys};
#[cfg(feature = "ui")]
pub use incoming::{incoming, reading};
#[cfg(feature = "ui")]
pub use living::LivingResult;
#[cfg(feature = "ui")]
pub use notice::notices;
#[cfg(feature = "ui")]
pub use rooms::rooms;
