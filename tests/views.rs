//! The page rendered natively.
