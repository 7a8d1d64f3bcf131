//! The power of a comparison, and what follows from it: how many people, and how small an effect.

use crate::number::real::sqrt;
use crate::stats::special::{normal_cdf, normal_quantile};
use crate::stats::student::{noncentral_student_cdf, student_cdf, student_quantile};
use crate::study::EffectMeasure;
use crate::study::trial::{Groups, PowerMethod, Sides};

/// A comparison as it is planned, without its people and its effect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Design {
    /// What the outcome is.
    pub measure: EffectMeasure,
    /// How the power is computed; never [`PowerMethod::Usual`].
    pub method: PowerMethod,
    /// What is compared.
    pub groups: Groups,
    /// In which direction a difference counts.
    pub sides: Sides,
    /// `α`.
    pub significance: f64,
    /// The share without the offer, for shares.
    pub base: f64,
    /// `σ`, for means.
    pub deviation: f64,
    /// `P`.
    pub offered_share: f64,
    /// `DEFF (1 − R²)`, by which the variance is multiplied.
    pub variance_factor: f64,
    /// People in a cluster, where clusters are drawn.
    pub cluster_size: Option<f64>,
}

/// The most people that are looked for.
const MOST_PEOPLE: f64 = 1e10;
/// Steps of a bisection: enough for every bit of a real.
const STEPS: usize = 200;

impl Design {
    /// The probability of finding an effect (over all people with the offer) of this size with so many people who answer.
    ///
    /// With `v = 1/nT + 1/nC` (of one group `1/n`), times the variance factor:
    ///
    /// - normal: `Φ(|d| / (σ √v) − z)`, `σ` of the control group;
    /// - two variances: `Φ((|d| − z s₀) / s₁)`, `s₀` with the pooled share and `s₁` with the share of each group;
    /// - arcsine: `Φ(h / √v − z)`, `h = 2 |asin √p₁ − asin √p₀|` (Cohen 1988);
    /// - Student: the non-central t distribution at `|d| / (σ √v)`; with clusters the t distribution with one degree of
    ///   freedom a cluster of the smaller group, as in the clustered example of the reference values.
    ///
    /// With two sides the chance to find it in the wrong direction is added, except with clusters, whose formula knows one direction. NaN where a number is not admissible.
    #[must_use]
    pub fn power(&self, people: f64, effect: f64) -> f64 {
        let offered = people * self.offered_share;
        let (first, second) = match self.groups {
            Groups::Two => (1.0 / offered, 1.0 / (people - offered)),
            Groups::One => (1.0 / people, 0.0),
        };
        let spread = sqrt((first + second) * self.variance_factor);
        let tail = if self.sides == Sides::Two { 0.5 * self.significance } else { self.significance };
        let other = self.base + effect;
        match self.method {
            PowerMethod::Arcsine => {
                let angle = |share: f64| 2.0 * libm::asin(sqrt(share));
                self.normal((angle(other) - angle(self.base)).abs() / spread, tail)
            }
            PowerMethod::TwoVariances => {
                let variance = |share: f64| share * (1.0 - share);
                let pooled = match self.groups {
                    Groups::Two => self.offered_share * other + (1.0 - self.offered_share) * self.base,
                    Groups::One => self.base,
                };
                let null = sqrt(variance(pooled)) * spread;
                let each = (variance(other) * first + variance(self.base) * second) * self.variance_factor;
                self.scaled(effect.abs(), null, sqrt(each), tail)
            }
            PowerMethod::StudentT => self.student(effect.abs() / (self.deviation * spread), people, tail),
            PowerMethod::Normal | PowerMethod::Usual => self.normal(effect.abs() / (self.sigma() * spread), tail),
        }
    }

    fn sigma(&self) -> f64 {
        match self.measure {
            EffectMeasure::Shares => sqrt(self.base * (1.0 - self.base)),
            EffectMeasure::Means => self.deviation,
        }
    }

    fn normal(&self, distance: f64, tail: f64) -> f64 {
        self.scaled(distance, 1.0, 1.0, tail)
    }

