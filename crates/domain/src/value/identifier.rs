//! Numbers that carry their own proof, 统一社会信用代码 and CN application numbers, and what their signs say. A failing check digit is a finding, never an error: real lists hold old numbers that have none.

use schemars::JsonSchema;
use serde::Serialize;

pub use crate::normal::half_width;
use crate::{normal, scheme::Scheme};

/// The 31 signs of a unified social credit code, in the order of their values; I, O, S, V and Z are not among them.
const CODE_SIGNS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// What a number's own digits say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum Finding {
    /// Well formed, and the check digit agrees.
    Valid,
    /// Of its form, which has no check digit: a CN publication number.
    WellFormed,
    /// A CN application number without its check digit, as old lists print them.
    NoCheckDigit,
    /// A 15-digit registration number (注册号) from before the unified code.
    OldRegistration15,
    /// Well formed, but the digits ask for another check digit.
    BadCheckDigit {
        /// The check digit that the other digits give.
        expected: char,
    },
    /// A publication number where an application number is asked for.
    PublicationNumber,
    /// An application number where a publication number is asked for.
    ApplicationNumber,
    /// Not of the form at all.
    Malformed,
}

/// A number in its one written form, and what was found about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier {
    /// The number as it is stored and compared; the trimmed text itself where it is malformed.
    pub normal: String,
    /// What its digits say.
    pub finding: Finding,
}

/// Reads a 统一社会信用代码 (18 signs, check digit last) or a 15-digit registration number; spaces, hyphens, small and
/// full-width letters are put right, and signs that nobody sees are left out.
pub fn organisation_code(text: &str) -> Identifier {
    let normal = compact(text).replace('-', "");
    let finding = if normal.len() == 15 && normal.bytes().all(|byte| byte.is_ascii_digit()) {
        Finding::OldRegistration15
    } else {
        code_finding(&normal)
    };
    let normal = if finding == Finding::Malformed { normal::code(text) } else { normal };
    Identifier { normal, finding }
}

/// A code without spaces, in capitals.
fn compact(text: &str) -> String {
    normal::code(text).replace(' ', "").to_uppercase()
}

fn code_finding(code: &str) -> Finding {
    // A text of eighteen bytes may hold a sign of several bytes where it is cut: that is no code.
    let Some((first, last)) = code.split_at_checked(17) else { return Finding::Malformed };
    // Signs 3 to 8 are the division code of the registering office.
    let shaped = first.bytes().skip(2).take(6).all(|byte| byte.is_ascii_digit());
    match (organisation_check_digit(first), last.as_bytes()) {
        (Some(expected), [given]) if shaped && char::from(*given) == expected => Finding::Valid,
        (Some(expected), [given]) if shaped && CODE_SIGNS.contains(given) => Finding::BadCheckDigit { expected },
        _ => Finding::Malformed,
    }
}

/// The check digit that belongs to the first 17 signs of a unified social credit code (weights 3^i mod 31), or `None`
/// where they are not 17 of its signs.
pub fn organisation_check_digit(first: &str) -> Option<char> {
    if first.len() != 17 {
        return None;
    }
    let mut weight = 1;
    let mut sum = 0;
    for byte in first.bytes() {
        sum += CODE_SIGNS.iter().position(|sign| *sign == byte)? * weight;
        weight = weight * 3 % 31;
    }
    Some(char::from(CODE_SIGNS[(31 - sum % 31) % 31]))
}

/// The division (GB/T 2260) of the office that gave a valid unified code, by its signs 3 to 8; the city's or the province's where
/// the table does not know the county any more.
pub fn registered_in(code: &str) -> Option<&'static str> {
    let code = organisation_code(code);
    let digits = (code.finding == Finding::Valid).then(|| code.normal.get(2..8)).flatten()?;
    [6, 4, 2].into_iter().find_map(|length| Scheme::Region.read(&digits[..length]).ok())
}

/// Reads a CN application number of either era, with or without `CN` or `ZL`, point and check digit; its normal form is
/// `CN201610895413.X`, or `CN85102475` where no check digit is given. A CN publication number has its own finding and form. A
/// number of another office loses spaces and commas.
pub fn cn_application_number(text: &str) -> Identifier {
    match (application(text), publication(text)) {
        (Some(number), _) => number,
        (None, Some(normal)) => Identifier { normal, finding: Finding::PublicationNumber },
        (None, None) => foreign(text),
    }
}

