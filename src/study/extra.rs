//! Unknown members of a file, preserved when it is saved.

use crate::json::Json;

/// The members that this version does not know, in the order of the file.
pub type Extra = Vec<(String, Json)>;
