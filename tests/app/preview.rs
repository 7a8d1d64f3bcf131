//! A study that a link brings: shown beside the list, changed and undone as any other, kept only when that is asked for.

use retombees::app::{
    Action, Edit, Library, Notice, PartKind, PreviewAction, Route, Section, State, WorkspaceAction, update,
};
use retombees::file::Link;
use retombees::study::Study;

fn named(id: &str) -> Study {
    Study { id: id.to_owned(), title: format!("Titre {id}"), ..Study::default() }
}

fn link(id: &str, view: &[(&str, &str)]) -> Link {
    let view = view.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    Link { program: "0.0.1".to_owned(), view, study: named(id), ..Link::default() }
}

fn act(state: &State, action: Action) -> State {
    update(state, action).unwrap()
}

fn open(link: Link, id: &str) -> Action {
    let title = format!("{} (copie)", link.study.title);
    Action::Preview(PreviewAction::Open { link: Box::new(link), id: id.to_owned(), title, section: None })
}

fn opened(state: &State, link: Link, id: &str) -> State {
    act(state, open(link, id))
}

fn with_one() -> State {
    State { library: Library::new(vec![named("a")]), ..State::default() }
}

#[test]
fn the_study_of_a_link_is_open_and_in_no_list() {
    let state = opened(&with_one(), link("a", &[("room", "inputs")]), "new");
    assert_eq!(state.route, Route::Study { id: "new".to_owned(), section: Section::Inputs });
    assert_eq!(state.open().map(|document| document.study().title.as_str()), Some("Titre a (copie)"), "told apart");
    assert_eq!(state.library.documents().len(), 1);
    assert!(state.is_preview_open() && !state.has_unsaved_preview());
    assert!(state.recent.is_empty(), "it is not among the studies opened last");
    // An id that is taken, or none, opens nothing.
    assert_eq!(update(&with_one(), open(link("a", &[]), "a")), None);
}

#[test]
fn what_was_looked_at_is_looked_at_and_what_is_unknown_is_named() {
    let view = [
        ("room", "scenarios"),
        ("outcome", "o7"),
        ("build", "yes"),
        ("judged", "0.35"),
        ("unknown", "7"),
        ("tilt", "left"),
        ("rows", "outcomes/o7/quantity"),
    ];
    let state = opened(&State::default(), link("a", &view), "new");
    let open = &state.workspace;
    assert_eq!((open.outcome.as_str(), open.builds_scenarios, open.study.as_str()), ("o7", true, "new"));
    assert_eq!(open.uncertainty.default_ranges.judged.to_string(), "0.35");
    assert_eq!(open.uncertainty.grid[0], "outcomes/o7/quantity");
    let preview = state.preview.as_ref().unwrap();
    assert_eq!(preview.left_out, ["view.unknown", "view.tilt"], "a width of 7 is none");
    // What it shows is what it would send on.
    let sent: Vec<_> = state.view_for_link();
    let expected: Vec<_> = view.iter().filter(|(name, _)| !["unknown", "tilt"].contains(name)).collect();
    for (name, text) in expected {
        assert!(sent.contains(&((*name).to_owned(), (*text).to_owned())), "{name}");
    }
    assert_eq!(sent.len(), 5);
}

#[test]
fn it_is_changed_and_undone_and_kept_with_its_history() {
    let state = opened(&with_one(), link("a", &[]), "new");
    let state = act(&state, Action::Edit(Edit::Add(PartKind::Outcome, "o1".to_owned())));
    assert!(state.has_unsaved_preview() && state.can_undo());
    let kept = act(&state, Action::Preview(PreviewAction::Keep));
    assert!(!kept.is_preview_open() && kept.preview.is_none());
    let titles: Vec<_> = kept.library.documents().iter().map(|document| document.study().title.clone()).collect();
    assert_eq!(titles, ["Titre a", "Titre a (copie)"]);
    assert_eq!(kept.open().map(|document| document.study().outcomes.len()), Some(1), "it stays open");
    assert_eq!(kept.recent, ["new"]);
    // Its own last step is the change, and keeping it is one step of the list.
    let undone = act(&kept, Action::Undo);
    assert_eq!(undone.open().map(|document| document.study().outcomes.len()), Some(0));
    let listed = act(&kept, Action::Go(Route::Studies));
    assert_eq!(act(&listed, Action::Undo).library.documents().len(), 1);
}

