//! Exact amounts, rates and shares, and the one home of rounding.
//! Nothing here is a binary float, and nothing overflows in silence.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The largest absolute amount that is accepted anywhere: 9,999,999,999,999.99 yuan, in fen.
pub const MAX_FEN: i64 = 999_999_999_999_999;

/// Parts of a whole: one million. Rates and factors are whole numbers of these parts.
pub const PPM: i128 = 1_000_000;

/// An exact amount of yuan, in fen. Its text form is `-?(0|[1-9]\d*)\.\d\d`, never `-0.00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

/// Why a number is no amount, rate or share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyError {
    /// The text is not of the form that the type has.
    Form,
    /// The value lies outside the range of its type.
    OutOfRange,
}

/// How a fraction of a fen becomes whole fen. The name stands at every call that rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// 四舍五入: to the nearest fen, halves away from zero.
    HalfAwayFromZero,
    /// 不低于 ("at least"): towards positive infinity.
    Up,
    /// 不超过 ("at most"): towards negative infinity.
    Down,
}

impl Rounding {
    /// The whole number that stands for `numerator / denominator`; the denominator must be above zero.
    pub fn divide(self, numerator: i128, denominator: i128) -> i128 {
        assert!(denominator > 0, "a rounding divides by a positive number");
        match self {
            Self::Down => numerator.div_euclid(denominator),
            Self::Up => -(-numerator).div_euclid(denominator),
            Self::HalfAwayFromZero => {
                let (quotient, rest) = (numerator / denominator, numerator % denominator);
                if rest.abs() * 2 >= denominator { quotient + rest.signum() } else { quotient }
            }
        }
    }
}

impl Money {
    /// Nothing, 0.00.
    pub const ZERO: Self = Self(0);

    /// How many whole per cent of another amount this is, rounded down; nothing where either has no such meaning.
    pub fn percent_of(self, whole: Self) -> Option<u32> {
        (whole.0 > 0 && self.0 >= 0).then(|| u32::try_from(i128::from(self.0) * 100 / i128::from(whole.0)).ok()).flatten()
    }

    /// An amount of so many fen; out of range beyond [`MAX_FEN`].
    pub fn from_fen(fen: i64) -> Result<Self, MoneyError> {
        Self::from_wide(i128::from(fen))
    }

    /// An amount from the exact product of a computation, already rounded to fen.
    pub fn from_wide(fen: i128) -> Result<Self, MoneyError> {
        i64::try_from(fen).ok().filter(|fen| (-MAX_FEN..=MAX_FEN).contains(fen)).map(Self).ok_or(MoneyError::OutOfRange)
    }

    /// The amount in fen.
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// Reads the text form and nothing else: ASCII digits, two decimals, no separators.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let negative = digits.len() != text.len();
        let (yuan, fen) = digits.split_once('.').ok_or(MoneyError::Form)?;
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !all_digits(yuan) || !all_digits(fen) || fen.len() != 2 || (yuan.len() > 1 && yuan.starts_with('0')) {
            return Err(MoneyError::Form);
        }
        if yuan.len() > 13 {
            return Err(MoneyError::OutOfRange);
        }
        let value: i64 = format!("{yuan}{fen}").parse().map_err(|_| MoneyError::OutOfRange)?;
        if negative && value == 0 {
            return Err(MoneyError::Form);
        }
        Self::from_fen(if negative { -value } else { value })
    }

    /// Is it 0.00?
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Is it below 0.00?
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Is it above 0.00?
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// The sum, or `OutOfRange`.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        Self::from_wide(i128::from(self.0) + i128::from(other.0))
    }

    /// The difference, or `OutOfRange`.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        Self::from_wide(i128::from(self.0) - i128::from(other.0))
    }

    /// The same amount with the other sign.
    pub const fn negated(self) -> Self {
        Self(-self.0)
    }

    /// The sum of many, or `OutOfRange` at the first partial sum that leaves the range.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, MoneyError> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// Splits the amount by weights, by largest remainder: every weight gets its exact share of the absolute amount cut
    /// down to the fen, the fen left over go one each to the largest cut-off remainders, equal ones to the earlier, and
    /// the sign is put back. The parts always add up to the amount. At least one weight, none negative, their sum above 0.
    pub fn allocate(self, weights: &[i128]) -> Vec<Self> {
        let whole: i128 = weights.iter().sum();
        assert!(whole > 0 && weights.iter().all(|weight| *weight >= 0), "weights are not negative and not all zero");
        let amount = i128::from(self.0.abs());
        let mut parts: Vec<i128> = weights.iter().map(|weight| amount * weight / whole).collect();
        let left = usize::try_from(amount - parts.iter().sum::<i128>()).expect("less than one fen a weight is left over");
        let mut order: Vec<usize> = (0..weights.len()).collect();
        order.sort_by_key(|&index| (std::cmp::Reverse(amount * weights[index] % whole), index));
        for &index in order.iter().take(left) {
            parts[index] += 1;
        }
        let sign = i128::from(self.0.signum());
        parts.into_iter().map(|part| Self(i64::try_from(part * sign).expect("a part is no larger than the whole"))).collect()
    }
}

impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(out, "{sign}{}.{:02}", self.0.abs() / 100, self.0.abs() % 100)
    }
}

/// A fraction from 0 to 1 in parts per million; also a clause's factor. Its text form is `[01](\.\d{1,6})?`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(u32);

impl Rate {
    /// Nothing, 0.
    pub const ZERO: Self = Self(0);
    /// The whole, 1.
    pub const ONE: Self = Self(1_000_000);

    /// A rate of so many parts per million; out of range above one million.
    pub fn from_ppm(ppm: u32) -> Result<Self, MoneyError> {
        if i128::from(ppm) <= PPM { Ok(Self(ppm)) } else { Err(MoneyError::OutOfRange) }
    }

    /// Parts per million.
    pub const fn ppm(self) -> u32 {
        self.0
    }

    /// Reads the text form: `"0.035"`.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        let (whole, fraction) = match text.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (text, None),
        };
        let decimals = fraction.unwrap_or("0");
        if !matches!(whole, "0" | "1") || !(1..=6).contains(&decimals.len()) || !decimals.bytes().all(|b| b.is_ascii_digit()) {
            return Err(MoneyError::Form);
        }
        let millionths: u32 = format!("{decimals:0<6}").parse().map_err(|_| MoneyError::Form)?;
        Self::from_ppm(if whole == "1" { 1_000_000 + millionths } else { millionths })
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal(out, u64::from(self.0), 6)
    }
}

/// A payee's part of a line, above 0: a percentage with up to four decimals (`"42.5"`) or a fraction of the whole (`"1/3"`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Share {
    /// In ten-thousandths of a percent, so that 100 % is one million.
    Percent(u32),
    /// Numerator and denominator, each from 1 to 9999.
    Fraction(u16, u16),
}

impl Share {
    /// Reads the text form; zero is no share.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        if let Some((numerator, denominator)) = text.split_once('/') {
            let term = |part: &str| {
                let plain = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()) && !part.starts_with('0');
                plain.then(|| part.parse().expect("up to four digits")).ok_or(MoneyError::Form)
            };
            return Ok(Self::Fraction(term(numerator)?, term(denominator)?));
        }
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(decimals) || decimals.len() > 4 || (whole.len() > 1 && whole.starts_with('0')) {
            return Err(MoneyError::Form);
        }
        if whole.len() > 3 {
            return Err(MoneyError::OutOfRange);
        }
        let ten_thousandths: u32 = format!("{whole}{decimals:0<4}").parse().map_err(|_| MoneyError::Form)?;
        if ten_thousandths == 0 { Err(MoneyError::OutOfRange) } else { Ok(Self::Percent(ten_thousandths)) }
    }

    /// Numerator and denominator of the exact fraction of the whole.
    pub fn ratio(self) -> (i128, i128) {
        match self {
            Self::Percent(ten_thousandths) => (i128::from(ten_thousandths), 1_000_000),
            Self::Fraction(numerator, denominator) => (i128::from(numerator), i128::from(denominator)),
        }
    }
}

/// Do the shares add up to exactly the whole?
pub fn add_up_to_whole(shares: &[Share]) -> bool {
    // Every step keeps a reduced fraction; shares have small denominators, and a sum that outgrows i128 is no whole.
    let sum = shares.iter().try_fold((0i128, 1i128), |(numerator, denominator), share| {
        let (n, d) = share.ratio();
        let top = numerator.checked_mul(d)?.checked_add(n.checked_mul(denominator)?)?;
        let bottom = denominator.checked_mul(d)?;
        let divisor = greatest_common_divisor(top, bottom);
        Some((top / divisor, bottom / divisor))
    });
    sum == Some((1, 1))
}

fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

impl fmt::Display for Share {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Percent(ten_thousandths) => decimal(out, u64::from(ten_thousandths), 4),
            Self::Fraction(numerator, denominator) => write!(out, "{numerator}/{denominator}"),
        }
    }
}

/// Writes `value / 10^places` without trailing zeros.
fn decimal(out: &mut fmt::Formatter<'_>, value: u64, places: u32) -> fmt::Result {
    let unit = 10u64.pow(places);
    let fraction = format!("{:0width$}", value % unit, width = places as usize);
    match fraction.trim_end_matches('0') {
        "" => write!(out, "{}", value / unit),
        digits => write!(out, "{}.{digits}", value / unit),
    }
}

// A text that is not of its form is refused with the type's code as the whole message, so that whoever reads a larger thing
// can say what is wrong by its code.
macro_rules! travels_as_text {
    ($type:ident, $code:literal, $says:literal, $pattern:literal) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
                Self::parse(&text).map_err(|_| de::Error::custom($code))
            }
        }
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern, "description": $says })
            }
        }
    };
}

travels_as_text!(Money, "money", "an amount in yuan with two decimals", r"^-?(0|[1-9]\d{0,12})\.\d\d$");
travels_as_text!(Rate, "rate", "a rate from 0 to 1 with up to six decimals", r"^[01](\.\d{1,6})?$");
travels_as_text!(
    Share,
    "shares",
    "a percentage or a fraction of the whole",
    r"^((0|[1-9]\d{0,2})(\.\d{1,4})?|[1-9]\d{0,3}/[1-9]\d{0,3})$"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_has_one_text_form() {
        for text in ["0.00", "1234.50", "-0.01", "9999999999999.99", "-9999999999999.99"] {
            assert_eq!(Money::parse(text).unwrap().to_string(), text);
        }
        for text in
            ["-0.00", "01.00", "1", "1.5", "1.234", "１.00", "1,000.00", "+1.00", ".50", "", " 1.00", "10000000000000.00", "-"]
        {
            assert!(Money::parse(text).is_err(), "{text}");
        }
        assert_eq!(Money::from_fen(i64::MIN), Err(MoneyError::OutOfRange));
    }

    #[test]
    fn a_rate_and_a_share_have_one_meaning() {
        assert_eq!(Rate::parse("0.035").unwrap().ppm(), 35_000);
        assert_eq!(Rate::parse("1").unwrap(), Rate::ONE);
        assert_eq!(Rate::parse("0.035000").unwrap().to_string(), "0.035");
        assert!(["1.000001", "2", "0.", ".5", "0.0000001", "-0.1", "00.1"].iter().all(|text| Rate::parse(text).is_err()));
        assert_eq!(Share::parse("42.75").unwrap().to_string(), "42.75");
        assert_eq!(Share::parse("1/3").unwrap().ratio(), (1, 3));
        assert!(
            ["0", "0.0000", "1/0", "0/1", "01", "5.", "5.00001", "1/10000", "-5", "1 /3"]
                .iter()
                .all(|t| Share::parse(t).is_err())
        );
    }

    #[test]
    fn rounding_goes_where_its_name_says() {
        let all = |n, d| [Rounding::HalfAwayFromZero, Rounding::Up, Rounding::Down].map(|rounding| rounding.divide(n, d));
        assert_eq!(all(5, 2), [3, 3, 2]);
        assert_eq!(all(-5, 2), [-3, -2, -3]);
        assert_eq!(all(7, 3), [2, 3, 2]);
        assert_eq!(all(6, 3), [2, 2, 2]);
    }

    #[test]
    fn a_split_keeps_every_fen() {
        let parts = |fen: i64, weights: &[i128]| Money(fen).allocate(weights).iter().map(|part| part.fen()).collect::<Vec<_>>();
        assert_eq!(parts(100_000, &[1, 1, 1]), [33_334, 33_333, 33_333]);
        assert_eq!(parts(-100_000, &[1, 1, 1]), [-33_334, -33_333, -33_333]);
        assert_eq!(parts(5_138_272, &[60, 25, 15]), [3_082_963, 1_284_568, 770_741]);
        assert_eq!(parts(0, &[1, 2]), [0, 0]);
    }
}
