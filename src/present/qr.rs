//! A QR code of an address, as a picture of squares.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write as _;

/// A QR code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrPicture {
    /// The side of the picture with its quiet margin, in modules.
    pub side: i32,
    /// The dark modules as an SVG path, one module being one unit.
    pub path: String,
}

/// The quiet margin that readers need, in modules (ISO/IEC 18004).
const MARGIN: i32 = 4;
/// A code with more modules a side is read badly from a screen.
const FINE: i32 = 105;

/// The QR code of a text; none if the text is too long for any. The error correction is the highest that keeps the modules coarse, and the
/// lowest where the text needs all the room.
pub fn qr_picture(text: &str) -> Option<QrPicture> {
    let levels = [QrCodeEcc::Quartile, QrCodeEcc::Medium];
    let coarse =
        levels.into_iter().filter_map(|level| QrCode::encode_text(text, level).ok()).find(|code| code.size() <= FINE);
    let code = coarse.or_else(|| QrCode::encode_text(text, QrCodeEcc::Low).ok())?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = i32::try_from((x..code.size()).take_while(|x| code.get_module(*x, y)).count()).ok()?;
            if run > 0 {
                write!(path, "M{} {}h{run}v1h-{run}z", x.checked_add(MARGIN)?, y.checked_add(MARGIN)?).ok()?;
            }
            x = x.checked_add(run.max(1))?;
        }
    }
    Some(QrPicture { side: code.size().checked_add(MARGIN)?.checked_add(MARGIN)?, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_address_is_a_small_code_with_its_three_corners() {
        let picture = qr_picture("https://a.example/#v1").unwrap();
        assert_eq!(picture.side, 29 + 8);
        // The upper edge of the corners: seven modules at the left and at the right.
        assert!(picture.path.starts_with("M4 4h7v1h-7z") && picture.path.contains("M26 4h7v1h-7z"));
        assert!(picture.path.contains("M4 32h7v1h-7z"));
    }

    #[test]
    fn the_longest_text_fits_and_a_longer_one_has_none() {
        assert_eq!(qr_picture(&"x".repeat(2_953)).map(|picture| picture.side), Some(177 + 8));
        assert_eq!(qr_picture(&"x".repeat(2_954)), None);
    }
}
