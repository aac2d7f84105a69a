//! Scenarios: text files in a broker's words, one sentence a line, that run the real program on a desk of their own.
//!
//! `given` prepares and must succeed, `when` acts and may be refused, `then` looks. A refusal has to be met by
//! `then refused with CODE` before anything else happens. A sentence that nobody knows is a fault of the file.

mod act;
mod correct;
mod look;
mod phrase;
mod terms;
mod world;

use std::{fs, path::Path};

use world::World;

/// What a sentence does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Given,
    When,
    Then,
}

/// Runs a file; what is wrong is said with file and line.
pub fn run(file: &Path) -> Result<(), String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    run_text(&name, &text)
}

/// Runs the text of a scenario. Afterwards the desk must be sound, and be the same after a restart.
pub fn run_text(name: &str, text: &str) -> Result<(), String> {
    let mut world = World::new();
    let mut looked = false;
    let mut refused: Option<(usize, String)> = None;
    for (index, line) in text.lines().enumerate() {
        let at = |what: String| format!("{name}:{}: {what}\n    {line}", index + 1);
        let Some((kind, sentence)) = sentence(line).map_err(at)? else { continue };
        let is_about_refusal =
            kind == Kind::Then && (sentence.starts_with("refused with ") || sentence.starts_with("missing is "));
        if let Some((line, code)) = refused.take_if(|_| !is_about_refusal) {
            return Err(format!("{name}:{line}: refused with {code}"));
        }
        match kind {
            Kind::Given | Kind::When => {
                world.refusal = None;
                match world.act(&sentence).map_err(at)? {
                    Ok(()) => {}
                    Err(error) if kind == Kind::Given => {
                        return Err(at(format!("refused with {} ({})", error.code, error.message.en)));
                    }
                    Err(error) => {
                        refused = Some((index + 1, error.code.to_string()));
                        world.refusal = Some(error);
                    }
                }
            }
            Kind::Then => {
                world.look(&sentence).map_err(at)?;
                refused = None;
                looked = true;
            }
        }
    }
    if let Some((line, code)) = refused {
        return Err(format!("{name}:{line}: refused with {code}"));
    }
    if !looked {
        return Err(format!("{name}: nothing is looked at"));
    }
    world.stands().map_err(|what| format!("{name}: at the end {what}"))
}

/// The sentence of a line, or nothing for an empty one and a remark.
fn sentence(line: &str) -> Result<Option<(Kind, String)>, String> {
    let line = line.trim();
    if line.is_empty() || line.starts_with('#') {
        return Ok(None);
    }
    let (word, rest) = line.split_once(char::is_whitespace).ok_or("a sentence has more than one word")?;
    let kind = match word {
        "given" => Kind::Given,
        "when" => Kind::When,
        "then" => Kind::Then,
        _ => return Err("a sentence begins with given, when or then".to_owned()),
    };
    Ok(Some((kind, rest.split_whitespace().collect::<Vec<_>>().join(" "))))
}
