//! Commission statements: draft, look, submit, withdraw, and hand over as PDF, XLSX and JSON.

pub mod due;
pub mod listed;
pub mod view;

use std::{io::Write as _, path::Path};

use documents::{DocumentError, Language};
use domain::{
    Day,
    deal::account,
    id::{DealId, PayeeId, StatementId},
    payee::Payee,
    refusal::Refusal,
    statement::settlement::{self, DealAccounts, Request},
    statement::withholding::{SAMPLE_LABOUR_REMUNERATION, WithholdingTable},
    statement::{Period, PreparedBy, StatementBody, StatementDocument, StatementDraft, StatementState, life},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Books, Readable, area::statement::StatementRecord};

use crate::{
    code::Code,
    deal,
    error::{Error, Result, Sentence},
    list,
    reader::Reader,
    session::Session,
    wire::{Chosen, Made},
};
use view::StatementView;

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

/// Gives a draft another period.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementPeriodSet {
    /// Which.
    pub id: StatementId,
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

    /// Gives a draft another period.
    pub fn statement_period_set(&mut self, request: StatementPeriodSet) -> Result<Made> {
        self.act("statement_period_set", |act| {
            let StatementRecord { draft, state, .. } = found(act.books, request.id)?;
            let period = Period { from: request.from, to: request.to };
            let changed = life::change_period(&draft, &state, period)?;
            draw_up(act.books, &StatementDraft { from: period.from, to: period.to, ..draft }, act.today, act.today)?;
            act.record_all(changed)?;
            Ok(Made::of(request.id))
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
            act.record(life::submit(draft.id, &state, body, number, &act.books.stated(draft.payee)?, act.today)?)
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
    /// Saves a statement as PDF, XLSX and JSON: all that is asked for can be written, or nothing is.
    pub fn statement_export(&self, request: StatementExport) -> Result<StatementExported> {
        type Make = fn(&StatementDocument, Language) -> std::result::Result<Vec<u8>, DocumentError>;
        let formats: [(&Option<String>, &str, Make); 3] = [
            (&request.pdf, "pdf", documents::statement::pdf),
            (&request.xlsx, "xlsx", documents::statement::xlsx),
            (&request.json, "json", |document, _| Ok(documents::statement::json(document))),
        ];
        let asked = || formats.iter().filter_map(|(file, field, make)| Some((Path::new(file.as_ref()?), *field, make)));
        for (n, (file, field, _)) in asked().enumerate() {
            if asked().take(n).any(|(earlier, ..)| list::is_same(earlier, file)) {
                return Err(Error::new(Code::FilesSame, field));
            }
            list::may_write(file, request.overwrite).map_err(|error| error.at(field))?;
        }
        let document = self.drawn_up(request.id)?;
        let language = request.language.unwrap_or_default().into();
        let made = asked().map(|(file, field, make)| Ok((file, field, make(&document, language).map_err(Error::unexpected)?)));
        let made: Vec<_> = made.collect::<Result<_>>()?;
        // All of them are whole before the first has its name.
        let mut written = Vec::new();
        for (file, field, bytes) in &made {
            let mut output = self.begin(file, Readable::AsUsual, request.overwrite).map_err(|error| error.at(*field))?;
            output.file().write_all(bytes).map_err(|error| list::unwritten(error, file).at(*field))?;
            written.push((file, field, output));
        }
        for (file, field, output) in written {
            self.finish(output, file).map_err(|error| error.at(*field))?;
        }
        Ok(StatementExported { files: made.iter().map(|(file, ..)| file.display().to_string()).collect() })
    }
}

/// A refusal of a correction, in words that name the statements that rest on what stands.
pub(crate) fn resting_on(books: Books<'_>, deal: DealId, refusal: Refusal) -> Error {
    let Refusal::StatementRestsOnIt { statements: resting, .. } = &refusal else { return refusal.into() };
    let named = match books.statements_of(deal) {
        Ok(statements) => statements.into_iter().filter_map(|(draft, state, _)| match state {
            StatementState::Submitted { number } if resting.contains(&draft.id) => Some((draft, number)),
            StatementState::Submitted { .. } | StatementState::Draft | StatementState::Withdrawn { .. } => None,
        }),
        Err(error) => return error.into(),
    };
    let (mut zh, mut en, mut ids) = (Vec::new(), Vec::new(), Vec::new());
    for (StatementDraft { id, from, to, .. }, number) in named {
        zh.push(format!("{number}（{from} 至 {to}）"));
        en.push(format!("{number} ({from} to {to})"));
        ids.push(id);
    }
    let message = Sentence {
        zh: format!("已提交的结算单 {} 按原来的内容计算；请先撤回，再更正。", zh.join("、")),
        en: format!(
            "What was said before is reckoned with on submitted statement {}: withdraw it first, then correct this.",
            en.join(", ")
        ),
    };
    Error::from(refusal).saying(message).with(json!({ "statements": ids }))
}

fn found(books: Books<'_>, id: StatementId) -> Result<StatementRecord> {
    books.statement(id)?.ok_or_else(|| Error::new(Code::StatementUnknown, "id"))
}

/// Draws the statement up from the books as they stand.
fn draw_up(books: Books<'_>, draft: &StatementDraft, on: Day, payment_on: Day) -> Result<StatementBody> {
    let payee = books.kept::<Payee>(draft.payee)?.ok_or_else(|| Error::new(Code::PayeeUnknown, "payee"))?;
    let mut deals = Vec::new();
    for id in books.deals_of_payee(draft.payee)? {
        let file = deal::file(books, id)?;
        let client = deal::organisation_name(books, file.mandate.as_ref().map(|mandate| mandate.particulars.client))?;
        deals.push(DealAccounts {
            deal: id,
            title: file.deal.title.clone(),
            client: client.unwrap_or_default(),
            contract_number: file.contract.as_ref().map(|contract| contract.particulars.number.clone()),
            accounts: account::accounts(&file)?,
        });
    }
    let earlier = books.stated(draft.payee)?;
    let tables = [labour_remuneration()];
    let member = books.desk()?.member;
    let prepared_by = books.member(member)?.map(|of| PreparedBy {
        member,
        name: of.name,
        certificate_number: of.certificate_number,
        firm: of.firm,
    });
    let request = Request {
        prepared_by,
        payee_id: payee.id,
        payee: &payee.record,
        is_named: books.payee_name(draft.payee)?.is_some(),
        from: draft.from,
        to: draft.to,
        on,
        payment_on,
        deals: &deals,
        earlier: &earlier,
        tables: &tables,
    };
    settlement::draw_up(&request).map_err(|refusal| match refusal {
        // Whose record is to be completed.
        Refusal::PayeeKindUnknown | Refusal::PayeeNotResident => Error::from(refusal).with(json!({ "payee": payee.id })),
        refusal => refusal.into(),
    })
}

/// The withholding table that the program ships: a sample with its source, to be checked before use.
fn labour_remuneration() -> WithholdingTable {
    serde_json::from_str(SAMPLE_LABOUR_REMUNERATION).expect("the shipped table is read by a test")
}
