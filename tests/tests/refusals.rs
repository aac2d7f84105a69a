//! A refusal names the field of the request that it is about, by the name that the request has for it.

use domain::Day;
use serde_json::{Value, json};
use tests::bench::Bench;

/// A desk with two parties, a payee, a rate table and a deal between the parties.
struct Desk {
    bench: Bench,
    client: String,
    seller: String,
    payee: String,
    table: String,
    deal: String,
}

/// No record has this id.
const NONE: &str = "01990000-0000-7000-8000-00000000ffff";

impl Desk {
    fn new() -> Self {
        let mut bench = Bench::new(Day::parse("2026-01-05").unwrap());
        let mut make = |command, request| bench.make(command, request).unwrap();
        let client = make("organisation_add", json!({ "record": { "name": "示例企业" } }));
        let seller = make("organisation_add", json!({ "record": { "name": "示例大学" } }));
        let payee = make("payee_add", json!({ "record": { "kind": "individual", "name": "甲" } }));
        let table = make("rate_table_issue", table("2026-01-01", "2026-12-31"));
        let deal = make("deal_open", json!({ "deal": { "title": "示例项目", "client": client } }));
        Self { bench, client, seller, payee, table, deal }
    }

    fn refused(&mut self, command: &str, request: Value) -> String {
        let error = self.bench.call(command, request).expect_err(command);
        format!("{} at {}", error.code, error.field)
    }

    fn clause(&self, covers: &str) -> Value {
        json!({ "covers": [covers], "shares": [{ "payee": self.payee, "share": "100" }],
            "rates": { "kind": "guideline", "table": self.table } })
    }

    fn mandate(&self, clauses: &[Value]) -> Value {
        json!({ "deal": self.deal, "client": self.client, "signed_on": "2026-01-05", "payer": "seller", "clauses": clauses })
    }

    fn contract(&self) -> Value {
        json!({ "deal": self.deal, "number": "示例 1", "kind": "transfer", "seller": self.seller, "buyer": self.client,
            "signed_on": "2026-01-06", "money": { "price": "1000.00" } })
    }
}

fn table(from: &str, to: &str) -> Value {
    json!({ "name": "示例费率", "version": from, "issuer": "示例机构", "region": "示例", "contract_kinds": ["transfer"],
        "method": "marginal", "bands": [{ "up_to": null, "rate": "0.05", "floor": "0.01", "ceiling": "0.09" }],
        "effective_from": from, "effective_to": to, "source": "示例" })
}

/// The request with one field in another form.
fn with(mut request: Value, pointer: &str, value: Value) -> Value {
    *request.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
    request
}

#[test]
fn a_period_that_ends_before_it_begins_is_said_at_its_end() {
    let mut desk = Desk::new();
    let mut mandate = desk.mandate(&[desk.clause("upfront")]);
    mandate["ends_on"] = json!("2025-12-31");
    assert_eq!(desk.refused("mandate_sign", mandate), "period_reversed at ends_on");
    assert_eq!(desk.refused("rate_table_issue", table("2027-01-02", "2027-01-01")), "period_reversed at effective_to");
    let draft = json!({ "payee": desk.payee, "from": "2026-01-02", "to": "2026-01-01" });
    let draft = desk
        .bench
        .make("statement_draft", draft)
        .map(|_| String::new())
        .unwrap_or_else(|error| format!("{} at {}", error.code, error.field));
    assert_eq!(draft, "period_reversed at to");
}

#[test]
fn what_is_wrong_with_a_clause_is_said_at_that_clause() {
    let mut desk = Desk::new();
    let sound = desk.clause("upfront");
    let mut deviating = desk.clause("milestone");
    deviating["rates"] = json!({ "kind": "negotiated", "guideline": desk.table,
        "scale": { "method": "marginal", "bands": [{ "up_to": null, "rate": "0.10" }] } });
    let mandate = desk.mandate(&[sound.clone(), deviating]);
    assert_eq!(desk.refused("mandate_sign", mandate), "deviation_needs_reason at clauses[1].rates.reason");
    let halved = with(sound.clone(), "/shares/0/share", json!("50"));
    assert_eq!(
        desk.refused("mandate_sign", desk.mandate(std::slice::from_ref(&halved))),
        "shares_not_whole at clauses[0].shares"
    );
    let unknown = with(sound.clone(), "/rates/table", json!(NONE));
    assert_eq!(desk.refused("mandate_sign", desk.mandate(&[unknown])), "rate_table_unknown at clauses[0].rates.table");
    let nobody = with(sound.clone(), "/shares/0/payee", json!(NONE));
    assert_eq!(desk.refused("mandate_sign", desk.mandate(&[nobody])), "payee_unknown at clauses[0].shares[0].payee");
    assert_eq!(desk.refused("mandate_sign", desk.mandate(&[sound.clone(), sound.clone()])), "kind_in_two_clauses at clauses");
    assert_eq!(desk.refused("mandate_sign", desk.mandate(&[])), "no_clause at clauses");

    desk.bench.call("mandate_sign", desk.mandate(std::slice::from_ref(&sound))).unwrap();
    let closed = desk.bench.desk().books().mandate(desk.deal.parse().unwrap()).unwrap().unwrap().clauses[0].id.to_string();
    let amend = |clause: Value, from: &str| json!({ "deal": desk.deal, "closes": closed, "from": from, "clause": clause });
    let (halved, early) = (amend(halved, "2026-02-01"), amend(sound.clone(), "2026-01-05"));
    let stray = with(amend(sound, "2026-02-01"), "/closes", json!(NONE));
    assert_eq!(desk.refused("clause_amend", halved), "shares_not_whole at clause.shares");
    assert_eq!(desk.refused("clause_amend", early), "amendment_too_early at from");
    assert_eq!(desk.refused("clause_amend", stray), "amendment_follows_nothing at closes");
}

