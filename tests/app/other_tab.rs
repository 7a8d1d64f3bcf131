//! What another tab saves or deletes is taken over, and nothing that was typed here is lost.

use crate::{named, open};
use retombees::app::{Action, Notice, OtherTab, Route, Section, State, update};
use retombees::study::Shared;

fn after(state: &State, done: OtherTab) -> State {
    update(state, Action::OtherTab(done)).unwrap()
}

fn titles(state: &State) -> Vec<&str> {
    state.library.documents().iter().map(|document| document.study().title.as_str()).collect()
}

#[test]
fn what_another_tab_saves_takes_the_place_of_what_is_unchanged_here() {
    let state = open(named("a", "A"));
    let next = after(&state, OtherTab::Saved(Shared::new(named("a", "A2"))));
    assert_eq!((titles(&next), next.route.clone(), next.notice.clone()), (vec!["A2"], state.route.clone(), None));
    let both = after(&next, OtherTab::Saved(Shared::new(named("b", "B"))));
    assert_eq!((titles(&both), &both.notice), (vec!["A2", "B"], &None));
    assert!(!both.library.can_undo(), "it is no step of this list");
}

#[test]
fn two_changes_of_one_study_are_both_kept_and_said_in_both_tabs() {
    let state = open(named("a", "Mine"));
    let copy = OtherTab::copy_id("1");
    let next = after(&state, OtherTab::Conflict(Shared::new(named("a", "Theirs")), copy.clone()));
    assert_eq!(titles(&next), ["Theirs", "Mine (conflit)"]);
    assert_eq!(next.notice, Some(Notice::Conflict("Mine (conflit)".to_owned())));
    // Who works on it goes on with it.
    assert!(matches!(&next.route, Route::Study { id, .. } if *id == copy));
    let mine = next.library.get(&copy).unwrap().study().clone();
    let theirs = open(named("a", "Theirs"));
    let told = after(&theirs, OtherTab::Saved(mine.clone()));
    assert_eq!(told.notice, Some(Notice::Conflict(mine.title.clone())));
    assert_eq!(after(&told, OtherTab::Saved(mine)).notice, told.notice, "known already");
    assert_eq!(update(&state, Action::OtherTab(OtherTab::Conflict(Shared::new(named("x", "")), copy))), None);
}

#[test]
fn a_study_that_another_tab_deletes_is_gone_and_its_room_is_left() {
    let state = open(named("a", "A"));
    let next = after(&state, OtherTab::Deleted("a".to_owned()));
    assert_eq!((next.library.documents().len(), next.route.clone()), (0, Route::Studies));
    assert_eq!(next.notice, Some(Notice::DeletedElsewhere("A".to_owned())));
    assert_eq!(update(&next, Action::OtherTab(OtherTab::Deleted("a".to_owned()))), None);
    let elsewhere = State { route: Route::Study { id: "b".to_owned(), section: Section::Result }, ..state };
    assert_eq!(after(&elsewhere, OtherTab::Deleted("a".to_owned())).route, elsewhere.route);
    let emptied = update(&elsewhere, Action::Notify(Notice::StorageEmptied)).unwrap();
    assert_eq!(emptied.notice, Some(Notice::StorageEmptied));
}

/// The page that puts a study into another site is about that study as its rooms are.
#[test]
fn the_page_that_embeds_a_study_follows_it() {
    let state = open(named("a", "Mine"));
    let embeds = update(&state, Action::Go(Route::Embed("a".to_owned()))).unwrap();
    assert_eq!((embeds.embedding.study.as_str(), embeds.open().is_none()), ("a", true));
    let copy = OtherTab::copy_id("1");
    let copied = after(&embeds, OtherTab::Conflict(Shared::new(named("a", "Theirs")), copy.clone()));
    assert_eq!((&copied.route, &copied.embedding.study), (&Route::Embed(copy.clone()), &copy));
    assert_eq!(after(&embeds, OtherTab::Deleted("a".to_owned())).route, Route::Studies);
    let nowhere = update(&state, Action::Go(Route::Embed("nobody".to_owned()))).unwrap();
    assert_eq!((nowhere.route, nowhere.notice), (Route::Studies, Some(Notice::NoStudy)));
}
