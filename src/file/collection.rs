//! Reads a collection study by study, so that the limits of one file hold for each of its studies, and not for all of them together.

use super::methods::check_at;
use super::problem::{FileError, Problem};
use super::{COLLECTION_FORMAT, MAX_BYTES, MAX_STUDIES, open, v1};
use crate::json::{self, JsonProblem, Path};
use crate::study::Study;
use std::ops::Range;

/// The text of a collection, cut at its studies.
struct Cut {
    /// The text with an empty list of studies.
    head: String,
    /// Where each study is in the text.
    studies: Vec<Range<usize>>,
}

/// Where the studies of a collection are, `{ "format": "retombees.studies", "version": 1, "studies": [ … ] }`; none where the text has no list
/// of studies.
pub(super) fn studies(text: &str) -> Option<Result<Vec<Range<usize>>, FileError>> {
    let cut = cut(text)?;
    Some(check(&cut).map(|()| cut.studies))
}

fn check(cut: &Cut) -> Result<(), FileError> {
    let (head, _) = json::parse(&cut.head)?;
    let mut members = v1::ObjectReader::of(head, &Path::Root)?;
    v1::head(&mut members, COLLECTION_FORMAT)?;
    if cut.studies.len() > MAX_STUDIES {
        let problem = Problem::TooMany { count: cut.studies.len(), max: MAX_STUDIES };
        return Err(FileError::at(&Path::Member(&Path::Root, "studies"), problem));
    }
    Ok(())
}

/// Reads one study of a collection, which is there in its text.
pub(super) fn study(text: &str, n: usize, place: Range<usize>) -> Result<Study, FileError> {
    let list = Path::Member(&Path::Root, "studies");
    let path = Path::Entry(&list, n);
    let at = place.start;
    let slice = text.get(place).unwrap_or_default();
    if slice.len() > MAX_BYTES {
        return Err(FileError::at(&path, Problem::FileTooLarge { bytes: slice.len(), max: MAX_BYTES }));
    }
    let read = open::study(slice, &path).and_then(|study| check_at(&study, &path).map(|()| study));
    read.map_err(|error| match error.problem {
        // The place in the slice.
        Problem::Json(problem) => FileError {
            path: error.path.replacen('$', &path.to_string(), 1),
            problem: moved(problem, text.get(..at).unwrap_or_default()).into(),
        },
        _ => error,
    })
}

/// The problem of a part of a text, with its place in the whole; `before` is what stands in front of the part.
fn moved(problem: JsonProblem, before: &str) -> JsonProblem {
    let (lines, rest) = (before.matches('\n').count(), before.rsplit('\n').next().unwrap_or_default().len());
    let place = |line: usize, column: usize| {
        let shift = if line == 1 { rest } else { 0 };
        (line.saturating_add(lines), column.saturating_add(shift))
    };
    match problem {
        JsonProblem::Syntax { line, column } => {
            let (line, column) = place(line, column);
            JsonProblem::Syntax { line, column }
        }
        JsonProblem::CutShort { line, column } => {
            let (line, column) = place(line, column);
            JsonProblem::CutShort { line, column }
        }
        other => other,
    }
}

/// Cuts a text at the entries of its first list called `studies`, by brackets and quotation marks alone; whether each part is JSON shows when
/// it is parsed.
fn cut(text: &str) -> Option<Cut> {
    let (mut depth, mut is_text, mut is_escaped) = (0_usize, false, false);
    let (mut text_from, mut name, mut from) = (0, "", None);
    let mut studies: Vec<Range<usize>> = Vec::new();
    let mut list_from = 0;
    for (at, c) in text.char_indices() {
        if is_text {
            match c {
                _ if is_escaped => is_escaped = false,
                '\\' => is_escaped = true,
                '"' => {
                    is_text = false;
                    if depth == 1 {
                        name = text.get(text_from..at)?;
                    }
                }
                _ => {}
            }
            continue;
        }
        match c {
            '"' => (is_text, text_from) = (true, at.saturating_add(1)),
            '{' | '[' => {
                depth = depth.saturating_add(1);
                if c == '[' && depth == 2 && name == "studies" && from.is_none() {
                    list_from = at.saturating_add(1);
                    from = Some(list_from);
                }
            }
            ',' if depth == 2 => {
                if let Some(start) = from {
                    studies.push(start..at);
                    from = Some(at.saturating_add(1));
                }
            }
            ']' if depth == 2 && from.is_some() => {
                let start = from?;
                let last = text.get(start..at)?;
                if !(studies.is_empty() && last.trim().is_empty()) {
                    studies.push(start..at);
                }
                let head = [text.get(..list_from)?, text.get(at..)?].concat();
                return Some(Cut { head, studies });
            }
            '}' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}
