//! Research results: enter, change, put away, look up.

use domain::{
    Day, Money, Share,
    event::Event,
    id::{OrganisationId, PersonId, ResultId},
    identifier,
    personal::PersonalKind,
    research_result::{Finisher, ResearchResult, RightGrant},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{
    Books,
    books::{Kept, Shelf},
};

use crate::{
    commands::Made,
    error::{Error, Result},
    keep::Keep,
    session::{self, Session},
    shelf::PageQuery,
};

/// A finisher as a user names them.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FinisherFields {
    /// The name; missing once erased.
    pub name: Option<String>,
    /// Their share among the finishers.
    pub share: Option<Share>,
}

/// What a user says about a research result.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ResultFields {
    /// The title.
    pub title: String,
    /// 成果持有单位, an organisation of this desk.
    pub owner_unit: Option<OrganisationId>,
    /// The owner's name, where it is no organisation of this desk.
    pub owner_name: Option<String>,
    /// The application number of its patent.
    pub application_number: Option<String>,
    /// Further IP numbers.
    pub other_numbers: Vec<String>,
    /// 发明, 实用新型 or 外观设计.
    pub patent_kind: Option<String>,
    /// 完成人, in order.
    pub finishers: Vec<FinisherFields>,
    /// Technology readiness level, 1 to 9.
    pub trl: Option<u8>,
    /// GB/T 4754 code or the industry's name.
    pub industry: Option<String>,
    /// Division code or the region's name.
    pub region: Option<String>,
    /// Where the money for it came from.
    pub funding: Option<String>,
    /// 职务科技成果 or not.
    pub is_service_result: Option<bool>,
    /// 赋权
    pub right_grant: Option<RightGrant>,
    /// Day of the application.
    pub applied_on: Option<Day>,
    /// Day of the grant.
    pub granted_on: Option<Day>,
    /// What the owner asks for it, in yuan.
    pub asking_amount: Option<Money>,
    /// IPC classes.
    pub ipc: Option<String>,
    /// 法律状态
    pub legal_status: Option<String>,
    /// What it does.
    pub summary: Option<String>,
    /// Free text.
    pub note: Option<String>,
}

/// Enters a research result.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResultAdd {
    /// The record.
    pub result: ResultFields,
}

/// Changes a research result's record, as a whole.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResultChange {
    /// Which.
    pub id: ResultId,
    /// The record from now on.
    pub result: ResultFields,
}

/// One research result.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResultChosen {
    /// Which.
    pub id: ResultId,
}

/// A research result as a page shows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ResultView {
    /// Its id.
    pub id: ResultId,
    /// The record, erased names missing.
    pub result: ResultFields,
    /// What the check of its application number found.
    pub number_finding: Option<identifier::Finding>,
    /// In the recycle bin since.
    pub removed_on: Option<Day>,
}

/// A page of research results.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ResultPage {
    /// How many there are in all.
    pub total: u32,
    /// The rows.
    pub rows: Vec<ResultView>,
}

impl Session {
    /// Enters a research result.
    pub fn result_add(&mut self, request: ResultAdd) -> Result<Made> {
        let (desk, surroundings, _) = self.parts()?;
        let stamp = session::stamp(surroundings);
        let id = ResultId(surroundings.new_id());
        desk.act(&stamp, "result_add", |books, record| {
            let result = result(&mut Keep::new(surroundings, books, record), books, id, &request.result, None)?;
            record.event(&Event::ResultAdded { result })?;
            Ok(Made { id: id.to_string() })
        })
    }

    /// Changes a research result's record.
    pub fn result_change(&mut self, request: ResultChange) -> Result<Made> {
        let (desk, surroundings, _) = self.parts()?;
        let stamp = session::stamp(surroundings);
        desk.act(&stamp, "result_change", |books, record| {
            let from = found(books, request.id)?.record;
            let to = result(&mut Keep::new(surroundings, books, record), books, request.id, &request.result, Some(&from))?;
            if from != to {
                record.event(&Event::ResultChanged { from, to })?;
            }
            Ok(Made { id: request.id.to_string() })
        })
    }

    /// Puts a research result into the recycle bin.
    pub fn result_remove(&mut self, request: ResultChosen) -> Result<Made> {
        let (stamp, on) = (self.stamp(), self.surroundings.today());
        self.desk_mut()?.act(&stamp, "result_remove", |books, record| {
            if found(books, request.id)?.removed_on.is_none() {
                record.event(&Event::ResultRemoved { result: request.id, on })?;
            }
            Ok(Made { id: request.id.to_string() })
        })
    }

    /// Takes a research result out of the recycle bin.
    pub fn result_restore(&mut self, request: ResultChosen) -> Result<Made> {
        let stamp = self.stamp();
        self.desk_mut()?.act(&stamp, "result_restore", |books, record| {
            if let Some(removed_on) = found(books, request.id)?.removed_on {
                record.event(&Event::ResultRestored { result: request.id, removed_on })?;
            }
            Ok(Made { id: request.id.to_string() })
        })
    }

