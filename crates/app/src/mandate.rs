//! The brokerage mandate and its clauses: compare with the guideline, sign, amend.

use std::collections::BTreeSet;

use domain::{
    Day, Money, Rate, Share,
    account::{self, Source},
    commission::{Base, Earning, Line, Minimum},
    contract::{Contract, ContractKind, ContractMoney, ReceiptKind},
    id::{ClauseId, ContractId, DealId, EntryId, MandateId, OrganisationId, PayeeId, RateTableId},
    ledger::{Entry, What},
    mandate::{Clause, Follows, Mandate, PayeeShare, Payer, Rates},
    rate_table::BandDifference,
    scale::Scale,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Books;
use uuid::Uuid;

use crate::{
    commands::Made,
    deal,
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

/// A receipt that is only thought of, under terms that are only thought of.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermsTry {
    /// Which deal.
    pub deal: DealId,
    /// The day of all of it: terms, contract and receipt.
    pub on: Day,
    /// The terms. A payee who is not chosen yet may be any.
    pub clauses: Vec<ClauseFields>,
    /// What would be paid for.
    pub covers: ReceiptKind,
    /// How much, which is also the price of a contract that is not signed yet.
    pub amount: Money,
}

/// What the terms would make of the receipt.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TermsTried {
    /// The lines of the signing and of the receipt; none where no clause covers it.
    pub lines: Vec<Line>,
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

    /// What terms that are not signed yet would make of a receipt.
    pub fn terms_try(&mut self, request: TermsTry) -> Result<TermsTried> {
        let TermsTry { deal, on, clauses, covers, amount } = request;
        let mut new_id = || self.surroundings.new_id();
        let (mandate, contract, entry) = (MandateId(new_id()), ContractId(new_id()), EntryId(new_id()));
        let clauses: Vec<Clause> = clauses.into_iter().map(|fields| unchecked(ClauseId(new_id()), None, fields)).collect();
        let mut file = deal::file(self.desk()?.books(), deal)?;
        let anybody = OrganisationId(Uuid::nil());
        let money =
            ContractMoney { price: Some(amount), technology_amount: Some(amount), instalments: Vec::new(), royalty: None };
        let thought_of = Contract {
            id: contract,
            deal,
            number: String::new(),
            kind: ContractKind::Licence,
            licence_kind: None,
            seller: anybody,
            buyer: anybody,
            signed_on: on,
            money,
        };
        let payer = Payer::Seller;
        let terms = Mandate {
            id: mandate,
            deal,
            client: anybody,
            signed_on: on,
            ends_on: None,
            tail_months: None,
            is_exclusive: false,
            payer,
            clauses,
        };
        file.mandate = Some(terms);
        file.contract = Some(Contract { signed_on: on, ..file.contract.unwrap_or(thought_of) });
        file.changes.clear();
        file.entries.clear();
        let what = What::Receipt { covers, amount, instalment: None, accrued_on: None };
        let receipt = Entry { id: entry, deal, order: file.next_order(), on, what };
        file.record(receipt.clone())?;
        file.entries.push(receipt);
        let settled = account::accounts(&file)?.settled;
        let of_receipt = settled.iter().find(|account| account.lines().any(|(_, source, _)| source == Source::Entry(entry)));
        Ok(TermsTried {
            lines: of_receipt.into_iter().flat_map(|account| account.lines()).map(|(_, _, line)| line.clone()).collect(),
        })
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
    Ok(unchecked(id, follows, fields))
}

/// A clause as it was typed, whoever its payees are.
fn unchecked(id: ClauseId, follows: Option<Follows>, fields: ClauseFields) -> Clause {
    Clause {
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
    }
}
