//! The shape of the house: every area has its places, areas know each other only as `docs/architecture.md` draws it, and no
//! modules of a crate go in a circle.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// A row of the table of areas: its places in the order of the table's columns, and the areas that its domain uses.
struct Area {
    name: String,
    has: Vec<bool>,
    uses: BTreeSet<String>,
}

const PLACES: [&str; 6] = ["domain", "store", "app", "ui", "words", "scenarios"];

fn areas() -> Vec<Area> {
    let page = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let mut lines = page.lines().skip_while(|line| !line.starts_with("| area |"));
    let heads: Vec<&str> = cells(lines.next().expect("the page has a table of areas"));
    assert_eq!(heads[1..=PLACES.len()], PLACES);
    lines
        .skip(1)
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells = cells(line);
            let has = cells[1..=PLACES.len()].iter().map(|cell| *cell == "+").collect();
            let uses = cells[PLACES.len() + 1].split(", ").filter(|name| !name.is_empty()).map(str::to_owned).collect();
            Area { name: cells[0].to_owned(), has, uses }
        })
        .collect()
}

fn cells(line: &str) -> Vec<&str> {
    line.trim_matches('|').split('|').map(str::trim).collect()
}

/// Is there a file or folder of an area in a place?
fn stands(area: &str, place: &str) -> bool {
    let file_or_folder = |folder: &str| {
        let at = root().join(folder).join(area);
        at.is_dir() || at.with_extension("rs").is_file()
    };
    match place {
        "domain" => file_or_folder("crates/domain/src"),
        "store" => file_or_folder("crates/store/src/area"),
        "app" => file_or_folder("crates/app/src"),
        "ui" => root().join("ui/src/features").join(area).join("feature.tsx").is_file(),
        "words" => ["zh-CN", "en"].iter().all(|language| root().join(format!("ui/src/i18n/{language}/{area}.json")).is_file()),
        "scenarios" => names(&root().join("tests/scenarios")).iter().any(|name| belongs(name, area)),
        other => panic!("nobody knows the place {other}"),
    }
}

fn belongs(scenario: &str, area: &str) -> bool {
    scenario.strip_prefix(area).is_some_and(|rest| rest.starts_with(['-', '.']))
}

fn names(folder: &Path) -> Vec<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn every_area_has_the_places_that_are_drawn_and_no_other() {
    let areas = areas();
    assert!(areas.len() > 10, "the table is read");
    for area in &areas {
        for (place, has) in PLACES.iter().zip(&area.has) {
            assert_eq!(stands(&area.name, place), *has, "{} in {place}", area.name);
        }
    }
    let known = |name: &str| areas.iter().any(|area| area.name == name);
    let others = [
        ("ui/src/features", &[][..]),
        // What all records have in common: their way into their tables, and out of them as lists.
        ("crates/store/src/area", &["record", "listed"]),
    ];
    for (folder, besides) in others {
        for name in names(&root().join(folder)) {
            let name = name.trim_end_matches(".rs");
            assert!(known(name) || besides.contains(&name), "{folder}/{name} is no area");
        }
    }
    for name in names(&root().join("tests/scenarios")) {
        assert!(areas.iter().any(|area| belongs(&name, &area.name)), "{name} belongs to no area");
    }
}

#[test]
fn areas_of_the_domain_know_each_other_as_drawn() {
    let areas = areas();
    let modules = Modules::of("crates/domain/src");
    for area in &areas {
        let uses = modules.uses.iter().filter(|(module, _)| is_in(module, &area.name)).flat_map(|(_, used)| used);
        for used in uses {
            let Some(other) = areas.iter().find(|other| other.name != area.name && is_in(used, &other.name)) else { continue };
            assert!(area.uses.contains(&other.name), "{} uses {} (through {used}), which is not drawn", area.name, other.name);
        }
        for drawn in &area.uses {
            assert!(areas.iter().any(|other| other.name == *drawn), "{} uses {drawn}, which is no area", area.name);
        }
    }
}

