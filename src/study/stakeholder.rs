//! Who affects the activity, and whom it affects.

use super::{Extra, vocabulary::vocabulary};

vocabulary! {
    /// What part a stakeholder plays.
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
    /// Short name, unique in the study.
    pub id: String,
    /// Name.
    pub name: String,
    /// The part it plays.
    pub role: Role,
    /// How many people the group has, if known.
    pub headcount: Option<u64>,
    /// How and when it was asked; empty means never.
    pub consulted: String,
    /// Members of the file that this version does not know.
    pub extra: Extra,
}
