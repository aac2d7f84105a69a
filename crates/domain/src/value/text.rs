//! Texts in the one form in which they are written: without blanks and invisible signs around them, and missing where nothing is left.

use std::collections::BTreeSet;

use crate::normal::trimmed;

/// What can be brought into its written form.
pub trait Tidy {
    /// Takes away the blanks that mean nothing.
    fn tidy(&mut self);
}

impl Tidy for String {
    fn tidy(&mut self) {
        if trimmed(self).len() < self.len() {
            *self = trimmed(self).to_owned();
        }
    }
}

impl Tidy for Option<String> {
    fn tidy(&mut self) {
        self.iter_mut().for_each(Tidy::tidy);
        self.take_if(|text| text.is_empty());
    }
}

impl Tidy for Vec<String> {
    fn tidy(&mut self) {
        self.iter_mut().for_each(Tidy::tidy);
        self.retain(|text| !text.is_empty());
    }
}

impl Tidy for BTreeSet<String> {
    fn tidy(&mut self) {
        *self = std::mem::take(self).iter().map(|text| trimmed(text).to_owned()).filter(|text| !text.is_empty()).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_around_a_text_mean_nothing_and_a_blank_text_is_none() {
        let mut texts = vec![" 甲 ".to_owned(), "\u{3000}".to_owned(), "乙".to_owned()];
        texts.tidy();
        assert_eq!(texts, ["甲", "乙"]);
        let (mut blank, mut some) = (Some("  ".to_owned()), Some("丙\n".to_owned()));
        blank.tidy();
        some.tidy();
        assert_eq!((blank, some.as_deref()), (None, Some("丙")));
    }
}
