//! The sentence for every code, in both languages, and the field that a refusal is about. A sentence says what to do.

use domain::refusal::Refusal;

use crate::error::Sentence;

/// The sentence for a code; the code itself where it has none, which a test does not let happen.
pub fn sentence(code: &str) -> Sentence {
    let (zh, en) = words(code).unwrap_or((code, code));
    Sentence { zh: zh.to_owned(), en: en.to_owned() }
}

/// The field of a request that a refusal is about; empty where it is about no single one.
pub fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::InBin => "id",
        Refusal::FinisherNameMissing => "finishers",
        Refusal::EvidenceNotTicked => "item",
        Refusal::TitleMissing => "title",
        Refusal::NameMissing => "name",
        Refusal::TrlOutOfRange => "trl",
        Refusal::FinisherShares => "finishers",
        Refusal::BandsInvalid | Refusal::FloorAboveRate => "bands",
        Refusal::PeriodReversed | Refusal::PeriodOverlaps => "to",
        Refusal::VersionOverlaps => "effective_from",
        Refusal::RateTableUnknown | Refusal::RateTableNotInForce | Refusal::InForceNeedsMarginal => "rates.table",
        Refusal::NoRateInForce => "received_on",
        Refusal::DeviationNeedsReason => "rates.reason",
        Refusal::NoClause | Refusal::KindInTwoClauses => "clauses",
        Refusal::ClauseCoversNothing => "covers",
        Refusal::SharesNotWhole => "shares",
        Refusal::MinimumAboveCap => "minimum",
        Refusal::SigningNeedsUpfront | Refusal::AmendmentChangesBase => "earning",
        Refusal::AmendmentFollowsNothing => "closes",
        Refusal::AmendmentTooEarly => "from",
        Refusal::AmountNotPositive | Refusal::AmountTooLarge => "amount",
        Refusal::TechnologyAbovePrice => "money.technology_amount",
        Refusal::InstalmentsExceedPrice => "money.instalments",
        Refusal::PriceMissing | Refusal::PriceNeeded => "money.price",
        Refusal::SameStage => "to",
        Refusal::ClosureReason => "closure",
        Refusal::GateNeedsReason { .. } | Refusal::ReasonMissing => "reason",
        Refusal::ClientMissing => "client",
        Refusal::EntryUnknown => "entry",
        Refusal::ClauseUnknown | Refusal::CompletionMisplaced { .. } => "clause",
        Refusal::InstalmentUnknown => "instalment",
        Refusal::NotAReceipt => "receipt",
        Refusal::RefundExceedsReceipt | Refusal::RefundExceedsReceipts { .. } => "amount",
        Refusal::RefundBeforeReceipt => "refunded_on",
        Refusal::PayeeKindUnknown | Refusal::PayeeNotResident | Refusal::PayeeInUse => "payee",
        Refusal::PaymentBeforeStatement => "payment_on",
        Refusal::NoWithholdingTable => "payment_on",
        Refusal::MandateExists
        | Refusal::ContractExists
        | Refusal::NoMandate
        | Refusal::NoContract
        | Refusal::ReceiptHasRefunds
        | Refusal::AfterCompletion
        | Refusal::StatementOpen
        | Refusal::NotADraft
        | Refusal::NotSubmitted
        | Refusal::LaterStatement => "",
    }
}

fn words(code: &str) -> Option<(&'static str, &'static str)> {
    rule(code).or_else(|| request(code)).or_else(|| list(code)).or_else(|| desk(code))
}

