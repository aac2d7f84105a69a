//! What a field of a record is: its key, its words, how its cells are read. The catalogues stand with their records.

use crate::{normal::comparable, scheme::Scheme};

/// How the text of a cell becomes a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of text.
    Text,
    /// Text of any length.
    LongText,
    /// A code kept as its signs, never as a number; a lone 0 stands for none.
    Code,
    /// Several codes in one cell.
    Codes,
    /// 统一社会信用代码 or a 15-digit registration number, its check digit looked at.
    OrganisationCode,
    /// A patent application number, a CN one's check digit looked at.
    ApplicationNumber,
    /// A patent publication number, a CN one's form looked at.
    PublicationNumber,
    /// A code of a table or the name that it stands for, or a text that the table does not know. Where a region's province and
    /// city have columns of their own, these are joined.
    Coded(Scheme),
    /// An amount in yuan; the unit stands in the cell or in the heading.
    Amount,
    /// A calendar day.
    Day,
    /// A whole number within these bounds.
    Integer {
        /// The smallest.
        min: i64,
        /// The largest.
        max: i64,
    },
    /// 是 or 否.
    YesNo,
    /// Names of persons, joined by 、 or ; in one cell.
    Names,
    /// One or several of these.
    Choices(&'static [Choice]),
    /// One of these, or another word that its list has for it.
    Choice(&'static [Choice]),
}

/// What the values of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldForm {
    /// A text, or several.
    Text,
    /// An amount in yuan.
    Amount,
    /// A calendar day.
    Day,
    /// A whole number.
    Integer,
    /// Yes or no.
    YesNo,
    /// Out of these.
    Choices(&'static [Choice]),
}

impl FieldKind {
    /// What a value of it is, however it is written.
    pub const fn form(self) -> FieldForm {
        match self {
            Self::Text
            | Self::LongText
            | Self::Code
            | Self::Codes
            | Self::OrganisationCode
            | Self::ApplicationNumber
            | Self::PublicationNumber
            | Self::Coded(_)
            | Self::Names => FieldForm::Text,
            Self::Amount => FieldForm::Amount,
            Self::Day => FieldForm::Day,
            Self::Integer { .. } => FieldForm::Integer,
            Self::YesNo => FieldForm::YesNo,
            Self::Choices(choices) | Self::Choice(choices) => FieldForm::Choices(choices),
        }
    }

    /// The words that a value stands for, in whatever languages it has them; none for one that says it itself.
    pub fn words_of(self, value: &str) -> Vec<String> {
        match self {
            Self::Coded(scheme) => scheme.name(value).into_iter().collect(),
            Self::Choices(choices) | Self::Choice(choices) => {
                Choice::of(choices, value).into_iter().flat_map(|choice| [choice.zh.to_owned(), choice.en.to_owned()]).collect()
            }
            Self::Text
            | Self::LongText
            | Self::Code
            | Self::Codes
            | Self::OrganisationCode
            | Self::ApplicationNumber
            | Self::PublicationNumber
            | Self::Amount
            | Self::Day
            | Self::Integer { .. }
            | Self::YesNo
            | Self::Names => Vec::new(),
        }
    }

    /// The word for it on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::LongText => "long_text",
            Self::Code => "code",
            Self::Codes => "codes",
            Self::OrganisationCode => "organisation_code",
            Self::ApplicationNumber => "application_number",
            Self::PublicationNumber => "publication_number",
            Self::Coded(scheme) => scheme.word(),
            Self::Amount => "amount",
            Self::Day => "day",
            Self::Integer { .. } => "integer",
            Self::YesNo => "yes_no",
            Self::Names => "names",
            Self::Choices(_) => "choices",
            Self::Choice(_) => "choice",
        }
    }
}

/// Writes a catalogue into the schema of its record, where the window finds it: each field's key, its place in the record
/// as it is said, the word for how it is read, and what it is chosen from.
pub(crate) fn into_schema(schema: &mut schemars::Schema, fields: &[ListField]) {
    let shown = |field: &ListField| {
        let mut shown = serde_json::json!({ "key": field.key, "place": field.place, "kind": field.kind.word() });
        if let FieldKind::Choice(choices) = field.kind {
            shown["choices"] = choices.iter().map(|choice| choice.key).collect();
        }
        shown
    };
    schema.insert("x-fields".to_owned(), fields.iter().map(shown).collect());
}

/// Who may get the value of a field in a document that leaves the desk; each class includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sharing {
    /// Nobody: it never leaves the desk.
    Private,
    /// A co-broker, for their own lines and what these rest on.
    CoBroker,
    /// The firm.
    Firm,
    /// Outsiders too.
    Public,
}

/// One of the values of a field that is chosen from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The name on the wire.
    pub key: &'static str,
    /// The word in Chinese lists.
    pub zh: &'static str,
    /// The word in English lists.
    pub en: &'static str,
    /// Other words that mean it.
    pub synonyms: &'static [&'static str],
}

impl Choice {
    /// The one of a value; nothing where it is none of these.
    pub fn of(choices: &'static [Self], key: &str) -> Option<&'static Self> {
        choices.iter().find(|choice| choice.key == key)
    }

    /// The value that a text means; spaces, signs and capitals do not count.
    pub fn read(choices: &'static [Self], text: &str) -> Option<&'static str> {
        let plain = |text: &str| -> String { comparable(text).chars().filter(|sign| sign.is_alphanumeric()).collect() };
        let said = plain(text);
        let means =
            |choice: &&Self| [choice.key, choice.zh, choice.en].iter().chain(choice.synonyms).any(|known| plain(known) == said);
        choices.iter().find(means).map(|choice| choice.key)
    }

    /// The text as it is stored: the value that it means, or else itself.
    pub fn stored(choices: &'static [Self], text: String) -> String {
        Self::read(choices, &text).map_or(text, str::to_owned)
    }
}

/// One column that a list may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListField {
    /// Its name in saved mappings, and the key of its words.
    pub key: &'static str,
    /// Where its value stands in the record as it is said: a key, or a path such as `contacts/0/name`.
    pub place: &'static str,
    /// Who may get it.
    pub sharing: Sharing,
    /// The Chinese heading, without a unit.
    pub zh: &'static str,
    /// The English heading, without a unit.
    pub en: &'static str,
    /// How its cells are read.
    pub kind: FieldKind,
    /// A row without it is refused.
    pub required: bool,
    /// What to write in the column, in Chinese.
    pub explain_zh: &'static str,
    /// What to write in the column, in English.
    pub explain_en: &'static str,
    /// A cell as it should look; invented.
    pub example: &'static str,
    /// Other headings for the same thing, the likeliest first.
    pub synonyms: &'static [&'static str],
}

impl ListField {
    /// The heading of a template or an export in Chinese; an amount's says its unit.
    pub fn heading_zh(&self) -> String {
        if self.kind == FieldKind::Amount { format!("{}（元）", self.zh) } else { self.zh.to_owned() }
    }

    /// The heading of a template or an export in English; an amount's says its unit.
    pub fn heading_en(&self) -> String {
        if self.kind == FieldKind::Amount { format!("{} (yuan)", self.en) } else { self.en.to_owned() }
    }
}
