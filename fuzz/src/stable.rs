//! Runs every target on mutations of its seeds, on any toolchain: `cargo run --release --bin stable -- [SECONDS]`, for each target.
//!
//! The mutations are those that find most: bits, bytes, pieces moved, doubled and cut out, pieces of other seeds, and words that readers treat
//! in their own way. An input that panics, or that takes a second, is written to `fuzz/found/` and ends the run.

use retombees::file::{Link, LinkDictionary, read};
use retombees_fuzz::TARGETS;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const WORDS: [&str; 24] = [
    "NaN", "inf", "1e309", "-0", "\u{0}", "\u{feff}", "\\ud800", "\u{202f}", "9999999999999999999999999999", "0.0000000000000000000000000001", "null", "[]",
    "{}", "\"", "\\", ",", "\n", "\"format\":2", "\"version\": 2", "retombees.studies", "\"studies\"", "%", "€", "1 234,5",
];

/// xorshift64*: the same run for the same seed. Source: Vigna, "An experimental exploration of Marsaglia's xorshift generators", 2016.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or(0) % most.max(1)
    }
}

fn seeds(root: &Path, target: &str) -> Vec<Vec<u8>> {
    let folders: &[&str] = match target {
        "file" => &["fuzz/seeds/file", "tests/samples", "cases"],
        "record" => &["fuzz/seeds/record"],
        "link" => &["fuzz/seeds/link"],
        _ => &["fuzz/seeds/number"],
    };
    let mut all = Vec::new();
    for folder in folders {
        let mut files: Vec<PathBuf> = fs::read_dir(root.join(folder)).map(|entries| entries.flatten().map(|entry| entry.path()).collect()).unwrap_or_default();
        files.sort();
        all.extend(files.iter().filter_map(|file| fs::read(file).ok()));
    }
    if target == "record" {
        for file in seeds(root, "file") {
            let payload = String::from_utf8_lossy(&file).into_owned();
            let record = retombees::file::Record { study_id: "s".to_owned(), revision: 7, tab: "t".to_owned(), saved_at_ms: 1, payload };
            all.push(record.write().into_bytes());
        }
    }
    if target == "link" {
        let dictionary = LinkDictionary::shipped().expect("the dictionary is the one of its version");
        for study in seeds(root, "file").iter().filter_map(|bytes| read(bytes).ok()) {
            all.extend(Link { study, ..Link::default() }.write(&dictionary).map(String::into_bytes));
        }
    }
    assert!(!all.is_empty(), "there are no seeds for {target}");
    all
}

fn mutated(seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seeds[chance.below(seeds.len())].clone();
    for _ in 0..=chance.below(6) {
        let at = chance.below(bytes.len() + 1);
        let to = (at + chance.below(64)).min(bytes.len());
        match chance.below(8) {
            0 if !bytes.is_empty() => {
                let at = chance.below(bytes.len());
                bytes[at] ^= 1 << chance.below(8);
            }
            1 if !bytes.is_empty() => {
                let at = chance.below(bytes.len());
                bytes[at] = u8::try_from(chance.below(256)).unwrap_or(0);
            }
            2 => drop(bytes.drain(at..to)),
            3 => {
                let piece = bytes[at..to].to_vec();
                let into = chance.below(bytes.len() + 1);
                bytes.splice(into..into, piece);
            }
            4 => {
                let word = WORDS[chance.below(WORDS.len())];
                bytes.splice(at..to, word.bytes());
            }
            5 => {
                let word = WORDS[chance.below(WORDS.len())];
                bytes.splice(at..at, word.bytes());
            }
            6 => {
                let other = &seeds[chance.below(seeds.len())];
                let from = chance.below(other.len());
                let until = (from + chance.below(256)).min(other.len());
                bytes.splice(at..to, other[from..until].iter().copied());
            }
            _ => bytes.truncate(at),
        }
    }
    bytes
}

fn main() {
    let seconds = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(60);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut has_failed = false;
    for (name, target) in TARGETS {
        let (seeds, mut chance) = (seeds(&root, name), Chance(0x9e37_79b9_7f4a_7c15));
        let (start, mut runs, mut slowest) = (Instant::now(), 0_u64, Duration::ZERO);
        while start.elapsed() < Duration::from_secs(seconds) {
            let bytes = mutated(&seeds, &mut chance);
            let began = Instant::now();
            let is_whole = catch_unwind(|| target(&bytes)).is_ok();
            let took = began.elapsed();
            slowest = slowest.max(took);
            runs += 1;
            if !is_whole || took > Duration::from_secs(1) {
                let file = root.join("fuzz/found").join(format!("{name}-{runs}"));
                let _ = fs::create_dir_all(root.join("fuzz/found")).and_then(|()| fs::write(&file, &bytes));
                println!("{name}: {} after {runs} inputs: {}", if is_whole { "a second" } else { "a panic" }, file.display());
                has_failed = true;
                break;
            }
        }
        println!("measured fuzz {name}: {runs} inputs in {} s, slowest {} ms", start.elapsed().as_secs(), slowest.as_millis());
    }
    if has_failed {
        std::process::exit(1);
    }
}
