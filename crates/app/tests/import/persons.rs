//! Who is one person, where several results name the same name.

use app::commands::dispatch;
use domain::id::PersonId;
use serde_json::json;

use crate::support::{Place, counts};

const RESULTS: &str = "\
成果名称,成果持有单位,完成人
一种材料,示例大学,张甲、李乙
一种方法,示例大学,张甲
一种装置,样本大学,张甲
一种工艺,,张甲
一种系统,示例大学,张甲、张甲
";

impl Place {
    /// The finishers of a result.
    fn finishers(&self, title: &str) -> Vec<Option<PersonId>> {
        let result = self.results().into_iter().find(|result| result.record.title == title).unwrap().record;
        result.finishers.iter().map(|finisher| self.person(&finisher.name)).collect()
    }
}

#[test]
fn one_name_at_one_owner_is_one_person_who_is_erased_as_one() {
    let mut place = Place::new();
    let dry = place.import("results", RESULTS, json!({ "dry_run": true }));
    let report = place.import("results", RESULTS, json!({}));
    assert_eq!((&dry.same_names, counts(&report)), (&report.same_names, [5, 0, 0, 0]));
    let told: Vec<_> = report.same_names.iter().map(|same| (same.name.as_str(), same.owner.as_deref(), &*same.rows)).collect();
    assert_eq!(told, [("张甲", Some("示例大学"), &[2, 3][..])]);
    let one = place.finishers("一种材料")[0];
    assert_eq!(place.finishers("一种方法"), [one]);
    for other in ["一种装置", "一种工艺", "一种系统"] {
        assert!(!place.finishers(other).contains(&one), "{other}: another owner, no owner, two of one name in one result");
    }
    dispatch(&mut place.session, "person_erase", json!({ "ids": [one] })).unwrap();
    let names = place.result_fields().into_iter().map(|result| json!([result["title"], result["finishers"][0]["name"]]));
    let mut names: Vec<_> = names.collect();
    names.sort_by_key(ToString::to_string);
    let left = [["一种工艺", "张甲"], ["一种系统", "张甲"], ["一种装置", "张甲"]].map(|left| json!(left));
    assert_eq!(names.iter().filter(|name| !name[1].is_null()).cloned().collect::<Vec<_>>(), left);
    place.assert_sound();
}

#[test]
fn one_choice_takes_them_apart() {
    let mut place = Place::new();
    let report = place.import("results", RESULTS, json!({ "match_persons": "apart" }));
    assert_eq!(report.same_names_total, 1, "and they are told all the same");
    assert_ne!(place.finishers("一种材料")[0], place.finishers("一种方法")[0]);
}

#[test]
fn a_list_without_owners_is_one_owners() {
    let mut place = Place::new();
    place.import("results", "成果名称,完成人\n一种材料,张甲\n一种方法,张甲\n", json!({}));
    assert_eq!(place.finishers("一种材料"), place.finishers("一种方法"));
}

#[test]
fn who_is_on_the_desk_is_met_by_a_later_list() {
    let mut place = Place::new();
    place.import("results", RESULTS, json!({}));
    assert_eq!(place.import("results", RESULTS, json!({ "match_names": "update" })).same_names, [], "nothing new, nobody new");
    let later = "成果名称,成果持有单位,完成人\n另一种材料,示例 大学,李乙、张甲\n";
    let report = place.import("results", later, json!({}));
    let told: Vec<_> = report.same_names.iter().map(|same| (same.name.as_str(), same.is_known)).collect();
    assert_eq!(told, [("李乙", true)], "of 张甲 the desk has three there: nobody can say which");
    let known = place.finishers("一种材料");
    let met = place.finishers("另一种材料");
    assert_eq!(met[0], known[1]);
    assert!(!known.contains(&met[1]));
    place.assert_sound();
}
