//! Serializes a histogram as text, to pass it between workers: integers, and the bits of its bounds.

use super::{Histogram, Set};
use std::fmt::Write as _;

impl Histogram {
    /// Serializes the histogram: a line for the bounds, then a line per set with its nonempty bins.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = String::new();
        let [low, span, threshold] = self.bounds().map(f64::to_bits);
        // Writing to a string cannot fail.
        let _ = write!(text, "{low} {span} {threshold}");
        for set in self.sets() {
            let _ = write!(text, "\n{} {} {} {} {}", set.draws, set.undefined, set.above, set.sum, set.squares);
            for (bin, count) in set.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                let _ = write!(text, " {bin}:{count}");
            }
        }
        text
    }

    /// Parses a serialized histogram; `None` for any other text.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let mut bounds = lines.next()?.split(' ').map(|word| word.parse().ok().map(f64::from_bits));
        let mut histogram = Self::with_bounds([bounds.next()??, bounds.next()??, bounds.next()??]);
        for set in histogram.sets_mut() {
            read_set(set, lines.next()?)?;
        }
        Some(histogram)
    }
}

fn read_set(set: &mut Set, line: &str) -> Option<()> {
    let mut words = line.split(' ');
    set.draws = words.next()?.parse().ok()?;
    set.undefined = words.next()?.parse().ok()?;
    set.above = words.next()?.parse().ok()?;
    set.sum = words.next()?.parse().ok()?;
    set.squares = words.next()?.parse().ok()?;
    for word in words {
        let (bin, count) = word.split_once(':')?;
        *set.counts.get_mut(bin.parse::<usize>().ok()?)? = count.parse().ok()?;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut histogram = Histogram::new(-0.1, 3.7, 1.0);
        histogram.add(0, &[0.5, 1.5, 1e9, -1e9, f64::NAN, 2.0, 2.0, 2.0, 2.0, 0.1]);
        assert_eq!(Histogram::read(&histogram.write()), Some(histogram.clone()));
        for broken in ["", "1 2", "a b c", "1 2 3\n4", &histogram.write().replace(':', ";")] {
            assert_eq!(Histogram::read(broken), None, "{broken:?}");
        }
    }
}
