//! Lists in and out.

mod file_out;
pub mod import;
pub mod out;

pub(crate) use file_out::{is_same, write};
pub(crate) use out::may_write;
