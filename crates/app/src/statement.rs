//! Commission statements: draft, look, submit, withdraw, and hand over as PDF, XLSX and JSON.

use std::{collections::BTreeMap, path::Path};

use documents::Language;
use domain::{
    Day, Money,
    capitals::capitals,
    commission::CaseEvent,
    deal::account,
    id::{PayeeId, PersonalId, StatementId},
    payee::Payee,
    refusal::Refusal,
    statement::settlement::{self, DealAccounts, Request},
    statement::withholding::{SAMPLE_LABOUR_REMUNERATION, WithholdingTable},
    statement::{SCHEMA, StatementBody, StatementDocument, StatementDraft, StatementNumber, StatementState, life},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{Books, area::statement::StatementRecord};

use crate::{
    code::Code,
    deal,
    error::{Error, Result},
    list,
    reader::Reader,
    session::Session,
    wire::{Chosen, Made, Stretch},
};

/// Begins a statement.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementDraftNew {
    /// For whom.
    pub payee: PayeeId,
    /// First day of the period.
    pub from: Day,
    /// Last day of the period.
    pub to: Day,
}

/// Submits a draft.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementSubmit {
    /// Which.
    pub id: StatementId,
    /// The statement's day; today where missing.
    pub on: Option<Day>,
    /// The day of payment; the statement's day where missing.
    pub payment_on: Option<Day>,
}

/// Withdraws a submitted statement.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementWithdraw {
    /// Which.
    pub id: StatementId,
    /// Why.
    pub reason: String,
}

/// Statements.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatementList {
    /// How many there are in all.
    pub total: u32,
    /// Those of the page, by payee and number, drafts last.
    pub statements: Vec<StatementRow>,
}

/// A statement as a list shows it. A draft's figures are those of this moment.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatementRow {
    /// Its id.
    pub id: StatementId,
    /// Its number; none for a draft.
    pub number: Option<String>,
    /// For whom.
    pub payee: PayeeId,
    /// The payee's name; missing once erased.
    pub payee_name: Option<String>,
    /// First day of the period.
    pub from: Day,
    /// Last day of the period.
    pub to: Day,
    /// Balance brought forward and lines, VAT included; missing where a draft can't be drawn up at present.
    pub gross: Option<Money>,
    /// The VAT inside.
    pub vat: Option<Money>,
    /// Tax withheld.
    pub withheld: Option<Money>,
    /// To be paid.
    pub net: Option<Money>,
    /// How far it is.
    pub state: StatementStep,
    /// Why a draft can't be drawn up at present.
    pub refused: Option<Code>,
}

/// How far a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StatementStep {
    /// Its figures are those of this moment.
    Draft,
    /// It has its number and is frozen.
    Submitted,
    /// It was taken back; its number is not given again.
    Withdrawn,
}

/// One statement with its lines and what they rest on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatementView {
    /// Its number; none for a draft.
    pub number: Option<String>,
    /// The document as it would leave the desk.
    pub document: StatementDocument,
    /// Gross and net as they stand on paper, 大写.
    pub capitals: Capitals,
}

/// Amounts in Chinese capitals, with 人民币 before them.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Capitals {
    /// The gross.
    pub gross: String,
    /// What is to be paid.
    pub net: String,
}

/// Where a statement goes.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementExport {
    /// Which.
    pub id: StatementId,
    /// The PDF's file.
    pub pdf: Option<String>,
    /// The workbook's file.
    pub xlsx: Option<String>,
    /// The JSON's file.
    pub json: Option<String>,
    /// `zh`, where missing, or `en`.
    pub language: Option<WordLanguage>,
    /// Replace files that are there.
    #[serde(default)]
    pub overwrite: bool,
}

/// The language of a document's own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WordLanguage {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl From<WordLanguage> for Language {
    fn from(language: WordLanguage) -> Self {
        match language {
            WordLanguage::Zh => Self::Chinese,
            WordLanguage::En => Self::English,
        }
    }
}

/// The files that were written.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatementExported {
    /// Their paths.
    pub files: Vec<String>,
}

