//! What draws say of the scenarios: how each ratio is spread, which comes first how often, and how often their order is another.

use super::{Catalog, Row};
use crate::number::{Decimal, Exact as _, write};
use crate::outlook::comparison::Column;
use crate::outlook::ranking::{Overturned, Share, Standing};
use crate::outlook::simulation::{CONTEST_DRAWS, Places};
use crate::outlook::{Comparison, Ranking, Widening};
use crate::study::Study;
use rust_decimal::prelude::ToPrimitive as _;

/// Shares are off by more than two standard errors once in twenty times.
const ERRORS: Decimal = Decimal::TWO;

/// How far the draws of the scenarios are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn<'a> {
    /// There is nothing to compare by amounts.
    Nothing,
    /// No number has a range: there is nothing to draw.
    NoRange,
    /// They are being made.
    Underway,
    /// They could not be made.
    Failed,
    /// They are made.
    Found(&'a Ranking),
}

impl<'a> Drawn<'a> {
    /// What is known of a study before its draws are asked for: only those that are under way are worth asking for.
    pub fn before(study: &Study, widening: &Widening) -> Self {
        if study.scenarios.is_empty() || study.is_without_money() {
            Self::Nothing
        } else if Places::of(study, widening).is_empty() {
            Self::NoRange
        } else {
            Self::Underway
        }
    }

    /// The same once something was told: what was found, and whether nothing more comes.
    #[must_use]
    pub fn told(self, found: Option<&'a Ranking>, is_over: bool) -> Self {
        match (self, found) {
            // A range may be that of a number which no figure depends on.
            (Self::Underway, Some(ranking)) if !ranking.varies => Self::NoRange,
            (Self::Underway, Some(ranking)) => Self::Found(ranking),
            (Self::Underway, None) if is_over => Self::Failed,
            _ => self,
        }
    }
}

impl Catalog {
    /// The rows of the draws, below the ratio; none where there are none.
    pub(super) fn drawn_rows(&self, study: &Study, comparison: &Comparison, drawn: Drawn<'_>) -> Vec<Row> {
        let (ranking, has_order) = match drawn {
            Drawn::Underway => (None, comparison.regret.is_some()),
            Drawn::Found(ranking) => (Some(ranking), ranking.order.is_some()),
            Drawn::Nothing | Drawn::NoRange | Drawn::Failed => return Vec::new(),
        };
        let row = |name: String, cell: &dyn Fn(&Standing, usize) -> String| Row {
            name,
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
            let first = |standing: &Standing, _| or(standing.first, "comparison.drawn.no_choice");
            let better = |standing: &Standing, place| {
                let is_reference = place == comparison.reference;
                let key = if is_reference { "comparison.drawn.is_reference" } else { "comparison.drawn.no_choice" };
                or(standing.better, key)
            };
            rows.push(row(self.text("comparison.drawn.first").to_owned(), &first));
            rows.push(row(self.text("comparison.drawn.better").to_owned(), &better));
        }
        rows
    }

    /// Between which amounts one unit of money put in goes with, both cut as a ratio is.
    fn drawn_range(&self, standing: &Standing, currency: &str) -> String {
        let Some(ratio) = &standing.ratio else {
            return self.text("figure.undefined").to_owned();
        };
        let [low, high] = [ratio.p5, ratio.p95].map(|ratio| self.ratio_as_money(ratio, currency));
        if low == high { low } else { self.fill("comparison.drawn.between", &[("low", &low), ("high", &high)]) }
    }

    /// What becomes of the order of the scenarios, in one sentence; none where there is nothing to say.
    pub fn order_sentence(&self, drawn: Drawn<'_>) -> Option<String> {
        let key = match drawn {
            Drawn::Nothing => return None,
            Drawn::NoRange => "ranking.no_range",
            Drawn::Underway => "ranking.working",
            Drawn::Failed => "ranking.failed",
            Drawn::Found(ranking) => match &ranking.order {
                Some(order) => return Some(self.overturned(order)),
                None => "ranking.no_order",
            },
        };
        Some(self.fill(key, &[("n", &write::number(Decimal::from(CONTEST_DRAWS), 0, self.language()))]))
    }

    fn overturned(&self, found: &Overturned) -> String {
        let (order, first) = (self.cases(found.order.share), self.cases(found.first.share));
        let key = if found.order.share.is_zero() {
            "ranking.holds"
        } else if found.first.share.is_zero() {
            "ranking.first_holds"
        } else {
            "ranking.overturned"
        };
        self.fill(key, &[("order", &order), ("first", &first)])
    }

    /// On what that rests: the draws, the seed, by what scenarios are ranked, and how far the shares may be off. None where nothing
    /// was drawn.
    pub fn order_basis(&self, drawn: Drawn<'_>) -> Option<String> {
        let Drawn::Found(ranking) = drawn else { return None };
        let number = |value: Decimal| write::number(value, 0, self.language());
        // In cases out of 100, rounded up, and at least the one that rounding hides.
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

fn standing<'a>(ranking: Option<&'a Ranking>, column: &Column) -> Option<&'a Standing> {
    ranking?.standing(column.scenario.as_deref().unwrap_or_default())
}
