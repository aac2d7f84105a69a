//! What was put right, field by field, so that both the old and the new are read: 合同编号由「A」更正为「B」. Fields and choices
//! are called as the window calls them, and their words are read from its lists.

use std::sync::LazyLock;

use domain::{
    contract::{ContractMoney, ContractParticulars, Instalment},
    id::OrganisationId,
    log::Note,
    mandate::MandateParticulars,
    record::correction::Correction,
};
use serde::Serialize;
use serde_json::Value;
use store::Books;

use crate::{
    deal,
    error::{Result, Sentence},
};

/// The window's words for an area.
struct Words {
    zh: Value,
    en: Value,
}

static CONTRACT: LazyLock<Words> = LazyLock::new(|| {
    Words::read([
        include_str!("../../../../../ui/src/i18n/zh-CN/contract.json"),
        include_str!("../../../../../ui/src/i18n/en/contract.json"),
    ])
});
static MANDATE: LazyLock<Words> = LazyLock::new(|| {
    Words::read([
        include_str!("../../../../../ui/src/i18n/zh-CN/mandate.json"),
        include_str!("../../../../../ui/src/i18n/en/mandate.json"),
    ])
});

impl Words {
    fn read([zh, en]: [&str; 2]) -> Self {
        let words = |text| serde_json::from_str(text).expect("the window's words are read by a test");
        Self { zh: words(zh), en: words(en) }
    }

    /// The word at a place such as `/number`.
    fn at(&self, place: &str) -> Sentence {
        let word = |words: &Value| words.pointer(place).and_then(Value::as_str).unwrap_or_default().to_owned();
        Sentence { zh: word(&self.zh), en: word(&self.en) }
    }

    /// The word of a choice: those of one field stand together.
    fn choice(&self, field: &str, chosen: impl Serialize) -> Sentence {
        let key = serde_json::to_value(chosen).expect("a choice is a word");
        self.at(&format!("/{field}/{}", key.as_str().unwrap_or_default()))
    }
}

/// The fields that differ, one after the other.
struct Told {
    words: &'static Words,
    changes: Vec<Sentence>,
}

impl Told {
    const fn by(words: &'static Words) -> Self {
        Self { words, changes: Vec::new() }
    }

    fn field<T: PartialEq>(&mut self, place: &str, values: [T; 2], say: impl Fn(T) -> Result<Sentence>) -> Result<()> {
        self.of_part(self.words.at(place), values, say)
    }

    /// A planned payment; one that was added or left out is told by its amount.
    fn instalment(&mut self, books: Books<'_>, number: usize, planned: [Option<&Instalment>; 2]) -> Result<()> {
        let part = |place: &str| {
            let [which, what] = [self.words.at("/instalmentNumber"), self.words.at(place)];
            let numbered = |which: &str| which.replace("{{number}}", &number.to_string());
            Sentence { zh: numbered(&which.zh) + &what.zh, en: format!("{} {}", numbered(&which.en), what.en) }
        };
        if let [Some(before), Some(after)] = planned
            && before.kind != after.kind
        {
            self.changes.push(part("/instalment"));
        }
        let [amount, due_on, condition] = ["/planned", "/dueOn", "/condition"].map(part);
        self.of_part(amount, planned.map(|planned| planned.map(|planned| planned.amount)), open)?;
        self.of_part(due_on, planned.map(|planned| planned.and_then(|planned| planned.due_on)), open)?;
        let text = |condition| books.personal_text(condition).map_err(Into::into).and_then(open);
        self.of_part(condition, planned.map(|planned| planned.and_then(|planned| planned.condition.as_ref())), text)
    }

    fn of_part<T: PartialEq>(
        &mut self,
        field: Sentence,
        [before, after]: [T; 2],
        say: impl Fn(T) -> Result<Sentence>,
    ) -> Result<()> {
        if before != after {
            let (from, to) = (say(before)?, say(after)?);
            self.changes.push(Sentence {
                zh: format!("{}由「{}」更正为「{}」", field.zh, from.zh, to.zh),
                en: format!("{} from “{}” to “{}”", field.en, from.en, to.en),
            });
        }
        Ok(())
    }

    fn of(self, (zh, en): (&str, &str)) -> Sentence {
        let (all_zh, all_en): (Vec<String>, Vec<String>) = self.changes.into_iter().map(|said| (said.zh, said.en)).unzip();
        Sentence { zh: format!("{zh}：{}", all_zh.join("；")), en: format!("{en}: {}", all_en.join("; ")) }
    }
}

/// What a contract says beside its money.
pub(super) fn contract(books: Books<'_>, of: &Correction<ContractParticulars>) -> Result<Sentence> {
    let mut told = Told::by(&CONTRACT);
    let [before, after] = [&of.before, &of.after];
    told.field("/number", [&before.number, &after.number], plain)?;
    told.field("/kind", [before.kind, after.kind], |kind| Ok(CONTRACT.choice("kinds", kind)))?;
    told.field("/licence", [before.licence_kind, after.licence_kind], |kind| {
        Ok(kind.map_or_else(none, |kind| CONTRACT.choice("licences", kind)))
    })?;
    told.field("/seller", [before.seller, after.seller], |id| organisation(books, id))?;
    told.field("/buyer", [before.buyer, after.buyer], |id| organisation(books, id))?;
    told.field("/signedOn", [before.signed_on, after.signed_on], plain)?;
    Ok(told.of(("更正技术合同", "Contract corrected")))
}

