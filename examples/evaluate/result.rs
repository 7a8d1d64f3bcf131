//! The result as JSON.

use retombees::analysis::DefaultRanges;
use retombees::analysis::scenarios::AppliedScenario;
use retombees::analysis::simulation::ranking::{Share, Standing};
use retombees::analysis::simulation::{
    FIRST_LEVEL, LatticeDimensions, ScenarioSimulation, Simulation, SimulationModel, draws,
};
use retombees::json::{Json, object};
use retombees::methods::sroi::{Evaluation, switching};
use retombees::number::real;
use retombees::number::{Decimal, plain};
use retombees::sheet::CellId;
use retombees::stats::Tables;
use retombees::study::{Finding, InputKind, Study};
use serde::ser::{Serialize, SerializeMap as _, SerializeSeq as _, Serializer};

/// The result of a study, with its members in the order of the format; `said` are the findings from before the evaluation.
pub(super) fn result(study: &Study, said: &[Finding]) -> Json {
    let evaluation = Evaluation::of(study);
    let figures = Figures(&evaluation);
    object([
        ("format", text("retombees.result")),
        ("version", Json::Integer(1)),
        ("inputs", figures.inputs()),
        ("present_value", figures.of(evaluation.present_value())),
        ("net_present_value", figures.of(evaluation.net_present_value())),
        ("sroi_ratio", figures.or_null(evaluation.ratio())),
        ("net_sroi_ratio", figures.or_null(evaluation.net_ratio())),
        ("cash_ratio", figures.or_null(evaluation.cash_ratio())),
        ("payback_months", figures.or_null(evaluation.payback_months())),
        ("lasting_payback_months", figures.or_null(evaluation.lasting_payback_months())),
        ("simple_payback_months", figures.or_null(evaluation.simple_payback_months())),
        ("years", figures.years()),
        ("outcomes", figures.outcomes(study)),
        ("stakeholders", figures.stakeholders(study)),
        ("switching", switching_values(study, &evaluation)),
        ("findings", findings(&evaluation, said)),
    ])
}

/// The results of a simulation. Where nothing varies, every draw has the stated ratio.
pub(super) fn simulation(applied: &AppliedScenario, places: &LatticeDimensions, number: u64, seed: u64) -> Json {
    let model = SimulationModel::at(applied, &DefaultRanges::default(), places);
    let figures = match Simulation::new(&model, &mut Tables::default(), draws(seed), 1.0) {
        None => [f64::NAN; 6],
        Some(simulation) if !simulation.varies() => {
            let ratio = model.ratio().and_then(|ratio| model.evaluation.value(ratio));
            let ratio = ratio.map_or(f64::NAN, real::from_decimal);
            [ratio, 0.0, ratio, ratio, ratio, f64::from(u8::from(ratio > 1.0))]
        }
        Some(mut simulation) => {
            simulation.advance(number);
            let found = simulation.summary();
            [found.mean, found.sd, found.p5.0, found.p50.0, found.p95.0, found.above.0]
        }
    };
    let [mean, sd, p5, p50, p95, above] = figures.map(shortest);
    object([
        ("draws", Json::Integer(number.into())),
        ("seed", Json::Text(seed.to_string())),
        ("mean", mean),
        ("sd", sd),
        ("p5", p5),
        ("p50", p50),
        ("p95", p95),
        ("probability_above_one", above),
    ])
}

/// The results of a scenario simulation; no scenario has been applied to `study`.
pub(super) fn comparison(study: Study, seed: u64) -> Json {
    let Some(mut scenario_simulation) = ScenarioSimulation::new(study, DefaultRanges::default(), seed) else {
        return Json::Null;
    };
    let mut tables = Tables::default();
    while scenario_simulation.prepare(&mut tables) {}
    while scenario_simulation.advance(FIRST_LEVEL) {}
    let Some(ranking) = scenario_simulation.ranking() else {
        return Json::Null;
    };
    let share = |it: Share| object([("share", real_number(it.share)), ("error", real_number(it.error))]);
    let or_null = |it: Option<Share>| it.map_or(Json::Null, share);
    let column = |it: &Standing| {
        let ratio =
            it.ratio.map_or([Json::Null, Json::Null, Json::Null], |it| [it.p5, it.p50, it.p95].map(real_number));
        let [p5, p50, p95] = ratio;
        object([
            ("id", text(&it.scenario)),
            ("p5", p5),
            ("p50", p50),
            ("p95", p95),
            ("first", or_null(it.probability_best)),
            ("better_than_reference", or_null(it.probability_better)),
        ])
    };
    object([
        ("draws", Json::Integer(ranking.draws.into())),
        ("seed", Json::Text(ranking.seed.to_string())),
        ("another_order", or_null(ranking.order.map(|it| it.order))),
        ("another_first", or_null(ranking.order.map(|it| it.best))),
        ("scenarios", Json::List(ranking.columns.iter().map(column).collect())),
    ])
}

/// A figure of a simulation, as a JSON number.
fn real_number(value: Decimal) -> Json {
    Json::Number(plain::print_normalized(value))
}

