//! Research results (科技成果), what they rest on and who made them.

pub mod fields;

use std::collections::BTreeSet;

use derive::Told;
use serde::{Deserialize, Serialize};

use crate::{
    day::Day,
    id::{OrganisationId, ResultId},
    identifier::{self, Finding, Identifier},
    list::{Listed, over},
    money::{Money, Share},
    normal::{self, comparable},
    person::{Entered, Keeping, Told, met},
    personal::{PersonalKind, PersonalRef},
    record::{Record, Thing},
    refusal::{Refusal, day_in_range},
    scheme::Scheme,
    value::field::Choice,
};

/// One of the persons who made the result (完成人).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, Told)]
#[serde(deny_unknown_fields, bound(serialize = "P: Serialize", deserialize = "P: Deserialize<'de>"))]
pub struct Finisher<P = PersonalRef> {
    /// The name; missing once erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<P>,
    /// Their share among the finishers, where agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
}

/// What the owner unit has granted to the finishers (赋权).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct RightGrant {
    /// What was granted.
    pub kind: RightGrantKind,
    /// The part granted, where ownership is shared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// The day of the grant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub granted_on: Option<Day>,
    /// The last day of a long-term use right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Day>,
}

/// Kinds of right grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RightGrantKind {
    /// 所有权
    Ownership,
    /// 长期使用权
    LongTermUse,
}

/// A research result.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, Told)]
#[serde(deny_unknown_fields, bound(serialize = "P: Serialize", deserialize = "P: Deserialize<'de>"))]
#[schemars(transform = fields::into_schema)]
pub struct ResearchResult<P = PersonalRef> {
    /// The title.
    pub title: String,
    /// 成果持有单位, where it is an organisation of this desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner_unit: Option<OrganisationId>,
    /// The owner's name as its list gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner_name: Option<String>,
    /// The application number of its patent, normalised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application_number: Option<String>,
    /// The publication number of its patent (公开号, 授权公告号), normalised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication_number: Option<String>,
    /// Further IP numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_numbers: Vec<String>,
    /// One of [`fields::RIGHTS`], or what its list says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patent_kind: Option<String>,
    /// 完成人, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub finishers: Vec<Finisher<P>>,
    /// Technology readiness level, 1 to 9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trl: Option<u8>,
    /// GB/T 4754 code or the industry's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub industry: Option<String>,
    /// Code of the table of disciplines, or what its list says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discipline: Option<String>,
    /// Division code or the region's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Where the money for it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funding: Option<String>,
    /// 职务科技成果 or not; `None` where nobody has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_service_result: Option<bool>,
    /// 赋权
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right_grant: Option<RightGrant>,
    /// Day of the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applied_on: Option<Day>,
    /// Day of the grant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub granted_on: Option<Day>,
    /// What the owner asks for it, in yuan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asking_amount: Option<Money>,
    /// IPC classes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ipc: Option<String>,
    /// 法律状态: one of [`fields::STATUSES`], or what its list says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_status: Option<String>,
    /// The broker's own words to find it again by.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    /// What it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Free text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<P>,
}

/// What changes in several results at once; what is missing stays as it is in each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ResultPatch {
    /// Where they are.
    pub region: Option<String>,
    /// What they are for.
    pub industry: Option<String>,
    /// What they belong to.
    pub discipline: Option<String>,
    /// The kind of right.
    pub patent_kind: Option<String>,
    /// Its legal status.
    pub legal_status: Option<String>,
    /// Technology readiness level, 1 to 9.
    pub trl: Option<u8>,
    /// Words that each gets.
    pub tags: BTreeSet<String>,
    /// Words that each loses.
    pub drop_tags: BTreeSet<String>,
}

