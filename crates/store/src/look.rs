//! Looking at a desk that can't be used: another process has it, its folder can only be read, or its disk is full. A copy in a
//! passing place is opened instead, encrypted as the desk is; nothing that is done with it comes back, so nothing may be done.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};

use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::{connection::with_ending, error::StoreError, layout::DeskFolder, os};

/// How often a copy is begun anew since somebody wrote meanwhile.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(100);

/// A desk that is looked at: where it is, and the place of the copy, which goes with the last of these.
#[derive(Clone, Debug)]
pub(crate) struct Look {
    pub(crate) origin: DeskFolder,
    _place: Arc<TempDir>,
}

/// Puts a copy of one moment of the desk in a passing place.
pub(crate) fn copy(origin: &DeskFolder) -> Result<(DeskFolder, Look), StoreError> {
    let place = tempfile::Builder::new().prefix("brokerdesk-").tempdir()?;
    let made = DeskFolder::at(place.path());
    for folder in [made.files(), made.backups()] {
        os::create_private_dir(&folder)?;
    }
    let files = ["", "-wal"].map(|end| (with_ending(&origin.database(), end), with_ending(&made.database(), end)));
    // Whatever is written into the database or its log is enciphered with a new random number, so that no page reads as before once
    // it was written. Where all of it reads alike twice, it stood as copied in the moment between the two readings.
    for _ in 0..TRIES {
        let copied = files.iter().map(|(from, to)| read(from, Some(to))).collect::<io::Result<Vec<_>>>()?;
        let again = files.iter().map(|(from, _)| read(from, None)).collect::<io::Result<Vec<_>>>()?;
        if copied == again {
            return Ok((made, Look { origin: origin.clone(), _place: Arc::new(place) }));
        }
        thread::sleep(PAUSE);
    }
    Err(StoreError::Busy)
}

/// The hash of a file, which is copied where a place is given; `None` where there is no such file, and then no copy either.
fn read(from: &Path, to: Option<&PathBuf>) -> io::Result<Option<Vec<u8>>> {
    let found = File::open(from);
    let mut copy = match to {
        Some(to) => {
            let _ = fs::remove_file(to);
            found.is_ok().then(|| os::create_private_file(to)).transpose()?
        }
        None => None,
    };
    let mut file = match found {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 18];
    loop {
        match io::Read::read(&mut file, &mut buffer)? {
            0 => return Ok(Some(hasher.finalize().to_vec())),
            read => {
                hasher.update(&buffer[..read]);
                if let Some(copy) = &mut copy {
                    io::Write::write_all(copy, &buffer[..read])?;
                }
            }
        }
    }
}
