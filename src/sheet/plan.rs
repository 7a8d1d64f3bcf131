//! Compiles a sheet into a plan for evaluating many draws: it computes only what the wanted figures need, in few passes over
//! columns.
//!
//! The formulas remain those of the sheet. The plan
//! - folds every cell that no uncertain number reaches into a constant, computed once at the stated numbers;
//! - inlines a product or a sum that only one formula uses into that formula;
//! - draws the complement `1 − x` of an uncertain number directly when only the complement is used;
//! - reuses a column once no later step needs it.
//!
//! A property test checks that the plan and the [`BatchReader`] agree to 1e-9.

use super::instruction::{DrawnInput, Instruction, Output, SLOT, Slot};
use super::{BatchReader, CELL, CellId, EARLIER, Formula, Sheet};
use crate::number::Invariant as _;
use std::collections::BTreeMap;

/// The compiled steps of a batch, in order.
#[derive(Debug, Clone)]
pub struct Plan {
    pub(super) steps: Vec<Instruction>,
    pub(super) slots: usize,
    drawn: Vec<DrawnInput>,
    outputs: Vec<Output>,
}

impl Plan {
    /// Compiles the figures `outputs` of a sheet: the cells `uncertain` are drawn, all other inputs keep their stated numbers.
    pub fn new<K: Copy>(sheet: &Sheet<K>, uncertain: &[CellId], outputs: &[CellId]) -> Self {
        Maker::new(sheet, uncertain, outputs).make(outputs)
    }

    /// The uncertain numbers that the figures depend on, in the order in which they are drawn. A number that only occurs in
    /// products with 0 is left out.
    pub fn drawn(&self) -> &[DrawnInput] {
        &self.drawn
    }

    pub(super) fn output(&self, place: usize) -> Output {
        self.outputs.get(place).copied().or_broken("a plan is only asked for the figures that it was made for")
    }
}

/// A constant times a product of cells.
#[derive(Debug, Clone, Default)]
struct Term {
    scale: f64,
    factors: Vec<CellId>,
}

struct Maker<'a, K> {
    sheet: &'a Sheet<K>,
    /// The value of every cell at the stated numbers.
    stated: BatchReader<'a, K>,
    /// The index of each uncertain cell.
    inputs: BTreeMap<CellId, usize>,
    varies: Vec<bool>,
    /// How many needed formulas use each cell.
    uses: Vec<u32>,
    /// The virtual column of each cell that has one; `slots::assign` maps these to real columns.
    columns: BTreeMap<CellId, Slot>,
    /// The powers compiled so far, by base and twice the exponent.
    powers: BTreeMap<(CellId, i64), CellId>,
    steps: Vec<Instruction>,
    next: Slot,
    drawn: Vec<DrawnInput>,
}

impl<'a, K: Copy> Maker<'a, K> {
    fn new(sheet: &'a Sheet<K>, uncertain: &[CellId], outputs: &[CellId]) -> Self {
        let mut stated = BatchReader::new(sheet, 1);
        stated.read();
        let inputs: BTreeMap<CellId, usize> = uncertain.iter().enumerate().map(|(n, cell)| (*cell, n)).collect();
        let mut varies: Vec<bool> = Vec::with_capacity(sheet.len());
        for ((cell, _), formula) in sheet.keys().zip(sheet.formulas()) {
            let mut any = inputs.contains_key(&cell);
            each_argument(formula, |argument| any |= of(&varies, argument, EARLIER));
            let varies_too = any && !is_zero(formula, &stated, &varies);
            varies.push(varies_too);
        }
        let mut uses = vec![0_u32; sheet.len()];
        for cell in outputs {
            count(&mut uses, *cell);
        }
        for (index, formula) in sheet.formulas().enumerate().rev() {
            if uses.get(index).copied().or_broken(CELL) > 0 {
                each_argument(formula, |argument| count(&mut uses, argument));
            }
        }
        Self {
            sheet,
            stated,
            inputs,
            varies,
            uses,
            columns: BTreeMap::new(),
            powers: BTreeMap::new(),
            steps: Vec::new(),
            next: 0,
            drawn: Vec::new(),
        }
    }

