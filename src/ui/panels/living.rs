//! The living result: a panel that always shows the current result.

use super::ratio_range::ratio_range;
use crate::number::Decimal;
use crate::present::bars;
use crate::present::findings::grouped;
use crate::study::Severity;
use crate::ui::context::View;
use crate::ui::widgets::text::{button, entry, paragraph, text};
use crate::ui::widgets::{figure, figure_as};
use yew::prelude::*;

/// Properties of [`LivingResult`].
#[derive(Properties, PartialEq)]
pub struct LivingResultProps {
    /// The study and its context.
    pub view: View,
    /// Whether the room is about something else than the study as stated, so that its title says what it is of.
    pub is_apart: bool,
    /// Goes to the room of the result.
    pub onresult: Callback<MouseEvent>,
}

/// The result in one sentence with its range, its figures, and a small chart.
#[component]
pub fn LivingResult(props: &LivingResultProps) -> Html {
    let view = &props.view;
    let (catalog, study) = (view.catalog, &view.study);
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let unpriced = study.study.outcomes.iter().filter(|outcome| !outcome.valued).count();
    let warnings = grouped(props.view.stated(), study.findings(), Severity::Warning).len();
    let inputs = study.value(study.inputs_present_value()).unwrap_or(Decimal::ZERO);
    let value = study.value(study.present_value()).unwrap_or(Decimal::ZERO);
    let picture = bars::from_zero(&[inputs, value]);
    let rows = [
        (catalog.text("figure.inputs_present_value"), study.inputs_present_value(), "is-inputs"),
        (catalog.text("figure.present_value"), study.present_value(), "is-value"),
    ];
    html! {
        <aside class={classes!("living", open.then_some("is-open"), props.is_apart.then_some("is-apart"))} aria-labelledby="living-title">
            <h2 id="living-title" class="living-title">{ text(catalog, if props.is_apart { "living.as_stated" } else { "living.title" }) }</h2>
            <p class="living-sentence" data-testid="sroi-sentence">{ catalog.result_sentence(&study.study, &study.evaluation) }</p>
            { ratio_range(&study.study, study.ratio().and_then(|cell| study.value(cell)), view.range, catalog) }
            <button type="button" class="living-toggle button quiet small" aria-expanded={if *open { "true" } else { "false" }}
                aria-controls="living-more" onclick={toggle}>{ text(catalog, if *open { "living.less" } else { "living.more" }) }</button>
            <div id="living-more" class="living-more">
                <dl class="living-figures">
                    { entry("", text(catalog, "figure.ratio"), figure_as(view, study.ratio(), "is-ratio", Some("sroi-ratio"))) }
                    { entry("", text(catalog, "figure.net_ratio"), figure_as(view, study.net_ratio(), "", Some("sroi-net-ratio"))) }
                    { entry("", text(catalog, "figure.net_present_value"), figure(view, study.net_present_value())) }
                </dl>
                <dl class="living-bars">
                    for ((name, cell, class), bar) in rows.into_iter().zip(&picture.bars) {
                        <div class={class}>
                            <dt>{ name }</dt>
                            <dd>
                                <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                                    <rect x={bar.left.to_string()} y="0" width={bar.width.to_string()} height="10" />
                                </svg>
                                { figure(view, cell) }
                            </dd>
                        </div>
                    }
                </dl>
                // Outcomes without a price are shown beside the ratio.
                if unpriced > 0 { <p class="living-unpriced">{ catalog.plural("living.unpriced", unpriced, &[]) }</p> }
                <p class="living-findings">
                    { button("button quiet", "", None, props.onresult.clone(), Html::from(catalog.plural("living.findings", warnings, &[]))) }
                </p>
                { paragraph("living-caveat", catalog, "living.caveat") }
            </div>
        </aside>
    }
}
