//! The order in which lists show names: Latin letters and digits first, then Chinese characters by their pinyin.

use std::sync::LazyLock;

use domain::normal::comparable;
use pinyin::ToPinyin;

/// The block of characters that have a place by their pinyin.
const BLOCK: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';
/// Names that have so many signs in common stand in the order in which they were entered.
const MOST_SIGNS: usize = 24;

/// What a name is ordered by: two bytes a sign, so that indexes stay small. A character with several readings stands at its most
/// frequent one: 重庆 is among those that begin with zh. Indexes rest on it: another order needs a migration that builds them anew.
pub(crate) fn pinyin_order(name: &str) -> Vec<u8> {
    comparable(name).chars().take(MOST_SIGNS).flat_map(|sign| place(sign).to_be_bytes()).collect()
}

fn place(sign: char) -> u16 {
    /// The place of each character of the block.
    static PLACES: LazyLock<Vec<u16>> = LazyLock::new(|| {
        let mut signs: Vec<char> = BLOCK.collect();
        // Those without a reading come last.
        signs.sort_by_key(|sign| (sign.to_pinyin().is_none(), sign.to_pinyin().map(|pinyin| pinyin.plain()), *sign));
        let mut places = vec![0; signs.len()];
        for (place, sign) in (number(*BLOCK.start())..).zip(signs) {
            places[usize::from(number(sign) - number(*BLOCK.start()))] = place;
        }
        places
    });
    if BLOCK.contains(&sign) { PLACES[usize::from(number(sign) - number(*BLOCK.start()))] } else { number(sign) }
}

/// A sign's number in Unicode; those beyond the first plane, which are rare characters, come last.
fn number(sign: char) -> u16 {
    u16::try_from(u32::from(sign)).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::{BLOCK, pinyin_order, place};

    #[test]
    fn names_stand_by_their_pinyin() {
        let names = ["3D打印", "acme", "LED灯", "兰州宏建", "兰州泰和", "澜沧", "骐骥泵业", "西安", "张掖", "章丘", "𠮷祥"];
        assert!(names.is_sorted_by_key(|name| pinyin_order(name)));
        assert_eq!(pinyin_order("ＡＣＭＥ （兰州）"), pinyin_order("acme(兰州)"));
    }

    /// Desks hold indexes in this order.
    #[test]
    fn the_order_is_that_of_the_desks() {
        let places: Vec<u8> = BLOCK.flat_map(|sign| place(sign).to_be_bytes()).collect();
        let digest = hex::encode(Sha256::digest(places));
        expect_test::expect!["57fc0805e098b272b59fa95a764aed60ef0cf815ef1b25d169ff56ad4a7b5e70"].assert_eq(&digest);
    }
}
