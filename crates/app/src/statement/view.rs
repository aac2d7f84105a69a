//! A statement as the window opens it: its head and sums at once, its lines and what it leaves out page by page.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    sync::Arc,
};

use documents::statement::Paper;
use domain::{
    Day, Money, Rate,
    capitals::capitals,
    commission::{CaseEvent, Terms},
    deal::account::{CitedTable, ClauseCase},
    id::{ClauseId, DealId, OrganisationId, PayeeId, PersonalId, StatementId},
    payee::PayeeKind,
    statement::{
        LeftOut, LeftOutWhy, LineStatus, PreparedBy, SCHEMA, StatementBody, StatementDocument, StatementLine, StatementState,
        StatementStep, StatementTotals, WithholdingSteps, period,
    },
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{Books, area::statement::StatementRecord};

use super::{WordLanguage, draw_up, found};
use crate::{
    drawn::State,
    error::{Error, Result},
    reader::Reader,
    wire::Chosen,
};

/// The head of one statement.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatementView {
    /// Its number; none for a draft.
    pub number: Option<String>,
    /// The desk's name, as it stands on paper.
    pub desk: String,
    /// Of a desk with invented data.
    pub is_demonstration: bool,
    /// How far it is.
    pub state: StatementStep,
    /// When it was withdrawn.
    pub withdrawn_on: Option<Day>,
    /// Why it was withdrawn; missing once erased.
    pub reason: Option<String>,
    /// For whom.
    pub payee: PayeeId,
    /// The payee's name; missing once erased.
    pub payee_name: Option<String>,
    /// How they are paid.
    pub payee_kind: PayeeKind,
    /// The VAT rate inside the amounts.
    pub vat_rate: Rate,
    /// First day of the period.
    pub from: Day,
    /// Last day of the period.
    pub to: Day,
    /// The statement's day.
    pub on: Day,
    /// The day of payment.
    pub payment_on: Day,
    /// The sums.
    pub totals: StatementTotals,
    /// How the tax withheld came about; missing where nothing is withheld by the payee's kind or nothing is paid.
    pub withholding: Option<WithholdingSteps>,
    /// Gross and net as they stand on paper, 大写.
    pub capitals: Capitals,
    /// How many lines it has.
    pub lines: u32,
    /// How many of them are of a day before the period, and were never stated.
    pub late: u32,
    /// How many correct what was stated.
    pub corrections: u32,
    /// How many are of 0.00.
    pub zeros: u32,
    /// How much it leaves out.
    pub left_out: u32,
}

/// Amounts in Chinese capitals, with 人民币 before them.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Capitals {
    /// The gross.
    pub gross: String,
    /// What is to be paid.
    pub net: String,
}

/// Which lines of a statement.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementStretch {
    /// Which statement.
    pub id: StatementId,
    /// How many to leave out before them.
    #[serde(default)]
    pub offset: u32,
    /// How many, at most 200; 100 where missing.
    pub limit: Option<u32>,
}

/// A page of a statement's lines with all that explains them.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatementLines {
    /// How many there are in all.
    pub total: u32,
    /// Those of the page, by deal and day.
    pub lines: Vec<StatedLine>,
    /// The clauses that they came about under.
    pub clauses: Vec<StatedClause>,
}

/// A line on a statement.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatedLine {
    /// Its number on the statement, from 1.
    pub number: u32,
    /// The deal's title.
    pub title: String,
    /// The technology contract's number, once there is one.
    pub contract_number: Option<String>,
    /// The organisation that signed the mandate, as the statement names it.
    pub client: String,
    /// That organisation; missing where the mandate was taken back.
    pub client_id: Option<OrganisationId>,
    /// The line.
    pub line: StatementLine,
    /// What moved: a refund with its sign.
    pub occurred: Option<Money>,
    /// The event that it is about; missing where that was taken back.
    pub event: Option<CaseEvent>,
    /// Why an adjustment was agreed; missing once erased.
    pub reason: Option<String>,
}

/// A clause as a line is explained by it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatedClause {
    /// Which.
    pub clause: ClauseId,
    /// What was agreed.
    pub terms: Terms,
    /// The rate tables that the rates came from or are held against.
    pub cited: Vec<CitedTable>,
}

/// A page of what a statement leaves out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatementLeftOut {
    /// How much it is in all.
    pub total: u32,
    /// How much of it was stated already, and stands last.
    pub stated: u32,
    /// That of the page.
    pub rows: Vec<LeftOutRow>,
}

