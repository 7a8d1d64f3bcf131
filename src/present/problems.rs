//! Why a file cannot be opened, in a sentence that says where.

use super::Catalog;
use crate::file::FileError;

impl Catalog {
    /// A problem by the key of its text and its arguments, and where it is.
    pub fn problem(&self, key: &str, arguments: &[(&'static str, String)], path: &str) -> String {
        // Names of JSON types are translated.
        let word = |value: &str| {
            let key = format!("json.{value}");
            if self.has(&key) { self.text(&key).to_owned() } else { value.to_owned() }
        };
        let arguments: Vec<(&str, String)> = arguments.iter().map(|(name, value)| (*name, word(value))).collect();
        let arguments: Vec<(&str, &str)> = arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let problem = self.fill(key, &arguments);
        if path.is_empty() || path == "$" {
            return problem;
        }
        [problem, self.fill("notice.at_path", &[("path", path)])].concat()
    }

    /// Why a study cannot be read, and where.
    pub fn file_error(&self, error: &FileError) -> String {
        self.problem(&["file", error.problem.key()].join("."), &error.problem.args(), &error.path)
    }
}
