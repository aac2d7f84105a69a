//! What holds the seed, and that damage is never taken for a wrong passphrase.

use std::fs;

use sha2::{Digest, Sha256};
use store::{DeskFolder, KdfCost, Passphrase, Protection, Seed, SeedHolder, StoreError, Unlock, keys::Keys};
use tempfile::tempdir;

use crate::support::{another_process, code, contents, desk_id, filled, foreign_code, open, passphrase, protected};

#[test]
fn a_wrong_passphrase_or_code_is_said_to_be_wrong() {
    let place = tempdir().unwrap();
    let folder = filled(place.path(), &protected("open sesame"));
    let before = contents(place.path());
    assert!(matches!(open(&folder, &passphrase("open sesam")), Err(StoreError::WrongPassphrase)));
    assert!(matches!(open(&folder, &Unlock::Local), Err(StoreError::PassphraseNeeded)));
    assert!(matches!(open(&folder, &foreign_code()), Err(StoreError::WrongRecoveryCode)));
    assert_eq!(contents(place.path()), before);
    open(&folder, &passphrase("open sesame")).unwrap();
    open(&folder, &code()).unwrap();
}

#[test]
fn a_damaged_keys_file_is_never_a_wrong_passphrase() {
    let place = tempdir().unwrap();
    let folder = filled(place.path(), &protected("open sesame"));
    let whole = fs::read(folder.keys()).unwrap();
    let unlock = |text: &[u8]| Keys::parse(text).and_then(|keys| keys.unlock(&folder, &passphrase("open sesame")));
    unlock(&whole).unwrap();
    for at in 0..whole.len() {
        for bit in 0..8 {
            let mut damaged = whole.clone();
            damaged[at] ^= 1 << bit;
            let opened = unlock(&damaged);
            // A space that became a line end changes nothing; all else is found.
            assert!(matches!(opened, Ok(_) | Err(StoreError::KeysDamaged)), "byte {at}, bit {bit}: {opened:?}");
        }
        // Only the last line end may be missing.
        assert!(at + 1 == whole.len() || matches!(unlock(&whole[..at]), Err(StoreError::KeysDamaged)), "cut at {at}");
    }
    fs::write(folder.keys(), &whole[1..]).unwrap();
    assert!(matches!(open(&folder, &passphrase("open sesame")), Err(StoreError::KeysDamaged)));
    open(&folder, &code()).unwrap();
}

#[test]
fn keys_of_a_newer_version_are_refused_as_such() {
    let place = tempdir().unwrap();
    let folder = filled(place.path(), &Protection::OwnFile);
    let rest = r#""format":"brokerdesk-keys","new":[1],"version":2"#;
    let checksum = hex::encode(Sha256::digest(format!("{{{rest}}}")));
    fs::write(folder.keys(), format!(r#"{{ {rest}, "checksum": "{checksum}" }}"#)).unwrap();
    let refused = open(&folder, &Unlock::Local);
    assert!(matches!(refused, Err(StoreError::NewerVersion { found: 2, known: 1 })), "{refused:?}");
}

#[test]
fn a_passphrase_is_set_changed_and_removed() {
    let place = tempdir().unwrap();
    let folder = filled(place.path(), &Protection::OwnFile);
    let mut desk = open(&folder, &Unlock::Local).unwrap();
    let recovery_code = desk.recovery_code().to_string();
    assert!(folder.seed().exists());

    assert_eq!(desk.protect(desk_id(), &protected("first")).unwrap(), None);
    assert_eq!(desk.holder(), Some(SeedHolder::Passphrase));
    assert!(!folder.seed().exists(), "the passphrase would protect nothing");
    desk.protect(desk_id(), &protected("second")).unwrap();
    assert!(!desk.passphrase_is(&Passphrase::new("first")).unwrap());
    assert!(desk.passphrase_is(&Passphrase::new("second")).unwrap());
    drop(desk);

    assert!(matches!(open(&folder, &passphrase("first")), Err(StoreError::WrongPassphrase)));
    let mut desk = open(&folder, &passphrase("second")).unwrap();
    desk.protect(desk_id(), &Protection::OwnFile).unwrap();
    assert_eq!(desk.holder(), Some(SeedHolder::File));
    assert!(!desk.passphrase_is(&Passphrase::new("second")).unwrap());
    drop(desk);
    assert_eq!(open(&folder, &Unlock::Local).unwrap().recovery_code().to_string(), recovery_code);
}

#[test]
fn a_crash_while_setting_a_passphrase_leaves_no_seed_behind() {
    let place = tempdir().unwrap();
    let folder = filled(place.path(), &protected("open sesame"));
    fs::write(folder.seed(), "left over").unwrap();
    fs::write(place.path().join("keys.json.part"), "half").unwrap();
    drop(open(&folder, &passphrase("open sesame")).unwrap());
    assert!(!folder.seed().exists());
    assert!(!place.path().join("keys.json.part").exists());
}

#[test]
fn a_lost_or_damaged_seed_file_asks_for_the_recovery_code() {
    let place = tempdir().unwrap();
    let folder = filled(place.path(), &Protection::OwnFile);
    fs::write(folder.seed(), "0000-0000").unwrap();
    assert!(matches!(open(&folder, &Unlock::Local), Err(StoreError::KeysDamaged)));
    fs::remove_file(folder.seed()).unwrap();
    assert!(matches!(open(&folder, &Unlock::Local), Err(StoreError::RecoveryCodeNeeded)));
    open(&folder, &code()).unwrap();
}

#[test]
fn without_a_keyring_the_seed_is_in_a_file_of_its_owner() {
    let place = tempdir().unwrap();
    let output = another_process("create", &place.path().join("desk")).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("made: File"));
    let folder = DeskFolder::at(place.path().join("desk"));
    #[cfg(unix)]
    for (path, mode) in
        [(folder.path().to_owned(), 0o700), (folder.seed(), 0o600), (folder.keys(), 0o600), (folder.database(), 0o600)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, mode, "{}", path.display());
    }
    drop(folder.open(&Unlock::Local, 1, |_| Ok(())).unwrap());
}

