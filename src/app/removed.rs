//! What was deleted last, told where it stood, with a way back.

use super::parts::PartKind;
use crate::present::Catalog;
use crate::study::Study;
use crate::study::lookup::position;

/// Where something stood that was deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemovedFrom {
    /// In a list of parts.
    Part(PartKind),
    /// Among what a trial measured after the offer, or the strata of that.
    TrialAfter,
    /// Among what was known before the lot.
    TrialBefore,
    /// In the study: the whole trial.
    Trial,
}

impl From<PartKind> for RemovedFrom {
    fn from(kind: PartKind) -> Self {
        Self::Part(kind)
    }
}

/// A part that has just been deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// In which list it stood.
    pub from: RemovedFrom,
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
        Some(Self { from: kind.into(), id: id.to_owned(), place, name })
    }
}
