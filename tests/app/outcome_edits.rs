//! Numbers by year and adjustments: what is kept on the way there and back, and what refers to an adjustment that goes.

use crate::{open, replay, study_of};
use retombees::app::{Action, Edit, OutcomeEdit, PartKind};
use retombees::file;
use retombees::study::Study;
use retombees::study::field::PartField;

fn study(members: &str) -> Study {
    let text = format!(
        r#"{{"format": "retombees.study", "version": 1, "id": "s", "outcomes": [{{"id": "o", "quantity": "5", "duration": 3, {members}}}]}}"#
    );
    file::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
fn check(before: &str, edits: Vec<OutcomeEdit>, after: &str) {
    let actions = edits.into_iter().map(|edit| Action::Edit(Edit::Outcome("o".to_owned(), edit)));
    let state = replay(open(study(before)), actions.collect::<Vec<_>>());
    assert_eq!(file::write(study_of(&state)), file::write(&study(after)));
}

#[test]
fn a_number_becomes_one_for_each_year_and_the_first_comes_back() {
    let (on, off) =
        (OutcomeEdit::SetByYear(PartField::Deadweight, true), OutcomeEdit::SetByYear(PartField::Deadweight, false));
    let judged = r#"{"value": "0.2", "basis": "judged"}"#;
    let once = format!(r#""deadweight": {judged}"#);
    let each = format!(r#""deadweight": [{judged}, {judged}, {judged}]"#);
    check(&once, vec![on.clone()], &each);
    check(&once, vec![on.clone(), off.clone()], &once);
    check(r#""deadweight": ["0.1", "0.4"]"#, vec![off], r#""deadweight": "0.1""#);
    let amounts = vec![
        OutcomeEdit::SetByYear(PartField::Proxy, true),
        OutcomeEdit::AddYear(PartField::Proxy),
        OutcomeEdit::RemoveYear(PartField::Proxy),
        OutcomeEdit::RemoveYear(PartField::Proxy),
    ];
    check(r#""proxy": {"label": "p", "value": "9"}"#, amounts, r#""proxy": {"label": "p", "value": ["9", "9"]}"#);
    // What is not stated yet stays so, and keeps its finding.
    check(r#""first_year": 1"#, vec![on], r#""first_year": 1"#);
}

/// The last year stays, and a list has an end.
#[test]
fn a_list_by_year_has_one_entry_at_least_and_a_hundred_at_most() {
    let add = vec![OutcomeEdit::AddYear(PartField::DropOff); 150];
    let state = replay(open(study(r#""drop_off": ["0.1"]"#)), add.into_iter().map(edit).collect::<Vec<_>>());
    assert_eq!(study_of(&state).outcomes[0].by_year(PartField::DropOff).map(<[_]>::len), Some(100));
    let remove = vec![OutcomeEdit::RemoveYear(PartField::DropOff); 150];
    let state = replay(state, remove.into_iter().map(edit).collect::<Vec<_>>());
    assert_eq!(study_of(&state).outcomes[0].by_year(PartField::DropOff).map(<[_]>::len), Some(1));
}

fn edit(edit: OutcomeEdit) -> Action {
    Action::Edit(Edit::Outcome("o".to_owned(), edit))
}

#[test]
fn an_adjustment_has_an_id_of_its_own_in_the_outcome() {
    let add = |label: &str, kept| OutcomeEdit::AddAdjustment(label.to_owned(), kept);
    let after = r#""adjustments": [{"id": "a2", "label": "P", "kept": true}, {"id": "a1", "label": "X"}]"#;
    let edits = vec![add("L", false), add("P", true), OutcomeEdit::RemoveAdjustment(0), add("X", false)];
    check(r#""first_year": 1"#, edits, after);
    let state = replay(open(study(r#""first_year": 1"#)), vec![edit(add("", false)); 30]);
    assert_eq!(study_of(&state).outcomes[0].adjustments.len(), 20);
}

/// Overrides, drivers and groups follow the adjustments after one that goes, and lose the one itself.
#[test]
fn what_refers_to_an_adjustment_follows_it() {
    let text = |adjustments: &str, overrides: &str, targets: &str| {
        format!(
            r#"{{"format": "retombees.study", "version": 1, "id": "s", "outcomes": [{{"id": "o", "adjustments": [{adjustments}]}}],
            "variables": [{{"id": "v", "hypotheses": [{{"id": "h", "overrides": [{overrides}],
                "drivers": [{{"kind": "erosion", "targets": [{targets}]}}]}}]}}],
            "scenarios": [{{"id": "x", "choices": {{"v": "h"}}, "overrides": [{overrides}]}}],
            "correlations": [{{"id": "g", "rank_correlation": "0.5", "members": [{targets}], "opposite": [{targets}]}}]}}"#
        )
    };
    let path = |n: u32| format!(r#""outcomes/o/adjustments/{n}""#);
    let set = |n: u32, value: &str| format!(r#"{{"target": {}, "op": "set", "value": "{value}"}}"#, path(n));
    let parts = |ids: &[&str]| ids.iter().map(|id| format!(r#"{{"id": "{id}"}}"#)).collect::<Vec<_>>().join(", ");
    let before = text(
        &parts(&["a", "b", "c"]),
        &[set(0, "0.1"), set(1, "0.2"), set(2, "0.3")].join(", "),
        &[path(0), path(1), path(2)].join(", "),
    );
    let after = text(&parts(&["a", "c"]), &[set(0, "0.1"), set(1, "0.3")].join(", "), &[path(0), path(1)].join(", "));
    let read = |text: &str| file::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    let state = replay(open(read(&before)), vec![edit(OutcomeEdit::RemoveAdjustment(1))]);
    assert_eq!(file::write(study_of(&state)), file::write(&read(&after)));
}

#[test]
fn a_factor_of_the_quantity_is_added_and_goes_with_what_refers_to_it() {
    let add = |label: &str| OutcomeEdit::AddFactor(label.to_owned());
    let edits = vec![add("A"), add("B"), OutcomeEdit::RemoveFactor(0), add("C")];
    let after = r#""quantity_factors": [{"id": "f2", "label": "B"}, {"id": "f1", "label": "C"}]"#;
    check(r#""first_year": 1"#, edits, after);
    let state = replay(open(study(r#""first_year": 1"#)), vec![edit(add("")); 30]);
    assert_eq!(study_of(&state).outcomes[0].quantity_factors.len(), 20);
    // An adjustment at the same place is another number.
    let with = |factors: &str, members: &str| {
        let text = format!(
            r#"{{"format": "retombees.study", "version": 1, "id": "s",
            "outcomes": [{{"id": "o", "quantity_factors": [{factors}], "adjustments": [{{"id": "a"}}, {{"id": "b"}}]}}],
            "correlations": [{{"id": "g", "rank_correlation": "0.5", "members": [{members}]}}]}}"#
        );
        file::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
    };
    let before = with(
        r#"{"id": "p"}, {"id": "q"}"#,
        r#""outcomes/o/adjustments/1", "outcomes/o/quantity_factors/1", "outcomes/o/quantity_factors/0""#,
    );
    let after = with(r#"{"id": "q"}"#, r#""outcomes/o/adjustments/1", "outcomes/o/quantity_factors/0""#);
    let state = replay(open(before), vec![edit(OutcomeEdit::RemoveFactor(0))]);
    assert_eq!(file::write(study_of(&state)), file::write(&after));
}

/// A proxy is shared in one step, and comes back as a copy: at will, and where the outcome that states it goes.
#[test]
fn a_shared_proxy_becomes_a_copy_when_it_ends() {
    let with = |proxies: [&str; 3]| {
        let outcomes =
            ["a", "b", "c"].iter().zip(proxies).map(|(id, proxy)| format!(r#"{{"id": "{id}", "proxy": {proxy}}}"#));
        let outcomes = outcomes.collect::<Vec<_>>().join(", ");
        let text = format!(r#"{{"format": "retombees.study", "version": 1, "id": "s", "outcomes": [{outcomes}]}}"#);
        file::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
    };
    let (own, other, shared) = (r#"{"label": "p", "value": ["5", "6"]}"#, r#"{"value": "9"}"#, r#"{"same_as": "a"}"#);
    let share =
        |id: &str, owner: &str| Action::Edit(Edit::Outcome(id.to_owned(), OutcomeEdit::ShareProxy(owner.to_owned())));
    let start = || open(with([own, other, other]));
    let state = replay(start(), vec![share("b", "a"), share("c", "a")]);
    let both = file::write(&with([own, shared, shared]));
    assert_eq!(file::write(study_of(&state)), both);
    // Of itself, of one that shares, or by one whose own is shared: refused.
    let refused = vec![share("a", "a"), share("a", "b"), share("a", "nobody"), share("a", "")];
    assert_eq!(file::write(study_of(&replay(state.clone(), refused))), both);
    let ended = replay(state.clone(), vec![share("b", "")]);
    assert_eq!(file::write(study_of(&ended)), file::write(&with([own, own, shared])));
    let removed = replay(state, vec![Action::Edit(Edit::Remove(PartKind::Outcome, "a".to_owned()))]);
    // The first that shared it has it now, and the other shares that one's.
    let mut expected = with([own, own, r#"{"same_as": "b"}"#]);
    expected.outcomes.remove(0);
    assert_eq!(file::write(study_of(&removed)), file::write(&expected));
}
