//! Lists in their orders and narrowed down, held against the same done by hand over everything that is on the desk.

mod desk;

use serde_json::{Value, json};

use crate::desk::Desk;

/// A result with what the list is ordered and narrowed down by.
#[derive(Clone, Debug)]
struct Row {
    id: Value,
    title: String,
    price: Option<u64>,
    trl: Option<u64>,
    industry: Option<&'static str>,
}

impl Desk {
    fn ids(&mut self, mut query: Value) -> (u64, Vec<Value>) {
        query["limit"] = json!(500);
        let page = self.ask("result_page", query);
        (page["total"].as_u64().unwrap(), page["rows"].as_array().unwrap().iter().map(|row| row["id"].clone()).collect())
    }

    /// Results whose facts are all met with all others.
    fn with_results(&mut self) -> Vec<Row> {
        let industries = [None, Some("C39"), Some("c39x"), Some("新材料-石墨 烯"), Some("[\"甲\",\"乙\"]")];
        let mut rows = Vec::new();
        for number in 0..60_usize {
            let title = format!("{}{}", ["石墨膜", "泵", "阿胶", "Zeolith"][number % 4], number % 7);
            let price = (!number.is_multiple_of(3)).then_some((number as u64 * 7919) % 23);
            let trl = (!number.is_multiple_of(5)).then_some(number as u64 % 9 + 1);
            let industry = industries[number % industries.len()];
            let record = json!({
                "title": title, "trl": trl, "industry": industry, "asking_amount": price.map(|yuan| format!("{yuan}.00")),
                "finishers": [{ "name": if number % 2 == 0 { "王伟" } else { "李敏" } }],
            });
            let id = self.made("result_add", json!({ "record": record }));
            rows.push(Row { id, title, price, trl, industry });
        }
        rows
    }
}

fn ids<'r>(rows: impl IntoIterator<Item = &'r Row>) -> Vec<Value> {
    rows.into_iter().map(|row| row.id.clone()).collect()
}

#[test]
fn a_list_stands_in_every_order_that_it_has_from_either_end() {
    let mut desk = Desk::new();
    let rows = desk.with_results();
    type Key = fn(&Row) -> Option<u64>;
    let keys: [(&str, Key); 2] = [("asking_amount", |row| row.price), ("trl", |row| row.trl)];
    for (order, key) in keys {
        let (with, without): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| key(row).is_some());
        let mut expected = with.clone();
        expected.sort_by_key(|row| key(row));
        expected.extend(&without);
        assert_eq!(desk.ids(json!({ "order": order })).1, ids(expected), "{order}");
        let mut expected: Vec<&Row> = with.into_iter().rev().collect();
        expected.sort_by_key(|row| std::cmp::Reverse(key(row)));
        expected.extend(without.iter().rev());
        assert_eq!(desk.ids(json!({ "order": order, "is_descending": true })).1, ids(expected), "{order}, the other way");
    }
    assert_eq!(desk.ids(json!({ "order": "entered" })).1, ids(&rows));
    assert_eq!(desk.ids(json!({ "order": "entered", "is_descending": true })).1, ids(rows.iter().rev()));
    // Latin letters first, then 阿, 泵, 石 by their pinyin.
    let by_title = desk.ids(json!({})).1;
    let title_of = |id: &Value| rows.iter().find(|row| row.id == *id).unwrap().title.clone();
    let titles: Vec<String> = by_title.iter().map(title_of).collect();
    assert_eq!(
        [&titles[0], &titles[15], &titles[30], &titles[45]].map(|title| title.chars().next().unwrap()),
        ['Z', '阿', '泵', '石']
    );
    // Page by page it is the same list.
    let mut paged = Vec::new();
    for offset in (0..60).step_by(7) {
        let page =
            desk.ask("result_page", json!({ "order": "asking_amount", "is_descending": true, "offset": offset, "limit": 7 }));
        paged.extend(page["rows"].as_array().unwrap().iter().map(|row| row["id"].clone()));
    }
    assert_eq!(paged, desk.ids(json!({ "order": "asking_amount", "is_descending": true })).1);
}

