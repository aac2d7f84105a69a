//! One sample of every event, with fixed ids and days, and what must have happened before each. A new event does not compile
//! here until it has its name in the list, and the list is held against the samples.

use domain::{
    Day, Money, Rate, Share, account,
    commission::{Base, Due, Earning, Minimum},
    contract::{Contract, ContractKind, ContractMoney, Instalment, LicenceKind, ReceiptKind, Royalty},
    deal::{ContractChange, Deal, DealFile, NextAction},
    event::{Event, Import},
    id::{
        ClauseId, ContractId, DealId, DeskId, EntryId, ImportId, InstalmentId, MandateId, NoteId, OrganisationId, PayeeId,
        PersonId, PersonalId, RateTableId, ResultId, StatementId,
    },
    ledger::{Entry, What},
    mandate::{Clause, Follows, Mandate, PayeeShare, Payer, Rates},
    organisation::{Contact, Organisation, Role},
    payee::{Payee, PayeeKind},
    personal::PersonalRef,
    rate_table::{GuidelineBand, RateTable},
    research_result::{Finisher, ResearchResult, RightGrant, RightGrantKind},
    scale::{Band, Method, Scale},
    settlement::{self, DealAccounts, Request, Stated},
    stage::{ClosureReason, Evidence, GateItem, Stage, Step},
    statement::{StatementBody, StatementDraft, StatementNumber},
    withholding::SAMPLE_LABOUR_REMUNERATION,
};

use crate::bench::id;

macro_rules! kinds {
    ($($name:ident)*) => {
        /// The name of every variant.
        pub const KINDS: &[&str] = &[$(stringify!($name)),*];

        /// The name of an event's variant. Names all, so that a new one has to be added to the list.
        pub fn variant(event: &Event) -> &'static str {
            match event { $(Event::$name { .. } => stringify!($name),)* }
        }
    };
}

