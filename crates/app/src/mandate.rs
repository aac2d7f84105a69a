//! The brokerage mandate and its clauses: compare with the guideline, sign, amend.

use std::collections::BTreeSet;

use domain::{
    Day, Money, Rate,
    commission::{Base, Earning, Line, Minimum},
    contract::ReceiptKind,
    deal::account::{self, Tried},
    id::{ClauseId, DealId, OrganisationId, RateTableId},
    mandate::{Clause, Follows, Mandate, MandateParticulars, PayeeShare, Payer, Rates},
    organisation::Organisation,
    payee::Payee,
    personal::PersonalRef,
    rates::{BandDifference, RateTable},
    refusal::Refusal,
    scale::Scale,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    act::Act,
    code::Code,
    deal,
    error::{Error, Result},
    reader::Reader,
    session::Session,
    statement,
    wire::Made,
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
    pub rates: RatesFields,
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
    pub shares: Vec<PayeeShare>,
}

/// Where a clause's rates come from.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum RatesFields {
    /// The guideline version in force at the signing of the mandate, locked.
    Guideline {
        /// That version.
        table: RateTableId,
    },
    /// The guideline in force at each receipt.
    GuidelineInForce {
        /// Any version of the series.
        table: RateTableId,
    },
    /// Negotiated, locked.
    Negotiated {
        /// What was agreed.
        scale: Scale,
        /// The guideline that it is held against.
        guideline: Option<RateTableId>,
        /// Why a rate lies outside floor and ceiling.
        reason: Option<String>,
    },
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

/// Puts right what the mandate says beside its clauses, whatever followed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MandateCorrect {
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
    pub is_exclusive: bool,
    /// Who pays.
    pub payer: Payer,
    /// Why it is put right.
    pub reason: Option<String>,
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
    /// Signs the brokerage mandate.
    pub fn mandate_sign(&mut self, request: MandateSign) -> Result<Made> {
        self.act("mandate_sign", |act| {
            act.named::<Organisation>(request.client, "client")?;
            let mut clauses = Vec::with_capacity(request.clauses.len());
            for (index, fields) in request.clauses.into_iter().enumerate() {
                clauses.push(clause(act, None, fields, &format!("clauses[{index}]"))?);
            }
            let mandate = Mandate {
                id: act.id(),
                deal: request.deal,
                particulars: MandateParticulars {
                    client: request.client,
                    signed_on: request.signed_on,
                    ends_on: request.ends_on,
                    tail_months: request.tail_months,
                    is_exclusive: request.is_exclusive,
                    payer: request.payer,
                },
                clauses,
            };
            let (id, file) = (mandate.id, act.deal(request.deal)?);
            let signed = file.sign_mandate(mandate.clone()).map_err(|refusal| of_mandate(refusal, &mandate, &file.tables))?;
            act.record(signed)?;
            Ok(Made::of(id))
        })
    }

    /// Puts right what the mandate says beside its clauses.
    pub fn mandate_correct(&mut self, request: MandateCorrect) -> Result<Made> {
        self.act("mandate_correct", |act| {
            let file = act.deal(request.deal)?;
            if file.mandate.as_ref().is_none_or(|mandate| mandate.particulars.client != request.client) {
                act.named::<Organisation>(request.client, "client")?;
            }
            let to = MandateParticulars {
                client: request.client,
                signed_on: request.signed_on,
                ends_on: request.ends_on,
                tail_months: request.tail_months,
                is_exclusive: request.is_exclusive,
                payer: request.payer,
            };
            let reason = act.text(request.reason.as_deref())?;
            let corrected =
                file.correct_mandate(to, reason, &act.books.stated_lines(request.deal)?).map_err(|refusal| match refusal {
                    // The mandate's own end is sound: a clause ends before that day.
                    Refusal::PeriodReversed if request.ends_on.is_none_or(|end| end >= request.signed_on) => {
                        Error::from(refusal).at("signed_on")
                    }
                    refusal => statement::resting_on(act.books, request.deal, refusal),
                });
            act.record_all(corrected?)?;
            Ok(Made::of(request.deal))
        })
    }

    /// Closes a clause and opens its successor.
    pub fn clause_amend(&mut self, request: ClauseAmend) -> Result<Made> {
        self.act("clause_amend", |act| {
            let follows = Follows { clause: request.closes, from: request.from };
            let successor = clause(act, Some(follows), request.clause, "clause")?;
            let id = successor.id;
            let amended = act.deal(request.deal)?.amend_clause(successor).map_err(|refusal| below(refusal, "clause"))?;
            act.record(amended)?;
            Ok(Made::of(id))
        })
    }
}

