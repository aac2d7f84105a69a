//! One sample of every event, area by area, with fixed ids and days, and what must have happened before each. The list of all
//! kinds is held against them.

mod contract;
mod deal;
mod desk;
mod ledger;
mod list;
pub mod mandate;
mod member;
mod organisation;
mod payee;
mod person;
pub mod rates;
mod result;
mod statement;

use domain::{
    Day, Money, Rate, Share,
    contract::event::ContractEvent,
    deal::event::DealEvent,
    event::Event,
    id::{
        ClauseId, ContractId, DealId, EntryId, InstalmentId, MandateId, MemberId, OrganisationId, PayeeId, PersonalId,
        RateTableId, ResultId, StatementId,
    },
    ledger::LedgerEvent,
    list::ListEvent,
    mandate::event::MandateEvent,
    member::MemberRole,
    organisation::event::OrganisationEvent,
    payee::PayeeKind,
    personal::PersonalRef,
    rates::event::RatesEvent,
    record::{Record, RecordEvent},
    statement::event::StatementEvent,
};

pub use self::ledger::entries;
use self::{
    contract::contract, deal::deal, ledger::first_receipt, mandate::mandate, member::member, organisation::organisation,
    payee::payee, rates::table, result::result, statement::draft,
};
use crate::bench::id;

/// The day on which what needs none in particular happens.
const ON: &str = "2025-02-03";

// Ids by kind: the hundreds say what it is.
const OWNER: OrganisationId = OrganisationId(id_of(101));
const CLIENT: OrganisationId = OrganisationId(id_of(102));
const RESULT: ResultId = ResultId(id_of(201));
const LI: PayeeId = PayeeId(id_of(301));
const FIRM: PayeeId = PayeeId(id_of(302));
const TABLE: RateTableId = RateTableId(id_of(401));
const DEAL: DealId = DealId(id_of(501));
const BARE_DEAL: DealId = DealId(id_of(502));
const MANDATE: MandateId = MandateId(id_of(601));
const CONTRACT: ContractId = ContractId(id_of(701));
const UPFRONT: ClauseId = ClauseId(id_of(801));
const ROYALTIES: ClauseId = ClauseId(id_of(802));
const EQUITY: ClauseId = ClauseId(id_of(803));
const INSTALMENT: InstalmentId = InstalmentId(id_of(61));
const FIRST_RECEIPT: EntryId = EntryId(id_of(901));
const MEMBER: MemberId = MemberId(id_of(2));
const STATEMENT: StatementId = StatementId(id_of(1001));

const fn id_of(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 | number)
}

/// The word by which an event is stored.
pub fn kind(event: &Event) -> String {
    let json = serde_json::to_value(event).expect("an event is plain data");
    json["kind"].as_str().expect("an event is tagged with its kind").to_owned()
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a sample's day")
}

fn money(text: &str) -> Money {
    Money::parse(text).expect("a sample's amount")
}

fn rate(text: &str) -> Rate {
    Rate::parse(text).expect("a sample's rate")
}

fn share(text: &str) -> Share {
    Share::parse(text).expect("a sample's share")
}

fn reference(number: u128) -> PersonalRef {
    PersonalRef { id: PersonalId(id(number)), hash: format!("{number:064x}") }
}

/// What a desk needs before any of the samples can happen, in order, without its setting up.
pub fn life() -> Vec<Event> {
    vec![
        RecordEvent::Added { id: OWNER, record: organisation("示例大学") }.into(),
        RecordEvent::Added { id: CLIENT, record: organisation("示例制药") }.into(),
        RecordEvent::Added { id: RESULT, record: result() }.into(),
        RecordEvent::Added { id: LI, record: payee(32, Some(PayeeKind::Individual)) }.into(),
        RecordEvent::Added { id: FIRM, record: payee(34, Some(PayeeKind::Company)) }.into(),
        RecordEvent::Added { id: MEMBER, record: member(78, MemberRole::Broker) }.into(),
        RatesEvent::Issued { table: table(TABLE, "2024", "2024-01-01") }.into(),
        RecordEvent::Added { id: DEAL, record: deal() }.into(),
        RecordEvent::Added { id: BARE_DEAL, record: deal() }.into(),
        MandateEvent::Signed { mandate: mandate(MANDATE, DEAL, [UPFRONT, ROYALTIES, EQUITY]) }.into(),
        ContractEvent::Signed { contract: contract(CONTRACT, DEAL) }.into(),
        LedgerEvent::Recorded { entry: first_receipt() }.into(),
    ]
}

/// What else must have happened before a sample: what it takes back, or the draft that it submits.
pub fn just_before(event: &Event) -> Vec<Event> {
    let draft = || StatementEvent::Drafted { draft: draft(1001, "2025-04-01", "2025-12-31") }.into();
    let kind = kind(event);
    if let Event::List(ListEvent::ImportUndone { import, .. }) = event {
        return vec![ListEvent::Imported { import: import.clone() }.into()];
    }
    if let Event::Statement(StatementEvent::Submitted { .. } | StatementEvent::PeriodChanged { .. }) = event {
        return vec![draft()];
    }
    if let Event::Statement(StatementEvent::Withdrawn { .. }) = event {
        let is_submitted = |sample: &Event| matches!(sample, Event::Statement(StatementEvent::Submitted { .. }));
        let submitted = samples().into_iter().find(is_submitted);
        return vec![draft(), submitted.expect("there is a sample of every event")];
    }
    // What is put right was said.
    if let Event::Progress(DealEvent::NoteCorrected { deal, correction }) = event {
        return vec![DealEvent::NoteLogged { deal: *deal, note: correction.before.clone() }.into()];
    }
    if let Event::Dealings(OrganisationEvent::NoteCorrected { organisation, correction }) = event {
        return vec![OrganisationEvent::NoteLogged { organisation: *organisation, note: correction.before.clone() }.into()];
    }
    let takes_back = ["_withdrawn", "_restored", "_unticked", "_reversed", "_discarded"];
    if takes_back.iter().any(|end| kind.ends_with(end)) { event.inverse().into_iter().collect() } else { Vec::new() }
}

/// One event of every kind.
pub fn samples() -> Vec<Event> {
    let areas = [
        desk::samples(),
        list::samples(),
        rates::samples(),
        person::samples(),
        member::samples(),
        organisation::samples(),
        result::samples(),
        payee::samples(),
        deal::samples(),
        mandate::samples(),
        contract::samples(),
        ledger::samples(),
        statement::samples(),
    ];
    areas.concat()
}

/// What can happen to any record as a whole.
fn whole<R: Record>(new: R::Id, record: R, known: R::Id, from: R, to: R) -> Vec<Event>
where
    RecordEvent<R>: Into<Event>,
{
    let on = day(ON);
    let events = [
        RecordEvent::Added { id: new, record: record.clone() },
        RecordEvent::Changed { id: known, from, to },
        RecordEvent::Withdrawn { id: new, record },
        RecordEvent::Removed { id: known, on },
        RecordEvent::Restored { id: known, removed_on: on },
    ];
    events.into_iter().map(Into::into).collect()
}
