//! Decides what becomes of a row: a new record, a change of one, nothing, or a refusal. It runs within the import's one
//! transaction, so that a row sees what the rows before it did.

use std::collections::{BTreeSet, HashMap};

use documents::Language;
use domain::{
    event::Event,
    id::OrganisationId,
    limit::{self, Beyond},
    normal::comparable,
    organisation::{self, Organisation, Role},
    person::{Entered as _, circle::Circle},
    record::{Kept, RecordEvent},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    MatchNames,
    persons::OfRow,
    report::{NameMatch, NameOutcome, RowNote, TakenCell, TakenRow, Tally},
    subject::{Candidates, Subject},
    words::RowFault,
};
use crate::{
    act::Act,
    error::{Error, Result},
    list::out::columns,
};

/// The decisions of one import, and what it has to remember from row to row: per record some forty bytes, never a text.
pub(super) struct Decisions<'s, 'b> {
    pub act: Act<'s, 'b>,
    pub tally: &'s mut Tally,
    pub choices: Choices,
    circle: Circle,
    seen: HashMap<Uuid, Seen>,
    owners_told: BTreeSet<String>,
    /// The owners that the desk did not have, as names are compared, and what they became where they were added.
    new_owners: HashMap<String, Option<OrganisationId>>,
}

/// What was chosen for all rows, and what is known before the first.
pub(super) struct Choices {
    pub match_names: MatchNames,
    pub add_owners: bool,
    pub language: Language,
    /// No record of this kind was there before the import.
    pub desk_was_empty: bool,
}

/// The row of this file that a record stands for.
#[derive(Clone, Copy)]
struct Seen {
    row: u32,
    says: u128,
    is_new: bool,
}

/// A row on its way: where it stands, its values in the one form in which rows are compared, and a short of all of them.
pub(super) struct Given<R> {
    row: u32,
    values: R,
    says: u128,
}

impl<R> Given<R> {
    /// Puts a row into that form, or says what is beyond one of its fields. It looks at nothing but the row, so that it can be
    /// done beside the deciding.
    pub fn of<S: Subject<Said = R>>(row: u32, values: R, language: Language) -> Result<Result<Self, RowNote>>
    where
        RecordEvent<S>: Into<Event>,
    {
        let values = S::listed(values);
        let said = serde_json::to_value(&values).map_err(Error::unexpected)?;
        if let Some(Beyond { field, what }) = limit::beyond(&said) {
            return Ok(Err(RowFault::Beyond(what).note(row, S::column(&field), language)));
        }
        Ok(Ok(Self { row, says: short(&said)?, values }))
    }
}

impl<'s, 'b> Decisions<'s, 'b> {
    pub fn new(act: Act<'s, 'b>, tally: &'s mut Tally, choices: Choices, circle: Circle) -> Self {
        let (seen, owners_told, new_owners) = (HashMap::new(), BTreeSet::new(), HashMap::new());
        Self { act, tally, choices, circle, seen, owners_told, new_owners }
    }

    /// Every row was taken: the names that mean one person go into the report.
    pub fn finish(self) -> (Act<'s, 'b>, &'s mut Tally) {
        (self.tally.same_names, self.tally.same_names_total) = self.circle.same();
        (self.act, self.tally)
    }

    /// Takes a row in, or says why not.
    pub fn take<S: Subject>(&mut self, given: &Given<S::Said>) -> Result<Result<(), RowNote>>
    where
        RecordEvent<S>: Into<Event>,
    {
        let (row, values) = (given.row, &given.values);
        let Candidates { mut by_key, by_name } = S::candidates(values, self.act.books, self.choices.desk_was_empty)?;
        let taken = match by_key.len() {
            0 => self.take_by_name::<S>(given, by_name)?,
            1 => self.update(given, by_key.swap_remove(0))?,
            _ if self.has_twin(given, &by_key)? => Ok(()),
            _ => Err(RowFault::AmbiguousKey),
        };
        if taken.is_ok() && self.tally.shows_more() {
            let cells = columns::texts(S::LIST, values, self.choices.language)?;
            self.tally
                .taken
                .push(TakenRow { row, cells: cells.into_iter().map(|(field, text)| TakenCell { field, text }).collect() });
        }
        Ok(taken.map_err(|fault| fault.note(row, S::key_field(values), self.choices.language)))
    }

