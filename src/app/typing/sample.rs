//! The counts of a survey that a share rests on. The first one typed waits for the other, as the bounds of a range do.

use super::draft::Refusal;
use super::field::{NumberField, SampleCount, TypedField};
use super::reading::{typed_or_stated, write};
use crate::app::{Edit, State};
use crate::number::{Decimal, plain};
use crate::study::{Estimate, NumberPath, Sample};

/// States or clears one count, together with the others as typed or stated. With a survey, the value of the number and its range
/// are those that it implies; without one, the number keeps the share as its value.
///
/// # Errors
/// [`Refusal`] while a count is missing, and where they are not possible together. The study then keeps its number.
pub(super) fn set(
    state: &mut State,
    path: &NumberPath,
    count: SampleCount,
    value: Option<Decimal>,
) -> Result<(), Refusal> {
    let unit = path.field().spec().unit;
    let field = |other: SampleCount| TypedField::Number(NumberField::Sample(path.clone(), other));
    let counts = SampleCount::ALL.map(|known| {
        let stated = if known == count { value } else { typed_or_stated(state, &field(known)) };
        stated.and_then(|value| plain::print(value).parse::<u64>().ok())
    });
    let Some(now) = state.open().and_then(|document| path.get(document.study())) else {
        return Ok(());
    };
    let extra = now.sample.as_ref().map(|sample| sample.extra.clone()).unwrap_or_default();
    let next = match counts {
        [Some(n), Some(positives), of] => {
            let sample = Some(Box::new(Sample { n, positives, of, extra }));
            Estimate { value: None, range: None, shape: None, sample, ..now }
        }
        // An emptied field takes nothing back where there is no survey.
        [None, None, None] if now.sample.is_none() => return Ok(()),
        [None, None, None] => Estimate { value: Some(now.point()), sample: None, ..now },
        [None, None, Some(_)] if now.sample.is_some() => Estimate { value: Some(now.point()), sample: None, ..now },
        _ => return Err(Refusal::HalfSample),
    };
    path.check(&next).map_err(|error| Refusal::NotAdmissible(error, unit))?;
    write(state, &Edit::SetEstimate(path.clone(), Some(next)), unit)?;
    // The drafts of the other counts waited for this one.
    let study = state.open().map(|document| document.id().to_owned()).unwrap_or_default();
    for other in SampleCount::ALL.into_iter().filter(|other| *other != count) {
        state.drafts.take(&study, &field(other));
    }
    Ok(())
}
