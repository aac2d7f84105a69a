//! The brokerage mandate (委托合同) and its commission clauses (佣金条款). An amendment closes a clause and opens a successor
//! that goes on from where it stood, so clauses form chains; the first clause of a chain is its root.

pub mod event;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    commission::{Base, Earning, Minimum},
    contract::ReceiptKind,
    day::Day,
    id::{ClauseId, DealId, MandateId, OrganisationId, PayeeId, RateTableId},
    money::{Money, Rate, Share, add_up_to_whole},
    personal::PersonalRef,
    rates::{BandDifference, RateTable, in_force},
    refusal::{Refusal, day_in_range},
    scale::{Method, Scale},
};

/// Who pays the commission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Payer {
    /// The supplier.
    Seller,
    /// The demander.
    Buyer,
    /// Both, equally.
    Both,
}

/// Where a clause's rates come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rates {
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
        /// The guideline that it was held against; `None` where none was in force.
        guideline: Option<RateTableId>,
        /// Why a rate lies outside floor and ceiling.
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<PersonalRef>,
    },
}

/// A payee's share of every line of a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct PayeeShare {
    /// Who.
    pub payee: PayeeId,
    /// How much of each line.
    pub share: Share,
}

/// One set of commission terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Clause {
    /// Its identity.
    pub id: ClauseId,
    /// The clause that an amendment closed with this one, and the day from which this one holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follows: Option<Follows>,
    /// The kinds of receipt that it covers.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub covers: BTreeSet<ReceiptKind>,
    /// Earned on receipts or at the signing.
    pub earning: Earning,
    /// The base of the scale.
    pub base: Base,
    /// Where the rates come from.
    pub rates: Rates,
    /// Multiplies the exact sum of every scale.
    pub factor: Rate,
    /// 保底
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Minimum>,
    /// 封顶
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap: Option<Money>,
    /// The last day on which a trailing commission accrues.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Day>,
    /// How each line is split; the order decides about odd fen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shares: Vec<PayeeShare>,
}

/// How a clause follows another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Follows {
    /// The clause that it closes.
    pub clause: ClauseId,
    /// The first day on which the new terms hold.
    pub from: Day,
}

/// The longest 保护期, in months: no patent lasts longer than its 20 years (Patent Law, art. 42).
pub const LONGEST_TAIL: u32 = 240;

/// What a mandate says beside its clauses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct MandateParticulars {
    /// 委托方, the organisation that signed it.
    pub client: OrganisationId,
    /// The day of its signing, which locks the rates.
    pub signed_on: Day,
    /// Its last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Day>,
    /// 保护期 in months after its end, at most [`LONGEST_TAIL`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tail_months: Option<u32>,
    /// 独家委托
    pub is_exclusive: bool,
    /// Who pays.
    pub payer: Payer,
}

/// A brokerage mandate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Mandate {
    /// Its identity.
    pub id: MandateId,
    /// The deal that it is for.
    pub deal: DealId,
    /// What it says beside its clauses.
    #[serde(flatten)]
    pub particulars: MandateParticulars,
    /// The commission terms; successors stand after what they follow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Clause>,
}

impl MandateParticulars {
    /// The last day of the time after its end in which an introduction still counts (保护期).
    pub fn tail_ends_on(&self) -> Option<Day> {
        self.ends_on?.plus_months(self.tail_months.filter(|months| *months > 0)?)
    }

    fn check(&self) -> Result<(), Refusal> {
        day_in_range("signed_on", self.signed_on)?;
        day_in_range("ends_on", self.ends_on)?;
        if self.ends_on.is_some_and(|end| end < self.signed_on) {
            return Err(Refusal::PeriodReversed);
        }
        if self.tail_months.is_some_and(|months| months > LONGEST_TAIL) {
            return Err(Refusal::TailTooLong);
        }
        Ok(())
    }
}

/// A clause with the amendments that followed it, one after the other.
#[derive(Clone, Debug)]
pub struct Chain<'a> {
    /// The first clause, which names the account.
    pub root: &'a Clause,
    successors: Vec<&'a Clause>,
}

impl<'a> Chain<'a> {
    /// The clause in force after all amendments.
    pub fn last(&self) -> &'a Clause {
        self.successors.last().unwrap_or(&self.root)
    }

    /// The clause that holds on a day: the last successor that has begun, else the root.
    pub fn in_force_on(&self, on: Day) -> &'a Clause {
        let has_begun = |clause: &&&Clause| clause.follows.as_ref().is_some_and(|follows| follows.from <= on);
        self.successors.iter().rev().find(has_begun).unwrap_or(&self.root)
    }

    /// All of it, the root first.
    pub fn clauses(&self) -> impl Iterator<Item = &'a Clause> {
        [self.root].into_iter().chain(self.successors.iter().copied())
    }
}

impl Clause {
    /// Refuses shares that are not the whole, covers nothing, a minimum above the cap, earning at the signing on what is no
    /// price, an end before the beginning, and rates that the tables do not bear out. `signed_on` is the day on which it begins
    /// and that locks the rates.
    pub fn validated(self, signed_on: Day, tables: &[RateTable]) -> Result<Self, Refusal> {
        if self.covers.is_empty() {
            return Err(Refusal::ClauseCoversNothing);
        }
        let payees: BTreeSet<_> = self.shares.iter().map(|share| share.payee).collect();
        let shares: Vec<Share> = self.shares.iter().map(|share| share.share).collect();
        if payees.len() != self.shares.len() || !add_up_to_whole(&shares) {
            return Err(Refusal::SharesNotWhole);
        }
        if self.minimum.as_ref().is_some_and(|minimum| minimum.amount.is_negative()) || self.cap.is_some_and(Money::is_negative) {
            return Err(Refusal::AmountNotPositive);
        }
        if let (Some(minimum), Some(cap)) = (&self.minimum, self.cap)
            && minimum.amount > cap
        {
            return Err(Refusal::MinimumAboveCap);
        }
        if self.earning == Earning::Signing && !self.covers.contains(&ReceiptKind::Upfront) {
            return Err(Refusal::SigningNeedsUpfront);
        }
        if self.ends_on.is_some_and(|end| end < signed_on) {
            return Err(Refusal::PeriodReversed);
        }
        self.check_rates(signed_on, tables)?;
        Ok(self)
    }

