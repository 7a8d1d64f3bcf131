//! The canvas of a chart, and the measurement of text on it.

/// The width of a chart and its text size, as measured by the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Canvas {
    width: f64,
    em: f64,
}

/// The size of all chart text, in em of the canvas; the style sheet must set the same.
const TEXT_SIZE: f64 = 0.812_5;
/// The line height of text, in em of the canvas.
const LINE: f64 = 1.125;
/// The distance from the upper edge of a line of text to its baseline, as a fraction of the line height.
const BASELINE: f64 = 0.78;
/// From this width in em on, names are beside their bars rather than above them.
const WIDE: f64 = 34.0;
/// Marks text that was cut.
const ELLIPSIS: char = '…';

impl Canvas {
    /// A canvas of `width` CSS pixels whose em has `em` pixels; both are clamped to usable values.
    #[expect(clippy::manual_clamp, reason = "clamp brings the printing of floats into the program, for its panic")]
    pub fn new(width: f64, em: f64) -> Self {
        let em = if em.is_finite() { em.max(6.0).min(96.0) } else { 16.0 };
        let width = if width.is_finite() { width.max(12.0 * em).min(1_000.0 * em) } else { 40.0 * em };
        Self { width, em }
    }

    /// Its width in CSS pixels.
    pub fn width(self) -> f64 {
        self.width
    }

    /// Converts em to pixels.
    pub(super) fn ems(self, ems: f64) -> f64 {
        ems * self.em
    }

    /// The height of a line of text.
    pub(super) fn line(self) -> f64 {
        self.ems(LINE)
    }

    /// The baseline of a line of text whose upper edge is at `top`.
    pub(super) fn baseline(self, top: f64) -> f64 {
        top + BASELINE * self.line()
    }

    /// Whether names are beside their bars.
    pub(super) fn is_wide(self) -> bool {
        self.width >= self.ems(WIDE)
    }

    /// Estimates the width of a text, rather too wide than too narrow, since the page uses the reader's own font.
    pub(super) fn text_width(self, text: &str) -> f64 {
        text.chars().map(char_width).sum::<f64>() * self.ems(TEXT_SIZE)
    }

    /// The text cut to a width, with an ellipsis if it is cut.
    pub(super) fn cut(self, text: &str, width: f64) -> String {
        if self.text_width(text) <= width {
            return text.to_owned();
        }
        let room = width - self.text_width("…");
        let (kept, _) = self.split(text, room);
        let mut kept = kept.trim_end().to_owned();
        kept.push(ELLIPSIS);
        kept
    }

    /// The text wrapped between words on at most `lines` lines; what is left is cut.
    pub(super) fn wrap(self, text: &str, width: f64, lines: usize) -> Vec<String> {
        let mut wrapped = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            if wrapped.len().saturating_add(1) >= lines {
                wrapped.push(self.cut(rest, width));
                break;
            }
            let (mut first, mut after) = self.split(rest, width);
            // Back to the last space, unless the line ends at one or holds a single word.
            if !after.is_empty()
                && !after.starts_with(' ')
                && let Some((words, _)) = first.rsplit_once(' ')
            {
                first = words;
                after = rest.get(words.len()..).unwrap_or_default();
            }
            wrapped.push(first.trim_end().to_owned());
            rest = after.trim_start();
        }
        wrapped
    }

    /// Splits a text after what fits in a width, at least one character.
    fn split(self, text: &str, width: f64) -> (&str, &str) {
        // The tolerance lets a text fit in its own width despite rounding.
        let room = width / self.ems(TEXT_SIZE) + 1e-6;
        let mut used = 0.0;
        let beyond = text.char_indices().skip(1).zip(text.chars()).find(|((_, c), before)| {
            used += char_width(*before);
            used + char_width(*c) > room
        });
        beyond.and_then(|((at, _), _)| text.split_at_checked(at)).unwrap_or((text, ""))
    }
}

/// The width of a character in `DejaVu Sans`, the widest of the default system fonts, in em of its size.
fn char_width(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'î' | 'ï' | 'I' | '\'' => 0.3,
        ' ' | '\u{a0}' | '\u{202f}' | '.' | ',' | ';' | ':' | '!' | '|' | '’' | '·' => 0.34,
        'f' | 'r' | 't' | '-' | '(' | ')' | '[' | ']' | '/' | '"' => 0.41,
        'm' | 'M' | 'W' | 'Œ' | 'œ' | 'Æ' | 'æ' | '@' | '%' | '—' | '…' => 1.0,
        'w' => 0.82,
        _ if c.is_uppercase() => 0.75,
        // Characters of wide scripts take a whole em.
        _ if c >= '\u{1100}' && !('\u{2000}'..'\u{2e80}').contains(&c) => 1.0,
        _ => 0.63,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANVAS: Canvas = Canvas { width: 400.0, em: 16.0 };

    #[track_caller]
    fn check(text: &str, width: f64, expected: &[&str]) {
        let found = CANVAS.wrap(text, width, 2);
        assert_eq!(found, expected, "{text}");
        for line in &found {
            assert!(CANVAS.text_width(line) <= width || line.chars().count() <= 2, "{line:?} in {width}");
        }
    }

    #[test]
    fn text_is_broken_between_words_then_cut() {
        check("", 100.0, &[]);
        check("Effet", 100.0, &["Effet"]);
        check("Retrouver des relations", 100.0, &["Retrouver des", "relations"]);
        check("Retrouver des relations vivables après", 100.0, &["Retrouver des", "relations viv…"]);
        check("aaaaaaaaaaaaaaaaaaaaaaaa", 100.0, &["aaaaaaaaaaaa", "aaaaaaaaaaaa"]);
        check("ab", 0.0, &["a", "b…"]);
        check("«\u{a0}pas pour nous\u{a0}»", 90.0, &["«\u{a0}pas pour", "nous\u{a0}»"]);
    }

    #[test]
    fn any_canvas_can_be_drawn_on() {
        for (width, em) in [(f64::NAN, f64::NAN), (-1.0, 0.0), (f64::INFINITY, 1e300), (0.0, 16.0)] {
            let canvas = Canvas::new(width, em);
            assert!(canvas.width >= 12.0 * canvas.em && canvas.width <= 1_000.0 * canvas.em, "{canvas:?}");
        }
    }
}
