//! Cases at random: terms of every kind, what happens under them, and chains of amendments.

use domain::commission::{
    Base, Case, CaseEvent, Currency, DatedScale, Due, Earning, Line, Minimum, PayeeShare, Rates, Settlement, Terms,
};
use domain::scale::{Band, Method, Scale};
use domain::{Day, Money, Rate, Share};
use proptest::prelude::*;

pub(crate) fn fen(fen: i64) -> Money {
    Money::from_fen(fen).unwrap()
}

pub(crate) fn sum(amounts: impl IntoIterator<Item = Money>) -> Money {
    Money::sum(amounts).unwrap()
}

pub(crate) fn day(number: i64) -> Day {
    Day::new(2024, 1, 1).unwrap().plus_days(number).unwrap()
}

/// Amounts of every size that a deal has: nothing, odd fen, instalments, millions.
fn amounts() -> impl Strategy<Value = Money> {
    prop_oneof![Just(0), 1..100i64, 1..10_000_000i64, 1..1_000_000_000i64].prop_map(fen)
}

fn rates() -> impl Strategy<Value = Rate> {
    prop_oneof![Just(0), 1..100_000u32, (1..40u32).prop_map(|percent| percent * 5_000), Just(1_000_000)]
        .prop_map(|ppm| Rate::from_ppm(ppm).unwrap())
}

fn scales(method: impl Strategy<Value = Method>) -> impl Strategy<Value = Scale> {
    let ends = prop::collection::btree_set(1..500_000_000i64, 0..4);
    (method, ends, prop::collection::vec(rates(), 4)).prop_map(|(method, ends, rates)| {
        let ends = ends.into_iter().map(|end| Some(fen(end))).chain([None]);
        Scale::new(method, ends.zip(rates).map(|(up_to, rate)| Band { up_to, rate }).collect()).unwrap()
    })
}

fn dated_scales() -> impl Strategy<Value = Rates> {
    let later = prop::collection::btree_map(1..60i64, scales(Just(Method::Marginal)), 0..4);
    (scales(Just(Method::Marginal)), later).prop_map(|(first, later)| {
        let later = later.into_iter().map(|(from, scale)| DatedScale { from: day(from), scale });
        Rates::InForce([DatedScale { from: day(0), scale: first }].into_iter().chain(later).collect())
    })
}

pub(crate) fn locked() -> impl Strategy<Value = Rates> {
    scales(prop_oneof![Just(Method::Marginal), Just(Method::Whole)]).prop_map(Rates::Locked)
}

fn shares() -> impl Strategy<Value = Vec<PayeeShare>> {
    let lists: [&[&str]; 5] =
        [&["100"], &["60", "25", "15"], &["1/3", "1/3", "1/3"], &["99.9999", "0.0001"], &["50", "1/7", "5/14"]];
    prop::sample::select(lists.to_vec()).prop_map(|list| {
        let share = |(at, share): (usize, &&str)| PayeeShare { payee: format!("P{at}"), share: Share::parse(share).unwrap() };
        list.iter().enumerate().map(share).collect()
    })
}

/// Valid terms with price and technology amount, whichever base they have.
pub(crate) fn agreed(
    rates: impl Strategy<Value = Rates>,
    earning: impl Strategy<Value = Earning>,
) -> impl Strategy<Value = Case> {
    let limits = (
        prop::option::of((0..5_000_000i64, prop_oneof![Just(Due::Signing), Just(Due::Completion)])),
        prop::option::of(0..20_000_000i64),
    );
    let factor = prop_oneof![3 => Just(Rate::ONE), 1 => rates_above_zero(), 1 => Just(Rate::ZERO)];
    let price = (1..2_000_000_000i64, 0..=100i64, prop_oneof![Just(Base::Receipts), Just(Base::Technology)]);
    (rates, earning, limits, factor, price, shares()).prop_map(|(rates, earning, (minimum, cap), factor, price, shares)| {
        let (price, percent, base) = price;
        let minimum = minimum.map(|(amount, due)| Minimum { amount: fen(amount), due });
        let cap = cap.map(|cap| fen(cap).max(minimum.map_or(Money::ZERO, |minimum| minimum.amount)));
        Case {
            terms: Terms { currency: Currency::Cny, earning, base, rates, factor, minimum, cap, shares },
            contract_price: Some(fen(price)),
            technology_amount: Some(fen(price / 100 * percent)),
            events: Vec::new(),
        }
    })
}

