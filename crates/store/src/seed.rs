//! The desk's seed: 128 random bits from which every key of the desk follows, and its written form, the recovery code.
//! Knows no file and no database; what is derived here is fixed for ever, since desks on disk depend on it.

use std::{fmt, str::FromStr};

use domain::normal;
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::error::StoreError;

const SEED_BYTES: usize = 16;
/// 128 bits of seed and 12 of checksum, five to a symbol.
const CODE_SYMBOLS: usize = 28;
/// Crockford's: no I, L, O (read as 1, 1, 0) and no U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The secret that opens a desk. It is wiped from memory when dropped.
#[derive(Clone)]
pub struct Seed(Zeroizing<[u8; SEED_BYTES]>);

impl Seed {
    /// A new random seed; fails only when the system gives no randomness.
    pub fn generate() -> Result<Self, StoreError> {
        let mut seed = Zeroizing::new([0; SEED_BYTES]);
        getrandom::fill(seed.as_mut_slice()).map_err(|_| StoreError::NoRandomness)?;
        Ok(Self(seed))
    }

    /// The seed of these bytes, for tests and demonstrations that must run alike each time.
    pub fn from_bytes(bytes: [u8; SEED_BYTES]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The code to print, which opens the desk alone.
    pub fn recovery_code(&self) -> RecoveryCode {
        RecoveryCode(self.clone())
    }

    /// 32 bytes for one purpose (HKDF-SHA256). The purpose's name is part of the format of what it protects.
    pub fn derive(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        let mut key = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, self.0.as_slice())
            .expand(purpose.as_bytes(), key.as_mut_slice())
            .expect("HKDF-SHA256 gives up to 8160 bytes");
        key
    }

    /// The bytes, for the one place that wraps them.
    pub(crate) fn bytes(&self) -> &[u8; SEED_BYTES] {
        &self.0
    }

    /// The raw key of `desk.db`.
    pub fn database_key(&self) -> DatabaseKey {
        DatabaseKey(self.derive("brokerdesk/1 database"))
    }

    /// The seed's public name, 16 hexadecimal digits: equal for equal seeds, and says nothing about them.
    pub fn fingerprint(&self) -> String {
        hex::encode(&self.derive("brokerdesk/1 fingerprint")[..8])
    }
}

impl fmt::Debug for Seed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Seed(…)")
    }
}

/// SQLCipher's 256-bit raw key, which skips its own slow derivation: the seed is random already.
pub struct DatabaseKey(Zeroizing<[u8; 32]>);

impl DatabaseKey {
    /// The statement that gives a connection its key. Secret.
    pub(crate) fn pragma(&self) -> Zeroizing<String> {
        let digits = Zeroizing::new(hex::encode(self.0.as_slice()));
        Zeroizing::new(format!("PRAGMA key = \"x'{}'\"", digits.as_str()))
    }
}

impl fmt::Debug for DatabaseKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("DatabaseKey(…)")
    }
}

/// A seed as people write it: `7XQF-03KM-…`, seven groups of four. `Display` shows the secret, `Debug` does not.
#[derive(Clone)]
pub struct RecoveryCode(Seed);

impl RecoveryCode {
    /// The seed that the code stands for.
    pub fn seed(&self) -> &Seed {
        &self.0
    }
}

impl fmt::Display for RecoveryCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seed = u128::from_be_bytes(*self.0.0);
        let check = u128::from(checksum(&self.0.0));
        for place in 0..CODE_SYMBOLS {
            if place > 0 && place % 4 == 0 {
                out.write_str("-")?;
            }
            let symbol = match place {
                // Symbols 0 to 24 are 125 bits of seed; 25 has its last three and the checksum's first two.
                0..25 => seed >> (123 - 5 * place),
                25 => (seed << 2) | (check >> 10),
                26 => check >> 5,
                _ => check,
            };
            let index = usize::try_from(symbol & 31).expect("five bits");
            write!(out, "{}", char::from(ALPHABET[index]))?;
        }
        Ok(())
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("RecoveryCode(…)")
    }
}

impl FromStr for RecoveryCode {
    type Err = StoreError;

    /// Reads a code as it was typed: any case, spaces and dashes anywhere, O for 0, I and L for 1, full-width letters.
    fn from_str(text: &str) -> Result<Self, StoreError> {
        let mut seed: u128 = 0;
        let mut check: u16 = 0;
        let mut place = 0;
        for typed in normal::passphrase(text).chars().filter(|typed| !is_separator(*typed)) {
            let symbol = symbol(typed).ok_or(StoreError::RecoveryCodeMistyped)?;
            match place {
                0..25 => seed = (seed << 5) | u128::from(symbol),
                25 => {
                    seed = (seed << 3) | u128::from(symbol >> 2);
                    check = u16::from(symbol & 3);
                }
                26..CODE_SYMBOLS => check = (check << 5) | u16::from(symbol),
                _ => return Err(StoreError::RecoveryCodeMistyped),
            }
            place += 1;
        }
        let seed = Seed::from_bytes(seed.to_be_bytes());
        if place != CODE_SYMBOLS || checksum(&seed.0) != check {
            return Err(StoreError::RecoveryCodeMistyped);
        }
        Ok(Self(seed))
    }
}

