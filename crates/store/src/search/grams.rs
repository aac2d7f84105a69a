//! The pieces of a text that the index holds, and those that a text in which something is sought must hold.
//!
//! A run of Chinese signs gives its pairs (`h`), so that two signs or more are found anywhere, and every reading of each (`s`). All
//! runs give the first letters of their pinyin by threes (`p`), with every reading; letters and digits of short words stand for
//! themselves there: 3D打印 is `3ddy`. Words and numbers of ASCII are found by their beginning (`w`), long numbers also by their end (`e`). What the index
//! answers is never too little for these rules and sometimes too much: `Sought` decides.

use std::{collections::BTreeSet, iter, sync::LazyLock};

use pinyin::{Pinyin, ToPinyinMulti};

/// Words up to this length take part in the pinyin around them: LED, 5G.
const SHORT_WORD: usize = 4;
/// Numbers from this length on are also found by their end.
const LONG_NUMBER: usize = 4;
/// So many ways to part typed letters into syllables are looked at, those with the fewest syllables first.
const MOST_PARTINGS: usize = 24;

/// The pieces of a text as the index stores them, added to others.
pub(crate) fn add(text: &[char], grams: &mut String) {
    let mut units: Vec<Initials> = Vec::new();
    for run in runs(text) {
        match run {
            Run::Other(signs) => {
                for pair in signs.windows(2) {
                    push(grams, 'h', pair);
                }
                push(grams, 'h', &signs[signs.len() - 1..]);
                signs.iter().for_each(|sign| add_syllables(*sign, grams));
                units.extend(signs.iter().map(|sign| Initials::of(*sign)));
            }
            Run::Plain(signs) => {
                for word in words(signs) {
                    gram(grams, 'w', word.iter().copied());
                    if is_long_number(word) {
                        gram(grams, 'e', word.iter().rev().copied());
                    }
                }
                if signs.len() <= SHORT_WORD {
                    units.extend(signs.iter().map(|sign| Initials::of(*sign)));
                } else {
                    add_initials(&mut units, grams);
                }
            }
            Run::Break => add_initials(&mut units, grams),
        }
    }
    add_initials(&mut units, grams);
}

/// What typed letters may stand for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// For themselves.
    Plain,
    /// For pinyin too.
    Pinyin,
}

/// What a text must hold in which this word stands, as the index is asked; nothing where it holds no letter and no digit.
pub(crate) fn expression(word: &[char], reading: Reading) -> Option<String> {
    let parts = runs(word).filter_map(|run| match run {
        Run::Other([sign]) => Some(token('h', [*sign], true)),
        Run::Other(signs) => Some(all(signs.windows(2).map(|pair| token('h', pair.iter().copied(), false)))),
        Run::Plain(signs) => Some(plain_expression(signs, reading)),
        Run::Break => None,
    });
    let parts: Vec<String> = parts.map(|part| format!("({part})")).collect();
    (!parts.is_empty()).then(|| parts.join(" AND "))
}

/// Letters and digits are words and numbers, or pinyin.
fn plain_expression(signs: &[char], reading: Reading) -> String {
    let by_word = all(words(signs).map(|word| {
        let begins = token('w', word.iter().copied(), true);
        if is_long_number(word) { format!("({begins} OR {})", token('e', word.iter().rev().copied(), true)) } else { begins }
    }));
    if reading == Reading::Plain {
        return by_word;
    }
    let letters: Vec<String> = signs.iter().map(char::to_string).collect();
    // Ways that differ in their syllables alone ask for the same.
    let ways: BTreeSet<String> = partings(signs).iter().chain([&letters]).map(|parts| pinyin_expression(parts)).collect();
    iter::once(by_word).chain(ways).map(|way| format!("({way})")).collect::<Vec<_>>().join(" OR ")
}

/// Letters parted into syllables: one begins a reading of a sign, the first letters of several stand beside each other. Readings
/// are not asked for together with others: all that begins with some letters is much to go through.
fn pinyin_expression(parts: &[String]) -> String {
    let initials: Vec<char> = parts.iter().filter_map(|part| part.chars().next()).collect();
    match initials.as_slice() {
        [_] if parts[0].len() > 1 => token('s', parts[0].chars(), true),
        few @ ([_] | [_, _]) => token('p', few.iter().copied(), true),
        many => all(many.windows(3).map(|three| token('p', three.iter().copied(), false))),
    }
}

/// A part of a text.
enum Run<'a> {
    /// Letters and digits of ASCII.
    Plain(&'a [char]),
    /// Other letters, mostly Chinese signs.
    Other(&'a [char]),
    /// Signs that are no letters.
    Break,
}

fn runs(text: &[char]) -> impl Iterator<Item = Run<'_>> {
    text.chunk_by(|one, next| Class::of(*one) == Class::of(*next)).map(|run| match Class::of(run[0]) {
        Class::Plain => Run::Plain(run),
        Class::Other => Run::Other(run),
        Class::Sign => Run::Break,
    })
}

