//! The registry of all editable texts.

use super::lookup::find_mut;
use super::{Proxy, Study};

pub use super::limits::{MAX_NAME, MAX_NOTES, MAX_SOURCE};

/// One text of a study.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextField {
    /// Title of the study.
    Title,
    /// The organisation that carries out the activity.
    Organisation,
    /// Remarks on the study.
    Notes,
    /// The shared social aspiration.
    Ideal,
    /// Source of a discount rate, by the position of the rate.
    RateSource(usize),
    /// Name of a stakeholder.
    StakeholderName(String),
    /// How a stakeholder was consulted.
    Consulted(String),
    /// Label of an input.
    InputLabel(String),
    /// Remarks on an input.
    InputNotes(String),
    /// Label of an outcome: the change.
    OutcomeLabel(String),
    /// The activity in numbers.
    Output(String),
    /// How the change is observed.
    Indicator(String),
    /// Remarks on an outcome.
    OutcomeNotes(String),
    /// Label of a proxy.
    ProxyLabel(String),
    /// Source of a proxy value.
    ProxySource(String),
    /// Label of an adjustment: the id of its outcome, and its position there.
    AdjustmentLabel(String, usize),
    /// Label of a factor of a quantity: the id of its outcome, and its position there.
    FactorLabel(String, usize),
    /// What the price index is.
    PriceIndexLabel,
    /// Who publishes the price index.
    PriceIndexSource,
    /// The day or year as of which the price index is taken.
    PriceIndexDate,
    /// Name of a variable.
    VariableName(String),
    /// Name of a hypothesis.
    HypothesisName(String),
    /// What a hypothesis supposes.
    HypothesisText(String),
    /// Source of a driver's parameters: the id of its hypothesis, and the driver's position there.
    DriverSource(String, usize),
    /// Name of a scenario.
    ScenarioName(String),
    /// Story of a scenario.
    ScenarioStory(String),
    /// Why the numbers of a correlation group move together.
    CorrelationName(String),
}

impl TextField {
    /// The maximum length, in characters.
    pub const fn max_length(&self) -> usize {
        match self {
            Self::Notes
            | Self::Ideal
            | Self::InputNotes(_)
            | Self::OutcomeNotes(_)
            | Self::Consulted(_)
            | Self::HypothesisText(_)
            | Self::ScenarioStory(_) => MAX_NOTES,
            Self::RateSource(_) | Self::PriceIndexSource | Self::ProxySource(_) | Self::DriverSource(..) => MAX_SOURCE,
            _ => MAX_NAME,
        }
    }

    /// The path, in the style of [`NumberPath`](super::NumberPath).
    pub fn path(&self) -> String {
        match self {
            Self::Title => "title".to_owned(),
            Self::Organisation => "organisation".to_owned(),
            Self::Notes => "notes".to_owned(),
            Self::Ideal => "ideal".to_owned(),
            Self::RateSource(n) => format!("discounting/rates/{n}/source"),
            Self::StakeholderName(id) => format!("stakeholders/{id}/name"),
            Self::Consulted(id) => format!("stakeholders/{id}/consulted"),
            Self::InputLabel(id) => format!("inputs/{id}/label"),
            Self::InputNotes(id) => format!("inputs/{id}/notes"),
            Self::OutcomeLabel(id) => format!("outcomes/{id}/label"),
            Self::Output(id) => format!("outcomes/{id}/output"),
            Self::Indicator(id) => format!("outcomes/{id}/indicator"),
            Self::OutcomeNotes(id) => format!("outcomes/{id}/notes"),
            Self::ProxyLabel(id) => format!("outcomes/{id}/proxy/label"),
            Self::ProxySource(id) => format!("outcomes/{id}/proxy/source"),
            Self::AdjustmentLabel(id, n) => format!("outcomes/{id}/adjustments/{n}/label"),
            Self::FactorLabel(id, n) => format!("outcomes/{id}/quantity_factors/{n}/label"),
            Self::PriceIndexLabel => "price_index/label".to_owned(),
            Self::PriceIndexSource => "price_index/source".to_owned(),
            Self::PriceIndexDate => "price_index/date".to_owned(),
            Self::VariableName(id) => format!("variables/{id}/name"),
            Self::HypothesisName(id) => format!("hypotheses/{id}/name"),
            Self::HypothesisText(id) => format!("hypotheses/{id}/text"),
            Self::DriverSource(id, n) => format!("hypotheses/{id}/drivers/{n}/source"),
            Self::ScenarioName(id) => format!("scenarios/{id}/name"),
            Self::ScenarioStory(id) => format!("scenarios/{id}/story"),
            Self::CorrelationName(id) => format!("correlations/{id}/name"),
        }
    }

