//! One cell as the value of one field.

use domain::{
    Day, Money, formula,
    identifier::{self, Finding, half_width},
    list::{Choice, FieldKind, ListField},
    normal, person,
    written::WrittenDay,
};

use crate::{amount, cell::Cell, day, fault::CellFault, plan::PlannedColumn};

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
    /// Numbers that the cell holds and that belong to other fields, by the keys of these.
    pub elsewhere: Vec<(&'static str, String)>,
}

impl Reading {
    fn sure(value: Option<Value>) -> Self {
        Self { value, doubt: None, elsewhere: Vec::new() }
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
        FieldKind::Text | FieldKind::Coded(_) => Ok(Reading::sure(Some(Value::Text(one_line(text))))),
        FieldKind::LongText => Ok(Reading::sure(Some(Value::Text(quoted())))),
        FieldKind::Code => code(cell, text).map(|code| Reading::sure(code.map(Value::Text))),
        FieldKind::Codes => codes(cell, text),
        FieldKind::OrganisationCode => Ok(code(cell, text)?.map_or_else(Reading::default, |code| organisation_code(&code))),
        FieldKind::ApplicationNumber | FieldKind::PublicationNumber => patent_numbers(cell, text, column.field),
        FieldKind::Amount => {
            let amount = amount::read(cell, column.unit)?;
            let doubt = match &amount {
                None => Some(CellFault::AmountOpen(quoted())),
                Some(amount) => amount.unit_differs.then(|| CellFault::AmountUnitDiffers(quoted())),
            };
            Ok(Reading { doubt, ..Reading::sure(amount.map(|amount| Value::Money(amount.money))) })
        }
        FieldKind::Day => match day::of_cell(cell, from_1904) {
            WrittenDay::Either(..) if column.day_order.is_none() => Err(CellFault::DayReading(quoted())),
            day => day
                .settled(column.day_order)
                .map(|day| Reading {
                    doubt: (!is_likely(day)).then(|| CellFault::DayUnlikely(day.to_string())),
                    value: Some(Value::Day(day)),
                    elsewhere: Vec::new(),
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
        FieldKind::Names => {
            let names = person::names(text);
            Ok(Reading::sure((!names.is_empty()).then_some(Value::Texts(names))))
        }
        FieldKind::Choice(choices) => Ok(match Choice::read(choices, text) {
            Some(key) => Reading::sure(Some(Value::Text(key.to_owned()))),
            None => {
                Reading { doubt: Some(CellFault::ChoiceKept(one_line(text))), ..Reading::sure(Some(Value::Text(one_line(text)))) }
            }
        }),
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
    let text = normal::trimmed(text);
    let inner = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"'));
    inner.map_or(text, normal::trimmed)
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
    // An apostrophe before a code is there for a spreadsheet to take it as text.
    let text = text.trim_start_matches(['\'', '‘', '’', '＇', '`']);
    let plain = normal::code(text);
    let (mantissa, exponent) = plain.split_once(['E', 'e']).unwrap_or((&plain, ""));
    let is_power = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_power = is_power(exponent.trim_start_matches('+')) && (exponent.starts_with('+') || mantissa.contains('.'));
    let is_scientific = is_power && mantissa.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    // A spreadsheet keeps fifteen digits of a number, so that of an eighteen-digit code the rest is made up.
    let is_cut = matches!(cell, Cell::Number(_)) && plain.bytes().filter(u8::is_ascii_digit).count() > 15;
    if is_scientific || is_cut {
        return Err(CellFault::DigitsLost(text.to_owned()));
    }
    Ok((!matches!(plain.trim_matches(['/', ' ']), "" | "0")).then_some(plain))
}

fn codes(cell: &Cell, text: &str) -> Result<Reading, CellFault> {
    let mut found = Vec::new();
    for part in text.split([';', '；', '、', '\n']).map(normal::trimmed).filter(|part| !part.is_empty()) {
        found.extend(code(cell, part)?);
    }
    Ok(Reading::sure((!found.is_empty()).then_some(Value::Texts(found))))
}

fn organisation_code(text: &str) -> Reading {
    let code = identifier::organisation_code(text);
    let shown = text.to_owned();
    let doubt = match code.finding {
        Finding::Valid | Finding::WellFormed => None,
        Finding::OldRegistration15 => Some(CellFault::OldRegistration(shown)),
        Finding::BadCheckDigit { expected } => Some(CellFault::CheckDigit(shown, expected)),
        Finding::NoCheckDigit | Finding::PublicationNumber | Finding::ApplicationNumber | Finding::Malformed => {
            Some(CellFault::CodeMalformed(shown))
        }
    };
    // Words such as 办理中 are no code; taken for one, they would make one organisation of all that have them.
    let has_digits = code.normal.chars().any(|sign| sign.is_ascii_digit());
    Reading { doubt, ..Reading::sure(has_digits.then_some(Value::Text(code.normal))) }
}

/// A cell of patent numbers: the first belongs to the cell's own field unless it is of the other kind, further ones are other
/// numbers of the same right.
fn patent_numbers(cell: &Cell, text: &str, field: &'static ListField) -> Result<Reading, CellFault> {
    let mut reading = Reading::default();
    let parts = text.split([';', '；', '、', '\n']).map(unlabelled).filter(|part| !part.is_empty());
    for (at, part) in parts.enumerate() {
        let Some(number) = code(cell, part)?.map(|code| patent_number(&code, field.kind)) else { continue };
        let (belongs, number, doubt) = number;
        if at > 0 {
            reading.elsewhere.push(("other_numbers", number));
            reading.doubt = Some(CellFault::SeveralNumbers(one_line(text)));
        } else {
            match belongs {
                Some(key) => reading.elsewhere.push((key, number)),
                // Words such as 办理中 are no number.
                None => {
                    reading.value = number.chars().any(|sign| sign.is_ascii_digit()).then_some(Value::Text(number));
                }
            }
            reading.doubt = doubt;
        }
    }
    Ok(reading)
}

/// The number in its one form, the field that it belongs to where that is not its own, and the doubt about it.
fn patent_number(text: &str, kind: FieldKind) -> (Option<&'static str>, String, Option<CellFault>) {
    let number = match kind {
        FieldKind::PublicationNumber => identifier::cn_publication_number(text),
        _ => identifier::cn_application_number(text),
    };
    // As the file has it: ZL201610895413.X is looked for there in vain as CN201610895413.X.
    let shown = text.to_owned();
    let (belongs, doubt) = match number.finding {
        Finding::Valid | Finding::WellFormed => (None, None),
        Finding::NoCheckDigit => (None, Some(CellFault::NoCheckDigit(shown))),
        Finding::BadCheckDigit { expected } => (None, Some(CellFault::CheckDigit(shown, expected))),
        Finding::PublicationNumber => (Some("publication_number"), Some(CellFault::IsPublicationNumber(shown))),
        Finding::ApplicationNumber => (Some("application_number"), Some(CellFault::IsApplicationNumber(shown))),
        Finding::OldRegistration15 | Finding::Malformed => (None, Some(CellFault::NumberNotCn(shown))),
    };
    (belongs, number.normal, doubt)
}

/// `专利号：ZL201610895413.X` without the words before its colon.
fn unlabelled(text: &str) -> &str {
    let text = normal::trimmed(text);
    match text.split_once([':', '：']) {
        Some((label, number)) if !label.contains(|sign: char| sign.is_ascii_digit()) => normal::trimmed(number),
        Some(_) | None => text,
    }
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

fn chosen(text: &str, choices: &'static [Choice]) -> Result<Vec<&'static str>, CellFault> {
    let parts = text.split([';', '；', '、', ',', '，', '/', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| Choice::read(choices, part).ok_or_else(|| CellFault::ChoiceUnknown(part.to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use domain::list::ListKind;

    use super::*;

    fn read_text(key: &str, text: &str) -> Result<Reading, CellFault> {
        let field = ListKind::Organisations.field(key).or(ListKind::Results.field(key)).unwrap();
        read(&Cell::from_text(text), &PlannedColumn { index: 0, field, unit: None, day_order: None }, false)
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
            Reading { doubt: Some(CellFault::CodeMalformed("办理中".to_owned())), ..Reading::default() }
        );
        let old = read_text("application_number", "CN85102475").unwrap();
        assert_eq!(old.doubt, Some(CellFault::NoCheckDigit("CN85102475".to_owned())));
        assert_eq!(read_text("application_number", " 13/ 033,085").unwrap().value, Some(Value::Text("13/033085".to_owned())));
        assert_eq!(read_text("application_number", "/0").unwrap(), Reading::default());
    }

    #[test]
    fn a_cell_of_patent_numbers_gives_each_to_its_field() {
        let text = |number: &str| Some(Value::Text(number.to_owned()));
        for (cell, number) in [
            ("ZL 2099 1 0000081.7", "CN209910000081.7"),
            ("专利号：ZL209910000083.6", "CN209910000083.6"),
            ("209910000085。5", "CN209910000085.5"),
            ("'ZL209910000008.x", "CN209910000008.X"),
            ("ZL2099\u{200b}10000084.0", "CN209910000084.0"),
        ] {
            assert_eq!(read_text("application_number", cell), Ok(Reading::sure(text(number))), "{cell}");
        }
        for cell in ["CN101106276", "cn 101106276 B", "CN115000000A"] {
            let reading = read_text("application_number", cell).unwrap();
            let number = cell.replace(' ', "").to_uppercase();
            assert_eq!(reading.elsewhere, [("publication_number", number)]);
            assert_eq!((reading.value, reading.doubt), (None, Some(CellFault::IsPublicationNumber(cell.to_owned()))));
        }
        let reading = read_text("publication_number", "ZL209910000081.7").unwrap();
        assert_eq!(reading.elsewhere, [("application_number", "CN209910000081.7".to_owned())]);
        let reading = read_text("application_number", "ZL209910000088.9；ZL209910000089.3").unwrap();
        assert_eq!((reading.value, reading.elsewhere.len()), (text("CN209910000088.9"), 1));
        assert!(matches!(reading.doubt, Some(CellFault::SeveralNumbers(_))));
        for doubtful in ["ZL209910000008.×", "ZL209910000008.\u{425}", "ZL209910000090.6等3项", "PCT/CN2099/000001"] {
            assert!(read_text("application_number", doubtful).unwrap().doubt.is_some(), "{doubtful}");
        }
    }

    #[test]
    fn a_code_that_a_spreadsheet_cut_is_refused_and_its_guard_is_no_part_of_it() {
        for cut in ["9.19999E17", "9.19999E+17", "9.19999e+017", "9.20E+17 "] {
            assert!(matches!(read_text("code", cut), Err(CellFault::DigitsLost(_))), "{cut}");
        }
        for guarded in ["'000125", "’000125", "`000125", "=\"000125\"", "000125\u{202c}", "\t000125"] {
            assert_eq!(read_text("list_code", guarded).unwrap().value, Some(Value::Text("000125".to_owned())), "{guarded}");
        }
        assert_eq!(read_text("code", "’91999999MA0000051U"), read_text("code", "91999999MA0000051U"));
    }

    #[test]
    fn strokes_and_words_for_nothing_are_nothing() {
        for text in ["-", "——", "/", "无", "N/A", "不详", " "] {
            assert_eq!(read_text("industry", text).unwrap(), Reading::default(), "{text}");
        }
    }
}