#[test]
fn terms_that_can_not_be_are_refused_at_their_field() {
    let mut desk = Desk::new();
    let mandate = |more: Value| {
        let mut mandate = desk.mandate(&[desk.clause("upfront")]);
        mandate.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        mandate
    };
    let mut ended = desk.clause("upfront");
    ended["ends_on"] = json!("2026-01-04");
    let cases = [
        (mandate(json!({ "tail_months": 241 })), "tail_too_long at tail_months"),
        (mandate(json!({ "tail_months": 4_000_000_000_u32 })), "tail_too_long at tail_months"),
        (desk.mandate(&[ended]), "period_reversed at clauses[0].ends_on"),
    ];
    for (request, refusal) in cases {
        assert_eq!(desk.refused("mandate_sign", request), refusal);
    }
    let contract = |pointer: &str, value: Value| with(desk.contract(), pointer, value);
    let mut of_kind = desk.contract();
    of_kind["licence_kind"] = json!("sole");
    let royalty = json!({ "royalty": { "rate": "0.05", "base": "净销售额", "until": "2026-01-05" } });
    let strange = json!({ "price": "1000.00", "instalments": [{ "id": NONE, "kind": "upfront", "amount": "1.00" }] });
    let many = json!({ "price": "1000.00", "instalments": vec![json!({ "kind": "upfront", "amount": "0.01" }); 1_001] });
    let cases = [
        (contract("/seller", json!(desk.client)), "seller_is_buyer at buyer"),
        (of_kind, "licence_kind_misplaced at licence_kind"),
        (contract("/money", royalty), "period_reversed at money.royalty.until"),
        (contract("/money", strange), "instalment_unknown at money.instalments[0].id"),
        (contract("/money", many), "parts_above_limit at money.instalments"),
    ];
    for (request, refusal) in cases {
        assert_eq!(desk.refused("contract_sign", request), refusal);
    }

    let mut licence = with(desk.contract(), "/kind", json!("licence"));
    licence["licence_kind"] = json!("sole");
    desk.bench.call("contract_sign", licence).unwrap();
    let planned = json!({ "kind": "upfront", "amount": "1.00" });
    let money = |planned: &[&Value]| json!({ "price": "1000.00", "instalments": planned });
    let amend = |from: &str, money: Value| json!({ "deal": desk.deal, "from": from, "money": money });
    desk.bench.call("contract_amend", amend("2026-02-01", money(&[&planned]))).unwrap();
    let page = desk.bench.call("deal_page", json!({ "id": desk.deal })).unwrap();
    let mut kept = planned.clone();
    kept["id"] = page["instalments"][0]["planned"]["id"].clone();
    let twice = amend("2026-03-01", money(&[&kept, &kept]));
    desk.bench.call("contract_amend", amend("2026-03-01", money(&[&kept]))).unwrap();
    let twice = with(twice, "/from", json!("2026-04-01"));
    assert_eq!(desk.refused("contract_amend", twice), "instalment_unknown at money.instalments[1].id");
}

#[test]
fn a_statement_is_made_out_to_somebody_when_its_period_is_over() {
    let mut desk = Desk::new();
    let period = |to: &str| json!({ "payee": desk.payee, "from": "2026-01-01", "to": to });
    let (over, going_on) = (period("2026-01-05"), period("2026-01-31"));
    let draft = desk.bench.make("statement_draft", going_on).unwrap();
    assert_eq!(desk.refused("statement_submit", json!({ "id": draft })), "period_not_over at on");
    // A day that is still to come does not make the period end sooner.
    let ahead = json!({ "id": draft, "on": "2026-01-31" });
    assert_eq!(desk.refused("statement_submit", ahead), "statement_in_future at on");
    desk.bench.call("statement_discard", json!({ "id": draft })).unwrap();

    let draft = desk.bench.make("statement_draft", over.clone()).unwrap();
    let persons = desk.bench.call("person_list", json!({})).unwrap();
    desk.bench.call("person_erase", json!({ "ids": [persons["persons"][0]["id"]] })).unwrap();
    assert_eq!(desk.refused("statement_submit", json!({ "id": draft })), "payee_nameless at id");
    desk.bench.call("statement_discard", json!({ "id": draft })).unwrap();
    assert_eq!(desk.refused("statement_draft", over.clone()), "payee_nameless at payee");
    desk.bench.call("payee_change", json!({ "id": desk.payee, "record": { "kind": "individual", "name": "乙" } })).unwrap();
    let draft = desk.bench.make("statement_draft", over).unwrap();
    desk.bench.call("statement_submit", json!({ "id": draft })).unwrap();
}

