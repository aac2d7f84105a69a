//! The catalogue of what a list may hold: one entry a column, for results and for organisations. The importer's
//! mapping, the templates, the exports and the screens all take their keys, headings and explanations from here.

mod organisations;
mod results;

use serde::{Deserialize, Serialize};

use organisations::ORGANISATIONS;
use results::RESULTS;

/// The two kinds of list that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListKind {
    /// 科技成果, one a row.
    Results,
    /// 单位: enterprises, universities and other owner units, one a row.
    Organisations,
}

/// How the text of a cell becomes a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of text.
    Text,
    /// Text of any length.
    LongText,
    /// A code kept as its signs, never as a number; a lone 0 stands for none.
    Code,
    /// Several codes in one cell.
    Codes,
    /// 统一社会信用代码 or a 15-digit registration number, its check digit looked at.
    OrganisationCode,
    /// A patent application number, a CN one's check digit looked at.
    ApplicationNumber,
    /// The name or division code of a region; a province's and a city's columns are joined.
    Region,
    /// An amount in yuan; the unit stands in the cell or in the heading.
    Amount,
    /// A calendar day.
    Day,
    /// A whole number within these bounds.
    Integer {
        /// The smallest.
        min: i64,
        /// The largest.
        max: i64,
    },
    /// 是 or 否.
    YesNo,
    /// Names of persons, joined by 、 or ; in one cell.
    Names,
    /// One or several of these.
    Choices(&'static [Choice]),
}

/// One of the values of a field that is chosen from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The name on the wire.
    pub key: &'static str,
    /// The word in Chinese lists.
    pub zh: &'static str,
    /// The word in English lists.
    pub en: &'static str,
    /// Other words that mean it.
    pub synonyms: &'static [&'static str],
}

/// One column that a list may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListField {
    /// Its name on the wire and in saved mappings.
    pub key: &'static str,
    /// The Chinese heading, without a unit.
    pub zh: &'static str,
    /// The English heading, without a unit.
    pub en: &'static str,
    /// How its cells are read.
    pub kind: FieldKind,
    /// A row without it is refused.
    pub required: bool,
    /// What to write in the column, in Chinese.
    pub explain_zh: &'static str,
    /// What to write in the column, in English.
    pub explain_en: &'static str,
    /// A cell as it should look; invented.
    pub example: &'static str,
    /// Other headings for the same thing, the likeliest first.
    pub synonyms: &'static [&'static str],
}

impl ListField {
    /// The heading of a template or an export in Chinese; an amount's says its unit.
    pub fn heading_zh(&self) -> String {
        if self.kind == FieldKind::Amount { format!("{}（元）", self.zh) } else { self.zh.to_owned() }
    }

    /// The heading of a template or an export in English; an amount's says its unit.
    pub fn heading_en(&self) -> String {
        if self.kind == FieldKind::Amount { format!("{} (yuan)", self.en) } else { self.en.to_owned() }
    }
}

impl ListKind {
    /// The columns of this kind of list, in the order of its template.
    pub const fn fields(self) -> &'static [ListField] {
        match self {
            Self::Results => RESULTS,
            Self::Organisations => ORGANISATIONS,
        }
    }

    /// The column of this key.
    pub fn field(self, key: &str) -> Option<&'static ListField> {
        self.fields().iter().find(|field| field.key == key)
    }

    /// The Chinese name of the kind.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Results => "科技成果",
            Self::Organisations => "单位",
        }
    }

    /// The English name of the kind.
    pub const fn en(self) -> &'static str {
        match self {
            Self::Results => "results",
            Self::Organisations => "organisations",
        }
    }
}

/// The roles of an organisation; the keys are the wire names of [`crate::organisation::Role`].
pub const ROLES: &[Choice] = &[
    Choice { key: "enterprise", zh: "企业", en: "enterprise", synonyms: &["公司", "company"] },
    Choice { key: "university", zh: "高校", en: "university", synonyms: &["大学", "学院", "高等学校", "院校"] },
    Choice {
        key: "institute",
        zh: "科研院所",
        en: "institute",
        synonyms: &["研究所", "研究院", "科研机构", "research institute"],
    },
    Choice {
        key: "firm", zh: "经纪机构", en: "brokerage firm", synonyms: &["firm", "中介机构", "技术转移机构", "服务机构"]
    },
    Choice { key: "investor", zh: "投资机构", en: "investor", synonyms: &["投资", "基金", "投资方"] },
    Choice {
        key: "office", zh: "登记或管理机关", en: "office", synonyms: &["机关", "管理机构", "登记机构", "政府部门"]
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_key_and_heading_means_one_field() {
        for kind in [ListKind::Results, ListKind::Organisations] {
            let keys: BTreeSet<_> = kind.fields().iter().map(|field| field.key).collect();
            assert_eq!(keys.len(), kind.fields().len());
            assert_eq!(kind.fields().iter().filter(|field| field.required).count(), 1);
            let mut seen = BTreeSet::new();
            for field in kind.fields() {
                let mut words: BTreeSet<String> = field.synonyms.iter().map(|word| word.to_lowercase()).collect();
                words.extend([field.zh.to_lowercase(), field.en.to_lowercase()]);
                for word in words {
                    assert!(seen.insert(word.clone()), "{word} is claimed twice");
                }
            }
        }
    }
}
