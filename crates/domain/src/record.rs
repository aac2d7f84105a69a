//! What all records and events have in common: records that are entered, changed, put into the recycle bin and taken out of
//! it as a whole, and what an event makes, changes or relies on, which decides what may be undone.

pub mod changes;
pub mod correction;

use serde::{Deserialize, Serialize, Serializer, de::DeserializeOwned, ser::SerializeMap};
use uuid::Uuid;

use crate::{
    day::Day,
    id::{
        ContractId, DealId, EntryId, ImportId, MandateId, MemberId, NoteId, OrganisationId, PayeeId, PersonId, PersonalId,
        RateTableId, ResultId, StatementId,
    },
    personal::PersonalRef,
    refusal::Refusal,
    value::stage::GateItem,
};

/// Something that events make, change or rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each variant is named after the record that its id names")]
pub enum Thing {
    Organisation(OrganisationId),
    Result(ResultId),
    Payee(PayeeId),
    RateTable(RateTableId),
    Deal(DealId),
    /// A deal's place on the path.
    Path(DealId),
    /// A deal's mandate and contract taken together, on which its ledger rests.
    Terms(DealId),
    NextAction(DealId),
    NextActionWith(OrganisationId),
    Evidence(DealId, GateItem),
    Note(NoteId),
    Mandate(MandateId),
    Contract(ContractId),
    Entry(EntryId),
    Statement(StatementId),
    Import(ImportId),
    Person(PersonId),
    /// What somebody wrote.
    Text(PersonalId),
    Member(MemberId),
}

/// What an event did to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Touch {
    /// Relied on it: it may no longer be taken back as a whole.
    Used,
    /// Changed it.
    Changed,
    /// Made it.
    Made,
}

/// What an event is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About<'a> {
    /// The deal whose time line shows it.
    pub deal: Option<DealId>,
    /// The organisation at which it happened.
    pub organisation: Option<OrganisationId>,
    /// What it made, changed and relied on.
    pub touches: Vec<(Thing, Touch)>,
    /// The personal values that it names; no others are kept with it.
    pub personal: Vec<&'a PersonalRef>,
    /// Which of them a person wrote with it, and a time line shows.
    pub text: Option<&'a PersonalRef>,
}

impl<'a> About<'a> {
    /// About a thing that was made, or whose making was taken back.
    pub fn made(thing: Thing) -> Self {
        Self { touches: vec![(thing, Touch::Made)], ..Self::default() }
    }

    /// About a thing that was changed.
    pub fn changed(thing: Thing) -> Self {
        Self { touches: vec![(thing, Touch::Changed)], ..Self::default() }
    }

    /// The same, on a deal's time line, and relying on the deal.
    pub fn of(mut self, deal: DealId) -> Self {
        self.deal = Some(deal);
        self.using([Thing::Deal(deal)])
    }

    /// The same, at an organisation, and relying on it.
    pub fn at(mut self, organisation: OrganisationId) -> Self {
        self.organisation = Some(organisation);
        self.using([Thing::Organisation(organisation)])
    }

    /// The same, relying on these things too.
    pub fn using(mut self, things: impl IntoIterator<Item = Thing>) -> Self {
        self.touches.extend(things.into_iter().map(|thing| (thing, Touch::Used)));
        self
    }

    /// The same, naming what a person wrote with it, which the time line shows.
    pub fn saying(self, text: impl Into<Option<&'a PersonalRef>>) -> Self {
        let text = text.into();
        Self { text, ..self.naming(text) }
    }

    /// The same, naming these personal values.
    pub fn naming(mut self, values: impl IntoIterator<Item = &'a PersonalRef>) -> Self {
        self.personal.extend(values);
        self
    }
}

/// Why an event can't be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stays {
    /// A desk is not unmade from within.
    Creation,
    /// What was handed over is withdrawn by an act of its own, with a reason.
    Submission,
    /// The number of what was withdrawn is not given again.
    Withdrawal,
    /// Erased is erased.
    Erasure,
}

/// The events of one area: a closed list, of which each says how it is taken back and what it is about.
pub trait AreaEvent: Sized {
    /// Every kind, as stored.
    fn kinds() -> Vec<String>;

