//! What a text was and what it is: words and characters that went and came, in colours, or between marks where there are none.

use super::style::{Hue, Look, Style};
use super::words::Words;
use crate::app::amend::{Aspect, Shift};
use crate::app::trail::{DayPart, DayShift};
use crate::text::{self, Fate, Stretch};
use serde_json::{Value, json};

/// How many lines of a longer text are shown.
const MOST_LINES: usize = 12;
/// How many characters of what stays are shown on either side of what changed.
const AROUND: usize = 24;

/// A part of an entry or a day, with what it was and is.
pub struct Part<'p> {
    name: String,
    key: &'p str,
    before: &'p str,
    after: &'p str,
    is_times: bool,
    is_block: bool,
}

impl<'p> Part<'p> {
    /// Takes a part of an entry.
    pub fn of_entry(shift: &'p Shift, words: &dyn Words) -> Self {
        Part {
            name: words.aspect(&shift.aspect),
            key: shift.aspect.trail_name(),
            before: &shift.before,
            after: &shift.after,
            is_times: shift.aspect == Aspect::Times,
            is_block: shift.aspect == Aspect::Body,
        }
    }

    /// Takes a part of a day.
    pub fn of_day(shift: &'p DayShift, words: &dyn Words) -> Self {
        let key = key(&shift.part);
        let is_block = !matches!(shift.part, DayPart::Own(_));
        let name = words.day_part(&shift.part);
        Part { name, key, before: &shift.before, after: &shift.after, is_times: false, is_block }
    }

    fn takes_lines(&self) -> bool {
        self.is_block || self.before.contains('\n') || self.after.contains('\n')
    }
}

/// Names a part of a day for programs.
pub fn key(part: &DayPart) -> &str {
    match part {
        DayPart::Own(key) => key,
        DayPart::Lead => "day",
        DayPart::Plan => "plan",
        DayPart::PlanForTomorrow => "plan for tomorrow",
        DayPart::Summary => "summary",
    }
}

