//! Inputs: what stakeholders put in.

use super::{Estimate, Extra, vocabulary::vocabulary};
use crate::number::Decimal;

vocabulary! {
    /// The form of an input.
    pub enum InputKind {
        /// Money.
        #[default]
        Cash = "cash",
        /// Goods, premises, services.
        InKind = "in_kind",
        /// Unpaid hours.
        VolunteerTime = "volunteer_time",
    }
}

vocabulary! {
    /// Whether an input comes again when an activity goes on.
    pub enum Recurrence {
        /// It is brought again in each further year.
        #[default]
        Yearly = "yearly",
        /// It is brought once, however long the activity runs.
        Once = "once",
    }
}

/// A resource that a stakeholder brings. Value = quantity × unit value.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Input {
    /// Identifier, unique in the study.
    pub id: String,
    /// Id of the stakeholder who brings it; empty when not stated yet.
    pub stakeholder: String,
    /// What it is, in words.
    pub label: String,
    /// The form of the input.
    pub kind: InputKind,
    /// How many units; absent means 1.
    pub quantity: Option<Estimate>,
    /// Value of one unit, in the study's currency; absent means not stated yet.
    pub unit_value: Option<Estimate>,
    /// Year in which it is brought; 0 is the first year of the activity.
    pub year: u32,
    /// Years for which it is brought, each with this quantity and unit value, 1 to 100; absent means 1.
    pub years: Option<u32>,
    /// Whether it is valued and shown, but has no part in any total or ratio.
    pub uncounted: bool,
    /// Whether it comes again where a scenario continues the activity; absent means not stated: yearly, with a finding.
    pub recurrence: Option<Recurrence>,
    /// Free remarks.
    pub notes: String,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

impl Input {
    /// Whether it is an amount of money alone: a quantity of 1 that nobody has said more of.
    pub fn is_amount(&self) -> bool {
        self.kind == InputKind::Cash
            && self.quantity.as_ref().is_none_or(|quantity| *quantity == Estimate::of(Decimal::ONE))
    }

    /// Number of years for which it is brought.
    pub fn number_of_years(&self) -> u32 {
        self.years.unwrap_or(1)
    }

    /// Whether another input of the study is the same one in a later year: of the same kind, by the same stakeholder, under the
    /// same name.
    pub fn is_continued_by(&self, later: &Self) -> bool {
        later.year > self.year
            && later.kind == self.kind
            && later.stakeholder == self.stakeholder
            && later.label == self.label
    }
}