    /// The event of a kind from its stored JSON; `None` where the kind is another area's.
    fn read(kind: &str, body: &str) -> Option<serde_json::Result<Self>>;

    /// The event that takes this one back, or why none does.
    fn inverse(&self) -> Result<Self, Stays>;

    /// What it is about.
    fn about(&self) -> About<'_>;
}

/// Makes an area's closed enum of events. The stored kind stands beside each variant, since it is kept for ever.
macro_rules! events {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$doc:meta])* $variant:ident = $kind:literal { $($(#[$field_meta:meta])* $field:ident: $type:ty),* $(,)? }),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(tag = "kind")]
        #[allow(missing_docs, reason = "the fields are named after the types that document them")]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $kind)] $variant { $($(#[$field_meta])* $field: $type),* }),*
        }

        impl $name {
            /// Every kind, as stored.
            pub const KINDS: &'static [&'static str] = &[$($kind),*];

            fn kinds_of_area() -> Vec<String> {
                Self::KINDS.iter().map(|kind| (*kind).to_owned()).collect()
            }

            fn read_of_area(kind: &str, body: &str) -> Option<serde_json::Result<Self>> {
                Self::KINDS.contains(&kind).then(|| serde_json::from_str(body))
            }
        }
    };
}
pub(crate) use events;

/// A record that is entered, changed, put into the recycle bin and taken out of it as a whole. Its identity stands beside it,
/// so that what a person says of it and what is stored of it are one struct.
pub trait Record: Clone + PartialEq + Serialize + DeserializeOwned {
    /// Its kind of identity.
    type Id: Copy + PartialEq + std::fmt::Display + Serialize + DeserializeOwned + From<Uuid> + Into<Uuid>;

    /// The word that its events begin with, as stored.
    const KIND: &'static str;

    /// The thing of an identity.
    fn thing(id: Self::Id) -> Thing;

    /// What it relies on.
    fn uses(&self) -> Vec<Thing> {
        Vec::new()
    }

    /// The personal values that it names.
    fn personal(&self) -> Vec<&PersonalRef> {
        Vec::new()
    }

    /// The deal whose time line shows its events.
    fn deal(_: Self::Id) -> Option<DealId> {
        None
    }
}

/// A record with the day on which it was put into the recycle bin, if it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<R: Record> {
    /// Its identity.
    pub id: R::Id,
    /// The record.
    pub record: R,
    /// In the recycle bin since.
    pub removed_on: Option<Day>,
}

impl<R: Record> Kept<R> {
    /// The record, unless it lies in the recycle bin: what lies there takes no part.
    pub fn in_use(&self) -> Result<&R, Refusal> {
        if self.removed_on.is_some() { Err(Refusal::InBin) } else { Ok(&self.record) }
    }

    /// Puts it into the recycle bin; nothing where it lies there already.
    pub fn remove(&self, on: Day) -> Option<RecordEvent<R>> {
        self.removed_on.is_none().then(|| RecordEvent::Removed { id: self.id, on })
    }

    /// Takes it out of the recycle bin; nothing where it does not lie there.
    pub fn restore(&self) -> Option<RecordEvent<R>> {
        self.removed_on.map(|removed_on| RecordEvent::Restored { id: self.id, removed_on })
    }

    /// Changes the record; nothing where that changes nothing.
    pub fn change(&self, to: R) -> Result<Option<RecordEvent<R>>, Refusal> {
        let from = self.in_use()?;
        Ok((*from != to).then(|| RecordEvent::Changed { id: self.id, from: from.clone(), to }))
    }
}

/// What happens to a record as a whole. Stored as `{"kind":"organisation_added","id":…,"record":{…}}` and the like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordEvent<R: Record> {
    /// It was entered.
    Added {
        /// Which.
        id: R::Id,
        /// The record.
        record: R,
    },
    /// It was changed.
    Changed {
        /// Which.
        id: R::Id,
        /// The record before.
        from: R,
        /// The record from then on.
        to: R,
    },
    /// Its entry was taken back.
    Withdrawn {
        /// Which.
        id: R::Id,
        /// The record.
        record: R,
    },
    /// It was put into the recycle bin.
    Removed {
        /// Which.
        id: R::Id,
        /// Since when.
        on: Day,
    },
    /// It was taken out of the recycle bin.
    Restored {
        /// Which.
        id: R::Id,
        /// Since when it had lain there.
        removed_on: Day,
    },
}

