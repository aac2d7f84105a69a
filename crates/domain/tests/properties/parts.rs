//! How lines are split, read from the specification a second time and by other means: fractions instead of weights of one
//! denominator, and sums kept beside the settlement. Held against every line of random cases and chains.

use std::collections::BTreeMap;

use domain::commission::{Case, CaseEvent, Earning, EventKind, Line, PayeeShare, Settlement, settle, settle_chain};
use domain::{Money, Share};
use proptest::prelude::*;

use crate::cases::{agreed, any_case, any_chain, day, fen, locked, moves, received, with_events};

/// Fen by payee.
type Sums = BTreeMap<String, i128>;

/// Numerator and denominator of a share as it is written.
fn fraction(share: Share) -> (i128, i128) {
    let text = share.to_string();
    if let Some((numerator, denominator)) = text.split_once('/') {
        return (numerator.parse().unwrap(), denominator.parse().unwrap());
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    (format!("{whole}{decimals:0<4}").parse().unwrap(), 1_000_000)
}

/// By largest remainder: what each payee's share comes to, cut down, and the fen left over one by one.
fn by_shares(payable: i128, shares: &[PayeeShare]) -> Sums {
    let share = |share: &PayeeShare| {
        let (numerator, denominator) = fraction(share.share);
        let exact = payable.abs() * numerator;
        (share.payee.clone(), exact / denominator, (exact % denominator, denominator))
    };
    let mut parts: Vec<_> = shares.iter().map(share).collect();
    for _ in parts.iter().map(|part| part.1).sum::<i128>()..payable.abs() {
        let mut largest = 0;
        for at in 1..parts.len() {
            let ((cut, of), (largest_cut, largest_of)) = (parts[at].2, parts[largest].2);
            if cut * largest_of > largest_cut * of {
                largest = at;
            }
        }
        parts[largest].1 += 1;
        parts[largest].2 = (-1, 1);
    }
    parts.into_iter().map(|(payee, part, _)| (payee, part * payable.signum())).collect()
}

const fn is_own(kind: EventKind) -> bool {
    matches!(kind, EventKind::Retainer | EventKind::Adjustment)
}

/// Adds the parts of a line to what each payee was given.
fn give(given: &mut Sums, line: &Line) {
    for part in &line.parts {
        *given.entry(part.payee.clone()).or_default() += i128::from(part.amount.fen());
    }
}

/// Holds every line of a chain against the specification.
fn check(chain: &[Case], settled: &[Settlement]) {
    let mut given = Sums::new();
    for (case, settlement) in chain.iter().zip(settled) {
        for line in &settlement.lines {
            let payable = i128::from(line.payable.fen());
            let comes_to_nothing = !is_own(line.kind) && payable != 0 && given.values().sum::<i128>() == -payable;
            let mut wanted = by_shares(payable, &case.terms.shares);
            if comes_to_nothing {
                let gone = given.iter().filter(|(payee, sum)| **sum != 0 || wanted.contains_key(*payee));
                let back: Sums = gone.map(|(payee, sum)| (payee.clone(), -sum)).collect();
                wanted.values_mut().for_each(|part| *part = 0);
                wanted.extend(back);
            }
            let mut found = Sums::new();
            give(&mut found, line);
            assert_eq!(line.parts.len(), found.len(), "each payee once: {line:?}");
            assert!(line.parts.iter().zip(&case.terms.shares).all(|(part, share)| part.payee == share.payee), "{line:?}");
            assert_eq!((found, line.explain.comes_to_nothing), (wanted, comes_to_nothing), "{line:?}");
            if !is_own(line.kind) {
                give(&mut given, line);
            }
        }
    }
}

/// Nothing stands against coming to nothing: no minimum that stays due, no retainer that is credited.
fn can_come_to_nothing(mut chain: Vec<Case>) -> Vec<Case> {
    for case in &mut chain {
        case.terms.minimum = None;
        for event in &mut case.events {
            if let CaseEvent::Retainer { creditable, .. } = event {
                *creditable = false;
            }
        }
    }
    chain
}

/// Pays everything back from day 200 on, a refund a day, each a part of it by its weight.
fn pay_back(mut chain: Vec<Case>, weights: &[i128]) -> Vec<Case> {
    let left = received(&settle_chain(&chain).unwrap());
    let refunds = (200..).zip(left.allocate(weights)).map(|(at, amount)| CaseEvent::Refund { on: day(at), amount });
    chain.last_mut().unwrap().events.extend(refunds);
    chain
}

fn weights() -> impl Strategy<Value = Vec<i128>> {
    prop::collection::vec(1..1000i128, 1..6)
}

fn any_deal() -> impl Strategy<Value = Vec<Case>> {
    prop_oneof![any_case().prop_map(|case| vec![case]), any_chain()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn every_part_is_what_the_specification_says(chain in any_deal(), weights in weights()) {
        let chain = pay_back(chain, &weights);
        check(&chain, &settle_chain(&chain).unwrap());
    }

    #[test]
    fn a_deal_that_comes_to_nothing_leaves_nothing(chain in any_deal(), weights in weights()) {
        let chain = pay_back(can_come_to_nothing(chain), &weights);
        let settled = settle_chain(&chain).unwrap();
        let mut given = Sums::new();
        let lines = settled.iter().flat_map(|settlement| &settlement.lines).filter(|line| !is_own(line.kind));
        lines.for_each(|line| give(&mut given, line));
        prop_assert!(given.values().all(|sum| *sum == 0), "{:?}", given);
    }

    #[test]
    fn after_nothing_a_deal_begins_anew(
        case in (agreed(locked(), Just(Earning::Receipts)), moves()).prop_map(|(case, moves)| with_events(case, moves)),
        weights in weights(),
        receipts in prop::collection::vec(1..50_000_000i64, 1..5),
    ) {
        let receipts = (300..).zip(receipts).map(|(at, amount)| CaseEvent::Receipt { on: day(at), amount: fen(amount) });
        let receipts: Vec<CaseEvent> = receipts.collect();
        let signed = case.events.iter().any(|event| matches!(event, CaseEvent::Signing { .. }));
        let [mut case] = can_come_to_nothing(vec![case]).try_into().unwrap();
        case.events.retain(|event| !matches!(event, CaseEvent::Completion { .. }));
        let mut new = case.clone();
        new.events = signed.then_some(CaseEvent::Signing { on: day(1) }).into_iter().chain(receipts.clone()).collect();
        let [mut old] = pay_back(vec![case], &weights).try_into().unwrap();
        old.events.extend(receipts.clone());
        let last = |case: &Case| {
            let lines = settle(case).unwrap().lines;
            lines.into_iter().map(|line| (line.payable, line.parts)).rev().take(receipts.len()).collect::<Vec<_>>()
        };
        prop_assert_eq!(last(&old), last(&new));
    }
}

#[test]
fn a_payee_who_left_gives_back_what_the_clause_before_gave() {
    let case = |shares: &str, events: &str| -> Case {
        let scale = r#"{"method":"marginal","bands":[{"up_to":null,"rate":"0.05"}]}"#;
        let terms = format!(r#"{{"currency":"CNY","shares":[{shares}],"scale":{scale}}}"#);
        serde_json::from_str(&format!(r#"{{"terms":{terms},"events":[{events}]}}"#)).unwrap()
    };
    let chain = [
        case(
            r#"{"payee":"A","share":"1/3"},{"payee":"B","share":"2/3"}"#,
            r#"{"kind":"signing","on":"2026-01-01"},{"kind":"receipt","on":"2026-01-02","amount":"2000.00"}"#,
        ),
        case(
            r#"{"payee":"B","share":"50"},{"payee":"C","share":"50"}"#,
            r#"{"kind":"refund","on":"2026-02-01","amount":"500.00"},{"kind":"refund","on":"2026-03-01","amount":"1500.00"}"#,
        ),
    ];
    let settled = settle_chain(&chain).unwrap();
    let parts = |line: &Line| line.parts.iter().map(|part| (part.payee.clone(), part.amount)).collect::<Vec<(String, Money)>>();
    let wanted = |parts: &[(&str, &str)]| {
        parts.iter().map(|(payee, amount)| ((*payee).to_owned(), Money::parse(amount).unwrap())).collect::<Vec<_>>()
    };
    let [part, rest] = settled[1].lines.as_slice() else { panic!("two refunds") };
    assert_eq!(parts(&settled[0].lines[1]), wanted(&[("A", "33.33"), ("B", "66.67")]));
    assert_eq!(parts(part), wanted(&[("B", "-12.50"), ("C", "-12.50")]));
    assert_eq!(parts(rest), wanted(&[("B", "-54.17"), ("C", "12.50"), ("A", "-33.33")]));
    assert!(!part.explain.comes_to_nothing && rest.explain.comes_to_nothing);
}
