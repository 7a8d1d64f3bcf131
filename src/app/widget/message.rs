//! What a widget tells the page that holds it, once its visitor agrees: totals, never what was typed. `schema/widget-message-v1.json`
//! describes all messages; those without figures are written where they are sent (`assets/widget-host.js`).

use super::Widget;
use crate::analysis::RatioRange;
use crate::json::{Json, object};
use crate::number::plain;

/// The version of the messages.
pub const VERSION: i128 = 1;

/// The totals of what is shown: `change` while the range of the ratio is on its way, `complete` with it.
pub fn totals(widget: &Widget) -> Json {
    let evaluation = widget.evaluation();
    let value = |cell| evaluation.value(cell).map_or(Json::Null, |value| Json::Text(plain::print_normalized(value)));
    let range = widget.range().filter(|range| range.is_current).map(|range| range.range);
    let [low, high] = match range {
        Some(RatioRange::Between { low, high }) => [low, high].map(|end| Json::Text(plain::print_normalized(end))),
        _ => [Json::Null, Json::Null],
    };
    let figures = object([
        ("currency", Json::Text(widget.stated().currency.code().to_owned())),
        ("ratio", evaluation.ratio().map_or(Json::Null, value)),
        ("low", low),
        ("high", high),
        ("present_value", value(evaluation.present_value())),
        ("inputs_present_value", value(evaluation.inputs_present_value())),
    ]);
    let kind = if range.is_some() { "complete" } else { "change" };
    object([("retombees", Json::Integer(VERSION)), ("type", Json::Text(kind.to_owned())), ("figures", figures)])
}
