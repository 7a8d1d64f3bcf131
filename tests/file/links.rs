//! Studies in addresses: what was shared comes back, whatever happened to the address on its way is noticed (quality S-10).

use crate::support::study;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use retombees::file::link::{LONG, MAX_ENCODED, MAX_INFLATED};
use retombees::file::{BundledCase, CASES, Link, LinkDictionary, LinkError, is_link, read};
use retombees::study::{Shared, Study};

fn link(study: Study) -> Link {
    let text = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    Link {
        program: "0.1.0".to_owned(),
        view: vec![text("room", "scenarios"), text("outcome", "o\"1\n")],
        figures: vec![text("ratio", "1.93")],
        study,
        unknown: Vec::new(),
    }
}

fn shipped() -> LinkDictionary {
    LinkDictionary::shipped().unwrap()
}

fn open(address: &str) -> Result<Link, LinkError> {
    Link::read(address, &shipped())
}

fn sample() -> String {
    link(read(include_bytes!("../samples/full-v1.json")).unwrap()).write(&shipped()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(2_000)))]

    #[test]
    fn s10_a_link_reads_back_equal(study in study(), view in btree_map("[a-z]{1,8}", any::<String>(), 0..4)) {
        let sent = Link { view: view.into_iter().collect(), ..link(study) };
        // A link that is too large is refused by its writer.
        if let Ok(fragment) = sent.write(&shipped()) {
            prop_assert!(fragment.len() < MAX_ENCODED + 40);
            prop_assert_eq!(open(&fragment), Ok(sent));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(500)))]

    #[test]
    fn s10_changed_links_never_panic_and_never_open_something_else(
        changes in vec((any::<Index>(), select(b"ABCabc019-_.%#v \n".as_slice())), 1..4),
    ) {
        let text = sample();
        let mut bytes = text.clone().into_bytes();
        for (index, byte) in changes {
            let place = index.index(bytes.len());
            bytes[place] = byte;
        }
        let changed = String::from_utf8(bytes).unwrap();
        if let Ok(found) = open(&changed) {
            prop_assert_eq!(found, open(&text).unwrap());
        }
    }

    #[test]
    fn s10_random_texts_never_panic(text in any::<String>(), body in "[A-Za-z0-9_-]{0,200}") {
        prop_assert!(open(&text).is_err());
        let made_up = format!("#v1.{}.0123456789abcdef.{body}", body.len());
        prop_assert!(open(&made_up).is_err());
    }
}

#[test]
fn s10_a_link_that_was_cut_says_so() {
    let text = sample();
    for end in 1..text.len() {
        assert_eq!(open(&text[..end]), Err(LinkError::Incomplete), "{end}");
        assert!(is_link(&text[..end]), "{end}");
    }
}

#[test]
fn the_worked_example_of_the_guide_is_a_short_link() {
    let mut study = read(include_bytes!("../../cases/wheels-to-meals.json")).unwrap();
    // As the guide has it. Our notes on it alone are longer.
    study.notes.clear();
    for outcome in study.outcomes.iter_mut().map(Shared::make_mut) {
        outcome.notes.clear();
        outcome.output.clear();
        outcome.indicator.clear();
    }
    let length = link(study).write(&shipped()).unwrap().len();
    assert!(length < LONG, "{length} characters");
}

#[test]
fn every_worked_case_fits_into_a_link() {
    for BundledCase { key, .. } in CASES {
        let bytes = std::fs::read(format!("{}/cases/{key}.json", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let study = read(&bytes).unwrap();
        let fragment = link(study.clone()).write(&shipped()).unwrap();
        assert_eq!(open(&fragment).map(|link| link.study), Ok(study));
        println!("measured a link with the whole of {key}: {} characters", fragment.len());
    }
}

/// The first link of version 1: every later version must open it.
#[test]
fn p12_the_first_link_opens() {
    let found = open(include_str!("../samples/link-v1.txt")).unwrap();
    assert_eq!(found, link(read(include_bytes!("../samples/full-v1.json")).unwrap()));
}

#[test]
fn what_a_later_version_adds_is_named() {
    let newer = sample().replacen("v1.", "v2.", 1);
    assert_eq!(open(&newer), Err(LinkError::NewerVersion { version: 2 }));
}

/// A link as long as one may be, of what inflates most: 12 MB. It is refused after 256 kB of it.
#[test]
#[expect(clippy::disallowed_types, reason = "a measurement, which is printed and decides nothing")]
fn s10_a_bomb_is_refused_long_before_it_is_inflated() {
    let encode = |bytes: &[u8]| {
        const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let sextets = bytes.chunks(3).flat_map(|chunk| {
            let number =
                chunk.iter().chain([0; 2].iter()).take(3).fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte));
            (0..=chunk.len()).map(move |n| char::from(SIGNS[number >> (18 - 6 * n) & 63]))
        });
        sextets.collect::<String>()
    };
    let packed =
        (1..=12_u32).rev().map(|mega| miniz_oxide::deflate::compress_to_vec(&vec![0; mega as usize * 1_000_000], 10));
    let bomb = packed.map(|bytes| encode(&bytes)).find(|text| text.len() <= MAX_ENCODED).unwrap();
    let checksum = bomb
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let link = format!("#v1.{}.{checksum:016x}.{bomb}", bomb.len());
    assert_eq!((MAX_ENCODED, MAX_INFLATED), (16 * 1024, 256 * 1024), "docs/format.md");
    let begun = std::time::Instant::now();
    assert_eq!(open(&link), Err(LinkError::TooLarge));
    let spent = begun.elapsed().as_millis();
    println!(
        "measured S-10: a link of {} characters, the densest one, is refused after {spent} ms (limit 200)",
        link.len()
    );
}
