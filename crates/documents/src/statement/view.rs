//! What stands on the pages of a statement, as finished text in the order of the pages: the template only sets it.
//! Beside the attached JSON it is the whole input of the template.

use domain::{
    Money, MoneyError,
    capitals::capitals,
    commission::EventKind,
    payee::PayeeKind,
    statement::{LeftOut, LineStatus, StatementDocument, StatementLine, StatementState},
};
use serde::Serialize;

use super::{
    annex::{self, AnnexLine, Row},
    figures::{change, exact, money, rate, share},
    words,
};
use crate::{DocumentError, Language};

/// The pages of one statement.
#[derive(Serialize)]
pub(super) struct View {
    lang: &'static str,
    region: Option<&'static str>,
    /// The document's title in its metadata.
    heading: String,
    pub title: &'static str,
    title_tracking: u8,
    firm: String,
    author: String,
    /// Year, month, day.
    date: (i32, u32, u32),
    watermark: Option<String>,
    watermark_size: u8,
    /// The head of every page but the first: left and right.
    running: (String, String),
    /// The foot of every page.
    check: String,
    page_words: [&'static str; 3],
    pub facts: Vec<(&'static str, String)>,
    unit: &'static str,
    columns: [&'static str; 8],
    groups: Vec<Group>,
    total: (&'static str, String),
    nothing: &'static str,
    sums_title: &'static str,
    pub sums: Vec<Sum>,
    pub capitals: Vec<(&'static str, String)>,
    pub notes: Vec<String>,
    pub left_out: LeftOutTable,
    signatures: [(&'static str, String); 4],
    attachment: &'static str,
    annex: Annex,
}

/// The lines of one deal.
#[derive(Serialize)]
struct Group {
    title: String,
    place: String,
    rows: Vec<LineRow>,
    subtotal: Option<(&'static str, String)>,
}

#[derive(Serialize)]
struct LineRow {
    number: usize,
    day: String,
    kind: String,
    notes: String,
    figures: [String; 5],
}

/// One of the sums.
#[derive(Serialize)]
pub(super) struct Sum {
    pub label: &'static str,
    pub note: Option<String>,
    amount: String,
    pub strong: bool,
    #[serde(skip)]
    pub value: Money,
}

/// What the statement leaves out.
#[derive(Serialize)]
pub(super) struct LeftOutTable {
    title: &'static str,
    pub columns: [&'static str; 5],
    rows: Vec<[String; 5]>,
}

#[derive(Serialize)]
struct Annex {
    title: &'static str,
    intro: Vec<&'static str>,
    columns: [&'static str; 3],
    lines: Vec<AnnexItem>,
}

#[derive(Serialize)]
struct AnnexItem {
    heading: String,
    place: String,
    amount: String,
    steps: Vec<AnnexStep>,
}

#[derive(Serialize)]
struct AnnexStep {
    label: &'static str,
    text: String,
    result: Option<String>,
    rows: Vec<SliceRow>,
}

#[derive(Serialize)]
struct SliceRow {
    cells: [String; 3],
    is_sum: bool,
}

impl View {
    /// The view of a document whose JSON has the SHA-256 of which `digest` holds the beginning.
    pub fn new(document: &StatementDocument, digest: &str, language: Language) -> Result<Self, DocumentError> {
        let body = &document.body;
        let title = language.pick("佣金结算单", "Commission Statement");
        let number = number(document, language);
        let payee = payee_name(document, language);
        let watermark = watermark(document, language);
        Ok(Self {
            lang: language.pick("zh", "en"),
            region: language.pick(Some("cn"), None),
            heading: format!("{title} {number}"),
            title,
            title_tracking: language.pick(6, 1),
            firm: document.desk.clone(),
            author: document.desk.clone(),
            date: (body.on.year(), body.on.month(), body.on.day_of_month()),
            watermark_size: language
                .pick(if watermark.as_deref().is_some_and(|it| it.chars().count() > 4) { 62 } else { 84 }, 40),
            running: (format!("{} · {title}", document.desk), format!("{number} · {payee}")),
            check: check(document, watermark.as_deref(), digest, language),
            watermark,
            page_words: language.pick(["第 ", " 页 共 ", " 页"], ["Page ", " of ", ""]),
            facts: facts(document, number, payee.clone(), language),
            unit: language.pick("单位：人民币元", "Amounts in CNY"),
            columns: line_columns(language),
            groups: groups(document, language)?,
            total: (language.pick("本期合计", "Total of the lines"), money(body.totals.lines)),
            nothing: language.pick(
                "本期没有可结算的明细，原因见“未计入本单的事项”。",
                "No lines to settle; see what is not in this statement.",
            ),
            sums_title: language.pick("结算金额", "Settlement"),
            sums: sums(document, language),
            capitals: in_capitals(document, language),
            notes: notes(document, language),
            left_out: left_out(&body.left_out, language),
            signatures: [
                (language.pick("制表人", "Prepared by"), String::new()),
                (language.pick("复核人（机构盖章）", "Reviewed by (seal)"), String::new()),
                (language.pick("收款方（签章）", "Payee (signature)"), payee),
                (language.pick("日期", "Date"), String::new()),
            ],
            attachment: language.pick("结算单数据，可据此复算", "The statement's data, from which it recomputes"),
            annex: Annex {
                title: language.pick("附件：计算依据", "Annex: how the amounts came about"),
                intro: intro(language).to_vec(),
                columns: language.pick(["基数区间", "费率", "佣金"], ["Stretch of the base", "Rate", "Commission"]),
                lines: annex::annex(document, language)?.into_iter().map(|line| annex_item(document, line, language)).collect(),
            },
        })
    }
}

/// The headings of the lines.
fn line_columns(language: Language) -> [&'static str; 8] {
    language.pick(
        ["序号", "日期", "摘要", "发生额", "佣金", "应付", "分成", "金额"],
        ["No.", "Date", "Event", "Received", "Commission", "Payable", "Share", "Amount"],
    )
}

/// The statement's number, or that it has none yet.
fn number(document: &StatementDocument, language: Language) -> String {
    match &document.state {
        StatementState::Draft => language.pick("草稿（提交时编号）", "draft (numbered when submitted)").to_owned(),
        StatementState::Submitted { number } | StatementState::Withdrawn { number, .. } => number.to_string(),
    }
}

fn payee_name(document: &StatementDocument, language: Language) -> String {
    let name = document.payees.get(&document.body.payee.id).cloned();
    name.unwrap_or_else(|| language.pick("（姓名已删除）", "(name erased)").to_owned())
}

/// The foot of every page: what the paper is, and which file belongs to it.
fn check(document: &StatementDocument, mark: Option<&str>, digest: &str, language: Language) -> String {
    let rules = document.body.rules;
    let check = match language {
        Language::Chinese => format!("结算规则第 {rules} 版 · 附件 statement.json，SHA-256 {digest}"),
        Language::English => format!("Rules, version {rules} · attached statement.json, SHA-256 {digest}"),
    };
    mark.map_or(check.clone(), |mark| format!("{mark} · {check}"))
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

fn facts(document: &StatementDocument, number: String, payee: String, language: Language) -> Vec<(&'static str, String)> {
    let body = &document.body;
    let kind = words::payee_kind(body.payee.kind, language).to_owned();
    vec![
        (language.pick("编号", "Number"), number),
        (language.pick("结算单日期", "Date"), body.on.to_string()),
        (language.pick("收款方", "Payee"), payee.clone()),
        (language.pick("结算期间", "Period"), format!("{} {} {}", body.from, language.pick("至", "to"), body.to)),
        (language.pick("收款方类别", "Kind of payee"), kind),
        (language.pick("付款日期", "Payment on"), body.payment_on.to_string()),
    ]
}

/// The lines by deal, in the order in which they come.
fn groups(document: &StatementDocument, language: Language) -> Result<Vec<Group>, DocumentError> {
    let mut groups: Vec<Group> = Vec::new();
    let mut sums: Vec<Vec<Money>> = Vec::new();
    let mut deal = None;
    for (number, line) in (1..).zip(&document.body.lines) {
        if deal != Some(line.deal) {
            deal = Some(line.deal);
            let account =
                document.body.accounts.get(line.account).ok_or(DocumentError::Inconsistent("a line without its account"))?;
            groups.push(Group {
                title: account.deal_title.clone(),
                place: place(document, line.account, language),
                rows: Vec::new(),
                subtotal: None,
            });
            sums.push(Vec::new());
        }
        let (Some(group), Some(amounts)) = (groups.last_mut(), sums.last_mut()) else { continue };
        group.rows.push(line_row(number, line, language));
        amounts.push(line.amount);
    }
    // A single deal's subtotal would only repeat the total.
    let several = groups.len() > 1;
    for (group, amounts) in groups.iter_mut().zip(sums).filter(|(group, _)| several && group.rows.len() > 1) {
        let sum =
            Money::sum(amounts).map_err(|_: MoneyError| DocumentError::Inconsistent("a deal's lines exceed every amount"))?;
        group.subtotal = Some((language.pick("小计", "Subtotal"), money(sum)));
    }
    Ok(groups)
}

/// Contract and client of an account.
fn place(document: &StatementDocument, account: usize, language: Language) -> String {
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
            occurred(line).map_or_else(none, money),
            today.map_or_else(none, |today| money(today.commission)),
            today.map_or_else(none, |today| money(today.payable)),
            line.share.map_or_else(none, share),
            money(line.amount),
        ],
    }
}

/// What moved: a refund with its sign, so that the column adds up.
pub(super) fn occurred(line: &StatementLine) -> Option<Money> {
    line.event_amount.map(|amount| if line.kind == EventKind::Refund { amount.negated() } else { amount })
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
                Language::Chinese => format!("重算 {part}，此前已结 {before}"),
                Language::English => format!("as computed today {part}, stated before {before}"),
            });
            notes.extend(line.causes.iter().map(|cause| words::cause(cause, language)));
        }
    }
    if let (Some(today), Some(moved)) = (&line.today, occurred(line)) {
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
        let erased = language.pick("（已删除）", "(erased)");
        let reason = document.texts.get(&reason.id).map_or(erased, String::as_str);
        notes.push(match language {
            Language::Chinese => format!("本单已于 {on} 撤回，视为未结算。原因：{reason}"),
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

fn left_out(left_out: &[LeftOut], language: Language) -> LeftOutTable {
    let row = |it: &LeftOut| {
        [
            it.event.on.to_string(),
            it.deal_title.clone(),
            words::event(it.event.kind, None, language),
            it.event.amount.map_or_else(|| "—".to_owned(), money),
            words::left_out(&it.why, language),
        ]
    };
    LeftOutTable {
        title: language.pick("未计入本单的事项", "Not in this statement"),
        columns: language.pick(["日期", "项目", "摘要", "发生额", "原因"], ["Date", "Deal", "Event", "Amount", "Reason"]),
        rows: left_out.iter().map(row).collect(),
    }
}

/// What the letters of the annex stand for.
pub(super) fn intro(language: Language) -> [&'static str; 2] {
    language.pick(
        [
            "每一行都可用计算器复算。四舍五入到分只发生在注明之处；序号与结算单明细一致，箭头表示本行之前与之后。",
            "r 累计到账（减退款）；x 计佣基数；S(x) 按费率对基数 x 所得；E 累计所得；A 累计应计佣金（经保底、封顶）；\
             R 已收可抵扣前期服务费；P 累计应付。本行佣金 = A 之后 − A 之前。",
        ],
        [
            "Every line recomputes with a pocket calculator. Rounding to the fen happens only where it is noted; the numbers are those of the lines, and an arrow leads from before a line to after it.",
            "r received less refunds; x the base; S(x) what the rates give for a base x; E earned; A due, within minimum and cap; \
             R creditable retainers; P payable. Commission of a line = A after − A before.",
        ],
    )
}

fn annex_item(document: &StatementDocument, line: AnnexLine, language: Language) -> AnnexItem {
    let title = document.body.accounts.get(line.account).map_or("", |account| account.deal_title.as_str());
    AnnexItem {
        heading: format!("{}　{}　{}", line.number, line.on, line.event),
        place: format!("{} · {}", title, place(document, line.account, language)),
        amount: money(line.amount),
        steps: line
            .steps
            .into_iter()
            .map(|step| AnnexStep {
                label: step.label,
                text: step.text,
                result: step.result.map(money),
                rows: step.rows.into_iter().map(slice_row).collect(),
            })
            .collect(),
    }
}

fn slice_row(row: Row) -> SliceRow {
    match row {
        Row::Slice { from, to, rate: at, amount } => {
            SliceRow { cells: [format!("{} – {}", money(from), money(to)), rate(at), exact(amount)], is_sum: false }
        }
        Row::Sum { label, amount } => SliceRow { cells: [label, String::new(), money(amount)], is_sum: true },
    }
}
