//! Industries and disciplines as lists write them: `C40`, `40`, 仪器仪表制造业, `C40 仪器仪表制造业`, 仪器仪表制造业40.

use super::{Table, Unread, plain};
use crate::normal::half_width;

/// The code that a text means. Where a thing and its only part have one name, the wider of them is meant.
pub(super) fn read(table: &Table, text: &str) -> Result<&'static str, Unread> {
    let text = half_width(text).to_uppercase();
    let text = text.trim_matches(|sign: char| !sign.is_alphanumeric());
    let begins = text.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(text.len());
    let ends = text.trim_end_matches(|sign: char| sign.is_ascii_alphanumeric()).len();
    let (before, after) = (coded(table, &text[..begins]), coded(table, &text[ends..]));
    let (code, name) = match (before, after) {
        (Some(code), _) => (Some(code), &text[begins..]),
        (None, Some(code)) => (Some(code), &text[..ends]),
        (None, None) => (None, text),
    };
    let name = plain(name);
    let named = table.by_name.get(&name).map_or(&[][..], Vec::as_slice);
    match code {
        Some(code) if name.is_empty() || named.contains(&code) => Ok(code),
        // Another name than the table's, or a name to which the figures behind it belong.
        Some(_) | None => widest(table.by_name.get(&plain(text)).map_or(&[][..], Vec::as_slice)),
    }
}

fn widest(named: &[&'static str]) -> Result<&'static str, Unread> {
    let shortest = named.iter().map(|code| code.len()).min().ok_or(Unread::Unknown)?;
    let mut widest = named.iter().filter(|code| code.len() == shortest);
    match (widest.next(), widest.next()) {
        (Some(code), None) => Ok(code),
        (Some(_), Some(_)) => Err(Unread::Several),
        (None, _) => Err(Unread::Unknown),
    }
}

/// The code of these signs, which may lack its letter: the figures of industries are of one letter alone.
fn coded(table: &Table, signs: &str) -> Option<&'static str> {
    if let Some((code, _)) = table.names.get_key_value(signs) {
        return Some(code);
    }
    let is_bare = signs.len() > 1 && signs.bytes().all(|byte| byte.is_ascii_digit());
    let mut with_letter = ('A'..='T').filter_map(|letter| table.names.get_key_value(format!("{letter}{signs}").as_str()));
    match (is_bare.then(|| with_letter.next()).flatten(), with_letter.next()) {
        (Some((code, _)), None) => Some(code),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Scheme, Unread};

    #[test]
    fn an_industry_is_read_as_lists_write_it() {
        for (text, code) in [
            ("C40", "C40"),
            ("ｃ４０", "C40"),
            ("40", "C40"),
            ("7511", "M7511"),
            ("仪器仪表制造业", "C40"),
            ("仪器仪表制造", "C40"),
            ("C40 仪器仪表制造业", "C40"),
            ("仪器仪表制造业（C40）", "C40"),
            ("家具制造业21", "C21"),
            ("农林牧渔业", "A"),
            ("农、林、牧、渔业", "A"),
            ("制造业", "C"),
            ("教育", "P"),
        ] {
            assert_eq!(Scheme::Industry.read(text), Ok(code), "{text}");
        }
        for text in ["", "新材料", "C40 家具制造业", "C99", "U", "4"] {
            assert_eq!(Scheme::Industry.read(text), Err(Unread::Unknown), "{text}");
        }
    }

    #[test]
    fn a_discipline_is_read_and_a_name_of_several_is_not() {
        assert_eq!(Scheme::Discipline.read("数论"), Ok("A0101"));
        assert_eq!(Scheme::Discipline.read("A0101 数论"), Ok("A0101"));
        assert_eq!(Scheme::Discipline.read("设计与制备"), Err(Unread::Several));
        assert_eq!(Scheme::Discipline.read("01"), Err(Unread::Unknown), "many letters have these figures");
    }
}
