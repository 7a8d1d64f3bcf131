//! Sliders for the most influential numbers: the result follows them, and the whole distribution in the room of uncertainty.

use super::slider::Slider;
use super::uncertainty::give_all;
use crate::analysis::RatioRange;
use crate::app::Movable;
use crate::ui::context::View;
use crate::ui::widgets::section;
use crate::ui::widgets::text::{paragraph, text};
use yew::prelude::*;

/// Most sliders that a page shows.
const MOST: usize = 5;

/// Properties of [`Sliders`].
#[derive(Properties, PartialEq)]
pub(super) struct SlidersProps {
    /// The study and its context.
    pub view: View,
    /// How many.
    pub count: usize,
    /// Whether they are about what the simulation draws, which may be a scenario.
    #[prop_or_default]
    pub simulated: bool,
    /// The key of the sentence above them.
    pub about: &'static str,
}

/// Sliders for the numbers that move the ratio most.
#[component]
pub(super) fn Sliders(props: &SlidersProps) -> Html {
    let view = &props.view;
    let widths = view.workspace.uncertainty.default_ranges;
    let scenario = if props.simulated { view.stated().simulated_scenario.clone() } else { String::new() };
    let mut numbers = view.study.evaluation.targets().iter().filter_map(|(path, _)| path.get(view.stated()));
    let any_range = numbers.any(|number| number.basis.is_some() || number.range.is_some());
    // The sliders keep their targets while the numbers move: they depend on the id of the study and on whether a number has a range
    // at all, not on the numbers.
    let movable = use_memo((view.stated().id.clone(), any_range, widths, scenario), |(_, _, widths, scenario)| {
        let stated = view.stated();
        if scenario.is_empty() {
            return Movable::decisive(stated, stated, &view.study.tornado(widths), MOST);
        }
        Movable::decisive(stated, view.study.simulated().study, &view.study.simulated_tornado(widths), MOST)
    });
    if movable.is_empty() {
        return Html::default();
    }
    let simulated = props.simulated.then(|| view.study.simulated().scenario).flatten();
    let simulated = simulated.map(|id| view.catalog.name_of_scenario(view.stated(), id));
    let content = html! {
        <>
            { paragraph("", view.catalog, props.about) }
            if let Some(name) = simulated { <p>{ view.catalog.fill("uncertainty.sliders.scenario", &[("name", &name)]) }</p> }
            <div class="sliders">
                for one in movable.iter().take(props.count) {
                    <Slider key={one.target.to_string()} view={view.clone()} movable={one.clone()} />
                }
            </div>
        </>
    };
    section(view, "sliders-title", "uncertainty.sliders", content)
}

/// The sliders beside the answer: the three numbers that decide most.
pub(super) fn decisive(view: &View) -> Html {
    if view.range.is_some_and(|shown| shown.is_current && shown.range == RatioRange::Point) {
        return offer(view);
    }
    html! { <Sliders view={view.clone()} count={3} about="answer.sliders" /> }
}

/// Where no number has a range: what that means, and the acts that give ranges.
fn offer(view: &View) -> Html {
    let content = html! { <><p>{ text(view.catalog, "uncertainty.no_range") }</p>{ give_all(view) }</> };
    section(view, "sliders-title", "range.give", content)
}
