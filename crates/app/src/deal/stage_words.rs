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
        Stage::Publicity => ("公示", "public notice"),
        Stage::Signing => ("签约", "signing"),
        Stage::Recognition => ("认定登记", "contract registration"),
        Stage::Delivery => ("交付", "delivery"),
        Stage::Receipts => ("收款", "receipts"),
        Stage::Commission => ("佣金", "commission"),
        Stage::Distribution => ("收益分配", "distribution"),
        Stage::Subsidies => ("补助", "subsidies"),
        Stage::FollowUp => ("产业化跟踪", "follow-up"),
        Stage::Closure => ("结案", "closure"),
    }
}

/// What a gate asks for.
pub const fn gate_item(item: GateItem) -> (&'static str, &'static str) {
    match item {
        GateItem::Owner => ("权利人", "owner"),
        GateItem::Finisher => ("完成人", "finisher"),
        GateItem::Contact => ("联系人", "contact"),
        GateItem::Problem => ("解决的问题", "problem solved"),
        GateItem::DisclosureForm => ("披露表", "disclosure form"),
        GateItem::FundingKnown => ("经费来源与职务属性", "funding and service status"),
        GateItem::ThreeExperts => ("三位专家", "three experts"),
        GateItem::Trl => ("技术成熟度", "readiness level"),
        GateItem::FiveValueScores => ("五元价值评分", "five-value scores"),
        GateItem::Conclusion => ("评价结论", "conclusion"),
        GateItem::PatentStatus => ("专利法律状态", "patent status"),
        GateItem::FeesPaid => ("年费已缴", "fees paid"),
        GateItem::OwnershipDocument => ("权属文件", "ownership document"),
        GateItem::TransferMode => ("转化方式", "mode of transfer"),
        GateItem::PriceRange => ("价格区间", "price range"),
        GateItem::PricingMethod => ("定价方式", "pricing method"),
        GateItem::NdaText => ("保密协议文本", "confidentiality text"),
        GateItem::MandateSigned => ("委托合同", "mandate signed"),
        GateItem::EventHeld => ("路演或对接会", "event held"),
        GateItem::AudienceRegister => ("签到表", "audience register"),
        GateItem::LeadsRecorded => ("意向登记", "leads recorded"),
        GateItem::ClientChosen => ("需求方", "client chosen"),
        GateItem::IntroductionAcknowledged => ("引荐确认", "introduction acknowledged"),
        GateItem::NdaSigned => ("保密协议签署", "confidentiality signed"),
        GateItem::TermSheet => ("条款清单", "term sheet"),
        GateItem::TrialDecided => ("试用与否", "trial decided"),
        GateItem::TrialReport => ("试用报告", "trial report"),
        GateItem::NoticeOver => ("公示期满", "notice over"),
        GateItem::ContractSigned => ("技术合同", "contract signed"),
        GateItem::PaymentSchedule => ("付款安排", "payment schedule"),
        GateItem::RegistrationCertificate => ("认定登记证明", "registration certificate"),
        GateItem::AcceptanceSigned => ("验收", "acceptance signed"),
        GateItem::PriceReceived => ("价款到齐", "price received"),
        GateItem::StatementSubmitted => ("结算单已提交", "statement submitted"),
        GateItem::CommissionPaid => ("佣金已付", "commission paid"),
        GateItem::DistributionPublicised => ("分配方案公示", "distribution publicised"),
        GateItem::DistributionPaid => ("奖酬已发", "distribution paid"),
        GateItem::ClaimFiled => ("补助已申报", "claim filed"),
        GateItem::StageReport => ("阶段报告", "stage report"),
    }
}

/// Why a deal was closed.
pub const fn closure(reason: ClosureReason) -> (&'static str, &'static str) {
    match reason {
        ClosureReason::Settled => ("款项结清", "all settled"),
        ClosureReason::Price => ("价格未谈成", "price"),
        ClosureReason::Technology => ("技术不合", "technology"),
        ClosureReason::Land => ("缺用地", "land"),
        ClosureReason::Funds => ("缺资金", "funds"),
        ClosureReason::PartnerLeft => ("合作方退出", "partner left"),
        ClosureReason::Bypass => ("跳单", "bypass"),
    }
}
