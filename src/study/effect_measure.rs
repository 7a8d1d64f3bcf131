//! What a measured effect is a difference of.

use super::vocabulary::vocabulary;

vocabulary! {
    /// What was compared between the people offered the activity and the others.
    pub enum EffectMeasure {
        /// The shares of people of whom something holds: the effect lies between −1 and 1.
        #[default]
        Shares = "shares",
        /// The means of a quantity: the effect is any number of its units, per person.
        Means = "means",
    }
}
