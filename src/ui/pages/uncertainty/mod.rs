//! How sure the result is: the range of the ratio, what decides it, what would be worth measuring.

mod grid;
mod ranges;
mod settings;
mod sliders;
mod together;

use super::result::part;
use crate::number::{Decimal, plain};
use crate::outlook::{Bar, Report, Widening, tornado};
use crate::present::chart::ChartKind;
use crate::present::figures::Detail;
use crate::sheet::Unit;
use crate::study::{Shared, Target};
use crate::ui::browser::simulator::{self, News, Order};
use crate::ui::charts::{Found, outlook_chart};
use crate::ui::context::View;
use crate::ui::widgets::words::{paragraph, press, words};
use yew::prelude::*;

/// What the person may change here. It is no part of the study: it says how to look at it.
#[derive(Clone, PartialEq)]
struct Look {
    widening: Widening,
    threshold: Decimal,
    scenario: String,
    /// The two numbers of the grid.
    pair: [String; 2],
}

/// Which study.
#[derive(Properties, PartialEq)]
pub struct UncertaintyProps {
    /// The study, its evaluation, and the ways to move around.
    pub view: View,
}

/// The room of uncertainty.
#[component]
pub fn Uncertainty(props: &UncertaintyProps) -> Html {
    let view = &props.view;
    let look = use_state(|| Look {
        widening: Widening::default(),
        threshold: Decimal::ONE,
        scenario: String::new(),
        pair: [String::new(), String::new()],
    });
    let news = use_state(|| None::<News>);
    let order = Order {
        study: view.stated().clone(),
        scenario: look.scenario.clone(),
        judged: plain::print(look.widening.judged),
        unknown: plain::print(look.widening.unknown),
        threshold: plain::print(look.threshold),
    };
    {
        let news = news.setter();
        use_effect_with(order, move |order| {
            // What is shown stays until there is something new: a picture that vanishes at each key is no picture.
            simulator::run(order, Callback::from(move |found| news.set(Some(found))));
            simulator::stop
        });
    }
    let bars = use_memo((view.study.clone(), look.widening), |(study, widening)| {
        Shared::new(tornado(&study.study, &study.evaluation, widening))
    });
    let bars = (*bars).clone();
    // The numbers under the hand stay where they are while they move.
    let movable = use_memo((view.stated().id.clone(), look.widening), |_| sliders::movable(view.stated(), &bars));
    let found = news.as_ref().and_then(|news| news.report.clone());
    // Of a result that nothing spreads there is no picture.
    let report = found.clone().filter(|report| !report.ratio.sd.is_zero());
    html! {
        <div class="result uncertainty">
            { headline(view, found.as_ref(), news.as_ref()) }
            if let Some(report) = &report {
                { outlook_chart(view, ChartKind::Density, Found::Report(report.clone())) }
            }
            { sliders::sliders(view, &movable) }
            if let Some(report) = &report {
                { outlook_chart(view, ChartKind::Cumulative, Found::Report(report.clone())) }
                { outlook_chart(view, ChartKind::Fan, Found::Report(report.clone())) }
            }
            { outlook_chart(view, ChartKind::Tornado, Found::Tornado(bars.clone())) }
            if let Some(report) = &report {
                { outlook_chart(view, ChartKind::Importance, Found::Report(report.clone())) }
                { measure(view, report) }
            }
            { grid::grid(view, &bars, &look) }
            { ranges::ranges(view, &look.widening) }
            { together::together(view, &look.widening) }
            { settings::settings(view, &look, report.as_ref()) }
        </div>
    }
}

/// The sentence with its range, then the figures of the distribution.
fn headline(view: &View, report: Option<&Shared<Report>>, news: Option<&News>) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let failed = news.is_some_and(|news| news.failed);
    let done = news.is_some_and(|news| news.done);
    let Some(report) = report else {
        let key = if failed {
            "uncertainty.failed"
        } else if done {
            "uncertainty.no_ratio"
        } else {
            "uncertainty.working"
        };
        let done = if done { "true" } else { "false" };
        return html! {
            <p class="result-sentence" role="status" data-testid="uncertainty-sentence" data-done={done}>{ words(catalog, key) }</p>
        };
    };
    if report.ratio.sd.is_zero() {
        let done = if done { "true" } else { "false" };
        return html! { <p class="result-caveat" data-testid="uncertainty-sentence" data-done={done}>{ words(catalog, "uncertainty.no_range") }</p> };
    }
    let ratio = |value: Decimal| Html::from(catalog.figure(value, Unit::Ratio, study.currency.code(), Detail::Plain));
    let figures = [
        ("p5", report.ratio.p5),
        ("p50", report.ratio.p50),
        ("mean", report.ratio.mean),
        ("p95", report.ratio.p95),
        ("sd", report.ratio.sd),
    ];
    html! {
        <>
            <p class="result-sentence" data-testid="uncertainty-sentence">{ catalog.range_sentence(study, report) }</p>
            <p class="result-caveat" data-testid="uncertainty-chance">{ catalog.above_one_sentence(report) }</p>
            <dl class="result-figures">
                for (word, value) in figures {
                    <div class="result-figure" data-testid={format!("uncertainty-{word}")}>
                        <dt>{ words(catalog, &format!("uncertainty.figure.{word}")) }</dt>
                        <dd>{ ratio(value) }</dd>
                    </div>
                }
            </dl>
            <p class="uncertainty-draws field-hint" data-testid="uncertainty-draws" data-done={if done { "true" } else { "false" }}>
                { catalog.plural("uncertainty.draws", usize::try_from(report.draws).unwrap_or(usize::MAX), &[("seed", &report.seed.to_string())]) }
                if let Some(groups) = catalog.groups_sentence(study) { { " " }{ groups } }
                if failed { { " " }{ words(catalog, "uncertainty.failed") } }
            </p>
            if !done { <p class="working" role="status">{ words(catalog, "uncertainty.refining") }</p> }
        </>
    }
}

/// What would be worth measuring, in a picture and in sentences.
fn measure(view: &View, report: &Shared<Report>) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let mut worth: Vec<_> = report.importance.iter().filter(|one| one.is_worth_measuring()).collect();
    worth.sort_by_key(|one| std::cmp::Reverse(one.evpi));
    // A picture of nothing but zeros says no more than the sentence.
    let picture = !worth.is_empty();
    let content = html! {
        <>
            { paragraph("", catalog, "define.evpi") }
            if worth.is_empty() {
                { paragraph("", catalog, "uncertainty.nothing_to_measure") }
            } else {
                <ol class="measure">
                    for one in worth.into_iter().take(5) {
                        <li>
                            { catalog.measure_sentence(study, one) }{ " " }
                            { press("link", "", None, view.paths.to_path(one.target.clone()), words(catalog, "uncertainty.go")) }
                        </li>
                    }
                </ol>
            }
        </>
    };
    html! {
        <>
            { part(view, "measure-next", "uncertainty.measure_next", content) }
            if picture { { outlook_chart(view, ChartKind::Measure, Found::Report(report.clone())) } }
        </>
    }
}

/// A number with its part, as a choice.
fn choice(view: &View, target: &Target) -> (String, String) {
    let path = target.to_string();
    let name = view.catalog.number_name(view.stated(), &path);
    (path, name)
}

/// The numbers of the bars, each once, in the order of what they move.
fn choices(view: &View, bars: &[Bar]) -> Vec<(String, String)> {
    bars.iter().map(|bar| choice(view, &bar.target)).collect()
}