/// Rules of the domain.
fn rule(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "in_bin" => ("它在回收站里，请先移出再用。", "It lies in the recycle bin: take it out first."),
        "finisher_name_missing" => ("请填写完成人姓名。", "Enter the finisher's name."),
        "title_missing" => ("请填写标题。", "Enter a title."),
        "name_missing" => ("请填写名称。", "Enter a name."),
        "trl_out_of_range" => ("技术成熟度为 1 至 9。", "The readiness level is 1 to 9."),
        "finisher_shares" => (
            "完成人份额要么全部填写且合计为全部，要么都不填。",
            "Give every finisher a share and let them make the whole, or give none.",
        ),
        "bands_invalid" => (
            "费率档次须从低到高、首尾相接，最后一档不设上限。",
            "Let the bands rise without gap or overlap, and leave the last one open.",
        ),
        "floor_above_rate" => ("每档须满足：下限 ≤ 指导费率 ≤ 上限。", "In every band let floor, rate and ceiling rise."),
        "period_reversed" => ("结束日不能早于开始日。", "Let the end not lie before the beginning."),
        "version_overlaps" => (
            "同一费率表已有版本在此期间有效，请改生效日期。",
            "Another version of this table is in force in that time: choose other days.",
        ),
        "rate_table_unknown" => ("本台没有这份费率表，请先发布。", "This desk has no such rate table: issue it first."),
        "rate_table_not_in_force" => (
            "该版本在锁定费率之日不在有效期内，请选当日有效的版本或协商费率。",
            "That version was not in force on the day that locks the rates: choose the one that was, or negotiate.",
        ),
        "in_force_needs_marginal" => (
            "按到款日费率计算的条款只能用超额累进。",
            "Rates in force at the receipt need marginal bands: choose such a table or lock the rates.",
        ),
        "no_rate_in_force" => (
            "到款当日没有有效的费率版本，请先发布或改日期。",
            "No version of the rates is in force on the day of the receipt: issue one or correct the day.",
        ),
        "deviation_needs_reason" => {
            ("费率超出指导下限或上限，请说明理由。", "A rate lies outside floor and ceiling: give the reason.")
        }
        "no_clause" => ("委托合同至少要有一条佣金条款。", "Give the mandate at least one commission clause."),
        "clause_covers_nothing" => ("请选择条款覆盖的款项种类。", "Choose the kinds of receipt that the clause covers."),
        "kind_in_two_clauses" => ("同一种款项只能属于一条有效条款。", "Let each kind of receipt belong to one open clause only."),
        "shares_not_whole" | "shares" => (
            "分成份额须大于零，合计恰为全部，每个收款方只列一次。",
            "Let the shares be above zero and make exactly the whole, each payee once.",
        ),
        "minimum_above_cap" => ("保底不能高于封顶。", "Let the minimum not exceed the cap."),
        "signing_needs_upfront" => (
            "只有覆盖首付款的条款才能在签约时计佣。",
            "Only the clause that covers the upfront payment can be earned at the signing.",
        ),
        "amendment_follows_nothing" => ("请指明要变更的现行条款。", "Name the open clause that the amendment closes."),
        "amendment_too_early" => {
            ("补充协议的生效日须晚于现行条款的起始日。", "Let the amendment hold from a day after the present terms began.")
        }
        "amendment_changes_base" => (
            "补充协议不能改变计佣基数和计佣时点，请另立条款。",
            "An amendment keeps the base and the way of earning: make another clause instead.",
        ),
        "amount_not_positive" => ("金额须大于零。", "Enter an amount above zero."),
        "amount_too_large" => ("金额或合计超出范围。", "The amount or a total is too large: check it."),
        "technology_above_price" => {
            ("技术交易额不能高于合同成交额。", "Let the technology amount not exceed the contract price.")
        }
        "instalments_exceed_price" => ("分期合计超过合同成交额。", "The instalments exceed the contract price: correct them."),
        "price_missing" => ("请填写合同成交额或提成条款。", "Enter a contract price or a royalty."),
        "price_needed" => (
            "条款需要合同成交额（或技术交易额），请在合同中填写。",
            "The terms need the contract price or technology amount: enter it in the contract.",
        ),
        "same_stage" => ("项目已在该阶段。", "The deal stands in that stage already."),
        "closure_reason" => ("结案须选择原因，其他阶段不选。", "Choose a reason for a closure, and none otherwise."),
        "gate_needs_reason" => {
            ("还缺材料；补齐，或说明先行的理由。", "Something is missing: add it, or say why the deal goes on without.")
        }
        "mandate_exists" => ("项目已有委托合同，请用补充协议变更。", "The deal has a mandate: amend it instead."),
        "contract_exists" => ("项目已有技术合同，请用补充协议变更。", "The deal has a contract: amend it instead."),
        "no_mandate" => ("项目还没有委托合同。", "Sign the mandate first."),
        "no_contract" => ("项目还没有委托合同或技术合同。", "Sign a mandate or a contract first."),
        "client_missing" => ("签约前请先选定企业客户。", "Choose the client enterprise before the signing."),
        "entry_unknown" => ("项目中没有这笔记录。", "The deal has no such entry."),
        "clause_unknown" => ("项目中没有这条条款。", "The deal has no such clause."),
        "instalment_unknown" => ("合同中没有这一期。", "The contract has no such instalment."),
        "not_a_receipt" => ("退款须指明一笔到款。", "Name the receipt that is paid back."),
        "refund_exceeds_receipt" => ("退款超过该笔到款的余额。", "The refund exceeds what is left of the receipt."),
        "refund_before_receipt" => ("退款日不能早于到款日。", "Let the refund not come before its receipt."),
        "refund_exceeds_receipts" => (
            "当日退款会超过该条款已到款合计，请核对日期和金额。",
            "On that day the refund would exceed what has been received: check day and amount.",
        ),
        "receipt_has_refunds" => ("请先冲回这笔到款的退款。", "Take back the refunds of this receipt first."),
        "after_completion" => {
            ("条款已完结；先重开，再登记。", "The clause is completed: take the completion back, then enter this.")
        }
        "completion_misplaced" => ("条款只能完结一次，且须在签约之后。", "Complete a clause once, and after the signing."),
        "reason_missing" => ("请说明理由。", "Give the reason."),
        "payee_in_use" => ("收款方已在条款中使用。", "A clause uses this payee."),
        "payee_kind_unknown" => {
            ("请先填写收款方的类别（个人、员工或公司）。", "Say first how the payee is paid: individual, employee or company.")
        }
        "payee_not_resident" => (
            "非居民的扣缴规则不同，本程序不代为估算，请咨询税务机关。",
            "Other rules hold for a non-resident and are not guessed here: ask the tax office.",
        ),
        "period_overlaps" => (
            "该收款方已有结算单覆盖其中日期，请改期间。",
            "Another statement of this payee covers some of these days: choose another period.",
        ),
        "statement_open" => {
            ("该收款方已有未提交的草稿，请先提交或丢弃。", "This payee has a draft already: submit or discard it first.")
        }
        "not_a_draft" => ("这张结算单已提交。", "This statement is submitted already."),
        "not_submitted" => ("只有已提交的结算单可以撤回。", "Only a submitted statement can be withdrawn."),
        "later_statement" => {
            ("后面的结算单以它为基础；更正会列入下一张。", "A later statement builds on it: corrections go on the next one.")
        }
        "payment_before_statement" => ("付款日不能早于结算日。", "Let the payment not come before the statement's day."),
        "no_withholding_table" => ("付款当日没有有效的扣缴税率表。", "No withholding table is in force on the day of payment."),
        _ => return None,
    })
}

