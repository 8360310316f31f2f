//! Classes of characters.

/// Tells whether a character is a Han character (the ideographs of CJK, extensions and compatibility forms included, and 〇).
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{2FA1F}' | '\u{30000}'..='\u{323AF}' | '々' | '〇')
}

/// Tells whether a character prints nothing and can hide or turn other text: zero-width and bidi controls, BOM, tags, soft hyphen.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Tells whether a character only chooses among the shapes of the character before it (emoji or text, variants of a Han character).
pub fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Tells whether a character is one of the unified ideographs that every normal form and case leaves as it is.
pub(super) fn is_plain_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}')
}

/// Tells whether a character belongs to a script that is written without spaces between words, Han aside:
/// kana, Thai, Lao, Myanmar, Khmer, and the radicals that a copy out of a PDF often has in place of Han characters.
pub(super) fn is_unspaced(c: char) -> bool {
    match c {
        '\u{3041}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}' => true,
        '\u{2E80}'..='\u{2FD5}' => true,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' => c.is_alphanumeric(),
        _ => false,
    }
}
