//! What gates ask for, and what of it is at hand.

use domain::{
    Day,
    deal::{
        DealFile,
        known::Source,
        stage::{self, GateItem, Stage, Step},
    },
    id::DealId,
    result::ResearchResult,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Books;

use crate::{
    deal::{file, organisation_name},
    error::Result,
    reader::Reader,
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
    /// The day of its tick.
    pub ticked_on: Option<Day>,
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
    Ok(GateView { item, stage, known: known.transpose()?, ticked_on })
}

fn name(books: Books<'_>, source: Source) -> Result<Option<String>> {
    match source {
        Source::Result(id) => Ok(books.kept::<ResearchResult>(id)?.map(|kept| kept.record.title)),
        Source::Organisation(id) => organisation_name(books, Some(id)),
        Source::Mandate | Source::Contract | Source::Receipts | Source::Statement => Ok(None),
    }
}
