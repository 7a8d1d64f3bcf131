//! Chance: draws, distributions, and what many draws come to. It knows nothing of SROI.
//!
//! | module | what is in it |
//! |---|---|
//! | [`draws`] | the counter-based source of draws: draw `i` depends on the seed, the stream and `i` only |
//! | [`special`] | normal and beta distribution functions |
//! | [`distribution`] | the distributions of an estimate: mean, quantile, clipping |
//! | [`sampler`] | a distribution as a table of quantiles, quick to draw from |
//! | [`frequency`] | how often something happens in many draws |
//! | [`histogram`] | what many draws of one figure come to: mean, deviation, quantiles, shares, and their errors |
//!
//! Every function gives the same bits on every machine: only additions, multiplications, divisions, roots and `libm`.

pub mod distribution;
pub mod draws;
pub mod frequency;
pub mod histogram;
pub mod lattice;
pub mod sampler;
pub mod special;

pub use distribution::{Distribution, DistributionError};
pub use draws::{Draws, Method, Stream};
pub use frequency::Frequency;
pub use histogram::{Histogram, Summary};
pub use sampler::{Sampler, Tables};
