//! Makes a desk of any size by a bulk path: records and their events are built here and handed to `act`, a deal's life or a
//! thousand results at a time, since a million calls would take hours. It is the one file that builds events, and long for that:
//! a deal's life from its first note to its statement is told once, in its order. Equal sizes
//! make equal journals, and what is made is sound: a test checks a small one.

use std::{collections::BTreeSet, fs, mem, path::Path, time::Instant};

use anyhow::{Context, Result, ensure};
use domain::{
    Day, Money, Rate, Share,
    contract::{
        Contract, ContractKind, ContractMoney, ContractParticulars, Instalment, LicenceKind, ReceiptKind, event::ContractEvent,
    },
    deal::{
        Deal, DealFile, account,
        event::DealEvent,
        stage::{ClosureReason, Evidence, GateItem, Stage, step},
    },
    event::Event,
    id::{
        ClauseId, ContractId, DealId, EntryId, InstalmentId, MandateId, MemberId, NoteId, OrganisationId, PayeeId, PersonId,
        PersonalId, RateTableId, ResultId, StatementId,
    },
    ledger::{Entry, LedgerEvent, What},
    log::{NextAction, Note},
    mandate::{Mandate, MandateParticulars, PayeeShare, Payer, Rates, event::MandateEvent},
    organisation::{Contact, Organisation, Role},
    payee::{Payee, PayeeKind},
    personal::{PersonalKind, PersonalRef, PersonalValue},
    rates::{RateTable, event::RatesEvent},
    record::RecordEvent,
    result::{Finisher, ResearchResult},
    scale::{Band, Method, Scale},
    statement::{
        StatementDraft, StatementNumber,
        event::StatementEvent,
        settlement::{self, DealAccounts, Request},
        withholding::SAMPLE_LABOUR_REMUNERATION,
    },
};
use store::{Desk, Protection, Stamp};
use tests::{
    bench::{id, new_desk},
    samples::{mandate::plain_clause, rates},
};
use uuid::Uuid;

use crate::{
    facts::{Facts, is_asked_for},
    invented::{self, Chance},
};

/// The day on which the made desk is looked at.
pub const TODAY: &str = "2026-06-30";

/// Receipts of a deal, 30 days from one to the next.
const RECEIPTS: u64 = 10;
/// Instalments that are still open.
const OPEN_INSTALMENTS: u64 = 2;
/// Results and organisations are recorded so many at a time.
const TOGETHER: u64 = 1_000;
/// The newest entries are of one event each, as those of a day's work are.
const SINGLE_ENTRIES: u64 = 500;
/// Lines of a deal: each receipt, and the signing in each of the two clauses.
const LINES: u64 = RECEIPTS + 2;
/// Deals of the largest statement, which make its 10,000 lines; the second has half of them.
const STATED_DEALS: u64 = 834;
/// Deals of a payee who has few.
const FEW: u64 = 3;

/// How much a desk holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Deals, each with its own client.
    pub deals: u64,
    /// Research results, of which each deal has one.
    pub results: u64,
}

impl Size {
    /// A desk of so many deals with ten times as many results.
    pub const fn of(deals: u64) -> Self {
        Self { deals, results: 10 * deals }
    }

    /// Payees who have few deals, each with a statement or a draft of its own.
    fn payees_of_few(self) -> u64 {
        (self.deals / 10).min(1_000)
    }
}

/// Makes a desk in a folder that is not there yet.
pub fn make(folder: &Path, size: Size) -> Result<Facts> {
    fs::create_dir_all(folder)?;
    let began = Instant::now();
    let mut desk = new_desk(&folder.join("desk"), day("2021-01-04"), &Protection::OwnFile);
    // What a power cut would ruin is made again.
    let quick = "PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA wal_autocheckpoint = 20000";
    desk.folder().connection.execute_batch(quick)?;
    let facts = Facts { deals: size.deals, results: size.results, ..Facts::default() };
    let mut maker = Maker { desk: &mut desk, size, ids: 0, batch: Batch::default(), facts, entries: 0 };
    maker.everything()?;
    let mut facts = maker.facts;
    facts.made_in_ms = u64::try_from(began.elapsed().as_millis())?;
    facts.write(folder)?;
    fs::write(folder.join("list.csv"), list())?;
    Ok(facts)
}

