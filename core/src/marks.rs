//! Analysis: from a word to its marks, everything that the letters of a seam can't show.
//!
//! The reference is `kontsevich.analysis`: a seam belongs to the first row that speaks of it, of
//! the lexicon, of stems with endings, of morphemes, of Sino-Korean pairs. Never a line more here
//! than there: a test holds both equal.

use crate::tables::*;

/// The syllables of the first half of a word, after which a row of the place `half` acts.
const HALF: usize = 2;

/// One word in the making: its syllables, the signs before them, which seams are decided.
#[derive(Default)]
pub struct Draft {
    pub word: Vec<Syllable>,
    pub syllables: Vec<Syllable>,
    pub signs: Vec<u8>,
    taken: Vec<bool>,
}

impl Draft {
    fn begin(&mut self) {
        self.syllables.clone_from(&self.word);
        self.signs.clear();
        self.signs.resize(self.word.len(), PLAIN);
        self.taken.clear();
        self.taken.resize(self.word.len(), false);
    }

    fn sign(&mut self, at: usize, sign: u8) {
        if !self.taken[at] {
            self.taken[at] = true;
            if sign != PLAIN {
                self.signs[at] = sign;
            }
        }
    }

    fn lay(&mut self, at: usize, marked: impl Iterator<Item = (Syllable, u8)>) {
        for (index, (syllable, sign)) in (at..).zip(marked) {
            if index > at {
                self.taken[index] = true;
                self.signs[index] = sign;
            }
            self.syllables[index] = syllable;
        }
    }
}

fn coda_of(syllable: Syllable) -> u16 {
    syllable % CODAS
}

impl Tables {
    /// Marks the draft's word.
    pub fn mark(&self, draft: &mut Draft) {
        draft.begin();
        let word = &draft.word[..];
        let flags = word.iter().fold(0, |flags, &one| flags | self.flags[one as usize]);
        if self.may_be_row(word) {
            if let Some(&index) = self.entries.get(word) {
                let marked = &self.lexicon[index].marked;
                draft.lay(0, marked.iter().copied());
                draft.signs[0] = marked[0].1;
                return;
            }
        }
        if flags == 0 || word.len() < 2 || word.len() > self.longest_word {
            return;
        }
        if flags & FIRST != 0 && flags & SECOND != 0 {
            self.lay_rows(draft);
        }
        if flags & STEM != 0 && flags & ENDING != 0 {
            self.sign_stems(draft);
        }
        if flags & (SUFFIX | PREFIX) != 0 {
            self.sign_morphemes(draft);
        }
        if flags & SINO != 0 {
            self.sign_sino(draft);
        }
    }

    pub fn has(&self, syllable: Syllable, flag: u16) -> bool {
        self.flags[syllable as usize] & flag != 0
    }

    fn may_be_row(&self, word: &[Syllable]) -> bool {
        self.has(word[0], FIRST) && word.get(1).map_or(true, |&one| self.has(one, SECOND))
    }

    // -- the lexicon

    fn lay_rows(&self, draft: &mut Draft) {
        let mut at = 0;
        while at + 1 < draft.word.len() {
            at += if self.may_be_row(&draft.word[at..]) { self.lay_row(draft, at) } else { 1 };
        }
    }

    /// Lays the longest row that may act from here; how many syllables are done with.
    fn lay_row(&self, draft: &mut Draft, at: usize) -> usize {
        let found = self.heads.get(&draft.word[at..at + 2]);
        for entry in found.into_iter().flatten().map(|&index| &self.lexicon[index]) {
            let (size, end) = (entry.word.len(), at + entry.word.len());
            if !draft.word[at..].starts_with(&entry.word)
                || draft.taken[at + 1..end].contains(&true)
            {
                continue;
            }
            if self.fits(entry, &draft.word, at) {
                let particle = end < draft.word.len() && self.is_particle(&draft.word, end);
                let plain =
                    entry.word.iter().zip(&entry.marked).all(|(one, pair)| (*one, PLAIN) == *pair);
                if particle || !plain {
                    draft.lay(at, entry.marked.iter().copied());
                } else {
                    draft.taken[at + 1..end].fill(true);
                }
                if particle {
                    draft.signs[end] = PARTICLE;
                }
                return size;
            }
            if at == 0 && entry.joins == "noun" && self.is_tail(&draft.word, end, None) {
                draft.taken[at + 1..end].fill(true);
                return size;
            }
        }
        1
    }

    fn fits(&self, entry: &Entry, word: &[Syllable], at: usize) -> bool {
        let (joins, end) = (entry.joins.as_str(), at + entry.word.len());
        if at > 0 && joins != "last" && joins != "both" {
            return false;
        }
        if end == word.len() || joins == "first" || joins == "both" {
            return true;
        }
        if joins == "noun" {
            self.is_nominal(word, end, None)
        } else {
            self.is_tail(word, end, None)
        }
    }

    fn is_tail(&self, word: &[Syllable], at: usize, extra: Option<&Words>) -> bool {
        self.makes_verb(word, at) || self.is_nominal(word, at, extra)
    }

    fn makes_verb(&self, word: &[Syllable], at: usize) -> bool {
        let begins =
            |size| word.get(at..at + size).map_or(false, |head| self.begins.contains(head));
        begins(1) || begins(2)
    }

