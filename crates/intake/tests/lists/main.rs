//! Reading lists from files that are invented here, so that they always run: the faults that real lists show, one a
//! test, and files that are too large, hostile or damaged.

mod corrected;
mod faults;
mod hostile;
#[path = "../../../domain/tests/hostile/text.rs"]
mod hostile_text;
mod invented;
mod limits;
