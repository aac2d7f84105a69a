//! Real lists, where they are at hand: the folder is named by `BROKERDESK_LISTS`. They are not part of the project;
//! the faults that they show stand in small invented files in `lists.rs`, which always run.

use std::{
    collections::BTreeMap,
    ops::ControlFlow,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use domain::list::ListKind;
use intake::{InspectOptions, IntakeCode, ListRow, ParsedRow, ReadSummary, SkipReason, inspect, read};

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("BROKERDESK_LISTS").map(PathBuf::from);
    if folder.is_none() {
        println!("left out: BROKERDESK_LISTS names no folder of real lists");
    }
    folder
}

fn read_all(path: &Path, kind: ListKind) -> Result<(ReadSummary, Vec<ParsedRow>), IntakeCode> {
    let inspection = inspect(path, kind, &InspectOptions::default()).map_err(|error| error.code)?;
    let mut rows = Vec::new();
    let summary = read(path, &inspection.mapping, &mut |_| ControlFlow::Continue(()), &mut |row| {
        rows.push(row);
        ControlFlow::Continue(())
    });
    summary.map(|summary| (summary, rows)).map_err(|error| error.code)
}

fn warnings(rows: &[ParsedRow]) -> BTreeMap<IntakeCode, usize> {
    let mut count = BTreeMap::new();
    for row in rows {
        if let ParsedRow::Accepted { warnings, .. } = row {
            for warning in warnings {
                *count.entry(warning.code).or_default() += 1;
            }
        }
    }
    count
}

#[test]
fn the_ministrys_list_of_universities() {
    let Some(folder) = folder() else { return };
    let (summary, rows) = read_all(&folder.join("全国普通高等学校名单_20250620.xls"), ListKind::Organisations).unwrap();
    assert_eq!((summary.accepted, summary.refused, summary.groups, summary.warnings), (2919, 0, 31, 0));
    assert!(rows.contains(&ParsedRow::Skipped { row: 4, why: SkipReason::Group { text: "北京市（92所）".to_owned() } }));
    let ParsedRow::Accepted { row: 5, fields, .. } = &rows[1] else { panic!("{:?}", rows[1]) };
    let ListRow::Organisation(first) = &**fields else { panic!("{fields:?}") };
    assert_eq!((first.name.as_str(), first.list_code.as_deref()), ("北京大学", Some("4111010001")));
    assert_eq!((first.region.as_deref(), first.level.as_deref()), (Some("110000"), Some("本科")));
}

#[test]
fn the_list_of_firms_with_old_registrations() {
    let Some(folder) = folder() else { return };
    let (summary, rows) = read_all(&folder.join("企业名单_山东_地市区县_前1200.csv"), ListKind::Organisations).unwrap();
    assert_eq!((summary.accepted, summary.refused), (1200, 0));
    assert_eq!(warnings(&rows)[&IntakeCode::OldRegistration], 175);
}

#[test]
fn the_patent_lists_of_two_universities() {
    let Some(folder) = folder() else { return };
    let (summary, rows) = read_all(&folder.join("专利清单_深圳大学_2017.xls"), ListKind::Results).unwrap();
    // Five statuses say what was entered in the register and not how the right stands: they stay, and are said.
    assert_eq!((summary.accepted, summary.refused, summary.warnings), (110, 0, 5));
    let ParsedRow::Accepted { fields, .. } = &rows[0] else { panic!("{:?}", rows[0]) };
    let ListRow::Result(first) = &**fields else { panic!("{fields:?}") };
    assert_eq!(first.application_number.as_deref(), Some("CN201610895413.X"));
    assert_eq!(first.applied_on.unwrap().to_string(), "2016-10-13");
    assert_eq!(first.finishers.len(), 4);
    let (summary, rows) = read_all(&folder.join("专利信息_山科大_抽样.csv"), ListKind::Results).unwrap();
    assert_eq!((summary.accepted, summary.refused), (739, 0));
    println!("{:?}", warnings(&rows));
    assert_eq!(warnings(&rows)[&IntakeCode::NoCheckDigit], 2);
}

#[test]
fn the_patents_of_a_space_agency() {
    let Some(folder) = folder() else { return };
    let (summary, rows) = read_all(&folder.join("NASA_Patents.csv"), ListKind::Results).unwrap();
    println!("{summary:?} {:?}", warnings(&rows));
    assert_eq!((summary.accepted + summary.repeated, summary.refused), (1393, 0));
}

/// Whatever the file and whatever it is taken for: an answer within seconds, and never a panic.
#[test]
fn every_file_is_read_or_refused() {
    let Some(folder) = folder() else { return };
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in files {
        for kind in [ListKind::Results, ListKind::Organisations] {
            let started = Instant::now();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            match read_all(&path, kind) {
                Ok((summary, rows)) => println!(
                    "{name} as {}: {} accepted, {} refused, {} groups, {} footers, {} blank, {} repeated, warnings {:?}",
                    kind.en(),
                    summary.accepted,
                    summary.refused,
                    summary.groups,
                    summary.footers,
                    summary.blank,
                    summary.repeated,
                    warnings(&rows)
                ),
                Err(code) => println!("{name} as {}: {code:?}", kind.en()),
            }
            assert!(started.elapsed() < Duration::from_secs(30), "{name}");
        }
    }
}
