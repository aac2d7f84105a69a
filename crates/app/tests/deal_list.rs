//! The list of deals against a plain model of it: each order from either end, each filter alone and together, page by page; and what
//! is done to several of them at once.

mod desk;

use std::cmp::Ordering;

use app::commands::dispatch;
use domain::{Day, Money};
use serde_json::{Value, json};

use crate::desk::Desk;

impl Desk {
    fn refused(&mut self, command: &str, request: Value) -> [String; 2] {
        let error = dispatch(&mut self.session, command, request).expect_err(command);
        [error.code.to_string(), error.field]
    }
}

/// A deal as the model knows it.
#[derive(Clone, Debug, Default)]
struct Row {
    id: Value,
    title: &'static str,
    client: Option<&'static str>,
    region: Option<&'static str>,
    industry: Option<&'static str>,
    stage: &'static str,
    since: i64,
    price: Option<i64>,
    received: i64,
    commission: Option<i64>,
    next: Option<i64>,
    payee: Option<usize>,
    contract: Option<&'static str>,
}

/// In the order of their pinyin.
const TITLES: [&str; 5] = ["丙", "甲", "石墨", "乙", "重"];
const CLIENTS: [(&str, Option<&str>, Option<&str>); 3] =
    [("丙公司", Some("620100"), Some("C26")), ("甲公司", None, Some("C33")), ("乙公司", Some("110105"), None)];
const STAGES: [&str; 4] = ["P00", "P05", "P13", "P18"];
const KINDS: [&str; 3] = ["licence", "transfer", "service"];

struct Listed {
    desk: Desk,
    today: Day,
    rows: Vec<Row>,
    payees: Vec<Value>,
}

fn yuan(amount: i64) -> String {
    Money::from_fen(100 * amount).unwrap().to_string()
}

impl Listed {
    /// Thirty deals in which each of these things comes with each other.
    fn new() -> Self {
        let mut desk = Desk::new();
        let today: Day = serde_json::from_value(desk.ask("today_page", json!({}))["today"].clone()).unwrap();
        let clients = CLIENTS.map(|(name, region, industry)| {
            desk.made("organisation_add", json!({ "record": { "name": name, "region": region, "industry": industry } }))
        });
        let seller = desk.made("organisation_add", json!({ "record": { "name": "卖方大学" } }));
        let payees: Vec<Value> =
            ["张", "李"].map(|name| desk.made("payee_add", json!({ "record": { "name": name, "kind": "individual" } }))).into();
        let mut listed = Self { desk, today, rows: Vec::new(), payees };
        for number in 0..30_usize {
            listed.open(number, &clients, &seller);
        }
        listed
    }

    fn day(&self, from_today: i64) -> String {
        self.today.plus_days(from_today).unwrap().to_string()
    }

