//! Messages about a pasted block.

use super::{MapColumn, Placed, Reason, Refused};
use crate::number::read::Expect;
use crate::number::{CheckedOps as _, Decimal, write};
use crate::present::Catalog;
use crate::study::Field;
use crate::study::field::{FieldUnit, OutcomeField};

/// Maximum length of a cell's text shown in full, in characters.
const MAX_SHOWN: usize = 40;

impl Placed {
    /// What was adopted, in one sentence.
    pub fn sentence(&self, catalog: &Catalog) -> String {
        let added = (self.added > 0).then(|| catalog.plural("paste.added", self.added, &[]));
        let changed = catalog.plural("paste.changed", self.changed, &[]);
        let moved = (self.moved > 0).then(|| catalog.plural("paste.moved", self.moved, &[]));
        [changed].into_iter().chain(moved).chain(added).collect::<Vec<_>>().join(" ")
    }
}

impl Refused {
    /// Which cell was left out, and why. Rows are counted from 1, as in a spreadsheet.
    pub fn sentence(&self, catalog: &Catalog) -> String {
        let row = write::number(Decimal::from(self.row.saturating_add(1)), 0, catalog.language());
        let (column, unit, expect) = match self.column {
            None => (catalog.text("paste.beyond"), FieldUnit::Count, Expect::Number),
            Some(MapColumn::Year(n)) => {
                let field = Field::Outcome(OutcomeField::Cohort(n));
                (catalog.field_name(field), field.spec().unit, field.spec().expect())
            }
            Some(MapColumn::Label) => (catalog.text("outcome.label"), FieldUnit::Count, Expect::Number),
            Some(MapColumn::Number(part)) => {
                let field = Field::Outcome(OutcomeField::Part(part));
                (catalog.field_name(field), field.spec().unit, field.spec().expect())
            }
        };
        let reason = match &self.reason {
            Reason::Unreadable(error) => catalog.read_error(error, expect),
            Reason::Inadmissible(error) => catalog.field_error(*error, unit),
            Reason::PercentOrPart { typed } => {
                let percent = |share: Decimal| write::percent(share, 26, catalog.language());
                let in_percent = typed.over(Decimal::ONE_HUNDRED).map(percent).unwrap_or_default();
                catalog.fill("paste.percent_or_part", &[("percent", &in_percent), ("part", &percent(*typed))])
            }
            Reason::MeasuredEffect => catalog.text("paste.measured_effect").to_owned(),
            Reason::NoColumn => catalog.text("paste.no_column").to_owned(),
            Reason::NoRow => catalog.text("paste.no_row").to_owned(),
        };
        let text = shortened(self.text.trim());
        catalog.fill("paste.refused", &[("row", &row), ("column", column), ("reason", &reason), ("text", &text)])
    }
}

/// A text, cut to the maximum length.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(MAX_SHOWN) {
        None => text.to_owned(),
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Start, place_block};
    use super::*;
    use crate::number::Language;
    use crate::study::Study;
    use crate::study::field::PartField;

    #[test]
    fn every_cell_left_out_gets_a_sentence() {
        let start = Start { outcome: String::new(), column: MapColumn::Number(PartField::Deadweight) };
        let cell = |text: &str| text.to_owned();
        let rows = [vec![cell("12\u{a0}%"), cell("0,2"), cell("mille"), cell("120 %")], vec![cell("1 %")]];
        let placed = place_block(&Study::default(), &start, &rows, Language::French, &[cell("o")], None).unwrap();
        let catalog = Catalog::of(Language::French);
        assert_eq!(placed.sentence(catalog), "1 case reprise. 1 effet ajouté.");
        let said: Vec<String> = placed.refused.iter().map(|refused| refused.sentence(catalog)).collect();
        assert_eq!(
            said,
            [
                "Ligne 1, Déplacement\u{a0}: «\u{a0}0,2\u{a0}» n’est pas repris. Écrivez 0,2\u{a0}% ou 20\u{a0}%\u{a0}: les deux se peuvent.",
                "Ligne 1, Part des autres\u{a0}: «\u{a0}mille\u{a0}» n’est pas repris. Ce n’est pas un nombre. Par exemple 12,5.",
                "Ligne 1, Déperdition\u{a0}: «\u{a0}120 %\u{a0}» n’est pas repris. Il faut 100\u{a0}% ou moins.",
                "Ligne 2, Poids mort\u{a0}: «\u{a0}1 %\u{a0}» n’est pas repris. Il n’y a pas de place pour un effet de plus.",
            ]
        );
    }
}
