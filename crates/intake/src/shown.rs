//! What a sheet shows for the number that it keeps: 123000 under `0!.0,"万元"` is 12.3万元 to the person who looks at it.

use ssfmt::{FormatOptions, NumberFormat};

use domain::Day;

use crate::cell::{Cell, Remark};

/// The longest format that spreadsheets write.
const LONGEST: usize = 255;

/// How a cell shows its number.
#[derive(Debug)]
pub(crate) enum Shown {
    /// As it is.
    Plain,
    /// A day, with the format in which it shows.
    Day(Option<NumberFormat>),
    /// By up to four sections: for numbers above, below and at nothing, and for texts.
    Sections(Box<[Section]>),
    /// In a way that is not understood.
    Unknown,
}

/// One section of a number format; without a format it shows nothing.
#[derive(Debug)]
pub(crate) struct Section(Option<NumberFormat>);

impl Shown {
    /// Reads the code of a format.
    pub fn of(code: &str) -> Self {
        let code = code.trim();
        if code.is_empty() || code == "@" || code.eq_ignore_ascii_case("general") {
            return Self::Plain;
        }
        if code.len() > LONGEST {
            return Self::Unknown;
        }
        // Elsewhere a sign is made literal by a backslash; Chinese spreadsheets write an exclamation mark.
        let parts = sections(code);
        let first = parts.first().map(String::as_str).unwrap_or_default();
        let parse = |text: &str| NumberFormat::parse(text).ok();
        if is_day(first) {
            return Self::Day(parse(first));
        }
        // Conditions choose their section by themselves.
        if code.contains("[<") || code.contains("[>") || code.contains("[=") {
            let whole = parse(&parts.join(";"));
            return whole.map_or(Self::Unknown, |format| Self::Sections(Box::new([Section(Some(format))])));
        }
        if code.to_ascii_lowercase().contains("[dbnum") {
            return Self::Unknown;
        }
        let read: Option<Vec<Section>> = parts
            .iter()
            .map(|part| if part.is_empty() { Some(Section(None)) } else { parse(part).map(|format| Section(Some(format))) })
            .collect();
        read.map_or(Self::Unknown, |sections| Self::Sections(sections.into()))
    }

    /// The cell that a number makes, and what is to be said of it.
    pub fn cell(&self, value: f64, from_1904: bool) -> (Cell, Option<Remark>) {
        let plain = Cell::from_number(value);
        match self {
            Self::Plain => (plain, None),
            Self::Unknown => {
                let remark = Remark::FormatUnknown(plain.to_string());
                (plain, Some(remark))
            }
            Self::Day(format) => match day(value, from_1904) {
                Some(day) => {
                    let shown = format.as_ref().map(|format| format.format(value, &FormatOptions::default()));
                    let other = shown.filter(|text| *text != day.to_string());
                    (Cell::Date(day), other.map(Remark::Shows))
                }
                None if (0.0..1.0).contains(&value) && format.is_some() => {
                    let time = format.as_ref().map(|format| format.format(value, &FormatOptions::default()));
                    (Cell::from_text(&time.unwrap_or_default()), None)
                }
                // A number that no calendar has: a sheet shows #### for it.
                None => {
                    let remark = Remark::NoDay(plain.to_string());
                    (plain, Some(remark))
                }
            },
            Self::Sections(sections) => by_sections(value, plain, sections),
        }
    }
}

fn by_sections(value: f64, plain: Cell, sections: &[Section]) -> (Cell, Option<Remark>) {
    let is_negative = value < 0.0;
    let chosen = match sections {
        [_, negative, ..] if is_negative => negative,
        [_, _, zero, ..] if value == 0.0 => zero,
        [first, ..] => first,
        [] => return (plain, None),
    };
    // A section for what is below nothing is given the bare number, and writes the sign itself or leaves it away.
    let given = if is_negative && sections.len() > 1 { value.abs() } else { value };
    let text = chosen.0.as_ref().map(|format| format.format(given, &FormatOptions::default())).unwrap_or_default();
    let text = text.trim();
    let stored = plain.to_string();
    if is_negative && !text.contains(['-', '(', '（', '负']) && text.contains(|sign: char| ('1'..='9').contains(&sign)) {
        return (plain, Some(Remark::FormatUnknown(stored)));
    }
    let says_the_same = text.replace(',', "") == stored;
    if says_the_same {
        return (plain, None);
    }
    let remark = (!says_as_much(text, &stored) && !is_percentage(text, value)).then_some(Remark::Rounded(stored));
    (Cell::from_text(text), remark)
}

/// Do both have the same digits, wherever their points stand?
pub(crate) fn says_as_much(shown: &str, stored: &str) -> bool {
    digits(shown) == digits(stored)
}

/// The digits that say how much, without zeros at either end: 12.30 has those of 12.3 and of 123000.
fn digits(text: &str) -> String {
    let all: String = text.chars().filter(char::is_ascii_digit).collect();
    all.trim_matches('0').to_owned()
}

