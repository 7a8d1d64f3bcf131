//! The state of a widget: one study inside the page of somebody else, with a few numbers that its visitors may move.
//!
//! Nothing of it is stored. What is shown leaves it as JSON, which `assets/widget.js` writes into the frame: [`answer`] comes first,
//! the rest ([`act`], [`views`], [`hand_over`]) with the deferred part of the program.

pub mod accent;
pub mod act;
pub mod answer;
mod frame;
pub mod hand_over;
pub mod late;
pub mod message;
pub mod views;

pub use act::WidgetAction;
pub use frame::Frame;

use super::{KnownRange, Movable, RatioRanges};
use crate::analysis::simulation::SimulationRequest;
use crate::analysis::{DefaultRanges, RatioRange, ShownRange};
use crate::methods::FigureRef;
use crate::methods::sroi::Evaluation;
use crate::study::{Shared, Study};

/// Most numbers that a visitor may move.
pub const MOST_NUMBERS: usize = 6;
/// How many are offered where the host chooses none.
pub const USUAL_NUMBERS: usize = 3;

/// The state of a widget.
#[derive(Debug)]
pub struct Widget {
    /// The study as it came.
    original: Shared<Study>,
    /// The study with what was moved.
    stated: Shared<Study>,
    /// The id of the scenario that is shown; none for the study as stated.
    scenario: Option<String>,
    /// The study that is shown: the scenario applied.
    shown: Shared<Study>,
    /// Its figures. A widget tells no findings.
    evaluation: Evaluation,
    /// The numbers that may be moved.
    numbers: Vec<Movable>,
    /// The range of the ratio, at most of one study.
    ranges: RatioRanges,
    /// The figures whose explanations are open, each from the one before; none while none is.
    trail: Vec<FigureRef>,
}

impl Widget {
    /// A widget that shows a study as stated.
    pub fn new(study: Study) -> Self {
        let stated = Shared::new(study);
        Self {
            original: stated.clone(),
            scenario: None,
            shown: stated.clone(),
            evaluation: Evaluation::without_findings(&stated),
            stated,
            numbers: Vec::new(),
            ranges: RatioRanges::default(),
            trail: Vec::new(),
        }
    }

    /// The study with what was moved.
    pub fn stated(&self) -> &Shared<Study> {
        &self.stated
    }

    /// The study that is shown.
    pub fn shown(&self) -> &Shared<Study> {
        &self.shown
    }

    /// Its figures.
    pub fn evaluation(&self) -> &Evaluation {
        &self.evaluation
    }

    /// Whether a number is not where it was.
    pub fn is_moved(&self) -> bool {
        let value = |number: &Movable, study: &Study| number.target.get(study).map(|estimate| estimate.point());
        self.numbers.iter().any(|number| value(number, &self.stated) != value(number, &self.original))
    }

    /// The range of the ratio, the last one known where a number was moved since.
    pub fn range(&self) -> Option<ShownRange> {
        self.ranges.of(&self.stated, &DefaultRanges::default())
    }

    /// What to simulate for that range; none while it is known.
    pub fn request(&self) -> Option<SimulationRequest> {
        let default_ranges = DefaultRanges::default();
        (!self.ranges.has(&self.stated, &default_ranges)).then(|| SimulationRequest {
            study: self.stated.clone(),
            scenario: self.scenario.clone(),
            default_ranges,
            threshold: self.stated.threshold.0,
        })
    }

    /// Takes over the range that a simulation found; false if it is of numbers that were moved since.
    pub fn set_range(&mut self, request: &SimulationRequest, range: RatioRange) -> bool {
        let is_of_now = request.study.is_same(&self.stated) && request.scenario == self.scenario;
        if is_of_now {
            let SimulationRequest { study, default_ranges, .. } = request.clone();
            self.ranges.put(KnownRange { study, default_ranges, range });
        }
        is_of_now
    }
}

#[cfg(test)]
mod tests;
