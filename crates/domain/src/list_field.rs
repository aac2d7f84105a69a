//! The catalogue of what a list may hold: one entry a column, for results and for organisations. The importer's
//! mapping, the templates, the exports and the screens all take their keys, headings and explanations from here.

use serde::{Deserialize, Serialize};

/// The two kinds of list that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListKind {
    /// 科技成果, one a row.
    Results,
    /// 单位: enterprises, universities and other owner units, one a row.
    Organisations,
}

/// How the text of a cell becomes a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of text.
    Text,
    /// Text of any length.
    LongText,
    /// A code kept as its signs, never as a number; a lone 0 stands for none.
    Code,
    /// Several codes in one cell.
    Codes,
    /// 统一社会信用代码 or a 15-digit registration number, its check digit looked at.
    OrganisationCode,
    /// A patent application number, a CN one's check digit looked at.
    ApplicationNumber,
    /// The name or division code of a region; a province's and a city's columns are joined.
    Region,
    /// An amount in yuan; the unit stands in the cell or in the heading.
    Amount,
    /// A calendar day.
    Day,
    /// A whole number within these bounds.
    Integer {
        /// The smallest.
        min: i64,
        /// The largest.
        max: i64,
    },
    /// 是 or 否.
    YesNo,
    /// Names of persons, joined by 、 or ; in one cell.
    Names,
    /// One or several of these.
    Choices(&'static [Choice]),
}

/// One of the values of a field that is chosen from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The name on the wire.
    pub key: &'static str,
    /// The word in Chinese lists.
    pub zh: &'static str,
    /// The word in English lists.
    pub en: &'static str,
    /// Other words that mean it.
    pub synonyms: &'static [&'static str],
}

/// One column that a list may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListField {
    /// Its name on the wire and in saved mappings.
    pub key: &'static str,
    /// The Chinese heading, without a unit.
    pub zh: &'static str,
    /// The English heading, without a unit.
    pub en: &'static str,
    /// How its cells are read.
    pub kind: FieldKind,
    /// A row without it is refused.
    pub required: bool,
    /// What to write in the column, in Chinese.
    pub explain_zh: &'static str,
    /// What to write in the column, in English.
    pub explain_en: &'static str,
    /// A cell as it should look; invented.
    pub example: &'static str,
    /// Other headings for the same thing, the likeliest first.
    pub synonyms: &'static [&'static str],
}

impl ListField {
    /// The heading of a template or an export in Chinese; an amount's says its unit.
    pub fn heading_zh(&self) -> String {
        if self.kind == FieldKind::Amount { format!("{}（元）", self.zh) } else { self.zh.to_owned() }
    }

    /// The heading of a template or an export in English; an amount's says its unit.
    pub fn heading_en(&self) -> String {
        if self.kind == FieldKind::Amount { format!("{} (yuan)", self.en) } else { self.en.to_owned() }
    }
}

impl ListKind {
    /// The columns of this kind of list, in the order of its template.
    pub const fn fields(self) -> &'static [ListField] {
        match self {
            Self::Results => RESULTS,
            Self::Organisations => ORGANISATIONS,
        }
    }

    /// The column of this key.
    pub fn field(self, key: &str) -> Option<&'static ListField> {
        self.fields().iter().find(|field| field.key == key)
    }

    /// The Chinese name of the kind.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Results => "科技成果",
            Self::Organisations => "单位",
        }
    }

    /// The English name of the kind.
    pub const fn en(self) -> &'static str {
        match self {
            Self::Results => "results",
            Self::Organisations => "organisations",
        }
    }
}

/// The roles of an organisation; the keys are the wire names of [`crate::organisation::Role`].
pub const ROLES: &[Choice] = &[
    Choice { key: "enterprise", zh: "企业", en: "enterprise", synonyms: &["公司", "company"] },
    Choice { key: "university", zh: "高校", en: "university", synonyms: &["大学", "学院", "高等学校", "院校"] },
    Choice {
        key: "institute",
        zh: "科研院所",
        en: "institute",
        synonyms: &["研究所", "研究院", "科研机构", "research institute"],
    },
    Choice {
        key: "firm", zh: "经纪机构", en: "brokerage firm", synonyms: &["firm", "中介机构", "技术转移机构", "服务机构"]
    },
    Choice { key: "investor", zh: "投资机构", en: "investor", synonyms: &["投资", "基金", "投资方"] },
    Choice {
        key: "office", zh: "登记或管理机关", en: "office", synonyms: &["机关", "管理机构", "登记机构", "政府部门"]
    },
];

