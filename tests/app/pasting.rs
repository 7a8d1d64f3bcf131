//! Pasting spreadsheet cells into the impact map.

use crate::{named, open, study_of, support, target};
use proptest::prelude::*;
use retombees::app::{
    Action, Edit, MapColumn, Notice, Placed, Reason, Start, State, TableChoice, map_years, parse_block, place_block,
    update,
};
use retombees::number::read::ReadError;
use retombees::number::{Decimal, Language, write};
use retombees::present::Catalog;
use retombees::study::field::{OutcomeField, PartField};
use retombees::study::{
    EffectMeasure, Estimate, FieldError, MeasuredEffect, NumberPath, Outcome, Range, Shared, Study, Volume,
};
use rust_decimal::dec;

fn start(outcome: &str, column: MapColumn) -> Start {
    Start { outcome: outcome.to_owned(), column }
}

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

/// Two outcomes, the first of which has a measured quantity in a range.
fn two() -> Study {
    let quantity = Estimate {
        range: Some(Range { low: dec!(5), high: dec!(15) }),
        source: "a count".to_owned(),
        ..Estimate::of(dec!(10))
    };
    let outcome = |id: &str, volume| Shared::new(Outcome { id: id.to_owned(), volume, ..Outcome::default() });
    let cohorts = Volume::Cohorts(vec![Estimate::of(dec!(3))]);
    Study { outcomes: vec![outcome("a", Volume::Single(quantity)), outcome("b", cohorts)], ..named("s", "") }
}

fn paste(study: &Study, at: Start, text: &str, new_ids: &[&str]) -> Placed {
    place_block(study, &at, &parse_block(text), Language::French, &ids(new_ids), None).expect("the outcome exists")
}

#[track_caller]
fn check(study: &Study, path: &str, expected: Option<Decimal>) {
    assert_eq!(target(path).get(study).map(|estimate| estimate.point()), expected, "{path}");
}

fn reasons(placed: &Placed) -> Vec<(usize, usize, &str, Reason)> {
    placed.refused.iter().map(|it| (it.row, it.cell, it.text.as_str(), it.reason.clone())).collect()
}

#[test]
fn a_whole_map_comes_from_a_spreadsheet_in_one_step() {
    let state = open(named("s", ""));
    let text = "Moins de chutes\t7\t4 964,00 €\t0 %\t0 %\t5 %\t50 %\t1\t1\r\n\"Moins \"\"seuls\"\"\"\t16\t48,25\t10\t\t35\t\t1\r\n";
    let paste = Action::Edit(Edit::PasteBlock {
        at: start("", MapColumn::Label),
        rows: parse_block(text),
        language: Language::French,
        new_ids: ids(&["o1", "o2", "o3"]),
        shares: None,
    });
    let after = update(&state, paste.clone()).unwrap();
    let study = study_of(&after);
    assert_eq!(study.outcomes.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["o1", "o2"]);
    assert_eq!(study.outcomes[1].label, "Moins \"seuls\"");
    check(study, "outcomes/o1/proxy", Some(dec!(4964)));
    check(study, "outcomes/o1/deadweight", Some(dec!(0)));
    check(study, "outcomes/o1/drop_off", Some(dec!(0.5)));
    check(study, "outcomes/o2/deadweight", Some(dec!(0.1)));
    check(study, "outcomes/o2/displacement", None);
    check(study, "outcomes/o2/attribution", Some(dec!(0.35)));
    check(study, "outcomes/o2/duration", Some(dec!(1)));
    assert_eq!(study_of(&update(&after, Action::Undo).unwrap()), study_of(&state), "one step for the block");
}

