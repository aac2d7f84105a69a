//! One sample of every event, with fixed ids and days, and what must have happened before each. A new event does not compile
//! here until it has its name in the list, and the list is held against the samples.

use domain::{
    Day, Money, Rate, Share,
    commission::{Base, Due, Earning, Minimum},
    contract::{
        Contract, ContractChange, ContractKind, ContractMoney, Instalment, LicenceKind, ReceiptKind, Royalty,
        event::ContractEvent,
    },
    deal::{
        Deal, DealFile, NextAction, account,
        event::{DealEvent, Note},
        stage::{ClosureReason, Evidence, GateItem, Stage, Step},
    },
    desk::DeskEvent,
    event::Event,
    id::{
        ClauseId, ContractId, DealId, DeskId, EntryId, ImportId, InstalmentId, MandateId, MemberId, NoteId, OrganisationId,
        PayeeId, PersonId, PersonalId, RateTableId, ResultId, StatementId,
    },
    ledger::{Entry, LedgerEvent, What},
    list::{
        Import, ListEvent, ListKind,
        mapping::{ColumnMapping, Mapping, TextEncoding},
    },
    mandate::{Clause, Follows, Mandate, PayeeShare, Payer, Rates, event::MandateEvent},
    organisation::{Contact, Organisation, Role},
    payee::{Payee, PayeeKind},
    person::PersonEvent,
    personal::PersonalRef,
    rates::{GuidelineBand, RateTable, event::RatesEvent},
    record::{Record, RecordEvent},
    result::{Finisher, ResearchResult, RightGrant, RightGrantKind},
    scale::{Band, Method, Scale},
    statement::{
        StatementBody, StatementDraft, StatementNumber,
        event::StatementEvent,
        settlement::{self, DealAccounts, Request, Stated},
        withholding::SAMPLE_LABOUR_REMUNERATION,
    },
};

use crate::bench::id;

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
const FIRST_RECEIPT: EntryId = EntryId(id_of(901));
const STATEMENT: StatementId = StatementId(id_of(1001));

const fn id_of(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 | number)
}

fn organisation(name: &str) -> Organisation {
    Organisation {
        name: name.to_owned(),
        roles: [Role::Enterprise, Role::Investor].into(),
        code: Some("91350100M000100Y43".to_owned()),
        list_code: Some("600000".to_owned()),
        region: Some("350100".to_owned()),
        address: Some("示例路 1 号".to_owned()),
        industry: Some("C27".to_owned()),
        supervisor: None,
        level: None,
        contacts: vec![
            Contact { name: Some(reference(12)), phone: Some(reference(13)), post: Some(reference(15)) },
            Contact { name: Some(reference(16)), phone: None, post: None },
        ],
        tags: ["重点客户".to_owned()].into(),
        note: Some(reference(14)),
    }
}

fn result() -> ResearchResult {
    ResearchResult {
        title: "一种缓释制剂".to_owned(),
        owner_unit: Some(OWNER),
        owner_name: Some("示例大学".to_owned()),
        application_number: Some("202410123456.X".to_owned()),
        publication_number: Some("CN110000001A".to_owned()),
        other_numbers: vec!["ZL202320123456.7".to_owned()],
        patent_kind: Some("发明".to_owned()),
        finishers: vec![
            Finisher { name: Some(reference(22)), share: Some(share("2/3")) },
            Finisher { name: Some(reference(24)), share: Some(share("1/3")) },
        ],
        trl: Some(6),
        industry: Some("C27".to_owned()),
        region: Some("350100".to_owned()),
        funding: Some("省重点研发".to_owned()),
        is_service_result: Some(true),
        right_grant: Some(RightGrant {
            kind: RightGrantKind::LongTermUse,
            share: Some(share("70")),
            granted_on: Some(day("2024-06-01")),
            ends_on: Some(day("2034-05-31")),
        }),
        applied_on: Some(day("2024-01-15")),
        granted_on: Some(day("2025-01-20")),
        asking_amount: Some(money("500000.00")),
        ipc: Some("A61K9/22".to_owned()),
        legal_status: Some("有效".to_owned()),
        summary: Some("每日一次".to_owned()),
        note: Some(reference(25)),
    }
}

