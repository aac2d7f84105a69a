//! The whole input of the template, beside the attached JSON: the paper, and what only print has, such as heads and feet of
//! pages and the annex.

use domain::statement::StatementDocument;
use serde::Serialize;

use super::{
    annex::{self, AnnexLine, Row},
    figures::{exact, money, rate},
    paper::{Paper, firm, number, paper, payee_name, place, title},
};
use crate::{DocumentError, Language};

/// The pages of one statement.
#[derive(Serialize)]
pub(super) struct View {
    #[serde(flatten)]
    paper: Paper,
    region: Option<&'static str>,
    /// The document's title in its metadata.
    heading: String,
    title_tracking: u8,
    author: String,
    /// Year, month, day.
    date: (i32, u32, u32),
    watermark_size: u8,
    /// The head of every page but the first: left and right.
    running: (String, String),
    /// The foot of every page.
    check: String,
    page_words: [&'static str; 3],
    attachment: &'static str,
    annex: Annex,
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
        let paper = paper(document, language, usize::MAX)?;
        let body = &document.body;
        let (title, firm, number) = (title(language), firm(document), number(document, language));
        let running = if document.state.number().is_some() {
            number.clone()
        } else {
            format!("{number} · {}", payee_name(document, language))
        };
        let is_long = paper.watermark.as_deref().is_some_and(|mark| mark.chars().count() > 4);
        Ok(Self {
            region: language.pick(Some("cn"), None),
            heading: format!("{title} {number}"),
            title_tracking: language.pick(6, 1),
            date: (body.on.year(), body.on.month(), body.on.day_of_month()),
            watermark_size: language.pick(if is_long { 62 } else { 84 }, 40),
            running: (format!("{firm} · {title}"), running),
            check: check(document, paper.watermark.as_deref(), digest, language),
            page_words: language.pick(["第 ", " 页 共 ", " 页"], ["Page ", " of ", ""]),
            attachment: language.pick("结算单数据，可据此复算", "The statement's data, from which it recomputes"),
            annex: Annex {
                title: language.pick("附件：计算依据", "Annex: how the amounts came about"),
                intro: intro(language).to_vec(),
                columns: language.pick(["基数区间", "费率", "佣金"], ["Range of the base", "Rate", "Commission"]),
                lines: annex::annex(document, language)?.into_iter().map(|line| annex_item(document, line, language)).collect(),
            },
            author: firm,
            paper,
        })
    }
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

/// What the letters of the annex stand for.
pub(super) fn intro(language: Language) -> [&'static str; 2] {
    language.pick(
        [
            "每一行都可用计算器复算。四舍五入到分只发生在注明之处；序号与结算单明细一致，箭头表示本笔之前与之后。",
            "累计到款（r）已减退款；S(x) 是按费率对计佣基数（x）的所得；累计佣金（A）是累计所得（E）经保底与封顶之后；\
             累计应付（P）是累计佣金减已收可抵扣前期服务费（R）。本笔佣金 = 累计佣金之后 − 之前。",
        ],
        [
            "Every line can be checked with a pocket calculator. Amounts are rounded to the fen only where it says so; the numbers are those of the lines, and an arrow leads from before a line to after it.",
            "Received so far (r) is less refunds; S(x) is what the rates give for the base (x); commission so far (A) is what is \
             earned (E) within minimum and cap; payable so far (P) is that less creditable retainers (R). Commission of a line = \
             commission so far after it − before it.",
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
