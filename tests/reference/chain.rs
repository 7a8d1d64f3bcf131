//! The chain of `docs/format.md`: from quantities to the ratio and the payback.

use super::plain::{PlainOutcome, PlainStudy};

#[derive(Debug, Clone, Default)]
pub(crate) struct Figures {
    pub(crate) inputs: f64,
    pub(crate) cash: f64,
    pub(crate) present_value: f64,
    /// Sum of the absolute present values of all cohorts and years in the total.
    pub(crate) amounts: f64,
    /// The same without discounting.
    pub(crate) undiscounted: f64,
    /// Impact and own present value of each outcome that is valued and stated.
    pub(crate) outcomes: Vec<Option<(f64, f64)>>,
    pub(crate) sizes: Vec<f64>,
    pub(crate) own_sizes: Vec<f64>,
    /// Value of each year, not discounted.
    pub(crate) years: Vec<f64>,
    /// Present value of each year.
    pub(crate) present: Vec<f64>,
    pub(crate) payback: Option<f64>,
    pub(crate) lasting: Option<f64>,
    accumulated: Vec<f64>,
}

impl PlainStudy {
    fn rate(&self, year: u32) -> f64 {
        self.rates.iter().rfind(|(from, _)| *from <= year).map_or(0.0, |(_, rate)| *rate)
    }

    fn factor(&self, year: u32) -> f64 {
        // Years far away under the last rate are one power: an input may be in year 4 000 000 000.
        let known = self.rates.last().map_or(0, |(from, _)| *from).min(year);
        let mut factor = 1.0;
        for y in 1..=known {
            factor /= 1.0 + self.rate(y - 1);
        }
        factor /= (1.0 + self.rate(known)).powf(f64::from(year - known));
        if self.mid { factor / (1.0 + self.rate(year)).sqrt() } else { factor }
    }

    /// The discount factor of a year for an outcome, at its own rate if it has one.
    fn factor_of(&self, outcome: &PlainOutcome, year: u32) -> f64 {
        let Some(rate) = outcome.discount_rate else { return self.factor(year) };
        let moment = if self.mid && !self.rates.is_empty() { f64::from(year) + 0.5 } else { f64::from(year) };
        (1.0 + rate).powf(-moment)
    }
}

impl PlainStudy {
    /// The outcomes with the proxy that they share as their own, at the prices of the study.
    pub(crate) fn priced(&self) -> Vec<PlainOutcome> {
        let with_proxy = |outcome: &PlainOutcome| {
            let mut outcome = outcome.clone();
            if let Some(owner) = self.outcomes.iter().find(|it| !outcome.same_as.is_empty() && it.id == outcome.same_as)
            {
                (outcome.proxy, outcome.price_year) = (owner.proxy, owner.price_year);
                let amounts = owner.by_year.get("proxy").cloned();
                amounts.map(|amounts| outcome.by_year.insert("proxy".to_owned(), amounts));
            }
            let level = |year: Option<u32>| self.price_levels.iter().find(|(of, _)| Some(*of) == year);
            if let (Some((_, from)), Some((_, to))) = (level(outcome.price_year), level(self.price_year)) {
                outcome.price_factor = to / from;
            }
            outcome
        };
        self.outcomes.iter().map(with_proxy).collect()
    }
}

impl PlainOutcome {
    pub(crate) fn is_stated(&self) -> bool {
        !self.cohorts.is_empty()
            && (self.proxy.is_some() || self.by_year.contains_key("proxy"))
            && self.effect.as_ref().is_none_or(|(_, value)| value.is_some())
    }

    /// The number of a part in a year of value: its entry, the last of which holds on.
    fn in_year(&self, name: &str, single: Option<f64>, year: usize) -> f64 {
        match self.by_year.get(name) {
            Some(values) => values[year.min(values.len() - 1)],
            None => single.unwrap_or(0.0),
        }
    }

