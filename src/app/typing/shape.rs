//! The shape of a range, which may want the value as its median: the range then moves around the value, and the page tells.

use super::Refusal;
use super::field::NumberField;
use super::reading::write;
use super::telling::tell;
use crate::app::apply::settle;
use crate::app::{Edit, State};
use crate::study::{NumberPath, RangeShape};

/// Handles [`Action::ChooseShape`](crate::app::Action::ChooseShape). A shape that no range around the value has changes nothing:
/// [`Estimate::with_shape`](crate::study::Estimate::with_shape) says why.
pub(crate) fn choose_shape(state: &mut State, path: NumberPath, shape: RangeShape) -> Option<()> {
    let before = path.get(state.open()?.study())?;
    let spec = path.field().spec();
    let next = before.with_shape(shape, &spec).ok()?;
    settle(state);
    let done: Result<(), Refusal> = write(state, &Edit::SetEstimate(path.clone(), Some(next)), spec.unit);
    done.ok()?;
    settle(state);
    tell(state, &NumberField::Value(path), Some(before), false);
    Some(())
}
