//! Findings as sentences.

use super::Catalog;
use crate::number::{Decimal, write};
use crate::study::{Finding, FindingCode, NumberPath, Outcome, Severity, Study};

/// Findings of one kind, which are told together.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingGroup<'a> {
    /// The findings, one at least, in the order of the study.
    pub findings: Vec<&'a Finding>,
}

/// The findings of a severity, those of one kind together: of one code and, for deductions, of one deduction. None about a study that
/// states no number yet, since everything is missing there.
pub fn grouped<'a>(study: &Study, findings: &'a [Finding], severity: Severity) -> Vec<FindingGroup<'a>> {
    let mut groups: Vec<FindingGroup<'a>> = Vec::new();
    if is_blank(study) {
        return groups;
    }
    let kind = |finding: &Finding| {
        let field = NumberPath::parse(&finding.target).map(|path| path.field().word());
        (finding.code, field.filter(|_| finding.code == FindingCode::DeductionNotStated))
    };
    for finding in findings.iter().filter(|finding| finding.severity == severity) {
        let same = |group: &&mut FindingGroup<'_>| group.findings.first().is_some_and(|one| kind(one) == kind(finding));
        match groups.iter_mut().find(same) {
            Some(group) => group.findings.push(finding),
            None => groups.push(FindingGroup { findings: vec![finding] }),
        }
    }
    groups
}

/// Whether nothing is counted or valued yet.
fn is_blank(study: &Study) -> bool {
    let has_value = |outcome: &Outcome| {
        !outcome.volume.cohorts().is_empty() || study.has_amount(outcome) || outcome.weight.is_some()
    };
    study.inputs.iter().all(|input| input.unit_value.is_none())
        && !study.outcomes.iter().any(|outcome| has_value(outcome))
}

impl Catalog {
    /// The sentence of findings of one kind; of one alone, that of the finding.
    pub fn finding_group(&self, study: &Study, group: &FindingGroup<'_>) -> String {
        let Some(first) = group.findings.first() else { return String::new() };
        let one = self.finding(study, first);
        let others = group.findings.len().saturating_sub(1);
        if others == 0 {
            return one;
        }
        let key = format!("finding.{}.many", first.code.word());
        let count = write::number(Decimal::from(group.findings.len()), 0, self.language());
        let field = NumberPath::parse(&first.target).map(|target| self.field_name(target.field()).to_ascii_lowercase());
        if self.has(&key) {
            return self.fill(&key, &[("n", &count), ("field", &field.unwrap_or_default())]);
        }
        [one, self.plural("findings.alike", others, &[])].join(" ")
    }

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::sroi::Evaluation;
    use crate::number::Language;
    use crate::study::{Estimate, Proxy, Shared, Volume};

    fn priced(id: &str) -> Outcome {
        Outcome {
            id: id.to_owned(),
            volume: Volume::Single(Estimate::of(10)),
            proxy: Some(Proxy { value: Some(Estimate::of(30)), ..Proxy::default() }),
            ..Outcome::default()
        }
    }

    #[test]
    fn findings_of_one_kind_are_told_together() {
        let outcomes = ["a", "b", "c"].map(|id| Shared::new(priced(id))).to_vec();
        let study = Study { outcomes, ..Study::default() };
        let findings = Evaluation::of(&study).findings().to_vec();
        let groups = grouped(&study, &findings, Severity::Warning);
        let catalog = Catalog::of(Language::French);
        let said: Vec<String> = groups.iter().map(|group| catalog.finding_group(&study, group)).collect();
        assert!(
            said.contains(&"3 effets sans poids mort\u{a0}: compté 0\u{a0}%. C’est rarement vrai.".to_owned()),
            "{said:?}"
        );
        let deductions = groups.iter().filter(|group| group.findings[0].code == FindingCode::DeductionNotStated);
        assert!(deductions.clone().count() > 1, "each deduction by itself");
        assert!(deductions.clone().all(|group| group.findings.len() == 3));
        // All findings are in a group, and in one only.
        let of =
            |severity| grouped(&study, &findings, severity).iter().map(|group| group.findings.len()).sum::<usize>();
        assert_eq!(of(Severity::Warning) + of(Severity::Note), findings.len());
    }

    #[test]
    fn nothing_is_said_before_the_first_figure() {
        let blank = Outcome { id: "a".to_owned(), ..Outcome::default() };
        let study = Study { outcomes: vec![Shared::new(blank)], ..Study::default() };
        let findings = Evaluation::of(&study).findings().to_vec();
        assert!(!findings.is_empty());
        assert!(Severity::ALL.iter().all(|severity| grouped(&study, &findings, *severity).is_empty()));
    }
}
