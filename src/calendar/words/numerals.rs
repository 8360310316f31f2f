//! Numbers in words, English and Chinese.

/// Reads the number that a text starts with, in digits or in Chinese (`3`, 三, 二十一, 两, 二〇二六, 一百二十); returns it and the rest.
///
/// The text is already in NFKC, so that digits are ASCII. At most six digits.
///
/// Two or three digits in a row are a guess and no number: 两三天, 七八点.
pub(in crate::calendar) fn leading(text: &str) -> Option<(u32, &str)> {
    let found = leading_in_digits(text)?;
    let said = &text[..text.len() - found.1.len()];
    let in_a_row = !said.starts_with(['零', '〇']) && said.chars().all(|c| chinese_digit(c).is_some());
    Some(found).filter(|_| !in_a_row || !(2..=3).contains(&said.chars().count()))
}

/// Reads the number that a text starts with as [`leading`] does, and digits said one by one, as those of a year: 二六.
pub(super) fn leading_in_digits(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let number = (digits <= 6).then(|| text[..digits].parse().ok())??;
        return Some((number, &text[digits..]));
    }
    let end = text.find(|c| chinese_digit(c).is_none() && place(c).is_none()).unwrap_or(text.len());
    Some((chinese(&text[..end])?, &text[end..]))
}

/// Reads a Chinese number up to 9,999, or digits said one by one as in years.
fn chinese(text: &str) -> Option<u32> {
    let one_by_one = text.chars().count() > 1 && text.chars().all(|c| chinese_digit(c).is_some());
    if one_by_one {
        let digits: Vec<u32> = text.chars().filter_map(chinese_digit).collect();
        return (digits.len() <= 6).then(|| digits.iter().fold(0, |number, digit| number * 10 + digit));
    }
    let mut number = 0;
    let mut pending = None;
    let mut lowest_place = u32::MAX;
    for c in text.chars() {
        match (place(c), pending) {
            // Ten may stand without a one before it, 十一; no other place may.
            (Some(place), pending) if place < lowest_place && (pending.is_some() || place == 10) => {
                number += pending.unwrap_or(1) * place;
                lowest_place = place;
            }
            (None, None | Some(0)) => {
                pending = chinese_digit(c);
                continue;
            }
            _ => return None,
        }
        pending = None;
    }
    if text.is_empty() { None } else { Some(number + pending.unwrap_or(0)) }
}

fn place(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

fn chinese_digit(c: char) -> Option<u32> {
    match c {
        '〇' | '零' => Some(0),
        '两' => Some(2),
        _ => "一二三四五六七八九".chars().zip(1..).find(|&(digit, _)| digit == c).map(|(_, value)| value),
    }
}

/// Reads a word that counts, numbers already in digits: `3`, `a`, `an`.
pub(super) fn english(word: &str) -> Option<u32> {
    match word {
        "a" | "an" => Some(1),
        _ if (1..=6).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit()) => word.parse().ok(),
        _ => None,
    }
}

/// A number that was written as an English word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) value: u32,
    pub(super) is_ordinal: bool,
}

/// Reads `one` to `nineteen`.
pub(in crate::calendar) fn english_below_twenty(word: &str) -> Option<u32> {
    const CARDINALS: [&str; 19] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    CARDINALS.iter().zip(1..).find(|(known, _)| **known == word).map(|(_, value)| value)
}

/// Reads a whole English word as a number up to thirty: `seven`, `twentieth`.
pub(super) fn english_word(word: &str) -> Option<Word> {
    const IRREGULAR: [(&str, u32); 9] = [
        ("first", 1),
        ("second", 2),
        ("third", 3),
        ("fifth", 5),
        ("eighth", 8),
        ("ninth", 9),
        ("twelfth", 12),
        ("twentieth", 20),
        ("thirtieth", 30),
    ];
    let cardinal = |word: &str| match word {
        "twenty" => Some(20),
        "thirty" => Some(30),
        _ => english_below_twenty(word),
    };
    if let Some(value) = cardinal(word) {
        return Some(Word { value, is_ordinal: false });
    }
    let irregular = IRREGULAR.iter().find(|(known, _)| *known == word).map(|&(_, value)| value);
    let value = irregular.or_else(|| cardinal(word.strip_suffix("th")?))?;
    Some(Word { value, is_ordinal: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numbers() {
        for (text, number, rest) in [
            ("21号", 21, "号"),
            ("三天", 3, "天"),
            ("两周", 2, "周"),
            ("十一月", 11, "月"),
            ("二十一日", 21, "日"),
            ("三十", 30, ""),
            ("一百二十天", 120, "天"),
            ("一百零五", 105, ""),
            ("二〇二六年", 2026, "年"),
            ("二零二六年", 2026, "年"),
            ("十", 10, ""),
        ] {
            assert_eq!(leading(text), Some((number, rest)), "{text}");
        }
        assert_eq!(leading_in_digits("二六年"), Some((26, "年")));
        for text in ["", "天", "两三天", "七八点", "十十", "百", "一十百", "1234567", "二十十"] {
            assert_eq!(leading(text), None, "{text}");
        }
    }

    #[test]
    fn english_numbers() {
        assert_eq!(english("a"), Some(1));
        assert_eq!(english("07"), Some(7));
        assert_eq!(english("many"), None);
        assert_eq!(english("-3"), None);
        let word = |text| english_word(text).map(|word| (word.value, word.is_ordinal));
        assert_eq!(word("twelve"), Some((12, false)));
        assert_eq!(word("sixth"), Some((6, true)));
        assert_eq!(word("twentieth"), Some((20, true)));
        assert_eq!(word("oneth"), Some((1, true)));
        assert_eq!(word("th"), None);
        assert_eq!(word("month"), None);
    }
}
