//! Doing something when what comes again and again has paused.

use super::{names, paint};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};

/// Waits for a pause. Where there is none for long, the next paint must do: it is the moment when the browser has most time
/// before the next key.
pub struct Pause {
    length_ms: u32,
    longest_ms: u64,
    since_ms: Cell<Option<u64>>,
    timer: RefCell<Option<Timeout>>,
}

impl Pause {
    /// A pause is `length_ms` without a key; the first key later than `longest_ms` is not waited after any more.
    pub const fn new(length_ms: u32, longest_ms: u64) -> Self {
        Self { length_ms, longest_ms, since_ms: Cell::new(None), timer: RefCell::new(None) }
    }

    /// Another key: calls back when none has followed for long enough. Who is called back, or no longer needs to be, says so
    /// with [`end`](Self::end).
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

    /// Nothing is waited for any more.
    pub fn end(&self) {
        self.since_ms.set(None);
        self.timer.replace(None);
    }
}