impl Session {
    /// Begins a statement for a payee and a period. Its lines are derived afresh until it is submitted.
    pub fn statement_draft(&mut self, request: StatementDraftNew) -> Result<Made> {
        self.act("statement_draft", |act| {
            let draft = StatementDraft { id: act.id(), payee: request.payee, from: request.from, to: request.to, on: act.today };
            draw_up(act.books, &draft, act.today, act.today)?;
            let id = draft.id;
            let open = act.books.has_draft(draft.payee)?;
            act.record(life::begin(draft, open)?)?;
            Ok(Made::of(id))
        })
    }

    /// Throws a draft away.
    pub fn statement_discard(&mut self, request: Chosen<StatementId>) -> Result<Made> {
        self.act("statement_discard", |act| {
            let StatementRecord { draft, state, .. } = found(act.books, request.id)?;
            act.record(life::discard(draft, &state)?)?;
            Ok(Made::of(request.id))
        })
    }

    /// Submits a draft: it gets its number and is frozen.
    pub fn statement_submit(&mut self, request: StatementSubmit) -> Result<StatementView> {
        self.act("statement_submit", |act| {
            let on = request.on.unwrap_or(act.today);
            let StatementRecord { draft, state, .. } = found(act.books, request.id)?;
            if state != StatementState::Draft {
                return Err(Refusal::NotADraft.into());
            }
            let body = draw_up(act.books, &draft, on, request.payment_on.unwrap_or(on))?;
            let number = act.books.next_number(draft.payee, on.year())?;
            act.record(life::submit(draft.id, &state, body, number, &act.books.stated(draft.payee)?)?)
        })?;
        self.reader().statement_view(Chosen { id: request.id })
    }

    /// Withdraws a submitted statement, unless a later one of the payee builds on it.
    pub fn statement_withdraw(&mut self, request: StatementWithdraw) -> Result<Made> {
        self.act("statement_withdraw", |act| {
            let reason = act.text(Some(&request.reason))?;
            let reason = reason.ok_or_else(|| Error::from(Refusal::ReasonMissing).at("reason"))?;
            let StatementRecord { draft, state, .. } = found(act.books, request.id)?;
            let stated = act.books.stated(draft.payee)?;
            act.record(life::withdraw(request.id, &state, act.today, reason, &stated)?)?;
            Ok(Made::of(request.id))
        })
    }
}

impl Reader<'_> {
    /// The statements.
    pub fn statement_list(&self, query: Stretch) -> Result<StatementList> {
        let today = self.today();
        let books = self.books()?;
        let mut statements = Vec::new();
        for record in books.statements(query.offset, query.limit())? {
            let (number, state) = number_and_state(&record.state);
            let totals = match record.totals {
                Some(totals) => Ok(totals),
                None => draw_up(books, &record.draft, today, today).map(|body| body.totals),
            };
            let shown = totals.as_ref().ok();
            statements.push(StatementRow {
                id: record.draft.id,
                number: number.map(|number| number.to_string()),
                payee: record.draft.payee,
                payee_name: books.payee_name(record.draft.payee)?,
                from: record.draft.from,
                to: record.draft.to,
                gross: shown.map(|totals| totals.gross),
                vat: shown.map(|totals| totals.vat),
                withheld: shown.map(|totals| totals.withheld),
                net: shown.map(|totals| totals.net),
                state,
                refused: totals.err().map(|error| error.code),
            });
        }
        Ok(StatementList { total: books.statement_count()?, statements })
    }

    /// One statement with its lines and what they rest on.
    pub fn statement_view(&self, request: Chosen<StatementId>) -> Result<StatementView> {
        let today = self.today();
        let books = self.books()?;
        view(books, &found(books, request.id)?, today)
    }

    /// Saves a statement as PDF, XLSX and JSON.
    pub fn statement_export(&self, request: StatementExport) -> Result<StatementExported> {
        let document = self.statement_view(Chosen { id: request.id })?.document;
        let language = request.language.unwrap_or_default().into();
        let mut files = Vec::new();
        let mut write = |file: &Option<String>, field: &str, make: &dyn Fn() -> Result<Vec<u8>, documents::DocumentError>| {
            let Some(file) = file else { return Ok(()) };
            let bytes = make().map_err(Error::unexpected)?;
            list::write(Path::new(file), &bytes, request.overwrite).map_err(|error| error.at(field))?;
            files.push(file.clone());
            Ok::<_, Error>(())
        };
        write(&request.pdf, "pdf", &|| documents::statement::pdf(&document, language))?;
        write(&request.xlsx, "xlsx", &|| documents::statement::xlsx(&document, language))?;
        write(&request.json, "json", &|| Ok(documents::statement::json(&document)))?;
        Ok(StatementExported { files })
    }
}

