//! Findings as sentences.

use super::Catalog;
use crate::number::write;
use crate::study::{Finding, FindingCode, NumberPath, Study};

impl Catalog {
    /// The sentence of a finding, with the name of its target and its figure.
    pub fn finding(&self, study: &Study, finding: &Finding) -> String {
        let part = self.part_name(study, &finding.target);
        let mut field = NumberPath::parse(&finding.target).map(|target| self.target_name_in(study, &target));
        if finding.code == FindingCode::UnknownMember {
            // It has no name but its own.
            field = finding.target.rsplit('/').next().map(str::to_owned);
        }
        let figure = finding.figure.map(|figure| match finding.code {
            FindingCode::OneOutcomeDecides | FindingCode::HighRatioCause | FindingCode::WeakFooting => {
                write::percent(figure, 0, self.language())
            }
            FindingCode::HighDiscountRate => write::percent(figure, 2, self.language()),
            FindingCode::HighRatio => write::ratio(figure, self.language()),
            // Calendar years have no thousands separators.
            FindingCode::ProxyOtherYear => figure.to_string(),
            _ => write::number(figure, 0, self.language()),
        });
        self.fill(
            &format!("finding.{}", finding.code.word()),
            &[
                ("name", part.as_deref().unwrap_or(&finding.target)),
                ("field", field.as_deref().unwrap_or_default()),
                ("figure", figure.as_deref().unwrap_or_default()),
                ("year", &study.price_year.map(|year| year.to_string()).unwrap_or_default()),
            ],
        )
    }
}
