//! Reads and writes what a study states of a randomised trial: the member `trial`.

use super::ids::Ids;
use super::limits::{CALENDAR_YEAR, MAX_NAME, MAX_NOTES, MAX_SOURCE, SHARE};
use super::members::ObjectReader;
use super::words::{Word, words};
use super::write::Object;
use crate::file::problem::FileError;
use crate::json::{Json, Path};
use crate::number::Decimal;
use crate::study::EffectMeasure;
use crate::study::field::FieldSpec;
use crate::study::trial::{
    Arm, ArmCounts, ArmNumber, Arms, Groups, MAX_STRATA, MAX_TRIAL_OUTCOMES, Numbers, PlanNumber, PowerMethod, RawRate,
    Sides, Solve, Stratum, Trial, TrialNumber, TrialOutcome, TrialPath, TrialPlan, Wish,
};
use rust_decimal::prelude::ToPrimitive as _;

words! {
    Solve {
        People = "people",
        Power = "power",
        Effect = "effect",
    }
    PowerMethod {
        Usual = "usual",
        Normal = "normal",
        TwoVariances = "two_variances",
        Arcsine = "arcsine",
        StudentT = "student_t",
    }
    Groups {
        Two = "two",
        One = "one",
    }
    Sides {
        Two = "two",
        One = "one",
    }
    Wish {
        Open = "open",
        More = "more",
        Less = "less",
    }
    Arm {
        Offered = "offered",
        Control = "control",
    }
    TrialNumber {
        Offered = "offered",
        Control = "control",
        Significance = "significance",
        ClusterSize = "cluster_size",
        IntraclusterCorrelation = "intracluster_correlation",
        ClusterSizeVariation = "cluster_size_variation",
    }
    PlanNumber {
        People = "people",
        Power = "power",
        Effect = "effect",
        BaseShare = "base_share",
        Deviation = "deviation",
        OfferedShare = "offered_share",
        TakeUp = "take_up",
        ControlTakeUp = "control_take_up",
        Response = "response",
        RSquared = "r_squared",
    }
    ArmNumber {
        Answered = "answered",
        Positives = "positives",
        Mean = "mean",
        Deviation = "deviation",
        TookUp = "took_up",
        PositivesTookUp = "positives_took_up",
    }
}

/// Reads the trial at `path`.
pub(in crate::file) fn trial(json: Json, path: &Path<'_>) -> Result<Trial, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let mut ids = Ids::default();
    let mut trial = Trial {
        label: members.text("label", MAX_NAME)?,
        offer: members.text("offer", MAX_NOTES)?,
        source: members.text("source", MAX_SOURCE)?,
        year: members.whole("year", &CALENDAR_YEAR, i32::MAX)?,
        notes: members.text("notes", MAX_NOTES)?,
        numbers: numbers(&mut members, |number: TrialNumber| number.spec())?,
        plan: members.with("plan", plan)?.unwrap_or_default(),
        ..Trial::default()
    };
    trial.outcomes = members.list("outcomes", MAX_TRIAL_OUTCOMES, |json, path| outcome(json, path, &mut ids))?;
    trial.baseline = members.list("baseline", MAX_TRIAL_OUTCOMES, |json, path| outcome(json, path, &mut ids))?;
    trial.raw_rate = members.with("raw_rate", raw_rate)?.unwrap_or_default();
    trial.extra = members.rest();
    Ok(trial)
}

/// Reads each stated number of a registry: a JSON number where it counts whole things, otherwise a text.
fn numbers<K: Word + Ord>(
    members: &mut ObjectReader<'_>,
    spec: impl Fn(K) -> FieldSpec,
) -> Result<Numbers<K>, FileError> {
    let mut numbers = Numbers::default();
    for (key, name) in K::WORDS {
        let spec = spec(*key);
        let value =
            if spec.whole { members.whole(name, &spec, u64::MAX)?.map(Decimal::from) } else { members.number(name)? };
        if let Some(value) = value {
            spec.check(value).map_err(|error| members.fail_at(name, error))?;
            numbers.set(*key, Some(value));
        }
    }
    Ok(numbers)
}

fn plan(json: Json, path: &Path<'_>) -> Result<TrialPlan, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let mut plan = TrialPlan {
        measure: members.word("measure")?.unwrap_or_default(),
        solve: members.word("solve")?.unwrap_or_default(),
        method: members.word("method")?.unwrap_or_default(),
        groups: members.word("groups")?.unwrap_or_default(),
        sides: members.word("sides")?.unwrap_or_default(),
        ..TrialPlan::default()
    };
    let measured = Trial { plan: plan.clone(), ..Trial::default() };
    plan.numbers = numbers(&mut members, |number| TrialPath::Plan(number).spec(Some(&measured)))?;
    plan.extra = members.rest();
    Ok(plan)
}

fn outcome(json: Json, path: &Path<'_>, ids: &mut Ids) -> Result<TrialOutcome, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let measure = members.word("measure")?.unwrap_or_default();
    Ok(TrialOutcome {
        id: ids.claim(&mut members)?,
        label: members.text("label", MAX_NAME)?,
        measure,
        unit: members.text("unit", MAX_NAME)?,
        wish: members.word("wish")?.unwrap_or_default(),
        arms: arms(&mut members, measure)?,
        strata: members.list("strata", MAX_STRATA, |json, path| stratum(json, path, (&mut *ids, measure)))?,
        extra: members.rest(),
    })
}