fn is_in(module: &str, area: &str) -> bool {
    module.strip_prefix(area).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

#[test]
fn no_modules_go_in_a_circle() {
    for part in ["domain", "store", "intake", "documents", "app", "cli"] {
        let modules = Modules::of(&format!("crates/{part}/src"));
        assert!(modules.uses.values().any(|used| !used.is_empty()) || part == "cli", "the imports of {part} are read");
        assert_eq!(modules.circle(), None, "in {part}");
    }
}

/// The modules of a crate, and which others each of them imports; parents and children apart.
struct Modules {
    uses: BTreeMap<String, BTreeSet<String>>,
}

impl Modules {
    fn of(folder: &str) -> Self {
        let folder = root().join(folder);
        let mut files = BTreeMap::new();
        collect(&folder, &folder, &mut files);
        let uses = files.iter().map(|(module, code)| (module.clone(), imports(module, code, &files))).collect();
        Self { uses }
    }

    /// A way from a module back to itself, if there is one.
    fn circle(&self) -> Option<Vec<&str>> {
        self.uses.keys().find_map(|start| self.way(start, start, &mut BTreeSet::new()))
    }

    fn way<'a>(&'a self, from: &'a str, to: &str, seen: &mut BTreeSet<&'a str>) -> Option<Vec<&'a str>> {
        self.uses.get(from)?.iter().find_map(|next| {
            if next == to {
                return Some(vec![from, next.as_str()]);
            }
            let mut way = seen.insert(next).then(|| self.way(next, to, seen)).flatten()?;
            way.insert(0, from);
            Some(way)
        })
    }
}

/// Every file below a folder by its module's path, without remarks and tests.
fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let code: Vec<&str> = code.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code)).collect();
            let module = path.strip_prefix(root).unwrap().with_extension("");
            let module: Vec<String> = module.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            let module = module.join("::");
            files.insert(if matches!(module.as_str(), "lib" | "main") { String::new() } else { module }, code.join(" "));
        }
    }
}

fn imports(module: &str, code: &str, files: &BTreeMap<String, String>) -> BTreeSet<String> {
    let parent = module.rsplit_once("::").map_or("", |(parent, _)| parent);
    let mut paths = Vec::new();
    for (start, base) in [("use crate::", ""), ("use super::", parent), ("use self::", module)] {
        for (at, _) in code.match_indices(start) {
            let tree = code[at + start.len()..].split(';').next().unwrap_or_default();
            leaves(base, tree, &mut paths);
        }
    }
    for (at, _) in code.match_indices("crate::") {
        let path: String =
            code[at + "crate::".len()..].chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':')).collect();
        paths.push(path.trim_end_matches(':').to_owned());
    }
    let is_family = |a: &str, b: &str| a == b || is_in(a, b) || is_in(b, a);
    let known = paths.iter().filter_map(|path| longest_module(path, files));
    known.filter(|used| !module.is_empty() && !used.is_empty() && !is_family(module, used)).collect()
}

/// The paths that a tree of imports names: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn leaves(base: &str, tree: &str, paths: &mut Vec<String>) {
    let tree = tree.trim();
    let joined = |part: &str| [base, part].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("::");
    match tree.split_once('{') {
        None => paths.push(joined(tree.split_whitespace().next().unwrap_or_default())),
        Some((before, inside)) => {
            let base = joined(before.trim().trim_end_matches("::"));
            let inside = inside.rsplit_once('}').map_or(inside, |(inside, _)| inside);
            let mut depth = 0;
            let parts = inside.split(|c: char| {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                c == ',' && depth == 0
            });
            parts.filter(|part| !part.trim().is_empty()).for_each(|part| leaves(&base, part, paths));
        }
    }
}

/// The module that a path lies in: `value::money::Money` lies in `value::money`.
fn longest_module(path: &str, files: &BTreeMap<String, String>) -> Option<String> {
    let mut path = path;
    loop {
        if files.contains_key(path) {
            return Some(path.to_owned());
        }
        path = path.rsplit_once("::")?.0;
    }
}
