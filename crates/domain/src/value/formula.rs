//! Text that a spreadsheet program would run: what begins with `= + - @`, in either width, a tab or a carriage return.
//!
//! In a workbook such a text is stored as text. CSV has no types, so there it gets a leading apostrophe, and so does a
//! text that already has apostrophes before such a sign; whoever reads our CSV takes one apostrophe off by the same rule.
//! Every text comes back as it was.

use std::borrow::Cow;

/// Would a spreadsheet program read the text as a formula?
pub fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'])
}

/// The text as it stands in a CSV file.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if looks_like_formula(text.trim_start_matches('\'')) { format!("'{text}").into() } else { text.into() }
}

/// The text that a cell of a CSV file stands for.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if looks_like_formula(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guarded_text_starts_no_formula_and_comes_back() {
        for text in ["=1+1", "+86 931", "-", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "'=1", "''-2"] {
            assert!(!looks_like_formula(&guarded(text)), "{text:?}");
            assert_ne!(guarded(text), text);
            assert_eq!(unguarded(&guarded(text)), text);
        }
        for text in ["", "'", "兰州", "1-2", "'quoted'", " =1", "''"] {
            assert_eq!(guarded(text), text);
            assert_eq!(unguarded(text), text);
        }
    }
}