impl<R: Record> RecordEvent<R> {
    /// The record as the event left it; `None` for one that only moved into the recycle bin or out of it.
    pub fn record(&self) -> Option<&R> {
        match self {
            Self::Added { record, .. } | Self::Changed { to: record, .. } | Self::Withdrawn { record, .. } => Some(record),
            Self::Removed { .. } | Self::Restored { .. } => None,
        }
    }

    /// The identity of the record.
    pub fn id(&self) -> R::Id {
        match self {
            Self::Added { id, .. }
            | Self::Changed { id, .. }
            | Self::Withdrawn { id, .. }
            | Self::Removed { id, .. }
            | Self::Restored { id, .. } => *id,
        }
    }

    fn verb(&self) -> &'static str {
        match self {
            Self::Added { .. } => "added",
            Self::Changed { .. } => "changed",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Removed { .. } => "removed",
            Self::Restored { .. } => "restored",
        }
    }
}

impl<R: Record> AreaEvent for RecordEvent<R> {
    fn kinds() -> Vec<String> {
        ["added", "changed", "withdrawn", "removed", "restored"].map(|verb| format!("{}_{verb}", R::KIND)).into()
    }

    fn read(kind: &str, body: &str) -> Option<serde_json::Result<Self>> {
        #[derive(Deserialize)]
        struct Whole<I, R> {
            id: I,
            record: R,
        }
        #[derive(Deserialize)]
        struct Change<I, R> {
            id: I,
            from: R,
            to: R,
        }
        #[derive(Deserialize)]
        struct Removal<I> {
            id: I,
            on: Day,
        }
        #[derive(Deserialize)]
        struct Restoral<I> {
            id: I,
            removed_on: Day,
        }
        let verb = kind.strip_prefix(R::KIND)?.strip_prefix('_')?;
        Some(match verb {
            "added" => serde_json::from_str(body).map(|Whole { id, record }| Self::Added { id, record }),
            "changed" => serde_json::from_str(body).map(|Change { id, from, to }| Self::Changed { id, from, to }),
            "withdrawn" => serde_json::from_str(body).map(|Whole { id, record }| Self::Withdrawn { id, record }),
            "removed" => serde_json::from_str(body).map(|Removal { id, on }| Self::Removed { id, on }),
            "restored" => serde_json::from_str(body).map(|Restoral { id, removed_on }| Self::Restored { id, removed_on }),
            _ => return None,
        })
    }

    fn inverse(&self) -> Result<Self, Stays> {
        Ok(match self.clone() {
            Self::Added { id, record } => Self::Withdrawn { id, record },
            Self::Changed { id, from, to } => Self::Changed { id, from: to, to: from },
            Self::Withdrawn { id, record } => Self::Added { id, record },
            Self::Removed { id, on } => Self::Restored { id, removed_on: on },
            Self::Restored { id, removed_on } => Self::Removed { id, on: removed_on },
        })
    }

    fn about(&self) -> About<'_> {
        let (id, record) = (self.id(), self.record());
        let thing = R::thing(id);
        let about = match self {
            Self::Added { .. } | Self::Withdrawn { .. } => About::made(thing),
            Self::Changed { .. } | Self::Removed { .. } | Self::Restored { .. } => About::changed(thing),
        };
        About { deal: R::deal(id), ..about }
            .using(record.into_iter().flat_map(R::uses))
            .naming(record.into_iter().flat_map(R::personal))
    }
}

impl<R: Record> Serialize for RecordEvent<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", &format!("{}_{}", R::KIND, self.verb()))?;
        map.serialize_entry("id", &self.id())?;
        match self {
            Self::Added { record, .. } | Self::Withdrawn { record, .. } => map.serialize_entry("record", record)?,
            Self::Changed { from, to, .. } => {
                map.serialize_entry("from", from)?;
                map.serialize_entry("to", to)?;
            }
            Self::Removed { on, .. } => map.serialize_entry("on", on)?,
            Self::Restored { removed_on, .. } => map.serialize_entry("removed_on", removed_on)?,
        }
        map.end()
    }
}
