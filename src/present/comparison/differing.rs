//! The numbers that each scenario states differently from the reference.

use super::{Grid, Row, RowGroup};
use crate::analysis::Comparison;
use crate::analysis::comparison::{Difference, ScenarioFigures};
use crate::number::{Decimal, write};
use crate::present::Catalog;
use crate::study::field::FieldUnit;
use crate::study::{Estimate, NumberPath, Study};

/// One scenario and the numbers that it states differently from the reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// The name of the scenario.
    pub name: String,
    /// Its story, in the words of its author; empty where there is none.
    pub story: String,
    /// The numbers that differ, as in the reference and as in the scenario; none where all are equal.
    pub grid: Option<Grid>,
    /// What could not be applied of the scenario, in sentences.
    pub findings: Vec<String>,
}

impl Catalog {
    /// The differences of every column from the reference. The study as stated is included if it is not the reference and
    /// differs from it.
    pub fn differing(&self, study: &Study, comparison: &Comparison) -> Vec<Differing> {
        let named = |place: usize| self.scenario_name(study, comparison, place);
        let others = comparison.others().filter(|(place, column)| *place > 0 || !column.differences.is_empty());
        let mut differing = Vec::new();
        for (place, column) in others {
            let name = named(place);
            let story = column.scenario.as_ref().and_then(|id| study.scenarios.iter().find(|it| it.id == *id));
            let grid = (!column.differences.is_empty()).then(|| Grid {
                caption: self.fill("comparison.differs", &[("name", &name)]),
                heads: vec![self.text("comparison.number").to_owned(), named(comparison.reference), name.clone()],
                groups: vec![self.numbers(study, column)],
            });
            differing.push(Differing {
                story: story.map(|scenario| scenario.story.trim().to_owned()).unwrap_or_default(),
                grid,
                findings: column.findings.iter().map(|finding| self.finding(study, finding)).collect(),
                name,
            });
        }
        differing
    }

    fn numbers(&self, study: &Study, column: &ScenarioFigures) -> RowGroup {
        let row = |difference: &Difference| {
            let path = difference.path();
            let part = self.part_name(study, &path);
            match difference {
                Difference::Number(change) => {
                    let field = self.target_name_in(study, &change.target);
                    let stated = |estimate: &Option<Estimate>| self.stated(study, &change.target, estimate.as_ref());
                    Row {
                        name: part.map_or_else(|| field.clone(), |part| self.named(&part, &field)),
                        cells: vec![stated(&change.before), stated(&change.after)],
                        figure: None,
                    }
                }
                Difference::Part { added, label, .. } => {
                    let (before, after) = if *added { ("absent", "there") } else { ("there", "absent") };
                    let there = |word| self.under("comparison.part", word).to_owned();
                    let name = part.unwrap_or_else(|| if label.is_empty() { path } else { label.clone() });
                    Row { name, cells: vec![there(before), there(after)], figure: None }
                }
            }
        };
        RowGroup { rows: column.differences.iter().map(row).collect(), ..RowGroup::default() }
    }

    /// A number as stated, with its range and all its digits, so that different numbers never look equal.
    fn stated(&self, study: &Study, target: &NumberPath, estimate: Option<&Estimate>) -> String {
        let Some(estimate) = estimate else {
            return self.text("field.not_stated").to_owned();
        };
        let language = self.language();
        let number = |value: Decimal| {
            let value = value.normalize();
            match target.field().spec().unit {
                FieldUnit::Money => write::money(value, value.scale(), study.currency.code(), language),
                FieldUnit::Share | FieldUnit::Difference | FieldUnit::Rate => write::percent(value, 26, language),
                // Calendar years have no thousands separators.
                FieldUnit::CalendarYear => value.to_string(),
                FieldUnit::Count | FieldUnit::Mean | FieldUnit::Years | FieldUnit::Points => {
                    write::number(value, 28, language)
                }
            }
        };
        let value = number(estimate.point());
        match estimate.range {
            Some(range) => self.with_range(&value, &number(range.low), &number(range.high)),
            None => value,
        }
    }
}
