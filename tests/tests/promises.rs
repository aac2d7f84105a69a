//! What a desk promises about entries, the recycle bin, people and its own check, each kind as a user meets it.

use std::ops::ControlFlow;

use domain::{
    Day,
    deal::{Deal, event::DealEvent},
    id::{NoteId, PersonId, PersonalId},
    log::Note,
    personal::{PersonalKind, PersonalRef, PersonalValue},
    record::RecordEvent,
};
use serde_json::{Value, json};
use store::{StoreError, check::Fault};
use tests::{
    bench::{Bench, id},
    tables,
};

/// A text that stands nowhere but where the test put it.
const WRITTEN: &str = "只写在这里的一句话";

fn bench() -> Bench {
    Bench::new(Day::parse("2026-03-02").unwrap())
}

/// A desk with a deal under a signed mandate and contract.
struct Signed {
    bench: Bench,
    owner: String,
    client: String,
    result: String,
    payee: String,
    deal: String,
}

fn terms(payee: &str) -> Value {
    let scale = json!({ "method": "marginal", "bands": [{ "up_to": null, "rate": "0.05" }] });
    json!([{
        "covers": ["upfront", "milestone"],
        "rates": { "kind": "negotiated", "scale": scale, "guideline": null, "reason": WRITTEN },
        "shares": [{ "payee": payee, "share": "100" }],
    }])
}

fn mandate(deal: &str, client: &str, payee: &str) -> Value {
    json!({ "deal": deal, "client": client, "signed_on": "2026-03-02", "payer": "seller", "clauses": terms(payee) })
}

fn contract(deal: &str, seller: &str, buyer: &str) -> Value {
    let planned = json!([{ "kind": "upfront", "amount": "1000.00", "condition": WRITTEN }]);
    let royalty = json!({ "rate": "0.03", "base": WRITTEN, "until": null });
    json!({
        "deal": deal, "number": "合-1", "kind": "licence", "seller": seller, "buyer": buyer, "signed_on": "2026-03-03",
        "money": { "price": "1000.00", "instalments": planned, "royalty": royalty },
    })
}

fn receipt(deal: &str) -> Value {
    json!({ "deal": deal, "covers": "upfront", "amount": "400.00", "received_on": "2026-03-04" })
}

impl Signed {
    fn new() -> Self {
        let mut bench = bench();
        let mut make = |command: &str, request: Value| bench.make(command, request).unwrap();
        let owner = make("organisation_add", json!({ "record": { "name": "示例大学" } }));
        let client = make("organisation_add", json!({ "record": { "name": "示例制药" } }));
        let result = make("result_add", json!({ "record": { "title": "一种方法" } }));
        let payee = make("payee_add", json!({ "record": { "name": "李", "kind": "individual" } }));
        let deal = make("deal_open", json!({ "deal": { "title": "许可", "results": [result], "client": client } }));
        make("mandate_sign", mandate(&deal, &owner, &payee));
        make("contract_sign", contract(&deal, &owner, &client));
        Self { bench, owner, client, result, payee, deal }
    }

    fn entries(&self) -> i64 {
        self.bench.desk().head().unwrap().0
    }
}

#[test]
fn a_move_with_its_evidence_is_one_entry_and_one_undo() {
    let mut signed = Signed::new();
    let (was, entries) = (tables::dump(signed.bench.desk()), signed.entries());
    let evidence: Vec<Value> = ["owner", "finisher", "contact", "problem"]
        .map(|item| json!({ "item": item, "on": "2026-03-02", "note": WRITTEN }))
        .into();
    let moved = json!({ "id": signed.deal, "to": "P01", "evidence": evidence });
    signed.bench.call("deal_move", moved.clone()).unwrap();
    assert_eq!(signed.entries(), entries + 1);
    signed.bench.call("undo", json!({})).unwrap();
    assert_eq!(tables::differences(&was, &tables::dump(signed.bench.desk())), "");
    // What is refused leaves nothing half done, not even a tick.
    let everything = tables::dump_all(signed.bench.desk());
    let mut refused = moved;
    refused["to"] = json!("P03");
    assert_eq!(signed.bench.call("deal_move", refused).unwrap_err().code.to_string(), "gate_needs_reason");
    assert_eq!(tables::differences(&everything, &tables::dump_all(signed.bench.desk())), "");
}

