//! Reads phrases: a pattern with holes, amounts, days, percentages, bands and words. Strict, so that a slip in a file is a
//! fault and not another meaning.

use domain::{Day, Money};
use serde_json::{Value, json};

/// What reading gives, or what is wrong with the phrase.
pub type Read<T> = Result<T, String>;

/// The texts in the holes of a pattern, if the whole text is of it; a hole ends where the next fixed part begins.
pub fn holes<'t, const N: usize>(text: &'t str, pattern: &str) -> Option<[&'t str; N]> {
    let mut fixed = pattern.split("{}");
    let mut rest = text.strip_prefix(fixed.next()?)?;
    let mut found = [""; N];
    let mut filled = 0;
    for part in fixed {
        let end = if part.is_empty() { rest.len() } else { rest.find(part)? };
        *found.get_mut(filled)? = &rest[..end];
        filled += 1;
        rest = &rest[end + part.len()..];
    }
    let is_whole = rest.is_empty() && filled == N && found.iter().all(|hole| !hole.is_empty());
    is_whole.then_some(found)
}

/// An amount as people write it, `-1,234.50`, in the form of the wire, `-1234.50`.
pub fn amount(text: &str) -> Read<String> {
    let wrong = || format!("“{text}” is no amount: write 1,234.50");
    let money = Money::parse(&text.replace(',', "")).map_err(|_| wrong())?;
    if grouped(&money.to_string()) == text { Ok(money.to_string()) } else { Err(wrong()) }
}

/// The amount of the wire as people write it.
pub fn grouped(plain: &str) -> String {
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain), |rest| ("-", rest));
    let (yuan, fen) = plain.split_once('.').unwrap_or((plain, "00"));
    let mut groups: Vec<&str> = Vec::new();
    let mut rest = yuan;
    while rest.len() > 3 {
        let (head, group) = rest.split_at(rest.len() - 3);
        groups.push(group);
        rest = head;
    }
    groups.push(rest);
    groups.reverse();
    format!("{sign}{}.{fen}", groups.join(","))
}

/// A day.
pub fn day(text: &str) -> Read<Day> {
    Day::parse(text).map_err(|_| format!("“{text}” is no day: write 2026-03-01"))
}

/// `5 %` as a rate.
pub fn percent(text: &str) -> Read<String> {
    let wrong = || format!("“{text}” is no percentage: write 5 % or 3.5 %");
    let number = text.strip_suffix(" %").ok_or_else(wrong)?;
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let is_plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || decimals.len() > 4 || !is_plain(whole) || !is_plain(decimals) {
        return Err(wrong());
    }
    let ppm: u32 = format!("{whole}{decimals:0<4}").parse().map_err(|_| wrong())?;
    Ok(domain::Rate::from_ppm(ppm).map_err(|_| wrong())?.to_string())
}

/// `6 % to 1,000,000.00 then 4 % above`, or `5 %` alone, as the bands of a scale.
pub fn bands(text: &str) -> Read<Vec<Value>> {
    let parts: Vec<&str> = text.split(" then ").collect();
    let last = parts.len() - 1;
    parts.iter().enumerate().map(|(index, part)| band(part, index == 0 && last == 0, index == last)).collect()
}

fn band(text: &str, is_only: bool, is_last: bool) -> Read<Value> {
    if is_only {
        return Ok(json!({ "up_to": null, "rate": percent(text)? }));
    }
    match (holes(text, "{} to {}"), text.strip_suffix(" above")) {
        (Some([rate, end]), None) if !is_last => Ok(json!({ "up_to": amount(end)?, "rate": percent(rate)? })),
        (None, Some(rate)) if is_last => Ok(json!({ "up_to": null, "rate": percent(rate)? })),
        _ => Err(format!("“{text}”: bands are written as 6 % to 1,000,000.00 then 4 % above")),
    }
}

/// `three experts` as the program writes it, `three_experts`.
pub fn word(text: &str) -> String {
    text.replace(' ', "_")
}

/// The kinds of receipt in `upfront and milestone`.
pub fn receipt_kinds(text: &str) -> Read<Vec<String>> {
    text.split(" and ").map(receipt_kind).collect()
}

/// One kind of receipt.
pub fn receipt_kind(text: &str) -> Read<String> {
    match text {
        "upfront" | "milestone" | "royalty" | "equity valuation" => Ok(word(text)),
        _ => Err(format!("“{text}” is no kind of receipt")),
    }
}

/// The head of a sentence and what follows its commas. A comma inside an amount has no space behind it.
pub fn split(text: &str) -> (&str, Vec<&str>) {
    let mut parts = text.split(", ");
    (parts.next().unwrap_or_default(), parts.collect())
}

/// A sentence and the reason at its end.
pub fn reason(text: &str) -> (&str, Option<&str>) {
    text.split_once(" because ").map_or((text, None), |(sentence, reason)| (sentence, Some(reason)))
}