    fn open(&mut self, number: usize, clients: &[Value; 3], seller: &Value) {
        let client = (number % 4 < 3).then_some(number % 4);
        let opened = -100 - i64::try_from(number * 7 % 31).unwrap();
        let title = TITLES[number * 3 % 5];
        let deal = json!({ "deal": { "title": title, "client": client.map(|at| &clients[at]) }, "on": self.day(opened) });
        let id = self.desk.made("deal_open", deal);
        let of = client.map(|at| CLIENTS[at]);
        let mut row = Row { id: id.clone(), title, stage: "P00", since: opened, ..Row::default() };
        (row.client, row.region, row.industry) =
            of.map_or((None, None, None), |(name, region, industry)| (Some(name), region, industry));
        if !number.is_multiple_of(3) {
            let payee = number % 2;
            let rates =
                json!({ "kind": "negotiated", "scale": { "method": "marginal", "bands": [{ "up_to": null, "rate": "0.05" }] } });
            let clause =
                json!({ "covers": ["upfront"], "rates": rates, "shares": [{ "payee": self.payees[payee], "share": "100" }] });
            let mandate =
                json!({ "deal": id, "client": seller, "signed_on": self.day(-99), "payer": "seller", "clauses": [clause] });
            self.desk.ask("mandate_sign", mandate);
            row.payee = Some(payee);
        }
        if let Some(client) = client.filter(|_| number % 5 < 3) {
            let (kind, price) = (KINDS[number % 3], 1_000 * i64::try_from(1 + number * 11 % 17).unwrap());
            let contract = json!({
                "deal": id, "number": format!("T-{number}"), "kind": kind, "seller": seller, "buyer": clients[client],
                "licence_kind": (kind == "licence").then_some("sole"), "signed_on": self.day(-90), "money": { "price": yuan(price) },
            });
            self.desk.ask("contract_sign", contract);
            (row.contract, row.price) = (Some(kind), Some(price));
            let received = price / 1_000 * i64::try_from(number * 13 % 10).unwrap() * 100;
            if received > 0 {
                let receipt = json!({ "deal": id, "covers": "upfront", "amount": yuan(received), "received_on": self.day(-80) });
                self.desk.ask("receipt_record", receipt);
                row.received = received;
            }
            // The line of the signing is one too, and comes to nothing.
            row.commission = row.payee.map(|_| received / 20);
        }
        let stage = STAGES[number * 5 % 4];
        if stage != "P00" {
            let since = -60 + i64::try_from(number * 19 % 50).unwrap();
            let closure = (stage == "P18").then_some("settled");
            self.desk
                .ask("deal_move", json!({ "id": id, "to": stage, "on": self.day(since), "reason": "补", "closure": closure }));
            (row.stage, row.since) = (stage, since);
        }
        if number % 4 != 1 {
            let on = i64::try_from(number * 23 % 29).unwrap() - 14;
            self.desk.ask("next_action_set", json!({ "id": id, "next": { "what": "回访", "on": self.day(on) } }));
            // A closed deal asks for nothing.
            row.next = (stage != "P18").then_some(on);
        }
        self.rows.push(row);
    }

    /// All that the desk lists, page by page.
    fn ids(&mut self, more: &Value) -> Vec<Value> {
        let mut ids = Vec::new();
        loop {
            let mut request = json!({ "offset": ids.len(), "limit": 7 });
            request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            let page = self.desk.ask("deal_list", request);
            let deals = page["deals"].as_array().unwrap();
            assert!(deals.len() <= 7);
            ids.extend(deals.iter().map(|deal| deal["id"].clone()));
            if deals.is_empty() {
                assert_eq!(page["total"], ids.len(), "{more}");
                let per_stage = page["per_stage"].as_array().unwrap().iter().map(|counted| counted["count"].as_u64().unwrap());
                assert_eq!(per_stage.sum::<u64>() as usize, ids.len(), "{more}");
                return ids;
            }
        }
    }

    fn model(&self, order: &str, is_descending: bool, says: &dyn Fn(&Row) -> bool) -> Vec<Value> {
        let mut rows: Vec<(usize, &Row)> = self.rows.iter().enumerate().filter(|(_, row)| says(row)).collect();
        rows.sort_by(|(one_at, one), (other_at, other)| {
            let by = compared(order, one, other, is_descending);
            by.then(if is_descending { other_at.cmp(one_at) } else { one_at.cmp(other_at) })
        });
        rows.into_iter().map(|(_, row)| row.id.clone()).collect()
    }
}

