//! What happened, in words: one short phrase for an event, used by undo, the journal and a deal's time line.

use chrono::DateTime;
use domain::{event::Event, ledger::Entry, personal::PersonalRef, stage::Step};
use schemars::JsonSchema;
use serde::Serialize;
use store::{Books, journal::EntryHead};

use crate::{
    error::{Result, Sentence},
    stage_words,
};

/// A journal entry as a person reads it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Happening {
    /// The entry's number.
    pub entry: i64,
    /// When, `2026-11-22T03:04:05Z`.
    pub at: String,
    /// The command that made it.
    pub action: String,
    /// The entry that it takes back.
    pub undoes: Option<i64>,
    /// What it was.
    pub what: Sentence,
    /// The deal, organisation, result or payee that it happened to, where the words don't name it; missing once erased.
    pub about: Option<String>,
    /// It can be taken back, as far as its own kind goes.
    pub can_undo: bool,
    /// Its hash.
    pub hash: String,
}

/// A journal entry with the first of its events, in words. An import's own event stands for all its rows.
pub(crate) fn happening(books: Books<'_>, head: &EntryHead, events: &[Event]) -> Result<Happening> {
    let leading = leading(events);
    let mut what = leading.map_or_else(|| sentence("", ""), phrase);
    if head.undoes.is_some() {
        what = sentence(&format!("撤销，即：{}", what.zh), &format!("undo, that is: {}", what.en));
    }
    Ok(Happening {
        entry: head.n,
        at: at(head),
        action: head.action.clone(),
        undoes: head.undoes,
        what,
        about: leading.map(|event| about(books, event)).transpose()?.flatten(),
        can_undo: head.undoes.is_none() && events.iter().all(|event| event.inverse().is_some()),
        hash: head.hash.clone(),
    })
}

/// When an entry was made, `2026-11-22T03:04:05Z`.
pub(crate) fn at(head: &EntryHead) -> String {
    let at = DateTime::from_timestamp_millis(head.at_ms).map(|at| at.format("%Y-%m-%dT%H:%M:%SZ").to_string());
    at.unwrap_or_default()
}

fn leading(events: &[Event]) -> Option<&Event> {
    events.iter().find(|event| matches!(event, Event::ListImported { .. })).or(events.first())
}

/// The name of what an event happened to, where its phrase does not say it.
fn about(books: Books<'_>, event: &Event) -> Result<Option<String>> {
    Ok(match event {
        Event::OrganisationRemoved { organisation, .. } | Event::OrganisationRestored { organisation, .. } => {
            books.organisation(*organisation)?.map(|kept| kept.record.name)
        }
        Event::ResultRemoved { result, .. } | Event::ResultRestored { result, .. } => {
            books.result(*result)?.map(|kept| kept.record.title)
        }
        Event::PayeeAdded { payee } | Event::PayeeChanged { to: payee, .. } | Event::PayeeWithdrawn { payee } => {
            books.personal(&payee.name)?
        }
        Event::StatementDrafted { draft } | Event::StatementDiscarded { draft } => payee_name(books, draft.payee)?,
        Event::StatementSubmitted { body, .. } => payee_name(books, body.payee.id)?,
        Event::StatementWithdrawn { statement, .. } => match books.statement(*statement)? {
            Some(record) => payee_name(books, record.draft.payee)?,
            None => None,
        },
        Event::RateTableChecked { table, .. } => {
            let tables = books.rate_tables()?;
            tables.into_iter().find(|known| known.id == *table).map(|table| format!("{} {}", table.name, table.version))
        }
        Event::DealOpened { .. } | Event::DealChanged { .. } | Event::DealWithdrawn { .. } => None,
        other => other.deal().map(|deal| books.deal_title(deal)).transpose()?.flatten(),
    })
}

fn payee_name(books: Books<'_>, payee: domain::id::PayeeId) -> Result<Option<String>> {
    Ok(books.payee(payee)?.map(|payee| books.personal(&payee.name)).transpose()?.flatten())
}

/// Where an event keeps what a person wrote.
pub(crate) fn written(event: &Event) -> Option<&PersonalRef> {
    match event {
        Event::NoteLogged { text, .. } | Event::NoteWithdrawn { text, .. } => Some(text),
        Event::NextActionSet { after: Some(next), .. } => Some(&next.what),
        Event::EvidenceTicked { evidence, .. } => evidence.note.as_ref(),
        _ => None,
    }
}

