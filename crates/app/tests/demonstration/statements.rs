//! The statements of the demonstration: what is to be settled, periods, steps, corrections, files and pages.

use expect_test::expect;
use serde_json::{Value, json};

use super::Demonstration;

/// What the kept columns say of each payee is what a statement over the same days comes to.
#[test]
fn what_is_due_is_what_a_statement_comes_to() {
    let mut desk = Demonstration::filled();
    let open = desk.ask("statement_list", json!({ "state": "draft" }))["statements"][0]["id"].clone();
    desk.ask("statement_discard", json!({ "id": open }));
    // What was stated is changed afterwards: a receipt is taken back, a statement withdrawn.
    let last = desk.ask("statement_list", json!({ "state": "submitted", "is_descending": true }))["statements"][0].clone();
    desk.ask("statement_withdraw", json!({ "id": last["id"], "reason": "演示" }));
    let due = desk.ask("statement_due", json!({}));
    let rows = due["rows"].as_array().unwrap().clone();
    assert_eq!((due["total"].as_u64().unwrap() as usize, rows.len() >= 2), (rows.len(), true), "{rows:?}");
    for row in rows {
        let period = desk.ask("statement_period", json!({ "payee": row["payee"] }));
        assert_eq!((&period["from"], &period["to"]), (&row["from"], &row["to"]));
        let id =
            desk.ask("statement_draft", json!({ "payee": row["payee"], "from": row["from"], "to": row["to"] }))["id"].clone();
        let lines = desk.ask("statement_lines", json!({ "id": id }))["lines"].as_array().unwrap().clone();
        let moved = lines.iter().filter(|line| line["line"]["amount"] != "0.00").count();
        let totals = desk.ask("statement_view", json!({ "id": id }))["totals"].clone();
        assert_eq!((&row["amount"], row["lines"].as_u64().unwrap() as usize), (&totals["lines"], moved), "{}", row["payee_name"]);
        desk.ask("statement_submit", json!({ "id": id }));
    }
    assert_eq!(desk.ask("statement_due", json!({})), json!({ "total": 0, "amount": "0.00", "rows": [] }));
    assert_eq!(desk.ask("desk_check", json!({}))["faults"], json!([]));
}

#[test]
fn who_works_here_is_named_by_the_journal_and_heads_what_is_drawn_up_from_then_on() {
    let mut desk = Demonstration::filled();
    let of = |desk: &mut Demonstration, state: &str| {
        let id = desk.ask("statement_list", json!({ "state": state }))["statements"][0]["id"].clone();
        let paper = desk.ask("statement_paper", json!({ "id": id }));
        (paper["firm"].clone(), paper["signatures"][0][1].clone())
    };
    let (firm, signed) = (json!("演示·通桥技术经纪有限公司"), json!("演示·李知远　证书号 演示-0017"));
    assert_eq!(of(&mut desk, "draft"), (firm.clone(), signed.clone()));
    let newest = desk.ask("journal_page", json!({}))["entries"][0].clone();
    assert_eq!(newest["member"], "演示·李知远");
    desk.ask("member_set", json!({ "record": { "name": "演示·韩新", "firm": " 演示·新机构 ", "role": "firm" } }));
    let member = desk.ask("member_view", json!({}))["record"].clone();
    assert_eq!(member, json!({ "name": "演示·韩新", "firm": "演示·新机构", "role": "firm" }));
    assert_eq!(of(&mut desk, "draft"), (json!("演示·新机构"), json!("演示·韩新")));
    assert_eq!(of(&mut desk, "submitted"), (firm.clone(), signed), "what was submitted stays as it was");
    desk.ask("undo", json!({}));
    assert_eq!(of(&mut desk, "draft").0, firm);
    // A name can be erased, and the statement that it stood on still checks.
    let persons = desk.ask("person_list", json!({}))["persons"].clone();
    let named = persons.as_array().unwrap().iter().filter(|person| person["name"] == "演示·李知远");
    let ids: Vec<Value> = named.map(|person| person["id"].clone()).collect();
    desk.ask("person_erase", json!({ "ids": ids }));
    assert_eq!(desk.ask("member_view", json!({}))["record"]["name"], Value::Null);
    assert_eq!(of(&mut desk, "submitted"), (firm, json!("")));
    assert_eq!(desk.ask("desk_check", json!({}))["faults"], json!([]));
}

