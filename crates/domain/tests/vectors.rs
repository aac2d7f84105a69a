//! The worked cases of the specification, to the fen.

use domain::calc::{calc, calc_batch_line};
use domain::commission::Case;
use serde_json::Value;

fn vectors(file: &str) -> Value {
    let path = format!("{}/../../tests/vectors/{file}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// The keys that a line may have beside those of the specification.
fn without_extras(mut settlement: Value) -> Value {
    for line in settlement["lines"].as_array_mut().unwrap() {
        let keys = line.as_object_mut().unwrap();
        assert!(keys.remove("explain").is_some() && keys.remove("event").is_some());
    }
    settlement
}

#[test]
fn every_worked_case_comes_out_exactly() {
    for vector in list(&vectors("commission.json")) {
        let printed = calc(&vector["case"].to_string()).unwrap();
        assert_eq!(without_extras(serde_json::from_str(&printed).unwrap()), vector["result"], "{}", vector["name"]);
    }
}

#[test]
fn a_case_is_written_as_it_is_read() {
    for vector in list(&vectors("commission.json")) {
        let case: Case = serde_json::from_value(vector["case"].clone()).unwrap();
        let canonical = serde_json::to_string(&case).unwrap();
        assert_eq!(serde_json::from_str::<Case>(&canonical).unwrap(), case);
        assert_eq!(calc(&canonical), calc(&vector["case"].to_string()));
    }
}

#[test]
fn every_refusal_has_its_code() {
    for vector in list(&vectors("refusals.json")) {
        let printed: Value = serde_json::from_str(&calc(&vector["case"].to_string()).unwrap_err()).unwrap();
        assert_eq!(printed["error"]["code"], vector["error_code"], "{}: {printed}", vector["name"]);
    }
}
