//! Numbers of a study grouped by the input or outcome that they belong to, so that a list names it once.

use super::Catalog;
use crate::study::{NumberPath, Study};

/// Numbers of one input or outcome, or of the study as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberGroup {
    /// The name of the input or outcome.
    pub owner: String,
    /// The path and the name of each number there.
    pub numbers: Vec<(String, String)>,
}

impl Catalog {
    /// The input or outcome that a number belongs to; the study where it belongs to none.
    pub fn owner_name(&self, study: &Study, path: &str) -> String {
        self.part_name(study, path).unwrap_or_else(|| self.text("number.of_the_study").to_owned())
    }

    /// Groups numbers by their paths, in the order of the first of each group. A path that names nothing stands for itself.
    pub fn number_groups(&self, study: &Study, paths: impl IntoIterator<Item = String>) -> Vec<NumberGroup> {
        let mut groups: Vec<(Option<String>, NumberGroup)> = Vec::new();
        for path in paths {
            let part = part_of(&path);
            let name = NumberPath::parse(&path).map(|target| self.target_name_in(study, &target));
            let number = (path.clone(), name.unwrap_or_else(|| path.clone()));
            // Equal labels are told apart by `part_name`, and parts by their ids.
            match groups.iter_mut().find(|(known, _)| *known == part) {
                Some((_, group)) => group.numbers.push(number),
                None => {
                    groups.push((part, NumberGroup { owner: self.owner_name(study, &path), numbers: vec![number] }));
                }
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }
}

/// The list and the id of the part that a path leads to; none for a number of the study itself.
fn part_of(path: &str) -> Option<String> {
    let mut words = path.split('/');
    let (list, id) = (words.next()?, words.next()?);
    matches!(list, "stakeholders" | "inputs" | "outcomes").then(|| [list, id].join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::bundled;
    use crate::number::Language;

    #[test]
    fn an_outcome_is_named_once_above_its_numbers() {
        let study = bundled("wheels-to-meals").unwrap().study().unwrap();
        let catalog = Catalog::of(Language::English);
        let paths = ["outcomes/gp/quantity", "discounting/rate", "outcomes/gp/proxy", "outcomes/nobody/proxy"];
        let found = catalog.number_groups(&study, paths.map(str::to_owned));
        let said: Vec<(&str, Vec<&str>)> = found
            .iter()
            .map(|group| (group.owner.as_str(), group.numbers.iter().map(|(_, name)| name.as_str()).collect()))
            .collect();
        let gp = catalog.part_name(&study, "outcomes/gp").unwrap();
        assert_eq!(
            said,
            [
                (gp.as_str(), vec!["Quantity", "Value of one unit"]),
                ("The study", vec!["Discount rate"]),
                ("The study", vec!["Value of one unit"]),
            ]
        );
    }
}