/// Something that a statement leaves out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LeftOutRow {
    /// What, and why.
    #[serde(flatten)]
    pub left_out: LeftOut,
    /// Where a draft's period would have to end so that it counts; missing where another end would not help.
    pub counts_to: Option<Day>,
}

/// Asks for a statement as it stands on paper.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementPaperAsk {
    /// Which.
    pub id: StatementId,
    /// `zh`, where missing, or `en`.
    pub language: Option<WordLanguage>,
}

/// So many lines of a statement, and as many of what it leaves out, stand on the paper that is looked at; all of them print.
const PAPER_LINES: usize = 60;

impl StatementStretch {
    fn of<T>(&self, all: impl Iterator<Item = T>) -> Vec<T> {
        all.skip(self.offset as usize).take(self.limit.unwrap_or(100).min(200) as usize).collect()
    }
}

impl Reader<'_> {
    /// One statement's head and sums.
    pub fn statement_view(&self, request: Chosen<StatementId>) -> Result<StatementView> {
        let document = self.drawn_up(request.id)?;
        let StatementDocument { desk, is_demonstration, state, payees, texts, body, .. } = &*document;
        let withdrawn = match state {
            StatementState::Withdrawn { on, reason, .. } => Some((*on, texts.get(&reason.id).cloned())),
            StatementState::Draft | StatementState::Submitted { .. } => None,
        };
        let of = |is_so: fn(&StatementLine) -> bool| count(body.lines.iter().filter(|line| is_so(line)).count());
        let in_capitals = |amount: Money| format!("人民币{}", capitals(amount));
        Ok(StatementView {
            number: state.number().map(|number| number.to_string()),
            desk: desk.clone(),
            is_demonstration: *is_demonstration,
            state: state.step(),
            withdrawn_on: withdrawn.as_ref().map(|(on, _)| *on),
            reason: withdrawn.and_then(|(_, reason)| reason),
            payee: body.payee.id,
            payee_name: payees.get(&body.payee.id).cloned(),
            payee_kind: body.payee.kind,
            vat_rate: body.payee.vat_rate,
            from: body.from,
            to: body.to,
            on: body.on,
            payment_on: body.payment_on,
            capitals: Capitals { gross: in_capitals(body.totals.gross), net: in_capitals(body.totals.net) },
            totals: body.totals.clone(),
            withholding: body.withholding.clone(),
            lines: count(body.lines.len()),
            late: of(|line| line.status == LineStatus::Late),
            corrections: of(|line| line.status == LineStatus::Correction),
            zeros: of(|line| line.zero.is_some()),
            left_out: count(body.left_out.len()),
        })
    }

    /// A page of a statement's lines.
    pub fn statement_lines(&self, request: StatementStretch) -> Result<StatementLines> {
        let (books, document) = (self.books()?, self.drawn_up(request.id)?);
        let body = &document.body;
        let mut clauses: BTreeMap<ClauseId, StatedClause> = BTreeMap::new();
        let mut clients: BTreeMap<DealId, Option<OrganisationId>> = BTreeMap::new();
        let lines = request.of((1..).zip(&body.lines)).into_iter().map(|(number, line)| {
            let account = body.accounts.get(line.account);
            let case = account
                .zip(line.today.as_ref())
                .and_then(|(account, today)| account.account.clauses.iter().find(|case| case.clause == today.clause));
            if let Some(ClauseCase { clause, case, cited, .. }) = case {
                let stated = || StatedClause { clause: *clause, terms: case.terms.clone(), cited: cited.clone() };
                clauses.entry(*clause).or_insert_with(stated);
            }
            let event = case.and_then(|case| {
                let at = case.sources.iter().position(|source| *source == line.key.source)?;
                case.case.events.get(at).cloned()
            });
            let client_id = match clients.entry(line.deal) {
                Entry::Occupied(known) => *known.get(),
                Entry::Vacant(free) => *free.insert(books.mandate(line.deal)?.map(|mandate| mandate.particulars.client)),
            };
            Ok(StatedLine {
                client_id,
                number,
                title: account.map(|account| account.deal_title.clone()).unwrap_or_default(),
                contract_number: account.and_then(|account| account.contract_number.clone()),
                client: account.map(|account| account.client.clone()).unwrap_or_default(),
                reason: event.as_ref().and_then(reason_of).and_then(|reason| document.texts.get(&reason).cloned()),
                event,
                occurred: line.occurred(),
                line: line.clone(),
            })
        });
        let lines = lines.collect::<Result<_>>()?;
        Ok(StatementLines { total: count(body.lines.len()), lines, clauses: clauses.into_values().collect() })
    }

    /// A page of what a statement leaves out.
    pub fn statement_left_out(&self, request: StatementStretch) -> Result<StatementLeftOut> {
        let document = self.drawn_up(request.id)?;
        let (today, is_draft) = (self.today(), document.state == StatementState::Draft);
        let is_old = |row: &&LeftOut| matches!(row.why, LeftOutWhy::AlreadyStated { .. });
        let counts_to = |row: &LeftOut| match row.why {
            LeftOutWhy::AfterPeriod if is_draft => period::end_to_count(row.event.on, today),
            _ => None,
        };
        let all = &document.body.left_out;
        let (fresh, old) = (all.iter().filter(|row| !is_old(row)), all.iter().filter(is_old));
        let rows = request.of(fresh.chain(old)).into_iter();
        Ok(StatementLeftOut {
            total: count(all.len()),
            stated: count(all.iter().filter(is_old).count()),
            rows: rows.map(|row| LeftOutRow { left_out: row.clone(), counts_to: counts_to(row) }).collect(),
        })
    }

    /// A statement as it stands on paper, without the annex of how its amounts came about.
    pub fn statement_paper(&self, request: StatementPaperAsk) -> Result<Paper> {
        let document = self.drawn_up(request.id)?;
        let language = request.language.unwrap_or_default().into();
        documents::statement::paper(&document, language, PAPER_LINES).map_err(Error::unexpected)
    }

    /// The statement as it would leave the desk at this moment.
    pub(crate) fn drawn_up(&self, id: StatementId) -> Result<Arc<StatementDocument>> {
        let (today, books) = (self.today(), self.books()?);
        let state = State { id, head: books.head()?.1, today };
        self.drawn().of(state, || document(books, found(books, id)?, today))
    }
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