#[derive(PartialEq, Eq)]
enum Class {
    Plain,
    Other,
    Sign,
}

impl Class {
    fn of(sign: char) -> Self {
        match sign {
            sign if sign.is_ascii_alphanumeric() => Self::Plain,
            sign if sign.is_alphanumeric() => Self::Other,
            _ => Self::Sign,
        }
    }
}

/// Letters and digits apart: CN, 202110123456.
fn words(signs: &[char]) -> impl Iterator<Item = &[char]> {
    signs.chunk_by(|one, next| one.is_ascii_digit() == next.is_ascii_digit())
}

fn is_long_number(word: &[char]) -> bool {
    word.len() >= LONG_NUMBER && word[0].is_ascii_digit()
}

/// Writes every reading of a sign, as it is typed.
fn add_syllables(sign: char, grams: &mut String) {
    const FIRST: u32 = 0x4e00;
    /// Those of the most frequent signs, as pieces.
    static COMMON: LazyLock<Vec<String>> = LazyLock::new(|| ('\u{4e00}'..='\u{9fff}').map(syllables).collect());
    let common = u32::from(sign).checked_sub(FIRST).and_then(|place| COMMON.get(place as usize));
    match common {
        Some(pieces) => grams.push_str(pieces),
        None => grams.push_str(&syllables(sign)),
    }
}

fn syllables(sign: char) -> String {
    let readings: BTreeSet<String> =
        sign.to_pinyin_multi().into_iter().flatten().map(|reading| reading.plain().replace('ü', "v")).collect();
    readings.iter().map(|reading| format!(" s{reading}")).collect()
}

/// The letters by which a sign may be typed; none for one that has no pinyin. A sign of ASCII stands for itself.
#[derive(Clone, Copy)]
struct Initials {
    letters: [u8; MOST_INITIALS],
    count: u8,
}

/// 都 and the like have two, none of the signs in use has more than five.
const MOST_INITIALS: usize = 6;

impl Initials {
    fn of(sign: char) -> Self {
        const FIRST: u32 = 0x4e00;
        /// Those of the most frequent signs, which are looked at for every text that is put in.
        static COMMON: LazyLock<Vec<Initials>> = LazyLock::new(|| ('\u{4e00}'..='\u{9fff}').map(Initials::look_up).collect());
        let common = u32::from(sign).checked_sub(FIRST).and_then(|place| COMMON.get(place as usize));
        common.copied().unwrap_or_else(|| Self::look_up(sign))
    }

    fn look_up(sign: char) -> Self {
        let mut initials = Self { letters: [0; MOST_INITIALS], count: 0 };
        let readings = sign.to_pinyin_multi().into_iter().flatten();
        let first = readings.filter_map(|reading| reading.plain().bytes().next()).filter(u8::is_ascii);
        for letter in first.chain(u8::try_from(sign).ok().filter(u8::is_ascii)) {
            if !initials.letters().contains(&letter) && usize::from(initials.count) < MOST_INITIALS {
                initials.letters[usize::from(initials.count)] = letter;
                initials.count += 1;
            }
        }
        initials
    }

    fn letters(&self) -> &[u8] {
        &self.letters[..usize::from(self.count)]
    }
}

/// Writes the initials of signs that stand together, by threes with every reading, and the last two and one; empties them. A sign
/// that has no pinyin parts those beside it.
fn add_initials(units: &mut Vec<Initials>, grams: &mut String) {
    for run in units.split(|unit| unit.count == 0) {
        for (place, first) in run.iter().enumerate() {
            let (second, third) = (run.get(place + 1), run.get(place + 2));
            for one in first.letters() {
                let Some(second) = second else {
                    pinyin_gram(grams, &[*one]);
                    continue;
                };
                for two in second.letters() {
                    let Some(third) = third else {
                        pinyin_gram(grams, &[*one, *two]);
                        continue;
                    };
                    third.letters().iter().for_each(|three| pinyin_gram(grams, &[*one, *two, *three]));
                }
            }
        }
    }
    units.clear();
}

fn pinyin_gram(grams: &mut String, letters: &[u8]) {
    gram(grams, 'p', letters.iter().copied().map(char::from));
}

/// The syllables into which typed letters can be parted, way by way. The last may be unfinished.
fn partings(signs: &[char]) -> Vec<Vec<String>> {
    // How few and how many syllables the rest from each place can have.
    let mut rest: Vec<Option<(usize, usize)>> = vec![None; signs.len() + 1];
    rest[signs.len()] = Some((0, 0));
    for start in (0..signs.len()).rev() {
        for end in ends(signs, start) {
            let Some((few, many)) = rest[end] else { continue };
            let (fewest, most) = rest[start].unwrap_or((usize::MAX, 0));
            rest[start] = Some((fewest.min(few + 1), most.max(many + 1)));
        }
    }
    let mut found = Vec::new();
    let (fewest, most) = rest[0].unwrap_or((1, 0));
    for syllables in fewest..=most {
        part(signs, 0, syllables, &rest, &mut Vec::new(), &mut found);
    }
    found
}

