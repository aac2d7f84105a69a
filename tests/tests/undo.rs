//! Whatever a user does, in whatever order: an undo brings back what was, a refusal changes nothing, the journal replayed
//! gives the same tables, the check finds nothing, and a restart changes nothing.

use app::{Error, code::Code};
use domain::Day;
use proptest::{prelude::*, test_runner::Config};
use serde_json::{Value, json};
use store::{Protection, Stamp, StoreError};
use tests::{
    bench::{Bench, new_desk},
    tables,
};

fn first_day() -> Day {
    Day::parse("2025-01-02").unwrap()
}

fn day(offset: u8) -> String {
    first_day().plus_days(i64::from(offset)).unwrap().to_string()
}

fn pick(ids: &[String], which: u8) -> Option<&String> {
    ids.get(usize::from(which) % ids.len().max(1))
}

/// A desk with one deal under way, and what was before each entry that could be undone.
struct Desk {
    bench: Bench,
    organisations: Vec<String>,
    results: Vec<String>,
    payees: Vec<String>,
    tables: Vec<String>,
    deals: Vec<String>,
    statements: Vec<String>,
    before: Vec<(String, &'static str)>,
    /// The records before each undo that could be taken back.
    undone: Vec<(String, &'static str)>,
}

impl Desk {
    fn new() -> Self {
        let mut desk = Self {
            bench: Bench::new(first_day()),
            organisations: Vec::new(),
            results: Vec::new(),
            payees: Vec::new(),
            tables: Vec::new(),
            deals: Vec::new(),
            statements: Vec::new(),
            before: Vec::new(),
            undone: Vec::new(),
        };
        desk.bench.write_lazily();
        for act in [0, 0, 4, 7, 7, 9, 11, 13, 14] {
            desk.act(act, 0, 1).expect("a sample deal can be begun");
        }
        desk
    }

    /// One action out of all that a user can do; a refusal must leave everything as it was.
    fn act(&mut self, act: u8, a: u8, b: u8) -> Result<(), Error> {
        let Some((command, request)) = self.request(act, a, b) else { return Ok(()) };
        let (was, everything) = (tables::dump(self.bench.desk()), tables::dump_all(self.bench.desk()));
        let entries = self.bench.desk().head().unwrap().0;
        let answer = self.bench.call(command, request).inspect_err(|error| {
            let differences = tables::differences(&everything, &tables::dump_all(self.bench.desk()));
            assert_eq!(differences, "", "{command} was refused with {}", error.code);
        })?;
        if self.bench.desk().head().unwrap().0 > entries {
            self.before.push((was, command));
            self.undone.clear();
        }
        let made = answer["id"].as_str().map(str::to_owned);
        let list = match command {
            "organisation_add" => &mut self.organisations,
            "result_add" => &mut self.results,
            "payee_add" => &mut self.payees,
            "rate_table_issue" => &mut self.tables,
            "deal_open" => &mut self.deals,
            "statement_draft" => &mut self.statements,
            _ => return Ok(()),
        };
        list.extend(made);
        Ok(())
    }

    fn request(&mut self, act: u8, a: u8, b: u8) -> Option<(&'static str, Value)> {
        let organisation = pick(&self.organisations, a);
        let (result, payee, deal) = (pick(&self.results, a), pick(&self.payees, a), pick(&self.deals, b / 64));
        let statement = self.statements.last();
        let item = ["contact", "problem"][usize::from(a % 2)];
        let entry = || self.entry(deal?, a);
        let clause = |kind: &str| self.clause(deal?, kind);
        Some(match act {
            0 => ("organisation_add", json!({ "record": { "name": format!("单位 {b}"), "contacts": [{ "name": "某人" }] } })),
            1 => ("organisation_change", json!({ "id": organisation?, "record": { "name": format!("改名 {b}") } })),
            2 => ("organisation_remove", json!({ "id": organisation? })),
            3 => ("organisation_restore", json!({ "id": organisation? })),
            4 => ("result_add", json!({ "record": { "title": format!("成果 {b}"), "owner_unit": organisation } })),
            5 => {
                let owner = pick(&self.organisations, b);
                let finishers = json!([{ "name": format!("完成人 {b}"), "share": null }]);
                (
                    "result_change",
                    json!({ "id": result?, "record": { "title": "成果", "owner_unit": owner, "finishers": finishers } }),
                )
            }
            6 => ("result_remove", json!({ "id": result? })),
            7 => ("payee_add", json!({ "record": { "name": format!("收款方 {a}"), "kind": "individual", "vat_rate": "0.01" } })),
            8 => ("payee_change", json!({ "id": payee?, "record": { "name": format!("收款方 {b}"), "kind": "company" } })),
            9 => {
                let bands = json!([{ "up_to": null, "rate": "0.05", "floor": "0.04", "ceiling": "0.06" }]);
                let table = json!({
                    "name": "标准", "version": format!("{b}"), "issuer": "协会", "region": "全国", "contract_kinds": ["licence"],
                    "method": "marginal", "bands": bands, "effective_from": day(b), "effective_to": null, "source": "示例",
                });
                ("rate_table_issue", if b == 1 { with(table, "effective_from", json!("2024-01-01")) } else { table })
            }
            10 => ("rate_table_check", json!({ "id": pick(&self.tables, a)?, "on": b.is_multiple_of(2).then(|| day(b)) })),
            11 => {
                let fields = json!({ "title": format!("项目 {a}"), "results": result.into_iter().collect::<Vec<_>>(), "client": organisation });
                ("deal_open", json!({ "deal": fields }))
            }
            12 => {
                let (result, client) = (pick(&self.results, b), pick(&self.organisations, a));
                let fields = json!({ "title": "项目", "results": result.into_iter().collect::<Vec<_>>(), "client": client });
                ("deal_change", json!({ "id": deal?, "deal": fields }))
            }
            13 => {
                let rates = json!({ "kind": "guideline", "table": pick(&self.tables, 0)? });
                let shares = json!([{ "payee": pick(&self.payees, 0)?, "share": "60" }, { "payee": pick(&self.payees, 1)?, "share": "40" }]);
                let clause = json!({ "covers": ["upfront", "milestone"], "rates": rates, "shares": shares, "cap": "300000.00" });
                (
                    "mandate_sign",
                    json!({ "deal": deal?, "client": organisation?, "signed_on": day(1), "payer": "seller", "clauses": [clause] }),
                )
            }
            14 => {
                let money = json!({ "price": "1000000.00", "technology_amount": "600000.00" });
                let parties = (pick(&self.organisations, 0)?, pick(&self.organisations, 1)?);
                let contract = json!({
                    "deal": deal?, "number": "XK-1", "kind": "licence", "seller": parties.0, "buyer": parties.1, "signed_on": day(5), "money": money,
                });
                ("contract_sign", contract)
            }
            15 => ("deal_remove", json!({ "id": deal? })),
            16 => ("deal_restore", json!({ "id": deal? })),
            17 => {
                let stages = ["P00", "P03", "P08T", "P10", "P14", "P18"];
                let to = stages[usize::from(a) % stages.len()];
                ("deal_move", json!({ "id": deal?, "to": to, "reason": "理由", "closure": (to == "P18").then_some("settled") }))
            }
            18 => {
                let next = (!b.is_multiple_of(3)).then(|| json!({ "what": "打电话", "on": day(b) }));
                ("next_action_set", json!({ "id": deal?, "next": next }))
            }
            19 => ("evidence_tick", json!({ "id": deal?, "item": item, "on": day(b), "note": "见档案" })),
            20 => ("evidence_untick", json!({ "id": deal?, "item": item })),
            21 => ("note_log", json!({ "id": deal?, "text": format!("记录 {a}") })),
            22 => {
                let shares = json!([{ "payee": pick(&self.payees, a)?, "share": "1/3" }, { "payee": pick(&self.payees, b)?, "share": "2/3" }]);
                let scale = json!({ "method": "marginal", "bands": [{ "up_to": null, "rate": "0.04" }] });
                let rates = json!({ "kind": "negotiated", "scale": scale });
                let terms = json!({ "covers": ["upfront"], "rates": rates, "shares": shares });
                ("clause_amend", json!({ "deal": deal?, "closes": clause("open")?, "from": day(b), "clause": terms }))
            }
            23 => {
                let money = json!({ "price": format!("{}00000.00", 1 + u16::from(a)), "technology_amount": null });
                ("contract_amend", json!({ "deal": deal?, "from": day(b), "money": money }))
            }
            24 | 25 => {
                let covers = ["upfront", "milestone", "royalty"][usize::from(a % 3)];
                let amount = format!("{}{}.0{}", 1 + u16::from(a), "000", b % 10);
                ("receipt_record", json!({ "deal": deal?, "covers": covers, "amount": amount, "received_on": day(b) }))
            }
            26 => (
                "refund_record",
                json!({ "deal": deal?, "receipt": entry()?, "amount": format!("{}.00", 1 + u16::from(b)), "refunded_on": day(b) }),
            ),
            27 => {
                let request = json!({ "deal": deal?, "clause": clause("root")?, "amount": "500.00", "billed_on": day(b), "creditable": a.is_multiple_of(2) });
                ("retainer_bill", request)
            }
            28 => (
                "adjustment_enter",
                json!({ "deal": deal?, "clause": clause("root")?, "amount": "-5.00", "agreed_on": day(b), "reason": "约定" }),
            ),
            29 => ("completion_record", json!({ "deal": deal?, "clause": clause("root")?, "completed_on": day(b) })),
            30 => ("entry_reverse", json!({ "deal": deal?, "entry": entry()? })),
            31 => ("statement_draft", json!({ "payee": payee?, "from": day(b / 2), "to": day(b / 2 + 40) })),
            32 => ("statement_discard", json!({ "id": statement? })),
            33 => ("statement_submit", json!({ "id": statement?, "on": day(a) })),
            34 => {
                let parties = (pick(&self.organisations, b)?, pick(&self.organisations, b.wrapping_add(1))?);
                let contract = json!({
                    "deal": deal?, "number": format!("XK-{a}"), "kind": "transfer", "seller": parties.0, "buyer": parties.1,
                    "signed_on": day(a / 8), "reason": "笔误",
                });
                ("contract_correct", contract)
            }
            35 => {
                let payer = if b.is_multiple_of(2) { "seller" } else { "buyer" };
                let mandate = json!({
                    "deal": deal?, "client": organisation?, "signed_on": day(a / 32), "ends_on": day(b), "tail_months": a % 24,
                    "is_exclusive": a.is_multiple_of(2), "payer": payer,
                });
                ("mandate_correct", mandate)
            }
            36 => {
                let notes = self.bench.desk().books().notes(deal?.parse().unwrap(), u32::MAX).unwrap();
                let note = notes.get(usize::from(a) % notes.len().max(1))?;
                (
                    "note_correct",
                    json!({ "id": deal?, "note": note.id, "text": format!("更正 {b}"), "on": day(b), "reason": "笔误" }),
                )
            }
            37 => ("organisation_log", json!({ "id": organisation?, "text": format!("往来 {b}") })),
            38 => {
                let id = organisation?;
                let notes = self.bench.desk().books().dealings_notes(id.parse().unwrap(), 0, 50).unwrap();
                let own: Vec<_> = notes.iter().filter(|logged| logged.deal.is_none()).collect();
                let note = own.get(usize::from(b) % own.len().max(1))?.note.id;
                ("organisation_note_correct", json!({ "id": id, "note": note, "text": format!("更正 {a}"), "on": day(b) }))
            }
            _ => ("statement_withdraw", json!({ "id": statement?, "reason": "改期" })),
        })
    }

    fn entry(&self, deal: &str, which: u8) -> Option<String> {
        let file = self.bench.desk().books().deal(deal.parse().unwrap()).unwrap()?;
        file.entries.get(usize::from(which) % file.entries.len().max(1)).map(|entry| entry.id.to_string())
    }

    fn clause(&self, deal: &str, which: &str) -> Option<String> {
        let mandate = self.bench.desk().books().deal(deal.parse().unwrap()).unwrap()?.mandate?;
        let clause = if which == "open" { mandate.clauses.last() } else { mandate.clauses.first() };
        clause.map(|clause| clause.id.to_string())
    }

    /// Takes the last action back; false where it is of a kind that can't be.
    fn undo(&mut self) -> bool {
        let records = tables::dump_records(self.bench.desk());
        match (self.bench.call("undo", json!({})), self.before.last()) {
            (Ok(_), Some((was, command))) => {
                assert_eq!(tables::differences(was, &tables::dump(self.bench.desk())), "", "{command} is not undone");
                self.undone.push((records, command));
                self.before.pop();
                true
            }
            (Ok(_), None) => panic!("more was undone than was done"),
            (Err(error), last) => {
                let stays = match last.map(|(_, command)| *command) {
                    Some("statement_submit") => Code::SubmissionStays,
                    Some("statement_withdraw") => Code::WithdrawalStays,
                    _ => Code::NothingToUndo,
                };
                assert_eq!(error.code, stays, "{last:?}");
                false
            }
        }
    }

    /// Brings back what the last undo took back; false where something new was done since.
    fn redo(&mut self) -> bool {
        let before = tables::dump(self.bench.desk());
        match (self.bench.call("redo", json!({})), self.undone.pop()) {
            (Ok(_), Some((was, command))) => {
                assert_eq!(tables::differences(&was, &tables::dump_records(self.bench.desk())), "", "{command} is not redone");
                self.before.push((before, command));
                true
            }
            (Ok(_), None) => panic!("more was redone than was undone"),
            (Err(error), last) => {
                assert_eq!(error.code, Code::NothingToRedo, "{last:?}");
                assert!(last.is_none(), "{last:?} can be redone");
                false
            }
        }
    }

    /// The same events on another desk give the same records.
    fn replayed(&self) -> String {
        let folder = tempfile::tempdir().unwrap();
        let mut other = new_desk(&folder.path().join("desk"), first_day(), &Protection::OwnFile);
        let stamp = Stamp { at_ms: 0, member: domain::id::MemberId(tests::bench::id(1)) };
        for entry in 2..=self.bench.desk().head().unwrap().0 {
            let events = self.bench.desk().events(entry).unwrap();
            other
                .act(&stamp, "replay", |_, record| events.iter().try_for_each(|event| record.event(event.clone())))
                .unwrap_or_else(|error: StoreError| panic!("entry {entry}: {error}"));
        }
        tables::dump_records(&other)
    }
}

proptest! {
    #![proptest_config(Config { cases: 30, failure_persistence: None, ..Config::default() })]

    #[test]
    fn whatever_is_done_is_undone_checked_replayed_and_kept(
        acts in proptest::collection::vec((0..49_u8, any::<u8>(), any::<u8>()), 5..40),
        restarts_at in 0..40_usize,
    ) {
        let mut desk = Desk::new();
        for (index, (act, a, b)) in acts.into_iter().enumerate() {
            if index == restarts_at {
                let was = tables::dump_all(desk.bench.desk());
                desk.bench.restart().unwrap();
                desk.bench.write_lazily();
                prop_assert_eq!(tables::differences(&was, &tables::dump_all(desk.bench.desk())), "");
            }
            match act {
                0..40 => drop(desk.act(act, a, b)),
                40..45 => drop(desk.undo()),
                _ => drop(desk.redo()),
            }
        }
        prop_assert_eq!(desk.bench.faults(), Vec::<String>::new());
        prop_assert_eq!(tables::differences(&desk.replayed(), &tables::dump_records(desk.bench.desk())), "");
        while desk.undo() {}
        prop_assert_eq!(desk.bench.faults(), Vec::<String>::new());
        prop_assert_eq!(tables::differences(&desk.replayed(), &tables::dump_records(desk.bench.desk())), "");
    }
}

fn with(mut value: Value, field: &str, of: Value) -> Value {
    value[field] = of;
    value
}

/// What an undone change had relied on is free again.
#[test]
fn an_undone_change_of_owner_or_client_keeps_nothing_from_being_undone() {
    for (add, change) in [(4, 5), (11, 12)] {
        let mut desk = Desk::new();
        desk.act(add, 0, 2).unwrap();
        desk.act(0, 0, 9).unwrap();
        let newest = u8::try_from(desk.organisations.len() - 1).unwrap();
        // The last organisation becomes owner of the last result, or client of the only deal.
        let which = if change == 5 { u8::try_from(desk.results.len() - 1).unwrap() } else { newest };
        let by = if change == 5 { newest } else { 0 };
        desk.act(change, which, by).unwrap();
        assert!(desk.undo(), "the change");
        assert!(desk.undo(), "the organisation that the change had named");
    }
}
