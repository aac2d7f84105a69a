//! A note and what comes next are one action, and one undo takes both back.

use app::{Session, System, commands::dispatch, desk::Keeping};
use serde_json::{Value, json};

#[test]
fn a_note_and_the_next_action_are_one_entry() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(System);
    session.create_desk(&folder.path().join("desk"), "desk", None, Keeping::Passphrase("p".into())).unwrap();
    let mut call = |command: &str, request: Value| dispatch(&mut session, command, request).unwrap();
    let deal = call("deal_open", json!({ "deal": { "title": "a deal" } }))["id"].clone();
    let entries = call("desk_status", json!({}))["entries"].as_i64().unwrap();

    let next = json!({ "what": "send the term sheet", "on": "2026-12-01" });
    call("note_log", json!({ "id": deal, "text": "met in Lanzhou", "next": next }));
    let page = call("deal_page", json!({ "id": deal }));
    assert_eq!(
        (&page["notes"][0]["text"], &page["next_action"]["what"]),
        (&json!("met in Lanzhou"), &json!("send the term sheet"))
    );
    assert_eq!(call("desk_status", json!({}))["entries"], entries + 1);

    call("undo", json!({}));
    let page = call("deal_page", json!({ "id": deal }));
    assert_eq!((&page["notes"], &page["next_action"]), (&json!([]), &Value::Null));

    call("note_log", json!({ "id": deal, "text": "again", "next": next }));
    call("note_log", json!({ "id": deal, "text": "done", "finishes_next": true }));
    assert_eq!(call("deal_page", json!({ "id": deal }))["next_action"], Value::Null);
}
