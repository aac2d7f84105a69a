//! The journal: one entry an action, with its events, chained by hash. It is only ever added to.

mod touches;

use domain::{
    event::Event,
    id::{DealId, MemberId},
    record::changes::Changes,
};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::{apply::apply, area::statement::earned::Moved, error::StoreError, search};

pub(crate) use touches::{entries_changing, note_touches, record_of_key, thing_key, touched_since};

/// Who acts, and when. Passed in, so that equal runs write equal journals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// The member who acts. No name.
    pub member: MemberId,
}

/// The number of a journal entry, from 1.
pub type EntryNumber = i64;

/// One entry, without its events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryHead {
    /// Its number.
    pub n: EntryNumber,
    /// When, in milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// Who.
    pub member: MemberId,
    /// The command that made it.
    pub action: String,
    /// The entry that it takes back; for a redo, that is an undo.
    pub undoes: Option<EntryNumber>,
    /// The hash of the entry before.
    pub previous_hash: String,
    /// Its own hash.
    pub hash: String,
}

/// What an entry is to the entries before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Something new.
    Act,
    /// Takes an entry back, as if it had never been.
    Undo(EntryNumber),
    /// Takes an undo back: what that had taken back stands again, from this entry on.
    Redo(EntryNumber),
}

/// The action of an entry that takes an undo back.
pub(crate) const REDO: &str = "redo";

impl EntryHead {
    /// What it is to the entries before it.
    pub fn way(&self) -> Way {
        match self.undoes {
            None => Way::Act,
            Some(undo) if self.action == REDO => Way::Redo(undo),
            Some(entry) => Way::Undo(entry),
        }
    }
}

/// The last entry's number and hash; 0 and empty for an empty journal.
pub fn head(connection: &Connection) -> Result<(EntryNumber, String), StoreError> {
    let last = connection
        .query_row("SELECT n, hash FROM journal_entry ORDER BY n DESC LIMIT 1", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(last.unwrap_or_default())
}

/// Of which events an entry must have one, to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// Any: every entry has some.
    Any,
    /// One of a deal.
    OfADeal,
    /// One whose kind begins so.
    Kind(&'static str),
}

/// Reads entries from the newest back, `limit` of them below `before`.
pub fn heads(connection: &Connection, before: Option<EntryNumber>, with: With, limit: u32) -> Result<Vec<EntryHead>, StoreError> {
    let (condition, begins) = match with {
        With::Any => ("?2 = ''", ""),
        With::OfADeal => ("?2 = '' AND EXISTS (SELECT 1 FROM journal_event WHERE entry = head.n AND deal IS NOT NULL)", ""),
        With::Kind(begins) => ("EXISTS (SELECT 1 FROM journal_event WHERE entry = head.n AND kind GLOB ?2 || '*')", begins),
    };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT n, at_ms, member, action, undoes, previous_hash, hash FROM journal_entry AS head
         WHERE n < ?1 AND {condition} ORDER BY n DESC LIMIT ?3"
    ))?;
    let rows = statement.query_map(params![before.unwrap_or(i64::MAX), begins, limit], entry_head)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One entry's head.
pub fn entry(connection: &Connection, n: EntryNumber) -> Result<Option<EntryHead>, StoreError> {
    let sql = "SELECT n, at_ms, member, action, undoes, previous_hash, hash FROM journal_entry WHERE n = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([n], entry_head).optional()?)
}

fn entry_head(row: &rusqlite::Row<'_>) -> rusqlite::Result<EntryHead> {
    Ok(EntryHead {
        n: row.get(0)?,
        at_ms: row.get(1)?,
        member: MemberId(row.get(2)?),
        action: row.get(3)?,
        undoes: row.get(4)?,
        previous_hash: row.get(5)?,
        hash: row.get(6)?,
    })
}

