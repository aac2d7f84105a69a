//! What is proposed once a contract is signed, and once its money is in.

use domain::{
    contract::{Instalment, ReceiptKind, Royalty},
    deal::{
        DealFile,
        expected::completed_kinds,
        follow_up::{Deadline, SAMPLE_CONTRACT_REGISTRATION},
        known::Source,
        stage::{Evidence, GateItem, Stage},
    },
    doubt::Doubt,
    id::{ClauseId, PersonalId},
    ledger::What,
    log::NextAction,
    money::{Money, Rate},
    personal::PersonalRef,
};

use crate::file::{day, entered, id, lead, mandated, received, refunded, signed};

fn period() -> Deadline {
    serde_json::from_str(SAMPLE_CONTRACT_REGISTRATION).unwrap()
}

fn under_way() -> DealFile {
    signed(mandated(lead(), "2026-01-05"), "2026-02-10", Some("100000.00"))
}

fn text() -> PersonalRef {
    PersonalRef { id: id::<PersonalId>(9), hash: String::new() }
}

fn planned(on: &str) -> Option<NextAction> {
    Some(NextAction { what: text(), on: day(on) })
}

fn instalment(number: u32, amount: &str) -> Instalment {
    let amount = Money::parse(amount).unwrap();
    Instalment { id: id(number), kind: ReceiptKind::Milestone, amount, due_on: None, condition: None }
}

fn royalty() -> Royalty {
    Royalty { rate: Rate::parse("0.03").unwrap(), base: text(), until: None }
}

#[test]
fn a_signed_contract_is_to_be_registered_until_it_is_or_something_else_is_planned() {
    let file = under_way();
    assert_eq!(lead().registration_due(&period()), None);
    assert_eq!(file.registration_due(&period()), day("2026-02-10").plus_days(i64::from(period().days)));
    // What was planned up to the signing is done with it.
    let before = DealFile { next_action: planned("2026-02-10"), ..file.clone() };
    assert!(before.registration_due(&period()).is_some());
    let after = DealFile { next_action: planned("2026-02-11"), ..file.clone() };
    assert_eq!(after.registration_due(&period()), None);
    let certificate = Evidence { item: GateItem::RegistrationCertificate, on: day("2026-03-01"), note: None };
    assert_eq!(DealFile { evidence: vec![certificate], ..file.clone() }.registration_due(&period()), None);
    assert!(DealFile { stage: Stage::Recognition, ..file.clone() }.registration_due(&period()).is_some());
    for beyond in [Stage::Delivery, Stage::Closure] {
        assert_eq!(DealFile { stage: beyond, ..file.clone() }.registration_due(&period()), None);
    }
    assert_eq!(DealFile { removed_on: Some(day("2026-03-01")), ..file }.registration_due(&period()), None);
}

#[test]
fn a_clause_can_be_completed_once_all_money_is_in() {
    let clause: ClauseId = id(20);
    let half = received(under_way(), "2026-03-01", ReceiptKind::Upfront, "60000.00");
    assert_eq!(half.completable(), []);
    let whole = received(half, "2026-04-01", ReceiptKind::Upfront, "40000.00");
    assert_eq!(whole.completable(), [clause]);
    assert_eq!(DealFile { removed_on: Some(day("2026-05-01")), ..whole.clone() }.completable(), []);
    assert_eq!(refunded(whole.clone(), "2026-04-02", 1, "1.00").completable(), []);
    assert_eq!(entered(whole, "2026-04-02", What::Completion { clause }).completable(), []);
}

