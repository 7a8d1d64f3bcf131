use super::snippet::Origin;
use super::*;
use crate::app::widget::MOST_NUMBERS;
use crate::file::bundled;
use crate::study::Study;

fn case(key: &str) -> Study {
    bundled(key).unwrap().study().unwrap()
}

const BASE: &str = "https://retombees.example/calcul/";

#[test]
fn what_goes_without_saying_is_not_said() {
    let settings = EmbedSettings::default();
    let origin = Origin::Case("tutorat".to_owned());
    assert_eq!(settings.frame_address(BASE, &origin), "https://retombees.example/calcul/embed.html?study=tutorat");
    let script =
        settings.script(BASE, &origin, "Calcul", "Ouvrir", "https://retombees.example/calcul/#/study/tutorat/result");
    assert_eq!(
        script,
        "<script src=\"https://retombees.example/calcul/embed.js\" async></script>\n\
         <retombees-widget title=\"Calcul\" study=\"tutorat\">\n  \
         <a href=\"https://retombees.example/calcul/#/study/tutorat/result\">Ouvrir</a>\n</retombees-widget>"
    );
}

#[test]
fn everything_that_is_chosen_is_in_both_ways() {
    let mut settings = EmbedSettings::default().for_study("tutorat");
    for action in [
        EmbedAction::Scenario("s1".to_owned()),
        EmbedAction::Picture("stakeholders".to_owned()),
        EmbedAction::Language("en".to_owned()),
        EmbedAction::Colour("#FFDD00".to_owned()),
        EmbedAction::Theme("dark".to_owned()),
        EmbedAction::Numbers(true),
        EmbedAction::Toggle("outcomes/a/quantity".to_owned()),
        EmbedAction::Toggle("outcomes/b/deadweight".to_owned()),
        EmbedAction::Figures(true),
        EmbedAction::Width(320),
    ] {
        settings = settings.with(action.clone()).unwrap_or_else(|| panic!("{action:?}"));
    }
    let origin = Origin::Link("v1.3.abc.def".to_owned());
    assert_eq!(
        settings.frame_address("./", &origin),
        "./embed.html?scenario=s1&lang=en&color=%23ffdd00&theme=dark&open=outcomes/a/quantity%20outcomes/b/deadweight&picture=stakeholders#v1.3.abc.def"
    );
    let script = settings.script(BASE, &origin, "A \"B\" & <C>", "C", "#");
    assert!(script.contains("study=\"#v1.3.abc.def\"") && script.contains(" figures>"), "{script}");
    assert!(script.contains("title=\"A &quot;B&quot; &amp; &lt;C&gt;\""), "{script}");
    let frame = settings.frame(BASE, &origin, "A \"B\"");
    assert!(frame.contains("&amp;theme=dark&amp;") && frame.contains("title=\"A &quot;B&quot;\""), "{frame}");
    for needed in ["sandbox=", "referrerpolicy=\"no-referrer\"", "loading=\"lazy\"", "title="] {
        assert!(frame.contains(needed), "{frame}");
    }
}

#[test]
fn what_names_a_part_goes_with_its_study() {
    let chosen = EmbedSettings::default().for_study("a").with(EmbedAction::Numbers(true)).unwrap();
    let chosen = chosen.with(EmbedAction::Toggle("inputs/i/unit_value".to_owned())).unwrap();
    let coloured = chosen.with(EmbedAction::Colour("#00ff00".to_owned())).unwrap();
    assert_eq!(coloured.for_study("a"), coloured);
    let other = coloured.for_study("b");
    assert_eq!((other.numbers, other.colour), (OpenNumbers::Usual, Some([0, 255, 0])));
    assert_eq!(chosen.with(EmbedAction::Scenario("s".to_owned())).unwrap().numbers, OpenNumbers::Usual);
}

#[test]
fn what_is_not_possible_changes_nothing() {
    let settings = EmbedSettings::default();
    for action in [
        EmbedAction::Picture("fan".to_owned()),
        EmbedAction::Theme("blue".to_owned()),
        EmbedAction::Colour("red".to_owned()),
        EmbedAction::Toggle("x".to_owned()),
        EmbedAction::Width(1),
        EmbedAction::Figures(false),
    ] {
        assert_eq!(settings.with(action.clone()), None, "{action:?}");
    }
    let mut full = settings.with(EmbedAction::Numbers(true)).unwrap();
    for n in 0..MOST_NUMBERS {
        full = full.with(EmbedAction::Toggle(n.to_string())).unwrap();
    }
    assert_eq!(full.with(EmbedAction::Toggle("more".to_owned())), None);
    let fewer = full.with(EmbedAction::Toggle("0".to_owned())).unwrap();
    assert!(fewer.with(EmbedAction::Toggle("more".to_owned())).is_some());
}

#[test]
fn only_what_can_be_moved_is_offered() {
    let study = case("wheels-to-meals");
    let settings = EmbedSettings::default().for_study(&study.id);
    let offered = settings.movable(&study);
    assert!(offered.len() > 10);
    let mut widget = crate::app::widget::Widget::new(study.clone());
    let paths: Vec<String> = offered.iter().take(MOST_NUMBERS).map(ToString::to_string).collect();
    assert_eq!(widget.let_move(Some(&paths)), Vec::<String>::new());
    assert_eq!(widget.numbers().len(), MOST_NUMBERS);
}

#[test]
fn what_was_deleted_is_in_no_tag() {
    let mut study = case("tutorat");
    let settings =
        EmbedSettings::default().for_study("tutorat").with(EmbedAction::Scenario("numerique".to_owned())).unwrap();
    let settings = settings.with(EmbedAction::Numbers(true)).unwrap();
    let settings = settings.with(EmbedAction::Toggle("outcomes/confiance/deadweight".to_owned())).unwrap();
    let both = settings.with(EmbedAction::Toggle("outcomes/diplome/deadweight".to_owned())).unwrap();
    assert_eq!(both.within(&study), both);
    study.scenarios.clear();
    study.outcomes.retain(|outcome| outcome.id != "confiance");
    let kept = both.within(&study);
    assert_eq!(
        (kept.scenario.as_str(), &kept.numbers),
        ("", &OpenNumbers::Chosen(vec!["outcomes/diplome/deadweight".to_owned()]))
    );
}
