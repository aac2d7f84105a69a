//! Statements, one of which shows each kind of line.

use domain::{
    contract::ReceiptKind,
    deal::{DealFile, account, stage::Stage},
    event::Event,
    id::StatementId,
    ledger::{Entry, What},
    payee::PayeeKind,
    statement::{
        Period, PreparedBy, StatementBody, StatementDraft, StatementNumber,
        event::StatementEvent,
        settlement::{self, DealAccounts, Request, Stated},
        withholding::SAMPLE_LABOUR_REMUNERATION,
    },
};

use super::{
    CONTRACT, DEAL, EQUITY, FIRST_RECEIPT, LI, MANDATE, MEMBER, RESULT, ROYALTIES, STATEMENT, TABLE, UPFRONT,
    contract::contract,
    day,
    deal::deal,
    ledger::{entry, first_receipt, receipt},
    mandate::mandate,
    money,
    payee::payee,
    rates::table,
    reference,
    result::result,
};
use crate::bench::id;

/// One of every kind.
pub(super) fn samples() -> Vec<Event> {
    let draft = || draft(1003, "2025-04-01", "2025-12-31");
    let year = Period { from: day("2025-04-01"), to: day("2025-12-31") };
    let number = StatementNumber { year: 2025, sequence: 2 };
    let body = Box::new(statement_body(&self::draft(1001, "2025-04-01", "2025-12-31")));
    vec![
        StatementEvent::Drafted { draft: draft() }.into(),
        StatementEvent::Discarded { draft: draft() }.into(),
        StatementEvent::PeriodChanged {
            statement: STATEMENT,
            payee: LI,
            from: year,
            to: Period { to: day("2025-06-30"), ..year },
        }
        .into(),
        StatementEvent::Submitted { statement: STATEMENT, number, body }.into(),
        StatementEvent::Withdrawn { statement: STATEMENT, on: day("2026-01-02"), reason: reference(76) }.into(),
    ]
}

pub(super) fn draft(number: u128, from: &str, to: &str) -> StatementDraft {
    StatementDraft { id: StatementId(id(number)), payee: LI, from: day(from), to: day(to), on: day("2025-12-31") }
}

/// A statement that shows each kind of line: new, late, corrected with its causes, gone, zero, and left out for each reason.
fn statement_body(draft: &StatementDraft) -> StatementBody {
    let gone = receipt(902, 1, "2025-03-05", "1000.00");
    let milestone = |number, order, on: &str| {
        let what = What::Receipt { covers: ReceiptKind::Milestone, amount: money("0.05"), instalment: None, accrued_on: None };
        entry(number, order, on, what)
    };
    let ended = What::Receipt {
        covers: ReceiptKind::Royalty,
        amount: money("900.00"),
        instalment: None,
        accrued_on: Some(day("2028-12-31")),
    };
    let before = self::draft(1002, "2025-01-01", "2025-03-31");
    let then = drawn_up(&before, "2025-03-31", vec![first_receipt(), gone, receipt(903, 2, "2025-03-10", "300000.00")], &[]);
    let earlier = [Stated { number: StatementNumber { year: 2025, sequence: 1 }, body: then }];
    let clause = UPFRONT;
    let entries = vec![
        first_receipt(),
        receipt(903, 2, "2025-03-10", "300000.00"),
        entry(904, 3, "2025-03-20", What::Retainer { clause, amount: money("500.00"), creditable: true }),
        entry(905, 4, "2025-04-01", What::Refund { receipt: FIRST_RECEIPT, amount: money("100000.00") }),
        milestone(906, 5, "2025-04-02"),
        entry(907, 6, "2025-04-03", What::Adjustment { clause, amount: money("-10.00"), reason: reference(75) }),
        entry(908, 7, "2029-01-20", ended),
        milestone(909, 8, "2030-01-01"),
        receipt(910, 9, "2025-05-02", "250000.00"),
    ];
    drawn_up(draft, "2025-12-31", entries, &earlier)
}

fn drawn_up(draft: &StatementDraft, on: &str, entries: Vec<Entry>, earlier: &[Stated]) -> StatementBody {
    let deals = [DealAccounts {
        deal: DEAL,
        title: deal().title,
        client: "示例大学".to_owned(),
        contract_number: Some("2025-XK-001".to_owned()),
        accounts: account::accounts(&file(entries)).expect("the sample's commission can be computed"),
    }];
    let payee = payee(32, Some(PayeeKind::Individual));
    let tables = [serde_json::from_str(SAMPLE_LABOUR_REMUNERATION).expect("the shipped table")];
    let (from, to, on) = (draft.from, draft.to, day(on));
    let prepared_by = PreparedBy {
        member: MEMBER,
        name: Some(reference(78)),
        certificate_number: Some(reference(79)),
        firm: Some("示例技术转移中心".to_owned()),
    };
    let request = Request {
        prepared_by: Some(prepared_by),
        payee_id: LI,
        payee: &payee,
        is_named: true,
        from,
        to,
        on,
        payment_on: on,
        deals: &deals,
        earlier,
        tables: &tables,
    };
    settlement::draw_up(&request).expect("the sample's statement can be drawn up")
}

/// The deal's file as the events of [`life`] leave it.
fn file(entries: Vec<Entry>) -> DealFile {
    DealFile {
        id: DEAL,
        removed_on: None,
        deal: deal(),
        stage: Stage::Discovery,
        kept: None,
        next_action: None,
        results: vec![(RESULT, result())],
        reachable: Vec::new(),
        evidence: Vec::new(),
        mandate: Some(mandate(MANDATE, DEAL, [UPFRONT, ROYALTIES, EQUITY])),
        contract: Some(contract(CONTRACT, DEAL)),
        changes: Vec::new(),
        entries,
        tables: vec![table(TABLE, "2024", "2024-01-01")],
        stated_on: None,
    }
}
