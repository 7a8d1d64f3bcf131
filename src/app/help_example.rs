//! The example that the help draws: 50 000 put in, 20 people of whom some would have made it anyway, with judged numbers.

use super::Derived;
use crate::number::Decimal;
use crate::present::Catalog;
use crate::study::{Basis, Discounting, Estimate, Input, Outcome, Proxy, Shared, Study, Volume};

/// The example in the words of a language, with what follows from it.
pub fn help_example(catalog: &Catalog) -> Derived {
    let judged = |value: Decimal| Some(Estimate { basis: Some(Basis::Judged), ..Estimate::of(value) });
    let word = |key: &str| catalog.text(key).to_owned();
    let input = Input {
        id: "i".to_owned(),
        label: word("help.example.input"),
        unit_value: Some(Estimate::of(Decimal::from(50_000))),
        ..Input::default()
    };
    let outcome = Outcome {
        id: "o".to_owned(),
        label: word("help.example.outcome"),
        volume: Volume::Single(Estimate::of(Decimal::from(20))),
        proxy: Some(Proxy { value: judged(Decimal::from(5_000)), ..Proxy::default() }),
        deadweight: judged(Decimal::new(2, 1)),
        attribution: judged(Decimal::new(25, 2)),
        drop_off: Some(Estimate::of(Decimal::new(3, 1))),
        duration: Some(Estimate::of(Decimal::from(3))),
        ..Outcome::default()
    };
    let study = Study {
        inputs: vec![Shared::new(input)],
        outcomes: vec![Shared::new(outcome)],
        discounting: Some(Discounting::single(Decimal::new(32, 3), "")),
        ..Study::default()
    };
    Derived::of(Shared::new(study))
}
