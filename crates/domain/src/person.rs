//! Persons: who is the same person, and erasing one. What is known about them stands outside the journal
//! (`value/personal.rs`).

pub mod circle;
pub mod naming;

use crate::{
    day::Day,
    id::{PersonId, PersonalId},
    normal::{comparable, trimmed},
    personal::{PersonalKind, PersonalRef},
    record::{About, AreaEvent, Record, Stays, Thing, events},
    refusal::Refusal,
};

events! {
    /// What happens to what is known about a person.
    pub enum PersonEvent {
        /// All values about a person were erased.
        Erased = "person_erased" { person: PersonId, on: Day },
        /// What a text said of persons was erased; what is left of it, with a mark for each, stands in its place.
        TextRedacted = "text_redacted" { left: PersonalRef, on: Day },
        /// A text was erased as a whole.
        TextErased = "text_erased" { text: PersonalId, on: Day },
    }
}

impl AreaEvent for PersonEvent {
    fn kinds() -> Vec<String> {
        Self::kinds_of_area()
    }

    fn read(kind: &str, body: &str) -> Option<serde_json::Result<Self>> {
        Self::read_of_area(kind, body)
    }

    fn inverse(&self) -> Result<Self, Stays> {
        match self {
            Self::Erased { .. } | Self::TextRedacted { .. } | Self::TextErased { .. } => Err(Stays::Erasure),
        }
    }

    fn about(&self) -> About<'_> {
        match self {
            Self::Erased { person, .. } => About::changed(Thing::Person(*person)),
            Self::TextRedacted { left, .. } => About::changed(Thing::Text(left.id)).naming([left]),
            Self::TextErased { text, .. } => About::changed(Thing::Text(*text)),
        }
    }
}

/// Where values about persons are read.
pub trait Persons {
    /// Why a value can't be read or kept.
    type Error;

    /// What a reference stands for; `None` once it is erased.
    fn text(&mut self, value: &PersonalRef) -> Result<Option<String>, Self::Error>;

    /// The same of a value that may be missing.
    fn told(&mut self, value: Option<&PersonalRef>) -> Result<Option<String>, Self::Error> {
        value.map(|value| self.text(value)).transpose().map(Option::flatten)
    }
}

/// Where values about persons are kept.
pub trait Keeping: Persons {
    /// Whose value it is; `None` for free text about no one in particular.
    fn owner(&mut self, value: &PersonalRef) -> Result<Option<PersonId>, Self::Error>;

    /// Somebody who was not known before.
    fn new_person(&mut self) -> PersonId;

    /// Who is meant by a name at an owner of results, where no person of the record has that name: somebody new, unless
    /// there is a reason to take several records' persons for one (`circle`).
    fn person_named(&mut self, _name: &str, _owner: Option<&str>) -> Result<PersonId, Self::Error> {
        Ok(self.new_person())
    }

    /// Keeps a new value.
    fn keep(&mut self, person: Option<PersonId>, kind: PersonalKind, text: &str) -> Result<PersonalRef, Self::Error>;

    /// Keeps a value that may be blank, trimmed; the reference of before where it says the same about the same person.
    fn keep_over(
        &mut self,
        person: Option<PersonId>,
        kind: PersonalKind,
        text: Option<&str>,
        before: Option<&PersonalRef>,
    ) -> Result<Option<PersonalRef>, Self::Error> {
        let Some(text) = text.map(trimmed).filter(|text| !text.is_empty()) else { return Ok(None) };
        if let Some(before) = before
            && self.text(before)?.as_deref() == Some(text)
        {
            return Ok(Some(before.clone()));
        }
        self.keep(person, kind, text).map(Some)
    }

    /// Keeps free text, which may tell of people; the reference of before where it says the same.
    fn keep_note(&mut self, text: Option<&str>, before: Option<&PersonalRef>) -> Result<Option<PersonalRef>, Self::Error> {
        self.keep_over(None, PersonalKind::Note, text, before)
    }

    /// Keeps the name of one who stays the same person under another name. A name that was erased stays erased.
    fn keep_renamed(&mut self, name: Option<&str>, before: Option<&PersonalRef>) -> Result<Option<PersonalRef>, Self::Error> {
        let owner = before.map(|before| self.owner(before)).transpose()?.flatten();
        let person = owner.unwrap_or_else(|| self.new_person());
        match (self.keep_over(Some(person), PersonalKind::Name, name, before)?, before) {
            (None, Some(before)) if self.text(before)?.is_none() => Ok(Some(before.clone())),
            (kept, _) => Ok(kept),
        }
    }
}

/// A record, or a part of one, that holds values about persons: references to them where it is stored, and texts where it is
/// said, in a form, in a list and on the wire. `#[derive(Told)]` writes this.
pub trait Told: Sized {
    /// It as it is said.
    type Said;

    /// It as it is said; erased values are missing.
    fn said<S: Persons>(&self, persons: &mut S) -> Result<Self::Said, S::Error>;

    /// The personal values that it names.
    fn personal(&self) -> Vec<&PersonalRef>;

    /// What was said, with its texts in their written form: trimmed, and missing where they are blank.
    fn tidied(said: Self::Said) -> Self::Said;
}

/// A record that people enter and change as a whole.
pub trait Entered: Record + Told {
    /// What was said with its codes and numbers in their one form; refuses one that belongs elsewhere.
    fn formed(said: Self::Said) -> Result<Self::Said, Refusal> {
        Ok(said)
    }