    fn take_by_name<S: Subject>(&mut self, given: &Given<S::Said>, by_name: Vec<Kept<S>>) -> Result<Result<(), RowFault>>
    where
        RecordEvent<S>: Into<Event>,
    {
        // One choice decides about the desk's records; a namesake within the file is only doubtful.
        let (namesakes, mut known): (Vec<Kept<S>>, Vec<Kept<S>>) =
            by_name.into_iter().partition(|record| self.seen.get(&record.id.into()).is_some_and(|seen| seen.is_new));
        if known.is_empty() {
            return self.add(given, &namesakes).map(Ok);
        }
        let records = known.iter().map(|record| record.id.to_string()).collect();
        let is_known = self.choices.match_names != MatchNames::New && self.has_twin(given, &known)?;
        let (outcome, taken) = match self.choices.match_names {
            MatchNames::New => (NameOutcome::New, self.add::<S>(given, &[]).map(Ok)?),
            MatchNames::Update | MatchNames::Refuse if is_known => (NameOutcome::Unchanged, Ok(())),
            MatchNames::Refuse => (NameOutcome::Refused, Err(RowFault::NameMatch)),
            MatchNames::Update if known.len() > 1 => (NameOutcome::Refused, Err(RowFault::AmbiguousName)),
            MatchNames::Update => match self.update(given, known.swap_remove(0))? {
                Ok(()) => (NameOutcome::Taken, Ok(())),
                Err(fault) => (NameOutcome::Refused, Err(fault)),
            },
        };
        let name = S::name(&given.values).to_owned();
        self.tally.name_matches.push(NameMatch { row: given.row, name, records, outcome });
        Ok(taken)
    }

