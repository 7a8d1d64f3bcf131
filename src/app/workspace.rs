//! What a person looks at in the open study, beside the study itself: what is explained, opened and chosen.

use crate::analysis::DefaultRanges;
use crate::analysis::simulation::SimulationRequest;
use crate::methods::sroi::Figure;
use crate::number::Decimal;
use crate::study::{DriverKind, FieldError, NumberPath, Shared, Study};

/// What is open in the workspace of a study. It starts anew with another study.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Workspace {
    /// Id of the study that it belongs to; empty before the first room is left.
    pub study: String,
    /// The figures explained, opened one from another. They are kept as figures, not as positions on the sheet: they stay
    /// what they are while numbers change.
    pub trail: Vec<Figure>,
    /// The number whose pedigree is shown.
    pub pedigree: Option<NumberPath>,
    /// The path of the part or number to go to once its room is shown.
    pub wanted: Option<String>,
    /// The outcome that is shown where one is shown at a time; the first when it is not there.
    pub outcome: String,
    /// Whether the switching values are shown.
    pub switching: bool,
    /// Ids of the hypotheses whose numbers are shown.
    pub hypotheses: Vec<String>,
    /// The kind of driver chosen to be added, and the id of its hypothesis.
    pub driver: Option<(String, DriverKind)>,
    /// The two hypotheses chosen to be declared incompatible.
    pub pair: [String; 2],
    /// How the uncertainty of the result is looked at.
    pub uncertainty: UncertaintySettings,
}

/// How the uncertainty of the result is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct UncertaintySettings {
    /// The width of the ranges of numbers that state none.
    pub default_ranges: DefaultRanges,
    /// The ratio above which the person would decide otherwise.
    pub threshold: Decimal,
    /// Id of the scenario that is simulated; empty for the study as stated.
    pub scenario: String,
    /// Paths of the two numbers of the grid; the most influential ones where these are not among them.
    pub grid: [String; 2],
}

/// What a person opens, closes and chooses in a workspace.
#[derive(Debug, Clone, PartialEq)]
pub enum WorkspaceAction {
    /// Shows how a figure was obtained; one that is open already is gone back to.
    Explain(Figure),
    /// Goes back to the nth figure of the trail.
    Back(usize),
    /// Closes the explanation.
    CloseExplanation,
    /// Shows the pedigree of a number, or hides it.
    TogglePedigree(NumberPath),
    /// Goes to the part or number with this path once its room is shown.
    GoTo(String),
    /// It has been gone to.
    Arrived,
    /// Shows this outcome where one is shown at a time.
    ShowOutcome(String),
    /// Shows or hides the switching values.
    ShowSwitching(bool),
    /// Shows or hides the numbers of a hypothesis.
    ToggleHypothesis(String),
    /// Chooses the kind of driver that is to be added to a hypothesis.
    ChooseDriver(String, DriverKind),
    /// Chooses the first or the second of two hypotheses that cannot go together.
    ChoosePair(usize, String),
    /// Simulates this scenario; empty for the study as stated.
    SimulateScenario(String),
    /// Chooses the number of the rows (0) or of the columns (1) of the grid.
    ChooseGrid(usize, String),
}

impl Default for UncertaintySettings {
    fn default() -> Self {
        Self {
            default_ranges: DefaultRanges::default(),
            threshold: Decimal::ONE,
            scenario: String::new(),
            grid: [String::new(), String::new()],
        }
    }
}

impl UncertaintySettings {
    /// The widest that a default range can be: from nothing to twice the value.
    const WIDEST: Decimal = Decimal::ONE;
    /// The highest threshold.
    const HIGHEST: Decimal = Decimal::ONE_THOUSAND;

    /// What is to be simulated of a study with these settings.
    pub fn request(&self, study: &Shared<Study>) -> SimulationRequest {
        SimulationRequest {
            study: study.clone(),
            scenario: (!self.scenario.is_empty()).then(|| self.scenario.clone()),
            default_ranges: self.default_ranges,
            threshold: self.threshold,
        }
    }

    /// Refuses what cannot be the width of a default range.
    ///
    /// # Errors
    /// [`FieldError`] below 0 and above 1.
    pub fn check_width(value: Decimal) -> Result<(), FieldError> {
        between(value, Self::WIDEST)
    }

    /// Refuses what cannot be a threshold.
    ///
    /// # Errors
    /// [`FieldError`] below 0 and above 1 000.
    pub fn check_threshold(value: Decimal) -> Result<(), FieldError> {
        between(value, Self::HIGHEST)
    }
}

fn between(value: Decimal, max: Decimal) -> Result<(), FieldError> {
    let min = Decimal::ZERO;
    match value {
        _ if value < min => Err(FieldError::TooSmall { value, min, above: false }),
        _ if value > max => Err(FieldError::TooLarge { value, max }),
        _ => Ok(()),
    }
}

impl Workspace {
    /// Does what the person asks; none when nothing changes.
    pub(super) fn act(&mut self, action: WorkspaceAction) -> Option<()> {
        let before = self.clone();
        match action {
            WorkspaceAction::Explain(figure) => {
                let known = self.trail.iter().position(|open| *open == figure);
                self.trail.truncate(known.unwrap_or(usize::MAX));
                self.trail.push(figure);
            }
            WorkspaceAction::Back(position) => self.trail.truncate(position.saturating_add(1)),
            WorkspaceAction::CloseExplanation => self.trail.clear(),
            WorkspaceAction::TogglePedigree(path) => {
                self.pedigree = (self.pedigree.as_ref() != Some(&path)).then_some(path);
            }
            WorkspaceAction::GoTo(path) => {
                self.trail.clear();
                if let Some(("outcomes", rest)) = path.split_once('/') {
                    rest.split('/').next().unwrap_or_default().clone_into(&mut self.outcome);
                }
                self.wanted = Some(path);
            }
            WorkspaceAction::Arrived => self.wanted = None,
            WorkspaceAction::ShowOutcome(id) => self.outcome = id,
            WorkspaceAction::ShowSwitching(on) => self.switching = on,
            WorkspaceAction::ToggleHypothesis(id) => match self.hypotheses.iter().position(|open| *open == id) {
                Some(position) => _ = self.hypotheses.remove(position),
                None => self.hypotheses.push(id),
            },
            WorkspaceAction::ChooseDriver(id, kind) => self.driver = Some((id, kind)),
            WorkspaceAction::ChoosePair(position, id) => *self.pair.get_mut(position)? = id,
            WorkspaceAction::SimulateScenario(id) => self.uncertainty.scenario = id,
            WorkspaceAction::ChooseGrid(position, path) => *self.uncertainty.grid.get_mut(position)? = path,
        }
        (*self != before).then_some(())
    }
}
