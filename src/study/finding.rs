//! Findings on a study. A finding never blocks anything.

use super::vocabulary::vocabulary;
use crate::number::Decimal;

vocabulary! {
    /// How much attention a finding asks for.
    pub enum Severity {
        /// The result may be wrong or misleading.
        #[default]
        Warning = "warning",
        /// Worth knowing.
        Note = "note",
    }
}

vocabulary! {
    /// What a finding says. The words for people are in the catalogue, under `finding.` and the code.
    pub enum FindingCode {
        /// No discounting is stated.
        #[default]
        NoDiscounting = "no_discounting",
        /// Nothing is put in: the ratios are undefined.
        NoInputs = "no_inputs",
        /// Nothing adds to the total yet.
        NoValue = "no_value",
        /// No outcome is expressed in money, on purpose: there is no ratio, and weights are the measure.
        WithoutMoney = "without_money",
        /// In a study without money, the importance of an outcome is not stated.
        WeightNotStated = "weight_not_stated",
        /// The value of an input is not stated yet and counts for nothing.
        InputNotStated = "input_not_stated",
        /// An input has a value and is left out of the totals.
        InputNotCounted = "input_not_counted",
        /// The volume, the amount or the effect of an outcome is not stated yet; it counts for nothing.
        OutcomeNotStated = "outcome_not_stated",
        /// A deduction is not stated and is computed as 0.
        DeductionNotStated = "deduction_not_stated",
        /// The share of an adjustment is not stated: it has no part in any figure.
        AdjustmentNotStated = "adjustment_not_stated",
        /// A factor of a quantity is not stated: it has no part in any figure.
        FactorNotStated = "factor_not_stated",
        /// A deadweight is stated beside a measured effect: it would count what happens anyway twice, and has no part in any figure.
        DeadweightWithEffect = "deadweight_with_effect",
        /// A measured effect has no standard error: it is taken as certain.
        EffectWithoutError = "effect_without_error",
        /// A duration is not stated and is computed as one year.
        DurationNotStated = "duration_not_stated",
        /// Every stated deadweight is 0.
        AllDeadweightZero = "all_deadweight_zero",
        /// No stakeholder was asked.
        NobodyConsulted = "nobody_consulted",
        /// A part of the study names no stakeholder.
        NoStakeholder = "no_stakeholder",
        /// One outcome makes more than half of the value.
        OneOutcomeDecides = "one_outcome_decides",
        /// The inputs are paid back, and later harm takes value back below them.
        PaybackReverses = "payback_reverses",
        /// The ratio is above 10.
        HighRatio = "high_ratio",
        /// One of the two outcomes that cause a high ratio.
        HighRatioCause = "high_ratio_cause",
        /// More than half of the value rests on numbers whose basis is unknown or not stated.
        WeakFooting = "weak_footing",
        /// A number has an unknown basis and no range.
        UnknownWithoutRange = "unknown_without_range",
        /// A proxy has no price year.
        ProxyWithoutYear = "proxy_without_year",
        /// A proxy's price year is not the study's.
        ProxyOtherYear = "proxy_other_year",
        /// A proxy has no source.
        ProxyWithoutSource = "proxy_without_source",
        /// Several outcomes of one stakeholder have the same volume in the same years: one change or two?
        Overlap = "overlap",
        /// More people change than the group has.
        MoreThanHeadcount = "more_than_headcount",
        /// Value is counted more than ten years after the start.
        LateValue = "late_value",
        /// An outcome is left out as not material without a reason.
        NotMaterialWithoutReason = "not_material_without_reason",
        /// A harm is left out of the total.
        HarmLeftOut = "harm_left_out",
        /// Volunteers are named, and no volunteer time is counted.
        VolunteerTimeMissing = "volunteer_time_missing",
        /// No harm is stated at all.
        NoHarm = "no_harm",
        /// A range extends beyond the admissible values, and its draws are clipped.
        RangeClipped = "range_clipped",
        /// More than one draw in a hundred of a bell curve lies beyond the admissible values and is cut, though its bounds do not.
        DrawsClipped = "draws_clipped",
        /// The range of a number of people or units goes below 0.
        CountBelowZero = "count_below_zero",
        /// A discount rate is above 30 %.
        HighDiscountRate = "high_discount_rate",
        /// The price year of the study is not stated.
        NoPriceYear = "no_price_year",
        /// An override names a number that does not exist.
        OverrideTargetMissing = "override_target_missing",
        /// A figure is too large to be computed.
        TooLarge = "too_large",
        /// An override gives a number that is not admissible in its place; the number stays as it was.
        OverrideNotAdmissible = "override_not_admissible",
        /// An override scales or adds to a number that is not stated.
        OverrideNotStated = "override_not_stated",
        /// A range cannot follow the value that a scenario changes, and is dropped.
        RangeDropped = "range_dropped",
        /// A driver names a number on which it cannot act.
        DriverNotApplicable = "driver_not_applicable",
        /// A scenario takes two hypotheses that cannot both come true.
        IncompatibleChoices = "incompatible_choices",
        /// A scenario reaches more people than the reference with no more inputs.
        GrowthWithoutInputs = "growth_without_inputs",
        /// In a scenario, people change in a year in which nothing is put in.
        YearsWithoutInputs = "years_without_inputs",
        /// In a scenario, something is put in in a year in which nothing changes.
        YearsWithoutEffects = "years_without_effects",
        /// A scenario continues the activity, and whether an input comes again is not stated: it is counted each year.
        RecurrenceNotStated = "recurrence_not_stated",
        /// A hypothesis adds an input, and who brings it is not stated.
        ContributorNotStated = "contributor_not_stated",
        /// A scenario takes no hypothesis on a variable.
        VariableWithoutChoice = "variable_without_choice",
        /// A variable has fewer than two hypotheses.
        FewHypotheses = "few_hypotheses",
        /// The file states a number under a name that this version does not know, or that a driver does not use: it has no effect.
        UnknownMember = "unknown_member",
        /// A group of numbers that move together has fewer than two that the study states.
        LonelyCorrelation = "lonely_correlation",
    }
}

/// A remark on a study.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What it says.
    pub code: FindingCode,
    /// How much attention it asks for.
    pub severity: Severity,
    /// The path of the part it is about; empty for the whole study.
    pub target: String,
    /// A figure that belongs into its sentence: a share, a ratio, a number of people.
    pub figure: Option<Decimal>,
}

impl Finding {
    /// A warning about a part of the study.
    pub fn warning(code: FindingCode, target: impl Into<String>) -> Self {
        Self { code, severity: Severity::Warning, target: target.into(), figure: None }
    }

    /// A note about a part of the study.
    pub fn note(code: FindingCode, target: impl Into<String>) -> Self {
        Self { severity: Severity::Note, ..Self::warning(code, target) }
    }

    /// The same finding with a figure for its sentence.
    #[must_use]
    pub fn with(self, figure: Decimal) -> Self {
        Self { figure: Some(figure), ..self }
    }
}
