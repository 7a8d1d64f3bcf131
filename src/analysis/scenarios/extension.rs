//! Continues the activity of a study to the horizon of its scenarios.
//!
//! A scenario is a whole: where it looks five years ahead, everything goes on for five years. So that scenarios can be compared,
//! all of them have one horizon, [`Study::horizon`], whichever hypotheses they take:
//!
//! - the volume of an outcome becomes one cohort a year: a quantity is the cohort of year 0, the last cohort is repeated;
//! - an input is brought again in each later year, as a new input next to it, whose id is that of the first, `+` and the year.
//!   One that is [`Once`](Recurrence::Once) is not, nor, unless it states [`Yearly`](Recurrence::Yearly), one that the study
//!   itself continues with another input.

use super::application::ScenarioApplication;
use crate::study::field::{InputField, OutcomeField, PartField};
use crate::study::limits::MAX_PARTS;
use crate::study::{FindingCode, Input, NumberPath, Recurrence, Shared, Study, Volume};

/// The most cohorts of a study that is continued: more take too long on a phone, and the study is not continued then.
const MAX_COHORTS_IN_ALL: usize = 100_000;

impl ScenarioApplication {
    /// Continues the activity over these years: outcomes and inputs, or nothing at all where there would be too many.
    pub(super) fn extend(&mut self, years: u32) -> Result<(), FindingCode> {
        if years <= 1 {
            return Ok(());
        }
        let ends: Vec<u32> = self.study.inputs.iter().map(|input| end(&self.study, input, years)).collect();
        let added = |(input, end): (&Shared<Input>, &u32)| end.saturating_sub(1).saturating_sub(input.year) as usize;
        let stated = self.study.inputs.len();
        let inputs = self.study.inputs.iter().zip(&ends).map(added).fold(stated, usize::saturating_add);
        if inputs > MAX_PARTS || self.study.outcomes.len().saturating_mul(years as usize) > MAX_COHORTS_IN_ALL {
            return Err(FindingCode::TooLarge);
        }
        for place in 0..self.study.outcomes.len() {
            self.extend_outcome(place, years as usize);
        }
        self.extend_inputs(ends);
        Ok(())
    }

    fn extend_outcome(&mut self, place: usize, years: usize) {
        let Some(shared) = self.study.outcomes.get_mut(place) else { return };
        let stated = shared.volume.cohorts();
        let Some(last) = stated.last().filter(|_| stated.len() < years).cloned() else { return };
        let (id, count) = (shared.id.clone(), stated.len());
        let is_single = matches!(shared.volume, Volume::Single(_));
        let mut cohorts = stated.to_vec();
        cohorts.resize(years, last);
        shared.make_mut().volume = Volume::Cohorts(cohorts);
        let path = |field: OutcomeField| NumberPath::Outcome(id.clone(), field).to_string();
        let cohort = |n: usize| path(OutcomeField::Cohort(n));
        let (origin, first) =
            if is_single { (path(PartField::Quantity.into()), 0) } else { (cohort(count.saturating_sub(1)), count) };
        self.repeated.note((first..years).map(cohort).collect(), origin);
    }

    /// Brings each input again up to the year before its end.
    fn extend_inputs(&mut self, ends: Vec<u32>) {
        let stated = self.study.inputs.clone();
        let mut inputs = Vec::with_capacity(stated.len());
        for (input, end) in stated.into_iter().zip(ends) {
            if end <= input.year.saturating_add(1) {
                inputs.push(input);
                continue;
            }
            inputs.push(Shared::new(Input { recurrence: EACH, years: None, ..Input::clone(&input) }));
            let mut later = Vec::new();
            for year in input.year.saturating_add(1)..end {
                let id = self.free_id(&input.id, year);
                let again = Input { id: id.clone(), year, years: None, recurrence: EACH, ..Input::clone(&input) };
                inputs.push(Shared::new(again));
                later.push(id);
            }
            for field in [InputField::Quantity, InputField::UnitValue] {
                let path = |id: &str| NumberPath::Input(id.to_owned(), field).to_string();
                self.repeated.note(later.iter().map(|id| path(id)).collect(), path(&input.id));
            }
            self.series.push((input.id.clone(), later));
        }
        self.study.inputs = inputs;
    }
}

/// In a study that has been continued, each input is that of its own year.
const EACH: Option<Recurrence> = Some(Recurrence::Once);

/// The year after the last one in which an input is brought: of several years that it states, or up to the horizon.
fn end(study: &Study, input: &Input, horizon: u32) -> u32 {
    let own = input.year.saturating_add(input.number_of_years());
    if recurs(study, input) { own.max(horizon) } else { own }
}

/// Whether an input comes again where the activity goes on.
fn recurs(study: &Study, input: &Input) -> bool {
    match input.recurrence {
        Some(Recurrence::Yearly) => true,
        Some(Recurrence::Once) => false,
        // The years that it states are those it is brought for.
        None => input.years.is_none() && !study.continues(input),
    }
}
