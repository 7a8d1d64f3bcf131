//! The years of a study: whose prices are converted to whose, and which calendar year is which.

use super::{Outcome, Study};

impl Study {
    /// The price year of the outcome's proxy and that of the study, where the index converts the one to the other.
    pub fn price_years(&self, outcome: &Outcome) -> Option<(i32, i32)> {
        let (index, to) = (self.price_index.as_ref()?, self.price_year?);
        let from = self.proxy_owner(outcome)?.proxy.as_ref()?.price_year?;
        let converts = from != to && index.level(from).is_some() && index.level(to).is_some();
        converts.then_some((from, to))
    }

    /// The calendar year in which a year of the activity lies; none where that of year 0 is not stated.
    pub fn calendar_year(&self, year: u32) -> Option<i32> {
        self.start_year?.checked_add(i32::try_from(year).ok()?)
    }
}
