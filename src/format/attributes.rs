//! A task's attributes: `due:2026-11-24 prio:1`, `截止：2026-11-24`.

use super::diagnostics::Expected;
use super::rules::Language;
use super::values::{Lean, read_date};
use chrono::NaiveDate;
use std::ops::Range;

/// The attributes that a task may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribute {
    Due,
    Done,
    From,
    Carried,
    Prio,
    Progress,
}

/// What is read, English and Chinese; the first word of each attribute and language is the one that is written.
const WORDS: [(&str, Attribute); 18] = [
    ("due", Attribute::Due),
    ("截止", Attribute::Due),
    ("截止日期", Attribute::Due),
    ("期限", Attribute::Due),
    ("done", Attribute::Done),
    ("完成于", Attribute::Done),
    ("完成", Attribute::Done),
    ("from", Attribute::From),
    ("来自", Attribute::From),
    ("原定", Attribute::From),
    ("carried", Attribute::Carried),
    ("顺延至", Attribute::Carried),
    ("顺延到", Attribute::Carried),
    ("prio", Attribute::Prio),
    ("priority", Attribute::Prio),
    ("优先级", Attribute::Prio),
    ("progress", Attribute::Progress),
    ("进度", Attribute::Progress),
];

impl Attribute {
    /// Returns the attribute that a word stands for, as it was found in a text.
    pub(super) fn of_word(word: &str) -> Option<Attribute> {
        WORDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, attribute)| *attribute)
    }
}

/// What a task's attributes say, and its text without them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Attributes {
    pub text: String,
    pub due: Option<NaiveDate>,
    pub done: Option<NaiveDate>,
    pub from: Option<NaiveDate>,
    pub carried: Option<NaiveDate>,
    pub prio: Option<u8>,
    pub progress: Option<u8>,
    /// What looks like an attribute and has no such value, as key, value, what was expected; it stays in the text.
    pub refused: Vec<(String, String, Expected)>,
}

/// Takes the attributes out of a task's text, wherever they stand in it; of one that is repeated the first counts.
pub(super) fn take(text: &str, today: NaiveDate) -> Attributes {
    let mut found = Attributes::default();
    if !text.contains([':', '：']) {
        text.clone_into(&mut found.text);
        return found;
    }
    let mut kept_from = 0;
    let mut start = behind_breaks(text, 0);
    while let Some(at) = start {
        start = next_start(text, at);
        let Some(candidate) = candidate(text, at) else { continue };
        if found.set(&candidate, today) {
            found.text.push_str(text[kept_from..at].trim_end_matches(is_break));
            kept_from = candidate.end;
            start = next_start(text, candidate.end);
        } else if candidate.adjacent {
            let expected = candidate.attribute.expects();
            found.refused.push((candidate.word.to_owned(), candidate.value.to_owned(), expected));
        }
    }
    found.text.push_str(&text[kept_from..]);
    found.text = found.text.trim().to_owned();
    found
}

/// Writes an attribute; `value` as it stands in the file.
pub(super) fn write(attribute: Attribute, value: &str, language: Language) -> String {
    let is_english = |word: &str| word.is_ascii();
    let english = language == Language::English;
    let word = WORDS.iter().find(|(word, of)| *of == attribute && is_english(word) == english).map_or("", |(w, _)| w);
    format!("{word}{}{value}", if english { ":" } else { "：" })
}

struct Candidate<'t> {
    attribute: Attribute,
    word: &'t str,
    value: &'t str,
    /// Whether the value follows the colon at once.
    adjacent: bool,
    end: usize,
}

/// Returns the next place from `at` on where an attribute may begin: behind a space or a comma.
fn next_start(text: &str, at: usize) -> Option<usize> {
    let end = at + text[at..].find(is_break)?;
    behind_breaks(text, end)
}

fn behind_breaks(text: &str, at: usize) -> Option<usize> {
    Some(text.len() - text[at..].trim_start_matches(is_break).len()).filter(|start| *start < text.len())
}

fn is_break(c: char) -> bool {
    c.is_whitespace() || matches!(c, '，' | ',' | '；' | ';')
}