    fn make(mut self, outputs: &[CellId]) -> Plan {
        let found: Vec<Output> = outputs
            .iter()
            .map(|cell| {
                if self.varies(*cell) {
                    Output::BatchColumn(self.column(*cell))
                } else {
                    Output::Same(self.value(*cell))
                }
            })
            .collect();
        let kept: Vec<Slot> = found
            .iter()
            .filter_map(|output| match output {
                Output::BatchColumn(slot) => Some(*slot),
                Output::Same(_) => None,
            })
            .collect();
        let (steps, places, slots) = super::slots::assign(self.steps, self.next, &kept);
        let outputs = found.into_iter().map(|output| match output {
            Output::BatchColumn(slot) => Output::BatchColumn(places.get(slot).copied().or_broken(SLOT)),
            same @ Output::Same(_) => same,
        });
        Plan { steps, slots, drawn: self.drawn, outputs: outputs.collect() }
    }

    fn varies(&self, cell: CellId) -> bool {
        of(&self.varies, cell, CELL)
    }

    fn value(&self, cell: CellId) -> f64 {
        self.stated.column(cell).first().copied().or_broken("a reading has at least one draw")
    }

    /// Whether a cell can be inlined: it has one use and no column.
    fn is_inside(&self, cell: CellId) -> bool {
        of(&self.uses, cell, CELL) == 1 && !self.columns.contains_key(&cell)
    }

    fn new_slot(&mut self) -> Slot {
        let slot = self.next;
        self.next = self.next.saturating_add(1);
        slot
    }

    /// The column of a varying cell; emits the steps that fill it.
    fn column(&mut self, cell: CellId) -> Slot {
        if let Some(slot) = self.columns.get(&cell) {
            return *slot;
        }
        let slot = match self.sheet.formula(cell) {
            Some(Formula::Product(_)) => {
                let term = self.term(cell, true);
                self.set(term)
            }
            Some(Formula::Quotient(a, b)) => self.quotient(a, b),
            Some(Formula::Power { base, halves }) => self.power(cell, base, halves),
            Some(Formula::Portion { of, after }) => {
                let of = self.column(of);
                let out = self.new_slot();
                self.steps.push(Instruction::Portion { out, of, after });
                out
            }
            Some(Formula::Complement(argument)) if self.is_drawn_alone(argument) => self.draw(argument, true),
            Some(Formula::Input(_)) => self.draw(cell, false),
            _ => {
                let mut terms = Vec::new();
                let constant = self.addends(cell, 1.0, true, &mut terms);
                self.sum(constant, terms)
            }
        };
        self.columns.insert(cell, slot);
        slot
    }

    /// Whether a cell is an uncertain number with a single use.
    fn is_drawn_alone(&self, cell: CellId) -> bool {
        self.is_inside(cell) && self.inputs.contains_key(&cell)
    }

    fn draw(&mut self, cell: CellId, complement: bool) -> Slot {
        let out = self.new_slot();
        let input = self.inputs.get(&cell).copied().or_broken("an input that varies is one of the uncertain numbers");
        self.steps.push(Instruction::Draw { out, input: self.drawn.len() });
        self.drawn.push(DrawnInput { input, complement });
        out
    }

    fn set(&mut self, term: Term) -> Slot {
        let factors = self.slots(&term);
        let out = self.new_slot();
        self.steps.push(Instruction::Set { out, scale: term.scale, factors });
        out
    }

    /// Emits a sum; adjacent terms that share a factor are added in one pass.
    fn sum(&mut self, constant: f64, terms: Vec<Term>) -> Slot {
        let mut out = None;
        let shares = |a: &Term, b: &Term| a.factors.iter().any(|cell| b.factors.contains(cell));
        for group in terms.chunk_by(shares) {
            let mut added: Vec<(f64, Vec<Slot>)> = group.iter().map(|term| (term.scale, self.slots(term))).collect();
            let slot = if let Some(slot) = out {
                slot
            } else {
                // Without a constant, the first term initializes the column.
                let slot = self.new_slot();
                let (scale, factors) = if constant == 0.0 { added.remove(0) } else { (constant, Vec::new()) };
                self.steps.push(Instruction::Set { out: slot, scale, factors });
                slot
            };
            out = Some(slot);
            if !added.is_empty() {
                self.steps.push(Instruction::Add { out: slot, terms: added });
            }
        }
        out.unwrap_or_else(|| self.set(Term { scale: constant, factors: Vec::new() }))
    }

    fn slots(&mut self, term: &Term) -> Vec<Slot> {
        term.factors.iter().map(|cell| self.column(*cell)).collect()
    }

