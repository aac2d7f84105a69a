//! What gates ask for, what of it is at hand, and the values that are entered there.

use domain::{
    Day, Money,
    deal::{
        DealFile,
        known::{KeptField, Source},
        stage::{self, GateItem, Stage, Step},
    },
    event::Event,
    id::{DealId, OrganisationId},
    organisation::{Contact, Organisation},
    record::RecordEvent,
    result::{Finisher, ResearchResult},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Books;

use crate::{
    act::Act,
    code::Code,
    deal::{file, organisation_name},
    error::{Error, Result},
    reader::Reader,
    record::{self, Edited},
    session::Session,
    wire::Made,
};

/// A move that is thought of.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DealGate {
    /// Which deal.
    pub id: DealId,
    /// Where to.
    pub to: Stage,
}

/// What the gates on the way ask for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DealGateAnswer {
    /// Each item, in the order of the path.
    pub items: Vec<GateView>,
}

/// One thing that a gate asks for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GateView {
    /// What.
    pub item: GateItem,
    /// The stage whose gate asks for it.
    pub stage: Stage,
    /// Where the desk has it from without a tick.
    pub known: Option<KnownView>,
    /// Where it is kept once it is said, where that is a field of a record.
    pub keeper: Option<KeeperView>,
    /// The day of its tick.
    pub ticked_on: Option<Day>,
}

/// The record that will have what a gate asks for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct KeeperView {
    /// Its name.
    pub name: Option<String>,
    /// Its fields that are to be filled in, by their names in `values`.
    pub fields: Vec<KeptField>,
}

/// Values that gates ask for, each for the field of its name in the record that keeps it; what is missing stays as it is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GateValues {
    /// The organisation that owns the result.
    pub owner_unit: Option<OrganisationId>,
    /// More of those who made the result.
    pub finishers: Vec<Finisher<String>>,
    /// What the result does.
    pub summary: Option<String>,
    /// Where the money for the result came from.
    pub funding: Option<String>,
    /// Is it a service result?
    pub is_service_result: Option<bool>,
    /// The result's readiness level, 1 to 9.
    pub trl: Option<u8>,
    /// The legal status of the result's patent.
    pub legal_status: Option<String>,
    /// What the owner asks for the result, in yuan.
    pub asking_amount: Option<Money>,
    /// More persons to talk to, at the owner unit or the client.
    pub contacts: Vec<Contact<String>>,
}

/// Enters what a gate asks for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GateEnter {
    /// Which deal.
    pub id: DealId,
    /// What.
    pub values: GateValues,
}

impl Session {
    /// Enters what a gate asks for into the records that keep it.
    pub fn gate_enter(&mut self, request: GateEnter) -> Result<Made> {
        self.act("gate_enter", |act| {
            enter(act, request.id, request.values)?;
            Ok(Made::of(request.id))
        })
    }
}

/// Writes the values into the deal's first result and to the organisation to talk to.
pub(super) fn enter(act: &mut Act<'_, '_>, deal: DealId, values: GateValues) -> Result<()> {
    let nowhere = |code| Error::new(code, "values");
    let contacts = values.contacts.clone();
    let values = GateValues { contacts: Vec::new(), ..values };
    if values != GateValues::default() {
        let Some((Source::Result(id), _)) = act.deal(deal)?.keeper(GateItem::Trl) else {
            return Err(nowhere(Code::ResultUnknown));
        };
        overlay::<ResearchResult>(act, id, |said| ResearchResult {
            owner_unit: values.owner_unit.or(said.owner_unit),
            finishers: [said.finishers, values.finishers].concat(),
            summary: values.summary.or(said.summary),
            funding: values.funding.or(said.funding),
            is_service_result: values.is_service_result.or(said.is_service_result),
            trl: values.trl.or(said.trl),
            legal_status: values.legal_status.or(said.legal_status),
            asking_amount: values.asking_amount.or(said.asking_amount),
            ..said
        })?;
    }
    if contacts.is_empty() {
        return Ok(());
    }
    // The owner may have been entered just now.
    let Some((Source::Organisation(id), _)) = act.deal(deal)?.keeper(GateItem::Contact) else {
        return Err(nowhere(Code::OrganisationUnknown));
    };
    overlay::<Organisation>(act, id, |said| Organisation { contacts: [said.contacts, contacts].concat(), ..said })
}

/// Changes a record as its form would.
fn overlay<R: Edited>(act: &mut Act<'_, '_>, id: R::Id, with: impl FnOnce(R::Said) -> R::Said) -> Result<()>
where
    RecordEvent<R>: Into<Event>,
{
    let before = record::found::<R>(act.books, id)?;
    let said = before.record.said(act)?;
    let to = record::written(with(said), Some(&before), act).map_err(|error| {
        let field = error.field.replacen("record", "values", 1);
        error.at(field)
    })?;
    act.record_all(before.change(to)?)
}

/// Where the desk has something from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct KnownView {
    /// Which record.
    pub source: Source,
    /// Its name; missing for what belongs to the deal itself.
    pub name: Option<String>,
}

impl Reader<'_> {
    /// What the gates on the way of a move ask for, and what of it is at hand.
    pub fn deal_gate(&self, request: DealGate) -> Result<DealGateAnswer> {
        let books = self.books()?;
        let file = file(books, request.id)?;
        let items = stage::asked(file.stage, request.to).into_iter();
        Ok(DealGateAnswer { items: items.map(|(stage, item)| view(books, &file, stage, item)).collect::<Result<_>>()? })
    }
}

/// What the gate of the present stage asks for.
pub(super) fn present(books: Books<'_>, file: &DealFile) -> Result<Vec<GateView>> {
    file.stage.gate().iter().map(|item| view(books, file, file.stage, *item)).collect()
}

/// What the path passed by without having it, and what nobody has yet.
pub(super) fn passed_over(books: Books<'_>, file: &DealFile, path: &[Step]) -> Result<Vec<GateView>> {
    let is_missing = |item: GateItem| path.iter().any(|step| step.missing.contains(&item)) && !file.has(item);
    let gates = Stage::ALL.iter().filter(|stage| **stage != file.stage);
    let asked = gates.flat_map(|stage| stage.gate().iter().map(|item| (*stage, *item)));
    asked.filter(|(_, item)| is_missing(*item)).map(|(stage, item)| view(books, file, stage, item)).collect()
}

fn view(books: Books<'_>, file: &DealFile, stage: Stage, item: GateItem) -> Result<GateView> {
    let ticked_on = file.evidence.iter().find(|evidence| evidence.item == item).map(|evidence| evidence.on);
    let known = file.known(item).map(|source| Ok::<_, crate::Error>(KnownView { source, name: name(books, source)? }));
    let known = known.transpose()?;
    let keeper = file.keeper(item).filter(|_| known.is_none());
    let keeper =
        keeper.map(|(source, fields)| Ok::<_, crate::Error>(KeeperView { name: name(books, source)?, fields })).transpose()?;
    Ok(GateView { item, stage, known, keeper, ticked_on })
}

fn name(books: Books<'_>, source: Source) -> Result<Option<String>> {
    match source {
        Source::Result(id) => Ok(books.kept::<ResearchResult>(id)?.map(|kept| kept.record.title)),
        Source::Organisation(id) => organisation_name(books, Some(id)),
        Source::Mandate | Source::Contract | Source::Receipts | Source::Statement => Ok(None),
    }
}
