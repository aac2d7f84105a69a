//! Whatever is refused is said in a sentence of both languages, and one thing has one word: on the screen, on paper, in the journal.

use std::{fs, path::Path};

use app::{
    code::Code,
    warning::{Warning, WarningCode},
};
use domain::Day;
use serde_json::{Value, json};
use tests::bench::Bench;

#[test]
fn every_code_has_its_sentence_in_both_languages() {
    let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for code in Code::ALL {
        let said = code.sentence();
        assert!(is_chinese(&said.zh) && said.zh.ends_with('。'), "{code}: {}", said.zh);
        assert!(!is_chinese(&said.en) && said.en.ends_with('.'), "{code}: {}", said.en);
    }
}

#[test]
fn every_warning_has_its_sentence_in_both_languages() {
    let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for code in WarningCode::ALL {
        let said = Warning::from(*code).message;
        assert!(is_chinese(&said.zh) && said.zh.ends_with('。'), "{code:?}: {}", said.zh);
        assert!(!is_chinese(&said.en) && said.en.ends_with('.'), "{code:?}: {}", said.en);
    }
}

#[test]
fn a_code_is_one_word_on_the_wire_and_in_the_log() {
    for code in Code::ALL {
        assert_eq!(serde_json::to_value(code).unwrap(), code.to_string());
    }
    assert_eq!(Code::PayeeUnknown.to_string(), "payee_unknown");
}

/// A word that is not used, the word that is, and where the first is a part of another that may stand.
const ONE_WORD: [(&str, &str, &[&str]); 33] = [
    ("到账", "到款", &[]),
    ("条款结清", "条款完结", &[]),
    ("应结金额", "结算总额", &[]),
    ("此前已结", "此前已结算", &["此前已结算"]),
    ("以前已结算", "此前已结算", &[]),
    ("已删除", "已抹除", &[]),
    ("移出", "还原", &[]),
    ("移入回收站", "放入回收站", &[]),
    ("放进回收站", "放入回收站", &[]),
    ("撤回委托", "撤销签订委托合同", &[]),
    ("撤回技术合同", "撤销签订技术合同", &[]),
    ("撤回补充协议", "撤销补充协议", &[]),
    ("撤回记录", "撤销记录", &[]),
    ("撤回往来", "撤销往来记录", &[]),
    ("撤回阶段", "撤销阶段变动", &[]),
    ("撤回费率", "撤销发布费率表", &[]),
    ("本行佣金", "本笔佣金", &[]),
    ("本行应付", "本笔应付", &[]),
    ("Take back", "Reverse or Undo", &[]),
    ("taken back", "undone or reversed", &[]),
    ("Next step", "Next action", &[]),
    ("next step", "next action", &[]),
    ("Statement day", "Statement date", &[]),
    ("Day of payment", "Payment date", &[]),
    ("Stretch", "Range", &[]),
    ("this stretch", "this slice", &[]),
    ("Put into the recycle bin", "Move to the recycle bin", &[]),
    ("exists no more", "no longer exists", &[]),
    ("Once more", "Repeat", &[]),
    ("Standing still", "Stalled", &[]),
    ("Demander", "Buyer", &[]),
    ("held against", "compared with", &[]),
    ("How it came about", "Calculation", &[]),
];

/// What is said: the texts of a list of words, or of a source its texts in quotation marks, without its comments.
fn said(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    if file.extension().is_some_and(|ending| ending == "json") {
        fn texts(value: &Value) -> Vec<String> {
            match value {
                Value::Object(all) => all.values().flat_map(texts).collect(),
                Value::String(text) => vec![text.clone()],
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => Vec::new(),
            }
        }
        return texts(&serde_json::from_str(&text).unwrap());
    }
    let source = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| line.split('"').skip(1).step_by(2)).map(str::to_owned).collect()
}

fn files(folder: &Path, ending: &str, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|has| has == ending) {
            found.push(path);
        }
    }
}

/// Screens, refusals, journal, lists and papers say one word for a thing.
#[test]
fn a_thing_has_one_word() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut all = Vec::new();
    files(&root.join("ui/src/i18n"), "json", &mut all);
    for of in ["app", "documents", "cli", "intake"] {
        files(&root.join(format!("crates/{of}/src")), "rs", &mut all);
    }
    assert!(all.len() > 80, "the words are elsewhere");
    let mut faults = Vec::new();
    for file in all {
        for text in said(&file) {
            for (word, instead, within) in ONE_WORD {
                let bare = within.iter().fold(text.clone(), |text, within| text.replace(within, ""));
                if bare.contains(word) {
                    faults.push(format!("{}: {text}: {instead}, not {word}", file.strip_prefix(&root).unwrap().display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn window(language: &str, area: &str) -> Value {
    let file = format!("{}/../ui/src/i18n/{language}/{area}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// A heading without the unit and the remark that stand behind it.
fn plain(text: &Value) -> String {
    let text = text.as_str().unwrap();
    text.split(['（', '(']).next().unwrap_or_default().trim().to_owned()
}

/// A statement's labels and headings are those of the screen beside it.
#[test]
fn a_statement_is_labelled_alike_on_screen_and_on_paper() {
    let mut bench = Bench::new(Day::parse("2026-03-31").unwrap());
    let payee = json!({ "record": { "name": "李", "kind": "individual" } });
    let payee = bench.call("payee_add", payee).unwrap()["id"].clone();
    let draft = json!({ "payee": payee, "from": "2026-03-01", "to": "2026-03-31" });
    let id = bench.call("statement_draft", draft).unwrap()["id"].clone();
    for (language, folder) in [("zh", "zh-CN"), ("en", "en")] {
        let paper = bench.call("statement_paper", json!({ "id": id, "language": language })).unwrap();
        let screen = window(folder, "statement");
        let facts = |at: usize| plain(&paper["facts"][at][0]);
        for (at, key) in [(0, "number"), (1, "on"), (2, "payee"), (3, "period"), (5, "paymentOn")] {
            assert_eq!(facts(at), plain(&screen[key]), "{key}");
        }
        let of_lines = ["line", "day", "event", "eventAmount", "payableLine", "share", "amountYuan"];
        for (at, key) in [0, 1, 2, 3, 5, 6, 7].into_iter().zip(of_lines) {
            assert_eq!(plain(&paper["columns"][at]), plain(&screen[key]), "{key}");
        }
        assert_eq!(plain(&paper["columns"][4]), plain(&window(folder, "commission")["commission"]));
        assert_eq!(paper["total"][0], screen["sumLines"]);
        assert_eq!(paper["sums_title"], screen["sums"]);
        for (at, key) in ["brought", "lines", "gross", "vat", "withheld", "net", "carried"].into_iter().enumerate() {
            assert_eq!(plain(&paper["sums"][at]["label"]), plain(&screen["sum"][key]), "{key}");
        }
        assert!(plain(&screen["leftOut"]).starts_with(&plain(&paper["left_out"]["title"])));
    }
}
