//! What stands on a statement's own pages, as finished text in the order of the pages. The typesetter and the window draw the
//! same, so that what is looked at is what is signed.

use domain::{
    Money, MoneyError,
    capitals::capitals,
    commission::EventKind,
    payee::PayeeKind,
    statement::{LeftOut, LeftOutWhy, LineStatus, StatementDocument, StatementLine, StatementNumber, StatementState},
};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    figures::{change, money, rate, share},
    words,
};
use crate::{DocumentError, Language};

/// A statement on paper, but for the annex of how its amounts came about.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Paper {
    /// The language of its words, `zh` or `en`.
    pub lang: &'static str,
    /// What stands across every page of a statement that is no final paper.
    pub watermark: Option<String>,
    /// Who issues it: the firm, else whoever drew it up, else the desk.
    pub firm: String,
    /// What it is.
    pub title: &'static str,
    /// Number, days and payee, each with its label.
    pub facts: Vec<(&'static str, String)>,
    /// In what the amounts are.
    pub unit: &'static str,
    /// The headings of the lines: number, day, event, then the figures.
    pub columns: [&'static str; 8],
    /// The lines by deal.
    pub groups: Vec<Group>,
    /// How many lines further there are, where not all were asked for.
    pub more: Option<String>,
    /// The sum of the lines with its label.
    pub total: (&'static str, String),
    /// What stands in place of the lines where there is none.
    pub nothing: &'static str,
    /// The heading of the sums in a workbook.
    pub sums_title: &'static str,
    /// What adds up to the gross, then what becomes of it, then what is carried forward.
    pub sums: Vec<Sum>,
    /// The amounts that are signed for, in Chinese capitals.
    pub capitals: Vec<(&'static str, String)>,
    /// What is to be known about the sums.
    pub notes: Vec<String>,
    /// What it leaves out.
    pub left_out: LeftOutTable,
    /// Where it is signed, with what is known of the signer.
    pub signatures: [(&'static str, String); 4],
}

/// The lines of one deal.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Group {
    /// The deal's title.
    pub title: String,
    /// Its contract and its client.
    pub place: String,
    /// The lines.
    pub rows: Vec<LineRow>,
    /// Those of 0.00 in one sentence, with their numbers and the reasons.
    pub zeros: Option<String>,
    /// The sum of the deal's lines with its label, where there are several deals.
    pub subtotal: Option<(&'static str, String)>,
}

/// A line.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LineRow {
    /// Its number on the statement, from 1.
    pub number: usize,
    /// Its day.
    pub day: String,
    /// What happened.
    pub kind: String,
    /// What a reader would ask about it; empty where nothing is.
    pub notes: String,
    /// What came in, the commission, what is payable, the share, and what is stated.
    pub figures: [String; 5],
}

/// One of the sums.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Sum {
    /// What it is.
    pub label: &'static str,
    /// A word about it.
    pub note: Option<String>,
    /// The amount.
    pub amount: String,
    /// One of those that are signed for.
    pub strong: bool,
    /// The amount as a number.
    #[serde(skip)]
    pub value: Money,
}

/// What the statement leaves out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LeftOutTable {
    /// Its heading.
    pub title: &'static str,
    /// Day, deal, event, amount and reason.
    pub columns: [&'static str; 5],
    /// What is left out, but for what was stated before.
    pub rows: Vec<[String; 5]>,
    /// What was stated before and has not changed, in one sentence.
    pub stated: Option<String>,
}

/// The paper of a document with at most so many of its lines, and as many of what it leaves out.
pub fn paper(document: &StatementDocument, language: Language, most: usize) -> Result<Paper, DocumentError> {
    let body = &document.body;
    let beyond = body.lines.len().saturating_sub(most);
    Ok(Paper {
        lang: language.pick("zh", "en"),
        watermark: watermark(document, language),
        firm: firm(document),
        title: title(language),
        facts: facts(document, language),
        unit: language.pick("单位：人民币元", "Amounts in CNY"),
        columns: line_columns(language),
        groups: groups(document, language, most)?,
        more: (beyond > 0).then(|| match language {
            Language::Chinese => format!("另有 {beyond} 行，打印时列全。"),
            Language::English => format!("{beyond} more lines, all of which print."),
        }),
        total: (language.pick("本期合计", "Total of the lines"), money(body.totals.lines)),
        nothing: language.pick("本期没有可结算的明细，原因见“未计入”。", "No lines to settle; the reasons are under “Left out”."),
        sums_title: language.pick("结算金额", "Settlement"),
        sums: sums(document, language),
        capitals: in_capitals(document, language),
        notes: notes(document, language),
        left_out: left_out(&body.left_out, language, most),
        signatures: [
            (language.pick("制表人", "Prepared by"), prepared_by(document, language)),
            (language.pick("审核人（机构盖章）", "Reviewed by (seal)"), String::new()),
            (language.pick("收款方（签章）", "Payee (signature)"), payee_name(document, language)),
            (language.pick("日期", "Date"), String::new()),
        ],
    })
}

/// What the paper is.
pub(super) fn title(language: Language) -> &'static str {
    language.pick("佣金结算单", "Commission Statement")
}

/// Who issues the statement.
pub(super) fn firm(document: &StatementDocument) -> String {
    let prepared_by = document.body.prepared_by.as_ref();
    let name = || prepared_by.and_then(|by| document.texts.get(&by.name.as_ref()?.id)).cloned();
    prepared_by.and_then(|by| by.firm.clone()).or_else(name).unwrap_or_else(|| document.desk.clone())
}

/// The member who drew it up, with the number of their certificate.
pub(super) fn prepared_by(document: &StatementDocument, language: Language) -> String {
    let Some(by) = &document.body.prepared_by else { return String::new() };
    let text = |value: &Option<domain::personal::PersonalRef>| document.texts.get(&value.as_ref()?.id).cloned();
    let certificate = text(&by.certificate_number).map(|number| match language {
        Language::Chinese => format!("证书号 {number}"),
        Language::English => format!("certificate {number}"),
    });
    text(&by.name).into_iter().chain(certificate).collect::<Vec<_>>().join(language.pick("　", ", "))
}

/// The headings of the lines.
fn line_columns(language: Language) -> [&'static str; 8] {
    language.pick(
        ["序号", "日期", "摘要", "发生额", "佣金", "应付", "分成", "本单金额"],
        ["No.", "Date", "Event", "Received", "Commission", "Payable", "Share", "Stated"],
    )
}

/// The statement's number with its payee, for whom alone it counts, or that it has none yet.
pub(super) fn number(document: &StatementDocument, language: Language) -> String {
    match document.state.number() {
        None => language.pick("草稿（提交时编号）", "draft (numbered when submitted)").to_owned(),
        Some(number) => format!("{} {number}", payee_name(document, language)),
    }
}

pub(super) fn payee_name(document: &StatementDocument, language: Language) -> String {
    let name = document.payees.get(&document.body.payee.id).cloned();
    name.unwrap_or_else(|| language.pick("（姓名已抹除）", "(name erased)").to_owned())
}

/// What stands across every page of a statement that is no final paper.
pub(super) fn watermark(document: &StatementDocument, language: Language) -> Option<String> {
    let state = match &document.state {
        StatementState::Draft => Some(language.pick("草稿", "DRAFT")),
        StatementState::Withdrawn { .. } => Some(language.pick("已撤回", "WITHDRAWN")),
        StatementState::Submitted { .. } => None,
    };
    let demonstration = document.is_demonstration.then_some(language.pick("演示数据", "DEMONSTRATION"));
    let words: Vec<&str> = demonstration.into_iter().chain(state).collect();
    (!words.is_empty()).then(|| words.join(" · "))
}

fn facts(document: &StatementDocument, language: Language) -> Vec<(&'static str, String)> {
    let body = &document.body;
    let kind = words::payee_kind(body.payee.kind, language).to_owned();
    vec![
        (language.pick("编号", "Number"), number(document, language)),
        (language.pick("结算日", "Statement date"), body.on.to_string()),
        (language.pick("收款方", "Payee"), payee_name(document, language)),
        (language.pick("结算期间", "Period"), format!("{} {} {}", body.from, language.pick("至", "to"), body.to)),
        (language.pick("收款类别", "Paid as"), kind),
        (language.pick("付款日", "Payment date"), body.payment_on.to_string()),
    ]
}

/// The lines by deal, in the order in which they come; the first of them.
fn groups(document: &StatementDocument, language: Language, most: usize) -> Result<Vec<Group>, DocumentError> {
    let mut groups = Vec::new();
    let numbered: Vec<(usize, &StatementLine)> = (1..).zip(&document.body.lines).take(most).collect();
    let of_deals: Vec<_> = numbered.chunk_by(|(_, one), (_, other)| one.deal == other.deal).collect();
    for lines in &of_deals {
        let account = lines[0].1.account;
        let deal = document.body.accounts.get(account).ok_or(DocumentError::Inconsistent("a line without its account"))?;
        let (zeros, rows): (Vec<_>, Vec<_>) = lines.iter().copied().partition(|(_, line)| line.zero.is_some());
        let sum = Money::sum(lines.iter().map(|(_, line)| line.amount));
        let sum = sum.map_err(|_: MoneyError| DocumentError::Inconsistent("a deal's lines exceed every amount"))?;
        // A single deal's subtotal would only repeat the total.
        let subtotal = (of_deals.len() > 1 && rows.len() > 1).then(|| (language.pick("小计", "Subtotal"), money(sum)));
        groups.push(Group {
            title: deal.deal_title.clone(),
            place: place(document, account, language),
            rows: rows.into_iter().map(|(number, line)| line_row(number, line, language)).collect(),
            zeros: (!zeros.is_empty()).then(|| zeros_said(&zeros, language)),
            subtotal,
        });
    }
    Ok(groups)
}

/// The lines of 0.00 in one sentence: which they are, and why.
fn zeros_said(zeros: &[(usize, &StatementLine)], language: Language) -> String {
    let said = |(number, line): &(usize, &StatementLine)| {
        let why = line.zero.map(|zero| words::zero(zero, language)).unwrap_or_default();
        let (on, event) = (line.on, words::event(line.kind, line.receipt_kind, language));
        match language {
            Language::Chinese => format!("序号 {number}，{on} {event}，{why}"),
            Language::English => format!("line {number}, {on}, {event}, {why}"),
        }
    };
    let said: Vec<String> = zeros.iter().map(said).collect();
    format!("{}{}", said.join(language.pick("；", "; ")), language.pick("。", "."))
}

/// Contract and client of an account.
pub(super) fn place(document: &StatementDocument, account: usize, language: Language) -> String {
    let Some(account) = document.body.accounts.get(account) else { return String::new() };
    let contract = account.contract_number.as_ref().map(|number| format!("{} {number}", language.pick("合同", "Contract")));
    let client = format!("{} {}", language.pick("委托方", "Client"), account.client);
    contract.into_iter().chain([client]).collect::<Vec<_>>().join(" · ")
}

fn line_row(number: usize, line: &StatementLine, language: Language) -> LineRow {
    let none = || "—".to_owned();
    let today = line.today.as_ref();
    let event = words::event(line.kind, line.receipt_kind, language);
    LineRow {
        number,
        day: line.on.to_string(),
        kind: match words::status(line.status, language) {
            Some(status) => format!("{event} · {status}"),
            None => event,
        },
        notes: line_notes(line, language),
        figures: [
            line.occurred().map_or_else(none, money),
            today.map_or_else(none, |today| money(today.commission)),
            today.map_or_else(none, |today| money(today.payable)),
            line.share.map_or_else(none, share),
            money(line.amount),
        ],
    }
}

/// What a reader would ask about a line, answered in small print below it.
pub(super) fn line_notes(line: &StatementLine, language: Language) -> String {
    let mut notes = Vec::new();
    match line.status {
        LineStatus::New => {}
        LineStatus::Late => {
            notes.push(language.pick("日期早于本期，此前未结算", "dated before the period, not stated before").to_owned())
        }
        LineStatus::Correction => {
            let (part, before) = (money(line.part), money(line.stated_before));
            notes.push(match language {
                Language::Chinese => format!("重算 {part}，此前已结算 {before}"),
                Language::English => format!("as computed today {part}, stated before {before}"),
            });
            notes.extend(line.causes.iter().map(|cause| words::cause(cause, language)));
        }
    }
    if let (Some(today), Some(moved)) = (&line.today, line.occurred()) {
        let base_moved = today.base_after.checked_sub(today.base_before).ok();
        let counts = matches!(line.kind, EventKind::Receipt | EventKind::Refund) && base_moved != Some(moved);
        if let Some(change) = change(today.base_before, today.base_after).filter(|_| counts) {
            notes.push(format!("{} {change}", language.pick("计佣基数", "base")));
        }
    }
    notes.extend(line.zero.map(|zero| words::zero(zero, language).to_owned()));
    notes.join(language.pick("；", "; "))
}

fn sums(document: &StatementDocument, language: Language) -> Vec<Sum> {
    let (totals, payee) = (&document.body.totals, &document.body.payee);
    let sum = |label, value: Money, strong| Sum { label, note: None, amount: money(value), strong, value };
    let noted = |sum: Sum, note: String| Sum { note: Some(note), ..sum };
    let vat = sum(language.pick("其中：增值税", "of which VAT"), totals.vat, false);
    let withheld = sum(language.pick("减：预扣个人所得税", "less tax withheld"), totals.withheld, false);
    vec![
        sum(language.pick("上期结转", "Brought forward"), totals.brought_forward, false),
        sum(language.pick("本期合计", "Total of the lines"), totals.lines, false),
        sum(language.pick("结算总额（价税合计）", "Gross, VAT included"), totals.gross, true),
        noted(vat, format!("{} {}", language.pick("税率", "at"), rate(payee.vat_rate))),
        match payee.kind {
            PayeeKind::Individual => noted(withheld, language.pick("估算", "estimate").to_owned()),
            PayeeKind::Employee | PayeeKind::Company => withheld,
        },
        sum(language.pick("实付金额", "Net to be paid"), totals.net, true),
        sum(language.pick("结转下期", "Carried forward"), totals.carried_forward, false),
    ]
}

/// The amounts that are signed for, as they stand on a cheque.
fn in_capitals(document: &StatementDocument, language: Language) -> Vec<(&'static str, String)> {
    let totals = &document.body.totals;
    let words = |amount: Money| format!("人民币{}", capitals(amount));
    let mut lines = vec![(language.pick("结算总额（大写）", "Gross in capitals"), words(totals.gross))];
    if totals.carried_forward.is_zero() {
        lines.push((language.pick("实付金额（大写）", "Net in capitals"), words(totals.net)));
    } else {
        lines.push((language.pick("结转下期（大写）", "Carried forward in capitals"), words(totals.carried_forward)));
    }
    lines
}

fn notes(document: &StatementDocument, language: Language) -> Vec<String> {
    let body = &document.body;
    let mut notes = Vec::new();
    if let StatementState::Withdrawn { on, reason, .. } = &document.state {
        let erased = language.pick("（已抹除）", "(erased)");
        let reason = document.texts.get(&reason.id).map_or(erased, String::as_str);
        notes.push(match language {
            Language::Chinese => format!("本单已于 {on} 撤回，视为未结算。理由：{reason}"),
            Language::English => format!("Withdrawn on {on}: it counts as never stated. Reason: {reason}"),
        });
    }
    if body.totals.gross.is_positive() {
        notes.extend(withholding_note(document, language));
    } else if !body.lines.is_empty() || !body.totals.brought_forward.is_zero() {
        notes.push(
            language
                .pick(
                    "结算总额不大于零：本期不付款，余额结转下期；以前已预扣的税款不在本单退还。",
                    "The gross is not above zero: nothing is paid, the balance is carried forward; tax withheld earlier is not given back here.",
                )
                .to_owned(),
        );
    }
    notes
}

fn withholding_note(document: &StatementDocument, language: Language) -> Option<String> {
    let body = &document.body;
    if let Some(steps) = &body.withholding {
        let (before, month) = (money(steps.month_before), money(steps.month));
        let (tax, earlier, now) = (money(steps.tax_on_month), money(steps.withheld_before), money(body.totals.withheld));
        let (name, source) = (&steps.table.name, &steps.table.source);
        // Nobody has held the table against its source yet.
        let sample = if steps.table.checked {
            ""
        } else {
            language.pick("示例税率表，使用前请核对。", " A sample: check before use.")
        };
        return Some(match language {
            Language::Chinese => format!(
                "预扣税额为提交时的估算，以实际支付时的扣缴记录为准。付款当月不含税所得：此前 {before}，连同本单 {month}；\
                 应预扣 {tax}，此前已预扣 {earlier}，本单预扣 {now}。依据：{name}（{source}）。{sample}"
            ),
            Language::English => format!(
                "The tax withheld is an estimate as of the submission; the record of the payment holds what is really withheld. \
                 Month of payment, without VAT: {before} before, {month} with this statement; tax on it {tax}, withheld earlier \
                 {earlier}, now {now}. Table: {name} ({source}).{sample}"
            ),
        });
    }
    match body.payee.kind {
        PayeeKind::Individual => None,
        PayeeKind::Employee => {
            Some(language.pick("并入工资薪金，由工资系统代扣代缴。", "Paid through payroll, which withholds.").to_owned())
        }
        PayeeKind::Company => {
            Some(language.pick("收款方开具发票，本单不预扣税款。", "The payee invoices; nothing is withheld here.").to_owned())
        }
    }
}

fn left_out(left_out: &[LeftOut], language: Language, most: usize) -> LeftOutTable {
    let row = |it: &LeftOut| {
        [
            it.event.on.to_string(),
            it.deal_title.clone(),
            words::event(it.event.kind, None, language),
            it.event.amount.map_or_else(|| "—".to_owned(), money),
            words::left_out(&it.why, language),
        ]
    };
    let is_fresh = |it: &&LeftOut| !matches!(it.why, LeftOutWhy::AlreadyStated { .. });
    LeftOutTable {
        title: language.pick("未计入", "Left out"),
        columns: left_out_columns(language),
        rows: left_out.iter().filter(is_fresh).take(most).map(row).collect(),
        stated: stated_said(left_out, language),
    }
}

pub(super) fn left_out_columns(language: Language) -> [&'static str; 5] {
    language.pick(["日期", "项目", "摘要", "发生额", "原因"], ["Date", "Deal", "Event", "Amount", "Reason"])
}

/// What earlier statements have stated and nothing has changed since, counted by statement.
fn stated_said(left_out: &[LeftOut], language: Language) -> Option<String> {
    let mut counts: std::collections::BTreeMap<StatementNumber, usize> = std::collections::BTreeMap::new();
    for it in left_out {
        if let LeftOutWhy::AlreadyStated { number } = it.why {
            *counts.entry(number).or_default() += 1;
        }
    }
    let said = |(number, count): (&StatementNumber, &usize)| match language {
        Language::Chinese => format!("{number}（{count} 项）"),
        Language::English => format!("{number} ({count})"),
    };
    let said: Vec<String> = counts.iter().map(said).collect();
    (!said.is_empty()).then(|| match language {
        Language::Chinese => format!("已列入以前的结算单、此后没有变动：{}。", said.join("、")),
        Language::English => format!("On earlier statements and unchanged since: {}.", said.join(", ")),
    })
}