impl Reader<'_> {
    /// Holds negotiated rates against a guideline, band by band.
    pub fn terms_compare(&self, request: TermsCompare) -> Result<TermsCompared> {
        let tables = self.books()?.rate_tables()?;
        let table =
            tables.iter().find(|table| table.id == request.table).ok_or_else(|| Error::new(Code::RateTableUnknown, "table"))?;
        let bands = table.differences(&request.scale)?;
        Ok(TermsCompared { needs_reason: bands.iter().any(|band| band.is_outside), bands })
    }

    /// What terms that are not signed yet would make of a receipt.
    pub fn terms_try(&self, request: TermsTry) -> Result<TermsTried> {
        let tables = self.books()?.rate_tables()?;
        let file = deal::file(self.books()?, request.deal)?;
        let new_id = || -> ClauseId { self.id() };
        let clauses: Vec<Clause> = request.clauses.into_iter().map(|fields| fields.into_clause(new_id(), None, None)).collect();
        let money = file.contract.as_ref().map(|contract| &contract.money);
        let tried = Tried { covers: request.covers, amount: request.amount, on: request.on };
        Ok(TermsTried { lines: account::try_terms(&clauses, money, &tables, tried)? })
    }
}

/// A refusal of a mandate, at the clause that it is about if it is about one.
fn of_mandate(refusal: Refusal, mandate: &Mandate, tables: &[RateTable]) -> Error {
    let refuses =
        |clause: &Clause| clause.clone().validated(mandate.particulars.signed_on, tables).is_err_and(|of| of == refusal);
    match mandate.clauses.iter().position(refuses) {
        Some(index) => below(refusal, &format!("clauses[{index}]")),
        None => refusal.into(),
    }
}

/// A refusal about a field below a part of the request.
fn below(refusal: Refusal, path: &str) -> Error {
    let error = Error::from(refusal);
    let field = format!("{path}.{}", error.field);
    error.at(field)
}

fn clause(act: &mut Act<'_, '_>, follows: Option<Follows>, fields: ClauseFields, path: &str) -> Result<Clause> {
    for (index, share) in fields.shares.iter().enumerate() {
        act.named::<Payee>(share.payee, format!("{path}.shares[{index}].payee"))?;
    }
    let reason = match &fields.rates {
        RatesFields::Negotiated { reason, .. } => act.text(reason.as_deref())?,
        RatesFields::Guideline { .. } | RatesFields::GuidelineInForce { .. } => None,
    };
    Ok(fields.into_clause(act.id(), follows, reason))
}

impl ClauseFields {
    /// The clause that was said; `reason` is where the reason for its rates is kept.
    fn into_clause(self, id: ClauseId, follows: Option<Follows>, reason: Option<PersonalRef>) -> Clause {
        let rates = match self.rates {
            RatesFields::Guideline { table } => Rates::Guideline { table },
            RatesFields::GuidelineInForce { table } => Rates::GuidelineInForce { table },
            RatesFields::Negotiated { scale, guideline, .. } => Rates::Negotiated { scale, guideline, reason },
        };
        Clause {
            id,
            follows,
            covers: self.covers,
            earning: self.earning,
            base: self.base,
            rates,
            factor: self.factor,
            minimum: self.minimum,
            cap: self.cap,
            ends_on: self.ends_on,
            shares: self.shares,
        }
    }
}
