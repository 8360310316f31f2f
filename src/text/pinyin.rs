//! How Han characters are spelled in Latin letters: pinyin without tones, as people type it on a keyboard.
//!
//! The tables are constants of the program (crate `pinyin`): nothing is read or built at start.

use super::fold::fold;
use pinyin::ToPinyinMulti;

/// The most spellings of one name; what is cut off are the less usual readings.
pub const MOST_SPELLINGS: usize = 16;

/// How a name is typed without an input method.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spellings {
    /// The name in pinyin without spaces: `xiangyu` for 项羽, `leyi` and `yueyi` for 乐毅. Letters and digits stay, folded.
    pub full: Vec<String>,
    /// The first letters: `xy` for 项羽, `ly` and `yy` for 乐毅, `ln` for Li Na.
    pub initials: Vec<String>,
}

/// Spells a name, with all readings of characters that have several; at most [`MOST_SPELLINGS`] of each form.
///
/// A name without Han characters has its letters as its only full spelling. The ü of 吕 is typed in several ways (`lv`, `lu`, `lyu`);
/// each counts as a reading.
pub fn spellings(name: &str) -> Spellings {
    let mut spellings = Spellings { full: vec![String::new()], initials: vec![String::new()] };
    let mut in_word = false;
    for c in fold(name).chars() {
        let readings: Vec<&str> = readings(c).collect();
        if !readings.is_empty() {
            let mut firsts: Vec<&str> = Vec::new();
            for first in readings.iter().map(|reading| &reading[..1]) {
                if !firsts.contains(&first) {
                    firsts.push(first);
                }
            }
            extend(&mut spellings.full, &readings);
            extend(&mut spellings.initials, &firsts);
            in_word = false;
        } else if c.is_alphanumeric() {
            let mut buffer = [0; 4];
            let letter: &str = c.encode_utf8(&mut buffer);
            extend(&mut spellings.full, &[letter]);
            if !in_word {
                extend(&mut spellings.initials, &[letter]);
            }
            in_word = true;
        } else {
            in_word = false;
        }
    }
    spellings
}

/// Tells quickly whether a name may have a spelling that begins as a text does: nearly all names have not.
pub fn may_begin(name: &str, typed: &str) -> bool {
    let (Some(first), Some(letter)) = (name.chars().next(), typed.chars().next()) else { return false };
    first == letter || readings(first).any(|reading| reading.starts_with(letter))
}

/// Puts each of the endings behind each of the spellings, as far as the bound allows.
fn extend(spellings: &mut Vec<String>, endings: &[&str]) {
    if let [ending] = endings {
        spellings.iter_mut().for_each(|spelling| spelling.push_str(ending));
        return;
    }
    let grown = endings.iter().flat_map(|ending| spellings.iter().map(move |spelling| format!("{spelling}{ending}")));
    *spellings = grown.take(MOST_SPELLINGS).collect();
}

/// Walks the readings of a character in lower-case ASCII letters, as a rule the most usual first; none for what has no pinyin.
pub fn readings(c: char) -> impl Iterator<Item = &'static str> {
    // Everything below the first radical is letters, digits and signs; names are full of them.
    let multi = if c < '\u{2E80}' { None } else { c.to_pinyin_multi() };
    multi.into_iter().flatten().flat_map(|reading| {
        let plain = reading.plain();
        let typed: &[&'static str] = match plain {
            "lü" => &["lv", "lu", "lyu"],
            "nü" => &["nv", "nu", "nyu"],
            "lüe" => &["lve", "lue", "lyue"],
            "nüe" => &["nve", "nue", "nyue"],
            _ => &[],
        };
        let as_it_is = Some(plain).filter(|plain| plain.is_ascii() && !plain.is_empty());
        typed.iter().copied().chain(as_it_is)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelled_with_all_their_readings() {
        for (name, full, initials) in [
            ("项羽", "xiangyu", "xy"),
            ("項羽", "xiangyu", "xy"),
            ("乐毅", "leyi", "ly"),
            ("乐毅", "yueyi", "yy"),
            ("吕布", "lvbu", "lb"),
            ("吕布", "lubu", "lb"),
            ("吕布", "lyubu", "lb"),
            ("单雄信", "shanxiongxin", "sxx"),
            ("恒达机械", "hengdajixie", "hdjx"),
            ("恒达ERP二期", "hengdaerperqi", "hdeeq"),
            ("招商银行", "zhaoshangyinhang", "zsyh"),
            ("Li Na", "lina", "ln"),
            ("Sir W. Batten", "sirwbatten", "swb"),
            ("Élodie", "elodie", "e"),
            ("", "", ""),
        ] {
            let spellings = spellings(name);
            assert!(spellings.full.iter().any(|spelling| spelling == full), "{name}: {:?}", spellings.full);
            assert!(spellings.initials.iter().any(|spelling| spelling == initials), "{name}: {:?}", spellings.initials);
        }
    }

    #[test]
    fn the_usual_reading_comes_first() {
        assert_eq!(spellings("张伟").full[0], "zhangwei");
        assert_eq!(spellings("乐毅").full[0], "leyi");
    }

    #[test]
    fn names_of_many_readings_stay_bounded() {
        let long = spellings(&"行乐长重".repeat(50));
        assert_eq!(long.full.len(), MOST_SPELLINGS);
        assert!(long.initials.len() <= MOST_SPELLINGS);
        assert!(long.full[0].len() > 400, "every spelling goes to the end");
    }

    #[test]
    fn every_reading_is_typed_in_letters() {
        for c in '\u{2E80}'..=char::MAX {
            for reading in readings(c) {
                assert!(reading.bytes().all(|byte| byte.is_ascii_lowercase()), "{c}: {reading}");
            }
        }
    }
}
