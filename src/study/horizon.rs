//! The years over which the scenarios of a study look ahead, and which inputs come again in them.

use super::{Input, Parameter, Shared, Study};
use rust_decimal::prelude::ToPrimitive as _;

impl Study {
    /// The years that the activity runs in every scenario of the study, the first included: the most that any driver of its
    /// hypotheses states, 1 without drivers.
    ///
    /// It is one for all scenarios, so that they can be compared: see `analysis::scenarios`.
    pub fn horizon(&self) -> u32 {
        let mut most = 1;
        for hypothesis in self.variables.iter().flat_map(|variable| &variable.hypotheses) {
            for driver in &hypothesis.drivers {
                // Admissible years are whole, from 1 to 100.
                most = driver.value(Parameter::Years).to_u32().map_or(most, |years| most.max(years));
            }
        }
        most
    }

    /// Whether scenarios continue the activity beyond an input that does not say whether it comes again. An input that another
    /// one continues in a later year need not say so.
    pub fn asks_recurrence(&self, input: &Input) -> bool {
        self.is_open(input, self.horizon())
    }

    /// The inputs of which scenarios ask whether they come again, in the order of the study.
    pub fn asked_recurrences(&self) -> impl Iterator<Item = &Shared<Input>> {
        let horizon = self.horizon();
        self.inputs.iter().filter(move |input| self.is_open(input, horizon))
    }

    fn is_open(&self, input: &Input, horizon: u32) -> bool {
        input.recurrence.is_none()
            && input.unit_value.is_some()
            && input.years.is_none()
            && input.year.saturating_add(1) < horizon
            && !self.continues(input)
    }

    /// Whether another input of the study is the same one in a later year.
    pub fn continues(&self, input: &Input) -> bool {
        self.inputs.iter().any(|other| input.is_continued_by(other))
    }
}
