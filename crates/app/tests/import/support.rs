//! A desk of one's own, with equal days, ids and salts in every run.

use std::{fs, ops::ControlFlow, path::PathBuf};

use app::{
    commands::dispatch,
    list::import::{ImportReport, ImportRun, RowCode},
    session::{Session, Surroundings},
};
use domain::{
    Day,
    id::{DeskId, MemberId, PersonId},
    organisation::Organisation,
    personal::PersonalRef,
    record::Kept,
    result::ResearchResult,
};
use serde_json::{Value, json};
use store::{Desk, DeskFolder, Protection, Stamp, StoreError, area::listed::Asked};
use tempfile::TempDir;
use uuid::Uuid;

/// Time stands still, and ids count.
#[derive(Debug, Default)]
struct Counting(u128);

impl Surroundings for Counting {
    fn now_ms(&mut self) -> i64 {
        1_795_000_000_000
    }

    fn today(&mut self) -> Day {
        Day::new(2026, 11, 22).unwrap()
    }

    fn new_id(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }

    fn salt(&mut self) -> [u8; 16] {
        self.0.to_be_bytes()
    }
}

/// A session at a desk, and a folder for files; both go with it.
pub struct Place {
    pub session: Session,
    folder: TempDir,
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let stamp = Stamp { at_ms: 0, member: MemberId(Uuid::nil()) };
        let on = Day::new(2026, 11, 22).unwrap();
        let desk = DeskFolder::at(folder.path().join("desk"));
        let desk = Desk::create(&desk, DeskId(Uuid::from_u128(1 << 100)), "测试台", false, on, &Protection::OwnFile, &stamp);
        let mut session = Session::new(Counting::default());
        session.take(desk.unwrap());
        Self { session, folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file and gives its path.
    pub fn file(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    /// Imports a text as CSV, with further fields of the request.
    pub fn import(&mut self, list: &str, text: &str, more: Value) -> ImportReport {
        let file = self.file("list.csv", text);
        self.import_file(list, &file, more)
    }

    pub fn import_file(&mut self, list: &str, file: &str, more: Value) -> ImportReport {
        self.session.import_run(request(list, file, more)).unwrap()
    }

    pub fn desk(&self) -> &Desk {
        self.session.desk().unwrap()
    }

    pub fn entries(&self) -> i64 {
        self.desk().head().unwrap().0
    }

    pub fn organisations(&self) -> Vec<Kept<Organisation>> {
        let mut all = Vec::new();
        self.desk()
            .books()
            .each(&Asked::default(), |record: Kept<Organisation>, _| {
                all.push(record);
                Ok::<_, StoreError>(())
            })
            .unwrap();
        all
    }

    pub fn results(&self) -> Vec<Kept<ResearchResult>> {
        let mut all = Vec::new();
        self.desk()
            .books()
            .each(&Asked::default(), |record: Kept<ResearchResult>, _| {
                all.push(record);
                Ok::<_, StoreError>(())
            })
            .unwrap();
        all
    }

    /// Whose value it is.
    pub fn person(&self, value: &Option<PersonalRef>) -> Option<PersonId> {
        self.desk().books().owner_of(value.as_ref().unwrap()).unwrap()
    }

    /// Every organisation as its form shows it, without ids.
    pub fn organisation_fields(&mut self) -> Vec<Value> {
        let ids: Vec<_> = self.organisations().into_iter().map(|record| record.id).collect();
        let view = |id| dispatch(&mut self.session, "organisation_view", json!({ "id": id })).unwrap()["record"].take();
        ids.into_iter().map(view).collect()
    }

    /// Every result as its form shows it, without ids.
    pub fn result_fields(&mut self) -> Vec<Value> {
        let ids: Vec<_> = self.results().into_iter().map(|record| record.id).collect();
        let view = |id| dispatch(&mut self.session, "result_view", json!({ "id": id })).unwrap()["record"].take();
        ids.into_iter().map(view).collect()
    }

    /// Nothing is left of staging, and the journal gives what the tables hold.
    pub fn assert_sound(&self) {
        assert_eq!(self.desk().check(&mut |_| ControlFlow::Continue(())).unwrap(), []);
        let left: Vec<_> = fs::read_dir(self.path("desk"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.contains("staging") || name.ends_with(".part"))
            .collect();
        assert_eq!(left, [""; 0]);
    }
}

pub fn request(list: &str, file: &str, more: Value) -> ImportRun {
    let mut request = json!({ "list": list, "file": file });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    serde_json::from_value(request).unwrap()
}

/// Added, updated, unchanged, refused.
pub fn counts(report: &ImportReport) -> [u32; 4] {
    [report.added, report.updated, report.unchanged, u32::try_from(report.refused.len()).unwrap()]
}

/// Row and code of every refused row.
pub fn refusals(report: &ImportReport) -> Vec<(u32, RowCode)> {
    report.refused.iter().map(|row| (row.reason.row.unwrap(), row.reason.code)).collect()
}
