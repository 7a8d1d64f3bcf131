//! Random draws, distributions, and statistics of many draws. Nothing here depends on SROI.
//!
//! | module | content |
//! |---|---|
//! | [`draws`] | the counter-based source of draws: draw `i` depends on the seed, the stream and `i` only |
//! | [`student`] | Student's t distribution, central and non-central |
//! | [`special`] | normal and beta distribution functions |
//! | [`distribution`] | the distributions of an estimate: mean, quantile, clipping |
//! | [`sampler`] | a distribution as a table of quantiles, for fast draws |
//! | [`fisher`] | the exact test of two shares |
//! | [`frequency`] | how often an event happens over many draws |
//! | [`histogram`] | statistics of the draws of one figure: mean, deviation, quantiles, shares, and their standard errors |
//!
//! Every function gives the same bits on every machine: it uses only additions, multiplications, divisions, roots and `libm`.

pub mod distribution;
pub mod draws;
pub mod fisher;
pub mod frequency;
pub mod histogram;
pub mod lattice;
pub mod sampler;
pub mod special;
pub mod student;

pub use distribution::{Distribution, DistributionError};
pub use draws::{Draws, Method, Stream};
pub use frequency::Frequency;
pub use histogram::{Histogram, Summary};
pub use sampler::{Sampler, Tables};
