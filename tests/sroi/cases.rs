//! The four bundled cases against an independent calculation.
//!
//! The literals come from a program apart from this one (Python, exact fractions; decimals of 60 digits where a square root
//! is taken) and are printed with 20 significant digits: see `docs/cases.md`, which also works one row of each by hand.

use crate::common::{case, check, figure};
use retombees::file::{CASES, bundled, write};
use retombees::methods::sroi::Evaluation;
use retombees::number::plain;
use retombees::study::InputKind;

/// Everything that the independent calculation says of a case.
struct Expected {
    key: &'static str,
    /// Total, cash, in kind, volunteer time, present value.
    inputs: [&'static str; 5],
    present_value: &'static str,
    net_present_value: &'static str,
    ratio: &'static str,
    net_ratio: &'static str,
    payback_months: Option<&'static str>,
    simple_payback_months: &'static str,
    /// Id, impact, present value; none where the outcome is outside the money, or outside the total.
    outcomes: &'static [(&'static str, Option<&'static str>, Option<&'static str>)],
    /// Value, factor, present value, from year 0 on.
    years: &'static [(&'static str, &'static str, &'static str)],
    /// Id, inputs, present value.
    stakeholders: &'static [(&'static str, &'static str, &'static str)],
}

const WHEELS_TO_MEALS: Expected = Expected {
    key: "wheels-to-meals",
    inputs: ["42375", "24375", "0", "18000", "42375"],
    present_value: "81741.933581898214667",
    net_present_value: "39366.933581898214667",
    ratio: "1.9290131818737041809",
    net_ratio: "0.92901318187370418094",
    payback_months: Some("18.37870102463295631"),
    simple_payback_months: "6.1629961590656582704",
    outcomes: &[
        ("ae", Some("625.1"), Some("603.96135265700483092")),
        ("geriatric", Some("33010.6"), Some("31894.29951690821256")),
        ("continuing", Some("48013"), Some("46389.371980676328502")),
        ("gp", Some("1539"), Some("5732.1852175994971057")),
        ("clubs", Some("451.62"), Some("436.34782608695652174")),
        ("nurse", Some("0"), Some("0")),
        ("fitter", Some("175.5"), Some("169.56521739130434783")),
        ("shopping", Some("-1306.25"), Some("-3483.7975294210892018")),
    ],
    years: &[
        ("0", "1", "0"),
        ("82508.57", "0.96618357487922705314", "79718.42512077294686"),
        ("144.1625", "0.93351070036640294989", "134.57723634157156526"),
        ("67.699375", "0.90194270566802217381", "61.060957459534058653"),
        ("1121.931", "0.87144222769857214861", "977.69804996408674926"),
        ("1009.7379", "0.84197316685852381508", "850.17221736007543414"),
    ],
    stakeholders: &[
        ("residents", "0", "85056.165893927999521"),
        ("volunteers", "18000", "169.56521739130434783"),
        ("neighbours", "0", "-3483.7975294210892018"),
        ("council", "24375", "0"),
    ],
};

const TUTORAT: Expected = Expected {
    key: "tutorat",
    inputs: ["332900", "224000", "14400", "94500", "323575.58439997596298"],
    present_value: "510515.38526459460212",
    net_present_value: "186939.80086461863914",
    ratio: "1.5777314787556403965",
    net_ratio: "0.57773147875564039645",
    payback_months: Some("53.769840982996263051"),
    simple_payback_months: "107.25752844891655854",
    outcomes: &[
        ("diplome", Some("80640"), Some("227110.08984915249569")),
        ("annee-evitee", Some("112827.6"), Some("105651.64262266215553")),
        ("confiance", Some("92610"), Some("132860.62877063235522")),
        ("stage", Some("23549.4"), Some("22753.994050838290968")),
        ("ecoute", Some("20580"), Some("31451.776349531767294")),
        ("travail-perdu", Some("-9636.48"), Some("-9312.7463782224625924")),
        ("horizon", None, None),
    ],
    years: &[
        ("36201.72", "1", "36201.72"),
        ("91970.24", "0.96899224806201550388", "89118.449612403100775"),
        ("104392.36", "0.93894597680427858903", "98018.786431103900006"),
        ("89059.2", "0.90983137287236297386", "81028.854202914348562"),
        ("45312", "0.88161954735694086615", "39947.944929837704527"),
        ("66969.6", "0.85428250712881866875", "57210.957789414134719"),
        ("53575.68", "0.82779312706280878755", "44349.579681716383503"),
        ("42860.544", "0.80212512312287673212", "34379.519133113475584"),
        ("26738.688", "0.77725302628185729856", "20782.726166806382367"),
        ("12582.912", "0.75315215724986172341", "9476.8473172851720779"),
    ],
    stakeholders: &[
        ("etudiants", "0", "373411.96629240067929"),
        ("tuteurs", "94500", "31451.776349531767294"),
        ("entreprises", "184000", "0"),
        ("etablissements", "14400", "105651.64262266215553"),
        ("region", "40000", "0"),
    ],
};