fn stratum(json: Json, path: &Path<'_>, (ids, measure): (&mut Ids, EffectMeasure)) -> Result<Stratum, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    Ok(Stratum {
        id: ids.claim(&mut members)?,
        label: members.text("label", MAX_NAME)?,
        arms: arms(&mut members, measure)?,
        extra: members.rest(),
    })
}

fn arms(members: &mut ObjectReader<'_>, measure: EffectMeasure) -> Result<Arms, FileError> {
    let mut arms = Arms::default();
    for arm in Arm::ALL {
        *arms.arm_mut(*arm) =
            members.with(arm.in_file(), |json, path| counts(json, path, measure))?.unwrap_or_default();
    }
    Ok(arms)
}

/// Reads the numbers of one group, which must be possible beside each other.
fn counts(json: Json, path: &Path<'_>, measure: EffectMeasure) -> Result<ArmCounts, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let numbers = numbers(&mut members, |number: ArmNumber| number.spec())?;
    let counts = ArmCounts { numbers, extra: Vec::new() };
    match counts.impossible(measure) {
        Some((number, error)) => Err(members.fail_at(number.in_file(), error)),
        None => Ok(ArmCounts { extra: members.rest(), ..counts }),
    }
}

fn raw_rate(json: Json, path: &Path<'_>) -> Result<RawRate, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let share = members.number("share")?;
    if let Some(error) = share.and_then(|share| SHARE.check(share).err()) {
        return Err(members.fail_at("share", error));
    }
    Ok(RawRate {
        label: members.text("label", MAX_NAME)?,
        share,
        source: members.text("source", MAX_SOURCE)?,
        extra: members.rest(),
    })
}

/// Writes a trial.
pub(in crate::file) fn written(trial: &Trial) -> Json {
    let object = Object::default()
        .words("label", &trial.label)
        .words("offer", &trial.offer)
        .words("source", &trial.source)
        .put_some("year", trial.year.map(|year| Json::Integer(year.into())))
        .words("notes", &trial.notes);
    let object = put_numbers(object, &trial.numbers, |number: TrialNumber| number.spec());
    let plan = (trial.plan != TrialPlan::default()).then(|| write_plan(&trial.plan));
    let raw_rate = (trial.raw_rate != RawRate::default()).then(|| write_raw_rate(&trial.raw_rate));
    object
        .put_some("plan", plan)
        .some("outcomes", &trial.outcomes, write_outcome)
        .some("baseline", &trial.baseline, write_outcome)
        .put_some("raw_rate", raw_rate)
        .end(&trial.extra)
}

fn put_numbers<K: Word + Ord>(object: Object, numbers: &Numbers<K>, spec: impl Fn(K) -> FieldSpec) -> Object {
    K::WORDS.iter().fold(object, |object, (key, name)| {
        let write = |value: Decimal| match value.to_i128() {
            Some(whole) if spec(*key).whole => Json::Integer(whole),
            _ => Json::Text(super::write::number(value)),
        };
        object.put_some(name, numbers.get(*key).map(write))
    })
}

/// Writes a word unless it is the one that counts where none is written.
fn unusual<T: Word + Default + PartialEq>(object: Object, name: &str, word: T) -> Object {
    object.words(name, if word == T::default() { "" } else { word.in_file() })
}

fn write_plan(plan: &TrialPlan) -> Json {
    let object = unusual(Object::default(), "measure", plan.measure);
    let object = unusual(unusual(object, "solve", plan.solve), "method", plan.method);
    let object = unusual(unusual(object, "groups", plan.groups), "sides", plan.sides);
    put_numbers(object, &plan.numbers, |number: PlanNumber| number.spec()).end(&plan.extra)
}

fn write_outcome(outcome: &TrialOutcome) -> Json {
    let object = Object::default().text("id", &outcome.id).words("label", &outcome.label);
    let object = unusual(object, "measure", outcome.measure).words("unit", &outcome.unit);
    put_arms(unusual(object, "wish", outcome.wish), &outcome.arms)
        .some("strata", &outcome.strata, |stratum| {
            let object = Object::default().text("id", &stratum.id).words("label", &stratum.label);
            put_arms(object, &stratum.arms).end(&stratum.extra)
        })
        .end(&outcome.extra)
}

fn put_arms(object: Object, arms: &Arms) -> Object {
    Arm::ALL.iter().fold(object, |object, arm| {
        let counts = arms.arm(*arm);
        let is_stated = !counts.numbers.is_empty() || !counts.extra.is_empty();
        let write =
            || put_numbers(Object::default(), &counts.numbers, |number: ArmNumber| number.spec()).end(&counts.extra);
        object.put_some(arm.in_file(), is_stated.then(write))
    })
}

fn write_raw_rate(raw: &RawRate) -> Json {
    Object::default()
        .words("label", &raw.label)
        .put_some("share", raw.share.map(|share| Json::Text(super::write::number(share))))
        .words("source", &raw.source)
        .end(&raw.extra)
}