#[test]
fn what_cannot_stand_there_is_left_out_and_reported() {
    let study = two();
    let placed = paste(&study, start("a", MapColumn::Number(PartField::Quantity)), "12\tmille\t120 %\n9\t=1+1\n", &[]);
    check(&placed.study, "outcomes/a/quantity", Some(dec!(12)));
    assert_eq!(target("outcomes/a/quantity").get(&placed.study).unwrap().source, "a count", "the pedigree stays");
    check(&placed.study, "outcomes/a/deadweight", None);
    let too_large = FieldError::TooLarge { value: dec!(1.2), max: dec!(1) };
    assert_eq!(
        reasons(&placed),
        [
            (0, 1, "mille", Reason::Unreadable(ReadError::NotANumber)),
            (0, 2, "120 %", Reason::Inadmissible(too_large)),
            (1, 1, "=1+1", Reason::Unreadable(ReadError::Formula)),
        ]
    );
    // The second outcome has a cohort a year: the column of the quantity is that of its first.
    check(&placed.study, "outcomes/b/cohorts/0", Some(dec!(9)));
    assert_eq!((placed.changed, placed.added), (2, 0));
    // A measured effect takes the place of the deadweight.
    let mut tried = study.clone();
    tried.outcomes[0].make_mut().effect = Some(MeasuredEffect::measured(EffectMeasure::Shares));
    let placed = paste(&tried, start("a", MapColumn::Number(PartField::Deadweight)), "20 %\t10 %", &[]);
    assert_eq!(reasons(&placed), [(0, 0, "20 %", Reason::MeasuredEffect)]);
    check(&placed.study, "outcomes/a/deadweight", None);
    check(&placed.study, "outcomes/a/displacement", Some(dec!(0.1)));
    // Outside its own range, which is taken along, and beyond the last column.
    let placed = paste(&study, start("a", MapColumn::Number(PartField::Quantity)), "20", &[]);
    assert_eq!((reasons(&placed), placed.moved), (vec![], 1));
    let placed = paste(&study, start("a", MapColumn::Number(PartField::FirstYear)), "2\t3\t\n", &[]);
    assert_eq!(reasons(&placed), [(0, 1, "3", Reason::NoColumn)]);
    assert_eq!(place_block(&study, &start("x", MapColumn::Label), &[ids(&["a"])], Language::French, &[], None), None);
}

#[test]
fn the_years_of_a_quantity_are_columns() {
    let mut study = two();
    study.outcomes[1].make_mut().volume = Volume::Cohorts(vec![Estimate::of(dec!(3)), Estimate::of(dec!(4))]);
    assert_eq!(map_years(&study), 2);
    let quantity = || start("a", MapColumn::Number(PartField::Quantity));
    let placed = paste(&study, quantity(), "5\t6\t70\n7\t8\t80", &[]);
    assert_eq!((reasons(&placed), placed.changed), (vec![], 6));
    for (path, value) in
        [("a/cohorts/0", 5), ("a/cohorts/1", 6), ("a/proxy", 70), ("b/cohorts/0", 7), ("b/cohorts/1", 8)]
    {
        check(&placed.study, &format!("outcomes/{path}"), Some(Decimal::from(value)));
    }
    // A year that cannot be read makes no year.
    let placed = paste(&study, quantity(), "5\t-6", &[]);
    assert_eq!(placed.changed, 1);
    assert!(matches!(placed.study.outcomes[0].volume, Volume::Single(_)), "{:?}", placed.study.outcomes[0].volume);
    let placed = paste(&study, start("b", MapColumn::Year(1)), "9", &[]);
    check(&placed.study, "outcomes/b/cohorts/1", Some(dec!(9)));
}

#[test]
fn rows_beyond_the_last_become_outcomes_as_long_as_there_are_ids() {
    let at = || start("b", MapColumn::Label);
    let placed = paste(&two(), at(), "B\nC\n\nD\nE", &["", "a", "new", "new", "more"]);
    let found: Vec<(&str, &str)> = placed.study.outcomes.iter().map(|it| (it.id.as_str(), it.label.as_str())).collect();
    assert_eq!(found, [("a", ""), ("b", "B"), ("new", "C"), ("more", "D")]);
    assert_eq!((placed.added, reasons(&placed)), (2, vec![(4, 0, "E", Reason::NoRow)]));
    // A row of which nothing can be placed makes no outcome, and takes no id.
    let placed = paste(&two(), start("b", MapColumn::Number(PartField::Proxy)), "1\ntitre\n3", &["new"]);
    assert_eq!(placed.study.outcomes.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["a", "b", "new"]);
    check(&placed.study, "outcomes/new/proxy", Some(dec!(3)));
}

