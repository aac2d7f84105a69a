//! Amounts in Chinese capitals (大写), as documents write them after 人民币 so that no figure can be altered.

use crate::Money;

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// The amount in capitals, without 人民币 before it: `1680.32` is 壹仟陆佰捌拾元零叁角贰分.
pub fn capitals(amount: Money) -> String {
    let total_fen = amount.fen().unsigned_abs();
    let (yuan, jiao, fen) = (total_fen / 100, digit(total_fen / 10), digit(total_fen));
    let mut text = String::new();
    if amount.is_negative() {
        text.push('负');
    }
    if yuan > 0 {
        write_yuan(&mut text, yuan);
    }
    match (jiao, fen) {
        (0, 0) if yuan == 0 => text.push_str("零元整"),
        (0, 0) => text.push('整'),
        (0, fen) => {
            if yuan > 0 {
                text.push('零');
            }
            text.extend([DIGITS[fen], '分']);
        }
        (jiao, fen) => {
            if yuan > 0 && yuan.is_multiple_of(10) {
                text.push('零');
            }
            text.extend([DIGITS[jiao], '角']);
            match fen {
                0 => text.push('整'),
                _ => text.extend([DIGITS[fen], '分']),
            }
        }
    }
    text
}

/// The last decimal digit.
fn digit(number: u64) -> usize {
    usize::try_from(number % 10).expect("a digit")
}

/// Whole yuan above zero, in groups of four digits: 万 and 亿 close a group, one 零 stands for zeros inside the number.
fn write_yuan(text: &mut String, yuan: u64) {
    let mut zero_pending = false;
    let mut is_first = true;
    for place in (0..=12).rev() {
        let digit = digit(yuan / 10u64.pow(place));
        if digit == 0 {
            zero_pending = !is_first;
        } else {
            if zero_pending {
                text.push('零');
            }
            text.push(DIGITS[digit]);
            text.push_str(["", "拾", "佰", "仟"][place as usize % 4]);
            (zero_pending, is_first) = (false, false);
        }
        let group = yuan / 10u64.pow(place) % 10_000;
        // The 万 of 万亿 is closed by a 亿 even where no 亿 of their own follow.
        let closes = place % 4 == 0 && (group > 0 || (place == 8 && yuan >= 10u64.pow(8)));
        if closes {
            text.push_str(["元", "万", "亿", "万"][place as usize / 4]);
            zero_pending &= group == 0;
        }
    }
    if !text.ends_with('元') {
        text.push('元');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_amounts_have_their_groups() {
        let capitals = |text: &str| capitals(Money::parse(text).unwrap());
        assert_eq!(capitals("1000000000000.00"), "壹万亿元整");
        assert_eq!(capitals("1000067890000.00"), "壹万亿零陆仟柒佰捌拾玖万元整");
        assert_eq!(capitals("1050000000000.00"), "壹万零伍佰亿元整");
        assert_eq!(capitals("9999999999999.99"), "玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分");
        assert_eq!(capitals("100005000.00"), "壹亿零伍仟元整");
        assert_eq!(capitals("10.50"), "壹拾元零伍角整");
        assert_eq!(capitals("-0.01"), "负壹分");
    }
}
