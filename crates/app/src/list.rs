//! Lists in and out.

mod file_out;
pub mod import;
pub mod out;
pub mod register;
pub mod view;

pub(crate) use file_out::{is_of_desk, is_same, may_write, unwritten};
