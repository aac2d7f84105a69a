//! One cell as the value of one field.

use domain::{
    Day, Money, formula,
    identifier::{self, Finding, half_width},
    list::{Choice, FieldKind},
};

use crate::{amount, cell::Cell, day::DayText, fault::CellFault, heading::plain, plan::PlannedColumn};

/// A typed value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Text(String),
    Texts(Vec<String>),
    Money(Money),
    Day(Day),
    Integer(i64),
    YesNo(bool),
    Choices(Vec<&'static str>),
}

/// What a cell gives: a value unless it is empty, and a doubt that does not stop it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    pub value: Option<Value>,
    pub doubt: Option<CellFault>,
}

impl Reading {
    fn sure(value: Option<Value>) -> Self {
        Self { value, doubt: None }
    }
}

/// Reads a cell; an error is a value that is there and cannot be read, for which its row is refused.
pub(crate) fn read(cell: &Cell, column: &PlannedColumn, from_1904: bool) -> Result<Reading, CellFault> {
    if let Cell::Error(text) = cell {
        // A lookup that found nothing is an empty cell to the person who wrote it.
        return if text == "#N/A" { Ok(Reading::default()) } else { Err(CellFault::CellError(text.clone())) };
    }
    let shown = cell.to_string();
    let text = bare(formula::unguarded(&shown));
    if text.is_empty() || stands_for_nothing(text) {
        return Ok(Reading::default());
    }
    let quoted = || text.to_owned();
    match column.field.kind {
        FieldKind::Text | FieldKind::Region => Ok(Reading::sure(Some(Value::Text(one_line(text))))),
        FieldKind::LongText => Ok(Reading::sure(Some(Value::Text(quoted())))),
        FieldKind::Code => code(cell, text).map(|code| Reading::sure(code.map(Value::Text))),
        FieldKind::Codes => codes(cell, text),
        FieldKind::OrganisationCode => Ok(code(cell, text)?.map_or_else(Reading::default, |code| organisation_code(&code))),
        FieldKind::ApplicationNumber => Ok(code(cell, text)?.map_or_else(Reading::default, |code| application_number(&code))),
        FieldKind::Amount => {
            let amount = amount::read(cell, column.unit)?;
            let doubt = amount.filter(|amount| amount.unit_differs).map(|_| CellFault::AmountUnitDiffers(quoted()));
            Ok(Reading { value: amount.map(|amount| Value::Money(amount.money)), doubt })
        }
        FieldKind::Day => match DayText::of(cell, from_1904) {
            DayText::Either(..) if column.day_order.is_none() => Err(CellFault::DayReading(quoted())),
            day => day
                .settled(column.day_order)
                .map(|day| Reading {
                    doubt: (!is_likely(day)).then(|| CellFault::DayUnlikely(day.to_string())),
                    value: Some(Value::Day(day)),
                })
                .ok_or_else(|| CellFault::DayUnreadable(quoted())),
        },
        FieldKind::Integer { min, max } => integer(text)
            .filter(|number| (min..=max).contains(number))
            .map(|number| Reading::sure(Some(Value::Integer(number))))
            .ok_or_else(|| CellFault::NumberUnreadable(quoted(), min, max)),
        FieldKind::YesNo => yes_no(text)
            .map(|answer| Reading::sure(Some(Value::YesNo(answer))))
            .ok_or_else(|| CellFault::YesNoUnreadable(quoted())),
        FieldKind::Names => Ok(Reading::sure(Some(Value::Texts(names(text))))),
        FieldKind::Choices(choices) => chosen(text, choices).map(|keys| Reading::sure(Some(Value::Choices(keys)))),
    }
}

/// No record of a list is older than the patents and firms of the republic; a cell that holds 1 shows the year 1900.
fn is_likely(day: Day) -> bool {
    (1949..=2100).contains(&day.year())
}

/// The text without the signs that no one sees, and without what keeps a spreadsheet from taking text for a number or a
/// formula: `="000123"`.
fn bare(text: &str) -> &str {
    let invisible = |sign: char| sign.is_whitespace() || matches!(sign, '\u{200b}' | '\u{200e}' | '\u{feff}');
    let text = text.trim_matches(invisible);
    if let Some(inner) = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"')) {
        return inner.trim_matches(invisible);
    }
    text
}

