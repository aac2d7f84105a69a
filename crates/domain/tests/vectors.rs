//! The worked cases of the specification, to the fen.

use domain::capitals::capitals;
use domain::clock::{CalendarYear, Period, RestCalendar, SAMPLE_CALENDARS};
use domain::commission::Case;
use domain::commission::calc::calc;
use domain::statement::withholding::{SAMPLE_LABOUR_REMUNERATION, WithholdingTable, withheld_now};
use domain::{Day, Money};
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

fn money(value: &Value) -> Money {
    Money::parse(text(value)).unwrap()
}

fn labour_remuneration() -> WithholdingTable {
    serde_json::from_str(SAMPLE_LABOUR_REMUNERATION).unwrap()
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

#[test]
fn clocks_end_on_their_day() {
    let years = SAMPLE_CALENDARS.map(|text| serde_json::from_str::<CalendarYear>(text).unwrap());
    let calendar = RestCalendar::new(years);
    for vector in list(&vectors("deal-money.json")["clocks"]) {
        let length = |key: &str| vector[key].as_u64().map(|count| u32::try_from(count).unwrap());
        let period = length("days").map(Period::Days).or(length("months").map(Period::Months));
        let period = period.or(length("years").map(Period::Years)).unwrap();
        let moves_by = vector["moves"].as_bool().unwrap().then_some(&calendar);
        let end = period.end(Day::parse(text(&vector["start"])).unwrap(), moves_by).unwrap();
        assert_eq!(end.last_day.to_string(), vector["last_day"], "{}", vector["name"]);
        assert_eq!(end.moved_from.map(|day| day.to_string()).as_deref(), vector["unmoved"].as_str(), "{}", vector["name"]);
        if let Some(from) = vector["from"].as_str() {
            assert_eq!(end.last_day.plus_days(1).unwrap().to_string(), from, "{}", vector["name"]);
        }
    }
}

#[test]
fn tax_is_withheld_by_the_table() {
    for vector in list(&vectors("deal-money.json")["withholding"]) {
        assert_eq!(labour_remuneration().tax(money(&vector[0])), money(&vector[1]), "{vector}");
    }
}

#[test]
fn payments_of_one_month_are_taxed_together() {
    let month = &vectors("deal-money.json")["withholding_in_one_month"];
    let (mut paid, mut withheld) = (Money::ZERO, Money::ZERO);
    for (payment, expected) in list(&month["payments"]).iter().zip(list(&month["withheld"])) {
        let now = withheld_now(&labour_remuneration(), paid, withheld, money(payment)).unwrap();
        assert_eq!(now, money(expected), "{payment}");
        paid = paid.checked_add(money(payment)).unwrap();
        withheld = withheld.checked_add(now).unwrap();
    }
}

#[test]
fn amounts_stand_in_capitals() {
    for vector in list(&vectors("deal-money.json")["capitals"]) {
        assert_eq!(capitals(money(&vector[0])), text(&vector[1]), "{}", vector[0]);
    }
}
