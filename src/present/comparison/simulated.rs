//! Results of the scenario simulation as table rows and sentences: the range of each ratio, how often each scenario is best,
//! and how often the order changes.

use super::{Catalog, Row};
use crate::analysis::comparison::ScenarioFigures;
use crate::analysis::simulation::ranking::{RankReversal, Share, Standing};
use crate::analysis::simulation::{FIRST_LEVEL, LatticeDimensions, RequestError};
use crate::analysis::{Comparison, DefaultRanges, Ranking};
use crate::number::{CheckedOps as _, Decimal, write};
use crate::study::Study;
use rust_decimal::prelude::ToPrimitive as _;

/// Number of standard errors that a share exceeds in 1 case out of 20.
const ERRORS: Decimal = Decimal::TWO;

/// The state of the scenario simulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SimulatedRows<'a> {
    /// There are no amounts to compare.
    Nothing,
    /// No number has a range, so there is nothing to draw.
    NoRange,
    /// The simulation is running.
    Underway,
    /// The simulation failed.
    Failed,
    /// The request was refused.
    Refused(&'a RequestError),
    /// The simulation is finished.
    Found(&'a Ranking),
}

impl<'a> SimulatedRows<'a> {
    /// The results, where they are final and of the current study.
    pub fn current(self, is_done: bool) -> Option<&'a Ranking> {
        match self {
            Self::Found(ranking) if is_done => Some(ranking),
            _ => None,
        }
    }

    /// The state before any request, from the study alone. Only a study that gives [`Underway`](Self::Underway) is worth a
    /// request.
    pub fn before(study: &Study, default_ranges: &DefaultRanges) -> Self {
        if study.scenarios.is_empty() || study.is_without_money() {
            Self::Nothing
        } else if LatticeDimensions::of(study, default_ranges).is_empty() {
            Self::NoRange
        } else {
            Self::Underway
        }
    }

    /// The state after an answer: a ranking, a refusal, or the end of the run without either.
    #[must_use]
    pub fn told(self, found: Option<&'a Ranking>, refused: Option<&'a RequestError>, is_over: bool) -> Self {
        match (self, found, refused) {
            (Self::Underway, _, Some(error)) => Self::Refused(error),
            // The only ranges may be those of numbers that no figure depends on.
            (Self::Underway, Some(ranking), None) if !ranking.varies => Self::NoRange,
            (Self::Underway, Some(ranking), None) => Self::Found(ranking),
            (Self::Underway, None, None) if is_over => Self::Failed,
            _ => self,
        }
    }
}

impl Catalog {
    /// The rows of the simulation, below the ratio; empty where there is nothing to simulate.
    pub(super) fn drawn_rows(&self, study: &Study, comparison: &Comparison, drawn: SimulatedRows<'_>) -> Vec<Row> {
        let (ranking, has_order) = match drawn {
            SimulatedRows::Underway => (None, comparison.regret.is_some()),
            SimulatedRows::Found(ranking) => (Some(ranking), ranking.order.is_some()),
            SimulatedRows::Nothing | SimulatedRows::NoRange | SimulatedRows::Failed | SimulatedRows::Refused(_) => {
                return Vec::new();
            }
        };
        let row = |name: String, cell: &dyn Fn(&Standing, usize) -> String| Row {
            name,
            figure: None,
            cells: (comparison.columns.iter().enumerate())
                .map(|(place, column)| match standing(ranking, column) {
                    Some(standing) => cell(standing, place),
                    None => self.text("comparison.drawn.underway").to_owned(),
                })
                .collect(),
        };
        let currency = study.currency.code();
        let one = write::money(Decimal::ONE, 0, currency, self.language());
        let range = |standing: &Standing, _| self.drawn_range(standing, currency);
        let mut rows = vec![row(self.fill("comparison.drawn.range", &[("one", &one)]), &range)];
        if has_order {
            let or = |share: Option<Share>, key: &str| {
                share.map_or_else(|| self.text(key).to_owned(), |share| self.cases(share.share))
            };
            let first = |standing: &Standing, _| or(standing.probability_best, "comparison.drawn.no_choice");
            let better = |standing: &Standing, place| {
                let is_reference = place == comparison.reference;
                let key = if is_reference { "comparison.drawn.is_reference" } else { "comparison.drawn.no_choice" };
                or(standing.probability_better, key)
            };
            rows.push(row(self.text("comparison.drawn.first").to_owned(), &first));
            rows.push(row(self.text("comparison.drawn.better").to_owned(), &better));
        }
        rows
    }

