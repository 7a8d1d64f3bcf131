//! What a field has handed on and not seen come back yet.
//!
//! A large page on a slow device is drawn behind the keys: a field is then drawn with what an earlier key made of it while a later
//! one stands in it already. That is its own echo, not a change from elsewhere, and replaces nothing.

/// Values that a field has handed on, in order.
#[derive(Debug)]
pub struct Echoes<T>(Vec<T>);

impl<T> Default for Echoes<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq> Echoes<T> {
    /// Those of a field that begins with a value, which replaces nothing either.
    pub fn of(value: T) -> Self {
        Self(vec![value])
    }

    /// Notes a value that is handed on.
    pub fn send(&mut self, value: T) {
        self.0.push(value);
    }

    /// Whether a value that arrives is an echo. Those sent before it will not come any more; nor will any when the page shows all
    /// that was done.
    pub fn receive(&mut self, value: &T, all_is_shown: bool) -> bool {
        let place = self.0.iter().position(|sent| sent == value);
        let is_last = all_is_shown && self.0.last() == Some(value);
        match place {
            Some(place) if !is_last => drop(self.0.drain(..=place)),
            _ => self.0.clear(),
        }
        place.is_some()
    }

    /// Expects nothing any more.
    pub fn forget(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(values: &[u32]) -> Echoes<u32> {
        let mut echoes = Echoes::default();
        for value in values {
            echoes.send(*value);
        }
        echoes
    }

    #[test]
    fn what_a_field_begins_with_comes_once() {
        let mut echoes = Echoes::of(7);
        assert!(echoes.receive(&7, true));
        assert!(!echoes.receive(&7, true));
    }

    #[test]
    fn what_was_sent_comes_back_in_order_or_is_passed_over() {
        let mut echoes = sent(&[1, 12, 123]);
        assert!(echoes.receive(&1, false));
        // 12 was never drawn: should it come now, it is from elsewhere.
        assert!(echoes.receive(&123, false));
        assert!(!echoes.receive(&12, false));
    }

    #[test]
    fn a_value_taken_back_is_still_to_come_while_something_waits() {
        let mut echoes = sent(&[1, 12, 1]);
        assert!(echoes.receive(&1, false) && echoes.receive(&12, false) && echoes.receive(&1, false));
        let mut echoes = sent(&[1, 12, 1]);
        assert!(echoes.receive(&1, true));
        // All was shown before: an undo.
        assert!(!echoes.receive(&12, true));
    }

    #[test]
    fn a_value_from_elsewhere_ends_the_waiting() {
        let mut echoes = sent(&[1, 12]);
        assert!(!echoes.receive(&7, false));
        assert!(!echoes.receive(&12, false));
        let mut echoes = sent(&[1]);
        echoes.forget();
        assert!(!echoes.receive(&1, false));
    }
}
