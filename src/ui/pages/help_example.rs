//! The charts of the example that the help draws.

use crate::analysis::DefaultRanges;
use crate::app::{Derived, help_example};
use crate::present::Catalog;
use crate::present::chart::{AnalysisResults, Canvas, Chart, ChartKind};
use crate::ui::charts::picture_of;
use yew::prelude::*;

/// The example with what follows from it.
#[derive(Debug, PartialEq)]
pub(super) struct Example(Derived);

impl Example {
    /// The example in the words of a language.
    pub(super) fn new(catalog: &Catalog) -> Self {
        Self(help_example(catalog))
    }

    fn chart(&self, catalog: &Catalog, kind: ChartKind) -> Option<Chart> {
        let (Self(derived), canvas) = (self, Canvas::new(WIDTH, 16.0));
        if kind != ChartKind::Tornado {
            return catalog.chart(kind, &derived.study, &derived.evaluation, canvas);
        }
        let bars = derived.tornado(&DefaultRanges::default());
        let analysis = AnalysisResults { tornado: &bars, ..AnalysisResults::default() };
        catalog.analysis_chart(kind, &derived.study, &derived.evaluation, analysis, canvas)
    }
}

/// The width of the drawings, in pixels; a narrower page shows them smaller.
const WIDTH: f64 = 560.0;

/// A chart of the example with the sentence that it finds.
pub(super) fn drawn(catalog: &Catalog, example: &Example, kind: ChartKind) -> Html {
    let Some(chart) = example.chart(catalog, kind) else {
        return Html::default();
    };
    let id = ["help-chart-", kind.word()].concat();
    html! {
        <figure class="chart help-example">
            <figcaption id={id.clone()}>{ &chart.title }</figcaption>
            { picture_of(&chart, &id) }
        </figure>
    }
}
