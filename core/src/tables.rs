//! The tables as the Python package hands them over: one text, a row a line, read once.
//!
//! `kontsevich tables core` writes it from what Python itself holds, so that the law stays in the
//! tables and this crate follows them. Rows come in the order in which Python tries them.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A syllable by its number, U+AC00 being 0: onset, vowel and coda by arithmetic.
pub type Syllable = u16;
pub type Word = Box<[Syllable]>;
pub type Words = HashSet<Word, BuildHasherDefault<Mix>>;
pub type Map<Key, Value> = HashMap<Key, Value, BuildHasherDefault<Mix>>;
/// A word in marked notation: its syllables, and the sign before each.
pub type Marked = Vec<(Syllable, u8)>;

pub const SYLLABLES: u16 = 11172;
pub const CODAS: u16 = 28;

// The signs before a syllable that the tables list first: none, the end of a stem, a particle, a
// Sino-Korean pair.
pub const PLAIN: u8 = 0;
pub const STEM_END: u8 = 1;
pub const PARTICLE: u8 = 2;
pub const SINO_PAIR: u8 = 3;

// What the tables may have to say of a word that holds a syllable.
pub const FIRST: u16 = 1; // of a row of the lexicon
pub const SECOND: u16 = 2;
pub const STEM: u16 = 4; // the last syllable
pub const ENDING: u16 = 8; // the first, as of all that follows
pub const SUFFIX: u16 = 16;
pub const PREFIX: u16 = 32;
pub const SINO: u16 = 64;
pub const NAME: u16 = 128;
pub const SURNAME: u16 = 256;
pub const FOREIGN: u16 = 512;
pub const TITLE: u16 = 1024;
pub const UNIT: u16 = 2048; // the last syllable of a unit of places
pub const FAMILY: u16 = 4096; // a surname that may stand behind a Russian given name
pub const BODY: u16 = 8192; // the third of a body with a name that no table lists

/// A row of the lexicon: a word, its marked form, where it may stand in longer words.
pub struct Entry {
    pub word: Word,
    pub marked: Marked,
    pub joins: String,
}

/// A stem of a verb, its reading if it is another, what may stand before it, its endings: those
/// after which more may follow, and those that end a word.
pub struct Stem {
    pub word: Word,
    pub reading: Word,
    pub after: Words,
    pub after_anything: bool,
    pub open: Vec<Word>,
    pub closed: Words,
}

/// A suffix that signs the seam before it, or a prefix that signs the seam after it. `meets` are
/// codas, or onsets with vowels; `lets`: after what more may follow whatever it is (`*`, `only*`).
pub struct Morpheme {
    pub word: Word,
    pub sign: u8,
    pub meets: Vec<u16>,
    pub least: usize,
    pub only: Words,
    pub without: Vec<Word>,
    pub tails: Words,
    pub lets: String,
}

/// Everything that marks words, and the letters of every seam under one set of options.
#[derive(Default)]
pub struct Tables {
    pub longest_word: usize,
    pub longest_tail: usize,
    pub longest_title: usize,
    pub flags: Vec<u16>,
    pub signs: Vec<String>,
    pub lexicon: Vec<Entry>,
    pub entries: Map<Word, usize>,
    pub heads: Map<Word, Vec<usize>>,
    pub stems: Map<Syllable, Vec<Stem>>,
    pub suffixes: Map<Syllable, Vec<Morpheme>>,
    pub prefixes: Map<Syllable, Vec<Morpheme>>,
    pub halves: Map<Syllable, Vec<Morpheme>>,
    /// Particles after a vowel and after a consonant; what else may follow a noun.
    pub particles: [Words; 2],
    pub begins: Words,
    pub more: Words,
    /// Sino-Korean pairs: anywhere, at the end of a longer word, alone.
    pub sino: [Words; 3],
    /// Listed names, Russian ones, titles that stand apart and titles written onto a name.
    pub names: Words,
    pub foreign: Words,
    pub titles: Vec<Words>,
    /// What may stand behind two syllables that name a body, and what such a body ends in.
    pub body_starts: Words,
    pub body_ends: Words,
    /// What a run must have to be weighed as a name; by place, the points of its syllables.
    pub least_points: i32,
    pub points: Vec<Map<Syllable, i32>>,
    /// What stands behind a given name by itself, and what must stand behind that.
    pub called: Syllable,
    pub behind_called: Words,
    /// By sign (the last is a word's start), then coda, onset and vowel: where in `letters`.
    pub cells: Vec<Vec<(u32, u32)>>,
    pub ends: Vec<(u32, u32)>,
    pub letters: String,
    pub lone: Map<u32, String>,
}

