//! Charts: abstract geometry rendered as SVG, in a frame with a table and downloads.

mod frame;
mod render;

pub use frame::{ChartFrame, Found, analysis_chart, chart};
pub use render::picture_of;
