//! What names a part of the day or a guess, and so no time.

use super::point::part_of_day;

/// Tells whether a text says only about when: 下午, 9点左右, `around 9`, `morning`.
pub(super) fn is_vague(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "morning",
        "afternoon",
        "evening",
        "night",
        "tonight",
        "lunchtime",
        "dawn",
        "早晚",
        "白天",
        "夜",
        "今晚",
        "今早",
    ];
    const BEFORE: [&str; 10] =
        ["around ", "about ", "roughly ", "before ", "after ", "by ", "大约", "大概", "约", "将近"];
    const AFTER: [&str; 11] = ["左右", "前后", "多", "许", "之前", "以前", "前", "之后", "以后", "后", "ish"];
    let is_part = part_of_day(text).is_some_and(|(_, rest)| rest.is_empty());
    let starts = BEFORE.iter().any(|word| text.starts_with(word));
    let ends = AFTER.iter().any(|word| text.ends_with(word)) && text.contains(['点', '时', ':', 'i']);
    is_part || WORDS.contains(&text) || starts || ends
}