#[test]
fn nothing_happens_in_a_deal_that_lies_in_the_bin() {
    let mut signed = Signed::new();
    let paid = signed.bench.make("receipt_record", receipt(&signed.deal)).unwrap();
    let other = signed.bench.make("deal_open", json!({ "deal": { "title": "另一项目" } })).unwrap();
    for deal in [&signed.deal, &other] {
        signed.bench.call("deal_remove", json!({ "id": deal })).unwrap();
    }
    let Signed { bench, owner, client, payee, deal, .. } = &mut signed;
    let everything = tables::dump_all(bench.desk());
    for (command, request) in [
        ("receipt_record", receipt(deal)),
        ("refund_record", json!({ "deal": deal, "receipt": paid, "amount": "1.00", "refunded_on": "2026-03-05" })),
        ("entry_reverse", json!({ "deal": deal, "entry": paid })),
        ("deal_move", json!({ "id": deal, "to": "P05", "reason": "x" })),
        ("note_log", json!({ "id": deal, "text": "x" })),
        ("next_action_set", json!({ "id": deal, "next": { "what": "x", "on": "2026-03-09" } })),
        ("evidence_tick", json!({ "id": deal, "item": "contact", "on": "2026-03-02" })),
        ("deal_change", json!({ "id": deal, "deal": { "title": "改名" } })),
        ("mandate_sign", mandate(&other, owner, payee)),
        ("contract_sign", contract(&other, owner, client)),
        ("contract_amend", json!({ "deal": deal, "from": "2026-06-01", "money": { "price": "900.00" } })),
    ] {
        let refused = bench.call(command, request).expect_err(command);
        assert_eq!(refused.code.to_string(), "in_bin", "{command}");
    }
    assert_eq!(tables::differences(&everything, &tables::dump_all(bench.desk())), "");
}

#[test]
fn what_lies_in_the_bin_is_not_named_anew() {
    let mut signed = Signed::new();
    let fresh = signed.bench.make("deal_open", json!({ "deal": { "title": "另一项目" } })).unwrap();
    signed.bench.call("organisation_remove", json!({ "id": signed.client })).unwrap();
    signed.bench.call("result_remove", json!({ "id": signed.result })).unwrap();
    let Signed { bench, owner, client, result, payee, deal } = &mut signed;
    for (command, request, field) in [
        ("deal_open", json!({ "deal": { "title": "x", "client": client } }), "deal.client"),
        ("deal_open", json!({ "deal": { "title": "x", "results": [result] } }), "deal.results[0]"),
        ("result_add", json!({ "record": { "title": "x", "owner_unit": client } }), "record.owner_unit"),
        ("mandate_sign", mandate(&fresh, client, payee), "client"),
        ("contract_sign", contract(&fresh, owner, client), "buyer"),
    ] {
        let refused = bench.call(command, request).expect_err(command);
        assert_eq!((refused.code.to_string().as_str(), refused.field.as_str()), ("in_bin", field), "{command}");
    }
    // What named it before keeps it.
    bench.call("deal_change", json!({ "id": deal, "deal": { "title": "改名", "results": [result], "client": client } })).unwrap();
}

#[test]
fn what_a_person_writes_by_hand_stands_in_no_entry() {
    let mut signed = Signed::new();
    let paid = signed.bench.make("receipt_record", receipt(&signed.deal)).unwrap();
    let Signed { bench, payee, deal, owner, .. } = &mut signed;
    let clause = bench.call("deal_page", json!({ "id": deal })).unwrap()["mandate"]["clauses"][0]["id"].clone();
    let adjusted = json!({ "deal": deal, "clause": clause, "amount": "-1.00", "agreed_on": "2026-03-05", "reason": WRITTEN });
    bench.call("adjustment_enter", adjusted).unwrap();
    bench.call("deal_move", json!({ "id": deal, "to": "P05", "reason": WRITTEN })).unwrap();
    bench.call("note_log", json!({ "id": deal, "text": WRITTEN, "next": { "what": WRITTEN, "on": "2026-03-09" } })).unwrap();
    let contact = json!({ "name": WRITTEN, "phone": WRITTEN, "post": WRITTEN });
    bench
        .call(
            "organisation_change",
            json!({ "id": owner, "record": { "name": "示例大学", "contacts": [contact], "note": WRITTEN } }),
        )
        .unwrap();
    let drafted = bench.make("statement_draft", json!({ "payee": payee, "from": "2026-01-01", "to": "2026-03-01" })).unwrap();
    bench.call("statement_submit", json!({ "id": drafted })).unwrap();
    bench.call("statement_withdraw", json!({ "id": drafted, "reason": WRITTEN })).unwrap();
    assert!(!paid.is_empty());
    let everything = tables::dump_all(bench.desk());
    let (mut table, mut found) = ("", Vec::new());
    for line in everything.lines() {
        if line.starts_with(' ') {
            found.extend(line.contains(WRITTEN).then_some(table));
        } else {
            table = line;
        }
    }
    found.dedup();
    assert_eq!(found, ["person_name", "personal"], "the tables from which a person is erased");
    let page = bench.call("deal_page", json!({ "id": deal })).unwrap();
    let reason = page["mandate"]["clauses"][0]["rates"]["reason"]["id"].as_str().unwrap();
    assert_eq!(page["texts"][reason], WRITTEN, "and it can be read where it was written");
    let view = bench.call("statement_view", json!({ "id": drafted })).unwrap();
    assert_eq!(view["reason"], WRITTEN);
    assert_eq!(bench.faults(), [""; 0]);
}

