//! Members of a file that this version does not know, kept as they came.

use crate::json::Json;

/// Members that this version does not know, in the order of the file.
pub type Extra = Vec<(String, Json)>;
