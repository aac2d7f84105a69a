//! Chance that comes out alike for the same seed (SplitMix64).

/// A stream of numbers.
#[derive(Clone)]
pub struct Chance(u64);

impl Chance {
    /// The stream of a seed, and of a word, so that one kind of try draws alike whatever the others did.
    pub fn new(seed: u64, word: &str) -> Self {
        Self(word.bytes().fold(seed, |state, byte| (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)))
    }

    /// A number below `limit`, which is not 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }
}
