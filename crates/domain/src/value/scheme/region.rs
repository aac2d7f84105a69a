//! Divisions as lists write them: `620100`, 甘肃省兰州市, 甘肃兰州, 兰州, 北京市东城区.

use std::{collections::HashMap, sync::LazyLock};

use super::{Scheme, Table, Unread};
use crate::normal::comparable;

/// Peoples whose names stand in those of autonomous divisions, and in their short names do not.
const PEOPLES: [&str; 56] = [
    "阿昌族",
    "白族",
    "保安族",
    "布朗族",
    "布依族",
    "朝鲜族",
    "达斡尔族",
    "傣族",
    "德昂族",
    "东乡族",
    "侗族",
    "独龙族",
    "鄂伦春族",
    "鄂温克族",
    "高山族",
    "各族",
    "哈尼族",
    "哈萨克族",
    "哈萨克",
    "赫哲族",
    "回族",
    "基诺族",
    "京族",
    "景颇族",
    "柯尔克孜",
    "拉祜族",
    "黎族",
    "傈僳族",
    "珞巴族",
    "满族",
    "毛南族",
    "门巴族",
    "蒙古族",
    "蒙古",
    "苗族",
    "仫佬族",
    "纳西族",
    "怒族",
    "普米族",
    "羌族",
    "撒拉族",
    "畲族",
    "水族",
    "塔吉克",
    "土家族",
    "土族",
    "佤族",
    "维吾尔",
    "锡伯",
    "瑶族",
    "彝族",
    "裕固族",
    "藏族",
    "仡佬族",
    "壮族",
    "俄罗斯族",
];

/// How many pairs of digits of a code say something: 1 a province, 2 a city, 3 a county.
pub(super) fn level(code: &str) -> usize {
    match code {
        _ if code.ends_with("0000") => 1,
        _ if code.ends_with("00") => 2,
        _ => 3,
    }
}

/// A municipality's districts and a province's own counties stand under divisions without a name of their own.
pub(super) fn is_unnamed(table: &Table, code: &str) -> bool {
    level(code) == 2 && table.names.get(code).is_some_and(|name| name.contains("直辖") || matches!(*name, "市辖区" | "县"))
}

/// The names of a code and of those above it, one after the other.
pub(super) fn path(table: &Table, code: &str) -> String {
    let codes = (1..=level(code)).map(|level| format!("{:0<6}", &code[..level * 2]));
    codes.filter(|code| !is_unnamed(table, code)).filter_map(|code| table.names.get(code.as_str()).copied()).collect()
}

/// The code that a text means. What is a province by its short name and a city too is the province, and a city goes before a
/// county: whoever means the smaller one writes 吉林市.
pub(super) fn read(text: &str) -> Result<&'static str, Unread> {
    let text: String = comparable(text).chars().filter(|sign| sign.is_alphanumeric()).collect();
    let text = text.strip_prefix("中华人民共和国").or_else(|| text.strip_prefix("中国")).unwrap_or(&text);
    let table = Scheme::Region.table();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let code = matches!(text.len(), 2 | 4 | 6).then(|| format!("{text:0<6}"));
        return code.and_then(|code| Some(*table.names.get_key_value(code.as_str())?.0)).ok_or(Unread::Unknown);
    }
    let mut meant = Vec::new();
    collect(table, text, None, &mut meant);
    let highest = meant.iter().map(|code| level(code)).min().ok_or(Unread::Unknown)?;
    meant.retain(|code| level(code) == highest);
    meant.sort_unstable();
    meant.dedup();
    match meant.as_slice() {
        [code] => Ok(code),
        _ => Err(Unread::Several),
    }
}

/// Every division below `within` whose name, or a chain of names down to it, is the whole text.
fn collect(table: &Table, text: &str, within: Option<&'static str>, meant: &mut Vec<&'static str>) {
    let Some(first) = text.chars().next() else { return };
    for (form, code) in forms().get(&first).into_iter().flatten() {
        let is_below = within.is_none_or(|above| *code != above && code.starts_with(&above[..level(above) * 2]));
        let Some(rest) = text.strip_prefix(form.as_str()).filter(|_| is_below) else { continue };
        match rest {
            // 北京市 written twice, as its city and its province, is 北京市.
            "" if is_unnamed(table, code) => meant.extend(Scheme::Region.above(code)),
            "" => meant.push(code),
            rest => collect(table, rest, Some(code), meant),
        }
    }
}

