//! One form for simplified and traditional Han characters.

mod groups;

use groups::GROUPS;
use std::borrow::Cow;

/// The block that the table covers: the common Han characters.
const FIRST: u32 = 0x4E00;
const COUNT: usize = 0x5200;

/// For each character of the block the one that it is searched as, 0 for itself. It is made when the program is compiled: nothing is read or
/// built at start, and one look-up costs one read.
static FORMS: [u16; COUNT] = forms();

const fn forms() -> [u16; COUNT] {
    let mut forms = [0; COUNT];
    let bytes = GROUPS.as_bytes();
    let mut searched = 0;
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b' ' {
            searched = 0;
            at += 1;
            continue;
        }
        // Every character of the block has three bytes in UTF-8.
        let c = (bytes[at] as u16 & 0x0F) << 12 | (bytes[at + 1] as u16 & 0x3F) << 6 | (bytes[at + 2] as u16 & 0x3F);
        if searched == 0 {
            searched = c;
        } else {
            forms[c as usize - FIRST as usize] = searched;
        }
        at += 3;
    }
    forms
}

/// Returns the form under which a Han character is searched: simplified for a traditional one, one for all that share a simplified form (發 and 髮
/// are 发; 乾, 幹 and 干 are 干). Every other character is its own.
///
/// It maps one character to one, and what it returns is its own form.
pub fn simplified(c: char) -> char {
    let place = usize::try_from(u32::from(c).wrapping_sub(FIRST)).unwrap_or(COUNT);
    match FORMS.get(place) {
        None | Some(0) => c,
        Some(form) => char::from_u32(u32::from(*form)).unwrap_or(c),
    }
}

/// Returns a text with every Han character in the form under which it is searched; nothing else changes.
///
/// For spelling a text in pinyin it is too early: 乾 is read qián, and 干 is not.
pub fn simplify(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || text.chars().all(|c| simplified(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(simplified).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::is_han;

    #[test]
    fn both_forms_are_one() {
        for (text, searched) in [
            ("陳", "陈"),
            ("項羽", "项羽"),
            ("招商銀行", "招商银行"),
            ("恆達機械", "恒达机械"),
            ("貸款續期", "贷款续期"),
            ("乾隆幹部餅乾", "干隆干部饼干"),
            ("後天，頭髮發白", "后天，头发发白"),
            ("裏面裡面里", "里面里面里"),
            ("為爲説說產産", "为为说说产产"),
            ("週五的會議記錄", "周五的会议记录"),
            ("看著 着", "看着 着"),
            ("abc ＡＢＣ", "abc ＡＢＣ"),
            ("龜龟鬱郁", "龟龟郁郁"),
        ] {
            assert_eq!(simplify(text), searched);
        }
    }

    #[test]
    fn every_character_has_one_form_that_is_its_own() {
        let folded = ('\0'..=char::MAX).filter(|c| simplified(*c) != *c);
        let mut count = 0;
        for c in folded {
            let form = simplified(c);
            assert_eq!(simplified(form), form, "{c}");
            assert!(is_han(c) && is_han(form));
            count += 1;
        }
        assert!(count > 2_900, "{count}");
    }
}