    fn scaled(&self, effect: f64, null: f64, each: f64, tail: f64) -> f64 {
        let needed = -normal_quantile(tail) * null;
        let wrong = if self.sides == Sides::Two { normal_cdf((-effect - needed) / each) } else { 0.0 };
        normal_cdf((effect - needed) / each) + wrong
    }

    fn student(&self, distance: f64, people: f64, tail: f64) -> f64 {
        if let Some(size) = self.cluster_size {
            let smaller = self.offered_share.min(1.0 - self.offered_share);
            let df = if self.groups == Groups::Two { smaller * people / size } else { people / size };
            return student_cdf(distance - student_quantile(1.0 - tail, df), df);
        }
        let df = people - if self.groups == Groups::Two { 2.0 } else { 1.0 };
        let needed = student_quantile(1.0 - tail, df);
        let wrong = if self.sides == Sides::Two { noncentral_student_cdf(-needed, df, distance) } else { 0.0 };
        1.0 - noncentral_student_cdf(needed, df, distance) + wrong
    }

    /// The fewest people who must answer for this power at this effect, both groups together; none where ten billion do not do.
    #[must_use]
    pub fn people(&self, effect: f64, power: f64) -> Option<f64> {
        let least = self.least_people();
        let enough = |people: f64| self.power(people, effect) >= power;
        let mut high = 2.0 * least;
        while !enough(high) {
            high *= 2.0;
            if high > MOST_PEOPLE {
                return None;
            }
        }
        let low = if high > 2.0 * least { 0.5 * high } else { least };
        Some(bisect(low, high, enough))
    }

    /// More people than this must answer: as many as there are groups, and with clusters one cluster in each.
    #[must_use]
    pub fn least_people(&self) -> f64 {
        let (groups, smaller) = match self.groups {
            Groups::Two => (2.0, self.offered_share.min(1.0 - self.offered_share)),
            Groups::One => (1.0, 1.0),
        };
        self.cluster_size.map_or(groups, |size| groups.max(size / smaller))
    }

    /// The smallest effect, up or down, that so many people find with this power; none where not even the largest possible
    /// difference is found.
    #[must_use]
    pub fn effect(&self, people: f64, power: f64, is_rise: bool) -> Option<f64> {
        let sign = if is_rise { 1.0 } else { -1.0 };
        let enough = |size: f64| self.power(people, sign * size) >= power;
        let most = match (self.measure, is_rise) {
            (EffectMeasure::Shares, true) => 1.0 - self.base,
            (EffectMeasure::Shares, false) => self.base,
            (EffectMeasure::Means, _) => {
                let mut most = self.deviation;
                while !enough(most) && most < 1e25 {
                    most *= 2.0;
                }
                most
            }
        };
        enough(most).then(|| sign * bisect(0.0, most, enough))
    }
}

