//! Invariants of the program: a broken one panics with a message.
//!
//! An absent value is either a legitimate answer or a bug, never both. Where no user input can make a value absent, a default
//! in its place would turn the bug into a wrong figure that nobody notices.
//!
//! ```
//! use retombees::number::Invariant as _;
//! let years = [2024, 2025];
//! assert_eq!(years.first().copied().or_broken("a study has a year"), 2024);
//! ```

/// A value that is present unless the program has a bug.
pub trait Invariant<T> {
    /// Unwraps the value. `holds` states, in a short sentence, the invariant that guarantees it.
    ///
    /// # Panics
    /// When there is no value.
    fn or_broken(self, holds: &'static str) -> T;
}

impl<T> Invariant<T> for Option<T> {
    #[inline]
    fn or_broken(self, holds: &'static str) -> T {
        match self {
            Some(value) => value,
            None => broken(holds),
        }
    }
}

impl<T, E> Invariant<T> for Result<T, E> {
    #[inline]
    fn or_broken(self, holds: &'static str) -> T {
        match self {
            Ok(value) => value,
            Err(_) => broken(holds),
        }
    }
}

/// Panics because the invariant `holds` is broken.
///
/// # Panics
/// Always.
#[cold]
#[inline(never)]
#[expect(clippy::panic, reason = "the one place where the domain stops rather than go on with a wrong figure")]
pub fn broken(holds: &'static str) -> ! {
    panic!("broken invariant: {holds}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::catch_unwind;

    #[test]
    fn what_holds_is_given_back() {
        assert_eq!(Some(1).or_broken("it is there"), 1);
        assert_eq!(Ok::<_, ()>(2).or_broken("it is there"), 2);
    }

    #[test]
    fn what_does_not_hold_stops_with_its_sentence() {
        for stopped in [
            catch_unwind(|| None::<u8>.or_broken("a sheet has cells")),
            catch_unwind(|| Err::<u8, _>(()).or_broken("a sheet has cells")),
        ] {
            let message = stopped.unwrap_err().downcast::<String>().unwrap();
            assert_eq!(*message, "broken invariant: a sheet has cells");
        }
    }
}
