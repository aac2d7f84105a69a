//! The demonstration desk as a broker meets it: every stage, sound, marked, and worth what a pocket calculator says.

use std::{collections::BTreeSet, ops::ControlFlow};

use app::{Session, code::Code, commands::dispatch, desk::Keeping, session::Surroundings};
use domain::{Day, deal::stage::Stage};
use expect_test::{Expect, expect};
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

/// A quiet afternoon in November 2026, with ids that count.
struct Fixed {
    ids: u128,
}

impl Surroundings for Fixed {
    fn now_ms(&mut self) -> i64 {
        1_795_330_800_000
    }
    fn today(&mut self) -> Day {
        Day::parse("2026-11-22").unwrap()
    }
    fn new_id(&mut self) -> Uuid {
        self.ids += 1;
        Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0000 | self.ids)
    }
    fn salt(&mut self) -> [u8; 16] {
        [7; 16]
    }
}

struct Demonstration {
    session: Session,
    _folder: TempDir,
}

impl Demonstration {
    fn empty(is_demonstration: bool) -> Self {
        let folder = TempDir::new().unwrap();
        let mut session = Session::new(Fixed { ids: 0 });
        let keeping = Keeping::Passphrase("a few plain words".into());
        session.create_desk(&folder.path().join("desk"), "演示台", is_demonstration, keeping).unwrap();
        Self { session, _folder: folder }
    }

    fn filled() -> Self {
        let mut desk = Self::empty(true);
        if let Err(error) = desk.session.fill_demonstration() {
            panic!("{error:?}");
        }
        desk
    }

    fn ask(&mut self, command: &str, request: Value) -> Value {
        dispatch(&mut self.session, command, request).unwrap_or_else(|error| panic!("{command}: {error} {error:?}"))
    }

    fn refused(&mut self, command: &str, request: Value) -> [String; 2] {
        let error = dispatch(&mut self.session, command, request).unwrap_err();
        [error.code.to_string(), error.field]
    }

    fn deals(&mut self) -> Vec<Value> {
        self.ask("deal_list", json!({}))["deals"].as_array().unwrap().clone()
    }

    fn deal(&mut self, title: &str) -> String {
        let deals = self.deals();
        let found = deals.iter().find(|deal| deal["title"].as_str().unwrap().contains(title));
        found.unwrap_or_else(|| panic!("no deal {title}"))["id"].as_str().unwrap().to_owned()
    }

    /// The lines of a deal: day, kind, base after, due after, commission, payable and its parts.
    fn lines(&mut self, title: &str, expected: Expect) {
        let deal = self.deal(title);
        let page = self.ask("commission_page", json!({ "deal": deal }));
        let mut text = String::new();
        for account in page["accounts"].as_array().unwrap() {
            for line in account["lines"].as_array().unwrap().iter().map(|line| &line["line"]) {
                let parts: Vec<_> =
                    line["parts"].as_array().unwrap().iter().map(|part| part["amount"].as_str().unwrap()).collect();
                let words =
                    ["on", "kind", "base_after", "due_after", "commission", "payable"].map(|field| line[field].as_str().unwrap());
                text += &format!("{} = {}\n", words.join(" "), parts.join(" + "));
            }
        }
        for left in page["uncounted"].as_array().unwrap() {
            text += &format!("{} {} {}\n", left["entry"]["on"], left["entry"]["what"]["amount"], left["why"]);
        }
        text += &format!("payable {}\n", page["payable"].as_str().unwrap());
        expected.assert_eq(&text);
    }

    fn statement(&mut self, payee: &str, from: &str) -> Value {
        let list = self.ask("statement_list", json!({}));
        let mut rows = list["statements"].as_array().unwrap().iter();
        let row = rows.find(|row| row["payee_name"] == payee && row["from"] == from && row["state"] != "withdrawn").unwrap();
        let mut shown = self.ask("statement_view", json!({ "id": row["id"] }));
        let stated = self.ask("statement_lines", json!({ "id": row["id"] }));
        assert_eq!(stated["total"], shown["lines"]);
        shown["lines"] = stated["lines"].clone();
        shown["left_out"] = self.ask("statement_left_out", json!({ "id": row["id"] }))["rows"].clone();
        shown
    }
}

