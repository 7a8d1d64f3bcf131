//! The figures of a randomised trial.

use crate::study::vocabulary::vocabulary;

vocabulary! {
    /// A figure of what was measured in both groups. Docstrings give the formula with `T` for the group with the offer, `C` for the
    /// control group, `n` for those who answered and `y` for their share or mean.
    pub enum TrialFigure {
        /// `yT − yC`; with strata `Σ w_s d_s`.
        #[default]
        Effect = "effect",
        /// The lower end of its interval.
        Low = "low",
        /// The upper end of its interval.
        High = "high",
        /// The probability of a difference at least as large were there no effect.
        PValue = "p_value",
        /// `nT`.
        OfferedAnswered = "offered_answered",
        /// `nC`.
        ControlAnswered = "control_answered",
        /// Those of them of whom it holds.
        OfferedPositives = "offered_positives",
        /// Those of them of whom it holds.
        ControlPositives = "control_positives",
        /// `yT`.
        OfferedLevel = "offered_level",
        /// `yC`.
        ControlLevel = "control_level",
        /// `sT`, of a mean.
        OfferedDeviation = "offered_deviation",
        /// `sC`, of a mean.
        ControlDeviation = "control_deviation",
        /// `DEFF = 1 + ((cv² + 1) m − 1) ρ`, with clusters.
        DesignEffect = "design_effect",
        /// `nT / DEFF`, with clusters.
        OfferedEffective = "offered_effective",
        /// `nC / DEFF`, with clusters.
        ControlEffective = "control_effective",
        /// `yT (1 − yT) / nT`, of a mean `sT² / nT`.
        OfferedVariance = "offered_variance",
        /// The same of the control group.
        ControlVariance = "control_variance",
        /// `α`, the probability of finding an effect where there is none.
        Significance = "significance",
        /// `Var = vT + vC`; with strata `Σ w_s² Var_s`.
        Variance = "variance",
        /// `√Var`.
        StandardError = "standard_error",
        /// The share in both groups together, as there would be without an effect.
        PooledLevel = "pooled_level",
        /// `√(p (1 − p) (1/nT + 1/nC))` at the pooled share.
        PooledStandardError = "pooled_standard_error",
        /// The degrees of freedom of Welch's test.
        DegreesOfFreedom = "degrees_of_freedom",
        /// The effect over its standard error.
        TestStatistic = "test_statistic",
        /// So many standard errors lie between the effect and either end of its interval.
        Quantile = "quantile",
        /// Wilson's lower bound of `yT`.
        OfferedLow = "offered_low",
        /// Wilson's upper bound of `yT`.
        OfferedHigh = "offered_high",
        /// Wilson's lower bound of `yC`.
        ControlLow = "control_low",
        /// Wilson's upper bound of `yC`.
        ControlHigh = "control_high",
        /// `d − z SE`, Wald's lower end, for comparison.
        WaldLow = "wald_low",
        /// `d + z SE`, Wald's upper end.
        WaldHigh = "wald_high",
        /// The p-value of Fisher's exact test.
        FisherPValue = "fisher_p_value",
        /// `yT / yC`.
        RiskRatio = "risk_ratio",
        /// `1 / |d|`: how many people are offered it for one more, or one less.
        NumberNeeded = "number_needed",
        /// The power with which a trial is to find an effect.
        Power = "power",
        /// The smallest effect that a trial with these people finds with that power.
        Detectable = "detectable",
        /// The p-value adjusted for all outcomes by Holm's method.
        HolmPValue = "holm_p_value",
        /// The p-value adjusted for all outcomes by the method of Benjamini and Hochberg.
        FalseDiscoveryPValue = "false_discovery_p_value",
        /// Those of the group with the offer who took it up.
        OfferedTookUp = "offered_took_up",
        /// Those of the control group who got it all the same.
        ControlTookUp = "control_took_up",
        /// `c`.
        OfferedTakeUp = "offered_take_up",
        /// `s₀`.
        ControlTakeUp = "control_take_up",
        /// `π = c − s₀`, by how much the offer raises the take-up.
        FirstStage = "first_stage",
        /// `Var π = c (1 − c) / nT + s₀ (1 − s₀) / nC`.
        FirstStageVariance = "first_stage_variance",
        /// `F = π² / Var π`.
        FirstStageStatistic = "first_stage_statistic",
        /// `Cov`, of the effect and the first stage.
        Covariance = "covariance",
        /// `d / π`, the effect on those whom the offer brings to take it up.
        LocalEffect = "local_effect",
        /// `√(Var + L² Var π − 2 L Cov) / |π|`.
        LocalStandardError = "local_standard_error",
        /// The lower end of the interval of the local effect.
        LocalLow = "local_low",
        /// Its upper end.
        LocalHigh = "local_high",
        /// People drawn into the group with the offer.
        OfferedAssigned = "offered_assigned",
        /// People drawn into the control group.
        ControlAssigned = "control_assigned",
        /// `rT`, the share of them who answered.
        OfferedResponse = "offered_response",
        /// `rC`.
        ControlResponse = "control_response",
        /// `rT − rC`.
        ResponseDifference = "response_difference",
        /// The p-value of that difference.
        ResponsePValue = "response_p_value",
        /// The share of the answers to leave out of the group that answered more: `(r − r′) / r`.
        TrimShare = "trim_share",
        /// Lee's lower bound of the effect.
        LeeLow = "lee_low",
        /// Lee's upper bound.
        LeeHigh = "lee_high",
        /// Manski's lower bound: who did not answer is the worst case.
        ManskiLow = "manski_low",
        /// Manski's upper bound.
        ManskiHigh = "manski_high",
        /// `(yT − yC) / √((sT² + sC²) / 2)`, of what was known before.
        StandardisedDifference = "standardised_difference",
        /// The weight of a stratum: its share of all who answered.
        Weight = "weight",
        /// `w_s d_s`.
        WeightedEffect = "weighted_effect",
        /// `w_s² Var_s`.
        WeightedVariance = "weighted_variance",
    }
}