/// Words and strokes that lists write where they have nothing to say.
fn stands_for_nothing(text: &str) -> bool {
    const WORDS: [&str; 10] = ["无", "暂无", "无数据", "不详", "未知", "n/a", "na", "null", "none", "nil"];
    let text = half_width(text);
    text.chars().all(|sign| matches!(sign, '-' | '—' | '–' | '―' | '/' | '\\' | '*' | ' '))
        || WORDS.contains(&text.to_lowercase().as_str())
}

fn one_line(text: &str) -> String {
    if text.contains(['\n', '\r', '\t']) { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text.to_owned() }
}

/// The signs of a code; `None` for a lone 0, which lists write for "none".
fn code(cell: &Cell, text: &str) -> Result<Option<String>, CellFault> {
    let plain = half_width(text);
    let (mantissa, exponent) = plain.split_once(['E', 'e']).unwrap_or((&plain, ""));
    let is_power = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_scientific =
        exponent.strip_prefix('+').is_some_and(is_power) && mantissa.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    // A spreadsheet keeps fifteen digits of a number, so that of an eighteen-digit code the rest is made up.
    let is_cut = matches!(cell, Cell::Number(_)) && plain.bytes().filter(u8::is_ascii_digit).count() > 15;
    if is_scientific || is_cut {
        return Err(CellFault::DigitsLost(text.to_owned()));
    }
    Ok((!matches!(plain.trim_matches(['/', ' ']), "" | "0")).then(|| one_line(text)))
}

