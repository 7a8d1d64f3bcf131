//! The trial in the study file.

use super::{study, trial};
use retombees::file::{self, check_methods, set_trial};
use retombees::study::trial::Trial;

const FULL: &str = r#"{"label":"Essai","offer":"Un atelier","source":"Rapport","year":2016,"notes":"n","offered":469,"control":433,
    "significance":"0.1","cluster_size":"20.5","intracluster_correlation":"0.05","cluster_size_variation":"0.3",
    "plan":{"measure":"means","solve":"effect","method":"normal","groups":"one","sides":"one","people":"902","power":"0.9",
     "effect":"-3.5","base_share":"0.079","deviation":"2","offered_share":"0.52","take_up":"0.83","control_take_up":"0.1",
     "response":"0.65","r_squared":"0.2","later":true},
    "outcomes":[{"id":"o1","label":"Emploi","unit":"points","wish":"less","offered":{"answered":305,"positives":9,"took_up":200,"positives_took_up":5},
     "control":{"answered":281,"positives":22},"strata":[{"id":"s1","label":"Site","offered":{"answered":1},"new":1}],"more":[]}],
    "baseline":[{"id":"b1","measure":"means","offered":{"answered":3,"mean":"22.1","deviation":"2.4"},"control":{}}],
    "raw_rate":{"label":"Sorties","share":"0.5","source":"site"},"unknown":null}"#;

#[test]
fn what_is_read_is_written_and_read_again() {
    let one = trial(FULL);
    let mut kept = study(FULL);
    set_trial(&mut kept, Some(&one));
    let written = file::write(&kept);
    let again = file::read(written.as_bytes()).unwrap();
    assert_eq!((file::trial(&again).unwrap(), file::write(&again)), (Some(one), written.clone()));
    for kept in [r#""later": true"#, r#""new": 1"#, r#""more": []"#, r#""unknown": null"#] {
        assert!(written.contains(kept), "{kept} in {written}");
    }
    set_trial(&mut kept, None);
    assert!(!file::write(&kept).contains("trial"));
    assert_eq!(file::trial(&study("{}")).unwrap(), Some(Trial::default()));
}

/// The longest names and source make a source that a study file may hold.
#[test]
fn the_source_of_an_effect_is_never_too_long() {
    use retombees::methods::trial::evaluate;
    use retombees::number::Language;
    use retombees::present::Catalog;
    let (name, source) = ("n".repeat(200), "s".repeat(1_000));
    let trial = trial(&format!(
        r#"{{"label":"{name}","source":"{source}","outcomes":[{{"id":"o","label":"{name}","offered":{{"answered":9,"positives":5}},"control":{{"answered":9,"positives":2}}}}]}}"#
    ));
    let said = Catalog::of(Language::French).trial_source(&trial, &trial.outcomes[0]);
    let effect = evaluate(&trial).measured_effect(&trial, 0, said).unwrap();
    let mut kept = study("{}");
    kept.outcomes.push(retombees::study::Shared::new(retombees::study::Outcome {
        id: "x".to_owned(),
        effect: Some(effect),
        ..Default::default()
    }));
    assert_eq!(file::read(file::write(&kept).as_bytes()), Ok(kept));
}

#[test]
fn a_study_keeps_a_trial_that_cannot_be_read_and_says_where() {
    for (member, expected) in [
        ("3", "$.trial"),
        (r#"{"significance":"0.6"}"#, "$.trial.significance"),
        (r#"{"offered":1.5}"#, "$.trial.offered"),
        (r#"{"plan":{"effect":"1.5"}}"#, "$.trial.plan.effect"),
        (r#"{"plan":{"solve":"all"}}"#, "$.trial.plan.solve"),
        (r#"{"outcomes":[{"label":"x"}]}"#, "$.trial.outcomes[0].id"),
        (r#"{"outcomes":[{"id":"a"}],"baseline":[{"id":"a"}]}"#, "$.trial.baseline[0].id"),
        (
            r#"{"outcomes":[{"id":"a","control":{"answered":3,"positives":4}}]}"#,
            "$.trial.outcomes[0].control.positives",
        ),
        (
            r#"{"outcomes":[{"id":"a","control":{"answered":9,"positives":7,"took_up":6,"positives_took_up":3}}]}"#,
            "$.trial.outcomes[0].control.positives_took_up",
        ),
        (r#"{"raw_rate":{"share":"1.1"}}"#, "$.trial.raw_rate.share"),
    ] {
        let study = study(member);
        let error = check_methods(&study).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
        // A file that comes in must be readable as a whole; what is kept stays as it is.
        let text = file::write(&study);
        assert_eq!(file::read_many(text.as_bytes()).unwrap_err().to_string(), error);
        let collection = file::write_many(&[&study, &study]);
        let refused = file::read_many(collection.as_bytes()).unwrap_err().to_string();
        assert!(refused.starts_with(&expected.replacen('$', "$.studies[0]", 1)), "{refused}");
        let again = file::read(file::write(&study).as_bytes()).unwrap();
        assert_eq!(again, study);
    }
}
