//! Every code that a command can fail with, and beside each what is said of it. A sentence says what to do; it names
//! nobody and no amount. Which side a code stands on, a rule that says no or a machine that failed, is decided here alone.

pub(crate) mod field;
mod from;

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::wire::Sentence;

macro_rules! codes {
    (
        refusals { $($refusal:ident $(at $($refused:literal)or+)?: $refusal_zh:literal, $refusal_en:literal;)+ }
        breakages { $($breakage:ident: $breakage_zh:literal, $breakage_en:literal;)+ }
    ) => {
        /// Why a command was not carried out.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Code {
            $(#[doc = $refusal_en] $refusal,)+
            $(#[doc = $breakage_en] $breakage,)+
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$refusal,)+ $(Self::$breakage,)+];

            /// The machine failed rather than a rule refused.
            pub const fn is_breakage(self) -> bool {
                match self {
                    $(Self::$refusal => false,)+
                    $(Self::$breakage => true,)+
                }
            }

            /// What to do about it.
            pub fn sentence(self) -> Sentence {
                let (zh, en) = match self {
                    $(Self::$refusal => ($refusal_zh, $refusal_en),)+
                    $(Self::$breakage => ($breakage_zh, $breakage_en),)+
                };
                Sentence { zh: zh.to_owned(), en: en.to_owned() }
            }

            /// What the fields that it may be about are called in requests; none where it is about none. The request at hand
            /// decides, unless the command knows better.
            pub const fn fields(self) -> &'static [&'static str] {
                match self {
                    $(Self::$refusal => &[$($($refused),+)?],)+
                    $(Self::$breakage => &[],)+
                }
            }
        }
    };
}