fn sentence(zh: &str, en: &str) -> Sentence {
    Sentence { zh: zh.to_owned(), en: en.to_owned() }
}

fn named(zh: &str, en: &str, name: &str) -> Sentence {
    sentence(&format!("{zh}「{name}」"), &format!("{en} “{name}”"))
}

fn money(zh: &str, en: &str, entry: &Entry) -> Sentence {
    let amount = entry.amount().map(|amount| in_thousands(&amount.to_string())).unwrap_or_default();
    sentence(&format!("{zh} {amount} 元（{}）", entry.on), &format!("{en} {amount} yuan ({})", entry.on))
}

/// `-1234567.80` as `-1,234,567.80`.
fn in_thousands(amount: &str) -> String {
    let (sign, digits) = amount.strip_prefix('-').map_or(("", amount), |digits| ("-", digits));
    let whole = digits.split_once('.').map_or(digits.len(), |(whole, _)| whole.len());
    let mut grouped = sign.to_owned();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at < whole && (whole - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A step with the names of both stages, and why it was taken out of turn.
fn step(zh: &str, en: &str, step: &Step, (from, to): (domain::stage::Stage, domain::stage::Stage)) -> Sentence {
    let ((from_zh, from_en), (to_zh, to_en)) = (stage_words::stage(from), stage_words::stage(to));
    let closure = step.closure.map(stage_words::closure);
    let out_of_turn = !step.missing.is_empty();
    let mut said = sentence(
        &format!("{zh} {} {from_zh} → {} {to_zh}", from.code(), to.code()),
        &format!("{en} {} {from_en} → {} {to_en}", from.code(), to.code()),
    );
    if let Some((closure_zh, closure_en)) = closure {
        said = sentence(&format!("{}（{closure_zh}）", said.zh), &format!("{} ({closure_en})", said.en));
    }
    match step.reason.as_ref().filter(|_| out_of_turn) {
        Some(reason) => {
            sentence(&format!("{}，缺材料先行：{reason}", said.zh), &format!("{}, ahead of its evidence: {reason}", said.en))
        }
        None => said,
    }
}

/// One event in words. Names of persons don't stand in events, so they don't stand here.
pub fn phrase(event: &Event) -> Sentence {
    match event {
        Event::DeskCreated { name, .. } => named("建立工作台", "set up the desk", name),
        Event::OrganisationAdded { organisation } => named("新增单位", "enter organisation", &organisation.name),
        Event::OrganisationChanged { to, .. } => named("修改单位", "change organisation", &to.name),
        Event::OrganisationWithdrawn { organisation } => named("撤回单位", "withdraw organisation", &organisation.name),
        Event::OrganisationRemoved { .. } => sentence("单位放入回收站", "put an organisation into the recycle bin"),
        Event::OrganisationRestored { .. } => sentence("单位移出回收站", "take an organisation out of the recycle bin"),
        Event::ResultAdded { result } => named("新增成果", "enter result", &result.title),
        Event::ResultChanged { to, .. } => named("修改成果", "change result", &to.title),
        Event::ResultWithdrawn { result } => named("撤回成果", "withdraw result", &result.title),
        Event::ResultRemoved { .. } => sentence("成果放入回收站", "put a result into the recycle bin"),
        Event::ResultRestored { .. } => sentence("成果移出回收站", "take a result out of the recycle bin"),
        Event::ListImported { import } => sentence(
            &format!("导入清单：新增 {}，更新 {}", import.added, import.updated),
            &format!("import a list: {} added, {} updated", import.added, import.updated),
        ),
        Event::ImportUndone { import, kept } => sentence(
            &format!("撤销导入（原新增 {}，更新 {}；保留 {kept}）", import.added, import.updated),
            &format!("undo an import ({} added, {} updated; {kept} kept)", import.added, import.updated),
        ),
        Event::PayeeAdded { .. } => sentence("新增收款方", "enter a payee"),
        Event::PayeeChanged { .. } => sentence("修改收款方", "change a payee"),
        Event::PayeeWithdrawn { .. } => sentence("撤回收款方", "withdraw a payee"),
        Event::RateTableIssued { table } => named("发布费率表", "issue rate table", &format!("{} {}", table.name, table.version)),
        Event::RateTableWithdrawn { table } => {
            named("撤回费率表", "withdraw rate table", &format!("{} {}", table.name, table.version))
        }
        Event::RateTableChecked { .. } => sentence("核对费率表", "check a rate table"),
        Event::DealOpened { deal } => named("新建项目", "open deal", &deal.title),
        Event::DealChanged { to, .. } => named("修改项目", "change deal", &to.title),
        Event::DealWithdrawn { deal } => named("撤回项目", "withdraw deal", &deal.title),
        Event::DealRemoved { .. } => sentence("项目放入回收站", "put a deal into the recycle bin"),
        Event::DealRestored { .. } => sentence("项目移出回收站", "take a deal out of the recycle bin"),
        Event::DealMoved { step: taken, .. } => step("阶段", "stage", taken, (taken.from, taken.to)),
        Event::DealMoveWithdrawn { step: taken, .. } => step("退回阶段", "take back stage", taken, (taken.to, taken.from)),
        Event::NextActionSet { after: Some(next), .. } => {
            sentence(&format!("下一步定在 {}", next.on), &format!("next action on {}", next.on))
        }
        Event::NextActionSet { after: None, .. } => sentence("清除下一步", "clear the next action"),
        Event::EvidenceTicked { evidence, .. } => {
            let (zh, en) = stage_words::gate_item(evidence.item);
            sentence(&format!("确认材料：{zh}（{}）", evidence.on), &format!("tick evidence: {en} ({})", evidence.on))
        }
        Event::EvidenceUnticked { evidence, .. } => {
            let (zh, en) = stage_words::gate_item(evidence.item);
            sentence(&format!("取消材料确认：{zh}"), &format!("take back the evidence: {en}"))
        }
        Event::NoteLogged { on, .. } => sentence(&format!("记录（{on}）"), &format!("log a note ({on})")),
        Event::NoteWithdrawn { .. } => sentence("撤回记录", "take back a note"),
        Event::MandateSigned { mandate } => {
            sentence(&format!("签订委托合同（{}）", mandate.signed_on), &format!("sign the mandate ({})", mandate.signed_on))
        }
        Event::MandateWithdrawn { .. } => sentence("撤回委托合同", "withdraw the mandate"),
        Event::ClauseAmended { .. } => sentence("补充协议：佣金条款", "amend a commission clause"),
        Event::ClauseAmendmentWithdrawn { .. } => sentence("撤回补充协议：佣金条款", "withdraw the amendment of a clause"),
        Event::ContractSigned { contract } => named("签订技术合同", "sign contract", &contract.number),
        Event::ContractWithdrawn { contract } => named("撤回技术合同", "withdraw contract", &contract.number),
        Event::ContractAmended { change, .. } => {
            sentence(&format!("补充协议：合同款项（{} 起）", change.from), &format!("amend the contract (from {})", change.from))
        }
        Event::ContractAmendmentWithdrawn { .. } => sentence("撤回补充协议：合同款项", "withdraw the amendment of the contract"),
        Event::ReceiptRecorded { receipt } => money("登记到款", "record receipt", receipt),
        Event::ReceiptReversed { receipt } => money("冲回到款", "reverse receipt", receipt),
        Event::RefundRecorded { refund } => money("登记退款", "record refund", refund),
        Event::RefundReversed { refund } => money("冲回退款", "reverse refund", refund),
        Event::RetainerBilled { retainer } => money("开具前期服务费", "bill retainer", retainer),
        Event::RetainerReversed { retainer } => money("冲回前期服务费", "reverse retainer", retainer),
        Event::AdjustmentEntered { adjustment } => money("登记调整", "enter adjustment", adjustment),
        Event::AdjustmentReversed { adjustment } => money("冲回调整", "reverse adjustment", adjustment),
        Event::CompletionRecorded { completion } => {
            sentence(&format!("条款完结（{}）", completion.on), &format!("complete a clause ({})", completion.on))
        }
        Event::CompletionReopened { .. } => sentence("重开已完结条款", "reopen a completed clause"),
        Event::StatementDrafted { draft } => sentence(
            &format!("起草结算单（{} 至 {}）", draft.from, draft.to),
            &format!("draft a statement ({} to {})", draft.from, draft.to),
        ),
        Event::StatementDiscarded { .. } => sentence("丢弃结算单草稿", "discard a draft statement"),
        Event::StatementSubmitted { number, .. } => {
            sentence(&format!("提交结算单 {number}"), &format!("submit statement {number}"))
        }
        Event::StatementWithdrawn { .. } => sentence("撤回结算单", "withdraw a statement"),
        Event::PersonErased { .. } => sentence("抹除个人信息", "erase a person"),
    }
}
