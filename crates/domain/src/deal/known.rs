//! Which gate items the desk has without a tick, and where it has them from.

use serde::Serialize;

use crate::{
    deal::{DealFile, stage::GateItem},
    id::{OrganisationId, ResultId},
    result::ResearchResult,
};

/// What shows that a gate item is at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Source {
    /// One of the deal's results.
    Result(ResultId),
    /// The owner unit or the client.
    Organisation(OrganisationId),
    /// The mandate.
    Mandate,
    /// The technology contract.
    Contract,
    /// The receipts.
    Receipts,
    /// A submitted statement.
    Statement,
}

/// A field of a result or an organisation that a gate asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KeptField {
    /// The result's owner.
    OwnerUnit,
    /// Those who made the result.
    Finishers,
    /// What the result does.
    Summary,
    /// Where the money for the result came from.
    Funding,
    /// Is it a service result?
    IsServiceResult,
    /// The result's readiness level.
    Trl,
    /// The legal status of the result's patent.
    LegalStatus,
    /// What the owner asks for the result.
    AskingAmount,
    /// Whom to talk to at the organisation.
    Contacts,
}

impl DealFile {
    /// Is the evidence for a gate item at hand, by a tick or because the desk knows it itself?
    pub fn has(&self, item: GateItem) -> bool {
        self.known(item).is_some() || self.evidence.iter().any(|evidence| evidence.item == item)
    }

    /// Where the desk keeps what an item asks for, if that is a value and no paper: the first result or the organisation to talk to,
    /// and those of its fields that are still empty.
    pub fn keeper(&self, item: GateItem) -> Option<(Source, Vec<KeptField>)> {
        if item == GateItem::Contact {
            let owner = self.results.iter().find_map(|(_, result)| result.owner_unit);
            return owner.or(self.deal.client).map(|id| (Source::Organisation(id), vec![KeptField::Contacts]));
        }
        let (id, result) = self.results.first()?;
        let fields = match item {
            GateItem::Owner => vec![KeptField::OwnerUnit],
            GateItem::Finisher => vec![KeptField::Finishers],
            GateItem::Problem => vec![KeptField::Summary],
            GateItem::FundingKnown => {
                let funding = result.funding.is_none().then_some(KeptField::Funding);
                let service = result.is_service_result.is_none().then_some(KeptField::IsServiceResult);
                funding.into_iter().chain(service).collect()
            }
            GateItem::Trl => vec![KeptField::Trl],
            GateItem::PatentStatus => vec![KeptField::LegalStatus],
            GateItem::PriceRange => vec![KeptField::AskingAmount],
            _ => return None,
        };
        Some((Source::Result(*id), fields))
    }

    /// What shows that a gate item is at hand, where the desk knows it itself.
    pub fn known(&self, item: GateItem) -> Option<Source> {
        let result = |says: fn(&ResearchResult) -> bool| {
            self.results.iter().find(|(_, result)| says(result)).map(|(id, _)| Source::Result(*id))
        };
        let contract = || self.contract.as_ref().map(|_| Source::Contract);
        match item {
            GateItem::Owner => result(|result| result.owner_unit.is_some() || result.owner_name.is_some()),
            GateItem::Finisher => result(|result| !result.finishers.is_empty()),
            GateItem::Contact => self.reachable.first().copied().map(Source::Organisation),
            GateItem::Problem => result(|result| result.summary.is_some()),
            GateItem::FundingKnown => result(|result| result.funding.is_some() && result.is_service_result.is_some()),
            GateItem::Trl => result(|result| result.trl.is_some()),
            GateItem::PatentStatus => result(|result| result.legal_status.is_some()),
            GateItem::OwnershipDocument => result(|result| result.right_grant.is_some()),
            GateItem::TransferMode => contract(),
            GateItem::PriceRange => {
                let agreed = self.money().and_then(|money| money.price).map(|_| Source::Contract);
                agreed.or_else(|| result(|result| result.asking_amount.is_some()))
            }
            GateItem::MandateSigned => self.mandate.as_ref().map(|_| Source::Mandate),
            GateItem::ClientChosen => self.deal.client.map(Source::Organisation),
            GateItem::ContractSigned => contract(),
            GateItem::PaymentSchedule => {
                let is_planned = self.money().is_some_and(|money| !money.instalments.is_empty() || money.royalty.is_some());
                is_planned.then_some(Source::Contract)
            }
            GateItem::PriceReceived => self.facts().price_received().map(|_| Source::Receipts),
            GateItem::StatementSubmitted => self.stated_on.map(|_| Source::Statement),
            GateItem::DisclosureForm
            | GateItem::ThreeExperts
            | GateItem::FiveValueScores
            | GateItem::Conclusion
            | GateItem::FeesPaid
            | GateItem::PricingMethod
            | GateItem::NdaText
            | GateItem::EventHeld
            | GateItem::AudienceRegister
            | GateItem::LeadsRecorded
            | GateItem::IntroductionAcknowledged
            | GateItem::NdaSigned
            | GateItem::TermSheet
            | GateItem::TrialDecided
            | GateItem::TrialReport
            | GateItem::NoticeOver
            | GateItem::RegistrationCertificate
            | GateItem::AcceptanceSigned
            | GateItem::CommissionPaid
            | GateItem::DistributionPublicised
            | GateItem::DistributionPaid
            | GateItem::ClaimFiled
            | GateItem::StageReport => None,
        }
    }
}