#[test]
fn closed_it_leaves_no_trace() {
    let before = with_one();
    let state = opened(&before, link("a", &[]), "new");
    let closed = act(&state, Action::Preview(PreviewAction::Close));
    assert_eq!((closed.route.clone(), closed.preview.is_none()), (Route::Studies, true));
    assert_eq!(closed.library, before.library);
    let gone = act(&closed, Action::Go(Route::Study { id: "new".to_owned(), section: Section::Result }));
    assert_eq!((gone.route, gone.notice), (Route::Studies, Some(Notice::NoStudy)));
    assert_eq!(update(&before, Action::Preview(PreviewAction::Close)), None);
    assert_eq!(update(&before, Action::Preview(PreviewAction::Keep)), None);
}

#[test]
fn a_second_link_keeps_the_first_one_only_where_it_was_changed() {
    let first = opened(&State::default(), link("a", &[]), "one");
    let second = opened(&first, link("b", &[]), "two");
    assert!(second.library.documents().is_empty());
    let changed = act(&first, Action::Edit(Edit::Add(PartKind::Outcome, "o1".to_owned())));
    let second = opened(&changed, link("b", &[]), "two");
    assert_eq!(second.library.documents().len(), 1);
    assert_eq!(second.library.get("one").map(|document| document.study().outcomes.len()), Some(1));
    assert_eq!(second.open().map(|document| document.id()), Some("two"));
}

#[test]
fn a_refused_link_changes_nothing_and_says_why() {
    let waiting = act(&with_one(), Action::Preview(PreviewAction::Arrive("#v1.".to_owned())));
    assert_eq!(waiting.arriving.as_deref(), Some("#v1."));
    let refused = act(&waiting, Action::Preview(PreviewAction::Refuse("Lien incomplet".to_owned())));
    assert_eq!(refused.notice, Some(Notice::LinkRefused("Lien incomplet".to_owned())));
    assert_eq!((refused.arriving, refused.library), (None, with_one().library));
}

#[test]
fn the_ways_to_share_close_behind_one() {
    let state = act(&with_one(), Action::Go(Route::Study { id: "a".to_owned(), section: Section::Result }));
    let shown = act(&state, Action::Workspace(WorkspaceAction::Share(true)));
    assert!(shown.workspace.sharing);
    let left = act(&shown, Action::Go(Route::Studies));
    assert!(!left.workspace.sharing);
}

#[test]
fn keeping_is_no_deletion_that_can_be_taken_back() {
    let state = opened(&with_one(), link("b", &[]), "new");
    let state = act(&act(&state, Action::Go(Route::Studies)), Action::DeleteStudy("a".to_owned()));
    assert_eq!(state.notice, Some(Notice::Deleted("Titre a".to_owned())));
    let kept = act(&state, Action::Preview(PreviewAction::Keep));
    assert_eq!((kept.notice.as_ref(), update(&kept, Action::RestoreDeleted)), (None, None));
    assert_eq!(kept.library.documents().len(), 1);
}

#[test]
fn what_was_told_at_the_start_is_still_told() {
    let told = State { notice: Some(Notice::SafeMode), ..with_one() };
    assert_eq!(opened(&told, link("b", &[]), "new").notice, Some(Notice::SafeMode));
    let stale = State { notice: Some(Notice::LinkRefused(String::new())), ..with_one() };
    assert_eq!(opened(&stale, link("b", &[]), "new").notice, None);
}

#[test]
fn whoever_goes_elsewhere_does_not_wait_for_a_link() {
    let waiting = act(&with_one(), Action::Preview(PreviewAction::Arrive("#v1.".to_owned())));
    assert_eq!(act(&waiting, Action::Go(Route::Studies)).arriving, None);
}

#[test]
fn the_same_link_again_takes_nothing_away_and_nobody_waits_for_it() {
    let shown = opened(&State::default(), link("a", &[]), "x");
    assert_eq!(opened(&shown, link("a", &[]), "x").library.documents().len(), 0, "nothing was changed");
    let changed = act(&shown, Action::Edit(Edit::Add(PartKind::Outcome, "o1".to_owned())));
    // Its id belongs to what was changed: another one is needed, and the waiting ends.
    let waiting = act(&changed, Action::Preview(PreviewAction::Arrive("#v1.".to_owned())));
    let refused = opened(&waiting, link("a", &[]), "x");
    assert_eq!((refused.arriving, changed.has_unsaved_preview()), (None, true));
    let again = opened(&waiting, link("a", &[]), "y");
    assert_eq!((again.library.documents().len(), again.library.get("x").is_some()), (1, true));
}

#[test]
fn a_reload_keeps_the_room() {
    let action = Action::Preview(PreviewAction::Open {
        link: Box::new(link("a", &[("room", "result")])),
        id: "x".to_owned(),
        title: String::new(),
        section: Some(Section::Inputs),
    });
    assert_eq!(act(&State::default(), action).section(), Some(Section::Inputs));
}
