//! What the tests of the whole program share: a desk that runs alike each time, scenarios in a broker's words, one sample of
//! every event, the tables as text, and golden files.

pub mod bench;
pub mod golden;
pub mod samples;

pub mod scenario;
pub mod tables;