    fn quotient(&mut self, a: CellId, b: CellId) -> Slot {
        if !self.varies(b) {
            let term = Term { scale: 1.0 / self.value(b), factors: vec![a] };
            return self.set(term);
        }
        let a =
            if self.varies(a) { self.column(a) } else { self.set(Term { scale: self.value(a), factors: Vec::new() }) };
        let b = self.column(b);
        let out = self.new_slot();
        self.steps.push(Instruction::Divide { out, a, b });
        out
    }

    /// Emits a power; a whole power is the previous one times the base, where that one has been compiled.
    fn power(&mut self, cell: CellId, base: CellId, halves: i64) -> Slot {
        let before = self.powers.get(&(base, halves.saturating_sub(2))).copied();
        self.powers.insert((base, halves), cell);
        match (halves, before) {
            (0, _) => self.set(Term { scale: 1.0, factors: Vec::new() }),
            (2, _) => self.set(Term { scale: 1.0, factors: vec![base] }),
            (4, _) => self.set(Term { scale: 1.0, factors: vec![base, base] }),
            (5.., Some(before)) => self.set(Term { scale: 1.0, factors: vec![before, base] }),
            _ => {
                let base = self.column(base);
                let out = self.new_slot();
                self.steps.push(Instruction::Power { out, base, halves });
                out
            }
        }
    }

    /// A cell as a product; `open` expands the cell itself even if several formulas use it.
    fn term(&mut self, cell: CellId, open: bool) -> Term {
        if !self.varies(cell) {
            return Term { scale: self.value(cell), factors: Vec::new() };
        }
        match self.sheet.formula(cell) {
            Some(Formula::Product(cells)) if open || self.is_inside(cell) => {
                let mut product = Term { scale: 1.0, factors: Vec::new() };
                for argument in cells {
                    let term = self.term(*argument, false);
                    product.scale *= term.scale;
                    product.factors.extend(term.factors);
                }
                product
            }
            // An exponent of 0 gives 1 and an exponent of 1 gives the base, whatever is drawn.
            Some(Formula::Power { halves: 0, .. }) => Term { scale: 1.0, factors: Vec::new() },
            Some(Formula::Power { base, halves: 2 }) => self.term(base, false),
            _ => Term { scale: 1.0, factors: vec![cell] },
        }
    }

    /// Decomposes a cell into a sum of products: appends the varying ones to `terms` and returns the constant part.
    fn addends(&mut self, cell: CellId, sign: f64, open: bool, terms: &mut Vec<Term>) -> f64 {
        if !self.varies(cell) {
            return sign * self.value(cell);
        }
        let look = open || self.is_inside(cell);
        match self.sheet.formula(cell) {
            Some(Formula::Sum(cells)) if look => {
                cells.iter().fold(0.0, |constant, part| constant + self.addends(*part, sign, false, terms))
            }
            Some(Formula::Difference(a, b)) if look => {
                let constant = self.addends(a, sign, false, terms);
                constant + self.addends(b, -sign, false, terms)
            }
            Some(Formula::Complement(a)) if look && !self.is_drawn_alone(a) => {
                sign + self.addends(a, -sign, false, terms)
            }
            _ => {
                let mut term = self.term(cell, false);
                term.scale *= sign;
                if term.factors.is_empty() {
                    return term.scale;
                }
                terms.push(term);
                0.0
            }
        }
    }
}

/// Whether a formula is a product with a constant factor 0: no figure depends on its other factors, so they need no draws.
fn is_zero<K: Copy>(formula: Formula<'_>, stated: &BatchReader<'_, K>, varies: &[bool]) -> bool {
    let Formula::Product(cells) = formula else { return false };
    cells.iter().any(|cell| !of(varies, *cell, EARLIER) && stated.column(*cell) == [0.0])
}

/// The entry of a list that belongs to a cell.
fn of<T: Copy>(list: &[T], cell: CellId, holds: &'static str) -> T {
    list.get(cell.index()).copied().or_broken(holds)
}

fn count(uses: &mut [u32], cell: CellId) {
    let uses = uses.get_mut(cell.index()).or_broken(CELL);
    *uses = uses.saturating_add(1);
}

fn each_argument(formula: Formula<'_>, mut each: impl FnMut(CellId)) {
    match formula {
        Formula::Input(_) | Formula::Constant(_) => {}
        Formula::Sum(cells) | Formula::Product(cells) => cells.iter().for_each(|cell| each(*cell)),
        Formula::Difference(a, b) | Formula::Quotient(a, b) => {
            each(a);
            each(b);
        }
        Formula::Complement(a) | Formula::Portion { of: a, .. } | Formula::Power { base: a, .. } => each(a),
    }
}