#[test]
fn a_list_is_narrowed_down_to_what_its_records_say() {
    let mut desk = Desk::new();
    let mut rows = desk.with_results();
    let narrowed = |desk: &mut Desk, rows: &[Row], search: &str| {
        for (only, says) in [
            (json!([{ "facet": "trl", "values": ["3"] }]), (&|row: &Row| row.trl == Some(3)) as &dyn Fn(&Row) -> bool),
            (json!([{ "facet": "trl", "values": ["3", "9"] }]), &|row| matches!(row.trl, Some(3 | 9))),
            (json!([{ "facet": "industry", "values": ["C39"] }]), &|row| row.industry == Some("C39")),
            (json!([{ "facet": "industry", "values": ["新材料-石墨 烯"] }]), &|row| row.industry == Some("新材料-石墨 烯")),
            (json!([{ "facet": "industry", "values": ["[\"甲\",\"乙\"]"] }, { "facet": "trl", "values": ["5"] }]), &|row| {
                row.industry == Some("[\"甲\",\"乙\"]") && row.trl == Some(5)
            }),
            (json!([{ "facet": "industry", "values": ["甲"] }]), &|_| false),
            (json!([{ "facet": "trl", "values": [] }]), &|_| false),
            (json!([{ "facet": "trl", "values": ["12\" OR \"f21"] }]), &|_| false),
        ] {
            let mut expected = ids(rows.iter().filter(|row| says(row) && row.title.contains(search)));
            expected.sort_by_key(Value::to_string);
            let (total, mut found) = desk.ids(json!({ "only": only, "search": search }));
            found.sort_by_key(Value::to_string);
            assert_eq!((total as usize, found), (expected.len(), expected), "{only} {search}");
        }
    };
    narrowed(&mut desk, &rows, "");
    narrowed(&mut desk, &rows, "石墨");
    let values = |desk: &mut Desk, facet: &str, search: &str| {
        let answer = desk.ask("result_facet", json!({ "facet": facet, "search": search }));
        Value::from_iter(answer["values"].as_array().unwrap().iter().map(|value| value["value"].clone()))
    };
    assert_eq!(values(&mut desk, "industry", ""), json!(["[\"甲\",\"乙\"]", "c39x", "C39", "新材料-石墨 烯"]));
    assert_eq!(values(&mut desk, "industry", "xcl"), json!(["新材料-石墨 烯"]));
    assert_eq!(values(&mut desk, "trl", "").as_array().unwrap().len(), 9);

    // What lies in the bin, or was taken back, is in no list; what came out of the bin is again.
    for row in rows.iter().step_by(4) {
        desk.ask("result_remove", json!({ "id": row.id }));
    }
    let kept: Vec<Row> = rows.iter().enumerate().filter(|(at, _)| at % 4 != 0).map(|(_, row)| row.clone()).collect();
    narrowed(&mut desk, &kept, "");
    for row in rows.iter().step_by(4) {
        desk.ask("result_restore", json!({ "id": row.id }));
    }
    narrowed(&mut desk, &rows, "");
    desk.made("result_add", json!({ "record": { "title": "石墨", "trl": 3, "industry": "C39" } }));
    desk.ask("undo", json!({}));
    narrowed(&mut desk, &rows, "");
    let changed = &mut rows[8];
    desk.ask("result_change", json!({ "id": changed.id, "record": { "title": "石墨", "trl": 9, "industry": "C39" } }));
    *changed = Row { title: "石墨".to_owned(), trl: Some(9), industry: Some("C39"), ..changed.clone() };
    narrowed(&mut desk, &rows, "");
    narrowed(&mut desk, &rows, "石墨");
    desk.ask("search_rebuild", json!({}));
    narrowed(&mut desk, &rows, "石墨");
}

#[test]
fn a_list_of_organisations_is_narrowed_down_by_each_of_its_roles_and_tags() {
    let mut desk = Desk::new();
    let mut add = |name: &str, more: Value| {
        let mut record = json!({ "name": name });
        record.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        desk.made("organisation_add", json!({ "record": record }));
    };
    add("甲大学", json!({ "roles": ["university", "enterprise"], "tags": ["重点", "2026 年"] }));
    add("乙公司", json!({ "roles": ["enterprise"], "tags": ["重点"] }));
    add("丙所", json!({ "roles": ["institute"] }));
    let mut names = |only: Value| -> Vec<String> {
        let page = desk.ask("organisation_page", json!({ "only": only }));
        page["rows"].as_array().unwrap().iter().map(|row| row["record"]["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(json!([])), ["丙所", "甲大学", "乙公司"]);
    assert_eq!(names(json!([{ "facet": "roles", "values": ["enterprise"] }])), ["甲大学", "乙公司"]);
    assert_eq!(names(json!([{ "facet": "roles", "values": ["enterprise", "institute"] }])), ["丙所", "甲大学", "乙公司"]);
    assert_eq!(names(json!([{ "facet": "tags", "values": ["2026 年"] }])), ["甲大学"]);
    assert_eq!(
        names(json!([{ "facet": "tags", "values": ["重点"] }, { "facet": "roles", "values": ["university"] }])),
        ["甲大学"]
    );
}

/// So many are not put in order by themselves, but picked out of the list.
#[test]
fn many_records_of_a_facet_stand_in_the_order_of_the_list() {
    let mut desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.csv");
    let row = |number: u32| format!("成果{number},{},{}\n", 3 + number % 2 * 4, (number * 7919) % 1000);
    let rows: String = (0..5_000).map(row).collect();
    std::fs::write(&file, format!("成果名称,技术成熟度,转让价格（元）\n{rows}")).unwrap();
    let report = desk.ask("import_run", json!({ "list": "results", "file": file }));
    assert_eq!(report["added"], 5_000, "{report}");
    let only = json!([{ "facet": "trl", "values": ["7"] }]);
    let mut prices = Vec::new();
    for offset in (0..2_500).step_by(500) {
        let request = json!({ "only": only, "order": "asking_amount", "is_descending": true, "offset": offset, "limit": 500 });
        let page = desk.ask("result_page", request);
        assert_eq!(page["total"], 2_500);
        let price =
            |row: &Value| row["record"]["asking_amount"].as_str().unwrap().split('.').next().unwrap().parse::<u32>().unwrap();
        prices.extend(page["rows"].as_array().unwrap().iter().map(price));
    }
    let mut expected: Vec<u32> = (0..5_000).filter(|number| number % 2 == 1).map(|number| (number * 7919) % 1000).collect();
    expected.sort_unstable_by_key(|price| std::cmp::Reverse(*price));
    assert_eq!(prices, expected);
}