impl ResearchResult {
    /// The same with a patch over it.
    pub fn patched(&self, patch: &ResultPatch) -> Self {
        let mut patched = self.clone();
        let coded = |scheme: Scheme, own: &mut Option<String>, given: &Option<String>| {
            if let Some(given) = given {
                *own = Some(scheme.stored(given.clone()));
            }
        };
        coded(Scheme::Region, &mut patched.region, &patch.region);
        coded(Scheme::Industry, &mut patched.industry, &patch.industry);
        coded(Scheme::Discipline, &mut patched.discipline, &patch.discipline);
        if let Some(kind) = &patch.patent_kind {
            patched.patent_kind = Some(Choice::stored(fields::RIGHTS, kind.clone()));
        }
        if let Some(status) = &patch.legal_status {
            patched.legal_status = Some(Choice::stored(fields::STATUSES, status.clone()));
        }
        patched.trl = patch.trl.or(patched.trl);
        patched.tags.extend(patch.tags.iter().cloned());
        patched.tags.retain(|tag| !patch.drop_tags.contains(tag));
        patched
    }
}

impl<P> ResearchResult<P> {
    /// What tells it from another of its title.
    pub fn told_apart_by(&self) -> Option<&str> {
        self.owner_name.as_deref().or(self.application_number.as_deref())
    }
}

/// A patent number in its one form. One of the other kind is refused: taken for what it is not, it would find no record and be
/// found by none.
fn number(said: Option<String>, read: fn(&str) -> Identifier) -> Result<Option<String>, Refusal> {
    let Some(number) = said.map(|number| read(&number)) else { return Ok(None) };
    match number.finding {
        Finding::PublicationNumber => Err(Refusal::IsPublicationNumber),
        Finding::ApplicationNumber => Err(Refusal::IsApplicationNumber),
        Finding::Valid
        | Finding::WellFormed
        | Finding::NoCheckDigit
        | Finding::OldRegistration15
        | Finding::BadCheckDigit { .. }
        | Finding::Malformed => Ok(Some(number.normal)),
    }
}

/// The kind of right, one of [`fields::RIGHTS`], that a CN application number in its one form is for.
pub fn right_of_number(number: &str) -> Option<&'static str> {
    match identifier::cn_application_kind(number)? {
        '1' | '8' => Some("invention"),
        '2' | '9' => Some("utility"),
        '3' => Some("design"),
        _ => None,
    }
}

impl Record for ResearchResult {
    type Id = ResultId;
    const KIND: &'static str = "result";

    fn thing(id: ResultId) -> Thing {
        Thing::Result(id)
    }

    fn uses(&self) -> Vec<Thing> {
        self.owner_unit.map(Thing::Organisation).into_iter().collect()
    }

    fn personal(&self) -> Vec<&PersonalRef> {
        Told::personal(self)
    }
}

impl Entered for ResearchResult {
    fn formed(mut said: ResearchResult<String>) -> Result<ResearchResult<String>, Refusal> {
        said.application_number = number(said.application_number, identifier::cn_application_number)?;
        said.publication_number = number(said.publication_number, identifier::cn_publication_number)?;
        said.other_numbers = said.other_numbers.iter().map(|number| normal::code(number)).collect();
        said.region = said.region.map(|region| Scheme::Region.stored(region));
        said.industry = said.industry.map(|industry| Scheme::Industry.stored(industry));
        said.discipline = said.discipline.map(|discipline| Scheme::Discipline.stored(discipline));
        said.patent_kind = said.patent_kind.map(|kind| Choice::stored(fields::RIGHTS, kind));
        said.legal_status = said.legal_status.map(|status| Choice::stored(fields::STATUSES, status));
        Ok(said)
    }