    fn is_nominal(&self, word: &[Syllable], at: usize, extra: Option<&Words>) -> bool {
        let more = |part: &[Syllable]| {
            self.more.contains(part) || extra.map_or(false, |extra| extra.contains(part))
        };
        let whole = |at| more(&word[at..]) || self.is_particle(word, at);
        word.len() - at <= self.longest_tail
            && (whole(at) || (at + 1..word.len()).any(|end| more(&word[at..end]) && whole(end)))
    }

    fn is_particle(&self, word: &[Syllable], at: usize) -> bool {
        let after = usize::from(coda_of(word[at - 1]) != 0);
        word.len() - at <= self.longest_tail && self.particles[after].contains(&word[at..])
    }

    // -- stems and endings

    fn sign_stems(&self, draft: &mut Draft) {
        for at in 1..draft.word.len() {
            let (head, rest) = draft.word.split_at(at);
            let (last, next) = (head[at - 1], rest[0]);
            if draft.taken[at] || !self.has(last, STEM) || !self.has(next, ENDING) {
                continue;
            }
            let stem = self.stems[&last].iter().find(|stem| {
                head.strip_suffix(&stem.word[..]).map_or(false, |before| {
                    before.is_empty() || stem.after_anything || stem.after.contains(before)
                })
            });
            let meets = |stem: &&Stem| {
                stem.open.iter().any(|ending| rest.starts_with(ending))
                    || stem.closed.contains(rest)
            };
            if let Some(stem) = stem.filter(meets) {
                if stem.reading.is_empty() {
                    draft.sign(at, STEM_END);
                } else {
                    let reading = stem.reading.iter().map(|&syllable| (syllable, PLAIN));
                    draft.lay(at - stem.word.len(), reading.chain([(next, STEM_END)]));
                }
            }
        }
    }

    // -- morphemes

    fn sign_morphemes(&self, draft: &mut Draft) {
        let prefixes = self.prefixes.get(&draft.word[0]).into_iter().flatten();
        if let Some(row) = prefixes.into_iter().find(|row| begins(row, &draft.word)) {
            draft.sign(row.word.len(), row.sign);
        }
        for at in 1..draft.word.len() {
            if !draft.taken[at] && self.has(draft.word[at], SUFFIX) {
                let mut rows = self.suffixes.get(&draft.word[at]).into_iter().flatten();
                if let Some(row) = rows.find(|row| self.ends(row, &draft.word, at)) {
                    draft.sign(at, row.sign);
                }
            }
        }
        if draft.word.len() >= 2 * HALF {
            let mut rows = self.halves.get(&draft.word[HALF]).into_iter().flatten();
            if let Some(row) = rows.find(|row| self.halves_word(row, &draft.word)) {
                draft.sign(HALF, row.sign);
            }
        }
    }

    fn halves_word(&self, row: &Morpheme, word: &[Syllable]) -> bool {
        let end = 2 * HALF;
        (word.len() <= end + 1 || self.is_tail(word, end, None))
            && row.meets.contains(&coda_of(word[HALF - 1]))
            && signs_before(row, &word[HALF..])
            && !self.is_particle(word, HALF + 1)
            && !self.makes_verb(word, HALF + 1)
    }

    fn ends(&self, row: &Morpheme, word: &[Syllable], at: usize) -> bool {
        let (before, end) = (&word[..at], at + row.word.len());
        if !word[at..].starts_with(&row.word) || !(lists(row, before) || follows(row, before)) {
            return false;
        }
        if end == word.len() || row.lets == "*" {
            return true;
        }
        !self.is_particle(word, at)
            && ((row.lets == "only*" && row.only.contains(before))
                || self.is_tail(word, end, Some(&row.tails)))
    }

    // -- Sino-Korean pairs

    fn sign_sino(&self, draft: &mut Draft) {
        let [anywhere, at_end, alone] = &self.sino;
        for at in 1..draft.word.len() {
            let word = &draft.word[..];
            if draft.taken[at] || !self.has(word[at - 1], SINO) {
                continue;
            }
            let pair = &word[at - 1..=at];
            let closing = if at > 1 { at_end } else { alone };
            let closes = || at + 1 == word.len() || self.is_tail(word, at + 1, None);
            if (anywhere.contains(pair) || closing.contains(pair) && closes())
                && !(at > 1 && self.is_particle(word, at))
            {
                draft.sign(at, SINO_PAIR);
            }
        }
    }
}

/// Whether a word of `only` stands before a suffix, alone or at the end of another.
fn lists(row: &Morpheme, before: &[Syllable]) -> bool {
    let size = before.len();
    !row.only.is_empty()
        && (row.only.contains(before)
            || (1..size.saturating_sub(1)).any(|start| row.only.contains(&before[start..])))
}

fn follows(row: &Morpheme, before: &[Syllable]) -> bool {
    (1..=before.len()).contains(&row.least)
        && row.meets.contains(&coda_of(before[before.len() - 1]))
        && !row.without.iter().any(|word| before.ends_with(word))
}

fn begins(row: &Morpheme, word: &[Syllable]) -> bool {
    let size = row.word.len();
    if !word.starts_with(&row.word)
        || size == word.len()
        || !row.meets.contains(&(word[size] / CODAS))
    {
        return false;
    }
    signs_before(row, &word[size..])
}

/// Whether a prefix, or a word's second half, signs the seam before such a rest of the word.
fn signs_before(row: &Morpheme, after: &[Syllable]) -> bool {
    row.only.iter().any(|one| after.starts_with(one))
        || (1..=after.len()).contains(&row.least)
            && !row.without.iter().any(|one| after.starts_with(one))
}
