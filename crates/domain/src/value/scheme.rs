//! Codes that stand for words: divisions, industries, disciplines. Each table is a file that names its source; a text that it
//! does not know stays the text that it is.

mod industry;
mod region;

use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::normal::comparable;

/// A table of codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// 行政区划代码 (GB/T 2260), six digits.
    Region,
    /// 国民经济行业分类 (GB/T 4754-2017): a letter, then up to four digits.
    Industry,
    /// 国家自然科学基金申请代码: a letter, then up to six digits.
    Discipline,
}

/// Why a text is no code of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The table has nothing of this name.
    Unknown,
    /// Several things have this name, such as 鼓楼区.
    Several,
}

impl Scheme {
    /// Every table.
    pub const ALL: [Self; 3] = [Self::Region, Self::Industry, Self::Discipline];

    /// The word for it on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Industry => "industry",
            Self::Discipline => "discipline",
        }
    }

    /// What a code is called: a division with those above it, 甘肃省兰州市城关区; anything else by its own name. `None` for a text
    /// that is no code of the table.
    pub fn name(self, code: &str) -> Option<String> {
        let table = self.table();
        table.names.get(code)?;
        Some(match self {
            Self::Region => region::path(table, code),
            Self::Industry | Self::Discipline => table.names[code].to_owned(),
        })
    }

    /// A code as lists and pages show it, which reads back as the code: a division by its name, anything else as `C40 仪器仪表制造业`.
    pub fn written(self, code: &str) -> Option<String> {
        let name = self.name(code)?;
        Some(match self {
            Self::Region => name,
            Self::Industry | Self::Discipline => format!("{code} {name}"),
        })
    }

    /// The code that a text means: a code, a name, or both.
    pub fn read(self, text: &str) -> Result<&'static str, Unread> {
        match self {
            Self::Region => region::read(text),
            Self::Industry | Self::Discipline => industry::read(self.table(), text),
        }
    }

    /// The text as it is stored: the code that it means, or else itself.
    pub fn stored(self, text: String) -> String {
        self.read(&text).map_or(text, str::to_owned)
    }

    /// The codes right below one, or the uppermost, in their order.
    pub fn parts(self, of: Option<&str>) -> Vec<&'static str> {
        let table = self.table();
        let mut parts = Vec::new();
        for code in table.parts.get(of.unwrap_or_default()).into_iter().flatten() {
            // What has no name of its own is passed over: a municipality's districts stand right below it.
            if self == Self::Region && region::is_unnamed(table, code) {
                parts.extend(self.parts(Some(code)))
            } else {
                parts.push(*code)
            }
        }
        parts
    }

    /// The code right above one.
    pub fn above(self, code: &str) -> Option<&'static str> {
        let table = self.table();
        let above = table.above(self, code)?;
        if self == Self::Region && region::is_unnamed(table, above) { self.above(above) } else { Some(above) }
    }

    /// The last name alone of a code: 城关区.
    pub fn own_name(self, code: &str) -> Option<&'static str> {
        self.table().names.get(code).copied()
    }

    /// Every code that has a name, in order.
    pub fn codes(self) -> impl Iterator<Item = &'static str> {
        let table = self.table();
        table.names.keys().copied().filter(move |code| self != Self::Region || !region::is_unnamed(table, code))
    }

    fn table(self) -> &'static Table {
        static REGION: LazyLock<Table> =
            LazyLock::new(|| Table::of(Scheme::Region, include_str!("../../data/region/divisions.csv")));
        static INDUSTRY: LazyLock<Table> =
            LazyLock::new(|| Table::of(Scheme::Industry, include_str!("../../data/industry/gbt4754.csv")));
        static DISCIPLINE: LazyLock<Table> =
            LazyLock::new(|| Table::of(Scheme::Discipline, include_str!("../../data/discipline/nsfc.csv")));
        match self {
            Self::Region => &REGION,
            Self::Industry => &INDUSTRY,
            Self::Discipline => &DISCIPLINE,
        }
    }
}

/// A table as it is looked at. It lies in memory once, as long as the program runs.
struct Table {
    names: BTreeMap<&'static str, &'static str>,
    /// The codes right below each; the uppermost stand under nothing.
    parts: HashMap<&'static str, Vec<&'static str>>,
    /// The codes of each name, as names are compared; a name without 业 too.
    by_name: HashMap<String, Vec<&'static str>>,
}

impl Table {
    fn of(scheme: Scheme, file: &'static str) -> Self {
        let lines = file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(','));
        let names: BTreeMap<&str, &str> = match scheme {
            Scheme::Region => lines.map(|(code, name)| (&*format!("{code:0<6}").leak(), name)).collect(),
            Scheme::Industry | Scheme::Discipline => lines.collect(),
        };
        let mut table = Self { names, parts: HashMap::new(), by_name: HashMap::new() };
        for (code, name) in &table.names {
            let above = table.above(scheme, code).unwrap_or_default();
            table.parts.entry(above).or_default().push(code);
            let name = plain(name);
            if let Some(short) = name.strip_suffix('业').filter(|short| short.chars().count() > 1) {
                table.by_name.entry(short.to_owned()).or_default().push(code);
            }
            table.by_name.entry(name).or_default().push(code);
        }
        table
    }

    fn above(&self, scheme: Scheme, code: &str) -> Option<&'static str> {
        let known = |code: &str| self.names.get_key_value(code).map(|(code, _)| *code);
        if scheme == Scheme::Region {
            let level = region::level(code);
            return (1..level).rev().find_map(|level| known(&format!("{:0<6}", &code[..level * 2])));
        }
        (1..code.len()).rev().find_map(|length| known(&code[..length]))
    }
}

/// A name as names of tables are compared: without the signs that lists set between its parts.
fn plain(text: &str) -> String {
    comparable(text).chars().filter(|sign| sign.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back_from_what_is_written_for_it() {
        for scheme in Scheme::ALL {
            assert!(scheme.codes().count() > 1_900, "{scheme:?} is read");
            for code in scheme.codes() {
                let written = scheme.written(code).unwrap();
                assert_eq!((scheme.read(&written), scheme.read(code)), (Ok(code), Ok(code)), "{written}");
                assert!(scheme.above(code).is_none_or(|above| scheme.parts(Some(above)).contains(&code)), "{code}");
            }
        }
    }

    #[test]
    fn a_table_is_walked_from_the_top() {
        assert_eq!(Scheme::Industry.parts(None).len(), 20);
        assert_eq!(Scheme::Industry.parts(Some("C"))[0], "C13");
        assert_eq!(Scheme::Region.parts(None).len(), 34);
        assert_eq!(Scheme::Region.parts(Some("110000"))[0], "110101", "what has no name is passed over");
        assert_eq!(Scheme::Region.above("110101"), Some("110000"));
        assert_eq!(Scheme::Discipline.parts(Some("A01"))[0], "A0101");
        assert!(Scheme::Region.parts(Some("620102")).is_empty());
    }
}