/// Reads a CN publication number (公开号, 授权公告号): `CN101106276A`, with or without the letter of its kind. A CN application
/// number has its own finding and form. A number of another office loses spaces and commas.
pub fn cn_publication_number(text: &str) -> Identifier {
    match (publication(text), application(text)) {
        (Some(normal), _) => Identifier { normal, finding: Finding::WellFormed },
        (None, Some(number)) => Identifier { finding: Finding::ApplicationNumber, ..number },
        (None, None) => foreign(text),
    }
}

/// Another office's number, or none: 13/033,085 and 13/033085 are one number, and must be one when they are compared.
fn foreign(text: &str) -> Identifier {
    Identifier { normal: compact(text).replace(',', ""), finding: Finding::Malformed }
}

/// A number without the letters of the country or of a patent before it.
fn without_country(number: &str) -> &str {
    number.strip_prefix("CN").or_else(|| number.strip_prefix("ZL")).unwrap_or(number)
}

fn application(text: &str) -> Option<Identifier> {
    let compact = compact(text).replace('。', ".");
    let bare = without_country(&compact);
    let (digits, check) = match bare.split_once('.') {
        Some((digits, check)) => (digits, Some(check)),
        None if matches!(bare.len(), 9 | 13) && bare.is_ascii() => {
            let (digits, check) = bare.split_at(bare.len() - 1);
            (digits, Some(check))
        }
        None => (bare, None),
    };
    let expected = cn_application_check_digit(digits).filter(|_| application_has_year_and_kind(digits))?;
    let (normal, finding) = match check.map(str::as_bytes) {
        None => (format!("CN{digits}"), Finding::NoCheckDigit),
        Some(&[given @ (b'0'..=b'9' | b'X')]) => {
            let given = char::from(given);
            let finding = if given == expected { Finding::Valid } else { Finding::BadCheckDigit { expected } };
            (format!("CN{digits}.{given}"), finding)
        }
        Some(_) => return None,
    };
    Some(Identifier { normal, finding })
}

/// The year and the sign after it, which tells the kind: 1 invention, 2 utility model, 3 design, 8 and 9 international
/// applications. Years have two digits from 1985 to 2003, and four since.
fn application_has_year_and_kind(digits: &str) -> bool {
    let (year, kind) = match digits.len() {
        8 => digits.split_at(2),
        12 => digits.split_at(4),
        _ => return false,
    };
    let is_year = year.parse().is_ok_and(|year: u32| matches!((digits.len(), year), (8, 85..=99 | 0..=3) | (12, 2003..=2099)));
    is_year && matches!(kind.as_bytes()[0], b'1' | b'2' | b'3' | b'8' | b'9')
}

/// The sign of a CN application number, in its one form, that tells its kind: 1 and 8 an invention, 2 and 9 a utility model, 3 a
/// design.
pub fn cn_application_kind(number: &str) -> Option<char> {
    let digits = number.strip_prefix("CN")?.split('.').next()?;
    if !digits.bytes().all(|digit| digit.is_ascii_digit()) || !matches!(digits.len(), 8 | 12) {
        return None;
    }
    let at = if digits.len() == 12 { 4 } else { 2 };
    application_has_year_and_kind(digits).then(|| digits[at..].chars().next()).flatten()
}

/// The normal form of a CN publication number. Its digits are one for the kind (1 invention, 2 utility model, 3 design) and
/// six more until 2007, eight since; until 1988 they were those of the application, and only the letter tells.
fn publication(text: &str) -> Option<String> {
    let compact = compact(text);
    let bare = compact.strip_prefix("CN")?;
    let (digits, kind) = bare.split_at(bare.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(bare.len()));
    // A correction has a digit behind its letter: B8.
    let is_kind = match kind.as_bytes() {
        [] => true,
        [b'A' | b'B' | b'C' | b'U' | b'Y' | b'D' | b'S', correction @ ..] => matches!(correction, [] | [b'1'..=b'9']),
        _ => false,
    };
    let is_number = match (digits.len(), digits.as_bytes().first()) {
        (7, Some(b'1'..=b'3')) => true,
        (8, Some(b'8')) => !kind.is_empty() && ("85"..="88").contains(&&digits[..2]),
        // No register has come far enough for the second digit to rise.
        (9, Some(b'1'..=b'3')) => matches!(digits.as_bytes()[1], b'0'..=b'2'),
        _ => false,
    };
    (is_kind && is_number).then_some(compact)
}

/// The check digit of a CN application number's 8 or 12 digits (weights 2 to 9, then 2 to 5; sum mod 11, 10 is X), or
/// `None` where they are not that.
pub fn cn_application_check_digit(digits: &str) -> Option<char> {
    if !matches!(digits.len(), 8 | 12) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let weighted = digits.bytes().zip((2..=9).chain(2..=5)).map(|(digit, weight)| u32::from(digit - b'0') * weight);
    match weighted.sum::<u32>() % 11 {
        10 => Some('X'),
        rest => char::from_digit(rest, 10),
    }
}