/// What a contract says about its money; each instalment by its place.
pub(super) fn money(books: Books<'_>, of: &Correction<ContractMoney>) -> Result<Sentence> {
    let mut told = Told::by(&CONTRACT);
    let [before, after] = [&of.before, &of.after];
    told.field("/price", [before.price, after.price], open)?;
    told.field("/technology", [before.technology_amount, after.technology_amount], open)?;
    for at in 0..before.instalments.len().max(after.instalments.len()) {
        told.instalment(books, at + 1, [&before.instalments, &after.instalments].map(|planned| planned.get(at)))?;
    }
    let [was, is] = [&before.royalty, &after.royalty].map(Option::as_ref);
    told.field("/royaltyRate", [was, is].map(|royalty| royalty.map(|royalty| royalty.rate)), open)?;
    let text = |base| books.personal_text(base).map_err(Into::into).and_then(open);
    told.field("/royaltyBase", [was, is].map(|royalty| royalty.map(|royalty| &royalty.base)), text)?;
    told.field("/royaltyEnd", [was, is].map(|royalty| royalty.and_then(|royalty| royalty.until)), open)?;
    Ok(told.of(("更正技术合同", "Contract corrected")))
}

/// What a mandate says beside its clauses.
pub(super) fn mandate(books: Books<'_>, of: &Correction<MandateParticulars>) -> Result<Sentence> {
    let mut told = Told::by(&MANDATE);
    let [before, after] = [&of.before, &of.after];
    told.field("/client", [before.client, after.client], |id| organisation(books, id))?;
    told.field("/payer", [before.payer, after.payer], |payer| Ok(MANDATE.choice("payers", payer)))?;
    told.field("/signedOn", [before.signed_on, after.signed_on], plain)?;
    told.field("/endsMandate", [before.ends_on, after.ends_on], open)?;
    told.field("/tailMonths", [before.tail_months, after.tail_months], open)?;
    told.field("/exclusivity", [before.is_exclusive, after.is_exclusive], |is| {
        Ok(MANDATE.at(if is { "/exclusive" } else { "/notExclusive" }))
    })?;
    Ok(told.of(("更正委托合同", "Mandate corrected")))
}

/// A note; what it says is no part of the journal.
pub(super) fn note(Correction { before, after, .. }: &Correction<Note>) -> Sentence {
    if before.on == after.on {
        return Sentence { zh: format!("更正记录（{}）", after.on), en: format!("Note corrected ({})", after.on) };
    }
    Sentence {
        zh: format!("更正记录：日期由 {} 更正为 {}", before.on, after.on),
        en: format!("Note corrected: its day from {} to {}", before.on, after.on),
    }
}

fn plain(value: impl ToString) -> Result<Sentence> {
    let value = value.to_string();
    Ok(Sentence { zh: value.clone(), en: value })
}

fn open(value: Option<impl ToString>) -> Result<Sentence> {
    value.map_or_else(|| Ok(none()), plain)
}

fn none() -> Sentence {
    Sentence { zh: "无".to_owned(), en: "none".to_owned() }
}

fn organisation(books: Books<'_>, id: OrganisationId) -> Result<Sentence> {
    deal::organisation_name(books, Some(id))?.map_or_else(|| Ok(none()), plain)
}

#[cfg(test)]
mod tests {
    use domain::{
        contract::{ContractKind, LicenceKind},
        mandate::Payer,
    };

    use super::*;

    #[test]
    fn the_window_has_a_word_for_each_field_and_choice() {
        use {ContractKind as Kind, LicenceKind as Licence};
        let fields = [
            "number",
            "kind",
            "licence",
            "seller",
            "buyer",
            "signedOn",
            "price",
            "technology",
            "instalmentNumber",
            "planned",
            "dueOn",
            "condition",
            "royaltyRate",
            "royaltyBase",
            "royaltyEnd",
        ];
        let fields = fields.map(|field| CONTRACT.at(&format!("/{field}")));
        let of_mandate = ["client", "payer", "signedOn", "endsMandate", "tailMonths", "exclusivity", "exclusive", "notExclusive"];
        let of_mandate = of_mandate.map(|field| MANDATE.at(&format!("/{field}")));
        let kinds = [Kind::Development, Kind::Transfer, Kind::Licence, Kind::Consulting, Kind::Service];
        let licences = [Licence::Exclusive, Licence::Sole, Licence::NonExclusive];
        let payers = [Payer::Seller, Payer::Buyer, Payer::Both];
        let choices = kinds.map(|kind| CONTRACT.choice("kinds", kind)).into_iter();
        let choices = choices.chain(licences.map(|kind| CONTRACT.choice("licences", kind)));
        let choices = choices.chain(payers.map(|payer| MANDATE.choice("payers", payer)));
        for word in fields.into_iter().chain(of_mandate).chain(choices) {
            assert!(!word.zh.is_empty() && !word.en.is_empty(), "{word:?}");
        }
    }
}
