//! Stages, gate items and closure reasons in words, for the journal and a deal's time line. They stand once, in the window's
//! lists of words, and are read from there.

use std::{collections::HashMap, sync::LazyLock};

use domain::deal::stage::{ClosureReason, GateItem, Stage};
use serde::Deserialize;

use crate::error::Sentence;

#[derive(Deserialize)]
struct Words {
    stages: HashMap<Stage, String>,
    item: HashMap<GateItem, String>,
    closure: HashMap<ClosureReason, String>,
}

static CHINESE: LazyLock<Words> = LazyLock::new(|| read(include_str!("../../../../ui/src/i18n/zh-CN/deal.json")));
static ENGLISH: LazyLock<Words> = LazyLock::new(|| read(include_str!("../../../../ui/src/i18n/en/deal.json")));

fn read(text: &str) -> Words {
    serde_json::from_str(text).expect("the window's words are read by a test")
}

/// A stage with its code: `P05 委托`.
pub fn stage(stage: Stage) -> Sentence {
    said(|words| format!("{} {}", stage.code(), words.stages.get(&stage).map_or("", String::as_str)))
}

/// What a gate asks for.
pub fn gate_item(item: GateItem) -> Sentence {
    said(|words| words.item.get(&item).cloned().unwrap_or_default())
}

/// Why a deal was closed.
pub fn closure(reason: ClosureReason) -> Sentence {
    said(|words| words.closure.get(&reason).cloned().unwrap_or_default())
}

fn said(word: impl Fn(&Words) -> String) -> Sentence {
    Sentence { zh: word(&CHINESE), en: word(&ENGLISH) }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, hash::Hash};

    use super::*;

    /// Each has a word, none is for nothing, and no two have the same.
    fn is_whole<T: Copy + Eq + Hash>(all: impl Iterator<Item = T>, list: impl Fn(&Words) -> &HashMap<T, String>) {
        let all: Vec<T> = all.collect();
        for words in [&*CHINESE, &*ENGLISH] {
            let list = list(words);
            assert!(all.iter().all(|one| list.get(one).is_some_and(|word| !word.trim().is_empty())));
            assert_eq!(list.len(), all.len());
            assert_eq!(list.values().map(|word| word.to_lowercase()).collect::<BTreeSet<_>>().len(), all.len());
        }
    }

    #[test]
    fn every_stage_and_gate_item_has_a_word_of_its_own() {
        is_whole(Stage::ALL.iter().copied(), |words| &words.stages);
        is_whole(Stage::ALL.iter().flat_map(|stage| stage.gate()).copied(), |words| &words.item);
        let reasons = ["settled", "price", "technology", "land", "funds", "partner_left", "bypass"];
        let reason = |key: &&str| serde_json::from_value::<ClosureReason>((*key).into()).unwrap();
        is_whole(reasons.iter().map(reason), |words| &words.closure);
    }
}
