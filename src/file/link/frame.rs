//! The text of a link: its version, length and checksum, and base64url.

use super::{LinkError, MAX_ENCODED, VERSION, fnv1a};
use crate::file::is_link;

/// The digits of base64url, in their order.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The fragment that carries an encoded text.
pub(super) fn write(encoded: &str) -> String {
    format!("v{VERSION}.{}.{:016x}.{encoded}", encoded.len(), fnv1a(encoded.as_bytes()))
}

/// The encoded text of an address or of its fragment.
pub(super) fn read(address: &str) -> Result<String, LinkError> {
    let fragment = address.split_once('#').map_or(address, |(_, fragment)| fragment);
    let text = repaired(fragment.trim());
    if !is_link(&text) {
        return Err(LinkError::NotALink);
    }
    let mut parts = text.splitn(4, '.');
    let version = parts.next().and_then(|part| part.strip_prefix('v')).unwrap_or_default();
    match version.parse::<u64>() {
        Ok(number) if number == u64::from(VERSION) => {}
        Ok(number) if number > u64::from(VERSION) => return Err(LinkError::NewerVersion { version: number }),
        Err(_) if version.is_empty() => return Err(LinkError::Incomplete),
        _ => return Err(LinkError::Damaged),
    }
    let (length, checksum) = (parts.next(), parts.next());
    let (Some(length), Some(checksum), Some(rest)) = (length, checksum, parts.next()) else {
        return Err(LinkError::Incomplete);
    };
    let length: usize = length.parse().map_err(|_| LinkError::Damaged)?;
    if length > MAX_ENCODED {
        return Err(LinkError::TooLarge);
    }
    if rest.len() < length {
        return Err(LinkError::Incomplete);
    }
    // What stands behind was added on the way.
    let encoded = rest.get(..length).ok_or(LinkError::Damaged)?;
    if format!("{:016x}", fnv1a(encoded.as_bytes())) != checksum {
        return Err(LinkError::Damaged);
    }
    Ok(encoded.to_owned())
}

/// The text with what programs write otherwise put back: `-`, `_` and `.` as `%2D`, `%5F` and `%2E`, and lines that were broken.
fn repaired(text: &str) -> String {
    let mut text: String = text.chars().filter(|char| !char.is_whitespace()).collect();
    for (code, mark) in [("%2D", "-"), ("%2d", "-"), ("%5F", "_"), ("%5f", "_"), ("%2E", "."), ("%2e", ".")] {
        text = text.replace(code, mark);
    }
    for code in ["%0A", "%0a", "%0D", "%0d", "%20"] {
        text = text.replace(code, "");
    }
    text
}

/// Bytes as base64url, without padding (RFC 4648, section 5).
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3).saturating_mul(4));
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, byte| (bits << 8) | u32::from(*byte)) << missing_bits(chunk.len());
        // One byte needs two digits, two need three.
        for place in 0..=chunk.len() {
            let shift = 18_usize.saturating_sub(place.saturating_mul(6));
            let digit = DIGITS.get((bits >> shift & 63) as usize).copied().unwrap_or_default();
            out.push(char::from(digit));
        }
    }
    out
}

/// The bits that a chunk of fewer than three bytes lacks.
const fn missing_bits(bytes: usize) -> usize {
    24_usize.saturating_sub(bytes.saturating_mul(8))
}

/// The bytes of base64url without padding; `None` for any other character, for a length that no bytes have, and for bits behind the last byte.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len().div_ceil(4).saturating_mul(3));
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for place in 0..4 {
            let digit = match chunk.get(place) {
                Some(byte) => DIGITS.iter().position(|digit| digit == byte)?,
                None => 0,
            };
            bits = (bits << 6) | u32::try_from(digit).ok()?;
        }
        let bytes = chunk.len().checked_sub(1).filter(|bytes| *bytes > 0)?;
        let [_, whole @ ..] = bits.to_be_bytes();
        let (kept, rest) = whole.split_at_checked(bytes)?;
        if rest.iter().any(|byte| *byte != 0) {
            return None;
        }
        out.extend_from_slice(kept);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_vectors_of_base64url_hold() {
        // RFC 4648, section 10, without padding.
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg"),
            ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(encode(&[0xfb, 0xff]), "-_8");
        assert_eq!((decode("-_8"), decode("-_9")), (Some(vec![0xfb, 0xff]), None));
        assert_eq!((decode("A"), decode("Zg=="), decode("+/8")), (None, None, None));
    }

    #[test]
    fn what_programs_do_to_an_address_is_repaired() {
        let text = encode(b"\xfb\xff\xfe a study");
        let link = write(&text);
        assert!(text.contains('-') && text.contains('_'));
        let mut sent = ["", ".", ")", "%29", "%0A", "&utm_source=x", ">", "\u{a0}\u{bb}"]
            .map(|end| format!("{link}{end}"))
            .to_vec();
        sent.extend([
            link.replace('-', "%2D").replace('_', "%5f"),
            format!("https://a.example/b/?c=d#{link}"),
            format!("#{link}"),
        ]);
        sent.extend([format!(" {}\n{} ", &link[..30], &link[30..]), link.replace('.', "%2E")]);
        for address in sent {
            assert_eq!(read(&address), Ok(text.clone()), "{address}");
        }
    }

    #[test]
    fn a_link_that_is_cut_anywhere_is_incomplete() {
        let link = write(&encode(b"a study that is some bytes long"));
        for end in 1..link.len() {
            assert_eq!(read(&link[..end]), Err(LinkError::Incomplete), "{}", &link[..end]);
        }
    }

    #[test]
    fn what_is_no_link_is_said_to_be_none() {
        for (address, error) in [
            ("", LinkError::NotALink),
            ("#/study/a/result", LinkError::NotALink),
            ("value", LinkError::NotALink),
            ("v2.3.x.abc", LinkError::NewerVersion { version: 2 }),
            ("v0.3.x.abc", LinkError::Damaged),
            ("v1.x.0.abc", LinkError::Damaged),
            ("v1.3.0000000000000000.abc", LinkError::Damaged),
            ("v1.16385.0.abc", LinkError::TooLarge),
        ] {
            assert_eq!(read(address), Err(error), "{address}");
        }
    }
}
