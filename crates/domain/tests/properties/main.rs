//! What holds for every case: nothing is lost by a split, lines add up, a refund undoes what came last, and a chain of
//! amendments moves nothing that was earned.

mod cases;
mod parts;

use cases::{agreed, any_case, any_chain, cut, day, fen, last_line, locked, moves, places, received, sum, with_events};
use domain::commission::calc::{calc, calc_batch_line};
use domain::commission::{Base, Case, CaseEvent, Earning, EventKind, Line, Settlement, settle, settle_chain};
use domain::scale::{Earned, Slice};
use domain::{Money, Rounding};
use proptest::prelude::*;

/// What every settlement must satisfy, its lines being those of one clause in a chain.
fn adds_up(case: &Case, settlement: &Settlement) {
    let lines = &settlement.lines;
    assert_eq!(lines.len(), case.events.len());
    assert_eq!(settlement.totals.commission, sum(lines.iter().map(|line| line.commission)));
    assert_eq!(settlement.totals.payable, sum(lines.iter().map(|line| line.payable)));
    for pair in lines.windows(2) {
        assert!(pair[0].on <= pair[1].on);
        assert_eq!((pair[0].due_after, pair[0].base_after), (pair[1].due_before, pair[1].base_before));
    }
    for line in lines {
        assert_eq!(sum(line.parts.iter().map(|part| part.amount)), line.payable);
        assert_eq!(line.due_before.checked_add(line.commission), Ok(line.due_after));
        let is_zero = line.commission.is_zero() || line.payable.is_zero();
        assert_eq!(line.explain.zero.is_some(), is_zero, "every zero has a reason, and nothing else has: {line:?}");
        recomputes(line);
    }
    for total in &settlement.totals.parts {
        let parts = lines.iter().flat_map(|line| &line.parts).filter(|part| part.payee == total.payee);
        assert_eq!(total.amount, sum(parts.map(|part| part.amount)));
    }
}

/// S(x) from its slices, as with a pocket calculator.
fn by_hand(earned: &Earned) -> Money {
    let slice = |slice: &Slice| i128::from(slice.to.fen() - slice.from.fen()) * i128::from(slice.rate.ppm());
    let exact = earned.slices.iter().map(slice).sum::<i128>() * i128::from(earned.factor.ppm());
    Money::from_wide(Rounding::HalfAwayFromZero.divide(exact, 1_000_000_000_000)).unwrap()
}