impl Tables {
    /// Reads the text for one set of options (`kontsevich чж keep`); `fold` are pairs of letters,
    /// the second of which is written for the first. None where the text has no such options.
    pub fn read(text: &str, options: &str, fold: &str) -> Option<Tables> {
        let mut tables = Tables { flags: vec![0; SYLLABLES as usize], ..Tables::default() };
        let (mut rows, mut wanted) = (Vec::new(), true);
        for line in text.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            match (fields[0], &fields[1..]) {
                ("options", _) if !tables.ends.is_empty() => break,
                ("options", [name]) => wanted = *name == options,
                _ if !wanted => {}
                ("profile", _) => {} // for callers: which options it has
                ("row", texts) => rows.push(tables.keep(texts, fold)),
                ("ends", texts) => tables.ends = tables.keep(texts, fold),
                ("mark", [list]) => {
                    let row = |number| rows.get(number as usize).cloned();
                    let cells: Option<Vec<_>> = numbers(list).into_iter().map(row).collect();
                    tables.cells.push(cells?.concat());
                }
                ("lone", [letter, text]) => {
                    tables.lone.insert(letter.chars().next()? as u32, text.to_string());
                }
                (kind, rest) => tables.read_row(kind, rest)?,
            }
        }
        Some(tables).filter(|tables| tables.ends.len() == CODAS as usize)
    }

    fn keep(&mut self, texts: &[&str], fold: &str) -> Vec<(u32, u32)> {
        let pairs: Vec<char> = fold.chars().collect();
        let fold = |one| pairs.chunks(2).find(|pair| pair[0] == one).map_or(one, |pair| pair[1]);
        let keep = |text: &&str| {
            let from = self.letters.len() as u32;
            self.letters.extend(text.chars().map(fold));
            (from, self.letters.len() as u32)
        };
        texts.iter().map(keep).collect()
    }

    /// One row of what marks words.
    fn read_row(&mut self, kind: &str, fields: &[&str]) -> Option<()> {
        match (kind, fields) {
            ("longest", [word, tail, title]) => {
                self.longest_word = word.parse().ok()?;
                self.longest_tail = tail.parse().ok()?;
                self.longest_title = title.parse().ok()?;
            }
            ("signs", signs) => self.signs = signs.iter().map(|sign| sign.to_string()).collect(),
            ("entry", [text, marked, joins]) => {
                let (text, index) = (word(text), self.lexicon.len());
                self.flag(text[0], FIRST);
                if let Some(head) = text.get(..2) {
                    self.flag(text[1], SECOND);
                    self.heads.entry(head.into()).or_default().push(index);
                }
                self.entries.insert(text.clone(), index);
                let marked = self.read_marked(marked)?;
                self.lexicon.push(Entry { word: text, marked, joins: joins.to_string() });
            }
            ("stem", [text, reading, after, open, closed]) => {
                let (text, reading) = (word(text), word(reading));
                let (after, open, closed): (Words, Vec<Word>, Words) =
                    (words(after), words(open), words(closed));
                open.iter().chain(&closed).for_each(|ending| self.flag(ending[0], ENDING));
                let last = *text.last()?;
                self.flag(last, STEM);
                let after_anything = after.contains(&word("*"));
                let stem = Stem { word: text, reading, after, after_anything, open, closed };
                self.stems.entry(last).or_default().push(stem);
            }
            (
                "suffix" | "prefix" | "half",
                [text, sign, meets, least, only, without, tails, lets],
            ) => {
                let morpheme = Morpheme {
                    word: word(text),
                    sign: self.sign(sign)?,
                    meets: numbers(meets),
                    least: least.parse().ok()?,
                    only: words(only),
                    without: words(without),
                    tails: words(tails),
                    lets: lets.to_string(),
                };
                let first = morpheme.word[0];
                self.flag(first, if kind == "prefix" { PREFIX } else { SUFFIX });
                let side = match kind {
                    "suffix" => &mut self.suffixes,
                    "prefix" => &mut self.prefixes,
                    _ => &mut self.halves,
                };
                side.entry(first).or_default().push(morpheme);
            }
            ("particles", [vowel, consonant]) => self.particles = [words(vowel), words(consonant)],
            ("tails", [begins, more]) => (self.begins, self.more) = (words(begins), words(more)),
            ("names", [list]) => self.names = self.read_flagged(list, NAME),
            ("foreign", [list]) => self.foreign = self.read_flagged(list, FOREIGN),
            ("units", [list]) => drop(self.read_flagged(list, UNIT)),
            ("surnames", [list]) => drop(self.read_flagged(list, SURNAME)),
            ("bodies", [starts, ends]) => {
                self.body_starts = self.read_flagged(starts, BODY);
                self.body_ends = words(ends);
            }
            ("families", [list]) => drop(self.read_flagged(list, FAMILY)),
            ("titles", [list]) => {
                let titles = self.read_flagged(list, TITLE);
                self.titles.push(titles);
            }
            ("points", [least, places @ ..]) => {
                self.least_points = least.parse().ok()?;
                self.points = places.iter().map(|list| points(list)).collect::<Option<_>>()?;
            }
            ("called", [end, behind]) => {
                self.called = *word(end).first()?;
                self.behind_called = words(behind);
            }
            ("sino", [anywhere, at_end, alone]) => {
                self.sino = [anywhere, at_end, alone].map(|list| self.read_flagged(list, SINO));
            }
            _ => return None,
        }
        Some(())
    }

    fn read_marked(&self, text: &str) -> Option<Marked> {
        let (mut marked, mut sign) = (Vec::new(), String::new());
        for letter in text.chars() {
            match word(letter.encode_utf8(&mut [0; 4]))[0] {
                syllable if syllable < SYLLABLES => {
                    marked.push((syllable, self.sign(&sign)?));
                    sign.clear();
                }
                _ => sign.push(letter),
            }
        }
        Some(marked)
    }

    fn sign(&self, text: &str) -> Option<u8> {
        self.signs.iter().position(|sign| sign == text).map(|index| index as u8)
    }

    fn read_flagged(&mut self, text: &str, flag: u16) -> Words {
        let words: Words = words(text);
        words.iter().for_each(|word| self.flag(word[0], flag));
        words
    }

    fn flag(&mut self, syllable: Syllable, flag: u16) {
        self.flags[syllable as usize] |= flag;
    }
}