/// What a request can have wrong.
fn request(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "money" => (
            "金额须为形如 1234.50 的数字，两位小数，不超过 9999999999999.99。",
            "Write the amount as 1234.50, with two decimals, at most 9999999999999.99.",
        ),
        "rate" => ("费率须为 0 到 1 的小数，如 0.035。", "Write the rate as a fraction from 0 to 1, such as 0.035."),
        "date" => ("日期须为日历中的一天，如 2026-03-01。", "Write the day as 2026-03-01."),
        "scale" => ("费率档次不成立，或当日没有有效费率。", "The bands are none, or no scale is in force on the day."),
        "currency" => ("只结算人民币；外币到款请先结汇。", "Only CNY is settled: convert the receipt first."),
        "format" => ("请求的格式不对，请核对该字段。", "The request is not of its form: check this field."),
        "field_missing" => ("请填写这一项。", "Fill this in."),
        "command_unknown" => ("没有这个命令；rpc --list 列出全部命令。", "There is no such command: rpc --list shows them all."),
        "text_missing" => ("请填写内容。", "Enter some text."),
        "contract_number_missing" => ("请填写合同编号。", "Enter the contract's number."),
        "organisation_unknown" => ("本台没有这个单位。", "This desk has no such organisation."),
        "result_unknown" => ("本台没有这项成果。", "This desk has no such result."),
        "deal_unknown" => ("本台没有这个项目。", "This desk has no such deal."),
        "payee_unknown" => ("本台没有这个收款方。", "This desk has no such payee."),
        "person_unknown" => ("本台没有此人的信息。", "This desk holds nothing about that person."),
        "statement_unknown" => ("本台没有这张结算单。", "This desk has no such statement."),
        "statement_before_last" => (
            "结算单日期早于上一张结算单，请改日期。",
            "The statement's day lies before that of the last one: choose a later day.",
        ),
        "name_ambiguous" => ("有多条记录同名，请改用 id。", "Several records have that name or number: use the id."),
        "evidence_not_ticked" => ("这项材料没有确认过。", "That evidence is not ticked."),
        "code_known" => ("已有单位使用这个代码，请打开那条记录。", "An organisation with this code is known: open that record."),
        "file_exists" => {
            ("文件已存在；换个名字，或选择覆盖。", "The file is there already: choose another name, or allow to replace it.")
        }
        "file_name_missing" => ("请给出文件名。", "Give the file a name."),
        "file_unreadable" => ("读不到这个文件，请核对路径。", "The file can't be read: check its path."),
        "cancelled" => ("已取消，什么都没有改变。", "Cancelled; nothing has changed."),
        _ => return None,
    })
}

