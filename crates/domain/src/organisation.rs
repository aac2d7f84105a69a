//! Organisations (单位): enterprises, universities, institutes, firms, investors and offices are one kind of record with roles.

pub mod event;
pub mod fields;

use std::collections::BTreeSet;

use derive::Told;
use serde::{Deserialize, Serialize};

use crate::{
    id::OrganisationId,
    identifier::{self, Finding},
    list::{Listed, over},
    normal::{self, comparable},
    person::{Entered, Keeping, Told, met},
    personal::{PersonalKind, PersonalRef},
    record::{Record, Thing},
    refusal::Refusal,
    scheme::Scheme,
};

/// What an organisation is to the desk; it may be several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 企业
    Enterprise,
    /// 高校
    University,
    /// 科研院所
    Institute,
    /// 经纪机构
    Firm,
    /// 投资机构
    Investor,
    /// 登记或管理机关
    Office,
}

impl Role {
    /// The word for it on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Enterprise => "enterprise",
            Self::University => "university",
            Self::Institute => "institute",
            Self::Firm => "firm",
            Self::Investor => "investor",
            Self::Office => "office",
        }
    }

    /// What the heading of a list's names says of all of them: 企业名称, 高校名称.
    pub fn of_heading(heading: &str) -> Option<Self> {
        let says = |words: &[&str]| words.iter().any(|word| heading.to_lowercase().contains(word));
        if says(&["企业", "公司", "company", "enterprise"]) {
            Some(Self::Enterprise)
        } else if says(&["高校", "院校", "university"]) {
            Some(Self::University)
        } else if says(&["研究所", "研究院", "科研院所", "科研机构"]) {
            Some(Self::Institute)
        } else {
            None
        }
    }

    /// What the first two signs of a valid unified code say of its bearer: who registered it, and as what. An institution (12)
    /// may be anything; its name tells.
    pub fn of_code(code: &str, name: &str) -> Option<Self> {
        let code = identifier::organisation_code(code);
        match (code.finding, code.normal.get(..2)?) {
            (Finding::Valid, "91" | "92" | "93") => Some(Self::Enterprise),
            (Finding::Valid, "11" | "13") => Some(Self::Office),
            (Finding::Valid, "12" | "52") => Self::of_name(name).filter(|role| *role != Self::Enterprise),
            _ => None,
        }
    }

    /// What a name says of its bearer, as far as names end so: 示例大学, 示例有限公司.
    pub fn of_name(name: &str) -> Option<Self> {
        let ends = |words: &[&str]| words.iter().any(|word| name.trim().ends_with(word));
        if ends(&["公司", "集团", "厂"]) {
            Some(Self::Enterprise)
        } else if ends(&["大学", "学院"]) {
            Some(Self::University)
        } else if ends(&["研究院", "研究所"]) {
            Some(Self::Institute)
        } else {
            None
        }
    }
}

/// Do several stand in one name, joined as people join them: 示例大学、示例有限公司? Each part says by its end what its bearer is.
pub fn is_joint(name: &str) -> bool {
    let parts: Vec<&str> = name.split(['、', '；', ';', '，', ',', '\n']).filter(|part| !part.trim().is_empty()).collect();
    parts.len() > 1 && parts.iter().all(|part| Role::of_name(part).is_some())
}

/// Does it read as a person's name: two to four Chinese signs that do not end as an organisation's name does?
pub fn reads_as_person(name: &str) -> bool {
    const ENDS: &str = "院所校学厂部会站社局室队馆园场委办库店矿行司团企心集";
    let signs: Vec<char> = name.trim().chars().collect();
    let is_chinese = signs.iter().all(|sign| ('\u{3400}'..='\u{9fff}').contains(sign) || u32::from(*sign) >= 0x2_0000);
    (2..=4).contains(&signs.len()) && is_chinese && signs.last().is_some_and(|last| !ENDS.contains(*last))
}

