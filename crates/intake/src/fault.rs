//! What can be wrong with a file or a cell, and the sentence for each in both languages: what it is, then what to do.

use domain::list::{ListField, ListKind};

use crate::{
    code::IntakeCode,
    file_kind::FileKind,
    problem::{IntakeError, Problem},
};

type Words = (IntakeCode, String, String);

/// What is wrong with a whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FileFault {
    Unreadable,
    Missing,
    /// A folder or a pipe.
    NoFile,
    /// What it is instead.
    Unsupported(&'static str, &'static str),
    Protected,
    Damaged,
    TooLarge,
    /// More shared texts, formats or merged areas than any list has.
    TooManyParts,
    TooManyRows,
    TooManyColumns,
    LineTooLong,
    /// The row and the column, counted from 1.
    TextTooLong(u32, usize),
    SheetUnknown(String),
    Empty,
    Form,
    NoHeader(ListKind),
    MappingMismatch,
    Unsettled,
    Cancelled,
}

impl FileFault {
    pub fn error(self) -> IntakeError {
        let (code, message_zh, message_en) = self.words();
        IntakeError { code, message_zh, message_en, problems: Vec::new(), cause: None }
    }

    pub fn caused_by(self, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> IntakeError {
        IntakeError { cause: Some(cause.into()), ..self.error() }
    }

    /// One table of sentences, long because it is one.
    fn words(self) -> Words {
        let both = |code, zh: &str, en: &str| (code, zh.to_owned(), en.to_owned());
        match self {
            Self::Unreadable => both(
                IntakeCode::FileUnreadable,
                "文件打不开。请确认文件还在、没有被其他程序独占，并且有读取权限。",
                "The file cannot be opened. Check that it is still there, not locked by another program, and that you may read it.",
            ),
            Self::Missing => both(
                IntakeCode::FileMissing,
                "这里没有这个文件。请检查路径，或重新选择文件。",
                "There is no file at this place. Check the path, or choose the file again.",
            ),
            Self::NoFile => both(
                IntakeCode::FileUnreadable,
                "这不是文件，而是文件夹或管道。请选择一个表格文件。",
                "This is a folder or a pipe and no file. Choose a spreadsheet file.",
            ),
            Self::Unsupported(zh, en) => (
                IntakeCode::UnsupportedFormat,
                format!("这是{zh}，不能直接导入。请用表格软件打开，另存为 .xlsx 或 .csv 后再导入。"),
                format!(
                    "This is {en}, which is not read. Open it in a spreadsheet program, save it as .xlsx or .csv, and import that."
                ),
            ),
            Self::Protected => both(
                IntakeCode::FileProtected,
                "文件设有密码。请先去掉密码再导入。",
                "The file is locked with a password. Remove the password and import it again.",
            ),
            Self::Damaged => both(
                IntakeCode::FileDamaged,
                "文件已损坏，或内容与格式不符。请用表格软件打开并另存为 .xlsx 后再导入。",
                "The file is damaged. Open it in a spreadsheet program, save it as .xlsx, and import that.",
            ),
            Self::TooLarge => both(
                IntakeCode::TooLarge,
                "文件展开后超过 512 MiB，没有读入。请拆成几个文件。",
                "Unpacked, the file is over 512 MiB; nothing was read. Split it into several files.",
            ),
            Self::TooManyParts => both(
                IntakeCode::TooLarge,
                "文件里的共享文字、格式或合并单元格过多，没有读入。请把名单复制到新的工作簿再导入，或拆成几个文件。",
                "The file has more shared texts, formats or merged cells than are read; nothing was read. Copy the list into a new workbook and import that, or split it.",
            ),
            Self::TooManyRows => both(
                IntakeCode::TooManyRows,
                "表格超过 1,048,576 行，没有导入。请拆成几个文件。",
                "The table has over 1,048,576 rows; nothing was imported. Split it into several files.",
            ),
            Self::TooManyColumns => both(
                IntakeCode::TooManyColumns,
                "表格超过 1,024 列，没有导入。请删去多余的列（最右边可能有误填的格子），或检查分隔符。",
                "The table has over 1,024 columns; nothing was imported. Delete the needless ones, such as a stray cell far to the right, or check the separator.",
            ),
            Self::LineTooLong => both(
                IntakeCode::TextTooLong,
                "有一行超过 4 MiB，没有导入。请检查这是不是表格，以及分隔符和引号。",
                "One line is over 4 MiB; nothing was imported. Check that this is a list, its separators and its quotation marks.",
            ),
            Self::TextTooLong(row, column) => (
                IntakeCode::TextTooLong,
                format!("第 {row} 行第 {column} 列的文字超过 32,767 字，没有导入。请缩短后再导入。"),
                format!(
                    "The text in row {row}, column {column} is over 32,767 signs; nothing was imported. Shorten it and import again."
                ),
            ),
            Self::SheetUnknown(name) => (
                IntakeCode::SheetUnknown,
                format!("文件里没有名为「{name}」的工作表。请另选。"),
                format!("The file has no sheet called “{name}”. Choose another."),
            ),
            Self::Empty => both(IntakeCode::FileEmpty, "文件里没有内容。", "The file holds nothing."),
            Self::Form => (
                IntakeCode::NotAList,
                "这是一张登记表：项目名在格子里，内容在旁边，而不是一行一条的名单。请改用模板，一行填一条。".to_owned(),
                "This is a form, with labels beside their values, not a list with one entry a row. Use the template.".to_owned(),
            ),
            Self::NoHeader(kind) => {
                let (zh, en) = expected_headings(kind);
                (
                    IntakeCode::NotAList,
                    format!(
                        "没有找到表头：没有一行含有至少两个认得的列名（如{zh}）。若确是名单，请在下一步指明表头在第几行，并逐列对应。"
                    ),
                    format!(
                        "No header was found: no row holds at least two known headings (such as {en}). If it is a list, say which row is its header and what the columns mean."
                    ),
                )
            }
            Self::MappingMismatch => (
                IntakeCode::MappingMismatch,
                "对应关系与文件的表头不一致。请重新查看文件并确认各列。".to_owned(),
                "The mapping does not belong to this file's header. Inspect the file again and confirm its columns.".to_owned(),
            ),
            Self::Unsettled => (
                IntakeCode::MappingMismatch,
                "有的列还有两种读法，请先选定。".to_owned(),
                "Some columns can be read in two ways. Choose first.".to_owned(),
            ),
            Self::Cancelled => {
                (IntakeCode::Cancelled, "已取消，没有导入。".to_owned(), "Cancelled; nothing was imported.".to_owned())
            }
        }
    }
}

fn expected_headings(kind: ListKind) -> (String, String) {
    let fields = &kind.fields()[..3];
    let zh: Vec<_> = fields.iter().map(|field| format!("「{}」", field.zh)).collect();
    let en: Vec<_> = fields.iter().map(|field| format!("“{}”", field.en)).collect();
    (zh.join("、"), en.join(", "))
}

/// What is wrong with, or doubtful about, a cell or a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CellFault {
    RequiredUnmapped,
    RequiredEmpty,
    DayReading(String),
    AmountUnitMissing(String),
    AmountUnreadable(String),
    AmountDecimals(String),
    AmountRange(String),
    AmountCurrency(String),
    AmountUnitDiffers(String),
    DayUnreadable(String),
    NumberUnreadable(String, i64, i64),
    YesNoUnreadable(String),
    ChoiceUnknown(String),
    ChoiceKept(String),
    NotInTable(String),
    SeveralInTable(String),
    AmountOpen(String),
    DigitsLost(String),
    CellError(String),
    CheckDigit(String, char),
    NoCheckDigit(String),
    OldRegistration(String),
    CodeMalformed(String),
    NumberNotCn(String),
    IsPublicationNumber(String),
    IsApplicationNumber(String),
    SeveralNumbers(String),
    NumberRepeated(String, u32),
    LoneName,
    TextUndecodable,
    /// What is shown, and what it was before; empty where that is lost.
    TextGarbled(String, String),
    /// What the file has.
    Corrected(String),
    CorrectionLeft,
    /// The row in which the merged value stands.
    Merged(u32),
    MergedAcross,
    /// What is shown, and what is kept.
    Rounded(String, String),
    FormatUnknown(String),
    /// What the file is.
    FormatUnseen(FileKind),
    NoDay(String),
    DayUnlikely(String),
    NotComputed,
    ControlSigns,
    QuoteUnclosed,
    HiddenRow,
    HiddenColumn(String),
    HiddenSheets(String),
    /// The sheet that is read is hidden.
    HiddenSheet(String),
    /// What the file's name ends in, and what it is.
    OtherFormat(String, FileKind),
}

