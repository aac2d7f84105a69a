//! Headings: their plain form, the field of the catalogue that they mean, and the mark by which a header is known again.

use std::{collections::HashMap, sync::LazyLock};

use domain::{
    identifier::half_width,
    list::{ListField, ListKind},
};
use sha2::{Digest, Sha256};

/// A column's heading; a two-row header has a part above.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Heading {
    pub above: String,
    pub own: String,
}

/// The field that a heading means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub field: &'static ListField,
    /// The known word.
    pub word: &'static str,
    /// Its place among the field's words: the first is the likeliest.
    pub rank: usize,
    /// Is the heading the word, or does it only end with it?
    pub is_exact: bool,
}

impl Heading {
    pub fn text(&self) -> String {
        match (self.above.trim(), self.own.trim()) {
            ("", own) => own.to_owned(),
            (above, "") => above.to_owned(),
            (above, own) => format!("{above}/{own}"),
        }
    }

    pub fn is_blank(&self) -> bool {
        self.above.trim().is_empty() && self.own.trim().is_empty()
    }

    /// What the heading means, its lower part first: 联系人 below 联系方式.
    pub fn meaning(&self, kind: ListKind) -> Option<Meaning> {
        let own = if self.own.trim().is_empty() { &self.above } else { &self.own };
        exact(own, kind).or_else(|| exact(&format!("{}{}", self.above, self.own), kind)).or_else(|| ending(own, kind))
    }

    /// Is it a running number, which says nothing of its row?
    pub fn is_running_number(&self) -> bool {
        const WORDS: [&str; 9] = ["序号", "序", "行号", "顺序号", "no", "sn", "index", "rowno", "serialno"];
        self.text().trim() == "#" || WORDS.contains(&plain(&self.text()).as_str())
    }

    /// Is it the column that a file of refused rows adds?
    pub fn is_reason(&self) -> bool {
        ["未导入原因", "reasonrefused"].contains(&plain(&self.text()).as_str())
    }
}

/// How many of the texts are headings of a list of either kind, the better of both.
pub(crate) fn known_headings(texts: &[String]) -> usize {
    let known = |kind| texts.iter().filter(|text| exact(text, kind).is_some()).count();
    known(ListKind::Results).max(known(ListKind::Organisations))
}

/// Marks a header: the hash of its plain headings in order, 32 hexadecimal digits.
pub(crate) fn fingerprint(headings: &[Heading]) -> String {
    let mut hash = Sha256::new();
    for heading in headings {
        hash.update(plain(&heading.text()));
        hash.update([0x1f]);
    }
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// Small half-width letters, digits and Han signs alone.
pub(crate) fn plain(text: &str) -> String {
    half_width(text).chars().filter(|sign| sign.is_alphanumeric()).collect::<String>().to_lowercase()
}

type Words = HashMap<String, (&'static ListField, &'static str, usize)>;

fn words(kind: ListKind) -> &'static Words {
    static RESULTS: LazyLock<Words> = LazyLock::new(|| collect(ListKind::Results));
    static ORGANISATIONS: LazyLock<Words> = LazyLock::new(|| collect(ListKind::Organisations));
    match kind {
        ListKind::Results => &RESULTS,
        ListKind::Organisations => &ORGANISATIONS,
    }
}

fn collect(kind: ListKind) -> Words {
    let mut words = Words::new();
    for field in kind.fields() {
        let own = [field.zh, field.en];
        for (rank, word) in own.iter().chain(field.synonyms).enumerate() {
            words.entry(plain(word)).or_insert((field, word, rank));
        }
    }
    // A field's own key comes after all words: a column called "code" is an id in its list, whatever the field `code` is.
    for field in kind.fields() {
        words.entry(plain(field.key)).or_insert((field, field.key, 0));
    }
    words
}

/// The heading as a whole, without what stands in brackets, or as words that all mean the same: 信用代码/注册号.
fn exact(text: &str, kind: ListKind) -> Option<Meaning> {
    let known = |text: &str| {
        let (field, word, rank) = words(kind).get(&plain(text))?;
        Some(Meaning { field, word, rank: *rank, is_exact: true })
    };
    let bare = without_brackets(text);
    let found = known(text).or_else(|| known(&bare));
    if found.is_some() || !text.contains(['/', '、', '或']) {
        return found;
    }
    let meanings: Option<Vec<Meaning>> = bare.split(['/', '、', '或']).map(known).collect();
    let meanings = meanings?;
    let first = *meanings.first()?;
    meanings.iter().all(|meaning| meaning.field.key == first.field.key).then_some(first)
}

/// The longest known word that the heading ends with. The noun stands last in Chinese as in English, so that
/// 申请人地址 is no 申请人; short words end too many headings.
fn ending(text: &str, kind: ListKind) -> Option<Meaning> {
    // 申请公布日/授权公告日 means two things, not the one that stands last.
    if text.contains(['/', '、', '或']) {
        return None;
    }
    let text = plain(&without_brackets(text));
    let long_enough = |word: &str| if word.is_ascii() { word.len() >= 6 } else { word.chars().count() >= 3 };
    let (_, (field, word, rank)) = words(kind)
        .iter()
        .filter(|(word, _)| long_enough(word) && text.ends_with(word.as_str()))
        .max_by_key(|(word, _)| word.len())?;
    Some(Meaning { field, word, rank: *rank, is_exact: false })
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0u32;
    let mut kept = String::new();
    for sign in half_width(text).chars() {
        match sign {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            other if depth == 0 => kept.push(other),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(kind: ListKind, text: &str) -> Option<(&'static str, bool)> {
        let heading = Heading { above: String::new(), own: text.to_owned() };
        heading.meaning(kind).map(|meaning| (meaning.field.key, meaning.is_exact))
    }

    #[test]
    fn a_heading_is_known_by_its_words() {
        for (text, expected) in [
            ("学校名称", Some(("name", true))),
            ("证券中文简称'", Some(("name", true))),
            ("统一社会信用代码/注册号", Some(("code", true))),
            ("行业（排污许可名录2017）", Some(("industry", true))),
            (" 联 系 人 ", Some(("contact_person", true))),
            ("主要联系人", Some(("contact_person", false))),
            ("联系人备注情况", None),
            ("list_code", Some(("list_code", true))),
        ] {
            assert_eq!(meaning(ListKind::Organisations, text), expected, "{text}");
        }
        for (text, expected) in [
            ("申请人/专利权人", Some(("owner_unit", true))),
            ("申请公布日/授权公告日", None),
            ("法律状态最后修改日期", None),
            ("申请人地址", None),
            ("申请（专利权）人", Some(("owner_unit", true))),
            ("意向价格（万元）", Some(("asking_amount", true))),
            ("Application SN", Some(("application_number", true))),
            ("Patent Expiration Date", None),
        ] {
            assert_eq!(meaning(ListKind::Results, text), expected, "{text}");
        }
    }

    #[test]
    fn a_header_is_known_again_whatever_its_spaces() {
        let header = |texts: [&str; 2]| texts.map(|own| Heading { above: String::new(), own: own.to_owned() });
        assert_eq!(fingerprint(&header(["名称", "Ｃode"])), fingerprint(&header([" 名 称：", "code"])));
        assert_ne!(fingerprint(&header(["名称", "代码"])), fingerprint(&header(["代码", "名称"])));
        assert_ne!(fingerprint(&header(["ab", "c"])), fingerprint(&header(["a", "bc"])));
    }
}