    /// The range of value per unit of inputs; both ends are rounded, like a ratio.
    fn drawn_range(&self, standing: &Standing, currency: &str) -> String {
        let Some(ratio) = &standing.ratio else {
            return self.text("figure.undefined").to_owned();
        };
        let [low, high] = [ratio.p5, ratio.p95].map(|ratio| self.ratio_as_money(ratio, currency));
        if low == high { low } else { self.fill("comparison.drawn.between", &[("low", &low), ("high", &high)]) }
    }

    /// How often the order of the scenarios changes, in one sentence; none where there is nothing to say.
    pub fn order_sentence(&self, drawn: SimulatedRows<'_>) -> Option<String> {
        let key = match drawn {
            SimulatedRows::Nothing => return None,
            SimulatedRows::NoRange => "ranking.no_range",
            SimulatedRows::Underway => "ranking.working",
            SimulatedRows::Failed => "ranking.failed",
            SimulatedRows::Refused(error) => return Some(self.refusal(error)),
            SimulatedRows::Found(ranking) => match &ranking.order {
                Some(order) => return Some(self.overturned(order)),
                None => "ranking.no_order",
            },
        };
        Some(self.fill(key, &[("n", &write::number(Decimal::from(FIRST_LEVEL), 0, self.language()))]))
    }

    fn overturned(&self, found: &RankReversal) -> String {
        let (order, first) = (self.cases(found.order.share), self.cases(found.best.share));
        let key = if found.order.share.is_zero() {
            "ranking.holds"
        } else if found.best.share.is_zero() {
            "ranking.first_holds"
        } else {
            "ranking.overturned"
        };
        self.fill(key, &[("order", &order), ("first", &first)])
    }

    /// The basis of that sentence: number of draws, seed, ranking criterion and margin of the shares. None where nothing was
    /// drawn.
    pub fn order_basis(&self, drawn: SimulatedRows<'_>) -> Option<String> {
        let SimulatedRows::Found(ranking) = drawn else { return None };
        let number = |value: Decimal| write::number(value, 0, self.language());
        // In cases out of 100, rounded up, and at least 1: the shares themselves are rounded to whole cases.
        let off = ranking.error().times(ERRORS).and_then(|error| error.times(Decimal::ONE_HUNDRED)).unwrap_or_default();
        let arguments = [
            ("n", number(Decimal::from(ranking.draws))),
            ("seed", ranking.seed.to_string()),
            ("off", number(off.ceil().max(Decimal::ONE))),
        ];
        let arguments = arguments.each_ref().map(|(name, value)| (*name, value.as_str()));
        Some(self.fill(if ranking.order.is_some() { "ranking.basis" } else { "ranking.basis.no_order" }, &arguments))
    }

    /// A share of the draws in cases out of 100, to the nearest. "All" and "none" are said of the draws only.
    fn cases(&self, share: Decimal) -> String {
        let cases = share.times(Decimal::ONE_HUNDRED).unwrap_or_default();
        let key = if share <= Decimal::ZERO {
            "cases.none"
        } else if share >= Decimal::ONE {
            "cases.all"
        } else if cases < Decimal::ONE {
            "cases.fewer"
        } else if cases > Decimal::from(99) {
            "cases.more"
        } else {
            return self.plural("cases.some", cases.round().to_usize().unwrap_or_default(), &[]);
        };
        self.text(key).to_owned()
    }
}

