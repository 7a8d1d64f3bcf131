//! Regrets as a table and sentences: what each choice costs when things turn out otherwise, and which choices hold.

use super::{Grid, Row, RowGroup};
use crate::analysis::Comparison;
use crate::analysis::comparison::{Regret, RegretRow};
use crate::number::{Decimal, write};
use crate::present::Catalog;
use crate::present::figures::Detail;
use crate::sheet::CellUnit;
use crate::study::Study;

impl Catalog {
    /// The table of regrets: a row for each stress case, then the maximum, then the number of stress cases in which each choice
    /// has the highest net value.
    pub fn regret_grid(&self, study: &Study, comparison: &Comparison) -> Option<Grid> {
        let regret = comparison.regret.as_ref()?;
        let texts = |values: &[Decimal]| values.iter().map(|value| self.regretted(study, *value)).collect();
        let row = |row: &RegretRow| Row {
            name: self.under("state", row.state.word()).to_owned(),
            cells: texts(&row.regrets),
            figure: None,
        };
        let held = |n: &usize| self.count_of(*n, regret.rows.len());
        let sums = vec![
            Row { name: self.text("regret.maximum").to_owned(), cells: texts(&regret.maximum), figure: None },
            Row {
                name: self.text("regret.highest_in").to_owned(),
                cells: regret.holds.iter().map(held).collect(),
                figure: None,
            },
        ];
        let names = regret.alternatives.iter().map(|column| self.scenario_name(study, comparison, *column));
        Some(Grid {
            caption: self.text("regret.title").to_owned(),
            heads: [self.text("regret.state").to_owned()].into_iter().chain(names).collect(),
            groups: vec![
                RowGroup { rows: regret.rows.iter().map(row).collect(), ..RowGroup::default() },
                RowGroup { rows: sums, is_total: true, name: None },
            ],
        })
    }

    /// The choice with the smallest maximum regret, in one sentence.
    pub fn regret_sentence(&self, study: &Study, comparison: &Comparison) -> Option<String> {
        let regret = comparison.regret.as_ref()?;
        let least = regret.least();
        let value = regret.maximum.iter().min().copied()?;
        let arguments =
            [("names", self.choices(study, comparison, regret, &least)), ("value", self.regretted(study, value))];
        let arguments = arguments.each_ref().map(|(name, value)| (*name, value.as_str()));
        Some(self.fill(if value.is_zero() { "regret.none" } else { "regret.least" }, &arguments))
    }

    /// The choices with the highest net value in the most stress cases, and whether these are more than half, in sentences.
    pub fn holding_sentences(&self, study: &Study, comparison: &Comparison) -> Vec<String> {
        let Some(regret) = &comparison.regret else { return Vec::new() };
        let states = regret.rows.len();
        if states == 1 {
            return vec![self.text("regret.one_state").to_owned()];
        }
        let most = regret.holds.iter().max().copied().unwrap_or_default();
        let names = self.choices(study, comparison, regret, &regret.most_held());
        let count = self.count_of(most, states);
        let mut sentences = vec![self.fill("regret.holds", &[("names", &names), ("count", &count)])];
        if most.saturating_mul(2) <= states {
            sentences.push(self.text("regret.no_majority").to_owned());
        }
        sentences
    }

    /// The names of some alternatives, each in quotation marks.
    fn choices(&self, study: &Study, comparison: &Comparison, regret: &Regret, places: &[usize]) -> String {
        let columns = places.iter().filter_map(|place| regret.alternatives.get(*place));
        let quoted = |column: &usize| {
            self.fill("comparison.quoted", &[("name", &self.scenario_name(study, comparison, *column))])
        };
        columns.map(quoted).collect::<Vec<String>>().join(", ")
    }

    fn regretted(&self, study: &Study, value: Decimal) -> String {
        self.figure(value, CellUnit::Money, study.currency.code(), Detail::Plain)
    }

    /// The text "`count` out of `all`".
    fn count_of(&self, count: usize, all: usize) -> String {
        let number = |n: usize| write::number(Decimal::from(n), 0, self.language());
        self.fill("comparison.count_of", &[("n", &number(count)), ("all", &number(all))])
    }
}