/// A figure of an outcome: of all people, or of one stratum of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrialKey {
    /// The place of the stratum; none for all people.
    pub stratum: Option<usize>,
    /// The figure.
    pub figure: TrialFigure,
}

impl From<TrialFigure> for TrialKey {
    fn from(figure: TrialFigure) -> Self {
        Self { stratum: None, figure }
    }
}

vocabulary! {
    /// A figure of the plan of a trial.
    pub enum PlanFigure {
        /// People drawn by lot, both groups together.
        #[default]
        People = "people",
        /// The probability of finding the effect where it is there.
        Power = "power",
        /// The difference that the offer makes for who takes it up.
        Effect = "effect",
        /// The smallest fall that is found, where a rise is found as well.
        Fall = "fall",
        /// People with the offer, rounded up.
        OfferedPeople = "offered_people",
        /// People of the control group, rounded up.
        ControlPeople = "control_people",
        /// People who answer in the group with the offer.
        OfferedAnswers = "offered_answers",
        /// People who answer in the control group.
        ControlAnswers = "control_answers",
        /// The share, or the mean, without the offer.
        Base = "base",
        /// The standard deviation.
        Deviation = "deviation",
        /// The share of the people with the offer.
        OfferedShare = "offered_share",
        /// The take-up with the offer.
        TakeUp = "take_up",
        /// The take-up in the control group.
        ControlTakeUp = "control_take_up",
        /// By how much the offer raises the take-up.
        FirstStage = "first_stage",
        /// The effect over all people with the offer: effect times first stage.
        DilutedEffect = "diluted_effect",
        /// The share of the people who answer.
        Response = "response",
        /// The share of the variance that is explained.
        RSquared = "r_squared",
        /// `1 + ((cv² + 1) m − 1) ρ`.
        DesignEffect = "design_effect",
        /// The probability of finding an effect where there is none.
        Significance = "significance",
    }
}

/// A figure of a trial.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrialFigureRef {
    /// Of the nth outcome.
    Outcome(usize, TrialKey),
    /// Of the nth row of what was known before.
    Baseline(usize, TrialFigure),
    /// Of the plan.
    Plan(PlanFigure),
}
