//! Reads correlation groups.

use super::ids::Ids;
use super::limits::{MAX_CORRELATIONS, MAX_MEMBERS, MAX_NAME, SHARE};
use super::members::ObjectReader;
use super::variable::target;
use crate::file::problem::{FileError, Problem};
use crate::json::{Json, Path, shortened};
use crate::study::{Correlation, Shared};
use std::collections::BTreeSet;

/// Reads the correlation groups of a study; a number in two groups is an error.
pub(super) fn correlations(
    members: &mut ObjectReader<'_>,
    ids: &mut Ids,
) -> Result<Vec<Shared<Correlation>>, FileError> {
    let mut taken = BTreeSet::new();
    members
        .list("correlations", MAX_CORRELATIONS, |json, path| correlation(json, path, ids, &mut taken).map(Shared::new))
}

fn correlation(
    json: Json,
    path: &Path<'_>,
    ids: &mut Ids,
    taken: &mut BTreeSet<String>,
) -> Result<Correlation, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let id = ids.claim(&mut members)?;
    let rank_correlation = members.number("rank_correlation")?;
    let rank_correlation = members.needed("rank_correlation", rank_correlation)?;
    SHARE.check(rank_correlation).map_err(|error| members.fail_at("rank_correlation", error))?;
    Ok(Correlation {
        id,
        name: members.text("name", MAX_NAME)?,
        rank_correlation,
        members: members.list("members", MAX_MEMBERS, |json, path| {
            let number = target(json, path)?;
            if taken.insert(number.clone()) {
                return Ok(number);
            }
            Err(FileError::at(path, Problem::CorrelatedTwice { path: shortened(&number) }))
        })?,
        opposite: members.list("opposite", MAX_MEMBERS, target)?,
        extra: members.rest(),
    })
}