/// Writes parts below each other, their names in a column; `indent` stands before each line.
pub fn parts(parts: &[Part<'_>], indent: &str, words: &dyn Words, style: Style) -> String {
    let column = parts.iter().map(|part| text::width(&part.name)).max().unwrap_or_default() + 2;
    let mut page = String::new();
    for part in parts {
        if part.takes_lines() {
            page += &format!("{indent}{}\n", style.paint(&text::clean(&part.name), Look::FAINT));
            for line in block(part.before, part.after, style) {
                page += &format!("{indent}  {line}\n");
            }
        } else {
            let name = style.paint(&text::pad(&text::clean(&part.name), column), Look::FAINT);
            page += &format!("{indent}{name}{}\n", inline(part, words, style));
        }
    }
    page
}

/// Writes a value that fits on a line: what of it went and came, or the whole of both where they have little in common.
fn inline(part: &Part<'_>, words: &dyn Words, style: Style) -> String {
    let diff = text::word_diff(part.before, part.after);
    let stays: usize =
        diff.iter().filter(|stretch| stretch.fate == Fate::Stays).map(|stretch| stretch.text.chars().count()).sum();
    let longest = part.before.chars().count().max(part.after.chars().count());
    if part.is_times || stays * 3 <= longest {
        // A span is shown as everywhere, with a dash.
        let dashed = |said: &str| if part.is_times { said.replace('-', "–") } else { said.to_owned() };
        let shown = |said: String, hue: Hue| match said.as_str() {
            "" => style.paint(words.nothing_said(), Look::FAINT),
            said => style.paint(&text::clean(said), Look::PLAIN.hued(hue)),
        };
        return format!("{} → {}", shown(dashed(part.before), Hue::Red), shown(dashed(part.after), Hue::Green));
    }
    marked(&diff, style)
}

/// Writes the lines of a longer text in which something went or came.
fn block(before: &str, after: &str, style: Style) -> Vec<String> {
    let mut lines: Vec<Vec<Stretch>> = vec![Vec::new()];
    for Stretch { fate, text } in text::word_diff(before, after) {
        for (number, piece) in text.split('\n').enumerate() {
            if number > 0 {
                lines.push(Vec::new());
            }
            if let (false, Some(line)) = (piece.is_empty(), lines.last_mut()) {
                line.push(Stretch { fate, text: piece.trim_end_matches('\r').to_owned() });
            }
        }
    }
    let is_changed = |line: &[Stretch]| line.iter().any(|stretch| stretch.fate != Fate::Stays);
    let mut shown: Vec<String> = Vec::new();
    let mut skipped = false;
    for line in lines {
        if !is_changed(&line) {
            skipped = true;
            continue;
        }
        if skipped && !shown.is_empty() {
            shown.push("…".to_owned());
        }
        skipped = false;
        shown.push(whole_line(&line, style).unwrap_or_else(|| marked(&line, style)));
    }
    if shown.len() > MOST_LINES {
        shown.truncate(MOST_LINES);
        shown.push("…".to_owned());
    }
    shown
}

/// Writes a line that came or went as a whole; `None` for another one.
fn whole_line(line: &[Stretch], style: Style) -> Option<String> {
    let [Stretch { fate, text }] = line else { return None };
    let (sign, hue) = match fate {
        Fate::Stays => return None,
        Fate::Goes => ('-', Hue::Red),
        Fate::Comes => ('+', Hue::Green),
    };
    Some(style.paint(&format!("{sign} {}", text::clean(text)), Look::PLAIN.hued(hue)))
}

/// Writes stretches: what went struck out and red, what came green; between marks where nothing is coloured.
fn marked(diff: &[Stretch], style: Style) -> String {
    let mut line = String::new();
    for (at, Stretch { fate, text }) in diff.iter().enumerate() {
        let text = text::clean(text);
        line += &match (fate, style.colour) {
            (Fate::Stays, _) => around(&text, at == 0, at + 1 == diff.len()),
            (Fate::Goes, true) => style.paint(&text, Look { strike: true, ..Look::PLAIN }.hued(Hue::Red)),
            (Fate::Comes, true) => style.paint(&text, Look::BOLD.hued(Hue::Green)),
            (Fate::Goes, false) => format!("[-{text}-]"),
            (Fate::Comes, false) => format!("{{+{text}+}}"),
        };
    }
    line
}

/// Cuts what stays down to what stands next to a change.
fn around(text: &str, is_first: bool, is_last: bool) -> String {
    let count = text.chars().count();
    let (head, tail) = (if is_first { 0 } else { AROUND }, if is_last { 0 } else { AROUND });
    if count <= head + tail + AROUND {
        return text.to_owned();
    }
    let first: String = text.chars().take(head).collect();
    let last: String = text.chars().skip(count - tail).collect();
    format!("{first}…{last}")
}

/// Makes the object of a part.
pub fn object(part: &Part<'_>) -> Value {
    let stretch = |Stretch { fate, text }: Stretch| {
        let fate = match fate {
            Fate::Stays => "same",
            Fate::Goes => "gone",
            Fate::Comes => "come",
        };
        json!({"fate": fate, "text": text})
    };
    let diff: Vec<Value> = text::word_diff(part.before, part.after).into_iter().map(stretch).collect();
    json!({"part": part.key, "before": part.before, "after": part.after, "diff": diff})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::render::words::words;

    fn shown(before: &str, after: &str, is_block: bool) -> String {
        let part = Part { name: "x".into(), key: "x", before, after, is_times: false, is_block };
        parts(&[part], "", words(Language::English), Style::default())
    }

    #[test]
    fn what_has_much_in_common_is_marked_and_the_rest_stands_whole() {
        assert_eq!(shown("they think it over", "they talk it over", false), "x  they [-think-]{+talk+} it over\n");
        assert_eq!(shown("考虑中", "同意", false), "x  考虑中 → 同意\n");
        assert_eq!(shown("", "yes", false), "x  (nothing) → yes\n");
    }

    #[test]
    fn line_that_came_as_a_whole_has_a_sign() {
        assert_eq!(shown("one", "one\ntwo", true), "x\n  + two\n");
        assert_eq!(shown("- [ ] call", "- [x] call", true), "x\n  - [-[ ]-]{+[x]+} call\n");
    }

    #[test]
    fn only_changed_lines_of_a_text_are_shown() {
        let before = "one\ntwo\nthree\nfour\nfive";
        assert_eq!(
            shown(before, &before.replace("two", "2").replace("five", "5"), true),
            "x\n  [-two-]{+2+}\n  …\n  [-five-]{+5+}\n"
        );
        let long: String = "很长的一段话".repeat(20);
        let (old, new) = (format!("{long}旧{long}"), format!("{long}新{long}"));
        let line = shown(&old, &new, true);
        assert!(line.contains("…") && line.chars().count() < 80, "{line}");
    }
}
