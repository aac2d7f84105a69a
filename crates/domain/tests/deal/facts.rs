//! The stage that a deal's papers and money prove: each fact by itself, the way to it, and what is never proposed.

use std::collections::BTreeSet;

use domain::{
    contract::ReceiptKind,
    deal::{
        DealFile,
        event::DealEvent,
        facts::{Fact, Proof},
        stage::{Evidence, GateItem, Stage},
    },
    id::PersonalId,
    ledger::What,
    personal::PersonalRef,
    refusal::Refusal,
};

use crate::file::{day, entered, id, lead, mandated, received, refunded, signed, with_client};

fn ticked(mut file: DealFile, item: GateItem, on: &str) -> DealFile {
    file.evidence.push(Evidence { item, on: day(on), note: None });
    file
}

fn proof(fact: Fact, on: &str) -> Option<Proof> {
    Some(Proof { fact, on: Some(day(on)) })
}

fn reason() -> PersonalRef {
    PersonalRef { id: id::<PersonalId>(9), hash: String::new() }
}

#[test]
fn each_fact_proves_its_stage_from_its_day() {
    assert_eq!(lead().ahead(), None);
    assert_eq!(with_client(lead()).ahead(), Some(Proof { fact: Fact::ClientChosen, on: None }));
    assert_eq!(mandated(lead(), "2026-02-01").ahead(), proof(Fact::MandateSigned, "2026-02-01"));
    let contract = signed(lead(), "2026-03-01", Some("100.00"));
    assert_eq!(contract.ahead(), proof(Fact::ContractSigned, "2026-03-01"));
    let certified = ticked(contract.clone(), GateItem::RegistrationCertificate, "2026-03-20");
    assert_eq!(certified.ahead(), proof(Fact::CertificateIssued, "2026-03-20"));
    let accepted = ticked(certified, GateItem::AcceptanceSigned, "2026-04-01");
    assert_eq!(accepted.ahead(), proof(Fact::AcceptanceSigned, "2026-04-01"));
    let paid = received(accepted, "2026-04-10", ReceiptKind::Upfront, "40.00");
    assert_eq!(paid.ahead(), proof(Fact::FirstReceipt, "2026-04-10"));
    let whole = received(paid, "2026-05-10", ReceiptKind::Milestone, "60.00");
    assert_eq!(whole.ahead(), proof(Fact::PriceReceived, "2026-05-10"));
    // Any other tick says nothing about where the deal stands.
    assert_eq!(ticked(lead(), GateItem::NdaSigned, "2026-03-20").ahead(), None);
}

#[test]
fn the_price_is_there_from_the_day_on_which_it_stayed() {
    let contract = signed(lead(), "2026-03-01", Some("100.00"));
    let paid = received(contract, "2026-04-01", ReceiptKind::Upfront, "100.00");
    let back = refunded(paid.clone(), "2026-04-05", 0, "30.00");
    assert_eq!(back.ahead(), proof(Fact::FirstReceipt, "2026-04-01"));
    let again = received(back, "2026-06-01", ReceiptKind::Milestone, "30.00");
    assert_eq!(again.ahead(), proof(Fact::PriceReceived, "2026-06-01"));
    // A receipt that went back as a whole is none.
    assert_eq!(refunded(paid, "2026-04-05", 0, "100.00").ahead(), proof(Fact::ContractSigned, "2026-03-01"));
    // A royalty comes beside the price.
    let royalty = received(signed(lead(), "2026-03-01", Some("100.00")), "2026-04-01", ReceiptKind::Royalty, "100.00");
    assert_eq!(royalty.ahead(), proof(Fact::FirstReceipt, "2026-04-01"));
}

#[test]
fn a_statement_proves_nothing_while_a_part_of_the_price_is_to_come() {
    let stated = |file: DealFile| DealFile { stated_on: Some(day("2026-05-31")), ..file };
    let part = received(signed(lead(), "2026-03-01", Some("100.00")), "2026-04-01", ReceiptKind::Upfront, "40.00");
    assert_eq!(stated(part).ahead(), proof(Fact::FirstReceipt, "2026-04-01"));
    let open = received(signed(lead(), "2026-03-01", None), "2026-04-01", ReceiptKind::Royalty, "40.00");
    assert_eq!(stated(open).ahead(), proof(Fact::StatementSubmitted, "2026-05-31"));
}

