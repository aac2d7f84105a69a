//! The words of a statement in Chinese and English: what the codes of the document say to a reader.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    commission::{Base, CaseEvent, Decided, Due, Earning, EventKind, ZeroReason},
    contract::ReceiptKind,
    id::PersonalId,
    payee::PayeeKind,
    scale::Method,
    statement::{Cause, EventNamed, LeftOutWhy, LineStatus, LineZero},
};

use super::figures::money;
use crate::Language;

/// What kind of event a line comes from.
pub(super) fn event(kind: EventKind, receipt: Option<ReceiptKind>, language: Language) -> String {
    let word = match kind {
        EventKind::Retainer => language.pick("前期服务费", "Retainer"),
        EventKind::Signing => language.pick("技术合同签订", "Contract signed"),
        EventKind::Receipt => language.pick("到款", "Receipt"),
        EventKind::Refund => language.pick("退款", "Refund"),
        EventKind::Completion => language.pick("条款完结", "Clause completed"),
        EventKind::Adjustment => language.pick("调整", "Adjustment"),
    };
    match (receipt, language) {
        (None, _) => word.to_owned(),
        (Some(kind), Language::Chinese) => format!("{word}（{}）", receipt_kind(kind, language)),
        (Some(kind), Language::English) => format!("{word} ({})", receipt_kind(kind, language)),
    }
}

fn receipt_kind(kind: ReceiptKind, language: Language) -> &'static str {
    match kind {
        ReceiptKind::Upfront => language.pick("首付款", "upfront"),
        ReceiptKind::Milestone => language.pick("里程碑款", "milestone"),
        ReceiptKind::Royalty => language.pick("提成", "royalty"),
        ReceiptKind::EquityValuation => language.pick("作价投资", "contribution in kind"),
    }
}

/// How a payee is paid.
pub(super) const fn payee_kind(kind: PayeeKind, language: Language) -> &'static str {
    match kind {
        PayeeKind::Individual => language.pick("个人（劳务报酬）", "individual (labour remuneration)"),
        PayeeKind::Employee => language.pick("本单位员工（并入工资薪金）", "employee (through payroll)"),
        PayeeKind::Company => language.pick("单位（开具发票）", "company (invoices)"),
    }
}

/// Whether a line was stated before; nothing to say of a new one.
pub(super) const fn status(status: LineStatus, language: Language) -> Option<&'static str> {
    match status {
        LineStatus::New => None,
        LineStatus::Late => Some(language.pick("补记", "late")),
        LineStatus::Correction => Some(language.pick("更正", "correction")),
    }
}

/// An event so that a reader finds it: kind, day, amount.
pub(super) fn named(named: &EventNamed, language: Language) -> String {
    let word = event(named.kind, None, language);
    let amount = named.amount.map(|amount| format!(" {}", money(amount))).unwrap_or_default();
    match language {
        Language::Chinese => format!("{} 的{word}{amount}", named.on),
        Language::English => format!("{} of {}{amount}", word.to_lowercase(), named.on),
    }
}

/// What changed a line that had been stated.
pub(super) fn cause(cause: &Cause, language: Language) -> String {
    match (cause, language) {
        (Cause::Entered { entry }, Language::Chinese) => format!("其后补录 {}", named(entry, language)),
        (Cause::Entered { entry }, Language::English) => format!("entered since: {}", named(entry, language)),
        (Cause::Reversed { entry }, Language::Chinese) => format!("其后冲回 {}", named(entry, language)),
        (Cause::Reversed { entry }, Language::English) => format!("reversed since: {}", named(entry, language)),
        (Cause::TermsChanged { .. }, Language::Chinese) => "其后变更了佣金条款".to_owned(),
        (Cause::TermsChanged { .. }, Language::English) => "the terms changed since".to_owned(),
    }
}

/// Why a line's amount is 0.00.
pub(super) const fn zero(zero: LineZero, language: Language) -> &'static str {
    match zero {
        LineZero::ShareBelowOneFen => {
            language.pick("0.00：按分成比例不足一分", "0.00: the share of this line is less than a fen")
        }
        LineZero::NothingToGiveBack => language
            .pick("0.00：此前各笔未付给该收款方，无可退回", "0.00: the earlier lines gave this payee nothing to give back"),
        LineZero::Line(reason) => zero_reason(reason, language),
    }
}

