//! Erasing persons: what is held of them, and what texts say of them.

use std::ops::Range;

use domain::{
    Day,
    id::{PersonId, PersonalId},
    person::{PersonEvent, naming::TextPlace},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    code::Code,
    desk::{
        history::{self, Subject},
        search::FoundPiece,
    },
    error::{Error, Result},
    reader::Reader,
    session::Session,
    wire::Nothing,
};

/// So many rows have a text written at length.
const MOST: u32 = 100;
/// So many signs of a text are shown.
const SHOWN: usize = 200;
/// So many of them before what names a person.
const BEFORE: usize = 30;

/// Of whom texts are asked for.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PersonTextsQuery {
    /// Who.
    pub ids: Vec<PersonId>,
    /// How many to leave out before them.
    pub offset: u32,
    /// How many, at most 100; 100 where missing.
    pub limit: Option<u32>,
}

/// Texts written by hand that name persons.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PersonTexts {
    /// How many there are in all.
    pub total: u32,
    /// Somebody else bears one of the names, or it is one sign alone: a text may mean another.
    pub is_doubtful: bool,
    /// Those of the page, the newest first.
    pub texts: Vec<TextView>,
}

/// A text that names persons.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TextView {
    /// Which.
    pub id: PersonalId,
    /// What it says, around the first piece where it is long.
    pub text: String,
    /// The pieces that name them.
    pub pieces: Vec<FoundPiece>,
    /// The record on whose page it stands; missing where that is no longer there.
    pub stands_on: Option<Subject>,
    /// As what it stands there.
    pub place: TextPlace,
    /// The day that it bears there.
    pub on: Option<Day>,
}

/// Fields of records that name persons: they are no personal values, and are changed by hand.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PersonFields {
    /// Whether these are all: the first 100 are answered.
    pub is_all: bool,
    /// The fields.
    pub fields: Vec<FieldView>,
}

/// A field of a record that names persons.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FieldView {
    /// The record.
    pub stands_on: Option<Subject>,
    /// What it says, around the first piece where it is long.
    pub text: String,
    /// The pieces that name them.
    pub pieces: Vec<FoundPiece>,
}

/// Which of the texts that name them lose what names them; the rest of each stays.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "which", deny_unknown_fields)]
pub enum TextsErased {
    /// All but these.
    All {
        /// Those that stay as they are.
        but: Vec<PersonalId>,
    },
    /// These alone.
    These {
        /// Which.
        ids: Vec<PersonalId>,
    },
}

/// Erases persons: one name may stand for several, and who is meant is chosen.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonErase {
    /// Who.
    pub ids: Vec<PersonId>,
    /// In which texts that name them a mark takes the place of name and telephone; in none where missing.
    pub texts: Option<TextsErased>,
}

impl Session {
    /// Erases all values about persons, and what the chosen texts say of them; can't be undone. Backups made before still hold
    /// it until they are pruned.
    pub fn person_erase(&mut self, request: PersonErase) -> Result<Nothing> {
        self.erase("person_erase", |act| {
            for (n, person) in request.ids.iter().enumerate() {
                if !act.books.knows_person(*person)? {
                    return Err(Error::new(Code::PersonUnknown, format!("ids[{n}]")));
                }
            }
            let is_chosen = |text: &PersonalId| match &request.texts {
                Some(TextsErased::All { but }) => !but.contains(text),
                Some(TextsErased::These { ids }) => ids.contains(text),
                None => false,
            };
            let naming = act.books.naming(&request.ids)?;
            for row in act.books.texts_naming(&request.ids)? {
                let text = act.books.text_naming(row)?;
                if let Some(left) = naming.redacted(&text.text).filter(|_| is_chosen(&text.id)) {
                    act.redact(text.id, left)?;
                }
            }
            let on = act.today;
            act.record_all(request.ids.iter().map(|&person| PersonEvent::Erased { person, on }))?;
            Ok(Nothing {})
        })
    }
}

impl Reader<'_> {
    /// The texts written by hand that name persons.
    pub fn person_texts(&self, query: PersonTextsQuery) -> Result<PersonTexts> {
        let books = self.books()?;
        let (naming, rows) = (books.naming(&query.ids)?, books.texts_naming(&query.ids)?);
        let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let page = rows.into_iter().skip(query.offset as usize).take(query.limit.unwrap_or(MOST).min(MOST) as usize);
        let texts = page.map(|row| {
            let named = books.text_naming(row)?;
            let (text, pieces) = around(&named.text, naming.pieces(&named.text));
            let stands_on = named.stands_on.map(|thing| history::subject(books, thing)).transpose()?.flatten();
            Ok(TextView { id: named.id, text, pieces, stands_on, place: named.place, on: named.on })
        });
        let texts = texts.collect::<Result<_>>()?;
        Ok(PersonTexts { total, is_doubtful: books.naming_is_doubtful(&query.ids)?, texts })
    }

    /// The fields of records that name persons.
    pub fn person_fields(&self, query: PersonTextsQuery) -> Result<PersonFields> {
        let books = self.books()?;
        let naming = books.naming(&query.ids)?;
        let (fields, is_all) = books.fields_naming(&query.ids, query.limit.unwrap_or(MOST).min(MOST) as usize)?;
        let fields = fields.into_iter().map(|field| {
            let (text, pieces) = around(&field.text, naming.pieces(&field.text));
            Ok(FieldView { stands_on: history::subject(books, field.thing)?, text, pieces })
        });
        Ok(PersonFields { is_all, fields: fields.collect::<Result<_>>()? })
    }
}

/// As much of a text as is shown, with its pieces.
fn around(text: &str, pieces: Vec<Range<usize>>) -> (String, Vec<FoundPiece>) {
    let signs: Vec<char> = text.chars().collect();
    let first = pieces.first().map_or(0, |piece| piece.start);
    let from = if signs.len() <= SHOWN { 0 } else { first.saturating_sub(BEFORE) };
    let to = signs.len().min(from + SHOWN);
    let mut shown = if from > 0 { "…".to_owned() } else { String::new() };
    let lead = shown.chars().count();
    shown.extend(&signs[from..to]);
    shown.push_str(if to < signs.len() { "…" } else { "" });
    let place = |place: usize| u32::try_from(place - from + lead).unwrap_or(u32::MAX);
    let pieces = pieces.into_iter().filter(|piece| piece.end <= to);
    (shown, pieces.map(|piece| FoundPiece { from: place(piece.start), to: place(piece.end) }).collect())
}
