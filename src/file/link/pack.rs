//! The bytes of a link: deflated (RFC 1951) behind a dictionary of the words of the format, which both sides know.

use super::{LinkError, MAX_INFLATED};
use miniz_oxide::DataFormat;
use miniz_oxide::deflate::core::{CompressionStrategy, CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// What stands before each text, and is not sent: words of studies, the hypotheses that the page offers, and a study with the members of the
/// format, the most frequent last. It is part of version 1 of links: a change of one byte would make every link unreadable. It saves a
/// fifth to a third of a link.
const DICTIONARY: &[u8] = include_bytes!("dictionary-v1.txt");
/// The thoroughness of the compressor, 0 to 10. The texts are short.
const LEVEL: u8 = 10;
/// The logarithm of the window, in which what repeats is found.
const WINDOW_BITS: u8 = 15;

/// The bytes, deflated; `None` if the compressor fails.
pub(super) fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut compressor =
        CompressorOxide::with_params(DataFormat::Raw, LEVEL, CompressionStrategy::Default, WINDOW_BITS);
    let mut out = Vec::new();
    // It ends at a whole byte, so that what follows can stand alone.
    let (status, _) = compress_to_output(&mut compressor, DICTIONARY, TDEFLFlush::Sync, |_| true);
    if status != TDEFLStatus::Okay {
        return None;
    }
    let (status, read) = compress_to_output(&mut compressor, bytes, TDEFLFlush::Finish, |bytes| {
        out.extend_from_slice(bytes);
        true
    });
    (status == TDEFLStatus::Done && read == bytes.len()).then_some(out)
}

/// The inflated bytes. Their number is limited while they are inflated.
pub(super) fn inflate(packed: &[u8]) -> Result<Vec<u8>, LinkError> {
    let mut out = DICTIONARY.to_vec();
    out.resize(DICTIONARY.len().saturating_add(MAX_INFLATED), 0);
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, read, written) = decompress(&mut DecompressorOxide::new(), packed, &mut out, DICTIONARY.len(), flags);
    match status {
        TINFLStatus::Done if read == packed.len() => {
            out.truncate(DICTIONARY.len().saturating_add(written));
            out.drain(..DICTIONARY.len());
            Ok(out)
        }
        TINFLStatus::HasMoreOutput => Err(LinkError::TooLarge),
        _ => Err(LinkError::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_deflated_is_inflated_again() {
        let long = vec![0; 100_000];
        for bytes in [&b""[..], b"a", b"{\"format\":\"retombees.study\"}", &long, &[7, 255, 0, 1]] {
            let packed = deflate(bytes).unwrap();
            assert_eq!(inflate(&packed), Ok(bytes.to_vec()));
        }
    }

    /// Version 1 of links stands on it.
    #[test]
    fn the_dictionary_is_that_of_version_1() {
        assert_eq!(DICTIONARY.len(), 13_560);
        assert_eq!(crate::file::checksum::fnv1a(DICTIONARY), 0xf43b_02c4_6172_227d);
    }

    #[test]
    fn too_much_is_refused_at_the_limit() {
        assert_eq!(inflate(&deflate(&vec![0; MAX_INFLATED]).unwrap()).map(|out| out.len()), Ok(MAX_INFLATED));
        assert_eq!(inflate(&deflate(&vec![0; MAX_INFLATED + 1]).unwrap()), Err(LinkError::TooLarge));
    }

    #[test]
    fn other_bytes_are_damaged() {
        let packed = deflate(b"{\"format\":\"retombees.study\",\"version\":1}").unwrap();
        assert_eq!(inflate(&[]), Err(LinkError::Damaged));
        assert_eq!(inflate(&packed[..packed.len() - 1]), Err(LinkError::Damaged));
        assert_eq!(inflate(&[&packed[..], b"x"].concat()), Err(LinkError::Damaged));
    }
}
