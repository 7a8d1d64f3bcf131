//! What followed a number that was typed: its range, its shape or its value, which the field tells and offers back.

use super::field::{Bound, NumberField, TypedField};
use crate::number::Decimal;
use crate::number::estimate::TypedEstimate;
use crate::present::Catalog;
use crate::study::{Estimate, NumberPath, Study};

/// A number before and after something of it was stated that the rest had to follow.
#[derive(Debug, Clone, PartialEq)]
pub struct Followed {
    /// The field that tells: where it was typed.
    pub field: TypedField,
    /// The number.
    pub path: NumberPath,
    /// Id of the study.
    study: String,
    before: Estimate,
    after: Estimate,
    /// Whether the range itself was typed.
    is_range: bool,
}

impl Followed {
    /// What the statement in a field did to a number beside what it says; none where nothing followed.
    pub(super) fn of(
        study: &str,
        field: &NumberField,
        before: &Estimate,
        after: &Estimate,
        is_range: bool,
    ) -> Option<Self> {
        let (NumberField::Value(path) | NumberField::Bound(path, _)) = field else {
            return None;
        };
        let followed = Self {
            field: TypedField::Number(field.clone()),
            path: path.clone(),
            study: study.to_owned(),
            before: before.clone(),
            after: after.clone(),
            is_range,
        };
        (followed.has_moved_value() || followed.has_moved_range() || followed.has_lost_shape()).then_some(followed)
    }

    /// Whether the number of the open study is still the one that this is about.
    pub(super) fn holds(&self, study: &Study) -> bool {
        study.id == self.study && self.path.get(study).is_some_and(|now| now == self.after)
    }

    /// The number as it was, to be stated again.
    pub fn before(&self) -> &Estimate {
        &self.before
    }

    /// The bound that was typed, if it was one.
    fn bound(&self) -> Option<Bound> {
        if let TypedField::Number(NumberField::Bound(_, bound)) = self.field { Some(bound) } else { None }
    }

    fn has_moved_value(&self) -> bool {
        self.bound().is_some() && self.before.value != self.after.value
    }

    fn has_moved_range(&self) -> bool {
        let (before, after) = (self.before.range, self.after.range);
        match self.bound() {
            Some(Bound::Low) => before.is_some_and(|it| after.is_some_and(|now| it.high != now.high)),
            Some(Bound::High) => before.is_some_and(|it| after.is_some_and(|now| it.low != now.low)),
            None => !self.is_range && (before != after || self.before.sample != self.after.sample),
        }
    }

    /// Whether a bell curve had no room any more.
    fn has_lost_shape(&self) -> bool {
        let (before, after) = (&self.before, &self.after);
        before.range.is_some()
            && after.range.is_some_and(|range| before.range != Some(range))
            && before.shape().is_bell()
            && !after.shape().is_bell()
    }

    /// What followed, in words.
    pub fn sentence(&self, catalog: &Catalog) -> String {
        let after = &self.after;
        let value = self
            .has_moved_value()
            .then(|| self.written(catalog, after.value, None))
            .map(|value| catalog.fill("followed.value", &[("value", &value)]));
        let range = self.has_moved_range().then(|| match after.range {
            Some(range) => {
                let range = self.written(catalog, None, Some([range.low, range.high]));
                catalog.fill("followed.range", &[("range", &range)])
            }
            None => catalog.text("followed.no_range").to_owned(),
        });
        let shape = self
            .has_lost_shape()
            .then(|| catalog.fill("followed.shape", &[("shape", catalog.under("shape", after.shape().word()))]));
        [value, range, shape].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// The number as it was, in words.
    pub fn offer(&self, catalog: &Catalog) -> String {
        let bounds = self.before.range.map(|range| [range.low, range.high]);
        catalog.fill("followed.back", &[("number", &self.written(catalog, self.before.value, bounds))])
    }

    fn written(&self, catalog: &Catalog, value: Option<Decimal>, bounds: Option<[Decimal; 2]>) -> String {
        TypedEstimate { value, bounds }.written(self.path.field().spec().expect(), catalog.language())
    }
}
