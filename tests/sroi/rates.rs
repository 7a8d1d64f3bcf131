//! The published discount factors of each shipped schedule, read on the sheet of a study.

use crate::common::{figure, outcome, study_of};
use retombees::file::References;
use retombees::methods::sroi::Evaluation;
use retombees::number::{Decimal, Language};
use retombees::study::{Discounting, Study};
use rust_decimal::dec;

/// The discount factor of every year up to 175.
fn factors(key: &str) -> Vec<Decimal> {
    let references = References::shipped().expect("the shipped file reads");
    let preset = references.rate(key).unwrap_or_else(|| panic!("no schedule {key}"));
    // Value from year 100 for 76 years, so that every year up to 175 has its line.
    let mut late = outcome("late", dec!(1), dec!(1), 76);
    late.first_year = 100;
    let discounting = Discounting { rates: preset.rates(Language::English), ..Discounting::default() };
    let study = Study { discounting: Some(discounting), ..study_of(None, vec![], vec![late]) };
    let evaluation = Evaluation::of(&study);
    evaluation.years().map(|year| figure(&evaluation, year.factor)).collect()
}

#[track_caller]
fn check(key: &str, published: &[(usize, Decimal)]) {
    let factors = factors(key);
    for (year, factor) in published {
        assert_eq!(factors[*year].round_dp(4), *factor, "{key}, year {year}");
    }
}

#[test]
fn one_rate_gives_the_published_factors() {
    let first_ten = |factors: [Decimal; 10]| (1..).zip(factors).collect::<Vec<(usize, Decimal)>>();
    check(
        "france-2021",
        &first_ten([
            dec!(0.9690),
            dec!(0.9389),
            dec!(0.9098),
            dec!(0.8816),
            dec!(0.8543),
            dec!(0.8278),
            dec!(0.8021),
            dec!(0.7773),
            dec!(0.7532),
            dec!(0.7298),
        ]),
    );
    check(
        "uk-green-book",
        &first_ten([
            dec!(0.9662),
            dec!(0.9335),
            dec!(0.9019),
            dec!(0.8714),
            dec!(0.8420),
            dec!(0.8135),
            dec!(0.7860),
            dec!(0.7594),
            dec!(0.7337),
            dec!(0.7089),
        ]),
    );
    // At 3.2 % a receipt loses half its value in 22 years.
    assert_eq!(factors("france-2021")[22].round_dp(5), dec!(0.50009));
    let sums = ["france-2021", "uk-green-book"].map(|key| factors(key)[1..=10].iter().sum::<Decimal>().round_dp(4));
    assert_eq!(sums, [dec!(8.4438), dec!(8.3166)]);
}

/// Source: the factors of the declining schedule that the table of the Green Book gives. They decide where its steps fall.
#[test]
fn the_declining_schedule_gives_the_published_factors() {
    check(
        "uk-green-book-declining",
        &[
            (0, dec!(1)),
            (30, dec!(0.3563)),
            (31, dec!(0.3459)),
            (40, dec!(0.2651)),
            (50, dec!(0.1973)),
            (75, dec!(0.0942)),
            (76, dec!(0.0919)),
            (100, dec!(0.0508)),
            (125, dec!(0.0274)),
        ],
    );
    // Beyond the published factors the rate alone is: year 126 is the first at 2 %.
    let factors = factors("uk-green-book-declining");
    assert_eq!((factors[125] / factors[126]).round_dp(12), dec!(1.02));
    assert_eq!((factors[124] / factors[125]).round_dp(12), dec!(1.025));
}
