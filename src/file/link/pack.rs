//! The bytes of a link: deflated (RFC 1951) behind a dictionary of the words of the format, which both sides know.

use super::{LinkError, MAX_INFLATED, fnv1a};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// What stands before each text, and is not sent: words of studies, the hypotheses that the page offers, and a study with the members of the
/// format, the most frequent last. It saves a fifth to a third of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkDictionary(pub(super) String);

/// The length and checksum of the dictionary. It is part of version 1 of links: one with another byte would read other texts.
const LENGTH: usize = 13_560;
const CHECKSUM: u64 = 0xf43b_02c4_6172_227d;

impl LinkDictionary {
    /// The dictionary from the text of `data/link-dictionary-v1.txt`; `None` for any other text.
    pub fn new(text: String) -> Option<Self> {
        (text.len() == LENGTH && fnv1a(text.as_bytes()) == CHECKSUM).then_some(Self(text))
    }

    /// The dictionary as shipped. In the browser, it is a file served beside the program.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn shipped() -> Option<Self> {
        Self::new(include_str!("../../../data/link-dictionary-v1.txt").to_owned())
    }

    /// The inflated bytes. Their number is limited while they are inflated.
    pub(super) fn inflate(&self, packed: &[u8]) -> Result<Vec<u8>, LinkError> {
        let mut out = self.0.clone().into_bytes();
        out.resize(LENGTH.saturating_add(MAX_INFLATED), 0);
        let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, read, written) = decompress(&mut DecompressorOxide::new(), packed, &mut out, LENGTH, flags);
        match status {
            TINFLStatus::Done if read == packed.len() => {
                out.truncate(LENGTH.saturating_add(written));
                out.drain(..LENGTH);
                Ok(out)
            }
            TINFLStatus::HasMoreOutput => Err(LinkError::TooLarge),
            _ => Err(LinkError::Damaged),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deflated(bytes: &[u8]) -> Option<Vec<u8>> {
        LinkDictionary::shipped()?.deflate(bytes)
    }

    fn inflate(packed: &[u8]) -> Result<Vec<u8>, LinkError> {
        LinkDictionary::shipped().unwrap().inflate(packed)
    }

    #[test]
    fn what_is_deflated_is_inflated_again() {
        let long = vec![0; 100_000];
        for bytes in [&b""[..], b"a", b"{\"format\":\"retombees.study\"}", &long, &[7, 255, 0, 1]] {
            let packed = deflated(bytes).unwrap();
            assert_eq!(inflate(&packed), Ok(bytes.to_vec()));
        }
    }

    #[test]
    fn no_other_dictionary_is_taken() {
        let LinkDictionary(text) = LinkDictionary::shipped().unwrap();
        assert_eq!(LinkDictionary::new(text.replacen('e', "a", 1)), None);
        assert_eq!(LinkDictionary::new(format!("{text} ")), None);
    }

    #[test]
    fn too_much_is_refused_at_the_limit() {
        assert_eq!(inflate(&deflated(&vec![0; MAX_INFLATED]).unwrap()).map(|out| out.len()), Ok(MAX_INFLATED));
        assert_eq!(inflate(&deflated(&vec![0; MAX_INFLATED + 1]).unwrap()), Err(LinkError::TooLarge));
    }

    #[test]
    fn other_bytes_are_damaged() {
        let packed = deflated(b"{\"format\":\"retombees.study\",\"version\":1}").unwrap();
        assert_eq!(inflate(&[]), Err(LinkError::Damaged));
        assert_eq!(inflate(&packed[..packed.len() - 1]), Err(LinkError::Damaged));
        assert_eq!(inflate(&[&packed[..], b"x"].concat()), Err(LinkError::Damaged));
    }
}
