//! What a correction may put right, and what it is refused for.

use domain::{
    Day,
    contract::{ContractKind, ContractParticulars, event::ContractEvent},
    deal::DealFile,
    ledger::What,
    log::Note,
    mandate::{MandateParticulars, Payer, event::MandateEvent},
    personal::PersonalRef,
    record::{AreaEvent, correction::Correction},
    refusal::Refusal,
};

use crate::file::{day, entered, id, lead, mandated, received, signed};

fn under_way() -> DealFile {
    let file = signed(mandated(lead(), "2026-01-05"), "2026-02-10", Some("100000.00"));
    received(file, "2026-03-01", domain::contract::ReceiptKind::Upfront, "40000.00")
}

fn contract(file: &DealFile, change: impl FnOnce(&mut ContractParticulars)) -> Result<Option<ContractEvent>, Refusal> {
    let mut to = file.contract.as_ref().unwrap().particulars.clone();
    change(&mut to);
    file.correct_contract(to, None)
}

fn mandate(file: &DealFile, change: impl FnOnce(&mut MandateParticulars)) -> Result<Option<MandateEvent>, Refusal> {
    let mut to = file.mandate.as_ref().unwrap().particulars.clone();
    change(&mut to);
    file.correct_mandate(to, None)
}

fn resting(field: &str) -> Refusal {
    Refusal::StatementRestsOnIt { field: field.to_owned() }
}

#[test]
fn what_changes_nothing_is_no_event() {
    assert_eq!(contract(&under_way(), |_| ()), Ok(None));
    assert_eq!(mandate(&under_way(), |_| ()), Ok(None));
}

#[test]
fn a_correction_holds_both_and_is_taken_back_exactly() {
    let file = under_way();
    let corrected = contract(&file, |to| to.number = "示例 2".to_owned()).unwrap().unwrap();
    let ContractEvent::Corrected { correction: Correction { before, after, .. }, .. } = &corrected else {
        panic!("{corrected:?}")
    };
    assert_eq!((before.number.as_str(), after.number.as_str()), ("示例 1", "示例 2"));
    assert_eq!(corrected.inverse().unwrap().inverse().unwrap(), corrected);
    let ContractEvent::Corrected { correction: back, .. } = corrected.inverse().unwrap() else { panic!("no correction") };
    assert_eq!((&back.before, &back.after), (after, before));
}

#[test]
fn a_correction_is_refused_for_what_the_signing_is() {
    let file = under_way();
    let seller = file.contract.as_ref().unwrap().particulars.seller;
    assert_eq!(contract(&file, |to| to.buyer = seller), Err(Refusal::SellerIsBuyer));
    let licence = |to: &mut ContractParticulars| {
        to.kind = ContractKind::Service;
        to.licence_kind = Some(domain::contract::LicenceKind::Sole);
    };
    assert_eq!(contract(&file, licence), Err(Refusal::LicenceKindMisplaced));
    assert_eq!(mandate(&file, |to| to.ends_on = Some(day("2026-01-04"))), Err(Refusal::PeriodReversed));
    assert_eq!(mandate(&file, |to| to.tail_months = Some(241)), Err(Refusal::TailTooLong));
    let far = Day::parse("2101-01-01").unwrap();
    let field = "signed_on".to_owned();
    assert_eq!(contract(&file, |to| to.signed_on = far), Err(Refusal::DayOutOfRange { field: field.clone() }));
    assert_eq!(mandate(&file, |to| to.signed_on = far), Err(Refusal::DayOutOfRange { field }));
    let binned = DealFile { removed_on: Some(day("2026-06-01")), ..file };
    assert_eq!(contract(&binned, |to| to.number = "示例 2".to_owned()), Err(Refusal::InBin));
    assert_eq!(mandate(&binned, |to| to.payer = Payer::Both), Err(Refusal::InBin));
}

#[test]
fn the_signing_stays_before_what_followed_from_it() {
    let completed = entered(under_way(), "2026-04-01", What::Completion { clause: id(20) });
    assert_eq!(contract(&completed, |to| to.signed_on = day("2026-04-01")).map(|event| event.is_some()), Ok(true));
    let misplaced = Err(Refusal::CompletionMisplaced { clause: id(20) });
    assert_eq!(contract(&completed, |to| to.signed_on = day("2026-04-02")), misplaced);
}

#[test]
fn what_a_submitted_statement_reckons_with_stays() {
    let stated = DealFile { stated_on: Some(day("2026-06-30")), ..under_way() };
    // After the receipt: it would have earned nothing on its day.
    let late = |to: &mut ContractParticulars| to.signed_on = day("2026-03-02");
    assert_eq!(contract(&stated, late), Err(resting("signed_on")));
    assert_eq!(mandate(&stated, |to| to.payer = Payer::Buyer), Err(resting("payer")));
    assert!(contract(&under_way(), late).unwrap().is_some(), "nothing rests on it yet");
    assert!(mandate(&under_way(), |to| to.payer = Payer::Buyer).unwrap().is_some());
    // Another day before the receipt moves nobody's money, and names never do.
    assert!(contract(&stated, |to| to.signed_on = day("2026-02-11")).unwrap().is_some());
    assert!(contract(&stated, |to| to.buyer = id(9)).unwrap().is_some());
    assert!(mandate(&stated, |to| to.client = id(9)).unwrap().is_some());
    assert!(mandate(&stated, |to| to.ends_on = Some(day("2026-12-31"))).unwrap().is_some());
}

#[test]
fn a_corrected_note_names_both_texts_and_the_reason_so_that_each_can_be_erased() {
    let text = |number| PersonalRef { id: id(number), hash: String::new() };
    let note = |number| Note { id: id(50), on: day("2026-04-01"), text: text(number) };
    assert_eq!(under_way().correct_note(note(51), note(51), Some(text(53))), Ok(None));
    let corrected = under_way().correct_note(note(51), note(52), Some(text(53))).unwrap().unwrap();
    assert_eq!(corrected.about().text, Some(&text(52)), "the time line shows what it says now");
    for event in [&corrected, &corrected.inverse().unwrap()] {
        let mut named: Vec<_> = event.about().personal.into_iter().map(|named| named.id).collect();
        named.sort();
        assert_eq!(named, [51, 52, 53].map(|number| text(number).id));
    }
}
