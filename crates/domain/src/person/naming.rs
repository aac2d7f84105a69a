//! Where a text names persons, by what they are called or by their telephone, and what is left of it once they are erased. It
//! compares as the search does: in any case and width, with spaces and strokes or without.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::is_han;
use crate::normal::{comparable, unmarked};

/// A shorter number stands in too much that is not a telephone.
const SHORTEST_NUMBER: usize = 7;

/// As what a text stands on the page of its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each variant is named after what bears the text")]
pub enum TextPlace {
    Note,
    NextAction,
    Evidence,
    Step,
    Mandate,
    Contract,
    Entry,
    Statement,
    Record,
    /// It was replaced, and is kept for the journal's sake.
    Earlier,
}

/// What persons are called, to find it in texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Naming {
    called: Vec<Vec<char>>,
}

impl Naming {
    /// By these names and telephone numbers.
    pub fn by<'n>(called: impl IntoIterator<Item = &'n str>) -> Self {
        let signs = |name: &str| -> Vec<char> { name.chars().flat_map(compared).collect() };
        let is_sought = |name: &Vec<char>| !name.is_empty() && (!is_digits(name) || name.len() >= SHORTEST_NUMBER);
        Self { called: called.into_iter().map(signs).filter(is_sought).collect() }
    }

    /// Where a text names them: signs from one to before another, in order, none over another.
    pub fn pieces(&self, text: &str) -> Vec<Range<usize>> {
        let shown: Vec<char> = text.chars().collect();
        let signs: Vec<(usize, char)> = shown
            .iter()
            .enumerate()
            .flat_map(|(place, sign)| compared(*sign).into_iter().map(move |sign| (place, sign)))
            .collect();
        let mut pieces: Vec<Range<usize>> = Vec::new();
        for called in &self.called {
            for met in signs.windows(called.len()).filter(|met| met.iter().map(|(_, sign)| sign).eq(called)) {
                let piece = met[0].0..met[met.len() - 1].0 + 1;
                if stands_alone(&shown, &piece, called) {
                    pieces.push(piece);
                }
            }
        }
        pieces.sort_by_key(|piece| (piece.start, piece.end));
        pieces.dedup_by(|next, before| {
            let is_over = next.start < before.end;
            before.end = if is_over { before.end.max(next.end) } else { before.end };
            is_over
        });
        pieces
    }

    /// The text with a mark in place of each piece that names them; `None` where none does.
    pub fn redacted(&self, text: &str) -> Option<String> {
        let pieces = self.pieces(text);
        if pieces.is_empty() {
            return None;
        }
        // The mark is part of the text from then on, so it is in the text's language and not in that of whoever erases.
        let mark = if text.chars().any(is_han) { "〔已抹除〕" } else { "[erased]" };
        let signs: Vec<char> = text.chars().collect();
        let mut left = String::with_capacity(text.len());
        let mut from = 0;
        for piece in pieces {
            left.extend(&signs[from..piece.start]);
            left.push_str(mark);
            from = piece.end;
        }
        left.extend(&signs[from..]);
        Some(left)
    }
}

/// The signs that are compared for one that shows: none for a space or a stroke.
fn compared(sign: char) -> Vec<char> {
    comparable(sign.encode_utf8(&mut [0; 4]))
        .chars()
        .filter(|sign| *sign != '-' && !is_combining_mark(*sign))
        .map(unmarked)
        .collect()
}

/// `Li` is not named in `List`, and 13800000000 not in a longer number, unless that only leads with a country's.
fn stands_alone(shown: &[char], piece: &Range<usize>, called: &[char]) -> bool {
    let is_word = |place: usize| shown.get(place).is_some_and(|sign| sign.is_alphanumeric() && !is_han(*sign));
    let joins = |inner: usize, outer: Option<usize>| is_word(inner) && outer.is_some_and(is_word);
    let joins_before = !is_digits(called) && joins(piece.start, piece.start.checked_sub(1));
    !joins_before && !joins(piece.end - 1, Some(piece.end))
}

fn is_digits(signs: &[char]) -> bool {
    signs.iter().all(char::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::Naming;

    fn check(called: &[&str], text: &str, left: Option<&str>) {
        assert_eq!(Naming::by(called.iter().copied()).redacted(text).as_deref(), left, "{called:?} in {text}");
    }

    #[test]
    fn what_names_them_is_marked_and_the_rest_stays() {
        check(&["王伟"], "与王伟通话，王伟同意", Some("与〔已抹除〕通话，〔已抹除〕同意"));
        check(&["王伟"], "王 伟（电话）", Some("〔已抹除〕（电话）"));
        check(&["Zhang San"], "Call ＺＨＡＮＧ san back", Some("Call [erased] back"));
        check(&["Łukasz Nowak"], "Lukasz  Nowak signs", Some("[erased] signs"));
        check(&["王伟", "王伟明"], "找王伟明", Some("找〔已抹除〕"));
        check(&["王伟", "13800000000"], "王伟138-0000 0000", Some("〔已抹除〕〔已抹除〕"));
    }

    #[test]
    fn a_part_of_a_word_or_number_names_nobody() {
        check(&["Li"], "List of Alibi", None);
        check(&["Li"], "联系Li先生", Some("联系〔已抹除〕先生"));
        check(&["13800000000"], "138000000001", None);
        check(&["13800000000"], "+8613800000000", Some("+86[erased]"));
        check(&["5117"], "房间 5117", None);
        check(&["", " ", "-"], "任何文字 - ", None);
    }

    #[test]
    fn what_is_left_names_nobody() {
        for called in [&["王"][..], &["王伟", "伟王"], &["a", "ra"]] {
            let naming = Naming::by(called.iter().copied());
            let left = naming.redacted("王伟王伟 a ra a-ra").unwrap_or_default();
            assert_eq!(naming.redacted(&left), None, "{called:?} in {left}");
        }
    }
}