    /// The impact of a cohort in a year of value, without growth and drop-off.
    fn impact(&self, cohort: f64, year: usize) -> f64 {
        let kept = |name: &str, share: Option<f64>| 1.0 - self.in_year(name, share, year);
        let counterfactual = match &self.effect {
            Some((_, value)) => value.unwrap(),
            None => kept("deadweight", self.deadweight),
        };
        let people: f64 = self.factors.iter().flatten().product::<f64>() * cohort;
        let mut impact = people * self.in_year("proxy", self.proxy, year) * self.price_factor * counterfactual;
        impact *= kept("displacement", self.displacement) * kept("attribution", self.attribution);
        for (share, is_kept) in &self.adjustments {
            impact *= match share {
                Some(share) if *is_kept => *share,
                Some(share) => 1.0 - share,
                None => 1.0,
            };
        }
        impact
    }

    /// What growth and drop-off have made of the value in a year of value.
    fn lasting(&self, year: usize) -> f64 {
        let mut left = (1.0 + self.growth.unwrap_or(0.0)).powi(year as i32);
        for time in 0..year + self.early_drops {
            left *= 1.0 - self.in_year("drop_off", self.drop_off, time);
        }
        left
    }
}

impl Figures {
    pub(crate) fn of(study: &PlainStudy) -> Self {
        let mut figures = Self::default();
        for input in &study.inputs {
            if let Some(amount) = input.unit_value.filter(|_| input.counted) {
                for year in input.year..input.year.saturating_add(input.years) {
                    let value = input.quantity.unwrap_or(1.0) * amount * study.factor(year);
                    figures.inputs += value;
                    figures.cash += if input.is_cash { value } else { 0.0 };
                }
            }
        }
        for outcome in &study.priced() {
            if !(outcome.valued && outcome.is_stated()) {
                figures.outcomes.push(None);
                figures.sizes.push(0.0);
                figures.own_sizes.push(0.0);
                continue;
            }
            let (mut impact, mut own, mut size, mut own_size) = (0.0, 0.0, 0.0, 0.0);
            for (c, cohort) in outcome.cohorts.iter().enumerate() {
                let first = outcome.impact(*cohort, 0);
                impact += first;
                size += first.abs();
                let duration = outcome.duration.unwrap_or(1.0);
                for k in 0..duration.ceil() as usize {
                    let part = (duration - k as f64).min(1.0);
                    let value = outcome.impact(*cohort, k) * outcome.lasting(k) * part;
                    let year = outcome.first_year as usize + c + k;
                    let present = value * study.factor_of(outcome, year as u32);
                    own += present;
                    own_size += present.abs();
                    if outcome.material {
                        if figures.years.len() <= year {
                            figures.years.resize(year + 1, 0.0);
                            figures.present.resize(year + 1, 0.0);
                        }
                        figures.years[year] += value;
                        figures.present[year] += present;
                        figures.undiscounted += value.abs();
                    }
                }
            }
            if outcome.material {
                figures.present_value += own;
                figures.amounts += own_size;
            }
            figures.outcomes.push(Some((impact, own)));
            figures.sizes.push(size);
            figures.own_sizes.push(own_size);
        }
        figures.pay_back();
        figures
    }

    pub(crate) fn ratio(&self) -> Option<f64> {
        (self.inputs > 0.0).then(|| self.present_value / self.inputs)
    }

    /// The first moment at which the accumulated value reaches the inputs, and the last, if it falls below them between.
    fn pay_back(&mut self) {
        let mut sum = 0.0;
        let (mut first, mut last) = (None, None);
        for (year, present) in self.present.iter().enumerate() {
            let before = sum;
            sum += present;
            self.accumulated.push(sum);
            if before < self.inputs && sum >= self.inputs {
                let months = 12.0 * (year as f64 + (self.inputs - before) / present);
                first = first.or(Some(months));
                last = Some(months);
            } else if sum < self.inputs {
                last = None;
            }
        }
        if self.inputs > 0.0 {
            self.payback = first;
            self.lasting = last.filter(|last| first != Some(*last));
        }
    }

    /// Whether rounding decides if the inputs are paid back in some year.
    pub(crate) fn is_close_to_payback(&self) -> bool {
        self.accumulated.iter().any(|sum| (sum - self.inputs).abs() <= 1e-9 * (self.amounts + self.inputs))
    }
}
