//! 计算依据: for every line the chain from the receipt over clause, rates, slices and rounding to the payee's part, in steps
//! that a person follows with a pocket calculator. It retells the document's own figures and computes none.

use std::collections::BTreeMap;

use domain::{
    Day, Money, Rate,
    commission::{CaseEvent, LayerEarning, Rates, Standing, Terms},
    deal::account::{CitedTable, ClauseCase},
    id::{ClauseId, PersonalId},
    scale::{Earned, Exact},
    statement::{FrozenAccount, LineStatus, LineToday, StatementDocument, StatementLine},
};

use super::{
    figures::{money, share},
    words,
};
use crate::{DocumentError, Language};

/// How one line came about.
pub(super) struct AnnexLine {
    /// The line's number on the statement.
    pub number: usize,
    /// The line's day.
    pub on: Day,
    /// What happened.
    pub event: String,
    /// The index of its account.
    pub account: usize,
    /// What the statement states for it.
    pub amount: Money,
    /// One after the other.
    pub steps: Vec<Step>,
}

/// One step of a computation.
pub(super) struct Step {
    pub label: &'static str,
    pub text: String,
    pub result: Option<Money>,
    /// The slices behind it.
    pub rows: Vec<Row>,
}

/// A row of a table of slices.
pub(super) enum Row {
    /// A stretch of the base, its rate and what it gives before rounding.
    Slice { from: Money, to: Money, rate: Rate, amount: Exact },
    /// S(x), rounded.
    Sum { label: String, amount: Money },
}

/// A sum that was printed already: by clause, first day of the scale, base and factor.
type SumKey = (ClauseId, Option<Day>, Money, Rate);

/// What was printed already, and for which line.
#[derive(Default)]
struct Printed {
    clauses: BTreeMap<ClauseId, usize>,
    sums: BTreeMap<SumKey, usize>,
}

/// Builds the annex of a statement. Terms, and a sum S(x), that were printed for an earlier line refer to that line.
pub(super) fn annex(document: &StatementDocument, language: Language) -> Result<Vec<AnnexLine>, DocumentError> {
    let mut printed = Printed::default();
    let mut lines = Vec::new();
    for (number, line) in (1..).zip(&document.body.lines) {
        let account =
            document.body.accounts.get(line.account).ok_or(DocumentError::Inconsistent("a line without its account"))?;
        let mut writer = Writer { language, texts: &document.texts, number, account, printed: &mut printed, steps: Vec::new() };
        match &line.today {
            Some(today) => writer.line(line, today)?,
            None => writer.vanished(line),
        }
        lines.push(AnnexLine {
            number,
            on: line.on,
            event: words::event(line.kind, line.receipt_kind, language),
            account: line.account,
            amount: line.amount,
            steps: writer.steps,
        });
    }
    Ok(lines)
}

struct Writer<'a> {
    language: Language,
    texts: &'a BTreeMap<PersonalId, String>,
    number: usize,
    account: &'a FrozenAccount,
    printed: &'a mut Printed,
    steps: Vec<Step>,
}