fn part(
    signs: &[char],
    start: usize,
    left: usize,
    rest: &[Option<(usize, usize)>],
    parts: &mut Vec<String>,
    found: &mut Vec<Vec<String>>,
) {
    if start == signs.len() {
        found.push(parts.clone());
        return;
    }
    for end in ends(signs, start) {
        let fits = rest[end].is_some_and(|(few, many)| (few..=many).contains(&(left - 1)));
        if fits && found.len() < MOST_PARTINGS {
            parts.push(signs[start..end].iter().collect());
            part(signs, end, left - 1, rest, parts, found);
            parts.pop();
        }
    }
}

/// Where a syllable that begins here may end, the farthest first: a whole one, its first letter or two, a digit by itself, and
/// any beginning of one at the end of what is typed.
fn ends(signs: &[char], start: usize) -> impl Iterator<Item = usize> {
    (start + 1..=signs.len().min(start + LONGEST_SYLLABLE)).rev().filter(move |end| {
        let typed: String = signs[start..*end].iter().collect();
        let is_short = typed.len() == 1 || matches!(typed.as_str(), "zh" | "ch" | "sh");
        let known = SYLLABLES.range(typed.clone()..).next();
        known.is_some_and(|known| *known == typed || ((is_short || *end == signs.len()) && known.starts_with(&typed)))
            || (typed.len() == 1 && signs[start].is_ascii_digit())
    })
}

/// zhuang
const LONGEST_SYLLABLE: usize = 6;

/// Every syllable without tones, with v for ü.
static SYLLABLES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let signs = ('\u{4e00}'..='\u{9fff}').filter_map(|sign| sign.to_pinyin_multi());
    signs.flatten().map(|reading: Pinyin| reading.plain().replace('ü', "v")).collect()
});

fn push(grams: &mut String, class: char, signs: &[char]) {
    gram(grams, class, signs.iter().copied());
}

/// Writes a piece as one word: FTS5's tokenizer for ASCII takes every sign beyond ASCII as a letter.
fn gram(grams: &mut String, class: char, signs: impl Iterator<Item = char>) {
    if !grams.is_empty() {
        grams.push(' ');
    }
    grams.push(class);
    grams.extend(signs);
}

/// A piece as the index is asked for it; `begins`: for all that begin with it.
fn token(class: char, signs: impl IntoIterator<Item = char>, begins: bool) -> String {
    let mut piece = String::new();
    gram(&mut piece, class, signs.into_iter());
    format!("\"{piece}\"{}", if begins { " *" } else { "" })
}

fn all(tokens: impl Iterator<Item = String>) -> String {
    tokens.collect::<Vec<_>>().join(" AND ")
}

#[cfg(test)]
mod tests {
    use super::{Reading, add, expression, partings};

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn grams(text: &str) -> String {
        let mut grams = String::new();
        add(&chars(text), &mut grams);
        grams
    }

    fn sorted(text: &str) -> Vec<String> {
        let mut pieces: Vec<String> = grams(text).split(' ').map(str::to_owned).collect();
        pieces.sort();
        pieces
    }

    #[test]
    fn a_text_gives_its_pieces() {
        let readings = ["schong", "sqing", "stong", "szhong"];
        assert_eq!(sorted("重庆"), [&["h庆", "h重庆", "pcq", "pq", "ptq", "pzq"][..], &readings].concat());
        assert_eq!(sorted("3d汞"), ["h汞", "p3dg", "pdg", "pg", "sgong", "w3", "wd"]);
        assert_eq!(grams("甲―三"), "h甲 sjia pj h三 ssan ps");
        assert_eq!(grams("cn202110123456.x"), "wcn w202110123456 e654321011202 wx px");
    }

    #[test]
    fn what_is_typed_asks_for_pieces() {
        let ask = |text: &str| expression(&chars(text), Reading::Pinyin).unwrap_or_default();
        assert_eq!(ask("宏"), "(\"h宏\" *)");
        assert_eq!(ask("宏建泵"), "(\"h宏建\" AND \"h建泵\")");
        assert_eq!(ask("--"), "");
        assert!(ask("lzhj").contains("\"plzh\" AND \"pzhj\"") && ask("lzhj").contains("\"plzj\""));
        assert!(ask("lan").contains("(\"slan\" *)") && ask("l").contains("(\"pl\" *)"));
        assert!(ask("2021").contains("\"w2021\" *") && ask("2021").contains("\"e1202\" *"));
    }

    #[test]
    fn letters_are_parted_into_syllables_the_longest_first() {
        assert_eq!(partings(&chars("lanzhou"))[0], ["lan", "zhou"]);
        assert_eq!(partings(&chars("jingmijixie"))[0], ["jing", "mi", "ji", "xie"]);
        assert_eq!(partings(&chars("xian"))[..2], [vec!["xian"], vec!["xia", "n"]]);
        assert!(partings(&chars("iii")).is_empty());
        assert!(partings(&chars(&"zhuangshang".repeat(200))).len() <= super::MOST_PARTINGS);
    }
}
