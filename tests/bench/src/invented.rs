//! Invented names, titles, codes and sentences, drawn by chance from fixed seeds, so that equal runs make equal desks. Codes
//! carry the division 000000 and application numbers a serial from 9900001 on, which no office gives out.

use domain::identifier;

const PLACES: &[&str] = &[
    "云岫", "河湾", "陇屏", "江浦", "岚川", "沙洲", "苍泉", "玉溪", "松原", "霞浦", "临漳", "泽州", "白水", "青冈", "鹿泉",
    "望海",
];
const SIGNS: &[char] = &[
    '宏', '建', '恒', '远', '泰', '和', '盛', '源', '瑞', '博', '鼎', '新', '佳', '同', '华', '凯', '诺', '信', '达', '通', '科',
    '创', '联', '众', '益', '康', '润', '泽', '晟', '祥', '辰', '昊', '航', '宇', '中', '正', '启', '明', '德', '嘉',
];
const TRADES: &[&str] = &[
    "精密机械",
    "低温设备",
    "新材料",
    "生物制药",
    "节水灌溉",
    "环保工程",
    "电力电子",
    "智能装备",
    "化工",
    "食品科技",
    "仪器仪表",
    "轨道交通",
    "矿山装备",
    "农业科技",
    "光电",
    "数据技术",
];
const SCHOOLS: &[&str] = &["理工大学", "农业大学", "师范大学", "医科大学", "材料研究所", "工程研究院", "应用技术学院"];
const SURNAMES: &[char] = &[
    '赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈', '褚', '卫', '蒋', '沈', '韩', '杨', '朱', '秦', '尤', '许', '何',
    '吕', '施', '张', '孔', '曹', '严', '华', '金', '魏',
];
const GIVEN: &[char] = &[
    '伟', '芳', '娜', '敏', '静', '强', '磊', '洋', '艳', '勇', '杰', '娟', '涛', '超', '霞', '平', '刚', '桂', '英', '玉', '志',
    '文', '海', '春', '雪', '晓', '建', '国',
];
const QUALITIES: &[&str] = &[
    "超低温",
    "高强度",
    "耐磨",
    "可降解",
    "自修复",
    "抗冻",
    "高导热",
    "低功耗",
    "缓释",
    "耐腐蚀",
    "轻量化",
    "高灵敏",
    "防堵塞",
    "多孔",
    "柔性",
    "节能型",
];
const MATTERS: &[&str] = &[
    "石墨",
    "陶瓷",
    "镁合金",
    "纳米纤维",
    "玄武岩",
    "凹凸棒",
    "壳聚糖",
    "碳化硅",
    "水凝胶",
    "稀土",
    "苦咸水",
    "马铃薯",
    "当归",
    "光伏板",
    "锂电池隔膜",
    "泥浆泵",
];
const OBJECTS: &[&str] = &[
    "密封环",
    "复合材料",
    "涂层",
    "传感器",
    "膜组件",
    "叶轮",
    "制剂",
    "过滤器",
    "换热器",
    "检测系统",
    "提取物",
    "除尘装置",
    "控制方法",
    "灌溉带",
    "轴承",
    "电极",
];
const MANNERS: &[&str] = &["的制备方法", "及其应用", "", "的加工装置", "的检测方法", "及其生产工艺", "的控制系统", "的回收方法"];
const INDUSTRIES: &[&str] = &["C26", "C27", "C33", "C34", "C35", "C38", "C39", "C40", "A01", "M73"];
const REGIONS: &[&str] = &["620100", "620200", "350100", "440300", "330100", "610100", "510100", "420100"];
const HAPPENINGS: &[&str] = &[
    "电话沟通报价，对方希望分期付款",
    "现场看样，要求补充检测报告",
    "发出合同草稿，等待法务意见",
    "与完成人确认试验时间",
    "对方询问许可范围和期限",
    "收到首付款，提醒开具发票",
    "约定下周视频会议",
    "专家评审意见已汇总",
];
const ACTIONS: &[&str] = &["回访对方负责人", "寄送样品", "催问付款", "提交认定登记材料", "约见完成人", "更新报价单"];

/// What only one organisation is called, and how its pinyin begins.
pub const RARE_ORGANISATION: &str = "祁连骐骥低温泵业有限公司";
/// A part of that name.
pub const RARE_PART: &str = "骐骥";
/// The initials of that part with what follows it.
pub const RARE_INITIALS: &str = "qjdwby";
/// The title of one result and of one deal.
pub const RARE_TITLE: &str = "一种翡翠蓝釉微胶囊的制备方法";
/// A part of that title.
pub const RARE_TITLE_PART: &str = "翡翠蓝釉";

/// Chance from a seed (SplitMix64).
pub struct Chance(u64);

impl Chance {
    /// The chance of one record, whatever was drawn for others before.
    pub fn of(kind: u64, number: u64) -> Self {
        Self(kind.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ number.wrapping_mul(0xD1B5_4A32_D192_ED03))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below an end.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.below(of.len() as u64)).expect("an index of a list")]
    }

    /// A firm's name.
    pub fn firm(&mut self) -> String {
        let brand: String = (0..2 + self.below(2)).map(|_| self.pick(SIGNS)).collect();
        format!("{}{brand}{}有限公司", self.pick(PLACES), self.pick(TRADES))
    }

    /// The name of a university or an institute.
    pub fn school(&mut self) -> String {
        format!("{}{}{}{}", self.pick(PLACES), self.pick(SIGNS), self.pick(SIGNS), self.pick(SCHOOLS))
    }

    /// A person's name.
    pub fn person(&mut self) -> String {
        let given: String = (0..1 + self.below(2)).map(|_| self.pick(GIVEN)).collect();
        format!("{}{given}", self.pick(SURNAMES))
    }

    /// A telephone number that is nobody's.
    pub fn phone(&mut self) -> String {
        format!("199{:08}", self.below(100_000_000))
    }

    /// A result's title.
    pub fn title(&mut self) -> String {
        let (quality, matter, base) = (self.pick(QUALITIES), self.pick(MATTERS), self.pick(MATTERS));
        format!("一种{quality}{matter}基{base}{}{}", self.pick(OBJECTS), self.pick(MANNERS))
    }

    /// An industry's code.
    pub fn industry(&mut self) -> String {
        self.pick(INDUSTRIES).to_owned()
    }

    /// A division code.
    pub fn region(&mut self) -> String {
        self.pick(REGIONS).to_owned()
    }

    /// A line of a deal's log.
    pub fn happening(&mut self) -> String {
        format!("{}（{}）", self.pick(HAPPENINGS), self.person())
    }

    /// What is to be done next.
    pub fn action(&mut self) -> String {
        self.pick(ACTIONS).to_owned()
    }
}

/// The unified code with this number.
pub fn organisation_code(number: u64) -> String {
    let first = format!("91000000M{number:08}");
    let check = identifier::organisation_check_digit(&first).expect("17 signs of the code");
    format!("{first}{check}")
}

/// The application number with this number, in its normal form.
pub fn application_number(number: u64) -> String {
    // 99,999 serials a year and kind of right.
    let (serial, series) = (9_900_001 + number % 99_999, number / 99_999);
    let digits = format!("{}{}{serial}", 2012 + series / 3, 1 + series % 3);
    let check = identifier::cn_application_check_digit(&digits).expect("12 digits");
    format!("CN{digits}.{check}")
}
