//! Text from outside is read or refused, and never ends in a panic: numbers, amounts, days and cases as someone types or
//! sends them.

mod forged;
mod text;

use domain::{
    Day, Money, Rate, Share, capitals::capitals, commission::calc::calc, formula, id::DealId, identifier, money::MAX_FEN,
    scheme::Scheme, typed,
};
use proptest::{prelude::*, sample::Index};
use serde_json::Value;
use text::{number, text};

const CODES: [&str; 6] = ["91110000MA01000017", "370784018000123", "CN201610895413.X", "ZL871013576", "620100", "C2710"];
const AMOUNTS: [&str; 7] = ["1234.50", "-0.01", "¥1,234.5", "１２.５万", "1.2亿", "0.035", "1/3"];
const DAYS: [&str; 9] = ["2026-03-01", "20260312", "0312", "3月12日", "+3", "2周后", "1个月", "下下周三", "明天"];

fn today() -> impl Strategy<Value = Day> {
    let ends = prop::sample::select(vec!["0001-01-01", "2024-02-29", "2026-11-22", "9999-12-31"]);
    ends.prop_map(|day| Day::parse(day).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_number_is_read_or_found_malformed(text in text(&CODES)) {
        for read in [identifier::organisation_code, identifier::cn_application_number] {
            let once = read(&text);
            if once.finding != identifier::Finding::Malformed {
                prop_assert_eq!(read(&once.normal), once);
            }
        }
        identifier::organisation_check_digit(&text);
        identifier::cn_application_check_digit(&text);
        for scheme in Scheme::ALL {
            let stored = scheme.stored(text.clone());
            prop_assert_eq!(scheme.stored(stored.clone()), stored);
        }
        identifier::registered_in(&text);
        identifier::cn_application_kind(&text);
        prop_assert_eq!(identifier::half_width(&identifier::half_width(&text)), identifier::half_width(&text));
        let guarded = formula::guarded(&text);
        prop_assert_eq!(formula::unguarded(&guarded), &text);
        let _ = text.parse::<DealId>();
    }

    #[test]
    fn an_amount_is_read_within_its_range_or_refused(text in prop_oneof![text(&AMOUNTS), number()]) {
        for money in [Money::parse(&text), typed::amount(&text)].into_iter().flatten() {
            prop_assert!((-MAX_FEN..=MAX_FEN).contains(&money.fen()));
            prop_assert_eq!(Money::parse(&money.to_string()), Ok(money));
        }
        if let Ok(rate) = Rate::parse(&text) {
            prop_assert_eq!(Rate::parse(&rate.to_string()), Ok(rate));
        }
        if let Ok(share) = Share::parse(&text) {
            prop_assert_eq!(Share::parse(&share.to_string()), Ok(share));
        }
    }

    #[test]
    fn a_day_is_read_or_refused(text in text(&DAYS), today in today()) {
        for day in [Day::parse(&text).ok(), typed::day(&text, today)].into_iter().flatten() {
            prop_assert_eq!(Day::parse(&day.to_string()), Ok(day));
        }
    }

    #[test]
    fn capitals_say_every_amount(amount in prop_oneof![-MAX_FEN..=MAX_FEN, -100_000_000i64..=100_000_000, ends()]) {
        prop_assert_eq!(said(&capitals(Money::from_fen(amount).unwrap())), amount);
    }

    #[test]
    fn any_number_of_fen_is_an_amount_or_out_of_range(fen in prop_oneof![any::<i64>(), Just(i64::MIN), Just(i64::MAX)]) {
        prop_assert_eq!(Money::from_fen(fen).is_ok(), (-MAX_FEN..=MAX_FEN).contains(&fen));
    }
}

/// Amounts beside the powers of ten, where groups open and close.
fn ends() -> impl Strategy<Value = i64> {
    (0u32..15, -1i64..=1, any::<bool>()).prop_map(|(power, beside, negative)| {
        let fen = 10i64.pow(power) + beside;
        if negative { -fen } else { fen }
    })
}

/// The fen that capitals say: digits times their places, each group closed by 万 or 亿.
fn said(capitals: &str) -> i64 {
    let (negative, words) = capitals.strip_prefix('负').map_or((false, capitals), |words| (true, words));
    let (mut total, mut group, mut digit) = (0i64, 0, 0);
    for sign in words.chars() {
        match sign {
            '拾' | '佰' | '仟' => {
                group += digit * 10i64.pow(1 + "拾佰仟".chars().position(|unit| unit == sign).unwrap() as u32);
                digit = 0;
            }
            '万' | '亿' => {
                let unit = if sign == '万' { 10_000 } else { 100_000_000 };
                // 亿 closes all before it, and 万亿 with it; 万 only its own group.
                total = if sign == '亿' { (total + group + digit) * unit } else { total + (group + digit) * unit };
                (group, digit) = (0, 0);
            }
            '元' => (total, group, digit) = ((total + group + digit) * 100, 0, 0),
            '角' => (total, digit) = (total + digit * 10, 0),
            '分' => (total, digit) = (total + digit, 0),
            '整' => {}
            sign => digit = "零壹贰叁肆伍陆柒捌玖".chars().position(|known| known == sign).unwrap() as i64,
        }
    }
    if negative { -total } else { total }
}

/// A case that uses every key, so that each can be replaced.
const CASE: &str = r#"{
    "terms": {
        "currency": "CNY", "earning": "receipts", "base": "technology", "factor": "0.9", "cap": "90000.00",
        "scales": [
            {"from": "2024-01-01", "scale": {"method": "marginal", "bands": [
                {"up_to": "1000000.00", "rate": "0.05"}, {"up_to": null, "rate": "0.01"}]}},
            {"from": "2026-01-01", "scale": {"method": "marginal", "bands": [{"up_to": null, "rate": "0.03"}]}}],
        "minimum": {"amount": "8000.00", "due": "completion"},
        "shares": [{"payee": "Li", "share": "60"}, {"payee": "Wang", "share": "1/4"}, {"payee": "Zhao", "share": "15"}]
    },
    "contract_price": "3000000.00", "technology_amount": "2400000.00",
    "events": [
        {"kind": "retainer", "on": "2025-01-05", "amount": "5000.00", "creditable": true},
        {"kind": "signing", "on": "2025-02-01"},
        {"kind": "receipt", "on": "2025-03-01", "amount": "1200000.00"},
        {"kind": "receipt", "on": "2026-03-01", "amount": "1800000.00"},
        {"kind": "refund", "on": "2026-04-01", "amount": "300000.00"},
        {"kind": "adjustment", "on": "2026-05-01", "amount": "-120.55", "reason": "rounding agreed"},
        {"kind": "completion", "on": "2026-06-01"}
    ]
}"#;

