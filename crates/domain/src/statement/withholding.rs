//! What a payment contains or loses to tax: the VAT inside a gross amount, and the estimate of what is withheld from a
//! resident individual's remuneration for services (劳务报酬). The steps of the tax are a table, data with a source.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::money::PPM;
use crate::{Day, Money, MoneyError, Rate, Rounding};

/// The table for remuneration for services that comes with the program, as JSON: a sample, to be checked before use.
pub const SAMPLE_LABOUR_REMUNERATION: &str = include_str!("../../data/withholding/labour-remuneration.json");

/// The steps by which tax is withheld from a month's gross, and where they come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithholdingTable {
    /// What the table is for.
    pub name: String,
    /// The act that sets it.
    pub source: String,
    /// What a reader must know before relying on it.
    pub note: String,
    /// Has a person checked the figures against the source?
    pub checked: bool,
    /// The first day of payment that it holds for.
    pub effective_from: Day,
    /// The last such day; `None` while it is in force.
    pub effective_to: Option<Day>,
    /// What is taken off the gross before tax, by the gross, rising.
    pub allowances: Vec<Allowance>,
    /// The tax on what is left, by what is left, rising.
    pub brackets: Vec<Bracket>,
}

/// What is taken off a gross above `over`: an amount and a fraction of the gross.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allowance {
    /// The gross from which on, itself not included.
    pub over: Money,
    /// The fixed amount.
    pub amount: Money,
    /// The fraction of the gross.
    pub rate: Rate,
}

/// The tax on a taxable amount above `over`: a fraction of the whole of it less 速算扣除数.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bracket {
    /// The taxable amount from which on, itself not included.
    pub over: Money,
    /// The fraction of the whole taxable amount.
    pub rate: Rate,
    /// 速算扣除数: taken off, so that only the part above `over` bears the higher rate.
    pub quick_deduction: Money,
}

impl WithholdingTable {
    /// Does it hold for a payment on this day?
    pub fn is_in_force(&self, payment_on: Day) -> bool {
        self.effective_from <= payment_on && self.effective_to.is_none_or(|last| payment_on <= last)
    }

    /// T(G): the tax on a month's gross without VAT, exact and rounded once, never below zero nor above the gross.
    pub fn tax(&self, gross: Money) -> Money {
        // In fen × parts per million, so that a fraction of a fen decides its bracket exactly.
        let exact = |amount: Money| i128::from(amount.fen()) * PPM;
        let whole = exact(gross).max(0);
        let allowance = self.allowances.iter().rfind(|step| step.over < gross);
        let allowed = allowance.map_or(0, |step| exact(step.amount) + i128::from(gross.fen()) * i128::from(step.rate.ppm()));
        let taxable = (whole - allowed).clamp(0, whole);
        let bracket = self.brackets.iter().rfind(|step| exact(step.over) < taxable);
        let tax = bracket.map_or(0, |step| taxable * i128::from(step.rate.ppm()) - exact(step.quick_deduction) * PPM);
        let rounded = Rounding::HalfAwayFromZero.divide(tax.clamp(0, whole * PPM), PPM * PPM);
        Money::from_wide(rounded).expect("no more than the gross")
    }
}

/// What is withheld from a payment now: the tax on all that is paid in its calendar month, this payment included, less
/// what was withheld earlier that month; never below zero. Amounts without VAT; out of range where the month's gross is.
pub fn withheld_now(
    table: &WithholdingTable,
    paid_before: Money,
    withheld_before: Money,
    this: Money,
) -> Result<Money, MoneyError> {
    let tax = table.tax(paid_before.checked_add(this)?);
    Ok(tax.checked_sub(withheld_before)?.max(Money::ZERO))
}

/// The VAT inside a gross amount (价税合计): gross − gross / (1 + rate), the quotient rounded.
pub fn vat(gross: Money, rate: Rate) -> Money {
    let without = Rounding::HalfAwayFromZero.divide(i128::from(gross.fen()) * PPM, PPM + i128::from(rate.ppm()));
    Money::from_wide(i128::from(gross.fen()) - without).expect("no more than the gross")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str) -> Money {
        Money::parse(text).unwrap()
    }

    fn sample() -> WithholdingTable {
        serde_json::from_str(SAMPLE_LABOUR_REMUNERATION).unwrap()
    }

    #[test]
    fn the_sample_says_that_it_is_one() {
        let table = sample();
        assert!(!table.checked && table.note.contains("check before use") && !table.source.is_empty());
        assert!(table.is_in_force(Day::parse("2026-03-01").unwrap()));
        assert!(!table.is_in_force(Day::parse("2018-12-31").unwrap()));
    }

    #[test]
    fn nothing_is_given_back() {
        let withheld = withheld_now(&sample(), money("1000.00"), money("900.00"), money("100.00"));
        assert_eq!(withheld, Ok(Money::ZERO));
        assert_eq!(sample().tax(money("-5000.00")), Money::ZERO);
    }

    #[test]
    fn vat_is_what_the_gross_contains() {
        let vat = |gross: &str, rate: &str| vat(money(gross), Rate::parse(rate).unwrap()).to_string();
        assert_eq!(vat("106.00", "0.06"), "6.00");
        assert_eq!(vat("100.00", "0.03"), "2.91");
        assert_eq!(vat("100.00", "0"), "0.00");
    }
}
