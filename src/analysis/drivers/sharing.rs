//! Shared resources and contributions of peers.

use crate::number::{CheckedOps as _, Decimal};

/// Factor on the cost that one user bears of a shared resource: `used ÷ used_shared`.
///
/// `used`: share of the time for which the resource is used today; `used_shared`: the same when several share it; both above 0.
/// The resource costs as much as before, so each hour of use bears a smaller part. Limits: the cost of sharing (booking, wear,
/// insurance) is not included; state it as a coordination cost. Source: the rate of utilisation of capacity of cost accounting,
/// applied to collaborative consumption (Botsman and Rogers, *What's Mine Is Yours*, 2010).
pub fn cost_of_use(used: Decimal, used_shared: Decimal) -> Option<Decimal> {
    used.over(used_shared)
}

/// People whom peers reach in a year: `contributors · reached`.
///
/// `contributors`: peers who give time in a year; `reached`: people whom each of them reaches.
pub fn reached(contributors: Decimal, reached: Decimal) -> Option<Decimal> {
    contributors.times(reached)
}

/// Hours that peers give in a year: `contributors · hours`. They are an input valued at `hour_value` each, because time that is
/// given is not free. Source: the SROI guide (2012) counts volunteers' time among the inputs.
pub fn hours(contributors: Decimal, hours: Decimal) -> Option<Decimal> {
    contributors.times(hours)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn a_resource_used_twice_as_much_costs_half_for_each_use() {
        assert_eq!(cost_of_use(dec!(0.3), dec!(0.6)), Some(dec!(0.5)));
        assert_eq!(cost_of_use(dec!(0.5), dec!(0.5)), Some(dec!(1)));
        // Shared and used less: each use costs more.
        assert_eq!(cost_of_use(dec!(0.6), dec!(0.4)), Some(dec!(1.5)));
        assert_eq!(cost_of_use(dec!(0.6), dec!(0)), None);
    }

    #[test]
    fn what_peers_give_and_whom_they_reach() {
        assert_eq!(reached(dec!(12), dec!(2.5)), Some(dec!(30)));
        assert_eq!(hours(dec!(12), dec!(20)), Some(dec!(240)));
        assert_eq!(hours(Decimal::MAX, dec!(2)), None);
    }
}