fn candidate(text: &str, at: usize) -> Option<Candidate<'_>> {
    let rest = &text[at..];
    let (colon, sign) = rest.char_indices().take(10).find(|(_, c)| matches!(c, ':' | '：'))?;
    let word = &rest[..colon];
    let attribute = Attribute::of_word(word)?;
    let behind = &rest[colon + sign.len_utf8()..];
    let spaces = behind.len() - behind.trim_start_matches(' ').len();
    let value_text = &behind[spaces..];
    let value = &value_text[..value_text.find(is_break).unwrap_or(value_text.len())];
    let end = text.len() - value_text.len() + value.len();
    Some(Candidate { attribute, word, value, adjacent: spaces == 0 && !value.is_empty(), end })
}

impl Attribute {
    fn expects(self) -> Expected {
        match self {
            Attribute::Prio => Expected::Priority,
            Attribute::Progress => Expected::PerCent,
            _ => Expected::Date,
        }
    }
}

impl Attributes {
    /// Takes a value; `false` when it is not understood or was given before.
    fn set(&mut self, candidate: &Candidate, today: NaiveDate) -> bool {
        let value = candidate.value;
        let date = |lean| read_date(value, today, lean);
        match candidate.attribute {
            Attribute::Due => fill(&mut self.due, date(Lean::Forward)),
            Attribute::Done => fill(&mut self.done, date(Lean::Forward)),
            Attribute::From => fill(&mut self.from, date(Lean::Backward)),
            Attribute::Carried => fill(&mut self.carried, date(Lean::Forward)),
            Attribute::Prio => fill(&mut self.prio, number(value, 1..10)),
            Attribute::Progress => fill(&mut self.progress, number(value.trim_end_matches(['%', '％']), 0..101)),
        }
    }
}

fn fill<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    let takes = slot.is_none() && value.is_some();
    if takes {
        *slot = value;
    }
    takes
}

fn number(value: &str, range: Range<u8>) -> Option<u8> {
    let plain = value.bytes().all(|byte| byte.is_ascii_digit());
    value.parse().ok().filter(|number| plain && range.contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let found = take(text, NaiveDate::from_ymd_opt(2026, 11, 21).unwrap());
        let date = |name: &str, date: Option<NaiveDate>| date.map(|d| format!(" {name}={d}")).unwrap_or_default();
        let small = |name: &str, n: Option<u8>| n.map(|n| format!(" {name}={n}")).unwrap_or_default();
        let refused: String = found.refused.iter().map(|(key, value, _)| format!(" !{key}={value}")).collect();
        format!(
            "{}|{}{}{}{}{}{}{refused}",
            found.text,
            date("due", found.due),
            date("done", found.done),
            date("from", found.from),
            date("carried", found.carried),
            small("prio", found.prio),
            small("progress", found.progress)
        )
    }

    #[test]
    fn attributes_of_tasks() {
        let cases = [
            ("Send the quote", "Send the quote|"),
            ("Send due:2026-11-24 prio:1", "Send| due=2026-11-24 prio=1"),
            ("Send due:2026-11-24 to Bob", "Send to Bob| due=2026-11-24"),
            ("due:2026-11-24 Send", "Send| due=2026-11-24"),
            ("Send due: 2026-11-24", "Send| due=2026-11-24"),
            ("Send DUE:11-24", "Send| due=2026-11-24"),
            ("送报价单 截止：2026-11-24", "送报价单| due=2026-11-24"),
            ("送报价单，截止：11月24日", "送报价单| due=2026-11-24"),
            ("做完 完成于：2026-11-22 进度：50%", "做完| done=2026-11-22 progress=50"),
            ("x from:2026-11-20 carried:2026-11-23", "x| from=2026-11-20 carried=2026-11-23"),
            ("x due:tomorrow", "x due:tomorrow| !due=tomorrow"),
            ("reply from: Bob", "reply from: Bob|"),
            ("x prio:0", "x prio:0| !prio=0"),
            ("x progress:101", "x progress:101| !progress=101"),
            ("x due:2026-11-24 due:2026-11-25", "x due:2026-11-25| due=2026-11-24 !due=2026-11-25"),
            ("see http://x.org due:11-24", "see http://x.org| due=2026-11-24"),
            ("overdue:2026-11-24", "overdue:2026-11-24|"),
            ("note: x", "note: x|"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