/// Lists in and out; what is wrong with a file or a row of it is said by whoever reads it.
fn list(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "import_unknown" => ("没有这次导入，或已撤销。", "There is no such import, or it was undone already."),
        "mapping_kind" => (
            "对应关系是另一种名单的，请重新查看文件。",
            "The mapping was made for the other kind of list: inspect the file again.",
        ),
        "list_format" => ("请把文件存为 .xlsx 或 .csv。", "Give the file a name that ends in .xlsx or .csv."),
        "template_format" => ("模板只能存为 .xlsx。", "Give the template a name that ends in .xlsx."),
        "too_many_rows_for_sheet" => (
            "工作表放不下这么多行，没有写出文件；请改存 .csv。",
            "There are more rows than a sheet holds, so no file was written: save it as .csv.",
        ),
        "cell_too_long" => (
            "有一段文字超过一个单元格的上限，没有写出文件；请改存 .csv。",
            "A text is longer than a cell holds, so no file was written: save it as .csv.",
        ),
        "not_in_encoding" => (
            "有的字在 GB18030 里没有，没有写出文件；请改用 UTF-8。",
            "Some signs do not exist in GB18030, so no file was written: use UTF-8.",
        ),
        _ => return None,
    })
}

/// The desk and the machine under it.
fn desk(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "no_settings" => ("这里不保存偏好设置。", "No preferences are kept here: use the window."),
        "no_desk" => ("请先打开一个台。", "Open a desk first."),
        "desk_in_use" => (
            "这个台正在另一个窗口或进程中打开，请先关闭那里。",
            "The desk is open in another window or process: close it there first.",
        ),
        "wrong_passphrase" => {
            ("口令不对，请再试；也可以用恢复码。", "The passphrase is wrong: try again, or use the recovery code.")
        }
        "passphrase_needed" => ("这个台需要口令。", "Enter the desk's passphrase."),
        "passphrase_empty" => ("口令不能为空。", "Enter a passphrase that is not blank."),
        "wrong_recovery_code" => ("这是另一个台的恢复码。", "That recovery code belongs to another desk: look for this desk's."),
        "recovery_code_mistyped" => ("恢复码有误，请逐组核对。", "The recovery code is mistyped: check it group by group."),
        "recovery_code_needed" => {
            ("这台电脑上没有这个台的密钥，请输入恢复码。", "This computer does not hold the desk's key: enter the recovery code.")
        }
        "wrong_code_or_damaged" => (
            "要么恢复码属于另一个台，要么数据库开头已损坏；请核对恢复码，或从备份恢复。",
            "Either the code belongs to another desk or the database is damaged: check the code, or restore a backup.",
        ),
        "keyring_unavailable" => (
            "系统钥匙串没有回应；登录后重试，或用恢复码打开。",
            "The system's keyring does not answer: log in and try again, or use the recovery code.",
        ),
        "keys_damaged" => (
            "密钥文件丢失或损坏，数据未受影响；请用恢复码打开。",
            "The key file is missing or damaged, the data is not: open the desk with the recovery code.",
        ),
        "database_damaged" => (
            "数据库已损坏，没有做任何改动；请从备份恢复到新文件夹。",
            "The database is damaged and was left as it is: restore a backup into a new folder.",
        ),
        "file_from_newer_version" => (
            "这个台由更新版本的程序写成，没有做任何改动；请升级程序。",
            "A newer version wrote this desk; nothing was touched: update the program.",
        ),
        "not_a_desk" => ("这个文件夹不是一个台。", "There is no desk in this folder: choose another."),
        "folder_not_empty" => ("文件夹里已有内容，请选一个空的或新的。", "The folder is not empty: choose a new or empty one."),
        "disk_full" => (
            "磁盘已满，什么都没有改变；腾出空间后重试。",
            "The disk is full and nothing was changed: free some space and try again.",
        ),
        "read_only" => ("磁盘或文件只读。", "The disk or file can only be read: choose another place."),
        "permission_denied" => ("没有读写权限。", "The system denies access: check the permissions."),
        "database_busy" => ("数据库正忙，请稍后再试。", "The database is busy: try again in a moment."),
        "backup_damaged" => (
            "备份损坏或被改动，没有恢复任何内容；请用另一份备份。",
            "The backup is damaged or was altered; nothing was restored: use another one.",
        ),
        "nothing_to_undo" => ("没有可以撤销的操作。", "There is nothing to undo."),
        "cannot_undo" => (
            "上一步不能撤销；已提交的结算单请用「撤回」。",
            "The last action can't be undone; withdraw a submitted statement instead.",
        ),
        "touched_since" => ("之后的操作用到了它，不能撤销。", "A later action relies on it, so it can't be undone."),
        "record_missing" => ("记录不存在。", "The record is not there."),
        "record_unreadable" => {
            ("有一条记录读不出来；请运行检查，或从备份恢复。", "A record can't be read: run the check, or restore a backup.")
        }
        "demonstration_and_real" => ("演示台和正式台不能混用。", "A demonstration and a real desk are never mixed."),
        "unexpected" => (
            "程序出错，什么都没有改变；请重试，仍不行请导出日志。",
            "Something failed and nothing was changed: try again, and keep the log if it lasts.",
        ),
        _ => return None,
    })
}
