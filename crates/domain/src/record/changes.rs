//! What an action changed, for whoever shows it: the things that its events are about, in a form that travels. Lists look at
//! the kinds, what shows one record looks at the ids.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::{About, Thing, Touch};

/// So many things are named one by one; an action that is about more, as an import is, says the kinds alone.
const MOST_NAMED: usize = 500;

macro_rules! kinds {
    ($($kind:ident),* $(,)?) => {
        /// A kind of thing.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        #[allow(missing_docs, reason = "each is named after the thing")]
        pub enum ThingKind {
            $($kind),*
        }

        impl ThingKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];
        }
    };
}

kinds!(
    Organisation,
    Result,
    Payee,
    RateTable,
    Deal,
    Path,
    Terms,
    NextAction,
    Evidence,
    Note,
    Mandate,
    Contract,
    Entry,
    Statement,
    Import,
    Person,
    Member,
);

impl Thing {
    /// What kind of thing it is, and the record that it is or belongs to.
    pub fn kind_and_id(self) -> (ThingKind, Uuid) {
        match self {
            Self::Organisation(id) => (ThingKind::Organisation, id.0),
            Self::Result(id) => (ThingKind::Result, id.0),
            Self::Payee(id) => (ThingKind::Payee, id.0),
            Self::RateTable(id) => (ThingKind::RateTable, id.0),
            Self::Deal(id) => (ThingKind::Deal, id.0),
            Self::Path(id) => (ThingKind::Path, id.0),
            Self::Terms(id) => (ThingKind::Terms, id.0),
            Self::NextAction(id) => (ThingKind::NextAction, id.0),
            Self::NextActionWith(id) => (ThingKind::NextAction, id.0),
            Self::Evidence(id, _) => (ThingKind::Evidence, id.0),
            Self::Note(id) => (ThingKind::Note, id.0),
            Self::Mandate(id) => (ThingKind::Mandate, id.0),
            Self::Contract(id) => (ThingKind::Contract, id.0),
            Self::Entry(id) => (ThingKind::Entry, id.0),
            Self::Statement(id) => (ThingKind::Statement, id.0),
            Self::Import(id) => (ThingKind::Import, id.0),
            Self::Person(id) => (ThingKind::Person, id.0),
            // What shows a person shows what is written of them.
            Self::Text(id) => (ThingKind::Person, id.0),
            Self::Member(id) => (ThingKind::Member, id.0),
        }
    }
}

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Changes {
    /// Things of these kinds were made or changed.
    pub kinds: BTreeSet<ThingKind>,
    /// What was made, changed or relied on, and the deals that it belongs to. Missing where that is too many to name: it may be
    /// any of those kinds.
    #[schemars(with = "Option<BTreeSet<String>>")]
    pub ids: Option<BTreeSet<Uuid>>,
}

impl Default for Changes {
    fn default() -> Self {
        Self { kinds: BTreeSet::new(), ids: Some(BTreeSet::new()) }
    }
}

impl Changes {
    /// Anything may have changed: another desk is open.
    pub fn everything() -> Self {
        Self { kinds: ThingKind::ALL.iter().copied().collect(), ids: None }
    }

    /// Has nothing changed?
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// Takes in what an event is about.
    pub fn note(&mut self, about: &About<'_>) {
        for (thing, touch) in &about.touches {
            let (kind, id) = thing.kind_and_id();
            if *touch != Touch::Used {
                self.kinds.insert(kind);
            }
            self.name(id);
        }
        if let Some(deal) = about.deal {
            self.name(deal.0);
        }
    }

    /// Takes in what another action changed.
    pub fn join(&mut self, other: Self) {
        self.kinds.extend(other.kinds);
        match other.ids {
            Some(ids) => ids.into_iter().for_each(|id| self.name(id)),
            None => self.ids = None,
        }
    }

    fn name(&mut self, id: Uuid) {
        let Some(ids) = &mut self.ids else { return };
        ids.insert(id);
        if ids.len() > MOST_NAMED {
            self.ids = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{DealId, OrganisationId};

    #[test]
    fn kinds_are_what_was_made_or_changed_and_ids_all_that_was_touched() {
        let (organisation, deal) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let mut changes = Changes::default();
        assert!(changes.is_empty());
        changes.note(&About::changed(Thing::Path(DealId(deal))).using([Thing::Organisation(OrganisationId(organisation))]));
        assert_eq!(changes, Changes { kinds: [ThingKind::Path].into(), ids: Some([organisation, deal].into()) });
    }

    #[test]
    fn too_many_things_are_not_named() {
        let of = |from: usize| {
            let mut changes = Changes::default();
            for id in from..from + MOST_NAMED {
                changes.note(&About::made(Thing::Organisation(OrganisationId(Uuid::from_u128(id as u128)))));
            }
            changes
        };
        let mut changes = of(0);
        assert_eq!(changes.ids.as_ref().map(BTreeSet::len), Some(MOST_NAMED));
        changes.join(of(1));
        assert_eq!(changes, Changes { kinds: [ThingKind::Organisation].into(), ids: None });
    }
}