#[test]
fn a_deal_stands_at_every_stage_the_desk_is_sound_and_marked() {
    let mut desk = Demonstration::filled();
    let stages: BTreeSet<String> = desk.deals().iter().map(|deal| deal["stage"].as_str().unwrap().to_owned()).collect();
    assert_eq!(stages, Stage::ALL.iter().map(|stage| stage.code().to_owned()).collect());
    let check = desk.ask("desk_check", json!({}));
    assert_eq!((&check["is_sound"], &check["faults"]), (&json!(true), &json!([])));
    for deal in desk.deals() {
        let page = desk.ask("deal_page", json!({ "id": deal["id"] }));
        assert_ne!(page["stage"] == "P18", page["next_action"]["on"].is_string(), "{}", deal["title"]);
        desk.ask("commission_page", json!({ "deal": deal["id"] }));
    }
    every_name_says_that_it_is_invented(&mut desk);
}

fn every_name_says_that_it_is_invented(desk: &mut Demonstration) {
    let marked = |name: &Value| assert!(name.as_str().unwrap().contains("演示"), "{name}");
    let organisations = desk.ask("organisation_page", json!({}));
    for row in organisations["rows"].as_array().unwrap() {
        marked(&row["record"]["name"]);
        marked(&row["record"]["contacts"][0]["name"]);
        assert_eq!(row["findings"]["code"]["finding"], "valid");
        assert_eq!(&row["record"]["code"].as_str().unwrap()[2..8], "000000", "a division that no office has");
    }
    let results = desk.ask("result_page", json!({}));
    assert_eq!(results["total"], 12);
    for row in results["rows"].as_array().unwrap() {
        marked(&row["record"]["title"]);
        row["record"]["finishers"].as_array().unwrap().iter().for_each(|finisher| marked(&finisher["name"]));
        if let Some(number) = row["record"]["application_number"].as_str() {
            assert_eq!((&row["findings"]["application_number"]["finding"], &number[7..9]), (&json!("valid"), "99"), "{number}");
        }
    }
    for deal in desk.deals() {
        marked(&deal["title"]);
    }
    for payee in desk.ask("payee_page", json!({}))["rows"].as_array().unwrap() {
        marked(&payee["record"]["name"]);
    }
    for person in desk.ask("person_list", json!({}))["persons"].as_array().unwrap() {
        marked(&person["name"]);
    }
    for row in desk.ask("rate_table_list", json!({}))["tables"].as_array().unwrap() {
        assert!(row["is_sample"] == true && row["table"]["source"].as_str().unwrap().contains("invented for demonstration"));
        marked(&row["table"]["name"]);
        marked(&row["table"]["version"]);
    }
    assert_eq!(desk.ask("desk_status", json!({}))["is_demonstration"], true);
}

