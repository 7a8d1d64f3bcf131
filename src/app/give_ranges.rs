//! Ranges for all numbers of one evidence basis at once.

use super::edit_error::EditError;
use crate::analysis::DefaultRanges;
use crate::study::{Basis, Estimate, NumberPath, Study};

/// The numbers of this basis that figures depend on and that have neither a range nor a survey, each with the range that the
/// default widths give it: value ± width, for a share in odds ([`DefaultRanges`]). With no basis, the numbers that state none: they
/// are taken as judged.
pub fn given_ranges(study: &Study, bases: &[Option<Basis>], widths: &DefaultRanges) -> Vec<(NumberPath, Estimate)> {
    let give = |path: NumberPath| {
        let stated = path.get(study).filter(|stated| bases.contains(&stated.basis) && stated.range.is_none())?;
        let judged = Estimate { basis: stated.basis.or(Some(Basis::Judged)), ..stated };
        let widened = widths.effective(&judged, path.field()).filter(|widened| !widened.is_stated)?;
        let given = Estimate { range: Some(widened.range.coarse(judged.point())), shape: None, ..judged };
        path.check(&given).ok().map(|()| (path, given))
    };
    study.targets().into_iter().filter_map(give).collect()
}

/// Gives them their ranges.
///
/// # Errors
/// [`EditError::Nothing`] where there are none.
pub(super) fn give(study: &mut Study, bases: &[Option<Basis>], widths: &DefaultRanges) -> Result<(), EditError> {
    let all = given_ranges(study, bases, widths);
    if all.is_empty() {
        return Err(EditError::Nothing);
    }
    for (path, given) in all {
        path.set(study, Some(given))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{Outcome, Range, Shared, Volume};
    use rust_decimal::dec;

    #[test]
    fn numbers_of_one_basis_get_ranges_in_one_act() {
        let based = |value, basis| Estimate { basis, ..Estimate::of(value) };
        let kept = Estimate {
            range: Some(Range { low: dec!(0.1), high: dec!(0.2) }),
            ..based(dec!(0.1), Some(Basis::Judged))
        };
        let outcome = Outcome {
            id: "o".to_owned(),
            volume: Volume::Single(based(dec!(100), Some(Basis::Judged))),
            deadweight: Some(based(dec!(0.9), Some(Basis::Judged))),
            displacement: Some(kept.clone()),
            attribution: Some(based(dec!(0.5), None)),
            duration: Some(based(dec!(3), Some(Basis::Measured))),
            ..Outcome::default()
        };
        let study = Study { outcomes: vec![Shared::new(outcome.clone())], ..Study::default() };
        let widths = DefaultRanges::default();
        let mut judged = study.clone();
        give(&mut judged, &[Some(Basis::Judged)], &widths).unwrap();
        let found = &judged.outcomes[0];
        let range = |low, high| Some(Range { low, high });
        assert_eq!(found.volume.cohorts()[0].range, range(dec!(80), dec!(120)));
        // Odds of 9, divided and multiplied by 1.5: 6/7 and 13.5/14.5, to a thousandth of the width.
        assert_eq!(found.deadweight.as_ref().and_then(|it| it.range), range(dec!(0.85714), dec!(0.93103)));
        assert_eq!((&found.displacement, &found.attribution), (&Some(kept), &outcome.attribution));
        assert_eq!(give(&mut judged, &[Some(Basis::Judged)], &widths), Err(EditError::Nothing));
        let mut unstated = study;
        give(&mut unstated, &[None], &widths).unwrap();
        let found = unstated.outcomes[0].attribution.clone().unwrap();
        assert_eq!((found.basis, found.range), (Some(Basis::Judged), range(dec!(0.4), dec!(0.6))));
    }
}
