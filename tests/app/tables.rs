//! A table pasted from a spreadsheet: its headings in any order, what is asked, what is left out, and the same table copied back.

use crate::{named, support};
use proptest::collection::vec;
use proptest::prelude::*;
use retombees::app::TableColumn as C;
use retombees::app::{
    Cell, LeftOut, LeftOutReason, PartKind, PlacedTable, Table, TableChoice, copied, parse_block, place_table,
    read_table,
};
use retombees::number::{Decimal, Language, plain};
use retombees::present::{Catalog, tab_separated};
use retombees::study::field::PartField;
use retombees::study::text::{MAX_NAME, clean};
use retombees::study::{Estimate, NumberPath, Study};
use rust_decimal::dec;

fn ids() -> Vec<String> {
    (0..2000).map(|n| format!("new-{n}")).collect()
}

fn table(kind: PartKind, text: &str, language: Language) -> Table {
    read_table(kind, parse_block(text), language)
}

fn placed(table: &Table) -> PlacedTable {
    place_table(&named("s", ""), table, &ids(), table.language)
}

fn point(study: &Study, n: usize, part: PartField) -> Option<Decimal> {
    let outcome = study.outcomes.get(n)?;
    NumberPath::Outcome(outcome.id.clone(), part.into()).get(study).map(|it| it.point().normalize())
}

/// An ordinary value map, as reports print it: other words, another order, computed columns, a total.
const VALUE_MAP: &str = "Stakeholders\tThe outcome\tQuantity\tDuration\tFinancial proxy\tValue in currency\tSource\tDeadweight\tDisplacement\tAttribution\tDrop off\tImpact\tYear 1\tYear 2
Young people\tFind a job\t12\t3\tA year of wages\t14,500.50\tONS\t12%\t3%\t50%\t10%\t65,000\t65,000\t58,500
\tFeel better\t30\t1\tSix sessions\t£300\tNHS\t25%\t0%\t20%\t0%\t5,400\t5,400\t
Council\tLess support\t12\t2\tCase worker\t1,250\tCouncil\t0%\t0%\t0%\t0%\t15,000\t15,000\t15,000
\tTotal\t\t\t\t\t\t\t\t\t\t85,400\t\t";

#[test]
fn an_ordinary_value_map_comes_in_by_its_headings() {
    let mut study = named("s", "");
    study.currency = retombees::study::Currency::new("GBP").unwrap();
    let table = table(PartKind::Outcome, VALUE_MAP, Language::English);
    let expected = [
        C::Stakeholder,
        C::Name,
        C::Quantity,
        C::Duration,
        C::ProxyLabel,
        C::Amount,
        C::Source,
        C::Deadweight,
        C::Displacement,
        C::Attribution,
        C::DropOff,
        C::Ignored,
        C::Ignored,
        C::Ignored,
    ];
    assert_eq!((table.has_headings, &table.columns[..]), (true, &expected[..]));
    let table = Table { marks: Some(TableChoice::Second), ..table };
    let placed = place_table(&study, &table, &ids(), Language::English);
    assert_eq!((placed.added, placed.stakeholders), (3, 2));
    let found = &placed.study;
    assert_eq!(point(found, 0, PartField::Quantity), Some(dec!(12)));
    assert_eq!(point(found, 0, PartField::Duration), Some(dec!(3)));
    assert_eq!(point(found, 0, PartField::Deadweight), Some(dec!(0.12)));
    assert_eq!(point(found, 0, PartField::Displacement), Some(dec!(0.03)));
    assert_eq!(point(found, 0, PartField::Proxy), Some(dec!(14500.5)));
    assert_eq!(point(found, 2, PartField::Proxy), Some(dec!(1250)));
    // A merged cell names its stakeholder once.
    let who = |n: usize| found.stakeholder(&found.outcomes[n].stakeholder).unwrap().name.clone();
    assert_eq!([who(0), who(1), who(2)], ["Young people", "Young people", "Council"]);
    assert_eq!(
        found.outcomes[0].proxy.as_ref().map(|it| (it.label.as_str(), it.source.as_str())),
        Some(("A year of wages", "ONS"))
    );
    // The total is one line, and what the page computes itself is listed by its column.
    let rows: Vec<(usize, bool)> = placed
        .left_out
        .iter()
        .filter(|it| it.reason != LeftOutReason::Column)
        .map(|it| (it.row, it.reason == LeftOutReason::NoName))
        .collect();
    assert_eq!(rows, [(4, true)]);
}

