use super::*;
use rust_decimal::dec;

const TEXT: &str = include_str!("../../../data/references.json");

fn shipped() -> References {
    References::shipped().unwrap_or_else(|error| panic!("data/references.json: {error}"))
}

#[test]
fn every_entry_says_what_it_is_where_it_comes_from_and_what_it_does_not_say() {
    let references = shipped();
    let values = references.values.iter().map(|value| (&value.key, &value.about));
    for (key, about) in values.chain(references.rates.iter().map(|preset| (&preset.key, &preset.about))) {
        for words in [&about.label, &about.source, &about.caveat, &about.licence] {
            for language in Language::ALL {
                assert!(!words.of(language).trim().is_empty(), "{key}");
            }
        }
        let year: i32 = about.date.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default();
        assert!((2000..2100).contains(&year), "{key}: {}", about.date);
        assert!(about.url.iter().all(|url| url.starts_with("https://")), "{key}");
        assert!(about.url.is_some() || about.verify, "{key}: without an address there is something to verify");
    }
    for value in &references.values {
        assert!(value.value > Decimal::ZERO, "{}", value.key);
        assert_eq!(value.currency.is_some(), value.unit.is_money(), "{}", value.key);
        let dated = value.price_year.is_some() || !value.unit.is_money();
        assert!(dated || value.about.verify, "{}: a price year that is not established is to verify", value.key);
    }
}

#[test]
fn nothing_comes_from_a_catalogue_that_must_not_be_shipped() {
    let text = TEXT.to_lowercase();
    for name in ["hact", "social value bank", "social value uk", "socialvalueuk", "global value exchange"] {
        assert!(!text.contains(name), "{name}");
    }
}

#[test]
fn the_values_are_those_of_the_sources() {
    let references = shipped();
    let value = |key: &str| references.value(key).map(|it| it.value);
    assert_eq!(value(MINIMUM_WAGE), Some(dec!(12.02)));
    assert_eq!(value(LEGAL_YEAR), Some(dec!(1607)));
    assert_eq!(value("fr-long-term-unemployment"), Some(dec!(15242)));
    assert_eq!(value("fr-statistical-life"), Some(dec!(3000000)));
    assert_eq!(value("fr-carbon-2030"), Some(dec!(250)));
    // Computed by hand: 12.02 × 35 × 52 ÷ 12 = 1 823.0333, and 32.97 billion ÷ 2 163 060 = 15 242.30.
    assert_eq!(value("fr-smic-month"), Some((dec!(12.02) * dec!(35) * dec!(52) / dec!(12)).round_dp(2)));
    assert_eq!((dec!(32.97e9) / dec!(2163060)).round_dp(2), dec!(15242.30));
    assert_eq!(value("nothing"), None);
}

#[test]
fn a_schedule_comes_with_its_source_in_the_language_of_the_reader() {
    let references = shipped();
    let rates = |key: &str| references.rate(key).map(|it| it.rates(Language::French)).unwrap_or_default();
    let france = rates("france-2021");
    assert_eq!(france.iter().map(|it| (it.from_year, it.rate.point())).collect::<Vec<_>>(), [(0, dec!(0.032))]);
    assert!(france[0].rate.source.contains("révision 2021"));
    assert_eq!(rates("uk-green-book")[0].rate.point(), dec!(0.035));
    let years: Vec<u32> = rates("uk-green-book-declining").iter().map(|it| it.from_year).collect();
    assert_eq!(years, [0, 30, 75, 125, 200, 300], "a year before each year of the table, see RatePreset::rates");
}

#[track_caller]
fn refused(from: &str, to: &str, place: &str) {
    assert!(TEXT.contains(from), "{from}");
    let error = References::parse(&TEXT.replacen(from, to, 1)).expect_err(to);
    assert_eq!(error.path, place, "{error}");
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    refused("retombees.references", "retombees.study", "$.format");
    refused("\"12.02\"", "\"12,02\"", "$.references[0].value");
    refused("\"12.02\"", "12.02", "$.references[0].value");
    refused("money_per_hour", "money_per_day", "$.references[0].unit");
    refused("\"currency\": \"EUR\",", "", "$.references[0].currency");
    refused("\"EUR\"", "\"euro\"", "$.references[0].currency");
    refused("\"verify\": true", "\"verify\": \"yes\"", "$.references[0].verify");
    refused("\"fr-smic-month\"", "\"fr-smic-hour\"", "$.references[1].key");
    refused("\"from_year\": 30", "\"from_year\": 0", "$.rates[2].discounting.rates[1].from_year");
    refused("\"0.032\"", "\"-1\"", "$.rates[0].discounting.rates[0].rate");
    refused("\"caveat\"", "\"remark\"", "$.references[0].caveat");
    assert_eq!(References::parse("[").map_err(|error| error.path), Err("$".to_owned()));
}
