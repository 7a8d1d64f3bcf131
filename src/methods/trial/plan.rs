//! The plan of a trial: how many people, with which power, to find how small an effect.

use super::design_effect::design_effect;
use super::figure::PlanFigure as P;
use super::power::Design;
use crate::number::real::{near, near_decimal};
use crate::number::{CheckedOps as _, Decimal};
use crate::sheet::{CellUnit, Derivation};
use crate::study::EffectMeasure;
use crate::study::trial::{Groups, PlanNumber as N, PowerMethod, Solve, Trial, TrialNumber};

/// Why a plan has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanProblem {
    /// A number that it needs is not stated.
    Missing(N),
    /// The offer does not raise the take-up.
    NoFirstStage,
    /// The effect is 0, or leads to a share below 0 or above 1.
    ImpossibleEffect,
    /// No number of people up to ten billion is enough.
    TooManyPeople,
    /// Not even the largest possible difference would be found.
    NothingIsFound,
    /// There are too few people, or too few clusters, to compare.
    TooFewPeople,
    /// The share without the offer is 0 or 1, and the method takes its variance, which is then 0.
    NoVariance,
    /// The power is no higher than the significance: any trial has it.
    PowerTooLow,
}

impl PlanProblem {
    /// Its word in the result and in the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Missing(_) => "missing",
            Self::NoFirstStage => "no_first_stage",
            Self::ImpossibleEffect => "impossible_effect",
            Self::TooManyPeople => "too_many_people",
            Self::NothingIsFound => "nothing_is_found",
            Self::TooFewPeople => "too_few_people",
            Self::NoVariance => "no_variance",
            Self::PowerTooLow => "power_too_low",
        }
    }
}

/// The power at a number of people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PowerPoint {
    /// People drawn by lot.
    pub people: f64,
    /// The probability of finding the effect.
    pub power: f64,
}

/// The results of a plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlanEvaluation {
    /// Its figures.
    pub steps: Derivation<P>,
    /// Why there is no result.
    pub problem: Option<PlanProblem>,
    /// The power at growing numbers of people, for the effect; empty without a result.
    pub curve: Vec<PowerPoint>,
}

/// A plan with its numbers as reals.
struct Reals {
    design: Design,
    response: f64,
    first_stage: f64,
    power: f64,
}

/// Evaluates the plan of a trial.
///
/// The effect over all with the offer is `effect · (c − s₀)`; of the people drawn by lot the response answers, and the variance is
/// multiplied by `DEFF (1 − R²)`. See [`Design::power`] for the power.
pub fn plan(trial: &Trial) -> PlanEvaluation {
    let mut evaluation = PlanEvaluation::default();
    if let Err(problem) = solve(trial, &mut evaluation) {
        evaluation.problem = Some(problem);
        evaluation.curve.clear();
    }
    evaluation
}

fn solve(trial: &Trial, evaluation: &mut PlanEvaluation) -> Result<(), PlanProblem> {
    let plan = &trial.plan;
    let steps = &mut evaluation.steps;
    let reals = stated(trial, steps)?;
    let needed = |number| plan.number(number).ok_or(PlanProblem::Missing(number));
    let effect_unit = super::steps::level_unit(plan.measure);
    match plan.solve {
        Solve::People => {
            let (effect, diluted) = effect(trial, steps, &reals)?;
            let answers = reals.design.people(diluted, reals.power).ok_or(PlanProblem::TooManyPeople)?;
            let people = answers / reals.response;
            result(
                steps,
                P::People,
                CellUnit::Count,
                people,
                &[P::Effect, P::Power, P::Significance, P::DilutedEffect],
            )?;
            draw_curve(evaluation, &reals, effect, people);
            round_up(evaluation, &reals, answers);
        }
        Solve::Power => {
            let (effect, diluted) = effect(trial, steps, &reals)?;
            let people = near(needed(N::People)?);
            let power = reals.power_at(people, diluted)?;
            steps.stated(P::People, CellUnit::Count, needed(N::People)?);
            result(
                steps,
                P::Power,
                CellUnit::Share,
                power,
                &[P::People, P::Effect, P::Significance, P::DilutedEffect],
            )?;
            draw_curve(evaluation, &reals, effect, people);
        }
        Solve::Effect => {
            let people = near(needed(N::People)?);
            steps.stated(P::People, CellUnit::Count, needed(N::People)?);
            reals.can_compare(people)?;
            let find = |is_rise| reals.design.effect(people * reals.response, reals.power, is_rise);
            let whole = |diluted: f64| diluted / reals.first_stage;
            let parts = [P::People, P::Power, P::Significance, P::FirstStage];
            let possible = |effect: &f64| plan.measure == EffectMeasure::Means || effect.abs() <= 1.0;
            let (rise, fall) = (find(true).map(whole).filter(possible), find(false).map(whole).filter(possible));
            let first = rise.or(fall).ok_or(PlanProblem::NothingIsFound)?;
            result(steps, P::Effect, effect_unit, first, &parts)?;
            if let Some(fall) = fall.filter(|_| rise.is_some()) {
                result(steps, P::Fall, effect_unit, fall, &parts)?;
            }
            draw_curve(evaluation, &reals, first, people);
        }
    }
    Ok(())
}

