//! What the figures of a trial are called.

use crate::methods::trial::TrialFigureRef;
use crate::present::Catalog;

impl Catalog {
    /// The name of a figure of a trial.
    #[inline(never)] // with the rooms that need it, in the deferred part of the program
    pub fn trial_figure_name(&self, figure: TrialFigureRef) -> String {
        match figure {
            TrialFigureRef::Outcome(_, key) => self.trial_figure(key),
            TrialFigureRef::Baseline(_, figure) => self.under("trial.figure", figure.word()).to_owned(),
            TrialFigureRef::Plan(figure) => self.under("trial.plan_figure", figure.word()).to_owned(),
        }
    }
}
