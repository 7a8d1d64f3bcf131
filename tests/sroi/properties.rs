//! Properties of the evaluation for any study.

use crate::common::{SAME, case, figure, scale, with};
use crate::support;
use proptest::prelude::*;
use retombees::methods::sroi::{ChainStep, Evaluation, Level, switching};
use retombees::number::Decimal;
use retombees::sheet::CellId;
use retombees::study::field::{Field, OutcomeField, PartField};
use retombees::study::{Adjustment, Discounting, DropOffFrom, Estimate, NumberPath, Outcome, Study, Timing};

const CASES: u32 = 96;

/// The distance at which two ways of adding up the same terms agree.
fn rounding(study: &Study) -> Decimal {
    SAME * scale(study)
}

fn close(what: &str, found: Decimal, expected: Decimal, distance: Decimal) -> Result<(), TestCaseError> {
    prop_assert!((found - expected).abs() <= distance, "{what}: {found} for {expected}");
    Ok(())
}

fn of(evaluation: &Evaluation, cell: Option<CellId>) -> Option<Decimal> {
    cell.and_then(|cell| evaluation.value(cell))
}

/// Every list in another order: turned by some places, then mirrored.
pub(crate) fn reordered(study: &Study, places: usize) -> Study {
    fn turn<T: Clone>(list: &[T], places: usize) -> Vec<T> {
        let mut list = list.to_vec();
        let places = places.checked_rem(list.len()).unwrap_or(0);
        list.rotate_left(places);
        list.reverse();
        list
    }
    Study {
        stakeholders: turn(&study.stakeholders, places),
        inputs: turn(&study.inputs, places),
        outcomes: turn(&study.outcomes, places),
        ..study.clone()
    }
}

/// The study with one outcome changed.
fn changed(study: &Study, place: usize, change: impl Fn(&mut Outcome)) -> Study {
    let mut next = study.clone();
    change(next.outcomes[place].make_mut());
    next
}

/// An outcome with one number of a part for all years.
fn once(outcome: &mut Outcome, part: PartField, value: Estimate) {
    outcome.by_year.retain(|known| known.part != part);
    *outcome.member_mut(part).unwrap() = Some(value);
}

/// The study without rates of single outcomes: one schedule discounts all of it.
fn discounted_alike(study: &Study) -> Study {
    let mut study = study.clone();
    study.outcomes.iter_mut().for_each(|outcome| outcome.make_mut().discount_rate = None);
    study
}