/// Puts the stated numbers into the derivation and gives them as reals.
fn stated(trial: &Trial, steps: &mut Derivation<P>) -> Result<Reals, PlanProblem> {
    let plan = &trial.plan;
    let mut put = |figure, unit, number: N| {
        let value = plan.number(number).ok_or(PlanProblem::Missing(number))?;
        steps.stated(figure, unit, value);
        Ok(near(value))
    };
    let base = match plan.measure {
        EffectMeasure::Shares => put(P::Base, CellUnit::Share, N::BaseShare)?,
        EffectMeasure::Means => 0.0,
    };
    let deviation = match plan.measure {
        EffectMeasure::Shares => 1.0,
        EffectMeasure::Means => put(P::Deviation, CellUnit::Factor, N::Deviation)?,
    };
    let power = plan.number(N::Power).map_or(0.8, near);
    if plan.solve != Solve::Power {
        put(P::Power, CellUnit::Share, N::Power)?;
    }
    let offered_share = match plan.groups {
        Groups::Two => put(P::OfferedShare, CellUnit::Share, N::OfferedShare)?,
        Groups::One => 1.0,
    };
    let response = put(P::Response, CellUnit::Share, N::Response)?;
    let r_squared = put(P::RSquared, CellUnit::Share, N::RSquared)?;
    put(P::TakeUp, CellUnit::Share, N::TakeUp)?;
    put(P::ControlTakeUp, CellUnit::Share, N::ControlTakeUp)?;
    steps.step(
        P::FirstStage,
        CellUnit::Share,
        "{1}\u{a0}− {2}",
        &[P::TakeUp, P::ControlTakeUp],
        super::steps::difference,
    );
    let significance = trial.number(TrialNumber::Significance).unwrap_or_default();
    steps.stated(P::Significance, CellUnit::Share, significance);
    let factor = design_effect(trial);
    if let Some(factor) = factor {
        steps.observed(P::DesignEffect, CellUnit::Factor, factor, &[]);
    }
    let first_stage = steps.get(P::FirstStage).and_then(|step| step.value.ok()).map_or(0.0, near);
    if first_stage <= 0.0 {
        return Err(PlanProblem::NoFirstStage);
    }
    let significance = near(significance);
    if plan.solve != Solve::Power && power <= significance {
        return Err(PlanProblem::PowerTooLow);
    }
    let has_no_variance = base * (1.0 - base) <= 0.0 && plan.measure == EffectMeasure::Shares;
    if has_no_variance && plan.power_method() == PowerMethod::Normal {
        return Err(PlanProblem::NoVariance);
    }
    let design = Design {
        measure: plan.measure,
        method: plan.power_method(),
        groups: plan.groups,
        sides: plan.sides,
        significance,
        base,
        deviation,
        offered_share,
        variance_factor: factor.map_or(1.0, near) * (1.0 - r_squared),
        cluster_size: trial.numbers.get(TrialNumber::ClusterSize).map(near),
    };
    Ok(Reals { design, response, first_stage, power })
}

