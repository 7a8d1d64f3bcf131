//! The accent of a widget: the colour of the host, made darker or lighter until it can be read.

/// A colour: red, green and blue, each 0 to 255.
pub type Colour = [u8; 3];

/// A colour as `#rrggbb`.
pub fn hex([red, green, blue]: Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A theme: what is behind, and in which direction a colour becomes easier to read on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// White paper.
    Light,
    /// The dark theme's paper.
    Dark,
}

impl Ground {
    /// The colours that an accent lies on, those of `styles/tokens.css`: `--paper` and `--field`.
    pub const fn papers(self) -> [Colour; 2] {
        match self {
            Self::Light => [[255, 255, 255], [243, 246, 245]],
            Self::Dark => [[21, 26, 25], [31, 38, 37]],
        }
    }
}

/// The least contrast of a text with what is behind it (WCAG 2.2, 1.4.3).
pub const LEAST_CONTRAST: f64 = 4.5;

/// Relative luminance of a colour (WCAG 2.2): 0 for black, 1 for white.
pub fn luminance(colour: Colour) -> f64 {
    let linear = |part: u8| {
        let share = f64::from(part) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { crate::number::real::pow((share + 0.055) / 1.055, 2.4) }
    };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Contrast of two colours (WCAG 2.2): 1 for equal ones, 21 for black on white.
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let [one, other] = [one, other].map(luminance);
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// A part of the way from one colour to another, in hundredths.
fn mixed(from: Colour, to: Colour, hundredths: u16) -> Colour {
    let part = |(from, to): (u8, u8)| {
        let kept = u16::from(from).saturating_mul(100_u16.saturating_sub(hundredths));
        let sum = kept.saturating_add(u16::from(to).saturating_mul(hundredths));
        u8::try_from(sum / 100).unwrap_or(u8::MAX)
    };
    let [red, green, blue] = from;
    let [to_red, to_green, to_blue] = to;
    [part((red, to_red)), part((green, to_green)), part((blue, to_blue))]
}

/// The accent that is nearest to a colour and can be read on a ground: mixed with black on a light one, with white on a dark one.
pub fn accent(colour: Colour, ground: Ground) -> Colour {
    let end = match ground {
        Ground::Light => [0, 0, 0],
        Ground::Dark => [255, 255, 255],
    };
    let reads = |tried: &Colour| ground.papers().into_iter().all(|paper| contrast(*tried, paper) >= LEAST_CONTRAST);
    (0..=100).map(|hundredths| mixed(colour, end, hundredths)).find(reads).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const YELLOW: Colour = [255, 221, 0];

    #[test]
    fn published_contrasts() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
        // The examples of WCAG's technique G18: #777 on white has 4.48, #767676 has 4.54.
        assert!((contrast([119; 3], [255; 3]) - 4.48).abs() < 0.005);
        assert!((contrast([118; 3], [255; 3]) - 4.54).abs() < 0.005);
    }

    #[test]
    fn what_can_be_read_stays_as_it_is() {
        assert_eq!(accent([31, 95, 91], Ground::Light), [31, 95, 91]);
        assert_eq!(accent([10, 10, 10], Ground::Light), [10, 10, 10]);
        assert_eq!(accent(YELLOW, Ground::Dark), YELLOW);
        assert_ne!(accent(YELLOW, Ground::Light), YELLOW);
        assert_ne!(accent([10, 10, 10], Ground::Dark), [10, 10, 10]);
    }

    proptest! {
        #[test]
        fn any_colour_can_be_read(colour: Colour) {
            for ground in [Ground::Light, Ground::Dark] {
                let accent = accent(colour, ground);
                for paper in ground.papers() {
                    prop_assert!(contrast(accent, paper) >= LEAST_CONTRAST);
                }
            }
        }
    }
}