/// Written by version 1 of the format: it opens for ever.
#[test]
fn the_first_keys_file_still_opens() {
    let text = br#"{
      "format": "brokerdesk-keys",
      "version": 1,
      "desk": "01938f6e-0000-7000-8000-000000000001",
      "seed": "95bcf3bc865fb3f4",
      "holder": {
        "kind": "passphrase",
        "kdf": "argon2id",
        "memory_kib": 65536,
        "passes": 3,
        "lanes": 1,
        "salt": "b4a5bbb91b1b53d31e55e3fc6a153c8a",
        "cipher": "xchacha20poly1305",
        "nonce": "c3cece648ee58a8668aff36a5255bd87abb55fb514a4bc37",
        "wrapped": "bd5e979d59eb6c99fce1a0bb7e5c2b87075bc57a9142677a84b064e172ef1844"
      },
      "checksum": "f9b1f4356de268f74d2ac9c1f6b096ae612a6e96f0de10ade010021d94fb0ff1"
    }"#;
    let keys = Keys::parse(text).unwrap();
    let seed = keys.unlock(&DeskFolder::at("nowhere"), &passphrase("open sesame")).unwrap();
    assert_eq!(seed.recovery_code().to_string(), Seed::from_bytes(*b"brokerdesk seed!").recovery_code().to_string());
    assert!(matches!(keys.unlock(&DeskFolder::at("nowhere"), &passphrase("")), Err(StoreError::WrongPassphrase)));
}

#[test]
fn guessing_a_passphrase_stays_dear() {
    assert_eq!(KdfCost::default(), KdfCost { memory_kib: 65_536, passes: 3, lanes: 1 });
}

/// é composed or not, letters of full or half width, as two systems type one passphrase.
const COMPOSED: &str = "caf\u{e9} old";
const DECOMPOSED_AND_WIDE: &str = "cafe\u{301} ｏｌｄ";

#[test]
fn a_passphrase_opens_the_desk_in_whatever_form_a_system_types_it() {
    for (set, typed) in [(COMPOSED, DECOMPOSED_AND_WIDE), (DECOMPOSED_AND_WIDE, COMPOSED)] {
        let place = tempdir().unwrap();
        let folder = filled(place.path(), &protected(set));
        let before = fs::read(folder.keys()).unwrap();
        open(&folder, &passphrase(typed)).unwrap();
        assert!(matches!(open(&folder, &passphrase("cafe old")), Err(StoreError::WrongPassphrase)));
        assert_eq!(fs::read(folder.keys()).unwrap(), before);
    }
}

#[test]
fn a_passphrase_that_was_set_before_its_form_was_settled_still_opens_and_is_settled_then() {
    let place = tempdir().unwrap();
    let folder = filled(place.path(), &protected("another"));
    // Wrapped by the bytes of the decomposed and wide text.
    let old = r#"{
      "format": "brokerdesk-keys",
      "version": 1,
      "desk": "01938f6e-0000-7000-8000-000000000001",
      "seed": "507f343f66e2573d",
      "holder": {
        "kind": "passphrase",
        "kdf": "argon2id",
        "memory_kib": 64,
        "passes": 1,
        "lanes": 1,
        "salt": "4247f549eb1d812bedb94278ab039fa4",
        "cipher": "xchacha20poly1305",
        "nonce": "43d39b776be236daadb6d9db5f521313d825230f119bf1b8",
        "wrapped": "7607921ef367d03c2fccc7fe1cbc53f7b47c710edb7854fad0e370648547158b"
      },
      "checksum": "e3346e49b6d0469bf554e04a26c45b0e9df40c5dc54870e21cf71e0e9ac2bb91"
    }"#;
    fs::write(folder.keys(), old).unwrap();
    assert!(matches!(open(&folder, &passphrase(COMPOSED)), Err(StoreError::WrongPassphrase)));
    open(&folder, &passphrase(DECOMPOSED_AND_WIDE)).unwrap();
    open(&folder, &passphrase(COMPOSED)).unwrap();
}
