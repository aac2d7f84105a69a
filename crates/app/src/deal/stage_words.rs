//! Stages, gate items and closure reasons in words, for the journal and a deal's time line.

use domain::deal::stage::{ClosureReason, GateItem, Stage};

/// A stage's name.
pub const fn stage(stage: Stage) -> (&'static str, &'static str) {
    match stage {
        Stage::Discovery => ("发现", "discovery"),
        Stage::Registration => ("登记", "registration"),
        Stage::Evaluation => ("评价", "evaluation"),
        Stage::Protection => ("权属", "ownership"),
        Stage::Pricing => ("定价", "pricing"),
        Stage::Mandate => ("委托", "mandate"),
        Stage::Marketing => ("推介", "marketing"),
        Stage::Matching => ("匹配", "matching"),
        Stage::Negotiation => ("洽谈", "negotiation"),
        Stage::Trial => ("试用", "trial"),
        Stage::Publicity => ("公示", "publicity"),
        Stage::Signing => ("签约", "signing"),
        Stage::Recognition => ("认定登记", "recognition"),
        Stage::Delivery => ("交付", "delivery"),
        Stage::Receipts => ("收款", "receipts"),
        Stage::Commission => ("佣金", "commission"),
        Stage::Distribution => ("收益分配", "distribution"),
        Stage::Subsidies => ("兑现补助", "subsidies"),
        Stage::FollowUp => ("产业化跟踪", "follow-up"),
        Stage::Closure => ("结案", "closure"),
    }
}

/// What a gate asks for.
pub const fn gate_item(item: GateItem) -> (&'static str, &'static str) {
    match item {
        GateItem::Owner => ("成果持有单位已知", "owner unit known"),
        GateItem::Finisher => ("完成人已知", "a finisher known"),
        GateItem::Contact => ("有联系人", "someone to talk to"),
        GateItem::Problem => ("一句话说明解决的问题", "the problem solved, in one line"),
        GateItem::DisclosureForm => ("披露表完整", "disclosure form complete"),
        GateItem::FundingKnown => ("资金来源与职务成果已核实", "funding and service status known"),
        GateItem::ThreeExperts => ("三名以上无利害关系专家", "three experts without conflict"),
        GateItem::Trl => ("技术成熟度", "readiness level"),
        GateItem::FiveValueScores => ("五元价值评分", "five-value scores"),
        GateItem::Conclusion => ("结论：能转化", "conclusion: can be transferred"),
        GateItem::PatentStatus => ("专利状态", "patent status"),
        GateItem::FeesPaid => ("专利年费未欠缴", "no patent fee overdue"),
        GateItem::OwnershipDocument => ("权属或赋权文件", "ownership or grant document"),
        GateItem::TransferMode => ("转化方式", "mode of transfer"),
        GateItem::PriceRange => ("价格区间", "price range"),
        GateItem::PricingMethod => ("定价方式", "pricing method"),
        GateItem::NdaText => ("保密协议文本", "confidentiality text"),
        GateItem::MandateSigned => ("委托合同已签", "mandate signed"),
        GateItem::EventHeld => ("路演或对接会已举办", "roadshow or meeting held"),
        GateItem::AudienceRegister => ("到场登记", "audience register"),
        GateItem::LeadsRecorded => ("意向登记", "leads recorded"),
        GateItem::ClientChosen => ("客户已选定", "client chosen"),
        GateItem::IntroductionAcknowledged => ("双方确认引荐", "introduction acknowledged by both"),
        GateItem::NdaSigned => ("保密协议已签", "confidentiality signed"),
        GateItem::TermSheet => ("条款清单", "term sheet"),
        GateItem::TrialDecided => ("试用已约定或免除", "trial agreed or waived"),
        GateItem::TrialReport => ("试用报告", "trial report"),
        GateItem::NoticeOver => ("公示期满无异议", "public notice over, no objection"),
        GateItem::ContractSigned => ("技术合同已签", "technology contract signed"),
        GateItem::PaymentSchedule => ("付款安排", "payment schedule"),
        GateItem::RegistrationCertificate => ("认定登记证明", "certificate of registration"),
        GateItem::AcceptanceSigned => ("验收单已签", "acceptance signed"),
        GateItem::PriceReceived => ("合同款已到齐", "price received in full"),
        GateItem::StatementSubmitted => ("佣金结算单已提交", "statement submitted"),
        GateItem::CommissionPaid => ("佣金已付", "commission paid"),
        GateItem::DistributionPublicised => ("奖酬方案已公示", "reward plan publicised"),
        GateItem::DistributionPaid => ("奖酬已发放", "rewards paid"),
        GateItem::ClaimFiled => ("补助已申报", "subsidy claim filed"),
        GateItem::StageReport => ("阶段报告", "stage report"),
    }
}

/// Why a deal was closed.
pub const fn closure(reason: ClosureReason) -> (&'static str, &'static str) {
    match reason {
        ClosureReason::Settled => ("款项结清", "all money settled"),
        ClosureReason::Price => ("价格未谈拢", "lost on price"),
        ClosureReason::Technology => ("技术不成熟", "lost on technology"),
        ClosureReason::Land => ("场地不落实", "lost for want of land"),
        ClosureReason::Funds => ("资金不落实", "lost for want of funds"),
        ClosureReason::PartnerLeft => ("合作方退出", "the partner left"),
        ClosureReason::Bypass => ("跳单", "the parties went round the broker"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    /// The window says them by its own lists of words, which are to be these.
    #[test]
    fn the_window_has_the_same_words() {
        let texts =
            [include_str!("../../../../ui/src/i18n/zh-CN/deal.json"), include_str!("../../../../ui/src/i18n/en/deal.json")];
        let [zh, en] = texts.map(|text| serde_json::from_str::<Value>(text).unwrap());
        let words = |list: &str| {
            let keys = zh[list].as_object().unwrap().keys();
            keys.map(|key| (json!(key), zh[list][key].as_str().unwrap(), en[list][key].as_str().unwrap().to_lowercase()))
                .collect::<Vec<_>>()
        };
        for (stage, said_zh, said_en) in words("stages") {
            let (zh, en) = super::stage(serde_json::from_value(stage).unwrap());
            assert_eq!((zh, en.to_lowercase()), (said_zh, said_en));
        }
        for (item, said_zh, said_en) in words("item") {
            let (zh, en) = super::gate_item(serde_json::from_value(item).unwrap());
            assert_eq!((zh, en.to_lowercase()), (said_zh, said_en));
        }
        for (reason, said_zh, said_en) in words("closure") {
            let (zh, en) = super::closure(serde_json::from_value(reason).unwrap());
            assert_eq!((zh, en.to_lowercase()), (said_zh, said_en));
        }
    }
}