fn payee(name: u128, kind: Option<PayeeKind>) -> Payee {
    Payee { name: Some(reference(name)), kind, is_resident: true, vat_rate: rate("0.01") }
}

fn table(id: RateTableId, version: &str, from: &str) -> RateTable {
    let band = |up_to: Option<&str>, [floor, at, ceiling]: [&str; 3]| GuidelineBand {
        up_to: up_to.map(money),
        rate: rate(at),
        floor: rate(floor),
        ceiling: rate(ceiling),
    };
    RateTable {
        id,
        name: "佣金指导标准".to_owned(),
        version: version.to_owned(),
        issuer: "示例协会".to_owned(),
        region: "全国".to_owned(),
        contract_kinds: [ContractKind::Transfer, ContractKind::Licence].into(),
        method: Method::Marginal,
        bands: vec![band(Some("1000000.00"), ["0.04", "0.05", "0.06"]), band(None, ["0.02", "0.03", "0.04"])],
        effective_from: day(from),
        effective_to: None,
        source: "示例公告第 1 号".to_owned(),
        checked_on: None,
    }
}

fn deal() -> Deal {
    Deal { title: "缓释制剂许可".to_owned(), results: vec![RESULT], client: Some(CLIENT), opened_on: day("2025-01-06") }
}

fn shares() -> Vec<PayeeShare> {
    vec![PayeeShare { payee: LI, share: share("60") }, PayeeShare { payee: FIRM, share: share("40") }]
}

fn clause(id: ClauseId, covers: &[ReceiptKind], rates: Rates) -> Clause {
    Clause {
        id,
        follows: None,
        covers: covers.iter().copied().collect(),
        earning: Earning::Receipts,
        base: Base::Receipts,
        rates,
        factor: Rate::ONE,
        minimum: None,
        cap: None,
        ends_on: None,
        shares: shares(),
    }
}

fn flat(percent: &str) -> Scale {
    Scale::new(Method::Marginal, vec![Band { up_to: None, rate: rate(percent) }]).expect("one open band")
}

/// A mandate that shows each way in which terms can be written.
fn mandate(id: MandateId, deal: DealId, clauses: [ClauseId; 3]) -> Mandate {
    let [upfront, royalties, equity] = clauses;
    let negotiated = Rates::Negotiated { scale: flat("0.1"), guideline: Some(TABLE), reason: Some(reference(41)) };
    Mandate {
        id,
        deal,
        client: OWNER,
        signed_on: day("2025-01-10"),
        ends_on: Some(day("2026-01-09")),
        tail_months: Some(12),
        is_exclusive: true,
        payer: Payer::Both,
        clauses: vec![
            Clause {
                minimum: Some(Minimum { amount: money("1000.00"), due: Due::Completion }),
                cap: Some(money("300000.00")),
                base: Base::Technology,
                ..clause(upfront, &[ReceiptKind::Upfront, ReceiptKind::Milestone], Rates::Guideline { table: TABLE })
            },
            Clause {
                factor: rate("0.5"),
                ends_on: Some(day("2028-11-20")),
                ..clause(royalties, &[ReceiptKind::Royalty], negotiated)
            },
            clause(equity, &[ReceiptKind::EquityValuation], Rates::GuidelineInForce { table: TABLE }),
        ],
    }
}

fn contract_money(price: &str) -> ContractMoney {
    ContractMoney {
        price: Some(money(price)),
        technology_amount: Some(money("800000.00")),
        instalments: vec![Instalment {
            id: InstalmentId(id(61)),
            kind: ReceiptKind::Upfront,
            amount: money("200000.00"),
            due_on: Some(day("2025-03-01")),
            condition: Some(reference(51)),
        }],
        royalty: Some(Royalty { rate: rate("0.03"), base: reference(52), until: Some(day("2028-12-31")) }),
    }
}

