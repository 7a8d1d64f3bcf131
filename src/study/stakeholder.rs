//! Stakeholders: people and organisations who affect the activity or are affected by it.

use super::{Extra, vocabulary::vocabulary};

vocabulary! {
    /// The role of a stakeholder.
    pub enum Role {
        /// Those for whom something should change.
        #[default]
        Beneficiary = "beneficiary",
        /// Those who bring something other than money or time.
        Contributor = "contributor",
        /// Those who pay.
        Funder = "funder",
        /// Those who are paid for their work.
        Staff = "staff",
        /// Those who give their time.
        Volunteer = "volunteer",
        /// State, local authorities, public agencies.
        PublicBody = "public_body",
        /// Anybody else.
        Other = "other",
    }
}

/// A group of people or an organisation concerned by the activity.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stakeholder {
    /// Identifier, unique in the study.
    pub id: String,
    /// Name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// How many people the group has, if known.
    pub headcount: Option<u64>,
    /// How and when the group was consulted; empty means never.
    pub consulted: String,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}
