//! The search over everything: an index of short pieces of texts (`grams`) names the records in which what is sought may stand,
//! and `Sought` decides at their texts. It is kept with every event, and can be built anew from the tables: nothing of it is
//! journaled.

mod facet;
mod find;
mod finding;
mod grams;
mod index;
mod sought;

use domain::{
    list::FieldKind,
    organisation::fields::ROLES,
    result::fields::{RIGHTS, STATUSES},
    scheme::Scheme,
};

pub(crate) use facet::Narrowed;
pub(crate) use find::json_list;
pub use find::{Found, FoundRecord, pieces};
pub(crate) use index::{Pending, rebuild};
pub use sought::Piece;
pub use sought::ranked;

/// No search answers more than this of one kind; whoever finds so many types more.
pub const MOST_FOUND: usize = 500;

/// What a result's owner is called today: an organisation that was renamed is found by its new name.
macro_rules! owner {
    () => {
        "ifnull((SELECT name FROM organisation WHERE organisation.id = result.owner_unit), owner_name)"
    };
}

/// The kinds of record that are found. The numbers are those of things in the table of touches, and stand in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// 单位
    Organisation = 1,
    /// 成果
    Result = 2,
    /// 收款方
    Payee = 3,
    /// 项目
    Deal = 5,
    /// 佣金结算单
    Statement = 14,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Deal, Self::Organisation, Self::Result, Self::Payee, Self::Statement];

    /// The bits of a number that are the row.
    pub(crate) const ROWS: i64 = (1 << ROW_BITS) - 1;

    /// The first number in the index that is of this kind.
    const fn first(self) -> i64 {
        (self as i64) << ROW_BITS
    }

    /// The last one.
    const fn last(self) -> i64 {
        self.first() | Self::ROWS
    }

    /// Of which kind a number in the index is.
    fn of(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| (kind.first()..=kind.last()).contains(&number))
    }

    /// The rows in use whose names lie between two, as many as are asked for; nothing where names have no index.
    const fn named(self) -> Option<&'static str> {
        match self {
            Self::Organisation => Some(
                "SELECT row FROM organisation WHERE comparable(name) >= ?1 AND comparable(name) < ?2 AND removed_on IS NULL
                 ORDER BY comparable(name) LIMIT ?3",
            ),
            Self::Result => Some(
                "SELECT row FROM result WHERE comparable(title) >= ?1 AND comparable(title) < ?2 AND removed_on IS NULL
                 ORDER BY comparable(title) LIMIT ?3",
            ),
            Self::Payee | Self::Deal | Self::Statement => None,
        }
    }

    /// The row, the name and what tells it from others, of the record with the first identity, if it is in use and names the personal value of the second;
    /// a payee has no name but that.
    const fn showing(self) -> &'static str {
        match self {
            Self::Organisation => {
                "SELECT row, name, code FROM organisation WHERE id = ?1 AND removed_on IS NULL
                   AND (instr(body, ?2) > 0 OR instr(ifnull(next_action, ''), ?2) > 0
                        OR EXISTS (SELECT 1 FROM organisation_note AS note WHERE note.organisation = organisation.id AND instr(note.body, ?2) > 0))"
            }
            Self::Result => concat!(
                "SELECT row, title, ", owner!(), " FROM result WHERE id = ?1 AND removed_on IS NULL AND instr(body, ?2) > 0"
            ),
            Self::Payee => "SELECT row, NULL, NULL FROM payee WHERE id = ?1 AND removed_on IS NULL AND instr(body, ?2) > 0",
            Self::Deal => {
                "SELECT row, title, (SELECT name FROM organisation WHERE id = deal.client) FROM deal WHERE id = ?1 AND removed_on IS NULL
                   AND (instr(ifnull(next_action, ''), ?2) > 0
                        OR EXISTS (SELECT 1 FROM note WHERE note.deal = deal.id AND instr(note.body, ?2) > 0))"
            }
            Self::Statement => "SELECT row, NULL, NULL FROM statement WHERE id = ?1 AND false AND ?2 = ''",
        }
    }

    /// The identity and the texts in which a record in use is sought, by its row; nothing where no text of its own is.
    const fn texts(self) -> Option<&'static str> {
        match self {
            Self::Organisation => {
                // The code stays the second: it tells namesakes apart.
                Some(
                    "SELECT id, name, code, list_code, body ->> 'tags', named('region', body ->> 'region'), named('industry', body ->> 'industry')
                     FROM organisation WHERE row = ?1 AND removed_on IS NULL",
                )
            }
            Self::Result => Some(concat!(
                "SELECT id, title, ",
                owner!(),
                ", application_number, publication_number, body ->> 'other_numbers', body ->> 'tags' FROM result
                 WHERE row = ?1 AND removed_on IS NULL"
            )),
            Self::Payee => None,
            Self::Deal => Some(
                "SELECT id, title, (SELECT name FROM organisation WHERE id = deal.client),
                        (SELECT body ->> 'number' FROM contract WHERE deal = deal.id)
                 FROM deal WHERE row = ?1 AND removed_on IS NULL",
            ),
            Self::Statement => {
                Some("SELECT id, printf('%04d-%03d', year, sequence) FROM statement WHERE row = ?1 AND sequence IS NOT NULL")
            }
        }
    }

    /// Which of its facets are lists of texts.
    const fn lists(self) -> &'static [usize] {
        match self {
            Self::Organisation => &[0, 3],
            Self::Result => &[7],
            Self::Payee | Self::Deal | Self::Statement => &[],
        }
    }

    /// What the values of a facet are, where they stand for words.
    pub fn facet_kind(self, place: usize) -> Option<FieldKind> {
        Some(match (self, place) {
            (Self::Organisation, 0) => FieldKind::Choices(ROLES),
            (Self::Organisation, 1) | (Self::Result, 2) => FieldKind::Coded(Scheme::Region),
            (Self::Organisation, 2) | (Self::Result, 1) => FieldKind::Coded(Scheme::Industry),
            (Self::Result, 4) => FieldKind::Choice(STATUSES),
            (Self::Result, 5) => FieldKind::Choice(RIGHTS),
            (Self::Result, 6) => FieldKind::Coded(Scheme::Discipline),
            _ => return None,
        })
    }

    /// What a list of these records is narrowed down by, of a record in use by its row: texts, numbers or lists of texts.
    const fn facets(self) -> Option<&'static str> {
        match self {
            Self::Organisation => Some(
                "SELECT body ->> 'roles', body ->> 'region', body ->> 'industry', body ->> 'tags'
                 FROM organisation WHERE row = ?1 AND removed_on IS NULL",
            ),
            Self::Result => Some(concat!(
                "SELECT ",
                owner!(),
                ", body ->> 'industry', body ->> 'region', trl, body ->> 'legal_status', body ->> 'patent_kind',
                        body ->> 'discipline', body ->> 'tags'
                 FROM result WHERE row = ?1 AND removed_on IS NULL"
            )),
            Self::Payee => Some("SELECT body ->> 'kind' FROM payee WHERE row = ?1 AND removed_on IS NULL"),
            Self::Deal | Self::Statement => None,
        }
    }

    /// Its table; payees are found by their name alone, which is a personal value.
    const fn table(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Result => "result",
            Self::Payee => "payee",
            Self::Deal => "deal",
            Self::Statement => "statement",
        }
    }
}

/// A desk has fewer rows of a kind than this many bits count.
const ROW_BITS: u32 = 28;
