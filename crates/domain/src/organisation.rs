//! Organisations (单位): enterprises, universities, institutes, firms, investors and offices are one kind of record with roles.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    id::{OrganisationId, PersonId},
    personal::PersonalRef,
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

/// The person to talk to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Contact {
    /// Whose values these are.
    pub person: PersonId,
    /// The name.
    pub name: Option<PersonalRef>,
    /// The telephone number.
    pub phone: Option<PersonalRef>,
}

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Organisation {
    /// Its identity on this desk.
    pub id: OrganisationId,
    /// The full name.
    pub name: String,
    /// What it is to the desk.
    pub roles: BTreeSet<Role>,
    /// 统一社会信用代码, or a 15-digit registration number.
    pub code: Option<String>,
    /// Its id in the list that it came from, a school's or a share's code.
    pub list_code: Option<String>,
    /// Division code or the region's name.
    pub region: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// GB/T 4754 code or the industry's name.
    pub industry: Option<String>,
    /// 主管部门
    pub supervisor: Option<String>,
    /// 办学层次 or another level that its list gives.
    pub level: Option<String>,
    /// The person to talk to.
    pub contact: Option<Contact>,
    /// Free text.
    pub note: Option<PersonalRef>,
}
