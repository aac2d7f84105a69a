//! The codes of the parts below, each under its own name: a new one does not compile until it has its sentences.

use domain::{commission::CalcCode, refusal::Refusal};
use intake::IntakeCode;

use super::Code;

macro_rules! under_the_same_name {
    ($code:expr, $kind:ident { $($name:ident)+ } $(and { $($other:ident)+ } => $instead:expr)?) => {
        match $code {
            $($kind::$name { .. } => Code::$name,)+
            $($($kind::$other)|+ => $instead,)?
        }
    };
}

impl From<&Refusal> for Code {
    fn from(refusal: &Refusal) -> Self {
        under_the_same_name!(refusal, Refusal {
            DayOutOfRange InBin IsPublicationNumber IsApplicationNumber TitleMissing NameMissing TrlOutOfRange FinisherNameMissing FinisherShares BandsInvalid FloorAboveRate
            PeriodReversed VersionOverlaps RateTableUnknown RateTableNotInForce InForceNeedsMarginal NoRateInForce
            DeviationNeedsReason NoClause ClauseCoversNothing KindInTwoClauses SharesNotWhole MinimumAboveCap
            SigningNeedsUpfront AmendmentFollowsNothing AmendmentTooEarly AmendmentChangesBase SignedAfterAmendment StatementRestsOnIt AmountNotPositive
            AmountTooLarge TechnologyAbovePrice InstalmentsExceedPrice PriceMissing SellerIsBuyer
            LicenceKindMisplaced TailTooLong PayeeNameless PeriodNotOver StatementInFuture SameStage NothingProven ClosureReason GateNeedsReason
            EvidenceNotTicked MandateExists ContractExists NoMandate NoContract ClientMissing EntryUnknown ClauseUnknown
            InstalmentUnknown NotAReceipt RefundExceedsReceipt RefundBeforeReceipt RefundExceedsReceipts ReceiptHasRefunds
            AfterCompletion CompletionMisplaced PriceNeeded ReasonMissing PayeeInUse PayeeKindUnknown PayeeNotResident
            PeriodOverlaps StatementOpen StatementBeforeLast NotADraft NotSubmitted LaterStatement PaymentBeforeStatement NoWithholdingTable
        })
    }
}

impl From<CalcCode> for Code {
    fn from(code: CalcCode) -> Self {
        under_the_same_name!(code, CalcCode {
            Money Rate Date Scale MinimumAboveCap Shares RefundExceedsReceipts Currency Format
        })
    }
}

impl From<IntakeCode> for Code {
    fn from(code: IntakeCode) -> Self {
        under_the_same_name!(code, IntakeCode {
            FileUnreadable UnsupportedFormat FileProtected FileDamaged TooLarge TooManyRows TooManyColumns FileMissing TextTooLong
            SheetUnknown FileEmpty NotAList MappingMismatch RequiredUnmapped DayReading AmountUnit Cancelled
        } and {
            // These are said of rows. A whole file that is refused with one of them is a fault of the program.
            RequiredEmpty AmountUnreadable AmountDecimals AmountRange AmountCurrency AmountUnitDiffers DayUnreadable
            NumberUnreadable YesNoUnreadable ChoiceUnknown ChoiceKept NotInTable SeveralInTable AmountOpen DigitsLost CellError CheckDigit NoCheckDigit OldRegistration
            CodeMalformed NumberNotCn IsPublicationNumber IsApplicationNumber SeveralNumbers NumberRepeated LoneName TextUndecodable TextGarbled Corrected CorrectionLeft FormatUnseen
            QuoteUnclosed MergedCell ShownDiffers FormatUnknown DayUnlikely FormulaNotComputed ControlSigns HiddenRow HiddenColumn HiddenSheet
            OtherFormat
        } => Code::Unexpected)
    }
}
