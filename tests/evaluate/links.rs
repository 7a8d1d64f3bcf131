//! Links on the command line: one is printed, and one is read as its file is.

use super::{accepted, case_path, refused, run};

fn link_to(key: &str, more: &[&str]) -> String {
    let output = run(&[&[case_path(key).as_str(), "--link"], more].concat(), b"");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
    String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
}

#[test]
fn a_link_has_the_result_of_its_file() {
    let link = link_to("ressourcerie", &[]);
    assert!(link.starts_with("#v1."), "{link}");
    let expected = accepted(&run(&[&case_path("ressourcerie"), "--simulate", "500"], b""));
    for address in [link.clone(), link[1..].to_owned(), format!("https://a.example/b/{link}&utm_source=x")] {
        assert_eq!(accepted(&run(&[&address, "--simulate", "500"], b"")), expected);
    }
    assert_eq!(link_to("ressourcerie", &[]), link);
}

#[test]
fn the_seed_goes_into_the_link() {
    let link = link_to("ressourcerie", &["--seed", "77"]);
    assert_eq!(accepted(&run(&[&link, "--simulate", "500"], b""))["simulation"]["seed"], "77");
}

#[test]
fn a_bad_link_is_refused_with_its_reason() {
    let link = link_to("mediation", &[]);
    refused(&run(&[&link[..link.len() - 1]], b""), &["incomplete"]);
    refused(&run(&[&link.replacen("v1.", "v9.", 1)], b""), &["version 9"]);
    refused(&run(&[&link.replace(&link[100..103], "AAA")], b""), &["damaged"]);
}