/// Every name of every division, full and short, by its first sign.
fn forms() -> &'static HashMap<char, Vec<(String, &'static str)>> {
    static FORMS: LazyLock<HashMap<char, Vec<(String, &'static str)>>> = LazyLock::new(|| {
        let table = Scheme::Region.table();
        let mut forms: HashMap<char, Vec<(String, &'static str)>> = HashMap::new();
        let mut put = |name: &str, code| {
            let first = name.chars().next().expect("a division has a name");
            let known = forms.entry(first).or_default();
            if !known.iter().any(|(form, of)| form == name && *of == code) {
                known.push((name.to_owned(), code));
            }
        };
        for (code, name) in &table.names {
            put(name, *code);
            put(short(name), code);
            if name.ends_with("自治州") {
                put(&format!("{}州", short(name)), code);
            }
            if is_unnamed(table, code) && *name == "市辖区" {
                put(table.names[format!("{:0<6}", &code[..2]).as_str()], code);
            }
        }
        forms
    });
    &FORMS
}

/// 兰州 for 兰州市, 临夏 for 临夏回族自治州; the name itself where too little would be left.
fn short(name: &str) -> &str {
    let left = |rest: &str| rest.chars().count() >= 2;
    let ends = ["特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "省", "市", "区", "县", "旗", "盟"];
    let Some(mut rest) = ends.iter().find_map(|end| name.strip_suffix(end)).filter(|rest| left(rest)) else { return name };
    if name.contains("自治") {
        while let Some(shorter) = PEOPLES.iter().find_map(|people| rest.strip_suffix(people)).filter(|rest| left(rest)) {
            rest = shorter;
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::super::{Scheme, Unread};

    #[test]
    fn a_code_is_named_with_the_divisions_above_it() {
        let name = |code| Scheme::Region.name(code).unwrap_or_default();
        assert_eq!(name("620000"), "甘肃省");
        assert_eq!(name("620100"), "甘肃省兰州市");
        assert_eq!(name("620102"), "甘肃省兰州市城关区");
        assert_eq!(name("110101"), "北京市东城区");
        assert_eq!(name("429004"), "湖北省仙桃市");
        for unknown in ["999999", "6201", "兰州", "62010", "620199", "000000", "62０100"] {
            assert_eq!(name(unknown), "", "{unknown}");
        }
    }

    #[test]
    fn a_region_is_read_as_lists_write_it() {
        for (text, code) in [
            ("甘肃省兰州市", "620100"),
            ("甘肃 兰州", "620100"),
            ("甘肃省/兰州市/城关区", "620102"),
            ("兰州", "620100"),
            ("兰州市城关区", "620102"),
            ("甘肃省城关区", "620102"),
            ("中国甘肃省", "620000"),
            ("北京市", "110000"),
            ("北京市北京市", "110000"),
            ("北京市北京市东城区", "110101"),
            ("北京市市辖区东城区", "110101"),
            ("山东省潍坊市诸城市", "370782"),
            ("内蒙古", "150000"),
            ("广西", "450000"),
            ("临夏州", "622900"),
            ("湖北仙桃", "429004"),
            ("吉林", "220000"),
            ("吉林市", "220200"),
            ("河北", "130000"),
            ("香港", "810000"),
            ("62", "620000"),
            ("6201", "620100"),
        ] {
            assert_eq!(Scheme::Region.read(text), Ok(code), "{text}");
        }
        for text in ["鼓楼区", "西湖"] {
            assert_eq!(Scheme::Region.read(text), Err(Unread::Several), "{text}");
        }
        for text in ["", "新加坡", "兰州老城", "甘肃省潍坊市", "甘肃省兰州市张苏滩", "629900", "市"] {
            assert_eq!(Scheme::Region.read(text), Err(Unread::Unknown), "{text}");
        }
    }
}
