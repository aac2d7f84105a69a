//! What the types of a case cannot say by themselves: shares that add up to the whole, a minimum within the cap, a
//! price where one is needed. Every refusal names the field at fault.

use std::collections::HashSet;

use super::terms::{Base, Case, CaseEvent, Earning, Rates, Technology, Terms};
use super::{CalcCode, CalcError};
use crate::Money;
use crate::scale::Method;

/// The largest common denominator of shares: an amount times it is still exact in 128 bits. Denominators that add up to
/// a whole share their prime factors, so every such list of up to eleven fractions stays below it.
const MAX_DENOMINATOR: i128 = 10i128.pow(22);

impl Terms {
    /// Refuses terms that no case can have.
    pub fn check(&self) -> Result<(), CalcError> {
        self.weights()?;
        self.check_rates()?;
        if let Some(minimum) = self.minimum {
            not_negative(minimum.amount, "minimum.amount")?;
        }
        if let Some(cap) = self.cap {
            not_negative(cap, "cap")?;
            if self.minimum.is_some_and(|minimum| minimum.amount > cap) {
                return Err(CalcError::new(CalcCode::MinimumAboveCap, "minimum.amount", "The minimum is above the cap."));
            }
        }
        Ok(())
    }

    fn check_rates(&self) -> Result<(), CalcError> {
        let scales = match &self.rates {
            Rates::Locked(_) => return Ok(()),
            Rates::InForce(scales) => scales,
        };
        if scales.is_empty() {
            return Err(CalcError::new(CalcCode::Format, "scales", "At least one scale is needed."));
        }
        if let Some(at) = scales.windows(2).position(|pair| pair[0].from >= pair[1].from) {
            let field = format!("scales[{}].from", at + 1);
            return Err(CalcError::new(CalcCode::Format, field, "The days from which scales are in force must rise."));
        }
        match scales.iter().position(|dated| dated.scale.method() == Method::Whole) {
            Some(at) => {
                let message = "A scale in force at the receipt must be marginal.";
                Err(CalcError::new(CalcCode::Scale, format!("scales[{at}].scale.method"), message))
            }
            None => Ok(()),
        }
    }

    /// The shares as whole weights of one common denominator, their sum.
    pub(super) fn weights(&self) -> Result<Vec<i128>, CalcError> {
        let refuse = |field: String, message: &str| CalcError::new(CalcCode::Shares, field, message);
        if self.shares.is_empty() {
            return Err(refuse("shares".into(), "At least one payee is needed."));
        }
        let mut seen = HashSet::new();
        let mut common = 1;
        for (at, payee_share) in self.shares.iter().enumerate() {
            if payee_share.payee.is_empty() {
                return Err(CalcError::new(CalcCode::Format, format!("shares[{at}].payee"), "A payee needs a name."));
            }
            if !seen.insert(&payee_share.payee) {
                return Err(refuse(format!("shares[{at}].payee"), "Each payee may stand once."));
            }
            let (numerator, denominator) = payee_share.share.ratio();
            let denominator = denominator / common_divisor(numerator, denominator);
            common *= denominator / common_divisor(common, denominator);
            if common > MAX_DENOMINATOR {
                return Err(refuse(format!("shares[{at}].share"), "These fractions do not add up to exactly the whole."));
            }
        }
        let weight = |(numerator, denominator): (i128, i128)| numerator * common / denominator;
        let weights: Vec<i128> = self.shares.iter().map(|payee_share| weight(payee_share.share.ratio())).collect();
        if weights.iter().sum::<i128>() == common {
            Ok(weights)
        } else {
            Err(refuse("shares".into(), "The shares must add up to exactly the whole."))
        }
    }
}

