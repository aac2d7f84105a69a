//! Why the domain says no. A refusal has no words: the code travels, and each language says it in its own sentence.

use serde::Serialize;

use crate::{
    day::Day,
    id::{ClauseId, EntryId, StatementId},
    limit::YEARS,
    value::stage::GateItem,
};

/// A rule that says no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    /// It lies in the recycle bin: what lies there takes no part.
    InBin,
    /// A title is needed.
    TitleMissing,
    /// A name is needed.
    NameMissing,
    /// A readiness level is 1 to 9.
    TrlOutOfRange,
    /// Every finisher has a name.
    FinisherNameMissing,
    /// Either all finishers have a share and they make the whole, or none has.
    FinisherShares,
    /// A publication number stands where an application number belongs.
    IsPublicationNumber,
    /// An application number stands where a publication number belongs.
    IsApplicationNumber,
    /// Nothing that a person dates lies outside the years 1900 to 2100.
    DayOutOfRange {
        /// The day's path in what was said.
        field: String,
    },
    /// The bands leave a gap, overlap, or do not end open.
    BandsInvalid,
    /// Floor, rate and ceiling rise.
    FloorAboveRate,
    /// The end lies before the beginning.
    PeriodReversed,
    /// Two versions of one table would be in force on one day.
    VersionOverlaps,
    /// No such rate table on this desk.
    RateTableUnknown,
    /// That version was not in force on the day that locks the rates.
    RateTableNotInForce,
    /// Rates in force at the receipt need marginal bands.
    InForceNeedsMarginal,
    /// No version is in force on the day of the receipt.
    NoRateInForce,
    /// A rate outside floor and ceiling needs a reason.
    DeviationNeedsReason,
    /// A mandate has at least one clause.
    NoClause,
    /// A clause covers at least one kind of receipt.
    ClauseCoversNothing,
    /// One kind of receipt belongs to at most one open clause.
    KindInTwoClauses,
    /// The shares must make exactly the whole, each payee once.
    SharesNotWhole,
    /// The minimum lies above the cap.
    MinimumAboveCap,
    /// Only the clause that covers the upfront payment can be earned at the signing.
    SigningNeedsUpfront,
    /// An amendment names an open clause of this mandate.
    AmendmentFollowsNothing,
    /// An amendment holds from a day after the clause that it closes began.
    AmendmentTooEarly,
    /// What is amended from a day on was signed before that day.
    SignedAfterAmendment,
    /// A submitted statement reckons with what was said before: a correction may not move what it states.
    StatementRestsOnIt {
        /// The field, as it is called in what was said.
        field: String,
        /// The statements, by payee and number.
        statements: Vec<StatementId>,
    },
    /// An amendment keeps the base and the way of earning.
    AmendmentChangesBase,
    /// An amount above zero is needed.
    AmountNotPositive,
    /// An amount, or a total, is beyond 9,999,999,999,999.99.
    AmountTooLarge,
    /// The technology amount is above the price, or there is no price.
    TechnologyAbovePrice,
    /// The planned payments exceed the price.
    InstalmentsExceedPrice,
    /// A price or a royalty is needed.
    PriceMissing,
    /// Nobody sells to themselves.
    SellerIsBuyer,
    /// Only a licence is exclusive or not.
    LicenceKindMisplaced,
    /// A protection period is at most 20 years.
    TailTooLong,
    /// The deal stands in that stage already.
    SameStage,
    /// No fact proves a stage further on than the deal stands.
    NothingProven,
    /// A closure says why, and nothing else does.
    ClosureReason,
    /// The gate is passed with a reason only.
    GateNeedsReason {
        /// What is missing.
        missing: Vec<GateItem>,
    },
    /// That evidence is not ticked.
    EvidenceNotTicked,
    /// The deal has a mandate already.
    MandateExists,
    /// The deal has a contract already.
    ContractExists,
    /// The deal has no mandate.
    NoMandate,
    /// The deal has no contract.
    NoContract,
    /// Choose the client enterprise first.
    ClientMissing,
    /// No such entry in this deal.
    EntryUnknown,
    /// No such clause in this deal.
    ClauseUnknown,
    /// No such instalment in this contract.
    InstalmentUnknown,
    /// A refund names a receipt.
    NotAReceipt,
    /// More is paid back than is left of the receipt.
    RefundExceedsReceipt,
    /// A refund can't come before its receipt.
    RefundBeforeReceipt,
    /// More would be paid back than has been received under the clause.
    RefundExceedsReceipts {
        /// The refund.
        entry: Option<EntryId>,
    },
    /// Take back the refunds of this receipt first.
    ReceiptHasRefunds,
    /// The clause is completed; undo the completion first.
    AfterCompletion,
    /// A clause is completed once, and after the signing.
    CompletionMisplaced {
        /// The clause.
        clause: ClauseId,
    },
    /// The terms need a contract price.
    PriceNeeded,
    /// An adjustment needs a reason.
    ReasonMissing,
    /// The payee is used by a clause.
    PayeeInUse,
    /// Say first how the payee is paid.
    PayeeKindUnknown,
    /// A non-resident is refused, not guessed.
    PayeeNotResident,
    /// The period overlaps another statement of this payee.
    PeriodOverlaps,
    /// One statement of a payee is open at a time.
    StatementOpen,
    /// The statement's day lies before that of the payee's last one.
    StatementBeforeLast,
    /// Only a draft can be submitted or discarded.
    NotADraft,
    /// Only a submitted statement can be withdrawn.
    NotSubmitted,
    /// A later statement of this payee builds on this one.
    LaterStatement,
    /// A statement is paid to somebody with a name.
    PayeeNameless,
    /// A statement is not submitted before its period is over.
    PeriodNotOver,
    /// A statement's day is not still to come.
    StatementInFuture,
    /// The payment can't come before the statement's own day.
    PaymentBeforeStatement,
    /// The withholding table is not in force on the day of payment.
    NoWithholdingTable,
}

/// Refuses a day on which nothing happened or will happen: a year was mistyped. `field` is the day's path in what was said.
pub fn day_in_range(field: &str, day: impl Into<Option<Day>>) -> Result<(), Refusal> {
    match day.into() {
        Some(day) if !YEARS.contains(&day.year()) => Err(Refusal::DayOutOfRange { field: field.to_owned() }),
        Some(_) | None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_their_years() {
        for (day, fits) in [("1899-12-31", false), ("1900-01-01", true), ("2100-12-31", true), ("2101-01-01", false)] {
            assert_eq!(day_in_range("on", Day::parse(day).unwrap()).is_ok(), fits, "{day}");
        }
        assert_eq!(day_in_range("on", None), Ok(()));
    }
}