#[test]
fn what_is_doubtful_waits_for_one_answer() {
    let text = "Effet\tPoids mort\tValeur d’une unité\nUn\t0,2\t1.250\nDeux\t0,35\t900";
    let asked = table(PartKind::Outcome, text, Language::French);
    let waiting = placed(&asked);
    assert!(waiting.asks_shares && waiting.asks_marks);
    assert_eq!(waiting.left_out.len(), 3);
    assert_eq!(waiting.cells[0][1], Cell::LeftOut);
    let answered = Table { shares: Some(TableChoice::Second), marks: Some(TableChoice::Second), ..asked.clone() };
    let found = placed(&answered);
    assert_eq!((found.left_out.len(), found.asks_shares), (0, true));
    assert_eq!(point(&found.study, 0, PartField::Deadweight), Some(dec!(0.2)));
    assert_eq!(point(&found.study, 0, PartField::Proxy), Some(dec!(1250)));
    assert_eq!(found.cells[0][1], Cell::Taken("20\u{a0}%".to_owned()));
    // One share above 1 shows that all are in per cent.
    let percent = placed(&table(PartKind::Outcome, &text.replace("0,35", "35"), Language::French));
    assert!(!percent.asks_shares);
    assert_eq!(point(&percent.study, 0, PartField::Deadweight), Some(dec!(0.002)));
}

#[test]
fn every_cell_left_out_is_listed_with_its_reason() {
    let text = "Effet\tQuantité\tPoids mort\tCouleur\nUn\tdouze\t120 %\tbleu\n\t5\t\t\nDeux\t1 à 3\t10 %\t";
    let found = placed(&table(PartKind::Outcome, text, Language::French));
    let listed: Vec<(usize, usize)> =
        found.left_out.iter().map(|LeftOut { row, column, .. }| (*row, *column)).collect();
    assert_eq!(listed, [(1, 1), (1, 2), (1, 3), (2, 0)]);
    assert_eq!(found.added, 2);
    let range = found.study.outcomes[1].volume.cohorts()[0].range.map(|it| (it.low, it.high));
    assert_eq!(range, Some((dec!(1), dec!(3))));
}

#[test]
fn headings_say_what_their_first_word_says() {
    use PartKind as K;
    let read = |kind, text: &str| table(kind, &format!("{text}\nx\t1\t2\t3"), Language::French).columns;
    let expected = [C::Name, C::Quantity, C::Duration, C::Amount];
    assert_eq!(
        read(K::Outcome, "Effet\tNombre de bénéficiaires\tDurée de l’effet (nombre d’années)\tMontant"),
        expected
    );
    assert_eq!(read(K::Outcome, "Outcome\tNumber of people\tNumber of years\tProxy value"), expected);
    assert_eq!(read(K::Stakeholder, "Partie prenante\tEffectif\tConsultation\tX")[..2], [C::Name, C::Headcount]);
    // A row of numbers is no row of headings.
    let bare = table(K::Outcome, "Emploi\t12\t1500\t30 %\nSanté\t5\t300\t10 %", Language::French);
    assert!(!bare.has_headings);
    assert_eq!(placed(&bare).added, 2);
}

#[test]
fn what_is_not_told_apart_by_people_is_one_and_the_rest_is_not() {
    let text =
        "Effet\tPartie prenante\tQuantité\nUn\tJeunes < 25 ans\t1\nDeux\tJeunes > 25 ans\t2\nTrois\tjeunes < 25 ANS\t3";
    let found = placed(&table(PartKind::Outcome, text, Language::French));
    assert_eq!(found.stakeholders, 2);
    // Without a column of stakeholders nobody is taken from the outcome before.
    let mut study = found.study;
    study.outcomes.truncate(1);
    let plain = table(PartKind::Outcome, "Effet\tQuantité\nQuatre\t4", Language::French);
    let added = place_table(&study, &plain, &ids(), Language::French).study;
    assert_eq!((added.outcomes.len(), added.outcomes[1].stakeholder.as_str()), (2, ""));
}

#[test]
fn the_convention_of_the_numbers_shows_in_them() {
    let english = table(PartKind::Outcome, "Outcome\tProxy value\nA\t14,500.50\nB\t1,250", Language::French);
    assert_eq!(english.language, Language::English);
    let quantities = (0..=101).map(|n| format!("Quantité année {n}")).collect::<Vec<_>>().join("\t");
    let values = vec!["1"; 102].join("\t");
    let many = placed(&table(PartKind::Outcome, &format!("Effet\t{quantities}\nUn\t{values}"), Language::French));
    assert_eq!(many.study.outcomes[0].volume.cohorts().len(), 100);
    assert_eq!(many.left_out.len(), 2);
    // A dash and a width are doubtful too, and the answer about marks is not theirs.
    let text = "Effet\tMontant\tPoids mort\nUn\t- €\t60 ± 10 %\nDeux\t1.250\t5 %";
    let answered = Table { marks: Some(TableChoice::Second), ..table(PartKind::Outcome, text, Language::French) };
    assert_eq!(placed(&answered).left_out.len(), 2);
}

