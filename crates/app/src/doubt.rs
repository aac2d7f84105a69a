//! What is plausible and not likely about something that is still being typed, with the sentence for it in both languages.

use domain::{
    Day, Money,
    contract::ReceiptKind,
    deal::{account::Source, likely::Received},
    doubt::{Doubt, middle, of_plan, of_price},
    id::{DealId, EntryId, InstalmentId, PayeeId},
    payee::Payee,
    person::Told as _,
    statement::{self, StatementState},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{Books, area::statement::StatementRecord};

use crate::{
    act::Reading,
    deal,
    error::{Result, Sentence},
    reader::Reader,
};

/// Asks what is unlikely about something that is not recorded yet.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DoubtsAsk {
    /// What is about to be recorded.
    pub about: Meant,
}

/// What is about to be recorded, as far as it can be doubted.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Meant {
    /// A receipt.
    Receipt {
        /// Which deal.
        deal: DealId,
        /// What was paid for.
        covers: ReceiptKind,
        /// How much.
        amount: Money,
        /// The day on which it came in.
        received_on: Day,
        /// The planned payment that it meets.
        instalment: Option<InstalmentId>,
    },
    /// The completion of a clause.
    Completion {
        /// Which deal.
        deal: DealId,
    },
    /// How the lines of an amended clause are split.
    Shares {
        /// Which deal.
        deal: DealId,
        /// Who has a share.
        payees: Vec<PayeeId>,
    },
    /// The price that is asked for a result.
    Price {
        /// How much.
        amount: Money,
    },
    /// The reversal of an entry of the ledger.
    Reversal {
        /// Which deal.
        deal: DealId,
        /// Which entry.
        entry: EntryId,
    },
    /// The planned payments of a contract.
    Plan {
        /// The day of its signing.
        signed_on: Day,
        /// The price.
        price: Option<Money>,
        /// The payments.
        instalments: Vec<PlannedSaid>,
    },
    /// A statement.
    Statement {
        /// The last day of its period.
        to: Day,
    },
}

/// A planned payment, as far as it can be doubted.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlannedSaid {
    /// How much.
    pub amount: Money,
    /// When it falls due.
    pub due_on: Option<Day>,
}

/// What is unlikely.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Doubts {
    /// One after the other; none where nothing is.
    pub doubts: Vec<DoubtSaid>,
}

/// A doubt with its words.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DoubtSaid {
    /// The doubt.
    #[serde(flatten)]
    pub doubt: Doubt,
    /// The field that it is about.
    pub field: String,
    /// What it is, and what to look at.
    pub message: Sentence,
}

impl Reader<'_> {
    /// What is unlikely about something that is not recorded yet.
    pub fn doubts(&self, request: DoubtsAsk) -> Result<Doubts> {
        let books = self.books()?;
        let doubts = match request.about {
            Meant::Receipt { deal, covers, amount, received_on, instalment } => {
                let receipt = Received { covers, amount, on: received_on, instalment };
                deal::file(books, deal)?.doubts_of_receipt(receipt, self.today())?
            }
            Meant::Completion { deal } => deal::file(books, deal)?.doubts_of_completion()?,
            Meant::Shares { deal, payees } => deal::file(books, deal)?.doubts_of_shares(&payees)?,
            Meant::Price { amount } => {
                let middle = middle(books.prices()? as usize).and_then(|place| u32::try_from(place).ok());
                let usual = middle.map(|place| books.price_at(place)).transpose()?.flatten();
                usual.and_then(|median| of_price(amount, median)).into_iter().collect()
            }
            Meant::Reversal { deal, entry } => stated(books, deal, entry)?,
            Meant::Plan { signed_on, price, instalments } => {
                let planned: Vec<_> = instalments.iter().map(|planned| (planned.amount, planned.due_on)).collect();
                of_plan(signed_on, price, &planned)
            }
            Meant::Statement { to } => statement::doubt_of_period(to, self.today()).into_iter().collect(),
        };
        let said = |doubt| self.said(doubt);
        Ok(Doubts { doubts: doubts.into_iter().map(said).collect::<Result<_>>()? })
    }

    fn said(&self, doubt: Doubt) -> Result<DoubtSaid> {
        let name = match &doubt {
            Doubt::BrokerLeftOut { payee } | Doubt::Stated { payee, .. } => {
                let books = self.books()?;
                let kept = books.kept::<Payee>(*payee)?;
                kept.map(|kept| kept.record.said(&mut Reading(books))).transpose()?.and_then(|payee| payee.name)
            }
            _ => None,
        };
        Ok(DoubtSaid { field: doubt.field().to_owned(), message: sentence(&doubt, name.as_deref().unwrap_or("—")), doubt })
    }
}

