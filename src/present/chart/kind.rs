//! The kinds of charts.

/// The kinds of charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChartKind {
    /// From gross value to present value, beside the inputs.
    Waterfall,
    /// Value year by year, accumulated up to the payback point.
    Years,
    /// What each stakeholder contributes and receives.
    Stakeholders,
    /// The contribution of each outcome to the total.
    Outcomes,
    /// Inputs by contributor and form.
    Inputs,
    /// The chain of value, from contributors to those for whom something changes.
    Chain,
    /// The histogram of the ratio.
    Density,
    /// The cumulative distribution of the ratio.
    Cumulative,
    /// Value year by year, with its range.
    Fan,
    /// The ratio with each estimate, alone, at both ends of its range, and its share of the spread of the result.
    Tornado,
    /// The value of knowing each number exactly.
    Measure,
    /// Value year by year, a line for each scenario.
    ScenarioYears,
    /// The changes for each stakeholder in each scenario, compared with the reference.
    ScenarioBalance,
    /// The effects of a randomised trial with their intervals.
    TrialForest,
    /// The power of a planned trial against its number of people.
    TrialPower,
}

impl ChartKind {
    /// Every chart of the study as stated, in the order of the page's selector.
    pub const ALL: [Self; 6] =
        [Self::Waterfall, Self::Years, Self::Stakeholders, Self::Outcomes, Self::Inputs, Self::Chain];

    /// Every chart of an analysis, in the same order; [`Catalog::analysis_chart`](crate::present::Catalog::analysis_chart) lays them out.
    pub const ANALYSIS: [Self; 5] = [Self::Density, Self::Cumulative, Self::Fan, Self::Tornado, Self::Measure];

    /// Every chart of several scenarios, in the same order; [`Catalog::scenario_chart`](crate::present::Catalog::scenario_chart) lays them out.
    pub const SCENARIOS: [Self; 2] = [Self::ScenarioYears, Self::ScenarioBalance];

    /// Every chart of a randomised trial, in the same order; [`Catalog::trial_chart`](crate::present::Catalog::trial_chart) lays them out.
    pub const TRIAL: [Self; 2] = [Self::TrialForest, Self::TrialPower];

    /// Its word in addresses, and the last part of its key `chart.name.…` in the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waterfall => "waterfall",
            Self::Years => "years",
            Self::Stakeholders => "stakeholders",
            Self::Outcomes => "outcomes",
            Self::Inputs => "inputs",
            Self::Chain => "chain",
            Self::Density => "density",
            Self::Cumulative => "cumulative",
            Self::Fan => "fan",
            Self::Tornado => "tornado",
            Self::Measure => "measure",
            Self::ScenarioYears => "scenario_years",
            Self::ScenarioBalance => "scenario_balance",
            Self::TrialForest => "trial_forest",
            Self::TrialPower => "trial_power",
        }
    }
}
