//! Amounts as lists write them: a number with a unit in the cell or in the heading, exact from first to last.

use domain::{
    Money,
    normal::{self, half_width},
    typed,
};
use rust_decimal::Decimal;

use crate::{cell::Cell, fault::CellFault, mapping::AmountUnit};

/// An amount, and whether its cell states a unit other than its column's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Amount {
    pub money: Money,
    pub unit_differs: bool,
}

/// Words for amounts that are to be agreed: the same as an empty cell.
const OPEN: [&str; 10] = ["面议", "面谈", "待定", "待议", "议价", "协商", "另议", "电议", "negotiable", "tbd"];

/// Units by their words, longer ones before those that they end with.
const UNITS: [(&str, AmountUnit); 15] = [
    ("亿元", AmountUnit::Yi),
    ("亿", AmountUnit::Yi),
    ("百万元", AmountUnit::Million),
    ("百万", AmountUnit::Million),
    ("万元整", AmountUnit::Wan),
    ("万元", AmountUnit::Wan),
    ("万", AmountUnit::Wan),
    ("千元", AmountUnit::Thousand),
    ("元整", AmountUnit::Yuan),
    ("元人民币", AmountUnit::Yuan),
    ("元", AmountUnit::Yuan),
    ("圆", AmountUnit::Yuan),
    ("yuan", AmountUnit::Yuan),
    ("rmb", AmountUnit::Yuan),
    ("cny", AmountUnit::Yuan),
];

const FOREIGN: [&str; 14] = ["$", "€", "£", "美元", "欧元", "英镑", "日元", "港元", "港币", "美金", "usd", "eur", "gbp", "hkd"];

/// How many fen one of it is.
fn fen(unit: AmountUnit) -> i128 {
    match unit {
        AmountUnit::Yuan => 100,
        AmountUnit::Thousand => 100_000,
        AmountUnit::Wan => 1_000_000,
        AmountUnit::Million => 100_000_000,
        AmountUnit::Yi => 10_000_000_000,
    }
}

/// The unit that a heading or a line such as 单位：万元 states.
pub(crate) fn unit_in_heading(text: &str) -> Option<AmountUnit> {
    let text = half_width(text).to_lowercase();
    // 元 alone also ends 单元 and begins 元素, so that it needs a bracket, a colon or a slash before it.
    let words = [
        ("亿", AmountUnit::Yi),
        ("百万", AmountUnit::Million),
        ("万", AmountUnit::Wan),
        ("千元", AmountUnit::Thousand),
        ("(元", AmountUnit::Yuan),
        (":元", AmountUnit::Yuan),
        ("/元", AmountUnit::Yuan),
        ("人民币", AmountUnit::Yuan),
        ("rmb", AmountUnit::Yuan),
        ("cny", AmountUnit::Yuan),
        ("yuan", AmountUnit::Yuan),
    ];
    words.into_iter().find(|(word, _)| text.contains(word)).map(|(_, unit)| unit)
}

/// Does the cell hold a number without a unit, which only the heading can give?
pub(crate) fn is_bare(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) => true,
        Cell::Text(text) => split(text).is_ok_and(|parts| parts.is_some_and(|(_, unit)| unit.is_none())),
        Cell::Empty | Cell::Date(_) | Cell::Bool(_) | Cell::Error(_) => false,
    }
}

/// Reads a cell whose column has this unit; `None` is an amount that is to be agreed.
pub(crate) fn read(cell: &Cell, column_unit: Option<AmountUnit>) -> Result<Option<Amount>, CellFault> {
    let shown = cell.to_string();
    let Some((number, stated)) = (match cell {
        Cell::Number(text) => Some((decimal(text).ok_or(CellFault::AmountUnreadable(shown.clone()))?, None)),
        Cell::Text(text) => split(text)?,
        Cell::Empty => None,
        Cell::Date(_) | Cell::Bool(_) | Cell::Error(_) => return Err(CellFault::AmountUnreadable(shown)),
    }) else {
        return Ok(None);
    };
    let Some(unit) = stated.or(column_unit) else { return Err(CellFault::AmountUnitMissing(shown)) };
    // A decimal number would round a product that has more digits than it holds, so whole numbers are multiplied.
    let parts = number.mantissa().checked_mul(fen(unit)).ok_or_else(|| CellFault::AmountRange(shown.clone()))?;
    let parts_in_a_fen = 10i128.pow(number.scale());
    if parts % parts_in_a_fen != 0 {
        return Err(CellFault::AmountDecimals(shown));
    }
    let money = Money::from_wide(parts / parts_in_a_fen).ok().filter(|money| !money.is_negative());
    let money = money.ok_or(CellFault::AmountRange(shown))?;
    let unit_differs = matches!((stated, column_unit), (Some(cell), Some(column)) if cell != column);
    Ok(Some(Amount { money, unit_differs }))
}

