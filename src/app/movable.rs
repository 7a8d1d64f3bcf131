//! Numbers that move between two ends: those that decide most, on the page and in the widget.

use crate::analysis::Bar;
use crate::analysis::default_ranges::DefaultRanges;
use crate::number::{CheckedOps as _, Decimal};
use crate::study::{Basis, Estimate, NumberPath, RangeShape, Study};

/// Steps from one end to the other.
pub const STEPS: u32 = 100;

/// A number and its two ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Movable {
    /// The number.
    pub target: NumberPath,
    /// Its low end.
    pub low: Decimal,
    /// Its high end.
    pub high: Decimal,
}

impl Movable {
    /// The most influential numbers, among those whose likely value may lie anywhere between its bounds, and which are the same in the
    /// study as stated and as simulated: a scenario that states a number anew does not follow it.
    pub fn decisive(stated: &Study, simulated: &Study, bars: &[Bar], most: usize) -> Vec<Self> {
        let free = |bar: &&Bar| {
            let Some(estimate) = bar.target.get(stated) else {
                return false;
            };
            let has_shape =
                matches!(estimate.shape(), RangeShape::Normal | RangeShape::Lognormal | RangeShape::Uniform);
            // The range of a survey is a normal one.
            is_same(&bar.target, stated, simulated)
                && estimate.sample.is_none()
                && !(estimate.range.is_some() && has_shape)
        };
        let chosen = bars.iter().filter(free).take(most);
        chosen.map(|bar| Self { target: bar.target.clone(), low: bar.low, high: bar.high }).collect()
    }

    /// A number that was chosen by its path, with the ends of its range, or those of a number that nobody knows where it has none.
    /// `None` for a number that the study does not state, that is no estimate, that has no range at all (0), or that a scenario states
    /// anew.
    pub fn chosen(target: &NumberPath, stated: &Study, simulated: &Study, ranges: &DefaultRanges) -> Option<Self> {
        let estimate = target.get(stated).filter(|estimate| estimate.value.is_some())?;
        let field = target.field();
        if !is_same(target, stated, simulated) {
            return None;
        }
        let anything = Estimate { basis: Some(Basis::Unknown), range: None, sample: None, ..estimate.clone() };
        let spread = ranges.effective(&estimate, field).or_else(|| ranges.effective(&anything, field))?;
        let ends = spread.ends(field);
        let value = estimate.point();
        // A likely value outside its range can be reached again.
        Some(Self { target: target.clone(), low: ends.low.min(value), high: ends.high.max(value) })
    }

    /// The value at a step, to four significant digits: a slider is no more precise.
    pub fn value_at(&self, step: u32) -> Option<Decimal> {
        let (low, high) = (self.low, self.high);
        let way = high.minus(low)?.times(Decimal::from(step.min(STEPS)))?.over(Decimal::from(STEPS))?;
        let value = low.plus(way)?;
        Some(value.round_sf(4).unwrap_or(value).clamp(low, high).normalize())
    }

    /// The step nearest to a value.
    pub fn step_of(&self, value: Decimal) -> Decimal {
        let part = value.minus(self.low).and_then(|above| above.over(self.high.minus(self.low)?));
        let steps = part.and_then(|part| part.times(Decimal::from(STEPS))).unwrap_or_default();
        steps.round().clamp(Decimal::ZERO, Decimal::from(STEPS))
    }
}

fn is_same(target: &NumberPath, stated: &Study, simulated: &Study) -> bool {
    target.get(simulated) == target.get(stated)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn case() -> Study {
        crate::file::read(include_bytes!("../../cases/wheels-to-meals.json")).unwrap()
    }

    #[test]
    fn a_step_leads_to_a_value_and_back() {
        let movable = Movable { target: NumberPath::Rate, low: dec!(0.35), high: dec!(0.65) };
        for step in 0..=STEPS {
            let value = movable.value_at(step).unwrap();
            assert_eq!(movable.step_of(value), Decimal::from(step));
        }
        assert_eq!(movable.value_at(1_000), Some(dec!(0.65)));
        let point = Movable { target: NumberPath::Rate, low: dec!(1), high: dec!(1) };
        assert_eq!((point.value_at(50), point.step_of(dec!(1))), (Some(dec!(1)), dec!(0)));
    }

    #[test]
    fn any_stated_number_can_be_chosen_and_its_value_reached() {
        let study = case();
        let ranges = DefaultRanges::default();
        let evaluation = crate::methods::sroi::Evaluation::of(&study);
        let mut chosen = Vec::new();
        for (target, _) in evaluation.targets() {
            let value = target.get(&study).unwrap().point();
            let Some(movable) = Movable::chosen(target, &study, &study, &ranges) else { continue };
            assert!(movable.low < movable.high && movable.low <= value && value <= movable.high, "{target}");
            chosen.push(target);
        }
        assert!(chosen.len() > 10, "{chosen:?}");
        let other = Study { inputs: Vec::new(), outcomes: Vec::new(), ..study.clone() };
        let target = evaluation.targets().iter().find(|(target, _)| target.outcome().is_some()).unwrap().0.clone();
        assert_eq!(Movable::chosen(&target, &study, &other, &ranges), None, "a scenario states it anew");
        assert_eq!(Movable::chosen(&NumberPath::Headcount("x".to_owned()), &study, &study, &ranges), None);
    }
}