const MEDIATION: Expected = Expected {
    key: "mediation",
    inputs: ["166482.4", "158738", "5100", "2644.4", "166482.4"],
    present_value: "128740.83967441860465",
    net_present_value: "-37741.560325581395349",
    ratio: "0.77329999852488073605",
    net_ratio: "-0.22670000147511926395",
    payback_months: None,
    simple_payback_months: "22.125403565503633402",
    outcomes: &[
        ("conflits", Some("55282.5"), Some("82066.656976744186047")),
        ("droits", Some("15902.46"), Some("15902.46")),
        ("degradations", Some("5832"), Some("8657.5813953488372093")),
        ("expulsions", Some("13440"), Some("13023.255813953488372")),
        ("police", Some("3626.532"), Some("3626.532")),
        ("emploi", Some("18290.4"), Some("18290.4")),
        ("report", Some("-8640"), Some("-12826.046511627906977")),
        ("securite", None, None),
    ],
    years: &[("90293.892", "1", "90293.892"), ("39677.25", "0.96899224806201550388", "38446.947674418604651")],
    stakeholders: &[
        ("habitants", "2644.4", "97969.116976744186047"),
        ("bailleur", "30100", "21680.837209302325581"),
        ("ville", "70000", "0"),
        ("etat", "63738", "21916.932"),
        ("voisins", "0", "-12826.046511627906977"),
    ],
};

const RESSOURCERIE: Expected = Expected {
    key: "ressourcerie",
    inputs: ["559092", "483052", "52000", "24040", "541731.43462844488576"],
    present_value: "596351.05828714953924",
    net_present_value: "54619.623658704653485",
    ratio: "1.1008241725831663995",
    net_ratio: "0.1008241725831663995",
    payback_months: Some("26.806391291013115468"),
    simple_payback_months: "25.341026435089492911",
    outcomes: &[
        ("parcours", Some("121265.352"), Some("117519.75942943341179")),
        ("revenu", Some("41107.69728"), Some("39837.98022574143201")),
        ("sorties", Some("38836.616"), Some("77811.21611614131915")),
        ("dechets", Some("35750.4"), Some("34612.0563154593285")),
        ("climat", Some("10895.36"), Some("10548.436210425700114")),
        ("equipement", Some("304560"), Some("294856.1946127775816")),
        ("stockage", Some("21840"), Some("21165.415377170766085")),
        ("brocantes", Some("-1050"), None),
        ("habitude", None, None),
    ],
    years: &[
        ("256531.72464", "0.98437403869769721994", "252523.16983796236743"),
        ("295531.34864", "0.95385081269156707359", "281892.81707609884561"),
        ("33843.3368", "0.92427404330578204805", "31280.51774309536724"),
        ("23690.33576", "0.89561438304823841865", "21217.405445898020414"),
        ("10874.25248", "0.86784339442658761497", "9437.1481840949385501"),
    ],
    stakeholders: &[
        ("salaries", "0", "39837.98022574143201"),
        ("clients", "126000", "294856.1946127775816"),
        ("interco", "122000", "45160.492525885028614"),
        ("etat", "287052", "195330.97554557473094"),
        ("pole", "0", "21165.415377170766085"),
        ("benevoles", "24040", "0"),
    ],
};

