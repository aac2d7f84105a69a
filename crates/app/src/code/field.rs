//! Which field of a request a refusal is about. A rule knows its fields by the names that it uses itself; what they are called
//! in the request at hand, and below what, its schema says.

use std::collections::VecDeque;

use schemars::Schema;
use serde_json::Value;

/// How deep below a request a field may lie without its path being said.
const DEPTH: usize = 3;

/// The path of the request's field that is meant: `said` where the request has it, else the first of `names` that it has below
/// as much of `said` as there is; `None` where it has none of them.
pub(crate) fn place(schema: &Schema, said: &str, names: &[&str]) -> Option<String> {
    let root = schema.as_value();
    let has = |path: &str| step_to(root, root, path);
    if has(said).is_some() {
        return Some(said.to_owned());
    }
    let (under, at) =
        said.rmatch_indices('.').find_map(|(dot, _)| Some((&said[..dot], has(&said[..dot])?))).unwrap_or(("", root));
    let below =
        |from: &Value, under: &str| names.iter().find_map(|name| search(root, from, name).map(|path| joined(under, &path)));
    below(at, under).or_else(|| below(root, ""))
}

/// What stands at a path below a place.
fn step_to<'s>(root: &'s Value, from: &'s Value, path: &str) -> Option<&'s Value> {
    path.split('.').try_fold(from, |at, name| step_into(root, at, name))
}

/// The property `name` or the element `name[3]` of what stands at a place.
fn step_into<'s>(root: &'s Value, at: &'s Value, name: &str) -> Option<&'s Value> {
    let (name, indices) = name.split_once('[').map_or((name, 0), |(name, rest)| (name, 1 + rest.matches('[').count()));
    let property = forms(root, at).into_iter().find_map(|form| form.get("properties")?.get(name))?;
    let element = |at: &'s Value| forms(root, at).into_iter().find_map(|form| form.get("items"));
    (0..indices).try_fold(property, |at, _| element(at))
}

/// The nearest place below `from` that has the path `name`; lists are not looked into, since it is open which element is meant.
fn search(root: &Value, from: &Value, name: &str) -> Option<String> {
    let mut open = VecDeque::from([(String::new(), from, 0)]);
    while let Some((under, at, depth)) = open.pop_front() {
        if step_to(root, at, name).is_some() {
            return Some(joined(&under, name));
        }
        if depth < DEPTH {
            let properties = forms(root, at).into_iter().filter_map(|form| form.get("properties")?.as_object()).flatten();
            open.extend(properties.map(|(name, property)| (joined(&under, name), property, depth + 1)));
        }
    }
    None
}

/// A schema with the others that it refers to or that may stand for it.
fn forms<'s>(root: &'s Value, schema: &'s Value) -> Vec<&'s Value> {
    let mut all = vec![schema];
    let referred = schema.get("$ref").and_then(Value::as_str).and_then(|to| root.pointer(to.trim_start_matches('#')));
    all.extend(referred.into_iter().flat_map(|schema| forms(root, schema)));
    for key in ["anyOf", "oneOf", "allOf"] {
        let others = schema.get(key).and_then(Value::as_array).into_iter().flatten();
        all.extend(others.flat_map(|schema| forms(root, schema)));
    }
    all
}

fn joined(under: &str, name: &str) -> String {
    if under.is_empty() { name.to_owned() } else { format!("{under}.{name}") }
}

#[cfg(test)]
mod tests {
    use schemars::schema_for;

    use super::place;
    use crate::{contract::ContractSign, mandate::MandateSign, statement::StatementDraftNew};

    #[test]
    fn a_field_is_named_as_the_request_calls_it() {
        let mandate = schema_for!(MandateSign);
        assert_eq!(place(&mandate, "client", &["id"]).as_deref(), Some("client"));
        assert_eq!(place(&mandate, "to", &["to", "ends_on"]).as_deref(), Some("ends_on"));
        assert_eq!(place(&mandate, "clauses[1].rates.reason", &[]).as_deref(), Some("clauses[1].rates.reason"));
        assert_eq!(place(&mandate, "clauses[1].amount", &["amount"]).as_deref(), Some("clauses[1].minimum.amount"));
        assert_eq!(place(&mandate, "shares", &["shares"]), None, "it is open whose");
        assert_eq!(place(&schema_for!(ContractSign), "price", &["price"]).as_deref(), Some("money.price"));
        assert_eq!(place(&schema_for!(StatementDraftNew), "to", &["ends_on", "to"]).as_deref(), Some("to"));
    }
}
