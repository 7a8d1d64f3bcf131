//! Charts on the page: neutral geometry becomes SVG, in a frame that adds the table and the downloads.

mod draw;
mod frame;

pub use frame::{ChartFrame, Found, analysis_chart, chart};
