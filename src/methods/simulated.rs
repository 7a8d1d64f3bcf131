//! The figures of a simulation: what each says, as a derivation that the simulation hands over.

use crate::study::vocabulary::vocabulary;

vocabulary! {
    /// A figure of the distribution of the ratio, or one that it rests on.
    pub enum SimulatedFigure {
        /// The ratio below which 1 draw in 20 falls.
        P5 = "p5",
        /// The ratio below which half of the draws fall.
        #[default]
        P50 = "p50",
        /// The mean.
        Mean = "mean",
        /// The ratio above which 1 draw in 20 falls.
        P95 = "p95",
        /// The standard deviation.
        Sd = "sd",
        /// The standard error of the 5th percentile.
        P5Error = "p5_error",
        /// The standard error of the median.
        P50Error = "p50_error",
        /// The standard error of the 95th percentile.
        P95Error = "p95_error",
        /// The number of draws.
        Draws = "draws",
        /// How many numbers are drawn.
        Numbers = "numbers",
    }
}
