//! What is typed to find a record: words, each a part of a text in any case and width, or its pinyin. 兰州宏建 is found by `宏建`,
//! `lzhj`, `lanzhou` and `兰zhj`. It knows no tables.

use domain::normal::{comparable, comparable_words, unmarked};
use pinyin::{Pinyin, ToPinyin, ToPinyinMulti};

use super::grams::{self, Reading};

/// A text that is sought, in the one form that is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sought {
    /// Each word as it was typed, and as a number is joined.
    words: Vec<[Vec<char>; 2]>,
    whole: Vec<char>,
    name: String,
}

/// A piece of a text, from one of its signs to before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Piece {
    /// The first sign of it.
    pub from: usize,
    /// The first sign behind it.
    pub to: usize,
}

/// How well a record fits what is sought; the best comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// One of its texts is what was typed.
    Whole,
    /// One of its texts begins so.
    Begins,
    /// What was typed stands in it.
    Holds,
    /// Its pinyin fits, as its signs are usually read.
    Sounds,
    /// Its pinyin fits by another reading of a sign.
    SoundsElse,
}

/// A text in the form that is compared, its letters without their marks, with no space beside a sign that is not of ASCII.
pub(crate) fn folded(text: &str) -> Vec<char> {
    let signs: Vec<char> = comparable_words(text).chars().map(unmarked).collect();
    let is_plain = |sign: Option<&char>| sign.is_some_and(char::is_ascii_graphic);
    let counts =
        |place: usize| signs[place] != ' ' || (place > 0 && is_plain(signs.get(place - 1)) && is_plain(signs.get(place + 1)));
    (0..signs.len()).filter(|place| counts(*place)).map(|place| signs[place]).collect()
}

/// A folded text whose numbers are joined, in which 0931-8765 432 is 09318765432; nothing where it has none that are parted.
pub(crate) fn joined(text: &[char]) -> Option<Vec<char>> {
    let is_digit = |place: usize| text.get(place).is_some_and(char::is_ascii_digit);
    let parts = |place: usize| matches!(text[place], '-' | ' ') && place > 0 && is_digit(place - 1) && is_digit(place + 1);
    let kept: Vec<char> = (0..text.len()).filter(|place| !parts(*place)).map(|place| text[place]).collect();
    (kept.len() < text.len()).then_some(kept)
}

impl Sought {
    /// Apostrophes that part syllables do not count, and nor does what lies beyond the hundredth sign.
    pub(crate) fn new(text: &str) -> Self {
        let text: String = text.chars().filter(|sign| !matches!(sign, '\'' | '’')).take(100).collect();
        let words = comparable_words(&text).split_whitespace().map(folded).collect::<Vec<_>>();
        let words = words.into_iter().map(|word| [word.clone(), joined(&word).unwrap_or(word)]).collect();
        Self { words, whole: folded(&text), name: comparable(&text) }
    }

    /// What the index is asked for: texts that hold it as it is typed, then all that fit. Nothing where a word holds no letter and
    /// no digit, since that finds nothing worth finding.
    pub(crate) fn expressions(&self) -> Vec<String> {
        let mut asked: Vec<String> =
            [Reading::Plain, Reading::Pinyin].into_iter().filter_map(|reading| self.expression(reading)).collect();
        asked.dedup();
        asked
    }

    fn expression(&self, reading: Reading) -> Option<String> {
        let either = |[typed, joined]: &[Vec<char>; 2]| match grams::expression(typed, reading)? {
            asked if typed == joined => Some(asked),
            asked => Some(format!("({asked} OR {})", grams::expression(joined, reading)?)),
        };
        let words: Option<Vec<String>> = self.words.iter().map(either).collect();
        words.filter(|words| !words.is_empty()).map(|words| words.join(" AND "))
    }

    /// The names that begin so, in the form that is compared: from one to before another.
    pub(crate) fn name_range(&self) -> (String, String) {
        (self.name.clone(), format!("{}{}", self.name, char::MAX))
    }

