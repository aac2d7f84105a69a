//! What only the desk can find wrong with a row, and the sentence for it in both languages: what it is, then what to do.

use documents::Language;
use domain::{Money, doubt::Doubt, limit::Excess};

use super::report::{RowCode, RowFaultCode, RowNote};
use crate::doubt;

/// A reason to refuse or doubt a row that reading could not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RowFault {
    /// An earlier row of the file has the same key and says something else.
    RepeatedKey {
        /// The earlier row.
        first: u32,
    },
    /// The key belongs to several records.
    AmbiguousKey,
    /// Nothing but the name is the same as a record's, and no choice was made.
    NameMatch,
    /// Nothing but the name is the same, and several records have it.
    AmbiguousName,
    /// An earlier row of the file has the same name; neither can be told by a key.
    NameRepeated {
        /// The earlier row.
        first: u32,
    },
    /// A record with this key lies in the recycle bin; the row made another.
    TwinInBin,
    /// The finishers have agreed shares, which a list can't change.
    FinishersShared,
    /// An organisation of the desk has the owner's name and was not linked.
    OwnerNotLinked {
        /// The name.
        owner: String,
        /// No other has that name.
        is_one: bool,
    },
    /// The owner's cell names several organisations.
    JointOwners {
        /// What it says.
        owners: String,
    },
    /// Something is more than its field takes.
    Beyond(Excess),
    /// The price is a thousand times what is usual in its list.
    FarAboveMedian {
        /// The price in the middle of the list.
        median: Money,
    },
}

impl RowFault {
    /// The fault as the report says it.
    pub(super) fn note(self, row: u32, field: &str, language: Language) -> RowNote {
        let (code, chinese, english) = self.words();
        let message = language.pick(&chinese, &english).clone();
        RowNote { row: Some(row), field: Some(field.to_owned()), code: RowCode::Desk(code), message }
    }

    /// One table of sentences, long because it is one.
    fn words(self) -> (RowFaultCode, String, String) {
        let both = |code, zh: &str, en: &str| (code, zh.to_owned(), en.to_owned());
        match self {
            Self::RepeatedKey { first } => (
                RowFaultCode::RepeatedKey,
                format!("第 {first} 行已有相同的识别号，而内容不同。请合并这两行，或改正识别号。"),
                format!("Row {first} has the same key and says something else. Merge the two rows, or correct the key."),
            ),
            Self::AmbiguousKey => both(
                RowFaultCode::AmbiguousKey,
                "台里有几条记录都是这个识别号，无法判断更新哪一条。请先合并或改正那些记录。",
                "Several records of the desk have this key, so it is open which to update. Merge or correct them first.",
            ),
            Self::NameMatch => both(
                RowFaultCode::NameMatch,
                "台里已有同名记录，但没有共同的识别号。请选择：更新同名记录，或作为新记录导入；也可在文件里补上识别号。",
                "The desk has a record of this name and no key in common. Choose to update it or to add a new one, or fill the key in.",
            ),
            Self::AmbiguousName => both(
                RowFaultCode::AmbiguousName,
                "台里有几条同名记录，无法判断更新哪一条。请在文件里补上识别号。",
                "Several records of the desk have this name, so it is open which to update. Fill the key in.",
            ),
            Self::NameRepeated { first } => (
                RowFaultCode::NameRepeated,
                format!("与第 {first} 行同名，两行都已导入。若是同一单位，请删去一条。"),
                format!("Row {first} has the same name; both were imported. If they are one, remove one of them."),
            ),
            Self::TwinInBin => both(
                RowFaultCode::TwinInBin,
                "回收站里有一条识别号相同的记录；这一行已另建新记录。若要沿用旧记录，请撤销导入，先从回收站还原它，再导入。",
                "A record with this key lies in the recycle bin; the row made a new one. To go on with the old one, undo the import, restore that record and import again.",
            ),
            Self::FinishersShared => both(
                RowFaultCode::FinishersShared,
                "完成人之间已约定份额，名单与台里不同。请先在成果里修改份额，再导入。",
                "The finishers have agreed shares, and the list names others. Change the shares in the result first.",
            ),
            Self::Beyond(Excess::Control) => (
                RowFaultCode::ControlSign,
                "这里有看不见的控制字符（如改变书写方向的字符），请在文件里删去或重新输入。".to_owned(),
                "There is a control sign that nobody sees, such as one that turns the direction of reading: type the text anew in the file."
                    .to_owned(),
            ),
            Self::Beyond(Excess::Many { limit }) => (
                RowFaultCode::PartsAboveLimit,
                format!("这里最多 {limit} 项，请在文件里减少。"),
                format!("At most {limit} fit here: leave some out in the file."),
            ),
            Self::Beyond(Excess::Long { limit }) => (
                RowFaultCode::TextAboveLimit,
                format!("这里最多 {limit} 个字，请在文件里缩短。"),
                format!("At most {limit} characters fit here: shorten the text in the file."),
            ),
            Self::JointOwners { owners } => (
                RowFaultCode::JointOwners,
                format!("「{owners}」写了几个单位，已按原文保留，没有关联，也不会新增为一个单位；其余各行同此。请在成果里选定持有单位。"),
                format!(
                    "“{owners}” names several organisations: the text was kept, nothing was linked, and it is not added as one, here and in further rows. Choose the owner in the result."
                ),
            ),
            Self::FarAboveMedian { median } => {
                let said = doubt::sentence(&Doubt::FarAboveMedian { median }, "");
                (RowFaultCode::FarAboveMedian, said.zh, said.en)
            }
            Self::OwnerNotLinked { owner, is_one: true } => (
                RowFaultCode::OwnerNotLinked,
                format!("台里有同名单位「{owner}」，只凭名称没有关联；其余各行同此。如需关联，请选择按名称更新后再导入。"),
                format!(
                    "The desk has an organisation called “{owner}”; its name alone does not link it, here and in further rows. To link it, import again with names decided as update."
                ),
            ),
            Self::OwnerNotLinked { owner, is_one: false } => (
                RowFaultCode::OwnerNotLinked,
                format!("台里有几个单位名为「{owner}」，没有关联；其余各行同此。请在成果里选定持有单位。"),
                format!(
                    "The desk has several organisations called “{owner}”; none was linked, here and in further rows. Choose the owner in the result."
                ),
            ),
        }
    }
}
