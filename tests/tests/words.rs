//! Whatever is refused is said in a sentence of both languages.

use app::code::Code;

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
fn a_code_is_one_word_on_the_wire_and_in_the_log() {
    for code in Code::ALL {
        assert_eq!(serde_json::to_value(code).unwrap(), code.to_string());
    }
    assert_eq!(Code::PayeeUnknown.to_string(), "payee_unknown");
}
