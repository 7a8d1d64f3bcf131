//! What stands around the room that a person works in.

pub mod bar;
pub mod explain;
pub mod files;
pub mod foot;
pub mod incoming;
pub mod living;
pub mod notice;
pub mod rooms;

pub use bar::top_bar;
pub use explain::ExplainPanel;
pub use files::{export_button, import_button};
pub use foot::{foot, keys};
pub use incoming::incoming;
pub use living::LivingResult;
pub use notice::notices;
pub use rooms::rooms;