impl CellFault {
    /// The problem, at a row counted from 1 and a column counted from 1.
    pub fn at(self, row: Option<u32>, column: Option<u32>, field: Option<&'static ListField>) -> Problem {
        let (zh_name, en_name) = field.map_or(("", ""), |field| (field.zh, field.en));
        let (code, message_zh, message_en) = self.words(zh_name, en_name);
        Problem { row, column, field: field.map(|field| field.key), code, message_zh, message_en }
    }

    /// One table of sentences, long because it is one.
    fn words(self, name_zh: &str, name_en: &str) -> Words {
        match self {
            Self::RequiredUnmapped => (
                IntakeCode::RequiredUnmapped,
                format!("没有一列对应必填的「{name_zh}」。请指明是哪一列。"),
                format!("No column is mapped to “{name_en}”, which every row needs. Say which one it is."),
            ),
            Self::RequiredEmpty => (
                IntakeCode::RequiredEmpty,
                format!("「{name_zh}」必填，这里是空的。"),
                format!("“{name_en}” is required and empty here."),
            ),
            Self::DayReading(example) => (
                IntakeCode::DayReading,
                format!("「{name_zh}」里的「{example}」有两种读法，整列也分不清月和日谁在前。请选定：月在前，或日在前。"),
                format!(
                    "“{example}” in “{name_en}” can be read in two ways, and the column does not tell. Choose: month first, or day first."
                ),
            ),
            Self::AmountUnitMissing(example) => (
                IntakeCode::AmountUnit,
                format!("「{name_zh}」里的「{example}」没有单位，表头也没有写。请选定：元、万元或亿元。"),
                format!("“{example}” in “{name_en}” has no unit, nor has the heading. Choose: yuan, 万元 or 亿元."),
            ),
            Self::CellError(text) => (
                IntakeCode::CellError,
                format!("「{name_zh}」是公式错误 {text}。请在表格里改正。"),
                format!("“{name_en}” holds the formula error {text}. Correct it in the sheet."),
            ),
            Self::LoneName => (
                IntakeCode::LoneName,
                "这一行只有名称。若是分组标题，请从导入中去掉。".to_owned(),
                "This row holds nothing but a name. If it is a heading for a group, take it out of the import.".to_owned(),
            ),
            Self::TextUndecodable => (
                IntakeCode::TextUndecodable,
                "有的字按所选编码解不出来（显示为 �）。请检查编码。".to_owned(),
                "Some signs do not exist in the chosen encoding (shown as �). Check the encoding.".to_owned(),
            ),
            Self::TextGarbled(text, before) if before.is_empty() => (
                IntakeCode::TextGarbled,
                format!("「{name_zh}」的「{text}」是编码错乱后的乱码，原来的字已经丢失。请从源头重新导出。"),
                format!(
                    "“{text}” in “{name_en}” was garbled by wrong encodings, and its signs are lost. Export it anew from where it comes."
                ),
            ),
            Self::TextGarbled(text, before) => (
                IntakeCode::TextGarbled,
                format!("「{name_zh}」的「{text}」像是编码弄错的乱码，原来大概是「{before}」。请换一种编码，或从源头重新导出。"),
                format!(
                    "“{text}” in “{name_en}” looks garbled by a wrong encoding; it was “{before}” perhaps. Choose another encoding, or export it anew from where it comes."
                ),
            ),
            Self::Corrected(before) => (
                IntakeCode::Corrected,
                format!("「{name_zh}」按您改正的值导入，文件里是「{before}」。"),
                format!("“{name_en}” was taken as you corrected it; the file has “{before}”."),
            ),
            Self::CorrectionLeft => (
                IntakeCode::CorrectionLeft,
                "改正过的这一行不在名单里（或已不是数据行），改正没有用上。请核对文件是否变了。".to_owned(),
                "This row, which was corrected, is no row of the list; the correction was not used. Has the file changed?"
                    .to_owned(),
            ),
            Self::Merged(row) => (
                IntakeCode::MergedCell,
                format!("「{name_zh}」在合并单元格里，取用了第 {row} 行的值。"),
                format!("“{name_en}” lies in merged cells; the value of row {row} was taken."),
            ),
            Self::MergedAcross => (
                IntakeCode::MergedCell,
                format!("「{name_zh}」与左边的单元格合并，这里没有取值。请核对。"),
                format!("“{name_en}” is merged with the cell to its left, so that it has no value here. Check it."),
            ),
            Self::Rounded(shown, stored) => (
                IntakeCode::ShownDiffers,
                format!("「{name_zh}」显示为「{shown}」，按显示导入；单元格里存的是 {stored}。请核对。"),
                format!("“{name_en}” shows “{shown}”, which was taken; the cell keeps {stored}. Compare them."),
            ),
            Self::FormatUnknown(stored) => (
                IntakeCode::FormatUnknown,
                format!(
                    "「{name_zh}」的数字格式无法识别，不知道表里显示什么；存的是 {stored}。请把这一格改成文本，或换成普通的数字格式。"
                ),
                format!(
                    "The number format of “{name_en}” is not understood, so that nobody knows what the sheet shows; it keeps {stored}. Make the cell text, or give it a plain format."
                ),
            ),
            Self::FormatUnseen(kind) => {
                let ending = if kind == FileKind::Xlsb { ".xlsb" } else { ".xls" };
                (
                    IntakeCode::FormatUnseen,
                    format!(
                        "「{name_zh}」列里有数值，而 {ending} 的数字格式读不到，按存的数值导入。若表里显示的不同（如带单位、补零、四舍五入），请另存为 .xlsx 再导入。"
                    ),
                    format!(
                        "“{name_en}” holds numbers, and how a {ending} file shows them is not seen; they were read as kept. If the sheet shows them otherwise (a unit, leading zeros, rounded), save it as .xlsx and import that."
                    ),
                )
            }
            Self::NoDay(stored) => (
                IntakeCode::DayUnreadable,
                format!("「{name_zh}」设成了日期格式，存的 {stored} 却不是日期。请改正这一格。"),
                format!("“{name_en}” is formatted as a day, and the {stored} that it keeps is none. Correct the cell."),
            ),
            Self::DayUnlikely(day) => (
                IntakeCode::DayUnlikely,
                format!("「{name_zh}」是 {day}，不像真的日期。请核对。"),
                format!("“{name_en}” is {day}, which is hardly meant. Check it."),
            ),
            Self::NotComputed => (
                IntakeCode::FormulaNotComputed,
                format!("「{name_zh}」是还没有算出结果的公式，没有取值。请在表格软件里打开并保存一次，再导入。"),
                format!(
                    "“{name_en}” holds a formula that was never computed, and has no value. Open the file in a spreadsheet program, save it, and import it again."
                ),
            ),
            Self::ControlSigns => (
                IntakeCode::ControlSigns,
                "这一格里有看不见的控制字符（如 NUL），已去掉。请核对。".to_owned(),
                "The cell holds control signs that no one sees, such as NUL; they were left out. Check it.".to_owned(),
            ),
            Self::QuoteUnclosed => (
                IntakeCode::QuoteUnclosed,
                "这一行有一个引号没有结束，按没有这个引号读取。请核对各列。".to_owned(),
                "A quotation mark in this row does not close; the row was read as if it were not there. Check its columns."
                    .to_owned(),
            ),
            Self::HiddenRow => (
                IntakeCode::HiddenRow,
                "这一行在表里是隐藏的，也读入了。不需要的话，请在表里删去。".to_owned(),
                "The sheet hides this row, and it was read all the same. Delete it in the sheet if it is not meant.".to_owned(),
            ),
            Self::HiddenColumn(heading) => (
                IntakeCode::HiddenColumn,
                format!("「{heading}」列在表里是隐藏的。不需要的话，请不要对应它。"),
                format!("The sheet hides the column “{heading}”. Leave it out if it is not meant."),
            ),
            Self::HiddenSheets(names) => (
                IntakeCode::HiddenSheet,
                format!("隐藏的工作表没有读：{names}。"),
                format!("Hidden sheets were not read: {names}."),
            ),
            Self::HiddenSheet(name) => (
                IntakeCode::HiddenSheet,
                format!("读的工作表「{name}」在文件里是隐藏的。"),
                format!("The sheet that was read, “{name}”, is hidden in the file."),
            ),
            Self::OtherFormat(ending, kind) => {
                let (zh, en) = match kind {
                    FileKind::Html => ("网页表格（HTML）", "a web page (HTML) with a table"),
                    _ => ("带分隔符的文本", "text with separators"),
                };
                (
                    IntakeCode::OtherFormat,
                    format!("文件名是 .{ending}，内容其实是{zh}，已按它读取。请核对各列。"),
                    format!("The file is called .{ending} and is {en}; it was read as such. Check its columns."),
                )
            }
            Self::AmountUnreadable(text) => (
                IntakeCode::AmountUnreadable,
                format!("「{name_zh}」的「{text}」不是金额。请只写一个数和单位，如 120万元；面议可照写，价格留空。"),
                format!(
                    "“{text}” in “{name_en}” is no amount. Write one number and its unit, such as 120万元, or leave it empty."
                ),
            ),
            Self::AmountDecimals(text) => (
                IntakeCode::AmountDecimals,
                format!("「{name_zh}」的「{text}」换算成元后超过两位小数。请写明精确到分的金额。"),
                format!("“{text}” in “{name_en}” has more than two decimals in yuan. Write the amount to the fen."),
            ),
            Self::AmountRange(text) => (
                IntakeCode::AmountRange,
                format!("「{name_zh}」的「{text}」小于零或过大。请检查金额和单位。"),
                format!("“{text}” in “{name_en}” is below zero or too large. Check the amount and its unit."),
            ),
            Self::AmountCurrency(text) => (
                IntakeCode::AmountCurrency,
                format!("「{name_zh}」的「{text}」不是人民币。请换算成元。"),
                format!("“{text}” in “{name_en}” is not in yuan. Convert it."),
            ),
            Self::AmountUnitDiffers(text) => (
                IntakeCode::AmountUnitDiffers,
                format!("「{name_zh}」的「{text}」自带单位，与表头的单位不同；已按单元格的单位读取。"),
                format!("“{text}” in “{name_en}” states a unit other than its heading's; the cell's own was used."),
            ),
            Self::DayUnreadable(text) => (
                IntakeCode::DayUnreadable,
                format!("「{name_zh}」的「{text}」不是日期。请写成 2026-03-01；没有请留空。"),
                format!("“{text}” in “{name_en}” is no day. Write 2026-03-01, or leave it empty."),
            ),
            Self::NumberUnreadable(text, min, max) => (
                IntakeCode::NumberUnreadable,
                format!("「{name_zh}」的「{text}」不是 {min} 至 {max} 的整数。"),
                format!("“{text}” in “{name_en}” is no whole number from {min} to {max}."),
            ),
            Self::YesNoUnreadable(text) => (
                IntakeCode::YesNoUnreadable,
                format!("「{name_zh}」的「{text}」既不是「是」也不是「否」。不清楚请留空。"),
                format!("“{text}” in “{name_en}” is neither yes nor no. Leave it empty where nobody has said."),
            ),
            Self::ChoiceUnknown(text) => (
                IntakeCode::ChoiceUnknown,
                format!("「{name_zh}」不认得「{text}」。可填的值见模板的说明页。"),
                format!("“{text}” is not one of the values of “{name_en}”; the template's second sheet lists them."),
            ),
            Self::ChoiceKept(text) => (
                IntakeCode::ChoiceKept,
                format!("「{name_zh}」的「{text}」不在可选的值里，照原样保留，按它筛选时自成一类。可选的值见模板的说明页。"),
                format!(
                    "“{text}” is not one of the values of “{name_en}”; kept as it is, and filtered by as a value of its own. The template's second sheet lists them."
                ),
            ),
            Self::NotInTable(text) => (
                IntakeCode::NotInTable,
                format!("「{name_zh}」的「{text}」在代码表里没有，照原样保留。请核对，或导入后改选。"),
                format!(
                    "“{text}” in “{name_en}” is not in the table of codes; kept as it is. Check it, or choose another later."
                ),
            ),
            Self::SeveralInTable(text) => (
                IntakeCode::SeveralInTable,
                format!("「{name_zh}」的「{text}」在代码表里有几处同名，照原样保留。请写全，如带上省、市。"),
                format!(
                    "Several entries of the table are called “{text}” (“{name_en}”); kept as it is. Write it in full, such as with its province."
                ),
            ),
            Self::AmountOpen(text) => (
                IntakeCode::AmountOpen,
                format!("「{name_zh}」的「{text}」不是一个数，价格留空。"),
                format!("“{text}” in “{name_en}” is no figure; the price stays empty."),
            ),
            Self::DigitsLost(text) => (
                IntakeCode::DigitsLost,
                format!("「{text}」被表格软件当成数字，末几位已经丢失。请把该列设为文本，重新填写号码。"),
                format!(
                    "A spreadsheet took “{text}” for a number and cut its last digits off. Make the column text and enter it again."
                ),
            ),
            Self::CheckDigit(text, expected) => (
                IntakeCode::CheckDigit,
                format!("「{text}」的校验位不符（应为 {expected}），照原样导入。请核对号码。"),
                format!("The check digit of “{text}” fails ({expected} is expected); imported as it stands. Compare the number."),
            ),
            Self::NoCheckDigit(text) => (
                IntakeCode::NoCheckDigit,
                format!("「{text}」没有校验位，照原样导入。"),
                format!("“{text}” has no check digit; imported as it stands."),
            ),
            Self::OldRegistration(text) => (
                IntakeCode::OldRegistration,
                format!("「{text}」是 15 位注册号，不是统一社会信用代码，照原样导入。"),
                format!("“{text}” is a 15-digit registration number, not a unified code; imported as it stands."),
            ),
            Self::CodeMalformed(text) => (
                IntakeCode::CodeMalformed,
                format!("「{text}」既不是 18 位统一社会信用代码，也不是 15 位注册号。请核对。"),
                format!("“{text}” is neither an 18-sign unified code nor a 15-digit registration number. Compare it."),
            ),
            Self::NumberNotCn(text) => (
                IntakeCode::NumberNotCn,
                format!("「{text}」不是中国专利申请号，照原样导入，没有校验。"),
                format!("“{text}” is no CN application number; imported as it stands, unchecked."),
            ),
            Self::IsPublicationNumber(text) => (
                IntakeCode::IsPublicationNumber,
                format!("「{text}」是公开（公告）号，不是申请号，已记入公开（公告）号。"),
                format!("“{text}” is a publication number, not an application number; entered as the publication number."),
            ),
            Self::IsApplicationNumber(text) => (
                IntakeCode::IsApplicationNumber,
                format!("「{text}」是申请号，不是公开（公告）号，已记入申请号。"),
                format!("“{text}” is an application number, not a publication number; entered as the application number."),
            ),
            Self::SeveralNumbers(text) => (
                IntakeCode::SeveralNumbers,
                format!("「{text}」有几个号码；第一个用来识别这一条，其余记入其他编号。请核对是否应分成几行。"),
                format!(
                    "“{text}” holds several numbers; the first identifies the row, the rest are kept as other numbers. Should they be rows of their own?"
                ),
            ),
            Self::NumberRepeated(text, row) => (
                IntakeCode::NumberRepeated,
                format!("「{text}」在第 {row} 行已经出现。两行会被当成同一条，请核对。"),
                format!("“{text}” stands in row {row} already. The two rows will be taken for one entry; compare them."),
            ),
        }
    }
}