#[test]
fn commission_is_what_a_pocket_calculator_gives() {
    let mut desk = Demonstration::filled();
    // A refund undoes the top band.
    desk.lines(
        "砂型打印设备技术转让",
        expect![[r#"
        2025-08-28 signing 0.00 0.00 0.00 0.00 = 0.00 + 0.00
        2025-09-05 receipt 2000000.00 90000.00 90000.00 90000.00 = 27000.00 + 63000.00
        2025-11-12 receipt 3500000.00 145000.00 55000.00 55000.00 = 16500.00 + 38500.00
        2026-01-20 refund 2799999.99 122000.00 -23000.00 -23000.00 = -6900.00 + -16100.00
        2026-02-26 receipt 3199999.99 136000.00 14000.00 14000.00 = 4200.00 + 9800.00
        payable 136000.00
    "#]],
    );
    // A cap is reached within an instalment; a minimum is due at the end.
    desk.lines(
        "乙醇催化剂联合开发",
        expect![[r#"
        2025-05-06 retainer 0.00 0.00 0.00 30000.00 = 18000.00 + 12000.00
        2025-06-30 signing 0.00 0.00 0.00 0.00 = 0.00 + 0.00
        2025-07-10 receipt 1111111.11 66666.67 66666.67 36666.67 = 22000.00 + 14666.67
        2025-10-10 receipt 3333333.33 200000.00 133333.33 133333.33 = 80000.00 + 53333.33
        2026-01-10 receipt 6666666.66 300000.00 100000.00 100000.00 = 60000.00 + 40000.00
        2026-01-15 completion 6666666.66 300000.00 0.00 0.00 = 0.00 + 0.00
        payable 300000.00
    "#]],
    );
    desk.lines(
        "永磁电机样机开发",
        expect![[r#"
        2025-11-06 retainer 0.00 0.00 0.00 30000.00 = 30000.00
        2026-01-08 signing 0.00 0.00 0.00 0.00 = 0.00
        2026-01-19 receipt 1111111.11 66666.67 66666.67 36666.67 = 36666.67
        2026-05-15 completion 1111111.11 100000.00 33333.33 33333.33 = 33333.33
        payable 100000.00
    "#]],
    );
    // A new table changes what is in force at the receipt, not what is locked.
    desk.lines(
        "漏损传感器独占许可",
        expect![[r#"
        2025-06-18 signing 0.00 0.00 0.00 0.00 = 0.00 + 0.00
        2025-06-30 receipt 1500000.00 80000.00 80000.00 80000.00 = 36000.00 + 44000.00
        2025-07-15 receipt 4000000.00 180000.00 100000.00 100000.00 = 45000.00 + 55000.00
        2026-07-01 receipt 5999999.99 240000.00 60000.00 60000.00 = 27000.00 + 33000.00
        payable 240000.00
    "#]],
    );
    desk.lines(
        "黄芪修复剂独占转让",
        expect![[r#"
        2025-06-18 signing 0.00 0.00 0.00 0.00 = 0.00 + 0.00
        2025-06-30 receipt 1500000.00 80000.00 80000.00 80000.00 = 64000.00 + 16000.00
        2025-07-15 receipt 4000000.00 170000.00 90000.00 90000.00 = 72000.00 + 18000.00
        2026-07-01 receipt 5999999.99 220000.00 50000.00 50000.00 = 40000.00 + 10000.00
        payable 220000.00
    "#]],
    );
    // Royalties trail for three years.
    desk.lines(
        "先用后转（2023）",
        expect![[r#"
        2023-04-20 signing 0.00 0.00 0.00 0.00 = 0.00
        2023-04-28 receipt 500000.00 12500.00 12500.00 12500.00 = 12500.00
        2023-04-20 signing 0.00 0.00 0.00 0.00 = 0.00
        2025-07-18 receipt 37037.01 3703.70 3703.70 3703.70 = 3703.70
        2026-01-19 receipt 107407.38 10740.74 7037.04 7037.04 = 7037.04
        2026-04-27 receipt 211111.05 21111.11 10370.37 10370.37 = 10370.37
        "2026-07-20" "88888.88" "clause_ended"
        payable 33611.11
    "#]],
    );
    // A third each leaves no fen over; then 40/40/20.
    desk.lines(
        "滴灌系统水务版许可",
        expect![[r#"
        2026-03-05 signing 0.00 0.00 0.00 0.00 = 0.00 + 0.00 + 0.00
        2026-03-12 receipt 200000.00 10000.00 10000.00 10000.00 = 3333.34 + 3333.33 + 3333.33
        2026-09-15 receipt 323456.78 16172.84 6172.84 6172.84 = 2469.14 + 2469.13 + 1234.57
        payable 16172.84
    "#]],
    );
    // The technology part is the base.
    desk.lines(
        "纳滤膜普通许可",
        expect![[r#"
        2025-12-18 signing 0.00 0.00 0.00 0.00 = 0.00 + 0.00 + 0.00
        2026-02-10 receipt 1233333.33 59333.33 59333.33 59333.33 = 35600.00 + 14833.33 + 8900.00
        2026-04-15 receipt 1850000.00 84000.00 24666.67 24666.67 = 14800.00 + 6166.67 + 3700.00
        2026-05-20 receipt 3700000.00 151000.00 67000.00 67000.00 = 40200.00 + 16750.00 + 10050.00
        payable 151000.00
    "#]],
    );
    // Before the signing, and earned at it.
    desk.lines(
        "巡检算法授权签约",
        expect![[r#"
        2026-10-23 retainer 0.00 0.00 0.00 5000.00 = 2500.00 + 2500.00
        payable 5000.00
    "#]],
    );
    desk.lines(
        "防冰涂层风场许可",
        expect![[r#"
        2026-09-18 signing 800000.00 40000.00 40000.00 40000.00 = 28000.00 + 12000.00
        2026-10-09 adjustment 800000.00 40000.00 0.00 -1000.00 = -700.00 + -300.00
        2026-10-13 receipt 800000.00 40000.00 0.00 0.00 = 0.00 + 0.00
        payable 39000.00
    "#]],
    );
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
        2026-001 演示·李知远 2025-01-01 2025-12-31 submitted 232703.70 2304.00 66727.90 165975.80
        2026-002 演示·李知远 2026-01-01 2026-06-30 submitted 93940.75 930.11 22763.40 71177.35
        - 演示·李知远 2026-07-01 2026-10-31 draft 62269.14 616.53 12796.63 49472.51
        2026-001 演示·王承桥 2025-01-01 2025-12-31 submitted 216000.00 0.00 0.00 216000.00
        2026-002 演示·王承桥 2026-01-01 2026-06-30 submitted 76458.33 0.00 0.00 76458.33
        2026-001 演示·通桥技术经纪有限公司 2025-01-01 2025-12-31 withdrawn 292500.00 16556.60 0.00 292500.00
        2026-002 演示·通桥技术经纪有限公司 2025-01-01 2025-06-30 submitted 62000.00 3509.43 0.00 62000.00
        2026-003 演示·通桥技术经纪有限公司 2025-07-01 2025-12-31 submitted 230500.00 13047.17 0.00 230500.00
        2026-004 演示·通桥技术经纪有限公司 2026-01-01 2026-06-30 submitted 150508.33 8519.34 0.00 150508.33
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

#[test]
fn a_real_desk_and_a_used_one_are_refused_and_stay_as_they_are() {
    let mut real = Demonstration::empty(false);
    let mut used = Demonstration::empty(true);
    used.ask("organisation_add", json!({ "record": { "name": "演示·一家" } }));
    let mut filled = Demonstration::filled();
    for desk in [&mut real, &mut used, &mut filled] {
        let before = desk.ask("desk_status", json!({}));
        assert_eq!(desk.session.fill_demonstration().unwrap_err().code, Code::DemonstrationAndReal);
        assert_eq!(desk.ask("desk_status", json!({})), before);
    }
    let mut nobody = Session::new(Fixed { ids: 0 });
    assert_eq!(nobody.fill_demonstration().unwrap_err().code, Code::NoDesk);
}

#[test]
fn days_are_those_of_the_stories_and_the_clock_is_given_back() {
    let mut desk = Demonstration::filled();
    let journal = desk.ask("journal_page", json!({ "limit": 500 }));
    let mut times: Vec<&str> = journal["entries"].as_array().unwrap().iter().map(|entry| entry["at"].as_str().unwrap()).collect();
    // The desk itself was set up now.
    times.retain(|at| *at < "2026-11-22");
    assert!(times.is_sorted_by(|newer, older| newer > older), "time goes on");
    assert!(times.first().unwrap().starts_with("2026-11"));
    desk.ask("organisation_add", json!({ "record": { "name": "演示·后来的一家" } }));
    assert_eq!(desk.ask("journal_page", json!({ "limit": 1 }))["entries"][0]["at"], "2026-11-22T07:00:00Z");
}

#[test]
fn a_broker_is_told_what_is_wrong_and_where() {
    let mut desk = Demonstration::filled();
    let capped = desk.deal("乙醇催化剂联合开发");
    let receipt = json!({ "deal": capped, "covers": "upfront", "amount": "1.00", "received_on": "2026-11-21" });
    assert_eq!(desk.refused("receipt_record", receipt.clone()), ["after_completion", "received_on"]);
    assert_eq!(desk.refused("what_if", receipt), ["after_completion", "received_on"]);
    let clause = desk.ask("deal_page", json!({ "id": capped }))["mandate"]["clauses"][0]["id"].clone();
    let completion = |deal: &str, clause: &Value, on: &str| json!({ "deal": deal, "clause": clause, "completed_on": on });
    assert_eq!(desk.refused("completion_record", completion(&capped, &clause, "2026-11-21")), ["completion_misplaced", "clause"]);
    let unsigned = desk.deal("巡检算法授权签约");
    let clause = desk.ask("deal_page", json!({ "id": unsigned }))["mandate"]["clauses"][0]["id"].clone();
    assert_eq!(
        desk.refused("completion_record", completion(&unsigned, &clause, "2026-11-21")),
        ["completion_misplaced", "clause"]
    );
    let drafts = desk.ask("statement_list", json!({}));
    let draft = drafts["statements"].as_array().unwrap().iter().find(|row| row["state"] == "draft").unwrap()["id"].clone();
    assert_eq!(desk.refused("statement_submit", json!({ "id": draft, "on": "2026-07-05" })), ["statement_before_last", "on"]);
    assert_eq!(desk.refused("deal_open", json!({ "deal": {} })), ["field_missing", "deal.title"]);
    assert_eq!(desk.refused("contract_sign", json!({})), ["field_missing", "deal"]);
}

#[test]
fn the_journal_and_the_time_line_say_what_happened_to_what() {
    let mut desk = Demonstration::filled();
    let deal = desk.deal("滴灌系统水务版许可");
    desk.ask("receipt_record", json!({ "deal": deal, "covers": "upfront", "amount": "1234567.80", "received_on": "2026-11-21" }));
    let undoable = desk.ask("undo_preview", json!({}))["entry"].clone();
    assert_eq!(undoable["what"]["zh"], "登记到款 1,234,567.80 元（2026-11-21）");
    assert_eq!(undoable["about"], json!({ "kind": "deal", "id": deal, "name": "演示·滴灌系统水务版许可" }));
    assert_eq!(desk.ask("undo", json!({}))["undone"], undoable);
    assert_eq!(desk.ask("undo_preview", json!({}))["undone"], undoable);
    let last = |desk: &mut Demonstration| desk.ask("journal_page", json!({ "limit": 1 }))["entries"][0].clone();
    let undo = last(&mut desk);
    assert_eq!(undo["what"]["zh"], "撤销：登记到款 1,234,567.80 元（2026-11-21）");
    assert_eq!((&undo["about"], &undo["can_undo"]), (&undoable["about"], &json!(false)), "an undo is taken back by a redo");
    assert_eq!(desk.ask("redo", json!({}))["redone"], undoable);
    assert_eq!(last(&mut desk)["what"]["zh"], "重做：登记到款 1,234,567.80 元（2026-11-21）");
    desk.ask("undo", json!({}));
    desk.ask("deal_move", json!({ "id": deal, "to": "P18", "closure": "price", "reason": "停", "evidence": [{ "item": "contact", "on": "2026-11-20" }] }));
    let moved = desk.ask("undo_preview", json!({}))["entry"].clone();
    assert_eq!(moved["changes"], 3, "a tick in place of an earlier one is two");
    let said = moved["what"]["zh"].as_str().unwrap();
    assert!(said.starts_with("阶段 ") && said.ends_with("，共 3 项变更"), "{said}");
    let water = desk.ask("organisation_page", json!({ "search": "清流" }))["rows"][0]["id"].clone();
    desk.ask("organisation_remove", json!({ "id": water }));
    assert_eq!(desk.ask("undo_preview", json!({}))["entry"]["about"]["name"], "演示·清流水务工程有限公司");
    let deal = desk.deal("永磁电机样机开发");
    let page = desk.ask("deal_page", json!({ "id": deal }));
    let said =
        |row: &Value| format!("{} {} {}", row["what"]["zh"].as_str().unwrap(), row["what"]["en"].as_str().unwrap(), row["text"]);
    let rows: Vec<String> = page["timeline"].as_array().unwrap().iter().map(said).collect();
    expect![[r#"
        阶段 P12 交付 → P18 结案（合作方退出） stage P12 delivery → P18 closure (the partner left) null
        记录（2026-05-20） log a note (2026-05-20) "对方改用外购电机，合同协商终止，首款不退。"
        条款完结（2026-05-15） complete a clause (2026-05-15) null
        补充协议：佣金条款 amend a commission clause null
        补充协议：合同款项（2026-05-10 起） amend the contract (from 2026-05-10) null
        阶段 P11 认定登记 → P12 交付 stage P11 recognition → P12 delivery null
        确认材料：认定登记证明（2026-02-12） tick evidence: certificate of registration (2026-02-12) "认定登记证明"
        阶段 P10 签约 → P11 认定登记 stage P10 signing → P11 recognition null
        登记到款 1,111,111.11 元（2026-01-19） record receipt 1,111,111.11 yuan (2026-01-19) null
        签订技术合同「演示-2026-001」 sign contract “演示-2026-001” null
        阶段 P06 推介 → P10 签约，缺材料先行 stage P06 marketing → P10 signing, ahead of its evidence "委托方自带需求，未办路演与试用"
        阶段 P05 委托 → P06 推介 stage P05 mandate → P06 marketing null
        开具前期服务费 30,000.00 元（2025-11-06） bill retainer 30,000.00 yuan (2025-11-06) null
        签订委托合同（2025-10-20） sign the mandate (2025-10-20) null
        阶段 P00 发现 → P05 委托，缺材料先行 stage P00 discovery → P05 mandate, ahead of its evidence "企业委托开发，不经成果登记与评价"
        新建项目「演示·永磁电机样机开发」 open deal “演示·永磁电机样机开发” null"#]].assert_eq(&rows.join("\n"));
}

#[test]
fn a_check_tells_how_far_it_is_and_can_be_ended() {
    let mut desk = Demonstration::filled();
    let (told, heard) = std::sync::mpsc::channel();
    desk.session.on_progress(move |progress| {
        told.send(progress.per_mille).unwrap();
        ControlFlow::Continue(())
    });
    assert_eq!(desk.ask("desk_check", json!({}))["is_sound"], true);
    let heard: Vec<u32> = heard.try_iter().collect();
    assert!(heard.len() > 2 && heard.is_sorted() && heard.iter().all(|per_mille| *per_mille <= 1000), "{heard:?}");
    desk.session.on_progress(|_| ControlFlow::Break(()));
    assert_eq!(desk.refused("desk_check", json!({}))[0], "cancelled");
}

#[test]
fn names_are_found_by_pinyin_and_pointed_out_when_typed_again() {
    let mut desk = Demonstration::filled();
    let titles = |desk: &mut Demonstration, command: &str, search: &str| -> usize {
        let found = desk.ask(command, json!({ "search": search }));
        found["rows"].as_array().or(found["deals"].as_array()).map_or(0, Vec::len)
    };
    for (command, search) in
        [("organisation_page", "qlsw"), ("result_page", "yongci"), ("deal_list", "灌xt"), ("deal_list", "qlsw")]
    {
        assert!(titles(&mut desk, command, search) > 0, "{command} {search}");
    }
    assert_eq!(titles(&mut desk, "organisation_page", "qlswx"), 0);

    let row = desk.ask("organisation_page", json!({ "search": "qlsw" }))["rows"][0].clone();
    let check = |name: &Value, own: Option<&Value>| json!({ "kind": "organisation", "text": name, "own": own });
    let name = &row["record"]["name"];
    assert!(desk.ask("name_check", check(name, None))["known"].is_string());
    assert!(desk.ask("name_check", check(name, Some(&row["id"])))["known"].is_null());
    assert!(desk.ask("name_check", check(&json!("演示·另一家"), None))["known"].is_null());
    assert!(desk.ask("name_check", check(&json!("  "), None))["known"].is_null());
}

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
