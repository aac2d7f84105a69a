//! What is earned, and how it came about; and the calculator.

pub mod calculation;
pub mod view;
