//! The desk's folder from outside: real files, real processes, real damage.

mod backups;
mod crashes;
mod keys;
mod making;
mod opening;
mod support;