#[test]
fn where_the_price_is_open_every_planned_payment_is_awaited() {
    let mut file = received(under_way(), "2026-03-01", ReceiptKind::Upfront, "100000.00");
    let amount = Money::parse("100000.00").unwrap();
    let instalment = Instalment { id: id(40), kind: ReceiptKind::Upfront, amount, due_on: None, condition: None };
    let money = &mut file.contract.as_mut().unwrap().money;
    (money.price, money.royalty) = (None, Some(royalty()));
    assert_eq!(file.completable(), [], "nothing was planned");
    file.contract.as_mut().unwrap().money.instalments = vec![instalment];
    assert_eq!(file.completable(), [], "the money came in for nothing that was planned");
    let What::Receipt { instalment, .. } = &mut file.entries[0].what else { panic!("a receipt") };
    *instalment = Some(id(40));
    assert_eq!(file.completable(), [id(20)]);
}

#[test]
fn what_covers_a_running_royalty_stays_open() {
    let mut file = received(under_way(), "2026-03-01", ReceiptKind::Upfront, "100000.00");
    file.contract.as_mut().unwrap().money.royalty = Some(royalty());
    assert_eq!(file.completable(), [id(20)]);
    file.mandate.as_mut().unwrap().clauses[0].covers.insert(ReceiptKind::Royalty);
    assert_eq!(file.completable(), []);
}

#[test]
fn a_clause_completed_before_its_money_is_in_is_doubted() {
    let doubts = |file: &DealFile| file.doubts_of_completion().unwrap();
    let still = |open: &str| vec![Doubt::StillToCome { open: Money::parse(open).unwrap() }];
    assert_eq!(doubts(&lead()), [], "nothing is promised");
    assert_eq!(doubts(&under_way()), still("100000.00"));
    let part = received(under_way(), "2026-03-01", ReceiptKind::Upfront, "40000.00");
    let royalty = received(part, "2026-03-02", ReceiptKind::Royalty, "60000.00");
    assert_eq!(doubts(&royalty), still("60000.00"), "a royalty comes beside the price");
    let whole = received(royalty, "2026-04-01", ReceiptKind::Milestone, "60000.00");
    assert_eq!(doubts(&whole), []);
    assert_eq!(doubts(&refunded(whole, "2026-05-01", 0, "0.01")), still("0.01"));

    let mut open = signed(mandated(lead(), "2026-01-05"), "2026-02-10", None);
    assert_eq!(doubts(&open), [], "neither price nor plan");
    open.contract.as_mut().unwrap().money.instalments = vec![instalment(60, "300.00"), instalment(61, "200.00")];
    let paid = What::Receipt {
        covers: ReceiptKind::Milestone,
        amount: Money::parse("350.00").unwrap(),
        instalment: Some(id(60)),
        accrued_on: None,
    };
    assert_eq!(doubts(&entered(open, "2026-03-01", paid)), still("200.00"), "more for one is nothing for the other");
}

#[test]
fn the_receipts_show_that_the_price_is_there() {
    let shown = |file: &DealFile| file.known(GateItem::PriceReceived);
    let part = received(under_way(), "2026-03-01", ReceiptKind::Upfront, "40000.00");
    assert_eq!(shown(&part), None);
    let whole = received(part, "2026-04-01", ReceiptKind::Milestone, "60000.00");
    assert_eq!(shown(&whole), Some(Source::Receipts));
    assert_eq!(shown(&refunded(whole, "2026-05-01", 1, "60000.00")), None);
}

#[test]
fn nothing_more_is_expected_of_what_a_completed_clause_covers() {
    let over = |file: &DealFile| completed_kinds(file.mandate.as_ref(), &file.entries).into_iter().collect::<Vec<_>>();
    let paid_back = refunded(received(under_way(), "2026-03-01", ReceiptKind::Upfront, "40000.00"), "2026-05-01", 0, "40000.00");
    assert_eq!(over(&paid_back), [], "the deal goes on, and the price is still owed");
    assert_eq!(over(&entered(paid_back, "2026-06-01", What::Completion { clause: id(20) })), [ReceiptKind::Upfront]);
    assert_eq!(over(&entered(lead(), "2026-06-01", What::Completion { clause: id(20) })), []);
}
