//! A figure of any method: what it is, what it comes to, and how it was obtained.
//!
//! The page shows, opens and explains figures without knowing whose they are. A method whose figures are cells of a sheet
//! implements [`CellMethod`]; one whose results are no sums of products hands over a [`Derivation`](crate::sheet::Derivation). A new
//! method adds a variant to [`FigureRef`], its arm in [`StudyFigures::step`](super::StudyFigures::step), and the names of its figures in the room `present`.

use super::effect::EffectFigure;
use super::simulated::SimulatedFigure;
use super::sroi::figure::Figure;
use super::trial::TrialFigureRef;
use super::volunteering::VolunteerFigure;
use crate::number::Decimal;
use crate::sheet::{CellId, CellUnit, EvaluationError, Exact, Formula, Sheet};
use crate::study::NumberPath;

/// A figure of any method. It says what the figure is and not where it stands, so that it stays the same while numbers change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureRef {
    /// A figure of the social return on investment.
    Sroi(Figure),
    /// A figure about the volunteer time of the nth input.
    Volunteering(usize, VolunteerFigure),
    /// A figure about the measured effect of the nth outcome.
    Effect(usize, EffectFigure),
    /// A figure of the simulation that was run last.
    Simulated(SimulatedFigure),
    /// A figure of the randomised trial.
    Trial(TrialFigureRef),
}

impl From<Figure> for FigureRef {
    fn from(figure: Figure) -> Self {
        Self::Sroi(figure)
    }
}

impl FigureRef {
    /// Whether there is anything to explain: the number 1 needs no explanation.
    pub fn is_explained(self) -> bool {
        self != Self::Sroi(Figure::One)
    }
}

/// What a figure that follows from no other one rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureOrigin {
    /// It follows from other figures, or from the structure of the study.
    Computed,
    /// The person states it.
    Stated(NumberPath),
    /// A constant of a publication: the key of its source in the catalogue, under `source.`.
    Published(&'static str),
    /// A public reference value: its key in [`References`](crate::file::References).
    Reference(&'static str),
}

/// What a figure comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureValue {
    /// Which figure.
    pub figure: FigureRef,
    /// Its unit.
    pub unit: CellUnit,
    /// The figure, or why there is none.
    pub value: Result<Decimal, EvaluationError>,
    /// What it rests on.
    pub origin: FigureOrigin,
}

/// How a figure follows from its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepFormula {
    /// It follows from nothing: it is stated, fixed or published.
    Given,
    /// The sum of the parts.
    Sum,
    /// The product of the parts.
    Product,
    /// The first part less the second.
    Difference,
    /// The first part divided by the second.
    Quotient,
    /// 1 less the part.
    Complement,
    /// How much of the unit interval that starts at a number lies below the part.
    Portion(u32),
    /// The part to the power `halves / 2`.
    Power(i64),
    /// The formula of a derivation, with `{1}`, `{2}` … in the place of the parts.
    Written(&'static str),
}

impl From<Formula<'_>> for StepFormula {
    fn from(formula: Formula<'_>) -> Self {
        match formula {
            Formula::Input(_) | Formula::Constant(_) => Self::Given,
            Formula::Sum(_) => Self::Sum,
            Formula::Product(_) => Self::Product,
            Formula::Difference(..) => Self::Difference,
            Formula::Quotient(..) => Self::Quotient,
            Formula::Complement(_) => Self::Complement,
            Formula::Portion { after, .. } => Self::Portion(after),
            Formula::Power { halves, .. } => Self::Power(halves),
        }
    }
}

/// How one figure was obtained, whatever its method.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureStep {
    /// The figure.
    pub shown: FigureValue,
    /// How it follows from its parts.
    pub formula: StepFormula,
    /// The parts in the order of the formula.
    pub parts: Vec<FigureValue>,
}

/// A method whose figures are cells of a sheet.
pub trait CellMethod {
    /// What a cell is.
    type Key: Copy + PartialEq;

    /// The sheet.
    fn sheet(&self) -> &Sheet<Self::Key>;

    /// Its figures.
    fn values(&self) -> &Exact;

    /// The figure of a cell with this key.
    fn figure_ref(&self, key: Self::Key) -> FigureRef;

    /// What the figure of an input cell or a constant rests on.
    fn origin(&self, key: Self::Key) -> FigureOrigin;

    /// What the figure in a cell comes to.
    fn shown(&self, cell: CellId) -> Option<FigureValue> {
        let key = self.sheet().key(cell)?;
        Some(FigureValue {
            figure: self.figure_ref(key),
            unit: self.sheet().unit(cell)?,
            value: self.values().get(cell),
            origin: self.origin(key),
        })
    }

    /// How the figure with this key was obtained.
    fn explained(&self, key: Self::Key) -> Option<FigureStep> {
        let cell = self.sheet().find(key)?;
        let step = self.sheet().step(self.values(), cell)?;
        let parts = step.parts.iter().filter_map(|part| self.shown(*part)).collect();
        Some(FigureStep { shown: self.shown(cell)?, formula: step.formula.into(), parts })
    }
}
