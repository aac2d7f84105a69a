//! Text as no well-meaning person writes it: what is well formed, bent sign by sign; numbers at the ends of every range;
//! and signs of every width. Shared by the tests of all that read text.

use proptest::{prelude::*, sample::Index};

/// Signs that readers trip over: two, three and four bytes wide, growing when their case changes, invisible, combining,
/// digits that are not ASCII, full-width forms, and the separators of all readers.
#[rustfmt::skip]
const SIGNS: [&str; 64] = [
    "é", "ß", "İ", "ŉ", "示", "㈱", "Ⅷ", "²", "٣", "９", "Ａ", "％", "，", "．", "－", "￥", "¥", "（", "）", "：", "；", "、",
    "😀", "\u{20000}", "\u{301}", "\u{200b}", "\u{feff}", "\u{3000}", "\u{a0}", "\u{fffd}", "\u{e5e5}", "\0", "\u{7f}",
    "\n", "\r\n", "\t", " ", "\"", "'", "=", "+", "-", ".", ",", "/", ":", "%", "(", ")", "0", "9", "E+", "X", "T",
    "万", "亿", "元", "年", "月", "日", "周", "下", "后", "号",
];

/// The numbers at which a type or a range ends.
const ENDS: [i128; 12] = [
    0,
    100,
    9_999,
    1_000_000,
    i32::MAX as i128,
    u32::MAX as i128,
    999_999_999_999_999,
    1 << 63,
    1 << 64,
    1 << 96,
    i128::MAX / 10_000_000_000,
    i128::MAX - 1,
];

/// One change to a text.
#[derive(Clone, Debug)]
enum Bend {
    Insert(&'static str),
    /// The sign takes the place of as many bytes as it has, so that a length that was right stays right.
    Cover(&'static str),
    Remove,
    Cut,
    Double,
}

impl Bend {
    fn apply(&self, text: &str, at: Index) -> String {
        let signs: Vec<char> = text.chars().collect();
        let at = at.index(signs.len() + 1);
        let (before, after): (String, String) = (signs[..at].iter().collect(), signs[at..].iter().collect());
        match self {
            Self::Insert(sign) => before + sign + &after,
            Self::Cover(sign) => {
                let mut covered = 0;
                let rest = after.chars().skip_while(|it| {
                    covered += it.len_utf8();
                    covered <= sign.len()
                });
                before + sign + &rest.collect::<String>()
            }
            Self::Remove => before + &after.chars().skip(1).collect::<String>(),
            Self::Cut => before,
            Self::Double => format!("{before}{after}{after}"),
        }
    }
}

fn bends() -> impl Strategy<Value = Vec<(Bend, Index)>> {
    let sign = || prop::sample::select(SIGNS.to_vec());
    let bend = prop_oneof![
        3 => sign().prop_map(Bend::Insert),
        4 => sign().prop_map(Bend::Cover),
        1 => Just(Bend::Remove),
        1 => Just(Bend::Cut),
        1 => Just(Bend::Double),
    ];
    prop::collection::vec((bend, any::<Index>()), 0..4)
}

/// A number at or beside the end of a range, its point anywhere.
pub fn number() -> impl Strategy<Value = String> {
    let decimals = prop_oneof![Just(2), 0usize..30];
    (prop::sample::select(ENDS.to_vec()), -1i128..=1, any::<bool>(), decimals).prop_map(|(end, beside, negative, decimals)| {
        let digits = format!("{:0>width$}", (end + beside).unsigned_abs(), width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        format!("{}{whole}{}{fraction}", if negative { "-" } else { "" }, if decimals > 0 { "." } else { "" })
    })
}

/// A well-formed text bent in up to three places, a number at the end of a range, signs in a row, or anything.
pub fn text(formed: &[&'static str]) -> impl Strategy<Value = String> + use<> {
    let bent = (prop::sample::select(formed.to_vec()), bends())
        .prop_map(|(text, bends)| bends.iter().fold(text.to_owned(), |text, (bend, at)| bend.apply(&text, *at)));
    let counted = (number(), prop::sample::select(vec!["", "万", "亿", "元", "%", "d", "周", "年"]));
    prop_oneof![
        6 => bent,
        2 => counted.prop_map(|(number, unit)| number + unit),
        1 => prop::collection::vec(prop::sample::select(SIGNS.to_vec()), 0..24).prop_map(|signs| signs.concat()),
        1 => any::<String>(),
    ]
}
