//! What a deal's file proves, and how what it says is put right.

mod corrections;
mod facts;
mod file;
mod follow_ups;
