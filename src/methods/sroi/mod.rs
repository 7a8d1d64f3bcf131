//! Social return on investment.
//!
//! The chain, for an outcome with quantity `q` in cohort `c`, proxy `p`, deadweight `D`, displacement `L`, share of others
//! `A`, drop-off `d`, duration `n`, first year `s`, and discount rate `r`:
//!
//! ```text
//! impact(c)  = q(c) · p · (1 − D) · (1 − L) · (1 − A)        with a measured effect e: q(c) · p · e · (1 − L) · (1 − A)
//! value(c,k) = impact(c) · (1 − d)^k             k = 0 … n − 1, in year t = s + c + k
//! factor(t)  = 1 / Π (1 + rate(y)), y = 0 … t − 1; in the middle of the year, also times (1 + rate(t))^(−1/2)
//! PV         = Σ value(c,k) · factor(t)          over outcomes that are valued, material and stated
//! I          = Σ inputs · factor(input year)
//! NPV = PV − I    ratio = PV / I    net ratio = NPV / I
//! ```
//!
//! A measured effect, the difference that a trial found between people offered the activity and others, takes the place of
//! `1 − D`: the comparison is the counterfactual, so that a deadweight on top would count it twice. It may be negative.
//!
//! Source: *A guide to Social Return on Investment* (2009, 2012), stages 4 and 5. What the ratio does not say: it does not
//! rank organisations, and what has no price stays outside it.

mod build;
mod builder;
mod chain;
mod discounting;
mod evaluate;
pub mod evaluation;
pub mod evidence_basis;
pub mod figure;
mod findings;
mod inputs;
mod outcomes;
mod payback;
mod quantity_and_amount;
mod returns;
mod roots;
pub mod switching;
mod switching_rate;
mod totals;

pub use discounting::discount_factor;
pub use evaluation::{Evaluation, MAX_CELLS};
pub use evidence_basis::{EvidenceBasis, evidence_bases};
pub use figure::{ChainStep, Crossing, Figure, Level};
pub use returns::{Return, is_ratio_defined};
pub use switching::{Switching, switching};
