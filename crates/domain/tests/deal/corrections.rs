//! What a correction may put right, and what it is refused for.

use domain::{
    Day, Money,
    commission::Base,
    contract::{ContractChange, ContractKind, ContractMoney, ContractParticulars, event::ContractEvent},
    deal::{
        Deal, DealFile,
        account::{LineKey, Source},
        correct::StatedLine,
        event::DealEvent,
        stage::{Evidence, GateItem, Stage},
    },
    ledger::What,
    log::{NextAction, Note},
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

/// A contract put right, beside lines that statements state.
fn contract_beside(
    stated: &[StatedLine],
    file: &DealFile,
    change: impl FnOnce(&mut ContractParticulars),
) -> Result<Option<ContractEvent>, Refusal> {
    let mut to = file.contract.as_ref().unwrap().particulars.clone();
    change(&mut to);
    let mut events = file.correct_contract(to, None, None, stated)?;
    assert!(events.len() < 2, "{events:?}");
    Ok(events.pop())
}

fn contract(file: &DealFile, change: impl FnOnce(&mut ContractParticulars)) -> Result<Option<ContractEvent>, Refusal> {
    contract_beside(&[], file, change)
}

/// Its money put right, beside lines that statements state.
fn money_beside(
    stated: &[StatedLine],
    file: &DealFile,
    change: impl FnOnce(&mut ContractMoney),
) -> Result<Vec<ContractEvent>, Refusal> {
    let mut money = file.money().unwrap().clone();
    change(&mut money);
    file.correct_contract(file.contract.as_ref().unwrap().particulars.clone(), Some(money), None, stated)
}

fn mandate_beside(
    stated: &[StatedLine],
    file: &DealFile,
    change: impl FnOnce(&mut MandateParticulars),
) -> Result<Option<MandateEvent>, Refusal> {
    let mut to = file.mandate.as_ref().unwrap().particulars.clone();
    change(&mut to);
    file.correct_mandate(to, None, stated)
}

fn mandate(file: &DealFile, change: impl FnOnce(&mut MandateParticulars)) -> Result<Option<MandateEvent>, Refusal> {
    mandate_beside(&[], file, change)
}

/// The line of an entry as a statement states it.
fn stated(statement: u32, entry: u32) -> StatedLine {
    let line = LineKey { root: id(20), source: Source::Entry(id(100 + entry)) };
    StatedLine { statement: id(statement), payee: id(30), line }
}

fn resting(field: &str, statements: &[u32]) -> Refusal {
    Refusal::StatementRestsOnIt { field: field.to_owned(), statements: statements.iter().map(|number| id(*number)).collect() }
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
fn what_a_submitted_statement_states_stays() {
    let lines = [stated(80, 0)];
    let contract_of = |change: &dyn Fn(&mut ContractParticulars)| contract_beside(&lines, &under_way(), change);
    let mandate_of = |change: &dyn Fn(&mut MandateParticulars)| mandate_beside(&lines, &under_way(), change);
    // After the receipt: it would have earned nothing on its day.
    let late = |to: &mut ContractParticulars| to.signed_on = day("2026-03-02");
    assert_eq!(contract_of(&late), Err(resting("signed_on", &[80])));
    assert_eq!(mandate_of(&|to| to.payer = Payer::Buyer), Err(resting("payer", &[80])));
    assert!(contract(&under_way(), late).unwrap().is_some(), "nothing rests on it yet");
    assert!(mandate(&under_way(), |to| to.payer = Payer::Buyer).unwrap().is_some());
    // Another day before the receipt moves nobody's money, and names never do.
    assert!(contract_of(&|to| to.signed_on = day("2026-02-11")).unwrap().is_some());
    assert!(contract_of(&|to| to.buyer = id(9)).unwrap().is_some());
    assert!(mandate_of(&|to| to.client = id(9)).unwrap().is_some());
    assert!(mandate_of(&|to| to.ends_on = Some(day("2026-12-31"))).unwrap().is_some());
}

#[test]
fn a_line_that_no_statement_states_may_move() {
    // The first receipt is stated, by two statements; the second is not.
    let file = received(under_way(), "2026-07-01", domain::contract::ReceiptKind::Upfront, "60000.00");
    let early = [stated(80, 0), stated(81, 0)];
    let between = |to: &mut ContractParticulars| to.signed_on = day("2026-03-02");
    assert_eq!(contract_beside(&early, &file, between), Err(resting("signed_on", &[80, 81])));
    assert_eq!(
        contract_beside(&[stated(82, 1)], &file, between).map(|event| event.is_some()),
        Ok(true),
        "only the first line moves"
    );
}

#[test]
fn mistyped_money_is_put_right_as_it_stands() {
    let file = under_way();
    let yuan = |text: &str| Money::parse(text).unwrap();
    assert_eq!(money_beside(&[], &file, |_| ()), Ok(Vec::new()));
    let price = |to: &mut ContractMoney| to.price = Some(yuan("110000.00"));
    let events = money_beside(&[stated(80, 0)], &file, price).unwrap();
    let [ContractEvent::MoneyCorrected { amended_from: None, correction, .. }] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!([correction.before.price, correction.after.price], [Some(yuan("100000.00")), Some(yuan("110000.00"))]);
    assert_eq!(events[0].inverse().unwrap().inverse().unwrap(), events[0]);
    let too_much = |to: &mut ContractMoney| to.technology_amount = Some(yuan("100000.01"));
    assert_eq!(money_beside(&[], &file, too_much), Err(Refusal::TechnologyAbovePrice));

    // Where the technology amount is what counts, another one moves what was stated.
    let mut of_technology = file.clone();
    of_technology.mandate.as_mut().unwrap().clauses[0].base = Base::Technology;
    of_technology.contract.as_mut().unwrap().money.technology_amount = Some(yuan("50000.00"));
    let technology = |to: &mut ContractMoney| to.technology_amount = Some(yuan("60000.00"));
    assert_eq!(money_beside(&[stated(80, 0)], &of_technology, technology), Err(resting("money.price", &[80])));
    assert_eq!(money_beside(&[], &of_technology, technology).map(|events| events.len()), Ok(1));

    // After an amendment its money stands, and is what is put right.
    let from = day("2026-04-01");
    let change = ContractChange { from, money: ContractMoney { price: Some(yuan("90000.00")), ..file.money().unwrap().clone() } };
    let amended = DealFile { changes: vec![change], ..file };
    let events = money_beside(&[], &amended, price).unwrap();
    let [ContractEvent::MoneyCorrected { amended_from, correction, .. }] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!((*amended_from, correction.before.price), (Some(from), Some(yuan("90000.00"))));
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

#[test]
fn whatever_a_person_dates_lies_in_the_years_that_there_are() {
    let out = |field: &str| Err(Refusal::DayOutOfRange { field: field.to_owned() });
    let text = || PersonalRef { id: id(51), hash: String::new() };
    let file = under_way();
    for on in ["0001-01-01", "9999-12-31"].map(day) {
        let note = Note { id: id(50), on, text: text() };
        let evidence = Evidence { item: GateItem::NdaSigned, on, note: None };
        let said = |event: Result<DealEvent, Refusal>| event.map(drop);
        assert_eq!(said(file.log(note.clone())), out("on"));
        assert_eq!(file.correct_note(Note { on: day("2026-04-01"), ..note.clone() }, note, None).map(drop), out("on"));
        assert_eq!(file.set_next(Some(NextAction { what: text(), on })).map(drop), out("next.on"));
        assert_eq!(file.tick(evidence.clone()).map(drop), out("on"));
        let today = day("2026-04-01");
        assert_eq!(file.move_to(Stage::Registration, on, Vec::new(), Some(text()), None).map(drop), out("on"));
        let ticked = vec![Evidence { on: today, ..evidence.clone() }, evidence];
        assert_eq!(file.move_to(Stage::Registration, today, ticked, Some(text()), None).map(drop), out("evidence[1].on"));
        assert_eq!(Deal { opened_on: on, ..file.deal.clone() }.validated().map(drop), out("on"));
    }
}
