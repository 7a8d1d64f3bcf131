//! The marks of a chart: a shape and the part that it plays.

/// A shape with the part that it plays.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Where it is.
    pub shape: MarkShape,
    /// What it stands for.
    pub role: Role,
}

/// A shape, in CSS pixels from the upper left corner of the chart.
#[derive(Debug, Clone, PartialEq)]
pub enum MarkShape {
    /// A rectangle, none of whose sides is negative.
    Rect {
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
    },
    /// A straight line.
    Line {
        /// Where it starts, from the left.
        x1: f64,
        /// Where it starts, from the top.
        y1: f64,
        /// Where it ends, from the left.
        x2: f64,
        /// Where it ends, from the top.
        y2: f64,
    },
    /// A path, as the path data of SVG.
    Path {
        /// The path data.
        d: String,
    },
    /// A line of text.
    Text {
        /// Where its anchor is, from the left.
        x: f64,
        /// Its baseline.
        y: f64,
        /// What it says.
        text: String,
        /// Which end of the text stands at `x`.
        anchor: Anchor,
    },
    /// A circle.
    Circle {
        /// Its middle, from the left.
        x: f64,
        /// Its middle, from the top.
        y: f64,
        /// Its radius.
        r: f64,
    },
}

/// Which end of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// What a mark stands for; the page gives each its look, and never by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Value added. Filled.
    Value,
    /// Negative value. Filled, with a pattern.
    Harm,
    /// What a deduction takes away. Outlined.
    Taken,
    /// What was put in. Filled.
    Inputs,
    /// A total before anything is taken away. Filled.
    Total,
    /// The line of zero. Stroked.
    Axis,
    /// A line that helps to compare. Stroked, faint.
    Grid,
    /// A line through figures. Stroked, not filled.
    Curve,
    /// The line of what was put in. Stroked, dashed.
    Threshold,
    /// A point on a curve. Filled.
    Point,
    /// Text in ink.
    Label,
    /// Text that stands back.
    Note,
    /// A stream of what is put in. Filled, faint.
    InputFlow,
    /// A stream of value. Filled, faint.
    Flow,
    /// A stream of negative value. Filled, faint, with a pattern.
    HarmFlow,
    /// A link to what has no price. Stroked, not filled, dotted.
    Unpriced,
    /// Where streams meet. Filled.
    Node,
    /// One of several lines, by its place below [`LINES`]; the first is that of the reference. Stroked, not filled, each with
    /// its own dashes.
    Line(u8),
    /// The range in which most draws lie. Filled, faint.
    Band,
    /// From the result to where it is with a number at its low end. Outlined.
    AtLow,
    /// From the result to where it is with a number at its high end. Filled.
    AtHigh,
}

/// How many lines can be told apart by their dashes.
pub const LINES: u8 = 6;

impl Role {
    /// The part that a value plays by its sign.
    pub(super) fn of_value(value: f64) -> Self {
        if value < 0.0 { Self::Harm } else { Self::Value }
    }
}

impl Mark {
    /// A rectangle between two corners in any order.
    pub(super) fn rect(role: Role, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> Self {
        let shape = MarkShape::Rect { x: x1.min(x2), y: y1.min(y2), width: (x2 - x1).abs(), height: (y2 - y1).abs() };
        Self { shape, role }
    }

    /// A line between two points.
    pub(super) fn line(role: Role, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> Self {
        Self { shape: MarkShape::Line { x1, y1, x2, y2 }, role }
    }

    /// A line of text.
    pub(super) fn text(role: Role, (x, y): (f64, f64), anchor: Anchor, text: impl Into<String>) -> Self {
        Self { shape: MarkShape::Text { x, y, text: text.into(), anchor }, role }
    }

    /// Moves what is no path down.
    pub(super) fn move_down(&mut self, by: f64) {
        match &mut self.shape {
            MarkShape::Rect { y, .. } | MarkShape::Text { y, .. } | MarkShape::Circle { y, .. } => *y += by,
            MarkShape::Line { y1, y2, .. } => {
                *y1 += by;
                *y2 += by;
            }
            MarkShape::Path { .. } => {}
        }
    }

    /// A path of commands, each a letter and its points.
    pub(super) fn path(role: Role, commands: &[(&str, &[(f64, f64)])]) -> Self {
        let mut d = String::new();
        for (letter, points) in commands {
            d.push_str(letter);
            for (x, y) in *points {
                for number in [x, y] {
                    d.push_str(&px(*number));
                    d.push(' ');
                }
            }
        }
        d.truncate(d.trim_end().len());
        Self { shape: MarkShape::Path { d }, role }
    }
}

/// A length written to a tenth of a pixel, as SVG reads it: for the page's attributes too.
///
/// Written as a whole number of tenths: the printing of floats would weigh more than the charts.
pub fn px(length: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "what does not fit is cut to the nearest that does")]
    let tenths = (length * 10.0).round() as i64;
    let (whole, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    let sign = if tenths < 0 { "-" } else { "" };
    if tenth == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{tenth}") }
}