fn standing<'a>(ranking: Option<&'a Ranking>, column: &ScenarioFigures) -> Option<&'a Standing> {
    ranking?.standing(column.scenario.as_deref().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::simulation::ranking::Percentiles;
    use crate::file;
    use crate::number::Language;
    use crate::study::Form;
    use rust_decimal::dec;

    fn share(share: Decimal) -> Share {
        Share { share, error: dec!(0.0012) }
    }

    fn ranking(order: Decimal, first: Decimal) -> Ranking {
        let ratio = Some(Percentiles { p5: dec!(0.999), p50: dec!(1.2), p95: dec!(1.409) });
        let same = Some(Percentiles { p5: dec!(1.2), p50: dec!(1.2), p95: dec!(1.2) });
        let column = |scenario: &str, ratio, probability_best, probability_better| Standing {
            scenario: scenario.to_owned(),
            ratio,
            probability_best,
            probability_better,
        };
        Ranking {
            draws: 16_384,
            seed: 7,
            varies: true,
            columns: vec![
                column("", ratio, None, None),
                column("t", same, Some(share(dec!(0.004))), None),
                column("c", None, Some(share(dec!(0.996))), Some(share(dec!(0.2349)))),
            ],
            order: Some(RankReversal { order: share(order), best: share(first) }),
        }
    }

    fn said(of: impl Fn(&Catalog) -> Option<String>) -> [String; 2] {
        Language::ALL.map(|language| of(Catalog::of(language)).unwrap().replace(['\u{a0}', '\u{202f}'], " "))
    }

    #[track_caller]
    fn check(order: Decimal, first: Decimal, french: &str, english: &str) {
        let ranking = ranking(order, first);
        assert_eq!(said(|catalog| catalog.order_sentence(SimulatedRows::Found(&ranking))), [french, english]);
    }

    #[test]
    fn what_becomes_of_the_order_is_said_in_cases() {
        check(
            dec!(0.2349),
            dec!(0.0051),
            "Dans 23 cas sur 100, l’ordre des scénarios n’est plus celui des nombres indiqués ; dans moins de 1 cas sur 100, un autre arrive premier.",
            "In 23 cases out of 100, the order of the scenarios is no longer that of the stated numbers; in fewer than 1 case out of 100, another one comes first.",
        );
        check(
            dec!(1),
            dec!(0.9951),
            "Dans tous les cas tirés, l’ordre des scénarios n’est plus celui des nombres indiqués ; dans plus de 99 cas sur 100, un autre arrive premier.",
            "In every case drawn, the order of the scenarios is no longer that of the stated numbers; in more than 99 cases out of 100, another one comes first.",
        );
        check(
            dec!(0.01),
            dec!(0),
            "Dans 1 cas sur 100, l’ordre des scénarios n’est plus celui des nombres indiqués ; le premier reste premier dans tous les cas tirés.",
            "In 1 case out of 100, the order of the scenarios is no longer that of the stated numbers; the first one stays first in every case drawn.",
        );
        check(
            dec!(0),
            dec!(0),
            "Dans tous les cas tirés, l’ordre des scénarios est celui des nombres indiqués.",
            "In every case drawn, the order of the scenarios is that of the stated numbers.",
        );
    }

    #[test]
    fn on_what_it_rests_is_said_with_the_draws_and_the_seed() {
        let found = said(|catalog| catalog.order_basis(SimulatedRows::Found(&ranking(dec!(0.2), dec!(0.1)))));
        assert!(found[0].starts_with("16 384 tirages, graine 7, les mêmes pour tous"), "{}", found[0]);
        assert!(
            found[0].contains("Parts connues à 1 cas près."),
            "two errors of 0.12 cases are less than one: {}",
            found[0]
        );
        assert!(found[1].starts_with("16,384 draws, seed 7, the same for all"), "{}", found[1]);
        let mut wide = ranking(dec!(0.2), dec!(0.1));
        wide.columns[1].probability_best = Some(Share { share: dec!(0.5), error: dec!(0.0101) });
        assert!(said(|catalog| catalog.order_basis(SimulatedRows::Found(&wide)))[0].contains("connues à 3 cas près"));
        for drawn in [SimulatedRows::Nothing, SimulatedRows::NoRange, SimulatedRows::Underway, SimulatedRows::Failed] {
            assert_eq!(Catalog::of(Language::French).order_basis(drawn), None);
        }
    }

    #[test]
    fn the_rows_stand_below_the_ratio() {
        let mut study = file::bundled("ressourcerie").unwrap().study().unwrap();
        study.scenarios.truncate(2);
        for (scenario, (id, form)) in study.scenarios.iter_mut().zip([("t", Form::Trend), ("c", Form::Custom)]) {
            let scenario = scenario.make_mut();
            (scenario.id, scenario.form, scenario.reference) = (id.to_owned(), form, id == "t");
        }
        let comparison = Comparison::of(&study, &DefaultRanges::default());
        let catalog = Catalog::of(Language::English);
        let rows = |drawn: SimulatedRows<'_>| {
            let rows = catalog.drawn_rows(&study, &comparison, drawn).into_iter();
            rows.map(|row| (row.name, row.cells)).collect::<Vec<_>>()
        };
        let of = |name: &str, cells: [&str; 3]| (name.to_owned(), cells.map(str::to_owned).to_vec());
        let found = ranking(dec!(0.2), dec!(0.1));
        // Both ends are rounded, like a ratio.
        let range = of("For €1 invested, in 9 cases out of 10", ["between €1.00 and €1.41", "€1.20", "not defined"]);
        let first = of(
            "Comes first by net value",
            ["not a choice", "fewer than 1 case out of 100", "more than 99 cases out of 100"],
        );
        let better = of("Worth more than the reference", ["not a choice", "reference", "23 cases out of 100"]);
        assert_eq!(rows(SimulatedRows::Found(&found)), [range.clone(), first, better]);
        assert_eq!(rows(SimulatedRows::Found(&Ranking { order: None, ..found.clone() })), [range]);
        // A running simulation has the same rows, so that the layout does not shift. A scenario missing from a ranking counts
        // as running.
        assert!(rows(SimulatedRows::Underway).iter().all(|(_, cells)| cells.iter().all(|cell| cell == "under way")));
        assert_eq!(rows(SimulatedRows::Underway).len(), 3);
        let mut older = found;
        older.columns.pop();
        assert!(rows(SimulatedRows::Found(&older)).iter().all(|(_, cells)| cells[2] == "under way"));
        for drawn in [SimulatedRows::Nothing, SimulatedRows::NoRange, SimulatedRows::Failed] {
            assert_eq!(rows(drawn), []);
        }
    }

    #[test]
    fn draws_are_asked_for_where_there_is_something_to_draw() {
        let default_ranges = DefaultRanges::default();
        let case = |key: &str| file::bundled(key).unwrap().study().unwrap();
        let (ranged, points) = (case("ressourcerie"), case("wheels-to-meals"));
        assert_eq!(SimulatedRows::before(&ranged, &default_ranges), SimulatedRows::Underway);
        assert_eq!(SimulatedRows::before(&points, &default_ranges), SimulatedRows::NoRange);
        assert_eq!(
            SimulatedRows::before(&Study { scenarios: Vec::new(), ..ranged.clone() }, &default_ranges),
            SimulatedRows::Nothing
        );
        let mut unvalued = ranged;
        unvalued.outcomes.iter_mut().for_each(|outcome| outcome.make_mut().valued = false);
        assert_eq!(SimulatedRows::before(&unvalued, &default_ranges), SimulatedRows::Nothing);
        let found = ranking(dec!(0.2), dec!(0.1));
        assert_eq!(SimulatedRows::Underway.told(Some(&found), None, true), SimulatedRows::Found(&found));
        assert_eq!(
            SimulatedRows::Underway.told(Some(&Ranking { varies: false, ..found.clone() }), None, true),
            SimulatedRows::NoRange
        );
        assert_eq!(
            (SimulatedRows::Underway.told(None, None, false), SimulatedRows::Underway.told(None, None, true)),
            (SimulatedRows::Underway, SimulatedRows::Failed)
        );
        assert_eq!(
            SimulatedRows::NoRange.told(Some(&found), None, true),
            SimulatedRows::NoRange,
            "of an earlier study"
        );
        let refused = RequestError::NothingToCompare;
        let rows = SimulatedRows::Underway.told(None, Some(&refused), true);
        assert_eq!(rows, SimulatedRows::Refused(&refused));
        let catalog = Catalog::of(Language::French);
        assert_eq!(catalog.order_sentence(rows), Some(catalog.refusal(&refused)));
        for (drawn, key) in [(SimulatedRows::NoRange, "ranking.no_range"), (SimulatedRows::Failed, "ranking.failed")] {
            let catalog = Catalog::of(Language::French);
            assert_eq!(catalog.order_sentence(drawn).as_deref(), Some(catalog.text(key)));
        }
        assert_eq!(Catalog::of(Language::French).order_sentence(SimulatedRows::Nothing), None);
        assert!(said(|catalog| catalog.order_sentence(SimulatedRows::Underway))[0].contains("16 384 tirages"));
    }
}
