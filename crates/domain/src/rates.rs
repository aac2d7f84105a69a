//! Guideline commission rates (服务佣金收费指导标准): versioned tables with a rate, a floor and a ceiling per band, and how
//! negotiated terms differ from them. An issued version never changes.

pub mod event;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    contract::ContractKind,
    day::Day,
    id::RateTableId,
    money::{Money, Rate},
    normal::trimmed,
    refusal::{Refusal, day_in_range},
    scale::{Band, Method, Scale},
    value::text::Tidy,
};

/// The guideline that comes with the program, as JSON: a sample without an official source, to be replaced before use.
pub const SAMPLE_GUIDELINE: &str = include_str!("../data/rates/sample.json");

/// One band of a guideline: up to and including `up_to`, the last one open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct GuidelineBand {
    /// Upper end, included; `None` for the last band.
    pub up_to: Option<Money>,
    /// The guideline rate.
    pub rate: Rate,
    /// The lowest rate that needs no reason.
    pub floor: Rate,
    /// The highest rate that needs no reason.
    pub ceiling: Rate,
}

/// One version of a guideline as its issuer puts it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guideline {
    /// The table's name; with issuer and region it says which versions belong together.
    pub name: String,
    /// What this version is called.
    pub version: String,
    /// Who issued it.
    pub issuer: String,
    /// Where it applies.
    pub region: String,
    /// The kinds of technology contract that it covers.
    pub contract_kinds: BTreeSet<ContractKind>,
    /// How its bands are applied.
    pub method: Method,
    /// The bands, ends rising, the last one open.
    pub bands: Vec<GuidelineBand>,
    /// First day in force.
    pub effective_from: Day,
    /// Last day in force; open where the next version ends it.
    pub effective_to: Option<Day>,
    /// Where the figures stand.
    pub source: String,
}

/// One version of a guideline rate table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct RateTable {
    /// This version.
    pub id: RateTableId,
    /// What was issued.
    #[serde(flatten)]
    pub guideline: Guideline,
    /// The day on which a person checked it against its source; until then it is a sample, to be checked before use.
    pub checked_on: Option<Day>,
}

/// How one band of negotiated terms stands against the guideline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct BandDifference {
    /// Where the band begins, excluded (0.00 for the first).
    pub above: Money,
    /// Where it ends, included; `None` for the last.
    pub up_to: Option<Money>,
    /// The guideline's rate, floor and ceiling there.
    pub guideline: GuidelineBand,
    /// The negotiated rate there.
    pub negotiated: Rate,
    /// Negotiated less guideline, in parts per million.
    pub difference_ppm: i32,
    /// Below the floor or above the ceiling, so that a reason is needed.
    pub is_outside: bool,
}

impl Guideline {
    /// The name that every version needs and this one lacks, by its field.
    pub fn unnamed(&self) -> Option<&'static str> {
        let names = [("name", &self.name), ("version", &self.version), ("issuer", &self.issuer)];
        names.into_iter().find(|(_, name)| trimmed(name).is_empty()).map(|(field, _)| field)
    }
}

impl Tidy for Guideline {
    fn tidy(&mut self) {
        for text in [&mut self.name, &mut self.version, &mut self.issuer, &mut self.region, &mut self.source] {
            text.tidy();
        }
    }
}

impl RateTable {
    /// The scale that its guideline rates make; refuses bands that make none, as another desk's table might have.
    pub fn scale(&self) -> Result<Scale, Refusal> {
        let bands = self.guideline.bands.iter().map(|band| Band { up_to: band.up_to, rate: band.rate }).collect();
        Scale::new(self.guideline.method, bands).map_err(|_| Refusal::BandsInvalid)
    }

    /// Its last day among the versions issued: its own, else the day before the next one begins; `None` while it is open.
    pub fn ends_on(&self, issued: &[Self]) -> Option<Day> {
        let begins = |other: &Self| other.guideline.effective_from;
        let later = issued.iter().filter(|other| other.is_same_series(self) && begins(other) > begins(self));
        self.guideline.effective_to.or_else(|| later.map(begins).min().and_then(Day::before))
    }

    /// Do both belong to one series of versions?
    pub fn is_same_series(&self, other: &Self) -> bool {
        (&self.guideline.name, &self.guideline.issuer, &self.guideline.region)
            == (&other.guideline.name, &other.guideline.issuer, &other.guideline.region)
    }

    /// Its texts in their written form; refuses a version without a name, bands that are none, floors above rates, and days that clash with the versions already issued.
    pub fn validated(mut self, issued: &[Self]) -> Result<Self, Refusal> {
        self.guideline.tidy();
        day_in_range("effective_from", self.guideline.effective_from)?;
        day_in_range("effective_to", self.guideline.effective_to)?;
        if self.guideline.unnamed().is_some() {
            return Err(Refusal::NameMissing);
        }
        self.scale()?;
        if self.guideline.bands.iter().any(|band| band.floor > band.rate || band.rate > band.ceiling) {
            return Err(Refusal::FloorAboveRate);
        }
        if self.guideline.effective_to.is_some_and(|to| to < self.guideline.effective_from) {
            return Err(Refusal::PeriodReversed);
        }
        for other in issued.iter().filter(|other| self.is_same_series(other) && other.id != self.id) {
            let (earlier, later) =
                if other.guideline.effective_from <= self.guideline.effective_from { (other, &self) } else { (&self, other) };
            let reaches_in = earlier.guideline.effective_to.is_some_and(|to| to >= later.guideline.effective_from);
            if earlier.guideline.effective_from == later.guideline.effective_from || reaches_in {
                return Err(Refusal::VersionOverlaps);
            }
        }
        Ok(self)
    }

    /// The negotiated scale held against this table, band by band over the ends of both.
    pub fn differences(&self, negotiated: &Scale) -> Result<Vec<BandDifference>, Refusal> {
        let ends: BTreeSet<Money> = self
            .guideline
            .bands
            .iter()
            .filter_map(|band| band.up_to)
            .chain(negotiated.bands().iter().filter_map(|band| band.up_to))
            .collect();
        let mut above = Money::ZERO;
        let mut differences = Vec::with_capacity(ends.len() + 1);
        for up_to in ends.into_iter().map(Some).chain([None]) {
            let reaches = |end: Option<Money>| match (end, up_to) {
                (None, _) => true,
                (Some(_), None) => false,
                (Some(end), Some(up_to)) => end >= up_to,
            };
            let guideline = self.guideline.bands.iter().find(|band| reaches(band.up_to)).ok_or(Refusal::BandsInvalid)?.clone();
            let rate = negotiated.bands().iter().find(|band| reaches(band.up_to)).ok_or(Refusal::BandsInvalid)?.rate;
            differences.push(BandDifference {
                above,
                up_to,
                negotiated: rate,
                difference_ppm: rate.ppm().cast_signed() - guideline.rate.ppm().cast_signed(),
                is_outside: rate < guideline.floor || rate > guideline.ceiling,
                guideline,
            });
            above = up_to.unwrap_or(above);
        }
        Ok(differences)
    }
}

/// The version of a series in force on a day: the last that began, unless it has ended.
pub fn in_force<'a>(series: impl IntoIterator<Item = &'a RateTable>, on: Day) -> Option<&'a RateTable> {
    series
        .into_iter()
        .filter(|table| table.guideline.effective_from <= on)
        .max_by_key(|table| table.guideline.effective_from)
        .filter(|table| table.guideline.effective_to.is_none_or(|to| on <= to))
}