/// The explanation alone gives the line.
fn recomputes(line: &Line) {
    let (before, after) = (&line.explain.before, &line.explain.after);
    for standing in [before, after] {
        let opening = standing.opening.map_or(Money::ZERO, |opening| opening.earned);
        let layers = sum(standing.layers.iter().map(|layer| layer.earned));
        for layer in &standing.layers {
            assert_eq!(layer.lower.amount.checked_add(layer.earned), Ok(layer.upper.amount));
            assert_eq!((by_hand(&layer.lower), by_hand(&layer.upper)), (layer.lower.amount, layer.upper.amount));
        }
        assert_eq!(opening.checked_add(layers), Ok(standing.earned));
        let capped = standing.cap.map_or(standing.earned, |cap| standing.earned.min(cap));
        let due = capped.max(standing.minimum.unwrap_or(Money::ZERO));
        assert_eq!(standing.due, if standing.signed { due } else { Money::ZERO });
        assert_eq!(standing.payable, standing.due.checked_sub(standing.creditable).unwrap().max(Money::ZERO));
    }
    assert_eq!((before.base, after.base), (line.base_before, line.base_after));
    assert_eq!((before.due, after.due), (line.due_before, line.due_after));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn lines_add_up_to_what_is_due(case in any_case()) {
        let settlement = settle(&case).unwrap();
        adds_up(&case, &settlement);
        let after = settlement.lines.last().map(|line| &line.explain.after);
        prop_assert_eq!(settlement.totals.commission, after.map_or(Money::ZERO, |after| after.due));
        let payable = after.map_or(Money::ZERO, |after| after.payable);
        let own = case.events.iter().filter_map(|event| match event {
            CaseEvent::Retainer { amount, .. } | CaseEvent::Adjustment { amount, .. } => Some(*amount),
            CaseEvent::Signing { .. } | CaseEvent::Receipt { .. } | CaseEvent::Refund { .. } | CaseEvent::Completion { .. } => None,
        });
        prop_assert_eq!(settlement.totals.payable, payable.checked_add(sum(own)).unwrap());
        prop_assert!(case.terms.cap.is_none_or(|cap| settlement.lines.iter().all(|line| line.due_after <= cap)));
    }

    #[test]
    fn a_receipt_cut_into_many_earns_the_same(case in any_case(), pieces in prop::collection::vec(1..1000i64, 1..5)) {
        let mut cut = case.clone();
        cut.events = case.events.iter().flat_map(|event| match event {
            CaseEvent::Receipt { on, amount } => {
                let weights: Vec<i128> = pieces.iter().map(|piece| i128::from(*piece)).collect();
                amount.allocate(&weights).into_iter().map(|amount| CaseEvent::Receipt { on: *on, amount }).collect()
            }
            CaseEvent::Retainer { .. } | CaseEvent::Signing { .. } | CaseEvent::Refund { .. } | CaseEvent::Completion { .. }
            | CaseEvent::Adjustment { .. } => vec![event.clone()],
        }).collect();
        let (whole, cut) = (settle(&case).unwrap().totals, settle(&cut).unwrap().totals);
        prop_assert_eq!((whole.base, whole.commission, whole.payable), (cut.base, cut.commission, cut.payable));
    }

    #[test]
    fn a_full_refund_brings_what_was_earned_back_to_zero(mut case in any_case()) {
        let left = received(&[settle(&case).unwrap()]);
        case.events.push(CaseEvent::Refund { on: day(200), amount: left });
        let settlement = settle(&case).unwrap();
        let after = &settlement.lines.last().unwrap().explain.after;
        prop_assert_eq!((after.received, after.base, after.earned), (Money::ZERO, Money::ZERO, Money::ZERO));
        prop_assert_eq!(after.due, after.minimum.unwrap_or(Money::ZERO));
    }

    #[test]
    fn more_money_never_earns_less(case in (agreed(locked(), Just(Earning::Receipts)), moves()).prop_map(|(case, moves)| with_events(case, moves))) {
        for line in settle(&case).unwrap().lines {
            match line.kind {
                EventKind::Refund => prop_assert!(!line.commission.is_positive()),
                EventKind::Receipt | EventKind::Signing | EventKind::Completion => prop_assert!(!line.commission.is_negative()),
                EventKind::Retainer | EventKind::Adjustment => prop_assert!(line.commission.is_zero()),
            }
        }
    }

    #[test]
    fn an_amendment_that_changes_nothing_changes_nothing(mut case in any_case(), places in places()) {
        // A technology base rounds once from its opening, so only the whole of the receipts is the same to the fen.
        case.terms.base = Base::Receipts;
        let settled = settle_chain(&cut(&case, &vec![case.clone(); 4], &places)).unwrap();
        let whole = settle(&case).unwrap();
        let lines = |settlement: &Settlement| {
            let figures = |line: &Line| (line.base_after, line.due_after, line.commission, line.payable);
            settlement.lines.iter().map(figures).collect::<Vec<_>>()
        };
        prop_assert_eq!(settled.iter().flat_map(lines).collect::<Vec<_>>(), lines(&whole));
    }

    #[test]
    fn an_amendment_moves_nothing_already_earned(chain in any_chain()) {
        let settled = settle_chain(&chain).unwrap();
        for (clause, settlement) in chain.iter().zip(&settled) {
            adds_up(clause, settlement);
        }
        let due = last_line(&settled).map_or(Money::ZERO, |line| line.due_after);
        prop_assert_eq!(sum(settled.iter().map(|clause| clause.totals.commission)), due);
        let lines: Vec<&Line> = settled.iter().flat_map(|clause| &clause.lines).collect();
        for pair in lines.windows(2) {
            let (ended, begins) = (&pair[0].explain.after, &pair[1].explain.before);
            prop_assert_eq!(
                (ended.received, ended.base, ended.due, ended.creditable, ended.payable),
                (begins.received, begins.base, begins.due, begins.creditable, begins.payable)
            );
        }
    }

    #[test]
    fn a_full_refund_through_a_chain_brings_what_was_earned_back_to_zero(mut chain in any_chain(), steps in 1..4usize) {
        let left = received(&settle_chain(&chain).unwrap());
        let refunds = left.allocate(&vec![1; steps]).into_iter().map(|amount| CaseEvent::Refund { on: day(200), amount });
        chain.last_mut().unwrap().events.extend(refunds);
        let settled = settle_chain(&chain).unwrap();
        let after = &last_line(&settled).unwrap().explain.after;
        prop_assert_eq!((after.received, after.base, after.earned), (Money::ZERO, Money::ZERO, Money::ZERO));
        prop_assert_eq!(after.due, after.minimum.unwrap_or(Money::ZERO));
    }

    #[test]
    fn a_refund_and_the_same_receipt_again_move_nothing_under_locked_rates(
        clauses in prop::collection::vec(agreed(locked(), Just(Earning::Receipts)), 3),
        moves in moves(),
        places in places(),
        part in 0..=255i64,
    ) {
        let case = with_events(clauses[0].clone(), (moves.0, false));
        let mut chain = cut(&case, &clauses, &places[..2]);
        let amount = fen(received(&settle_chain(&chain).unwrap()).fen() * part / 255);
        chain[2].events.extend([CaseEvent::Refund { on: day(200), amount }, CaseEvent::Receipt { on: day(201), amount }]);
        let settled = settle_chain(&chain).unwrap();
        let [.., refund, again] = settled[2].lines.as_slice() else { panic!("two lines were added") };
        let (before, after) = (&refund.explain.before, &again.explain.after);
        prop_assert_eq!((before.base, before.earned), (after.base, after.earned));
    }

    #[test]
    fn a_case_is_read_as_it_is_written(case in any_case()) {
        let text = serde_json::to_string(&case).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Case>(&text).unwrap(), &case);
        let settlement = settle(&case).unwrap();
        let printed = calc(&text).unwrap();
        prop_assert_eq!(serde_json::from_str::<Settlement>(&printed).unwrap(), settlement);
    }

    #[test]
    fn no_text_breaks_the_calculator(text in any::<String>()) {
        let printed: serde_json::Value = serde_json::from_str(&calc(&text).unwrap_err()).unwrap();
        prop_assert_eq!(&printed["error"]["code"], "format");
    }

    #[test]
    fn no_changed_case_breaks_the_calculator(case in any_case(), changes in prop::collection::vec(change(), 1..4)) {
        let mut text = serde_json::to_string(&case).unwrap();
        for (place, length, instead) in changes {
            let from = place.index(text.len());
            let to = (from + length).min(text.len());
            text.replace_range(from..to, &instead);
        }
        let printed: serde_json::Value = serde_json::from_str(&calc_batch_line(&text)).unwrap();
        prop_assert!(printed.get("lines").is_some() || printed["error"]["code"].is_string());
    }
}

/// Replaces a few characters: structure, digits, words and huge amounts.
fn change() -> impl Strategy<Value = (prop::sample::Index, usize, String)> {
    let instead = ["", "\"", "{", "]", ",", "0", "9", "-", ".", "null", "\"9999999999999.99\"", "receipt", "events", "1/3"];
    (any::<prop::sample::Index>(), 0..6usize, prop::sample::select(instead.to_vec()).prop_map(str::to_owned))
}
