//! Figures as they are printed: thousands separated by commas, rates in percent. Text in, text out; nothing is computed.

use domain::{Money, Rate, Share, scale::Exact};

/// `1234.50` as `1,234.50`.
pub(super) fn money(amount: Money) -> String {
    grouped(&amount.to_string())
}

/// An amount before rounding, all its decimals.
pub(super) fn exact(amount: Exact) -> String {
    grouped(&amount.to_string())
}

/// The change from one amount to another with its sign, `+1.00`; nothing where there is none.
pub(super) fn change(before: Money, after: Money) -> Option<String> {
    let change = after.checked_sub(before).ok()?;
    let sign = if change.is_positive() { "+" } else { "" };
    (!change.is_zero()).then(|| format!("{sign}{}", money(change)))
}

/// A rate in percent, `3.5%`.
pub(super) fn rate(rate: Rate) -> String {
    let decimals = format!("{:04}", rate.ppm() % 10_000);
    match decimals.trim_end_matches('0') {
        "" => format!("{}%", rate.ppm() / 10_000),
        decimals => format!("{}.{decimals}%", rate.ppm() / 10_000),
    }
}

/// A share: `60%`, or `1/3`.
pub(super) fn share(share: Share) -> String {
    match share {
        Share::Percent(_) => format!("{share}%"),
        Share::Fraction(..) => share.to_string(),
    }
}

fn grouped(plain: &str) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::from(sign);
    for (index, digit) in whole.char_indices() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push('.');
        out.push_str(decimals);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_as_a_bookkeeper_writes_them() {
        let money = |text: &str| super::money(Money::parse(text).unwrap());
        assert_eq!(["0.00", "999.99", "1000.00", "-1234567.89"].map(money), ["0.00", "999.99", "1,000.00", "-1,234,567.89"]);
        let rate = |text: &str| super::rate(Rate::parse(text).unwrap());
        assert_eq!(["0", "0.05", "0.035", "0.000001", "1"].map(rate), ["0%", "5%", "3.5%", "0.0001%", "100%"]);
        let share = |text: &str| super::share(Share::parse(text).unwrap());
        assert_eq!(["60", "42.75", "1/3"].map(share), ["60%", "42.75%", "1/3"]);
    }
}
