//! The room of JSON: values, their parser, their printer and a reader of members.
//!
//! Study files, stored records, reports, rankings, settings and catalogues of texts are all JSON, and all of them pass through
//! here. Nothing in this room knows what a text is about.
//!
//! | module | what it does |
//! |---|---|
//! | `value` | [`Json`]: a value, with members in their order and numbers as they are written |
//! | `parse` | text to a value, with bounds on depth and size, and the place of what is refused |
//! | `print` | a value to text |
//! | `members` | [`JsonMembers`]: the members of an object with their types, for what this program writes itself |
//! | `path` | the place of a value in a document, as `$.outcomes[2].proxy.value` |

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

/// Greatest depth of lists and objects within one another; the document itself is the first.
pub const MAX_DEPTH: usize = 32;
/// Greatest number of JSON values in a document, counting lists and objects.
pub const MAX_VALUES: usize = 200_000;