#[test]
fn a_draft_gets_another_period_by_an_entry_of_its_own() {
    let mut desk = Demonstration::filled();
    let draft = desk.ask("statement_list", json!({ "state": "draft" }))["statements"][0].clone();
    let set = |to: &str| json!({ "id": draft["id"], "from": draft["from"], "to": to });
    assert_eq!(desk.refused("statement_period_set", set("2026-06-01")), ["period_reversed", "to"]);
    assert_eq!(
        desk.refused("statement_period_set", json!({ "id": draft["id"], "from": "2026-06-30", "to": "2026-10-31" })),
        ["period_overlaps", "to"]
    );
    desk.ask("statement_period_set", set("2026-11-20"));
    assert_eq!(desk.ask("statement_view", json!({ "id": draft["id"] }))["to"], "2026-11-20");
    desk.ask("undo", json!({}));
    assert_eq!(desk.ask("statement_view", json!({ "id": draft["id"] }))["to"], draft["to"]);
    let submitted = desk.ask("statement_list", json!({ "state": "submitted" }))["statements"][0]["id"].clone();
    let of_submitted = json!({ "id": submitted, "from": "2026-01-01", "to": "2026-06-30" });
    assert_eq!(desk.refused("statement_period_set", of_submitted)[0], "not_a_draft");
}

