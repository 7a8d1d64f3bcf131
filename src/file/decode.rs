//! Decodes the bytes of a file as text.

use super::problem::{FileError, Problem};

/// The text of a file, without the byte order mark that some editors write.
///
/// Checks the size before anything else.
pub(super) fn decode(bytes: &[u8], max: usize) -> Result<&str, FileError> {
    if bytes.len() > max {
        return Err(FileError::whole(Problem::FileTooLarge { bytes: bytes.len(), max }));
    }
    if is_utf16(bytes) {
        return Err(FileError::whole(Problem::Utf16));
    }
    let text =
        std::str::from_utf8(bytes).map_err(|error| FileError::whole(Problem::NotText { at: error.valid_up_to() }))?;
    if let Some(at) = text.find('\0') {
        return Err(FileError::whole(Problem::NotText { at }));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(FileError::whole(Problem::EmptyFile));
    }
    Ok(text)
}

/// Whether the bytes start like UTF-16: with its byte order mark, or with two ASCII characters of two bytes each.
fn is_utf16(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [1..=0x7f, 0, 1..=0x7f, 0, ..] | [0, 1..=0x7f, 0, 1..=0x7f, ..]
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::MAX_BYTES;

    #[track_caller]
    fn check(bytes: &[u8], expected: Result<&str, Problem>) {
        assert_eq!(decode(bytes, MAX_BYTES).map_err(|error| error.problem), expected);
    }

    #[test]
    fn text_is_read_with_or_without_its_mark() {
        check(b"{}", Ok("{}"));
        check(b"\xef\xbb\xbf{}", Ok("{}"));
    }

    #[test]
    fn what_is_not_text_is_named() {
        check(b"", Err(Problem::EmptyFile));
        check(b"\xef\xbb\xbf \n", Err(Problem::EmptyFile));
        check(b"\xff\xfe{\0}\0", Err(Problem::Utf16));
        check(b"{\0}\0", Err(Problem::Utf16));
        check(b"\0{\0}", Err(Problem::Utf16));
        check(b"{\"a\":\"\xe9\"}", Err(Problem::NotText { at: 6 }));
        check(b"PK\x03\x04\x14\0\0\0", Err(Problem::NotText { at: 5 }));
        let huge = vec![b' '; MAX_BYTES.saturating_add(1)];
        check(&huge, Err(Problem::FileTooLarge { bytes: huge.len(), max: MAX_BYTES }));
    }
}