    /// Where its words stand in a text, as they are typed or by their pinyin; nothing where one stands nowhere in it.
    pub(crate) fn pieces(&self, text: &str) -> Vec<Piece> {
        let signs: Vec<(usize, char)> = text
            .chars()
            .enumerate()
            .filter(|(_, sign)| !sign.is_whitespace())
            .flat_map(|(place, sign)| folded(sign.encode_utf8(&mut [0; 4])).into_iter().map(move |sign| (place, sign)))
            .collect();
        let (places, signs): (Vec<usize>, Vec<char>) = signs.into_iter().unzip();
        let end = |begins: fn(&[char], &[char]) -> bool, start: usize, word: &[char]| {
            // No sign is met by less than a letter.
            (start + 1..=signs.len().min(start + word.len())).find(|end| begins(&signs[start..*end], word))
        };
        let piece = |word: &Vec<char>| {
            [(|text, word| text.starts_with(word)) as fn(&[char], &[char]) -> bool, begins].into_iter().find_map(|begins| {
                (0..signs.len())
                    .find_map(|start| end(begins, start, word).map(|end| Piece { from: places[start], to: places[end - 1] + 1 }))
            })
        };
        let pieces: Option<Vec<Piece>> = self.words.iter().map(|either| either.iter().find_map(piece)).collect();
        let mut pieces = pieces.unwrap_or_default();
        pieces.sort();
        pieces.dedup_by(|next, before| {
            let is_within = next.from < before.to;
            before.to = if is_within { before.to.max(next.to) } else { before.to };
            is_within
        });
        pieces
    }

    /// How it fits a record with these texts; `None` where one of its words stands in none of them. A Chinese sign is met by
    /// itself, by the beginning of its pinyin without tones, `z`, `zh` or `zhou`, and by that of each of its readings; `v` stands
    /// for ü.
    pub(crate) fn fits<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> Option<Fit> {
        let mut texts: Vec<Vec<char>> = texts.into_iter().map(folded).collect();
        let numbers: Vec<Vec<char>> = texts.iter().filter_map(|text| joined(text)).collect();
        texts.extend(numbers);
        let stands_in = |begins: fn(&[char], &[char]) -> bool, text: &[char], word: &[char]| {
            (0..=text.len()).any(|start| begins(&text[start..], word))
        };
        let all_stand = |begins: fn(&[char], &[char]) -> bool| {
            let stands = |word: &Vec<char>| texts.iter().any(|text| stands_in(begins, text, word));
            self.words.iter().all(|either| either.iter().any(stands))
        };
        if texts.contains(&self.whole) {
            Some(Fit::Whole)
        } else if texts.iter().any(|text| text.starts_with(&self.whole)) {
            Some(Fit::Begins)
        } else if all_stand(|text, word| text.starts_with(word)) {
            Some(Fit::Holds)
        } else if all_stand(|text, word| begins_by(text, word, usual)) {
            Some(Fit::Sounds)
        } else {
            all_stand(begins).then_some(Fit::SoundsElse)
        }
    }
}

/// The best fits of a text among things that have these texts, and whether there are no more; of equal fits the first in order.
pub fn ranked<T: Copy>(
    text: &str,
    things: impl Iterator<Item = T>,
    texts: impl Fn(T) -> Vec<String>,
    most: usize,
) -> (Vec<T>, bool) {
    let sought = Sought::new(text);
    let mut found: Vec<(Fit, T)> =
        things.filter_map(|thing| Some((sought.fits(texts(thing).iter().map(String::as_str))?, thing))).collect();
    found.sort_by_key(|(fit, _)| *fit);
    let is_all = found.len() <= most;
    (found.into_iter().take(most).map(|(_, thing)| thing).collect(), is_all)
}

fn begins(text: &[char], sought: &[char]) -> bool {
    begins_by(text, sought, |sign| sign.to_pinyin_multi().into_iter().flatten().map(Pinyin::plain).collect())
}

fn usual(sign: char) -> Vec<&'static str> {
    sign.to_pinyin().into_iter().map(Pinyin::plain).collect()
}

