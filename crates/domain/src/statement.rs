//! What a commission statement (佣金结算单) is: the frozen body that recomputes for ever, and the document that leaves the desk.
//! How one is drawn up and checked: `settlement.rs`.

pub mod event;
pub mod life;
pub mod period;
pub mod settlement;
pub mod withholding;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    commission::{EventKind, Explain, ZeroReason},
    contract::ReceiptKind,
    day::Day,
    deal::account::{Account, LineKey},
    doubt::Doubt,
    id::{ClauseId, DealId, EntryId, MemberId, PayeeId, PersonalId, StatementId},
    money::{Money, Rate, Share},
    payee::PayeeKind,
    personal::PersonalRef,
    statement::withholding::WithholdingTable,
};

/// The version of the rules by which statements are computed today.
pub const RULES: u32 = 1;

/// The schema of the document that leaves the desk.
pub const SCHEMA: &str = "brokerdesk.statement/1";

/// A statement's number: without gaps per payee and year of the statement's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
pub struct StatementNumber {
    /// Year of the statement's day.
    pub year: i32,
    /// Counts from 1.
    pub sequence: u32,
}

impl std::fmt::Display for StatementNumber {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:04}-{:03}", self.year, self.sequence)
    }
}

/// The days that a statement settles, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Period {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

/// What a draft fixes; its lines are derived afresh until it is submitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct StatementDraft {
    /// Its identity, kept when it is submitted.
    pub id: StatementId,
    /// For whom.
    pub payee: PayeeId,
    /// First day of the period.
    pub from: Day,
    /// Last day of the period.
    pub to: Day,
    /// The day on which it was begun.
    pub on: Day,
}

/// Doubts a period that is not over on the day on which its statement is begun.
pub fn doubt_of_period(to: Day, today: Day) -> Option<Doubt> {
    (to >= today).then_some(Doubt::PeriodNotOver)
}

/// Where a statement stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum StatementState {
    /// Derived afresh each time.
    Draft,
    /// Frozen.
    Submitted {
        /// Its number.
        number: StatementNumber,
    },
    /// Taken back by its author: counts as never stated, keeps its number.
    Withdrawn {
        /// Its number.
        number: StatementNumber,
        /// When.
        on: Day,
        /// Why.
        reason: PersonalRef,
    },
}

/// How far a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StatementStep {
    /// Its figures are those of this moment.
    Draft,
    /// It has its number and is frozen.
    Submitted,
    /// It was taken back; its number is not given again.
    Withdrawn,
}

impl StatementStep {
    /// The word that is stored.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl StatementState {
    /// How far it is.
    pub const fn step(&self) -> StatementStep {
        match self {
            Self::Draft => StatementStep::Draft,
            Self::Submitted { .. } => StatementStep::Submitted,
            Self::Withdrawn { .. } => StatementStep::Withdrawn,
        }
    }

    /// Its number; a draft has none.
    pub const fn number(&self) -> Option<StatementNumber> {
        match self {
            Self::Draft => None,
            Self::Submitted { number } | Self::Withdrawn { number, .. } => Some(*number),
        }
    }
}

/// By what the list of statements is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StatementOrder {
    /// By the last day of the period.
    #[default]
    Period,
    /// By year and number, drafts last.
    Number,
    /// By the payee's name in pinyin.
    Payee,
    /// By the gross, drafts last.
    Gross,
    /// By the tax withheld, drafts last.
    Withheld,
    /// By what is to be paid, drafts last.
    Net,
}

/// The payee as the statement was computed for; the name stands elsewhere, so that it can be erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct StatementPayee {
    /// Who.
    pub id: PayeeId,
    /// How they are paid.
    pub kind: PayeeKind,
    /// The VAT rate inside the amounts.
    pub vat_rate: Rate,
}

/// Who drew a statement up, as it stands at its head; names stand elsewhere, so that they can be erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct PreparedBy {
    /// The member.
    pub member: MemberId,
    /// Their name.
    pub name: Option<PersonalRef>,
    /// The number of their certificate.
    pub certificate_number: Option<PersonalRef>,
    /// Their firm.
    pub firm: Option<String>,
}

impl PreparedBy {
    /// What of it can be erased.
    pub fn personal(&self) -> impl Iterator<Item = &PersonalRef> {
        self.name.iter().chain(&self.certificate_number)
    }
}

/// The whole of a statement, frozen at its submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct StatementBody {
    /// The version of the rules that computed it.
    pub rules: u32,
    /// Who drew it up; `None` where the desk does not know who works at it.
    pub prepared_by: Option<PreparedBy>,
    /// For whom.
    pub payee: StatementPayee,
    /// First day of the period.
    pub from: Day,
    /// Last day of the period.
    pub to: Day,
    /// The statement's day.
    pub on: Day,
    /// The day of payment.
    pub payment_on: Day,
    /// The lines, by deal and day.
    pub lines: Vec<StatementLine>,
    /// What is left out, and why.
    pub left_out: Vec<LeftOut>,
    /// The sums.
    pub totals: StatementTotals,
    /// How the tax withheld came about; `None` where nothing is withheld by the payee's kind or nothing is paid.
    pub withholding: Option<WithholdingSteps>,
    /// The accounts that the lines came from, with their calculation cases.
    pub accounts: Vec<FrozenAccount>,
}

/// One account of a statement: names for people, cases for recomputation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct FrozenAccount {
    /// The deal's title.
    pub deal_title: String,
    /// The organisation that signed the mandate.
    pub client: String,
    /// The technology contract's number, once there is one.
    pub contract_number: Option<String>,
    /// The clause chain and its cases.
    pub account: Account,
}

