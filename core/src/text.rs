//! Text: runs of syllables are words, letters that compose into nothing are spelt, all else passes.
//!
//! A text is UTF-8, as Python and browsers give it; what is not passes byte by byte.

use crate::letters::{compose, is_conjoining, is_half_width};
use crate::marks::Draft;
use crate::tables::*;

/// Converts texts by one set of tables.
pub struct Core {
    tables: Tables,
}

#[derive(PartialEq)]
enum Kind {
    Syllable,
    Lone,
    Other,
}

impl Core {
    /// A core for settings of two lines: options, and pairs of letters of which the second is
    /// written for the first.
    pub fn open(tables: &str, settings: &str) -> Option<Core> {
        let (options, fold) = settings.split_once('\n')?;
        Some(Core { tables: Tables::read(tables, options, fold)? })
    }

    pub fn convert(&self, text: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(text.len() * 2);
        let (mut letters, mut draft, mut at) = (Vec::new(), Draft::default(), 0);
        while at < text.len() {
            letters.clear();
            while let Some(letter) = read_letter(text, at) {
                letters.push(letter);
                at += 3;
            }
            self.write_letters(&mut letters, &mut draft, &mut out);
            let from = at;
            while at < text.len() && read_letter(text, at).is_none() {
                at += 1;
            }
            out.extend_from_slice(&text[from..at]);
        }
        out
    }

    /// A stretch of nothing but Hangul.
    fn write_letters(&self, letters: &mut Vec<u32>, draft: &mut Draft, out: &mut Vec<u8>) {
        if letters.iter().any(|&letter| kind(letter) != Kind::Syllable) {
            compose(letters);
        }
        let mut rest = &letters[..];
        while let Some(&first) = rest.first() {
            let same = |letter: &&u32| kind(**letter) == kind(first);
            let (run, tail) = rest.split_at(rest.iter().take_while(same).count());
            rest = tail;
            match kind(first) {
                Kind::Syllable => {
                    draft.word.clear();
                    draft.word.extend(run.iter().map(|&letter| (letter - 0xAC00) as Syllable));
                    self.tables.mark(draft);
                    self.tables.spell(draft, out);
                }
                // One by one, or as they stand if one of them has no rule.
                Kind::Lone => {
                    let spell = |one| self.tables.lone.get(one).map(String::as_str);
                    match run.iter().map(spell).collect::<Option<String>>() {
                        Some(spelt) => out.extend_from_slice(spelt.as_bytes()),
                        None => write_plain(run, out),
                    }
                }
                Kind::Other => write_plain(run, out),
            }
        }
    }
}

/// The letter of Hangul, whatever its form, that begins here; all of them take three bytes.
fn read_letter(text: &[u8], at: usize) -> Option<u32> {
    match text[at..] {
        [first @ 0xE1..=0xEF, second, third, ..] => {
            let tail = (u32::from(second) & 0x3F) << 6 | u32::from(third) & 0x3F;
            let letter = (u32::from(first) & 0xF) << 12 | tail;
            (kind(letter) != Kind::Other || is_half_width(letter)).then_some(letter)
        }
        _ => None,
    }
}

fn kind(letter: u32) -> Kind {
    match letter {
        0xAC00..=0xD7A3 => Kind::Syllable,
        0x3131..=0x318E => Kind::Lone,
        _ if is_conjoining(letter) => Kind::Lone,
        _ => Kind::Other,
    }
}

fn write_plain(run: &[u32], out: &mut Vec<u8>) {
    out.extend(run.iter().filter_map(|&one| char::from_u32(one)).collect::<String>().bytes());
}
