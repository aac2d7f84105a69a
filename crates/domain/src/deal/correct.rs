//! Puts right what a deal's papers and its log say, by an entry of its own, whatever followed. A statement that was submitted
//! keeps what it said: where a correction would move what it reckons with, it is refused; it is withdrawn first.

use crate::{
    contract::{Contract, ContractChange, ContractMoney, ContractParticulars, event::ContractEvent},
    day::Day,
    deal::{
        DealFile,
        account::{self, LineKey, parts::Part},
        event::DealEvent,
    },
    id::{PayeeId, StatementId},
    ledger::What,
    log::Note,
    mandate::{MandateParticulars, event::MandateEvent},
    money::Money,
    personal::PersonalRef,
    record::correction::Correction,
    refusal::Refusal,
};

/// A line of a deal that a submitted statement states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedLine {
    /// Which statement.
    pub statement: StatementId,
    /// For whom it is.
    pub payee: PayeeId,
    /// Which line.
    pub line: LineKey,
}

impl DealFile {
    /// Puts right what the contract says, and where `money` is given, its money as it stands: as signed, or as the last
    /// amendment left it. Nothing where that changes nothing. Its day stays before that of the first amendment, and not after
    /// that on which a clause was completed. `stated` are this deal's lines on submitted statements.
    pub fn correct_contract(
        &self,
        to: ContractParticulars,
        money: Option<ContractMoney>,
        reason: Option<PersonalRef>,
        stated: &[StatedLine],
    ) -> Result<Vec<ContractEvent>, Refusal> {
        self.in_use()?;
        let contract = self.contract.clone().ok_or(Refusal::NoContract)?;
        let (deal, id, amended_from) = (self.id, contract.id, self.changes.last().map(|change| change.from));
        let stands = self.money().cloned().ok_or(Refusal::NoContract)?;
        let money = money.map(ContractMoney::validated).transpose()?.unwrap_or_else(|| stands.clone());
        if self.changes.first().is_some_and(|first| first.from <= to.signed_on) {
            return Err(Refusal::SignedAfterAmendment);
        }
        for entry in self.entries.iter().filter(|entry| entry.on < to.signed_on) {
            if let What::Completion { clause } = entry.what {
                return Err(Refusal::CompletionMisplaced { clause });
            }
        }
        let mut corrected = self.clone();
        let mut signed = Contract { particulars: to.clone(), ..contract.clone() };
        match corrected.changes.last_mut() {
            Some(last) => *last = ContractChange { money: money.clone(), ..last.clone() },
            None => signed.money = money.clone(),
        }
        corrected.contract = Some(signed.validated()?);
        let statements = self.restated(&corrected, stated)?;
        let said = Correction::of(contract.particulars, to, reason.clone());
        let paid = Correction::of(stands, money, reason);
        if !statements.is_empty() {
            let field = if paid.is_some() { "money.price" } else { "signed_on" };
            return Err(Refusal::StatementRestsOnIt { field: field.to_owned(), statements });
        }
        let said = said.map(|correction| ContractEvent::Corrected { deal, contract: id, correction });
        let paid = paid.map(|correction| ContractEvent::MoneyCorrected { deal, contract: id, amended_from, correction });
        Ok(said.into_iter().chain(paid).collect())
    }

    /// Puts right what the mandate says beside its clauses; nothing where that changes nothing. `stated` are this deal's lines on
    /// submitted statements.
    pub fn correct_mandate(
        &self,
        to: MandateParticulars,
        reason: Option<PersonalRef>,
        stated: &[StatedLine],
    ) -> Result<Option<MandateEvent>, Refusal> {
        self.in_use()?;
        let mandate = self.mandate.clone().ok_or(Refusal::NoMandate)?;
        let id = mandate.id;
        let Some(correction) = Correction::of(mandate.particulars.clone(), to.clone(), reason) else { return Ok(None) };
        let Correction { before, after, .. } = &correction;
        // Whom to bill is what a statement with any line of the deal says.
        if !stated.is_empty() && before.payer != after.payer {
            let statements = each_once(stated.iter());
            return Err(Refusal::StatementRestsOnIt { field: "payer".to_owned(), statements });
        }
        let corrected = mandate.corrected(to, &self.tables)?;
        let statements = self.restated(&self.with(|file| file.mandate = Some(corrected)), stated)?;
        if !statements.is_empty() {
            return Err(Refusal::StatementRestsOnIt { field: "signed_on".to_owned(), statements });
        }
        Ok(Some(MandateEvent::Corrected { deal: self.id, mandate: id, correction }))
    }

    /// Puts a note of the log right; nothing where that changes nothing.
    pub fn correct_note(&self, before: Note, after: Note, reason: Option<PersonalRef>) -> Result<Option<DealEvent>, Refusal> {
        self.in_use()?;
        let correction = Correction::of(before, after.validated()?, reason);
        Ok(correction.map(|correction| DealEvent::NoteCorrected { deal: self.id, correction }))
    }

    /// The submitted statements of which a line would state something else, or on another day. What no statement states yet may
    /// move. Refuses a file whose commission can't be computed.
    fn restated(&self, corrected: &Self, stated: &[StatedLine]) -> Result<Vec<StatementId>, Refusal> {
        let after = account::accounts(corrected)?.parts();
        if stated.is_empty() {
            return Ok(Vec::new());
        }
        let before = account::accounts(self)?.parts();
        let moves = |line: &&StatedLine| told(&before, line) != told(&after, line);
        Ok(each_once(stated.iter().filter(moves)))
    }
}

/// What a payee has of a line, and on which day.
fn told(parts: &[Part], of: &StatedLine) -> Option<(Day, Money)> {
    parts.iter().find(|part| (part.payee, part.line) == (of.payee, of.line)).map(|part| (part.on, part.amount))
}

/// The statements of these lines, each once and in their order.
fn each_once<'l>(lines: impl Iterator<Item = &'l StatedLine>) -> Vec<StatementId> {
    let mut statements: Vec<StatementId> = lines.map(|line| line.statement).collect();
    statements.dedup();
    statements
}