fn is_separator(typed: char) -> bool {
    typed.is_whitespace() || normal::is_invisible(typed) || matches!(typed, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn symbol(typed: char) -> Option<u8> {
    let letter = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = ALPHABET.iter().position(|symbol| char::from(*symbol) == letter)?;
    u8::try_from(place).ok()
}

/// CRC-12 (x¹² + x¹¹ + x³ + x² + x + 1). It is written right behind the seed, so that any slip within twelve
/// neighbouring bits, such as one wrong symbol or two neighbours changed round, is found for certain and not by luck.
fn checksum(seed: &[u8; SEED_BYTES]) -> u16 {
    seed.iter().fold(0xFFF, |mut crc, byte| {
        crc ^= u16::from(*byte) << 4;
        for _ in 0..8 {
            crc = if crc & 0x800 == 0 { crc << 1 } else { (crc << 1) ^ 0x80F };
        }
        crc & 0xFFF
    })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::{ALPHABET, RecoveryCode, Seed};
    use crate::error::StoreError;

    fn code(bytes: [u8; 16]) -> String {
        Seed::from_bytes(bytes).recovery_code().to_string()
    }

    /// Desks on disk depend on these values: they may never change.
    #[test]
    fn what_follows_from_a_seed_is_fixed() {
        fn check(bytes: [u8; 16], expected: Expect) {
            let seed = Seed::from_bytes(bytes);
            let key = hex::encode(seed.database_key().0.as_slice());
            expected.assert_eq(&format!("{}\n{}\n{key}", seed.recovery_code(), seed.fingerprint()));
        }
        check(
            [0; 16],
            expect![[r#"
            0000-0000-0000-0000-0000-0000-016D
            cc286708dc24b385
            1cd76ce4babe3bb1d7423672ef2e580091261c290ff98784ef0cc35c8dab1f44"#]],
        );
        check(
            *b"brokerdesk seed!",
            expect![[r#"
            C9S6-YTV5-E9J6-AWVB-41SP-ASB4-45R4
            95bcf3bc865fb3f4
            39495a0c8606fb0f37c1108cc5db9d417f8c8896be8ea415dfc6ead014025379"#]],
        );
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let seed = Seed::from_bytes([0x0B; 16]);
        let printed = code([0x0B; 16]);
        let wide: String = printed.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap()).collect();
        let letters = printed.replace('0', "o").replace('1', "l");
        let pasted = format!("\u{202d}{}\u{200b}", printed.replace('-', "–"));
        for typed in [pasted, printed.to_lowercase(), printed.replace('-', " "), printed.replace('-', ""), wide, letters] {
            let read: RecoveryCode = typed.parse().unwrap();
            assert_eq!(read.seed().fingerprint(), seed.fingerprint(), "{typed}");
        }
    }

    #[test]
    fn nothing_shows_the_seed_by_accident() {
        let seed = Seed::from_bytes([7; 16]);
        assert_eq!(
            format!("{seed:?} {:?} {:?}", seed.recovery_code(), seed.database_key()),
            "Seed(…) RecoveryCode(…) DatabaseKey(…)"
        );
    }

    proptest! {
        #[test]
        fn a_code_and_its_seed_are_one(bytes: [u8; 16]) {
            let read: RecoveryCode = code(bytes).parse().unwrap();
            prop_assert_eq!(*read.seed().0, bytes);
        }

        #[test]
        fn one_wrong_symbol_or_two_changed_round_is_a_slip(bytes: [u8; 16], place in 0..28_usize, other in 0..32_usize) {
            let symbols: Vec<u8> = code(bytes).bytes().filter(|symbol| *symbol != b'-').collect();
            let mut wrong = symbols.clone();
            wrong[place] = ALPHABET[other];
            let mut swapped = symbols.clone();
            swapped.swap(place, (place + 1).min(27));
            for slip in [wrong, swapped] {
                let read = String::from_utf8(slip.clone()).unwrap().parse::<RecoveryCode>();
                prop_assert_eq!(slip == symbols, read.is_ok());
                prop_assert!(read.is_ok() || matches!(read, Err(StoreError::RecoveryCodeMistyped)));
            }
        }

        #[test]
        fn any_text_is_refused_or_read(text in ".{0,60}") {
            let _ = text.parse::<RecoveryCode>();
        }
    }
}