/// The statements that stand and have a line of an entry.
fn stated(books: Books<'_>, deal: DealId, entry: EntryId) -> Result<Vec<Doubt>> {
    let mut doubts = Vec::new();
    for (draft, ..) in books.statements_of(deal)? {
        let Some(StatementRecord { state: StatementState::Submitted { number }, body: Some(body), .. }) =
            books.statement(draft.id)?
        else {
            continue;
        };
        if body.lines.iter().any(|line| line.key.source == Source::Entry(entry)) {
            doubts.push(Doubt::Stated { payee: draft.payee, number: number.to_string() });
        }
    }
    Ok(doubts)
}

/// What a doubt says; `payee` is the name of the one whom it is about, where it is about one.
pub(crate) fn sentence(doubt: &Doubt, payee: &str) -> Sentence {
    let (zh, en) = match doubt {
        Doubt::AboveOpen { open } => (
            format!("超过本期未到金额 {open} 元，请核对。"),
            format!("Above the {open} yuan that are open of this instalment: check the amount."),
        ),
        Doubt::AboveContract { open } => (
            format!("超过合同未到金额 {open} 元，请核对。"),
            format!("Above the {open} yuan that are open of the contract: check the amount."),
        ),
        Doubt::StillToCome { open } => (
            format!("还有 {open} 元没有到款，确定现在就完结条款？"),
            format!("{open} yuan are still to come in: is the clause to be completed already?"),
        ),
        Doubt::SameAmountThatDay => (
            "当日已登记过同样金额的到款，请确认不是重复。".to_owned(),
            "The same amount was recorded for that day already: make sure that this is another.".to_owned(),
        ),
        Doubt::BeforeContract { signed_on } => (
            format!("早于合同签订日 {signed_on}，请核对日期。"),
            format!("Before the signing of the contract on {signed_on}: check the day."),
        ),
        Doubt::InFuture => ("这一天还没有到，请核对日期。".to_owned(), "That day is still to come: check it.".to_owned()),
        Doubt::PeriodNotOver => (
            "这一期还没有结束，之后的到款不会列入。".to_owned(),
            "The period is not over: what still comes in will not stand on the statement.".to_owned(),
        ),
        Doubt::DueBeforeContract { due_on, signed_on } => (
            format!("应付日 {due_on} 早于合同签订日 {signed_on}，请核对年份。"),
            format!("Due on {due_on}, before the signing of the contract on {signed_on}: check the year."),
        ),
        Doubt::PlanBelowPrice { left } => (
            format!("分期合计比成交额少 {left} 元，请核对。"),
            format!("The instalments come to {left} yuan less than the price: check them."),
        ),
        Doubt::BrokerLeftOut { payee: _ } => (
            format!("现行条款付给「{payee}」，新的分成里没有，请核对。"),
            format!("The present terms pay “{payee}”, the new shares do not: check them."),
        ),
        Doubt::Stated { payee: _, number } => (
            format!("已列入结算单「{payee} {number}」，冲回后由下一张结算单更正。"),
            format!("It stands on statement “{payee} {number}”: the next one will correct it."),
        ),
        Doubt::FarAboveMedian { median } => (
            format!("是其他成果价格中位数 {median} 元的一千倍以上，请核对单位。"),
            format!("More than a thousand times the {median} yuan in the middle of the other results: check the unit."),
        ),
    };
    Sentence { zh, en }
}
