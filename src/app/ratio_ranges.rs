//! The ranges of the ratios on the page: one for each study, from the simulation of the study as stated.

use crate::analysis::{DefaultRanges, RatioRange, ShownRange};
use crate::study::{Shared, Study};

/// A range with the study that it is of, and the default ranges with which it was simulated.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownRange {
    /// The study as stated.
    pub study: Shared<Study>,
    /// The ranges of its numbers that have only a basis.
    pub default_ranges: DefaultRanges,
    /// The range of its ratio.
    pub range: RatioRange,
}

/// The known ranges, at most one for each study.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RatioRanges(Vec<KnownRange>);

impl RatioRanges {
    /// Remembers a range in place of an older one of the same study; `None` when nothing changes.
    pub fn put(&mut self, known: KnownRange) -> Option<()> {
        let Some(other) = self.0.iter_mut().find(|other| other.study.id == known.study.id) else {
            self.0.push(known);
            return Some(());
        };
        let is_same = other.study.is_same(&known.study) && *other == known;
        (!is_same).then(|| *other = known)
    }

    /// The range of a study, the last one known where it has changed since; none before the first simulation.
    pub fn of(&self, study: &Shared<Study>, default_ranges: &DefaultRanges) -> Option<ShownRange> {
        let known = self.0.iter().find(|known| known.study.id == study.id)?;
        let is_current = known.study.is_same(study) && known.default_ranges == *default_ranges;
        Some(ShownRange { range: known.range, is_current })
    }

    /// Whether the range of a study as it is now is known.
    pub fn has(&self, study: &Shared<Study>, default_ranges: &DefaultRanges) -> bool {
        self.of(study, default_ranges).is_some_and(|shown| shown.is_current)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn a_range_is_current_only_for_the_study_as_it_was_simulated() {
        let study = Shared::new(Study { id: "s".to_owned(), ..Study::default() });
        let changed = Shared::new(Study { title: "T".to_owned(), ..(*study).clone() });
        let widths = DefaultRanges::default();
        let other_widths = DefaultRanges { judged: dec!(0.3), ..widths };
        let range = RatioRange::Between { low: dec!(1), high: dec!(2) };
        let mut ranges = RatioRanges::default();
        assert_eq!(ranges.of(&study, &widths), None);
        let known = KnownRange { study: study.clone(), default_ranges: widths, range };
        assert_eq!(ranges.put(known.clone()), Some(()));
        assert_eq!(ranges.put(known), None);
        assert!(ranges.has(&study, &widths));
        assert_eq!(ranges.of(&changed, &widths), Some(ShownRange { range, is_current: false }));
        assert!(!ranges.has(&study, &other_widths));
        let point = KnownRange { study: changed.clone(), default_ranges: widths, range: RatioRange::Point };
        assert_eq!(ranges.put(point), Some(()));
        assert!(ranges.has(&changed, &widths) && !ranges.has(&study, &widths));
    }
}
