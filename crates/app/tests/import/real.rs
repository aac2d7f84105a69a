//! The real lists, where the environment says where they are; they are not part of the project.

use std::{env, path::PathBuf};

use app::list::import::RowCode::Reading;
use intake::IntakeCode;
use serde_json::json;

use crate::support::{Place, counts};

/// The folder of the real lists; says that the test was left out where there is none.
fn lists() -> Option<PathBuf> {
    let folder = env::var_os("BROKERDESK_LISTS").map(PathBuf::from).filter(|folder| folder.is_dir());
    if folder.is_none() {
        eprintln!("left out: BROKERDESK_LISTS names no folder of real lists");
    }
    folder
}

#[test]
fn real_lists_come_in_whole_and_then_say_nothing_new() {
    let Some(folder) = lists() else { return };
    for (name, list, rows, skipped) in [
        ("全国普通高等学校名单_20250620.xls", "organisations", 2919, Some(31)),
        ("企业名单_山东_地市区县_前1200.csv", "organisations", 1200, None),
        ("专利清单_深圳大学_2017.xls", "results", 110, None),
        ("专利信息_山科大_抽样.csv", "results", 739, None),
    ] {
        let mut place = Place::new();
        let file = folder.join(name).display().to_string();
        let first = place.import_file(list, &file, json!({}));
        assert_eq!(counts(&first), [rows, 0, 0, 0], "{name} {:?}", first.refused);
        let old = first.warnings.iter().filter(|warning| warning.code == Reading(IntakeCode::OldRegistration)).count();
        assert_eq!(old, if rows == 1200 { 175 } else { 0 }, "{name}");
        if let Some(skipped) = skipped {
            let groups = first.skipped.iter().filter(|row| json!(row)["why"] == "group").count();
            assert_eq!(groups, skipped, "{name}");
        }
        let again = place.import_file(list, &file, json!({}));
        assert_eq!(counts(&again), [0, 0, rows, 0], "{name} {:?}", again.refused);
        place.assert_sound();
    }
}
