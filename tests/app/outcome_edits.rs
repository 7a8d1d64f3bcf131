//! Numbers by year and adjustments: what is kept on the way there and back, and what refers to an adjustment that goes.

use crate::{open, replay, study_of};
use retombees::app::{Action, Edit, OutcomeEdit};
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