fn document(books: Books<'_>, record: StatementRecord, today: Day) -> Result<StatementDocument> {
    let desk = books.desk()?;
    let body = match record.body {
        Some(body) => body,
        None => draw_up(books, &record.draft, today, today)?,
    };
    // Only the names that the statement needs leave the desk.
    let shares = body.accounts.iter().flat_map(|frozen| &frozen.account.clauses).flat_map(|clause| &clause.case.terms.shares);
    let mut payees: BTreeMap<PayeeId, Option<String>> = BTreeMap::new();
    for payee in shares.filter_map(|share| share.payee.parse().ok()).chain([body.payee.id]) {
        if let Entry::Vacant(free) = payees.entry(payee) {
            free.insert(books.payee_name(payee)?);
        }
    }
    Ok(StatementDocument {
        schema: SCHEMA.to_owned(),
        id: record.draft.id,
        is_demonstration: desk.is_demonstration,
        desk: desk.name,
        texts: texts(books, &record.state, &body)?,
        state: record.state,
        payees: payees.into_iter().filter_map(|(payee, name)| Some((payee, name?))).collect(),
        body,
    })
}

/// What was written by hand in a statement, by the id that stands in its place.
fn texts(books: Books<'_>, state: &StatementState, body: &StatementBody) -> Result<BTreeMap<PersonalId, String>> {
    let mut texts = BTreeMap::new();
    if let StatementState::Withdrawn { reason, .. } = state {
        texts.extend(books.personal(reason)?.map(|text| (reason.id, text)));
    }
    for value in body.prepared_by.iter().flat_map(PreparedBy::personal) {
        texts.extend(books.personal(value)?.map(|text| (value.id, text)));
    }
    for event in body.accounts.iter().flat_map(|frozen| &frozen.account.clauses).flat_map(|clause| &clause.case.events) {
        if let Some(id) = reason_of(event) {
            texts.extend(books.personal_value(id)?.map(|text| (id, text)));
        }
    }
    Ok(texts)
}

/// Where the reason of an adjustment is kept.
fn reason_of(event: &CaseEvent) -> Option<PersonalId> {
    match event {
        CaseEvent::Adjustment { reason, .. } => reason.parse().ok(),
        CaseEvent::Retainer { .. }
        | CaseEvent::Signing { .. }
        | CaseEvent::Receipt { .. }
        | CaseEvent::Refund { .. }
        | CaseEvent::Completion { .. } => None,
    }
}