/// In which order two rows stand. Those without anything to be ordered by come last.
fn compared(order: &str, one: &Row, other: &Row, is_descending: bool) -> Ordering {
    let turned = |by: Ordering| if is_descending { by.reverse() } else { by };
    // Of ratios, without dividing.
    let share = |row: &Row| row.price.map(|price| (row.received, price));
    let keys = |of: &dyn Fn(&Row) -> Option<i64>| match (of(one), of(other)) {
        (Some(one), Some(other)) => turned(one.cmp(&other)),
        (one, other) => other.is_some().cmp(&one.is_some()),
    };
    let place = |names: &[&str], name: &str| i64::try_from(names.iter().position(|known| *known == name).unwrap()).unwrap();
    let clients = CLIENTS.map(|(name, ..)| name);
    match order {
        "title" => keys(&|row| Some(place(&TITLES, row.title))),
        "client" => keys(&|row| row.client.map(|name| place(&clients, name))),
        "amount" => keys(&|row| row.price),
        "received" => match (share(one), share(other)) {
            (Some((one, of_one)), Some((other, of_other))) => turned((one * of_other).cmp(&(other * of_one))),
            (one, other) => other.is_some().cmp(&one.is_some()),
        },
        "commission" => keys(&|row| row.commission),
        "next_on" => keys(&|row| row.next),
        "days" => keys(&|row| (row.stage != "P18").then_some(-row.since)),
        "entered" => Ordering::Equal,
        "path" => {
            turned(place(&STAGES, one.stage).cmp(&place(&STAGES, other.stage)).then_with(|| match (one.next, other.next) {
                (Some(one), Some(other)) => one.cmp(&other),
                (one, other) => other.is_some().cmp(&one.is_some()),
            }))
        }
        other => panic!("nobody knows the order {other}"),
    }
}

const ORDERS: [&str; 9] = ["path", "title", "client", "amount", "received", "commission", "next_on", "days", "entered"];

#[test]
fn every_order_stands_as_a_plain_sort_has_it() {
    let mut listed = Listed::new();
    for order in ORDERS {
        for is_descending in [false, true] {
            let expected = listed.model(order, is_descending, &|_| true);
            let found = listed.ids(&json!({ "order": order, "is_descending": is_descending }));
            assert_eq!(found, expected, "{order} {is_descending}");
        }
    }
    // A client of another name takes its deals along, and an undo takes them back.
    let before = listed.ids(&json!({ "order": "client" }));
    let client = listed.desk.ask("deal_list", json!({ "search": "丙公司" }))["deals"][0]["client"]["id"].clone();
    let record = json!({ "name": "重庆公司", "region": "620100", "industry": "C26" });
    listed.desk.ask("organisation_change", json!({ "id": client, "record": record }));
    assert_ne!(listed.ids(&json!({ "order": "client" })), before);
    listed.desk.ask("undo", json!({}));
    assert_eq!(listed.ids(&json!({ "order": "client" })), before);
    assert_eq!(listed.desk.ask("desk_check", json!({}))["faults"], json!([]));
}

#[test]
fn every_filter_leaves_what_a_plain_one_does_alone_and_together() {
    type Says = Box<dyn Fn(&Row) -> bool>;
    let mut listed = Listed::new();
    let until = (listed.today.end_of_week().unwrap().date() - listed.today.date()).num_days();
    let is_open = |row: &Row| row.stage != "P18";
    let filters: Vec<(Value, Says)> = vec![
        (json!({ "stage": ["P05", "P18"] }), Box::new(|row| ["P05", "P18"].contains(&row.stage))),
        (json!({ "next": ["overdue"] }), Box::new(move |row| is_open(row) && row.next.is_some_and(|on| on < 0))),
        (json!({ "next": ["week"] }), Box::new(move |row| is_open(row) && row.next.is_some_and(|on| (0..=until).contains(&on)))),
        (json!({ "next": ["none"] }), Box::new(move |row| is_open(row) && row.next.is_none())),
        (json!({ "next": ["none", "overdue"] }), Box::new(move |row| is_open(row) && row.next.is_none_or(|on| on < 0))),
        (json!({ "region": ["620100"] }), Box::new(|row| row.region == Some("620100"))),
        (json!({ "industry": ["C33", "C26"] }), Box::new(|row| row.industry.is_some())),
        (json!({ "contract": ["licence"] }), Box::new(|row| row.contract == Some("licence"))),
        (json!({ "payee": [listed.payees[1]] }), Box::new(|row| row.payee == Some(1))),
        (json!({ "region": ["000000"] }), Box::new(|_| false)),
    ];
    for (only, says) in &filters {
        for order in ["path", "amount"] {
            let expected = listed.model(order, true, says);
            assert_eq!(listed.ids(&json!({ "only": only, "order": order, "is_descending": true })), expected, "{only}");
        }
        let expected = listed.model("title", false, &|row| says(row) && row.title == "石墨");
        assert_eq!(listed.ids(&json!({ "only": only, "order": "title", "search": "石墨" })), expected, "{only} sought");
        for (other, also) in &filters {
            let mut both = only.clone();
            both.as_object_mut().unwrap().extend(other.as_object().unwrap().clone());
            if both.as_object().unwrap().len() == 2 {
                let expected = listed.model("days", false, &|row| says(row) && also(row));
                assert_eq!(listed.ids(&json!({ "only": both, "order": "days" })), expected, "{both}");
            }
        }
    }
    let of_board = json!({ "only": { "contract": ["licence"] }, "groups": [["P00", "P05"], ["P13", "P18"]] });
    let list = listed.desk.ask("deal_list", of_board);
    let worth = |stages: [&str; 2]| {
        let of = listed.rows.iter().filter(|row| row.contract == Some("licence") && stages.contains(&row.stage));
        yuan(of.filter_map(|row| row.price).sum())
    };
    assert_eq!(list["groups"], json!([worth(["P00", "P05"]), worth(["P13", "P18"])]));
}

