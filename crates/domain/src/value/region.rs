//! Administrative divisions (GB/T 2260): the name behind a code. The list is that of `modood/Administrative-divisions-of-China`
//! (WTFPL), as the National Bureau of Statistics published it; a code that it does not know has no name here.

use std::{collections::HashMap, sync::LazyLock};

static DIVISIONS: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| include_str!("../../data/region/divisions.csv").lines().filter_map(|line| line.split_once(',')).collect());

/// The name of a six-digit code with the divisions above it, `620102` as 甘肃省兰州市城关区; `None` for a text that is no code
/// of the list.
pub fn region_name(code: &str) -> Option<String> {
    if code.len() != 6 || !code.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let own = code.trim_end_matches("00");
    DIVISIONS.get(own)?;
    let levels = [2, 4, 6].into_iter().take_while(|length| *length <= own.len());
    // A municipality's districts stand under one division without a name of its own.
    let named = levels
        .filter_map(|length| DIVISIONS.get(&own[..length]))
        .filter(|name| !name.contains("直辖") && **name != "市辖区" && **name != "县");
    Some(named.copied().collect())
}

#[cfg(test)]
mod tests {
    use super::region_name;

    #[test]
    fn a_code_is_named_with_the_divisions_above_it() {
        let name = |code| region_name(code).unwrap_or_default();
        assert_eq!(name("620000"), "甘肃省");
        assert_eq!(name("620100"), "甘肃省兰州市");
        assert_eq!(name("620102"), "甘肃省兰州市城关区");
        assert_eq!(name("110101"), "北京市东城区");
        for unknown in ["999999", "6201", "兰州", "62010", "620199", "000000", "62０100"] {
            assert_eq!(name(unknown), "", "{unknown}");
        }
    }
}
