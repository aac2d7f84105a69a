//! The persons of one list: who is taken for one where several of its rows name the same name at the same owner.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{id::PersonId, normal::comparable};

/// So many names are listed; the others are counted.
const LISTED: usize = 1_000;
/// Of each so many rows are listed; the others are counted.
const ROWS_LISTED: usize = 20;

/// What becomes of one name that several rows name at one owner; one choice for the whole list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MatchPersons {
    /// It is one person.
    #[default]
    One,
    /// Each row means a person of its own.
    Apart,
}

/// A name that several rows of a list name at one owner, or one row and the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct SameName {
    /// The name, as the first row has it.
    pub name: String,
    /// The owner, as that row has it; missing where the list says nothing of owners.
    pub owner: Option<String>,
    /// The rows, counted from 1; the first twenty.
    pub rows: Vec<u32>,
    /// How many rows there are in all.
    pub rows_total: u32,
    /// One person of this name is a finisher of the owner's results on the desk already.
    pub is_known: bool,
}

/// Who was named in the rows so far.
#[derive(Debug)]
pub struct Circle {
    choice: MatchPersons,
    says_owners: bool,
    members: HashMap<u128, Member>,
    same: Vec<SameName>,
    same_total: u32,
}

/// The person of a name at an owner, in few bytes: a list may name hundreds of thousands.
#[derive(Debug)]
struct Member {
    person: PersonId,
    first: u32,
    is_known: bool,
    /// Which of the listed it is.
    listed: Option<u32>,
    is_counted: bool,
}

impl Circle {
    /// Nobody so far. A list that says nothing of owners is one owner's, whoever that is.
    pub fn new(choice: MatchPersons, says_owners: bool) -> Self {
        Self { choice, says_owners, members: HashMap::new(), same: Vec::new(), same_total: 0 }
    }

    /// Who is meant by a name in a row. `on_desk` gives those of this name at this owner whom the desk knows: one of them is
    /// that person, of several nobody can say which.
    pub fn meet<E>(
        &mut self,
        row: u32,
        (name, owner): (&str, Option<&str>),
        on_desk: impl FnOnce(&str) -> Result<Vec<PersonId>, E>,
        new: impl FnOnce() -> PersonId,
    ) -> Result<PersonId, E> {
        if owner.is_none() && self.says_owners {
            return Ok(new());
        }
        let key = key(name, owner);
        if let Some(member) = self.members.get_mut(&key) {
            let person = member.person;
            self.list(key, row, (name, owner));
            return Ok(if self.choice == MatchPersons::One { person } else { new() });
        }
        let known = match owner.map(on_desk).transpose()?.as_deref() {
            Some([one]) => Some(*one),
            Some(_) | None => None,
        };
        let person = known.filter(|_| self.choice == MatchPersons::One).unwrap_or_else(new);
        self.members.insert(key, Member { person, first: row, is_known: known.is_some(), listed: None, is_counted: false });
        if known.is_some() {
            self.list(key, row, (name, owner));
        }
        Ok(person)
    }

    /// The names that mean, or could mean, one person: the first thousand, and how many there are in all.
    pub fn same(self) -> (Vec<SameName>, u32) {
        (self.same, self.same_total)
    }

    fn list(&mut self, key: u128, row: u32, (name, owner): (&str, Option<&str>)) {
        let member = self.members.get_mut(&key).expect("who is listed was met");
        if !member.is_counted {
            member.is_counted = true;
            self.same_total += 1;
            if self.same.len() < LISTED {
                member.listed = u32::try_from(self.same.len()).ok();
                let (name, owner) = (name.to_owned(), owner.map(str::to_owned));
                self.same.push(SameName { name, owner, rows: vec![member.first], rows_total: 1, is_known: member.is_known });
            }
        }
        let Some(same) = member.listed.and_then(|at| self.same.get_mut(at as usize)) else { return };
        if row != member.first {
            same.rows_total += 1;
            if same.rows.len() < ROWS_LISTED {
                same.rows.push(row);
            }
        }
    }
}

/// Half a SHA-256 of name and owner as they are compared: enough that no two of a million share it by chance.
fn key(name: &str, owner: Option<&str>) -> u128 {
    let text =
        Sha256::new().chain_update(comparable(name)).chain_update([0]).chain_update(owner.map(comparable).unwrap_or_default());
    u128::from_le_bytes(text.finalize()[..16].try_into().expect("a SHA-256 has 32 bytes"))
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use uuid::Uuid;

    use super::*;

    fn person(number: u128) -> PersonId {
        PersonId(Uuid::from_u128(number))
    }

    /// Names people in rows from 2 on; who is new has the row's number.
    fn meet(circle: &mut Circle, named: &[(&str, Option<&str>)], known: &[PersonId]) -> Vec<u128> {
        let all = named.iter().zip(2..).map(|(named, row)| {
            let met = circle.meet::<Infallible>(row, *named, |_| Ok(known.to_vec()), || person(row.into()));
            met.unwrap().0.as_u128()
        });
        all.collect()
    }

    #[test]
    fn one_name_at_one_owner_is_one_person_and_at_two_owners_two() {
        let mut circle = Circle::new(MatchPersons::One, true);
        let named = [
            ("张甲", Some("示例大学")),
            ("张甲", Some("样本大学")),
            ("张\u{200b}甲", Some("示例 大学")),
            ("李乙", Some("示例大学")),
        ];
        assert_eq!(meet(&mut circle, &named, &[]), [2, 3, 2, 5]);
        let (same, total) = circle.same();
        let owner = Some("示例 大学".to_owned());
        assert_eq!(same, [SameName { name: "张\u{200b}甲".to_owned(), owner, rows: vec![2, 4], rows_total: 2, is_known: false }]);
        assert_eq!(total, 1);
    }

    #[test]
    fn a_choice_keeps_them_apart_and_they_are_still_told() {
        let mut circle = Circle::new(MatchPersons::Apart, true);
        assert_eq!(meet(&mut circle, &[("张甲", Some("示例大学")); 3], &[person(1)]), [2, 3, 4]);
        let (same, _) = circle.same();
        assert_eq!(same.iter().map(|same| (same.rows_total, same.is_known)).collect::<Vec<_>>(), [(3, true)]);
    }

    #[test]
    fn a_row_without_owner_means_nobody_else_unless_the_list_has_no_owners() {
        for (says_owners, met) in [(true, [2, 3]), (false, [2, 2])] {
            let mut circle = Circle::new(MatchPersons::One, says_owners);
            assert_eq!(meet(&mut circle, &[("张甲", None); 2], &[person(1)]), met, "the desk is not asked");
        }
    }

    #[test]
    fn one_on_the_desk_is_met_and_of_two_neither() {
        for (known, met) in [(&[person(1)][..], [1, 1]), (&[person(1), person(9)], [2, 2])] {
            let mut circle = Circle::new(MatchPersons::One, true);
            assert_eq!(meet(&mut circle, &[("张甲", Some("示例大学")); 2], known), met);
            assert_eq!(circle.same().0[0].rows, [2, 3]);
        }
    }

    #[test]
    fn many_names_are_counted_and_not_listed() {
        let mut circle = Circle::new(MatchPersons::One, true);
        for name in (0..1_500).map(|n| format!("{n}")) {
            meet(&mut circle, &[(name.as_str(), Some("示例大学")); 30], &[]);
        }
        let (same, total) = circle.same();
        assert_eq!((same.len(), total, same[0].rows.len(), same[0].rows_total), (1_000, 1_500, 20, 30));
    }
}
