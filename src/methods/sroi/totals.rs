//! Totals: years, stakeholders, the waterfall, and the return.

use super::builder::{Builder, YEAR};
use super::figure::{ChainStep, Figure, Level};
use super::inputs::InputCells;
use super::outcomes::{CountedCells, OutcomeCells};
use super::returns::ReturnCells;
use crate::number::Invariant as _;
use crate::sheet::{CellId, CellUnit};
use crate::study::Role;
use crate::study::lookup::position;

/// Invariant of a counted outcome.
const LEVEL: &str = "an outcome has a figure at each level";

/// The cells of the figures of one year.
#[derive(Debug, Clone, Copy)]
pub(super) struct YearCells {
    pub(super) year: u32,
    pub(super) value: CellId,
    pub(super) factor: CellId,
    pub(super) present_value: CellId,
    pub(super) accumulated: CellId,
}

/// The cells of the totals.
#[derive(Debug, Clone)]
pub(super) struct TotalCells {
    /// From year 0 to the last year that may have value; empty when there is no value at all.
    pub(super) years: Vec<YearCells>,
    /// How many of these have value at the likely durations.
    pub(super) likely_years: usize,
    /// Share of value of each outcome of the study; `None` for one that is not counted.
    pub(super) shares: Vec<Option<CellId>>,
    /// In the order of the study's stakeholders.
    pub(super) stakeholders: Vec<CellId>,
    /// From the top.
    pub(super) levels: Vec<(Level, CellId)>,
    /// From the top; the last is discounting.
    pub(super) steps: Vec<(ChainStep, CellId)>,
    pub(super) present_value: CellId,
    pub(super) returns: ReturnCells,
    pub(super) cash_ratio: CellId,
    /// In the order of the study's stakeholders; `None` for one that is not a funder.
    pub(super) funder_ratios: Vec<Option<CellId>>,
}

/// The levels of the waterfall, and the steps between them.
type Waterfall = (Vec<(Level, CellId)>, Vec<(ChainStep, CellId)>);