fn codes(cell: &Cell, text: &str) -> Result<Reading, CellFault> {
    let mut found = Vec::new();
    for part in text.split([';', '；', '、', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        found.extend(code(cell, part)?);
    }
    Ok(Reading::sure((!found.is_empty()).then_some(Value::Texts(found))))
}

fn organisation_code(text: &str) -> Reading {
    let code = identifier::organisation_code(text);
    let shown = code.normal.clone();
    let doubt = match code.finding {
        Finding::Valid => None,
        Finding::OldRegistration15 => Some(CellFault::OldRegistration(shown)),
        Finding::BadCheckDigit { expected } => Some(CellFault::CheckDigit(shown, expected)),
        Finding::NoCheckDigit | Finding::Malformed => Some(CellFault::CodeMalformed(shown)),
    };
    // Words such as 办理中 are no code; taken for one, they would make one organisation of all that have them.
    let has_digits = code.normal.chars().any(|sign| sign.is_ascii_digit());
    Reading { value: has_digits.then_some(Value::Text(code.normal)), doubt }
}

fn application_number(text: &str) -> Reading {
    let number = identifier::cn_application_number(text);
    let shown = number.normal.clone();
    let doubt = match number.finding {
        Finding::Valid => None,
        Finding::NoCheckDigit => Some(CellFault::NoCheckDigit(shown)),
        Finding::BadCheckDigit { expected } => Some(CellFault::CheckDigit(shown, expected)),
        Finding::OldRegistration15 | Finding::Malformed => Some(CellFault::NumberNotCn(shown)),
    };
    let has_digits = number.normal.chars().any(|sign| sign.is_ascii_digit());
    Reading { value: has_digits.then_some(Value::Text(number.normal)), doubt }
}

/// `6`, `TRL 6`, `6级`, `第6级`.
fn integer(text: &str) -> Option<i64> {
    let text = half_width(text).to_lowercase();
    let text = text.trim().trim_start_matches("trl").trim_start_matches([' ', '-', '第']).trim_end_matches([' ', '级']);
    let plain = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn yes_no(text: &str) -> Option<bool> {
    match half_width(text).to_lowercase().as_str() {
        "是" | "有" | "属于" | "yes" | "y" | "true" | "1" | "√" | "✓" => Some(true),
        "否" | "不是" | "非" | "不属于" | "no" | "n" | "false" | "0" | "×" | "x" => Some(false),
        _ => None,
    }
}

/// A comma separates persons only where nothing stronger does: `Li, Wei; Wang, Fang` is two.
fn names(text: &str) -> Vec<String> {
    const STRONG: &[char] = &[';', '；', '、', '|', '\n'];
    const WEAK: &[char] = &[',', '，'];
    let separators = if text.contains(STRONG) { STRONG } else { WEAK };
    let parts: Vec<&str> = text.split(separators).map(str::trim).filter(|part| !part.is_empty()).collect();
    // 张三 李四 is two persons, 李 明 one with a space for looks, and Li Wei one.
    let is_han_name = |part: &str| {
        (2..=4).contains(&part.chars().count()) && part.chars().all(|sign| ('\u{4e00}'..='\u{9fff}').contains(&sign))
    };
    match parts.as_slice() {
        [one] if one.split_whitespace().count() > 1 && one.split_whitespace().all(is_han_name) => {
            one.split_whitespace().map(str::to_owned).collect()
        }
        parts => parts.iter().map(|part| one_line(part)).collect(),
    }
}

fn chosen(text: &str, choices: &'static [Choice]) -> Result<Vec<&'static str>, CellFault> {
    let find = |part: &str| {
        let word = plain(part);
        let means =
            |choice: &&Choice| [choice.key, choice.zh, choice.en].iter().chain(choice.synonyms).any(|known| plain(known) == word);
        choices.iter().find(means).map(|choice| choice.key)
    };
    let parts = text.split([';', '；', '、', ',', '，', '/', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| find(part).ok_or_else(|| CellFault::ChoiceUnknown(part.to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use domain::list::ListKind;

    use super::*;

    fn read_text(key: &str, text: &str) -> Result<Reading, CellFault> {
        let field = ListKind::Organisations.field(key).or(ListKind::Results.field(key)).unwrap();
        read(&Cell::from_text(text), &PlannedColumn { index: 0, field, unit: None, day_order: None }, false)
    }

    fn texts(key: &str, text: &str) -> Vec<String> {
        match read_text(key, text).unwrap().value {
            Some(Value::Texts(texts)) => texts,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn names_are_split_where_the_list_splits_them() {
        assert_eq!(texts("finishers", "戴甲 ; 陈乙 ; 林丙"), ["戴甲", "陈乙", "林丙"]);
        assert_eq!(texts("finishers", "张甲、李乙；王丙"), ["张甲", "李乙", "王丙"]);
        assert_eq!(texts("finishers", "张甲，李乙"), ["张甲", "李乙"]);
        assert_eq!(texts("finishers", "张甲 李乙丙"), ["张甲", "李乙丙"]);
        assert_eq!(texts("finishers", "Li, Wei; Wang, Fang"), ["Li, Wei", "Wang, Fang"]);
    }

    #[test]
    fn a_level_a_yes_and_a_role_are_read() {
        for text in ["6", "TRL6", "trl 6", "第6级", "６级"] {
            assert_eq!(read_text("trl", text).unwrap().value, Some(Value::Integer(6)), "{text}");
        }
        assert_eq!(read_text("trl", "10"), Err(CellFault::NumberUnreadable("10".to_owned(), 1, 9)));
        assert_eq!(read_text("is_service_result", "是").unwrap().value, Some(Value::YesNo(true)));
        assert_eq!(read_text("is_service_result", "也许"), Err(CellFault::YesNoUnreadable("也许".to_owned())));
        assert_eq!(read_text("roles", "高校、科研院所").unwrap().value, Some(Value::Choices(vec!["university", "institute"])));
        assert_eq!(read_text("roles", "协会"), Err(CellFault::ChoiceUnknown("协会".to_owned())));
    }

    #[test]
    fn codes_keep_their_signs_and_say_their_doubts() {
        assert_eq!(read_text("list_code", "000004.SZ").unwrap().value, Some(Value::Text("000004.SZ".to_owned())));
        assert_eq!(read_text("list_code", "=\"000123\"\u{200b}").unwrap().value, Some(Value::Text("000123".to_owned())));
        assert_eq!(read_text("note", "'=1+1").unwrap().value, Some(Value::Text("=1+1".to_owned())));
        assert_eq!(read_text("other_numbers", "0").unwrap().value, None);
        assert_eq!(read_text("list_code", "9.13708E+17"), Err(CellFault::DigitsLost("9.13708E+17".to_owned())));
        assert_eq!(
            read_text("code", "办理中").unwrap(),
            Reading { value: None, doubt: Some(CellFault::CodeMalformed("办理中".to_owned())) }
        );
        let old = read_text("application_number", "CN85102475").unwrap();
        assert_eq!(old.doubt, Some(CellFault::NoCheckDigit("CN85102475".to_owned())));
        assert_eq!(read_text("application_number", " 13/ 033,085").unwrap().value, Some(Value::Text("13/033085".to_owned())));
        assert_eq!(read_text("application_number", "/0").unwrap(), Reading::default());
    }

    #[test]
    fn strokes_and_words_for_nothing_are_nothing() {
        for text in ["-", "——", "/", "无", "N/A", "不详", " "] {
            assert_eq!(read_text("industry", text).unwrap(), Reading::default(), "{text}");
        }
    }
}
