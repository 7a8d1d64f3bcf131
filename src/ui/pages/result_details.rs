//! The details of the result: charts, outcomes without a price, switching values.

use super::result_parts::unpriced;
use super::switching::switching_table;
use crate::present::chart::ChartKind;
use crate::ui::charts::chart;
use crate::ui::context::View;
use yew::prelude::*;

/// The deferred rest of the room: charts, outcomes without a price, switching values.
pub(super) fn details(view: &View) -> Html {
    html! {
        <>
            { chart(view, ChartKind::Chain) }
            { chart(view, ChartKind::Waterfall) }
            { chart(view, ChartKind::Years) }
            { chart(view, ChartKind::Outcomes) }
            { chart(view, ChartKind::Stakeholders) }
            { unpriced(view) }
            { switching_table(view) }
        </>
    }
}
