//! What only a browser can test.
