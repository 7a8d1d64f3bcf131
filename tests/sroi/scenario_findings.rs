//! Studies with and without each finding about scenarios.

use retombees::number::Decimal;
use retombees::study::{
    Choice, Driver, DriverKind, FindingCode, Hypothesis, Incompatible, Parameter, Scenario, Shared, Study, Variable,
};
use rust_decimal::dec;

fn choice(path: &str) -> Choice {
    Choice::parse(path).expect("a path of a hypothesis")
}

/// The study with two variables of two hypotheses each, and a scenario that takes the first of both. Of these, the first
/// has one driver.
fn choosing(study: Study, kind: DriverKind, target: &str, parameter: (Parameter, Decimal)) -> Study {
    let driver = Driver { kind, targets: vec![target.to_owned()], parameters: vec![parameter], ..Driver::default() };
    let hypothesis = |id: &str| Hypothesis { id: id.to_owned(), ..Hypothesis::default() };
    let variable = |id: &str, hypotheses: [Hypothesis; 2]| {
        Shared::new(Variable { id: id.to_owned(), hypotheses: hypotheses.to_vec(), ..Variable::default() })
    };
    let fast = Hypothesis { drivers: vec![driver], ..hypothesis("fast") };
    let variables =
        vec![variable("pace", [fast, hypothesis("slow")]), variable("means", [hypothesis("more"), hypothesis("less")])];
    let choices = vec![choice("pace/fast"), choice("means/more")];
    let scenarios = vec![Shared::new(Scenario { id: "x".to_owned(), choices, ..Scenario::default() })];
    Study { variables, scenarios, ..study }
}

/// The same, with a driver that changes nothing.
pub(crate) fn calmly(study: Study) -> Study {
    choosing(study, DriverKind::Erosion, "outcomes/b/quantity", (Parameter::Loss, dec!(0)))
}

/// For every finding about hypotheses a study that raises it, and the place that the finding names.
pub(crate) fn raising(code: FindingCode, study: Study) -> (Study, &'static str) {
    match code {
        FindingCode::DriverNotApplicable => {
            let learning = (Parameter::Learning, dec!(0.2));
            (choosing(study, DriverKind::LearningCurve, "outcomes/b/deadweight", learning), "outcomes/b/deadweight")
        }
        FindingCode::RecurrenceNotStated => {
            let years = (Parameter::Years, dec!(2));
            (choosing(study, DriverKind::Erosion, "outcomes/b/quantity", years), "inputs/hours")
        }
        FindingCode::ContributorNotStated => {
            let cost = (Parameter::Cost, dec!(10));
            (choosing(study, DriverKind::CoordinationCost, "outcomes/b/quantity", cost), "hypotheses/fast")
        }
        FindingCode::IncompatibleChoices => {
            let incompatible = vec![Incompatible(choice("means/more"), choice("pace/fast"))];
            (Study { incompatible, ..calmly(study) }, "scenarios/x")
        }
        FindingCode::GrowthWithoutInputs => {
            let extra = (Parameter::Extra, dec!(0.5));
            (choosing(study, DriverKind::PooledReach, "outcomes/b/quantity", extra), "scenarios/x")
        }
        FindingCode::VariableWithoutChoice => {
            let mut study = calmly(study);
            study.scenarios[0].make_mut().choices.pop();
            (study, "scenarios/x")
        }
        FindingCode::FewHypotheses => {
            let mut study = calmly(study);
            study.variables[1].make_mut().hypotheses.pop();
            (study, "variables/means")
        }
        other => panic!("{} is not about hypotheses", other.word()),
    }
}