#[track_caller]
fn holds(expected: &Expected) {
    let study = case(expected.key);
    let evaluation = Evaluation::of(&study);
    let see = |what: &str, cell, text: &str| {
        let place = format!("{}: {what}", expected.key);
        check(&place, figure(&evaluation, cell), plain::parse(text).unwrap());
    };
    let [total, cash, in_kind, volunteer_time, inputs] = expected.inputs;
    see("inputs", evaluation.inputs_total(), total);
    for (kind, cell) in evaluation.inputs_of_kinds() {
        let text = match kind {
            InputKind::Cash => cash,
            InputKind::InKind => in_kind,
            InputKind::VolunteerTime => volunteer_time,
        };
        see(kind.word(), cell, text);
    }
    see("present value of the inputs", evaluation.inputs_present_value(), inputs);
    see("present value", evaluation.present_value(), expected.present_value);
    see("net present value", evaluation.net_present_value(), expected.net_present_value);
    see("ratio", evaluation.ratio().unwrap(), expected.ratio);
    see("net ratio", evaluation.net_ratio().unwrap(), expected.net_ratio);
    match (expected.payback_months, evaluation.payback_months()) {
        (Some(text), Some(cell)) => see("payback", cell, text),
        (None, None) => {}
        (text, cell) => panic!("{}: payback {cell:?} for {text:?}", expected.key),
    }
    see("simple payback", evaluation.simple_payback_months().unwrap(), expected.simple_payback_months);

    assert_eq!(study.outcomes.len(), expected.outcomes.len(), "{}", expected.key);
    for (place, (outcome, (id, impact, present_value))) in study.outcomes.iter().zip(expected.outcomes).enumerate() {
        assert_eq!(outcome.id, *id);
        let cells = [
            ("impact", impact, evaluation.impact(place)),
            ("present value", present_value, evaluation.outcome_present_value(place)),
        ];
        for (what, text, cell) in cells {
            assert_eq!(text.is_some(), cell.is_some(), "{}: {what} of {id}", expected.key);
            if let (Some(text), Some(cell)) = (text, cell) {
                see(&format!("{what} of {id}"), cell, text);
            }
        }
        assert_eq!(
            evaluation.share_of_value(place).is_some(),
            present_value.is_some(),
            "{}: share of {id}",
            expected.key
        );
    }

    assert_eq!(evaluation.years().len(), expected.years.len(), "{}: years", expected.key);
    for ((n, year), (value, factor, present_value)) in evaluation.years().enumerate().zip(expected.years) {
        assert_eq!(year.year as usize, n);
        see(&format!("value of year {n}"), year.value, value);
        see(&format!("factor of year {n}"), year.factor, factor);
        see(&format!("present value of year {n}"), year.present_value, present_value);
    }

    assert_eq!(study.stakeholders.len(), expected.stakeholders.len(), "{}", expected.key);
    for (place, (stakeholder, (id, inputs, present_value))) in
        study.stakeholders.iter().zip(expected.stakeholders).enumerate()
    {
        assert_eq!(stakeholder.id, *id);
        see(&format!("inputs of {id}"), evaluation.stakeholder_inputs(place).unwrap(), inputs);
        see(&format!("present value of {id}"), evaluation.stakeholder_present_value(place).unwrap(), present_value);
    }
}

#[test]
fn wheels_to_meals_has_the_figures_of_the_independent_calculation() {
    holds(&WHEELS_TO_MEALS);
}

#[test]
fn tutorat_has_the_figures_of_the_independent_calculation() {
    holds(&TUTORAT);
}

#[test]
fn mediation_has_the_figures_of_the_independent_calculation() {
    holds(&MEDIATION);
}

#[test]
fn ressourcerie_has_the_figures_of_the_independent_calculation() {
    holds(&RESSOURCERIE);
}

/// A translation changes words, not figures.
#[test]
fn a_translated_case_differs_from_its_original_in_words_only() {
    const WORDS: [&str; 13] = [
        "title",
        "organisation",
        "notes",
        "ideal",
        "source",
        "name",
        "consulted",
        "label",
        "offer",
        "output",
        "indicator",
        "text",
        "story",
    ];
    fn numbers(tree: &serde_json::Value, path: &str, found: &mut Vec<String>) {
        match tree {
            serde_json::Value::Object(members) => members
                .iter()
                .filter(|(key, _)| !WORDS.contains(&key.as_str()))
                .for_each(|(key, value)| numbers(value, &format!("{path}/{key}"), found)),
            serde_json::Value::Array(items) => {
                items.iter().enumerate().for_each(|(place, item)| numbers(item, &format!("{path}/{place}"), found));
            }
            other => found.push(format!("{path} {other}")),
        }
    }
    for case in CASES.iter().filter(|case| !case.translation.is_empty()) {
        let of = |key: &str| {
            let study = bundled(key).unwrap().study().unwrap();
            let mut found = Vec::new();
            numbers(&serde_json::from_str(&write(&study)).unwrap(), "", &mut found);
            found.retain(|line| !line.starts_with("/id "));
            (found, Evaluation::of(&study).ratio())
        };
        assert_eq!(of(case.key), of(case.translation));
    }
}
