//! The shapes of streams: ribbons and thin links.

use super::super::{Mark, Role};

/// A stream of constant height: straight from the first edge to the second, then curved to its end.
pub(super) fn ribbon(role: Role, (start, bend, y1): (f64, f64, f64), (end, y2): (f64, f64), thick: f64) -> Mark {
    let middle = f64::midpoint(bend, end);
    Mark::path(
        role,
        &[
            ("M", &[(start, y1)]),
            ("L", &[(bend, y1)]),
            ("C", &[(middle, y1), (middle, y2), (end, y2)]),
            ("L", &[(end, y2 + thick)]),
            ("C", &[(middle, y2 + thick), (middle, y1 + thick), (bend, y1 + thick)]),
            ("L", &[(start, y1 + thick)]),
            ("Z", &[]),
        ],
    )
}

/// A curved line through points.
pub(super) fn link(points: &[(f64, f64)]) -> Mark {
    let mut commands: Vec<(&str, Vec<(f64, f64)>)> = Vec::new();
    for (place, (x, y)) in points.iter().enumerate() {
        match place.checked_sub(1).and_then(|before| points.get(before)) {
            None => commands.push(("M", vec![(*x, *y)])),
            Some((before_x, before_y)) => {
                let middle = f64::midpoint(*before_x, *x);
                commands.push(("C", vec![(middle, *before_y), (middle, *y), (*x, *y)]));
            }
        }
    }
    let commands: Vec<(&str, &[(f64, f64)])> = commands.iter().map(|(letter, all)| (*letter, all.as_slice())).collect();
    Mark::path(Role::Unpriced, &commands)
}