/// Everything in a value that holds no other value.
fn leaves<'a>(value: &'a mut Value, found: &mut Vec<&'a mut Value>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| leaves(item, found)),
        Value::Object(fields) => fields.values_mut().for_each(|field| leaves(field, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => found.push(value),
    }
}

fn leaf() -> impl Strategy<Value = Value> {
    let amount = prop::sample::select(vec!["0.00", "0.01", "-0.01", "9999999999999.99", "-9999999999999.99", "333333.33"]);
    let share = prop::sample::select(vec!["999.9999", "0.0001", "1/9973", "9999/1", "100"]);
    let day = prop::sample::select(vec!["0001-01-01", "2025-02-01", "2026-03-01", "9999-12-31"]);
    let mut formed = AMOUNTS.to_vec();
    formed.extend(DAYS);
    prop_oneof![
        4 => amount.prop_map(Value::from),
        2 => share.prop_map(Value::from),
        2 => day.prop_map(Value::from),
        1 => text(&formed).prop_map(Value::from),
        1 => number().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(serde_json::json!([[]])),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_case_is_settled_or_refused(changes in prop::collection::vec((leaf(), any::<Index>()), 1..5)) {
        let mut case: Value = serde_json::from_str(CASE).unwrap();
        for (leaf, at) in changes {
            let mut found = Vec::new();
            leaves(&mut case, &mut found);
            *found.swap_remove(at.index(found.len())) = leaf;
        }
        let answer = calc(&case.to_string()).unwrap_or_else(|refused| refused);
        prop_assert!(serde_json::from_str::<Value>(&answer).is_ok());
    }

    #[test]
    fn text_that_is_no_case_is_refused(text in text(&[CASE, "{}", "[]", "\"\"", "{\"terms\":{\"terms\":1,\"terms\":2}}"])) {
        let answer = calc(&text).unwrap_or_else(|refused| refused);
        prop_assert!(serde_json::from_str::<Value>(&answer).is_ok());
    }
}

#[test]
fn brackets_without_end_are_refused() {
    let deep = "[".repeat(100_000);
    assert!(calc(&deep).unwrap_err().contains("format"));
}
