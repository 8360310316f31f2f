//! Forms in which texts compare.

use super::han::{is_invisible, is_plain_han, is_variation_selector};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns the canonical composed form (Unicode NFC).
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// Returns the form in which names compare: NFKC, case folded, runs of white space as one space, none at the ends.
pub fn name_key(name: &str) -> String {
    // Nearly all names; a book may have thousands, and each command that reads them folds them all.
    if name.chars().all(is_stable) && !name.contains("  ") {
        return name.trim().to_ascii_lowercase();
    }
    let folded: String = name.nfkc().flat_map(char::to_lowercase).nfkc().collect();
    // Lower case leaves these two apart from their folded forms.
    let folded = folded.replace('ß', "ss").replace('ς', "σ");
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tells whether NFKC leaves a character as it is and only ASCII case folding may change it: printable ASCII, the common Han characters.
fn is_stable(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{4E00}'..='\u{9FFF}')
}

/// Returns the form in which texts are searched: NFKC, lower case, without accents on Latin, Greek and Cyrillic letters and without
/// invisible characters, so that `café`, `CAFE` and `ｃａｆｅ` are one.
///
/// Simplified and traditional characters stay apart, see [`simplify`](super::simplify()). Marks of other scripts stay: が is not か, and Indic vowels are marks. Letters that carry their stroke inside (`ø`, `ł`) are spelled
/// as people without that key type them. Folding a folded text changes nothing. To find the source of a folded match, use
/// [`tokens`](super::tokens()), whose tokens know their bytes.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let plain = plain_run(rest);
        let start = folded.len();
        folded.push_str(&rest[..plain]);
        folded[start..].make_ascii_lowercase();
        rest = &rest[plain..];
        let (other, after) = rest.split_at(other_run(rest));
        if !other.is_empty() {
            folded.extend(fold_slowly(other).nfc());
        }
        rest = after;
    }
    folded
}

/// Tells whether a character folds by itself: no normal form changes it, and it composes with nothing before it.
fn is_plain(c: char) -> bool {
    c.is_ascii() || is_plain_han(c)
}

/// Returns how many bytes from the start fold by themselves. The character before another one does not: that one may be its accent.
fn plain_run(text: &str) -> usize {
    let mut last = 0;
    for (at, c) in text.char_indices() {
        if !is_plain(c) {
            return last;
        }
        last = at;
    }
    text.len()
}

/// Returns how many bytes follow up to the next character that folds by itself, the first character always included.
fn other_run(text: &str) -> usize {
    text.char_indices().skip(1).find(|&(_, c)| is_plain(c)).map_or(text.len(), |(at, _)| at)
}

/// Returns the decomposed, lower-case spelling without accents.
fn fold_slowly(text: &str) -> String {
    let seen = text.chars().filter(|&c| !is_invisible(c) && !is_variation_selector(c) && c != GRAPHEME_JOINER);
    let mut spelled = String::with_capacity(text.len());
    let mut accents_go = false;
    for c in seen.nfkd().flat_map(char::to_lowercase) {
        if is_combining_mark(c) {
            if !accents_go {
                spelled.push(c);
            }
        } else {
            accents_go = takes_accents(c);
            spell(c, &mut spelled);
        }
    }
    spelled
}

/// U+034F, which prints nothing and keeps marks apart.
const GRAPHEME_JOINER: char = '\u{34F}';

/// Writes a decomposed lower-case character as it is searched.
fn spell(c: char, out: &mut String) {
    let letters = match c {
        'ß' => "ss",
        'ς' => "σ",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'þ' => "th",
        _ => return out.push(c),
    };
    out.push_str(letters);
}

/// Tells whether the marks on a letter are accents that a searcher leaves away: on Latin, Greek and Cyrillic letters.
fn takes_accents(c: char) -> bool {
    matches!(c,
        'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{250}'..='\u{2AF}' | '\u{370}'..='\u{52F}' | '\u{1C80}'..='\u{1C8F}'
        | '\u{1D00}'..='\u{1DBF}' | '\u{1E00}'..='\u{1FFF}' | '\u{2C60}'..='\u{2C7F}' | '\u{A640}'..='\u{A69F}' | '\u{A720}'..='\u{A7FF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_compare_whatever_their_case_width_and_spaces() {
        for (name, key) in [
            ("Li Na", "li na"),
            (" Li  Na ", "li na"),
            ("ＬＩ　ＮＡ", "li na"),
            ("张伟", "张伟"),
            ("恒达 ABC", "恒达 abc"),
            ("Straße", "strasse"),
            ("Ω", "ω"),
            ("\tx", "x"),
        ] {
            assert_eq!(name_key(name), key, "{name:?}");
        }
    }

    #[test]
    fn the_quick_way_and_the_thorough_way_agree() {
        for c in (' '..='~').chain('\u{4E00}'..='\u{9FFF}') {
            let thorough: String = c.to_string().nfkc().flat_map(char::to_lowercase).nfkc().collect();
            assert_eq!(name_key(&format!("a{c}a")), format!("a{thorough}a"));
        }
    }

    #[test]
    fn one_form_for_what_a_searcher_means() {
        for (text, folded) in [
            ("CAFE", "cafe"),
            ("café", "cafe"),
            ("cafe\u{301}", "cafe"),
            ("ｃａｆｅ", "cafe"),
            ("Łódź", "lodz"),
            ("STRASSE", "strasse"),
            ("Straße", "strasse"),
            ("Ναύπλιος", "ναυπλιοσ"),
            ("Ёлка", "елка"),
            ("İstanbul", "istanbul"),
            ("co\u{AD}operate", "cooperate"),
            ("ﬁle №5", "file no5"),
            ("恒达ERP", "恒达erp"),
            ("葛\u{E0100}", "葛"),
            ("⽉", "月"),
            ("\u{F9F4}", "林"),
            ("か\u{3099}", "が"),
            ("ｶﾞ", "ガ"),
            ("한", "한"),
            ("\u{1112}\u{1161}\u{11AB}", "한"),
            ("कि", "कि"),
        ] {
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }

    #[test]
    fn marks_that_make_another_letter_stay() {
        assert_ne!(fold("が"), fold("か"));
        assert_ne!(fold("कि"), fold("क"));
    }

    #[test]
    fn every_character_folds_to_a_fixed_point() {
        for c in '\0'..=char::MAX {
            let once = fold(c.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "U+{:04X}", u32::from(c));
        }
    }

    proptest! {
        #[test]
        fn runs_fold_as_the_whole_does(text in "[a-zÀ-ÿ一-龥か-ん\u{301}\u{3099}ｶﾞ ]{0,16}") {
            let whole: String = fold_slowly(&text).nfc().collect();
            prop_assert_eq!(fold(&text), whole);
        }

        #[test]
        fn any_text_folds_to_a_fixed_point(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn the_form_of_input_is_no_matter(text in "[a-zA-Zéüñåçőżàфй가-힣が-ヿ一-龥]{0,12}") {
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(fold(&decomposed), fold(&text));
        }
    }
}
