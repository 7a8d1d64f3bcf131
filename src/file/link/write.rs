//! Links as they are made, which needs the compressor.

use super::{Link, LinkDictionary, MAX_ENCODED, MAX_INFLATED, TooLargeForLink, frame};
use crate::file::v1;
use crate::json::{self, Json, Layout, print};
use miniz_oxide::DataFormat;
use miniz_oxide::deflate::core::{CompressionStrategy, CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output};

/// The thoroughness of the compressor, 0 to 10. The texts are short.
const LEVEL: u8 = 10;
/// The logarithm of the window, in which what repeats is found.
const WINDOW_BITS: u8 = 15;

impl Link {
    /// The fragment of an address, without `#`.
    ///
    /// # Errors
    /// [`TooLargeForLink`] if [`MAX_INFLATED`] or [`MAX_ENCODED`] would be exceeded: it could not be read again.
    pub fn write(&self, dictionary: &LinkDictionary) -> Result<String, TooLargeForLink> {
        let texts = |members: &[(String, String)]| {
            Json::Object(members.iter().map(|(name, text)| (name.clone(), Json::Text(text.clone()))).collect())
        };
        let tree = json::object([
            ("program", Json::Text(self.program.clone())),
            ("view", texts(&self.view)),
            ("figures", texts(&self.figures)),
            ("study", v1::written(&self.study)),
        ]);
        let text = print(&tree, Layout::Compact);
        if text.len() > MAX_INFLATED {
            return Err(TooLargeForLink);
        }
        let encoded = frame::encode(&dictionary.deflate(text.as_bytes()).ok_or(TooLargeForLink)?);
        if encoded.len() > MAX_ENCODED { Err(TooLargeForLink) } else { Ok(frame::write(&encoded)) }
    }
}

impl LinkDictionary {
    /// The bytes, deflated; `None` if the compressor fails.
    pub(super) fn deflate(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let mut compressor =
            CompressorOxide::with_params(DataFormat::Raw, LEVEL, CompressionStrategy::Default, WINDOW_BITS);
        let mut out = Vec::new();
        // It ends at a whole byte, so that what follows can stand alone.
        let (status, _) = compress_to_output(&mut compressor, self.0.as_bytes(), TDEFLFlush::Sync, |_| true);
        if status != TDEFLStatus::Okay {
            return None;
        }
        let (status, read) = compress_to_output(&mut compressor, bytes, TDEFLFlush::Finish, |bytes| {
            out.extend_from_slice(bytes);
            true
        });
        (status == TDEFLStatus::Done && read == bytes.len()).then_some(out)
    }
}
