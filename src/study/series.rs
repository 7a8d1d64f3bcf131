//! Inputs that are one resource over several years.

use super::{Input, Study};

impl Input {
    /// Whether another input is the same resource in another year: the same label, stakeholder and form, one year each, and both
    /// counted or neither.
    fn is_same_in_another_year(&self, other: &Self) -> bool {
        self.number_of_years() == 1
            && other.number_of_years() == 1
            && !self.label.trim().is_empty()
            && self.label == other.label
            && self.stakeholder == other.stakeholder
            && self.kind == other.kind
            && self.uncounted == other.uncounted
            && self.year != other.year
    }
}

impl Study {
    /// The inputs by resource, as their places in the list: those that are the same one in different years together and in the
    /// order of their years. The resources come in the order of their first inputs. An input for which `alone` holds stands by itself, as
    /// one whose label is being typed does: half a label may be that of another.
    pub fn input_series(&self, alone: impl Fn(&Input) -> bool) -> Vec<Vec<usize>> {
        let mut series: Vec<Vec<usize>> = Vec::new();
        for (place, input) in self.inputs.iter().enumerate() {
            let joins = |row: &&mut Vec<usize>| {
                let mut members = row.iter().filter_map(|place| self.inputs.get(*place));
                !alone(input) && members.all(|member| !alone(member) && member.is_same_in_another_year(input))
            };
            match series.iter_mut().find(joins) {
                Some(row) => row.push(place),
                None => series.push(vec![place]),
            }
        }
        for row in &mut series {
            row.sort_by_key(|place| self.inputs.get(*place).map(|input| input.year));
        }
        series
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::Shared;

    #[test]
    fn what_is_brought_again_in_another_year_is_one_resource() {
        let input = |id: &str, label: &str, year, years| {
            Shared::new(Input { id: id.to_owned(), label: label.to_owned(), year, years, ..Input::default() })
        };
        let study = Study {
            inputs: vec![
                input("a", "Dons", 1, None),
                input("b", "Heures", 0, None),
                input("c", "Dons", 0, Some(1)),
                input("d", "Dons", 1, None),
                input("e", "Dons", 2, Some(3)),
                input("f", "", 0, None),
                input("g", "", 1, None),
            ],
            ..Study::default()
        };
        let expected: Vec<Vec<usize>> = vec![vec![2, 0], vec![1], vec![3], vec![4], vec![5], vec![6]];
        assert_eq!(study.input_series(|_| false), expected);
        let typed = study.input_series(|input| input.id == "c");
        assert_eq!(typed.first(), Some(&vec![0]));
    }
}