/// Whether a text begins with what is sought, its signs read in these ways.
fn begins_by(text: &[char], sought: &[char], readings: fn(char) -> Vec<&'static str>) -> bool {
    let Some(&next) = sought.first() else { return true };
    let Some((&sign, rest)) = text.split_first() else { return false };
    if sign == next && begins_by(rest, &sought[1..], readings) {
        return true;
    }
    if !next.is_ascii_lowercase() {
        return false;
    }
    readings(sign).into_iter().any(|reading| {
        let shared = reading.chars().zip(sought).take_while(|(letter, typed)| is_typed_for(*letter, **typed)).count();
        // The longest first: mostly the whole syllable was meant.
        (1..=shared).rev().any(|length| begins_by(rest, &sought[length..], readings))
    })
}

fn is_typed_for(letter: char, typed: char) -> bool {
    letter == typed || (letter == 'ü' && typed == 'v')
}

#[cfg(test)]
mod tests {
    use super::{Fit, Sought};

    fn check(typed: &str, text: &str, expected: bool) {
        assert_eq!(Sought::new(typed).fits([text]).is_some(), expected, "{typed} in {text}");
    }

    #[test]
    fn a_part_of_the_text_finds_it() {
        check("宏建", "兰州宏建", true);
        check("州建", "兰州宏建", false);
        check("", "兰州宏建", true);
        check("宏建设备", "兰州宏建", false);
        check("pump SEAL", "Cryogenic pump seal", true);
        check("ＣＮ２０２１", "cn202110000000.1", true);
        check("lodz", "Politechnika Łódzka, Łódź", true);
        check("Łódź", "University of Lodz", true);
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
    fn a_number_is_found_with_its_hyphens_and_without() {
        for typed in ["0931-8765432", "09318765432", "8765432", "876-5432", "931876"] {
            check(typed, "0931-8765432", true);
            check(typed, "09318765432", true);
            check(typed, "0931 876 5432", true);
        }
        check("001", "2026-001", true);
        check("2026001", "2026-001", true);
        check("0931-8765433", "0931-8765432", false);
        check("a-b", "ab", false);
    }

    #[test]
    fn every_reading_of_a_sign_counts() {
        for typed in ["chongqing", "cq", "zhongqing"] {
            check(typed, "重庆机床", true);
        }
        check("changan", "长安汽车", true);
        check("shan", "单晶硅", true);
    }

    #[test]
    fn the_pieces_that_were_typed_are_said() {
        let pieces = |typed: &str, text: &str| -> Vec<String> {
            let signs: Vec<char> = text.chars().collect();
            let pieces = Sought::new(typed).pieces(text);
            pieces.into_iter().map(|piece| signs[piece.from..piece.to].iter().collect()).collect()
        };
        assert_eq!(pieces("宏建", "兰州宏建机械"), ["宏建"]);
        assert_eq!(pieces("lzhj", "西安兰州宏建"), ["兰州宏建"]);
        assert_eq!(pieces("hongj 兰", "兰州宏建"), ["兰", "宏建"]);
        assert_eq!(pieces("pump seal", "Cryogenic Pump Seal"), ["Pump", "Seal"]);
        assert_eq!(pieces("pumpseal", "Cryogenic Pump Seal"), ["Pump Seal"]);
        assert_eq!(pieces("lodz", "Łódź"), ["Łódź"]);
        assert_eq!(pieces("led", "LED 驱动"), ["LED"]);
        assert!(pieces("宏建 西安", "兰州宏建").is_empty());
    }

    #[test]
    fn the_best_fit_is_said() {
        let fit = |typed: &str| Sought::new(typed).fits(["兰州宏建机械", "91620100MA7"]);
        assert_eq!(fit("兰州宏建机械"), Some(Fit::Whole));
        assert_eq!(fit("9162"), Some(Fit::Begins));
        assert_eq!(fit("兰州　宏建"), Some(Fit::Begins));
        assert_eq!(fit("机械 兰州"), Some(Fit::Holds));
        assert_eq!(fit("宏建 9162"), Some(Fit::Holds));
        assert_eq!(fit("lzhj"), Some(Fit::Sounds));
        assert_eq!(
            Sought::new("zhongqing").fits(["重庆机床"]).max(Sought::new("chongqing").fits(["重庆机床"])),
            Some(Fit::SoundsElse)
        );
        assert_eq!(fit("lzhj 西安"), None);
    }
}