fn is_percentage(text: &str, value: f64) -> bool {
    text.ends_with('%') && digits(text) == digits(&Cell::from_number(value * 100.0).to_string())
}

/// The sections of a format, with every literal sign behind a backslash.
fn sections(code: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let mut signs = code.chars();
    let mut is_quoted = false;
    while let Some(sign) = signs.next() {
        let last = sections.last_mut().expect("there is one from the start");
        match sign {
            '"' => {
                is_quoted = !is_quoted;
                last.push(sign);
            }
            ';' if !is_quoted => sections.push(String::new()),
            '!' | '\\' if !is_quoted => last.extend(['\\'].into_iter().chain(signs.next())),
            other => last.push(other),
        }
    }
    sections
}

/// Does a section show a day, and not only a time?
fn is_day(section: &str) -> bool {
    let mut signs = section.chars();
    let mut has = (false, false);
    let mut is_quoted = false;
    while let Some(sign) = signs.next() {
        match sign.to_ascii_lowercase() {
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '\\' | '_' | '*' => drop(signs.next()),
            '[' => {
                // Colours, conditions and places; [h] counts hours beyond a day.
                let inner: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                has.1 |= inner.chars().all(|sign| matches!(sign.to_ascii_lowercase(), 'h' | 'm' | 's')) && !inner.is_empty();
            }
            'g' => return false,
            'y' | 'd' => has.0 = true,
            'm' | 'h' | 's' => has.1 = true,
            'e' if !section.contains("E+") && !section.contains("E-") => has.0 = true,
            _ => {}
        }
    }
    has.0 || has.1
}

/// The day of a serial number; the first sixty days of 1900 are counted as if that year had a leap day.
fn day(value: f64, from_1904: bool) -> Option<Day> {
    const LAST: f64 = 2_958_465.0;
    if !(1.0..LAST + 1.0).contains(&value) {
        return None;
    }
    let serial = value.floor() as i64;
    let (epoch, days) = match (from_1904, serial) {
        (true, _) => (Day::new(1904, 1, 1), serial),
        (false, 60) => return None,
        (false, ..60) => (Day::new(1899, 12, 31), serial),
        (false, _) => (Day::new(1899, 12, 30), serial),
    };
    epoch.ok()?.plus_days(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: f64, code: &str) -> (String, Option<Remark>) {
        let (cell, remark) = Shown::of(code).cell(value, false);
        (cell.to_string(), remark)
    }

    fn as_it_is(value: f64, code: &str, text: &str) {
        assert_eq!(shown(value, code), (text.to_owned(), None), "{code}");
    }

    #[test]
    fn a_number_is_what_its_format_shows() {
        as_it_is(123_000.0, "0!.0,\"万元\"", "12.3万元");
        as_it_is(123_000.0, "0\\.0000\"万元\"", "12.3000万元");
        as_it_is(123_000.0, "0!.0,", "12.3");
        as_it_is(123.0, "000000", "000123");
        as_it_is(4.0, "\"SL-\"0000", "SL-0004");
        as_it_is(20_250_001.0, "0000!-0000", "2025-0001");
        as_it_is(123_000.0, "#,##0", "123000");
        as_it_is(12.5, "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", "12.50");
        as_it_is(500.0, "[$$-409]#,##0.00", "$500.00");
        as_it_is(0.5, "0%", "50%");
        as_it_is(0.0, "0;-0;;@", "");
        as_it_is(7.0, "General", "7");
    }

    #[test]
    fn what_a_format_hides_is_said() {
        assert_eq!(shown(1234.567, "0.00"), ("1234.57".to_owned(), Some(Remark::Rounded("1234.567".to_owned()))));
        assert_eq!(shown(5.0, ";;;"), (String::new(), Some(Remark::Rounded("5".to_owned()))));
        assert_eq!(shown(-5.0, "0.00;[Red]0.00").1, Some(Remark::FormatUnknown("-5".to_owned())));
        assert_eq!(shown(12.0, "[DBNum2]General").1, Some(Remark::FormatUnknown("12".to_owned())));
        assert_eq!(shown(20_230_506.0, "yyyy-mm-dd").1, Some(Remark::NoDay("20230506".to_owned())));
        assert_eq!(shown(60.0, "yyyy-mm-dd").1, Some(Remark::NoDay("60".to_owned())));
    }

    #[test]
    fn a_day_keeps_what_its_format_leaves_away() {
        as_it_is(45_052.0, "yyyy-mm-dd", "2023-05-06");
        assert_eq!(shown(45_052.0, "mmm-yy"), ("2023-05-06".to_owned(), Some(Remark::Shows("May-23".to_owned()))));
        assert_eq!(shown(1.0, "yyyy-mm-dd").0, "1900-01-01");
    }
}
