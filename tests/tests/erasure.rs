//! What is left of persons once they are erased, and of a note's old text: nothing that names them, in no table and in no piece of
//! the search index; what else the texts say stays.

use domain::Day;
use serde_json::{Value, json};
use tests::{bench::Bench, tables};

/// Stands nowhere but in the texts below.
const NAME: &str = "欧阳示例";
const PHONE: &str = "13800001234";

struct Desk {
    bench: Bench,
    organisation: String,
    deal: String,
    note: String,
}

impl Desk {
    fn new() -> Self {
        let mut bench = Bench::new(Day::parse("2026-03-02").unwrap());
        let contacts = json!([{ "name": NAME, "phone": PHONE }]);
        let record = json!({ "name": "示例制药", "contacts": contacts, "note": format!("找{NAME}要资料") });
        let organisation = bench.make("organisation_add", json!({ "record": record })).unwrap();
        let deal =
            bench.make("deal_open", json!({ "deal": { "title": format!("{NAME}的许可"), "client": organisation } })).unwrap();
        let logged = json!({ "id": deal, "text": format!("与{NAME}谈价（138-0000-1234），密语甲乙"), "on": "2026-03-01" });
        let note = bench.make("note_log", logged).unwrap();
        let mut desk = Self { bench, organisation, deal, note };
        desk.call(
            "note_correct",
            json!({ "id": desk.deal, "note": desk.note, "text": format!("与{NAME}谈妥"), "on": "2026-03-01" }),
        );
        desk.call(
            "next_action_set",
            json!({ "id": desk.deal, "next": { "what": format!("回复欧阳 示例"), "on": "2026-03-09" } }),
        );
        let evidence = json!({ "id": desk.deal, "item": "contact", "on": "2026-03-02", "note": format!("{NAME}的名片") });
        desk.call("evidence_tick", evidence);
        desk.call("deal_move", json!({ "id": desk.deal, "to": "P02", "reason": format!("{NAME}说可以") }));
        let logged = json!({ "id": desk.organisation, "text": format!("{NAME}来访"), "on": "2026-03-01" });
        desk.call("organisation_log", logged);
        desk
    }

    fn call(&mut self, command: &str, request: Value) -> Value {
        self.bench.call(command, request).unwrap()
    }

    fn person(&mut self) -> Value {
        self.call("person_list", json!({ "name": NAME }))["persons"][0]["id"].clone()
    }

    fn texts(&mut self, person: &Value) -> Vec<Value> {
        self.call("person_texts", json!({ "ids": [person] }))["texts"].as_array().unwrap().clone()
    }

    /// In which tables a text stands, but for titles, which stay.
    fn tables_with(&self, text: &str) -> Vec<String> {
        let (mut table, mut found) = (String::new(), Vec::new());
        for line in tables::dump_all(self.bench.desk()).lines() {
            if !line.starts_with(' ') {
                table = line.to_owned();
            } else if line.contains(text) && !line.contains(&format!("{NAME}的许可")) && !found.contains(&table) {
                found.push(table.clone());
            }
        }
        found
    }

    fn index_holds(&self, piece: &str) -> bool {
        let db = &self.bench.desk().folder().connection;
        let mut blocks = db.prepare("SELECT block FROM search_personal_data").unwrap();
        let blocks: Vec<Vec<u8>> = blocks.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        blocks.iter().any(|block| block.windows(piece.len()).any(|bytes| bytes == piece.as_bytes()))
    }
}

fn places(texts: &[Value]) -> Vec<&str> {
    let mut places: Vec<&str> = texts.iter().map(|text| text["place"].as_str().unwrap()).collect();
    places.sort_unstable();
    places
}