/// The numbers of a word's letters; a sign becomes a number that no syllable has.
pub fn word(text: &str) -> Word {
    text.chars().map(|letter| (letter as u32).wrapping_sub(0xAC00) as u16).collect()
}

fn words<All: FromIterator<Word>>(text: &str) -> All {
    text.split(' ').filter(|one| !one.is_empty()).map(word).collect()
}

/// Syllables with their points behind them: `김12 이-3`.
fn points(text: &str) -> Option<Map<Syllable, i32>> {
    let pair = |one: &str| {
        let letter = one.chars().next()?;
        let syllable = word(one)[0];
        Some((syllable, one[letter.len_utf8()..].parse().ok()?))
    };
    text.split(' ').map(pair).collect()
}

fn numbers(text: &str) -> Vec<u16> {
    text.split(' ').filter_map(|number| number.parse().ok()).collect()
}

/// A hash of short words, one multiplication a syllable.
#[derive(Default)]
pub struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        for pair in bytes.chunks_exact(2) {
            self.write_u16(u16::from_ne_bytes([pair[0], pair[1]]));
        }
    }
    fn write_u16(&mut self, value: u16) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(value)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
    fn write_u32(&mut self, value: u32) {
        self.write_u16(value as u16);
    }
    fn write_usize(&mut self, value: usize) {
        self.write_u16(value as u16);
    }
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}
