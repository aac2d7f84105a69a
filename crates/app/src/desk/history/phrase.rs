//! One event in words. What is said of persons does not stand in events, so it does not stand here.

use domain::{
    contract::event::ContractEvent,
    deal::{event::DealEvent, stage::Step},
    desk::DeskEvent,
    event::Event,
    ledger::{Entry, LedgerEvent, What},
    list::ListEvent,
    mandate::event::MandateEvent,
    organisation::event::OrganisationEvent,
    person::PersonEvent,
    rates::{RateTable, event::RatesEvent},
    record::{Record, RecordEvent},
    statement::{Period, event::StatementEvent},
};

use store::Books;

use super::correction;
use crate::{
    deal::words,
    error::{Result, Sentence},
};

pub(super) fn sentence(zh: &str, en: &str) -> Sentence {
    Sentence { zh: zh.to_owned(), en: en.to_owned() }
}

/// What was done with what is called so: 签订技术合同「J-1」, Contract “J-1” signed.
fn named(zh: &str, en: &str, name: &str, done: &str) -> Sentence {
    sentence(&format!("{zh}「{name}」"), &format!("{en} “{name}” {done}"))
}

fn money((zh, en): (&str, &str), (done_zh, done_en): (&str, &str), entry: &Entry) -> Sentence {
    let amount = entry.amount().map(|amount| in_thousands(&amount.to_string())).unwrap_or_default();
    sentence(&format!("{done_zh}{zh} {amount} 元（{}）", entry.on), &format!("{en} of {amount} yuan {done_en} ({})", entry.on))
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

/// Both stages of a step, its day, why the deal was closed, and that evidence was passed by.
fn step(step: &Step) -> Sentence {
    let (from, to) = (words::stage(step.from), words::stage(step.to));
    let mut said = sentence(&format!("{} → {}", from.zh, to.zh), &format!("from {} to {}", from.en, to.en));
    said = sentence(&format!("{}（{}）", said.zh, step.on), &format!("{} ({})", said.en, step.on));
    if let Some(why) = step.closure.map(words::closure) {
        said = sentence(&format!("{}：{}", said.zh, why.zh), &format!("{}: {}", said.en, why.en));
    }
    if !step.missing.is_empty() {
        said = sentence(&format!("{}，缺材料先行", said.zh), &format!("{}, ahead of its evidence", said.en));
    }
    said
}

/// One event in words: what was done, as a sentence begins.
pub fn phrase(books: Books<'_>, event: &Event) -> Result<Sentence> {
    Ok(match event {
        Event::Desk(DeskEvent::Created { name, .. }) => named("建立工作台", "Desk", name, "set up"),
        Event::Organisation(event) => record(("单位", "Organisation"), event, |record| Some(&record.name)),
        Event::Dealings(event) => dealings(event),
        Event::Result(event) => record(("成果", "Result"), event, |record| Some(&record.title)),
        Event::Payee(event) => record(("收款方", "Payee"), event, |_| None),
        Event::Deal(RecordEvent::Added { record, .. }) => named("新建项目", "Deal", &record.title, "opened"),
        Event::Deal(event) => record(("项目", "Deal"), event, |record| Some(&record.title)),
        Event::List(event) => list(event),
        Event::Rates(event) => rates(event),
        Event::Progress(event) => progress(event),
        Event::Mandate(event) => mandate(books, event)?,
        Event::Contract(event) => contract(books, event)?,
        Event::Ledger(event) => ledger(event),
        Event::Statement(event) => statement(event),
        Event::Member(_) => sentence("登记使用人", "User of the desk entered"),
        Event::Person(PersonEvent::Erased { .. }) => sentence("抹除个人信息", "Person erased"),
        Event::Person(PersonEvent::TextRedacted { .. }) => sentence("抹除文字中的个人信息", "Person erased from a text"),
        Event::Person(PersonEvent::TextErased { .. }) => sentence("抹除更正前的文字", "Text before a correction erased"),
    })
}

/// What happens to any record as a whole; its name where the event has it and may say it.
fn record<R: Record>((zh, en): (&str, &str), event: &RecordEvent<R>, name: impl Fn(&R) -> Option<&String>) -> Sentence {
    let (done_zh, done_en) = match event {
        RecordEvent::Added { .. } => (format!("新增{zh}"), "added"),
        RecordEvent::Changed { .. } => (format!("修改{zh}"), "changed"),
        RecordEvent::Withdrawn { .. } => (format!("撤销新增{zh}"), "removed again"),
        RecordEvent::Removed { .. } => (format!("{zh}放入回收站"), "moved to the recycle bin"),
        RecordEvent::Restored { .. } => (format!("从回收站还原{zh}"), "restored from the recycle bin"),
    };
    match event.record().and_then(name) {
        Some(name) => named(&done_zh, en, name, done_en),
        None => sentence(&done_zh, &format!("{en} {done_en}")),
    }
}

fn list(event: &ListEvent) -> Sentence {
    match event {
        ListEvent::Imported { import } => sentence(
            &format!("导入{}清单「{}」：新增 {}，更新 {}", import.list.zh(), import.file_name, import.added, import.updated),
            &format!(
                "List of {} “{}” imported: {} added, {} updated",
                import.list.en(),
                import.file_name,
                import.added,
                import.updated
            ),
        ),
        ListEvent::ImportUndone { import, kept } => sentence(
            &format!("撤销导入「{}」（原新增 {}，更新 {}；保留 {kept}）", import.file_name, import.added, import.updated),
            &format!("Import of “{}” undone ({} added, {} updated; {kept} kept)", import.file_name, import.added, import.updated),
        ),
    }
}

fn rates(event: &RatesEvent) -> Sentence {
    let version = |table: &RateTable| format!("{} {}", table.guideline.name, table.guideline.version);
    match event {
        RatesEvent::Issued { table } => named("发布费率表", "Rate table", &version(table), "issued"),
        RatesEvent::Withdrawn { table } => named("撤销发布费率表", "Rate table", &version(table), "removed again"),
        RatesEvent::Checked { .. } => sentence("核对费率表", "Rate table checked"),
    }
}

fn dealings(event: &OrganisationEvent) -> Sentence {
    match event {
        OrganisationEvent::NoteLogged { note, .. } => {
            sentence(&format!("记录往来（{}）", note.on), &format!("Conversation logged ({})", note.on))
        }
        OrganisationEvent::NoteWithdrawn { .. } => sentence("撤销往来记录", "Logged conversation removed again"),
        OrganisationEvent::NoteCorrected { correction, .. } => correction::note(correction),
        OrganisationEvent::NextActionSet { after: Some(next), .. } => {
            sentence(&format!("下一步定在 {}", next.on), &format!("Next action set for {}", next.on))
        }
        OrganisationEvent::NextActionSet { after: None, .. } => sentence("清除下一步", "Next action cleared"),
    }
}

fn progress(event: &DealEvent) -> Sentence {
    match event {
        DealEvent::Moved { step: taken, .. } => {
            let said = step(taken);
            sentence(&format!("阶段：{}", said.zh), &format!("Moved {}", said.en))
        }
        DealEvent::MoveWithdrawn { step: taken, .. } => {
            let said = step(taken);
            sentence(&format!("撤销阶段变动：{}", said.zh), &format!("Move undone: {}", said.en))
        }
        DealEvent::StageKept { after: Some(proven), .. } => {
            let proven = words::stage(*proven);
            sentence(
                &format!("保留现阶段（事实已到 {}）", proven.zh),
                &format!("Stage kept, though the facts have reached {}", proven.en),
            )
        }
        DealEvent::StageKept { after: None, .. } => sentence("恢复按事实提示阶段", "Stage proposed by the facts again"),
        DealEvent::NextActionSet { after: Some(next), .. } => {
            sentence(&format!("下一步定在 {}", next.on), &format!("Next action set for {}", next.on))
        }
        DealEvent::NextActionSet { after: None, .. } => sentence("清除下一步", "Next action cleared"),
        DealEvent::EvidenceTicked { evidence, .. } => {
            let item = words::gate_item(evidence.item);
            sentence(
                &format!("确认材料：{}（{}）", item.zh, evidence.on),
                &format!("Evidence ticked: {} ({})", item.en, evidence.on),
            )
        }
        DealEvent::EvidenceUnticked { evidence, .. } => {
            let item = words::gate_item(evidence.item);
            sentence(&format!("取消材料确认：{}", item.zh), &format!("Evidence no longer ticked: {}", item.en))
        }
        DealEvent::NoteLogged { note, .. } => sentence(&format!("记录（{}）", note.on), &format!("Note logged ({})", note.on)),
        DealEvent::NoteWithdrawn { .. } => sentence("撤销记录", "Note removed again"),
        DealEvent::NoteCorrected { correction, .. } => correction::note(correction),
    }
}

fn mandate(books: Books<'_>, event: &MandateEvent) -> Result<Sentence> {
    Ok(match event {
        MandateEvent::Signed { mandate } => sentence(
            &format!("签订委托合同（{}）", mandate.particulars.signed_on),
            &format!("Mandate signed ({})", mandate.particulars.signed_on),
        ),
        MandateEvent::Withdrawn { .. } => sentence("撤销签订委托合同", "Signing of the mandate undone"),
        MandateEvent::ClauseAmended { .. } => sentence("补充协议：佣金条款", "Commission clause amended"),
        MandateEvent::ClauseAmendmentWithdrawn { .. } => {
            sentence("撤销补充协议：佣金条款", "Amendment of a commission clause undone")
        }
        MandateEvent::Corrected { correction, .. } => correction::mandate(books, correction)?,
    })
}

fn contract(books: Books<'_>, event: &ContractEvent) -> Result<Sentence> {
    Ok(match event {
        ContractEvent::Signed { contract } => named("签订技术合同", "Contract", &contract.particulars.number, "signed"),
        ContractEvent::Withdrawn { contract } => {
            named("撤销签订技术合同", "Contract", &contract.particulars.number, "no longer signed")
        }
        ContractEvent::Amended { change, .. } => {
            sentence(&format!("补充协议：合同款项（{} 起）", change.from), &format!("Contract amended (from {})", change.from))
        }
        ContractEvent::AmendmentWithdrawn { .. } => sentence("撤销补充协议：合同款项", "Amendment of the contract undone"),
        ContractEvent::Corrected { correction, .. } => correction::contract(books, correction)?,
        ContractEvent::MoneyCorrected { correction, .. } => correction::money(books, correction)?,
    })
}

fn ledger(event: &LedgerEvent) -> Sentence {
    let (LedgerEvent::Recorded { entry } | LedgerEvent::Reversed { entry }) = event;
    let is_recorded = matches!(event, LedgerEvent::Recorded { .. });
    let said = |what: (&str, &str), recorded: (&str, &str)| {
        money(what, if is_recorded { recorded } else { ("冲回", "reversed") }, entry)
    };
    match &entry.what {
        What::Receipt { .. } => said(("到款", "Receipt"), ("登记", "recorded")),
        What::Refund { .. } => said(("退款", "Refund"), ("登记", "recorded")),
        What::Retainer { .. } => said(("前期服务费", "Retainer"), ("开具", "billed")),
        What::Adjustment { .. } => said(("调整", "Adjustment"), ("登记", "entered")),
        What::Completion { .. } if is_recorded => {
            sentence(&format!("条款完结（{}）", entry.on), &format!("Clause completed ({})", entry.on))
        }
        What::Completion { .. } => sentence("重开已完结条款", "Completed clause reopened"),
    }
}

fn statement(event: &StatementEvent) -> Sentence {
    match event {
        StatementEvent::Drafted { draft } => sentence(
            &format!("起草结算单（{} 至 {}）", draft.from, draft.to),
            &format!("Statement drafted ({} to {})", draft.from, draft.to),
        ),
        StatementEvent::PeriodChanged { to: Period { from, to }, .. } => {
            sentence(&format!("结算期间改为 {from} 至 {to}"), &format!("Period of a statement changed ({from} to {to})"))
        }
        StatementEvent::Discarded { .. } => sentence("丢弃结算单草稿", "Draft statement discarded"),
        StatementEvent::Submitted { number, .. } => {
            sentence(&format!("提交结算单 {number}"), &format!("Statement {number} submitted"))
        }
        StatementEvent::Withdrawn { .. } => sentence("撤回结算单", "Statement withdrawn"),
    }
}
