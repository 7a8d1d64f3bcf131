//! Searches for the generating vector of `stats/lattice.rs` and prints it: `cargo run --release --example lattice_search`.
//!
//! The search goes component by component. Each new component is the one of 400 candidates whose pairs with the earlier
//! components fill the square best: the smallest mean of `B₂({k a / n}) B₂({k b / n})` over the points, with `B₂(x) = x² − x +
//! 1/6`, summed over all pairs and over n = 2⁸ … 2¹⁵, each weighted by n so that no size dominates. Pairs are enough because,
//! in a product of numbers that each vary a little, pairs carry nearly all of the non-additive variation.

/// Number of components, and of candidates for each.
const COMPONENTS: usize = 256;
const CANDIDATES: u64 = 400;
/// Sizes of the point sets, as powers of 2.
const LEVELS: std::ops::RangeInclusive<u32> = 8..=15;

#[expect(clippy::indexing_slicing, reason = "a search at a desk, not the product")]
#[expect(clippy::arithmetic_side_effects, clippy::cast_precision_loss, reason = "the same")]
fn main() {
    let second =
        |n: usize| -> Vec<f64> { (0..n).map(|k| k as f64 / n as f64).map(|x| x * x - x + 1.0 / 6.0).collect() };
    let tables: Vec<Vec<f64>> = LEVELS.map(|level| second(1 << level)).collect();
    let mut sums: Vec<Vec<f64>> = tables.iter().map(|table| vec![0.0; table.len()]).collect();
    let mut state = 1_u64;
    let mut found: Vec<u32> = Vec::new();
    while found.len() < COMPONENTS {
        let mut best = (f64::INFINITY, 0_u32);
        for _ in 0..CANDIDATES {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let candidate = (state >> 32) as u32 | 1;
            let cost: f64 = tables.iter().zip(&sums).map(|(table, sum)| cost(table, sum, candidate)).sum();
            if cost < best.0 {
                best = (cost, candidate);
            }
        }
        for (table, sum) in tables.iter().zip(&mut sums) {
            let mask = table.len() - 1;
            sum.iter_mut().enumerate().for_each(|(k, sum)| *sum += table[k.wrapping_mul(best.1 as usize) & mask]);
        }
        found.push(best.1);
    }
    for row in found.chunks(8) {
        let row: Vec<String> = row.iter().map(|z| format!("0x{:04X}_{:04X}", z >> 16, z & 0xFFFF)).collect();
        println!("    {},", row.join(", "));
    }
}

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "a search at a desk, not the product")]
fn cost(table: &[f64], sum: &[f64], candidate: u32) -> f64 {
    let mask = table.len() - 1;
    sum.iter().enumerate().map(|(k, sum)| sum * table[k.wrapping_mul(candidate as usize) & mask]).sum()
}
