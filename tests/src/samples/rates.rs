//! Versions of a guideline rate table.

use domain::{
    contract::ContractKind,
    event::Event,
    id::RateTableId,
    rates::{Guideline, GuidelineBand, RateTable, event::RatesEvent},
    scale::Method,
};

use super::{ON, TABLE, day, money, rate};
use crate::bench::id;

/// One of every kind.
pub(super) fn samples() -> Vec<Event> {
    let table = || table(RateTableId(id(402)), "2026", "2026-01-01");
    vec![
        RatesEvent::Issued { table: table() }.into(),
        RatesEvent::Withdrawn { table: table() }.into(),
        RatesEvent::Checked { table: TABLE, before: None, on: Some(day(ON)) }.into(),
    ]
}

/// A guideline of two bands that is in force from a day.
pub fn table(id: RateTableId, version: &str, from: &str) -> RateTable {
    let band = |up_to: Option<&str>, [floor, at, ceiling]: [&str; 3]| GuidelineBand {
        up_to: up_to.map(money),
        rate: rate(at),
        floor: rate(floor),
        ceiling: rate(ceiling),
    };
    let guideline = Guideline {
        name: "佣金指导标准".to_owned(),
        version: version.to_owned(),
        issuer: "示例协会".to_owned(),
        region: "全国".to_owned(),
        contract_kinds: [ContractKind::Transfer, ContractKind::Licence].into(),
        method: Method::Marginal,
        bands: vec![band(Some("1000000.00"), ["0.04", "0.05", "0.06"]), band(None, ["0.02", "0.03", "0.04"])],
        effective_from: day(from),
        effective_to: None,
        source: "示例公告第 1 号".to_owned(),
    };
    RateTable { id, guideline, checked_on: None }
}