/// Calls `each` with every event of an entry, in order.
pub fn each_event<E: From<StoreError>>(
    connection: &Connection,
    entry: EntryNumber,
    mut each: impl FnMut(Event) -> Result<(), E>,
) -> Result<(), E> {
    let sql = "SELECT kind, body FROM journal_event WHERE entry = ?1 ORDER BY n";
    let mut statement = connection.prepare_cached(sql).map_err(StoreError::from)?;
    let mut rows = statement.query([entry]).map_err(StoreError::from)?;
    while let Some(row) = rows.next().map_err(StoreError::from)? {
        each(read_event(row, entry)?)?;
    }
    Ok(())
}

/// The event of a row that has its kind and its body first.
pub(crate) fn read_event(row: &rusqlite::Row<'_>, entry: EntryNumber) -> Result<Event, StoreError> {
    let (kind, body) = (row.get_ref(0)?.as_str(), row.get_ref(1)?.as_str());
    let broken = || StoreError::JournalBroken { entry };
    Event::read(kind.map_err(|_| broken())?, body.map_err(|_| broken())?).map_err(|_| broken())
}

/// Every event of an entry, in order.
pub fn events(connection: &Connection, entry: EntryNumber) -> Result<Vec<Event>, StoreError> {
    let mut events = Vec::new();
    each_event(connection, entry, |event| {
        events.push(event);
        Ok::<_, StoreError>(())
    })?;
    Ok(events)
}

/// An entry `e` that stands: it was done, or done again, and not undone since.
pub(crate) const STANDS: &str = "(e.undoes IS NULL OR e.action = 'redo')
     AND NOT EXISTS (SELECT 1 FROM journal_entry AS u WHERE u.undoes = e.n)";

/// A page of the events of a deal that stand, newest first, each with its entry.
pub fn history_of_deal(
    connection: &Connection,
    deal: DealId,
    offset: u32,
    limit: u32,
) -> Result<Vec<(EntryHead, Event)>, StoreError> {
    let sql = format!(
        "SELECT kind, body, entry FROM journal_event JOIN journal_entry AS e ON e.n = journal_event.entry
         WHERE deal = ?1 AND {STANDS} ORDER BY entry DESC, journal_event.n DESC LIMIT ?3 OFFSET ?2"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![deal.0, offset, limit])?;
    let mut history: Vec<(EntryHead, Event)> = Vec::new();
    while let Some(row) = rows.next()? {
        let n: EntryNumber = row.get(2)?;
        let head = match history.last() {
            Some((head, _)) if head.n == n => head.clone(),
            Some(_) | None => entry(connection, n)?.ok_or(StoreError::JournalBroken { entry: n })?,
        };
        history.push((head, read_event(row, n)?));
    }
    Ok(history)
}

/// Writes one entry, event by event, so that a long import streams. The entry itself comes last, with the hash.
pub(crate) struct Writer<'a> {
    connection: &'a Connection,
    entry: EntryNumber,
    previous_hash: String,
    way: Way,
    events: i64,
    changes: Changes,
    hasher: Sha256,
    search: search::Pending,
    moved: Moved,
}

impl<'a> Writer<'a> {
    pub(crate) fn begin(connection: &'a Connection, way: Way) -> Result<Self, StoreError> {
        let (last, previous_hash) = head(connection)?;
        Ok(Self {
            connection,
            entry: last + 1,
            previous_hash,
            way,
            events: 0,
            changes: Changes::default(),
            hasher: Sha256::new(),
            search: search::Pending::default(),
            moved: Moved::default(),
        })
    }

    pub(crate) fn events(&self) -> i64 {
        self.events
    }

