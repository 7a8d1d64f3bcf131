//! Serializes a histogram as text, to pass it between workers: integers, and the bits of its origin and threshold.

use super::octave::Octave;
use super::{Histogram, PLACES, Set};
use std::fmt::Write as _;

impl Histogram {
    /// Serializes the histogram: a line for origin and threshold, then a line per set with its nonempty octaves and bins.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = write!(text, "{} {}", self.origin.to_bits(), self.threshold.to_bits());
        for set in self.sets.iter() {
            let _ = write!(text, "\n{} {} {} {}", set.draws, set.undefined, set.above, set.at_origin);
            for (place, octave) in set.octaves() {
                let _ = write!(text, " {place}/{}/{}", octave.sum, octave.squares);
                for (bin, count) in octave.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                    let _ = write!(text, " {bin}:{count}");
                }
            }
        }
        text
    }

    /// Parses a serialized histogram; `None` for any other text.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let mut bits = lines.next()?.split(' ').map(|word| word.parse().ok().map(f64::from_bits));
        let mut histogram = Self::new(bits.next()??, bits.next()??);
        for set in histogram.sets.iter_mut() {
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
    set.at_origin = words.next()?.parse().ok()?;
    let mut octave: Option<&mut Octave> = None;
    for word in words {
        if let Some((bin, count)) = word.split_once(':') {
            *octave.as_mut()?.counts.get_mut(bin.parse::<usize>().ok()?)? = count.parse().ok()?;
        } else {
            let (place, sums) = word.split_once('/')?;
            let (sum, squares) = sums.split_once('/')?;
            let next = set.octave(place.parse().ok().filter(|place| *place < PLACES)?);
            next.sum = sum.parse().ok()?;
            next.squares = squares.parse().ok()?;
            octave = Some(next);
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut histogram = Histogram::new(-0.1, 1.0);
        histogram.add(0, &[0.5, 1.5, 1e9, -1e9, f64::NAN, 2.0, 2.0, 2.0, 2.0, 0.1, -0.1]);
        assert_eq!(Histogram::read(&histogram.write()), Some(histogram.clone()));
        for broken in ["", "1 2", "a b c", "1 2 3\n4", &histogram.write().replace(':', ";")] {
            assert_eq!(Histogram::read(broken), None, "{broken:?}");
        }
        assert_eq!(Histogram::read(&histogram.write().replace('/', "9999/")), None);
    }
}
