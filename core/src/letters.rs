//! Hangul composed: half-width, conjoining and typed-apart letters become syllables. The arithmetic
//! is the Unicode Standard's (3.12); the reference is `normalise` of the Python.

const ONSETS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const CODAS: &str = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

pub fn is_conjoining(letter: u32) -> bool {
    matches!(letter, 0x1100..=0x11FF | 0xA960..=0xA97C | 0xD7B0..=0xD7FB)
}

pub fn is_half_width(letter: u32) -> bool {
    (0xFFA1..=0xFFDC).contains(&letter)
}

/// Composes a stretch of Hangul in three passes: what is half-width, conjoining, typed one by one.
pub fn compose(letters: &mut Vec<u32>) {
    let mut joined: Vec<u32> = Vec::with_capacity(letters.len());
    for letter in letters.drain(..).map(widen) {
        match joined.last_mut() {
            Some(before) if joins(*before, letter) => *before = join(*before, letter),
            _ => joined.push(letter),
        }
    }
    let mut rest = &joined[..];
    while let [first, tail @ ..] = rest {
        let onset_at = |at: usize| tail.get(at).and_then(|&one| place(ONSETS, one));
        let vowel_at = |at: usize| {
            tail.get(at).map(|one| one.wrapping_sub(0x314F)).filter(|&vowel| vowel < 21)
        };
        rest = tail;
        match place(ONSETS, *first).zip(vowel_at(0)) {
            Some((onset, vowel)) => {
                let next = onset_at(1).and(vowel_at(2)).is_some();
                let coda = tail.get(1).filter(|_| !next).and_then(|&one| place(CODAS, one));
                letters.push(0xAC00 + (onset * 21 + vowel) * 28 + coda.map_or(0, |coda| coda + 1));
                rest = &tail[1 + usize::from(coda.is_some())..];
            }
            None => letters.push(*first),
        }
    }
}

fn place(letters: &str, letter: u32) -> Option<u32> {
    let simple = (0x3131..=0x314E).contains(&letter);
    letters.chars().position(|one| simple && one as u32 == letter).map(|place| place as u32)
}

fn widen(letter: u32) -> u32 {
    match letter {
        0xFFA1..=0xFFBE => letter - 0xFFA1 + 0x3131,
        0xFFC2..=0xFFC7 => letter - 0xFFC2 + 0x314F,
        0xFFCA..=0xFFCF => letter - 0xFFCA + 0x3155,
        0xFFD2..=0xFFD7 => letter - 0xFFD2 + 0x315B,
        0xFFDA..=0xFFDC => letter - 0xFFDA + 0x3161,
        _ => letter,
    }
}

/// Whether a conjoining letter and what stands before it are one syllable.
fn joins(before: u32, letter: u32) -> bool {
    match letter {
        0x1161..=0x1175 => (0x1100..=0x1112).contains(&before),
        0x11A8..=0x11C2 => (0xAC00..=0xD7A3).contains(&before) && (before - 0xAC00) % 28 == 0,
        _ => false,
    }
}

fn join(before: u32, letter: u32) -> u32 {
    match letter {
        0x1161..=0x1175 => 0xAC00 + ((before - 0x1100) * 21 + letter - 0x1161) * 28,
        coda => before + coda - 0x11A7,
    }
}