    /// Writes the event and applies it to the tables.
    pub(crate) fn write(&mut self, event: &Event) -> Result<(), StoreError> {
        let body = serde_json::to_string(event).map_err(|_| StoreError::JournalBroken { entry: self.entry })?;
        hash_event(&mut self.hasher, &body);
        let about = event.about();
        self.changes.note(&about);
        self.connection
            .prepare_cached("INSERT INTO journal_event (entry, n, kind, deal, body) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![self.entry, self.events, kind(&body), about.deal.map(|deal| deal.0), body])?;
        self.events += 1;
        self.search.note_gone(self.connection, event)?;
        apply(self.connection, event)?;
        self.moved.note(self.connection, event)?;
        note_touches(self.connection, self.entry, self.way, event)?;
        self.search.note(self.connection, event)
    }

    /// Takes note of the row of a personal value that an event names.
    pub(crate) fn kept(&mut self, value: i64) {
        self.search.value(value);
    }

    /// Writes the entry itself; says what its events changed, its number and its hash.
    pub(crate) fn finish(mut self, stamp: &Stamp, action: &str) -> Result<(Changes, EntryNumber, String), StoreError> {
        self.search.put_in(self.connection)?;
        self.moved.count(self.connection)?;
        let head = EntryHead {
            n: self.entry,
            at_ms: stamp.at_ms,
            member: stamp.member,
            action: action.to_owned(),
            undoes: match self.way {
                Way::Act => None,
                Way::Undo(entry) | Way::Redo(entry) => Some(entry),
            },
            previous_hash: self.previous_hash,
            hash: String::new(),
        };
        let hash = entry_hash(&head, self.hasher);
        self.connection.execute(
            "INSERT INTO journal_entry (n, at_ms, member, action, undoes, previous_hash, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![head.n, head.at_ms, head.member.0, head.action, head.undoes, head.previous_hash, hash],
        )?;
        Ok((self.changes, head.n, hash))
    }
}

/// The `kind` that opens every event's JSON.
fn kind(body: &str) -> &str {
    let rest = body.strip_prefix("{\"kind\":\"").expect("an event is tagged with its kind, first");
    rest.split('"').next().expect("the kind ends with a quote")
}

fn hash_event(hasher: &mut Sha256, body: &str) {
    hasher.update((body.len() as u64).to_be_bytes());
    hasher.update(body.as_bytes());
}

/// SHA-256 over the entry's head and its events, each part with its length, so that none can flow into the next.
fn entry_hash(head: &EntryHead, events: Sha256) -> String {
    let mut hasher = Sha256::new();
    let (n, at_ms, member) = (head.n.to_string(), head.at_ms.to_string(), head.member.to_string());
    let undoes = head.undoes.map(|n| n.to_string()).unwrap_or_default();
    for part in [&head.previous_hash, &n, &at_ms, &member, &head.action, &undoes] {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.update(events.finalize());
    hex::encode(hasher.finalize())
}

/// Reads the whole journal and holds every entry against its hash and its predecessor; the number of the first that fails.
/// `step` is called for each event, and its error ends it.
pub fn verify(
    connection: &Connection,
    step: &mut dyn FnMut() -> Result<(), StoreError>,
) -> Result<Option<EntryNumber>, StoreError> {
    let mut entries =
        connection.prepare("SELECT n, at_ms, member, action, undoes, previous_hash, hash FROM journal_entry ORDER BY n")?;
    let mut bodies = connection.prepare("SELECT kind, body FROM journal_event WHERE entry = ?1 ORDER BY n")?;
    let mut expected = (1, String::new());
    for head in entries.query_map([], entry_head)? {
        let head = head?;
        let mut hasher = Sha256::new();
        let mut rows = bodies.query([head.n])?;
        let mut kinds_hold = true;
        while let Some(row) = rows.next()? {
            let (stored, body): (String, String) = (row.get(0)?, row.get(1)?);
            kinds_hold &= body.starts_with(&format!("{{\"kind\":\"{stored}\""));
            hash_event(&mut hasher, &body);
            step()?;
        }
        if !kinds_hold || (head.n, &head.previous_hash) != (expected.0, &expected.1) || entry_hash(&head, hasher) != head.hash {
            return Ok(Some(head.n));
        }
        expected = (head.n + 1, head.hash);
    }
    let stray: Option<i64> =
        connection
            .query_row("SELECT min(entry) FROM journal_event WHERE entry >= ?1 OR entry < 1", [expected.0], |row| row.get(0))?;
    Ok(stray)
}