/// A deduction of everything.
fn whole() -> Estimate {
    Estimate::of(Decimal::ONE)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn the_order_of_rows_never_matters(study in support::study(), places in 0..7_usize) {
        let other = reordered(&study, places);
        let (first, second) = (Evaluation::of(&study), Evaluation::of(&other));
        let distance = rounding(&study);
        let totals = [
            ("present value", first.present_value(), second.present_value()),
            ("net present value", first.net_present_value(), second.net_present_value()),
            ("inputs", first.inputs_present_value(), second.inputs_present_value()),
        ];
        for (what, cell, other_cell) in totals {
            close(what, figure(&second, other_cell), figure(&first, cell), distance)?;
        }
        prop_assert_eq!(first.ratio().is_some(), second.ratio().is_some());
        for (place, outcome) in study.outcomes.iter().enumerate() {
            let elsewhere = other.outcomes.iter().position(|it| it.id == outcome.id).unwrap();
            prop_assert_eq!(of(&first, first.impact(place)), of(&second, second.impact(elsewhere)));
            let value = of(&first, first.outcome_present_value(place));
            prop_assert_eq!(value, of(&second, second.outcome_present_value(elsewhere)));
        }
        for (place, stakeholder) in study.stakeholders.iter().enumerate() {
            let elsewhere = other.stakeholders.iter().position(|it| it.id == stakeholder.id).unwrap();
            let value = of(&first, first.stakeholder_present_value(place)).unwrap();
            close("stakeholder", of(&second, second.stakeholder_present_value(elsewhere)).unwrap(), value, distance)?;
        }
    }

    #[test]
    fn a_deduction_of_the_whole_leaves_exactly_nothing(study in support::study()) {
        for (place, outcome) in study.outcomes.iter().enumerate() {
            let deductions: [fn(&mut Outcome); 4] = [
                |it| once(it, PartField::Deadweight, whole()),
                |it| once(it, PartField::Displacement, whole()),
                |it| once(it, PartField::Attribution, whole()),
                |it| it.adjustments.push(Adjustment { share: Some(whole()), ..Adjustment::default() }),
            ];
            // Beside an effect a deadweight takes nothing away.
            for deduction in deductions.into_iter().skip(usize::from(outcome.effect.is_some())) {
                let evaluation = Evaluation::of(&changed(&study, place, deduction));
                let expected = (outcome.valued && study.is_stated(outcome)).then_some(Decimal::ZERO);
                prop_assert_eq!(of(&evaluation, evaluation.impact(place)), expected);
                let expected = study.counts(outcome).then_some(Decimal::ZERO);
                prop_assert_eq!(of(&evaluation, evaluation.outcome_present_value(place)), expected);
            }
        }
    }

    #[test]
    fn a_drop_off_of_the_whole_leaves_the_first_period(study in support::study()) {
        for place in 0..study.outcomes.len() {
            let gone = |it: &mut Outcome| {
                once(it, PartField::DropOff, whole());
                it.drop_off_from = DropOffFrom::SecondYear;
            };
            let gone = Evaluation::of(&changed(&study, place, gone));
            let once = |it: &mut Outcome| {
                once(it, PartField::DropOff, Estimate::of(Decimal::ZERO));
                it.duration = Some(Estimate::of(it.duration_or_one().min(Decimal::ONE)));
            };
            let once = Evaluation::of(&changed(&study, place, once));
            let value = of(&gone, gone.outcome_present_value(place));
            prop_assert_eq!(value, of(&once, once.outcome_present_value(place)));
        }
    }

    #[test]
    fn a_duration_of_nothing_leaves_nothing(study in support::study()) {
        for (place, outcome) in study.outcomes.iter().enumerate() {
            let evaluation = Evaluation::of(&changed(&study, place, |it| it.duration = Some(Estimate::of(0))));
            let expected = study.counts(outcome).then_some(Decimal::ZERO);
            prop_assert_eq!(of(&evaluation, evaluation.outcome_present_value(place)), expected);
        }
    }

    #[test]
    fn a_rate_of_zero_gives_the_plain_sum(study in support::study(), mid in any::<bool>()) {
        let study = discounted_alike(&study);
        let timing = if mid { Timing::Mid } else { Timing::Start };
        let zero = Discounting { timing, ..Discounting::single(Decimal::ZERO, "") };
        let at_zero = Evaluation::of(&Study { discounting: Some(zero), ..study.clone() });
        let undiscounted = Evaluation::of(&Study { discounting: None, ..study.clone() });
        let found = figure(&at_zero, at_zero.present_value());
        prop_assert_eq!(found, figure(&undiscounted, undiscounted.present_value()));
        let plain: Decimal = undiscounted.years().map(|year| figure(&undiscounted, year.value)).sum();
        close("plain sum", found, plain, rounding(&study))?;
        let total = figure(&undiscounted, undiscounted.inputs_total());
        prop_assert_eq!(figure(&at_zero, at_zero.inputs_present_value()), total);
    }

    #[test]
    fn twice_the_inputs_give_half_the_ratio(study in support::study()) {
        let mut twice = study.clone();
        for input in &mut twice.inputs {
            let input = input.make_mut();
            input.unit_value = input.unit_value.as_ref().map(|value| Estimate::of(value.point() * Decimal::TWO));
        }
        let (once, twice) = (Evaluation::of(&study), Evaluation::of(&twice));
        prop_assert_eq!(figure(&once, once.present_value()), figure(&twice, twice.present_value()));
        prop_assert_eq!(once.ratio().is_some(), twice.ratio().is_some());
        if let (Some(ratio), Some(half)) = (of(&once, once.ratio()), of(&twice, twice.ratio())) {
            close("half", half * Decimal::TWO, ratio, SAME * (ratio.abs() + Decimal::ONE))?;
        }
    }

    #[test]
    fn the_parts_add_up_to_the_total(study in support::study()) {
        let evaluation = Evaluation::of(&study);
        let total = figure(&evaluation, evaluation.present_value());
        let distance = rounding(&study);

        let outcomes = (0..study.outcomes.len()).filter_map(|place| evaluation.outcome_present_value(place));
        close("outcomes", outcomes.map(|cell| figure(&evaluation, cell)).sum(), total, distance)?;

        let years: Decimal = evaluation.years().map(|year| figure(&evaluation, year.present_value)).sum();
        close("years", years, total, distance)?;
        let end = evaluation.years().last().map_or(Decimal::ZERO, |year| figure(&evaluation, year.accumulated));
        close("accumulated", end, total, distance)?;

        let theirs = (0..study.stakeholders.len()).filter_map(|place| evaluation.stakeholder_present_value(place));
        let theirs: Decimal = theirs.map(|cell| figure(&evaluation, cell)).sum();
        let nobody = study.outcomes.iter().enumerate().filter(|(_, outcome)| outcome.stakeholder.is_empty());
        let nobody = nobody.filter_map(|(place, _)| evaluation.outcome_present_value(place));
        let nobody: Decimal = nobody.map(|cell| figure(&evaluation, cell)).sum();
        close("stakeholders", theirs + nobody, total, distance)?;

        let kinds: Decimal = evaluation.inputs_of_kinds().map(|(_, cell)| figure(&evaluation, cell)).sum();
        close("kinds of inputs", kinds, figure(&evaluation, evaluation.inputs_total()), distance)?;
    }

    #[test]
    fn the_waterfall_leads_from_gross_value_to_present_value(study in support::study()) {
        let evaluation = Evaluation::of(&study);
        let levels: Vec<Decimal> = evaluation.levels().map(|(_, cell)| figure(&evaluation, cell)).collect();
        let steps: Vec<(ChainStep, Decimal)> = evaluation.steps().map(|(step, cell)| (step, figure(&evaluation, cell))).collect();
        let total = figure(&evaluation, evaluation.present_value());
        let sum: Decimal = steps.iter().map(|(_, step)| step).sum();
        close("gross value and steps", levels[0] + sum, total, rounding(&study))?;
        let named = Level::of(&study).into_iter().filter_map(Level::step).chain([ChainStep::Discounting]);
        prop_assert_eq!(steps.iter().map(|(step, _)| *step).collect::<Vec<_>>(), named.collect::<Vec<_>>());
        let gross: Decimal = study.outcomes.iter().filter(|outcome| study.counts(outcome)).map(|outcome| {
            let factors = outcome.quantity_factors.iter().filter_map(|factor| factor.value.as_ref()).map(Estimate::point);
            let people = outcome.volume.cohorts().iter().map(Estimate::point).sum::<Decimal>() * factors.product::<Decimal>();
            let owner = study.proxy_owner(outcome).unwrap();
            // What is observed is an effect where one is measured.
            let effect = outcome.effect.as_ref().and_then(|effect| effect.value).unwrap_or(Decimal::ONE);
            let amount = |year: u32| match owner.by_year(PartField::Proxy) {
                Some(amounts) => amounts[(year as usize).min(amounts.len() - 1)].point(),
                None => owner.proxy_value().unwrap().point(),
            };
            let part = |year: u32| (outcome.duration_or_one() - Decimal::from(year)).min(Decimal::ONE);
            (0..outcome.duration_years()).map(|year| people * amount(year) * effect * part(year)).sum::<Decimal>()
        }).sum();
        close("gross value", levels[0], gross, rounding(&study))?;
        let undiscounted: Decimal = evaluation.years().map(|year| figure(&evaluation, year.value)).sum();
        close("before discounting", *levels.last().unwrap(), undiscounted, rounding(&study))?;
    }

    /// Who shares a proxy has the figures of one with a copy of its own, and the same switching values.
    #[test]
    fn a_shared_proxy_gives_what_a_copy_gives(study in support::study()) {
        let mut copied = study.clone();
        copied.outcomes.iter_mut().for_each(|outcome| study.own_proxy(outcome.make_mut()));
        let (shared, own) = (Evaluation::of(&study), Evaluation::of(&copied));
        for place in 0..study.outcomes.len() {
            let (one, other) = (shared.own_present_value(place), own.own_present_value(place));
            prop_assert_eq!(one.map(|cell| shared.value(cell)), other.map(|cell| own.value(cell)));
        }
        prop_assert_eq!(shared.value(shared.present_value()), own.value(own.present_value()));
        let is_amount = |target: &NumberPath| target.field() == Field::Outcome(PartField::Proxy.into())
            || matches!(target, NumberPath::Outcome(_, OutcomeField::InYear(PartField::Proxy, _)));
        let values = |study: &Study, evaluation| {
            let all = switching(study, evaluation).into_iter().filter(|it| !is_amount(&it.target));
            all.map(|it| (it.target, it.value)).collect::<Vec<_>>()
        };
        prop_assert_eq!(values(&study, &shared), values(&copied, &own));
    }

    #[test]
    fn with_one_rate_the_moment_of_the_year_leaves_the_ratio(study in support::study(), per_mille in -90_i64..500) {
        let study = discounted_alike(&study);
        let at = |timing| {
            let discounting = Discounting { timing, ..Discounting::single(Decimal::new(per_mille, 3), "") };
            Evaluation::of(&Study { discounting: Some(discounting), ..study.clone() })
        };
        let (start, mid) = (at(Timing::Start), at(Timing::Mid));
        prop_assert_eq!(start.ratio().is_some(), mid.ratio().is_some());
        if let (Some(ratio), Some(other)) = (of(&start, start.ratio()), of(&mid, mid.ratio())) {
            let inputs = figure(&start, start.inputs_present_value());
            close("ratio", other * inputs, ratio * inputs, rounding(&study))?;
            prop_assert_eq!(start.payback_months().is_some(), mid.payback_months().is_some());
        }
    }

    /// Walks the years up to the moment found: what has come back there is what was put in.
    #[test]
    fn payback_is_the_moment_when_the_inputs_have_come_back(study in support::study()) {
        let evaluation = Evaluation::of(&study);
        let inputs = figure(&evaluation, evaluation.inputs_present_value());
        let ever = evaluation.years().any(|year| figure(&evaluation, year.accumulated) >= inputs);
        let Some(months) = of(&evaluation, evaluation.payback_months()) else {
            prop_assert!(inputs.is_zero() || !ever);
            return Ok(());
        };
        let mut back = Decimal::ZERO;
        let mut left = months / Decimal::from(12);
        for year in evaluation.years() {
            let part = left.clamp(Decimal::ZERO, Decimal::ONE);
            back += part * figure(&evaluation, year.present_value);
            left -= part;
            if left > Decimal::ZERO {
                prop_assert!(back < inputs, "it was reached before, in year {}", year.year);
            }
        }
        close("what has come back", back, inputs, rounding(&study))?;
    }
}