const fn zero_reason(reason: ZeroReason, language: Language) -> &'static str {
    match reason {
        ZeroReason::ZeroAmount => language.pick("0.00：金额本身为零", "0.00: the event's own amount is zero"),
        ZeroReason::NotSigned => language.pick("0.00：技术合同尚未签订", "0.00: the technology contract is not signed yet"),
        ZeroReason::NothingReceived => language.pick("0.00：已签约，尚未到款", "0.00: signed, and nothing received yet"),
        ZeroReason::EarnedAtSigning => language
            .pick("0.00：佣金已在签约时计足，到款不再计佣", "0.00: earned in full at the signing; receipts change nothing"),
        ZeroReason::NothingDueAtCompletion => {
            language.pick("0.00：完结时没有保底差额", "0.00: the completion makes nothing further due")
        }
        ZeroReason::TechnologyReached => {
            language.pick("0.00：技术交易额已计足", "0.00: the technology amount is counted in full")
        }
        ZeroReason::RoundsToNothing => language.pick("0.00：变动不足一分", "0.00: the change is less than a fen"),
        ZeroReason::RateIsZero => language.pick("0.00：这一段的费率或系数为零", "0.00: the rate or factor on this slice is zero"),
        ZeroReason::SmallerBaseEarnsAsMuch => {
            language.pick("0.00：全额累进下较小的基数所得不低于此", "0.00: with whole-amount bands a smaller base earns as much")
        }
        ZeroReason::CapReached => language.pick("0.00：佣金已达封顶", "0.00: the cap is reached"),
        ZeroReason::CoveredByMinimum => language.pick("0.00：已由保底覆盖", "0.00: covered by the minimum"),
        ZeroReason::CoveredByRetainer => {
            language.pick("0.00：已由可抵扣的前期服务费覆盖", "0.00: covered by the creditable retainer")
        }
        ZeroReason::NotCommission => {
            language.pick("该项本身不产生佣金，按其金额应付", "It earns no commission of its own and is payable as it stands")
        }
        ZeroReason::SetOff => language.pick("0.00：本项金额与抵扣相互抵销", "0.00: the amount and the credit cancel out"),
    }
}

/// Why something is left out.
pub(super) fn left_out(why: &LeftOutWhy, language: Language) -> String {
    match (why, language) {
        (LeftOutWhy::AfterPeriod, _) => language.pick("日期在结算期间之后", "dated after the period").to_owned(),
        (LeftOutWhy::NotSigned, _) => language.pick("技术合同尚未签订", "the technology contract is not signed yet").to_owned(),
        (LeftOutWhy::NoClauseCovers, _) => language.pick("没有佣金条款覆盖这类款项", "no clause covers this kind").to_owned(),
        (LeftOutWhy::ClauseEnded { ended_on }, Language::Chinese) => format!("佣金条款已于 {ended_on} 到期"),
        (LeftOutWhy::ClauseEnded { ended_on }, Language::English) => format!("the clause ended on {ended_on}"),
        (LeftOutWhy::AlreadyStated { number }, Language::Chinese) => format!("已列入结算单 {number}"),
        (LeftOutWhy::AlreadyStated { number }, Language::English) => format!("already on statement {number}"),
    }
}

/// When commission is earned, and on what.
pub(super) const fn earning(earning: Earning, language: Language) -> &'static str {
    match earning {
        Earning::Receipts => language.pick("按到款计佣", "earned as money comes in"),
        Earning::Signing => language.pick("签约时按合同价一次计佣", "earned at the signing, on the contract price"),
    }
}

/// What the scale is applied to.
pub(super) const fn base(base: Base, language: Language) -> &'static str {
    match base {
        Base::Receipts => language.pick("基数为全部款项", "on all that is received"),
        Base::Technology => language.pick("基数为技术交易额部分", "on the technology part"),
    }
}

/// How the bands are read.
pub(super) const fn method(method: Method, language: Language) -> &'static str {
    match method {
        Method::Marginal => language.pick("超额累进", "marginal bands"),
        Method::Whole => language.pick("全额累进", "whole-amount bands"),
    }
}

/// From when on a minimum is due.
pub(super) const fn minimum_due(due: Due, language: Language) -> &'static str {
    match due {
        Due::Signing => language.pick("签约起", "from the signing"),
        Due::Completion => language.pick("完结时", "at the completion"),
    }
}

/// The limit that decided.
pub(super) const fn decided(decided: Decided, language: Language) -> &'static str {
    match decided {
        Decided::Minimum => language.pick("适用保底", "the minimum applies"),
        Decided::Cap => language.pick("适用封顶", "the cap applies"),
        Decided::Credit => language.pick("抵扣前期服务费", "retainer credited"),
    }
}