fn contract(id: ContractId, deal: DealId) -> Contract {
    Contract {
        id,
        deal,
        number: "2025-XK-001".to_owned(),
        kind: ContractKind::Licence,
        licence_kind: Some(LicenceKind::Exclusive),
        seller: OWNER,
        buyer: CLIENT,
        signed_on: day("2025-02-20"),
        money: contract_money("1000000.00"),
    }
}

fn entry(number: u128, order: u32, on: &str, what: What) -> Entry {
    Entry { id: EntryId(id(number)), deal: DEAL, order, on: day(on), what }
}

fn receipt(number: u128, order: u32, on: &str, amount: &str) -> Entry {
    let what = What::Receipt {
        covers: ReceiptKind::Upfront,
        amount: money(amount),
        instalment: Some(InstalmentId(id(61))),
        accrued_on: None,
    };
    entry(number, order, on, what)
}

fn first_receipt() -> Entry {
    Entry { id: FIRST_RECEIPT, ..receipt(901, 0, "2025-03-03", "200000.00") }
}

fn step(from: Stage, to: Stage) -> Step {
    Step {
        from,
        to,
        on: day("2025-01-08"),
        missing: vec![GateItem::Contact, GateItem::ThreeExperts],
        reason: Some(reference(74)),
        closure: (to == Stage::Closure).then_some(ClosureReason::Settled),
    }
}

fn evidence(item: GateItem) -> Evidence {
    Evidence { item, on: day("2025-01-07"), note: Some(reference(71)) }
}

fn draft(number: u128, from: &str, to: &str) -> StatementDraft {
    StatementDraft { id: StatementId(id(number)), payee: LI, from: day(from), to: day(to), on: day("2025-12-31") }
}

fn import() -> Import {
    let column = |column: u32, heading: &str, field: Option<&str>| ColumnMapping {
        column,
        heading: heading.to_owned(),
        field: field.map(str::to_owned),
        unit: None,
        day_order: None,
    };
    Import {
        id: ImportId(id(1101)),
        list: ListKind::Results,
        file_name: "成果清单.csv".to_owned(),
        file_hash: "ab".repeat(32),
        mapping: Mapping {
            kind: ListKind::Results,
            encoding: Some(TextEncoding::Gb18030),
            separator: None,
            kept_rows: Vec::new(),
            sheet: None,
            header_row: 1,
            header_rows: 1,
            fingerprint: "cd".repeat(16),
            columns: vec![column(1, "成果名称", Some("title")), column(2, "序号", None)],
        },
        added: 3,
        updated: 1,
        unchanged: 2,
        refused: 1,
        on: day("2025-01-06"),
    }
}

fn note(number: u128) -> Note {
    Note { id: NoteId(id(number)), on: day("2025-01-09"), text: reference(72) }
}

