//! The libraries that read others' formats may panic on a damaged file. That is caught here and is a damaged file like
//! any other, which needs a build that unwinds.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::{fault::FileFault, problem::IntakeError};

/// Calls a library's reader, and nothing of a caller, so that no panic of a caller is mistaken for a damaged file. What
/// the panic said is left out of the cause, since it may quote a cell.
pub(crate) fn guarded<T>(call: impl FnOnce() -> T) -> Result<T, IntakeError> {
    catch_unwind(AssertUnwindSafe(call)).map_err(|_| FileFault::Damaged.caused_by("the reader of its format panicked"))
}

#[cfg(test)]
mod tests {
    use super::guarded;
    use crate::IntakeCode;

    #[test]
    fn a_panic_of_a_reader_is_a_damaged_file_and_quotes_nothing() {
        let error = guarded(|| "示例".split_at(1).0.len()).unwrap_err();
        assert_eq!(error.code, IntakeCode::FileDamaged);
        assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "the reader of its format panicked");
    }
}