/// An `f64` as the shortest JSON number that reads back to it.
fn shortest(x: f64) -> Json {
    if !x.is_finite() {
        return Json::Null;
    }
    let (plain, short) = (x.to_string(), format!("{x:e}"));
    Json::Number(if plain.len() <= short.len() { plain } else { short })
}

/// The figures of an evaluation as JSON.
struct Figures<'a>(&'a Evaluation);

impl Figures<'_> {
    fn of(&self, cell: CellId) -> Json {
        self.0.value(cell).map_or(Json::Null, number)
    }

    fn or_null(&self, cell: Option<CellId>) -> Json {
        cell.map_or(Json::Null, |cell| self.of(cell))
    }

    /// The figure of an outcome: 0 if it is not in the calculation, `null` if no outcome was computed.
    fn of_outcome(&self, cell: Option<CellId>) -> Json {
        if self.0.has_outcomes() { self.or_zero(cell) } else { Json::Null }
    }

    /// The figure in a cell; 0 for a part that is not in the calculation.
    fn or_zero(&self, cell: Option<CellId>) -> Json {
        cell.map_or(text("0"), |cell| self.of(cell))
    }

    fn inputs(&self) -> Json {
        let kind = |wanted: InputKind| {
            let cell = self.0.inputs_of_kinds().find(|(kind, _)| *kind == wanted).map(|(_, cell)| cell);
            (wanted.word(), self.or_zero(cell))
        };
        object([
            ("total", self.of(self.0.inputs_total())),
            kind(InputKind::Cash),
            kind(InputKind::InKind),
            kind(InputKind::VolunteerTime),
            ("present_value", self.of(self.0.inputs_present_value())),
        ])
    }

    fn years(&self) -> Json {
        let years = self.0.years().map(|year| {
            object([
                ("year", Json::Integer(year.year.into())),
                ("value", self.of(year.value)),
                ("discount_factor", self.of(year.factor)),
                ("present_value", self.of(year.present_value)),
            ])
        });
        Json::List(years.collect())
    }

    fn outcomes(&self, study: &Study) -> Json {
        let outcomes = study.outcomes.iter().enumerate().map(|(place, outcome)| {
            object([
                ("id", text(&outcome.id)),
                ("impact", self.of_outcome(self.0.impact(place))),
                ("present_value", self.of_outcome(self.0.own_present_value(place))),
                ("share_of_value", self.or_null(self.0.share_of_value(place))),
            ])
        });
        Json::List(outcomes.collect())
    }

    fn stakeholders(&self, study: &Study) -> Json {
        let stakeholders = study.stakeholders.iter().enumerate().map(|(place, stakeholder)| {
            object([
                ("id", text(&stakeholder.id)),
                ("inputs", self.or_zero(self.0.stakeholder_inputs(place))),
                ("present_value", self.or_zero(self.0.stakeholder_present_value(place))),
                ("funder_ratio", self.or_null(self.0.funder_ratio(place))),
            ])
        });
        Json::List(stakeholders.collect())
    }
}

fn switching_values(study: &Study, evaluation: &Evaluation) -> Json {
    let values = switching(study, evaluation).into_iter().map(|entry| {
        let value = entry.value.map_or(Json::Null, number);
        object([("target", Json::Text(entry.target.to_string())), ("value", value)])
    });
    Json::List(values.collect())
}

/// The evaluation's findings, then those of the scenario that are not among them, so that a missing target is reported once.
fn findings(evaluation: &Evaluation, said: &[Finding]) -> Json {
    let known = evaluation.findings();
    let more = said.iter().enumerate().filter(|(place, finding)| {
        !known.contains(finding) && !said.iter().take(*place).any(|earlier| earlier == *finding)
    });
    let findings = known.iter().chain(more.map(|(_, finding)| finding)).map(|finding| {
        object([
            ("code", text(finding.code.word())),
            ("severity", text(finding.severity.word())),
            ("target", text(&finding.target)),
        ])
    });
    Json::List(findings.collect())
}

/// A figure with at most the digits that a file allows; a decimal can hold one more.
pub(super) fn number(value: Decimal) -> Json {
    let digits = u32::try_from(plain::MAX_DIGITS).unwrap_or(u32::MAX);
    Json::Text(plain::print_normalized(value.round_sf(digits).unwrap_or(value)))
}

pub(super) fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

/// Serializes a JSON value with its members in order.
pub(super) struct Node<'a>(pub(super) &'a Json);

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Json::Null => serializer.serialize_unit(),
            Json::Bool(truth) => serializer.serialize_bool(*truth),
            Json::Integer(n) => serializer.serialize_i128(*n),
            Json::Number(text) => {
                text.parse::<serde_json::Number>().map_err(serde::ser::Error::custom)?.serialize(serializer)
            }
            Json::Text(text) => serializer.serialize_str(text),
            Json::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(&Node(item)))?;
                list.end()
            }
            Json::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                members.iter().try_for_each(|(name, value)| map.serialize_entry(name, &Node(value)))?;
                map.end()
            }
        }
    }
}