/// Not valued: no impact. Not material: an impact, outside the total.
#[test]
fn what_is_left_out_is_left_out_of_the_right_figures() {
    let study = case("ressourcerie");
    let evaluation = Evaluation::of(&study);
    let place = |id: &str| study.outcomes.iter().position(|outcome| outcome.id == id).unwrap();
    let (unpriced, immaterial) = (place("habitude"), place("brocantes"));
    assert_eq!((evaluation.impact(unpriced), evaluation.outcome_present_value(unpriced)), (None, None));
    assert_eq!(of(&evaluation, evaluation.impact(immaterial)), Some(Decimal::from(-1050)));
    assert_eq!((evaluation.outcome_present_value(immaterial), evaluation.share_of_value(immaterial)), (None, None));
    let total = figure(&evaluation, evaluation.present_value());
    for id in ["habitude", "brocantes"] {
        let without = Study {
            outcomes: study.outcomes.iter().filter(|outcome| outcome.id != id).cloned().collect(),
            ..study.clone()
        };
        let without = Evaluation::of(&without);
        assert_eq!(figure(&without, without.present_value()), total, "{id}");
    }
}

/// Two rates: years under each are powers of it, and the later one starts where it says.
#[test]
fn a_schedule_of_rates_is_followed_year_by_year() {
    let study = with(&case("tutorat"), "discounting/rate", Decimal::new(4, 2));
    let mut study = study;
    let discounting = study.discounting.as_mut().unwrap();
    let later = retombees::study::RateFrom::from_year(3, Decimal::new(2, 2));
    discounting.rates.push(later);
    let evaluation = Evaluation::of(&study);
    let mut factor = Decimal::ONE;
    for year in evaluation.years() {
        let found = figure(&evaluation, year.factor);
        assert!((found - factor).abs() <= SAME, "year {}: {found} for {factor}", year.year);
        factor /= Decimal::ONE + if year.year < 3 { Decimal::new(4, 2) } else { Decimal::new(2, 2) };
    }
}
