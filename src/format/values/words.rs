//! Yes and no, and names of zones.

use crate::text;

/// Reads yes or no, in English or Chinese; `None` for anything else.
pub(in crate::format) fn read_yes_or_no(value: &str) -> Option<bool> {
    match text::name_key(value).as_str() {
        "yes" | "y" | "true" | "on" | "1" | "是" | "对" | "真" => Some(true),
        "no" | "n" | "false" | "off" | "0" | "否" | "不" | "不是" | "假" => Some(false),
        _ => None,
    }
}

/// Tells whether a text names a zone of the IANA time zone database.
pub(in crate::format) fn is_zone(value: &str) -> bool {
    value.parse::<crate::calendar::Zone>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_yes_and_no() {
        for (word, meaning) in
            [("Yes", Some(true)), ("是", Some(true)), ("否", Some(false)), ("perhaps", None), ("", None)]
        {
            assert_eq!(read_yes_or_no(word), meaning, "{word}");
        }
    }

    #[test]
    fn zones_are_iana_names() {
        assert!(is_zone("Asia/Shanghai"));
        assert!(is_zone("UTC"));
        assert!(!is_zone("Shanghai"));
        assert!(!is_zone("+08:00"));
    }
}
