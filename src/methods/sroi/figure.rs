//! The figures of an SROI calculation: the keys of the cells of its sheet.

use crate::study::field::PartField;
use crate::study::{InputKind, Study};

/// A level of the waterfall from gross value to present value; each level applies one more deduction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Quantity × proxy × duration.
    Gross,
    /// At the prices of the study, where its index converts any amount.
    Priced,
    /// After a deduction. After the last one-time deduction and the adjustments, it is impact × duration; after drop-off, the sum
    /// of the yearly values.
    After(PartField),
    /// After the adjustments, in a study that states any.
    Adjusted,
    /// With the growth of each outcome a year, in a study that states any.
    Grown,
}

impl Level {
    /// The levels of a study from the top.
    pub fn of(study: &Study) -> Vec<Self> {
        let mut levels = vec![Self::Gross];
        let converts = study.price_index.is_some() && study.outcomes.iter().any(|it| study.price_years(it).is_some());
        levels.extend(converts.then_some(Self::Priced));
        for part in PartField::deductions() {
            if part == PartField::DropOff {
                let adjusts = study.outcomes.iter().any(|outcome| !outcome.adjustments.is_empty());
                let grows = study.outcomes.iter().any(|outcome| outcome.growth.is_some());
                levels.extend(adjusts.then_some(Self::Adjusted));
                levels.extend(grows.then_some(Self::Grown));
            }
            levels.push(Self::After(part));
        }
        levels
    }

    /// The step that leads to this level from the one above; none for the first.
    pub const fn step(self) -> Option<ChainStep> {
        match self {
            Self::Gross => None,
            Self::Priced => Some(ChainStep::Prices),
            Self::After(part) => Some(ChainStep::Deduction(part)),
            Self::Adjusted => Some(ChainStep::Adjustments),
            Self::Grown => Some(ChainStep::Growth),
        }
    }
}

/// A step of the waterfall: the difference between two levels. For a benefit, it is zero or negative, but for prices and growth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChainStep {
    /// Conversion to the prices of the study.
    Prices,
    /// A deduction.
    Deduction(PartField),
    /// The adjustments, all together.
    Adjustments,
    /// Growth of later years.
    Growth,
    /// Discounting later years to present value.
    Discounting,
}

/// A moment at which the accumulated value reaches the inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Crossing {
    /// The first one.
    First,
    /// The one after which it does not fall below them again.
    Last,
}

