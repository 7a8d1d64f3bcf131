//! What was deleted last, told where it stood, with a way back.

use super::parts::PartKind;
use crate::present::Catalog;
use crate::study::Study;
use crate::study::lookup::position;

/// A part that has just been deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// In which list it stood.
    pub kind: PartKind,
    /// Its id.
    pub id: String,
    /// At which place.
    pub place: usize,
    /// Its name.
    pub name: String,
}

impl Removed {
    /// The part with this id, in the study that still has it; none for parts whose lists do not tell.
    pub(super) fn of(study: &Study, kind: PartKind, id: &str, catalog: &Catalog) -> Option<Self> {
        let (list, place) = match kind {
            PartKind::Stakeholder => ("stakeholders", position(&study.stakeholders, id)?),
            PartKind::Input => ("inputs", position(&study.inputs, id)?),
            PartKind::Outcome => ("outcomes", position(&study.outcomes, id)?),
            PartKind::Variable | PartKind::Scenario | PartKind::Correlation => return None,
        };
        let name = catalog.part_name(study, &[list, id].join("/")).unwrap_or_default();
        Some(Self { kind, id: id.to_owned(), place, name })
    }
}