#[test]
fn several_deals_are_planned_and_put_away_in_one_entry_each() {
    let mut listed = Listed::new();
    let ids: Vec<Value> = listed.rows[..8].iter().map(|row| row.id.clone()).collect();
    let next = |listed: &mut Listed| -> Vec<(Value, Value)> {
        let pages = ids.iter().map(|id| listed.desk.ask("deal_page", json!({ "id": id }))["next_action"].clone());
        pages.map(|next| (next["what"].clone(), next["on"].clone())).collect()
    };
    let before = next(&mut listed);
    let entries =
        |listed: &mut Listed| listed.desk.ask("journal_page", json!({ "limit": 1 }))["entries"][0]["entry"].as_i64().unwrap();
    let first = entries(&mut listed);
    let (day, other) = (listed.day(40), listed.day(41));

    // Each keeps its own words; one with nothing planned stays so.
    let moved = listed.desk.ask("next_action_set_several", json!({ "ids": ids, "on": day }));
    assert_eq!(moved["changed"], 6);
    for ((what, _), (what_now, on)) in before.iter().zip(next(&mut listed)) {
        assert_eq!((&what_now, on), (what, if what.is_null() { Value::Null } else { json!(day) }));
    }
    // All get the same.
    let set = json!({ "ids": ids, "on": other, "what": "寄样品" });
    assert_eq!(listed.desk.ask("next_action_set_several", set.clone())["changed"], 8);
    assert!(next(&mut listed).iter().all(|next| *next == (json!("寄样品"), json!(other))));
    assert_eq!(listed.desk.ask("next_action_set_several", set)["changed"], 0, "nothing changes, and nothing is recorded");
    let gone = listed.desk.ask("deal_remove_several", json!({ "ids": ids }));
    assert_eq!((&gone["changed"], listed.ids(&json!({})).len()), (&json!(8), 22));
    assert_eq!(entries(&mut listed), first + 3);

    // Nothing is half done where one of them is refused.
    let refused = listed.desk.refused("next_action_set_several", json!({ "ids": [listed.rows[9].id, ids[0]], "on": day }));
    assert_eq!(refused, ["in_bin", "ids[1]"]);
    let refused = listed.desk.refused("next_action_set_several", json!({ "ids": [listed.rows[9].id], "on": day, "what": " " }));
    assert_eq!(refused, ["text_missing", "what"]);
    let nobody = "00000000-0000-7000-8000-000000000000";
    assert_eq!(listed.desk.refused("deal_remove_several", json!({ "ids": [nobody] })), ["deal_unknown", "ids[0]"]);

    for _ in 0..3 {
        listed.desk.ask("undo", json!({}));
    }
    assert_eq!(next(&mut listed), before);
    assert_eq!(listed.desk.ask("desk_check", json!({}))["faults"], json!([]));
}
