//! Typst as a library: a template and the files that it reads in, PDF out. The template sees those files and nothing else:
//! no disk, no network, no clock. Fonts are read once.
//!
//! Call it from plain threads only. Typst works on a pool of threads of its own, and inside that pool one document would
//! be begun on the stack of another.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    fmt::Write as _,
    sync::LazyLock,
};

use domain::Day;
use serde_json::Value;
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::DocumentError;

/// The typeface of the documents, regular and bold, and those for scripts and rare characters that it lacks. The template names
/// their families in this order.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files: [&'static [u8]; 9] = [
        include_bytes!("../fonts/NotoSansSC-Regular.ttf"),
        include_bytes!("../fonts/NotoSansSC-Bold.ttf"),
        include_bytes!("../fonts/NotoSans-Regular.ttf"),
        include_bytes!("../rare-han/NotoSansJP-RareHan.ttf"),
        include_bytes!("../rare-han/NotoSansHK-RareHan.ttf"),
        include_bytes!("../fonts/NotoSerifTibetan-Regular.ttf"),
        include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
        include_bytes!("../fonts/NotoSansMongolian-Regular.ttf"),
        include_bytes!("../fonts/NanumGothic-Regular.ttf"),
    ];
    files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect()
});
static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));
/// The signs that some family has in all of its weights.
static SIGNS: LazyLock<HashSet<u32>> = LazyLock::new(|| {
    let mut families: HashMap<&str, HashSet<u32>> = HashMap::new();
    for font in FONTS.iter() {
        let signs: HashSet<u32> = font.info().coverage.iter().collect();
        families.entry(&font.info().family).and_modify(|known| known.retain(|sign| signs.contains(sign))).or_insert(signs);
    }
    families.into_values().flatten().collect()
});
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// Something to typeset.
pub(crate) struct Job<'a> {
    /// The template; made by [`template`].
    pub template: &'a Source,
    /// What the template may read, by absolute path.
    pub files: Vec<(FileId, Bytes)>,
    /// What makes the PDF's identity.
    pub ident: String,
    /// The day that the PDF bears.
    pub day: Day,
}

/// A template as Typst reads it; made once, because parsing it takes time.
pub(crate) fn template(path: &str, text: &str) -> Source {
    Source::new(file_id(path), text.to_owned())
}

/// The name of a file that a template reads. Typst keeps every name for ever, so the same few names serve all documents.
pub(crate) fn file_id(path: &str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).expect("a path of ours is well formed")).intern()
}

/// Makes every text within a value one that can be set, and gives the signs that no font has. The PDF is refused whole for a
/// single such sign, and a name may hold any.
pub(crate) fn make_settable(value: &mut Value) -> BTreeSet<char> {
    let mut missing = BTreeSet::new();
    settle(value, &mut missing);
    missing
}

fn settle(value: &mut Value, missing: &mut BTreeSet<char>) {
    match value {
        Value::String(text) => *text = settable(text, missing),
        Value::Array(items) => items.iter_mut().for_each(|item| settle(item, missing)),
        Value::Object(fields) => fields.values_mut().for_each(|field| settle(field, missing)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The text with each sign that the fonts lack as its number between two marks, which the template draws as a box, and without
/// the signs that show nothing or turn the order of others round. No text brings the marks along: they are for private use.
fn settable(text: &str, missing: &mut BTreeSet<char>) -> String {
    let mut set = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            ' '..='~' => set.push(sign),
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e0fff}' => {}
            // Fonts have signs for some of these, and no PDF that is to be kept may hold them.
            _ if sign.is_control() => set.extend(sign.is_whitespace().then_some(' ')),
            _ if SIGNS.contains(&u32::from(sign)) && !is_private(sign) => set.push(sign),
            _ if sign.is_whitespace() => set.push(' '),
            _ => {
                missing.insert(sign);
                write!(set, "\u{e000}{:04X}\u{e001}", u32::from(sign)).expect("a string takes all that is written");
            }
        }
    }
    set
}

/// The fonts may have some, but no PDF that is to be kept may.
fn is_private(sign: char) -> bool {
    matches!(sign, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

impl Job<'_> {
    /// Sets the pages and writes them as PDF/A-3a: fonts and files inside, text that copies, the same bytes every time.
    pub(crate) fn pdf(&self) -> Result<Vec<u8>, DocumentError> {
        let made = self.compile();
        // What Typst remembers of this document serves no other one, and would pile up over a thousand.
        typst::comemo::evict(0);
        made
    }

    fn compile(&self) -> Result<Vec<u8>, DocumentError> {
        let document = typst::compile::<PagedDocument>(self).output.map_err(|errors| failed(&errors))?;
        let midnight = u8::try_from(self.day.month())
            .ok()
            .zip(u8::try_from(self.day.day_of_month()).ok())
            .and_then(|(month, day)| Datetime::from_ymd_hms(self.day.year(), month, day, 0, 0, 0));
        let options = PdfOptions {
            ident: Smart::Custom(self.ident.clone()),
            creator: Smart::Custom(Some("Brokerdesk".to_owned())),
            timestamp: midnight.map(Timestamp::new_utc),
            standards: PdfStandards::new(&[PdfStandard::A_3a]).expect("one standard contradicts no other"),
            tagged: true,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options).map_err(|errors| failed(&errors))
    }

    fn bytes(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(file, _)| *file == id).map(|(_, bytes)| bytes.clone());
        found.ok_or(FileError::AccessDenied)
    }
}

impl World for Job<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.bytes(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The messages speak of the template. What they quote may be a text of the document, so they are cut before it.
fn failed(errors: &[SourceDiagnostic]) -> DocumentError {
    let said: Vec<&str> = errors.iter().filter_map(|error| error.message.split(['`', '"']).next()).collect();
    DocumentError::Typesetting(said.join("; "))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::settable;

    #[test]
    fn a_sign_that_no_font_has_is_marked_and_one_that_shows_nothing_is_left_out() {
        for (text, set, lacking) in [
            ("示例：“A” ½ — ～", "示例：“A” ½ — ～", ""),
            ("张𠮷 Łukasz བཀྲ་ཤིས قادىر ᠪᠠᠶᠠᠷ 김 ほ Щ", "张𠮷 Łukasz བཀྲ་ཤིས قادىر ᠪᠠᠶᠠᠷ 김 ほ Щ", ""),
            ("成果😀\u{e5e5}", "成果\u{e000}1F600\u{e001}\u{e000}E5E5\u{e001}", "😀\u{e5e5}"),
            ("a\u{202e}b\u{200b}\u{fe0f}\0c\u{feff}", "abc", ""),
            ("两行\n\t一格", "两行  一格", ""),
        ] {
            let mut missing = BTreeSet::new();
            assert_eq!(settable(text, &mut missing), set);
            assert_eq!(missing, lacking.chars().collect());
        }
    }
}