const ORGANISATIONS: &[ListField] = &[
    ListField {
        key: "name",
        zh: "单位名称",
        en: "Name",
        kind: FieldKind::Text,
        required: true,
        explain_zh: "必填。单位全称，与公章一致。",
        explain_en: "Required. The full official name.",
        example: "示例科技有限公司",
        synonyms: &[
            "名称",
            "单位",
            "企业名称",
            "学校名称",
            "公司名称",
            "机构名称",
            "高校名称",
            "院校名称",
            "单位全称",
            "企业全称",
            "公司全称",
            "全称",
            "证券简称",
            "证券中文简称",
            "公司简称",
            "organisation",
            "organization",
            "organisation name",
            "organization name",
            "company",
            "company name",
            "institution",
            "university",
            "enterprise",
        ],
    },
    ListField {
        key: "code",
        zh: "统一社会信用代码",
        en: "Unified social credit code",
        kind: FieldKind::OrganisationCode,
        required: false,
        explain_zh: "18 位统一社会信用代码，或 15 位注册号。单元格请设为文本格式。校验位不符只提示，不拒绝。",
        explain_en: "The 18-sign unified code or a 15-digit registration number, in a text cell. A failing check digit only warns.",
        example: "91110000MA01000017",
        synonyms: &[
            "信用代码",
            "社会信用代码",
            "统一信用代码",
            "统一代码",
            "注册号",
            "工商注册号",
            "营业执照号",
            "组织机构代码",
            "uscc",
            "credit code",
            "registration number",
        ],
    },
    ListField {
        key: "list_code",
        zh: "名单内编号",
        en: "List code",
        kind: FieldKind::Code,
        required: false,
        explain_zh: "该单位在原名单中的编号，如学校标识码、证券代码；没有信用代码时据此识别同一单位。",
        explain_en: "Its id in the list it came from, such as a school's or a share's code; identifies it where there is no unified code.",
        example: "4162000001",
        synonyms: &[
            "学校标识码",
            "标识码",
            "学校代码",
            "院校代码",
            "证券代码",
            "股票代码",
            "单位编号",
            "单位代码",
            "企业编号",
            "机构代码",
            "编号",
            "代码",
            "code",
            "id",
        ],
    },
    ListField {
        key: "roles",
        zh: "类型",
        en: "Roles",
        kind: FieldKind::Choices(ROLES),
        required: false,
        explain_zh: "企业、高校、科研院所、经纪机构、投资机构、登记或管理机关；可填多个，用顿号分开。",
        explain_en: "enterprise, university, institute, brokerage firm, investor, office; several are joined by semicolons.",
        example: "企业",
        synonyms: &["单位类型", "机构类型", "单位性质", "角色", "role", "type"],
    },
    ListField {
        key: "region",
        zh: "地区",
        en: "Region",
        kind: FieldKind::Region,
        required: false,
        explain_zh: "所在地名称或 6 位行政区划代码；省、市、区县分列时按顺序合并。",
        explain_en: "The region's name or 6-digit division code; separate columns of province, city and county are joined in order.",
        example: "甘肃省兰州市",
        synonyms: &[
            "所在地",
            "所在地区",
            "所在省",
            "所在省份",
            "省份",
            "所属省份",
            "省",
            "所在城市",
            "所在市",
            "所属地市",
            "城市",
            "市",
            "所属区县",
            "区县",
            "所在区县",
            "行政区划",
            "行政区划代码",
            "region",
            "province",
            "city",
            "county",
        ],
    },
    ListField {
        key: "address",
        zh: "地址",
        en: "Address",
        kind: FieldKind::Text,
        required: false,
        explain_zh: "通信地址。",
        explain_en: "The postal address.",
        example: "示例路 1 号",
        synonyms: &["通信地址", "通讯地址", "详细地址", "单位地址", "注册地址", "办公地址", "postal address"],
    },
    ListField {
        key: "industry",
        zh: "行业",
        en: "Industry",
        kind: FieldKind::Text,
        required: false,
        explain_zh: "国民经济行业分类（GB/T 4754）代码或行业名称。",
        explain_en: "The GB/T 4754 industry code or the industry's name.",
        example: "M7511",
        synonyms: &["所属行业", "行业代码", "行业名称", "行业类别", "国民经济行业", "industry code", "sector"],
    },
    ListField {
        key: "supervisor",
        zh: "主管部门",
        en: "Supervisor",
        kind: FieldKind::Text,
        required: false,
        explain_zh: "主管部门或上级单位。",
        explain_en: "The authority or parent that supervises it.",
        example: "示例省教育厅",
        synonyms: &["上级单位", "上级主管部门", "主管单位", "隶属单位", "supervising authority"],
    },
    ListField {
        key: "level",
        zh: "层次",
        en: "Level",
        kind: FieldKind::Text,
        required: false,
        explain_zh: "办学层次或名单给出的等级。",
        explain_en: "A school's level, or another grade that the list gives.",
        example: "本科",
        synonyms: &["办学层次", "等级", "级别", "grade"],
    },
    ListField {
        key: "contact_person",
        zh: "联系人",
        en: "Contact person",
        kind: FieldKind::Text,
        required: false,
        explain_zh: "联系人姓名。属个人信息，另行保存，可按要求删除。",
        explain_en: "The name of the person to talk to. Kept apart as personal data, and erasable.",
        example: "张示例",
        synonyms: &["联系人姓名", "联络人", "负责人", "contact", "contact name"],
    },
    ListField {
        key: "contact_phone",
        zh: "联系电话",
        en: "Contact phone",
        kind: FieldKind::Code,
        required: false,
        explain_zh: "联系人电话。属个人信息，另行保存，可按要求删除。",
        explain_en: "That person's telephone number. Kept apart as personal data, and erasable.",
        example: "0931-0000000",
        synonyms: &["电话", "手机", "手机号", "手机号码", "联系方式", "联系人电话", "电话号码", "phone", "telephone", "mobile"],
    },
    ListField {
        key: "note",
        zh: "备注",
        en: "Note",
        kind: FieldKind::LongText,
        required: false,
        explain_zh: "其他说明。",
        explain_en: "Anything else.",
        example: "",
        synonyms: &["说明", "附注", "notes", "remark", "remarks"],
    },
];

