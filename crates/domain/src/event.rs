//! Everything that can happen on a desk, in the broker's words: the list of the areas, each of which owns its own events.
//! Events are stored for ever: variants are added, never changed.

use serde::{Serialize, Serializer};

use crate::{
    contract::event::ContractEvent,
    deal::{Deal, event::DealEvent},
    desk::DeskEvent,
    ledger::LedgerEvent,
    list::ListEvent,
    mandate::event::MandateEvent,
    member::Member,
    organisation::{Organisation, event::OrganisationEvent},
    payee::Payee,
    person::PersonEvent,
    rates::event::RatesEvent,
    record::{About, AreaEvent, RecordEvent, Stays},
    result::ResearchResult,
    statement::event::StatementEvent,
};

macro_rules! areas {
    ($($(#[$doc:meta])* $area:ident($event:ty)),* $(,)?) => {
        /// One thing that happened.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(clippy::large_enum_variant, reason = "events are made and applied one at a time")]
        pub enum Event {
            $($(#[$doc])* $area($event)),*
        }

        $(impl From<$event> for Event {
            fn from(event: $event) -> Self {
                Self::$area(event)
            }
        })*

        impl Event {
            /// Every kind of event, as stored.
            pub fn kinds() -> Vec<String> {
                let mut kinds = Vec::new();
                $(kinds.extend(<$event>::kinds());)*
                kinds
            }

            /// The event of a kind from its stored JSON.
            pub fn read(kind: &str, body: &str) -> serde_json::Result<Self> {
                $(if let Some(event) = <$event>::read(kind, body) {
                    return event.map(Self::$area);
                })*
                Err(serde::de::Error::custom("no area has this kind of event"))
            }

            /// The event that takes this one back, or why none does.
            pub fn inverse(&self) -> Result<Self, Stays> {
                match self {
                    $(Self::$area(event) => event.inverse().map(Self::$area)),*
                }
            }

            /// What it is about.
            pub fn about(&self) -> About<'_> {
                match self {
                    $(Self::$area(event) => event.about()),*
                }
            }
        }

        impl Serialize for Event {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$area(event) => event.serialize(serializer)),*
                }
            }
        }
    };
}

areas! {
    /// The desk itself.
    Desk(DeskEvent),
    /// Organisations.
    Organisation(RecordEvent<Organisation>),
    /// What happens with an organisation: its log, next action.
    Dealings(OrganisationEvent),
    /// Research results.
    Result(RecordEvent<ResearchResult>),
    /// Lists that came in.
    List(ListEvent),
    /// Payees.
    Payee(RecordEvent<Payee>),
    /// Guideline rate tables.
    Rates(RatesEvent),
    /// Deals as records.
    Deal(RecordEvent<Deal>),
    /// What happens in a deal: its path, evidence, notes, next action.
    Progress(DealEvent),
    /// Mandates.
    Mandate(MandateEvent),
    /// Technology contracts.
    Contract(ContractEvent),
    /// What moves a commission.
    Ledger(LedgerEvent),
    /// Commission statements.
    Statement(StatementEvent),
    /// Persons.
    Person(PersonEvent),
    /// Members.
    Member(RecordEvent<Member>),
}
