//! The way from a widget to the page: the study as it is shown, in an address.

use super::Widget;
use crate::app::{Section, figures_for_link};
use crate::file::link::PROGRAM;
use crate::file::{Link, LinkDictionary};
use crate::study::Study;

impl Widget {
    /// The fragment of an address of the page that holds the whole study, as it is shown here: a visitor may have changed a case of the same
    /// name. `None` where the study does not fit into a link.
    pub fn address(&self, dictionary: Option<&LinkDictionary>) -> Option<String> {
        let evaluation = &self.evaluation;
        let ratio = evaluation.ratio().and_then(|cell| evaluation.value(cell));
        let section = if self.scenario.is_some() { Section::Uncertainty } else { Section::Result };
        let mut study: Study = (*self.stated).clone();
        if let Some(scenario) = &self.scenario {
            study.simulated_scenario.clone_from(scenario);
        }
        let link = Link {
            program: PROGRAM.to_owned(),
            view: vec![("room".to_owned(), section.word().to_owned())],
            // What a link states is of the study as stated.
            figures: if self.scenario.is_none() { figures_for_link(ratio, self.range()) } else { Vec::new() },
            study,
            unknown: Vec::new(),
        };
        link.write(dictionary?).ok()
    }
}
