//! Lists into a desk and out of it, on real desks in passing folders.

mod cancel;
mod codes;
mod out;
mod owners;
mod persons;
mod real;
mod scenarios;
mod support;
