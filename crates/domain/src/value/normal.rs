//! The one form in which texts are compared, and the one in which codes and telephone numbers are stored. Names and titles
//! are stored as they show: two texts that nobody can tell apart are only held to be the same.

use std::iter;

use unicode_normalization::UnicodeNormalization;

/// Signs of which nothing is seen: those that Unicode lets every program pass over (`Default_Ignorable_Code_Point`: spaces
/// without width, marks of direction, soft hyphens, selectors of variants), and control signs that are no space.
pub fn is_invisible(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
        || sign.is_control() && !sign.is_whitespace()
}

/// The text without spaces and invisible signs at its ends.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|sign: char| sign.is_whitespace() || is_invisible(sign))
}

/// So many signs of a text stand in the row of a list.
const IN_ROW: usize = 300;

/// A text as the row of a list has it: its beginning, where it is long.
pub fn in_row(text: String) -> String {
    match text.char_indices().nth(IN_ROW) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// The text with full-width letters, digits, signs and spaces (Ａ, ９, ％, U+3000) as their plain ones.
///
/// Raised, circled and Roman digits stay what they are: `10²` is not 102.
pub fn half_width(text: &str) -> String {
    let plain = |sign: char| match sign {
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).expect("full-width signs lie beside ASCII"),
        other => other,
    };
    text.chars().map(plain).collect()
}