fn found(books: Books<'_>, id: StatementId) -> Result<StatementRecord> {
    books.statement(id)?.ok_or_else(|| Error::new(Code::StatementUnknown, "id"))
}

pub(crate) fn number_and_state(state: &StatementState) -> (Option<StatementNumber>, StatementStep) {
    match state {
        StatementState::Draft => (None, StatementStep::Draft),
        StatementState::Submitted { number } => (Some(*number), StatementStep::Submitted),
        StatementState::Withdrawn { number, .. } => (Some(*number), StatementStep::Withdrawn),
    }
}

/// Draws the statement up from the books as they stand.
fn draw_up(books: Books<'_>, draft: &StatementDraft, on: Day, payment_on: Day) -> Result<StatementBody> {
    let payee = books.kept::<Payee>(draft.payee)?.ok_or_else(|| Error::new(Code::PayeeUnknown, "payee"))?;
    let mut deals = Vec::new();
    for id in books.deals_of_payee(draft.payee)? {
        let file = deal::file(books, id)?;
        let client = deal::organisation_name(books, file.mandate.as_ref().map(|mandate| mandate.client))?;
        deals.push(DealAccounts {
            deal: id,
            title: file.deal.title.clone(),
            client: client.unwrap_or_default(),
            contract_number: file.contract.as_ref().map(|contract| contract.number.clone()),
            accounts: account::accounts(&file)?,
        });
    }
    let earlier = books.stated(draft.payee)?;
    let tables = [labour_remuneration()];
    let request = Request {
        payee_id: payee.id,
        payee: &payee.record,
        from: draft.from,
        to: draft.to,
        on,
        payment_on,
        deals: &deals,
        earlier: &earlier,
        tables: &tables,
    };
    Ok(settlement::draw_up(&request)?)
}

/// The withholding table that the program ships: a sample with its source, to be checked before use.
fn labour_remuneration() -> WithholdingTable {
    serde_json::from_str(SAMPLE_LABOUR_REMUNERATION).expect("the shipped table is read by a test")
}

/// What was written by hand in a statement, by the id that stands in its place.
fn texts(books: Books<'_>, state: &StatementState, body: &StatementBody) -> Result<BTreeMap<PersonalId, String>> {
    let mut texts = BTreeMap::new();
    if let StatementState::Withdrawn { reason, .. } = state {
        texts.extend(books.personal(reason)?.map(|text| (reason.id, text)));
    }
    for event in body.accounts.iter().flat_map(|frozen| &frozen.account.clauses).flat_map(|clause| &clause.case.events) {
        if let CaseEvent::Adjustment { reason, .. } = event
            && let Ok(id) = reason.parse()
        {
            texts.extend(books.personal_value(id)?.map(|text| (id, text)));
        }
    }
    Ok(texts)
}

fn view(books: Books<'_>, record: &StatementRecord, today: Day) -> Result<StatementView> {
    let desk = books.desk()?;
    let body = match &record.body {
        Some(body) => body.clone(),
        None => draw_up(books, &record.draft, today, today)?,
    };
    let mut document = StatementDocument {
        schema: SCHEMA.to_owned(),
        id: record.draft.id,
        is_demonstration: desk.is_demonstration,
        desk: desk.name,
        state: record.state.clone(),
        payees: books.payee_names()?,
        texts: texts(books, &record.state, &body)?,
        body,
    };
    // Only the names that the statement needs leave the desk.
    let shares = document.body.accounts.iter().flat_map(|a| &a.account.clauses).flat_map(|clause| &clause.case.terms.shares);
    let mut needed: Vec<PayeeId> = shares.filter_map(|share| share.payee.parse().ok()).collect();
    needed.push(document.body.payee.id);
    document.payees.retain(|payee, _| needed.contains(payee));
    let in_capitals = |amount| format!("人民币{}", capitals(amount));
    let totals = &document.body.totals;
    let capitals = Capitals { gross: in_capitals(totals.gross), net: in_capitals(totals.net) };
    Ok(StatementView { number: number_and_state(&record.state).0.map(|number| number.to_string()), document, capitals })
}
