//! What is done to several deals at once, each time in one entry of the journal, so that one undo takes all of it back.

use domain::{Day, deal::Deal, id::DealId, log::NextAction, refusal::day_in_range};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::{
    error::{Error, Result},
    log::NextActionFields,
    record,
    session::Session,
    wire::{Changed, Several},
};

/// Plans the same day for several deals.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextActionSetSeveral {
    /// Which deals, at most 1,000.
    pub ids: Vec<DealId>,
    /// The day.
    pub on: Day,
    /// What to do then. Where it is missing, each deal keeps what was planned and only its day moves; one with nothing planned
    /// stays as it is.
    pub what: Option<String>,
}

impl Session {
    /// Moves the next actions of several deals to a day, or sets the same one for all of them.
    pub fn next_action_set_several(&mut self, request: NextActionSetSeveral) -> Result<Changed> {
        self.act("next_action_set_several", |act| {
            let NextActionSetSeveral { ids, on, what } = request;
            day_in_range("on", on)?;
            let mut changed = 0;
            for (at, id) in ids.iter().enumerate() {
                let of_this = |error: Error| error.at(format!("ids[{at}]"));
                let file = act.deal(*id).map_err(of_this)?;
                let before = file.next_action.as_ref();
                let after = match &what {
                    Some(what) => {
                        let next = NextActionFields { what: what.clone(), on };
                        act.next_action(Some(&next), before).map_err(|error| error.at("what"))?
                    }
                    None => before.map(|before| NextAction { on, ..before.clone() }),
                };
                if let Some(event) = file.set_next(after).map_err(|refusal| of_this(refusal.into()))? {
                    act.record(event)?;
                    changed += 1;
                }
            }
            Ok(Changed { changed })
        })
    }

    /// Puts several deals into the recycle bin.
    pub fn deal_remove_several(&mut self, request: Several<DealId>) -> Result<Changed> {
        self.act("deal_remove_several", |act| {
            let today = act.today;
            record::several::<Deal>(act, &request.ids, |kept| Ok(kept.remove(today)))
        })
    }
}
