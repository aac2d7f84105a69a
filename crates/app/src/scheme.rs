//! Codes of tables, found by whatever of them is typed, or by stepping down from the top.

use domain::scheme::Scheme;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::search::ranked;

use crate::{error::Result, reader::Reader};

/// So many are offered; whoever wants another types more.
const OFFERED: usize = 50;

/// Which codes of a table.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeFind {
    /// Which table.
    pub scheme: Scheme,
    /// A part of a name, its pinyin or initials, or the beginning of a code; the parts of `within` where empty.
    #[serde(default)]
    pub search: String,
    /// The code whose parts are asked for; the uppermost where missing.
    pub within: Option<String>,
}

/// Codes of a table.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CodesFound {
    /// The best first where something is sought, else in the table's order.
    pub entries: Vec<CodeEntry>,
    /// Whether these are all.
    pub is_all: bool,
    /// The way from the top down to `within`, itself the last.
    pub way: Vec<CodeEntry>,
}

/// A code with what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CodeEntry {
    /// The code.
    pub code: String,
    /// Its own name.
    pub name: String,
    /// How it is shown by itself: a division with those above it.
    pub written: String,
    /// Can it be stepped into?
    pub has_parts: bool,
}

/// A known code.
pub(crate) fn entry(scheme: Scheme, code: &str) -> Option<CodeEntry> {
    let (name, written) = (scheme.own_name(code)?.to_owned(), scheme.written(code)?);
    Some(CodeEntry { code: code.to_owned(), name, written, has_parts: !scheme.parts(Some(code)).is_empty() })
}

impl Reader<'_> {
    /// Looks for a code of a table, or steps down in it.
    pub fn code_find(&self, request: CodeFind) -> Result<CodesFound> {
        let scheme = request.scheme;
        let entries = |codes: Vec<&str>| codes.into_iter().filter_map(|code| entry(scheme, code)).collect();
        if request.search.trim().is_empty() {
            let mut way = Vec::new();
            let mut at = request.within.as_deref();
            while let Some(code) = at {
                way.extend(entry(scheme, code));
                at = scheme.above(code);
            }
            way.reverse();
            return Ok(CodesFound { entries: entries(scheme.parts(request.within.as_deref())), is_all: true, way });
        }
        let texts = |code: &'static str| {
            [Some(code.to_owned()), scheme.own_name(code).map(str::to_owned), scheme.name(code)].into_iter().flatten().collect()
        };
        // Of equal fits the larger first: whoever types three letters means a city before a county.
        let mut codes: Vec<&'static str> = scheme.codes().collect();
        codes.sort_by_key(|code| std::iter::successors(scheme.above(code), |above| scheme.above(above)).count());
        let (codes, is_all) = ranked(&request.search, codes.into_iter(), texts, OFFERED);
        Ok(CodesFound { entries: entries(codes), is_all, way: Vec::new() })
    }
}