impl Writer<'_> {
    fn line(&mut self, line: &StatementLine, today: &LineToday) -> Result<(), DocumentError> {
        let clauses = &self.account.account.clauses;
        let clause = clauses
            .iter()
            .find(|it| it.clause == today.clause)
            .ok_or(DocumentError::Inconsistent("a line without its clause"))?;
        let event = clause.sources.iter().position(|source| *source == line.key.source).and_then(|at| clause.case.events.get(at));
        let event = event.ok_or(DocumentError::Inconsistent("a line without its event"))?;
        let (before, after) = (&today.explain.before, &today.explain.after);

        self.happened(line, event);
        if !same_standing(before, after) {
            self.terms(clause);
            self.base(before, after);
            self.scale(before, after)?;
            self.due(before, after, today);
        }
        self.payable(before, after, today, event);
        self.part(line, today, &clause.case.terms)?;
        if line.status == LineStatus::Correction {
            self.correction(line);
        }
        Ok(())
    }

    /// A line that was stated and exists no more: all that was stated comes back.
    fn vanished(&mut self, line: &StatementLine) {
        let text = self
            .language
            .pick("这一行已不存在，以前结算的金额全部冲回", "this line no longer exists; all that was stated for it is reversed");
        self.push(self.language.pick("事项", "Event"), text.to_owned(), None);
        self.correction(line);
    }

    fn happened(&mut self, line: &StatementLine, event: &CaseEvent) {
        let mut text = words::event(line.kind, line.receipt_kind, self.language);
        if let Some(detail) = words::event_detail(event, self.texts, self.language) {
            text = self.list(&[text, detail]);
        }
        self.push(self.language.pick("事项", "Event"), text, line.event_amount);
    }

    fn terms(&mut self, clause: &ClauseCase) {
        let (language, terms) = (self.language, &clause.case.terms);
        let earlier = *self.printed.clauses.entry(clause.clause).or_insert(self.number);
        if earlier != self.number {
            let text = match language {
                Language::Chinese => format!("佣金条款与费率依据同序号 {earlier}"),
                Language::English => format!("clause and rates as at line {earlier}"),
            };
            return self.push(language.pick("佣金条款", "Clause"), text, None);
        }
        let mut facts = vec![words::earning(terms.earning, language).to_owned(), words::base(terms.base, language).to_owned()];
        match &terms.rates {
            Rates::Locked(scale) => facts.push(words::method(scale.method(), language).to_owned()),
            Rates::InForce(_) => {
                facts.push(
                    language
                        .pick("超额累进，按到款日施行的费率", "marginal bands at the rates in force on the day of receipt")
                        .to_owned(),
                );
            }
        }
        if terms.factor != Rate::ONE {
            facts.push(format!("{} {}", language.pick("系数", "factor"), terms.factor));
        }
        if let Some(minimum) = terms.minimum {
            let due = words::minimum_due(minimum.due, language);
            facts.push(match language {
                Language::Chinese => format!("保底 {}（{due}）", money(minimum.amount)),
                Language::English => format!("minimum {} ({due})", money(minimum.amount)),
            });
        }
        if let Some(cap) = terms.cap {
            facts.push(format!("{} {}", language.pick("封顶", "cap"), money(cap)));
        }
        let text = self.list(&facts);
        self.push(language.pick("佣金条款", "Clause"), text, None);
        let tables: Vec<String> = clause.cited.iter().map(|table| cited(table, language)).collect();
        let text =
            if tables.is_empty() { language.pick("协商费率", "negotiated rates").to_owned() } else { self.list(&tables) };
        self.push(language.pick("费率依据", "Rates"), text, None);
    }

    fn base(&mut self, before: &Standing, after: &Standing) {
        let colon = self.colon();
        let received = self.language.pick("累计到款（r）", "received so far (r)");
        let mut facts = vec![format!("{received}{colon}{} → {}", money(before.received), money(after.received))];
        if let Some(technology) = after.technology {
            let (part, price) = (money(technology.technology_amount), money(technology.contract_price));
            facts.push(match self.language {
                Language::Chinese => format!("计佣基数 = 累计到款 × 技术交易额 {part} ÷ 合同成交额 {price}，四舍五入"),
                Language::English => format!("base = received × technology amount {part} ÷ contract price {price}, rounded"),
            });
        }
        if let Some(opening) = after.opening {
            let (base, earned) = (money(opening.base), money(opening.earned));
            facts.push(match self.language {
                Language::Chinese => format!("补充协议承接基数 {base}、累计所得 {earned}"),
                Language::English => format!("the amendment carries over a base of {base} and {earned} earned"),
            });
        }
        let base = self.language.pick("计佣基数（x）", "base (x)");
        facts.push(format!("{base}{colon}{} → {}", money(before.base), money(after.base)));
        let text = self.list(&facts);
        self.push(self.language.pick("计佣基数", "Base"), text, None);
    }

    /// The slices of every S that is needed, and how E is made of them.
    fn scale(&mut self, before: &Standing, after: &Standing) -> Result<(), DocumentError> {
        if before.earned.is_zero() && after.earned.is_zero() && after.base.is_zero() {
            return Ok(());
        }
        let mut rows = Vec::new();
        for standing in [before, after] {
            let clause = self.account.account.clauses.get(standing.clause);
            let clause = clause.ok_or(DocumentError::Inconsistent("a standing without its clause"))?.clause;
            for layer in &standing.layers {
                for sum in [&layer.lower, &layer.upper] {
                    self.sum(clause, layer.from, sum, &mut rows);
                }
            }
        }
        let name = self.language.pick("累计所得（E）", "earned so far (E)");
        let text = format!("{name}{}{} → {}", self.colon(), self.earned(before), self.earned(after));
        self.steps.push(Step { label: self.language.pick("分档计算", "Bands"), text, result: None, rows });
        Ok(())
    }

    fn sum(&mut self, clause: ClauseId, from: Option<Day>, sum: &Earned, rows: &mut Vec<Row>) {
        if sum.base.is_zero() {
            return;
        }
        let name = s_of(sum.base, from);
        let earlier = *self.printed.sums.entry((clause, from, sum.base, sum.factor)).or_insert(self.number);
        let shown_here = rows.iter().any(|row| matches!(row, Row::Sum { label, .. } if label.starts_with(&name)));
        if shown_here {
            return;
        }
        let label = if earlier != self.number {
            match self.language {
                Language::Chinese => format!("{name}，算式见序号 {earlier}"),
                Language::English => format!("{name}, worked out at line {earlier}"),
            }
        } else {
            let slice = |it: &domain::scale::Slice| Row::Slice { from: it.from, to: it.to, rate: it.rate, amount: it.amount };
            rows.extend(sum.slices.iter().map(slice));
            self.sum_label(&name, sum)
        };
        rows.push(Row::Sum { label, amount: sum.amount });
    }

    fn sum_label(&self, name: &str, sum: &Earned) -> String {
        let mut label = name.to_owned();
        if sum.factor != Rate::ONE {
            label += &format!(" × {} {}", self.language.pick("系数", "factor"), sum.factor);
        }
        label += self.language.pick("，四舍五入到分", ", rounded to the fen");
        if sum.slices.last().is_some_and(|slice| slice.to < sum.base) {
            label += self.language.pick("（较小基数所得更高）", " (a smaller base earns more)");
        }
        label
    }

    /// E as a formula: what was taken over, and each layer's S(upper) − S(lower).
    fn earned(&self, standing: &Standing) -> String {
        let layer = |layer: &LayerEarning| {
            let upper = s_of(layer.upper.base, layer.from);
            if layer.lower.base.is_zero() { upper } else { format!("{upper} − {}", s_of(layer.lower.base, layer.from)) }
        };
        let mut terms: Vec<String> = standing.opening.iter().map(|opening| money(opening.earned)).collect();
        terms.extend(standing.layers.iter().filter(|it| it.upper.base != it.lower.base).map(layer));
        match terms.as_slice() {
            [] => money(standing.earned),
            terms => format!("{} = {}", terms.join(" + "), money(standing.earned)),
        }
    }

    fn due(&mut self, before: &Standing, after: &Standing, today: &LineToday) {
        let language = self.language;
        let name = language.pick("累计佣金（A）", "commission so far (A)");
        let mut facts = vec![format!("{name}{}{} → {}", self.colon(), money(before.due), money(after.due))];
        if !after.signed {
            facts.push(language.pick("签约之前不计佣", "nothing is due before the signing").to_owned());
        } else if !before.signed {
            facts.push(language.pick("签约起计佣", "due from the signing on").to_owned());
        }
        facts.extend(after.minimum.map(|minimum| format!("{} {}", language.pick("到期保底", "minimum due"), money(minimum))));
        facts.extend(after.cap.map(|cap| format!("{} {}", language.pick("封顶", "cap"), money(cap))));
        let limits = after.decided.iter().filter(|it| **it != domain::commission::Decided::Credit);
        facts.extend(limits.map(|limit| words::decided(*limit, language).to_owned()));
        let text = self.list(&facts);
        self.push(language.pick("本笔佣金", "Commission"), text, Some(today.commission));
    }

    fn payable(&mut self, before: &Standing, after: &Standing, today: &LineToday, event: &CaseEvent) {
        let credited = !before.creditable.is_zero() || !after.creditable.is_zero();
        let own = match event {
            CaseEvent::Retainer { amount, .. } | CaseEvent::Adjustment { amount, .. } => Some(*amount),
            CaseEvent::Signing { .. } | CaseEvent::Receipt { .. } | CaseEvent::Refund { .. } | CaseEvent::Completion { .. } => {
                None
            }
        };
        if !credited && own.is_none() {
            return;
        }
        let mut facts = Vec::new();
        if credited {
            let (credit, payable) = self.language.pick(
                ("可抵扣前期服务费（R）", "累计应付（P）= 累计佣金 − 可抵扣前期服务费，不低于零"),
                ("creditable retainers (R)", "payable so far (P) = A − R, not below zero"),
            );
            let colon = self.colon();
            facts.push(format!("{credit}{colon}{} → {}", money(before.creditable), money(after.creditable)));
            facts.push(format!("{payable}{colon}{} → {}", money(before.payable), money(after.payable)));
        }
        facts.extend(own.map(|own| format!("{} {}", self.language.pick("本项金额", "own amount"), money(own))));
        let text = self.list(&facts);
        self.push(self.language.pick("本笔应付", "Payable"), text, Some(today.payable));
    }

    fn part(&mut self, line: &StatementLine, today: &LineToday, terms: &Terms) -> Result<(), DocumentError> {
        if today.explain.comes_to_nothing {
            let text = self.language.pick(
                "佣金至此归零，不另行分配，与此前各笔所得之和相反（前期服务费与调整除外）",
                "the commission comes to zero here; instead of a split, the exact opposite of what the earlier lines \
                 gave (retainers and adjustments aside)",
            );
            self.push(self.language.pick("分成", "Share"), text.to_owned(), Some(line.part));
            return Ok(());
        }
        let own = line.share.ok_or(DocumentError::Inconsistent("a part without its share"))?;
        let all: Vec<String> = terms.shares.iter().map(|it| share(it.share)).collect();
        let own = format!("{} × {}", money(today.payable), share(own));
        let text = match (self.language, all.len()) {
            (_, 1) => own,
            (Language::Chinese, _) => format!("{own}；各方 {}，最大余数法取分", all.join(" / ")),
            (Language::English, _) => format!("{own}; all shares {}, by largest remainder", all.join(" / ")),
        };
        self.push(self.language.pick("分成", "Share"), text, Some(line.part));
        Ok(())
    }

    fn correction(&mut self, line: &StatementLine) {
        let (part, before) = (money(line.part), money(line.stated_before));
        let mut facts = vec![match self.language {
            Language::Chinese => format!("重算 {part} − 此前已结算 {before}"),
            Language::English => format!("as computed today {part} − stated before {before}"),
        }];
        facts.extend(line.causes.iter().map(|cause| words::cause(cause, self.language)));
        let text = self.list(&facts);
        self.push(self.language.pick("更正", "Correction"), text, Some(line.amount));
    }

    fn push(&mut self, label: &'static str, text: String, result: Option<Money>) {
        self.steps.push(Step { label, text, result, rows: Vec::new() });
    }

    fn colon(&self) -> &'static str {
        self.language.pick("：", ": ")
    }

    fn list(&self, facts: &[String]) -> String {
        facts.join(self.language.pick("；", "; "))
    }
}

/// Nothing that a scale, a limit or a credit decides has moved.
fn same_standing(before: &Standing, after: &Standing) -> bool {
    let moves = |it: &Standing| (it.signed, it.received, it.base, it.earned, it.due, it.payable);
    moves(before) == moves(after)
}

/// `S(800,000.00)`, with the first day of its scale where scales change by date.
fn s_of(base: Money, from: Option<Day>) -> String {
    match from {
        Some(from) => format!("S[{from}]({})", money(base)),
        None => format!("S({})", money(base)),
    }
}

fn cited(table: &CitedTable, language: Language) -> String {
    let CitedTable { name, version, issuer, effective_from, is_applied, .. } = table;
    match (language, is_applied) {
        (Language::Chinese, true) => format!("{name} {version}（{issuer}，{effective_from} 起施行）"),
        (Language::Chinese, false) => format!("协商费率，对照 {name} {version}（{issuer}，{effective_from} 起施行）"),
        (Language::English, true) => format!("{name} {version} ({issuer}, in force from {effective_from})"),
        (Language::English, false) => {
            format!("negotiated, compared with {name} {version} ({issuer}, in force from {effective_from})")
        }
    }
}