#[test]
fn a_share_that_may_be_a_part_of_one_is_not_guessed() {
    let at = || start("a", MapColumn::Number(PartField::Deadweight));
    let placed = paste(&two(), at(), "0,2\t1\t0", &[]);
    let doubt = |typed| Reason::PercentOrPart { typed };
    assert_eq!(reasons(&placed), [(0, 0, "0,2", doubt(dec!(0.2))), (0, 1, "1", doubt(dec!(1)))]);
    check(&placed.study, "outcomes/a/attribution", Some(dec!(0)));
    // Written with its sign, or beside shares that can only be in per cent, it is not in doubt.
    check(&paste(&two(), at(), "0,2 %", &[]).study, "outcomes/a/deadweight", Some(dec!(0.002)));
    let placed = paste(&two(), at(), "0,5\t1\n35", &[]);
    assert_eq!(reasons(&placed), []);
    check(&placed.study, "outcomes/a/deadweight", Some(dec!(0.005)));
    check(&placed.study, "outcomes/b/deadweight", Some(dec!(0.35)));
}

#[test]
fn numbers_are_read_in_the_convention_of_the_page() {
    let study = two();
    let at = start("a", MapColumn::Number(PartField::Proxy));
    let english = place_block(&study, &at, &[ids(&["€1,234.50"])], Language::English, &[], None).unwrap();
    check(&english.study, "outcomes/a/proxy", Some(dec!(1234.5)));
    let doubtful = paste(&study, at, "1.234", &[]);
    assert!(matches!(reasons(&doubtful)[..], [(0, 0, "1.234", Reason::Unreadable(ReadError::Doubtful { .. }))]));
}

/// What the map shows in a cell.
fn shown(study: &Study, outcome: &Outcome, column: MapColumn, language: Language) -> String {
    match column {
        MapColumn::Label => outcome.label.clone(),
        MapColumn::Number(_) | MapColumn::Year(_) => {
            let is_yearly = matches!(outcome.volume, Volume::Cohorts(_));
            let field = match column {
                MapColumn::Year(year) => OutcomeField::Cohort(year),
                MapColumn::Number(PartField::Quantity) if is_yearly => OutcomeField::Cohort(0),
                _ => column.part().unwrap().into(),
            };
            let target = NumberPath::Outcome(outcome.id.clone(), field);
            let expect = target.field().spec().expect();
            let now = target.get(study).map(|estimate| write::for_input(estimate.point(), expect, language));
            now.unwrap_or_default()
        }
    }
}

/// The cells as a spreadsheet puts them on the clipboard.
fn clipboard(rows: &[Vec<String>], line_end: &str) -> String {
    let cell = |text: &String| {
        if text.contains(['\t', '\n', '\r', '"', ';']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.clone()
        }
    };
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join("\t") + line_end;
    rows.iter().map(line).collect()
}

