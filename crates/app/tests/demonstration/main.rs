//! The demonstration desk as a broker meets it: every stage, sound, marked, and worth what a pocket calculator says.

mod commission;
mod statements;

use std::{collections::BTreeSet, ops::ControlFlow};

use app::{Session, commands::dispatch, desk::Keeping, session::Surroundings, statement::WordLanguage};
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
    fn filled() -> Self {
        Self::told_in(WordLanguage::Zh)
    }

    fn told_in(language: WordLanguage) -> Self {
        let folder = TempDir::new().unwrap();
        let mut session = Session::new(Fixed { ids: 0 });
        let keeping = Keeping::Passphrase("a few plain words".into());
        session.create_desk(&folder.path().join("desk"), "演示台", Some(language), keeping).unwrap();
        Self { session, _folder: folder }
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
fn the_english_stories_are_english_and_worth_the_same() {
    let (mut english, mut chinese) = (Demonstration::told_in(WordLanguage::En), Demonstration::filled());
    let is_chinese = |sign: char| ('\u{3000}'..='\u{9fff}').contains(&sign) || ('\u{ff00}'..='\u{ffef}').contains(&sign);
    let mut shown = Vec::new();
    for command in ["organisation_page", "result_page", "payee_page"] {
        // What codes stand for is the program's word, not the story's.
        let rows = english.ask(command, json!({}))["rows"].as_array().unwrap().clone();
        shown.extend(rows.into_iter().map(|row| row["record"].clone()));
    }
    for command in ["rate_table_list", "person_list", "deal_list"] {
        shown.push(english.ask(command, json!({})));
    }
    let net = |desk: &mut Demonstration| {
        let rows = desk.ask("statement_list", json!({}))["statements"].as_array().unwrap().clone();
        rows.iter().map(|row| row["net"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(net(&mut english), net(&mut chinese));
    for deal in english.deals() {
        let mut page = english.ask("deal_page", json!({ "id": deal["id"] }));
        // Its sentences come in both languages.
        for row in page["timeline"].as_array_mut().unwrap() {
            row["what"] = Value::Null;
        }
        shown.push(page);
    }
    for text in shown.iter().map(Value::to_string) {
        let at = text.char_indices().find(|(_, sign)| is_chinese(*sign)).map(|(at, _)| at);
        assert_eq!(at.map(|at| text[at..].chars().take(30).collect::<String>()), None);
    }
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
    desk.ask("deal_move", json!({ "id": deal, "to": "P18", "closure": "price", "reason": "停", "evidence": [{ "item": "disclosure_form", "on": "2026-11-20" }] }));
    let moved = desk.ask("undo_preview", json!({}))["entry"].clone();
    assert_eq!(moved["changes"], 3, "a tick in place of an earlier one is two");
    let said = moved["what"]["zh"].as_str().unwrap();
    assert!(said.starts_with("阶段：") && said.ends_with("，共 3 项变更"), "{said}");
    let water = desk.ask("organisation_page", json!({ "search": "清流" }))["rows"][0]["id"].clone();
    desk.ask("organisation_remove", json!({ "id": water }));
    assert_eq!(desk.ask("undo_preview", json!({}))["entry"]["about"]["name"], "演示·清流水务工程有限公司");
    let deal = desk.deal("永磁电机样机开发");
    let page = desk.ask("deal_page", json!({ "id": deal }));
    let said =
        |row: &Value| format!("{} {} {}", row["what"]["zh"].as_str().unwrap(), row["what"]["en"].as_str().unwrap(), row["text"]);
    let rows: Vec<String> = page["timeline"].as_array().unwrap().iter().map(said).collect();
    expect![[r#"
        阶段：P12 交付 → P18 结案（2026-05-20）：合作方退出 Moved from P12 Delivery to P18 Closure (2026-05-20): The partner left null
        记录（2026-05-20） Note logged (2026-05-20) "对方改用外购电机，合同协商终止，首款不退。"
        条款完结（2026-05-15） Clause completed (2026-05-15) null
        补充协议：佣金条款 Commission clause amended null
        补充协议：合同款项（2026-05-10 起） Contract amended (from 2026-05-10) null
        阶段：P11 认定登记 → P12 交付（2026-02-12） Moved from P11 Recognition to P12 Delivery (2026-02-12) null
        确认材料：认定登记证明（2026-02-12） Evidence ticked: Certificate of registration (2026-02-12) "认定登记证明"
        阶段：P10 签约 → P11 认定登记（2026-01-22） Moved from P10 Signing to P11 Recognition (2026-01-22) null
        登记到款 1,111,111.11 元（2026-01-19） Receipt of 1,111,111.11 yuan recorded (2026-01-19) null
        签订技术合同「演示-2026-001」 Contract “演示-2026-001” signed null
        阶段：P06 推介 → P10 签约（2025-12-15），缺材料先行 Moved from P06 Marketing to P10 Signing (2025-12-15), ahead of its evidence "委托方自带需求，未办路演与试用"
        阶段：P05 委托 → P06 推介（2025-11-07） Moved from P05 Mandate to P06 Marketing (2025-11-07) null
        开具前期服务费 30,000.00 元（2025-11-06） Retainer of 30,000.00 yuan billed (2025-11-06) null
        签订委托合同（2025-10-20） Mandate signed (2025-10-20) null
        阶段：P00 发现 → P05 委托（2025-09-12），缺材料先行 Moved from P00 Discovery to P05 Mandate (2025-09-12), ahead of its evidence "企业委托开发，不经成果登记与评价"
        新建项目「演示·永磁电机样机开发」 Deal “演示·永磁电机样机开发” opened null"#]].assert_eq(&rows.join("\n"));
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
