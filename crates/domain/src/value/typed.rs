//! What people type into a field for an amount or a day: full-width digits, 万 and 亿, separators; `0312`, `3d`, `下周三`.
//! One reading or none: where two readings are possible the text is refused.

use chrono::Datelike;

use crate::{
    day::Day,
    money::{Money, MoneyError},
    normal::{half_width, trimmed},
    written::WrittenDay,
};

/// Reads an amount in yuan as it is typed: `１２.５万` is 125,000.00, `¥1,234.5` is 1,234.50. `Form` for what is no amount
/// or has more than two decimals after its unit, `OutOfRange` beyond the range.
pub fn amount(text: &str) -> Result<Money, MoneyError> {
    let plain = half_width(trimmed(text));
    let plain = plain.trim_start_matches(['¥', '￥', ' ']);
    let plain = plain.strip_suffix(['元', '圆']).unwrap_or(plain).trim_end();
    let (number, zeros) = match (plain.strip_suffix('亿'), plain.strip_suffix(['万', 'w', 'W']), plain.strip_suffix('千')) {
        (Some(number), _, _) => (number, 8),
        (None, Some(number), _) => (number, 4),
        (None, None, Some(number)) => (number, 3),
        (None, None, None) => (plain, 0),
    };
    let number = ungrouped(number.trim_end()).ok_or(MoneyError::Form)?;
    let (sign, digits) = number.strip_prefix('-').map_or((1, number.as_str()), |digits| (-1, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || (digits.contains('.') && fraction.is_empty()) {
        return Err(MoneyError::Form);
    }
    let places = zeros + 2;
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > places {
        return Err(MoneyError::Form);
    }
    let fen: i128 = format!("{whole}{fraction:0<places$}").parse().map_err(|_| MoneyError::OutOfRange)?;
    Money::from_wide(sign * fen)
}

/// A number without the signs between its groups of three digits, commas or spaces; `None` where such a sign stands elsewhere:
/// `12,34` may be a slip of any kind, and three numbers in one field are no number.
pub fn ungrouped(text: &str) -> Option<String> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let separator = if whole.contains(',') { ',' } else { ' ' };
    let mut groups = whole.split(separator);
    let first = groups.next().unwrap_or_default();
    let mut is_grouped = false;
    for group in groups {
        is_grouped = true;
        if group.len() != 3 {
            return None;
        }
    }
    let is_sound = !is_grouped || (1..=3).contains(&first.len());
    let is_free = |part: &str| !part.contains([',', ' ', '\t', '\n', '\r']);
    (is_sound && is_free(fraction) && whole.split(separator).all(is_free)).then(|| text.replace(separator, ""))
}

/// Reads a day as it is typed, seen from `today`; `None` for what is no day.
pub fn day(text: &str, today: Day) -> Option<Day> {
    let plain: String = half_width(text).chars().filter(|sign| !sign.is_whitespace()).collect();
    WrittenDay::of(trimmed(text))
        .settled(None)
        .or_else(|| word(&plain, today))
        .or_else(|| ahead(&plain, today))
        .or_else(|| weekday(&plain, today))
        .or_else(|| of_this_year(&plain, today))
}

fn word(text: &str, today: Day) -> Option<Day> {
    let days = match text {
        "今天" | "今日" | "today" => 0,
        "明天" | "明日" | "tomorrow" => 1,
        "后天" => 2,
        "大后天" => 3,
        "昨天" | "昨日" | "yesterday" => -1,
        "前天" => -2,
        _ => return None,
    };
    today.plus_days(days)
}

/// `3d`, `2w`, `1m`, `+3`, `3天`, `2周`, `1个月`.
fn ahead(text: &str, today: Day) -> Option<Day> {
    let number = text.trim_start_matches('+');
    let unit = number.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let count = number.strip_suffix(unit)?;
    let count: i64 = count.parse().ok().filter(|count| *count < 10_000)?;
    match unit.trim_end_matches('后') {
        "d" | "D" | "天" | "日" => today.plus_days(count),
        "w" | "W" | "周" | "星期" => today.plus_days(count * 7),
        "m" | "M" | "个月" => {
            let months = chrono::Months::new(u32::try_from(count).ok()?);
            let date = today.date().checked_add_months(months)?;
            Day::new(date.year(), date.month(), date.day()).ok()
        }
        "" if text.starts_with('+') => today.plus_days(count),
        _ => None,
    }
}

/// `周三` is the next Wednesday from today on, `本周三` this week's, `下周三` the next week's; weeks begin on Monday.
fn weekday(text: &str, today: Day) -> Option<Day> {
    let (rest, week) =
        match (text.strip_prefix("下下"), text.strip_prefix('下'), text.strip_prefix("本").or(text.strip_prefix("这"))) {
            (Some(rest), _, _) => (rest, Some(2)),
            (None, Some(rest), _) => (rest, Some(1)),
            (None, None, Some(rest)) => (rest, Some(0)),
            (None, None, None) => (text, None),
        };
    let name = rest.strip_prefix("星期").or_else(|| rest.strip_prefix("礼拜")).or_else(|| rest.strip_prefix('周'))?;
    let wanted = i64::try_from(
        ["一", "二", "三", "四", "五", "六", "日"].iter().position(|day| *day == name || (*day == "日" && name == "天"))?,
    )
    .ok()?;
    let now = i64::from(today.date().weekday().num_days_from_monday());
    match week {
        Some(weeks) => today.plus_days(weeks * 7 + wanted - now),
        None => today.plus_days((wanted - now).rem_euclid(7)),
    }
}

/// `3-12`, `3月12日`, `0312`: a day of this year.
fn of_this_year(text: &str, today: Day) -> Option<Day> {
    let text = text.trim_end_matches(['日', '号']);
    let parts: Vec<&str> = text.split(['-', '/', '.', '月']).collect();
    if parts.iter().any(|part| part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().ok();
    match parts.as_slice() {
        [month, day] => Day::new(today.year(), number(month)?, number(day)?).ok(),
        [run] if run.len() == 4 => Day::new(today.year(), number(&run[..2])?, number(&run[2..])?).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_people_type_it() {
        for (typed, meant) in [
            ("１２.５万", "125000.00"),
            ("12.5万元", "125000.00"),
            ("¥1,234.5", "1234.50"),
            ("3000", "3000.00"),
            ("1.2亿", "120000000.00"),
            ("-500", "-500.00"),
            ("0.01元", "0.01"),
            ("1.23450000万", "12345.00"),
            ("１，２００．５０", "1200.50"),
            ("1 234 567.89", "1234567.89"),
            ("¥ 12.5 万元", "125000.00"),
            ("\u{202d}1,234,567\u{202c}", "1234567.00"),
        ] {
            assert_eq!(amount(typed).map(|money| money.to_string()), Ok(meant.to_owned()), "{typed}");
        }
        for typed in [
            "",
            "万",
            "1.234",
            "12.3456789万",
            "1.2.3",
            "abc",
            "1.",
            ".5",
            "--1",
            "1万2",
            "12,34",
            "1，5万",
            "1,2345",
            "1,,234",
            ",123",
            "1234,567",
            "1,234 567",
            "100\t200\t300",
            "1 2",
            "10²",
        ] {
            assert_eq!(amount(typed), Err(MoneyError::Form), "{typed}");
        }
        assert_eq!(amount("100000亿"), Err(MoneyError::OutOfRange));
    }

    #[test]
    fn a_day_is_read_as_people_type_it() {
        let today = Day::parse("2026-11-22").unwrap(); // a Sunday
        for (typed, meant) in [
            ("0312", "2026-03-12"),
            ("3d", "2026-11-25"),
            ("+3", "2026-11-25"),
            ("2周后", "2026-12-06"),
            ("1m", "2026-12-22"),
            ("下周三", "2026-11-25"),
            ("本周三", "2026-11-18"),
            ("周三", "2026-11-25"),
            ("星期天", "2026-11-22"),
            ("明天", "2026-11-23"),
            ("２０２６－３－１２", "2026-03-12"),
            ("2026年3月12日", "2026-03-12"),
            ("20260312", "2026-03-12"),
            ("3月12日", "2026-03-12"),
            ("2026 年 3 月 12 日", "2026-03-12"),
            ("12 Mar 2026", "2026-03-12"),
            ("2026-03-12T08:30", "2026-03-12"),
            ("13/3/2026", "2026-03-13"),
        ] {
            assert_eq!(day(typed, today).map(|day| day.to_string()), Some(meant.to_owned()), "{typed}");
        }
        for typed in ["", "1332", "2/3/2026", "46093", "2026-02-30", "周八", "d", "3x", "12", "下"] {
            assert_eq!(day(typed, today), None, "{typed}");
        }
    }
}