fn rates_above_zero() -> impl Strategy<Value = Rate> {
    (1..=1_000_000u32).prop_map(|ppm| Rate::from_ppm(ppm).unwrap())
}

pub(crate) fn any_case() -> impl Strategy<Value = Case> {
    let earning = prop_oneof![4 => Just(Earning::Receipts), 1 => Just(Earning::Signing)];
    (agreed(any_rates(), earning), moves()).prop_map(|(case, moves)| with_events(case, moves))
}

fn any_rates() -> impl Strategy<Value = Rates> {
    prop_oneof![locked(), dated_scales()]
}

/// A case that earns as money is received, cut at random by amendments that change everything but that.
pub(crate) fn any_chain() -> impl Strategy<Value = Vec<Case>> {
    let clauses = prop::collection::vec(agreed(any_rates(), Just(Earning::Receipts)), 2..4);
    (clauses, moves(), places()).prop_map(|(clauses, moves, places)| {
        let case = with_events(clauses[0].clone(), moves);
        cut(&case, &clauses, &places[..clauses.len() - 1])
    })
}

pub(crate) fn places() -> impl Strategy<Value = Vec<prop::sample::Index>> {
    prop::collection::vec(any::<prop::sample::Index>(), 3)
}

/// What happens day after day; amounts of refunds are parts of what is there.
#[derive(Clone, Debug)]
pub(crate) enum Move {
    Retainer(Money, bool),
    Signing,
    Receipt(Money),
    Refund(u8),
    Adjustment(Money),
}

pub(crate) fn moves() -> impl Strategy<Value = (Vec<Move>, bool)> {
    let one = prop_oneof![
        2 => (amounts(), any::<bool>()).prop_map(|(amount, creditable)| Move::Retainer(amount, creditable)),
        2 => Just(Move::Signing),
        6 => amounts().prop_map(Move::Receipt),
        3 => any::<u8>().prop_map(Move::Refund),
        1 => (-100_000..100_000i64).prop_map(|amount| Move::Adjustment(fen(amount))),
    ];
    (prop::collection::vec(one, 0..10), any::<bool>())
}

/// Turns moves into events that the case accepts: one signing, refunds of no more than there is, the completion last.
pub(crate) fn with_events(mut case: Case, (moves, completes): (Vec<Move>, bool)) -> Case {
    let mut received = Money::ZERO;
    let mut signed = false;
    for (at, step) in moves.into_iter().enumerate() {
        let on = day(i64::try_from(at).unwrap() * 7 + 1);
        match step {
            Move::Retainer(amount, creditable) => case.events.push(CaseEvent::Retainer { on, amount, creditable }),
            Move::Adjustment(amount) => case.events.push(CaseEvent::Adjustment { on, amount, reason: "agreed".into() }),
            Move::Signing if signed => {}
            Move::Signing => {
                signed = true;
                if case.terms.earning == Earning::Signing {
                    received = case.contract_price.unwrap();
                }
                case.events.push(CaseEvent::Signing { on });
            }
            Move::Receipt(amount) => {
                if case.terms.earning == Earning::Receipts {
                    received = received.checked_add(amount).unwrap();
                }
                case.events.push(CaseEvent::Receipt { on, amount });
            }
            Move::Refund(part) => {
                let amount = fen(received.fen() * i64::from(part) / 255);
                received = received.checked_sub(amount).unwrap();
                case.events.push(CaseEvent::Refund { on, amount });
            }
        }
    }
    if signed && completes {
        case.events.push(CaseEvent::Completion { on: day(100) });
    }
    case
}

/// Cuts the events of a case into a chain of these clauses, one more than the places.
pub(crate) fn cut(case: &Case, clauses: &[Case], places: &[prop::sample::Index]) -> Vec<Case> {
    let mut ends: Vec<usize> = places.iter().map(|place| place.index(case.events.len() + 1)).collect();
    ends.sort_unstable();
    ends.push(case.events.len());
    let starts = std::iter::once(0).chain(ends.clone());
    let clause =
        |((from, to), clause): ((usize, usize), &Case)| Case { events: case.events[from..to].to_vec(), ..clause.clone() };
    starts.zip(ends).zip(clauses).map(clause).collect()
}

pub(crate) fn last_line(settled: &[Settlement]) -> Option<&Line> {
    settled.iter().flat_map(|clause| &clause.lines).last()
}

pub(crate) fn received(settled: &[Settlement]) -> Money {
    last_line(settled).map_or(Money::ZERO, |line| line.explain.after.received)
}
