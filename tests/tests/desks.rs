//! A desk that a released version wrote opens in this one with its passphrase and with its recovery code, is sound, and shows
//! the same figures. A released desk is never written again; `UPDATE=1` only makes one that is missing.

use std::{fmt::Write as _, fs, path::Path};

use app::{Session, code::Code};
use domain::Day;
use serde_json::{Value, json};
use store::{KdfCost, Passphrase, Protection, Unlock};
use tests::{
    bench::{Clock, new_desk},
    golden,
};

const VERSIONS: &[&str] = &["v1"];

fn today() -> Day {
    Day::parse("2026-01-05").unwrap()
}

fn passphrase() -> Unlock {
    Unlock::Passphrase(Passphrase::new("golden"))
}

/// A copy of a desk, since opening one writes to it, and a session that has it open.
fn opened(version: &str, unlock: &Unlock) -> (tempfile::TempDir, Session) {
    let folder = tempfile::tempdir().unwrap();
    for name in ["desk.db", "keys.json"] {
        fs::copy(golden::path("desks").join(version).join(name), folder.path().join(name)).unwrap();
    }
    let mut session = Session::new(Clock::going_on_at(today()));
    session.open_desk(folder.path(), unlock).unwrap_or_else(|error| panic!("{version}: {error:?}"));
    (folder, session)
}

fn ask(session: &mut Session, command: &str, request: Value) -> Value {
    app::commands::dispatch(session, command, request).unwrap_or_else(|error| panic!("{command}: {error:?}"))
}

/// What a user would compare: who and what is there, and every figure.
fn figures(session: &mut Session) -> String {
    let mut text = String::new();
    let status = ask(session, "desk_status", json!({}));
    writeln!(text, "desk {} {}, {} entries, {}", status["id"], status["name"], status["entries"], status["head"]).unwrap();
    for (command, list, fields) in [
        ("organisation_page", "rows", &["record"][..]),
        ("result_page", "rows", &["record"]),
        ("payee_page", "rows", &["record"]),
        ("person_list", "persons", &["name", "values"]),
        ("statement_list", "statements", &["number", "payee_name", "from", "to", "gross", "vat", "withheld", "net", "state"]),
    ] {
        writeln!(text, "{command}").unwrap();
        for row in ask(session, command, json!({}))[list].as_array().unwrap() {
            writeln!(text, "  {}", line(row, fields)).unwrap();
        }
    }
    let deals = ask(session, "deal_list", json!({}));
    for deal in deals["deals"].as_array().unwrap() {
        writeln!(text, "deal {}", line(deal, &["title", "stage", "client"])).unwrap();
        let page = ask(session, "commission_page", json!({ "deal": deal["id"] }));
        for account in page["accounts"].as_array().unwrap() {
            for found in account["lines"].as_array().unwrap() {
                let parts = found["line"]["parts"].as_array().unwrap().iter().map(|part| part["amount"].to_string());
                let parts: Vec<String> = parts.collect();
                let fields = ["kind", "on", "base_after", "due_after", "commission", "payable"];
                writeln!(text, "  {} [{}]", line(&found["line"], &fields), parts.join(" ")).unwrap();
            }
        }
        writeln!(text, "  payable {}", page["payable"]).unwrap();
    }
    text
}

fn line(row: &Value, fields: &[&str]) -> String {
    fields.iter().map(|field| without_blanks(&row[*field]).to_string()).collect::<Vec<_>>().join(" ")
}

