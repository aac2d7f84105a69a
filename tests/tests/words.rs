//! Whatever is refused is said in a sentence of both languages.

use std::{collections::BTreeSet, fs, path::Path};

use app::words;
use domain::{commission::CalcCode, deal::stage::GateItem, id::ClauseId, refusal::Refusal};
use tests::bench::id;

macro_rules! refusals {
    ($($name:ident $({ $($field:ident: $value:expr),* })?)*) => {
        /// Every refusal once; a new one does not compile until it stands here.
        fn refusals() -> Vec<Refusal> {
            let _ = |refusal: &Refusal| match refusal { $(Refusal::$name { .. } => {})* };
            vec![$(Refusal::$name $({ $($field: $value),* })?),*]
        }
    };
}

refusals! {
    InBin FinisherNameMissing EvidenceNotTicked TitleMissing NameMissing TrlOutOfRange FinisherShares BandsInvalid FloorAboveRate PeriodReversed VersionOverlaps
    RateTableUnknown RateTableNotInForce InForceNeedsMarginal NoRateInForce DeviationNeedsReason NoClause ClauseCoversNothing
    KindInTwoClauses SharesNotWhole MinimumAboveCap SigningNeedsUpfront AmendmentFollowsNothing AmendmentTooEarly
    AmendmentChangesBase AmountNotPositive AmountTooLarge TechnologyAbovePrice InstalmentsExceedPrice PriceMissing SameStage
    ClosureReason GateNeedsReason { missing: vec![GateItem::Contact] } MandateExists ContractExists NoMandate NoContract
    ClientMissing EntryUnknown ClauseUnknown InstalmentUnknown NotAReceipt RefundExceedsReceipt RefundBeforeReceipt
    RefundExceedsReceipts { entry: None } ReceiptHasRefunds AfterCompletion CompletionMisplaced { clause: ClauseId(id(1)) }
    PriceNeeded ReasonMissing PayeeInUse PayeeKindUnknown PayeeNotResident PeriodOverlaps StatementOpen NotADraft NotSubmitted
    LaterStatement PaymentBeforeStatement NoWithholdingTable
}

fn calc_codes() -> Vec<String> {
    use CalcCode::{Currency, Date, Format, MinimumAboveCap, Money, Rate, RefundExceedsReceipts, Scale, Shares};
    let _ = |code: CalcCode| match code {
        Money | Rate | Date | Scale | MinimumAboveCap | Shares | RefundExceedsReceipts | Currency | Format => {}
    };
    [Money, Rate, Date, Scale, MinimumAboveCap, Shares, RefundExceedsReceipts, Currency, Format]
        .iter()
        .map(|code| serde_json::to_value(code).unwrap().as_str().unwrap().to_owned())
        .collect()
}

/// The codes that the program's sources name where they make an error.
fn named_codes(folder: &Path, codes: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            named_codes(&path, codes);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            for maker in ["Error::new(", "refused(", "breakage(", "Self::new("] {
                for (at, _) in text.match_indices(maker) {
                    let argument = text[at + maker.len()..].trim_start();
                    let Some(quoted) = argument.strip_prefix('"') else { continue };
                    codes.insert(quoted.split('"').next().unwrap().to_owned());
                }
            }
        }
    }
}

fn all_codes() -> BTreeSet<String> {
    let mut codes: BTreeSet<String> = refusals().iter().map(Refusal::code).chain(calc_codes()).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for part in ["crates/app/src", "crates/cli/src", "src-tauri/src"].map(|part| root.join(part)) {
        if part.exists() {
            named_codes(&part, &mut codes);
        }
    }
    codes
}

#[test]
fn every_code_has_its_sentence_in_both_languages() {
    let codes = all_codes();
    assert!(codes.contains("passphrase_empty") && codes.contains("disk_full"), "the sources are read");
    let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let without: Vec<&String> = codes
        .iter()
        .filter(|code| {
            let said = words::sentence(code);
            !is_chinese(&said.zh) || is_chinese(&said.en) || !said.zh.ends_with('。') || !said.en.ends_with('.')
        })
        .collect();
    assert!(without.is_empty(), "no sentence for {without:?}");
}

#[test]
fn a_code_without_words_is_seen() {
    assert_eq!(words::sentence("nobody_says_this").en, "nobody_says_this");
}
