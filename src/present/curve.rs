//! The effect of a driver over the years, laid out for rendering: a sentence, a line with the baseline and the neutral level,
//! and a table.

use super::{Catalog, bars};
use crate::analysis::drivers;
use crate::number::Decimal;
use crate::study::{Driver, DriverKind, Study};
use std::fmt::Write as _;

/// The number of years shown when the driver states none.
const YEARS: u32 = 10;

/// A curve in a drawing of [`WIDTH`](Self::WIDTH) by [`HEIGHT`](Self::HEIGHT) integer units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DriverCurve {
    /// The effect of the driver, in words.
    pub sentence: String,
    /// The line, as SVG path data.
    pub path: String,
    /// The height of the neutral factor 1; none for an effect that is not a factor.
    pub neutral: Option<i64>,
    /// The catalogue key of the head of the value column.
    pub head: &'static str,
    /// The years with their values as text.
    pub rows: Vec<(u32, String)>,
}

impl DriverCurve {
    /// The width of the drawing.
    pub const WIDTH: i64 = 2_400;
    /// Its height; 0 is at the top.
    pub const HEIGHT: i64 = 1_000;
}

impl Catalog {
    /// The curve of a driver; none where its values cannot be computed.
    pub fn driver_curve(&self, study: &Study, driver: &Driver) -> Option<DriverCurve> {
        let years = match study.horizon() {
            1 => YEARS,
            years => years,
        };
        let values = drivers::curve(driver, years);
        let sentence = self.curve_sentence(study, driver.kind, &values)?;
        let is_factor = !matches!(driver.kind, DriverKind::CoordinationCost | DriverKind::PeerContribution);
        // Including 1 in the scale keeps the neutral level of a factor on the drawing.
        let neutral = if is_factor { Decimal::ONE } else { Decimal::ZERO };
        let sizes: Vec<_> = values.iter().map(|(_, value)| *value).chain([neutral]).collect();
        let heights: Vec<i64> =
            bars::from_zero(&sizes).bars.iter().map(|bar| DriverCurve::HEIGHT.saturating_sub(bar.width)).collect();
        let steps = i64::try_from(values.len()).unwrap_or(i64::MAX).saturating_sub(1).max(1);
        let mut path = String::new();
        for (n, height) in (0_i64..).zip(heights.iter().take(values.len())) {
            let x = n.saturating_mul(DriverCurve::WIDTH).checked_div(steps).unwrap_or(0);
            let command = if n == 0 { 'M' } else { 'L' };
            // Writing to a `String` cannot fail.
            let _ = write!(path, "{command}{x} {height} ");
        }
        let head = match driver.kind {
            _ if is_factor => "curve.head.factor",
            DriverKind::CoordinationCost => "curve.head.money",
            _ => "curve.head.people",
        };
        let rows = values.into_iter().map(|(year, value)| (year, self.driver_effect(study, driver.kind, value)));
        Some(DriverCurve {
            sentence,
            path,
            neutral: heights.last().copied().filter(|_| is_factor),
            head,
            rows: rows.collect(),
        })
    }
}
