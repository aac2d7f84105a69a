//! What is asked of every reading command: as the window asks, with arguments that vary over the desk. A test fails when a
//! command of the program is neither here nor among those that write.

use std::path::Path;

use serde_json::{Value, json};

use crate::{
    facts::Facts,
    invented::{RARE_INITIALS, RARE_PART, RARE_TITLE_PART},
};

/// Requests of one kind to one command.
pub struct Asked {
    /// The command's name on the wire.
    pub command: &'static str,
    /// What tells these requests from others to the same command; empty where there are no others.
    pub what: &'static str,
    /// They are asked in turn.
    pub requests: Vec<Value>,
}

/// The commands that change a desk, a file or what the program remembers. The most frequent are measured in `work.rs`.
#[cfg(test)]
pub const WRITING: &[&str] = &[
    "desk_create",
    "desk_open",
    "desk_restore",
    "desk_move",
    "desk_close",
    "preference_set",
    "recovery_code_save",
    "loss_known",
    "passphrase_set",
    "member_set",
    "undo",
    "redo",
    "search_rebuild",
    "backup_make",
    "backup_rehearse",
    "everything_save",
    "calendar_save",
    "organisation_add",
    "organisation_change",
    "organisation_remove",
    "organisation_restore",
    "organisation_change_several",
    "organisation_remove_several",
    "organisation_log",
    "organisation_note_correct",
    "organisation_next_action_set",
    "organisation_claim",
    "owner_add",
    "result_add",
    "result_change",
    "result_remove",
    "result_restore",
    "result_change_several",
    "result_remove_several",
    "list_view_keep",
    "import_run",
    "import_undo",
    "template_save",
    "list_export",
    "register_export",
    "payee_add",
    "payee_change",
    "person_erase",
    "note_forget",
    "organisation_note_forget",
    "rate_table_issue",
    "rate_table_sample",
    "rate_table_check",
    "deal_open",
    "deal_change",
    "deal_remove",
    "deal_remove_several",
    "deal_restore",
    "deal_move",
    "deal_follow",
    "deal_keep",
    "next_action_set",
    "next_action_set_several",
    "evidence_tick",
    "evidence_untick",
    "gate_enter",
    "note_log",
    "note_correct",
    "mandate_sign",
    "mandate_correct",
    "clause_amend",
    "contract_sign",
    "contract_correct",
    "contract_amend",
    "receipt_record",
    "refund_record",
    "retainer_bill",
    "adjustment_enter",
    "completion_record",
    "entry_reverse",
    "statement_draft",
    "statement_period_set",
    "statement_discard",
    "statement_submit",
    "statement_withdraw",
    "statement_export",
];

/// What is asked of the reading commands on a made desk in this folder.
pub fn reading(facts: &Facts, folder: &Path) -> Vec<Asked> {
    [shell(facts, folder), lists(facts), deals(facts), money(facts)].into_iter().flatten().collect()
}

fn shell(facts: &Facts, folder: &Path) -> Vec<Asked> {
    let texts = |texts: &[&str]| texts.iter().map(|text| json!({ "text": text })).collect();
    let code = |kind: &str, text: &String| json!({ "kind": kind, "text": text });
    let codes = facts.code.iter().map(|text| code("organisation", text));
    let codes = codes.chain(facts.number.iter().map(|text| code("application", text))).collect();
    let names = facts.name.iter().map(|text| code("organisation", text));
    let names = names.chain(facts.title.iter().map(|text| code("result", text))).collect();
    let pages = [None, Some(400), Some(200), Some(2)].map(|before| json!({ "before": before, "limit": 100 }));
    vec![
        asked("places", "", nothing()),
        asked("preference_get", "", vec![json!({ "key": "language" })]),
        asked("desk_status", "", nothing()),
        asked("recovery_code_show", "", nothing()),
        asked("way_back", "", nothing()),
        asked("amount_read", "", texts(&["12,345.67", "3.2万", "￥5000"])),
        asked("day_read", "", texts(&["2026-03-01", "3月1日", "今天"])),
        asked("code_check", "", codes),
        asked("name_check", "", names),
        asked("today_page", "", nothing()),
        asked("day_figures", "", nothing()),
        asked("search", "names", texts(&[&facts.name[0], &facts.title[0], RARE_PART, "王伟"])),
        asked("search", "many", texts(&["有限公司", "石墨", "张"])),
        asked("search", "pinyin", texts(&[RARE_INITIALS, "chuanganqi", "smfh", "lan"])),
        asked("search", "none", texts(&["查无此名", "qqqxyz"])),
        asked("member_view", "", nothing()),
        asked("undo_preview", "", nothing()),
        asked("journal_page", "", pages.into()),
        asked("recycle_bin", "", nothing()),
        asked("backup_list", "", nothing()),
        asked("diagnostics", "", nothing()),
        asked("code_find", "", vec![json!({ "scheme": "region", "search": "lanzhou" }), json!({ "scheme": "industry" })]),
        asked("list_views", "", vec![json!({ "list": "result" })]),
        asked("person_names", "", vec![json!({}), json!({ "search": "王" })]),
        asked("import_inspect", "", vec![json!({ "list": "results", "file": folder.join("list.csv") })]),
        asked("import_row", "", vec![json!({ "file": folder.join("list.csv"), "mapping": first_column(), "row": 2 })]),
        asked("desk_check", "", nothing()),
    ]
}