#[test]
fn texts_that_name_a_person_are_shown_with_their_place_and_lose_the_name() {
    let mut desk = Desk::new();
    let person = desk.person();
    let texts = desk.texts(&person);
    assert_eq!(places(&texts), ["earlier", "evidence", "next_action", "note", "note", "record", "step"]);
    let next = texts.iter().find(|text| text["place"] == "next_action").unwrap();
    assert_eq!((&next["on"], &next["pieces"]), (&json!("2026-03-09"), &json!([{ "from": 2, "to": 7 }])));
    assert_eq!(next["stands_on"]["id"], desk.deal.as_str());
    let fields = desk.call("person_fields", json!({ "ids": [person] }));
    assert_eq!(fields["fields"].as_array().unwrap().len(), 1, "the title, which is changed by hand: {fields}");
    let page = desk.call("person_texts", json!({ "ids": [person], "offset": 5, "limit": 5 }));
    assert_eq!((&page["total"], page["texts"].as_array().unwrap().len()), (&json!(7), 2));

    let entries = desk.bench.desk().head().unwrap().0;
    desk.call("person_erase", json!({ "ids": [person], "texts": { "which": "all", "but": [] } }));
    assert_eq!(desk.bench.desk().head().unwrap().0, entries + 1, "one act, one entry");
    for gone in [NAME, "欧阳 示例", PHONE, "138-0000-1234"] {
        assert_eq!(desk.tables_with(gone), [""; 0], "{gone}");
    }
    assert!(!desk.index_holds("示例来"), "the pieces of the texts are gone from the index");
    let page = desk.call("deal_page", json!({ "id": desk.deal }));
    assert_eq!(page["next_action"]["what"], "回复〔已抹除〕", "{page}");
    let view = desk.call("organisation_view", json!({ "id": desk.organisation }));
    assert!(view.to_string().contains("找〔已抹除〕要资料"), "{view}");
    assert!(
        desk.call("search", json!({ "text": "密语甲乙" }))["kinds"].as_array().unwrap().is_empty(),
        "an old text is not found"
    );
    assert!(!desk.call("search", json!({ "text": "谈妥" }))["kinds"].as_array().unwrap().is_empty(), "what is left of a text is");
    assert_eq!(desk.bench.faults(), [""; 0]);
    assert_eq!(desk.bench.call("undo", json!({})).unwrap_err().code.to_string(), "erasure_stays");
    // The form of the record says what is left of its note, and keeps it as it is.
    let record = json!({ "name": "示例制药", "note": "找〔已抹除〕要资料" });
    desk.call("organisation_change", json!({ "id": desk.organisation, "record": record }));
    assert_eq!(desk.bench.faults(), [""; 0]);
}

#[test]
fn a_text_that_is_not_chosen_stays() {
    let mut desk = Desk::new();
    let person = desk.person();
    let texts = desk.texts(&person);
    let of = |place: &str| texts.iter().find(|text| text["place"] == place).unwrap()["id"].clone();
    desk.call("person_erase", json!({ "ids": [person], "texts": { "which": "these", "ids": [of("evidence")] } }));
    assert_eq!(desk.tables_with("欧阳示例的名片"), [""; 0]);
    assert_eq!(desk.tables_with("欧阳示例谈妥"), ["personal"]);
    assert_eq!(desk.bench.faults(), [""; 0]);
}

#[test]
fn a_namesake_makes_the_texts_doubtful() {
    let mut desk = Desk::new();
    let person = desk.person();
    assert_eq!(desk.call("person_texts", json!({ "ids": [person] }))["is_doubtful"], false);
    desk.bench.make("organisation_add", json!({ "record": { "name": "另一单位", "contacts": [{ "name": NAME }] } })).unwrap();
    assert_eq!(desk.call("person_texts", json!({ "ids": [person] }))["is_doubtful"], true);
}

#[test]
fn the_text_before_a_correction_goes_for_good() {
    let mut desk = Desk::new();
    let before = desk.tables_with("密语甲乙");
    assert_eq!(before, ["personal"]);
    desk.call("note_forget", json!({ "id": desk.deal, "note": desk.note }));
    assert_eq!(desk.tables_with("密语甲乙"), [""; 0]);
    assert!(!desk.index_holds("语甲"));
    assert_eq!(desk.tables_with("欧阳示例谈妥"), ["personal"], "what it says now stays");
    assert_eq!(desk.bench.call("undo", json!({})).unwrap_err().code.to_string(), "erasure_stays");
    // With the correction itself, in one entry.
    let entries = desk.bench.desk().head().unwrap().0;
    let corrected = json!({ "id": desk.deal, "note": desk.note, "text": "谈妥", "on": "2026-03-01", "forgets": true });
    desk.call("note_correct", corrected);
    assert_eq!(desk.bench.desk().head().unwrap().0, entries + 1);
    assert_eq!(desk.tables_with("欧阳示例谈妥"), [""; 0]);
    let note = desk.bench.make("organisation_log", json!({ "id": desk.organisation, "text": "密语丙丁" })).unwrap();
    let corrected = json!({ "id": desk.organisation, "note": note, "text": "电话", "on": "2026-03-02", "forgets": true });
    desk.call("organisation_note_correct", corrected);
    assert_eq!(desk.tables_with("密语丙丁"), [""; 0]);
    assert_eq!(desk.bench.faults(), [""; 0]);
}
