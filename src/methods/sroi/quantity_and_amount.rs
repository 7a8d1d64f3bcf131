//! The head of the chain of an outcome: its quantities, part by part, and its amount at the prices of the study.

use super::builder::Builder;
use super::figure::Figure;
use crate::number::Decimal;
use crate::sheet::{CellId, CellUnit};
use crate::study::field::{OutcomeField, PartField};
use crate::study::lookup::position;
use crate::study::{NumberPath, Outcome};

impl Builder<'_> {
    /// The quantity of each cohort: `quantity · factor₁ · factor₂ · …`. A factor that is not stated has no part in it.
    pub(super) fn quantities(&mut self, place: usize, outcome: &Outcome) -> Vec<CellId> {
        let quantities = self.part(outcome, PartField::Quantity, CellUnit::Count);
        let mut factors = Vec::with_capacity(outcome.quantity_factors.len());
        for (n, factor) in outcome.quantity_factors.iter().enumerate() {
            if let Some(value) = &factor.value {
                let target = NumberPath::Outcome(outcome.id.clone(), OutcomeField::Factor(n));
                factors.push(self.stated(target, CellUnit::Factor, value.point()));
            }
        }
        if factors.is_empty() {
            return quantities;
        }
        let products = quantities.into_iter().enumerate().map(|(cohort, quantity)| {
            let parts: Vec<CellId> = [quantity].iter().chain(&factors).copied().collect();
            self.sheet.product(Figure::CohortQuantity { outcome: place, cohort }, CellUnit::Count, &parts)
        });
        products.collect()
    }

    /// The amount of an outcome, its own or that of the outcome whose proxy it shares: one cell, or one per year of value.
    pub(super) fn amounts(&mut self, outcome: &Outcome) -> Vec<CellId> {
        let study = self.study;
        let owner = study.proxy_owner(outcome).unwrap_or(outcome);
        let place = position(&study.outcomes, &owner.id);
        if let Some(cells) = place.and_then(|place| self.proxies.get(&place)) {
            return cells.clone();
        }
        let cells = self.part(owner, PartField::Proxy, CellUnit::Money);
        if let Some(place) = place {
            self.proxies.insert(place, cells.clone());
        }
        cells
    }

    /// The factor that brings an outcome's amount to the prices of the study; none where it is not converted.
    ///
    /// Formula: `index(price year of the study) / index(price year of the proxy)`.
    pub(super) fn price_factor(&mut self, outcome: &Outcome) -> Option<CellId> {
        let (from, to) = self.study.price_years(outcome)?;
        if let Some(cell) = self.price_factors.get(&from) {
            return Some(*cell);
        }
        let index = self.study.price_index.as_ref()?;
        let mut level = |year: i32| -> Option<CellId> {
            let value: Decimal = index.level(year)?;
            Some(self.sheet.constant(Figure::PriceLevel(year), CellUnit::Factor, value))
        };
        let (above, below) = (level(to)?, level(from)?);
        let factor = self.sheet.quotient(Figure::PriceFactor(from), CellUnit::Factor, above, below);
        self.price_factors.insert(from, factor);
        Some(factor)
    }
}