    fn kept<S: Keeping>(said: ResearchResult<String>, before: Option<&Self>, persons: &mut S) -> Result<Self, S::Error> {
        let known_finishers = before.map(|before| before.finishers.as_slice()).unwrap_or_default();
        let mut known = Vec::with_capacity(known_finishers.len());
        for finisher in known_finishers {
            known.push((finisher.said(persons)?.name, finisher));
        }
        let names: Vec<&str> = said.finishers.iter().map(|finisher| finisher.name.as_deref().unwrap_or_default()).collect();
        let mut finishers = Vec::with_capacity(names.len());
        for (at, (finisher, meets)) in said.finishers.iter().zip(met(&known, &names)).enumerate() {
            let name = match (meets, finisher.name.as_deref().map(str::trim).filter(|name| !name.is_empty())) {
                (Some(same), _) => same.name.clone(),
                (None, Some(name)) => {
                    // Who is named twice in one record is two persons.
                    let is_alone = names.iter().filter(|other| comparable(other) == comparable(name)).count() == 1;
                    let person =
                        if is_alone { persons.person_named(name, said.owner_name.as_deref())? } else { persons.new_person() };
                    Some(persons.keep(Some(person), PersonalKind::Name, name)?)
                }
                // A name that was erased stays erased, with the person's place and share.
                (None, None) => known.get(at).filter(|(held, _)| held.is_none()).and_then(|(_, erased)| erased.name.clone()),
            };
            finishers.push(Finisher { name, share: finisher.share });
        }
        let note = persons.keep_note(said.note.as_deref(), before.and_then(|before| before.note.as_ref()))?;
        Ok(said.with(finishers, note))
    }

    /// Refuses a readiness level outside 1 to 9 and finishers' shares that do not add up to the whole.
    fn validated(self) -> Result<Self, Refusal> {
        if self.title.trim().is_empty() {
            return Err(Refusal::TitleMissing);
        }
        if self.trl.is_some_and(|trl| !(1..=9).contains(&trl)) {
            return Err(Refusal::TrlOutOfRange);
        }
        if self.finishers.iter().any(|finisher| finisher.name.is_none()) {
            return Err(Refusal::FinisherNameMissing);
        }
        let shares: Vec<Share> = self.finishers.iter().filter_map(|finisher| finisher.share).collect();
        if !shares.is_empty() && (shares.len() != self.finishers.len() || !crate::money::add_up_to_whole(&shares)) {
            return Err(Refusal::FinisherShares);
        }
        let [from, until] = self.right_grant.as_ref().map_or([None; 2], |grant| [grant.granted_on, grant.ends_on]);
        let own = [("applied_on", self.applied_on), ("granted_on", self.granted_on)];
        let of_grant = [("right_grant.granted_on", from), ("right_grant.ends_on", until)];
        own.into_iter().chain(of_grant).try_for_each(|(field, day)| day_in_range(field, day))?;
        Ok(self)
    }
}

impl Listed for ResearchResult {
    /// A list names the owner and the finishers, and grants nothing.
    fn listed(mut said: ResearchResult<String>) -> ResearchResult<String> {
        said.owner_unit = None;
        said.right_grant = None;
        said.finishers.retain(|finisher| finisher.name.is_some());
        said.finishers.iter_mut().for_each(|finisher| finisher.share = None);
        said
    }

    fn filled(mut said: ResearchResult<String>) -> (ResearchResult<String>, Vec<&'static str>) {
        let says = said.application_number.as_deref().and_then(right_of_number);
        match (&said.patent_kind, says) {
            (None, Some(kind)) => {
                said.patent_kind = Some(kind.to_owned());
                (said, vec!["patent_kind"])
            }
            _ => (said, Vec::new()),
        }
    }

    fn overlaid(known: ResearchResult<String>, given: &ResearchResult<String>) -> Option<ResearchResult<String>> {
        let mut said = over(&known, given);
        // A link belongs to the name that it was made for.
        said.owner_unit = known.owner_unit.filter(|_| known.owner_name == said.owner_name);
        let names = |finishers: &[Finisher<String>]| finishers.iter().filter_map(|one| one.name.clone()).collect::<Vec<_>>();
        if given.finishers.is_empty() || names(&given.finishers) == names(&known.finishers) {
            // The names in their order, with those between that were erased: nothing to change.
            said.finishers = known.finishers;
            return Some(said);
        }
        if known.finishers.iter().any(|finisher| finisher.share.is_some()) {
            let (mut before, mut after) = (names(&known.finishers), names(&given.finishers));
            before.sort();
            after.sort();
            if before != after || before.len() != known.finishers.len() {
                return None;
            }
            for finisher in &mut said.finishers {
                let agreed = known.finishers.iter().find(|one| one.name == finisher.name);
                finisher.share = agreed.and_then(|one| one.share);
            }
        }
        Some(said)
    }
}
