//! Telling Chinese from other text, and its traditional characters in dates and times.

/// Tells whether a character is a Han character as it stands in dates and titles.
///
/// The room `text` has the whole table; this one uses no other room, and needs no rare ideographs.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '々' | '〇')
}

/// Returns a text with the traditional characters of dates and times in their simplified forms, each in as many bytes: 後天, 上週五, 三點.
pub(super) fn simplified(text: &str) -> String {
    const PAIRS: [(char, char); 16] = [
        ('週', '周'),
        ('禮', '礼'),
        ('後', '后'),
        ('兩', '两'),
        ('個', '个'),
        ('號', '号'),
        ('點', '点'),
        ('時', '时'),
        ('鐘', '钟'),
        ('鍾', '钟'),
        ('過', '过'),
        ('來', '来'),
        ('這', '这'),
        ('當', '当'),
        ('從', '从'),
        ('間', '间'),
    ];
    let simple = |c: char| PAIRS.iter().find(|(traditional, _)| *traditional == c).map_or(c, |&(_, simple)| simple);
    text.chars().map(simple).collect()
}