/// A person to talk to. Like every value about a person, what is said of them is text where a person or a list says it, and a
/// reference where it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, Told)]
#[serde(deny_unknown_fields, bound(serialize = "P: Serialize", deserialize = "P: Deserialize<'de>"))]
pub struct Contact<P = PersonalRef> {
    /// The name; missing once erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<P>,
    /// The telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<P>,
    /// What they are there: 技术负责人.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post: Option<P>,
}

/// An organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, Told)]
#[serde(deny_unknown_fields, bound(serialize = "P: Serialize", deserialize = "P: Deserialize<'de>"))]
#[schemars(transform = fields::into_schema)]
pub struct Organisation<P = PersonalRef> {
    /// The full name.
    pub name: String,
    /// What it is to the desk.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub roles: BTreeSet<Role>,
    /// 统一社会信用代码, or a 15-digit registration number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Its id in the list that it came from, a school's or a share's code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list_code: Option<String>,
    /// Division code or the region's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Postal address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// GB/T 4754 code or the industry's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub industry: Option<String>,
    /// 主管部门
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supervisor: Option<String>,
    /// 办学层次 or another level that its list gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// The persons to talk to, the first one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact<P>>,
    /// The broker's own words to find it again by.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    /// Free text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<P>,
}

/// What changes in several organisations at once; what is missing stays as it is in each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OrganisationPatch {
    /// Where they are.
    pub region: Option<String>,
    /// What they do.
    pub industry: Option<String>,
    /// What they are, besides what each is already.
    pub roles: BTreeSet<Role>,
    /// What they are not.
    pub drop_roles: BTreeSet<Role>,
    /// Words that each gets.
    pub tags: BTreeSet<String>,
    /// Words that each loses.
    pub drop_tags: BTreeSet<String>,
}

impl Organisation {
    /// The same with a patch over it.
    pub fn patched(&self, patch: &OrganisationPatch) -> Self {
        let mut patched = self.clone();
        if let Some(region) = &patch.region {
            patched.region = Some(Scheme::Region.stored(region.clone()));
        }
        if let Some(industry) = &patch.industry {
            patched.industry = Some(Scheme::Industry.stored(industry.clone()));
        }
        patched.roles.extend(&patch.roles);
        patched.roles.retain(|role| !patch.drop_roles.contains(role));
        patched.tags.extend(patch.tags.iter().cloned());
        patched.tags.retain(|tag| !patch.drop_tags.contains(tag));
        patched
    }
}

impl<P> Organisation<P> {
    /// What tells it from another of its name.
    pub fn told_apart_by(&self) -> Option<&str> {
        self.code.as_deref().or(self.region.as_deref())
    }
}

impl Record for Organisation {
    type Id = OrganisationId;
    const KIND: &'static str = "organisation";

    fn thing(id: OrganisationId) -> Thing {
        Thing::Organisation(id)
    }

    fn personal(&self) -> Vec<&PersonalRef> {
        Told::personal(self)
    }
}

impl Entered for Organisation {
    fn formed(mut said: Organisation<String>) -> Result<Organisation<String>, Refusal> {
        said.code = said.code.map(|code| identifier::organisation_code(&code).normal);
        said.list_code = said.list_code.map(|code| normal::code(&code));
        said.region = said.region.map(|region| Scheme::Region.stored(region));
        said.industry = said.industry.map(|industry| Scheme::Industry.stored(industry));
        for phone in said.contacts.iter_mut().filter_map(|contact| contact.phone.as_mut()) {
            *phone = normal::code(phone);
        }
        Ok(said)
    }

    fn kept<S: Keeping>(said: Organisation<String>, before: Option<&Self>, persons: &mut S) -> Result<Self, S::Error> {
        let mut known = Vec::new();
        let mut known_as = Vec::new();
        for contact in before.iter().flat_map(|before| &before.contacts) {
            let said = contact.said(persons)?;
            known.push((said.called().map(str::to_owned), contact));
            known_as.push(said);
        }
        let named: Vec<&Contact<String>> = said.contacts.iter().filter(|contact| contact.called().is_some()).collect();
        let names: Vec<&str> = named.iter().filter_map(|contact| contact.called()).collect();
        let met = met(&known, &names);
        let is_met = |at: usize| met.iter().flatten().any(|met| std::ptr::eq(**met, known[at].1));
        let mut contacts = Vec::with_capacity(named.len());
        for (at, (contact, meets)) in named.iter().zip(&met).enumerate() {
            let renamed = || known_as.get(at).is_some_and(|known| !is_met(at) && contact.is_renamed(known)).then(|| known[at].1);
            contacts.push(Contact::kept(contact, meets.copied().or_else(renamed), persons)?);
        }
        let note = persons.keep_note(said.note.as_deref(), before.and_then(|before| before.note.as_ref()))?;
        Ok(said.with(contacts, note))
    }

