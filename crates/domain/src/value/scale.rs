//! A commission scale: bands of a base, each with its rate, read slice by slice (超额累进) or as a whole (全额累进).
//! It owns S(x), what a base earns, and the slices that explain it. It knows nothing of receipts, caps or payees.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::money::{Money, PPM, Rate, Rounding};

/// How the bands of a scale are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// 超额累进: every slice of the base is charged at its own band's rate.
    Marginal,
    /// 全额累进: the whole base is charged at the rate of its band, never less than a smaller base would earn.
    Whole,
}

/// One band: from where the band before ended up to and including `up_to` yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The last amount that lies in the band; `None` in the last band, and only there.
    pub up_to: Option<Money>,
    /// The fraction that the band charges.
    pub rate: Rate,
}

/// A valid scale: ends above zero that rise strictly, the last band open.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "ScaleForm")]
pub struct Scale {
    method: Method,
    bands: Vec<Band>,
}

/// Why bands make no scale; the number is the index of the band at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleError {
    /// There is no band.
    NoBands,
    /// The last band has an end, so a large base would lie in none.
    ClosedAtTheTop(usize),
    /// A band before the last has no end.
    OpenTooEarly(usize),
    /// An end is not above zero, or not above the end before.
    NotRising(usize),
}

/// The wire form of a scale before its bands are checked.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Scale")]
struct ScaleForm {
    method: Method,
    bands: Vec<Band>,
}

/// S(x) with what a pocket calculator needs: `amount` is the sum of the slices times `factor`, rounded once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Earned {
    /// x, the base that the scale was applied to.
    pub base: Money,
    /// What each band charges; a whole scale has one slice, and none at a base of zero.
    pub slices: Vec<Slice>,
    /// Multiplies the exact sum of the slices.
    pub factor: Rate,
    /// S(x).
    pub amount: Money,
}

/// A stretch of the base charged at one rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Slice {
    /// Index of the band in its scale.
    pub band: usize,
    /// Where the slice begins.
    pub from: Money,
    /// Where it ends. In a whole scale an end below the base says that this smaller base earns the most.
    pub to: Money,
    /// The band's rate.
    pub rate: Rate,
    /// (to − from) × rate, not rounded.
    pub amount: Exact,
}

/// An unrounded amount in hundred-millionths of a yuan, fen × parts per million; written as a decimal, `"12.345"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(i128);

impl Scale {
    /// A scale of these bands, in order.
    pub fn new(method: Method, bands: Vec<Band>) -> Result<Self, ScaleError> {
        let last = bands.len().checked_sub(1).ok_or(ScaleError::NoBands)?;
        let mut floor = Money::ZERO;
        for (index, band) in bands.iter().enumerate() {
            match band.up_to {
                Some(_) if index == last => return Err(ScaleError::ClosedAtTheTop(index)),
                None if index < last => return Err(ScaleError::OpenTooEarly(index)),
                Some(end) if end <= floor => return Err(ScaleError::NotRising(index)),
                Some(end) => floor = end,
                None => {}
            }
        }
        Ok(Self { method, bands })
    }

    /// How its bands are read.
    pub const fn method(&self) -> Method {
        self.method
    }

    /// Its bands in rising order.
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// S(x) of a base not below zero, with its slices: exact, times `factor`, rounded once.
    pub fn earned(&self, base: Money, factor: Rate, rounding: Rounding) -> Earned {
        let slices = match self.method {
            Method::Marginal => self.slices_below(base),
            Method::Whole => self.best_whole(base).into_iter().collect(),
        };
        let sum: i128 = slices.iter().map(|slice| slice.amount.0).sum();
        let amount = Money::from_wide(rounding.divide(sum * i128::from(factor.ppm()), PPM * PPM))
            .expect("rates and factor are at most 1, so no more is earned than the base");
        Earned { base, slices, factor, amount }
    }

    /// Every band's stretch below the base.
    fn slices_below(&self, base: Money) -> Vec<Slice> {
        let mut from = Money::ZERO;
        let mut slices = Vec::new();
        for (band, Band { up_to, rate }) in self.bands.iter().enumerate() {
            let to = up_to.map_or(base, |end| end.min(base));
            if to <= from {
                break;
            }
            slices.push(Slice { band, from, to, rate: *rate, amount: Exact::product(from, to, *rate) });
            from = to;
        }
        slices
    }

    /// The base or the smaller band end that earns the most as a whole, the base itself among equals.
    fn best_whole(&self, base: Money) -> Option<Slice> {
        let own = self.bands.iter().position(|band| band.up_to.is_none_or(|end| base <= end)).expect("the last band is open");
        let whole = |(band, Band { up_to, rate }): (usize, &Band)| {
            let to = up_to.map_or(base, |end| end.min(base));
            Slice { band, from: Money::ZERO, to, rate: *rate, amount: Exact::product(Money::ZERO, to, *rate) }
        };
        self.bands[..=own].iter().enumerate().map(whole).max_by_key(|slice| slice.amount).filter(|_| base.is_positive())
    }
}

impl Earned {
    /// The exact sum of the slices times the factor, in fen × 10¹².
    pub(crate) fn exact(&self) -> i128 {
        self.slices.iter().map(|slice| slice.amount.0).sum::<i128>() * i128::from(self.factor.ppm())
    }
}

