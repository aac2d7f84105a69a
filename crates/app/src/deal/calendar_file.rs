//! What is due, as a calendar file. A calendar is mostly kept in step with a server, so what the deals are called goes along only where
//! the user says so.

use std::path::Path;

use chrono::DateTime;
use documents::{
    Language,
    calendar::{CalendarDay, ics},
};
use domain::{Day, log::NextAction};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{Books, Readable};

use crate::{error::Result, reader::Reader, statement::WordLanguage};

/// A calendar takes all that there is.
const DAYS: u32 = u32::MAX;

/// Saves what is due as a calendar.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendarSave {
    /// Where to, as `.ics`.
    pub file: String,
    /// Titles of deals, next actions and amounts go along; else only what kind of thing is due.
    #[serde(default)]
    pub with_titles: bool,
    /// The file may replace another.
    #[serde(default)]
    pub overwrite: bool,
    /// The language of its words; Chinese where missing.
    pub language: Option<WordLanguage>,
}

/// A calendar that was saved.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CalendarSaved {
    /// The file.
    pub file: String,
    /// The days in it.
    pub days: usize,
}

impl Reader<'_> {
    /// Saves next actions, open instalments, and the ends of mandates and of their tails as a calendar file.
    pub fn calendar_save(&self, request: CalendarSave) -> Result<CalendarSaved> {
        let file = Path::new(&request.file);
        let words = Words { language: request.language.unwrap_or_default().into(), with_titles: request.with_titles };
        let days = days(self.books()?, self.today(), &words)?;
        let made_at = DateTime::from_timestamp_millis(self.now_ms()).unwrap_or_default();
        self.write(file, ics(&self.books()?.desk()?.name, &days, made_at).as_bytes(), Readable::AsUsual, request.overwrite)?;
        Ok(CalendarSaved { file: request.file, days: days.len() })
    }
}

/// What a day says.
struct Words {
    language: Language,
    with_titles: bool,
}

/// What is due, in both languages.
type Due = (&'static str, &'static str);

const NEXT: Due = ("下一步", "Next action");
const RECEIPT: Due = ("应到款（元）", "Receipt expected (yuan)");
const MANDATE: Due = ("委托到期", "Mandate ends");
const TAIL: Due = ("委托保护期到期", "Protection period ends");

impl Words {
    /// The day of something due: `whose` it is, what it is called, and, with titles, what more is said.
    fn day(&self, (zh, en): Due, (uid, link): (String, String), whose: &str, on: Day, more: Option<String>) -> CalendarDay {
        let what = self.language.pick(zh, en);
        let title = match more {
            _ if !self.with_titles => what.to_owned(),
            Some(more) => format!("{what}: {more} · {whose}"),
            None => format!("{what} · {whose}"),
        };
        CalendarDay { uid: format!("{uid}@brokerdesk"), on, title, link: format!("brokerdesk://{link}") }
    }

    fn next(&self, books: Books<'_>, link: String, whose: &str, next: &NextAction) -> Result<CalendarDay> {
        let what = if self.with_titles { books.personal(&next.what)? } else { None };
        Ok(self.day(NEXT, (format!("next/{link}"), link), whose, next.on, what))
    }
}

fn days(books: Books<'_>, today: Day, words: &Words) -> Result<Vec<CalendarDay>> {
    let mut days = Vec::new();
    for deal in books.deals_due(Day::LAST, DAYS)? {
        if let Some(next) = &deal.next_action {
            days.push(words.next(books, format!("deal/{}", deal.id), &deal.title, next)?);
        }
    }
    for with in books.organisations_due(Day::LAST, DAYS)? {
        days.push(words.next(books, format!("organisation/{}", with.id), &with.name, &with.next_action)?);
    }
    for planned in books.open_instalments(Day::FIRST, Day::LAST, None, DAYS)? {
        let link = format!("deal/{}", planned.deal);
        let uid = format!("instalment/{}", planned.id);
        days.push(words.day(RECEIPT, (uid, link), &planned.title, planned.due_on, Some(planned.open.to_string())));
    }
    for ending in books.mandates_ending(today, Day::LAST, DAYS)? {
        for (due, kind, on) in [(MANDATE, "mandate", ending.ends_on), (TAIL, "tail", ending.tail_ends_on)] {
            let names = (format!("{kind}/{}", ending.id), format!("deal/{}", ending.deal));
            days.extend(on.filter(|on| *on >= today).map(|on| words.day(due, names, &ending.title, on, None)));
        }
    }
    Ok(days)
}
