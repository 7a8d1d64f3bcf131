//! Outcomes with one proxy between them, and what depends on the proxy of an outcome: whether it is stated, whether it counts.

use super::field::PartField;
use super::{Estimate, Outcome, Study, Volume};
use crate::number::Decimal;

impl Outcome {
    /// The id of the outcome whose proxy it shares; none where it has its own.
    pub fn shares_proxy_of(&self) -> Option<&str> {
        self.proxy.as_ref().map(|proxy| proxy.same_as.as_str()).filter(|id| !id.is_empty())
    }
}

impl Study {
    /// The outcome that states the proxy of an outcome: itself, or the one whose proxy it shares. None where that one is not in
    /// the study, or shares one itself.
    pub fn proxy_owner<'a>(&'a self, outcome: &'a Outcome) -> Option<&'a Outcome> {
        match outcome.shares_proxy_of() {
            None => Some(outcome),
            Some(id) => self.outcome(id).map(|owner| &**owner).filter(|owner| owner.shares_proxy_of().is_none()),
        }
    }

    /// The outcomes that share the proxy of the outcome with this id.
    pub fn proxy_sharers<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Outcome> {
        self.outcomes.iter().map(|it| &**it).filter(move |it| it.shares_proxy_of() == Some(id))
    }

    /// Gives an outcome a copy of the proxy that it shares, as its own.
    pub fn own_proxy(&self, outcome: &mut Outcome) {
        if outcome.shares_proxy_of().is_none() {
            return;
        }
        let owner = self.proxy_owner(outcome);
        let of_years = |owner: &Outcome| owner.by_year.iter().find(|known| known.part == PartField::Proxy).cloned();
        let (proxy, by_year) = (owner.and_then(|owner| owner.proxy.clone()), owner.and_then(of_years));
        outcome.proxy = proxy;
        outcome.by_year.retain(|known| known.part != PartField::Proxy);
        if let Some(by_year) = by_year {
            let place = outcome.by_year.partition_point(|known| known.part < PartField::Proxy);
            outcome.by_year.insert(place, by_year);
        }
    }

    /// Whether an outcome takes value away in any year, as stated: a harm has a negative amount, or a negative effect on something
    /// good.
    pub fn is_harm(&self, outcome: &Outcome) -> bool {
        let Some(owner) = self.proxy_owner(outcome) else { return false };
        let by_year = owner.by_year(PartField::Proxy);
        let amounts = by_year.unwrap_or_else(|| owner.proxy_value().map_or(&[], std::slice::from_ref));
        let turns = match outcome.effect.as_ref().map(|effect| effect.value.unwrap_or_default()) {
            Some(effect) if effect.is_zero() => return false,
            effect => effect.is_some_and(|effect| effect < Decimal::ZERO),
        };
        let amounts = amounts.iter().map(Estimate::point).filter(|amount| !amount.is_zero());
        amounts.into_iter().any(|amount| (amount < Decimal::ZERO) != turns)
    }

    /// Whether enough is stated to compute the impact of an outcome: a volume and an amount, and the effect where one is chosen.
    pub fn is_stated(&self, outcome: &Outcome) -> bool {
        outcome.volume != Volume::Unstated && self.has_amount(outcome) && outcome.counterfactual().is_some()
    }

    /// Whether the amount of an outcome is stated, by itself or by the outcome whose proxy it shares.
    pub fn has_amount(&self, outcome: &Outcome) -> bool {
        self.proxy_owner(outcome).is_some_and(|owner| owner.proxy_value().is_some())
    }

    /// Whether an outcome adds to the total: valued, material and stated.
    pub fn counts(&self, outcome: &Outcome) -> bool {
        outcome.valued && outcome.material && self.is_stated(outcome)
    }
}