    /// The text in the study, mutably; `None` if the study has no such text.
    pub fn place<'a>(&self, study: &'a mut Study) -> Option<&'a mut String> {
        match self {
            Self::Title => Some(&mut study.title),
            Self::Organisation => Some(&mut study.organisation),
            Self::Notes => Some(&mut study.notes),
            Self::Ideal => Some(&mut study.ideal),
            Self::RateSource(n) => {
                let rates = &mut study.discounting.as_mut()?.rates;
                rates.get_mut(*n).map(|entry| &mut entry.rate.source)
            }
            Self::StakeholderName(id) => find_mut(&mut study.stakeholders, id).map(|item| &mut item.name),
            Self::Consulted(id) => find_mut(&mut study.stakeholders, id).map(|item| &mut item.consulted),
            Self::InputLabel(id) => find_mut(&mut study.inputs, id).map(|item| &mut item.label),
            Self::InputNotes(id) => find_mut(&mut study.inputs, id).map(|item| &mut item.notes),
            Self::OutcomeLabel(id) => find_mut(&mut study.outcomes, id).map(|item| &mut item.label),
            Self::Output(id) => find_mut(&mut study.outcomes, id).map(|item| &mut item.output),
            Self::Indicator(id) => find_mut(&mut study.outcomes, id).map(|item| &mut item.indicator),
            Self::OutcomeNotes(id) => find_mut(&mut study.outcomes, id).map(|item| &mut item.notes),
            Self::ProxyLabel(id) => {
                find_mut(&mut study.outcomes, id).map(|item| &mut item.proxy.get_or_insert_with(Proxy::default).label)
            }
            Self::ProxySource(id) => {
                find_mut(&mut study.outcomes, id).map(|item| &mut item.proxy.get_or_insert_with(Proxy::default).source)
            }
            Self::AdjustmentLabel(id, n) => {
                let adjustments = &mut find_mut(&mut study.outcomes, id)?.adjustments;
                adjustments.get_mut(*n).map(|item| &mut item.label)
            }
            Self::FactorLabel(id, n) => {
                let factors = &mut find_mut(&mut study.outcomes, id)?.quantity_factors;
                factors.get_mut(*n).map(|item| &mut item.label)
            }
            Self::PriceIndexLabel => study.price_index.as_mut().map(|index| &mut index.label),
            Self::PriceIndexSource => study.price_index.as_mut().map(|index| &mut index.source),
            Self::PriceIndexDate => study.price_index.as_mut().map(|index| &mut index.date),
            Self::VariableName(id) => find_mut(&mut study.variables, id).map(|item| &mut item.name),
            Self::HypothesisName(id) => study.hypothesis_mut(id).map(|item| &mut item.name),
            Self::HypothesisText(id) => study.hypothesis_mut(id).map(|item| &mut item.text),
            Self::DriverSource(id, n) => study.hypothesis_mut(id)?.drivers.get_mut(*n).map(|driver| &mut driver.source),
            Self::ScenarioName(id) => find_mut(&mut study.scenarios, id).map(|item| &mut item.name),
            Self::ScenarioStory(id) => find_mut(&mut study.scenarios, id).map(|item| &mut item.story),
            Self::CorrelationName(id) => find_mut(&mut study.correlations, id).map(|item| &mut item.name),
        }
    }
}

/// Removes control characters other than line feeds and tabs, and truncates at `max` characters.
pub fn clean(text: &str, max: usize) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).take(max).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_text_has_no_control_characters_and_a_bounded_length() {
        assert_eq!(clean("a\u{0}b\r\nc", 10), "ab\nc");
        assert_eq!(clean("été", 2), "ét");
    }
}