codes! {
    refusals {
        // Records and the people in them.
        InBin at "id" or "deal": "它在回收站里，请先还原再用。",
            "It is in the recycle bin: restore it first.";
        TitleMissing at "title": "请填写标题。",
            "Enter a title.";
        NameMissing at "name": "请填写名称。",
            "Enter a name.";
        TrlOutOfRange at "trl": "技术成熟度为 1 至 9。",
            "The readiness level is from 1 to 9.";
        FinisherNameMissing at "finishers": "请填写完成人姓名。",
            "Enter the finisher's name.";
        FinisherShares at "finishers": "完成人份额要么全部填写且合计为全部，要么都不填。",
            "Give every finisher a share, adding up to the whole, or give none.";
        TextAboveLimit: "这段文字太长，请缩短。",
            "The text is too long: shorten it.";
        ControlSign: "这里有换行，或看不见的控制字符（如 NUL、改变书写方向的字符）；请删去或重新输入。",
            "There is a line break or an invisible control character in it, such as NUL or one that reverses the reading direction: type the text again.";
        PartsAboveLimit: "这里的项数太多，请减少。",
            "There are too many here: remove some.";
        DayOutOfRange: "日期须在 1900 年至 2100 年之间，请核对年份。",
            "The day must be in the years 1900 to 2100: check the year.";
        TwinInUse at "id": "台里已有识别号相同的记录；请先把那一条放入回收站，或改正它的识别号。",
            "The desk has a record with the same key by now: move that one to the recycle bin first, or correct its key.";
        IsPublicationNumber at "application_number": "这是公开（公告）号，请填在公开（公告）号一栏。",
            "This is a publication number: enter it as the publication number.";
        IsApplicationNumber at "publication_number": "这是申请号，请填在申请号一栏。",
            "This is an application number: enter it as the application number.";
        CodeKnown: "已有单位使用这个代码，请打开那条记录。",
            "An organisation with this code is on the desk already: open that record.";
        NameAmbiguous: "有多条记录同名，请改用 id。",
            "Several records have that name or number: use the ID.";
        OrganisationUnknown at "id": "本台没有这个单位。",
            "This desk has no such organisation.";
        ResultUnknown at "id": "本台没有这项成果。",
            "This desk has no such result.";
        PersonUnknown at "ids": "本台没有此人的信息。",
            "This desk holds nothing about that person.";
        PayeeUnknown at "id" or "payee": "本台没有这个收款方。",
            "This desk has no such payee.";
        PayeeInUse at "payee" or "id": "收款方已在条款中使用。",
            "A clause uses this payee.";
        PayeeKindUnknown at "payee" or "id": "请先填写收款方的类别（个人、员工或公司）。",
            "Say first how the payee is paid: individual, employee or company.";
        PayeeNotResident at "payee" or "id": "非居民的扣缴规则不同，本程序不代为估算，请咨询税务机关。",
            "Other rules apply to a non-resident, and this program does not guess them: ask the tax office.";
        // Rate tables.
        BandsInvalid at "bands" or "scale" or "rates.table" or "clauses": "费率档次须从低到高、首尾相接，最后一档不设上限。",
            "The bands must rise without gap or overlap, and the last one must be open.";
        FloorAboveRate at "bands": "每档须满足：下限 ≤ 指导费率 ≤ 上限。",
            "In every band: floor ≤ rate ≤ ceiling.";
        PeriodReversed at "to" or "effective_to" or "ends_on" or "until" or "signed_on": "结束日不能早于开始日。",
            "The end can't be before the beginning.";
        VersionOverlaps at "effective_from": "同一费率表已有版本在此期间有效，请改生效日期。",
            "Another version of this table is in force at that time: choose another day.";
        RateTableUnknown at "rates.table" or "table" or "id" or "clauses": "本台没有这份费率表，请先发布。",
            "This desk has no such rate table: issue it first.";
        RateTableNotInForce at "rates.table" or "signed_on": "该版本在锁定费率之日不在有效期内，请选当日有效的版本或协商费率。",
            "That version was not in force on the day that locks the rates: choose the one that was, or negotiate.";
        InForceNeedsMarginal at "rates.table": "按到款日费率计算的条款只能用超额累进。",
            "Rates in force on the day of receipt need marginal bands: choose such a table, or lock the rates.";
        NoRateInForce at "received_on" or "refunded_on" or "billed_on" or "agreed_on" or "completed_on" or "on" or "signed_on" or "from": "到款当日没有有效的费率版本，请先发布或改日期。",
            "No version of the rates is in force on the day of the receipt: issue one or correct the day.";
        DeviationNeedsReason at "rates.reason": "费率超出指导下限或上限，请说明理由。",
            "A rate is outside floor and ceiling: give the reason.";
        // The mandate and the contract.
        NoClause at "clauses": "委托合同至少要有一条佣金条款。",
            "Give the mandate at least one commission clause.";
        ClauseCoversNothing at "covers": "请选择条款覆盖的款项种类。",
            "Choose the kinds of receipt that the clause covers.";
        KindInTwoClauses at "clauses" or "covers": "同一种款项只能属于一条有效条款。",
            "Each kind of receipt can belong to one open clause only.";
        SharesNotWhole at "shares" or "clauses": "分成份额须大于零，合计恰为全部，每个收款方只列一次。",
            "The shares must be above zero and add up to exactly the whole, with each payee once.";
        MinimumAboveCap at "minimum" or "clauses": "保底不能高于封顶。",
            "The minimum can't exceed the cap.";
        SigningNeedsUpfront at "earning": "只有覆盖首付款的条款才能在签约时计佣。",
            "Only the clause that covers the upfront payment can be earned at the signing.";
        AmendmentFollowsNothing at "closes": "请指明要变更的现行条款。",
            "Name the open clause that the amendment closes.";
        AmendmentTooEarly at "from": "补充协议的生效日须晚于现行条款的起始日。",
            "The amendment must begin after the present terms did.";
        SignedAfterAmendment at "signed_on": "已有补充协议从这一天或更早起生效；签订日须早于它，请核对。",
            "An amendment applies from that day or an earlier one: the day of signing must come before it.";
        StatementRestsOnIt: "已提交的结算单按原来的内容计算；请先撤回它，再更正。",
            "A submitted statement was computed from this: withdraw it first, then correct this.";
        AmendmentChangesBase at "earning": "补充协议不能改变计佣基数和计佣时点，请另立条款。",
            "An amendment keeps the base and when commission is earned: add another clause instead.";
        TechnologyAbovePrice at "technology_amount": "技术交易额不能高于合同成交额。",
            "The technology amount can't exceed the contract price.";
        InstalmentsExceedPrice at "instalments": "分期合计超过合同成交额。",
            "The instalments exceed the contract price: correct them.";
        PriceMissing at "price": "请填写合同成交额或提成条款。",
            "Enter a contract price or a royalty.";
        SellerIsBuyer at "buyer": "供给方和需求方不能是同一个单位，请改选。",
            "Seller and buyer are one organisation: choose another.";
        LicenceKindMisplaced at "licence_kind": "只有技术许可合同才分独占、排他、普通许可，请改合同类型或清空此项。",
            "Only a licence can be exclusive, sole or non-exclusive: change the contract's kind or leave this empty.";
        TailTooLong at "tail_months": "保护期最长 240 个月，请核对。",
            "A protection period is at most 240 months: check it.";
        PriceNeeded at "price" or "base" or "clauses" or "deal": "条款需要合同成交额（或技术交易额），请在合同中填写。",
            "The terms need the contract price or technology amount: enter it in the contract.";
        MandateExists at "deal": "项目已有委托合同，请用补充协议变更。",
            "The deal has a mandate: amend it instead.";
        ContractExists at "deal": "项目已有技术合同，请用补充协议变更。",
            "The deal has a contract: amend it instead.";
        NoMandate at "deal": "项目还没有委托合同。",
            "Sign the mandate first.";
        NoContract at "deal": "项目还没有委托合同或技术合同。",
            "Sign a mandate or a contract first.";
        ClientMissing at "client" or "deal": "签约前请先选定企业客户。",
            "Choose the client enterprise before the signing.";
        ContractNumberMissing at "number": "请填写合同编号。",
            "Enter the contract's number.";
        // The deal.
        DealUnknown at "deal" or "id": "本台没有这个项目。",
            "This desk has no such deal.";
        SameStage at "to": "项目已在该阶段。",
            "The deal stands in that stage already.";
        NothingProven at "id": "现有材料和款项没有证明更靠后的阶段。",
            "No document and no payment proves a further stage.";
        ClosureReason at "closure": "结案须选择原因，其他阶段不选。",
            "Choose a reason for closing, and none otherwise.";
        GateNeedsReason at "reason": "还缺材料；补齐，或说明先行的理由。",
            "Something is missing: add it, or say why the deal moves on without it.";
        EvidenceNotTicked at "item": "这项材料没有确认过。",
            "That item is not ticked.";
        TextMissing at "text" or "note": "请填写内容。",
            "Enter some text.";
        // Receipts and what follows them.
        AmountNotPositive at "amount" or "price" or "minimum": "金额须大于零。",
            "Enter an amount above zero.";
        AmountTooLarge at "amount" or "price" or "bands" or "from" or "id" or "deal": "金额或合计超出范围，请核对是否有一笔多填了几位。",
            "The amount or a total is too large: check whether one has digits too many.";
        EntryUnknown at "entry" or "receipt" or "deal": "项目中没有这笔记录。",
            "The deal has no such entry.";
        ClauseUnknown at "clause" or "deal": "项目中没有这条条款。",
            "The deal has no such clause.";
        InstalmentUnknown at "instalment": "合同中没有这一期。",
            "The contract has no such instalment.";
        NotAReceipt at "receipt" or "entry": "退款须指明一笔到款。",
            "Choose the receipt that is refunded.";
        RefundExceedsReceipt at "amount": "退款超过该笔到款的余额。",
            "The refund exceeds what is left of the receipt.";
        RefundBeforeReceipt at "refunded_on": "退款日不能早于到款日。",
            "The refund can't be earlier than its receipt.";
        RefundExceedsReceipts at "amount" or "entry" or "from" or "deal": "当日退款会超过该条款已到款合计，请核对日期和金额。",
            "On that day the refund would exceed what has been received: check day and amount.";
        ReceiptHasRefunds at "entry": "请先冲回这笔到款的退款。",
            "Reverse the refunds of this receipt first.";
        AfterCompletion at "received_on" or "refunded_on" or "billed_on" or "agreed_on" or "completed_on" or "on" or "signed_on" or "from": "条款已完结；先重开，再登记。",
            "The clause is completed: reopen it first, then enter this.";
        CompletionMisplaced at "clause" or "from" or "signed_on": "条款只能完结一次，且须在签约之后。",
            "A clause can be completed only once, and after the signing.";
        NoteUnknown at "note": "这里没有这条记录，可能已经撤回。",
            "There is no such note here; it may have been withdrawn: look at the log again.";
        ReasonMissing at "reason": "请说明理由。",
            "Give the reason.";
        // Statements.
        StatementUnknown at "id": "本台没有这张结算单。",
            "This desk has no such statement.";
        PeriodOverlaps at "to" or "id": "该收款方已有结算单覆盖其中日期，请改结算期间。",
            "Another statement of this payee covers some of these days: choose another period.";
        StatementOpen at "payee": "该收款方已有未提交的草稿，请先提交或丢弃。",
            "This payee has a draft already: submit or discard it first.";
        NotADraft at "id": "这张结算单已提交。",
            "This statement is submitted already.";
        NotSubmitted at "id": "只有已提交的结算单可以撤回。",
            "Only a submitted statement can be withdrawn.";
        LaterStatement at "id": "后面的结算单以它为基础；更正会列入下一张。",
            "A later statement builds on it: corrections go on the next one.";
        StatementBeforeLast at "on": "结算单日期早于上一张结算单，请改日期。",
            "The statement date is before that of the last one: choose a later day.";
        PayeeNameless at "payee" or "id": "收款方没有姓名或名称（可能已抹除），无法出具结算单；请先填写。",
            "The payee has no name, perhaps because it was erased, and a statement must be made out to somebody: enter a name first.";
        PeriodNotOver at "to" or "on" or "id": "结算期还没有结束，之后的到款会漏列；请在期末当天或之后提交，或另起一张到今天为止的。",
            "The period is not over, and what still comes in would be missing: submit it on its last day or later, or draft one that ends today.";
        StatementInFuture at "on": "结算单日期还没有到，请改为今天或更早。",
            "The statement date is in the future: choose today or an earlier day.";
        PaymentBeforeStatement at "payment_on": "付款日不能早于结算日。",
            "The payment date can't be before the statement date.";
        NoWithholdingTable at "payment_on": "付款当日没有有效的扣缴税率表。",
            "No withholding table is in force on the day of payment.";
        // Requests and cases to calculate.
        Money: "金额须为形如 1234.50 的数字，两位小数，不超过 9999999999999.99。",
            "Write the amount as 1234.50, with two decimals, at most 9999999999999.99.";
        Rate: "费率须为 0 到 1 的小数，如 0.035。",
            "Write the rate as a fraction from 0 to 1, such as 0.035.";
        Date: "日期须为日历中的一天，如 2026-03-01。",
            "Write the day as 2026-03-01.";
        Shares: "分成份额须大于零，合计恰为全部，每个收款方只列一次。",
            "The shares must be above zero and add up to exactly the whole, with each payee once.";
        Scale: "费率档次不成立，或当日没有有效费率。",
            "There are no bands, or no scale is in force on that day.";
        Currency: "只结算人民币；外币到款请先结汇。",
            "Only CNY is settled: convert the receipt first.";
        Format: "请求的格式不对，请核对该字段。",
            "The request is malformed: check this field.";
        NotUtf8: "这些字节不是 UTF-8 文本；请转换编码后再送入。",
            "This is not UTF-8 text: convert it, then send it again.";
        FieldMissing: "请填写这一项。",
            "Fill this in.";
        CommandUnknown: "没有这个命令；rpc --list 列出全部命令。",
            "There is no such command: rpc --list shows them all.";
        Usage: "参数不对，请看 --help。",
            "The arguments are wrong: see --help.";
        Cancelled: "已取消，什么都没有改变。",
            "Cancelled; nothing has changed.";
        // Files and lists.
        FileExists: "文件已存在；换个名字，或选择覆盖。",
            "The file exists already: choose another name, or allow it to be replaced.";
        FileOfDesk: "这里是台的文件夹，其中的文件不能被导出的文件替换；请另选文件夹。",
            "This is a desk's folder, whose files must not be replaced: choose another folder.";
        FilesSame: "两个文件在同一处；请分别命名。",
            "Two files would have the same name: give each its own.";
        FileNameMissing: "请给出文件名。",
            "Give the file a name.";
        FileNameTooLong: "文件名或路径太长，请缩短名称，或换一个层级较浅的文件夹。",
            "The file's name or path is too long: shorten it, or choose a folder higher up.";
        FileNameInvalid: "文件名里有系统不允许的字符（如 / * ? : |），请换一个名字。",
            "The file's name has a character that the system does not allow (such as / * ? : |): choose another name.";
        FolderMissing: "这个文件夹不存在，请另选。",
            "There is no such folder: choose another.";
        NoProgramForFile: "这台电脑上没有能打开这种文件的程序：请安装一个（如 PDF 阅读器）再试，或另存后在别的电脑上打印。",
            "No program on this computer opens this kind of file: install one, such as a PDF reader, or save the file and print it elsewhere.";
        FileUnreadable: "读不到这个文件，请核对路径。",
            "The file can't be read: check its path.";
        FileMissing: "这里没有这个文件，请核对路径。",
            "There is no file here: check its path.";
        ListFormat: "请把文件存为 .xlsx 或 .csv。",
            "Give the file a name that ends in .xlsx or .csv.";
        TemplateFormat: "模板只能存为 .xlsx。",
            "Give the template a name that ends in .xlsx.";
        TooManyRowsForSheet: "工作表放不下这么多行，没有写出文件；请改存 .csv。",
            "There are more rows than a sheet holds, so no file was written: save it as .csv.";
        CellTooLong: "有一段文字超过一个单元格的上限，没有写出文件；请改存 .csv。",
            "A text is longer than a cell holds, so no file was written: save it as .csv.";
        NotInEncoding: "有的字在 GB18030 里没有，没有写出文件；请改用 UTF-8。",
            "Some characters do not exist in GB18030, so no file was written: use UTF-8.";
        ImportUnknown at "import": "没有这次导入，或已撤销。",
            "There is no such import, or it was undone already.";
        MappingKind at "mapping": "对应关系是另一种名单的，请重新查看文件。",
            "The mapping was made for the other kind of list: inspect the file again.";
        UnsupportedFormat: "这不是名单能用的格式，请另存为 .xlsx 或 .csv。",
            "This is not a list format: save it as .xlsx or .csv.";
        FileProtected: "文件设有密码，请先去掉密码。",
            "The file is protected with a password: remove it first.";
        FileDamaged: "文件已损坏；请用表格软件另存为 .xlsx。",
            "The file is damaged: save it again as .xlsx from a spreadsheet program.";
        TooLarge: "文件太大，请拆成几个。",
            "The file is too large: split it.";
        TooManyRows: "表格行数太多，请拆成几个文件。",
            "The table has too many rows: split it into several files.";
        TooManyColumns: "表格列数太多，请删去多余的列。",
            "The table has too many columns: delete those you do not need.";
        TextTooLong: "有一段文字太长，请缩短，或检查分隔符和引号。",
            "A text is too long: shorten it, or check separators and quotation marks.";
        SheetUnknown: "文件里没有这个工作表，请另选。",
            "The file has no such sheet: choose another.";
        FileEmpty: "文件里没有内容，请另选。",
            "The file is empty: choose another.";
        NotAList: "这不是名单；请改用模板，一行填一条。",
            "This is not a list: use the template, with one entry per row.";
        MappingMismatch: "对应关系与文件不一致，请重新查看文件。",
            "The mapping does not belong to this file: inspect it again.";
        RequiredUnmapped: "必填的列没有对应，请指明。",
            "A required field has no column: say which one it is.";
        DayReading: "有的日期有两种读法，请选定。",
            "Some days can be read in two ways: choose one.";
        AmountUnit: "有的金额没有单位，请选定。",
            "Some amounts have no unit: choose one.";
        // The desk.
        NoSettings: "这里不保存偏好设置。",
            "No preferences are kept here: use the window.";
        NoDesk: "请先打开一个台。",
            "Open a desk first.";
        DeskInUse: "这个台正在另一个窗口或进程中打开，请先关闭那里。",
            "The desk is open in another window or process: close it there first.";
        WrongPassphrase at "passphrase" or "current": "口令不对，请再试；也可以用恢复码。",
            "The passphrase is wrong: try again, or use the recovery code.";
        PassphraseNeeded at "passphrase" or "current": "这个台需要口令。",
            "Enter the desk's passphrase.";
        PassphraseEmpty at "passphrase" or "new": "口令不能为空。",
            "The passphrase can't be blank.";
        PassphraseNotText at "passphrase": "环境变量里的口令或恢复码不是 UTF-8 文本，没有采用；请改成 UTF-8 后再试。",
            "The passphrase or recovery code in the environment is not UTF-8 text and was not used: set it as UTF-8 and try again.";
        SecretInArguments: "口令和恢复码不能写在命令行参数里（别的程序看得到）；请把请求写成 -，从标准输入送入。",
            "Passphrases and recovery codes are not taken from arguments, which other programs can see: give - as the request and send it on standard input.";
        WrongRecoveryCode at "recovery_code": "这是另一个台的恢复码。",
            "That recovery code belongs to another desk: look for this desk's.";
        RecoveryCodeMistyped at "recovery_code": "恢复码有误，请逐组核对。",
            "The recovery code is mistyped: check it group by group.";
        RecoveryCodeNeeded at "recovery_code": "这台电脑上没有这个台的密钥，请输入恢复码。",
            "This computer does not hold the desk's key: enter the recovery code.";
        WrongCodeOrDamaged at "recovery_code": "要么恢复码属于另一个台，要么数据库开头已损坏；请核对恢复码，或从备份恢复。",
            "Either the code belongs to another desk or the database is damaged: check the code, or restore a backup.";
        KeyringUnavailable: "系统钥匙串没有回应；登录后重试，或用恢复码打开。",
            "The system's keyring does not answer: log in and try again, or use the recovery code.";
        KeysDamaged: "密钥文件丢失或损坏，数据未受影响；请用恢复码打开。",
            "The key file is missing or damaged, the data is not: open the desk with the recovery code.";
        FileFromNewerVersion: "这个台由更新版本的程序写成，没有做任何改动；请升级程序。",
            "A newer version wrote this desk; nothing was touched: update the program.";
        ClockImpossible: "电脑的时间不在 1970 年至 2100 年之间，无法记录；请先校准系统时间。",
            "The computer's clock is outside the years 1970 to 2100, so nothing can be recorded: set it first.";
        NotADesk at "desk" or "folder": "这个文件夹不是一个台。",
            "There is no desk in this folder: choose another.";
        DeskReadOnly at "desk" or "folder": "这个台的文件夹只能读取，不能登记；可以只看一份副本，或把整个文件夹复制到可以写入的地方，再打开那一份。",
            "This desk's folder is read-only, so nothing can be recorded: open a copy to look at, or copy the folder to a place that can be written and open that.";
        FolderFixed at "desk" or "folder" or "into": "台要整个文件夹一次就位，而这个文件夹换不了：它是当前目录、磁盘的根目录，或上一级不能写；请在它里面选一个新文件夹。",
            "A desk takes its place as one folder, and this one can't be replaced: it is the current folder or a disk's root, or the one above is not writable. Choose a new folder inside it.";
        FolderNotEmpty at "desk" or "folder" or "into": "文件夹里已有内容，请选一个空的或新的。",
            "The folder is not empty: choose a new or empty one.";
        BackupDamaged at "file": "备份损坏或被改动，没有恢复任何内容；请用另一份备份。",
            "The backup is damaged or was altered; nothing was restored: use another one.";
        NothingToUndo: "没有可以撤销的操作。",
            "There is nothing to undo.";
        NothingToRedo: "没有可以重做的操作：上一步不是撤销。",
            "There is nothing to redo: the last step was not an undo.";
        SubmissionStays: "提交结算单不能用撤销收回；请用「撤回」。",
            "A submitted statement can't be undone: withdraw it instead.";
        WithdrawalStays: "撤回结算单不能撤销；需要时请重新起草。",
            "A withdrawal can't be undone: draft the statement again if you need it.";
        ErasureStays: "抹除个人信息不能撤销：抹掉的内容已不存在。",
            "An erasure can't be undone: what was erased is gone.";
        TouchedSince: "之后的操作用到了它，不能撤销。",
            "A later action relies on it, so it can't be undone.";
        RecordMissing at "id" or "deal": "记录不存在。",
            "The record is not there.";
    }
    breakages {
        DiskFull: "磁盘已满，什么都没有改变；腾出空间后重试。",
            "The disk is full and nothing was changed: free some space and try again.";
        SavedUnsure: "保存时磁盘出错，不能确定是否已经存下；请关闭本台再打开，先看看有没有，再决定是否重做。",
            "The disk failed while this was being saved, and it is not certain whether it was: close the desk, open it again, and look before you repeat it.";
        DoneBut: "已经完成并存下，但随后的步骤出错；请勿重做，先关闭本台再打开看看。",
            "It is done and saved, but what follows failed: do not repeat it; close the desk and open it again to check.";
        AnswerUnwritten: "结果写不出来（输出已满或已关闭），什么都没有改变。",
            "The answer could not be written, because the output is full or closed; nothing was changed: try another output.";
        AnswerLost: "已经完成并存下，但结果写不出来（输出已满或已关闭）；请勿重做。",
            "It is done and saved, but its answer could not be written, since the output is full or closed: do not repeat it.";
        OutOfMemory: "内存不足，口令没有验证，密钥和数据都未受影响；请关闭一些程序后重试。",
            "There is too little memory to try the passphrase; keys and data are untouched: close other programs and try again.";
        ReadOnly: "磁盘或文件只读。",
            "The disk or file is read-only: choose another place.";
        PermissionDenied: "没有读写权限。",
            "The system denies access: check the permissions.";
        DatabaseDamaged: "数据库已损坏，没有做任何改动；请从备份恢复到新文件夹。",
            "The database is damaged and was left as it is: restore a backup into a new folder.";
        DatabaseBusy: "数据库正忙，请稍后再试。",
            "The database is busy: try again in a moment.";
        RecordUnreadable: "有一条记录读不出来；请运行检查，或从备份恢复。",
            "A record can't be read: run the check, or restore a backup.";
        Unexpected: "程序出错，什么都没有改变；请重试，仍不行请导出日志。",
            "Something failed and nothing was changed: try again, and keep the log if it goes on.";
    }
}

/// The word on the wire.
impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(out)
    }
}