/// A field that a later version adds is blank in a desk of before, and no figure of it.
fn without_blanks(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(_, value)| !value.is_null() && **value != json!([]));
            Value::Object(kept.map(|(name, value)| (name.clone(), without_blanks(value))).collect())
        }
        Value::Array(values) => Value::Array(values.iter().map(without_blanks).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

#[test]
fn every_released_desk_opens_is_sound_and_shows_the_same_figures() {
    for version in VERSIONS {
        make_if_missing(version);
        let (_folder, mut session) = opened(version, &passphrase());
        let report = ask(&mut session, "desk_check", json!({}));
        assert_eq!(report["faults"], json!([]), "{version}");
        assert_eq!(report["statements"], json!(2), "{version}");
        let kept = fs::read_to_string(golden::path("desks").join(version).join("figures.txt")).unwrap().replace("\r\n", "\n");
        assert_eq!(figures(&mut session), kept, "{version}");
        // Work goes on.
        ask(&mut session, "organisation_add", json!({ "record": { "name": "新单位" } }));
        ask(&mut session, "undo", json!({}));
        assert_eq!(ask(&mut session, "desk_check", json!({}))["faults"], json!([]), "{version}");
    }
}

/// A released desk, once opened, has the shape that a new one has: nothing was edited behind a migration's back.
#[test]
fn every_released_desk_has_the_present_shape() {
    let schema = fs::read_to_string(golden::path("schema.sql")).unwrap().replace("\r\n", "\n");
    for version in VERSIONS {
        let (_folder, session) = opened(version, &passphrase());
        assert_eq!(session.desk().unwrap().describe_schema().unwrap(), schema, "{version}");
    }
}

#[test]
fn every_released_desk_opens_with_its_recovery_code() {
    for version in VERSIONS {
        make_if_missing(version);
        let code = fs::read_to_string(golden::path("desks").join(version).join("recovery-code.txt")).unwrap();
        let (_folder, mut session) = opened(version, &Unlock::RecoveryCode(code.trim().parse().unwrap()));
        assert_eq!(ask(&mut session, "desk_status", json!({}))["name"], "工作台");
    }
}

#[test]
fn a_released_desk_stays_shut_without_its_passphrase() {
    make_if_missing("v1");
    let folder = tempfile::tempdir().unwrap();
    for name in ["desk.db", "keys.json"] {
        fs::copy(golden::path("desks/v1").join(name), folder.path().join(name)).unwrap();
    }
    let mut session = Session::new(Clock::going_on_at(today()));
    let refused = session.open_desk(folder.path(), &Unlock::Passphrase(Passphrase::new("Golden"))).unwrap_err();
    assert_eq!(refused.code, Code::WrongPassphrase);
}

fn make_if_missing(version: &str) {
    static ONE_AT_A_TIME: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _guard = ONE_AT_A_TIME.lock();
    let place = golden::path("desks").join(version);
    if place.join("figures.txt").exists() {
        return;
    }
    assert!(golden::is_update(), "{} is missing; UPDATE=1 makes it", place.display());
    assert_eq!(Some(&version), VERSIONS.last(), "only the newest version can be made");
    make(&place);
}

/// A small desk with a bit of everything: a deal that was paid and stated, one that was undone, a person who was erased.
fn make(place: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("desk");
    let cheap = KdfCost { memory_kib: 64, passes: 1, lanes: 1 };
    let clock = Clock::at(Day::parse("2025-07-02").unwrap());
    let mut session = Session::new(clock.clone());
    session.take(new_desk(&at, today(), &Protection::Passphrase(Passphrase::new("golden"), cheap)));
    work(&mut session, &clock);
    let figures = figures(&mut session);
    let code = session.desk().unwrap().folder().recovery_code().to_string();
    session.close();
    fs::create_dir_all(place).unwrap();
    for name in ["desk.db", "keys.json"] {
        fs::copy(at.join(name), place.join(name)).unwrap();
    }
    fs::write(place.join("recovery-code.txt"), code + "\n").unwrap();
    fs::write(place.join("figures.txt"), figures).unwrap();
}

fn work(session: &mut Session, clock: &Clock) {
    let make = |session: &mut Session, command: &str, request: Value| ask(session, command, request)["id"].clone();
    let broker = json!({ "name": "韩经纪", "certificate_number": "示例-0017", "firm": "示例经纪公司" });
    ask(session, "member_set", json!({ "record": broker }));
    let contact = json!({ "name": "示例大学", "roles": ["university"], "contacts": [{ "name": "周老师", "phone": "000-0000" }] });
    let owner = make(session, "organisation_add", json!({ "record": contact }));
    let client = make(session, "organisation_add", json!({ "record": { "name": "示例制药有限公司", "roles": ["enterprise"] } }));
    let bands = json!([
        { "up_to": "1000000.00", "rate": "0.05", "floor": "0.04", "ceiling": "0.06" },
        { "up_to": null, "rate": "0.03", "floor": "0.02", "ceiling": "0.04" },
    ]);
    let table = json!({
        "name": "佣金指导标准", "version": "2025", "issuer": "示例协会", "region": "全国", "contract_kinds": ["licence"],
        "method": "marginal", "bands": bands, "effective_from": "2025-01-01", "source": "示例公告",
    });
    let table = make(session, "rate_table_issue", table);
    let result = json!({
        "title": "一种缓释制剂", "owner_unit": owner, "finishers": [{ "name": "吴教授", "share": null }], "trl": 6, "legal_status": "有效",
    });
    let result = make(session, "result_add", json!({ "record": result }));
    let li = make(session, "payee_add", json!({ "record": { "name": "李经纪", "kind": "individual" } }));
    let firm = make(session, "payee_add", json!({ "record": { "name": "示例经纪公司", "kind": "company", "vat_rate": "0.06" } }));
    let deal = make(session, "deal_open", json!({ "deal": { "title": "缓释制剂许可", "results": [result], "client": client } }));
    ask(session, "evidence_tick", json!({ "id": deal, "item": "contact", "on": "2025-07-03", "note": "名片" }));
    ask(session, "note_log", json!({ "id": deal, "text": "第一次见面" }));
    ask(session, "deal_move", json!({ "id": deal, "to": "P05", "reason": "去年已评价" }));
    let clause = json!({
        "covers": ["upfront", "milestone"], "rates": { "kind": "guideline", "table": table }, "cap": "300000.00",
        "shares": [{ "payee": li, "share": "60" }, { "payee": firm, "share": "40" }],
    });
    let mandate = json!({ "deal": deal, "client": owner, "signed_on": "2025-07-10", "payer": "seller", "clauses": [clause] });
    ask(session, "mandate_sign", mandate);
    let contract = json!({
        "deal": deal, "number": "XK-2025-001", "kind": "licence", "licence_kind": "exclusive", "seller": owner, "buyer": client,
        "signed_on": "2025-08-20", "money": { "price": "2000000.00", "technology_amount": "1900000.00" },
    });
    ask(session, "contract_sign", contract);
    let receive = |session: &mut Session, amount: &str, on: &str| {
        make(session, "receipt_record", json!({ "deal": deal, "covers": "upfront", "amount": amount, "received_on": on }))
    };
    let first = receive(session, "800000.00", "2025-09-01");
    receive(session, "666666.67", "2025-10-10");
    receive(session, "1.00", "2025-10-11");
    ask(session, "undo", json!({}));
    clock.set(Day::parse("2025-12-31").unwrap());
    for payee in [&li, &firm] {
        let period = json!({ "payee": payee, "from": "2025-07-01", "to": "2025-11-30" });
        let statement = make(session, "statement_draft", period);
        ask(session, "statement_period_set", json!({ "id": statement, "from": "2025-07-01", "to": "2025-12-31" }));
        ask(session, "statement_submit", json!({ "id": statement }));
    }
    let refund = json!({ "deal": deal, "receipt": first, "amount": "100000.00", "refunded_on": "2025-12-30" });
    ask(session, "refund_record", refund);
    ask(session, "organisation_remove", json!({ "id": client }));
    let persons = ask(session, "person_list", json!({}))["persons"].clone();
    let gone = persons.as_array().unwrap().iter().find(|person| person["name"] == "吴教授").unwrap()["id"].clone();
    ask(session, "person_erase", json!({ "ids": [gone] }));
}
