//! Decides what becomes of a row: a new record, a change of one, nothing, or a refusal. It runs within the import's one
//! transaction, so that a row sees what the rows before it did.

use std::collections::{BTreeSet, HashMap};

use documents::Language;
use sha2::{Digest, Sha256};
use store::{Books, Record};
use uuid::Uuid;

use super::{
    MatchNames,
    report::{NameMatch, NameOutcome, RowNote, Tally},
    subject::{Candidates, Subject},
    words::RowFault,
};
use crate::{
    error::{Error, Result},
    keep::Keep,
    session::Surroundings,
};

/// The decisions of one import, and what it has to remember from row to row: per record some forty bytes, never a text.
pub(super) struct Decisions<'s, 'b, 'r> {
    pub surroundings: &'s mut dyn Surroundings,
    pub books: Books<'b>,
    pub record: &'r mut Record<'b>,
    pub tally: &'r mut Tally,
    pub match_names: MatchNames,
    pub language: Language,
    /// No record of this kind was there before the import.
    pub desk_was_empty: bool,
    seen: HashMap<Uuid, Seen>,
    owners_told: BTreeSet<String>,
}

/// The row of this file that a record stands for.
#[derive(Clone, Copy)]
struct Seen {
    row: u32,
    says: u128,
    is_new: bool,
}

/// A row on its way: where it stands, its values, and a short of all of them.
struct Given<'a, R> {
    row: u32,
    values: &'a R,
    says: u128,
}

impl<'s, 'b, 'r> Decisions<'s, 'b, 'r> {
    pub fn new(
        surroundings: &'s mut dyn Surroundings,
        books: Books<'b>,
        record: &'r mut Record<'b>,
        tally: &'r mut Tally,
        (match_names, language, desk_was_empty): (MatchNames, Language, bool),
    ) -> Self {
        let (seen, owners_told) = (HashMap::new(), BTreeSet::new());
        Self { surroundings, books, record, tally, match_names, language, desk_was_empty, seen, owners_told }
    }

    /// Takes a row in, or says why not.
    pub fn take<S: Subject>(&mut self, row: u32, values: S::Row) -> Result<Result<(), RowNote>> {
        // The one form in which rows are compared.
        let values = S::overlaid(S::Row::default(), &values);
        let given = Given { row, values: &values, says: short(&values)? };
        let Candidates { mut by_key, by_name } = S::candidates(&values, self.books, self.desk_was_empty)?;
        let taken = match by_key.len() {
            0 => self.take_by_name::<S>(&given, by_name)?,
            1 => self.update(&given, by_key.swap_remove(0))?,
            _ if self.has_twin(&given, &by_key)? => Ok(()),
            _ => Err(RowFault::AmbiguousKey),
        };
        Ok(taken.map_err(|fault| fault.note(row, S::key(&values), self.language)))
    }

    fn take_by_name<S: Subject>(&mut self, given: &Given<'_, S::Row>, by_name: Vec<S>) -> Result<Result<(), RowFault>> {
        // One choice decides about the desk's records; a namesake within the file is only doubtful.
        let (namesakes, mut known): (Vec<S>, Vec<S>) =
            by_name.into_iter().partition(|record| self.seen.get(&record.id()).is_some_and(|seen| seen.is_new));
        if known.is_empty() {
            return self.add(given, &namesakes).map(Ok);
        }
        let records = known.iter().map(|record| record.id().to_string()).collect();
        let is_known = self.match_names != MatchNames::New && self.has_twin(given, &known)?;
        let (outcome, taken) = match self.match_names {
            MatchNames::New => (NameOutcome::New, self.add::<S>(given, &[]).map(Ok)?),
            MatchNames::Update | MatchNames::Refuse if is_known => (NameOutcome::Unchanged, Ok(())),
            MatchNames::Refuse => (NameOutcome::Refused, Err(RowFault::NameMatch)),
            MatchNames::Update if known.len() > 1 => (NameOutcome::Refused, Err(RowFault::AmbiguousName)),
            MatchNames::Update => match self.update(given, known.swap_remove(0))? {
                Ok(()) => (NameOutcome::Taken, Ok(())),
                Err(fault) => (NameOutcome::Refused, Err(fault)),
            },
        };
        let name = S::name(given.values).to_owned();
        self.tally.name_matches.push(NameMatch { row: given.row, name, records, outcome });
        Ok(taken)
    }

