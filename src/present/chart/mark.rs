//! The marks of a chart: shapes, each with its role.

/// A shape with its role.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The shape and its position.
    pub shape: MarkShape,
    /// What the mark stands for.
    pub role: Role,
}

/// A shape, in CSS pixels from the upper left corner of the chart.
#[derive(Debug, Clone, PartialEq)]
pub enum MarkShape {
    /// A rectangle; its width and height are not negative.
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
        /// Start, from the left.
        x1: f64,
        /// Start, from the top.
        y1: f64,
        /// End, from the left.
        x2: f64,
        /// End, from the top.
        y2: f64,
    },
    /// A path, as SVG path data.
    Path {
        /// The path data.
        d: String,
    },
    /// A line of text.
    Text {
        /// Position of its anchor, from the left.
        x: f64,
        /// Its baseline.
        y: f64,
        /// The text.
        text: String,
        /// Which end of the text is at `x`.
        anchor: Anchor,
    },
    /// A circle.
    Circle {
        /// Centre, from the left.
        x: f64,
        /// Centre, from the top.
        y: f64,
        /// Its radius.
        r: f64,
    },
}

/// Which end of a text is at its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

impl Anchor {
    /// Its word in SVG.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// What a mark stands for. The page styles each role, and never distinguishes roles by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Value added. Filled.
    Value,
    /// Negative value. Filled, with a pattern.
    Harm,
    /// The amount that a deduction takes away. Outlined.
    Taken,
    /// Inputs. Filled.
    Inputs,
    /// A total before deductions. Filled.
    Total,
    /// The zero line. Stroked.
    Axis,
    /// A grid line. Stroked, faint.
    Grid,
    /// A line through data points. Stroked, not filled.
    Curve,
    /// The line of the inputs, or of a ratio of 1. Stroked, dashed.
    Threshold,
    /// A point on a curve. Filled.
    Point,
    /// Primary text.
    Label,
    /// Secondary text.
    Note,
    /// A stream of inputs. Filled, faint.
    InputFlow,
    /// A stream of value. Filled, faint.
    Flow,
    /// A stream of negative value. Filled, faint, with a pattern.
    HarmFlow,
    /// A link to an outcome without a price. Stroked, not filled, dotted.
    Unpriced,
    /// A node where streams meet. Filled.
    Node,
    /// One of several lines, by its index below [`LINES`]; index 0 is the reference. Stroked, not filled, each with its own
    /// dashes.
    Line(u8),
    /// The range that contains most draws. Filled, faint.
    Band,
    /// From the stated result to the result with a number at its low end. Outlined.
    AtLow,
    /// From the stated result to the result with a number at its high end. Filled.
    AtHigh,
}

/// The number of lines that can be told apart by their dashes.
pub const LINES: u8 = 6;

impl Role {
    /// The names by which style sheets know it.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Value => "m-value",
            Self::Harm => "m-harm",
            Self::Taken => "m-taken",
            Self::Inputs => "m-inputs",
            Self::Total => "m-total",
            Self::Axis => "m-axis",
            Self::Grid => "m-grid",
            Self::Curve => "m-curve",
            Self::Threshold => "m-threshold",
            Self::Point => "m-point",
            Self::Label => "m-label",
            Self::Note => "m-note",
            Self::InputFlow => "m-input-flow",
            Self::Flow => "m-flow",
            Self::HarmFlow => "m-harm-flow",
            Self::Unpriced => "m-unpriced",
            Self::Node => "m-node",
            Self::Line(0) => "m-line is-first",
            Self::Line(1) => "m-line is-second",
            Self::Line(2) => "m-line is-third",
            Self::Line(3) => "m-line is-fourth",
            Self::Line(4) => "m-line is-fifth",
            Self::Line(_) => "m-line is-sixth",
            Self::Band => "m-band",
            Self::AtLow => "m-at-low",
            Self::AtHigh => "m-at-high",
        }
    }

    /// Whether it is hatched, so that a loss differs from a gain without colour.
    pub const fn is_hatched(self) -> bool {
        matches!(self, Self::Harm | Self::HarmFlow)
    }

    /// The role of a value, by its sign.
    pub(super) fn of_value(value: f64) -> Self {
        if value < 0.0 { Self::Harm } else { Self::Value }
    }
}

impl Mark {
    /// A rectangle between two opposite corners, in any order.
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

    /// Moves the mark down; a path stays, since its data are already text.
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

    /// A path from commands, each a letter and its points.
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

/// Formats a length to a tenth of a pixel, as SVG reads it; the page uses it for attributes too.
///
/// It formats an integer number of tenths, because float formatting would add more code than all charts together.
pub fn px(length: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "what does not fit is cut to the nearest that does")]
    let tenths = (length * 10.0).round() as i64;
    let (whole, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    let sign = if tenths < 0 { "-" } else { "" };
    if tenth == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{tenth}") }
}
