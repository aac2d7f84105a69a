//! No command answers with more than a window takes at once, however much the desk holds: every reading command is asked, for as much
//! as it gives, on a desk of some thousand records on which much was written at length.

use app::commands;
use serde_json::{Value, json};

use crate::{
    facts::Facts,
    made_desk::{self, Size},
    requests::reading,
    work::Worker,
};

/// No list of an answer is longer.
const ROWS: usize = 500;
/// No answer is longer, in bytes: a page of text, five hundred times.
const BYTES: usize = 2 << 20;

/// What is written at length, as people paste it.
const LONG: usize = 2_000;
/// Records and notes of which more are made than any page holds.
const MANY: usize = 650;

#[test]
fn no_answer_is_longer_than_a_window_takes() {
    let place = tempfile::tempdir().unwrap();
    let facts = made_desk::make(place.path(), Size { deals: 240, results: 2_000 }).unwrap();
    let mut worker = Worker::at(place.path()).unwrap();
    write_at_length(&mut worker, &facts);
    let catalogue = commands::catalogue();
    for asked in reading(&facts, place.path()) {
        let entry = catalogue.iter().find(|entry| entry.name == asked.command).expect("what is asked is a command");
        let takes = |field: &str| entry.request.pointer(&format!("/properties/{field}")).is_some();
        for mut request in asked.requests {
            if takes("limit") {
                request["limit"] = json!(1_000_000);
            }
            let answer = worker.ask(asked.command, request.clone());
            let (longest, at) = longest(&answer, String::new());
            let said = format!("{} {} {request}", asked.command, asked.what);
            assert!(longest <= ROWS, "{said}: {longest} rows at {at}");
            let bytes = answer.to_string().len();
            assert!(bytes <= BYTES, "{said}: {bytes} bytes");
        }
    }
}

/// More notes of one deal and its client, records with long texts and rate tables than a page holds.
fn write_at_length(worker: &mut Worker, facts: &Facts) {
    let long = "字句".repeat(LONG / 2);
    for number in 0..MANY {
        worker.ask("note_log", json!({ "id": facts.deal[0], "text": long }));
        let title = format!("啊{number}");
        worker.ask("result_add", json!({ "record": { "title": title, "summary": long, "note": long } }));
        worker.ask("organisation_add", json!({ "record": { "name": title, "note": long, "contacts": [{ "name": title }] } }));
        worker.ask("payee_add", json!({ "record": { "name": title, "kind": "individual" } }));
        let bands = json!([{ "up_to": null, "rate": "0.05", "floor": "0.03", "ceiling": "0.08" }]);
        // From a day to come on, so that no deal is counted anew.
        let table = json!({
            "name": title, "version": "1", "issuer": "示例", "region": "全国", "contract_kinds": ["licence"], "method": "marginal",
            "bands": bands, "effective_from": "2030-01-01", "source": "示例",
        });
        worker.ask("rate_table_issue", table);
    }
    let deals = worker.ask("deal_list", json!({}))["deals"].clone();
    let ids: Vec<&Value> = deals.as_array().into_iter().flatten().map(|deal| &deal["id"]).collect();
    worker.ask("next_action_set_several", json!({ "ids": ids, "on": "2026-07-01", "what": long }));
}

/// The longest list of an answer, and where it stands.
fn longest(answer: &Value, at: String) -> (usize, String) {
    let within: Vec<(usize, String)> = match answer {
        Value::Array(rows) => {
            let own = (rows.len(), at.clone());
            let rows = rows.iter().enumerate().map(|(index, row)| longest(row, format!("{at}[{index}]")));
            std::iter::once(own).chain(rows).collect()
        }
        Value::Object(fields) => fields.iter().map(|(name, field)| longest(field, format!("{at}.{name}"))).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    within.into_iter().max_by_key(|(rows, _)| *rows).unwrap_or((0, at))
}
