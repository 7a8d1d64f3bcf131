//! Hypotheses as sentences.

use super::Catalog;
use super::figures::{Detail, unit_of};
use crate::number::read::Expect;
use crate::number::{CheckedOps as _, Decimal, Language, write};
use crate::sheet;
use crate::study::field::{Field, FieldUnit};
use crate::study::{Driver, DriverKind, NumberPath, Operation, Override, Study};

/// A sentence names at most this many targets of a driver and counts the others.
const NAMED: usize = 3;

impl Catalog {
    /// The name of a number that a hypothesis acts on, with the name of its input or outcome.
    ///
    /// A volume has the same name whether it is stated as one quantity or as cohorts. A path that names nothing is returned as
    /// it is.
    pub fn acted_on(&self, study: &Study, path: &str) -> String {
        let Some(target) = NumberPath::parse(path) else {
            return path.to_owned();
        };
        let field = self.target_name_in(study, &target);
        match (self.part_name(study, path), path.split_once('/')) {
            (Some(name), _) => self.fill("uncertainty.number", &[("field", &field), ("name", &name)]),
            (None, Some(("inputs" | "outcomes" | "stakeholders", _))) => path.to_owned(),
            (None, _) => field,
        }
    }

    /// The effect of an override, in a sentence.
    pub fn override_sentence(&self, study: &Study, change: &Override) -> String {
        let name = self.acted_on(study, &change.target);
        let point = change.value.point();
        let value = match (change.operation, NumberPath::parse(&change.target)) {
            (Operation::Add, Some(target)) if target.field().spec().expect() == Expect::Percent => self.points(point),
            (Operation::Set | Operation::Add, Some(target)) => self.amount(point, target.field().spec().unit, study),
            _ => write::number(point, 4, self.language()),
        };
        self.fill(&format!("effect.{}", change.operation.word()), &[("name", &name), ("value", &value)])
    }

    /// What is added to a number in per cent: points, since a part of the number would be something else.
    fn points(&self, share: Decimal) -> String {
        let points = share.times(Decimal::ONE_HUNDRED).unwrap_or(share);
        let is_one = match self.language() {
            Language::French => points.abs() < Decimal::TWO,
            Language::English => points.abs() == Decimal::ONE,
        };
        let form = if is_one { "effect.point" } else { "effect.points" };
        self.fill(form, &[("value", &write::number(points, 4, self.language()))])
    }

    /// The numbers that a driver acts on, in a few words: all outcomes where it is one number of each, else the first ones and how
    /// many more.
    pub fn targets_said(&self, study: &Study, driver: &Driver) -> String {
        if driver.targets.is_empty() {
            return self.text("driver_edit.no_target").to_owned();
        }
        // All outcomes at once, where the driver acts on the same number of each.
        let whole = field_of_all(study, driver);
        let all = whole.map(|field| self.fill("driver_edit.on_all", &[("field", self.field_name(field))]));
        let is_said = |path: &&String| whole.is_some_and(|field| is_of_outcome(path, field));
        let rest: Vec<&String> = driver.targets.iter().filter(|path| !is_said(path)).collect();
        // A count of one says less than its name.
        let named = match (&all, rest.len()) {
            (None, _) => NAMED,
            (Some(_), 1) => 1,
            (Some(_), _) => 0,
        };
        let first = rest.iter().take(named).map(|path| self.acted_on(study, path));
        let said = all.into_iter().chain(first).collect::<Vec<_>>().join(", ");
        match rest.len().saturating_sub(named) {
            0 => said,
            more => self.plural("effect.and_more", more, &[("names", &said)]),
        }
    }

    /// The effect of a driver in a year: a factor, people, or an amount.
    pub fn driver_effect(&self, study: &Study, kind: DriverKind, value: Decimal) -> String {
        match kind {
            DriverKind::CoordinationCost => self.amount(value, FieldUnit::Money, study),
            DriverKind::PeerContribution => write::number(value, 1, self.language()),
            _ => write::number(value, 3, self.language()),
        }
    }

    /// A sentence for the curve of a driver, from its first year to its last; none for a curve without years.
    pub fn curve_sentence(&self, study: &Study, kind: DriverKind, curve: &[(u32, Decimal)]) -> Option<String> {
        let ((from, first), (to, last)) = (curve.first()?, curve.last()?);
        let is_flat = curve.iter().all(|(_, value)| value == first);
        let group = match kind {
            DriverKind::CoordinationCost => "curve.money",
            DriverKind::PeerContribution => "curve.people",
            _ => "curve.factor",
        };
        let [first, last] = [*first, *last].map(|value| self.driver_effect(study, kind, value));
        let years = [from, to].map(ToString::to_string);
        let values = [
            ("from", years[0].as_str()),
            ("to", years[1].as_str()),
            ("first", first.as_str()),
            ("last", last.as_str()),
        ];
        let said = if is_flat { self.fill(&format!("{group}.flat"), &values) } else { self.fill(group, &values) };
        Some(self.named(self.driver_name(kind), &said))
    }

