//! Statements on paper: what is told, how it looks, and that the same data always gives the same bytes.

mod support;

use std::{fs, path::PathBuf, process::Command};

use documents::{
    Language::{self, Chinese, English},
    statement,
};
use domain::statement::StatementDocument;
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

fn samples() -> [(&'static str, StatementDocument, Language); 7] {
    [
        ("plain", support::plain(), Chinese),
        ("rich", support::rich(), Chinese),
        ("rich-english", support::rich(), English),
        ("carried", support::carried(), Chinese),
        ("empty", support::empty(), Chinese),
        ("hostile", support::hostile(), Chinese),
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

#[test]
fn names_print_as_they_are() {
    let document = support::hostile();
    // Where a name wraps is the page's affair, so spaces and line ends are left aside.
    let plain = |text: &str| text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>();
    let text = plain(&poppler::text(&printed(&document, Chinese).path));
    let account = &document.body.accounts[0];
    for name in [&account.deal_title, &account.client, account.contract_number.as_ref().unwrap(), &document.desk] {
        assert!(text.contains(&plain(name)), "{name}");
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
