//! Invented statements, drawn up by the domain from invented accounts, so that every figure on them is right.

pub mod golden;
pub mod poppler;

use std::{collections::BTreeMap, fmt::Display, str::FromStr};

use domain::{
    Day, Money, Rate,
    commission::{Case, CaseEvent},
    contract::ReceiptKind,
    deal::account::{Account, Accounts, CitedTable, ClauseCase, Source, Uncounted},
    id::{ClauseId, DealId, EntryId, MemberId, PayeeId, PersonalId, RateTableId, StatementId},
    ledger::{Entry, What},
    payee::{Payee, PayeeKind},
    personal::PersonalRef,
    statement::settlement::{DealAccounts, Request, Stated, draw_up},
    statement::withholding::{SAMPLE_LABOUR_REMUNERATION, WithholdingTable},
    statement::{PreparedBy, SCHEMA, StatementBody, StatementDocument, StatementNumber, StatementState},
};
use serde_json::{Value, json};

/// An id that is the same in every run.
fn id<T: FromStr>(kind: u16, number: u32) -> T
where
    T::Err: std::fmt::Debug,
{
    format!("0198c0de-{kind:04x}-7000-8000-{number:012x}").parse().unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub fn money(text: &str) -> Money {
    Money::parse(text).unwrap()
}

fn payee_id(number: u32) -> PayeeId {
    id(1, number)
}

/// Terms over the table G-2025 for Li (60 %), Wang (25 %) and Zhao (15 %); `more` overrides.
fn terms(more: Value) -> Value {
    let mut terms = json!({
        "currency": "CNY", "earning": "receipts", "base": "receipts",
        "shares": [{"payee": payee_id(1), "share": "60"}, {"payee": payee_id(2), "share": "25"}, {"payee": payee_id(3), "share": "15"}],
    });
    if more.get("scale").is_none() && more.get("scales").is_none() {
        terms["scale"] = g_2025();
    }
    terms.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    terms
}

pub fn g_2025() -> Value {
    json!({"method": "marginal", "bands": [
        {"up_to": "1000000.00", "rate": "0.05"}, {"up_to": "3000000.00", "rate": "0.04"}, {"up_to": "5000000.00", "rate": "0.03"},
        {"up_to": "10000000.00", "rate": "0.02"}, {"up_to": null, "rate": "0.01"}]})
}

pub fn g_2024() -> Value {
    json!({"method": "marginal", "bands": [
        {"up_to": "1000000.00", "rate": "0.06"}, {"up_to": "5000000.00", "rate": "0.04"}, {"up_to": null, "rate": "0.02"}]})
}

fn cited(year: u32, is_applied: bool) -> CitedTable {
    CitedTable {
        id: id::<RateTableId>(9, year),
        name: "技术经纪服务收费指导标准（示例）".into(),
        version: format!("{year} 版"),
        issuer: "甘肃省技术市场协会（示例）".into(),
        effective_from: day(&format!("{year}-07-01")),
        is_applied,
    }
}

/// A deal with one clause.
pub struct Deal {
    pub number: u32,
    pub title: String,
    pub client: String,
    pub contract: Option<String>,
    pub case: Value,
    pub cited: Vec<CitedTable>,
    pub uncounted: Vec<Uncounted>,
}

impl Deal {
    pub fn new(number: u32, title: &str, terms: Value, events: Value) -> Self {
        Self {
            number,
            title: title.into(),
            client: "甘肃宏建新材料股份有限公司".into(),
            contract: Some(format!("2025-620100-{number:06}")),
            case: json!({"terms": terms, "contract_price": "5200000.00", "technology_amount": "4933333.33", "events": events}),
            cited: vec![cited(2025, true)],
            uncounted: Vec::new(),
        }
    }

    fn accounts(&self) -> DealAccounts {
        let case: Case = serde_json::from_value(self.case.clone()).unwrap();
        let source = |event: &CaseEvent| match event {
            CaseEvent::Signing { .. } => Source::Signing,
            other => Source::Entry(id::<EntryId>(4, self.number * 1000 + entry_number(other))),
        };
        let kind = |event: &CaseEvent| {
            matches!(event, CaseEvent::Receipt { .. } | CaseEvent::Refund { .. }).then_some(ReceiptKind::Upfront)
        };
        let clause: ClauseId = id(3, self.number);
        let account = Account {
            deal: id(2, self.number),
            root: clause,
            clauses: vec![ClauseCase {
                clause,
                sources: case.events.iter().map(source).collect(),
                receipt_kinds: case.events.iter().map(kind).collect(),
                case,
                cited: self.cited.clone(),
            }],
        };
        DealAccounts {
            deal: id::<DealId>(2, self.number),
            title: self.title.clone(),
            client: self.client.clone(),
            contract_number: self.contract.clone(),
            accounts: Accounts { settled: vec![account.settle().unwrap()], uncounted: self.uncounted.clone() },
        }
    }
}

/// Told by the day, so that the entries of a deal that was corrected keep their numbers.
fn entry_number(event: &CaseEvent) -> u32 {
    let on = event.on();
    (on.month() * 31 + on.day_of_month()) * 2 + u32::from(matches!(event, CaseEvent::Refund { .. }))
}

/// A period's statement of one payee.
pub struct Sample {
    pub kind: PayeeKind,
    pub vat_rate: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub earlier: Vec<Stated>,
    pub deals: Vec<Deal>,
}

impl Sample {
    pub fn individual(from: &'static str, to: &'static str, deals: Vec<Deal>) -> Self {
        Self { kind: PayeeKind::Individual, vat_rate: "0.01", from, to, earlier: Vec::new(), deals }
    }

    pub fn body(&self) -> StatementBody {
        let table: WithholdingTable = serde_json::from_str(SAMPLE_LABOUR_REMUNERATION).unwrap();
        let payee = Payee {
            name: Some(personal()),
            kind: Some(self.kind),
            is_resident: true,
            vat_rate: Rate::parse(self.vat_rate).unwrap(),
        };
        let on = day(self.to).plus_days(5).unwrap();
        let deals: Vec<DealAccounts> = self.deals.iter().map(Deal::accounts).collect();
        draw_up(&Request {
            prepared_by: None,
            payee_id: payee_id(1),
            payee: &payee,
            is_named: true,
            from: day(self.from),
            to: day(self.to),
            on,
            payment_on: on.plus_days(10).unwrap(),
            deals: &deals,
            earlier: &self.earlier,
            tables: &[table],
        })
        .unwrap()
    }

    pub fn stated(&self, sequence: u32) -> Stated {
        Stated { number: StatementNumber { year: 2025, sequence }, body: self.body() }
    }

    pub fn document(&self) -> StatementDocument {
        document(self.body())
    }
}

pub fn personal() -> PersonalRef {
    serde_json::from_value(json!({"id": id::<PersonalId>(7, 1), "hash": "0".repeat(64)})).unwrap()
}

/// A submitted statement of a real desk.
pub fn document(body: StatementBody) -> StatementDocument {
    let names = [(1, "李文博"), (2, "王晓旸"), (3, "赵喆")];
    StatementDocument {
        schema: SCHEMA.into(),
        id: id::<StatementId>(8, 1),
        is_demonstration: false,
        desk: "甘肃兰科技术经纪有限公司（示例）".into(),
        state: StatementState::Submitted { number: StatementNumber { year: 2026, sequence: 2 } },
        payees: names.map(|(number, name)| (payee_id(number), name.to_owned())).into_iter().collect::<BTreeMap<_, _>>(),
        texts: BTreeMap::new(),
        body,
    }
}

/// A licence paid in four instalments; the first of them was stated before.
pub fn licence() -> Deal {
    Deal::new(
        1,
        "固态电池硫化物电解质制备技术专利实施许可",
        terms(json!({})),
        json!([
            {"kind": "signing", "on": "2025-08-01"},
            {"kind": "receipt", "on": "2025-08-15", "amount": "800000.00"},
            {"kind": "receipt", "on": "2025-12-05", "amount": "1234567.89"},
            {"kind": "receipt", "on": "2025-12-30", "amount": "2000000.00"},
            {"kind": "receipt", "on": "2026-03-10", "amount": "898765.44"}
        ]),
    )
}

/// A retainer, a cap reached in the middle of an instalment, and an adjustment.
fn capped() -> Deal {
    let scale = json!({"method": "marginal", "bands": [{"up_to": null, "rate": "0.06"}]});
    let mut deal = Deal::new(
        2,
        "重离子加速器真空部件技术开发",
        terms(json!({"scale": scale, "cap": "300000.00", "minimum": {"amount": "100000.00", "due": "completion"}})),
        json!([
            {"kind": "retainer", "on": "2025-11-06", "amount": "30000.00", "creditable": true},
            {"kind": "signing", "on": "2025-12-01"},
            {"kind": "receipt", "on": "2025-12-10", "amount": "3333333.33"},
            {"kind": "receipt", "on": "2025-12-20", "amount": "3333333.33"},
            {"kind": "receipt", "on": "2025-12-28", "amount": "500000.00"},
            {"kind": "adjustment", "on": "2025-12-29", "amount": "-1500.00", "reason": "约定返还一次差旅费用"}
        ]),
    );
    deal.client = "兰州近代装备有限公司".into();
    deal.cited = vec![cited(2025, false)];
    deal
}

/// Rates in force at the receipt, and a refund that takes layers off.
fn layered() -> Deal {
    let scales = json!([{"from": "2024-01-01", "scale": g_2024()}, {"from": "2025-07-01", "scale": g_2025()}]);
    let mut deal = Deal::new(
        3,
        "祁连山区马铃薯原原种繁育技术转让",
        terms(json!({"scales": scales})),
        json!([
            {"kind": "signing", "on": "2025-06-18"},
            {"kind": "receipt", "on": "2025-06-30", "amount": "1500000.00"},
            {"kind": "receipt", "on": "2025-12-15", "amount": "2500000.00"},
            {"kind": "refund", "on": "2025-12-22", "amount": "300000.00"}
        ]),
    );
    deal.client = "定西薯源农业科技有限责任公司".into();
    deal.cited = vec![cited(2024, true), cited(2025, true)];
    deal
}

/// The technology part only, half commission, a third each, not signed yet for the second.
fn technology() -> Deal {
    let shares = json!([{"payee": payee_id(1), "share": "1/3"}, {"payee": payee_id(2), "share": "1/3"}, {"payee": payee_id(3), "share": "1/3"}]);
    Deal::new(
        4,
        "敦煌壁画数字化采集装备技术许可（先用后转）",
        terms(json!({"base": "technology", "factor": "0.5", "shares": shares})),
        json!([
            {"kind": "signing", "on": "2025-12-02"},
            {"kind": "receipt", "on": "2025-12-08", "amount": "5000000.00"},
            {"kind": "receipt", "on": "2025-12-09", "amount": "200000.00"},
            {"kind": "receipt", "on": "2025-12-11", "amount": "0.01"}
        ]),
    )
}

fn unsigned() -> Deal {
    let mut deal = Deal::new(
        5,
        "低温余热发电机组技术服务",
        terms(json!({})),
        json!([{"kind": "receipt", "on": "2025-12-18", "amount": "120000.00"}]),
    );
    deal.contract = None;
    deal.uncounted = vec![Uncounted {
        entry: Entry {
            id: id::<EntryId>(4, 5999),
            deal: id::<DealId>(2, 5),
            order: 9,
            on: day("2025-12-19"),
            what: What::Receipt { covers: ReceiptKind::Royalty, amount: money("36500.00"), instalment: None, accrued_on: None },
        },
        ended_on: None,
    }];
    deal
}

/// One deal, two lines, nothing unusual: what most statements look like.
pub fn plain() -> StatementDocument {
    let first = Sample::individual("2025-08-01", "2025-08-31", vec![licence()]);
    let mut sample = Sample::individual("2025-12-01", "2025-12-31", vec![licence()]);
    sample.earlier = vec![first.stated(1)];
    sample.document()
}

/// A draft on a demonstration desk with every kind of line.
pub fn rich() -> StatementDocument {
    // August was stated with a receipt of 880,000.00 that was entered wrongly, and with one that was taken back later.
    let mut wrong = licence();
    wrong.case["events"][1]["amount"] = json!("880000.00");
    wrong.case["events"].as_array_mut().unwrap().insert(2, json!({"kind": "receipt", "on": "2025-08-20", "amount": "50000.00"}));
    let first = Sample::individual("2025-08-01", "2025-08-31", vec![wrong]);
    let mut sample =
        Sample::individual("2025-12-01", "2025-12-31", vec![licence(), capped(), layered(), technology(), unsigned()]);
    sample.earlier = vec![first.stated(1)];
    let mut document = StatementDocument { is_demonstration: true, state: StatementState::Draft, ..sample.document() };
    let written = |number| PersonalRef { id: id::<PersonalId>(7, number), ..personal() };
    let (name, certificate_number) = (written(2), written(3));
    document.texts = BTreeMap::from([(name.id, "韩示例".to_owned()), (certificate_number.id, "GS-2024-0017".to_owned())]);
    document.body.prepared_by = Some(PreparedBy {
        member: id::<MemberId>(10, 1),
        name: Some(name),
        certificate_number: Some(certificate_number),
        firm: Some("兰州示例技术转移中心".into()),
    });
    document
}

/// A refund after the pay-out: the balance is below zero and carried forward. The payee is a company.
pub fn carried() -> StatementDocument {
    let deal = |events| Deal::new(1, "煤矸石制备多孔陶瓷技术转让", terms(json!({})), events);
    let paid = json!([
        {"kind": "signing", "on": "2025-09-01"}, {"kind": "receipt", "on": "2025-09-05", "amount": "2000000.00"},
        {"kind": "receipt", "on": "2025-11-12", "amount": "1500000.00"}]);
    let mut refunded = paid.clone();
    refunded.as_array_mut().unwrap().push(json!({"kind": "refund", "on": "2026-01-20", "amount": "700000.01"}));
    let company = |from, to, deals| Sample { kind: PayeeKind::Company, ..Sample::individual(from, to, deals) };
    let first = company("2025-09-01", "2025-11-30", vec![deal(paid)]);
    let mut sample = company("2026-01-01", "2026-01-31", vec![deal(refunded)]);
    sample.earlier = vec![first.stated(1)];
    sample.document()
}

/// A deal that came to nothing: all that was received went back, in two parts.
pub fn fallen_through() -> StatementDocument {
    let shares = json!([{"payee": payee_id(1), "share": "1/3"}, {"payee": payee_id(2), "share": "2/3"}]);
    let deal = Deal::new(
        1,
        "光伏组件自清洁涂层技术许可",
        terms(json!({"shares": shares})),
        json!([
            {"kind": "signing", "on": "2025-12-01"}, {"kind": "receipt", "on": "2025-12-02", "amount": "2000.00"},
            {"kind": "refund", "on": "2025-12-11", "amount": "1000.00"}, {"kind": "refund", "on": "2025-12-22", "amount": "1000.00"}]),
    );
    Sample::individual("2025-12-01", "2025-12-31", vec![deal]).document()
}

/// Nothing to settle: the statement explains itself by what it leaves out.
pub fn empty() -> StatementDocument {
    Sample::individual("2025-12-01", "2025-12-31", vec![unsigned()]).document()
}

/// Names that a template language, a spreadsheet or a narrow column might stumble over.
pub fn hostile() -> StatementDocument {
    let mut deal = licence();
    deal.title =
        "#let x = 1 *粗体* _斜_ $a^2$ `码` = 标题 <标签> @引用 \\ ~ // 注 [块] {甲} “引” 名称很长很长的一个技术开发项目".into();
    deal.client = "=HYPERLINK(\"甲\")龘靐齉鋰旸喆堃𫖯公司".into();
    deal.contract = Some("HT-".to_owned() + &"0123456789".repeat(9));
    let mut document = Sample::individual("2025-08-01", "2025-12-31", vec![deal]).document();
    document.desk = "+经纪台 #1 *演练*".into();
    let payee = document.body.payee.id;
    document.payees.insert(payee, "@李 $文$ 博_#".into());
    document
}

/// Names in the scripts of China's peoples and neighbours, rare characters, and a sign that no typeface has.
pub fn scripts() -> StatementDocument {
    let mut deal = licence();
    deal.title = "𠮷野法与𠝹料工艺 😀 Łódź · Пётр · 김철수 · さくら".into();
    deal.client = "བཀྲ་ཤིས་ཚེ་རིང་།、قادىر ئابدۇللا、ᠪᠠᠶᠠᠷ ᠮᠥᠩᠬᠡ".into();
    let mut document = Sample::individual("2025-08-01", "2025-12-31", vec![deal]).document();
    let payee = document.body.payee.id;
    document.payees.insert(payee, "张𠮷（Łukasz）\u{e5e5}".into());
    document
}

/// A long statement: so many lines, ten to a deal.
pub fn long(lines: u32) -> StatementDocument {
    let deal = |number: u32| {
        let receipt = |at: u32| json!({"kind": "receipt", "on": format!("2025-12-{:02}", at + 2), "amount": format!("{}.{:02}", 91_000 + number * 137 + at * 1009, at * 7)});
        let mut events = vec![json!({"kind": "signing", "on": "2025-12-01"})];
        events.extend((1..10).map(receipt));
        Deal::new(number, &title(number), terms(json!({})), json!(events))
    };
    Sample::individual("2025-12-01", "2025-12-31", (1..=lines.div_ceil(10)).map(deal).collect()).document()
}

fn title(number: impl Display) -> String {
    format!("第 {number} 号盐碱地改良微生物菌剂技术开发合同项下的专利实施许可及后续技术服务")
}

/// The largest amounts that there are.
pub fn largest() -> StatementDocument {
    let mut deal = Deal::new(
        1,
        "特大型装置技术许可",
        terms(
            json!({"scale": {"method": "whole", "bands": [{"up_to": "1000000.00", "rate": "0.05"}, {"up_to": null, "rate": "1"}]}}),
        ),
        json!([{"kind": "signing", "on": "2025-12-01"}, {"kind": "receipt", "on": "2025-12-02", "amount": "9999999999999.99"}]),
    );
    deal.contract = None;
    Sample { kind: PayeeKind::Employee, ..Sample::individual("2025-12-01", "2025-12-31", vec![deal]) }.document()
}
