//! Executes a plan: the only loops over draws.

use super::batch::{portion, power};
use super::instruction::{BatchColumn, Instruction, Output, SLOT, Slot, WIDTH};
use super::plan::Plan;
use crate::number::Invariant as _;

/// A plan with its columns.
#[derive(Debug, Clone)]
pub struct Runner {
    plan: Plan,
    #[expect(clippy::vec_box, reason = "the column that is written changes places with another without being copied")]
    columns: Vec<Box<BatchColumn>>,
    /// Stands in for the column being written during a step; between batches, holds the output of a constant figure.
    spare: Box<BatchColumn>,
}

impl Runner {
    /// Allocates the columns of a plan.
    pub fn new(plan: Plan) -> Self {
        let columns = (0..plan.slots).map(|_| Box::new([0.0; WIDTH])).collect();
        Self { plan, columns, spare: Box::new([0.0; WIDTH]) }
    }

    /// The plan that this runner executes.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Evaluates one batch; `draw` fills the column of the plan's nth drawn input.
    pub fn pass(&mut self, mut draw: impl FnMut(usize, &mut BatchColumn)) {
        let steps = std::mem::take(&mut self.plan.steps);
        let mut out = std::mem::replace(&mut self.spare, Box::new([0.0; WIDTH]));
        for step in &steps {
            let place = step.out();
            // The output column is swapped out during the step. No step reads it except `Add`, which reads it through `out`.
            self.swap(place, &mut out);
            match step {
                Instruction::Draw { input, .. } => draw(*input, &mut out),
                Instruction::Set { scale, factors, .. } => self.product(*scale, factors, &mut out, |_, x| x),
                Instruction::Add { terms, .. } => self.add(terms, &mut out),
                Instruction::Divide { a, b, .. } => {
                    let (a, b) = (self.column(*a), self.column(*b));
                    out.iter_mut().zip(a.iter().zip(b)).for_each(|(out, (a, b))| *out = a / b);
                }
                Instruction::Portion { of, after, .. } => {
                    let of = self.column(*of);
                    out.iter_mut().zip(of).for_each(|(out, of)| *out = portion(*of, *after));
                }
                Instruction::Power { base, halves, .. } => {
                    let base = self.column(*base);
                    out.iter_mut().zip(base).for_each(|(out, base)| *out = power(*base, *halves));
                }
            }
            self.swap(place, &mut out);
        }
        self.spare = out;
        self.plan.steps = steps;
    }

    fn swap(&mut self, place: Slot, out: &mut Box<BatchColumn>) {
        std::mem::swap(self.columns.get_mut(place).or_broken(SLOT), out);
    }

    /// The column of the nth wanted figure after a batch.
    pub fn output(&mut self, place: usize) -> &BatchColumn {
        match self.plan.output(place) {
            Output::BatchColumn(slot) => self.column(slot),
            Output::Same(value) => {
                self.spare.fill(value);
                &self.spare
            }
        }
    }

    #[expect(clippy::indexing_slicing, reason = "a plan only names the columns that it counts")]
    fn column(&self, slot: Slot) -> &BatchColumn {
        &self.columns[slot]
    }

    /// Adds products to a column; two or four consecutive products of two factors share one pass.
    #[expect(
        clippy::indexing_slicing,
        reason = "places are below the width of a column: no test in the innermost loop"
    )]
    #[expect(clippy::many_single_char_names, reason = "factors have no other names")]
    fn add(&self, terms: &[(f64, Vec<Slot>)], out: &mut BatchColumn) {
        let plus = |total: f64, x: f64| total + x;
        let mut rest = terms;
        loop {
            rest = match rest {
                [] => return,
                [(k, a), (l, b), (m, c), (n, d), more @ ..]
                    if [a, b, c, d].iter().all(|factors| factors.len() == 2) =>
                {
                    let [[a, e], [b, f], [c, g], [d, h]] = [a, b, c, d].map(|factors| self.pair(factors));
                    each(out, |x, i| x + k * a[i] * e[i] + l * b[i] * f[i] + m * c[i] * g[i] + n * d[i] * h[i]);
                    more
                }
                [(k, a), (l, b), more @ ..] if a.len() == 2 && b.len() == 2 => {
                    let [[a, c], [b, d]] = [a, b].map(|factors| self.pair(factors));
                    each(out, |x, i| x + k * a[i] * c[i] + l * b[i] * d[i]);
                    more
                }
                [(scale, factors), more @ ..] => {
                    self.product(*scale, factors, out, plus);
                    more
                }
            };
        }
    }

    #[expect(clippy::indexing_slicing, reason = "asked for two factors only")]
    fn pair(&self, factors: &[Slot]) -> [&BatchColumn; 2] {
        [self.column(factors[0]), self.column(factors[1])]
    }

    /// Combines `scale · Π factors` into a column with `with`.
    #[expect(clippy::many_single_char_names, reason = "factors have no other names")]
    #[expect(clippy::indexing_slicing, reason = "`each` only gives places below the width of a column")]
    fn product(&self, scale: f64, factors: &[Slot], out: &mut BatchColumn, with: impl Fn(f64, f64) -> f64 + Copy) {
        let column = |slot: &Slot| self.column(*slot);
        match factors {
            [] => each(out, |total, _| with(total, scale)),
            [a] => {
                let a = column(a);
                each(out, |total, i| with(total, scale * a[i]));
            }
            [a, b] => {
                let (a, b) = (column(a), column(b));
                each(out, |total, i| with(total, scale * a[i] * b[i]));
            }
            [a, b, c] => {
                let (a, b, c) = (column(a), column(b), column(c));
                each(out, |total, i| with(total, scale * a[i] * b[i] * c[i]));
            }
            [a, b, c, d] => {
                let (a, b, c, d) = (column(a), column(b), column(c), column(d));
                each(out, |total, i| with(total, scale * a[i] * b[i] * c[i] * d[i]));
            }
            [a, b, c, d, e] => {
                let (a, b, c, d, e) = (column(a), column(b), column(c), column(d), column(e));
                each(out, |total, i| with(total, scale * a[i] * b[i] * c[i] * d[i] * e[i]));
            }
            [a, b, c, d, more @ ..] => {
                let (a, b, c, d) = (column(a), column(b), column(c), column(d));
                let mut product = [0.0; WIDTH];
                each(&mut product, |_, i| scale * a[i] * b[i] * c[i] * d[i]);
                for factor in more {
                    let factor = column(factor);
                    each(&mut product, |product, i| product * factor[i]);
                }
                each(out, |total, i| with(total, product[i]));
            }
        }
    }
}

/// Maps each number of a column, given its index, which is below [`WIDTH`].
#[expect(clippy::inline_always, reason = "the innermost loop: without it, each draw is a call")]
#[inline(always)]
fn each(out: &mut BatchColumn, change: impl Fn(f64, usize) -> f64) {
    for (i, out) in out.iter_mut().enumerate() {
        *out = change(*out, i);
    }
}
