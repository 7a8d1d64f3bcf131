//! View state of the open study, besides the study itself: what is explained, opened and chosen.

use super::{Removed, Section};
use crate::analysis::DefaultRanges;
use crate::analysis::simulation::SimulationRequest;
use crate::methods::FigureRef;
use crate::number::Decimal;
use crate::study::{FieldError, NumberPath, Shared, Study};

/// What is open and chosen in a study. Opening another study resets it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Workspace {
    /// Id of its study; empty until the user first leaves a room.
    pub study: String,
    /// The trail of explained figures, each opened from the one before. Figures, unlike positions on the sheet, keep their
    /// meaning when numbers change.
    pub trail: Vec<FigureRef>,
    /// Id of the scenario that they are figures of; none for the study as stated.
    pub trail_of: Option<String>,
    /// The number whose pedigree is shown.
    pub pedigree: Option<NumberPath>,
    /// The path of the part or number that gets the focus once its room is mounted.
    pub wanted: Option<String>,
    /// Id of the outcome in the card view; the first outcome when it does not exist.
    pub outcome: String,
    /// Whether the switching values are shown.
    pub switching: bool,
    /// Whether the scenarios are built, rather than compared.
    pub builds_scenarios: bool,
    /// Ids of the inputs whose details are shown; of a resource over several years, that of its first input.
    pub inputs: Vec<String>,
    /// The two hypotheses chosen to be declared incompatible.
    pub pair: [String; 2],
    /// The part that was deleted last, until the study changes otherwise.
    pub removed: Option<Removed>,
    /// Whether the ways to share the study are shown.
    pub sharing: bool,
    /// Settings of the uncertainty room.
    pub uncertainty: UncertaintySettings,
}

/// Settings of the uncertainty room.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct UncertaintySettings {
    /// The width of the default ranges.
    pub default_ranges: DefaultRanges,
    /// Paths of the two numbers of the grid; the most influential ones where these are not available.
    pub grid: [String; 2],
}

/// Actions on the workspace.
#[derive(Debug, Clone, PartialEq)]
pub enum WorkspaceAction {
    /// Explains a figure of the study as stated, or of the scenario with this id; goes back to it if it is on the trail already.
    Explain(Option<String>, FigureRef),
    /// Goes back to the nth figure of the trail.
    Back(usize),
    /// Closes the explanation.
    CloseExplanation,
    /// Shows the pedigree of a number, or hides it.
    TogglePedigree(NumberPath),
    /// Moves the focus to the part or number with this path once its room is mounted.
    GoTo(String),
    /// The focus has arrived there.
    Arrived,
    /// Shows this outcome in the card view.
    ShowOutcome(String),
    /// Shows or hides the switching values.
    ShowSwitching(bool),
    /// Builds the scenarios, or compares them.
    BuildScenarios(bool),
    /// Shows or hides the ways to share the study.
    Share(bool),
    /// Shows or hides the details of an input.
    ToggleInput(String),
    /// Chooses the first (0) or the second (1) hypothesis of a pair to declare incompatible.
    ChoosePair(usize, String),
    /// Chooses the number of the rows (0) or of the columns (1) of the grid.
    ChooseGrid(usize, String),
}

impl UncertaintySettings {
    /// Maximum half-width of a default range: from nothing to twice the value.
    const WIDEST: Decimal = Decimal::ONE;

    /// The request to simulate a study: the scenario that it chooses, or the study as stated.
    pub fn request(&self, study: &Shared<Study>) -> SimulationRequest {
        let scenario = &study.simulated_scenario;
        let scenario = (!scenario.is_empty()).then(|| scenario.clone());
        SimulationRequest { scenario, ..self.request_as_stated(study) }
    }

    /// The request to simulate a study as stated, whatever scenario it chooses.
    pub fn request_as_stated(&self, study: &Shared<Study>) -> SimulationRequest {
        SimulationRequest {
            study: study.clone(),
            scenario: None,
            default_ranges: self.default_ranges,
            threshold: study.threshold.0,
        }
    }

    /// Checks the width of a default range.
    ///
    /// # Errors
    /// [`FieldError`] below 0 and above 1.
    pub fn check_width(value: Decimal) -> Result<(), FieldError> {
        FieldError::check_within(value, Decimal::ZERO, Self::WIDEST)
    }
}

impl Workspace {
    /// Applies an action; `None` when nothing changes.
    pub(super) fn act(&mut self, action: WorkspaceAction) -> Option<()> {
        let before = self.clone();
        match action {
            WorkspaceAction::Explain(scenario, figure) => {
                if self.trail_of != scenario {
                    self.trail.clear();
                    self.trail_of = scenario;
                }
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
                if Section::of_path(&path) == Section::Scenarios {
                    self.builds_scenarios = true;
                }
                if let Some(id) = details_of_input(&path)
                    && !self.inputs.contains(&id)
                {
                    self.inputs.push(id);
                }
                if let Some(("outcomes", rest)) = path.split_once('/') {
                    rest.split('/').next().unwrap_or_default().clone_into(&mut self.outcome);
                }
                self.wanted = Some(path);
            }
            WorkspaceAction::Arrived => self.wanted = None,
            WorkspaceAction::ShowOutcome(id) => self.outcome = id,
            WorkspaceAction::ShowSwitching(on) => self.switching = on,
            WorkspaceAction::BuildScenarios(on) => self.builds_scenarios = on,
            WorkspaceAction::Share(on) => self.sharing = on,
            WorkspaceAction::ToggleInput(id) => match self.inputs.iter().position(|open| *open == id) {
                Some(position) => _ = self.inputs.remove(position),
                None => self.inputs.push(id),
            },
            WorkspaceAction::ChoosePair(position, id) => *self.pair.get_mut(position)? = id,
            WorkspaceAction::ChooseGrid(position, path) => *self.uncertainty.grid.get_mut(position)? = path,
        }
        (*self != before).then_some(())
    }
}

/// The input whose details hold what a path leads to; none where the table of the inputs shows it.
fn details_of_input(path: &str) -> Option<String> {
    let (id, rest) = path.strip_prefix("inputs/")?.split_once('/').unwrap_or((path.strip_prefix("inputs/")?, ""));
    let is_in_table = matches!(rest, "label" | "quantity" | "unit_value" | "stakeholder" | "kind");
    (!is_in_table).then(|| id.to_owned())
}