/// The number and the unit of a text; `None` where the amount is to be agreed.
fn split(text: &str) -> Result<Option<(Decimal, Option<AmountUnit>)>, CellFault> {
    let plain = half_width(normal::trimmed(text)).to_lowercase();
    if OPEN.contains(&plain.as_str()) {
        return Ok(None);
    }
    if FOREIGN.iter().any(|sign| plain.contains(sign)) {
        return Err(CellFault::AmountCurrency(text.trim().to_owned()));
    }
    let marks = ["人民币", "rmb", "cny", "¥", "￥"];
    let marked = marks.iter().find_map(|mark| plain.strip_prefix(mark));
    let rest = marked.unwrap_or(&plain).trim_start_matches([':', '¥', '￥', ' ']);
    // ¥500,000.00 is in yuan whatever the heading says.
    let own_unit = marked.map(|_| AmountUnit::Yuan);
    let (number, unit) = UNITS
        .iter()
        .find_map(|(word, unit)| rest.strip_suffix(word).map(|number| (number, Some(*unit))))
        .unwrap_or((rest, own_unit));
    let number = decimal(number.trim_end()).ok_or_else(|| CellFault::AmountUnreadable(text.trim().to_owned()))?;
    Ok(Some((number, unit)))
}

/// A plain decimal number; commas or spaces stand between groups of three digits or nowhere.
fn decimal(text: &str) -> Option<Decimal> {
    let text = typed::ungrouped(text)?;
    let digits = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let plain = all_digits(whole) && all_digits(fraction);
    plain.then(|| Decimal::from_str_exact(&text).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, unit: Option<AmountUnit>, expected: &str) {
        let amount = read(&Cell::Text(text.to_owned()), unit).unwrap().unwrap();
        assert_eq!(amount.money.to_string(), expected, "{text}");
    }

    #[test]
    fn an_amount_is_read_with_its_unit() {
        check("１２．５万", None, "125000.00");
        check("3,000元", None, "3000.00");
        check("1.2亿", None, "120000000.00");
        check("¥1,234.56", Some(AmountUnit::Yuan), "1234.56");
        check("人民币 80 万元整", None, "800000.00");
        check("12.345678", Some(AmountUnit::Wan), "123456.78");
        check("5百万", None, "5000000.00");
        check("0", Some(AmountUnit::Yuan), "0.00");
        let amount = read(&Cell::Text("3000元".to_owned()), Some(AmountUnit::Wan)).unwrap().unwrap();
        assert_eq!((amount.money.to_string().as_str(), amount.unit_differs), ("3000.00", true));
        let marked = read(&Cell::Text("¥500,000.00".to_owned()), Some(AmountUnit::Wan)).unwrap().unwrap();
        assert_eq!((marked.money.to_string().as_str(), marked.unit_differs), ("500000.00", true));
        let number = read(&Cell::from_number(0.1 + 0.2), Some(AmountUnit::Wan)).unwrap().unwrap();
        assert_eq!(number.money.to_string(), "3000.00");
    }

    #[test]
    fn what_is_no_exact_amount_is_refused() {
        let fault = |text: &str, unit| read(&Cell::Text(text.to_owned()), unit).unwrap_err();
        let yuan = Some(AmountUnit::Yuan);
        assert_eq!(fault("1.005", yuan), CellFault::AmountDecimals("1.005".to_owned()));
        let beyond = "1.0000000000000000000000000001";
        assert_eq!(fault(beyond, yuan), CellFault::AmountDecimals(beyond.to_owned()));
        let lowest = "-92233720368547758.08"; // the lowest number of 64 bits, in fen
        assert_eq!(fault(lowest, yuan), CellFault::AmountRange(lowest.to_owned()));
        assert_eq!(fault("1.2345678万", None), CellFault::AmountDecimals("1.2345678万".to_owned()));
        assert_eq!(fault("-5", yuan), CellFault::AmountRange("-5".to_owned()));
        assert_eq!(fault("99999999999999亿", None), CellFault::AmountRange("99999999999999亿".to_owned()));
        assert_eq!(fault("$500", yuan), CellFault::AmountCurrency("$500".to_owned()));
        assert_eq!(fault("500", None), CellFault::AmountUnitMissing("500".to_owned()));
        for text in ["10-20万", "约5万", "1,2", "1.2E+06", "1亿2000万", "元", "五万", "1,0000", "1，5万", "100\t200\t300", "1 2"]
        {
            assert_eq!(fault(text, yuan), CellFault::AmountUnreadable(text.to_owned()), "{text}");
        }
        assert_eq!(read(&Cell::Text("面议".to_owned()), yuan), Ok(None));
    }

    #[test]
    fn a_heading_states_its_unit() {
        for (heading, unit) in [
            ("转让价格（万元）", Some(AmountUnit::Wan)),
            ("金额/元", Some(AmountUnit::Yuan)),
            ("单位：亿元", Some(AmountUnit::Yi)),
            ("Asking amount (yuan)", Some(AmountUnit::Yuan)),
            ("价格", None),
            ("单元", None),
        ] {
            assert_eq!(unit_in_heading(heading), unit, "{heading}");
        }
    }
}
