//! What the host chooses and what a visitor does.

use super::{MOST_NUMBERS, USUAL_NUMBERS, Widget};
use crate::analysis::scenarios::apply_quietly;
use crate::analysis::{DefaultRanges, tornado};
use crate::app::Movable;
use crate::app::set_value::set_value;
use crate::file::References;
use crate::methods::no_trial;
use crate::methods::sroi::Evaluation;
use crate::methods::{CellMethod as _, FigureRef, StudyFigures};
use crate::present::Catalog;
use crate::sheet::CellId;
use crate::study::lookup::{find, position};
use crate::study::{Basis, Estimate, NumberPath, Shared, Study};

/// What a visitor does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WidgetAction {
    /// Moves a number: its place among those that may be moved, and the step of its slider.
    Move(usize, u32),
    /// Moves all numbers back to where they were.
    Restore,
    /// Explains the ratio, or the total value where there is none.
    Explain,
    /// Explains the figure at this place of the open explanation.
    Open(usize),
    /// Goes back to the figure at this place of the trail.
    Back(usize),
    /// Closes the explanation.
    Close,
}

impl Widget {
    /// Shows a scenario, by its id or its name; `None` where the study has no such scenario.
    pub fn show_scenario(&mut self, word: &str) -> Option<()> {
        let wanted = word.trim();
        let scenarios = &self.stated.scenarios;
        let by_name = || scenarios.iter().position(|scenario| scenario.name.trim().eq_ignore_ascii_case(wanted));
        let place = position(scenarios, wanted).or_else(by_name)?;
        self.scenario = Some(scenarios.get(place)?.id.clone());
        self.derive()
    }

    /// Lets visitors move these numbers, by their paths; those that decide most where the host chooses none. Returns the paths that
    /// name no number of the study that can be moved, and those beyond [`MOST_NUMBERS`].
    pub fn let_move(&mut self, chosen: Option<&[String]>) -> Vec<String> {
        let (stated, shown) = (&self.stated, &self.shown);
        let ranges = DefaultRanges::default();
        let Some(chosen) = chosen else {
            let numbers = Movable::decisive(stated, shown, &tornado(shown, &self.evaluation, &ranges), USUAL_NUMBERS);
            self.numbers = if numbers.is_empty() { self.as_unknown() } else { numbers };
            return Vec::new();
        };
        let mut refused = Vec::new();
        let mut numbers: Vec<Movable> = Vec::new();
        for path in chosen {
            let target = NumberPath::parse(path);
            let number = target.and_then(|target| Movable::chosen(&target, stated, shown, &ranges));
            match number.filter(|number| numbers.iter().all(|known| known.target != number.target)) {
                Some(number) if numbers.len() < MOST_NUMBERS => numbers.push(number),
                _ => refused.push(path.clone()),
            }
        }
        self.numbers = numbers;
        refused
    }

    /// The numbers that would decide most if nobody knew any: where none has a range, a visitor still finds something to move.
    fn as_unknown(&self) -> Vec<Movable> {
        let mut study: Study = (*self.shown).clone();
        for (target, _) in self.evaluation.targets() {
            if let Some(estimate) = target.get(&self.shown) {
                let estimate = Estimate { basis: Some(Basis::Unknown), range: None, sample: None, ..estimate };
                // One that cannot be stated so stays as it is.
                let _ = target.set(&mut study, Some(estimate));
            }
        }
        let bars = tornado(&study, &Evaluation::without_findings(&study), &DefaultRanges::default());
        let chosen = bars
            .iter()
            .filter_map(|bar| Movable::chosen(&bar.target, &self.stated, &self.shown, &DefaultRanges::default()));
        chosen.take(USUAL_NUMBERS).collect()
    }

    /// The numbers that may be moved.
    pub fn numbers(&self) -> &[Movable] {
        &self.numbers
    }

    /// Does what a visitor asks for; `None` where nothing changes.
    pub fn act(
        &mut self,
        action: WidgetAction,
        catalog: &Catalog,
        references: fn() -> Option<&'static References>,
    ) -> Option<()> {
        match action {
            WidgetAction::Move(place, step) => {
                let number = self.numbers.get(place)?;
                let value = number.value_at(step)?;
                if number.target.get(&self.stated)?.point() == value {
                    return None;
                }
                let mut study: Study = (*self.stated).clone();
                // From where it was in the study: moved twice, a range would be another one than moved once.
                let original = number.target.get(&self.original)?;
                let is_back = original.point() == value;
                number.target.set(&mut study, Some(original)).ok()?;
                if !is_back {
                    set_value(&mut study, &number.target, Some(value)).ok()?;
                }
                self.state(Shared::new(study))
            }
            WidgetAction::Restore if self.is_moved() => self.state(self.original.clone()),
            WidgetAction::Restore => None,
            WidgetAction::Explain => {
                self.trail = vec![self.evaluation.shown(self.headline()?)?.figure];
                Some(())
            }
            WidgetAction::Open(place) => {
                let explanation = catalog.explain(&self.figures(references), *self.trail.last()?)?;
                let figure = explanation.rows.get(place)?.part.figure.filter(|figure| figure.is_explained())?;
                self.trail.push(figure);
                Some(())
            }
            WidgetAction::Back(place) => {
                let kept = place.saturating_add(1);
                (kept < self.trail.len()).then(|| self.trail.truncate(kept))
            }
            WidgetAction::Close => {
                let is_open = !self.trail.is_empty();
                is_open.then(|| self.trail.clear())
            }
        }
    }

    /// The figures whose explanations are open, each from the one before.
    pub fn trail(&self) -> &[FigureRef] {
        &self.trail
    }

    /// The cell of the figure that the sentence states.
    fn headline(&self) -> Option<CellId> {
        let evaluation = &self.evaluation;
        evaluation.ratio().or_else(|| Some(evaluation.present_value())).filter(|cell| evaluation.value(*cell).is_some())
    }

    fn state(&mut self, study: Shared<Study>) -> Option<()> {
        self.stated = study;
        self.derive()
    }

    /// The figures of all methods.
    pub fn figures(&self, references: fn() -> Option<&'static References>) -> StudyFigures<'_> {
        StudyFigures {
            study: &self.shown,
            evaluation: &self.evaluation,
            references,
            trial_step: no_trial,
            simulated: None,
        }
    }

    /// Derives what is shown from what is stated.
    fn derive(&mut self) -> Option<()> {
        self.shown = match &self.scenario {
            Some(id) => {
                let scenario = find(&self.stated.scenarios, id)?;
                Shared::new(apply_quietly(&self.stated, scenario).study)
            }
            None => self.stated.clone(),
        };
        self.evaluation = Evaluation::without_findings(&self.shown);
        Some(())
    }
}
