//! Puts right what a deal's papers and its log say, by an entry of its own, whatever followed. A statement that was submitted
//! keeps what it said: where a correction would move what it reckons with, it is refused; it is withdrawn first.

use crate::{
    contract::{Contract, ContractParticulars, event::ContractEvent},
    deal::{DealFile, account, event::DealEvent},
    ledger::What,
    log::Note,
    mandate::{MandateParticulars, event::MandateEvent},
    personal::PersonalRef,
    record::correction::Correction,
    refusal::Refusal,
};

impl DealFile {
    /// Puts right what the contract says beside its money; nothing where that changes nothing. Its day stays before that of
    /// the first amendment, and not after that on which a clause was completed.
    pub fn correct_contract(
        &self,
        to: ContractParticulars,
        reason: Option<PersonalRef>,
    ) -> Result<Option<ContractEvent>, Refusal> {
        self.in_use()?;
        let contract = self.contract.clone().ok_or(Refusal::NoContract)?;
        let id = contract.id;
        let Some(correction) = Correction::of(contract.particulars.clone(), to.clone(), reason) else { return Ok(None) };
        if self.changes.first().is_some_and(|first| first.from <= to.signed_on) {
            return Err(Refusal::SignedAfterAmendment);
        }
        for entry in self.entries.iter().filter(|entry| entry.on < to.signed_on) {
            if let What::Completion { clause } = entry.what {
                return Err(Refusal::CompletionMisplaced { clause });
            }
        }
        let corrected = Contract { particulars: to, ..contract }.validated()?;
        if self.moves_what_is_stated(&self.with(|file| file.contract = Some(corrected)))? {
            return Err(rests_on("signed_on"));
        }
        Ok(Some(ContractEvent::Corrected { deal: self.id, contract: id, correction }))
    }

    /// Puts right what the mandate says beside its clauses; nothing where that changes nothing.
    pub fn correct_mandate(&self, to: MandateParticulars, reason: Option<PersonalRef>) -> Result<Option<MandateEvent>, Refusal> {
        self.in_use()?;
        let mandate = self.mandate.clone().ok_or(Refusal::NoMandate)?;
        let id = mandate.id;
        let Some(correction) = Correction::of(mandate.particulars.clone(), to.clone(), reason) else { return Ok(None) };
        let Correction { before, after, .. } = &correction;
        if self.stated_on.is_some() && before.payer != after.payer {
            return Err(rests_on("payer"));
        }
        let corrected = mandate.corrected(to, &self.tables)?;
        if self.moves_what_is_stated(&self.with(|file| file.mandate = Some(corrected)))? {
            return Err(rests_on("signed_on"));
        }
        Ok(Some(MandateEvent::Corrected { deal: self.id, mandate: id, correction }))
    }

    /// Puts a note of the log right; nothing where that changes nothing.
    pub fn correct_note(&self, before: Note, after: Note, reason: Option<PersonalRef>) -> Result<Option<DealEvent>, Refusal> {
        self.in_use()?;
        let correction = Correction::of(before, after, reason);
        Ok(correction.map(|correction| DealEvent::NoteCorrected { deal: self.id, correction }))
    }

    /// Whether a submitted statement has lines of this deal, and any payee would have something else of it, or on another day.
    /// Refuses a file whose commission can't be computed.
    fn moves_what_is_stated(&self, corrected: &Self) -> Result<bool, Refusal> {
        let after = account::accounts(corrected)?;
        Ok(self.stated_on.is_some() && account::accounts(self)?.parts() != after.parts())
    }
}

fn rests_on(field: &str) -> Refusal {
    Refusal::StatementRestsOnIt { field: field.to_owned() }
}