impl Exact {
    const PLACES: usize = 8;

    fn product(from: Money, to: Money, rate: Rate) -> Self {
        Self((i128::from(to.fen()) - i128::from(from.fen())) * i128::from(rate.ppm()))
    }

    /// Reads the text form: digits, and at most eight decimals.
    fn parse(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 13 || decimals.len() > Self::PLACES || !digits(whole) || !digits(decimals) {
            return None;
        }
        format!("{whole}{decimals:0<width$}", width = Self::PLACES).parse().ok().map(Self)
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = 10i128.pow(8);
        let decimals = format!("{:0width$}", self.0 % unit, width = Self::PLACES);
        // At least two decimals, so that it reads as an amount.
        let cut = decimals.trim_end_matches('0').len().max(2);
        write!(out, "{}.{}", self.0 / unit, &decimals[..cut])
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("not an exact amount"))
    }
}

impl JsonSchema for Exact {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Exact".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "pattern": r"^\d{1,13}\.\d{2,8}$", "description": "an amount in yuan before rounding"
        })
    }
}

impl TryFrom<ScaleForm> for Scale {
    type Error = ScaleError;

    fn try_from(form: ScaleForm) -> Result<Self, ScaleError> {
        Self::new(form.method, form.bands)
    }
}

impl fmt::Display for ScaleError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NoBands => "a scale needs at least one band",
            Self::ClosedAtTheTop(_) => "the last band must be open, its up_to null",
            Self::OpenTooEarly(_) => "only the last band may be open",
            Self::NotRising(_) => "the ends of the bands must be above zero and rise",
        })
    }
}

impl std::error::Error for ScaleError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str) -> Money {
        Money::parse(text).unwrap()
    }

    fn scale(method: Method, bands: &[(&str, &str)]) -> Result<Scale, ScaleError> {
        let band = |(end, rate): &(&str, &str)| Band { up_to: Money::parse(end).ok(), rate: Rate::parse(rate).unwrap() };
        Scale::new(method, bands.iter().map(band).collect())
    }

    fn earned(scale: &Scale, base: &str, factor: &str) -> String {
        scale.earned(money(base), Rate::parse(factor).unwrap(), Rounding::HalfAwayFromZero).amount.to_string()
    }

    #[test]
    fn a_marginal_scale_charges_slice_by_slice() {
        let lehman = scale(Method::Marginal, &[("1000000.00", "0.05"), ("2000000.00", "0.04"), ("", "0.03")]).unwrap();
        assert_eq!(earned(&lehman, "0.00", "1"), "0.00");
        assert_eq!(earned(&lehman, "1000000.00", "1"), "50000.00");
        assert_eq!(earned(&lehman, "2500000.00", "1"), "105000.00");
        assert_eq!(earned(&lehman, "2500000.00", "0.5"), "52500.00");
        assert_eq!(earned(&lehman, "0.10", "1"), "0.01", "half a fen goes away from zero");
        let slices = lehman.earned(money("1000000.01"), Rate::ONE, Rounding::HalfAwayFromZero).slices;
        assert_eq!(slices.iter().map(|slice| slice.amount.to_string()).collect::<Vec<_>>(), ["50000.00", "0.0004"]);
    }

    #[test]
    fn a_whole_scale_never_falls() {
        let falling = scale(Method::Whole, &[("1000000.00", "0.05"), ("", "0.03")]).unwrap();
        assert_eq!(earned(&falling, "1000000.00", "1"), "50000.00");
        assert_eq!(earned(&falling, "1000000.01", "1"), "50000.00");
        assert_eq!(earned(&falling, "2000000.00", "1"), "60000.00");
        assert_eq!(earned(&falling, "0.00", "1"), "0.00");
    }

    #[test]
    fn bands_must_make_a_scale() {
        let refused = |bands: &[(&str, &str)]| scale(Method::Marginal, bands).unwrap_err();
        assert_eq!(refused(&[]), ScaleError::NoBands);
        assert_eq!(refused(&[("1.00", "0.1")]), ScaleError::ClosedAtTheTop(0));
        assert_eq!(refused(&[("", "0.1"), ("", "0.1")]), ScaleError::OpenTooEarly(0));
        assert_eq!(refused(&[("0.00", "0.1"), ("", "0.1")]), ScaleError::NotRising(0));
        assert_eq!(refused(&[("2.00", "0.1"), ("2.00", "0.1"), ("", "0.1")]), ScaleError::NotRising(1));
    }

    #[test]
    fn the_wire_form_is_checked() {
        let text = r#"{"method":"marginal","bands":[{"up_to":"1.00","rate":"0.05"},{"up_to":null,"rate":"0.03"}]}"#;
        let scale: Scale = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&scale).unwrap(), text);
        assert!(serde_json::from_str::<Scale>(r#"{"method":"whole","bands":[]}"#).is_err());
    }

    #[test]
    fn an_exact_amount_reads_what_it_writes() {
        for text in ["0.00", "12.345", "9999999999999.99", "0.00000001"] {
            assert_eq!(Exact::parse(text).unwrap().to_string(), text);
        }
        assert!(["", ".5", "-1.00", "1.000000001"].iter().all(|text| Exact::parse(text).is_none()));
    }
}
