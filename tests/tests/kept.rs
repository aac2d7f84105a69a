//! What is kept from version to version: the shape of the database, the names of the commands, the worked cases.

use domain::Day;
use serde_json::{Value, json};
use tests::{bench::Bench, golden};

fn bench() -> Bench {
    Bench::new(Day::parse("2025-01-02").unwrap())
}

#[test]
fn the_shape_of_the_database_is_the_one_that_was_reviewed() {
    let schema = bench().desk().describe_schema().unwrap();
    golden::compare("schema.sql", &schema).unwrap_or_else(|fault| panic!("{fault}"));
}

#[test]
fn commands_keep_their_names() {
    let names: Vec<_> = app::commands::catalogue().into_iter().map(|entry| entry.name).collect();
    golden::compare("commands.txt", &(names.join("\n") + "\n")).unwrap_or_else(|fault| panic!("{fault}"));
}

/// The worked cases come out of the program's own command as they come out of the calculator.
#[test]
fn the_program_computes_the_worked_cases() {
    let text = include_str!("../vectors/commission.json");
    let vectors: Value = serde_json::from_str(text).unwrap();
    let mut bench = bench();
    for vector in vectors.as_array().unwrap() {
        let found = bench.call("calc", json!({ "case": vector["case"] })).unwrap()["settlement"].clone();
        let expected = &vector["result"];
        assert_eq!(found["totals"], expected["totals"], "{}", vector["name"]);
        for (line, kept) in found["lines"].as_array().unwrap().iter().zip(expected["lines"].as_array().unwrap()) {
            for (key, value) in kept.as_object().unwrap() {
                assert_eq!(&line[key], value, "{} {key}", vector["name"]);
            }
        }
    }
}