/// The deal's file as the events of [`life`] leave it.
fn file(entries: Vec<Entry>) -> DealFile {
    DealFile {
        id: DEAL,
        removed_on: None,
        deal: deal(),
        stage: Stage::Discovery,
        next_action: None,
        results: vec![result()],
        evidence: Vec::new(),
        mandate: Some(mandate(MANDATE, DEAL, [UPFRONT, ROYALTIES, EQUITY])),
        contract: Some(contract(CONTRACT, DEAL)),
        changes: Vec::new(),
        entries,
        tables: vec![table(TABLE, "2024", "2024-01-01")],
        is_stated: false,
    }
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
    let request = Request { payee_id: LI, payee: &payee, from, to, on, payment_on: on, deals: &deals, earlier, tables: &tables };
    settlement::draw_up(&request).expect("the sample's statement can be drawn up")
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

/// What a desk needs before any of the samples can happen, in order, without its setting up.
pub fn life() -> Vec<Event> {
    vec![
        RecordEvent::Added { id: OWNER, record: organisation("示例大学") }.into(),
        RecordEvent::Added { id: CLIENT, record: organisation("示例制药") }.into(),
        RecordEvent::Added { id: RESULT, record: result() }.into(),
        RecordEvent::Added { id: LI, record: payee(32, Some(PayeeKind::Individual)) }.into(),
        RecordEvent::Added { id: FIRM, record: payee(34, Some(PayeeKind::Company)) }.into(),
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
    if let Event::Statement(StatementEvent::Submitted { .. }) = event {
        return vec![draft()];
    }
    if let Event::Statement(StatementEvent::Withdrawn { .. }) = event {
        let is_submitted = |sample: &Event| matches!(sample, Event::Statement(StatementEvent::Submitted { .. }));
        let submitted = samples().into_iter().find(is_submitted);
        return vec![draft(), submitted.expect("there is a sample of every event")];
    }
    let takes_back = ["_withdrawn", "_restored", "_unticked", "_reversed", "_discarded"];
    if takes_back.iter().any(|end| kind.ends_with(end)) { event.inverse().into_iter().collect() } else { Vec::new() }
}

/// One event of every kind.
pub fn samples() -> Vec<Event> {
    let mut samples = record_samples();
    samples.extend(deal_samples());
    samples.extend(terms_samples());
    samples.extend(money_samples());
    samples
}

/// What can happen to any record as a whole.
fn whole<R: Record>(new: R::Id, record: R, known: R::Id, from: R, to: R) -> Vec<Event>
where
    RecordEvent<R>: Into<Event>,
{
    let on = day("2025-02-03");
    let events = [
        RecordEvent::Added { id: new, record: record.clone() },
        RecordEvent::Changed { id: known, from, to },
        RecordEvent::Withdrawn { id: new, record },
        RecordEvent::Removed { id: known, on },
        RecordEvent::Restored { id: known, removed_on: on },
    ];
    events.into_iter().map(Into::into).collect()
}

fn record_samples() -> Vec<Event> {
    let changed = Organisation { code: None, contacts: Vec::new(), note: None, ..organisation("示例制药股份") };
    let renamed = ResearchResult { title: "一种长效缓释制剂".to_owned(), right_grant: None, ..result() };
    let foreign = Payee { is_resident: false, ..payee(32, Some(PayeeKind::Employee)) };
    let table = || table(RateTableId(id(402)), "2026", "2026-01-01");
    let on = day("2025-02-03");
    let created = DeskEvent::Created {
        desk: DeskId(id(1)),
        name: "工作台".to_owned(),
        is_demonstration: true,
        member: MemberId(id(2)),
        on,
    };
    let mut samples = vec![
        created.into(),
        ListEvent::Imported { import: import() }.into(),
        ListEvent::ImportUndone { import: import(), kept: 1 }.into(),
        RatesEvent::Issued { table: table() }.into(),
        RatesEvent::Withdrawn { table: table() }.into(),
        RatesEvent::Checked { table: TABLE, before: None, on: Some(on) }.into(),
        PersonEvent::Erased { person: PersonId(id(31)), on }.into(),
    ];
    samples.extend(whole(OrganisationId(id(103)), organisation("示例投资"), CLIENT, organisation("示例制药"), changed));
    samples.extend(whole(ResultId(id(202)), result(), RESULT, result(), renamed));
    samples.extend(whole(PayeeId(id(303)), payee(36, None), LI, payee(32, Some(PayeeKind::Individual)), foreign));
    samples
}

fn deal_samples() -> Vec<Event> {
    let bare = Deal { results: Vec::new(), client: None, ..deal() };
    let renamed = Deal { title: "缓释".to_owned(), client: None, ..deal() };
    let on = day("2025-02-03");
    let ticked = || evidence(GateItem::Contact);
    let mut samples = whole(DealId(id(503)), bare, DEAL, deal(), renamed);
    let progress = [
        DealEvent::Moved { deal: DEAL, step: step(Stage::Discovery, Stage::Closure) },
        DealEvent::MoveWithdrawn { deal: DEAL, step: step(Stage::Discovery, Stage::Trial) },
        DealEvent::NextActionSet { deal: DEAL, before: None, after: Some(NextAction { what: reference(73), on }) },
        DealEvent::EvidenceTicked { deal: DEAL, evidence: ticked() },
        DealEvent::EvidenceUnticked { deal: DEAL, evidence: ticked() },
        DealEvent::NoteLogged { deal: DEAL, note: note(1201) },
        DealEvent::NoteWithdrawn { deal: DEAL, note: note(1201) },
    ];
    samples.extend(progress.into_iter().map(Event::from));
    samples
}

fn terms_samples() -> Vec<Event> {
    let ids = [ClauseId(id(811)), ClauseId(id(812)), ClauseId(id(813))];
    let bare_mandate = || mandate(MandateId(id(602)), BARE_DEAL, ids);
    let bare_contract = || contract(ContractId(id(702)), BARE_DEAL);
    let whole = Scale::new(
        Method::Whole,
        vec![Band { up_to: Some(money("500000.00")), rate: rate("0.06") }, Band { up_to: None, rate: rate("0.045") }],
    )
    .expect("bands that rise");
    let successor = || Clause {
        follows: Some(Follows { clause: UPFRONT, from: day("2025-06-01") }),
        earning: Earning::Signing,
        minimum: Some(Minimum { amount: money("2000.00"), due: Due::Signing }),
        ..clause(
            ClauseId(id(804)),
            &[ReceiptKind::Upfront],
            Rates::Negotiated { scale: whole.clone(), guideline: None, reason: None },
        )
    };
    let change = || ContractChange { from: day("2025-06-01"), money: contract_money("900000.00") };
    vec![
        MandateEvent::Signed { mandate: bare_mandate() }.into(),
        MandateEvent::Withdrawn { mandate: bare_mandate() }.into(),
        MandateEvent::ClauseAmended { deal: DEAL, mandate: MANDATE, successor: successor() }.into(),
        MandateEvent::ClauseAmendmentWithdrawn { deal: DEAL, mandate: MANDATE, successor: successor() }.into(),
        ContractEvent::Signed { contract: bare_contract() }.into(),
        ContractEvent::Withdrawn { contract: bare_contract() }.into(),
        ContractEvent::Amended { deal: DEAL, contract: CONTRACT, change: change() }.into(),
        ContractEvent::AmendmentWithdrawn { deal: DEAL, contract: CONTRACT, change: change() }.into(),
    ]
}

/// Every kind of entry, which all happen and are taken back by the same two events.
pub fn entries() -> Vec<Entry> {
    let clause = UPFRONT;
    vec![
        receipt(911, 1, "2025-03-20", "5000.00"),
        entry(912, 1, "2025-04-01", What::Refund { receipt: FIRST_RECEIPT, amount: money("100000.00") }),
        entry(913, 1, "2025-02-01", What::Retainer { clause, amount: money("30000.00"), creditable: true }),
        entry(914, 1, "2025-05-01", What::Adjustment { clause, amount: money("-500.00"), reason: reference(75) }),
        entry(915, 1, "2025-12-01", What::Completion { clause }),
    ]
}

fn money_samples() -> Vec<Event> {
    let draft = || draft(1003, "2025-04-01", "2025-12-31");
    let number = StatementNumber { year: 2025, sequence: 2 };
    let body = Box::new(statement_body(&self::draft(1001, "2025-04-01", "2025-12-31")));
    vec![
        LedgerEvent::Recorded { entry: receipt(911, 1, "2025-03-20", "5000.00") }.into(),
        LedgerEvent::Reversed { entry: receipt(911, 1, "2025-03-20", "5000.00") }.into(),
        StatementEvent::Drafted { draft: draft() }.into(),
        StatementEvent::Discarded { draft: draft() }.into(),
        StatementEvent::Submitted { statement: STATEMENT, number, body }.into(),
        StatementEvent::Withdrawn { statement: STATEMENT, on: day("2026-01-02"), reason: reference(76) }.into(),
    ]
}
