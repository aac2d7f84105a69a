//! The words of kinds and states, read from the window's lists of words, where they stand once.

use std::{collections::HashMap, hash::Hash, sync::LazyLock};

use documents::Language;
use domain::{
    contract::{ContractKind, ReceiptKind},
    statement::StatementStep,
};
use serde::{Deserialize, de::DeserializeOwned};

#[derive(Deserialize)]
struct OfContract {
    kinds: HashMap<ContractKind, String>,
}

#[derive(Deserialize)]
struct OfCommission {
    explain: Explained,
}

#[derive(Deserialize)]
struct Explained {
    receipt: HashMap<ReceiptKind, String>,
}

#[derive(Deserialize)]
struct OfStatement {
    #[serde(rename = "stateOf")]
    states: HashMap<StatementStep, String>,
}

/// The words of one language.
struct Words {
    contract: OfContract,
    commission: OfCommission,
    statement: OfStatement,
}

macro_rules! words_in {
    ($folder:literal) => {
        LazyLock::new(|| Words {
            contract: read(include_str!(concat!("../../../../../ui/src/i18n/", $folder, "/contract.json"))),
            commission: read(include_str!(concat!("../../../../../ui/src/i18n/", $folder, "/commission.json"))),
            statement: read(include_str!(concat!("../../../../../ui/src/i18n/", $folder, "/statement.json"))),
        })
    };
}

static CHINESE: LazyLock<Words> = words_in!("zh-CN");
static ENGLISH: LazyLock<Words> = words_in!("en");

fn read<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).expect("the window's words are read by a test")
}

fn word<K: Eq + Hash>(key: K, language: Language, list: impl Fn(&Words) -> &HashMap<K, String>) -> String {
    list(language.pick(&CHINESE, &ENGLISH)).get(&key).cloned().unwrap_or_default()
}

/// A kind of technology contract.
pub(super) fn contract_kind(kind: ContractKind, language: Language) -> String {
    word(kind, language, |words| &words.contract.kinds)
}

/// What a payment is for.
pub(super) fn receipt_kind(kind: ReceiptKind, language: Language) -> String {
    word(kind, language, |words| &words.commission.explain.receipt)
}

/// How far a statement is.
pub(super) fn state(step: StatementStep, language: Language) -> String {
    word(step, language, |words| &words.statement.states)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_and_state_has_a_word_in_both_languages() {
        use ContractKind::{Consulting, Development, Licence, Service, Transfer};
        use ReceiptKind::{EquityValuation, Milestone, Royalty, Upfront};
        for language in [Language::Chinese, Language::English] {
            let contracts = [Development, Transfer, Licence, Consulting, Service].map(|kind| contract_kind(kind, language));
            let receipts = [Upfront, Milestone, Royalty, EquityValuation].map(|kind| receipt_kind(kind, language));
            let states = [StatementStep::Draft, StatementStep::Submitted, StatementStep::Withdrawn];
            let states = states.map(|step| state(step, language));
            let words: Vec<String> = contracts.into_iter().chain(receipts).chain(states).collect();
            assert!(words.iter().all(|word| !word.is_empty()), "{words:?}");
        }
    }
}