    fn validated(self) -> Result<Self, Refusal> {
        if self.name.trim().is_empty() { Err(Refusal::NameMissing) } else { Ok(self) }
    }
}

impl Contact {
    fn kept<S: Keeping>(said: &Contact<String>, before: Option<&Self>, persons: &mut S) -> Result<Self, S::Error> {
        let known = before.and_then(|before| before.name.as_ref().or(before.phone.as_ref()).or(before.post.as_ref()));
        let owner = known.map(|value| persons.owner(value)).transpose()?.flatten();
        let person = Some(owner.unwrap_or_else(|| persons.new_person()));
        let mut keep = |kind, text: &Option<String>, of: fn(&Self) -> Option<&PersonalRef>| {
            persons.keep_over(person, kind, text.as_deref(), before.and_then(of))
        };
        Ok(Self {
            name: keep(PersonalKind::Name, &said.name, |contact| contact.name.as_ref())?,
            phone: keep(PersonalKind::Phone, &said.phone, |contact| contact.phone.as_ref())?,
            post: keep(PersonalKind::Post, &said.post, |contact| contact.post.as_ref())?,
        })
    }
}

impl Contact<String> {
    /// Is this the known contact of the same place under another name? So it is where nothing but the name differs: a name
    /// that was mistyped goes with the person when they are erased.
    fn is_renamed(&self, known: &Self) -> bool {
        let same = |one: &Option<String>, other: &Option<String>| {
            one.as_deref().map(comparable).unwrap_or_default() == other.as_deref().map(comparable).unwrap_or_default()
        };
        self.name.is_some() && known.name.is_some() && same(&self.phone, &known.phone) && same(&self.post, &known.post)
    }

    /// What they are told apart by: their name, or else their number, or else their post.
    fn called(&self) -> Option<&str> {
        [&self.name, &self.phone, &self.post].into_iter().flatten().map(|text| text.trim()).find(|text| !text.is_empty())
    }
}

impl Listed for Organisation {
    /// A list has one contact.
    fn listed(mut said: Organisation<String>) -> Organisation<String> {
        said.contacts.truncate(1);
        said.contacts.iter_mut().for_each(|contact| contact.post = None);
        said.contacts.retain(|contact| contact.called().is_some());
        said
    }

    fn filled(mut said: Organisation<String>) -> (Organisation<String>, Vec<&'static str>) {
        let mut filled = Vec::new();
        let Some(code) = said.code.as_deref() else { return (said, filled) };
        if let (None, Some(region)) = (&said.region, identifier::registered_in(code)) {
            said.region = Some(region.to_owned());
            filled.push("region");
        }
        if let (true, Some(role)) = (said.roles.is_empty(), Role::of_code(code, &said.name)) {
            said.roles.insert(role);
            filled.push("roles");
        }
        (said, filled)
    }

    fn overlaid(known: Organisation<String>, given: &Organisation<String>) -> Option<Organisation<String>> {
        let mut said = over(&known, given);
        // What a list says of an organisation is seldom all that it is.
        said.roles = known.roles.union(&given.roles).copied().collect();
        said.contacts = known.contacts;
        if let Some(contact) = given.contacts.first() {
            let is_named =
                |known: &&mut Contact<String>| contact.name.is_none() || known.name.is_none() || known.name == contact.name;
            match said.contacts.iter_mut().find(is_named) {
                Some(same) => *same = over(same, contact),
                // Another name is another person, so that erasing one never erases the other.
                None => said.contacts.insert(0, contact.clone()),
            }
        }
        Some(said)
    }
}