fn lists(facts: &Facts) -> Vec<Asked> {
    vec![
        asked("organisation_view", "", by_id(&facts.organisation)),
        asked("organisation_page", "pages", pages(facts.deals)),
        asked("organisation_page", "search, many", searches(&["有限公司", "机械", "云岫"])),
        asked("organisation_page", "search, few", searches(&[RARE_PART, &facts.code[0], &facts.name[facts.name.len() / 2]])),
        asked("organisation_page", "search, pinyin", searches(&[RARE_INITIALS, "yxhj", "jingmijixie"])),
        asked("organisation_page", "search, none", searches(&["查无此名", "qqqxyz"])),
        asked("organisation_dealings", "", by_id(&facts.organisation)),
        asked("organisation_notes", "", by_id(&facts.organisation)),
        asked("organisation_deals", "", by_id(&facts.organisation)),
        asked("organisation_results", "", by_id(&facts.organisation)),
        asked("organisation_contracts", "", by_id(&facts.organisation)),
        asked("organisation_uses", "", by_id(&facts.organisation)),
        asked("result_deals", "", by_id(&facts.result)),
        asked("result_uses", "", by_id(&facts.result)),
        asked("result_view", "", by_id(&facts.result)),
        asked("result_page", "pages", pages(facts.results)),
        asked("result_page", "search, many", searches(&["石墨", "的制备方法", "理工大学"])),
        asked("result_page", "search, few", searches(&[RARE_TITLE_PART, &facts.number[0], &facts.title[facts.title.len() / 2]])),
        asked("result_page", "search, pinyin", searches(&["fclywjn", "smfh", "chuanganqi"])),
        asked("result_page", "search, none", searches(&["查无此题", "qqqxyz"])),
        asked("result_page", "by price", ordered(facts.results, "asking_amount")),
        asked("result_page", "narrowed, many", vec![only(&[("trl", "5")]), only(&[("industry", "C33"), ("region", "620100")])]),
        asked(
            "result_page",
            "narrowed, by price",
            vec![json!({ "only": only(&[("trl", "7")])["only"], "order": "asking_amount", "limit": 100 })],
        ),
        asked(
            "result_page",
            "narrowed search",
            vec![json!({ "only": only(&[("trl", "5")])["only"], "search": "石墨", "limit": 100 })],
        ),
        asked("result_facet", "", ["industry", "trl", "owner_unit"].map(|facet| json!({ "facet": facet })).into()),
        asked("organisation_page", "narrowed", vec![only(&[("roles", "university")])]),
        asked("organisation_facet", "", vec![json!({ "facet": "roles" })]),
        asked("payee_facet", "", vec![json!({ "facet": "kind" })]),
        asked("payee_view", "", by_id(&facts.payee)),
        asked("payee_page", "", nothing()),
        asked("person_list", "", nothing()),
        asked("person_texts", "", nothing()),
        asked("person_fields", "", nothing()),
        asked("rate_table_list", "", nothing()),
    ]
}

fn deals(facts: &Facts) -> Vec<Asked> {
    let gates = facts.deal.iter().zip(["P05", "P06", "P08T", "P10", "P14"].iter().cycle());
    vec![
        asked("deal_list", "pages", pages(facts.deals)),
        asked("deal_list", "by title", ordered(facts.deals, "title")),
        asked("deal_list", "search, many", vec![json!({ "search": "石墨" }), json!({ "search": "机械" })]),
        asked("deal_list", "search, few", vec![json!({ "search": RARE_TITLE_PART }), json!({ "search": RARE_PART })]),
        asked("deal_list", "search, pinyin", vec![json!({ "search": RARE_INITIALS }), json!({ "search": "smfh" })]),
        asked("deal_calendar", "", vec![json!({ "from": "2026-02-23", "to": "2026-04-05" })]),
        asked("deal_page", "", by_id(&facts.deal)),
        asked("deal_timeline", "", by_id(&facts.deal)),
        asked("deal_list", "narrowed", narrowed(&facts.payee[0])),
        asked("deal_list", "by amount", ordered(facts.deals, "amount")),
        asked("deal_list", "by client", ordered(facts.deals, "client")),
        asked("deal_uses", "", by_id(&facts.deal)),
        asked("deal_gate", "", gates.map(|(id, to)| json!({ "id": id, "to": to })).collect()),
    ]
}