/// A code or telephone number as it is stored: half width, strokes of every kind as hyphens, without invisible signs, and with
/// one space where there are several.
pub fn code(text: &str) -> String {
    let seen: String = half_width(text).chars().filter(|sign| !is_invisible(*sign)).map(hyphen).nfc().collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A passphrase as a key is derived from it: one form (NFKC) for é that one system composes and another does not, and for
/// letters of full width.
pub fn passphrase(text: &str) -> String {
    text.nfkc().collect()
}

fn hyphen(sign: char) -> char {
    if matches!(sign, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { sign }
}

/// The form in which names, titles, codes and what is sought are compared: compatible signs as their plain ones (NFKC), small
/// letters, one kind of bracket, one sign for a radical and its character; without spaces and invisible signs.
pub fn comparable(text: &str) -> String {
    if is_comparable(text) { text.to_owned() } else { comparable_signs(text).filter(|sign| !sign.is_whitespace()).collect() }
}

/// The same with its spaces, which part the words of what is sought.
pub fn comparable_words(text: &str) -> String {
    if is_comparable(text) {
        return text.to_owned();
    }
    comparable_signs(text).map(|sign| if sign.is_whitespace() { ' ' } else { sign }).collect()
}

/// Is the text its own compared form at first sight, as most names are: Chinese characters of the first block, small letters,
/// digits, and signs that no bracket is read as? The normal forms leave these as they are, and none of them joins another.
fn is_comparable(text: &str) -> bool {
    text.chars().all(|sign| matches!(sign, '\u{4e00}'..='\u{9fff}' | '!'..='@' | '^'..='~'))
}

fn comparable_signs(text: &str) -> impl Iterator<Item = char> {
    let seen = text.chars().filter(|sign| !is_invisible(*sign)).nfkc().flat_map(char::to_lowercase).nfkc();
    seen.filter(|sign| !is_invisible(*sign)).map(hyphen).map(bracket).map(character)
}

/// A small Latin letter as it is typed without its marks: ó as o, ł as l. Every other sign is itself.
pub fn unmarked(sign: char) -> char {
    match sign {
        'ł' => 'l',
        'ø' => 'o',
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'ŧ' => 't',
        'ı' => 'i',
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
            iter::once(sign).nfd().next().filter(char::is_ascii_lowercase).unwrap_or(sign)
        }
        other => other,
    }
}

fn bracket(sign: char) -> char {
    match sign {
        '〔' | '【' | '〖' | '[' => '(',
        '〕' | '】' | '〗' | ']' => ')',
        other => other,
    }
}

/// The character that a radical of the supplement shows, as copies from PDF files have it. NFKC knows those of Kangxi only.
fn character(sign: char) -> char {
    const RADICALS: [(char, char); 29] = [
        ('⺁', '厂'),
        ('⺠', '民'),
        ('⻁', '虎'),
        ('⻄', '西'),
        ('⻅', '见'),
        ('⻆', '角'),
        ('⻉', '贝'),
        ('⻋', '车'),
        ('⻑', '長'),
        ('⻓', '长'),
        ('⻔', '门'),
        ('⻘', '青'),
        ('⻙', '韦'),
        ('⻚', '页'),
        ('⻛', '风'),
        ('⻜', '飞'),
        ('⻝', '食'),
        ('⻢', '马'),
        ('⻣', '骨'),
        ('⻤', '鬼'),
        ('⻥', '鱼'),
        ('⻦', '鸟'),
        ('⻧', '卤'),
        ('⻨', '麦'),
        ('⻩', '黄'),
        ('⻪', '黾'),
        ('⻬', '齐'),
        ('⻮', '齿'),
        ('⻰', '龙'),
    ];
    if !('\u{2e80}'..='\u{2eff}').contains(&sign) {
        return sign;
    }
    RADICALS.iter().find(|(radical, _)| *radical == sign).map_or(sign, |(_, character)| *character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_the_beginning_of_a_long_text() {
        let long = "字".repeat(IN_ROW);
        assert_eq!(in_row(long.clone()), long);
        assert_eq!(in_row(format!("{long}句")), format!("{long}…"));
    }

    #[test]
    fn what_cannot_be_told_apart_compares_alike() {
        for text in [
            "示例（高新）大学",
            "示例(高新)大学",
            "示例〔高新〕大学",
            "示例【⾼新】大学",
            " 示例（高新）　大学\u{200b}",
            "示\u{200b}例（高\u{2060}新）大学",
            "\u{202d}示例（高新）大学\u{202c}",
            "示例（高新）大\u{fe00}学\u{ad}",
            "示例\u{0}（高新）大学\u{feff}",
        ] {
            assert_eq!(comparable(text), "示例(高新)大学", "{text:?}");
        }
        assert_eq!(comparable("⻓⻜⻢"), "长飞马");
        assert_eq!(comparable("ＡＣＭＥ　Ltd"), comparable("acme ltd"));
        assert_eq!(comparable("Re\u{301}ne\u{301}"), comparable("rÉnÉ"));
        assert_ne!(comparable("示例技術"), comparable("示例技术"));
    }

    #[test]
    fn a_code_loses_what_nobody_sees_and_nothing_else() {
        assert_eq!(code(" ０９３１－0000\u{200b}000\u{a0} 转　8 "), "0931-0000000 转 8");
        assert_eq!(code("0931–0000000"), "0931-0000000");
        assert_eq!(code("10²"), "10²");
        assert_eq!(code("①"), "①");
        assert_eq!(trimmed("\u{feff} \u{202d}000123\u{202c}\u{a0}"), "000123");
    }

    #[test]
    fn what_is_taken_for_compared_at_first_sight_is() {
        for sign in ('\0'..=char::MAX).filter(|sign| is_comparable(&sign.to_string())) {
            // With marks around it, so that nothing would be seen at first sight.
            let long: String = comparable_signs(&format!("\u{200b}{sign}{sign}\u{200b}")).collect();
            assert_eq!(long, format!("{sign}{sign}"), "{:x}", u32::from(sign));
        }
    }

    #[test]
    fn the_compared_form_of_a_compared_form_is_itself() {
        for text in ["İstanbul", "ẞ", "ﬃ", "㍿", "〔⺠〕", "\u{3164}x", "Å", "한국", "ﷺ", "\u{1f0ad}"] {
            let once = comparable(text);
            assert_eq!(comparable(&once), once, "{text}");
        }
    }
}
