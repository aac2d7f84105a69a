//! Which crate may know which, and what must not stand where.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// Every part and what it may know of the others.
const ARROWS: &[(&str, &[&str])] = &[
    ("derive", &[]),
    ("domain", &["derive"]),
    ("store", &["domain"]),
    ("intake", &["domain"]),
    ("documents", &["domain"]),
    ("app", &["store", "intake", "documents", "domain"]),
    ("cli", &["app"]),
    ("src-tauri", &["app"]),
    ("xtask", &[]),
];

/// Tests may know all.
const TESTS: &[&str] = &["tests", "bench", "e2e"];

/// What the domain may use: data, no I/O, and what writes its code at build time.
const PURE: &[&str] = &["chrono", "derive", "schemars", "serde", "serde_json", "sha2", "unicode-normalization", "uuid"];

/// Libraries that belong to one part alone.
const BELONGS: &[(&str, &str)] =
    &[("rusqlite", "store"), ("calamine", "intake"), ("typst", "documents"), ("tauri", "src-tauri"), ("clap", "cli")];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The folder's name of every part with its dependencies: name, and whether a program carries it.
fn parts() -> BTreeMap<String, Vec<(String, bool)>> {
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    let metadata: Value = serde_json::from_slice(&cargo.stdout).unwrap();
    let folder = |path: &Value| {
        let path = Path::new(path.as_str().unwrap());
        let path = if path.ends_with("Cargo.toml") { path.parent().unwrap() } else { path };
        path.file_name().unwrap().to_string_lossy().into_owned()
    };
    let dependency = |found: &Value| {
        let name = if found["path"].is_null() { found["name"].as_str().unwrap().to_owned() } else { folder(&found["path"]) };
        (name, found["kind"] != "dev")
    };
    let part = |package: &Value| {
        let all = package["dependencies"].as_array().unwrap().iter().map(dependency).collect();
        (folder(&package["manifest_path"]), all)
    };
    metadata["packages"].as_array().unwrap().iter().map(part).collect()
}

#[test]
fn no_part_knows_another_that_it_may_not_know() {
    let parts = parts();
    let is_part = |name: &str| parts.contains_key(name);
    for (part, dependencies) in parts.iter().filter(|(part, _)| !TESTS.contains(&part.as_str())) {
        let (_, allowed) =
            ARROWS.iter().find(|(known, _)| known == part).unwrap_or_else(|| panic!("{part}: nobody drew its arrows"));
        for (other, _) in dependencies.iter().filter(|(other, _)| is_part(other)) {
            assert!(allowed.contains(&other.as_str()), "{part} may not know {other}");
        }
    }
    assert!(["domain", "store", "intake", "documents", "app", "cli", "tests", "xtask"].iter().all(|name| is_part(name)));
}

#[test]
fn libraries_stay_where_they_belong() {
    for (part, dependencies) in parts().iter().filter(|(part, _)| !TESTS.contains(&part.as_str())) {
        for (library, _) in dependencies.iter().filter(|(_, is_carried)| *is_carried) {
            if part == "domain" {
                assert!(PURE.contains(&library.as_str()), "the domain may not use {library}");
            }
            let owner = BELONGS.iter().find(|(known, _)| known == library).map(|(_, owner)| *owner);
            assert!(owner.is_none_or(|owner| owner == part), "{library} belongs to {}, not to {part}", owner.unwrap_or_default());
        }
    }
}

/// Every Rust file below a folder with its code, remarks taken out.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let code: Vec<&str> = text.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code)).collect();
            found.push((path, code.join("\n")));
        }
    }
    found
}

fn has_word(code: &str, word: &str) -> bool {
    let is_part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .any(|(at, _)| !code[..at].ends_with(is_part_of_word) && !code[at + word.len()..].starts_with(is_part_of_word))
}

#[test]
fn the_domain_has_no_floats_no_files_and_no_clock() {
    let sources = sources(&root().join("crates/domain/src"));
    assert!(sources.len() > 20, "the domain is somewhere else");
    let banned = [
        "f32",
        "f64",
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "std::thread",
        "SystemTime",
        "Instant",
        "now_v7",
        "Local",
        "async",
        "rand",
        "getrandom",
    ];
    for (file, code) in sources {
        assert!(!code.contains("::now("), "{} asks the time", file.display());
        // A reader of JSON has to take a fraction so that it can refuse it; it never looks at its value.
        let code = code.replace("(self, _: f64)", "");
        for word in banned {
            assert!(!has_word(&code, word), "{} has {word}", file.display());
        }
    }
}

#[test]
fn only_the_store_writes_sql() {
    let parts: Vec<PathBuf> = fs::read_dir(root().join("crates")).unwrap().map(|entry| entry.unwrap().path()).collect();
    let others = parts.iter().filter(|path| !path.ends_with("store")).map(|path| path.join("src"));
    let mut all: Vec<PathBuf> = others.collect();
    all.extend([root().join("src-tauri/src"), root().join("xtask/src")].into_iter().filter(|folder| folder.exists()));
    for folder in all {
        for (file, code) in sources(&folder) {
            for write in ["INSERT INTO", "DELETE FROM", "REPLACE INTO", "CREATE TABLE", "DROP TABLE"] {
                assert!(!code.contains(write), "{} has {write}", file.display());
            }
            let updates = code.split("UPDATE ").skip(1).any(|rest| rest.split_whitespace().nth(1) == Some("SET"));
            assert!(!updates, "{} has UPDATE … SET", file.display());
        }
    }
}

#[test]
fn no_file_outgrows_its_reader() {
    let long: Vec<String> = ["crates", "src-tauri/src", "xtask/src", "tests"]
        .iter()
        .map(|folder| root().join(folder))
        .filter(|folder| folder.exists())
        .flat_map(|folder| sources(&folder))
        .filter(|(file, code)| !file.components().any(|part| part.as_os_str() == "target") && code.lines().count() > 800)
        .map(|(file, code)| format!("{}: {} lines", file.display(), code.lines().count()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}
