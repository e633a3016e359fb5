//! Seams: coda before, onset and vowel after, and the mark, looked up in cells that the rule
//! engine filled. No rule stands here.

use crate::marks::Draft;
use crate::tables::*;

impl Tables {
    /// Writes a marked word in Cyrillic.
    pub fn spell(&self, draft: &Draft, out: &mut Vec<u8>) {
        let start = self.cells.len() - 1;
        let mut coda = 0;
        for (index, (&syllable, &sign)) in draft.syllables.iter().zip(&draft.signs).enumerate() {
            let mark = if index == 0 && sign == PLAIN { start } else { sign as usize };
            let cell = coda * (SYLLABLES / CODAS) + syllable / CODAS;
            out.extend_from_slice(self.letters_at(self.cells[mark][cell as usize]));
            coda = syllable % CODAS;
        }
        out.extend_from_slice(self.letters_at(self.ends[coda as usize]));
    }

    fn letters_at(&self, (from, to): (u32, u32)) -> &[u8] {
        &self.letters.as_bytes()[from as usize..to as usize]
    }
}
