//! The streams of the chain of value: ribbons whose height is their amount, and links to outcomes without a price.

use super::super::{Mark, Role};
use super::layout::{ACTIVITY_END, ChainColumn, EFFECTS, EFFECTS_END, Layout, RECEIVERS};
use super::ribbon::{link, ribbon};

impl Layout<'_> {
    /// The streams from the activity through each outcome to its receivers.
    ///
    /// They leave the activity at the given heights, values from the first one and harms from the second.
    pub(super) fn streams(
        &self,
        effects: &ChainColumn,
        receivers: &ChainColumn,
        (mut value, mut harm): (f64, f64),
    ) -> Vec<Mark> {
        let (from, start, end, to) =
            (self.at(ACTIVITY_END), self.at(EFFECTS), self.at(EFFECTS_END), self.at(RECEIVERS));
        let (mut streams, mut links) = (Vec::new(), Vec::new());
        // The next free height of each receiver: values from the top, harms below them.
        let mut arrivals: Vec<(f64, f64)> = receivers.bands.iter().map(|(top, _)| (*top, *top)).collect();
        for effect in self.chain.effects.iter().filter(|effect| effect.role() == Role::Value) {
            for (whom, part) in &effect.parts {
                if let Some((_, harms)) = arrivals.get_mut(*whom) {
                    *harms += self.thick(*part);
                }
            }
        }
        let harms = self.height(effects, Role::Harm);
        let lowest = if harms > 0.0 { harm + harms } else { value + self.height(effects, Role::Value) };
        for (effect, (top, thick)) in self.chain.effects.iter().zip(&effects.bands) {
            let role = match effect.role() {
                Role::Unpriced => {
                    links.push(link(&[(from, lowest), (start, *top), (end, *top)]));
                    for (whom, _) in &effect.parts {
                        if let Some((y, height)) = receivers.bands.get(*whom) {
                            links.push(link(&[(end, *top), (to, y + height / 2.0)]));
                        }
                    }
                    continue;
                }
                Role::Harm => Role::HarmFlow,
                _ => Role::Flow,
            };
            let out = if role == Role::HarmFlow { &mut harm } else { &mut value };
            streams.push(ribbon(role, (from, from, *out), (start, *top), *thick));
            *out += thick;
            let mut y = *top;
            for (whom, part) in &effect.parts {
                let Some((values, harms)) = arrivals.get_mut(*whom) else { continue };
                let way_in = if role == Role::HarmFlow { harms } else { values };
                let thick = self.thick(*part);
                streams.push(ribbon(role, (start, end, y), (to, *way_in), thick));
                *way_in += thick;
                y += thick;
            }
        }
        streams.into_iter().chain(links).collect()
    }
}
