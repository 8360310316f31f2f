//! Times at the beginning of a heading or a task, in the strict form of files.

use crate::calendar::{End, Times};
use crate::text::is_han;
use chrono::NaiveTime;

/// What looks like a time and is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoSuchTime {
    /// What stands there.
    pub text: String,
}

/// Reads `[H]H:MM[JOINER[[H]H:MM]]` at the beginning of a text: the times and how many bytes they took.
///
/// `None` when nothing there looks like a time. A time ends at white space, at the end, before a Han character, or at a
/// joiner that joins nothing (`9:00到公司`, `9:00 - Call`). It runs on when a sign directly behind it stands before white
/// space or the end. `24:00` is an END (ISO 8601's end of the day), never a START.
pub(super) fn times_prefix(text: &str) -> Option<Result<(Times, usize), NoSuchTime>> {
    let (start, rest) = clock(text)?;
    let used = |rest: &str| text.len() - rest.len();
    let Some(joined) = joiner(rest) else { return start_alone(text, &start, rest) };
    if let Some((end, rest)) = clock(skip_blanks(joined.after)).filter(|(_, rest)| may_end(rest)) {
        let times = start.time().and_then(|start| Ok(Times { start, end: End::At(end.end_time()?) }));
        return Some(times.map(|times| (times, used(rest))));
    }
    let tight_sign = joined.is_sign && joined.is_tight;
    if tight_sign && joined.after.chars().next().is_none_or(char::is_whitespace) {
        return Some(start.time().map(|start| (Times { start, end: End::Running }, used(joined.after))));
    }
    if tight_sign && joined.after.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Err(NoSuchTime { text: first_word(text) }));
    }
    Some(start.time().map(|start| (Times::at(start), used(rest))))
}

/// Hours and minutes as written, not yet checked.
struct Clock<'t> {
    text: &'t str,
    hour: u32,
    minute: u32,
}

impl Clock<'_> {
    fn time(&self) -> Result<NaiveTime, NoSuchTime> {
        NaiveTime::from_hms_opt(self.hour, self.minute, 0).ok_or_else(|| NoSuchTime { text: self.text.to_owned() })
    }

    fn end_time(&self) -> Result<NaiveTime, NoSuchTime> {
        if (self.hour, self.minute) == (24, 0) { Ok(NaiveTime::MIN) } else { self.time() }
    }
}

/// Takes `[H]H:MM` from the beginning: what it says, and what follows.
fn clock(text: &str) -> Option<(Clock<'_>, &str)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hours = digits(text);
    if !(1..=2).contains(&hours) {
        return None;
    }
    let minutes = text[hours..].strip_prefix([':', '：'])?;
    if digits(minutes) != 2 {
        return None;
    }
    let (hour, minute, rest) = (text[..hours].parse().ok()?, minutes[..2].parse().ok()?, &minutes[2..]);
    Some((Clock { text: &text[..text.len() - rest.len()], hour, minute }, rest))
}

/// `9:30pm` is a time to people, and not one that files hold; anything else makes it no time at all.
fn start_alone(text: &str, start: &Clock, rest: &str) -> Option<Result<(Times, usize), NoSuchTime>> {
    if may_end(rest) {
        return Some(start.time().map(|start| (Times::at(start), text.len() - rest.len())));
    }
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let half_day = ["am", "pm"].iter().any(|half| rest[..letters].eq_ignore_ascii_case(half));
    (half_day && may_end(&rest[letters..])).then(|| Err(NoSuchTime { text: first_word(text) }))
}

struct Joined<'t> {
    after: &'t str,
    is_tight: bool,
    is_sign: bool,
}

fn joiner(text: &str) -> Option<Joined<'_>> {
    let rest = skip_blanks(text);
    let strip = |joiners: &[&str]| joiners.iter().find_map(|joiner| rest.strip_prefix(joiner));
    let is_tight = rest.len() == text.len();
    match strip(&["——", "—", "–", "-", "－", "~", "～"]) {
        Some(after) => Some(Joined { after, is_tight, is_sign: true }),
        None => Some(Joined { after: strip(&["至", "到"])?, is_tight, is_sign: false }),
    }
}

fn skip_blanks(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\u{3000}'])
}

fn may_end(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| c.is_whitespace() || is_han(c))
}

fn first_word(text: &str) -> String {
    text[..text.find(|c: char| c.is_whitespace() || is_han(c)).unwrap_or(text.len())].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match times_prefix(text) {
            None => "-".to_owned(),
            Some(Err(none)) => format!("none {}", none.text),
            Some(Ok((times, len))) => format!("{times}|{}", &text[len..]),
        }
    }

    #[test]
    fn times_of_files() {
        let cases = [
            ("9:00 Call", "09:00| Call"),
            ("09:00-10:30 Call", "09:00-10:30| Call"),
            ("9:00 - 10:30 Call", "09:00-10:30| Call"),
            ("09:00–10:30", "09:00-10:30|"),
            ("09:00—10:30拜访", "09:00-10:30|拜访"),
            ("9：00——10：30 拜访", "09:00-10:30| 拜访"),
            ("9:00~10:30 x", "09:00-10:30| x"),
            ("9:00～10:30 x", "09:00-10:30| x"),
            ("9:00至10:30拜访", "09:00-10:30|拜访"),
            ("9:00到10:30拜访", "09:00-10:30|拜访"),
            ("9:00到恒达", "09:00|到恒达"),
            ("9:00-拜访", "09:00|-拜访"),
            ("9:00 - Call", "09:00| - Call"),
            ("09:00- Call", "09:00-| Call"),
            ("09:00-", "09:00-|"),
            ("23:00-01:00 x", "23:00-01:00| x"),
            ("22:00-24:00 x", "22:00-00:00| x"),
            ("24:00 x", "none 24:00"),
            ("25:00 x", "none 25:00"),
            ("9:75 x", "none 9:75"),
            ("09:00-25:00 x", "none 25:00"),
            ("9:00-10 x", "none 9:00-10"),
            ("9:30pm x", "none 9:30pm"),
            ("09:00-10:30x", "none 09:00-10:30x"),
            ("9:5 x", "-"),
            ("9:000 x", "-"),
            ("123:00 x", "-"),
            ("9:00, then", "-"),
            ("4:3 screens", "-"),
            ("x 9:00", "-"),
            ("", "-"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text:?}");
        }
    }
}
