//! `calc` and `calc --batch`: cases in, results out, errors on standard output too. Cases are UTF-8, with or without a mark at
//! the beginning; another encoding is refused by its name.

use std::{
    io::{self, BufRead, Read, Write},
    process::ExitCode,
};

use encoding_rs::GB18030;
use serde_json::json;

use crate::{
    arguments::Language,
    output::{self, Failure},
};

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// One case from standard input.
pub fn one(language: Language) -> Result<ExitCode, Failure> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let (answer, code) = match case(&bytes, language).and_then(app::calc::calc) {
        Ok(result) => (result, ExitCode::SUCCESS),
        Err(error) => (error, ExitCode::from(2)),
    };
    output::line(&answer)?;
    Ok(code)
}

/// One case a line; an unreadable or blank line has its error line. What is UTF-16 has no lines, and is refused whole.
pub fn batch(language: Language) -> Result<ExitCode, Failure> {
    let (mut input, mut output) = (io::stdin().lock(), io::BufWriter::new(io::stdout().lock()));
    if is_utf16(input.fill_buf()?) {
        writeln!(output, "{}", refused(Other::Utf16, language)).and_then(|()| output.flush()).map_err(Failure::Output)?;
        return Ok(ExitCode::from(2));
    }
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        if line.last() == Some(&b'\n') {
            line.pop();
        }
        let answer = case(&line, language).map_or_else(|refused| refused, app::calc::calc_batch_line);
        writeln!(output, "{answer}").map_err(Failure::Output)?;
        line.clear();
    }
    output.flush().map_err(Failure::Output)?;
    Ok(ExitCode::SUCCESS)
}

/// What a case is written in that is not UTF-8.
#[derive(Clone, Copy)]
enum Other {
    Utf16,
    Gbk,
    Unknown,
}

/// The text of a case without its mark, or the error line that says what it is instead.
fn case(bytes: &[u8], language: Language) -> Result<&str, String> {
    if is_utf16(bytes) {
        return Err(refused(Other::Utf16, language));
    }
    let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|_| {
        let is_gbk = !GB18030.decode_without_bom_handling(bytes).1;
        refused(if is_gbk { Other::Gbk } else { Other::Unknown }, language)
    })
}

/// A mark of UTF-16 stands there, or a brace beside a zero: no JSON in UTF-8 has one.
fn is_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, _, ..] | [_, 0, ..])
}

fn refused(other: Other, language: Language) -> String {
    let message = match (other, language) {
        (Other::Utf16, Language::Zh) => "输入是 UTF-16 编码，请另存为 UTF-8 后再试。",
        (Other::Utf16, Language::En) => "The input is UTF-16: save it as UTF-8 and try again.",
        (Other::Gbk, Language::Zh) => "输入是 GBK 编码，请另存为 UTF-8 后再试。",
        (Other::Gbk, Language::En) => "The input is GBK: save it as UTF-8 and try again.",
        (Other::Unknown, Language::Zh) => "输入不是 UTF-8 文本，请另存为 UTF-8 后再试。",
        (Other::Unknown, Language::En) => "The input is no UTF-8 text: save it as UTF-8 and try again.",
    };
    json!({ "error": { "code": "format", "message": message, "field": "" } }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_passed_over_and_another_encoding_named() {
        assert_eq!(case("\u{feff}{\"注\":1}".as_bytes(), Language::Zh), Ok("{\"注\":1}"));
        let utf16: Vec<u8> = "\u{feff}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (gbk, _, _) = GB18030.encode("{\"备注\":\"首期到款\"}");
        for (bytes, zh, en) in [
            (utf16.as_slice(), "输入是 UTF-16 编码", "The input is UTF-16"),
            (&utf16[2..], "输入是 UTF-16 编码", "The input is UTF-16"),
            (&gbk, "输入是 GBK 编码", "The input is GBK"),
            (b"{\"a\":\"\xff\"}", "输入不是 UTF-8 文本", "The input is no UTF-8 text"),
        ] {
            assert!(case(bytes, Language::Zh).unwrap_err().contains(zh), "{zh}");
            assert!(case(bytes, Language::En).unwrap_err().contains(en), "{en}");
        }
    }
}
