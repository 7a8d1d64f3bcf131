//! Sliders for the most influential numbers: the result follows them, and the whole distribution in the room of uncertainty.

use super::uncertainty::give_buttons;
use crate::analysis::{Bar, RatioRange};
use crate::app::{Action, Edit};
use crate::number::{CheckedOps as _, Decimal};
use crate::present::figures::{Detail, unit_of};
use crate::study::{NumberPath, RangeShape, Study};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::section;
use crate::ui::widgets::text::paragraph;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Steps from one end of a slider to the other.
const STEPS: u32 = 100;

/// A number and the ends of its slider.
#[derive(Debug, Clone, PartialEq)]
struct Movable {
    target: NumberPath,
    low: Decimal,
    high: Decimal,
}

/// The most influential numbers, among those whose likely value may lie anywhere between its bounds.
fn movable(study: &Study, bars: &[Bar]) -> Vec<Movable> {
    let free = |bar: &&Bar| {
        let stated = bar.target.get(study).unwrap_or_default();
        let has_shape = matches!(stated.shape(), RangeShape::Normal | RangeShape::Lognormal | RangeShape::Uniform);
        // The range of a survey is a normal one.
        stated.sample.is_none() && !(stated.range.is_some() && has_shape)
    };
    let movable = bars.iter().filter(free).take(MOST);
    movable.map(|bar| Movable { target: bar.target.clone(), low: bar.low, high: bar.high }).collect()
}

/// Most sliders that a page shows.
const MOST: usize = 4;

/// Properties of [`Sliders`].
#[derive(Properties, PartialEq)]
pub(super) struct SlidersProps {
    /// The study and its context.
    pub view: View,
    /// How many.
    pub count: usize,
    /// The key of the sentence above them.
    pub about: &'static str,
}

/// Sliders for the numbers that move the ratio most.
#[component]
pub(super) fn Sliders(props: &SlidersProps) -> Html {
    let view = &props.view;
    let widths = view.workspace.uncertainty.default_ranges;
    // The sliders keep their targets while the numbers move: they depend on the id of the study, not on its numbers.
    let movable =
        use_memo((view.stated().id.clone(), widths), |(_, widths)| movable(view.stated(), &view.study.tornado(widths)));
    if movable.is_empty() {
        return Html::default();
    }
    let content = html! {
        <>
            { paragraph("", view.catalog, props.about) }
            <div class="sliders">for one in movable.iter().take(props.count) { { slider(view, one) } }</div>
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
    let content = html! { <>{ paragraph("", view.catalog, "uncertainty.no_range") }{ give_buttons(view) }</> };
    section(view, "sliders-title", "range.give", content)
}

fn slider(view: &View, movable: &Movable) -> Html {
    let Movable { target, low, high } = movable;
    let (catalog, study) = (view.catalog, view.stated());
    let Some(now) = target.get(study).map(|estimate| estimate.point()) else {
        return Html::default();
    };
    let path = target.to_string();
    let id = format!("slide-{}", control_id(&path));
    let unit = unit_of(target.field().spec().unit);
    let show = |value: Decimal| catalog.figure(value, unit, study.currency.code(), Detail::Full);
    let oninput = {
        let (dispatch, target, low, high) = (view.dispatch.clone(), target.clone(), *low, *high);
        Callback::from(move |event: InputEvent| {
            let place = event.target_unchecked_into::<HtmlInputElement>().value().parse::<u32>();
            if let Some(value) = place.ok().and_then(|place| between(low, high, place)) {
                dispatch.edit(Edit::SetValue(target.clone(), Some(value)));
            }
        })
    };
    let settle = view.dispatch.on::<Event>(Action::Settle);
    html! {
        <div class="slider" key={path.clone()}>
            <label for={id.clone()}>{ catalog.number_name(study, &path) }</label>
            <output for={id.clone()}>{ show(now) }</output>
            <input {id} type="range" min="0" max={STEPS.to_string()} step="1" value={place(*low, *high, now).to_string()}
                aria-valuetext={show(now)} data-slider={path.clone()} {oninput} onchange={settle} />
            <span class="slider-end" aria-hidden="true">{ show(*low) }</span>
            <span class="slider-end" aria-hidden="true">{ show(*high) }</span>
        </div>
    }
}

/// The value at a step, to four significant digits: a slider is no more precise.
fn between(low: Decimal, high: Decimal, place: u32) -> Option<Decimal> {
    let way = high.minus(low)?.times(Decimal::from(place))?.over(Decimal::from(STEPS))?;
    let value = low.plus(way)?;
    Some(value.round_sf(4).unwrap_or(value).clamp(low, high).normalize())
}

/// The step nearest to a value.
fn place(low: Decimal, high: Decimal, value: Decimal) -> Decimal {
    let part = value.minus(low).and_then(|above| above.over(high.minus(low)?));
    let steps = part.and_then(|part| part.times(Decimal::from(STEPS))).unwrap_or_default();
    steps.round().clamp(Decimal::ZERO, Decimal::from(STEPS))
}