#[test]
fn the_last_completion_closes_the_clauses() {
    let file = signed(mandated(lead(), "2026-02-01"), "2026-03-01", Some("100.00"));
    let closed = entered(file, "2026-07-01", What::Completion { clause: id(20) });
    assert_eq!(closed.ahead(), proof(Fact::ClausesCompleted, "2026-07-01"));
}

#[test]
fn nothing_is_proposed_backwards_or_of_a_deal_that_is_closed_or_binned() {
    let contract = signed(lead(), "2026-03-01", Some("100.00"));
    for stage in [Stage::Signing, Stage::Recognition, Stage::FollowUp, Stage::Closure] {
        assert_eq!(DealFile { stage, ..contract.clone() }.ahead(), None, "{}", stage.code());
    }
    assert_eq!(DealFile { removed_on: Some(day("2026-03-02")), ..contract.clone() }.ahead(), None);
    // On its side road a trial is further than the negotiation, and not yet at the signing.
    assert!(DealFile { stage: Stage::Trial, ..contract }.ahead().is_some());
}

#[test]
fn a_stage_is_kept_until_a_further_one_is_proved() {
    let contract = signed(lead(), "2026-03-01", Some("100.00"));
    let DealEvent::StageKept { before: None, after: Some(Stage::Signing), .. } = contract.keep_stage().unwrap() else {
        panic!("the stage is kept over the signing")
    };
    let kept = DealFile { kept: Some(Stage::Signing), ..contract };
    assert_eq!(kept.ahead(), None);
    assert_eq!(kept.keep_stage(), Err(Refusal::NothingProven));
    assert_eq!(kept.follow_facts(day("2026-08-01"), Some(&reason())), Err(Refusal::NothingProven));
    let paid = received(kept, "2026-04-10", ReceiptKind::Upfront, "40.00");
    assert_eq!(paid.ahead(), proof(Fact::FirstReceipt, "2026-04-10"));
}

/// The steps of the way that the facts show, from the present stage.
fn way(file: &DealFile) -> Vec<(Stage, Stage, String)> {
    let moved = file.follow_facts(day("2026-08-01"), Some(&reason())).unwrap();
    let step = |event| match event {
        DealEvent::Moved { step, .. } => (step.from, step.to, step.on.to_string()),
        other => panic!("{other:?} is no step"),
    };
    moved.into_iter().map(step).collect()
}

fn steps(said: &[(Stage, Stage, &str)]) -> Vec<(Stage, Stage, String)> {
    said.iter().map(|(from, to, on)| (*from, *to, (*on).to_owned())).collect()
}

#[test]
fn the_way_goes_over_the_facts_on_their_days() {
    let file = received(
        signed(mandated(lead(), "2026-02-01"), "2026-03-01", Some("100.00")),
        "2026-04-10",
        ReceiptKind::Upfront,
        "40.00",
    );
    let whole = [
        (Stage::Discovery, Stage::Mandate, "2026-02-01"),
        (Stage::Mandate, Stage::Signing, "2026-03-01"),
        (Stage::Signing, Stage::Receipts, "2026-04-10"),
    ];
    assert_eq!(way(&file), steps(&whole));
    assert_eq!(way(&DealFile { stage: Stage::Negotiation, ..file.clone() })[0].0, Stage::Negotiation);
    // What nobody knows the day of is the step of today, where nothing lies beyond it.
    let undated = [(Stage::Discovery, Stage::Mandate, "2026-02-01"), (Stage::Mandate, Stage::Matching, "2026-08-01")];
    assert_eq!(way(&with_client(mandated(lead(), "2026-02-01"))), steps(&undated));
}

#[test]
fn what_came_after_a_further_fact_is_passed_over() {
    let late = signed(mandated(lead(), "2026-03-15"), "2026-03-01", Some("100.00"));
    assert_eq!(way(&late), steps(&[(Stage::Discovery, Stage::Signing, "2026-03-01")]));
}

#[test]
fn the_way_names_what_is_missing_and_asks_for_a_reason() {
    let file = signed(lead(), "2026-03-01", Some("100.00"));
    let Err(Refusal::GateNeedsReason { missing }) = file.follow_facts(day("2026-08-01"), None) else {
        panic!("gates are passed without a reason")
    };
    let missing: BTreeSet<GateItem> = missing.into_iter().collect();
    assert!(missing.contains(&GateItem::MandateSigned));
    // The contract says which kind it is, what it costs, and who the client is.
    for known in [GateItem::TransferMode, GateItem::PriceRange, GateItem::ClientChosen] {
        assert!(!missing.contains(&known), "{known:?}");
    }
}