impl Builder<'_> {
    /// Adds the totals to the sheet.
    pub(super) fn totals(&mut self, inputs: &InputCells, outcomes: &[Option<OutcomeCells>]) -> TotalCells {
        let counted: Vec<(usize, &CountedCells)> = outcomes
            .iter()
            .enumerate()
            .filter_map(|(place, cells)| Some((place, cells.as_ref()?.counted.as_ref()?)))
            .collect();
        let present_values: Vec<CellId> = counted.iter().map(|(_, cells)| cells.present_value).collect();
        let present_value = self.sheet.sum(Figure::PresentValue, CellUnit::Money, &present_values);
        let cash_ratio =
            self.sheet.quotient(Figure::CashRatio, CellUnit::Ratio, present_value, inputs.cash_present_value);
        let funders = self.study.stakeholders.iter().zip(&inputs.stakeholders_present).enumerate();
        let funder_ratios = funders.map(|(place, (stakeholder, brought))| {
            let is_funder = stakeholder.role == Role::Funder;
            let figure = Figure::FunderRatio(place);
            is_funder.then(|| self.sheet.quotient(figure, CellUnit::Ratio, present_value, *brought))
        });
        let funder_ratios = funder_ratios.collect();
        let inputs = inputs.present_value;
        let returns = ReturnCells::add(&mut self.sheet, present_value, inputs);
        let shares = outcomes.iter().enumerate().map(|(place, cells)| {
            let counted = cells.as_ref()?.counted.as_ref()?;
            let figure = Figure::ShareOfValue(place);
            Some(self.sheet.quotient(figure, CellUnit::Share, counted.present_value, present_value))
        });
        let shares = shares.collect();
        let stakeholders = self.stakeholders(&counted);
        let years = self.years(&counted);
        let likely_years = self.likely_years(&counted);
        let (levels, steps) = self.waterfall(&counted, present_value);
        TotalCells {
            years,
            likely_years,
            shares,
            stakeholders,
            levels,
            steps,
            present_value,
            returns,
            cash_ratio,
            funder_ratios,
        }
    }

    fn stakeholders(&mut self, counted: &[(usize, &CountedCells)]) -> Vec<CellId> {
        let study = self.study;
        let mut by_stakeholder: Vec<Vec<CellId>> = vec![Vec::new(); study.stakeholders.len()];
        for (place, cells) in counted {
            let outcome = study.outcomes.get(*place).or_broken("an outcome that is counted is in the study");
            // Some outcomes state no stakeholder.
            if let Some(whose) = position(&study.stakeholders, &outcome.stakeholder) {
                by_stakeholder
                    .get_mut(whose)
                    .or_broken("there is a list for each stakeholder")
                    .push(cells.present_value);
            }
        }
        let theirs = by_stakeholder.iter().enumerate();
        theirs
            .map(|(place, theirs)| self.sheet.sum(Figure::StakeholderPresentValue(place), CellUnit::Money, theirs))
            .collect()
    }

    /// The number of years from 0 to the last that has value at the likely durations.
    fn likely_years(&self, counted: &[(usize, &CountedCells)]) -> usize {
        let last = counted.iter().filter_map(|(place, _)| self.study.outcomes.get(*place)?.last_year()).max();
        last.map_or(0, |last| (last as usize).saturating_add(1))
    }

    fn years(&mut self, counted: &[(usize, &CountedCells)]) -> Vec<YearCells> {
        // At one rate the value of a year is discounted as a whole.
        let one_rate = counted.iter().all(|(_, cells)| !cells.has_own_rate);
        let mut by_year: Vec<(Vec<CellId>, Vec<CellId>)> = Vec::new();
        for (_, cells) in counted {
            for ((year, value), present_value) in cells.years.iter().zip(&cells.present_values) {
                let place = *year as usize;
                if by_year.len() <= place {
                    by_year.resize(place.saturating_add(1), <(Vec<CellId>, Vec<CellId>)>::default());
                }
                let (values, present_values) = by_year.get_mut(place).or_broken(YEAR);
                values.push(*value);
                if !one_rate {
                    present_values.push(*present_value);
                }
            }
        }
        let mut before: Option<CellId> = None;
        (0_u32..)
            .zip(&by_year)
            .map(|(year, (values, present_values))| {
                let value = self.sheet.sum(Figure::YearValue(year), CellUnit::Money, values);
                let factor = self.factor(year);
                let figure = Figure::YearPresentValue(year);
                let present_value = if one_rate {
                    self.sheet.product(figure, CellUnit::Money, &[value, factor])
                } else {
                    self.sheet.sum(figure, CellUnit::Money, present_values)
                };
                let parts: Vec<CellId> = before.into_iter().chain([present_value]).collect();
                let accumulated = self.sheet.sum(Figure::Accumulated(year), CellUnit::Money, &parts);
                before = Some(accumulated);
                YearCells { year, value, factor, present_value, accumulated }
            })
            .collect()
    }

    fn waterfall(&mut self, counted: &[(usize, &CountedCells)], present_value: CellId) -> Waterfall {
        let levels = std::mem::take(&mut self.levels).into_iter().enumerate();
        let levels: Vec<(Level, CellId)> = levels
            .map(|(place, level)| {
                let cells = counted.iter().map(|(_, cells)| cells.levels.get(place).copied().or_broken(LEVEL));
                let cells: Vec<CellId> = cells.collect();
                (level, self.sheet.sum(Figure::TotalLevel(level), CellUnit::Money, &cells))
            })
            .collect();
        let below = levels.iter().skip(1).map(|(level, cell)| (level.step(), *cell)).chain([(None, present_value)]);
        let steps = levels.iter().zip(below).map(|((_, above), (step, below))| {
            let step = step.unwrap_or(ChainStep::Discounting);
            (step, self.sheet.difference(Figure::WaterfallStep(step), CellUnit::Money, below, *above))
        });
        let steps = steps.collect();
        (levels, steps)
    }
}
