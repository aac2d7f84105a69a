//! Payees: who receives commission, and how they are taxed.

use domain::{
    Rate,
    event::Event,
    id::{PayeeId, PersonId},
    payee::{Payee, PayeeKind},
    personal::PersonalKind,
    refusal::Refusal,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    commands::{Made, Nothing},
    error::{Error, Result},
    keep::Keep,
    session::{self, Session},
};

/// What a user says about a payee.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayeeFields {
    /// The name of the person or firm; missing once erased.
    pub name: Option<String>,
    /// How it is paid; missing until known.
    pub kind: Option<PayeeKind>,
    /// Tax resident of China.
    #[serde(default = "resident")]
    pub is_resident: bool,
    /// The VAT rate inside its amounts; 0 where there is none.
    #[serde(default = "no_vat")]
    pub vat_rate: Rate,
}

const fn resident() -> bool {
    true
}

const fn no_vat() -> Rate {
    Rate::ZERO
}

/// Enters a payee.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayeeAdd {
    /// The record.
    pub payee: PayeeFields,
}

/// Changes a payee's record, as a whole. Statements already submitted keep what they froze.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayeeChange {
    /// Which.
    pub id: PayeeId,
    /// The record from now on.
    pub payee: PayeeFields,
}

/// Every payee.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PayeeList {
    /// In the order of entry.
    pub payees: Vec<PayeeView>,
}

/// A payee as a list shows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PayeeView {
    /// Its id.
    pub id: PayeeId,
    /// The record.
    pub payee: PayeeFields,
}

impl Session {
    /// Enters a payee.
    pub fn payee_add(&mut self, request: PayeeAdd) -> Result<Made> {
        let (desk, surroundings, _) = self.parts()?;
        let stamp = session::stamp(surroundings);
        let (id, person) = (PayeeId(surroundings.new_id()), PersonId(surroundings.new_id()));
        desk.act(&stamp, "payee_add", |books, record| {
            let payee = payee(&mut Keep::new(surroundings, books, record), id, person, &request.payee, None)?;
            record.event(&Event::PayeeAdded { payee })?;
            Ok(Made { id: id.to_string() })
        })
    }

    /// Changes a payee's record.
    pub fn payee_change(&mut self, request: PayeeChange) -> Result<Made> {
        let (desk, surroundings, _) = self.parts()?;
        let stamp = session::stamp(surroundings);
        desk.act(&stamp, "payee_change", |books, record| {
            let from = books.payee(request.id)?.ok_or_else(|| Error::new("payee_unknown", "id"))?;
            let to = payee(&mut Keep::new(surroundings, books, record), from.id, from.person, &request.payee, Some(&from))?;
            if from != to {
                record.event(&Event::PayeeChanged { from, to })?;
            }
            Ok(Made { id: request.id.to_string() })
        })
    }

    /// Every payee.
    pub fn payee_list(&mut self, _: Nothing) -> Result<PayeeList> {
        let books = self.desk()?.books();
        let mut payees = Vec::new();
        for payee in books.payees()? {
            let name = books.personal(&payee.name)?;
            let fields = PayeeFields { name, kind: payee.kind, is_resident: payee.is_resident, vat_rate: payee.vat_rate };
            payees.push(PayeeView { id: payee.id, payee: fields });
        }
        Ok(PayeeList { payees })
    }
}

fn payee(
    keep: &mut Keep<'_, '_, '_>,
    id: PayeeId,
    person: PersonId,
    fields: &PayeeFields,
    before: Option<&Payee>,
) -> Result<Payee> {
    let name = match (fields.name.as_deref().map(str::trim).filter(|name| !name.is_empty()), before) {
        (Some(name), before) => keep.value(Some(person), PersonalKind::Name, name, before.map(|before| &before.name))?,
        // A name that was erased stays erased.
        (None, Some(before)) if keep.read(&before.name)?.is_none() => before.name.clone(),
        (None, _) => return Err(Error::from(Refusal::NameMissing).at("payee.name")),
    };
    Ok(Payee { id, person, name, kind: fields.kind, is_resident: fields.is_resident, vat_rate: fields.vat_rate })
}
