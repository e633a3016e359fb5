//! Text: runs of syllables are words, letters that compose into nothing are spelt, all else passes.
//!
//! A text is UTF-8, as Python and browsers give it; what is not passes byte by byte.

use crate::letters::{compose, is_conjoining, is_half_width};
use crate::marks::Draft;
use crate::names::write_gaps;
use crate::tables::*;

/// Converts texts by one set of tables; `running` text may hold names, and has gaps for them.
pub struct Core {
    pub tables: Tables,
    running: bool,
}

/// What is being written: the result so far; of the token at hand, whether it may hold a name, of
/// how many tokens before it it may tell, whether it may be a place below the one before it.
#[derive(Default)]
pub struct Work {
    pub out: Vec<u8>,
    pub named: bool,
    pub tells: usize,
    pub below: bool,
    letters: Vec<u32>,
    draft: Draft,
}

#[derive(PartialEq)]
enum Kind {
    Syllable,
    Lone,
    Other,
}

impl Core {
    /// A core for settings of three lines: options, pairs of letters of which the second is written
    /// for the first, the kind of text (`word` or `auto`).
    pub fn open(tables: &str, settings: &str) -> Option<Core> {
        let mut lines = settings.split('\n');
        let tables = Tables::read(tables, lines.next()?, lines.next()?)?;
        Some(Core { tables, running: lines.next()? == "auto" })
    }

    pub fn convert(&self, text: &[u8]) -> Vec<u8> {
        let mut work = Work { out: Vec::with_capacity(text.len() * 2), ..Work::default() };
        let mut gaps = Vec::new();
        if self.running {
            gaps = self.convert_running(text, &mut work);
        } else {
            self.write_token(text, &mut work);
        }
        write_gaps(&gaps, &mut work.out);
        work.out
    }

    pub fn write_token(&self, text: &[u8], work: &mut Work) {
        let mut at = 0;
        while at < text.len() {
            let start = at;
            work.letters.clear();
            while let Some(letter) = read_letter(text, at) {
                work.letters.push(letter);
                at += 3;
            }
            self.write_letters(work, start == 0);
            let from = at;
            while at < text.len() && read_letter(text, at).is_none() {
                at += 1;
            }
            work.out.extend_from_slice(&text[from..at]);
        }
    }

    /// A stretch of nothing but Hangul; `first`: it begins a token.
    fn write_letters(&self, work: &mut Work, first: bool) {
        let Work { out, letters, draft, .. } = work;
        if letters.iter().any(|&letter| kind(letter) != Kind::Syllable) {
            compose(letters);
        }
        let mut rest = &letters[..];
        while let Some(&head) = rest.first() {
            let same = |letter: &&u32| kind(**letter) == kind(head);
            let (run, tail) = rest.split_at(rest.iter().take_while(same).count());
            match kind(head) {
                Kind::Syllable => {
                    draft.word.clear();
                    draft.word.extend(run.iter().map(|&letter| (letter - 0xAC00) as Syllable));
                    if self.running {
                        let begins = first && rest.len() == letters.len();
                        work.tells =
                            if begins { self.tables.tells(&draft.word) } else { work.tells };
                        work.named |= self.tables.may_name(&draft.word);
                        work.below |= self.tables.may_be_below(&draft.word, begins);
                    }
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
            rest = tail;
        }
    }
}

/// The letter of Hangul, whatever its form, that begins here; all of them take three bytes.
pub fn read_letter(text: &[u8], at: usize) -> Option<u32> {
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