#[test]
fn quantities_of_several_years_are_cohorts() {
    let text = "Ce qui change\t2024\t2025\t2026\tValeur unitaire\nUn\t10\t\t30\t100";
    let found = placed(&table(PartKind::Outcome, text, Language::French));
    let cohorts: Vec<Decimal> = found.study.outcomes[0].volume.cohorts().iter().map(Estimate::point).collect();
    assert_eq!((cohorts, found.left_out.len()), (vec![dec!(10), dec!(0), dec!(30)], 0));
}

#[test]
fn inputs_and_stakeholders_come_in_alike() {
    let inputs =
        "Ressource\tQui apporte\tQuantité\tMontant\tPremière année\tPendant\nDons\tVille\t1\t5 000 €\t0\t3 ans";
    let found = placed(&table(PartKind::Input, inputs, Language::French));
    let input = &found.study.inputs[0];
    assert_eq!((input.label.as_str(), input.year, input.years), ("Dons", 0, Some(3)));
    assert_eq!(input.unit_value.as_ref().map(Estimate::point), Some(dec!(5000)));
    assert_eq!(found.study.stakeholders[0].name, "Ville");
    let people = "Stakeholder\tHow many people\tHow involved\nYoung people\t120\tInterviews in May";
    let found = placed(&table(PartKind::Stakeholder, people, Language::English));
    let group = &found.study.stakeholders[0];
    assert_eq!((group.headcount, group.consulted.as_str()), (Some(120), "Interviews in May"));
}

/// What begins as a formula reaches a spreadsheet as a text, and numbers stay numbers.
#[test]
fn s8_a_copied_text_is_no_formula() {
    let copied = |cell: &str| tab_separated([[cell]]);
    for sign in ["=", "+", "-", "@", "＝", "＋", "－", "＠"] {
        let text = format!("{sign}cmd|' /C calc'!A0");
        assert_eq!(copied(&text), format!("'{text}"));
        assert_eq!(copied(&format!("\t{text}")), format!("'{text}"), "what is left out in front changes nothing");
        assert_eq!(copied(&format!("'{text}")), format!("''{text}"), "an apostrophe of its own stays");
        assert_eq!(parse_block(&copied(&text)), [[text]]);
    }
    assert_eq!(copied("-1+1"), "'-1+1");
    for number in ["-12,5", "+3", "-1\u{202f}234.50", "-12,5\u{a0}%", "-3 €"] {
        assert_eq!(copied(number), number);
    }
    for plain in ["'quoted'", "a=b", "", "12"] {
        assert_eq!(copied(plain), plain);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// Cells that are copied are the cells that are read, quotation marks and all.
    #[test]
    fn copied_cells_come_back(rows in vec(vec("[a\" ;é'=@-]{0,4}", 3), 1..4)) {
        let text = tab_separated(rows.iter().map(|cells| cells.iter().map(String::as_str)));
        prop_assert_eq!(parse_block(&text), rows);
    }

    /// The table that the page copies is the one that it reads: every name and every number comes back.
    #[test]
    fn a_copied_table_comes_back(study in support::study(), french: bool) {
        let language = if french { Language::French } else { Language::English };
        for kind in [PartKind::Outcome, PartKind::Input, PartKind::Stakeholder] {
            let text = copied(&study, kind, Catalog::of(language));
            let table = table(kind, &text, language);
            prop_assert!(table.has_headings);
            let mut bare = named("s", "");
            bare.currency = study.currency;
            let placed = place_table(&bare, &table, &ids(), language);
            for left in &placed.left_out {
                prop_assert_eq!(&left.reason, &LeftOutReason::NoName, "{:?}", left);
            }
            let has_name = |name: &str| {
                let name = clean(name.trim(), MAX_NAME).to_lowercase();
                !name.is_empty() && !name.starts_with("total") && !name.starts_with("sous total")
            };
            if kind == PartKind::Outcome {
                let stated: Vec<_> = study.outcomes.iter().filter(|it| has_name(&it.label)).collect();
                if stated.len() == placed.added {
                    for (n, outcome) in stated.into_iter().enumerate() {
                        for part in [PartField::Deadweight, PartField::Attribution, PartField::DropOff, PartField::Duration] {
                            let path = NumberPath::Outcome(outcome.id.clone(), part.into());
                            let before = path.get(&study).map(|it| plain::rounded_to_fit(it.point()).normalize());
                            prop_assert_eq!(point(&placed.study, n, part), before, "{:?}", part);
                        }
                    }
                }
            }
        }
    }
}
