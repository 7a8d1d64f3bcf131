//! The plan of a trial in words.

use crate::methods::trial::{PlanEvaluation, PlanFigure as P, PlanProblem};
use crate::number::{Decimal, write};
use crate::present::Catalog;
use crate::study::trial::{Groups, PlanNumber, Sides, Solve, Trial};

impl Catalog {
    /// What follows from the plan of a trial, or why nothing does.
    pub fn plan_sentence(&self, trial: &Trial, plan: &PlanEvaluation) -> String {
        if let Some(problem) = plan.problem {
            return self.plan_problem(problem);
        }
        let number =
            |figure: P| plan.figure(figure).map_or(String::new(), |value| write::number(value, 0, self.language()));
        let effect = |figure: P| plan.figure(figure).map_or(String::new(), |value| self.planned_effect(trial, value));
        let power = plan.figure(P::Power).map_or(String::new(), |power| self.chances(power));
        let (people, found) = (number(P::People), effect(P::Effect));
        match (trial.plan.solve, trial.plan.groups) {
            (Solve::People, Groups::Two) => {
                let total = plan.figure(P::OfferedPeople).zip(plan.figure(P::ControlPeople));
                let total = total.map_or(people, |(one, other)| self.whole(one.saturating_add(other)));
                let (offered, control) = (number(P::OfferedPeople), number(P::ControlPeople));
                let values = [
                    ("n", &*power),
                    ("effect", &*found),
                    ("people", &*total),
                    ("offered", &*offered),
                    ("control", &*control),
                ];
                self.fill("trial.plan.people", &values)
            }
            (Solve::People, Groups::One) => {
                let offered = number(P::OfferedPeople);
                self.fill("trial.plan.people_of_one", &[("n", &power), ("effect", &found), ("people", &offered)])
            }
            (Solve::Power, groups) => {
                let key = if groups == Groups::One { "trial.plan.power_of_one" } else { "trial.plan.power" };
                self.fill(key, &[("n", &power), ("effect", &found), ("people", &people)])
            }
            (Solve::Effect, groups) => {
                let rise = plan.figure(P::Effect).unwrap_or_default();
                let fall = plan.figure(P::Fall).filter(|_| trial.plan.sides == Sides::Two);
                let is_even = |fall: Decimal| rise.saturating_add(fall).round_dp(9).is_zero();
                let key = match (groups, fall) {
                    (Groups::One, _) => "trial.plan.effect_of_one",
                    (_, None) if trial.plan.sides == Sides::One => "trial.plan.effect_one_sided",
                    (_, None) => "trial.plan.effect_one_way",
                    (_, Some(fall)) if is_even(fall) => "trial.plan.effect",
                    (_, Some(_)) => "trial.plan.effects",
                };
                let fall = effect(P::Fall);
                self.fill(key, &[("n", &power), ("effect", &found), ("fall", &fall), ("people", &people)])
            }
        }
    }

    /// An effect of the plan: points, or the unit of the deviation, which is standard deviations where none is stated.
    pub fn planned_effect(&self, trial: &Trial, effect: Decimal) -> String {
        let is_in_deviations = trial.plan.numbers.get(PlanNumber::Deviation).is_none();
        let unit = if is_in_deviations { self.text("trial.unit.deviations") } else { "" };
        self.trial_effect(trial.plan.measure, unit, effect)
    }

    fn whole(&self, number: Decimal) -> String {
        write::number(number, 0, self.language())
    }

    fn plan_problem(&self, problem: PlanProblem) -> String {
        let missing = match problem {
            PlanProblem::Missing(number) => self.under("trial.plan_number", number.word()),
            _ => "",
        };
        self.fill(&["trial.problem.", problem.word()].concat(), &[("number", missing)])
    }
}
