//! The calls of a worker that compares scenarios: a study is opened, then one call after the other does a little more.

use super::contest::Contest;
use super::job::Job;
use crate::file;
use crate::number::plain;
use crate::outlook::Widening;

/// What to compare, in words of the file.
#[derive(Debug, Clone, Copy)]
pub struct ContestOrder<'a> {
    /// The study file; the study as stated and all of its scenarios are compared.
    pub study: &'a str,
    /// The seed.
    pub seed: &'a str,
    /// How far a judged number without a range may be off, as a share.
    pub judged: &'a str,
    /// The same for a number that nobody knows.
    pub unknown: &'a str,
}

impl Job {
    /// Opens a study whose scenarios are to be compared; a run that is open stays so. False where there is nothing to compare: it
    /// cannot be read, has no scenario, or is without money.
    pub fn open_contest(&mut self, order: &ContestOrder<'_>) -> bool {
        self.contest = contest(order);
        self.contest.is_some()
    }

    /// Does a little more: makes one scenario ready, or so many draws of all. False when nothing is left.
    pub fn contend(&mut self, draws: u64) -> bool {
        let Some(contest) = &mut self.contest else {
            return false;
        };
        contest.prepare(&mut self.tables) || contest.advance(draws)
    }

    /// The ranking as JSON; empty before all draws are made.
    #[must_use]
    pub fn ranking(&self) -> String {
        self.contest.as_ref().and_then(Contest::ranking).map(|ranking| ranking.write()).unwrap_or_default()
    }
}

fn contest(order: &ContestOrder<'_>) -> Option<Contest> {
    let study = file::read(order.study.as_bytes()).ok()?;
    let number = |text: &str| plain::parse(text).ok();
    let widening = Widening { judged: number(order.judged)?, unknown: number(order.unknown)? };
    Contest::new(study, widening, order.seed.parse().ok()?)
}