    /// The record with what was said in place of what was known; who is the same person, `met` decides.
    fn kept<S: Keeping>(said: Self::Said, before: Option<&Self>, persons: &mut S) -> Result<Self, S::Error>;

    /// The record, unless its own rules refuse it.
    fn validated(self) -> Result<Self, Refusal>;
}

/// The one rule for who is meant when a record's persons are named again, in a form or in a list: within one record, who has
/// the name that a person has there is that person, in whatever order they are named; any other name is another person. An
/// erased person has no name and is never met.
///
/// `known` holds the record's persons with their names as they stand now. Each is met once. What is returned stands in the
/// order of `named`.
pub fn met<'a, P>(known: &'a [(Option<String>, P)], named: &[&str]) -> Vec<Option<&'a P>> {
    let mut left: Vec<Option<&(Option<String>, P)>> = known.iter().map(Some).collect();
    let mut meet = |name: &str| {
        let has_name = |place: &&mut Option<&(Option<String>, P)>| {
            place.is_some_and(|(held, _)| held.as_deref().is_some_and(|held| comparable(held) == comparable(name)))
        };
        left.iter_mut().find(has_name).and_then(Option::take).map(|(_, person)| person)
    };
    named.iter().map(|name| meet(name)).collect()
}

/// The persons of a text that names several, in a form or in a cell. Line breaks, 、 ; | and slashes part persons; a comma
/// does where nothing stronger does, so that `Li, Wei; Wang, Fang` is two. Names stay as they show.
pub fn names(text: &str) -> Vec<String> {
    const STRONG: &[char] = &[';', '；', '、', '|', '｜', '/', '／', '\t'];
    const LINES: &[char] = &['\n', '\r'];
    const WEAK: &[char] = &[',', '，'];
    let is_strong = text.contains(STRONG);
    let separators: Vec<char> = match (is_strong, text.contains(LINES)) {
        (true, _) => [STRONG, LINES].concat(),
        (false, true) => LINES.to_vec(),
        (false, false) => WEAK.to_vec(),
    };
    let parts = text.split(separators.as_slice()).map(trimmed).filter(|part| !part.is_empty());
    let parts = parts.flat_map(|part| if is_strong { vec![part.to_owned()] } else { spaced(part) });
    parts.collect()
}

/// 张三 李四 is two persons, 李 明 one with a space for looks, and Li Wei one.
fn spaced(part: &str) -> Vec<String> {
    let is_name = |word: &str| (2..=4).contains(&word.chars().count()) && word.chars().all(is_han);
    let words: Vec<&str> = part.split_whitespace().collect();
    if words.len() > 1 && words.iter().all(|word| is_name(word)) {
        words.into_iter().map(str::to_owned).collect()
    } else {
        vec![part.to_owned()]
    }
}

/// A Chinese character, whichever extension it stands in.
fn is_han(sign: char) -> bool {
    matches!(sign, '〇' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::{met, names};

    #[test]
    fn a_text_that_names_several_persons_is_split_where_it_splits_them() {
        for (text, persons) in [
            ("戴甲 ; 陈乙 ; 林丙", &["戴甲", "陈乙", "林丙"][..]),
            ("张甲；李乙;王丙、赵丁", &["张甲", "李乙", "王丙", "赵丁"]),
            ("张甲，李乙", &["张甲", "李乙"]),
            ("张甲 李乙丙", &["张甲", "李乙丙"]),
            ("张\u{20bb7}甲 李\u{36c3} 王\u{4dae}", &["张\u{20bb7}甲", "李\u{36c3}", "王\u{4dae}"]),
            ("赵\u{3447}、钱\u{3e12}、孙\u{30edd}", &["赵\u{3447}", "钱\u{3e12}", "孙\u{30edd}"]),
            ("阿卜杜示例·买买提样本；李乙", &["阿卜杜示例·买买提样本", "李乙"]),
            ("阿卜杜示例•买买提样本", &["阿卜杜示例•买买提样本"]),
            ("Zhang Shili, Li Yangben", &["Zhang Shili", "Li Yangben"]),
            ("Zhang, Shili; Li, Yangben", &["Zhang, Shili", "Li, Yangben"]),
            ("张示例（负责人）、李乙", &["张示例（负责人）", "李乙"]),
            ("张示例\r\n李乙", &["张示例", "李乙"]),
            ("张　示例、李　样本", &["张　示例", "李　样本"]),
            ("欧阳 示例、司马 样本", &["欧阳 示例", "司马 样本"]),
            ("欧阳示例 司马样本", &["欧阳示例", "司马样本"]),
            ("李 明", &["李 明"]),
            ("张甲\u{200b}、\u{feff}李乙", &["张甲", "李乙"]),
            (" 、\u{200b}；", &[]),
        ] {
            assert_eq!(names(text), persons, "{text}");
        }
    }

    #[test]
    fn a_name_is_the_same_however_its_signs_are_encoded() {
        assert_eq!(met(&[(Some("张（甲）".to_owned()), 1)], &["张\u{200b}(甲) "]), [Some(&1)]);
    }

    #[test]
    fn who_is_named_again_is_the_same_person_in_any_order() {
        let known = [(Some("张".to_owned()), 1), (None, 2), (Some("李".to_owned()), 3), (Some("张".to_owned()), 4)];
        assert_eq!(met(&known, &["李", "张", "王", "张", "张"]), [Some(&3), Some(&1), None, Some(&4), None]);
    }

    #[test]
    fn an_erased_person_is_never_met() {
        assert_eq!(met(&[(None, 1)], &["", " "]), [None, None]);
    }
}
