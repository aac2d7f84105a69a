//! The brokerage mandate and its clauses: compare with the guideline, sign, amend.

use std::collections::BTreeSet;

use domain::{
    Day, Money, Rate, Share,
    commission::{Base, Earning, Minimum},
    contract::ReceiptKind,
    id::{ClauseId, DealId, MandateId, OrganisationId, PayeeId, RateTableId},
    mandate::{Clause, Follows, Mandate, PayeeShare, Payer, Rates},
    rate_table::BandDifference,
    scale::Scale,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Books;

use crate::{
    commands::Made,
    error::{Error, Result},
    session::Session,
};

/// What a user says about a clause.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClauseFields {
    /// The kinds of receipt that it covers.
    pub covers: BTreeSet<ReceiptKind>,
    /// Earned on receipts, where missing, or at the signing.
    #[serde(default = "on_receipts")]
    pub earning: Earning,
    /// All that is received, where missing, or its technology part.
    #[serde(default = "all_receipts")]
    pub base: Base,
    /// Where the rates come from.
    pub rates: Rates,
    /// Multiplies every scale; 1 where missing.
    #[serde(default = "whole")]
    pub factor: Rate,
    /// 保底
    pub minimum: Option<Minimum>,
    /// 封顶
    pub cap: Option<Money>,
    /// The last day on which a trailing commission accrues.
    pub ends_on: Option<Day>,
    /// How each line is split; the order decides about odd fen.
    pub shares: Vec<ShareFields>,
}

/// A payee's share.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareFields {
    /// Who.
    pub payee: PayeeId,
    /// How much of each line.
    pub share: Share,
}

const fn on_receipts() -> Earning {
    Earning::Receipts
}

const fn all_receipts() -> Base {
    Base::Receipts
}

const fn whole() -> Rate {
    Rate::ONE
}

/// Holds negotiated rates against a guideline.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermsCompare {
    /// The guideline's version.
    pub table: RateTableId,
    /// What is to be agreed.
    pub scale: Scale,
}

/// How negotiated rates stand against a guideline.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TermsCompared {
    /// Band by band over the ends of both.
    pub bands: Vec<BandDifference>,
    /// A rate lies outside floor and ceiling, so that a reason is asked.
    pub needs_reason: bool,
}

/// Signs the brokerage mandate.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MandateSign {
    /// Which deal.
    pub deal: DealId,
    /// 委托方, the organisation that signed it.
    pub client: OrganisationId,
    /// The day of its signing, which locks the rates.
    pub signed_on: Day,
    /// Its last day.
    pub ends_on: Option<Day>,
    /// 保护期 in months after its end.
    pub tail_months: Option<u32>,
    /// 独家委托
    #[serde(default)]
    pub is_exclusive: bool,
    /// Who pays.
    pub payer: Payer,
    /// The commission terms.
    pub clauses: Vec<ClauseFields>,
}

/// Closes a clause and opens its successor.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClauseAmend {
    /// Which deal.
    pub deal: DealId,
    /// The clause that is closed.
    pub closes: ClauseId,
    /// The first day of the new terms.
    pub from: Day,
    /// The new terms.
    pub clause: ClauseFields,
}

impl Session {
    /// Holds negotiated rates against a guideline, band by band.
    pub fn terms_compare(&mut self, request: TermsCompare) -> Result<TermsCompared> {
        let tables = self.desk()?.books().rate_tables()?;
        let table =
            tables.iter().find(|table| table.id == request.table).ok_or_else(|| Error::new("rate_table_unknown", "table"))?;
        let bands = table.differences(&request.scale);
        Ok(TermsCompared { needs_reason: bands.iter().any(|band| band.is_outside), bands })
    }

    /// Signs the brokerage mandate.
    pub fn mandate_sign(&mut self, request: MandateSign) -> Result<Made> {
        let id = MandateId(self.surroundings.new_id());
        let clause_ids: Vec<ClauseId> = request.clauses.iter().map(|_| ClauseId(self.surroundings.new_id())).collect();
        self.decide("mandate_sign", request.deal, |books, file| {
            books.organisation(request.client)?.ok_or_else(|| Error::new("organisation_unknown", "client"))?;
            let mut clauses = Vec::with_capacity(clause_ids.len());
            for (index, (fields, id)) in request.clauses.into_iter().zip(clause_ids).enumerate() {
                clauses.push(clause(books, id, None, fields, &format!("clauses[{index}]"))?);
            }
            let mandate = Mandate {
                id,
                deal: request.deal,
                client: request.client,
                signed_on: request.signed_on,
                ends_on: request.ends_on,
                tail_months: request.tail_months,
                is_exclusive: request.is_exclusive,
                payer: request.payer,
                clauses,
            };
            Ok(vec![file.sign_mandate(mandate)?])
        })?;
        Ok(Made { id: id.to_string() })
    }

    /// Closes a clause and opens its successor.
    pub fn clause_amend(&mut self, request: ClauseAmend) -> Result<Made> {
        let id = ClauseId(self.surroundings.new_id());
        self.decide("clause_amend", request.deal, |books, file| {
            let follows = Follows { clause: request.closes, from: request.from };
            let successor = clause(books, id, Some(follows), request.clause, "clause")?;
            Ok(vec![file.amend_clause(successor)?])
        })?;
        Ok(Made { id: id.to_string() })
    }
}

fn clause(books: Books<'_>, id: ClauseId, follows: Option<Follows>, fields: ClauseFields, path: &str) -> Result<Clause> {
    for (index, share) in fields.shares.iter().enumerate() {
        books.payee(share.payee)?.ok_or_else(|| Error::new("payee_unknown", format!("{path}.shares[{index}].payee")))?;
    }
    Ok(Clause {
        id,
        follows,
        covers: fields.covers,
        earning: fields.earning,
        base: fields.base,
        rates: fields.rates,
        factor: fields.factor,
        minimum: fields.minimum,
        cap: fields.cap,
        ends_on: fields.ends_on,
        shares: fields.shares.into_iter().map(|share| PayeeShare { payee: share.payee, share: share.share }).collect(),
    })
}