    /// Does one of several records say exactly what the row says? Then there is nothing to decide.
    fn has_twin<S: Subject>(&mut self, given: &Given<S::Said>, records: &[Kept<S>]) -> Result<bool>
    where
        RecordEvent<S>: Into<Event>,
    {
        for record in records {
            let known = record.record.said(&mut self.act)?;
            let known = S::listed(S::met(known, &given.values, self.act.books)?);
            // What the desk filled from a record's own numbers says nothing that the row does not.
            if S::filled(known).0 == S::filled(given.values.clone()).0 {
                self.tally.unchanged += 1;
                self.see(given.row, given.says, record.id.into(), false);
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn add<S: Subject>(&mut self, given: &Given<S::Said>, namesakes: &[Kept<S>]) -> Result<()>
    where
        RecordEvent<S>: Into<Event>,
    {
        let id: S::Id = self.act.id();
        let (values, filled) = S::filled(given.values.clone());
        self.tally.fill(filled);
        let mut record = S::kept(values, None, &mut self.persons(given.row))?;
        self.link(given.row, &mut record)?;
        self.see(given.row, given.says, id.into(), true);
        self.act.record(RecordEvent::Added { id, record })?;
        self.tally.added += 1;
        if S::is_binned(&given.values, self.act.books)? {
            self.tally.warn(RowFault::TwinInBin.note(given.row, S::key_field(&given.values), self.choices.language));
        }
        if let Some(first) = namesakes.first().and_then(|record| self.seen.get(&record.id.into())) {
            let fault = RowFault::NameRepeated { first: first.row };
            self.tally.warn(fault.note(given.row, S::NAME, self.choices.language));
        }
        Ok(())
    }

    fn update<S: Subject>(&mut self, given: &Given<S::Said>, record: Kept<S>) -> Result<Result<(), RowFault>>
    where
        RecordEvent<S>: Into<Event>,
    {
        match self.seen.get(&record.id.into()) {
            Some(seen) if seen.says == given.says => {
                self.tally.unchanged += 1;
                return Ok(Ok(()));
            }
            Some(seen) => return Ok(Err(RowFault::RepeatedKey { first: seen.row })),
            None => {}
        }
        let known = S::met(record.record.said(&mut self.act)?, &given.values, self.act.books)?;
        let Some(wanted) = S::overlaid(known.clone(), &given.values) else { return Ok(Err(RowFault::FinishersShared)) };
        let (wanted, filled) = S::filled(wanted);
        self.tally.fill(filled);
        let mut to = record.record.clone();
        if wanted != known {
            to = S::kept(wanted, Some(&record.record), &mut self.persons(given.row))?;
        }
        self.link(given.row, &mut to)?;
        self.see(given.row, given.says, record.id.into(), false);
        match record.change(to)? {
            None => self.tally.unchanged += 1,
            Some(changed) => {
                self.act.record(changed)?;
                self.tally.updated += 1;
            }
        }
        Ok(Ok(()))
    }

    fn link<S: Subject>(&mut self, row: u32, record: &mut S) -> Result<()>
    where
        RecordEvent<S>: Into<Event>,
    {
        if let Some(owner) = record.unlinked_owner().map(str::to_owned) {
            if organisation::is_joint(&owner) {
                if self.owners_told.insert(owner.clone()) {
                    let fault = RowFault::JointOwners { owners: owner };
                    self.tally.warn(fault.note(row, "owner_unit", self.choices.language));
                }
                return Ok(());
            }
            if self.add_owner(row, &owner, record)? {
                return Ok(());
            }
        }
        let names_decide = self.choices.match_names == MatchNames::Update;
        if let Some(fault) = record.link(self.act.books, names_decide)? {
            // Once for each owner, however many results it has.
            let is_told = match &fault {
                RowFault::OwnerNotLinked { owner, .. } => !self.owners_told.insert(owner.clone()),
                RowFault::RepeatedKey { .. }
                | RowFault::AmbiguousKey
                | RowFault::NameMatch
                | RowFault::AmbiguousName
                | RowFault::NameRepeated { .. }
                | RowFault::TwinInBin
                | RowFault::FinishersShared
                | RowFault::JointOwners { .. }
                | RowFault::Beyond(_)
                | RowFault::FarAboveMedian { .. } => false,
            };
            if !is_told {
                self.tally.warn(fault.note(row, "owner_unit", self.choices.language));
            }
        }
        Ok(())
    }

    /// Takes note of an owner that the desk did not have before this import; where that is chosen, it becomes an organisation
    /// to which the record is linked. Whether it is such an owner.
    fn add_owner<S: Subject>(&mut self, row: u32, owner: &str, record: &mut S) -> Result<bool>
    where
        RecordEvent<S>: Into<Event>,
    {
        let key = comparable(owner);
        let added = match self.new_owners.get(&key) {
            Some(added) => *added,
            None if !self.act.books.organisations_by_name(owner)?.is_empty() => return Ok(false),
            None => {
                let is_person = organisation::reads_as_person(owner);
                self.tally.new_owner(row, owner, is_person);
                let added = (self.choices.add_owners && !is_person).then(|| self.act.id());
                if let Some(id) = added {
                    let roles = Role::of_name(owner).into_iter().collect();
                    let said = Organisation { name: owner.to_owned(), roles, ..Organisation::default() };
                    let record = Organisation::kept(said, None, &mut self.act)?;
                    self.act.record(RecordEvent::Added { id, record })?;
                }
                self.new_owners.insert(key, added);
                added
            }
        };
        if let Some(id) = added {
            record.belongs_to(id);
        }
        Ok(true)
    }

    fn persons(&mut self, row: u32) -> OfRow<'_, 's, 'b> {
        OfRow { act: &mut self.act, circle: &mut self.circle, row, desk_was_empty: self.choices.desk_was_empty }
    }

    fn see(&mut self, row: u32, says: u128, record: Uuid, is_new: bool) {
        self.seen.entry(record).or_insert(Seen { row, says, is_new });
    }
}

/// Half a SHA-256 of a row's values: enough that no two rows of a million share it by chance.
fn short(values: &serde_json::Value) -> Result<u128> {
    let text = serde_json::to_vec(values).map_err(Error::unexpected)?;
    let hash = Sha256::digest(text);
    Ok(u128::from_le_bytes(hash[..16].try_into().expect("a SHA-256 has 32 bytes")))
}
