//! JSON: values, their parser, their printer and typed access to members.
//!
//! Study files, stored records, reports, rankings, settings and message catalogues are all JSON, and all of them pass through
//! here. This module knows nothing about their content.
//!
//! | module | what it does |
//! |---|---|
//! | `value` | [`Json`]: a value that keeps the order of members and the spelling of numbers |
//! | `parse` | text to value, with limits on depth and size; errors state a path |
//! | `print` | value to text |
//! | `members` | [`JsonMembers`]: typed access to the members of an object, for texts that this program writes itself |
//! | `path` | the path of a value in a document, such as `$.outcomes[2].proxy.value` |

mod members;
mod parse;
mod path;
mod print;
mod value;

pub use members::{JsonMembers, decimal, object};
pub use parse::{JsonError, JsonProblem, RESERVED_NAME, parse, simple_members, tree};
pub use path::{Path, shortened};
pub use print::{Layout, print};
pub use value::{Json, JsonKind};

/// The maximum nesting depth of lists and objects; the document itself is at depth 1.
pub const MAX_DEPTH: usize = 32;
/// The maximum number of JSON values in a document, counting lists and objects.
pub const MAX_VALUES: usize = 200_000;
