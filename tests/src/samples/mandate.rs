//! Mandates that show each way in which terms can be written.

use domain::{
    Rate,
    commission::{Base, Due, Earning, Minimum},
    contract::ReceiptKind,
    event::Event,
    id::{ClauseId, DealId, MandateId},
    mandate::{Clause, Follows, Mandate, MandateParticulars, PayeeShare, Payer, Rates, event::MandateEvent},
    record::correction::Correction,
    scale::{Band, Method, Scale},
};

use super::{BARE_DEAL, DEAL, FIRM, LI, MANDATE, OWNER, TABLE, UPFRONT, day, money, rate, reference, share};
use crate::bench::id;

/// One of every kind.
pub(super) fn samples() -> Vec<Event> {
    let ids = [ClauseId(id(811)), ClauseId(id(812)), ClauseId(id(813))];
    let bare_mandate = || mandate(MandateId(id(602)), BARE_DEAL, ids);
    let whole = Scale::new(
        Method::Whole,
        vec![Band { up_to: Some(money("500000.00")), rate: rate("0.06") }, Band { up_to: None, rate: rate("0.045") }],
    )
    .expect("bands that rise");
    let successor = || Clause {
        follows: Some(Follows { clause: UPFRONT, from: day("2025-06-01") }),
        earning: Earning::Signing,
        minimum: Some(Minimum { amount: money("2000.00"), due: Due::Signing }),
        ..clause(
            ClauseId(id(804)),
            &[ReceiptKind::Upfront],
            Rates::Negotiated { scale: whole.clone(), guideline: None, reason: None },
        )
    };
    let after = MandateParticulars { ends_on: Some(day("2026-07-09")), tail_months: None, ..particulars() };
    let correction = Correction { before: particulars(), after, reason: Some(reference(42)) };
    vec![
        MandateEvent::Signed { mandate: bare_mandate() }.into(),
        MandateEvent::Withdrawn { mandate: bare_mandate() }.into(),
        MandateEvent::ClauseAmended { deal: DEAL, mandate: MANDATE, successor: successor() }.into(),
        MandateEvent::ClauseAmendmentWithdrawn { deal: DEAL, mandate: MANDATE, successor: successor() }.into(),
        MandateEvent::Corrected { deal: DEAL, mandate: MANDATE, correction }.into(),
    ]
}

/// A mandate that shows each way in which terms can be written.
pub(super) fn mandate(id: MandateId, deal: DealId, clauses: [ClauseId; 3]) -> Mandate {
    let [upfront, royalties, equity] = clauses;
    let negotiated = Rates::Negotiated { scale: flat("0.1"), guideline: Some(TABLE), reason: Some(reference(41)) };
    Mandate {
        id,
        deal,
        particulars: particulars(),
        clauses: vec![
            Clause {
                minimum: Some(Minimum { amount: money("1000.00"), due: Due::Completion }),
                cap: Some(money("300000.00")),
                base: Base::Technology,
                ..clause(upfront, &[ReceiptKind::Upfront, ReceiptKind::Milestone], Rates::Guideline { table: TABLE })
            },
            Clause {
                factor: rate("0.5"),
                ends_on: Some(day("2028-11-20")),
                ..clause(royalties, &[ReceiptKind::Royalty], negotiated)
            },
            clause(equity, &[ReceiptKind::EquityValuation], Rates::GuidelineInForce { table: TABLE }),
        ],
    }
}

fn particulars() -> MandateParticulars {
    MandateParticulars {
        client: OWNER,
        signed_on: day("2025-01-10"),
        ends_on: Some(day("2026-01-09")),
        tail_months: Some(12),
        is_exclusive: true,
        payer: Payer::Both,
    }
}

fn shares() -> Vec<PayeeShare> {
    vec![PayeeShare { payee: LI, share: share("60") }, PayeeShare { payee: FIRM, share: share("40") }]
}

/// A clause on everything received, with nothing in it that it need not have.
pub fn plain_clause(id: ClauseId, covers: &[ReceiptKind], rates: Rates, shares: Vec<PayeeShare>) -> Clause {
    Clause {
        id,
        follows: None,
        covers: covers.iter().copied().collect(),
        earning: Earning::Receipts,
        base: Base::Receipts,
        rates,
        factor: Rate::ONE,
        minimum: None,
        cap: None,
        ends_on: None,
        shares,
    }
}

fn clause(id: ClauseId, covers: &[ReceiptKind], rates: Rates) -> Clause {
    plain_clause(id, covers, rates, shares())
}

fn flat(percent: &str) -> Scale {
    Scale::new(Method::Marginal, vec![Band { up_to: None, rate: rate(percent) }]).expect("one open band")
}