fn money(facts: &Facts) -> Vec<Asked> {
    let scale =
        json!({ "method": "marginal", "bands": [{ "up_to": "1000000.00", "rate": "0.08" }, { "up_to": null, "rate": "0.03" }] });
    let by_deal = |more: &Value| {
        let with = facts.deal.iter().map(|deal| {
            let mut request = more.clone();
            request["deal"] = json!(deal);
            request
        });
        with.collect::<Vec<Value>>()
    };
    let clause = json!({
        "covers": ["upfront"], "rates": { "kind": "guideline", "table": facts.rate_table },
        "shares": [{ "payee": facts.payee[0], "share": "100" }],
    });
    let tried = json!({ "on": "2026-06-01", "clauses": [clause], "covers": "upfront", "amount": "250000.00" });
    let receipt = |deal: &String| json!({ "kind": "receipt", "deal": deal, "covers": "milestone", "amount": "88000.00", "received_on": "2026-06-29", "instalment": null });
    let doubted = facts.deal.iter().map(|deal| json!({ "about": receipt(deal) })).collect();
    let thought_of = json!({ "covers": "milestone", "amount": "88000.00", "received_on": "2026-06-29" });
    let case = json!({
        "terms": { "currency": "CNY", "shares": [{ "payee": "broker", "share": "100" }], "scale": scale },
        "events": [{ "kind": "signing", "on": "2026-01-05" }, { "kind": "receipt", "on": "2026-02-01", "amount": "5500000.00" }],
    });
    vec![
        asked("terms_compare", "", vec![json!({ "table": facts.rate_table, "scale": scale })]),
        asked("terms_try", "", by_deal(&tried)),
        asked("commission_page", "", by_deal(&json!({}))),
        asked("what_if", "", by_deal(&thought_of)),
        asked("doubts", "", doubted),
        asked("calc", "", vec![json!({ "case": case })]),
        asked("statement_due", "", nothing()),
        asked("statement_period", "", facts.payee.iter().map(|payee| json!({ "payee": payee })).collect()),
        asked("statement_list", "", nothing()),
        asked("statement_view", "30 lines", by_id(&facts.statement)),
        asked("statement_view", "draft", by_id(&facts.draft)),
        asked("statement_view", "5,000 lines", by_id(std::slice::from_ref(&facts.statement_5000))),
        asked("statement_view", "10,000 lines", by_id(std::slice::from_ref(&facts.statement_10000))),
        asked("statement_lines", "of 5,000", pages_of(&facts.statement_5000, 5_000)),
        asked("statement_left_out", "", by_id(&facts.draft)),
        asked("statement_paper", "30 lines", by_id(&facts.statement)),
        asked("statement_paper", "10,000 lines", by_id(std::slice::from_ref(&facts.statement_10000))),
    ]
}

fn asked(command: &'static str, what: &'static str, requests: Vec<Value>) -> Asked {
    Asked { command, what, requests }
}

fn nothing() -> Vec<Value> {
    vec![json!({})]
}

fn by_id(ids: &[String]) -> Vec<Value> {
    ids.iter().map(|id| json!({ "id": id })).collect()
}

/// The first page, one of the middle and the last.
fn pages(records: u64) -> Vec<Value> {
    [0, records / 2, records.saturating_sub(100)].map(|offset| json!({ "offset": offset, "limit": 100 })).into()
}

/// The same in another order, from either end.
fn ordered(records: u64, order: &str) -> Vec<Value> {
    let way = |is_descending: bool| {
        let mut pages = pages(records);
        pages.iter_mut().for_each(|page| {
            page["order"] = order.into();
            page["is_descending"] = is_descending.into();
        });
        pages
    };
    [way(false), way(true)].concat()
}

/// The first page of those that have these values.
fn only(facets: &[(&str, &str)]) -> Value {
    let only: Vec<Value> = facets.iter().map(|(facet, value)| json!({ "facet": facet, "values": [value] })).collect();
    json!({ "only": only, "limit": 100 })
}

/// Deals of a client's region, of a payee, and those that are due.
fn narrowed(payee: &str) -> Vec<Value> {
    let only = [
        json!({ "region": ["620100"], "contract": ["licence"] }),
        json!({ "payee": [payee] }),
        json!({ "next": ["overdue", "week"], "stage": ["P05", "P06"] }),
    ];
    only.map(|only| json!({ "only": only, "order": "amount", "is_descending": true, "limit": 100 })).into()
}

/// The same of one statement.
fn pages_of(id: &str, lines: u64) -> Vec<Value> {
    let mut pages = pages(lines);
    pages.iter_mut().for_each(|page| page["id"] = id.into());
    pages
}

fn searches(texts: &[&str]) -> Vec<Value> {
    texts.iter().map(|text| json!({ "search": text, "limit": 100 })).collect()
}

/// How a list is read of which one column matters.
fn first_column() -> Value {
    let column = json!({ "column": 1, "heading": "成果名称", "field": "title" });
    json!({
        "kind": "results", "encoding": "utf-8", "sheet": null, "header_row": 1, "header_rows": 1, "fingerprint": "", "columns": [column],
    })
}
