//! The source of draws. It is stateless: draw `i` of a stream depends on the seed, the stream and `i` only, so any slice, any
//! number of workers and any machine produce the same draws.

use super::lattice::generator;
use crate::number::Invariant as _;

/// The numbers below 32 with their 32 bits reversed.
#[expect(clippy::indexing_slicing, reason = "computed by the compiler, which would refuse a place beyond the end")]
const REVERSES: [u32; 32] = {
    let mut reverses = [0; 32];
    let mut n = 0_u32;
    while n < 32 {
        reverses[n as usize] = n.reverse_bits();
        n += 1;
    }
    reverses
};

/// Draws form this many independent sets, taken in turn; the standard error of a figure follows from how much the sets differ.
pub const SETS: u64 = 8;

/// How draws are distributed over the space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Independent draws.
    Plain,
    /// A rank-1 lattice in radical-inverse order, with one random shift per set: quasi-random draws, which fill the
    /// space more evenly.
    Lattice,
}

/// A source of draws for a seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws {
    /// The seed.
    pub seed: u64,
    /// How draws are distributed over the space.
    pub method: Method,
}

/// The draws of one uncertain number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stream {
    method: Method,
    key: u64,
    generator: u32,
    /// The random shift of the lattice in each set.
    shifts: [u32; 8],
}

impl Draws {
    /// The stream of the number with this name, the nth in a fixed order. The name makes the draws of a number independent of
    /// whatever else the study contains; the position chooses a dimension of the lattice.
    #[must_use]
    pub fn stream(&self, name: &str, place: usize) -> Stream {
        // FNV-1a of the name, then mixed with the seed.
        let hash = name
            .bytes()
            .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3));
        Stream::new(self.method, mix(mix(self.seed).wrapping_add(hash)), generator(place))
    }
}

impl Stream {
    fn new(method: Method, key: u64, generator: u32) -> Self {
        let mut stream = Self { method, key, generator, shifts: [0; 8] };
        let mut shifts = stream.shifts;
        (0_u64..).zip(&mut shifts).for_each(|(set, shift)| *shift = upper(stream.word(set)));
        stream.shifts = shifts;
        stream
    }

    /// Writes the draws from number `first` on, as integers uniform over 32 bits. `first` is a multiple of 8.
    ///
    /// Plain: the upper half of `mix(key + (i + 1) γ)`, which is `SplitMix64` at any position (Steele, Lea and Flood 2014).
    /// Lattice: `reverse(j) · g + shift(set)` modulo 2³², with `j = i / 8`, `set = i mod 8` (Hickernell and others 2000).
    #[expect(clippy::cast_possible_truncation, reason = "the lattice has 2³² points")]
    pub fn fill(&self, first: u64, out: &mut [u32]) {
        match self.method {
            Method::Plain => (first..).zip(out).for_each(|(i, out)| *out = upper(self.word(i))),
            Method::Lattice => {
                // The reverse of `j` combines the reverse of its upper bits with that of its last five, which is looked up.
                let mut upper = 0;
                for (n, out) in out.chunks_mut(8).enumerate() {
                    let j = ((first / SETS) as u32).wrapping_add(n as u32);
                    let last = j % 32;
                    if n == 0 || last == 0 {
                        upper = j.wrapping_sub(last).reverse_bits();
                    }
                    let reverse = upper | REVERSES.get(last as usize).copied().or_broken("five bits are below 32");
                    let place = reverse.wrapping_mul(self.generator);
                    out.iter_mut().zip(&self.shifts).for_each(|(out, shift)| *out = place.wrapping_add(*shift));
                }
            }
        }
    }

    fn word(&self, i: u64) -> u64 {
        mix(self.key.wrapping_add(i.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15)))
    }
}

fn upper(word: u64) -> u32 {
    (word >> 32) as u32
}

/// The finalizer of `SplitMix64`: a permutation of 64-bit words in which each output bit depends on each input bit.
fn mix(word: u64) -> u64 {
    let word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    word ^ (word >> 31)
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a probability of 32 bits")]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_that_of_splitmix64() {
        // Published first outputs for the seed 0 (Vigna's reference program).
        let stream = Stream::new(Method::Plain, 0, 1);
        assert_eq!(stream.word(0), 0xE220_A839_7B1D_CDAF);
        assert_eq!(stream.word(1), 0x6E78_9E6A_A1B9_65F4);
        assert_eq!(stream.word(2), 0x06C4_5D18_8009_454F);
    }

    #[test]
    fn any_slice_gives_the_same_draws() {
        for method in [Method::Plain, Method::Lattice] {
            let stream = Draws { seed: 7, method }.stream("outcomes/o/quantity", 3);
            let mut all = [0; 600];
            stream.fill(1_000, &mut all);
            for size in [8, 56, 512] {
                let mut parts = Vec::new();
                for (n, part) in all.chunks(size).enumerate() {
                    let mut out = vec![0; part.len()];
                    stream.fill(1_000 + (n * size) as u64, &mut out);
                    parts.append(&mut out);
                }
                assert_eq!(parts, all);
            }
        }
    }

    #[test]
    fn draws_are_uniform_and_streams_do_not_follow_one_another() {
        for method in [Method::Plain, Method::Lattice] {
            let draws = Draws { seed: 1, method };
            let unit = |name: &str, place: usize| {
                let mut out = vec![0; 65_536];
                draws.stream(name, place).fill(0, &mut out);
                out.into_iter().map(|x| (f64::from(x) + 0.5) / 4_294_967_296.0).collect::<Vec<f64>>()
            };
            let streams: Vec<Vec<f64>> = (0..12).map(|n| unit(&format!("n{n}"), n)).collect();
            let n = 65_536.0;
            for (at, one) in streams.iter().enumerate() {
                assert!((one.iter().sum::<f64>() / n - 0.5).abs() < 0.005, "{method:?} {at}");
                let mut cells = [0; 16];
                for u in one {
                    cells[(u * 16.0) as usize] += 1;
                }
                assert!(cells.iter().all(|count| (3_800..4_400).contains(count)), "{method:?} {cells:?}");
                for other in &streams[..at] {
                    let product: f64 = one.iter().zip(other).map(|(a, b)| (a - 0.5) * (b - 0.5)).sum();
                    assert!((12.0 * product / n).abs() < 0.02, "{method:?}: streams are correlated");
                }
            }
        }
    }

    #[test]
    fn names_and_seeds_make_other_draws() {
        let first = |seed, name: &str| {
            let mut out = [0];
            Draws { seed, method: Method::Plain }.stream(name, 0).fill(0, &mut out);
            out[0]
        };
        let all = [first(1, "a"), first(1, "b"), first(2, "a"), first(2, "b")];
        assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), 4);
    }
}
