//! Why a link cannot be opened, in a sentence that says what to do.

use super::Catalog;
use crate::file::LinkError;

impl Catalog {
    /// Why a link is refused, and what to do.
    pub fn link_error(&self, error: &LinkError) -> String {
        let problem = match error {
            LinkError::Study(error) => self.file_error(error),
            _ => String::new(),
        };
        self.under("link.refused", error.key()).replace("{problem}", &problem)
    }
}