fn cell_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{1,4}",
        "[0-9]{1,3}[,.][0-9]{1,3} ?[%€]?",
        Just(String::new()),
        "[a-z;\"\t\n\r é]{0,8}",
        Just("-5,00 €".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn pasting_what_the_map_shows_changes_nothing(
        study in support::study(), english in any::<bool>(), from in 0..9_usize,
    ) {
        let language = if english { Language::English } else { Language::French };
        let columns: Vec<MapColumn> = MapColumn::all(map_years(&study)).skip(from).collect();
        let row = |outcome: &Shared<Outcome>| columns.iter().map(|it| shown(&study, outcome, *it, language)).collect();
        let rows: Vec<Vec<String>> = study.outcomes.iter().map(row).collect();
        let Some(first) = study.outcomes.first() else { return Ok(()) };
        let at = start(&first.id, columns[0]);
        let placed = place_block(&study, &at, &rows, language, &ids(&["new"]), None).unwrap();
        prop_assert_eq!((&placed.study, placed.changed, placed.added), (&study, 0, 0));
        // The middle of a lognormal range may have a digit more than a person can type.
        prop_assert!(placed.refused.iter().all(|it| it.reason == Reason::Unreadable(ReadError::OutOfRange)));
    }

    #[test]
    fn the_cells_of_the_clipboard_are_those_that_were_copied(
        rows in proptest::collection::vec(proptest::collection::vec(cell_text(), 2..5), 1..6), windows in any::<bool>(),
    ) {
        let text = clipboard(&rows, if windows { "\r\n" } else { "\n" });
        prop_assert_eq!(parse_block(&text), rows);
    }

    #[test]
    fn any_block_is_one_step_and_every_cell_is_placed_or_reported(
        study in support::study(),
        rows in proptest::collection::vec(proptest::collection::vec(cell_text(), 0..12), 0..8),
        pick in any::<prop::sample::Index>(),
        from in 0..9_usize,
    ) {
        let study = Study { id: "s".to_owned(), ..study };
        let outcomes: Vec<String> = study.outcomes.iter().map(|it| it.id.clone()).chain([String::new()]).collect();
        let at = start(pick.get(&outcomes).as_str(), MapColumn::all(map_years(&study)).nth(from).unwrap());
        let new_ids = ids(&["n1", "n2", "n3"]);
        let placed = place_block(&study, &at, &rows, Language::French, &new_ids, None).unwrap();
        let filled = rows.iter().flatten().filter(|cell| !cell.trim().is_empty()).count();
        prop_assert!(placed.changed + placed.refused.len() <= filled);
        prop_assert_eq!(placed.study.outcomes.len(), study.outcomes.len() + placed.added);
        prop_assert_eq!(placed.changed > 0, placed.study != study);

        let state: State = open(study.clone());
        let edit = Edit::PasteBlock { at, rows, language: Language::French, new_ids, shares: None };
        let Some(after) = update(&state, Action::Edit(edit)) else {
            prop_assert_eq!(placed.study, study);
            return Ok(());
        };
        prop_assert_eq!(study_of(&after), &placed.study);
        let undone = update(&after, Action::Undo).unwrap();
        prop_assert_eq!(study_of(&undone), &study);
    }

    #[test]
    fn no_text_from_the_clipboard_is_too_odd(text in any::<String>()) {
        let rows = parse_block(&text);
        prop_assert_eq!(rows.is_empty(), text.strip_prefix('\u{feff}').unwrap_or(&text).is_empty());
        let _ = place_block(&two(), &start("a", MapColumn::Label), &rows, Language::English, &ids(&["n"]), None);
    }
}

/// What is doubtful in a block is asked once, and the answer is for all of it.
#[test]
fn shares_of_a_block_are_asked_about_once() {
    let state = open(two());
    let edit = Edit::PasteBlock {
        at: start("a", MapColumn::Number(PartField::Deadweight)),
        rows: parse_block("0,2\t0,1 (0,05–0,2)\n0,4"),
        language: Language::French,
        new_ids: Vec::new(),
        shares: None,
    };
    let Edit::PasteBlock { at, rows, .. } = &edit else { unreachable!() };
    let placed = place_block(study_of(&state), at, rows, Language::French, &[], None).unwrap();
    assert_eq!((placed.changed, placed.refused.len()), (0, 3));
    let notice = Notice::pasted(&placed, edit, Catalog::of(Language::French));
    let asked = update(&state, Action::Notify(notice)).unwrap();
    let answered = update(&asked, Action::ReadShares(TableChoice::Second)).unwrap();
    check(study_of(&answered), "outcomes/a/deadweight", Some(dec!(0.2)));
    check(study_of(&answered), "outcomes/b/deadweight", Some(dec!(0.4)));
    let ranged = NumberPath::parse("outcomes/a/displacement").unwrap().get(study_of(&answered)).unwrap();
    assert_eq!((ranged.value, ranged.range), (Some(dec!(0.1)), Some(Range { low: dec!(0.05), high: dec!(0.2) })));
    assert!(matches!(&answered.notice, Some(Notice::Pasted { refused, asks: None, .. }) if refused.is_empty()));
    let percent = update(&asked, Action::ReadShares(TableChoice::First)).unwrap();
    check(study_of(&percent), "outcomes/a/deadweight", Some(dec!(0.002)));
}