/// The effect as stated, and what is left of it over all people with the offer.
fn effect(trial: &Trial, steps: &mut Derivation<P>, reals: &Reals) -> Result<(f64, f64), PlanProblem> {
    let plan = &trial.plan;
    let stated = plan.number(N::Effect).ok_or(PlanProblem::Missing(N::Effect))?;
    steps.stated(P::Effect, super::steps::level_unit(plan.measure), stated);
    let unit = super::steps::level_unit(plan.measure);
    steps.step(P::DilutedEffect, unit, "{1}\u{a0}× {2}", &[P::Effect, P::FirstStage], |values| match values {
        [effect, stage] => effect.times(*stage),
        _ => None,
    });
    let diluted = steps.get(P::DilutedEffect).and_then(|step| step.value.ok()).map_or(f64::NAN, near);
    let other = reals.design.base + diluted;
    let possible = plan.measure == EffectMeasure::Means || (0.0..=1.0).contains(&other);
    if stated.is_zero() || !possible || !diluted.is_finite() {
        return Err(PlanProblem::ImpossibleEffect);
    }
    Ok((near(stated), diluted))
}

/// Adds a result that is found by trying: it has its parts, and no formula of one line.
fn result(steps: &mut Derivation<P>, figure: P, unit: CellUnit, value: f64, parts: &[P]) -> Result<(), PlanProblem> {
    let value = near_decimal(value).ok_or(PlanProblem::TooManyPeople)?;
    steps.observed(figure, unit, value, parts);
    Ok(())
}

impl Reals {
    /// Whether so many people drawn by lot leave the test a degree of freedom.
    fn can_compare(&self, people: f64) -> Result<(), PlanProblem> {
        let least = self.design.least_people();
        if people * self.response > least { Ok(()) } else { Err(PlanProblem::TooFewPeople) }
    }

    /// The power at so many people drawn by lot.
    fn power_at(&self, people: f64, diluted: f64) -> Result<f64, PlanProblem> {
        self.can_compare(people)?;
        let power = self.design.power(people * self.response, diluted);
        if power.is_finite() { Ok(power) } else { Err(PlanProblem::TooFewPeople) }
    }
}

/// How many people each group needs, rounded up, and how many are to be drawn by lot for that.
fn round_up(evaluation: &mut PlanEvaluation, reals: &Reals, answers: f64) {
    let share = reals.design.offered_share;
    // Half a billionth of a person is the last digit of a root.
    let up = |people: f64| libm::ceil(people - 5e-10);
    let mut put = |figure, value: f64, parts: &[P]| {
        if let Some(value) = near_decimal(value) {
            evaluation.steps.observed(figure, CellUnit::Count, value, parts);
        }
    };
    let (offered, control) = (answers * share, answers - answers * share);
    put(P::OfferedAnswers, offered, &[P::People, P::Response, P::OfferedShare]);
    put(P::OfferedPeople, up(up(offered) / reals.response), &[P::OfferedAnswers, P::Response]);
    if reals.design.groups == Groups::Two {
        put(P::ControlAnswers, control, &[P::People, P::Response, P::OfferedShare]);
        put(P::ControlPeople, up(up(control) / reals.response), &[P::ControlAnswers, P::Response]);
    }
}

/// Points of a power curve.
const POINTS: u32 = 40;

/// The power for this effect from few people up to twice as many as stated or found.
fn draw_curve(evaluation: &mut PlanEvaluation, reals: &Reals, effect: f64, people: f64) {
    let diluted = effect * reals.first_stage;
    let point = |n: u32| {
        let people = people * f64::from(n) / f64::from(POINTS / 2);
        let power = reals.power_at(people, diluted).ok()?;
        Some(PowerPoint { people, power })
    };
    evaluation.curve = (1..=POINTS).filter_map(point).collect();
}

impl PlanEvaluation {
    /// A figure of the plan.
    pub fn figure(&self, figure: P) -> Option<Decimal> {
        self.steps.get(figure)?.value.ok()
    }
}