#[test]
fn statements_are_submitted_withdrawn_and_open() {
    let mut desk = Demonstration::filled();
    let list = desk.ask("statement_list", json!({}));
    let mut text = String::new();
    for row in list["statements"].as_array().unwrap() {
        let number = row["number"].as_str().unwrap_or("-");
        let words =
            ["payee_name", "from", "to", "state", "gross", "vat", "withheld", "net"].map(|field| row[field].as_str().unwrap());
        text += &format!("{number} {}\n", words.join(" "));
    }
    expect![[r#"
        2026-002 演示·通桥技术经纪有限公司 2025-01-01 2025-06-30 submitted 62000.00 3509.43 0.00 62000.00
        2026-001 演示·李知远 2025-01-01 2025-12-31 submitted 232703.70 2304.00 66727.90 165975.80
        2026-001 演示·通桥技术经纪有限公司 2025-01-01 2025-12-31 withdrawn 292500.00 16556.60 0.00 292500.00
        2026-001 演示·王承桥 2025-01-01 2025-12-31 submitted 216000.00 0.00 0.00 216000.00
        2026-003 演示·通桥技术经纪有限公司 2025-07-01 2025-12-31 submitted 230500.00 13047.17 0.00 230500.00
        2026-002 演示·李知远 2026-01-01 2026-06-30 submitted 93940.75 930.11 22763.40 71177.35
        2026-004 演示·通桥技术经纪有限公司 2026-01-01 2026-06-30 submitted 150508.33 8519.34 0.00 150508.33
        2026-002 演示·王承桥 2026-01-01 2026-06-30 submitted 76458.33 0.00 0.00 76458.33
        - 演示·李知远 2026-07-01 2026-10-31 draft 62269.14 616.53 12796.63 49472.51
    "#]]
    .assert_eq(&text);
    the_open_draft_shows_a_correction_and_what_is_left_out(&mut desk);
}

fn the_open_draft_shows_a_correction_and_what_is_left_out(desk: &mut Demonstration) {
    let body = desk.statement("演示·李知远", "2026-07-01");
    let mut text = String::new();
    for stated in body["lines"].as_array().unwrap() {
        let (deal, line) = (stated["title"].as_str().unwrap(), &stated["line"]);
        let words = ["on", "kind", "status", "part", "stated_before", "amount"].map(|field| line[field].as_str().unwrap());
        text += &format!("{} {deal}", words.join(" "));
        for cause in line["causes"].as_array().unwrap() {
            text += &format!(" ({} {} {})", cause["cause"].as_str().unwrap(), cause["entry"]["on"], cause["entry"]["amount"]);
        }
        text += "\n";
    }
    for left in body["left_out"].as_array().unwrap().iter().filter(|left| left["why"]["why"] != "already_stated") {
        text += &format!("left out: {} {} {}\n", left["deal_title"], left["event"]["on"], left["why"]["why"]);
    }
    expect![[r#"
        2026-09-15 receipt new 2469.14 0.00 2469.14 演示·滴灌系统水务版许可
        2026-07-01 receipt new 27000.00 0.00 27000.00 演示·漏损传感器独占许可
        2026-04-15 receipt late 14800.00 0.00 14800.00 演示·纳滤膜普通许可
        2026-05-20 receipt correction 40200.00 43900.00 -3700.00 演示·纳滤膜普通许可 (entered "2026-04-15" "650000.00")
        2026-09-18 signing new 12000.00 0.00 12000.00 演示·防冰涂层风场许可
        2026-10-09 adjustment new -300.00 0.00 -300.00 演示·防冰涂层风场许可
        2026-10-13 receipt new 0.00 0.00 0.00 演示·防冰涂层风场许可
        2026-07-01 receipt new 10000.00 0.00 10000.00 演示·黄芪修复剂独占转让
        left out: "演示·纳滤膜先用后转（2023）" "2026-07-20" "clause_ended"
    "#]]
    .assert_eq(&text);
}

/// Told in English, no sign of Chinese is left in what a trainer shows, and the figures are the same.
#[test]
fn a_statement_is_written_into_files_of_their_own_or_not_at_all() {
    let mut desk = Demonstration::filled();
    let id = desk.ask("statement_list", json!({}))["statements"][0]["id"].clone();
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    let one = json!({ "id": id, "xlsx": file("单.pdf"), "json": file("./单.PDF"), "overwrite": true });
    assert_eq!(desk.refused("statement_export", one), ["files_same", "json"]);
    std::fs::write(file("there.json"), "kept").unwrap();
    let there = json!({ "id": id, "xlsx": file("new.xlsx"), "json": file("there.json") });
    assert_eq!(desk.refused("statement_export", there), ["file_exists", "json"]);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "the workbook was not written either");
    // Nothing in a desk's folder is replaced, whatever was confirmed.
    std::fs::create_dir(file("backups")).unwrap();
    std::fs::write(file("desk.db"), "a desk").unwrap();
    for name in ["desk.db", "keys.json", "backups/new.pdf"] {
        let of_desk = json!({ "id": id, "pdf": file(name), "overwrite": true });
        assert_eq!(desk.refused("statement_export", of_desk), ["file_of_desk", "pdf"], "{name}");
    }
    assert_eq!(std::fs::read_to_string(file("desk.db")).unwrap(), "a desk");
}

#[test]
fn the_pages_of_a_statement_are_its_lines() {
    let mut desk = Demonstration::filled();
    let rows = desk.ask("statement_list", json!({}))["statements"].as_array().unwrap().clone();
    let mut seen = 0;
    for id in rows.iter().map(|row| &row["id"]) {
        let view = desk.ask("statement_view", json!({ "id": id }));
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("statement.json");
        desk.ask("statement_export", json!({ "id": id, "json": file }));
        let document: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        assert_eq!(view["totals"], document["body"]["totals"]);
        let lines = document["body"]["lines"].as_array().unwrap();
        assert_eq!(
            (&view["lines"], &view["left_out"]),
            (&json!(lines.len()), &json!(document["body"]["left_out"].as_array().unwrap().len()))
        );
        for (offset, line) in lines.iter().enumerate() {
            let page = desk.ask("statement_lines", json!({ "id": id, "offset": offset, "limit": 1 }));
            let stated = &page["lines"][0];
            assert_eq!((&stated["line"], &stated["number"]), (line, &json!(offset + 1)));
            assert_eq!(stated["title"], document["body"]["accounts"][line["account"].as_u64().unwrap() as usize]["deal_title"]);
            assert_eq!(page["clauses"][0]["clause"], line["today"]["clause"]);
            seen += 1;
        }
        let beyond = desk.ask("statement_lines", json!({ "id": id, "offset": lines.len() }));
        assert_eq!(beyond["lines"], json!([]));
    }
    assert!(seen > 5);
}
