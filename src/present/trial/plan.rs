//! The plan of a trial in words.

use crate::methods::trial::{PlanEvaluation, PlanFigure as P, PlanProblem};
use crate::number::{Decimal, write};
use crate::present::Catalog;
use crate::study::trial::{Groups, Solve, Trial};

impl Catalog {
    /// What follows from the plan of a trial, or why nothing does.
    pub fn plan_sentence(&self, trial: &Trial, plan: &PlanEvaluation) -> String {
        if let Some(problem) = plan.problem {
            return self.plan_problem(problem);
        }
        let number =
            |figure: P| plan.figure(figure).map_or(String::new(), |value| write::number(value, 0, self.language()));
        let effect = |figure: P| {
            plan.figure(figure).map_or(String::new(), |value| self.trial_effect(trial.plan.measure, "", value))
        };
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
            (Solve::Power, _) => {
                self.fill("trial.plan.power", &[("n", &power), ("effect", &found), ("people", &people)])
            }
            (Solve::Effect, _) if plan.figure(P::Fall).is_some() => {
                let fall = effect(P::Fall);
                let values = [("n", &*power), ("effect", &*found), ("fall", &*fall), ("people", &*people)];
                self.fill("trial.plan.effects", &values)
            }
            (Solve::Effect, _) => {
                self.fill("trial.plan.effect", &[("n", &power), ("effect", &found), ("people", &people)])
            }
        }
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
