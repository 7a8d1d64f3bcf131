//! Gives the library a number for the build it is: a hash of its sources. The page and the worker state it in their messages.

use std::fs;
use std::path::{Path, PathBuf};

#[path = "src/file/checksum.rs"]
mod checksum;

fn main() {
    let mut files = vec![PathBuf::from("Cargo.toml"), PathBuf::from("Cargo.lock")];
    list(Path::new("src"), &mut files);
    files.sort();
    let mut all = Vec::new();
    for file in &files {
        all.extend(file.to_string_lossy().replace('\\', "/").into_bytes());
        all.extend(fs::read(file).unwrap_or_default());
    }
    let hash = checksum::fnv1a(&all);
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=Cargo.toml");
    println!("cargo::rerun-if-changed=Cargo.lock");
    println!("cargo::rustc-env=RETOMBEES_BUILD={}", hash >> 32 ^ hash & 0xffff_ffff);
}

/// Every file of a folder and its folders.
fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { list(&path, files) } else { files.push(path) }
    }
}