/// Whether a line was stated before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineStatus {
    /// Stated for the first time, dated in the period.
    New,
    /// Stated for the first time, dated before the period.
    Late,
    /// Stated before; something entered or undone afterwards changed it.
    Correction,
}

/// What changed a line that had been stated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "cause", rename_all = "snake_case")]
pub enum Cause {
    /// Something was entered with an earlier or the same day.
    Entered {
        /// What.
        entry: EventNamed,
    },
    /// Something was taken back.
    Reversed {
        /// What.
        entry: EventNamed,
    },
    /// The terms of a clause changed, or a successor was opened.
    TermsChanged {
        /// Which.
        clause: ClauseId,
    },
}

/// An event of a case, named so that a reader finds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct EventNamed {
    /// The entry; `None` for the signing of the contract.
    pub entry: Option<EntryId>,
    /// What it is.
    pub kind: EventKind,
    /// Its day.
    pub on: Day,
    /// Its amount.
    pub amount: Option<Money>,
}

/// One line of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct StatementLine {
    /// Which line of which account it is, in every statement.
    pub key: LineKey,
    /// Index into the statement's accounts.
    pub account: usize,
    /// The deal.
    pub deal: DealId,
    /// New, late or a correction.
    pub status: LineStatus,
    /// For a correction, what caused it.
    pub causes: Vec<Cause>,
    /// The event's day.
    pub on: Day,
    /// The event's kind.
    pub kind: EventKind,
    /// For a receipt or refund, what was paid for.
    pub receipt_kind: Option<ReceiptKind>,
    /// The event's own amount.
    pub event_amount: Option<Money>,
    /// The line as it computes today; `None` for one that no longer exists.
    pub today: Option<LineToday>,
    /// The payee's share in the clause in force; `None` where an amendment took it away, or the line no longer exists.
    pub share: Option<Share>,
    /// The payee's part of the line as it computes today.
    pub part: Money,
    /// What earlier statements have stated for it.
    pub stated_before: Money,
    /// What this statement states: part less stated before.
    pub amount: Money,
    /// Why the amount is 0.00, where it is.
    pub zero: Option<LineZero>,
}

impl StatementLine {
    /// What moved: a refund with its sign, so that a column of them adds up.
    pub fn occurred(&self) -> Option<Money> {
        self.event_amount.map(|amount| if self.kind == EventKind::Refund { amount.negated() } else { amount })
    }
}

/// The whole line, before its split.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct LineToday {
    /// The clause in force.
    pub clause: ClauseId,
    /// x before.
    pub base_before: Money,
    /// x after.
    pub base_after: Money,
    /// A before.
    pub due_before: Money,
    /// A after.
    pub due_after: Money,
    /// A after less A before.
    pub commission: Money,
    /// What is payable on the line.
    pub payable: Money,
    /// How it came about.
    pub explain: Explain,
}

/// Why a line's amount is 0.00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case", tag = "why", content = "reason")]
pub enum LineZero {
    /// The line itself is zero.
    Line(ZeroReason),
    /// The share of so small a line is less than a fen.
    ShareBelowOneFen,
    /// The line brings the commission to nothing, and its earlier lines gave this payee nothing.
    NothingToGiveBack,
}

/// Something that the statement leaves out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct LeftOut {
    /// The deal.
    pub deal: DealId,
    /// The deal's title.
    pub deal_title: String,
    /// The event.
    pub event: EventNamed,
    /// Why.
    pub why: LeftOutWhy,
}

/// Why something is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum LeftOutWhy {
    /// Dated after the period.
    AfterPeriod,
    /// The technology contract is not signed yet.
    NotSigned,
    /// The clause had ended.
    ClauseEnded {
        /// Its last day.
        ended_on: Day,
    },
    /// No clause covers this kind of receipt.
    NoClauseCovers,
    /// Stated already, unchanged since.
    AlreadyStated {
        /// On which statement.
        number: StatementNumber,
    },
}

/// The sums of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct StatementTotals {
    /// Carried forward by the payee's last statement.
    pub brought_forward: Money,
    /// The sum of the lines.
    pub lines: Money,
    /// Brought forward and lines, VAT included.
    pub gross: Money,
    /// The VAT inside.
    pub vat: Money,
    /// Tax withheld, an estimate as of the submission.
    pub withheld: Money,
    /// What is to be paid.
    pub net: Money,
    /// Carried to the next statement: a balance that is not above zero.
    pub carried_forward: Money,
}

/// How the tax withheld came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct WithholdingSteps {
    /// The table in force on the day of payment.
    pub table: WithholdingTable,
    /// What earlier statements pay in the same month, without VAT.
    pub month_before: Money,
    /// What they withhold.
    pub withheld_before: Money,
    /// The month with this statement, without VAT.
    pub month: Money,
    /// The tax on the month.
    pub tax_on_month: Money,
}

/// A statement as it leaves the desk: the body with the names that it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct StatementDocument {
    /// [`SCHEMA`].
    pub schema: String,
    /// The statement's identity.
    pub id: StatementId,
    /// Drawn up on a demonstration desk: 演示.
    pub is_demonstration: bool,
    /// The name of the desk that drew it up.
    pub desk: String,
    /// Draft, submitted or withdrawn.
    pub state: StatementState,
    /// Names of the payees; an erased one is missing.
    pub payees: BTreeMap<PayeeId, String>,
    /// Who drew it up, and what was written by hand (the reasons of adjustments and of a withdrawal), by the id that stands in
    /// its place; an erased one is missing.
    pub texts: BTreeMap<PersonalId, String>,
    /// The statement.
    pub body: StatementBody,
}
