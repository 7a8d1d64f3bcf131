//! A debounce timer with an upper limit on the wait.

use super::{names, paint};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};

/// Calls back once events have paused. After too long without a pause it calls back after the next paint: at that moment the
/// browser has the most time before the next key.
pub struct Pause {
    length_ms: u32,
    longest_ms: u64,
    since_ms: Cell<Option<u64>>,
    timer: RefCell<Option<Timeout>>,
}

impl Pause {
    /// A pause is `length_ms` without an event. The first event later than `longest_ms` after the one that began the wait ends
    /// it.
    pub const fn new(length_ms: u32, longest_ms: u64) -> Self {
        Self { length_ms, longest_ms, since_ms: Cell::new(None), timer: RefCell::new(None) }
    }

    /// Records an event and calls back when none has followed for long enough. The callback, or whoever no longer needs it,
    /// calls [`end`](Self::end).
    pub fn wait(&self, then: impl FnOnce() + 'static) {
        let now = names::now_ms();
        let since = self.since_ms.get().unwrap_or(now);
        if now.saturating_sub(since) >= self.longest_ms {
            self.end();
            paint::after(then);
        } else {
            self.since_ms.set(Some(since));
            self.timer.replace(Some(Timeout::new(self.length_ms, then)));
        }
    }

    /// Ends the wait.
    pub fn end(&self) {
        self.since_ms.set(None);
        self.timer.replace(None);
    }
}
