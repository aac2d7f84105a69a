//! The demonstration desk: invented stories, told in the app's own commands, so that they go through real events. A story
//! file holds steps with a day, a command and its request; `@name` stands for the id that an earlier step made, `@on` for
//! the step's day. Every name says 演示; codes carry the division 000000 and application numbers a serial from 9900001 on,
//! which no office gives out. Whoever trains people reads and extends the files in `demonstration/`.

use std::{
    collections::BTreeMap,
    mem,
    sync::{Arc, Mutex, PoisonError},
};

use domain::Day;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Desk;
use uuid::Uuid;

use crate::{
    commands,
    error::{Error, Result},
    session::{Session, Surroundings, System},
    statement::WordLanguage,
};

/// The stories, in the order in which steps of one day are taken.
const STORIES: [&str; 5] = [
    include_str!("demonstration/records.json"),
    include_str!("demonstration/leads.json"),
    include_str!("demonstration/contracts.json"),
    include_str!("demonstration/settled.json"),
    include_str!("demonstration/statements.json"),
];

/// What stands beside a tick, by gate item. What the desk knows by itself is not among them and is never ticked here.
const EVIDENCE: &str = include_str!("demonstration/evidence.json");

/// The stories' Chinese texts in English. Nothing of them stays Chinese: names are in pinyin or say what the body does, and what an
/// organisation of the country calls something is called as its English papers do.
const ENGLISH: &str = include_str!("demonstration/en.json");

/// A quarter past nine at UTC+8, and the time from one entry to the next.
const MORNING: (u32, u32) = (1, 15);
const BETWEEN_ENTRIES_MS: i64 = 2 * 60_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    story: String,
    /// What a trainer shows with it; for readers of the file.
    #[serde(rename = "shows")]
    _shows: String,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Step {
    /// A command on a day, and the name for what it makes.
    Command {
        on: Day,
        #[serde(rename = "do")]
        command: String,
        #[serde(rename = "as")]
        name: Option<String>,
        #[serde(default)]
        with: Value,
    },
    /// A deal goes from stage to stage, on each day with the evidence that its gate still asks for.
    Walk { walk: String, through: Vec<(Day, String)> },
}

/// One step on its day, out of which story.
struct Scene {
    on: Day,
    story: String,
    act: Act,
}

enum Act {
    Command { command: String, name: Option<String>, with: Value },
    Leave { deal: String, to: String },
}

impl Session {
    /// A new demonstration desk, filled with its stories, told in a language. Ids and salts are those of this session, days and
    /// times those of the stories. It is told at a session of its own, so that this one shows nothing of it before it is whole.
    pub(super) fn filled(&mut self, desk: Desk, language: WordLanguage) -> Result<Desk> {
        let scenes = scenes()?;
        let evidence = serde_json::from_str(EVIDENCE).map_err(Error::unexpected)?;
        let words = match language {
            WordLanguage::Zh => BTreeMap::new(),
            WordLanguage::En => serde_json::from_str(ENGLISH).map_err(Error::unexpected)?,
        };
        let former = self.surroundings.replace(Box::new(System));
        let stage = Stage::new(former);
        let mut telling = Session::new(stage.clone());
        telling.take(desk);
        let played = Player { session: &mut telling, stage: &stage, evidence, words, names: BTreeMap::new() }.play(scenes);
        self.surroundings.replace(stage.former());
        played.map_err(Error::undone)?;
        telling.give_back()
    }
}

/// Every step of every story, by day.
fn scenes() -> Result<Vec<Scene>> {
    let mut scenes = Vec::new();
    for file in STORIES {
        for Story { story, steps, .. } in serde_json::from_str::<Vec<Story>>(file).map_err(Error::unexpected)? {
            let scene = |on, act| Scene { on, story: story.clone(), act };
            for step in steps {
                match step {
                    Step::Command { on, command, name, with } => scenes.push(scene(on, Act::Command { command, name, with })),
                    Step::Walk { walk, through } => {
                        scenes.extend(through.into_iter().map(|(on, to)| scene(on, Act::Leave { deal: walk.clone(), to })))
                    }
                }
            }
        }
    }
    scenes.sort_by_key(|scene| scene.on);
    Ok(scenes)
}

/// Plays the scenes through the list of commands.
struct Player<'a> {
    session: &'a mut Session,
    stage: &'a Stage,
    evidence: BTreeMap<String, String>,
    /// What texts of the stories are called in the language in which they are told, where it is not their own.
    words: BTreeMap<String, String>,
    names: BTreeMap<String, String>,
}