    /// Does one of several records say exactly what the row says? Then there is nothing to decide.
    fn has_twin<S: Subject>(&mut self, given: &Given<'_, S::Row>, records: &[S]) -> Result<bool> {
        for record in records {
            if record.row(self.books)? == *given.values {
                self.tally.unchanged += 1;
                self.see(given.row, given.says, record.id(), false);
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn add<S: Subject>(&mut self, given: &Given<'_, S::Row>, namesakes: &[S]) -> Result<()> {
        let blank = S::blank(self.surroundings.new_id());
        let mut keep = Keep::new(&mut *self.surroundings, self.books, &mut *self.record);
        let made = blank.with(given.values.clone(), &mut keep)?;
        let Ok(mut record) = made else { unreachable!("a new record has nothing that could stand against a row") };
        self.link(given.row, &mut record)?;
        self.see(given.row, given.says, record.id(), true);
        self.record.event(&record.added())?;
        self.tally.added += 1;
        if let Some(first) = namesakes.first().and_then(|record| self.seen.get(&record.id())) {
            let fault = RowFault::NameRepeated { first: first.row };
            self.tally.warn(fault.note(given.row, S::NAME, self.language));
        }
        Ok(())
    }

    fn update<S: Subject>(&mut self, given: &Given<'_, S::Row>, record: S) -> Result<Result<(), RowFault>> {
        match self.seen.get(&record.id()) {
            Some(seen) if seen.says == given.says => {
                self.tally.unchanged += 1;
                return Ok(Ok(()));
            }
            Some(seen) => return Ok(Err(RowFault::RepeatedKey { first: seen.row })),
            None => {}
        }
        let known = record.row(self.books)?;
        let wanted = S::overlaid(known.clone(), given.values);
        let mut to = record.clone();
        if wanted != known {
            let mut keep = Keep::new(&mut *self.surroundings, self.books, &mut *self.record);
            match record.with(wanted, &mut keep)? {
                Ok(changed) => to = changed,
                Err(fault) => return Ok(Err(fault)),
            }
        }
        self.link(given.row, &mut to)?;
        self.see(given.row, given.says, record.id(), false);
        if to == record {
            self.tally.unchanged += 1;
        } else {
            self.record.event(&S::changed(record, to))?;
            self.tally.updated += 1;
        }
        Ok(Ok(()))
    }

    fn link<S: Subject>(&mut self, row: u32, record: &mut S) -> Result<()> {
        let names_decide = self.match_names == MatchNames::Update;
        if let Some(fault) = record.link(self.books, names_decide)? {
            // Once for each owner, however many results it has.
            let is_told = match &fault {
                RowFault::OwnerNotLinked { owner, .. } => !self.owners_told.insert(owner.clone()),
                _ => false,
            };
            if !is_told {
                self.tally.warn(fault.note(row, "owner_unit", self.language));
            }
        }
        Ok(())
    }

    fn see(&mut self, row: u32, says: u128, record: Uuid, is_new: bool) {
        self.seen.entry(record).or_insert(Seen { row, says, is_new });
    }
}

/// Half a SHA-256 of a row's values: enough that no two rows of a million share it by chance.
fn short(values: &impl serde::Serialize) -> Result<u128> {
    let text = serde_json::to_vec(values).map_err(Error::unexpected)?;
    let hash = Sha256::digest(text);
    Ok(u128::from_le_bytes(hash[..16].try_into().expect("a SHA-256 has 32 bytes")))
}
