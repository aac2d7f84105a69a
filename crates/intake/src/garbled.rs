//! Text that was read in another encoding than it was written in, and is kept so: 甲厂 as `¼×³§`, as `鐢插巶` or as `ç”²åŽ‚`.
//! No file is of that encoding any more, so nothing but the text itself tells.

use encoding_rs::{Encoding, GB18030, UTF_8, WINDOWS_1252};

/// What U+FFFD in UTF-8 reads as in GBK: the text behind it is lost.
const LOST: &str = "锟斤拷";

/// What a garbled text was before, as far as it can be told; `None` for a text that is none.
pub(crate) fn before(text: &str) -> Option<String> {
    let first = text.chars().find(|sign| !sign.is_ascii())?;
    let undone = if u32::from(first) < 0x2200 {
        undo(text, WINDOWS_1252, UTF_8).or_else(|| undo(text, WINDOWS_1252, GB18030))
    } else if begins_utf8(first) {
        undo(text, GB18030, UTF_8)
    } else {
        None
    };
    undone.or_else(|| text.contains(LOST).then(String::new))
}

/// Whether a sign of GBK begins with a byte that begins one of UTF-8 beyond European letters: most Chinese signs do not, and the
/// rest of the text need not be looked at.
fn begins_utf8(sign: char) -> bool {
    let mut text = [0; 4];
    let (bytes, _, _) = GB18030.encode(sign.encode_utf8(&mut text));
    (0xe2..=0xef).contains(&bytes[0])
}

/// The text as it is where it was written in the one encoding and read in the other: two Han characters at least come out,
/// and hardly anything else. Chance makes no such text of a name.
fn undo(text: &str, read: &'static Encoding, written: &'static Encoding) -> Option<String> {
    let (bytes, _, is_other) = read.encode(text);
    if is_other && read == WINDOWS_1252 {
        return None;
    }
    if written == GB18030 && !is_pairs(&bytes) {
        return None;
    }
    let (before, _) = written.decode_without_bom_handling(&bytes);
    let han = before.chars().filter(|sign| ('\u{4e00}'..='\u{9fff}').contains(sign)).count();
    let others = before.chars().filter(|sign| !sign.is_ascii() && !is_chinese(*sign)).count();
    (han >= 2 && others * 4 <= han).then(|| before.into_owned())
}

/// The bytes beyond ASCII stand in the pairs of GB 2312's characters and signs, with no letter between those of a pair: words
/// of Western languages have single ones.
fn is_pairs(bytes: &[u8]) -> bool {
    let mut runs = bytes.split(u8::is_ascii).filter(|run| !run.is_empty());
    runs.all(|run| run.len() % 2 == 0 && run.chunks(2).all(|pair| (0xa1..=0xf7).contains(&pair[0]) && pair[1] >= 0xa1))
}

fn is_chinese(sign: char) -> bool {
    matches!(sign, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}' | '—' | '…' | '“' | '”' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_as(text: &str, written: &'static Encoding, read: &'static Encoding) -> String {
        read.decode_without_bom_handling(&written.encode(text).0).0.into_owned()
    }

    #[test]
    fn a_text_that_was_read_otherwise_than_written_is_seen() {
        for text in ["甲厂", "示例大学", "一种材料（样本）及其制备方法", "兰州市123号", "Example 示例研究院"]
        {
            assert_eq!(before(&read_as(text, GB18030, WINDOWS_1252)).as_deref(), Some(text));
            assert_eq!(before(&read_as(text, UTF_8, WINDOWS_1252)).as_deref(), Some(text));
        }
        for text in ["甲厂", "示例大学", "一种材料（样本）及其制备方法", "Example 示例研究院"] {
            assert!(before(&read_as(text, UTF_8, GB18030)).is_some(), "{}", read_as(text, UTF_8, GB18030));
        }
        assert_eq!(before("锟斤拷锟斤拷").as_deref(), Some(""));
    }

    #[test]
    fn a_text_as_it_was_written_is_left_alone() {
        for text in [
            "甲厂",
            "一种材料（样本）及其制备方法",
            "联通",
            "移动",
            "Müller & Söhne",
            "Crème brûlée",
            "Łódź",
            "naïveté",
            "ÀÉÎÕÜ",
            "ÄÖÜ äöü",
            "阿卜杜示例·买买提样本",
            "㛃䶮\u{20bb7}",
            "さくら株式会社",
            "김철수",
            "Санкт-Петербург",
            "±0.5 µm, 25 °C",
            "«Цех»",
            "示例大学（兰州）—“甲”厂…",
            "龘靐齉鋰旸喆堃",
        ] {
            assert_eq!(before(text), None, "{text}");
        }
    }
}
