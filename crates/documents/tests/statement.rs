//! Statements on paper: what is told, how it looks, and that the same data always gives the same bytes.

#[path = "../../domain/tests/hostile/text.rs"]
mod hostile_text;
mod support;

use std::{fs, path::PathBuf, process::Command};

use documents::{
    Language::{self, Chinese, English},
    statement,
};
use domain::{
    statement::settlement::recompute,
    statement::{StatementDocument, StatementNumber, StatementState},
};
use hostile_text::{number, text};
use proptest::{prelude::*, sample::Index};
use serde_json::Value;
use support::{golden, poppler};

/// The PDF as a file of its own in a folder that goes with the test.
struct Printed {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

fn printed(document: &StatementDocument, language: Language) -> Printed {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("statement.pdf");
    fs::write(&path, statement::pdf(document, language).unwrap()).unwrap();
    Printed { _folder: folder, path }
}

fn samples() -> [(&'static str, StatementDocument, Language); 8] {
    [
        ("plain", support::plain(), Chinese),
        ("rich", support::rich(), Chinese),
        ("rich-english", support::rich(), English),
        ("carried", support::carried(), Chinese),
        ("empty", support::empty(), Chinese),
        ("hostile", support::hostile(), Chinese),
        ("scripts", support::scripts(), Chinese),
        ("largest", support::largest(), Chinese),
    ]
}

#[test]
fn the_text_that_can_be_copied_is_the_golden_one() {
    for (name, document, language) in samples() {
        let text = poppler::text(&printed(&document, language).path);
        golden::text(&format!("tests/golden/{name}.txt"), &text);
    }
}

#[test]
fn the_pages_look_like_the_golden_ones() {
    for (name, document, language) in samples() {
        let pdf = printed(&document, language);
        for page in if name == "rich" { 1..=3 } else { 1..=1 } {
            golden::picture(&format!("tests/golden/pages/{name}-{page}.png"), &poppler::page(&pdf.path, page));
        }
    }
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    let document = support::rich();
    for language in [Chinese, English] {
        assert!(statement::pdf(&document, language).unwrap() == statement::pdf(&document, language).unwrap());
        assert!(statement::xlsx(&document, language).unwrap() == statement::xlsx(&document, language).unwrap());
    }
    assert!(statement::json(&document) == statement::json(&document));
}

/// Hash maps and addresses differ from process to process, so one that leaks into the bytes shows only there.
#[test]
fn another_process_gives_the_same_bytes() {
    const OUT: &str = "DOCUMENTS_TEST_OUT";
    let document = support::rich();
    let made =
        [statement::pdf(&document, Chinese).unwrap(), statement::xlsx(&document, Chinese).unwrap(), statement::json(&document)];
    if let Some(out) = std::env::var_os(OUT) {
        return fs::write(out, made.concat()).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("made");
    let test = ["--exact", "another_process_gives_the_same_bytes"];
    let status = Command::new(std::env::current_exe().unwrap()).args(test).env(OUT, &out).status().unwrap();
    assert!(status.success());
    assert!(fs::read(out).unwrap() == made.concat());
}

#[test]
fn a_long_statement_repeats_its_headings_and_numbers_its_pages() {
    let document = support::long(200);
    assert_eq!(document.body.lines.len(), 200);
    let text = poppler::text(&printed(&document, Chinese).path);
    let pages: Vec<&str> = text.split("\n--------\n").collect();
    for (number, page) in (1..).zip(&pages) {
        // Thin spaces of the setting are not copied.
        let foot = page.lines().last().unwrap().replace(' ', "");
        assert!(foot.ends_with(&format!("第{number}页共{}页", pages.len())), "{foot}");
    }
    let lines = pages.iter().position(|page| page.contains("结算总额（大写）")).unwrap();
    assert!(lines >= 4, "two hundred lines take some pages");
    for page in &pages[..lines] {
        assert!(page.contains("序号") && page.contains("摘要"), "{page}");
    }
}

#[test]
fn the_json_is_attached_and_the_fonts_are_inside() {
    let document = support::rich();
    let pdf = printed(&document, Chinese);
    assert!(poppler::attachment(&pdf.path) == statement::json(&document));
    let fonts = poppler::fonts(&pdf.path);
    let fonts: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(fonts.len(), 2);
    for font in fonts {
        assert!(font.contains("NotoSansSC") && font.contains("yes yes yes"), "{font}");
    }
}

/// Where a text wraps is the page's affair, so spaces and line ends are left aside.
fn plain(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

#[test]
fn the_line_that_brings_a_deal_to_nothing_says_so_once() {
    let document = support::fallen_through();
    assert!(document.body.totals.lines.is_zero());
    for (language, words) in
        [(Chinese, "佣金至此归零，不另行分配"), (English, "the commission comes to zero here; instead of a split")]
    {
        let text = plain(&poppler::text(&printed(&document, language).path));
        assert_eq!(text.matches(&plain(words)).count(), 1, "{text}");
    }
}

#[test]
fn names_print_as_they_are() {
    let document = support::hostile();
    let text = plain(&poppler::text(&printed(&document, Chinese).path));
    let account = &document.body.accounts[0];
    for name in [&account.deal_title, &account.client, account.contract_number.as_ref().unwrap(), &document.desk] {
        assert!(text.contains(&plain(name)), "{name}");
    }
}

#[test]
fn a_name_prints_in_its_script_and_a_sign_without_glyph_as_its_code() {
    let document = support::scripts();
    let pdf = printed(&document, Chinese);
    let text = plain(&poppler::text(&pdf.path));
    for name in
        ["𠮷野法与𠝹料工艺U+1F600Łódź·Пётр·김철수·さくら", "张𠮷（Łukasz）U+E5E5", "印作方框并注明编码：U+E5E5、U+1F600。"]
    {
        assert!(text.contains(name), "{name}: {text}");
    }
    let fonts = poppler::fonts(&pdf.path);
    for face in
        ["NotoSans-", "NotoSansJP", "NotoSansHK", "NotoSerifTibetan", "NotoSansArabic", "NotoSansMongolian", "NanumGothic"]
    {
        assert!(fonts.contains(face), "{face}: {fonts}");
    }
}

#[test]
fn the_json_is_read_back_and_valid() {
    let schema = statement::schema();
    golden::text("schemas/statement-1.schema.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (name, document, _) in samples() {
        let bytes = statement::json(&document);
        assert_eq!(serde_json::from_slice::<StatementDocument>(&bytes).unwrap(), document, "{name}");
        let value = serde_json::from_slice(&bytes).unwrap();
        let faults: Vec<String> =
            validator.iter_errors(&value).map(|fault| format!("{fault} at {}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{name}: {faults:#?}");
    }
    assert!(!validator.is_valid(&serde_json::json!({"schema": "brokerdesk.statement/1"})));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_name_is_printed(names in prop::collection::vec(text(&["示例项目", "=1+1", "#let x = 1", "$a^2$", "HT-2025"]), 6)) {
        let mut document = support::plain();
        let [title, client, contract, desk, payee, reason] = <[String; 6]>::try_from(names).unwrap();
        for account in &mut document.body.accounts {
            (account.deal_title, account.client) = (title.clone(), client.clone());
            account.contract_number = Some(contract.clone());
        }
        document.desk = desk;
        document.payees.insert(document.body.payee.id, payee);
        let number = StatementNumber { year: 2026, sequence: 2 };
        let written = support::personal();
        document.texts.insert(written.id, reason);
        document.state = StatementState::Withdrawn { number, on: document.body.on, reason: written };
        for language in [Chinese, English] {
            prop_assert!(statement::xlsx(&document, language).is_ok());
            prop_assert_eq!(statement::pdf(&document, language).map(|_| ()).map_err(|error| error.to_string()), Ok(()));
        }
    }
}

/// Where everything within a value stands, as JSON pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Array(items) => (0..).zip(items).map(|(index, item): (usize, _)| (index.to_string(), item)).collect(),
        Value::Object(fields) => fields.iter().map(|(key, field)| (key.clone(), field)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    for (key, value) in inner {
        let place = format!("{at}/{key}");
        places(value, &place, found);
        found.push(place);
    }
}

/// What someone who edits a statement's file may do to one place in it.
#[derive(Clone, Debug)]
enum Change {
    Put(Value),
    Remove,
    Repeat,
}

impl Change {
    fn make(&self, document: &mut Value, at: Index) {
        let mut found = Vec::new();
        places(document, "", &mut found);
        let place = at.get(&found);
        let (holder, key) = place.rsplit_once('/').unwrap();
        match (self, document.pointer_mut(holder).unwrap()) {
            (Self::Put(value), _) => *document.pointer_mut(place).unwrap() = value.clone(),
            (Self::Remove, Value::Array(items)) => drop(items.remove(key.parse().unwrap())),
            (Self::Repeat, Value::Array(items)) => items.push(items[key.parse::<usize>().unwrap()].clone()),
            (Self::Remove | Self::Repeat, _) => {}
        }
    }
}

fn change() -> impl Strategy<Value = Change> {
    let amounts = vec!["0.00", "0.01", "-0.01", "9999999999999.99", "-9999999999999.99"];
    prop_oneof![
        2 => prop::sample::select(amounts).prop_map(|amount| Change::Put(amount.into())),
        2 => prop::sample::select(vec![0, 1, 2, 7, u64::from(u32::MAX), u64::MAX]).prop_map(|count| Change::Put(count.into())),
        1 => text(&["2026-03-01", "0001-01-01", "9999-12-31", "receipt", "999.9999", "1/3", "1"]).prop_map(|text| Change::Put(text.into())),
        1 => number().prop_map(|number| Change::Put(number.into())),
        1 => Just(Change::Put(Value::Null)),
        4 => Just(Change::Remove),
        2 => Just(Change::Repeat),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn an_edited_statement_is_found_to_differ_or_refused(changes in prop::collection::vec((change(), any::<Index>()), 1..4)) {
        let mut edited = serde_json::to_value(support::rich()).unwrap();
        for (change, at) in changes {
            change.make(&mut edited, at);
        }
        if let Ok(document) = serde_json::from_value::<StatementDocument>(edited) {
            recompute(&document.body, &[]);
            let _ = statement::xlsx(&document, English);
            prop_assert!(serde_json::from_slice::<Value>(&statement::json(&document)).is_ok());
        }
    }
}

#[test]
fn the_sums_are_called_alike_on_paper_and_in_the_window() {
    for (language, folder) in [(Chinese, "zh-CN"), (English, "en")] {
        let file = format!("{}/../../ui/src/i18n/{folder}/statement.json", env!("CARGO_MANIFEST_DIR"));
        let words: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let paper = statement::paper(&support::plain(), language, usize::MAX).unwrap();
        for (sum, key) in paper.sums.iter().zip(["brought", "lines", "gross", "vat", "withheld", "net", "carried"]) {
            assert!(words["sum"][key].as_str().unwrap().starts_with(sum.label), "{key}: {}", sum.label);
        }
        assert_eq!(paper.total.0, words["sumLines"]);
        for (fact, key) in paper.facts.iter().zip(["number", "on", "payee", "period", "", "paymentOn"]) {
            assert!(key.is_empty() || words[key] == fact.0, "{key}: {}", fact.0);
        }
    }
}

#[test]
fn what_is_looked_at_is_bounded_and_says_so() {
    let document = support::long(200);
    let paper = statement::paper(&document, Chinese, 60).unwrap();
    let shown: usize = paper.groups.iter().map(|group| group.rows.len() + usize::from(group.zeros.is_some())).sum();
    assert_eq!(shown, 60, "ten lines a deal, of which the signing is 0.00");
    assert_eq!(paper.more.as_deref(), Some("另有 140 行，打印时列全。"));
    assert!(statement::paper(&document, Chinese, usize::MAX).unwrap().more.is_none());
}