#[test]
fn a_deal_that_is_not_there_is_said_where_the_request_names_it() {
    let mut desk = Desk::new();
    let elsewhere = |request: Value| with(request, "/deal", json!(NONE));
    let (mandate, contract) = (elsewhere(desk.mandate(&[desk.clause("upfront")])), elsewhere(desk.contract()));
    assert_eq!(desk.refused("mandate_sign", mandate), "deal_unknown at deal");
    assert_eq!(desk.refused("contract_sign", contract), "deal_unknown at deal");
    let amend = json!({ "deal": NONE, "from": "2026-02-01", "money": { "price": "2000.00" } });
    assert_eq!(desk.refused("contract_amend", amend.clone()), "deal_unknown at deal");
    assert_eq!(desk.refused("deal_page", json!({ "id": NONE })), "deal_unknown at id");
    assert_eq!(desk.refused("contract_amend", elsewhere(amend).clone()), "deal_unknown at deal");
    let none_yet = json!({ "deal": desk.deal, "from": "2026-02-01", "money": { "price": "2000.00" } });
    assert_eq!(desk.refused("contract_amend", none_yet), "no_contract at deal");
}

#[test]
fn the_money_of_a_contract_is_said_below_it() {
    let mut desk = Desk::new();
    let no_price = with(desk.contract(), "/money", json!({}));
    assert_eq!(desk.refused("contract_sign", no_price), "price_missing at money.price");
    let too_much = with(desk.contract(), "/money", json!({ "price": "1000.00", "technology_amount": "1000.01" }));
    assert_eq!(desk.refused("contract_sign", too_much), "technology_above_price at money.technology_amount");
    let planned = json!({ "price": "1000.00", "instalments": [{ "kind": "upfront", "amount": "1000.01" }] });
    assert_eq!(
        desk.refused("contract_sign", with(desk.contract(), "/money", planned)),
        "instalments_exceed_price at money.instalments"
    );
    assert_eq!(desk.refused("contract_sign", with(desk.contract(), "/number", json!(" "))), "contract_number_missing at number");
    desk.bench.call("contract_sign", desk.contract()).unwrap();
    let early = json!({ "deal": desk.deal, "from": "2026-01-06", "money": { "price": "2000.00" } });
    assert_eq!(desk.refused("contract_amend", early), "amendment_too_early at from");
    assert_eq!(desk.refused("contract_sign", desk.contract()), "contract_exists at deal");
}

#[test]
fn what_a_record_lacks_is_said_below_the_record() {
    let mut desk = Desk::new();
    assert_eq!(desk.refused("organisation_add", json!({ "record": { "name": " " } })), "name_missing at record.name");
    assert_eq!(desk.refused("payee_add", json!({ "record": {} })), "name_missing at record.name");
    assert_eq!(desk.refused("result_add", json!({ "record": { "title": "" } })), "title_missing at record.title");
    assert_eq!(desk.refused("deal_open", json!({ "deal": { "title": "" } })), "title_missing at deal.title");
    assert_eq!(
        desk.refused("statement_submit", json!({ "id": NONE, "on": "2026-03-31", "payment_on": "2026-03-31" })),
        "statement_unknown at id"
    );
}

#[test]
fn the_days_of_a_ledger_are_said_by_their_own_names() {
    let mut desk = Desk::new();
    let receipt = |amount: &str| json!({ "deal": desk.deal, "covers": "upfront", "amount": amount, "received_on": "2027-02-01" });
    let (gap, nothing) = (receipt("100.00"), receipt("0.00"));
    assert_eq!(desk.refused("receipt_record", gap.clone()), "no_contract at deal");
    let mut clause = desk.clause("upfront");
    clause["rates"] = json!({ "kind": "guideline_in_force", "table": desk.table });
    desk.bench.call("mandate_sign", desk.mandate(&[clause])).unwrap();
    desk.bench.call("contract_sign", desk.contract()).unwrap();
    assert_eq!(desk.refused("receipt_record", nothing), "amount_not_positive at amount");
    assert_eq!(desk.refused("receipt_record", gap), "no_rate_in_force at received_on");
    let bill = json!({ "deal": desk.deal, "clause": NONE, "amount": "1.00", "billed_on": "2026-02-01" });
    assert_eq!(desk.refused("retainer_bill", bill), "clause_unknown at clause");
    assert_eq!(desk.refused("entry_reverse", json!({ "deal": desk.deal, "entry": NONE })), "entry_unknown at entry");
    let refund = json!({ "deal": desk.deal, "receipt": NONE, "amount": "1.00", "refunded_on": "2026-02-01" });
    assert_eq!(desk.refused("refund_record", refund), "entry_unknown at receipt");
}