/// What only the event itself says: whether a retainer is creditable, why an adjustment was made.
pub(super) fn event_detail(event: &CaseEvent, texts: &BTreeMap<PersonalId, String>, language: Language) -> Option<String> {
    // A case of the desk names the row of the reason, which may be erased; another says the reason itself.
    let written = |reason: &str| match reason.parse::<PersonalId>() {
        Ok(id) => texts.get(&id).map_or(language.pick("（已抹除）", "(erased)"), String::as_str).to_owned(),
        Err(_) => reason.to_owned(),
    };
    match (event, language) {
        (CaseEvent::Retainer { creditable: true, .. }, _) => Some(language.pick("可抵扣", "creditable").to_owned()),
        (CaseEvent::Retainer { creditable: false, .. }, _) => Some(language.pick("不抵扣", "not creditable").to_owned()),
        (CaseEvent::Adjustment { reason, .. }, Language::Chinese) => Some(format!("理由：{}", written(reason))),
        (CaseEvent::Adjustment { reason, .. }, Language::English) => Some(format!("reason: {}", written(reason))),
        (CaseEvent::Signing { .. } | CaseEvent::Receipt { .. } | CaseEvent::Refund { .. } | CaseEvent::Completion { .. }, _) => {
            None
        }
    }
}

/// Which signs of names and titles could not be printed as they are.
pub(super) fn without_glyph(signs: &BTreeSet<char>, language: Language) -> String {
    let codes: Vec<String> = signs.iter().map(|sign| format!("U+{:04X}", u32::from(*sign))).collect();
    match language {
        Language::Chinese => format!("所用字体没有以下字符，印作方框并注明编码：{}。所附 JSON 中仍是原字。", codes.join("、")),
        Language::English => {
            format!(
                "The typefaces lack these characters, printed as boxes with their codes: {}. The attached JSON has them.",
                codes.join(", ")
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use domain::{
        Day, Money,
        commission::CaseEvent,
        id::PersonalId,
        statement::{LeftOutWhy, LineStatus, LineZero},
    };

    use super::event_detail;
    use crate::Language;

    #[test]
    fn a_reason_stands_on_paper_as_it_was_written_or_is_said_to_be_erased() {
        let id: PersonalId = "01a2243e-1925-7000-8000-000000000001".parse().unwrap();
        let texts = BTreeMap::from([(id, "按补充协议".to_owned())]);
        let said = |reason: &str, texts: &BTreeMap<_, _>| {
            let (on, amount) = (Day::new(2026, 3, 2).unwrap(), Money::ZERO);
            event_detail(&CaseEvent::Adjustment { on, amount, reason: reason.to_owned() }, texts, Language::Chinese).unwrap()
        };
        assert_eq!(said(&id.to_string(), &texts), "理由：按补充协议");
        assert_eq!(said(&id.to_string(), &BTreeMap::new()), "理由：（已抹除）");
        assert_eq!(said("扣回差额", &texts), "理由：扣回差额");
    }

    fn of_window(language: Language, area: &str) -> serde_json::Value {
        let folder = language.pick("zh-CN", "en");
        let file = format!("{}/../../ui/src/i18n/{folder}/{area}.json", env!("CARGO_MANIFEST_DIR"));
        serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
    }

    #[test]
    fn paper_and_window_say_the_same() {
        for language in [Language::Chinese, Language::English] {
            let (explain, statement) = (of_window(language, "commission")["explain"].clone(), of_window(language, "statement"));
            for (key, word) in explain["event"].as_object().unwrap() {
                assert_eq!(super::event(serde_json::from_value(key.clone().into()).unwrap(), None, language), *word, "{key}");
            }
            for (key, word) in explain["receipt"].as_object().unwrap() {
                assert_eq!(super::receipt_kind(serde_json::from_value(key.clone().into()).unwrap(), language), *word, "{key}");
            }
            for (key, word) in explain["zero"].as_object().unwrap() {
                let zero = match key.as_str() {
                    "share_below_one_fen" => LineZero::ShareBelowOneFen,
                    "nothing_to_give_back" => LineZero::NothingToGiveBack,
                    _ => LineZero::Line(serde_json::from_value(key.clone().into()).unwrap()),
                };
                assert_eq!(super::zero(zero, language), *word, "{key}");
            }
            for (key, why) in [
                ("after_period", LeftOutWhy::AfterPeriod),
                ("not_signed", LeftOutWhy::NotSigned),
                ("no_clause_covers", LeftOutWhy::NoClauseCovers),
            ] {
                assert_eq!(super::left_out(&why, language), statement["why"][key], "{key}");
            }
            for (key, status) in [("late", LineStatus::Late), ("correction", LineStatus::Correction)] {
                assert_eq!(super::status(status, language).unwrap(), statement["status"][key], "{key}");
            }
        }
    }
}
