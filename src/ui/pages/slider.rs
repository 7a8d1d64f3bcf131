//! One slider: a number that moves between the ends of its range.

use crate::app::{Action, Edit};
use crate::number::{CheckedOps as _, Decimal};
use crate::study::NumberPath;
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Steps from one end of a slider to the other.
const STEPS: u32 = 100;

/// A number and the ends of its slider.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Movable {
    /// The number.
    pub target: NumberPath,
    /// Its low end.
    pub low: Decimal,
    /// Its high end.
    pub high: Decimal,
}

/// Properties of [`Slider`].
#[derive(Properties, PartialEq)]
pub(super) struct SliderProps {
    /// The study and its context.
    pub view: View,
    /// The number.
    pub movable: Movable,
}

/// A slider. The browser moves its thumb; the page sets it only when the number changes otherwise. The page renders later than a
/// key is pressed: if it set the thumb each time, it would take back the keys pressed meanwhile.
#[component]
pub(super) fn Slider(props: &SliderProps) -> Html {
    let SliderProps { view, movable: Movable { target, low, high } } = props;
    let (catalog, study) = (view.catalog, view.stated());
    let element = use_node_ref();
    // What was sent and has not come back yet, the oldest first.
    let sent = use_mut_ref(Vec::<Decimal>::new);
    let stated = target.get(study).map(|estimate| estimate.point());
    let now = stated.unwrap_or_default();
    let at = place(*low, *high, now).to_string();
    {
        let (element, sent, at) = (element.clone(), sent.clone(), at.clone());
        use_effect_with((now, *low, *high), move |(now, _, _)| {
            if !came_back(&mut sent.borrow_mut(), *now)
                && let Some(element) = element.cast::<HtmlInputElement>()
            {
                element.set_value(&at);
            }
        });
    }
    // What it moves may be taken out of the study beside it.
    if stated.is_none() {
        return Html::default();
    }
    let path = target.to_string();
    let id = format!("slide-{}", control_id(&path));
    let show = |value: Decimal| catalog.value_of(study, target, value);
    let oninput = on_input(view, &props.movable, sent);
    // The keys pressed one after the other are one step of the history, and so is the way of a finger.
    let (let_go, leave) =
        (view.dispatch.on::<PointerEvent>(Action::Settle), view.dispatch.on::<FocusEvent>(Action::Settle));
    html! {
        <div class="slider">
            <label for={id.clone()}>
                { catalog.target_name_in(study, target) }
                if let Some(owner) = catalog.part_name(study, &path) {
                    <span class="visually-hidden">{ ", " }</span><span class="slider-owner">{ owner }</span>
                }
            </label>
            <output for={id.clone()}>{ show(now) }</output>
            <input ref={element} {id} type="range" min="0" max={STEPS.to_string()} step="1" aria-valuetext={show(now)}
                data-slider={path} {oninput} onpointerup={let_go} onblur={leave} />
            <span class="slider-end" aria-hidden="true">{ show(*low) }</span>
            <span class="slider-end" aria-hidden="true">{ show(*high) }</span>
        </div>
    }
}

/// States the value under the thumb.
fn on_input(view: &View, movable: &Movable, sent: Rc<RefCell<Vec<Decimal>>>) -> Callback<InputEvent> {
    let (dispatch, Movable { target, low, high }) = (view.dispatch.clone(), movable.clone());
    Callback::from(move |event: InputEvent| {
        let place = event.target_unchecked_into::<HtmlInputElement>().value().parse::<u32>();
        if let Some(value) = place.ok().and_then(|place| between(low, high, place)) {
            sent.borrow_mut().push(value);
            dispatch.edit(Edit::SetValue(target.clone(), Some(value)));
        }
    })
}

/// Whether the number is one that this slider has sent; it and those before it are then no longer awaited. Any other number is
/// someone else's, and nothing is awaited any more.
fn came_back(sent: &mut Vec<Decimal>, now: Decimal) -> bool {
    let place = sent.iter().position(|value| *value == now);
    sent.drain(..place.map_or(sent.len(), |place| place.saturating_add(1)));
    place.is_some()
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

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn what_comes_back_late_does_not_move_the_thumb() {
        let mut sent = vec![dec!(1), dec!(2), dec!(3)];
        assert!(came_back(&mut sent, dec!(1)));
        assert_eq!(sent, [dec!(2), dec!(3)]);
        // The page renders the last of several keys only.
        assert!(came_back(&mut sent, dec!(3)));
        assert!(sent.is_empty());
        sent.push(dec!(4));
        // Undone, or stated elsewhere.
        assert!(!came_back(&mut sent, dec!(9)));
        assert!(sent.is_empty());
    }

    #[test]
    fn a_step_leads_to_a_value_and_back() {
        for step in 0..=STEPS {
            let value = between(dec!(0.35), dec!(0.65), step).unwrap();
            assert_eq!(place(dec!(0.35), dec!(0.65), value), Decimal::from(step));
        }
    }
}
