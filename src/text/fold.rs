//! Forms in which texts compare.

use unicode_normalization::UnicodeNormalization;

/// Returns the canonical composed form (Unicode NFC).
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// Returns the form in which names compare: NFKC, case folded, runs of white space as one space, none at the ends.
pub fn name_key(name: &str) -> String {
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return name.to_ascii_lowercase();
    }
    let folded: String = name.nfkc().flat_map(char::to_lowercase).nfkc().collect();
    // Lower case leaves these two apart from their folded forms.
    let folded = folded.replace('ß', "ss").replace('ς', "σ");
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}
