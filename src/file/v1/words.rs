//! The closed lists of words of the format.

use crate::study::{
    Basis, DriverKind, EffectMeasure, Form, InputKind, Kind, Operation, Purpose, RangeShape, Role, Timing,
};

/// An enum of the model that the file writes as a word.
pub(super) trait Word: Copy + 'static {
    /// All of them.
    const WORDS: &'static [Self];

    /// The word.
    fn in_file(self) -> &'static str;
}

macro_rules! words {
    ($($kind:ty),+) => { $(
        impl Word for $kind {
            const WORDS: &'static [Self] = Self::ALL;

            fn in_file(self) -> &'static str {
                self.word()
            }
        }
    )+ };
}
words!(Basis, DriverKind, EffectMeasure, Form, InputKind, Kind, Operation, Purpose, Role, RangeShape, Timing);