impl Player<'_> {
    fn play(mut self, scenes: Vec<Scene>) -> Result<()> {
        for Scene { on, story, act } in scenes {
            self.stage.turn_to(on);
            let (what, done) = match act {
                Act::Command { command, name, with } => (command.clone(), self.command(&command, name.as_deref(), with)),
                Act::Leave { deal, to } => (format!("walk to {to}"), self.leave(&deal, &to)),
            };
            // A breakage has a cause of its own; a story that is refused is a fault of the story, and says where.
            done.map_err(|error| {
                let place = format!("story `{story}`, {on}, {what}: {} {}", error.code, error.field);
                if error.is_breakage { error } else { error.because(anyhow::anyhow!(place)) }
            })?;
        }
        Ok(())
    }

    fn command(&mut self, command: &str, name: Option<&str>, with: Value) -> Result<()> {
        let with = self.resolved(with)?;
        let deal = with["deal"].clone();
        let made = commands::dispatch(self.session, command, with)?;
        let Some(name) = name else { return Ok(()) };
        if let Some(id) = made["id"].as_str() {
            self.names.insert(name.to_owned(), id.to_owned());
        }
        match command {
            "mandate_sign" | "contract_amend" => self.name_parts(name, &deal, "/mandate/clauses"),
            "contract_sign" => self.name_parts(name, &deal, "/contract/money/instalments"),
            _ => Ok(()),
        }
    }

    /// Names the clauses or instalments of a deal after what brought them: `@name.0`, `@name.1`.
    fn name_parts(&mut self, name: &str, deal: &Value, place: &str) -> Result<()> {
        let page = commands::dispatch(self.session, "deal_page", json!({ "id": deal }))?;
        for (index, part) in page.pointer(place).and_then(Value::as_array).into_iter().flatten().enumerate() {
            let id = part["id"].as_str().ok_or_else(|| Error::unexpected(anyhow::anyhow!("{place} has no id")))?;
            self.names.insert(format!("{name}.{index}"), id.to_owned());
        }
        Ok(())
    }

    /// Ticks what the gate still asks for and moves on.
    fn leave(&mut self, deal: &str, to: &str) -> Result<()> {
        let id = self.resolved(json!(deal))?;
        let page = commands::dispatch(self.session, "deal_page", json!({ "id": id }))?;
        let wanting = page["gate"].as_array().into_iter().flatten();
        let wanting = wanting.filter(|item| item["known"].is_null() && item["ticked_on"].is_null());
        for item in wanting.map(|item| &item["item"]) {
            if let Some(note) = item.as_str().and_then(|item| self.evidence.get(item)) {
                let tick = json!({ "id": id, "item": item, "on": self.stage.day(), "note": self.told(note.clone()) });
                commands::dispatch(self.session, "evidence_tick", tick)?;
            }
        }
        commands::dispatch(self.session, "deal_move", json!({ "id": id, "to": to })).map(drop)
    }

    /// A text of the stories as it is told.
    fn told(&self, text: String) -> String {
        self.words.get(&text).cloned().unwrap_or(text)
    }

    /// The request with names resolved.
    fn resolved(&self, with: Value) -> Result<Value> {
        Ok(match with {
            Value::String(text) => match text.strip_prefix('@') {
                Some("on") => json!(self.stage.day()),
                Some(name) => {
                    let id = self.names.get(name);
                    json!(id.ok_or_else(|| Error::unexpected(anyhow::anyhow!("nothing is called @{name} yet")))?)
                }
                None => Value::String(self.told(text)),
            },
            Value::Array(items) => items.into_iter().map(|item| self.resolved(item)).collect::<Result<_>>()?,
            Value::Object(fields) => {
                let resolved = fields.into_iter().map(|(name, value)| Ok((name, self.resolved(value)?)));
                resolved.collect::<Result<_>>()?
            }
            plain @ (Value::Null | Value::Bool(_) | Value::Number(_)) => plain,
        })
    }
}

/// The stories' clock, over the ids and salts of the session that plays them.
#[derive(Clone)]
struct Stage(Arc<Mutex<Shown>>);

struct Shown {
    day: Day,
    now_ms: i64,
    former: Box<dyn Surroundings>,
}

impl Stage {
    fn new(mut former: Box<dyn Surroundings>) -> Self {
        let (day, now_ms) = (former.today(), former.now_ms());
        Self(Arc::new(Mutex::new(Shown { day, now_ms, former })))
    }

    fn shown<T>(&self, show: impl FnOnce(&mut Shown) -> T) -> T {
        show(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A new day begins in the morning; on the same one time goes on.
    fn turn_to(&self, day: Day) {
        let (hour, minute) = MORNING;
        let morning = day.date().and_hms_opt(hour, minute, 0).expect("the morning is a time of the day");
        self.shown(|shown| {
            if shown.day != day {
                (shown.day, shown.now_ms) = (day, morning.and_utc().timestamp_millis());
            }
        });
    }

    fn day(&self) -> Day {
        self.shown(|shown| shown.day)
    }

    /// Gives back where ids and salts came from.
    fn former(&self) -> Box<dyn Surroundings> {
        self.shown(|shown| mem::replace(&mut shown.former, Box::new(System)))
    }
}

impl Surroundings for Stage {
    fn now_ms(&mut self) -> i64 {
        self.shown(|shown| {
            shown.now_ms += BETWEEN_ENTRIES_MS;
            shown.now_ms
        })
    }

    fn today(&mut self) -> Day {
        self.day()
    }

    fn new_id(&mut self) -> Uuid {
        self.shown(|shown| shown.former.new_id())
    }

    fn salt(&mut self) -> [u8; 16] {
        self.shown(|shown| shown.former.salt())
    }
}
