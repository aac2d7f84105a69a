//! One type for every kind of identity, so that a deal's id can't be passed for a client's.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$says:meta])* $name:ident;)*) => {$(
        $(#[$says])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(out)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "format": "uuid" })
            }
        }
    )*};
}

ids! {
    /// A desk (台).
    DeskId;
    /// A member: who acts at a desk.
    MemberId;
    /// An organisation (单位).
    OrganisationId;
    /// A research result (科技成果).
    ResultId;
    /// A person: finisher, contact or individual payee.
    PersonId;
    /// One value about a person, kept outside the journal so that it can be erased.
    PersonalId;
    /// A payee (收款方).
    PayeeId;
    /// A deal (项目).
    DealId;
    /// A brokerage mandate (委托合同).
    MandateId;
    /// A technology contract (技术合同).
    ContractId;
    /// One set of commission terms (佣金条款).
    ClauseId;
    /// A planned payment (分期).
    InstalmentId;
    /// What moves a commission: a receipt, refund, retainer, adjustment or completion.
    EntryId;
    /// One version of a guideline rate table (费率标准).
    RateTableId;
    /// A commission statement (佣金结算单).
    StatementId;
    /// One import of a list.
    ImportId;
    /// A note in a deal's log.
    NoteId;
}
