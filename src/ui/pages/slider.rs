//! One slider: a number that moves between the ends of its range.

use crate::app::{Action, Edit, Movable, STEPS};
use crate::number::Decimal;
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

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
    let at = props.movable.step_of(now).to_string();
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
    let (dispatch, movable) = (view.dispatch.clone(), movable.clone());
    Callback::from(move |event: InputEvent| {
        let place = event.target_unchecked_into::<HtmlInputElement>().value().parse::<u32>();
        if let Some(value) = place.ok().and_then(|place| movable.value_at(place)) {
            sent.borrow_mut().push(value);
            dispatch.edit(Edit::SetValue(movable.target.clone(), Some(value)));
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
}
