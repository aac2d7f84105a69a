//! One event in words. What is said of persons does not stand in events, so it does not stand here.

use domain::{
    contract::event::ContractEvent,
    deal::{event::DealEvent, stage::Step},
    desk::DeskEvent,
    event::Event,
    ledger::{Entry, LedgerEvent, What},
    list::ListEvent,
    mandate::event::MandateEvent,
    person::PersonEvent,
    rates::{RateTable, event::RatesEvent},
    record::{Record, RecordEvent},
    statement::event::StatementEvent,
};

use crate::{deal::stage_words, error::Sentence};

pub(super) fn sentence(zh: &str, en: &str) -> Sentence {
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
fn step(zh: &str, en: &str, step: &Step, (from, to): (domain::deal::stage::Stage, domain::deal::stage::Stage)) -> Sentence {
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
    if out_of_turn {
        said = sentence(&format!("{}，缺材料先行", said.zh), &format!("{}, ahead of its evidence", said.en));
    }
    said
}

/// One event in words.
pub fn phrase(event: &Event) -> Sentence {
    match event {
        Event::Desk(DeskEvent::Created { name, .. }) => named("建立工作台", "set up the desk", name),
        Event::Organisation(event) => record(("单位", "organisation"), event, |record| Some(&record.name)),
        Event::Result(event) => record(("成果", "result"), event, |record| Some(&record.title)),
        Event::Payee(event) => record(("收款方", "payee"), event, |_| None),
        Event::Deal(RecordEvent::Added { record, .. }) => named("新建项目", "open deal", &record.title),
        Event::Deal(event) => record(("项目", "deal"), event, |record| Some(&record.title)),
        Event::List(event) => list(event),
        Event::Rates(event) => rates(event),
        Event::Progress(event) => progress(event),
        Event::Mandate(event) => mandate(event),
        Event::Contract(event) => contract(event),
        Event::Ledger(event) => ledger(event),
        Event::Statement(event) => statement(event),
        Event::Person(PersonEvent::Erased { .. }) => sentence("抹除个人信息", "erase a person"),
    }
}

/// What happens to any record as a whole; its name where the event has it and may say it.
fn record<R: Record>((zh, en): (&str, &str), event: &RecordEvent<R>, name: impl Fn(&R) -> Option<&String>) -> Sentence {
    let (zh, en) = match event {
        RecordEvent::Added { .. } => (format!("新增{zh}"), format!("enter {en}")),
        RecordEvent::Changed { .. } => (format!("修改{zh}"), format!("change {en}")),
        RecordEvent::Withdrawn { .. } => (format!("撤回{zh}"), format!("withdraw {en}")),
        RecordEvent::Removed { .. } => (format!("{zh}放入回收站"), format!("put {en} into the recycle bin")),
        RecordEvent::Restored { .. } => (format!("{zh}移出回收站"), format!("take {en} out of the recycle bin")),
    };
    match event.record().and_then(name) {
        Some(name) => named(&zh, &en, name),
        None => sentence(&zh, &en),
    }
}

fn list(event: &ListEvent) -> Sentence {
    match event {
        ListEvent::Imported { import } => sentence(
            &format!("导入清单：新增 {}，更新 {}", import.added, import.updated),
            &format!("import a list: {} added, {} updated", import.added, import.updated),
        ),
        ListEvent::ImportUndone { import, kept } => sentence(
            &format!("撤销导入（原新增 {}，更新 {}；保留 {kept}）", import.added, import.updated),
            &format!("undo an import ({} added, {} updated; {kept} kept)", import.added, import.updated),
        ),
    }
}

fn rates(event: &RatesEvent) -> Sentence {
    let version = |table: &RateTable| format!("{} {}", table.guideline.name, table.guideline.version);
    match event {
        RatesEvent::Issued { table } => named("发布费率表", "issue rate table", &version(table)),
        RatesEvent::Withdrawn { table } => named("撤回费率表", "withdraw rate table", &version(table)),
        RatesEvent::Checked { .. } => sentence("核对费率表", "check a rate table"),
    }
}

fn progress(event: &DealEvent) -> Sentence {
    match event {
        DealEvent::Moved { step: taken, .. } => step("阶段", "stage", taken, (taken.from, taken.to)),
        DealEvent::MoveWithdrawn { step: taken, .. } => step("退回阶段", "take back stage", taken, (taken.to, taken.from)),
        DealEvent::NextActionSet { after: Some(next), .. } => {
            sentence(&format!("下一步定在 {}", next.on), &format!("next action on {}", next.on))
        }
        DealEvent::NextActionSet { after: None, .. } => sentence("清除下一步", "clear the next action"),
        DealEvent::EvidenceTicked { evidence, .. } => {
            let (zh, en) = stage_words::gate_item(evidence.item);
            sentence(&format!("确认材料：{zh}（{}）", evidence.on), &format!("tick evidence: {en} ({})", evidence.on))
        }
        DealEvent::EvidenceUnticked { evidence, .. } => {
            let (zh, en) = stage_words::gate_item(evidence.item);
            sentence(&format!("取消材料确认：{zh}"), &format!("take back the evidence: {en}"))
        }
        DealEvent::NoteLogged { note, .. } => sentence(&format!("记录（{}）", note.on), &format!("log a note ({})", note.on)),
        DealEvent::NoteWithdrawn { .. } => sentence("撤回记录", "take back a note"),
    }
}

fn mandate(event: &MandateEvent) -> Sentence {
    match event {
        MandateEvent::Signed { mandate } => {
            sentence(&format!("签订委托合同（{}）", mandate.signed_on), &format!("sign the mandate ({})", mandate.signed_on))
        }
        MandateEvent::Withdrawn { .. } => sentence("撤回委托合同", "withdraw the mandate"),
        MandateEvent::ClauseAmended { .. } => sentence("补充协议：佣金条款", "amend a commission clause"),
        MandateEvent::ClauseAmendmentWithdrawn { .. } => sentence("撤回补充协议：佣金条款", "withdraw the amendment of a clause"),
    }
}

fn contract(event: &ContractEvent) -> Sentence {
    match event {
        ContractEvent::Signed { contract } => named("签订技术合同", "sign contract", &contract.number),
        ContractEvent::Withdrawn { contract } => named("撤回技术合同", "withdraw contract", &contract.number),
        ContractEvent::Amended { change, .. } => {
            sentence(&format!("补充协议：合同款项（{} 起）", change.from), &format!("amend the contract (from {})", change.from))
        }
        ContractEvent::AmendmentWithdrawn { .. } => sentence("撤回补充协议：合同款项", "withdraw the amendment of the contract"),
    }
}

fn ledger(event: &LedgerEvent) -> Sentence {
    let (LedgerEvent::Recorded { entry } | LedgerEvent::Reversed { entry }) = event;
    let is_recorded = matches!(event, LedgerEvent::Recorded { .. });
    let said = |recorded: (&str, &str), reversed: (&str, &str)| {
        let (zh, en) = if is_recorded { recorded } else { reversed };
        money(zh, en, entry)
    };
    match &entry.what {
        What::Receipt { .. } => said(("登记到款", "record receipt"), ("冲回到款", "reverse receipt")),
        What::Refund { .. } => said(("登记退款", "record refund"), ("冲回退款", "reverse refund")),
        What::Retainer { .. } => said(("开具前期服务费", "bill retainer"), ("冲回前期服务费", "reverse retainer")),
        What::Adjustment { .. } => said(("登记调整", "enter adjustment"), ("冲回调整", "reverse adjustment")),
        What::Completion { .. } if is_recorded => {
            sentence(&format!("条款完结（{}）", entry.on), &format!("complete a clause ({})", entry.on))
        }
        What::Completion { .. } => sentence("重开已完结条款", "reopen a completed clause"),
    }
}

fn statement(event: &StatementEvent) -> Sentence {
    match event {
        StatementEvent::Drafted { draft } => sentence(
            &format!("起草结算单（{} 至 {}）", draft.from, draft.to),
            &format!("draft a statement ({} to {})", draft.from, draft.to),
        ),
        StatementEvent::Discarded { .. } => sentence("丢弃结算单草稿", "discard a draft statement"),
        StatementEvent::Submitted { number, .. } => {
            sentence(&format!("提交结算单 {number}"), &format!("submit statement {number}"))
        }
        StatementEvent::Withdrawn { .. } => sentence("撤回结算单", "withdraw a statement"),
    }
}