/// The least number of an interval from which on something holds, to the last bits.
fn bisect(low: f64, high: f64, holds: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (low, high);
    for _ in 0..STEPS {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if holds(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHARES: Design = Design {
        measure: EffectMeasure::Shares,
        method: PowerMethod::Arcsine,
        groups: Groups::Two,
        sides: Sides::Two,
        significance: 0.05,
        base: 0.5,
        deviation: 1.0,
        offered_share: 0.5,
        variance_factor: 1.0,
        cluster_size: None,
    };
    const MEANS: Design = Design { measure: EffectMeasure::Means, method: PowerMethod::StudentT, ..SHARES };

    #[track_caller]
    fn near(found: f64, expected: f64, tolerance: f64) {
        assert!((found - expected).abs() <= tolerance, "{found} for {expected}");
    }

    /// How many people each group needs.
    #[track_caller]
    fn each(design: Design, effect: f64, power: f64, expected: f64, tolerance: f64) {
        let groups = if design.groups == Groups::Two { 2.0 } else { 1.0 };
        near(design.people(effect, power).unwrap() / groups, expected, tolerance);
    }

    /// The examples of the R package `pwr`, by H. De Rosario.
    #[test]
    fn people_are_those_of_pwr() {
        let one = Design { groups: Groups::One, sides: Sides::One, ..SHARES };
        each(one, 0.25, 0.8, 22.551_27, 1e-5);
        each(SHARES, 0.05, 0.8, 1_564.529, 1e-3);
        each(Design { base: 0.05, ..SHARES }, 0.05, 0.8, 423.731_9, 1e-4);
        let h = 0.2;
        let angle = libm::asin(crate::number::real::sqrt(0.5)) + 0.5 * h;
        let other = crate::number::real::sin(angle) * crate::number::real::sin(angle);
        each(SHARES, other - 0.5, 0.8, 392.443_0, 1e-4);
        each(MEANS, 0.5, 0.8, 63.765_61, 1e-5);
        let one = Design { groups: Groups::One, sides: Sides::One, deviation: 2.25, ..MEANS };
        each(one, 0.5, 0.9, 174.779_6, 1e-4);
    }

    /// The usual formula of two shares: 1 565 a group for 50 against 55 %, 435 for 5 against 10 %.
    #[test]
    fn people_with_two_variances_are_those_of_the_formula() {
        let design = Design { method: PowerMethod::TwoVariances, ..SHARES };
        near(design.people(0.05, 0.8).unwrap().div_euclid(2.0) + 1.0, 1_565.0, 0.0);
        near(Design { base: 0.05, ..design }.people(0.05, 0.8).unwrap().div_euclid(2.0) + 1.0, 435.0, 0.0);
    }

    /// J-PAL's formula with 902 people, 469 of them with the offer; and its example of 100 clusters of 10 a group.
    #[test]
    fn the_smallest_effects_are_those_of_j_pal() {
        let design = Design { method: PowerMethod::Normal, offered_share: 469.0 / 902.0, ..MEANS };
        near(design.effect(902.0, 0.8, true).unwrap(), 0.186_71, 1e-5);
        near(design.effect(902.0 * 0.65, 0.8, false).unwrap(), -0.231_59, 1e-4);
        let shares = Design { measure: EffectMeasure::Shares, ..design };
        near(shares.effect(902.0, 0.8, true).unwrap(), 0.0934, 1e-4);
        near(Design { base: 0.079, ..shares }.effect(902.0, 0.8, true).unwrap(), 0.0504, 1e-4);
        let clusters = Design { deviation: 721.0, variance_factor: 1.45, cluster_size: Some(10.0), ..MEANS };
        near(clusters.effect(2_000.0, 0.8, true).unwrap(), 109.849_532_085, 1e-6);
        near(Design { method: PowerMethod::Normal, ..MEANS }.effect(100.0, 0.8, true).unwrap(), 0.560_3, 1e-4);
    }

    #[test]
    fn each_number_leads_back_to_the_others() {
        for method in [PowerMethod::Normal, PowerMethod::TwoVariances, PowerMethod::Arcsine] {
            for sides in [Sides::Two, Sides::One] {
                let design = Design { method, sides, base: 0.3, offered_share: 0.4, variance_factor: 1.3, ..SHARES };
                let people = design.people(-0.07, 0.9).unwrap();
                near(design.power(people, -0.07), 0.9, 1e-9);
                near(design.effect(people, 0.9, false).unwrap(), -0.07, 1e-9);
            }
        }
        let design = Design { sides: Sides::One, deviation: 3.0, ..MEANS };
        near(design.effect(design.people(1.0, 0.8).unwrap(), 0.8, true).unwrap(), 1.0, 1e-9);
    }

    #[test]
    fn without_an_effect_a_finding_is_as_likely_as_the_significance() {
        for design in [SHARES, MEANS, Design { method: PowerMethod::TwoVariances, ..SHARES }] {
            near(design.power(200.0, 0.0), 0.05, 1e-9);
        }
        assert_eq!(SHARES.people(0.0, 0.8), None);
        assert_eq!(Design { base: 0.99, ..SHARES }.effect(10.0, 0.8, true), None);
    }
}