#[test]
fn form_and_list_mean_the_same_person() {
    let mut bench = bench();
    let record = |contacts: Value| json!({ "name": "示例大学", "code": "12100000400000624X", "contacts": contacts });
    let two = json!([{ "name": "周", "phone": "1" }, { "name": "吴", "phone": "2" }]);
    let owner = bench.make("organisation_add", json!({ "record": record(two) })).unwrap();
    // The form names them in another order, and gives one another number.
    let turned = json!([{ "name": "吴", "phone": "3" }, { "name": "周", "phone": "1" }]);
    bench.call("organisation_change", json!({ "id": owner, "record": record(turned) })).unwrap();
    // A list gives the other's number.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("名单.csv");
    std::fs::write(&file, "单位名称,统一社会信用代码,联系人,联系电话\n示例大学,12100000400000624X,周,4\n").unwrap();
    bench.call("import_run", json!({ "list": "organisations", "file": file })).unwrap();
    let persons = bench.call("person_list", json!({})).unwrap();
    let persons = persons["persons"].as_array().unwrap();
    assert_eq!(persons.len(), 2, "{persons:?}");
    let zhou = persons.iter().find(|person| person["name"] == "周").unwrap();
    bench.call("person_erase", json!({ "ids": [zhou["id"]] })).unwrap();
    let everything = tables::dump_all(bench.desk());
    assert!(!everything.contains('周'), "no value of the person is left anywhere");
    assert!(everything.contains('吴'));
    assert_eq!(bench.faults(), [""; 0]);
}

fn value(number: u128, text: &str) -> PersonalValue {
    let person = Some(PersonId(id(number + 1000)));
    PersonalValue { id: PersonalId(id(number)), person, kind: PersonalKind::Note, value: text.to_owned(), salt: [7; 16] }
}

/// A desk of its own, on which the values beside an event are chosen by the test.
fn written(values: Vec<PersonalValue>, named: PersonalRef) -> (tempfile::TempDir, store::Desk) {
    let folder = tempfile::tempdir().unwrap();
    let on = Day::parse("2026-03-02").unwrap();
    let mut desk = tests::bench::new_desk(&folder.path().join("desk"), on, &store::Protection::OwnFile);
    let stamp = store::Stamp { at_ms: 1, member: domain::id::MemberId(id(1)) };
    let deal = domain::id::DealId(id(500));
    let record = Deal { title: "许可".to_owned(), results: Vec::new(), client: None, opened_on: on };
    desk.act(&stamp, "sample", |_, record_of_action| {
        values.into_iter().for_each(|value| record_of_action.personal(value));
        record_of_action.event(RecordEvent::Added { id: deal, record })?;
        record_of_action.event(DealEvent::NoteLogged { deal, note: Note { id: NoteId(id(600)), on, text: named } })
    })
    .unwrap_or_else(|error: StoreError| panic!("{error}"));
    (folder, desk)
}

#[test]
fn a_value_that_no_event_names_is_not_kept() {
    let (named, stray) = (value(10, "留下"), value(11, "不留"));
    let (_folder, desk) = written(vec![named.clone(), stray], named.reference());
    let everything = tables::dump_all(&desk);
    assert!(everything.contains("留下") && !everything.contains("不留"));
    assert_eq!(desk.check(&mut |_| ControlFlow::Continue(())).unwrap(), []);
}

#[test]
fn the_check_misses_no_table_and_no_value() {
    let named = value(10, "留下");
    let changes = [
        ("UPDATE deal SET stage = 'P05'", Fault::Table("deal".to_owned())),
        ("INSERT INTO statement_deal SELECT id, id, '2026-01-31', 1 FROM deal", Fault::Table("statement_deal".to_owned())),
        ("DELETE FROM touch", Fault::Table("touch".to_owned())),
        ("DELETE FROM personal", Fault::Personal),
        ("UPDATE personal SET value = '换过'", Fault::Personal),
        ("INSERT INTO personal (id, kind, value, salt) VALUES (x'00', 'note', '多出', x'00')", Fault::Personal),
    ];
    for (change, fault) in changes {
        let (_folder, desk) = written(vec![named.clone()], named.reference());
        let connection = &desk.folder().connection;
        connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        connection.execute_batch(change).unwrap();
        let found = desk.check(&mut |_| ControlFlow::Continue(())).unwrap();
        assert!(found.contains(&fault), "{change}: {found:?}");
    }
}

#[test]
fn a_backup_replaces_no_file() {
    let mut bench = bench();
    let folder = tempfile::tempdir().unwrap();
    let precious = folder.path().join("precious.txt");
    std::fs::write(&precious, "as it was").unwrap();
    let database = bench.desk().folder().folder().path().join("desk.db");
    let was = std::fs::read(&database).unwrap();
    for (file, code) in [(&precious, "file_exists"), (&database, "file_of_desk")] {
        let refused = bench.call("backup_make", json!({ "file": file })).unwrap_err();
        assert_eq!((refused.code.to_string().as_str(), refused.field.as_str()), (code, "file"));
    }
    assert_eq!(std::fs::read_to_string(&precious).unwrap(), "as it was");
    assert_eq!(std::fs::read(&database).unwrap(), was);
    bench.call("backup_make", json!({ "file": folder.path().join("new.zip") })).unwrap();
    assert_eq!(bench.faults(), [""; 0]);
}