/// The key of a cell. Numbers are positions in the lists of the study.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// A stated number: the nth of the evaluation's targets.
    Stated(usize),
    /// The constant 1, to which a rate is added.
    One,
    /// 1 + the nth rate.
    Growth(usize),
    /// Discount factor of the years before the nth rate.
    FactorBefore(usize),
    /// Discount factor of the years from the nth rate up to a year.
    FactorSince {
        /// Position of the rate.
        rate: usize,
        /// The year.
        year: u32,
    },
    /// Discount factor of a year.
    Factor(u32),
    /// Value of an input in one of several years.
    InputYearlyValue(usize),
    /// A number of years.
    Years(u32),
    /// Sum of the discount factors of an input's years.
    InputFactors(usize),
    /// Value of an input, over all of its years.
    InputValue(usize),
    /// Present value of an input.
    InputPresentValue(usize),
    /// Value of the inputs that are one resource over several years; the first of them by its place.
    InputSeries(usize),
    /// Value of all inputs.
    InputsTotal,
    /// Present value of all cash.
    CashPresentValue,
    /// Present value of the outcomes per unit of cash.
    CashRatio,
    /// Present value of the outcomes per unit of what one funder brings.
    FunderRatio(usize),
    /// Value of the inputs of a kind.
    InputsOfKind(InputKind),
    /// Value of the inputs of a stakeholder.
    StakeholderInputs(usize),
    /// Present value of the inputs of a stakeholder.
    StakeholderInputsPresentValue(usize),
    /// Present value of all inputs.
    InputsPresentValue,
    /// The price index of a calendar year.
    PriceLevel(i32),
    /// The factor that brings an amount from the prices of a calendar year to those of the study.
    PriceFactor(i32),
    /// People or units of one cohort: the product of its parts, where there are several.
    CohortQuantity {
        /// Position of the outcome.
        outcome: usize,
        /// Position of the cohort.
        cohort: usize,
    },
    /// The share of an outcome that remains after a deduction: `1 − share`.
    Kept(usize, PartField),
    /// The same in one year of value, for a deduction stated by year.
    KeptInYear {
        /// Position of the outcome.
        outcome: usize,
        /// The deduction.
        part: PartField,
        /// Years since the first.
        year: usize,
    },
    /// The share of an outcome that remains after an adjustment: `1 − share`.
    KeptAdjusted {
        /// Position of the outcome.
        outcome: usize,
        /// Position of the adjustment.
        adjustment: usize,
    },
    /// How much of a year of value lies within the duration.
    YearPortion {
        /// Position of the outcome.
        outcome: usize,
        /// Years since the first.
        year: u32,
    },
    /// 1 + the growth of an outcome a year.
    ValueGrowth(usize),
    /// The factor by which the value of an outcome has grown after some years.
    GrownAfter {
        /// Position of the outcome.
        outcome: usize,
        /// Years since the first.
        years: u32,
    },
    /// 1 + the discount rate of an outcome.
    OutcomeRateGrowth(usize),
    /// Discount factor of a year for an outcome with a rate of its own.
    OutcomeFactor {
        /// Position of the outcome.
        outcome: usize,
        /// The year.
        year: u32,
    },
    /// Value of one unit of change in a year, where it differs from year to year: the amount and what the deductions leave.
    UnitImpact {
        /// Position of the outcome.
        outcome: usize,
        /// Years since the first.
        year: u32,
    },
    /// The share of an outcome that remains after some years of drop-off.
    KeptAfter {
        /// Position of the outcome.
        outcome: usize,
        /// Years since the first.
        years: u32,
    },
    /// People or units that change, over all cohorts.
    Quantity(usize),
    /// An outcome at a level of the waterfall, for one year of each cohort.
    YearlyLevel(usize, Level),
    /// The same in one year of value, where that differs from year to year.
    LevelInYear {
        /// Position of the outcome.
        outcome: usize,
        /// The level.
        level: Level,
        /// Years since the first.
        year: u32,
    },
    /// An outcome at a level of the waterfall, over its duration.
    OutcomeLevel(usize, Level),
    /// Impact of one cohort.
    CohortImpact {
        /// Position of the outcome.
        outcome: usize,
        /// Position of the cohort.
        cohort: usize,
    },
    /// Impact of an outcome: the value of the first year of each cohort.
    Impact(usize),
    /// Value of one cohort in its kth year.
    CohortValue {
        /// Position of the outcome.
        outcome: usize,
        /// Position of the cohort.
        cohort: usize,
        /// Years since the cohort started.
        age: u32,
    },
    /// Value of an outcome in a year.
    OutcomeYear {
        /// Position of the outcome.
        outcome: usize,
        /// The year.
        year: u32,
    },
    /// Present value of an outcome in a year.
    OutcomeYearPresentValue {
        /// Position of the outcome.
        outcome: usize,
        /// The year.
        year: u32,
    },
    /// Present value of an outcome.
    OutcomePresentValue(usize),
    /// Share of an outcome in the present value.
    ShareOfValue(usize),
    /// Present value of the outcomes of a stakeholder.
    StakeholderPresentValue(usize),
    /// Value of a year over all outcomes.
    YearValue(u32),
    /// Present value of a year over all outcomes.
    YearPresentValue(u32),
    /// Present value accumulated up to the end of a year.
    Accumulated(u32),
    /// All outcomes at a level of the waterfall.
    TotalLevel(Level),
    /// The difference made by a step of the waterfall.
    WaterfallStep(ChainStep),
    /// Present value of all outcomes.
    PresentValue,
    /// Present value minus inputs.
    NetPresentValue,
    /// Present value per unit of money of inputs.
    Ratio,
    /// Net present value per unit of money of inputs.
    NetRatio,
    /// Months in a year.
    MonthsPerYear,
    /// Whole years before the one in which the inputs are paid back.
    PaybackYears(Crossing),
    /// The amount still to be paid back when that year starts.
    PaybackRemaining(Crossing),
    /// The fraction of that year needed to pay it back.
    PaybackPart(Crossing),
    /// Years until the inputs are paid back.
    PaybackInYears(Crossing),
    /// Months until the inputs are paid back.
    PaybackMonths(Crossing),
    /// Value per month in the first year that has any value.
    MonthlyValue,
    /// The simple payback of the SROI guide, in months.
    SimplePaybackMonths,
}