impl Case {
    /// Refuses a case whose terms, price or events no engine can read; what events do to each other is the engine's.
    pub fn check(&self) -> Result<(), CalcError> {
        self.terms.check().map_err(|error| error.within("terms"))?;
        self.check_price()?;
        self.events.iter().enumerate().try_for_each(|(at, event)| match event {
            CaseEvent::Adjustment { reason, .. } if reason.is_empty() => {
                Err(CalcError::new(CalcCode::Format, format!("events[{at}].reason"), "An adjustment needs a reason."))
            }
            CaseEvent::Adjustment { .. } | CaseEvent::Signing { .. } | CaseEvent::Completion { .. } => Ok(()),
            CaseEvent::Retainer { amount, .. } | CaseEvent::Receipt { amount, .. } | CaseEvent::Refund { amount, .. } => {
                not_negative(*amount, &format!("events[{at}].amount"))
            }
        })
    }

    fn check_price(&self) -> Result<(), CalcError> {
        let refuse = |field: &str, message: &str| Err(CalcError::new(CalcCode::Format, field, message));
        let at_signing = match self.terms.earning {
            Earning::Signing => true,
            Earning::Receipts => false,
        };
        let technology = match self.terms.base {
            Base::Technology => true,
            Base::Receipts => false,
        };
        for (amount, field) in [(self.contract_price, "contract_price"), (self.technology_amount, "technology_amount")] {
            amount.map_or(Ok(()), |amount| not_negative(amount, field))?;
        }
        if (at_signing || technology) && !self.contract_price.is_some_and(Money::is_positive) {
            return refuse("contract_price", "These terms need a price above zero.");
        }
        if technology && self.technology_amount.is_none() {
            return refuse("technology_amount", "A technology base needs the technology amount.");
        }
        match (self.technology_amount, self.contract_price) {
            (Some(part), Some(price)) if part > price => refuse("technology_amount", "The technology amount is above the price."),
            _ => Ok(()),
        }
    }

    /// The ratio of a technology base, in a checked case that has one.
    pub(super) fn technology(&self) -> Option<Technology> {
        match self.terms.base {
            Base::Receipts => None,
            Base::Technology => Some(Technology {
                technology_amount: self.technology_amount.expect("a checked case has the amount that its base needs"),
                contract_price: self.contract_price.expect("a checked case has the price that its base needs"),
            }),
        }
    }
}

fn not_negative(amount: Money, field: &str) -> Result<(), CalcError> {
    if amount.is_negative() {
        return Err(CalcError::new(CalcCode::Money, field, "The amount may not be below zero."));
    }
    Ok(())
}

/// The greatest common divisor of two numbers above zero.
fn common_divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commission::PayeeShare;
    use crate::commission::terms::Currency;
    use crate::scale::{Band, Scale};
    use crate::{Rate, Share};

    fn weights(shares: &[&str]) -> Result<Vec<i128>, String> {
        let terms = Terms {
            currency: Currency::Cny,
            earning: Earning::Receipts,
            base: Base::Receipts,
            rates: Rates::Locked(Scale::new(Method::Marginal, vec![Band { up_to: None, rate: Rate::ONE }]).unwrap()),
            factor: Rate::ONE,
            minimum: None,
            cap: None,
            shares: shares
                .iter()
                .enumerate()
                .map(|(at, share)| PayeeShare { payee: at.to_string(), share: Share::parse(share).unwrap() })
                .collect(),
        };
        terms.weights().map_err(|error| error.field)
    }

    #[test]
    fn shares_add_up_to_exactly_the_whole() {
        assert_eq!(weights(&["1/3", "1/3", "1/3"]), Ok(vec![1, 1, 1]));
        assert_eq!(weights(&["60", "25", "15"]), Ok(vec![12, 5, 3]));
        assert_eq!(weights(&["50", "1/3", "1/6"]), Ok(vec![3, 2, 1]));
        assert_eq!(weights(&["33.3333", "33.3333", "33.3333"]), Err("shares".into()));
        assert_eq!(weights(&["999.9999", "1/3"]), Err("shares".into()));
        assert_eq!(
            weights(&["1/9973", "1/9967", "1/9949", "1/9941", "1/9931", "1/9929"]),
            Err("shares[5].share".into()),
            "too many unrelated denominators never make a whole"
        );
    }
}
