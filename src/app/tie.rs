//! Numbers that are one and the same: stated in several places, unknown only once.

use super::parts::{PartKind, append};
use crate::analysis::default_ranges::Widened;
use crate::number::Decimal;
use crate::study::correlation::whole;
use crate::study::limits::{MAX_MEMBERS, MAX_NAME};
use crate::study::text::clean;
use crate::study::{Field, NumberPath, Range, Shared, Study};

/// Numbers of several parts that may be the same one.
#[derive(Debug, Clone, PartialEq)]
pub struct Alike {
    /// Their paths, in the order of the study: at least two, in no correlation group.
    pub paths: Vec<NumberPath>,
    /// Their likely value.
    pub value: Decimal,
    /// Their range.
    pub range: Range,
}

/// The numbers with the same meaning, likely value and range, as drawn. Those stated by year are left out: a group holds all
/// their years.
pub fn alike(study: &Study, drawn: &[(NumberPath, Widened)]) -> Vec<Alike> {
    let mut found: Vec<(Field, Alike)> = Vec::new();
    for (path, Widened { range, .. }) in drawn {
        let text = path.to_string();
        let is_free = whole(path) == text && study.correlation_of(&text).is_none();
        let Some(stated) = path.get(study).filter(|_| is_free) else {
            continue;
        };
        let (field, value) = (path.field(), stated.point());
        let same = |(known, alike): &&mut (Field, Alike)| {
            *known == field && alike.value == value && alike.range == *range && alike.paths.len() < MAX_MEMBERS
        };
        match found.iter_mut().find(same) {
            Some((_, alike)) => alike.paths.push(path.clone()),
            None => found.push((field, Alike { paths: vec![path.clone()], value, range: *range })),
        }
    }
    found.into_iter().map(|(_, alike)| alike).filter(|alike| alike.paths.len() > 1).collect()
}

/// Ties numbers by a correlation group of their own in which they are always at the same quantile; `false` where the study
/// cannot have it.
pub(super) fn tie(study: &mut Study, id: &str, name: &str, paths: &[NumberPath]) -> bool {
    let members: Vec<String> = paths.iter().map(whole).collect();
    let is_free = |(n, path): (usize, &String)| {
        study.correlation_of(path).is_none() && !members.iter().take(n).any(|before| before == path)
    };
    let fits = (2..=MAX_MEMBERS).contains(&members.len()) && paths.iter().all(|path| path.exists(study));
    if !fits || !members.iter().enumerate().all(is_free) || !append(study, PartKind::Correlation, id) {
        return false;
    }
    if let Some(group) = study.correlations.last_mut().map(Shared::make_mut) {
        group.name = clean(name, MAX_NAME);
        (group.rank_correlation, group.members) = (Decimal::ONE, members);
    }
    true
}
