//! Running text (`kind="auto"`): its tokens, and which of them may hold a name or tell of one.
//!
//! Names are not read here. What may hold one is left to whoever knows them, with the tokens before
//! it that it may tell of; a token too many costs time, one too few would be wrong. The reference is
//! `Converter._convert_token` with `analysis/classification.py` and `analysis/scanning.py`.

use crate::tables::*;
use crate::text::{read_letter, Core, Work};

const APART: usize = 0;
const SOLID: usize = 1;
/// A run beyond this holds no name, however it begins.
const LONGEST_NAME: usize = 24;
const SHORTEST_NAME: usize = 3;
/// The syllables of a body's name that no table lists, and the most that a word behind it has.
const BODY_NAME: usize = 2;
const LONGEST_PART: usize = 6;

/// Where the source stands that is left to others, and where in the result its reading belongs.
pub struct Gap {
    from: usize,
    to: usize,
    at: usize,
}

impl Core {
    /// Converts token by token; gaps are empty in the result.
    pub fn convert_running(&self, text: &[u8], work: &mut Work) -> Vec<Gap> {
        let mut gaps: Vec<Gap> = Vec::new();
        let mut before = [(0, 0); 2]; // the two tokens before: where they stand, in both texts
        let mut from = 0;
        while from <= text.len() {
            let is_end = |byte: &u8| *byte == b' ' || *byte == b'\n';
            let end = text[from..].iter().position(is_end).map_or(text.len(), |size| from + size);
            let here = (from, work.out.len());
            (work.named, work.tells, work.below) = (false, 0, false);
            self.write_token(&text[from..end], work);
            let behind = |gap: &Gap| gap.to + 1 == from && text[gap.to] == b' ';
            if work.below && gaps.last().map_or(false, behind) {
                (work.named, work.tells) = (true, work.tells.max(1));
            }
            if work.named {
                // Only a token that ends in Hangul may be told of.
                let told = from >= 4 && read_letter(text, from - 4).is_some();
                let tokens = [here, before[1], before[0]];
                let (mut start, mut at) = tokens[if told { work.tells } else { 0 }];
                while let Some(gap) = gaps.last().filter(|gap| gap.to > start) {
                    (start, at) = (gap.from.min(start), gap.at.min(at));
                    gaps.pop();
                }
                work.out.truncate(at);
                gaps.push(Gap { from: start, to: end, at });
            }
            before = [before[1], here];
            if text.get(end) == Some(&b'\n') {
                before = [before[1], (end, work.out.len())];
            }
            work.out.extend(text.get(end));
            from = end + 1;
        }
        gaps
    }
}

/// The gaps as numbers of four bytes, three for each, and how many there are.
pub fn write_gaps(gaps: &[Gap], out: &mut Vec<u8>) {
    let count = [gaps.len()];
    let numbers = gaps.iter().flat_map(|gap| [gap.from, gap.to, gap.at]).chain(count);
    out.extend(numbers.flat_map(|number| (number as u32).to_le_bytes()));
}

impl Tables {
    /// Whether a run may hold a name: it begins with one, or with a surname that has a title after it,
    /// or its syllables are those of a name.
    pub fn may_name(&self, run: &[Syllable]) -> bool {
        let titled = |at| run.get(at..).map_or(false, |rest| self.has_title(rest, SOLID));
        self.tells(run) > 0
            || self.has(run[0], NAME) && begins_with(run, &self.names)
            || self.has(run[0], SURNAME) && ((1..=4).any(titled) || self.may_be_russian(&run[1..]))
            || self.may_weigh(run)
            || self.may_be_called(run)
            || self.may_be_body(run)
    }

    /// Whether a run may be a body whose name no table lists: two syllables, words, a particle or
    /// nothing.
    fn may_be_body(&self, run: &[Syllable]) -> bool {
        let particle = |rest: &[Syllable]| self.particles.iter().any(|all| all.contains(rest));
        let ends = |end: usize| {
            (end.saturating_sub(LONGEST_PART).max(BODY_NAME)..end)
                .any(|start| self.body_ends.contains(&run[start..end]))
        };
        run.len() >= 2 * BODY_NAME
            && self.has(run[BODY_NAME], BODY)
            && self.body_starts.contains(&run[BODY_NAME..2 * BODY_NAME])
            && (2 * BODY_NAME..=run.len())
                .any(|end| (end == run.len() || particle(&run[end..])) && ends(end))
    }

    /// Whether a run is worth weighing as a name: its syllables have points enough, and nothing but
    /// a particle stands behind them.
    fn may_weigh(&self, run: &[Syllable]) -> bool {
        let (surname, first, last) = match *run {
            [surname, first, last, ..] => (surname, first, last),
            _ => return false,
        };
        let more = run.len() > SHORTEST_NAME;
        let places = [(0, surname), (1, first), (2 + usize::from(more), last)];
        let points = |(place, one): (usize, Syllable)| self.points[place].get(&one);
        places.map(points).into_iter().sum::<Option<i32>>().map_or(false, |sum| {
            let rest = &run[SHORTEST_NAME..];
            sum >= self.least_points
                && (!more || self.particles.iter().any(|all| all.contains(rest)))
        })
    }

    /// Whether a run may be a given name with its ending and a particle.
    fn may_be_called(&self, run: &[Syllable]) -> bool {
        run.len() > SHORTEST_NAME
            && run[SHORTEST_NAME - 1] == self.called
            && self.points[1].contains_key(&run[0])
            && self.points[2].contains_key(&run[1])
            && self.behind_called.contains(&run[SHORTEST_NAME..])
    }

    /// Of how many tokens before it a token may tell that begins with this run.
    pub fn tells(&self, run: &[Syllable]) -> usize {
        if self.may_be_russian(run) {
            return 2;
        }
        if self.has_title(run, APART) {
            return 2; // former or present may stand between a name and its title
        }
        let ends = self.has(run[run.len() - 1], UNIT) && self.has(run[0], NAME);
        usize::from(ends && begins_with(run, &self.names))
    }

    /// Whether a run may be a place below the one that stands before it, or the surname of a given
    /// name there; `begins`: it begins a token, else it stands behind a number.
    pub fn may_be_below(&self, run: &[Syllable], begins: bool) -> bool {
        match begins {
            true => run[1..].iter().any(|&one| self.has(one, UNIT)) || self.is_family(run),
            false => self.has(run[0], UNIT),
        }
    }

    /// Whether a run begins as a Russian name does.
    fn may_be_russian(&self, run: &[Syllable]) -> bool {
        !run.is_empty() && self.has(run[0], FOREIGN) && begins_with(run, &self.foreign)
    }

    /// Whether a run is a surname that stands by itself, with a particle or nothing behind it.
    fn is_family(&self, run: &[Syllable]) -> bool {
        let rest = &run[1..];
        self.has(run[0], FAMILY)
            && (rest.is_empty() || self.particles.iter().any(|all| all.contains(rest)))
    }

    /// Whether a title begins here; one that stands apart has nothing but a particle after it.
    fn has_title(&self, run: &[Syllable], place: usize) -> bool {
        let particle = |rest: &[Syllable]| self.particles.iter().any(|all| all.contains(rest));
        let fits = |size| place == SOLID || size == run.len() || particle(&run[size..]);
        run.first().map_or(false, |&first| self.has(first, TITLE))
            && (1..=run.len().min(self.longest_title))
                .any(|size| self.titles[place].contains(&run[..size]) && fits(size))
    }
}

fn begins_with(run: &[Syllable], words: &Words) -> bool {
    (2..=run.len().min(LONGEST_NAME)).any(|size| words.contains(&run[..size]))
}