    /// A stated number with its unit.
    fn amount(&self, value: Decimal, unit: FieldUnit, study: &Study) -> String {
        match unit {
            // Calendar years have no thousands separators.
            FieldUnit::CalendarYear => value.normalize().to_string(),
            FieldUnit::Money => self.figure(value, sheet::CellUnit::Money, study.currency.code(), Detail::Full),
            unit => self.figure(value, unit_of(unit), study.currency.code(), Detail::Full),
        }
    }
}

/// The field of which the driver acts on the number of every outcome that has it, if there is more than one.
fn field_of_all(study: &Study, driver: &Driver) -> Option<Field> {
    let fields = driver.targets.iter().filter_map(|path| Some(NumberPath::parse(path)?.field()));
    let candidates: Vec<String> = study.candidates().iter().map(ToString::to_string).collect();
    let is_whole = |field: &Field| {
        let mut all = candidates.iter().filter(|path| is_of_outcome(path, *field));
        all.clone().nth(1).is_some() && all.all(|path| driver.targets.contains(path))
    };
    fields.into_iter().find(is_whole)
}

fn is_of_outcome(path: &str, field: Field) -> bool {
    NumberPath::parse(path).is_some_and(|target| target.outcome().is_some() && target.field() == field)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::bundled;
    use crate::number::Language;
    use crate::study::Estimate;
    use rust_decimal::dec;

    #[test]
    fn what_a_hypothesis_does_is_told_in_words() {
        let study = bundled("wheels-to-meals").unwrap().study().unwrap();
        let catalog = Catalog::of(Language::English);
        let change = |operation, value| Override {
            target: format!("outcomes/{}/deadweight", study.outcomes[0].id),
            operation,
            value: Estimate::of(value),
            ..Override::default()
        };
        let name = catalog.part_name(&study, &format!("outcomes/{}", study.outcomes[0].id)).unwrap();
        let said = catalog.override_sentence(&study, &change(Operation::Set, dec!(0.25)));
        assert!(said.contains(&name) && said.contains("25%"), "{said}");
        let said = catalog.override_sentence(&study, &change(Operation::Scale, dec!(1.5)));
        assert!(said.contains("1.5"), "{said}");
        assert_eq!(catalog.acted_on(&study, "outcomes/nobody/quantity"), "outcomes/nobody/quantity");
        assert_eq!(catalog.acted_on(&study, "price_year"), catalog.text("field.price_year"));
    }

    #[test]
    fn a_curve_is_told_by_its_ends() {
        let (study, catalog) = (Study::default(), Catalog::of(Language::English));
        let said = |kind, curve: &[(u32, Decimal)]| catalog.curve_sentence(&study, kind, curve);
        let grown = said(DriverKind::CompoundGrowth, &[(0, dec!(1)), (1, dec!(1.05))]).unwrap();
        assert_eq!(grown, "Compound growth: multiplies by 1 in year 0, by 1.05 in year 1");
        let flat = said(DriverKind::CoordinationCost, &[(0, dec!(5000)), (1, dec!(5000))]).unwrap();
        assert_eq!(flat, "Coordination cost: €5,000.00 every year");
        assert_eq!(said(DriverKind::Shock, &[]), None);
    }

    #[test]
    fn many_numbers_are_counted() {
        let study = bundled("wheels-to-meals").unwrap().study().unwrap();
        let catalog = Catalog::of(Language::English);
        let driver = |targets: Vec<String>| Driver { targets, ..Driver::default() };
        let said = |n: usize| catalog.targets_said(&study, &driver(vec!["price_year".to_owned(); n]));
        assert_eq!(said(0), catalog.text("driver_edit.no_target"));
        assert!(said(5).ends_with("and 2 other numbers"), "{}", said(5));
        assert!(!said(3).contains("other"));
        let all: Vec<String> =
            study.outcomes.iter().map(|outcome| format!("outcomes/{}/quantity", outcome.id)).collect();
        assert_eq!(catalog.targets_said(&study, &driver(all.clone())), "all outcomes (Quantity)");
        assert!(catalog.targets_said(&study, &driver(all[1..].to_vec())).contains("other"), "all but one are not all");
    }
}
