//! The stakeholders of a study as choices.

use crate::present::Catalog;
use crate::study::Study;

/// The options of a select of stakeholders, and nobody.
pub fn stakeholder_options(study: &Study, catalog: &Catalog) -> Vec<(String, String)> {
    let nobody = (String::new(), catalog.text("choice.not_stated").to_owned());
    let names = study.stakeholders.iter().map(|item| (item.id.clone(), catalog.stakeholder_name(study, &item.id)));
    [nobody].into_iter().chain(names).collect()
}
