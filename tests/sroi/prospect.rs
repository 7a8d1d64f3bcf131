//! Studies in which scenarios take hypotheses.

use retombees::number::Decimal;
use retombees::study::{
    Choice, Driver, DriverKind, Hypothesis, Incompatible, Parameter, Scenario, Shared, Study, Variable,
};
use rust_decimal::dec;

fn choice(path: &str) -> Choice {
    Choice::parse(path).expect("a path of a hypothesis")
}

/// The study with two variables of two hypotheses each, and a scenario that takes the first of both. Of these, the first
/// has one driver.
pub(crate) fn choosing(study: Study, kind: DriverKind, target: &str, parameter: (Parameter, Decimal)) -> Study {
    let driver = Driver { kind, targets: vec![target.to_owned()], parameters: vec![parameter], ..Driver::default() };
    let hypothesis = |id: &str| Hypothesis { id: id.to_owned(), ..Hypothesis::default() };
    let variable = |id: &str, hypotheses: [Hypothesis; 2]| {
        Shared::new(Variable { id: id.to_owned(), hypotheses: hypotheses.to_vec(), ..Variable::default() })
    };
    let driven = Hypothesis { drivers: vec![driver], ..hypothesis("fast") };
    let variables = vec![
        variable("pace", [driven, hypothesis("slow")]),
        variable("means", [hypothesis("more"), hypothesis("less")]),
    ];
    let choices = vec![choice("pace/fast"), choice("means/more")];
    let scenarios = vec![Shared::new(Scenario { id: "x".to_owned(), choices, ..Scenario::default() })];
    Study { variables, scenarios, ..study }
}

/// The same, with a driver that changes nothing.
pub(crate) fn calmly(study: Study) -> Study {
    choosing(study, DriverKind::Erosion, "outcomes/b/quantity", (Parameter::Loss, dec!(0)))
}

/// The two hypotheses of the scenario declared incompatible.
pub(crate) fn contradicting(study: Study) -> Study {
    Study { incompatible: vec![Incompatible(choice("means/more"), choice("pace/fast"))], ..calmly(study) }
}