kinds! {
    DeskCreated
    OrganisationAdded OrganisationChanged OrganisationWithdrawn OrganisationRemoved OrganisationRestored
    ResultAdded ResultChanged ResultWithdrawn ResultRemoved ResultRestored
    ListImported ImportUndone
    PayeeAdded PayeeChanged PayeeWithdrawn
    RateTableIssued RateTableWithdrawn RateTableChecked
    DealOpened DealChanged DealWithdrawn DealRemoved DealRestored DealMoved DealMoveWithdrawn
    NextActionSet EvidenceTicked EvidenceUnticked NoteLogged NoteWithdrawn
    MandateSigned MandateWithdrawn ClauseAmended ClauseAmendmentWithdrawn
    ContractSigned ContractWithdrawn ContractAmended ContractAmendmentWithdrawn
    ReceiptRecorded ReceiptReversed RefundRecorded RefundReversed RetainerBilled RetainerReversed
    AdjustmentEntered AdjustmentReversed CompletionRecorded CompletionReopened
    StatementDrafted StatementDiscarded StatementSubmitted StatementWithdrawn
    PersonErased
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

fn organisation(id: OrganisationId, name: &str) -> Organisation {
    Organisation {
        id,
        name: name.to_owned(),
        roles: [Role::Enterprise, Role::Investor].into(),
        code: Some("91350100M000100Y43".to_owned()),
        list_code: Some("600000".to_owned()),
        region: Some("350100".to_owned()),
        address: Some("示例路 1 号".to_owned()),
        industry: Some("C27".to_owned()),
        supervisor: None,
        level: None,
        contact: Some(Contact { person: PersonId(self::id(11)), name: Some(reference(12)), phone: Some(reference(13)) }),
        note: Some(reference(14)),
    }
}

fn result(id: ResultId) -> ResearchResult {
    ResearchResult {
        id,
        title: "一种缓释制剂".to_owned(),
        owner_unit: Some(OWNER),
        owner_name: Some("示例大学".to_owned()),
        application_number: Some("202410123456.X".to_owned()),
        other_numbers: vec!["ZL202320123456.7".to_owned()],
        patent_kind: Some("发明".to_owned()),
        finishers: vec![
            Finisher { person: PersonId(self::id(21)), name: reference(22), share: Some(share("2/3")) },
            Finisher { person: PersonId(self::id(23)), name: reference(24), share: Some(share("1/3")) },
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

fn payee(id: PayeeId, person: u128, kind: Option<PayeeKind>) -> Payee {
    let (person, name) = (PersonId(self::id(person)), reference(person + 1));
    Payee { id, person, name, kind, is_resident: true, vat_rate: rate("0.01") }
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

fn deal(id: DealId) -> Deal {
    Deal { id, title: "缓释制剂许可".to_owned(), results: vec![RESULT], client: Some(CLIENT), opened_on: day("2025-01-06") }
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
    let negotiated =
        Rates::Negotiated { scale: flat("0.1"), guideline: Some(TABLE), reason: Some("先行出资试验".to_owned()) };
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
            condition: Some("验收后".to_owned()),
        }],
        royalty: Some(Royalty { rate: rate("0.03"), base: "每季度销售额".to_owned(), until: Some(day("2028-12-31")) }),
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
        reason: Some("老客户".to_owned()),
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
    Import {
        id: ImportId(id(1101)),
        list: "results".to_owned(),
        file_hash: "ab".repeat(32),
        encoding: "GB18030".to_owned(),
        mapping: serde_json::json!({ "columns": ["title", null, "trl"], "sheet": "成果" }),
        added: 3,
        updated: 1,
        unchanged: 2,
        refused: 1,
        on: day("2025-01-06"),
    }
}

fn note(number: u128) -> (NoteId, Day, PersonalRef) {
    (NoteId(id(number)), day("2025-01-09"), reference(72))
}

/// The deal's file as the events of [`life`] leave it.
fn file(entries: Vec<Entry>) -> DealFile {
    DealFile {
        deal: deal(DEAL),
        stage: Stage::Discovery,
        next_action: None,
        results: vec![result(RESULT)],
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
        title: deal(DEAL).title,
        client: "示例大学".to_owned(),
        contract_number: Some("2025-XK-001".to_owned()),
        accounts: account::accounts(&file(entries)).expect("the sample's commission can be computed"),
    }];
    let payee = payee(LI, 31, Some(PayeeKind::Individual));
    let tables = [serde_json::from_str(SAMPLE_LABOUR_REMUNERATION).expect("the shipped table")];
    let (from, to, on) = (draft.from, draft.to, day(on));
    let request = Request { payee: &payee, from, to, on, payment_on: on, deals: &deals, earlier, tables: &tables };
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
        entry(907, 6, "2025-04-03", What::Adjustment { clause, amount: money("-10.00"), reason: "约定返还".to_owned() }),
        entry(908, 7, "2029-01-20", ended),
        milestone(909, 8, "2030-01-01"),
        receipt(910, 9, "2025-05-02", "250000.00"),
    ];
    drawn_up(draft, "2025-12-31", entries, &earlier)
}

/// What a desk needs before any of the samples can happen, in order, without its setting up.
pub fn life() -> Vec<Event> {
    vec![
        Event::OrganisationAdded { organisation: organisation(OWNER, "示例大学") },
        Event::OrganisationAdded { organisation: organisation(CLIENT, "示例制药") },
        Event::ResultAdded { result: result(RESULT) },
        Event::PayeeAdded { payee: payee(LI, 31, Some(PayeeKind::Individual)) },
        Event::PayeeAdded { payee: payee(FIRM, 33, Some(PayeeKind::Company)) },
        Event::RateTableIssued { table: table(TABLE, "2024", "2024-01-01") },
        Event::DealOpened { deal: deal(DEAL) },
        Event::DealOpened { deal: deal(BARE_DEAL) },
        Event::MandateSigned { mandate: mandate(MANDATE, DEAL, [UPFRONT, ROYALTIES, EQUITY]) },
        Event::ContractSigned { contract: contract(CONTRACT, DEAL) },
        Event::ReceiptRecorded { receipt: first_receipt() },
    ]
}

/// What else must have happened before a sample: what it takes back, or the draft that it submits.
pub fn just_before(event: &Event) -> Vec<Event> {
    let draft = || Event::StatementDrafted { draft: draft(1001, "2025-04-01", "2025-12-31") };
    match event {
        Event::OrganisationWithdrawn { .. }
        | Event::OrganisationRestored { .. }
        | Event::ResultWithdrawn { .. }
        | Event::ResultRestored { .. }
        | Event::PayeeWithdrawn { .. }
        | Event::RateTableWithdrawn { .. }
        | Event::DealWithdrawn { .. }
        | Event::DealRestored { .. }
        | Event::DealMoveWithdrawn { .. }
        | Event::EvidenceUnticked { .. }
        | Event::NoteWithdrawn { .. }
        | Event::MandateWithdrawn { .. }
        | Event::ClauseAmendmentWithdrawn { .. }
        | Event::ContractWithdrawn { .. }
        | Event::ContractAmendmentWithdrawn { .. }
        | Event::ReceiptReversed { .. }
        | Event::RefundReversed { .. }
        | Event::RetainerReversed { .. }
        | Event::AdjustmentReversed { .. }
        | Event::CompletionReopened { .. }
        | Event::StatementDiscarded { .. } => event.inverse().into_iter().collect(),
        Event::ImportUndone { import, .. } => vec![Event::ListImported { import: import.clone() }],
        Event::StatementSubmitted { .. } => vec![draft()],
        Event::StatementWithdrawn { .. } => {
            let submitted = samples().into_iter().find(|sample| matches!(sample, Event::StatementSubmitted { .. }));
            vec![draft(), submitted.expect("there is a sample of every event")]
        }
        _ => Vec::new(),
    }
}

/// One event of every kind.
pub fn samples() -> Vec<Event> {
    let mut samples = record_samples();
    samples.extend(deal_samples());
    samples.extend(terms_samples());
    samples.extend(money_samples());
    samples
}

fn record_samples() -> Vec<Event> {
    let other = OrganisationId(id(103));
    let changed = Organisation { code: None, contact: None, note: None, ..organisation(CLIENT, "示例制药股份") };
    let another = ResultId(id(202));
    let renamed = ResearchResult { title: "一种长效缓释制剂".to_owned(), right_grant: None, ..result(RESULT) };
    let payee = || payee(PayeeId(id(303)), 35, None);
    let table = || table(RateTableId(id(402)), "2026", "2026-01-01");
    let on = day("2025-02-03");
    vec![
        Event::DeskCreated { desk: DeskId(id(1)), name: "工作台".to_owned(), is_demonstration: true, on },
        Event::OrganisationAdded { organisation: organisation(other, "示例投资") },
        Event::OrganisationChanged { from: organisation(CLIENT, "示例制药"), to: changed },
        Event::OrganisationWithdrawn { organisation: organisation(other, "示例投资") },
        Event::OrganisationRemoved { organisation: CLIENT, on },
        Event::OrganisationRestored { organisation: CLIENT, removed_on: on },
        Event::ResultAdded { result: result(another) },
        Event::ResultChanged { from: result(RESULT), to: renamed },
        Event::ResultWithdrawn { result: result(another) },
        Event::ResultRemoved { result: RESULT, on },
        Event::ResultRestored { result: RESULT, removed_on: on },
        Event::ListImported { import: import() },
        Event::ImportUndone { import: import(), kept: 1 },
        Event::PayeeAdded { payee: payee() },
        Event::PayeeChanged {
            from: self::payee(LI, 31, Some(PayeeKind::Individual)),
            to: Payee { is_resident: false, ..self::payee(LI, 31, Some(PayeeKind::Employee)) },
        },
        Event::PayeeWithdrawn { payee: payee() },
        Event::RateTableIssued { table: table() },
        Event::RateTableWithdrawn { table: table() },
        Event::RateTableChecked { table: TABLE, before: None, on: Some(on) },
        Event::PersonErased { person: PersonId(id(31)), on },
    ]
}

fn deal_samples() -> Vec<Event> {
    let deal = || Deal { id: DealId(id(503)), results: Vec::new(), client: None, ..self::deal(DEAL) };
    let on = day("2025-02-03");
    let (note, noted_on, text) = note(1201);
    let ticked = || evidence(GateItem::Contact);
    vec![
        Event::DealOpened { deal: deal() },
        Event::DealChanged { from: self::deal(DEAL), to: Deal { title: "缓释".to_owned(), client: None, ..self::deal(DEAL) } },
        Event::DealWithdrawn { deal: deal() },
        Event::DealRemoved { deal: DEAL, on },
        Event::DealRestored { deal: DEAL, removed_on: on },
        Event::DealMoved { deal: DEAL, step: step(Stage::Discovery, Stage::Closure) },
        Event::DealMoveWithdrawn { deal: DEAL, step: step(Stage::Discovery, Stage::Trial) },
        Event::NextActionSet { deal: DEAL, before: None, after: Some(NextAction { what: reference(73), on }) },
        Event::EvidenceTicked { deal: DEAL, evidence: ticked() },
        Event::EvidenceUnticked { deal: DEAL, evidence: ticked() },
        Event::NoteLogged { deal: DEAL, note, on: noted_on, text: text.clone() },
        Event::NoteWithdrawn { deal: DEAL, note, on: noted_on, text },
    ]
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
        Event::MandateSigned { mandate: bare_mandate() },
        Event::MandateWithdrawn { mandate: bare_mandate() },
        Event::ClauseAmended { deal: DEAL, mandate: MANDATE, successor: successor() },
        Event::ClauseAmendmentWithdrawn { deal: DEAL, mandate: MANDATE, successor: successor() },
        Event::ContractSigned { contract: bare_contract() },
        Event::ContractWithdrawn { contract: bare_contract() },
        Event::ContractAmended { deal: DEAL, contract: CONTRACT, change: change() },
        Event::ContractAmendmentWithdrawn { deal: DEAL, contract: CONTRACT, change: change() },
    ]
}

