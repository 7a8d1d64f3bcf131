//! Why a place of texts cannot be used.

/// Why the browser's storage cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageProblem {
    /// The browser refuses access: private mode, blocked cookies, a frame.
    Blocked,
    /// The quota is exhausted.
    Full,
    /// What was written could not be read back.
    Unreliable,
    /// The stored study was written by a newer version and is left untouched.
    Newer,
    /// The study is larger than what can be opened again.
    TooLarge,
}

impl StorageProblem {
    /// The key of its text in the catalogue, without its prefix.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Blocked => "blocked",
            Self::Full => "full",
            Self::Unreliable => "unreliable",
            Self::Newer => "newer",
            Self::TooLarge => "too_large",
        }
    }
}