const RESULTS: &[ListField] = &[
    ListField {
        key: "title",
        zh: "成果名称",
        en: "Title",
        kind: FieldKind::Text,
        required: true,
        explain_zh: "必填。成果或专利的名称。",
        explain_en: "Required. The title of the result or patent.",
        example: "一种示例材料的制备方法",
        synonyms: &[
            "名称",
            "专利名称",
            "发明名称",
            "科技成果名称",
            "技术名称",
            "项目名称",
            "标题",
            "题名",
            "result",
            "result title",
            "patent title",
            "invention title",
            "name",
        ],
    },
    ListField {
        key: "owner_unit",
        zh: "成果持有单位",
        en: "Owner unit",
        kind: FieldKind::Text,
        required: false,
        explain_zh: "持有该成果权利的单位全称。",
        explain_en: "The full name of the unit that holds the right.",
        example: "示例大学",
        synonyms: &[
            "权利人",
            "持有单位",
            "申请人",
            "专利权人",
            "申请（专利权）人",
            "专利申请人",
            "成果单位",
            "完成单位",
            "第一完成单位",
            "承担单位",
            "所属单位",
            "单位",
            "单位名称",
            "owner",
            "applicant",
            "assignee",
            "center",
            "institution",
        ],
    },
    ListField {
        key: "application_number",
        zh: "申请号",
        en: "Application number",
        kind: FieldKind::ApplicationNumber,
        required: false,
        explain_zh: "专利申请号，如 CN201610000001.X；用来识别同一成果。校验位不符或没有校验位只提示，不拒绝。",
        explain_en: "The patent application number; identifies the result. A failing or missing check digit only warns.",
        example: "CN202010000001.1",
        synonyms: &[
            "专利申请号",
            "专利号",
            "申请（专利）号",
            "申请号/专利号",
            "专利号/申请号",
            "application sn",
            "application no",
            "application serial number",
            "serial number",
            "patent application number",
        ],
    },
    ListField {
        key: "other_numbers",
        zh: "其他编号",
        en: "Other numbers",
        kind: FieldKind::Codes,
        required: false,
        explain_zh: "授权号、登记号、软件著作权号等，用分号分开。",
        explain_en: "Grant, registration and copyright numbers, joined by semicolons.",
        example: "2020SR0000001",
        synonyms: &[
            "公开号",
            "公开（公告）号",
            "公告号",
            "授权公告号",
            "授权号",
            "登记号",
            "成果登记号",
            "软著登记号",
            "成果编号",
            "项目编号",
            "证书号",
            "patent number",
            "publication number",
            "case number",
            "registration number",
        ],
    },
    ListField {
        key: "patent_kind",
        zh: "知识产权类型",
        en: "Kind of right",
        kind: FieldKind::Text,
        required: false,
        explain_zh: "发明、实用新型、外观设计，或软件著作权等其他类型。",
        explain_en: "Invention, utility model, design, or another kind such as software copyright.",
        example: "发明",
        synonyms: &["专利类型", "专利种类", "类型", "成果类型", "知产类型", "patent type", "patent kind", "type"],
    },
    ListField {
        key: "finishers",
        zh: "完成人",
        en: "Finishers",
        kind: FieldKind::Names,
        required: false,
        explain_zh: "按次序填写，用顿号或分号分开。属个人信息，另行保存，可按要求删除。",
        explain_en: "In order, joined by 、 or semicolons. Kept apart as personal data, and erasable.",
        example: "张示例、李示例",
        synonyms: &[
            "发明人",
            "发明（设计）人",
            "设计人",
            "完成团队",
            "成果完成人",
            "主要完成人",
            "负责人",
            "项目负责人",
            "inventor",
            "inventors",
        ],
    },
    ListField {
        key: "trl",
        zh: "技术成熟度",
        en: "TRL",
        kind: FieldKind::Integer { min: 1, max: 9 },
        required: false,
        explain_zh: "1 至 9 的整数，也可写 TRL6 或 6级。",
        explain_en: "A whole number from 1 to 9; TRL 6 is read too.",
        example: "6",
        synonyms: &["成熟度", "技术成熟度等级", "成熟度等级", "技术就绪度", "technology readiness level"],
    },
    ListField {
        key: "industry",
        zh: "行业",
        en: "Industry",
        kind: FieldKind::Text,
        required: false,
        explain_zh: "国民经济行业分类（GB/T 4754）代码或行业名称。",
        explain_en: "The GB/T 4754 industry code or the industry's name.",
        example: "C26",
        synonyms: &[
            "应用行业",
            "所属行业",
            "行业领域",
            "行业代码",
            "应用领域",
            "技术领域",
            "所属领域",
            "领域",
            "sector",
            "field",
        ],
    },
    ListField {
        key: "region",
        zh: "地区",
        en: "Region",
        kind: FieldKind::Region,
        required: false,
        explain_zh: "成果所在地名称或 6 位行政区划代码；省、市、区县分列时按顺序合并。",
        explain_en: "The region's name or 6-digit division code; separate columns of province, city and county are joined in order.",
        example: "620100",
        synonyms: &[
            "所在地",
            "所在地区",
            "省份",
            "所在省份",
            "所在城市",
            "城市",
            "所属地市",
            "所属区县",
            "行政区划代码",
            "province",
            "city",
        ],
    },
    ListField {
        key: "funding",
        zh: "资金来源",
        en: "Funding",
        kind: FieldKind::Text,
        required: false,
        explain_zh: "形成该成果的资金，如财政资金、自筹；可写明项目。",
        explain_en: "Where the money for it came from, such as fiscal or own funds; the programme may be named.",
        example: "财政资金",
        synonyms: &["经费来源", "资金性质", "财政资金", "项目来源", "资助项目", "计划来源", "funding source", "programme"],
    },
    ListField {
        key: "is_service_result",
        zh: "是否职务科技成果",
        en: "Service result",
        kind: FieldKind::YesNo,
        required: false,
        explain_zh: "填是或否；不清楚请留空。",
        explain_en: "yes or no; leave empty where nobody has said.",
        example: "是",
        synonyms: &["职务科技成果", "职务成果", "是否职务成果", "是否职务发明", "职务发明", "is service result"],
    },
    ListField {
        key: "applied_on",
        zh: "申请日",
        en: "Applied on",
        kind: FieldKind::Day,
        required: false,
        explain_zh: "专利申请日，如 2026-03-01。",
        explain_en: "The day of the application, 2026-03-01.",
        example: "2020-01-02",
        synonyms: &["申请日期", "专利申请日", "申请时间", "application date", "filing date", "filed on"],
    },
    ListField {
        key: "granted_on",
        zh: "授权日",
        en: "Granted on",
        kind: FieldKind::Day,
        required: false,
        explain_zh: "授权公告日，如 2026-03-01；未授权请留空。",
        explain_en: "The day of the grant, 2026-03-01; empty where not granted.",
        example: "2022-03-04",
        synonyms: &["授权公告日", "授权日期", "授权公告日期", "授权时间", "grant date", "issue date"],
    },
    ListField {
        key: "asking_amount",
        zh: "意向价格",
        en: "Asking amount",
        kind: FieldKind::Amount,
        required: false,
        explain_zh: "持有单位的意向价格。单位写在表头或单元格里：元、万元或亿元；面议请留空。",
        explain_en: "What the owner asks. The unit stands in the heading or in the cell: yuan, 万元 or 亿元; empty where to be agreed.",
        example: "1200000.00",
        synonyms: &[
            "意向金额",
            "转让价格",
            "拟转让价格",
            "转让价",
            "报价",
            "价格",
            "挂牌价",
            "挂牌价格",
            "意向转让价格",
            "期望价格",
            "price",
            "asking price",
        ],
    },
    ListField {
        key: "ipc",
        zh: "IPC 分类号",
        en: "IPC",
        kind: FieldKind::Text,
        required: false,
        explain_zh: "国际专利分类号，多个用分号分开。",
        explain_en: "International Patent Classification symbols, joined by semicolons.",
        example: "C08L 1/02",
        synonyms: &["ipc", "分类号", "主分类号", "ipc主分类号", "主分类", "ipc class", "ipc classes"],
    },
    ListField {
        key: "legal_status",
        zh: "法律状态",
        en: "Legal status",
        kind: FieldKind::Text,
        required: false,
        explain_zh: "如 实质审查、授权、专利权终止。",
        explain_en: "Such as under examination, granted or lapsed.",
        example: "授权",
        synonyms: &["专利状态", "当前法律状态", "状态", "有效性", "status"],
    },
    ListField {
        key: "summary",
        zh: "摘要",
        en: "Summary",
        kind: FieldKind::LongText,
        required: false,
        explain_zh: "成果做什么、解决什么问题、有何指标。",
        explain_en: "What it does, what it solves, and its measured figures.",
        example: "示例摘要。",
        synonyms: &["简介", "成果简介", "项目简介", "成果摘要", "技术简介", "内容简介", "成果介绍", "abstract", "description"],
    },
    ListField {
        key: "note",
        zh: "备注",
        en: "Note",
        kind: FieldKind::LongText,
        required: false,
        explain_zh: "其他说明。",
        explain_en: "Anything else.",
        example: "",
        synonyms: &["说明", "附注", "notes", "remark", "remarks"],
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_key_and_heading_means_one_field() {
        for kind in [ListKind::Results, ListKind::Organisations] {
            let keys: BTreeSet<_> = kind.fields().iter().map(|field| field.key).collect();
            assert_eq!(keys.len(), kind.fields().len());
            assert_eq!(kind.fields().iter().filter(|field| field.required).count(), 1);
            let mut seen = BTreeSet::new();
            for field in kind.fields() {
                let mut words: BTreeSet<String> = field.synonyms.iter().map(|word| word.to_lowercase()).collect();
                words.extend([field.zh.to_lowercase(), field.en.to_lowercase()]);
                for word in words {
                    assert!(seen.insert(word.clone()), "{word} is claimed twice");
                }
            }
        }
    }
}
