//! A file that a zip is written into. A zip that is given up tries to write its end once more when it is dropped, and would tell of
//! another failure on standard error, or reckon with places that it never got to.

use std::io::{self, Seek, SeekFrom, Write};

/// Takes whatever comes after the first failure and puts it nowhere. From then on it stands at its end, wherever it is sent: a zip
/// takes the places it is told from each other, and none of them may lie before one that it was told earlier.
pub struct Silent<W> {
    into: W,
    has_failed: bool,
    at: u64,
    end: u64,
}

impl<W> Silent<W> {
    /// Writes into a file that is empty.
    pub fn over(into: W) -> Self {
        Self { into, has_failed: false, at: 0, end: 0 }
    }

    fn noted<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        done.inspect_err(|error| self.has_failed = error.kind() != io::ErrorKind::Interrupted)
    }
}

impl<W: Write> Write for Silent<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.has_failed {
            self.end += bytes.len() as u64;
            return Ok(bytes.len());
        }
        let written = self.into.write(bytes);
        let written = self.noted(written)?;
        self.at += written as u64;
        self.end = self.end.max(self.at);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.has_failed {
            return Ok(());
        }
        let flushed = self.into.flush();
        self.noted(flushed)
    }
}

impl<W: Seek> Seek for Silent<W> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        if self.has_failed {
            return Ok(self.end);
        }
        let there = self.into.seek(to);
        self.at = self.noted(there)?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufWriter, Cursor};

    use zip::{CompressionMethod, ZipWriter, result::ZipResult, write::SimpleFileOptions};

    use super::*;

    /// A disk that fails once, at the call of this number.
    struct Failing {
        disk: Cursor<Vec<u8>>,
        calls: u32,
        fails_at: u32,
    }

    impl Failing {
        fn call(&mut self) -> io::Result<()> {
            self.calls += 1;
            if self.calls == self.fails_at { Err(io::Error::other("the disk fails")) } else { Ok(()) }
        }
    }

    impl Write for Failing {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.call()?;
            self.disk.write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            self.call()
        }
    }

    impl Seek for Failing {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.call()?;
            self.disk.seek(to)
        }
    }

    fn zip(into: impl Write + Seek) -> ZipResult<()> {
        let mut zip = ZipWriter::new(Silent::over(into));
        for name in ["first", "second"] {
            zip.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored).large_file(true))?;
            for _ in 0..3 {
                zip.write_all(&[7; 5000])?;
            }
        }
        Ok(zip.finish()?.flush()?)
    }

    #[test]
    fn a_zip_given_up_at_any_call_is_an_error_and_no_more() {
        for buffer in [0, 64, 8192] {
            let fails = |at| zip(BufWriter::with_capacity(buffer, Failing { disk: Cursor::default(), calls: 0, fails_at: at }));
            let calls = (1..).find(|&at| fails(at).is_ok()).unwrap();
            assert!(calls > 10, "{calls}");
        }
    }
}