/// Is it a technology readiness level, 1 to 9?
pub fn is_trl(level: i64) -> bool {
    (1..=9).contains(&level)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(read: fn(&str) -> Identifier, text: &str, normal: &str, finding: Finding) {
        assert_eq!(read(text), Identifier { normal: normal.to_owned(), finding }, "{text}");
    }

    #[test]
    fn a_unified_code_proves_itself() {
        let code = |digits: &str| format!("{digits}{}", organisation_check_digit(digits).unwrap());
        let whole = code("91110000TEST00001".replace("TEST", "MA01").as_str());
        check(organisation_code, &whole, &whole, Finding::Valid);
        check(organisation_code, &format!(" {} ", whole.to_lowercase()), &whole, Finding::Valid);
        let wrong = format!("{}{}", &whole[..17], if whole.ends_with('0') { '1' } else { '0' });
        let expected = whole.chars().last().unwrap();
        check(organisation_code, &wrong, &wrong, Finding::BadCheckDigit { expected });
        check(organisation_code, "３70784018000123", "370784018000123", Finding::OldRegistration15);
        for text in ["", "9111", "91110000MA01OOOOI1", "37078401800012", "不详", "91A10000MA01000011", "91110000MA010000é"] {
            check(organisation_code, text, text, Finding::Malformed);
        }
    }

    #[test]
    fn an_application_number_is_read_in_every_shape() {
        check(cn_application_number, "CN87101357.6", "CN87101357.6", Finding::Valid);
        check(cn_application_number, "zl 871013576", "CN87101357.6", Finding::Valid);
        check(cn_application_number, "201610895413x", "CN201610895413.X", Finding::Valid);
        check(cn_application_number, "ＣＮ２０１６１０８９５４１３．Ｘ", "CN201610895413.X", Finding::Valid);
        check(cn_application_number, "CN85102475", "CN85102475", Finding::NoCheckDigit);
        check(cn_application_number, "CN87101357.5", "CN87101357.5", Finding::BadCheckDigit { expected: '6' });
        check(cn_application_number, "zl 2099 1 0000081\u{200b}.7", "CN209910000081.7", Finding::Valid);
        check(cn_application_number, "CN99199999.1", "CN99199999.1", Finding::Valid);
        for text in ["13/033,085", "CN87501357.6", "CN201610895413.XX", "CN10110627.6", "CN190010000000.1", "0", "", "无"] {
            check(cn_application_number, text, &text.replace(',', ""), Finding::Malformed);
        }
    }

    #[test]
    fn a_publication_number_is_told_apart_from_an_application_number() {
        for (text, normal) in [
            ("CN101106276", "CN101106276"),
            ("cn 101106276 b", "CN101106276B"),
            ("CN115000000A", "CN115000000A"),
            ("CN1012345C", "CN1012345C"),
            ("CN85102475A", "CN85102475A"),
            ("CN209876543U8", "CN209876543U8"),
        ] {
            check(cn_publication_number, text, normal, Finding::WellFormed);
            check(cn_application_number, text, normal, Finding::PublicationNumber);
        }
        check(cn_publication_number, "ZL201610895413X", "CN201610895413.X", Finding::ApplicationNumber);
        check(cn_publication_number, "CN871013576", "CN87101357.6", Finding::ApplicationNumber);
        for text in ["US10000000B2", "CN101106276X", "101106276", "CN401106276", "CN191106276", "CN101106276B10", "é"] {
            check(cn_publication_number, text, &text.to_uppercase(), Finding::Malformed);
        }
    }

    #[test]
    fn digits_say_where_and_what() {
        let of = |digits: &str| {
            let first = format!("91{digits}MA0000001");
            format!("{first}{}", organisation_check_digit(&first).unwrap())
        };
        assert_eq!(registered_in(&of("620102")), Some("620102"));
        assert_eq!(registered_in(&of("620199")), Some("620100"), "an office of no county");
        assert_eq!(registered_in(&of("100000")), None, "the national office");
        assert_eq!(registered_in("620102000000001"), None, "an old number");
        assert_eq!(cn_application_kind("CN201610895413.X"), Some('1'));
        assert_eq!(cn_application_kind("CN86207465"), Some('2'));
        assert_eq!(cn_application_kind("US10000000"), None);
        assert!(is_trl(1) && is_trl(9) && !is_trl(0) && !is_trl(10));
    }
}
