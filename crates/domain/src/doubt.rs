//! What is plausible and not likely: said at once, and never in the way. Like a refusal, a doubt has no words of its own.

use schemars::JsonSchema;
use serde::Serialize;

use crate::{day::Day, id::PayeeId, money::Money};

/// Something that a person should look at once more before it is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "doubt", rename_all = "snake_case")]
pub enum Doubt {
    /// The receipt is above what is open of the planned payment that it meets.
    AboveOpen {
        /// What is open.
        open: Money,
    },
    /// With the receipt, more has come in than the contract's price.
    AboveContract {
        /// What is open of the price.
        open: Money,
    },
    /// A clause is completed although a part of what the contract promises is still to come in.
    StillToCome {
        /// What is open of the price, or where it is open of the planned payments.
        open: Money,
    },
    /// The same amount came in on the same day already.
    SameAmountThatDay,
    /// The receipt lies before the signing of the contract.
    BeforeContract {
        /// The day of the signing.
        signed_on: Day,
    },
    /// The day is still to come.
    InFuture,
    /// The statement's period is not over: what still comes in will not stand on it.
    PeriodNotOver,
    /// A planned payment falls due before the contract is signed.
    DueBeforeContract {
        /// When it falls due.
        due_on: Day,
        /// The day of the signing.
        signed_on: Day,
    },
    /// The planned payments do not come to the price.
    PlanBelowPrice {
        /// What is not planned.
        left: Money,
    },
    /// The shares leave out one whom the deal's terms pay today.
    BrokerLeftOut {
        /// Who.
        payee: PayeeId,
    },
    /// What is to be reversed stands on a submitted statement; the payee's next one will correct it.
    Stated {
        /// Whose statement.
        payee: PayeeId,
        /// Its number, `2026-001`.
        number: String,
    },
    /// The price is a thousand times what is usual among the results of its list, or of the desk.
    FarAboveMedian {
        /// The price in the middle of them.
        median: Money,
    },
}

impl Doubt {
    /// The field that it is about.
    pub const fn field(&self) -> &'static str {
        match self {
            Self::AboveOpen { .. } | Self::AboveContract { .. } | Self::SameAmountThatDay => "amount",
            Self::BeforeContract { .. } | Self::InFuture => "received_on",
            Self::StillToCome { .. } => "clause",
            Self::PeriodNotOver => "to",
            Self::DueBeforeContract { .. } | Self::PlanBelowPrice { .. } => "instalments",
            Self::BrokerLeftOut { .. } => "shares",
            Self::Stated { .. } => "entry",
            Self::FarAboveMedian { .. } => "asking_amount",
        }
    }
}

/// Fewer prices than this say nothing about what is usual.
const LEAST_PRICES: usize = 5;
/// A price so many times the median was mostly given in another unit.
const FAR: i64 = 1_000;

/// The price in the middle of a list, the lower one of two; none where there are too few to tell.
pub fn usual_price(mut prices: Vec<Money>) -> Option<Money> {
    let middle = middle(prices.len())?;
    Some(*prices.select_nth_unstable(middle).1)
}

/// Which of so many prices in order that is, counted from 0.
pub fn middle(prices: usize) -> Option<usize> {
    (prices >= LEAST_PRICES).then(|| (prices - 1) / 2)
}

/// Doubts a price that lies far above the median of its list.
pub fn of_price(price: Money, median: Money) -> Option<Doubt> {
    let is_far = median.is_positive() && price.fen() / FAR >= median.fen();
    is_far.then_some(Doubt::FarAboveMedian { median })
}

/// Doubts planned payments: how much each is and when it falls due, beside the price and the day of the signing.
pub fn of_plan(signed_on: Day, price: Option<Money>, planned: &[(Money, Option<Day>)]) -> Vec<Doubt> {
    let first_due = planned.iter().filter_map(|(_, due_on)| *due_on).min();
    let early = first_due.filter(|due_on| *due_on < signed_on).map(|due_on| Doubt::DueBeforeContract { due_on, signed_on });
    // More than the price is refused.
    let planned_in_all = Money::sum(planned.iter().map(|(amount, _)| *amount)).ok().filter(|_| !planned.is_empty());
    let left = price.zip(planned_in_all).and_then(|(price, planned)| price.checked_sub(planned).ok());
    let below = left.filter(|left| left.is_positive()).map(|left| Doubt::PlanBelowPrice { left });
    early.into_iter().chain(below).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_held_against_the_price_and_the_signing() {
        let yuan = |yuan: i64| Money::from_fen(yuan * 100).unwrap();
        let day = |text: &str| Day::parse(text).unwrap();
        let signed_on = day("2026-11-30");
        assert_eq!(of_plan(signed_on, Some(yuan(12)), &[(yuan(4), Some(signed_on)), (yuan(8), None)]), []);
        assert_eq!(of_plan(signed_on, Some(yuan(12)), &[]), [], "nothing is planned");
        assert_eq!(of_plan(signed_on, None, &[(yuan(4), None)]), []);
        let due_on = day("2026-06-30");
        let doubts = [Doubt::DueBeforeContract { due_on, signed_on }, Doubt::PlanBelowPrice { left: yuan(1) }];
        assert_eq!(of_plan(signed_on, Some(yuan(12)), &[(yuan(4), None), (yuan(7), Some(due_on))]), doubts);
    }

    #[test]
    fn a_price_is_held_against_the_middle_of_its_list() {
        let yuan = |yuan: i64| Money::from_fen(yuan * 100).unwrap();
        assert_eq!(usual_price([5, 1, 3, 2].map(yuan).to_vec()), None, "four prices say nothing");
        assert_eq!(usual_price([90, 1, 3, 2, 4].map(yuan).to_vec()), Some(yuan(3)));
        assert_eq!(usual_price([90, 1, 3, 2, 4, 80].map(yuan).to_vec()), Some(yuan(3)));
        assert_eq!(of_price(yuan(2_999), yuan(3)), None);
        assert_eq!(of_price(yuan(3_000), yuan(3)), Some(Doubt::FarAboveMedian { median: yuan(3) }));
        assert_eq!(of_price(yuan(3_000), Money::ZERO), None);
    }
}
