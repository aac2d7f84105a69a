//! What is typed to find a record: a part of its text in any case and width, or its pinyin. 兰州宏建 is found by `宏建`, `lzhj`,
//! `lanzhou` and `兰zhj`. It knows no tables.

use domain::identifier::half_width;
use pinyin::{Pinyin, ToPinyinMulti};

/// A text that is sought, in the one form that is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sought(Vec<char>);

impl Sought {
    /// Spaces, and the apostrophes that part syllables, do not count.
    pub(crate) fn new(text: &str) -> Self {
        let counts = |sign: &char| !sign.is_whitespace() && *sign != '\'' && *sign != '’';
        Self(half_width(text).chars().filter(counts).flat_map(char::to_lowercase).collect())
    }

    /// Whether it stands in a text. A Chinese sign is met by itself, by the beginning of its pinyin without tones, `z`, `zh` or
    /// `zhou`, and by that of each of its readings; `v` stands for ü.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        let text = Self::new(text).0;
        (0..=text.len()).any(|start| begins(&text[start..], &self.0))
    }
}

fn begins(text: &[char], sought: &[char]) -> bool {
    let Some(&next) = sought.first() else { return true };
    let Some((&sign, rest)) = text.split_first() else { return false };
    if sign == next && begins(rest, &sought[1..]) {
        return true;
    }
    if !next.is_ascii_lowercase() {
        return false;
    }
    let readings = sign.to_pinyin_multi().into_iter().flatten().map(Pinyin::plain);
    readings.into_iter().any(|reading| {
        let shared = reading.chars().zip(sought).take_while(|(letter, typed)| is_typed_for(*letter, **typed)).count();
        // The longest first: mostly the whole syllable was meant.
        (1..=shared).rev().any(|length| begins(rest, &sought[length..]))
    })
}

fn is_typed_for(letter: char, typed: char) -> bool {
    letter == typed || (letter == 'ü' && typed == 'v')
}

#[cfg(test)]
mod tests {
    use super::Sought;

    fn check(typed: &str, text: &str, expected: bool) {
        assert_eq!(Sought::new(typed).is_in(text), expected, "{typed} in {text}");
    }

    #[test]
    fn a_part_of_the_text_finds_it() {
        check("宏建", "兰州宏建", true);
        check("州建", "兰州宏建", false);
        check("", "兰州宏建", true);
        check("宏建设备", "兰州宏建", false);
        check("pump SEAL", "Cryogenic pump seal", true);
        check("ＣＮ２０２１", "cn202110000000.1", true);
    }

    #[test]
    fn pinyin_finds_it() {
        for typed in ["lzhj", "LZHJ", "lanzhou", "lan zhou", "lanzh", "lzhongjian", "兰zhj", "兰州hj", "hongj", "zhj"] {
            check(typed, "兰州宏建", true);
        }
        for typed in ["lzhk", "anzhou", "lanzhouu", "兰lzhj"] {
            check(typed, "兰州宏建", false);
        }
        check("xi'an", "西安交通大学", true);
        check("nvxing", "女性健康", true);
        check("3dy", "3D打印", false);
        check("3ddy", "3D打印", true);
    }

    #[test]
    fn every_reading_of_a_sign_counts() {
        for typed in ["chongqing", "cq", "zhongqing"] {
            check(typed, "重庆机床", true);
        }
        check("changan", "长安汽车", true);
        check("shan", "单晶硅", true);
    }
}
