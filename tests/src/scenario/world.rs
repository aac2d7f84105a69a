//! The desk of a scenario and the names by which its sentences speak of things.

use std::collections::BTreeMap;

use app::Error;
use domain::Day;
use serde_json::{Value, json};

use super::phrase::Read;
use crate::{bench::Bench, tables};

/// A name of the scenario with the id that the desk gave.
pub type Names = BTreeMap<String, String>;

/// A desk in the middle of a scenario.
pub struct World {
    /// The desk.
    pub bench: Bench,
    /// Organisations, results, payees, rate tables, deals, and the last statement of each payee, by name.
    pub organisations: Names,
    pub results: Names,
    pub payees: Names,
    pub tables: Names,
    pub deals: Names,
    pub statements: Names,
    /// Owner and client of a deal.
    pub parties: BTreeMap<String, (String, String)>,
    /// Clauses said and not signed yet, by deal.
    pub clauses: BTreeMap<String, Vec<Value>>,
    /// The deal that was last spoken of.
    pub deal: Option<String>,
    /// Why the last action was refused.
    pub refusal: Option<Error>,
}

impl World {
    /// An empty desk on the first working day of 2025.
    pub fn new() -> Self {
        let today = Day::new(2025, 1, 2).expect("a day");
        Self {
            bench: Bench::new(today),
            organisations: Names::new(),
            results: Names::new(),
            payees: Names::new(),
            tables: Names::new(),
            deals: Names::new(),
            statements: Names::new(),
            parties: BTreeMap::new(),
            clauses: BTreeMap::new(),
            deal: None,
            refusal: None,
        }
    }

    pub fn payee(&self, name: &str) -> Read<&str> {
        known(&self.payees, name, "payee")
    }

    pub fn table(&self, name: &str) -> Read<&str> {
        known(&self.tables, name, "rate table")
    }

    pub fn result(&self, name: &str) -> Read<&str> {
        known(&self.results, name, "result")
    }

    pub fn organisation(&self, name: &str) -> Read<&str> {
        known(&self.organisations, name, "organisation")
    }

    /// The id of a deal, which is then the deal spoken of.
    pub fn deal(&mut self, name: &str) -> Read<String> {
        let id = known(&self.deals, name, "deal")?.to_owned();
        self.deal = Some(name.to_owned());
        Ok(id)
    }

    /// The deal last spoken of.
    pub fn same_deal(&self) -> Read<String> {
        let name = self.deal.as_deref().ok_or("no deal was spoken of")?;
        known(&self.deals, name, "deal").map(str::to_owned)
    }

    /// The last statement that was begun for a payee, or the one of a number.
    pub fn statement(&mut self, payee: &str, number: Option<&str>) -> Read<String> {
        let Some(number) = number else { return known(&self.statements, payee, "statement for").map(str::to_owned) };
        let payee = self.payee(payee)?.to_owned();
        let list = self.ask("statement_list", json!({}))?;
        let rows = list["statements"].as_array().expect("a list of statements");
        let row = rows.iter().find(|row| row["payee"] == payee.as_str() && row["number"] == number);
        Ok(row.ok_or_else(|| format!("there is no statement {number}"))?["id"]
            .as_str()
            .expect("a statement has an id")
            .to_owned())
    }

    /// An answer that a sentence about the state of things needs.
    pub fn ask(&mut self, command: &str, request: Value) -> Read<Value> {
        self.bench
            .call(command, request)
            .map_err(|error| format!("{command} is refused with {} at “{}”", error.code, error.field))
    }

    /// The entry of a deal of this kind and day.
    pub fn entry(&mut self, deal: &str, kind: &str, on: Day) -> Read<String> {
        let page = self.ask("deal_page", json!({ "id": deal }))?;
        let entries = page["entries"].as_array().expect("a list of entries");
        let mut found = entries.iter().filter(|entry| entry["what"]["kind"] == kind && entry["on"] == json!(on));
        let entry = found.next().ok_or_else(|| format!("there is no {kind} of {on}"))?;
        if found.next().is_some() {
            return Err(format!("there are several {kind}s of {on}"));
        }
        Ok(entry["id"].as_str().expect("an entry has an id").to_owned())
    }

    /// The first clause of the chain that covers a kind of receipt, or the only chain.
    pub fn root_clause(&mut self, deal: &str, kind: Option<&str>) -> Read<String> {
        let chains = self.chains(deal)?;
        let covers = |chain: &&Vec<Value>| {
            let covered = chain.last().and_then(|clause| clause["covers"].as_array());
            kind.is_none_or(|kind| covered.is_some_and(|kinds| kinds.iter().any(|other| other == kind)))
        };
        let mut found = chains.iter().filter(covers);
        match (found.next(), found.next()) {
            (Some(chain), None) => Ok(chain[0]["id"].as_str().expect("a clause has an id").to_owned()),
            _ => Err("say which clause: “under the clause for royalty”".to_owned()),
        }
    }

    /// The clause in force of that chain.
    pub fn open_clause(&mut self, deal: &str, kind: Option<&str>) -> Read<String> {
        let root = self.root_clause(deal, kind)?;
        let chain = self.chains(deal)?.into_iter().find(|chain| chain[0]["id"] == root.as_str()).expect("the root has a chain");
        Ok(chain.last().expect("a chain has a clause")["id"].as_str().expect("a clause has an id").to_owned())
    }

    fn chains(&mut self, deal: &str) -> Read<Vec<Vec<Value>>> {
        let page = self.ask("deal_page", json!({ "id": deal }))?;
        let clauses = page["mandate"]["clauses"].as_array().cloned().ok_or("the deal has no mandate")?;
        let mut chains: Vec<Vec<Value>> = Vec::new();
        for clause in clauses {
            let follows = &clause["follows"]["clause"];
            match chains.iter_mut().find(|chain| chain.last().is_some_and(|last| &last["id"] == follows)) {
                Some(chain) => chain.push(clause),
                None => chains.push(vec![clause]),
            }
        }
        Ok(chains)
    }

    /// At the end of every scenario: the desk is sound, its journal holds, and a restart changes nothing.
    pub fn stands(&mut self) -> Read<()> {
        self.sound()?;
        let before = tables::dump_all(self.bench.desk());
        self.bench.restart().map_err(|error| format!("the desk does not open again: {}", error.code))?;
        if tables::dump_all(self.bench.desk()) != before {
            return Err("a restart changed the desk".to_owned());
        }
        self.sound()
    }

    /// Nothing is wrong with the desk.
    pub fn sound(&mut self) -> Read<()> {
        let faults = self.bench.faults();
        if faults.is_empty() { Ok(()) } else { Err(format!("the check finds {}", faults.join("; "))) }
    }
}

fn known<'n>(names: &'n Names, name: &str, what: &str) -> Read<&'n str> {
    names.get(name).map(String::as_str).ok_or_else(|| format!("there is no {what} “{name}”"))
}