    fn check_rates(&self, signed_on: Day, tables: &[RateTable]) -> Result<(), Refusal> {
        let find = |id: RateTableId| tables.iter().find(|table| table.id == id).ok_or(Refusal::RateTableUnknown);
        match &self.rates {
            Rates::Guideline { table } => {
                let table = find(*table)?;
                let current = in_force(tables.iter().filter(|other| table.is_same_series(other)), signed_on);
                if current.is_none_or(|current| current.id != table.id) {
                    return Err(Refusal::RateTableNotInForce);
                }
            }
            Rates::GuidelineInForce { table } => {
                if find(*table)?.guideline.method == Method::Whole {
                    return Err(Refusal::InForceNeedsMarginal);
                }
            }
            Rates::Negotiated { scale, guideline: Some(table), reason } => {
                let outside = find(*table)?.differences(scale)?.iter().any(|band| band.is_outside);
                if outside && reason.is_none() {
                    return Err(Refusal::DeviationNeedsReason);
                }
            }
            Rates::Negotiated { guideline: None, .. } => {}
        }
        Ok(())
    }

    /// How negotiated rates stand against their guideline, band by band; empty where they are the guideline's own.
    pub fn differences(&self, tables: &[RateTable]) -> Result<Vec<BandDifference>, Refusal> {
        match &self.rates {
            Rates::Negotiated { scale, guideline: Some(id), .. } => {
                tables.iter().find(|table| table.id == *id).map_or(Ok(Vec::new()), |table| table.differences(scale))
            }
            Rates::Negotiated { guideline: None, .. } | Rates::Guideline { .. } | Rates::GuidelineInForce { .. } => {
                Ok(Vec::new())
            }
        }
    }
}

impl Mandate {
    /// Refuses a mandate without clauses, one kind of receipt in two open clauses, days reversed, a protection period that is
    /// too long, and what its clauses refuse.
    pub fn validated(self, tables: &[RateTable]) -> Result<Self, Refusal> {
        self.particulars.check()?;
        if self.clauses.is_empty() {
            return Err(Refusal::NoClause);
        }
        for (index, clause) in self.clauses.iter().enumerate() {
            day_in_range(&format!("clauses[{index}].ends_on"), clause.ends_on)?;
            clause.clone().validated(self.particulars.signed_on, tables)?;
        }
        self.check_one_clause_a_kind()?;
        Ok(self)
    }

    /// The mandate with its particulars put right. Where the day of the signing moves, it locks the rates anew, and lies before
    /// what amended them.
    pub fn corrected(mut self, to: MandateParticulars, tables: &[RateTable]) -> Result<Self, Refusal> {
        to.check()?;
        if to.signed_on != self.particulars.signed_on {
            for chain in self.chains()? {
                chain.root.clone().validated(to.signed_on, tables)?;
                let amended = chain.successors.first().and_then(|successor| successor.follows.as_ref());
                if amended.is_some_and(|follows| follows.from <= to.signed_on) {
                    return Err(Refusal::SignedAfterAmendment);
                }
            }
        }
        self.particulars = to;
        Ok(self)
    }

    fn check_one_clause_a_kind(&self) -> Result<(), Refusal> {
        let mut seen = BTreeSet::new();
        if self.chains()?.iter().flat_map(|chain| &chain.last().covers).any(|kind| !seen.insert(*kind)) {
            return Err(Refusal::KindInTwoClauses);
        }
        Ok(())
    }

    /// The clauses in chains; refuses a successor that follows no open clause before it, as another desk's mandate might.
    pub fn chains(&self) -> Result<Vec<Chain<'_>>, Refusal> {
        let mut chains: Vec<Chain<'_>> = Vec::new();
        for clause in &self.clauses {
            match &clause.follows {
                None => chains.push(Chain { root: clause, successors: Vec::new() }),
                Some(follows) => {
                    let followed = chains.iter_mut().find(|chain| chain.last().id == follows.clause);
                    followed.ok_or(Refusal::AmendmentFollowsNothing)?.successors.push(clause);
                }
            }
        }
        Ok(chains)
    }

    /// The mandate with a successor added: it follows an open clause, from a day after that one began, and a cap may not
    /// take back what was earned. The rates are locked by the day of the amendment.
    pub fn amended(mut self, successor: Clause, tables: &[RateTable]) -> Result<Self, Refusal> {
        let follows = successor.follows.clone().ok_or(Refusal::AmendmentFollowsNothing)?;
        day_in_range("from", follows.from)?;
        day_in_range("clause.ends_on", successor.ends_on)?;
        let mut open = self.chains()?.into_iter().map(|chain| chain.last());
        let last = open.find(|last| last.id == follows.clause).ok_or(Refusal::AmendmentFollowsNothing)?;
        let began = last.follows.as_ref().map_or(self.particulars.signed_on, |follows| follows.from);
        if follows.from <= began {
            return Err(Refusal::AmendmentTooEarly);
        }
        if (successor.earning, successor.base) != (last.earning, last.base) {
            return Err(Refusal::AmendmentChangesBase);
        }
        self.clauses.push(successor.validated(follows.from, tables)?);
        self.check_one_clause_a_kind()?;
        Ok(self)
    }
}
