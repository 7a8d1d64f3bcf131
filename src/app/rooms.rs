//! The rooms of a study, by method: the one list that the navigation, the numbers, the keys and the guide follow.

use super::Section;
use crate::methods::Method;
use crate::study::Study;

/// A room of a study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Its number, from 1 on.
    pub number: usize,
    /// The method that brings it.
    pub method: Method,
    /// Which room.
    pub section: Section,
}

/// The rooms of a method, in its order. Methods may share rooms.
pub const fn rooms_of(method: Method) -> &'static [Section] {
    match method {
        Method::Sroi => &[
            Section::Scope,
            Section::Stakeholders,
            Section::Inputs,
            Section::Outcomes,
            Section::Result,
            Section::Scenarios,
            Section::Uncertainty,
        ],
        Method::Trial => &[Section::Trial],
    }
}

/// The rooms of a study in their order, each once.
pub fn rooms(study: &Study) -> Vec<Room> {
    let mut rooms: Vec<Room> = Vec::new();
    for method in Method::of(study) {
        for section in rooms_of(method) {
            if rooms.iter().all(|room| room.section != *section) {
                rooms.push(Room { number: rooms.len().saturating_add(1), method, section: *section });
            }
        }
    }
    rooms
}

/// The room with this number.
pub fn room(study: &Study, number: usize) -> Option<Section> {
    rooms(study).iter().find(|room| room.number == number).map(|room| room.section)
}

/// The room in which one goes on with a study: that of its method where nothing is put in, the frame of an empty study, else its
/// outcomes.
pub fn first_room(study: &Study) -> Section {
    let others = Method::of(study).filter(|method| *method != Method::Sroi && study.inputs.is_empty());
    let own = others.flat_map(rooms_of).next();
    own.copied().unwrap_or(if study.outcomes.is_empty() { Section::Scope } else { Section::Outcomes })
}

/// The room after this one.
pub fn next_room(study: &Study, section: Section) -> Option<Section> {
    let rooms = rooms(study);
    let number = rooms.iter().find(|room| room.section == section)?.number;
    room(study, number.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Json;
    use crate::study::StudyMethod;

    #[test]
    fn every_room_belongs_to_a_method_and_is_numbered_once() {
        for section in Section::ALL {
            assert!(Method::ALL.iter().any(|method| rooms_of(*method).contains(&section)), "{section:?}");
        }
        let study = Study::default();
        let rooms = rooms(&study);
        assert!(rooms.iter().map(|room| room.number).eq(1..=rooms.len()));
        assert_eq!(first_room(&study), Section::Scope);
        assert_eq!(next_room(&study, Section::Scope), Some(Section::Stakeholders));
        assert_eq!(next_room(&study, Section::Uncertainty), None);
        assert_eq!((room(&study, 7), room(&study, 8), room(&study, 0)), (Some(Section::Uncertainty), None, None));
        let mut with_trial = study.clone();
        with_trial.set_method_part(StudyMethod::Trial, Some(Json::Object(Vec::new())));
        assert_eq!((first_room(&with_trial), room(&with_trial, 8)), (Section::Trial, Some(Section::Trial)));
    }
}