/// What goes into one journal entry.
#[derive(Default)]
struct Batch {
    personal: Vec<PersonalValue>,
    events: Vec<Event>,
}

struct Maker<'a> {
    desk: &'a mut Desk,
    size: Size,
    ids: u128,
    batch: Batch,
    facts: Facts,
    entries: i64,
}

/// An organisation that owns results.
struct Owner {
    id: OrganisationId,
    name: String,
}

/// Someone who is paid.
struct Paid {
    id: PayeeId,
    payee: Payee,
}

/// Who is paid on this desk.
struct Payees {
    brokers: Vec<Paid>,
    of_few: Vec<Paid>,
    of_half: Paid,
    of_all: Paid,
}

impl Maker<'_> {
    fn everything(&mut self) -> Result<()> {
        let tables = self.tables();
        let payees = self.payees();
        self.write("payee_add")?;
        let owners = self.owners()?;
        self.results(&owners)?;
        let mut stated = Vec::new();
        for number in 0..self.size.deals {
            let file = self.deal(number, &owners, &payees, &tables)?;
            if number < STATED_DEALS.max(FEW * self.size.payees_of_few()) {
                stated.push((file.0, file.1));
            }
        }
        self.statements(&payees, &stated)?;
        self.bin()?;
        self.day_of_work()
    }

    fn id(&mut self) -> Uuid {
        self.ids += 1;
        id(self.ids)
    }

    fn keep(&mut self, person: Option<PersonId>, kind: PersonalKind, value: String) -> PersonalRef {
        let id = PersonalId(self.id());
        let value = PersonalValue { id, person, kind, value, salt: self.ids.to_be_bytes() };
        let reference = value.reference();
        self.batch.personal.push(value);
        reference
    }

    fn happens(&mut self, event: impl Into<Event>) {
        self.batch.events.push(event.into());
    }

    /// Records what has gathered as one entry.
    fn write(&mut self, action: &str) -> Result<()> {
        self.entries += 1;
        let began = day("2021-01-04").date().and_hms_opt(1, 0, 0).context("a time of the day")?.and_utc().timestamp_millis();
        let stamp = Stamp { at_ms: began + 60_000 * self.entries, member: MemberId(id(1)) };
        let Batch { personal, events } = mem::take(&mut self.batch);
        self.desk.act(&stamp, action, |_, record| {
            personal.into_iter().for_each(|value| record.personal(value));
            events.into_iter().try_for_each(|event| record.event(event))
        })?;
        Ok(())
    }

    fn tables(&mut self) -> Vec<RateTable> {
        let versions = [("2020", "2020-01-01"), ("2024", "2024-01-01")];
        let tables: Vec<RateTable> = versions.map(|(version, from)| rates::table(RateTableId(self.id()), version, from)).into();
        for table in &tables {
            self.happens(RatesEvent::Issued { table: table.clone() });
        }
        self.facts.rate_table = tables[1].id.to_string();
        tables
    }

    fn payees(&mut self) -> Payees {
        let brokers = (0..8_u64.max(self.size.deals / 250)).map(|number| self.payee(number, PayeeKind::Employee)).collect();
        let of_few: Vec<Paid> =
            (0..self.size.payees_of_few()).map(|number| self.payee(100_000 + number, PayeeKind::Individual)).collect();
        let (of_half, of_all) = (self.payee(200_000, PayeeKind::Company), self.payee(200_001, PayeeKind::Company));
        Payees { brokers, of_few, of_half, of_all }
    }

    fn payee(&mut self, number: u64, kind: PayeeKind) -> Paid {
        let (id, person, mut chance) = (PayeeId(self.id()), PersonId(self.id()), Chance::of(1, number));
        let name = if kind == PayeeKind::Company { chance.firm() } else { chance.person() };
        let name = Some(self.keep(Some(person), PersonalKind::Name, name));
        let payee = Payee { name, kind: Some(kind), is_resident: true, vat_rate: Rate::ZERO };
        self.happens(RecordEvent::Added { id, record: payee.clone() });
        Paid { id, payee }
    }

    /// The universities and institutes that own the results, one for every two hundred.
    fn owners(&mut self) -> Result<Vec<Owner>> {
        let mut owners = Vec::new();
        for number in 0..(self.size.results / 200).max(4) {
            let name = Chance::of(2, number).school();
            let organisation = self.organisation(10_000_000 + number, name.clone(), Role::University);
            owners.push(Owner { id: organisation, name });
            if (owners.len() as u64).is_multiple_of(TOGETHER) {
                self.write("organisation_add")?;
            }
        }
        self.write("organisation_add")?;
        Ok(owners)
    }

    fn organisation(&mut self, number: u64, name: String, role: Role) -> OrganisationId {
        let (id, person, mut chance) = (OrganisationId(self.id()), PersonId(self.id()), Chance::of(3, number));
        let contact = Contact {
            name: Some(self.keep(Some(person), PersonalKind::Name, chance.person())),
            phone: Some(self.keep(Some(person), PersonalKind::Phone, chance.phone())),
            post: None,
        };
        let organisation = Organisation {
            name,
            roles: [role].into(),
            code: Some(invented::organisation_code(number)),
            list_code: None,
            region: Some(chance.region()),
            address: Some(format!("示例路 {} 号", 1 + chance.below(900))),
            industry: Some(chance.industry()),
            supervisor: None,
            level: None,
            contacts: vec![contact],
            tags: BTreeSet::new(),
            note: None,
        };
        if number < self.size.deals && is_asked_for(number, self.size.deals) {
            self.facts.organisation.push(id.to_string());
            self.facts.code.extend(organisation.code.clone());
            self.facts.name.push(organisation.name.clone());
        }
        self.happens(RecordEvent::Added { id, record: organisation });
        id
    }

    /// The results that no deal is about; the deals' own come with them.
    fn results(&mut self, owners: &[Owner]) -> Result<()> {
        for number in self.size.deals..self.size.results {
            self.result(number, owners);
            if number % TOGETHER == 0 {
                self.write("result_add")?;
            }
        }
        self.write("result_add")
    }

    fn result(&mut self, number: u64, owners: &[Owner]) -> ResultId {
        let (id, mut chance) = (ResultId(self.id()), Chance::of(4, number));
        let title = if number == self.size.results / 2 { invented::RARE_TITLE.to_owned() } else { chance.title() };
        let owner = &owners[usize::try_from(chance.below(owners.len() as u64)).expect("an index of a list")];
        let finishers = (0..1 + u64::from(number < self.size.deals)).map(|_| {
            let person = PersonId(self.id());
            Finisher { name: Some(self.keep(Some(person), PersonalKind::Name, chance.person())), share: None }
        });
        let finishers = finishers.collect();
        let applied_on = day("2015-01-05").plus_days(i64::try_from(chance.below(3_000)).expect("a few thousand days"));
        let result = ResearchResult {
            summary: Some(format!("用于{}等场合，已完成小试。", chance.title())),
            title,
            owner_unit: Some(owner.id),
            owner_name: Some(owner.name.clone()),
            application_number: Some(invented::application_number(number)),
            publication_number: None,
            other_numbers: Vec::new(),
            patent_kind: Some("invention".to_owned()),
            discipline: None,
            tags: BTreeSet::new(),
            finishers,
            trl: u8::try_from(1 + chance.below(9)).ok(),
            industry: Some(chance.industry()),
            region: Some(chance.region()),
            funding: None,
            is_service_result: Some(true),
            right_grant: None,
            applied_on,
            granted_on: None,
            asking_amount: Some(yuan(50_000 + chance.below(5_000_000))),
            ipc: None,
            legal_status: Some("granted".to_owned()),
            note: None,
        };
        if is_asked_for(number, self.size.results) {
            self.facts.result.push(id.to_string());
            self.facts.number.extend(result.application_number.clone());
            self.facts.title.push(result.title.clone());
        }
        self.happens(RecordEvent::Added { id, record: result });
        id
    }

    /// A deal's whole life, in one entry.
    fn deal(&mut self, number: u64, owners: &[Owner], payees: &Payees, tables: &[RateTable]) -> Result<(DealFile, String)> {
        let mut chance = Chance::of(5, number);
        let is_rare = number == self.size.deals / 2;
        let name = if is_rare { invented::RARE_ORGANISATION.to_owned() } else { chance.firm() };
        let client = self.organisation(number, name, Role::Enterprise);
        let result = self.result(number, owners);
        let owner = &owners[usize::try_from(number % owners.len() as u64)?];
        let title = if is_rare { invented::RARE_TITLE.to_owned() } else { chance.title() };
        let opened_on = after(day("2021-01-04"), chance.below(1_570));
        let (id, deal) = (DealId(self.id()), Deal { title, results: vec![result], client: Some(client), opened_on });
        self.happens(RecordEvent::Added { id, record: deal.clone() });
        let signed_on = after(opened_on, 45);
        let table =
            tables.iter().rev().find(|table| table.guideline.effective_from <= signed_on).context("a table is in force")?;
        let mandate = self.mandate(number, id, owner.id, after(opened_on, 30), table.id, payees);
        let contract = self.contract(number, id, owner.id, client, signed_on, &mut chance);
        let entries = self.receipts(&contract);
        let stage = Stage::ALL[usize::try_from(number)? % Stage::ALL.len()];
        self.path(number, id, opened_on, stage)?;
        self.log(number, id, opened_on, &mut chance);
        self.write("deal_open")?;
        if is_asked_for(number, self.size.deals) {
            self.facts.deal.push(id.to_string());
            if stage != Stage::Marketing {
                self.facts.not_at_marketing.push(id.to_string());
            }
        }
        let file = DealFile {
            id,
            removed_on: None,
            deal,
            stage,
            kept: None,
            next_action: None,
            results: Vec::new(),
            reachable: Vec::new(),
            evidence: Vec::new(),
            mandate: Some(mandate),
            contract: Some(contract),
            changes: Vec::new(),
            entries,
            tables: tables.to_vec(),
            stated_on: None,
        };
        Ok((file, owner.name.clone()))
    }

    fn mandate(
        &mut self,
        number: u64,
        deal: DealId,
        client: OrganisationId,
        signed_on: Day,
        table: RateTableId,
        payees: &Payees,
    ) -> Mandate {
        let few = usize::try_from(number / FEW).ok().and_then(|number| payees.of_few.get(number));
        let half = (number < STATED_DEALS.min(self.size.deals) / 2).then_some(&payees.of_half);
        let all = (number < STATED_DEALS).then_some(&payees.of_all);
        let others: Vec<&Paid> = [few, half, all].into_iter().flatten().collect();
        let broker = &payees.brokers[usize::try_from(number % payees.brokers.len() as u64).expect("an index of a list")];
        let mut shares = vec![PayeeShare { payee: broker.id, share: percent(100 - 10 * others.len()) }];
        shares.extend(others.iter().map(|other| PayeeShare { payee: other.id, share: percent(10) }));
        let scale = Scale::new(Method::Marginal, vec![Band { up_to: None, rate: rate("0.03") }]).expect("one open band");
        let mut clause = |covers: &[ReceiptKind], rates| plain_clause(ClauseId(self.id()), covers, rates, shares.clone());
        let clauses = vec![
            clause(&[ReceiptKind::Upfront, ReceiptKind::Milestone], Rates::Guideline { table }),
            clause(&[ReceiptKind::Royalty], Rates::Negotiated { scale, guideline: None, reason: None }),
        ];
        let mandate = Mandate {
            id: MandateId(self.id()),
            deal,
            particulars: MandateParticulars {
                client,
                signed_on,
                ends_on: None,
                tail_months: Some(12),
                is_exclusive: number.is_multiple_of(3),
                payer: Payer::Seller,
            },
            clauses,
        };
        self.happens(MandateEvent::Signed { mandate: mandate.clone() });
        mandate
    }

    fn contract(
        &mut self,
        number: u64,
        deal: DealId,
        seller: OrganisationId,
        buyer: OrganisationId,
        signed_on: Day,
        chance: &mut Chance,
    ) -> Contract {
        let open_on = after(day(TODAY).plus_days(-3).expect("a day of this century"), 17 * number % 700);
        let mut instalment = |place: u64| Instalment {
            id: InstalmentId(self.id()),
            kind: if place == 0 { ReceiptKind::Upfront } else { ReceiptKind::Milestone },
            amount: yuan(10_000 + chance.below(200_000)),
            due_on: Some(if place < RECEIPTS { after(signed_on, 30 * place) } else { after(open_on, 90 * (place - RECEIPTS)) }),
            condition: None,
        };
        let instalments: Vec<Instalment> = (0..RECEIPTS + OPEN_INSTALMENTS).map(&mut instalment).collect();
        let price = Money::sum(instalments.iter().map(|planned| planned.amount)).expect("a dozen small amounts");
        let contract = Contract {
            id: ContractId(self.id()),
            deal,
            particulars: ContractParticulars {
                number: format!("示例-{}-{number:06}", signed_on.year()),
                kind: ContractKind::Licence,
                licence_kind: Some(LicenceKind::Sole),
                seller,
                buyer,
                signed_on,
            },
            money: ContractMoney { price: Some(price), technology_amount: Some(price), instalments, royalty: None },
        };
        self.happens(ContractEvent::Signed { contract: contract.clone() });
        contract
    }

    /// Each of the first instalments comes in on its day.
    fn receipts(&mut self, contract: &Contract) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (order, planned) in (0..).zip(contract.money.instalments.iter().take(RECEIPTS as usize)) {
            let what =
                What::Receipt { covers: planned.kind, amount: planned.amount, instalment: Some(planned.id), accrued_on: None };
            let on = planned.due_on.expect("each has its day");
            let entry = Entry { id: EntryId(self.id()), deal: contract.deal, order, on, what };
            self.happens(LedgerEvent::Recorded { entry: entry.clone() });
            entries.push(entry);
        }
        entries
    }

    /// Up to three steps to the stage, the last one within the last 200 days, with two gate items ticked.
    fn path(&mut self, number: u64, deal: DealId, opened_on: Day, to: Stage) -> Result<()> {
        let place = Stage::ALL.iter().position(|stage| *stage == to).context("a stage of the path")?;
        let last = day(TODAY).plus_days(-i64::try_from(7 * number % 200)?).context("a day of this century")?;
        let days = [after(opened_on, 10), after(opened_on, 30), last];
        let mut from = Stage::ALL[0];
        for (stage, on) in [place / 3, 2 * place / 3, place].map(|place| Stage::ALL[place]).into_iter().zip(days) {
            if stage == from {
                continue;
            }
            let closure = (stage == Stage::Closure).then_some(ClosureReason::Settled);
            let reason = Some(self.keep(None, PersonalKind::Note, "材料随后补齐".to_owned()));
            let step = step(from, stage, on, |_| false, reason, closure);
            let step = step.map_err(|refusal| anyhow::anyhow!("a step was refused: {refusal:?}"))?;
            self.happens(DealEvent::Moved { deal, step });
            from = stage;
        }
        for item in [GateItem::Contact, GateItem::Problem] {
            let note = Some(self.keep(None, PersonalKind::Note, "已核对，见往来邮件".to_owned()));
            self.happens(DealEvent::EvidenceTicked { deal, evidence: Evidence { item, on: days[0], note } });
        }
        Ok(())
    }

    /// Three notes and what comes next, due for one deal in fifteen.
    fn log(&mut self, number: u64, deal: DealId, opened_on: Day, chance: &mut Chance) {
        for place in 0..3 {
            self.note(deal, after(opened_on, 40 * place), chance.happening());
        }
        let what = self.keep(None, PersonalKind::Note, chance.action());
        let on = after(day(TODAY).plus_days(-25).expect("a day of this century"), 13 * number % 365);
        self.happens(DealEvent::NextActionSet { deal, before: None, after: Some(NextAction { what, on }) });
    }

    fn note(&mut self, deal: DealId, on: Day, text: String) {
        let (id, text) = (NoteId(self.id()), self.keep(None, PersonalKind::Note, text));
        self.happens(DealEvent::NoteLogged { deal, note: Note { id, on, text } });
    }

    /// The large statements, and one for each payee with few deals: most submitted, some withdrawn, some drafts.
    fn statements(&mut self, payees: &Payees, stated: &[(DealFile, String)]) -> Result<()> {
        if self.size.deals == 0 {
            return Ok(());
        }
        let mut deals = Vec::with_capacity(stated.len());
        for (file, client) in stated {
            let accounts = account::accounts(file).map_err(|refusal| anyhow::anyhow!("no account: {refusal:?}"))?;
            let contract_number = file.contract.as_ref().map(|contract| contract.particulars.number.clone());
            let (deal, title, client) = (file.id, file.deal.title.clone(), client.clone());
            deals.push(DealAccounts { deal, title, client, contract_number, accounts });
        }
        let all = deals.len().min(STATED_DEALS as usize);
        self.facts.statement_5000 = self.statement(&payees.of_half, &deals[..all / 2])?.to_string();
        self.write("statement_submit")?;
        self.facts.statement_10000 = self.statement(&payees.of_all, &deals[..all])?.to_string();
        self.write("statement_submit")?;
        for (number, payee) in payees.of_few.iter().enumerate() {
            let first = FEW as usize * number;
            self.facts.payee.push(payee.id.to_string());
            let statement = match number % 20 {
                1 => self.draft(payee).id,
                _ => self.statement(payee, &deals[first..first + FEW as usize])?,
            };
            match number % 20 {
                1 => self.facts.draft.push(statement.to_string()),
                2 => {
                    let reason = self.keep(None, PersonalKind::Note, "期间有误".to_owned());
                    self.happens(StatementEvent::Withdrawn { statement, on: day("2026-04-07"), reason });
                }
                _ => self.facts.statement.push(statement.to_string()),
            }
            self.write("statement_submit")?;
        }
        Ok(())
    }

    fn draft(&mut self, payee: &Paid) -> StatementDraft {
        let id = StatementId(self.id());
        let (from, to, on) = (day("2021-01-01"), day("2026-03-31"), day("2026-04-03"));
        let draft = StatementDraft { id, payee: payee.id, from, to, on };
        self.happens(StatementEvent::Drafted { draft: draft.clone() });
        draft
    }

    fn statement(&mut self, paid: &Paid, deals: &[DealAccounts]) -> Result<StatementId> {
        let draft = self.draft(paid);
        let tables = [serde_json::from_str(SAMPLE_LABOUR_REMUNERATION)?];
        let StatementDraft { id, from, to, on, .. } = draft;
        let Paid { id: payee_id, payee } = paid;
        let request = Request {
            prepared_by: None,
            payee_id: *payee_id,
            payee,
            is_named: true,
            from,
            to,
            on,
            payment_on: on,
            deals,
            earlier: &[],
            tables: &tables,
        };
        let body = settlement::draw_up(&request).map_err(|refusal| anyhow::anyhow!("no statement: {refusal:?}"))?;
        ensure!(body.lines.len() as u64 == LINES * deals.len() as u64, "{} lines of {} deals", body.lines.len(), deals.len());
        let number = StatementNumber { year: on.year(), sequence: 1 };
        self.happens(StatementEvent::Submitted { statement: id, number, body: Box::new(body) });
        Ok(id)
    }

    /// One in a hundred beside those in use was put away: deals that came to nothing, and their organisations.
    fn bin(&mut self) -> Result<()> {
        let on = day("2026-05-20");
        for number in 0..self.size.deals / 100 {
            let mut chance = Chance::of(6, number);
            let organisation = self.organisation(20_000_000 + number, chance.firm(), Role::Enterprise);
            let id = DealId(self.id());
            let opened_on = day("2025-11-03");
            let deal = Deal { title: chance.title(), results: Vec::new(), client: None, opened_on };
            self.happens(RecordEvent::Added { id, record: deal });
            self.happens(RecordEvent::<Deal>::Removed { id, on });
            self.happens(RecordEvent::<Organisation>::Removed { id: organisation, on });
        }
        self.write("deal_remove")
    }

    /// The newest entries, one note each.
    fn day_of_work(&mut self) -> Result<()> {
        let deals: Vec<DealId> = self.facts.deal.iter().map(|id| id.parse()).collect::<Result<_, _>>()?;
        for (number, deal) in (0..SINGLE_ENTRIES).zip(deals.into_iter().cycle()) {
            self.note(deal, day("2026-06-29"), Chance::of(7, number).happening());
            self.write("note_log")?;
        }
        Ok(())
    }
}

/// A short list of results, to be looked into.
fn list() -> String {
    let row = |number| {
        let mut chance = Chance::of(8, number);
        format!("{},{},{},{}\n", chance.title(), chance.school(), invented::application_number(number), chance.person())
    };
    let rows: String = (0..200).map(row).collect();
    format!("成果名称,成果持有单位,申请号,完成人\n{rows}")
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day of this file")
}

fn after(on: Day, days: u64) -> Day {
    on.plus_days(i64::try_from(days).expect("some years")).expect("a day of this century")
}

fn yuan(amount: u64) -> Money {
    Money::from_fen(100 * i64::try_from(amount).expect("a few million")).expect("a few million")
}

fn rate(text: &str) -> Rate {
    Rate::parse(text).expect("a rate of this file")
}

fn percent(whole: usize) -> Share {
    Share::parse(&whole.to_string()).expect("a whole percentage")
}