    /// One research result.
    pub fn result_view(&mut self, request: ResultChosen) -> Result<ResultView> {
        let books = self.desk()?.books();
        view(books, found(books, request.id)?)
    }

    /// A page of the list of research results.
    pub fn result_page(&mut self, query: PageQuery) -> Result<ResultPage> {
        let books = self.desk()?.books();
        let rows = books.results(Shelf::InUse, &query.search, query.offset, query.limit())?;
        let rows = rows.into_iter().map(|kept| view(books, kept)).collect::<Result<_>>()?;
        Ok(ResultPage { total: books.result_count(Shelf::InUse, &query.search)?, rows })
    }
}

fn found(books: Books<'_>, id: ResultId) -> Result<Kept<ResearchResult>> {
    books.result(id)?.ok_or_else(|| Error::new("result_unknown", "id"))
}

fn result(
    keep: &mut Keep<'_, '_, '_>,
    books: Books<'_>,
    id: ResultId,
    fields: &ResultFields,
    before: Option<&ResearchResult>,
) -> Result<ResearchResult> {
    let owner = fields.owner_unit.map(|owner| books.organisation(owner)).transpose()?;
    let owner_name = match owner {
        Some(Some(kept)) => Some(kept.record.name),
        Some(None) => return Err(Error::new("organisation_unknown", "result.owner_unit")),
        None => text(&fields.owner_name),
    };
    let result = ResearchResult {
        id,
        title: fields.title.trim().to_owned(),
        owner_unit: fields.owner_unit,
        owner_name,
        application_number: text(&fields.application_number).map(|number| identifier::cn_application_number(&number).normal),
        other_numbers: fields.other_numbers.clone(),
        patent_kind: text(&fields.patent_kind),
        finishers: finishers(keep, &fields.finishers, before.map(|before| before.finishers.as_slice()).unwrap_or_default())?,
        trl: fields.trl,
        industry: text(&fields.industry),
        region: text(&fields.region),
        funding: text(&fields.funding),
        is_service_result: fields.is_service_result,
        right_grant: fields.right_grant.clone(),
        applied_on: fields.applied_on,
        granted_on: fields.granted_on,
        asking_amount: fields.asking_amount,
        ipc: text(&fields.ipc),
        legal_status: text(&fields.legal_status),
        summary: text(&fields.summary),
        note: keep.optional(None, PersonalKind::Note, fields.note.as_deref(), before.and_then(|before| before.note.as_ref()))?,
    };
    result.validated().map_err(|refusal| {
        let error = Error::from(refusal);
        let field = format!("result.{}", error.field);
        error.at(field)
    })
}

fn text(value: &Option<String>) -> Option<String> {
    value.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A finisher at the same place with the same name stays the same person; any other name is another person.
fn finishers(keep: &mut Keep<'_, '_, '_>, fields: &[FinisherFields], before: &[Finisher]) -> Result<Vec<Finisher>> {
    let mut finishers = Vec::with_capacity(fields.len());
    for (index, finisher) in fields.iter().enumerate() {
        let known = before.get(index);
        let held = known.map(|known| keep.read(&known.name)).transpose()?.flatten();
        let name = finisher.name.as_deref().map(str::trim).unwrap_or_default();
        finishers.push(match known {
            // A name that was erased stays erased, with the person's place and share.
            Some(known) if held.as_deref().unwrap_or_default() == name => Finisher { share: finisher.share, ..known.clone() },
            Some(_) | None if name.is_empty() => {
                return Err(Error::new("name_missing", format!("result.finishers[{index}].name")));
            }
            Some(_) | None => {
                let person = PersonId(keep.new_id());
                let name = keep.value(Some(person), PersonalKind::Name, name, None)?;
                Finisher { person, name, share: finisher.share }
            }
        });
    }
    Ok(finishers)
}

pub(crate) fn view(books: Books<'_>, kept: Kept<ResearchResult>) -> Result<ResultView> {
    let record = kept.record;
    let mut finishers = Vec::with_capacity(record.finishers.len());
    for finisher in &record.finishers {
        finishers.push(FinisherFields { name: books.personal(&finisher.name)?, share: finisher.share });
    }
    Ok(ResultView {
        id: record.id,
        number_finding: record.application_number.as_deref().map(|number| identifier::cn_application_number(number).finding),
        removed_on: kept.removed_on,
        result: ResultFields {
            title: record.title,
            owner_unit: record.owner_unit,
            owner_name: record.owner_name,
            application_number: record.application_number,
            other_numbers: record.other_numbers,
            patent_kind: record.patent_kind,
            finishers,
            trl: record.trl,
            industry: record.industry,
            region: record.region,
            funding: record.funding,
            is_service_result: record.is_service_result,
            right_grant: record.right_grant,
            applied_on: record.applied_on,
            granted_on: record.granted_on,
            asking_amount: record.asking_amount,
            ipc: record.ipc,
            legal_status: record.legal_status,
            summary: record.summary,
            note: record.note.as_ref().map(|note| books.personal(note)).transpose()?.flatten(),
        },
    })
}