fn money_samples() -> Vec<Event> {
    let clause = UPFRONT;
    let refund = || entry(912, 1, "2025-04-01", What::Refund { receipt: FIRST_RECEIPT, amount: money("100000.00") });
    let retainer = || entry(913, 1, "2025-02-01", What::Retainer { clause, amount: money("30000.00"), creditable: true });
    let adjustment =
        || entry(914, 1, "2025-05-01", What::Adjustment { clause, amount: money("-500.00"), reason: "约定返还".to_owned() });
    let completion = || entry(915, 1, "2025-12-01", What::Completion { clause });
    let draft = || draft(1003, "2025-04-01", "2025-12-31");
    let number = StatementNumber { year: 2025, sequence: 2 };
    let body = Box::new(statement_body(&self::draft(1001, "2025-04-01", "2025-12-31")));
    vec![
        Event::ReceiptRecorded { receipt: receipt(911, 1, "2025-03-20", "5000.00") },
        Event::ReceiptReversed { receipt: receipt(911, 1, "2025-03-20", "5000.00") },
        Event::RefundRecorded { refund: refund() },
        Event::RefundReversed { refund: refund() },
        Event::RetainerBilled { retainer: retainer() },
        Event::RetainerReversed { retainer: retainer() },
        Event::AdjustmentEntered { adjustment: adjustment() },
        Event::AdjustmentReversed { adjustment: adjustment() },
        Event::CompletionRecorded { completion: completion() },
        Event::CompletionReopened { completion: completion() },
        Event::StatementDrafted { draft: draft() },
        Event::StatementDiscarded { draft: draft() },
        Event::StatementSubmitted { statement: STATEMENT, number, body },
        Event::StatementWithdrawn { statement: STATEMENT, on: day("2026-01-02"), reason: "改期".to_owned() },
    ]
}
